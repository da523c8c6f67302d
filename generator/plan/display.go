package plan

import "github.com/shopspring/decimal"

// Percent rounds a share for display: whole per cent, half away from zero. A
// share short of 1 never shows as 100, nor one above 0 as 0: then it keeps a
// decimal, cut off towards zero.
func Percent(share decimal.Decimal) string {
	exact := share.Mul(hundred)
	whole := exact.Round(0)
	misleading := whole.Equal(hundred) || whole.IsZero()
	if misleading && !whole.Equal(exact) {
		if fine := exact.Truncate(1); !fine.IsZero() {
			return fine.String()
		}
	}
	return whole.String()
}

// Percent1 rounds a share to one decimal of per cent, for explanations.
func Percent1(share decimal.Decimal) string { return share.Mul(hundred).Round(1).String() }

// Plain writes a figure as its author did, without grouping.
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
