package page_test

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/page"
)

// indicator is a plan with one indicator, judged as of 30 June 2026.
func indicator(keys ...string) string {
	return harbour("indicators:\n  - id: kpi\n    title: Ships\n    measures: [goal]\n    frequency: annual\n    " + strings.Join(keys, "\n    ") + "\n")
}

const (
	base    = "baseline: {date: 2024-12-31, value: 100, source: 'https://example.org/'}"
	rising  = "direction: increase"
	counted = "unit: ships"
	point   = "reading: point-in-time"
	values  = "measurements: [{date: 2025-12-31, value: 130, source: 'https://example.org/'}]"
	two     = "targets: [{date: 2025-12-31, value: 120}, {date: 2027-12-31, value: 200}]"
)

// Every rating explains itself: formula, inputs, thresholds, date; and the
// sentence of the page speaks of the same.
func TestExplanations(t *testing.T) {
	for _, c := range []struct {
		reason   string
		keys     []string
		sentence string
		steps    []string
	}{
		{"a ratio, on the second stretch of the path", []string{point, counted, rising, base, two, values},
			"30% of the way from baseline to target, where 40% is expected by 30 June 2026.",
			[]string{
				"The latest value is 130 ships, of 31 December 2025",
				"Progress = (current − baseline) ÷ (target − baseline) = (130 − 100) ÷ (200 − 100) = 30%",
				"By 30 June 2026, 181 of 730 days have passed from 31 December 2025 to 31 December 2027; the straight line from 120 to 200 is then at 139.84, which is the expected progress of 39.8%",
				"Gap = 30% − 39.8% = −9.8 percentage points, hence: On track",
			}},
		{"a value that falls as it should", []string{point, counted, "direction: decrease", base, "targets: [{date: 2026-06-30, value: 50}]", "measurements: [{date: 2025-12-31, value: 60}]"},
			"80% of the way from baseline to target, where 100% is expected by 30 June 2026.",
			[]string{
				"The latest value is 60 ships, of 31 December 2025",
				"Progress = (current − baseline) ÷ (target − baseline) = (60 − 100) ÷ (50 − 100) = 80%",
				"The target was due by 30 June 2026, so all of the way is expected: 100%",
				"Gap = 80% − 100% = −20 percentage points, hence: At risk",
			}},
		{"a value that has gone the wrong way", []string{point, counted, rising, base, two, "measurements: [{date: 2025-12-31, value: 99}]"},
			"99 ships lies on the wrong side of the baseline of 100 ships; by 30 June 2026, 40% of the way to the target is expected.",
			[]string{"", "Progress = (current − baseline) ÷ (target − baseline) = (99 − 100) ÷ (200 − 100) = −1%", "", "Gap = −1% − 39.8% = −40.8 percentage points, hence: Off track"}},
		{"a running total", []string{"reading: cumulative", counted, rising, base, two, "measurements: [{date: 2025-06-30, value: 20}, {date: 2025-12-31, value: 30}]"},
			"50% of the way from baseline to target, where 40% is expected by 30 June 2026.",
			[]string{"Current value = baseline of 31 December 2024 plus all values since, up to 31 December 2025 = 100 + 20 + 30 = 150", "Progress = (current − baseline) ÷ (target − baseline) = (150 − 100) ÷ (200 − 100) = 50%", "", ""}},
		{"a year of its own", []string{"reading: annual", counted, rising, base, two, values},
			"150% of the way from baseline to target, where 100% is expected by 30 June 2026.",
			[]string{"The year 2025 counts alone: 130 ships, against the target of 120 ships by 31 December 2025", "", "The target was due by 31 December 2025, so all of the way is expected: 100%", "Gap = 150% − 100% = 50 percentage points, hence: Achieved"}},
		{"a value to keep, by the usual tolerance", []string{point, "unit: '%'", "direction: maintain", "targets: [{date: 2027-12-31, value: 90}]", "measurements: [{date: 2025-12-31, value: 85.5}]"},
			"85.5% against a value of 90% that is to be kept, give or take 4.5 percentage points.",
			[]string{
				"The latest value is 85.5%, of 31 December 2025",
				"The value is to be kept, so there is no ratio; the target is 90% by 31 December 2027",
				"Tolerance = 5% of the target = 4.5 percentage points",
				"Distance = |85.5% − 90%| = 4.5 percentage points, within the tolerance as of 30 June 2026, hence: On track",
			}},
		{"a target equal to the baseline, by a tolerance of its own", []string{point, counted, rising, "tolerance: 2", base, "targets: [{date: 2027-12-31, value: 100}]", values},
			"130 ships against a value of 100 ships that is to be kept, give or take 2 ships.",
			[]string{
				"The latest value is 130 ships, of 31 December 2025",
				"The target of 100 ships by 31 December 2027 equals the baseline: there is no distance to cover and no ratio, so the value is to be kept",
				"Tolerance, as set for this indicator = 2 ships",
				"Distance = |130 − 100| = 30 ships, more than the tolerance as of 30 June 2026, hence: Off track",
			}},
		{"milestones", []string{"reading: milestone", "milestones: [{title: a, due: 2025-06-30, reached: 2025-06-30}, {title: b, due: 2026-06-30}, {title: c, due: 2027-06-30, reached: 2026-01-01}]"},
			"Reached: 1 of 2 milestones due by 30 June 2026.",
			[]string{
				"Expected: milestones due by 30 June 2026, 2 of 3 = 66.7%",
				"Progress: milestones due and reached, 1 of 3 = 33.3%",
				"Gap = 33.3% − 66.7% = −33.4 percentage points, hence: Off track",
			}},
		{"no milestone due", []string{"reading: milestone", "milestones: [{title: a, due: 2027-06-30}]"},
			"No milestone is due by 30 June 2026 yet.",
			[]string{"Expected: milestones due by 30 June 2026, 0 of 1 = 0%", "Progress: milestones due and reached, 0 of 1 = 0%", "Gap = 0% − 0% = 0 percentage points, hence: Too early to rate"}},
		{"no value", []string{point, counted, rising, base, two}, "No value has been measured yet, so there is no rating.", []string{"No value has been measured yet, so there is no rating."}},
		{"no later value", []string{point, counted, rising, base, two, "measurements: [{date: 2024-12-31, value: 100}]"},
			"No value later than the baseline is known, so there is no rating.", []string{"No value later than the baseline is known, so there is no rating."}},
		{"no baseline", []string{point, counted, rising, two, values}, "There is no baseline, so there is no rating.", []string{"There is no baseline, so there is no rating."}},
		{"no target", []string{point, counted, rising, base, values}, "There is no target, so there is no rating.", []string{"There is no target, so there is no rating."}},
	} {
		got := view[page.Indicator](t, pagesOf(t, indicator(c.keys...)), "kpi")
		if got.Sentence != c.sentence {
			t.Errorf("%s: the sentence is %q, want %q", c.reason, got.Sentence, c.sentence)
		}
		for i, want := range c.steps {
			if len(got.Explanation.Steps) != len(c.steps) || want != "" && got.Explanation.Steps[i] != want {
				t.Errorf("%s: the steps are\n\t%s\nwant\n\t%s", c.reason, strings.Join(got.Explanation.Steps, "\n\t"), strings.Join(c.steps, "\n\t"))
				break
			}
		}
	}
}

// A milestone due on the as-of day is due, in the table as in the rating.
func TestMilestoneOnItsDay(t *testing.T) {
	got := view[page.Indicator](t, pagesOf(t, indicator("reading: milestone", "milestones: [{title: a, due: 2026-06-30}]")), "kpi")
	if state := got.Milestones[0].Chip.Text; state != "Overdue" {
		t.Errorf("a milestone due on the as-of day is %q", state)
	}
}

// What became known after the as-of date is not shown, and what it replaced
// is in force.
func TestFiguresKnownLater(t *testing.T) {
	got := view[page.Indicator](t, pagesOf(t, indicator(point, counted, rising,
		"baseline: [{date: 2024-12-31, value: 100}, {date: 2024-12-31, value: 90, recorded: 2026-01-31, reason: recounted}]",
		"targets: [{date: 2027-12-31, value: 200}, {date: 2027-12-31, value: 300, recorded: 2026-12-31, reason: raised}]",
		"measurements: [{date: 2025-12-31, value: 130}, {date: 2025-12-31, value: 140, corrects: 2025-12-31, recorded: 2026-08-15}]")), "kpi")
	var rows []string
	for _, f := range got.Figures {
		row := f.Kind + " " + f.Value
		if f.Replaced {
			row += " replaced"
		}
		rows = append(rows, row)
	}
	want := []string{"Baseline 100 ships replaced", "Baseline 90 ships", "Measured 130 ships", "Target 200 ships"}
	if !slices.Equal(rows, want) {
		t.Errorf("the figures are %q, want %q", rows, want)
	}
}

// The table of a plan shows the target that the rating is measured against,
// and marks each figure that nobody published.
func TestFiguresOfATable(t *testing.T) {
	got := view[page.Plan](t, pagesOf(t, indicator("reading: annual", counted, rising, base, two, values)), "harbour")
	row := got.Indicators[0]
	if row.Target != "120 ships" || row.TargetMark != "illustrative" || row.Latest != "130 ships" || row.LatestMark != "" {
		t.Errorf("the row is %+v", row)
	}
	if key := got.Key; len(key.Legend) != 2 || key.Sentence == "" {
		t.Errorf("the key is %+v", key)
	}
}

// The chart of values to be kept has a key of its own.
func TestKeyOfKeptValues(t *testing.T) {
	got := view[page.Result](t, pagesOf(t, indicator(point, counted, "direction: maintain", "targets: [{date: 2027-12-31, value: 90}]", values)), "goal")
	var key []string
	for _, entry := range got.Figure.Legend {
		key = append(key, entry.Class)
	}
	if !slices.Equal(key, []string{"key-kept-band", "key-kept-target"}) || !strings.Contains(got.Figure.Sentence, "to be kept") {
		t.Errorf("the chart says %q with the key %q", got.Figure.Sentence, key)
	}
}
