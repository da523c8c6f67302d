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

// Plain writes a figure in digits, without grouping and zeros at the end.
func (n Number) Plain() string { return n.String() }

// Float is the figure as a coordinate for drawing, never for arithmetic.
func (n Number) Float() float64 { return n.Decimal().InexactFloat64() }

// Offset is how far the value lies from the target, in margins, for drawing.
func (p *Progress) Offset() float64 {
	away := p.Current.Sub(p.Target.Value.Decimal()).InexactFloat64()
	if margin := p.Margin.InexactFloat64(); margin > 0 {
		return away / margin
	}
	return away
}

// ShareFloat and ExpectedFloat are P and E for drawing.
func (p *Progress) ShareFloat() float64    { return p.Share.InexactFloat64() }
func (p *Progress) ExpectedFloat() float64 { return p.Expected.InexactFloat64() }

// Shown is what an explanation prints of a ratio, in per cent: the share, the
// expected share and their difference, the gap.
type Shown struct{ Share, Expected, Gap string }

// Shown rounds to one decimal, and to more where fewer would contradict the
// rating: the gap is that of the printed shares, and what is printed gives the
// same rating as what is exact.
func (p *Progress) Shown(t *Thresholds) Shown {
	for places := int32(1); ; places++ {
		share, expected := p.Share.Shift(2).Round(places), p.Expected.Shift(2).Round(places)
		same := t.rate(share.Shift(-2), expected.Shift(-2)) == p.Rating && share.Sign() == p.Share.Sign()
		if same || places == precision {
			return Shown{share.String(), expected.String(), share.Sub(expected).String()}
		}
	}
}

// OnPath is the value that the target path has at the as-of date, to two
// decimals.
func (p *Progress) OnPath() string {
	base := p.Series.Baseline.Value.Decimal()
	return base.Add(p.Expected.Mul(p.Target.Value.Decimal().Sub(base))).Round(2).String()
}
