package plan

import (
	"strings"
	"testing"
)

// Conventions 1 and 5: P = (A-B)/(T-B), free of direction and not clamped.
func TestShare(t *testing.T) {
	checkAll(t, []course{
		{reason: "half the way up",
			baseline: "0:100", targets: "100:200", measured: "50:150", on: "50", want: "on-track 50 of 50", direction: Increase},
		{reason: "half the way down: the same ratio",
			baseline: "0:200", targets: "100:100", measured: "50:150", on: "50", want: "on-track 50 of 50", direction: Decrease},
		{reason: "the way down needs no flag",
			baseline: "0:200", targets: "100:100", measured: "50:150", on: "50", want: "on-track 50 of 50"},
		{reason: "the trap of decreasing indicators: at the baseline nothing is done, though the figure is at its highest",
			baseline: "0:200", targets: "100:100", measured: "50:200", on: "50", want: "off-track 0 of 50", direction: Decrease},
		{reason: "and near the target nearly all is done, though the figure is low",
			baseline: "0:200", targets: "100:100", measured: "50:110", on: "50", want: "on-track 90 of 50", direction: Decrease},
		{reason: "a target of zero is a target like others",
			baseline: "0:40", targets: "100:0", measured: "50:10", on: "50", want: "on-track 75 of 50", direction: Decrease},
		{reason: "and can be reached",
			baseline: "0:40", targets: "100:0", measured: "50:0", on: "50", want: "achieved 100 of 50", direction: Decrease},
		{reason: "a baseline of zero",
			baseline: "0:0", targets: "100:40", measured: "50:20", on: "50", want: "on-track 50 of 50"},
		{reason: "a value of zero on the way",
			baseline: "0:-10", targets: "100:10", measured: "50:0", on: "50", want: "on-track 50 of 50"},
		{reason: "fractions",
			baseline: "0:0.1", targets: "100:0.3", measured: "50:0.2", on: "50", want: "on-track 50 of 50"},
		{reason: "only the latest value counts for a reading at a point in time",
			baseline: "0:100", targets: "100:200", measured: "20:190 50:150", on: "50", want: "on-track 50 of 50"},
		{reason: "also when it stands first in the file",
			baseline: "0:100", targets: "100:200", measured: "50:150 20:190", on: "50", want: "on-track 50 of 50"},
		{reason: "below the baseline is a regression, and shows as one",
			baseline: "0:100", targets: "100:200", measured: "50:90", on: "50", want: "off-track -10 of 50 regression"},
		{reason: "so is above it, where the way leads down",
			baseline: "0:200", targets: "100:100", measured: "50:210", on: "50", want: "off-track -10 of 50 regression"},
		{reason: "at the baseline is none",
			baseline: "0:100", targets: "100:200", measured: "50:100", on: "50", want: "off-track 0 of 50"},
		{reason: "more than the target is more than 100 per cent",
			baseline: "0:100", targets: "100:200", measured: "50:250", on: "50", want: "achieved 150 of 50"},
	})
}

// Convention 2: E is piecewise linear through the baseline and the targets.
func TestExpectedShare(t *testing.T) {
	checkAll(t, []course{
		{reason: "a quarter of the time, a quarter of the way",
			baseline: "0:100", targets: "100:200", measured: "25:125", on: "25", want: "on-track 25 of 25"},
		{reason: "time goes on while the value stays",
			baseline: "0:100", targets: "100:200", measured: "25:125", on: "50", want: "at-risk 25 of 50"},
		{reason: "on the day of the target all is expected",
			baseline: "0:100", targets: "100:200", measured: "99:195", on: "100", want: "on-track 95 of 100"},
		{reason: "and no more than all later",
			baseline: "0:100", targets: "100:200", measured: "99:195", on: "900", want: "on-track 95 of 100"},
		{reason: "a first target on the way: 20 of 100 by half-time",
			baseline: "0:100", targets: "50:120 100:200", measured: "50:120", on: "50", want: "on-track 20 of 20"},
		{reason: "then 80 in the other half",
			baseline: "0:100", targets: "50:120 100:200", measured: "75:150", on: "75", want: "on-track 50 of 60"},
		{reason: "before the first target half of its 20",
			baseline: "0:100", targets: "50:120 100:200", measured: "25:110", on: "25", want: "on-track 10 of 10"},
		{reason: "the order in the file does not matter",
			baseline: "0:100", targets: "100:200 50:120", measured: "75:150", on: "75", want: "on-track 50 of 60"},
		{reason: "a course that leads down first: by day 25 ten below the baseline are expected, and a regression by plan is on track",
			baseline: "0:100", targets: "50:80 100:200", measured: "25:90", on: "25", want: "on-track -10 of -10 regression"},
		{reason: "and is back at the baseline when a sixth of the 60 days up to the last target is over",
			baseline: "0:100", targets: "40:80 100:200", measured: "50:100", on: "50", want: "too-early 0 of 0"},
		{reason: "a course that overshoots: achieved is judged by the last target alone",
			baseline: "0:100", targets: "50:250 100:200", measured: "50:200", on: "50", want: "achieved 100 of 150"},
		{reason: "but short of it the overshoot is expected",
			baseline: "0:100", targets: "50:250 100:200", measured: "50:199", on: "50", want: "off-track 99 of 150"},
		{reason: "a plateau between two equal targets",
			baseline: "0:100", targets: "40:150 60:150 100:200", measured: "50:150", on: "50", want: "on-track 50 of 50"},
	})
}

// Convention 3: the gap decides, at -10 and -25 points, and below 10 per cent
// expected nothing is rated.
func TestThresholds(t *testing.T) {
	checkAll(t, []course{
		{reason: "a gap of -10 is on track",
			baseline: "0:0", targets: "100:100", measured: "50:40", on: "50", want: "on-track 40 of 50"},
		{reason: "a hair more is at risk",
			baseline: "0:0", targets: "100:100", measured: "50:39.999", on: "50", want: "at-risk 39.999 of 50"},
		{reason: "a gap of -25 is at risk",
			baseline: "0:0", targets: "100:100", measured: "50:25", on: "50", want: "at-risk 25 of 50"},
		{reason: "a hair more is off track",
			baseline: "0:0", targets: "100:100", measured: "50:24.999", on: "50", want: "off-track 24.999 of 50"},
		{reason: "100 per cent are achieved",
			baseline: "0:0", targets: "100:100", measured: "50:100", on: "50", want: "achieved 100 of 50"},
		{reason: "a hair less is not",
			baseline: "0:0", targets: "100:100", measured: "50:99.999", on: "50", want: "on-track 99.999 of 50"},
		{reason: "less than 10 per cent expected is too early to rate",
			baseline: "0:0", targets: "100:100", measured: "9:0", on: "9", want: "too-early 0 of 9"},
		{reason: "10 per cent exactly is not",
			baseline: "0:0", targets: "100:100", measured: "10:0", on: "10", want: "on-track 0 of 10"},
		{reason: "nor is a regression, however early",
			baseline: "0:0", targets: "100:100", measured: "5:-21", on: "5", want: "off-track -21 of 5 regression"},
		{reason: "which the gap rates like any other",
			baseline: "0:0", targets: "100:100", measured: "5:-5", on: "5", want: "on-track -5 of 5 regression"},
		{reason: "what is achieved is achieved, however early",
			baseline: "0:0", targets: "100:100", measured: "5:100", on: "5", want: "achieved 100 of 5"},
	})
}

func TestThresholdsAreConfiguration(t *testing.T) {
	strict := &Thresholds{TooEarly: 0, OnTrack: 0, AtRisk: -5}
	for value, want := range map[string]Rating{"5": OnTrack, "4.9": AtRisk, "0": AtRisk, "-0.1": OffTrack} {
		c := course{baseline: "0:0", targets: "100:100", measured: "5:" + value}
		if p := c.indicator().Assess(day("5"), day("5"), strict, 0); p.Rating != want {
			t.Errorf("with 5 expected and %s done: got %v, want %v", value, p.Rating, want)
		}
	}
}

// Convention 4: where T = B, or the value is to be maintained, a tolerance
// stands in place of the ratio.
func TestTolerance(t *testing.T) {
	checkAll(t, []course{
		{reason: "baseline and target are equal: 5 per cent of the target, upwards to the edge",
			baseline: "0:100", targets: "100:100", measured: "50:105", on: "50", want: "on-track 105 within 5 of 100"},
		{reason: "downwards to the edge",
			baseline: "0:100", targets: "100:100", measured: "50:95", on: "50", want: "on-track 95 within 5 of 100"},
		{reason: "and not beyond",
			baseline: "0:100", targets: "100:100", measured: "50:105.001", on: "50", want: "off-track 105.001 within 5 of 100"},
		{reason: "on either side",
			baseline: "0:100", targets: "100:100", measured: "50:94.999", on: "50", want: "off-track 94.999 within 5 of 100"},
		{reason: "it is off track from the first day on, and never too early",
			baseline: "0:100", targets: "100:100", measured: "1:50", on: "1", want: "off-track 50 within 5 of 100"},
		{reason: "maintain: the same, wherever the baseline lies",
			baseline: "0:80", targets: "100:100", measured: "50:96", on: "50", want: "on-track 96 within 5 of 100", direction: Maintain},
		{reason: "a tolerance of its own, at the edge",
			baseline: "0:100", targets: "100:100", measured: "50:102", on: "50", want: "on-track 102 within 2 of 100", direction: Maintain, tolerance: "2"},
		{reason: "and beyond",
			baseline: "0:100", targets: "100:100", measured: "50:102.001", on: "50", want: "off-track 102.001 within 2 of 100", direction: Maintain, tolerance: "2"},
		{reason: "a tolerance of zero is a tolerance",
			baseline: "0:100", targets: "100:100", measured: "50:100.001", on: "50", want: "off-track 100.001 within 0 of 100", direction: Maintain, tolerance: "0"},
		{reason: "a target of zero needs its own",
			baseline: "0:0", targets: "100:0", measured: "50:-3", on: "50", want: "on-track -3 within 3 of 0", direction: Maintain, tolerance: "3"},
		{reason: "5 per cent of a negative target are not negative",
			baseline: "0:-100", targets: "100:-100", measured: "50:-105", on: "50", want: "on-track -105 within 5 of -100", direction: Maintain},
		{reason: "of several values to maintain the next one due",
			baseline: "0:100", targets: "50:100 100:200", measured: "40:100", on: "50", want: "on-track 100 within 5 of 100", direction: Maintain},
		{reason: "from the day after on the one after it",
			baseline: "0:100", targets: "50:100 100:200", measured: "40:100", on: "51", want: "off-track 100 within 10 of 200", direction: Maintain},
		{reason: "and when all are past the last",
			baseline: "0:100", targets: "50:100 100:200", measured: "40:200", on: "150", want: "on-track 200 within 10 of 200", direction: Maintain},
		{reason: "a tolerance does not matter where there is a way to go",
			baseline: "0:100", targets: "100:200", measured: "50:150", on: "50", want: "on-track 50 of 50", tolerance: "99"},
	})
}

// Convention 6: no data is no rating, and an old value is marked.
func TestNoData(t *testing.T) {
	checkAll(t, []course{
		{reason: "nothing was measured",
			baseline: "0:100", targets: "100:200", on: "50", want: "no-data for want of a measurement"},
		{reason: "nothing was measured yet",
			baseline: "0:100", targets: "100:200", measured: "51:150", on: "50", want: "no-data for want of a measurement"},
		{reason: "nothing was measured after the baseline",
			baseline: "20:100", targets: "100:200", measured: "10:90 20:100", on: "50", want: "no-data for want of a later-value"},
		{reason: "there is no baseline",
			targets: "100:200", measured: "50:150", on: "50", want: "no-data for want of a baseline"},
		{reason: "there is no target",
			baseline: "0:100", measured: "50:150", on: "50", want: "no-data for want of a target"},
		{reason: "there is nothing at all",
			on: "50", want: "no-data for want of a measurement"},
		{reason: "a value to maintain is no exception",
			baseline: "0:100", targets: "100:100", on: "50", want: "no-data for want of a measurement", direction: Maintain},
		{reason: "but it needs no baseline",
			targets: "100:100", measured: "50:103", on: "50", want: "on-track 103 within 5 of 100", direction: Maintain},
		{reason: "unless a sum begins there",
			targets: "100:100", measured: "50:103", on: "50", want: "no-data for want of a baseline", direction: Maintain, reading: Cumulative},
		{reason: "twice the frequency is not stale",
			baseline: "0:0", targets: "100:100", measured: "40:100", on: "100", frequency: 30, want: "achieved 100 of 100"},
		{reason: "one day more is, and the rating stays beside it",
			baseline: "0:0", targets: "100:100", measured: "40:100", on: "101", frequency: 30, want: "achieved 100 of 100 stale"},
		{reason: "a frequency of zero is never stale",
			baseline: "0:0", targets: "100:100", measured: "40:100", on: "9999", want: "achieved 100 of 100"},
		{reason: "the latest value is what grows old",
			baseline: "0:0", targets: "100:100", measured: "40:100 90:100", on: "101", frequency: 30, want: "achieved 100 of 100"},
		{reason: "an unrated value grows old too",
			baseline: "0:100", measured: "40:150", on: "101", frequency: 30, want: "no-data for want of a target stale"},
		{reason: "what was never measured is not old",
			baseline: "0:100", targets: "100:200", on: "101", frequency: 30, want: "no-data for want of a measurement"},
	})
}

func TestAge(t *testing.T) {
	p := course{baseline: "0:0", targets: "100:100", measured: "40:50 45:60"}.indicator().Assess(day("50"), day("50"), &defaultThresholds, 0)
	if p.Age != 5 || p.Current.String() != "60" {
		t.Errorf("on day 50 the value %s of day 45 is %d days old", p.Current, p.Age)
	}
}

// Convention 7: how values add up is the reading.
func TestReadings(t *testing.T) {
	const (
		lastOf24 = "2024-12-31:100"
		yearly   = "2025-12-31:120 2026-12-31:140 2028-12-31:180"
	)
	checkAll(t, []course{
		{reason: "cumulative: the baseline and the sum since",
			baseline: "0:100", targets: "100:200", measured: "10:20 20:30", on: "50", want: "on-track 50 of 50", reading: Cumulative},
		{reason: "what was counted on or before the day of the baseline is in it already",
			baseline: "0:100", targets: "100:200", measured: "-5:7 0:9 10:20 20:30", on: "50", want: "on-track 50 of 50", reading: Cumulative},
		{reason: "what is counted after the as-of date is not in it yet",
			baseline: "0:100", targets: "100:200", measured: "10:20 20:30 60:9", on: "50", want: "on-track 50 of 50", reading: Cumulative},
		{reason: "a correction replaces a part of the sum",
			baseline: "0:100", targets: "100:200", measured: "10:20 20:30 10:40@30", on: "50", want: "on-track 70 of 50", reading: Cumulative},
		{reason: "a part may be negative",
			baseline: "0:100", targets: "100:200", measured: "10:20 20:-30", on: "50", want: "off-track -10 of 50 regression", reading: Cumulative},

		{reason: "annual: a year is measured against the target of that year",
			baseline: lastOf24, targets: yearly, measured: "2025-12-31:110", on: "2025-12-31", want: "off-track 50 of 100", reading: Annual},
		{reason: "within the year a part of it is expected: 73 days are a fifth",
			baseline: lastOf24, targets: yearly, measured: "2025-03-14:104", on: "2025-03-14", want: "on-track 20 of 20", reading: Annual},
		{reason: "what was missed in a year is not carried over to the next",
			baseline: lastOf24, targets: yearly, measured: "2025-12-31:0 2026-12-31:140", on: "2026-12-31", want: "achieved 100 of 100", reading: Annual},
		{reason: "nor is what was done beyond it",
			baseline: lastOf24, targets: yearly, measured: "2025-12-31:999 2026-12-31:120", on: "2026-12-31", want: "off-track 50 of 100", reading: Annual},
		{reason: "a year without a target of its own has the next one",
			baseline: lastOf24, targets: yearly, measured: "2027-12-31:160", on: "2028-12-31", want: "at-risk 75 of 100", reading: Annual},
		{reason: "a year after the last target has the last one",
			baseline: lastOf24, targets: yearly, measured: "2029-12-31:180", on: "2029-12-31", want: "achieved 100 of 100", reading: Annual},
		{reason: "the year is that of the value, also when the next has begun",
			baseline: lastOf24, targets: yearly, measured: "2025-12-31:120", on: "2026-06-30", want: "achieved 100 of 100", reading: Annual},
		{reason: "annual: of two targets in a year the next one due on the day of the value",
			baseline: lastOf24, targets: "2025-06-30:120 2025-12-31:140", measured: "2025-12-31:130", on: "2025-12-31", want: "at-risk 75 of 100", reading: Annual},
		{reason: "annual: or the last of the year, when none is to come",
			baseline: lastOf24, targets: "2025-06-30:120 2026-12-31:140", measured: "2025-12-31:130", on: "2025-12-31", want: "achieved 150 of 100", reading: Annual},
		{reason: "a value to maintain has the target of its year too",
			baseline: lastOf24, targets: "2025-12-31:100 2026-12-31:200", measured: "2025-06-30:100", on: "2026-06-30", want: "on-track 100 within 5 of 100",
			reading: Annual, direction: Maintain},
		{reason: "a year that is to be as the baseline is kept, not divided by nothing",
			baseline: lastOf24, targets: "2025-12-31:100 2026-12-31:200", measured: "2025-12-31:100", on: "2025-12-31", want: "on-track 100 within 5 of 100", reading: Annual},
	})
}

// Convention 8: milestones are a step function.
func TestMilestones(t *testing.T) {
	cases := []struct {
		reason, milestones, on string
		want                   string
		due, reached, dueMet   int
	}{
		{"none is due yet", "10 20 30 40", "9", "too-early 0 of 0", 0, 0, 0},
		{"one is due on its day", "10 20 30 40", "10", "at-risk 0 of 25", 1, 0, 0},
		{"nothing more is expected until the day before the next", "10=10 20 30 40", "19", "on-track 25 of 25", 1, 1, 1},
		{"then the step", "10=10 20 30 40", "20", "at-risk 25 of 50", 2, 1, 1},
		{"three due, one reached", "10=10 20 30 40", "30", "off-track 25 of 75", 3, 1, 1},
		{"one reached on the as-of date counts", "10=20 20 30 40", "20", "at-risk 25 of 50", 2, 1, 1},
		{"one reached later does not", "10=21 20 30 40", "20", "off-track 0 of 50", 2, 0, 0},
		{"those reached early count when they are due", "10=5 20=9 30 40", "9", "too-early 0 of 0", 0, 2, 0},
		{"and make up for no other", "10 20=5 30=5 40", "10", "at-risk 0 of 25", 1, 2, 0},
		{"all reached is achieved, also before the last is due", "10=10 20=15", "15", "achieved 100 of 50", 1, 2, 1},
		{"there are none", "", "20", "no-data for want of a target", 0, 0, 0},
	}
	for _, c := range cases {
		x := &Indicator{Reading: Milestones, Milestones: milestones(c.milestones)}
		p := x.Assess(day(c.on), day(c.on), &defaultThresholds, 30)
		if got := summary(&p); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
		if p.Due != c.due || p.Reached != c.reached || p.DueMet != c.dueMet {
			t.Errorf("%s: due %d, reached %d, of those due %d; want %d, %d, %d", c.reason, p.Due, p.Reached, p.DueMet, c.due, c.reached, c.dueMet)
		}
	}
}

// Convention 9: a result has the worst rating among the rated, and says how
// many are rated.
func TestTally(t *testing.T) {
	cases := []struct {
		reason, ratings string
		worst           Rating
		rated, total    int
	}{
		{"nothing is measured of it", "", NoData, 0, 0},
		{"none is rated", "no-data too-early", NoData, 0, 2},
		{"one is", "no-data achieved too-early", Achieved, 1, 3},
		{"the worst, not the mean", "achieved achieved achieved at-risk", AtRisk, 4, 4},
		{"on track is worse than achieved", "on-track achieved", OnTrack, 2, 2},
		{"off track is worse than at risk", "at-risk off-track on-track", OffTrack, 3, 3},
		{"what is not rated is not worse", "on-track no-data", OnTrack, 1, 2},
	}
	for _, c := range cases {
		var tally Tally
		for _, word := range strings.Fields(c.ratings) {
			for _, r := range Ratings {
				if r.String() == word {
					tally.Add(&Progress{Rating: r})
				}
			}
		}
		if tally.Worst() != c.worst || tally.Rated() != c.rated || tally.Total != c.total {
			t.Errorf("%s: got %v, %d of %d; want %v, %d of %d", c.reason, tally.Worst(), tally.Rated(), tally.Total, c.worst, c.rated, c.total)
		}
	}
}

// Convention 10: a repeating decimal decides nothing at the edge.
func TestRepeatingDecimals(t *testing.T) {
	cases := []struct {
		course
		rating Rating
	}{
		{course{reason: "10 of 30 done, 13 of 30 expected: the gap is -10 points",
			baseline: "0:0", targets: "30:30", measured: "13:10", on: "13"}, OnTrack},
		{course{reason: "10 of 30 done, 14 of 30 expected: it is not",
			baseline: "0:0", targets: "30:30", measured: "14:10", on: "14"}, AtRisk},
		{course{reason: "1 of 12 done, 4 of 12 expected: the gap is -25 points",
			baseline: "0:0", targets: "12:12", measured: "4:1", on: "4"}, AtRisk},
		{course{reason: "1 of 12 done, 5 of 12 expected: it is not",
			baseline: "0:0", targets: "12:12", measured: "5:1", on: "5"}, OffTrack},
		{course{reason: "a third of three tenths is expected: 10 per cent, and no longer too early",
			baseline: "0:0", targets: "3:0.3 9:1", measured: "1:0", on: "1"}, OnTrack},
		{course{reason: "of 2 x 10^16 one less than none is done and one less than a tenth expected: the gap is -10 points, though each share is rounded",
			baseline: "0:0", targets: "10:1999999999999999 100:20000000000000000", measured: "10:-1", on: "10"}, OnTrack},
		{course{reason: "a target reached to the last digit of a very small figure",
			baseline: "0:0", targets: "7:0.0000000003", measured: "7:0.0000000003", on: "7"}, Achieved},
		{course{reason: "a figure of 24 digits",
			baseline: "0:0", targets: "30:300000000000000000000000", measured: "13:100000000000000000000000", on: "13"}, OnTrack},
		{course{reason: "a figure with 20 decimals: the unit does not matter",
			baseline: "0:0", targets: "30:0.00000000000000000030", measured: "13:0.00000000000000000010", on: "13"}, OnTrack},
	}
	for _, c := range cases {
		c.reading = PointInTime
		p := c.indicator().Assess(day(c.on), day(c.on), &defaultThresholds, 0)
		if p.Rating != c.rating {
			t.Errorf("%s: got %s, want %v", c.reason, summary(&p), c.rating)
		}
	}
}
