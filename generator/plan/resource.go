package plan

import "github.com/shopspring/decimal"

// Plus is the sum of two figures; none adds nothing, and is what two of none
// come to.
func (n Number) Plus(m Number) Number {
	if !n.Set() {
		return m
	}
	if !m.Set() {
		return n
	}
	return Number(n.Decimal().Add(m.Decimal()).String())
}

// PercentOf is what share of whole the figure is, in per cent with one place
// after the point; none where one of them is none, or the whole is zero.
func (n Number) PercentOf(whole Number) Number {
	if !n.Set() || !whole.Set() || whole.Decimal().IsZero() {
		return ""
	}
	return Number(n.Decimal().Mul(decimal.New(100, 0)).DivRound(whole.Decimal(), 1).String())
}

// Total is what resources come to. A figure that none of them gives is none.
type Total struct {
	Budget, Spent    Number
	Staff, StaffUsed Number
	Standing         Standing // the weakest among them; "" where there are none
}

// Add adds an entry.
func (t *Total) Add(x *Resource) {
	t.Join(Total{Budget: x.Budget, Spent: x.Spent, Staff: x.Staff, StaffUsed: x.StaffUsed, Standing: x.EffectiveStanding()})
}

// Join adds what others come to.
func (t *Total) Join(o Total) {
	t.Budget, t.Spent = t.Budget.Plus(o.Budget), t.Spent.Plus(o.Spent)
	t.Staff, t.StaffUsed = t.Staff.Plus(o.Staff), t.StaffUsed.Plus(o.StaffUsed)
	switch {
	case t.Standing == "":
		t.Standing = o.Standing
	case o.Standing != "":
		t.Standing = t.Standing.Worse(o.Standing)
	}
}

// spendingApart is by how many points the share of a budget that is spent may
// differ from the share of its year that is over.
const spendingApart = 20

// SpendingApart is spendingApart, to be told.
func SpendingApart() int { return spendingApart }

// YearGone is how much of a year is over at the end of a day, in per cent with
// one place after the point.
func YearGone(year int, on Date) Number {
	first, next := NewDate(year, 1, 1), NewDate(year+1, 1, 1)
	gone := min(max(on-first+1, 0), next-first)
	return Number(decimal.New(int64(gone)*100, 0).DivRound(decimal.New(int64(next-first), 0), 1).String())
}

// SpendingOff reports whether spending is far from what the year lets expect:
// the share of the budget that is spent differs by more than SpendingApart
// points from the share of the year that is over. Where either figure is
// missing, or the budget is nothing, there is nothing to say.
func (t *Total) SpendingOff(year int, on Date) bool {
	share := t.Spent.PercentOf(t.Budget)
	if !share.Set() {
		return false
	}
	apart := share.Decimal().Sub(YearGone(year, on).Decimal()).Abs()
	return apart.GreaterThan(decimal.New(spendingApart, 0))
}
