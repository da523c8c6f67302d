package page

import (
	"cmp"
	"slices"
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Resources is what outputs or plans may use and what they used, in a table.
type Resources struct {
	Label  string
	First  string // head of the first column
	Second string // of the second one
	Year   string // the latest up to the as-of date, of which columns tell; "" where there is none
	Heads  ResourceHeads
	Groups []ResourceGroup
	Total  ResourceRow
	More   string // said where not all are shown
	Gaps   []Gap
	Figure *Figure // of a plan: its budgets by output
}

// ResourceHeads are the heads of the columns with figures.
type ResourceHeads struct{ YearMoney, YearStaff, Money, Staff string }

// ResourceGroup holds rows under a heading, or under none.
type ResourceGroup struct {
	Heading string
	Rows    []ResourceRow
}

// ResourceRow is an output, a plan or their sum.
type ResourceRow struct {
	ID          string // of an output, where its plan is shown
	Link        Link   // without an address: the plan as a whole
	Unconfirmed bool
	Hidden      bool
	Chip        *Chip  // rating of the output
	Note        string // or how many outputs of the plan have resources
	Sources     []Link // their numbers, on the page of a plan

	YearMoney, YearStaff, Money, Staff ResourceCell
}

// ResourceCell is a figure that was planned with what was used of it.
type ResourceCell struct {
	Planned string
	Used    string
	Mark    string // standing, where it is not said beside it
}

// latestYear is the latest year of the entries that has begun, or 0.
func (b *in) latestYear(uses []site.Use) int {
	year := 0
	for _, u := range uses {
		if u.Year <= b.site.AsOf.Year() {
			year = max(year, u.Year)
		}
	}
	return year
}

// totals are what entries come to, in a year and in all.
func totals(uses []site.Use, year int) (of, all plan.Total) {
	for _, u := range uses {
		all.Add(u.Resource)
		if u.Year == year {
			of.Add(u.Resource)
		}
	}
	return of, all
}

// spanOf says from when to when the entries go.
func (b *in) spanOf(uses []site.Use) string {
	byYear := func(x, y site.Use) int { return cmp.Compare(x.Year, y.Year) }
	from, to := slices.MinFunc(uses, byYear).Year, slices.MaxFunc(uses, byYear).Year
	if from == to {
		return strconv.Itoa(from)
	}
	return b.period(&plan.Period{From: from, To: to})
}

// resourceTable is an empty table for entries, of which there is at least one.
func (b *in) resourceTable(uses []site.Use, label string) (*Resources, int) {
	year := b.latestYear(uses)
	t := &Resources{Label: label}
	span := b.spanOf(uses)
	t.Heads.Money, t.Heads.Staff = b.moneyHead(span), b.F("staff-in", "Period", span)
	if year != 0 && span != strconv.Itoa(year) {
		t.Year = strconv.Itoa(year)
		t.Heads.YearMoney, t.Heads.YearStaff = b.moneyHead(t.Year), b.F("staff-in", "Period", t.Year)
	}
	return t, year
}

func (b *in) moneyHead(period string) string {
	if b.site.Config.Currency == "" {
		return b.F("budget-in", "Period", period)
	}
	return b.F("budget-in-currency", "Period", period, "Currency", b.site.Config.Currency)
}

// fill puts the figures of entries into a row.
func (row *ResourceRow) fill(b *in, uses []site.Use, year int) {
	of, all := totals(uses, year)
	row.YearMoney, row.YearStaff = b.resourceCells(of)
	row.Money, row.Staff = b.resourceCells(all)
}

// resourceCells are the two cells of a total; the standing of both is said once.
func (b *in) resourceCells(t plan.Total) (money, staff ResourceCell) {
	money, staff = b.resourceCell(t.Budget, t.Spent, "spent-of", "spent-of-share"), b.resourceCell(t.Staff, t.StaffUsed, "used-of", "used-of-share")
	if mark := b.standing(t.Standing); money != (ResourceCell{}) {
		money.Mark = mark
	} else {
		staff.Mark = mark
	}
	return money, staff
}

// resourceCell says what was planned, and in one of two messages what was used:
// alone, or as a share of it too.
func (b *in) resourceCell(planned, used plan.Number, alone, shared string) (c ResourceCell) {
	if planned.Set() {
		c.Planned = b.Number(planned.Plain())
	}
	if used.Set() {
		words := b.Number(used.Plain())
		c.Used = b.F(alone, "Amount", words)
		if share := used.PercentOf(planned); share.Set() {
			c.Used = b.F(shared, "Amount", words, "Share", b.Percent(share.Plain()))
		}
	}
	return c
}

// resources are those of a plan by output, with what they lack; nil where the
// plan has none.
func (a *at) resources(p *site.Plan) *Resources {
	if len(p.Uses) == 0 {
		return nil
	}
	t, year := a.resourceTable(p.Uses, a.F("resources-of", "Plan", p.Name()))
	t.First, t.Second = a.T("output"), a.T("rating")
	var group ResourceGroup
	var rows []paid
	for _, x := range p.Results {
		if len(x.Uses) == 0 {
			continue
		}
		row := ResourceRow{Link: Link{Text: x.Title, Href: a.to(x.Ref())}, Unconfirmed: titleUnconfirmed(x), Hidden: isHidden(x), Chip: a.resultChip(x)}
		row.fill(a.in, x.Uses, year)
		row.Sources = a.resourceRefs(x.Uses)
		rows = append(rows, paid{label: a.label(x), href: a.to(x.Ref()), uses: x.Uses})
		group.Rows = append(group.Rows, row)
	}
	if whole := wholeUses(p); len(whole) > 0 {
		row := ResourceRow{Link: Link{Text: a.T("plan-as-whole")}}
		row.fill(a.in, whole, year)
		row.Sources = a.resourceRefs(whole)
		rows = append(rows, paid{label: row.Link.Text, uses: whole})
		group.Rows = append(group.Rows, row)
	}
	if more := len(group.Rows) - PerPage; more > 0 {
		group.Rows, t.More = group.Rows[:PerPage], a.N("more-entries", more)
	}
	t.Groups = []ResourceGroup{group}
	t.Total = ResourceRow{Link: Link{Text: a.T("total")}}
	t.Total.fill(a.in, p.Uses, year)
	t.Gaps = a.resourceGaps([]*site.Plan{p}, year)
	t.Figure = a.budgetsOf(ChartID{p.Ref(), "budgets"}, a.F("budgets-of", "Plan", p.Name(), "Period", a.spanOf(p.Uses)), a.T("output"), rows)
	return t
}

// resourceRefs are the numbers of the sources of entries.
func (a *at) resourceRefs(uses []site.Use) []Link {
	var sources []plan.Address
	for _, u := range uses {
		sources = append(sources, u.Source)
	}
	return a.refs(sources...)
}

// wholeUses are the entries of a plan for no single output.
func wholeUses(p *site.Plan) []site.Use {
	return slices.DeleteFunc(slices.Clone(p.Uses), func(u site.Use) bool { return u.Result != nil })
}

// resourceGaps are what the plans lack in resources, sort by sort. One without
// any is named by itself and not once for each output.
func (a *at) resourceGaps(plans []*site.Plan, year int) []Gap {
	var without, unpaid, off []site.Item
	for _, p := range plans {
		if len(p.Uses) == 0 && !a.holdsAims(p) {
			without = append(without, p)
		}
		for _, x := range p.Results {
			if len(p.Uses) > 0 && len(x.Uses) == 0 && a.isLowest(x) {
				unpaid = append(unpaid, x)
			}
			if of, _ := totals(x.Uses, year); year != 0 && of.SpendingOff(year, a.site.AsOf) {
				off = append(off, x)
			}
		}
	}
	out := a.gap(nil, "gap-no-resources", without, plans)
	out = a.gap(out, "gap-unpaid", unpaid, plans)
	if out = a.gap(out, "gap-spending", off, plans); len(off) > 0 {
		out[len(out)-1].Rule = a.spendingRule(year)
	}
	return out
}

// spendingRule says when spending counts as far from what the year lets expect.
func (a *at) spendingRule(year int) string {
	return a.F("spending-rule", "Date", a.Date(a.site.AsOf.Time()), "Gone", a.Percent(plan.YearGone(year, a.site.AsOf).Plain()), "Year", strconv.Itoa(year), "Points", plan.SpendingApart())
}

// budgetHead is the head of a column of budgets.
func (b *in) budgetHead() string {
	if c := b.site.Config.Currency; c != "" {
		return b.F("budget-currency", "Currency", c)
	}
	return b.T("budget")
}

// ResourceYear is what a result may use and used in a year.
type ResourceYear struct {
	Year         string
	Money, Staff ResourceCell
	Source       string
	Note         string
}

// ResultResources are the resources of a result by year.
type ResultResources struct {
	MoneyHead string
	Years     []ResourceYear
	Noted     bool // one of them has a note or a source
}

// resultResources are those of a result; nil where it has none.
func (a *at) resultResources(x *site.Result) *ResultResources {
	if len(x.Uses) == 0 {
		return nil
	}
	out := &ResultResources{MoneyHead: a.budgetHead()}
	uses := slices.SortedStableFunc(slices.Values(x.Uses), func(x, y site.Use) int { return cmp.Compare(x.Year, y.Year) })
	for _, u := range uses {
		year := ResourceYear{Year: strconv.Itoa(u.Year), Source: string(u.Source), Note: u.Note}
		var t plan.Total
		t.Add(u.Resource)
		year.Money, year.Staff = a.resourceCells(t)
		out.Years = append(out.Years, year)
		out.Noted = out.Noted || year.Note != "" || year.Source != ""
	}
	return out
}
