package plan

import "github.com/shopspring/decimal"

// Percent rounds a share for display: whole per cent, half away from zero. A
// share short of 1 never shows as 100, nor one that is not 0 as 0: then it keeps
// as many decimals as tell it apart, cut off towards zero.
func Percent(share decimal.Decimal) string {
	exact := share.Mul(hundred)
	whole := exact.Round(0)
	if whole.Equal(exact) || !whole.Equal(hundred) && !whole.IsZero() {
		return whole.String()
	}
	fine := exact.Truncate(1)
	for places := int32(2); fine.IsZero(); places++ {
		fine = exact.Truncate(places)
	}
	return fine.String()
}

// Percent1 rounds a share to one decimal of per cent, for explanations.
func Percent1(share decimal.Decimal) string { return share.Mul(hundred).Round(1).String() }

// Plain writes a figure in digits, without grouping and zeros at the end.
func (n Number) Plain() string { return n.String() }

// Float is the figure as a coordinate for drawing, never for arithmetic.
func (n Number) Float() float64 { return n.InexactFloat64() }

// Offset is how far the value lies from the target, in margins, for drawing.
func (p *Progress) Offset() float64 {
	away := p.Current.Sub(p.Target.Value.Decimal).InexactFloat64()
	if margin := p.Margin.InexactFloat64(); margin > 0 {
		return away / margin
	}
	return away
}

// ShareFloat and ExpectedFloat are P and E for drawing.
func (p *Progress) ShareFloat() float64    { return p.Share.InexactFloat64() }
func (p *Progress) ExpectedFloat() float64 { return p.Expected.InexactFloat64() }

// Points rounds a gap to one decimal of percentage points.
func Points(gap decimal.Decimal) string { return gap.Mul(hundred).Round(1).String() }
