package plan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// anyNumber draws figures with up to 20 decimals, small and large.
func anyNumber(t *rapid.T, label string) decimal.Decimal {
	return decimal.New(rapid.Int64Range(-1_000_000, 1_000_000).Draw(t, label), rapid.Int32Range(-20, 6).Draw(t, label+" exponent"))
}

// anyFigures draws figures with rising dates after a day.
func anyFigures(t *rapid.T, after Date, least int, label string) (out []*Figure) {
	for i := range rapid.IntRange(least, 4).Draw(t, label) {
		after += Date(rapid.IntRange(1, 500).Draw(t, label+" days"))
		f := &Figure{Date: after, Recorded: after, Source: "https://example.org/"}
		f.Value = Number(anyNumber(t, fmt.Sprint(label, i)).String())
		out = append(out, f)
	}
	return out
}

// anyIndicator draws an indicator that can be rated.
func anyIndicator(t *rapid.T) *Indicator {
	x := &Indicator{
		Reading:   rapid.SampledFrom([]Reading{PointInTime, Annual, Cumulative}).Draw(t, "reading"),
		Direction: Increase,
		Baseline:  anyFigures(t, dayOne, 1, "baseline")[:1],
	}
	base := x.Baseline[0]
	base.Recorded = 0
	x.Targets = anyFigures(t, base.Date, 1, "targets")
	for _, f := range x.Targets {
		f.Recorded = 0
	}
	x.Measurements = anyFigures(t, base.Date, 1, "measurements")
	return x
}

func anyDay(t *rapid.T, label string) Date {
	return dayOne + Date(rapid.IntRange(-10, 3000).Draw(t, label))
}

// transformed is x in another unit: each value times scale, plus shift. What
// adds up to a value is scaled only.
func transformed(x *Indicator, scale, shift decimal.Decimal) *Indicator {
	into := func(all []*Figure, shift decimal.Decimal) (out []*Figure) {
		for _, f := range all {
			moved := *f
			moved.Value = Number(f.Value.Decimal().Mul(scale).Add(shift).String())
			out = append(out, &moved)
		}
		return out
	}
	y := *x
	y.Baseline, y.Targets = into(x.Baseline, shift), into(x.Targets, shift)
	if x.Reading == Cumulative {
		shift = decimal.Zero
	}
	y.Measurements = into(x.Measurements, shift)
	return &y
}

// Percent or fractions, members or thousands of them, degrees of either scale,
// up or down: the progress is the same.
func TestProgressDoesNotDependOnTheUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, on := anyIndicator(t), anyDay(t, "as of")
		scale, shift := anyNumber(t, "scale"), anyNumber(t, "shift")
		if scale.IsZero() {
			t.Skip("a unit of nothing")
		}
		p := x.Assess(on, on, &defaultThresholds, 30)
		q := transformed(x, scale, shift).Assess(on, on, &defaultThresholds, 30)
		if p.Kept && q.Kept {
			return // a tolerance of 5 per cent depends on where zero lies
		}
		if summary(&p) != summary(&q) {
			t.Errorf("got %s, in another unit %s", summary(&p), summary(&q))
		}
	})
}

func TestExpectedIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := anyIndicator(t)
		base, path := x.Baseline[0], x.Targets
		if path[len(path)-1].Value.Decimal().Equal(base.Value.Decimal()) {
			t.Skip("there is no way to go")
		}
		one := decimal.NewFromInt(1)
		last := path[len(path)-1].Date
		if e := expected(base, path, base.Date-Date(rapid.IntRange(0, 9).Draw(t, "before"))); !e.IsZero() {
			t.Errorf("up to the baseline's date %s is expected", e)
		}
		if e := expected(base, path, last+Date(rapid.IntRange(0, 9).Draw(t, "after"))); !e.Equal(one) {
			t.Errorf("from the last target on %s is expected", e)
		}
		if !monotone(base, path) {
			return
		}
		day := base.Date + Date(rapid.IntRange(0, int(last-base.Date)).Draw(t, "day"))
		e, next := expected(base, path, day), expected(base, path, day+1)
		if e.IsNegative() || e.GreaterThan(one) || next.LessThan(e) {
			t.Errorf("on day %d %s is expected, on the next %s", day-base.Date, e, next)
		}
	})
}

// monotone reports whether the way never turns back.
func monotone(base *Figure, path []*Figure) bool {
	way := path[len(path)-1].Value.Decimal().Cmp(base.Value.Decimal())
	from := base
	for _, to := range path {
		if to.Value.Decimal().Cmp(from.Value.Decimal()) == -way {
			return false
		}
		from = to
	}
	return true
}

// What becomes known later changes no report of today.
func TestRatingsDependOnWhatIsKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, on := anyIndicator(t), anyDay(t, "as of")
		before := x.Assess(on, on, &defaultThresholds, 30)
		later := func(all []*Figure, label string) []*Figure {
			for _, f := range anyFigures(t, dayOne, 0, label) {
				f.Recorded = on + Date(rapid.IntRange(1, 100).Draw(t, label+" recorded"))
				at := rapid.IntRange(0, len(all)).Draw(t, label+" place")
				all = append(all[:at:at], append([]*Figure{f}, all[at:]...)...)
			}
			return all
		}
		x.Baseline = later(x.Baseline, "later baseline")
		x.Targets = later(x.Targets, "later targets")
		x.Measurements = later(x.Measurements, "later measurements")
		if after := x.Assess(on, on, &defaultThresholds, 30); !reflect.DeepEqual(before, after) {
			t.Errorf("was %s, has become %s", summary(&before), summary(&after))
		}
	})
}

// The rating follows from share, expectation and thresholds alone, and nothing
// but milestones and ratios has them.
func TestRatingFollowsFromItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x, on := anyIndicator(t), anyDay(t, "as of")
		p := x.Assess(on, on, &defaultThresholds, 0)
		switch {
		case (p.Missing != "") != (p.Rating == NoData), p.Ratio && p.Kept, p.Rating.Rated() && !p.Ratio && !p.Kept:
			t.Errorf("%+v", p)
		case p.Ratio && p.Rating != defaultThresholds.rate(p.Share, p.Expected):
			t.Errorf("%s", summary(&p))
		case p.Regression() && (p.Rating == TooEarly || p.Rating == Achieved):
			t.Errorf("a regression is %s", summary(&p))
		}
	})
}

// anyFlow draws a figure, milestone or what an author makes of them.
func anyFlow(t *rapid.T, label string) string {
	values := []string{"0", "-0", "100", "100.5", "-7", "1e3", "012", "'5'", "", "[1]", "999999999999999999999999", "0.000000000000000000000001"}
	dates := []string{"2024-12-31", "2025-03-14", "2025-12-31", "2026-06-30", "2028-12-31", "2025-02-30", "", "soon", "2027-01-01"}
	standings := []string{"final", "provisional", "estimated", "illustrative", "sure"}
	pick := func(from []string, key string) string { return rapid.SampledFrom(from).Draw(t, label+key) }
	keys := []string{"date: " + pick(dates, "date"), "value: " + pick(values, "value")}
	for _, more := range []string{
		"standing: " + pick(standings, "standing"), "recorded: " + pick(dates, "recorded"), "corrects: " + pick(dates, "corrects"),
		"reason: recounted", "title: a", "due: " + pick(dates, "due"), "reached: " + pick(dates, "reached"), "source: https://example.org/",
	} {
		if rapid.IntRange(0, 2).Draw(t, label+"has") == 0 {
			keys = append(keys, more)
		}
	}
	return "{" + strings.Join(rapid.Permutation(keys).Draw(t, label+"order"), ", ") + "}"
}

// Whatever an author writes, what is decoded of it can be rated.
func TestAssessNeverPanics(t *testing.T) {
	config := testConfig(t)
	rapid.Check(t, func(t *rapid.T) {
		var lines strings.Builder
		for _, key := range []string{"baseline", "targets", "measurements", "milestones"} {
			all := make([]string, rapid.IntRange(0, 4).Draw(t, key))
			for i := range all {
				all[i] = anyFlow(t, fmt.Sprint(key, i))
			}
			fmt.Fprintf(&lines, "%s: [%s]\n", key, strings.Join(all, ", "))
		}
		for _, choice := range [][]string{
			{"reading", "point-in-time", "annual", "cumulative", "milestone", "yearly"},
			{"direction", "increase", "decrease", "maintain", "up"},
			{"tolerance", "0", "5", "-1", "few"},
		} {
			fmt.Fprintf(&lines, "%s: %s\n", choice[0], rapid.SampledFrom(choice[1:]).Draw(t, choice[0]))
		}
		doc, _ := source.Split("a.md", []byte(indicator(lines.String())))
		var diags diagnostic.List
		p := Decode(doc, config, &diags).Plan
		if tally := assessAll(p, config); len(p.Indicators) != 1 || tally.Total == 0 {
			t.Errorf("nothing is assessed of\n%s", lines.String())
		}
	})
}
