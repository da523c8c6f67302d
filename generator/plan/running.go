package plan

import "github.com/shopspring/decimal"

// Reached is the state of an indicator after one of its measurements.
type Reached struct {
	*Figure                  // the measurement
	Value    decimal.Decimal // what is drawn: the value, or the running total
	Standing Standing        // the weakest standing among what Value rests on
}

// Course is what the measurements of a series amount to, by date: each value
// as it is or, for a cumulative reading, the total since the baseline, in
// which values of the baseline's date and before do not count.
func (x *Indicator) Course(s Series) []Reached {
	out := make([]Reached, 0, len(s.Measurements))
	cumulative := x.Reading == Cumulative && s.Baseline != nil
	total, standing := decimal.Zero, Final
	if cumulative {
		total, standing = s.Baseline.Value.Decimal(), s.Baseline.EffectiveStanding()
	}
	for _, m := range s.Measurements {
		switch {
		case !cumulative:
			out = append(out, Reached{Figure: m, Value: m.Value.Decimal(), Standing: m.EffectiveStanding()})
		case m.Date > s.Baseline.Date:
			total, standing = total.Add(m.Value.Decimal()), standing.Worse(m.EffectiveStanding())
			out = append(out, Reached{Figure: m, Value: total, Standing: standing})
		}
	}
	return out
}

// Plain writes the value in digits.
func (r Reached) Plain() string { return r.Value.String() }

// Float is the value as a coordinate for drawing.
func (r Reached) Float() float64 { return r.Value.InexactFloat64() }
