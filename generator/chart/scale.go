package chart

import "math"

// scale maps values to positions. The products are rounded to float64 before
// they are added, so that every processor gives the same picture.
type scale struct{ from, to, start, end float64 }

func (s scale) at(v float64) float64 {
	if s.to == s.from {
		return (s.start + s.end) / 2
	}
	share := (v - s.from) / (s.to - s.from)
	return s.start + float64(share*(s.end-s.start))
}

// oneValue is the share of a value below which a difference cannot be drawn.
const oneValue = 1e-9

// ticks returns round values that span lo to hi, at most about n of them, and
// the number of decimals they need. Where zero is near, it is included.
func ticks(lo, hi float64, n int) (values []float64, decimals int) {
	if lo > 0 && lo < hi*0.4 {
		lo = 0
	}
	if hi < 0 && hi > lo*0.4 {
		hi = 0
	}
	switch size := max(math.Abs(lo), math.Abs(hi)); {
	case size == 0:
		hi = 1
	case hi-lo <= size*oneValue:
		lo, hi = lo-float64(size*0.1), hi+float64(size*0.1)
	}
	step, exponent := roundStep((hi - lo) / float64(n))
	first, last := math.Floor(lo/step), math.Ceil(hi/step)
	for i := first; i <= last && len(values) < 2*n+2; i++ {
		values = append(values, float64(i*step))
	}
	return values, max(0, -exponent)
}

// roundStep is the next of 1, 2, 5 times a power of ten from raw upwards, with
// the power.
func roundStep(raw float64) (step float64, exponent int) {
	exponent = int(math.Floor(math.Log10(raw)))
	unit := math.Pow10(exponent)
	for _, m := range []float64{1, 2, 5} {
		if m*unit >= raw*0.999999 {
			return m * unit, exponent
		}
	}
	return 10 * unit, exponent + 1
}
