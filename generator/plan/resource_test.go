package plan

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// anyResource draws an entry in which each figure may be missing.
func anyResource(t *rapid.T, label string) *Resource {
	figure := func(key string) Number {
		if rapid.Bool().Draw(t, label+key+" is there") {
			return Number(anyNumber(t, label+key).Abs().String())
		}
		return ""
	}
	return &Resource{Budget: figure("budget"), Spent: figure("spent"), Staff: figure("staff"), StaffUsed: figure("staff_used"),
		Standing: rapid.SampledFrom([]Standing{Final, Provisional, Estimated, Illustrative}).Draw(t, label+"standing")}
}

// Totals are exact, whatever the order and grouping of what is added, and a
// figure is there when at least one of the parts has it.
func TestTotalIsTheSumOfItsParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var whole, front, back Total
		sum := map[string]decimal.Decimal{}
		given := map[string]bool{}
		n := rapid.IntRange(0, 12).Draw(t, "entries")
		for i := range n {
			x := anyResource(t, fmt.Sprint(i, " "))
			whole.Add(x)
			if i%2 == 0 {
				front.Add(x)
			} else {
				back.Add(x)
			}
			for key, v := range map[string]Number{"budget": x.Budget, "spent": x.Spent, "staff": x.Staff, "staff_used": x.StaffUsed} {
				if v.Set() {
					sum[key], given[key] = sum[key].Add(v.Decimal()), true
				}
			}
		}
		back.Join(front)
		for key, pair := range map[string][2]Number{
			"budget": {whole.Budget, back.Budget}, "spent": {whole.Spent, back.Spent}, "staff": {whole.Staff, back.Staff}, "staff_used": {whole.StaffUsed, back.StaffUsed},
		} {
			for _, got := range pair {
				if got.Set() != given[key] || !got.Decimal().Equal(sum[key]) {
					t.Fatalf("%s comes to %q, its parts to %s (given: %v)", key, got, sum[key], given[key])
				}
			}
		}
		if whole.Standing != back.Standing || (n == 0) != (whole.Standing == "") {
			t.Fatalf("the standing is %q, in two parts %q", whole.Standing, back.Standing)
		}
	})
}

func TestStandingOfATotalIsTheWeakest(t *testing.T) {
	var x Total
	for _, step := range []struct{ add, want Standing }{{Final, Final}, {Estimated, Estimated}, {Provisional, Estimated}, {Illustrative, Illustrative}, {Final, Illustrative}} {
		x.Add(&Resource{Budget: "1", Standing: step.add, Source: "https://example.org/"})
		if x.Standing != step.want {
			t.Errorf("with one that is %s the total is %q, not %s", step.add, x.Standing, step.want)
		}
	}
}

func TestSharesOfFigures(t *testing.T) {
	for _, c := range []struct{ n, whole, want Number }{
		{"1", "3", "33.3"}, {"2", "3", "66.7"}, {"0", "5", "0"}, {"7.5", "5", "150"}, {"", "5", ""}, {"5", "", ""}, {"5", "0", ""},
	} {
		if got := c.n.PercentOf(c.whole); got != c.want {
			t.Errorf("%q of %q is %q per cent, not %q", c.n, c.whole, got, c.want)
		}
	}
	for on, want := range map[string]Number{"2024-12-31": "0", "2025-01-01": "0.3", "2025-06-30": "49.6", "2025-12-31": "100", "2027-03-01": "100"} {
		if got := YearGone(2025, day(on)); got != want {
			t.Errorf("on %s %s per cent of 2025 are over, not %s", on, got, want)
		}
	}
}

func TestSpendingFarFromTheYear(t *testing.T) {
	for _, c := range []struct {
		budget, spent Number
		on            string
		off           bool
		reason        string
	}{
		{"100", "50", "2025-06-30", false, "as much as the year lets expect"},
		{"1000", "696", "2025-06-30", false, "20 points more are not far"},
		{"1000", "697", "2025-06-30", true, "more than 20 points more"},
		{"1000", "295", "2025-06-30", true, "more than 20 points less"},
		{"100", "79", "2026-06-30", true, "a year that is over leaves money"},
		{"100", "130", "2026-06-30", true, "more was spent than there was"},
		{"100", "", "2025-12-31", false, "nothing is known of what was spent"},
		{"", "100", "2025-12-31", false, "there was no budget"},
		{"0", "100", "2025-12-31", false, "a budget of nothing has no share"},
	} {
		x := Total{Budget: c.budget, Spent: c.spent}
		if got := x.SpendingOff(2025, day(c.on)); got != c.off {
			t.Errorf("%s: spending is far from the year: %v", c.reason, got)
		}
	}
}

// resource makes a plan of one entry with these keys.
func resource(keys string) string { return file("resources:\n  - {" + keys + "}") }

func TestResourceProblems(t *testing.T) {
	checkErrors(t, []problem{
		{"a negative budget", resource("year: 2026, budget: ‸-1"), "out-of-range", `"budget" is negative`, "0 or more"},
		{"negative months of work used", resource("year: 2026, staff: 2, staff_used: ‸-0.5"), "out-of-range", `"staff_used" is negative`, "0 or more"},
		{"a year twice for the plan as a whole", file("resources: [{year: 2026, budget: 1}, {year: ‸2026, staff: 1}]"), "duplicate-date", "two entries for 2026 and the same output", "keep one"},
		{"an entry without a figure", file("resources:\n  - ‸{year: 2026, note: soon}"), "missing-field", "the entry has no figure", "budget, spent, staff or staff_used"},
		{"no year", file("resources:\n  - ‸{budget: 1}"), "missing-field", `no "year"`, `"year: ..."`},
		{"a year of two digits", resource("year: ‸26, budget: 1"), "out-of-range", "26 is not a year", "four digits"},
		{"a budget in words", resource("year: 2026, budget: ‸10k"), "bad-number", `"10k"`, ""},
		{"final without a source", resource("year: 2026, budget: 1, standing: ‸final"), "unsourced", "a figure that is final needs a source", "standing: illustrative"},
	})
}

func TestResourcesOfYearsAndOutputs(t *testing.T) {
	content, diags := decodeFile(t, file("resources: [{result: op-1, year: 2025, budget: 0}, {result: op-1, year: 2026, budget: 0.5}, {year: 2026, staff: 1}]"), testConfig(t))
	if len(diags) > 0 || len(content.Plan.Resources) != 3 {
		t.Fatal(inLines(diags))
	}
	if x := content.Plan.Resources[0]; !x.Budget.Set() || x.EffectiveStanding() != Illustrative {
		t.Errorf("a budget of nothing, without a source, is %+v", x)
	}
}
