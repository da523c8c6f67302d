package plan

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// The band of a level is its cell of the table, not its score: 1 x 5 is not
// 5 x 1 here, though both are 5.
func TestBands(t *testing.T) {
	scale := testConfig(t).Risk
	rows := []string{ // one for each likelihood, least first; in it the impact from 1 to 5
		"low low low medium high",
		"low low medium medium high",
		"low medium medium high critical",
		"low medium high high critical",
		"low medium high critical critical",
	}
	for l, row := range rows {
		for i, want := range strings.Fields(row) {
			level := Level{Likelihood: l + 1, Impact: i + 1}
			if got := scale.Bands[scale.BandOf(level)].ID.ID; got != want {
				t.Errorf("likelihood %d and impact %d are %s, want %s", level.Likelihood, level.Impact, got, want)
			}
			if got := level.Score(); got != (l+1)*(i+1) {
				t.Errorf("%d x %d scores %d", l+1, i+1, got)
			}
		}
	}
}

// assessed is an assessment on a day; levels are written "41" for likelihood 4
// and impact 1.
func assessed(on, inherent, residual string) *Assessment {
	level := func(s string) *Level { return &Level{Likelihood: int(s[0] - '0'), Impact: int(s[1] - '0')} }
	return &Assessment{Date: day(on), Inherent: level(inherent), Residual: level(residual), Source: "https://example.org/"}
}

func TestExposure(t *testing.T) {
	const low, medium, high, critical = 0, 1, 2, 3
	history := []*Assessment{assessed("10", "55", "44"), assessed("30", "44", "11"), assessed("20", "55", "33")}
	cases := []struct {
		reason      string
		category    string
		assessments []*Assessment
		on          string
		inherent    int
		residual    int
		appetite    int
		above       bool
	}{
		{"not assessed yet: it has no band, and is above nothing", "delivery", history, "9", -1, -1, medium, false},
		{"never assessed, though no risk is acceptable", "integrity", nil, "50", -1, -1, -1, false},
		{"from the day of the first assessment on", "delivery", history, "10", critical, high, medium, true},
		{"the latest one as of the day, not the last in the file", "delivery", history, "29", critical, medium, medium, false},
		{"and no later one", "delivery", history, "30", high, low, medium, false},
		{"the highest acceptable band is acceptable", "delivery", []*Assessment{assessed("10", "44", "33")}, "50", high, medium, medium, false},
		{"the next one is not", "delivery", []*Assessment{assessed("10", "44", "43")}, "50", high, high, medium, true},
		{"the residual level decides, not the inherent one", "delivery", []*Assessment{assessed("10", "55", "11")}, "50", critical, low, medium, false},
		{"without appetite the least risk is too much", "integrity", []*Assessment{assessed("10", "11", "11")}, "50", low, low, -1, true},
		{"of two of one day the one that stands last", "delivery", []*Assessment{assessed("10", "55", "55"), assessed("10", "11", "11")}, "50", low, low, medium, false},
	}
	for _, c := range cases {
		x := &Risk{Category: Ref{ID: c.category}, Assessments: c.assessments}
		e := x.Assess(day(c.on), testConfig(t).Risk)
		if e.Inherent != c.inherent || e.Residual != c.residual || e.Appetite != c.appetite || e.Above != c.above {
			t.Errorf("%s: inherent %d, residual %d, appetite %d, above %v; want %d, %d, %d, %v",
				c.reason, e.Inherent, e.Residual, e.Appetite, e.Above, c.inherent, c.residual, c.appetite, c.above)
		}
		if (e.Latest == nil) != (c.residual < 0) {
			t.Errorf("%s: the latest assessment is %+v", c.reason, e.Latest)
		}
	}
}

func TestExposureStandingAndReview(t *testing.T) {
	made := assessed("20", "33", "22")
	made.Source = ""
	x := &Risk{Category: Ref{ID: "delivery"}, ReviewDue: day("30"), Assessments: []*Assessment{assessed("10", "33", "22"), made}}
	cases := []struct {
		reason   string
		on       string
		standing Standing
		overdue  bool
	}{
		{"the standing is that of the assessment in force", "10", Final, false},
		{"one without a source is illustrative", "20", Illustrative, false},
		{"a review is not overdue on its day", "30", Illustrative, false},
		{"but on the next", "31", Illustrative, true},
	}
	for _, c := range cases {
		if e := x.Assess(day(c.on), testConfig(t).Risk); e.Standing != c.standing || e.ReviewOverdue != c.overdue {
			t.Errorf("%s: %q, overdue %v", c.reason, e.Standing, e.ReviewOverdue)
		}
	}
	if e := (&Risk{}).Assess(day("99"), testConfig(t).Risk); e.ReviewOverdue {
		t.Error("a review that was never due is overdue")
	}
}

func TestActionState(t *testing.T) {
	step := func(on string, s ActionStatus) Step { return Step{Date: day(on), Status: s} }
	history := []Step{step("10", Planned), step("20", UnderWay), step("40", Done)}
	cases := []struct {
		reason  string
		history []Step
		on      string
		status  ActionStatus
		late    bool
	}{
		{"without a history it is planned", nil, "30", Planned, false},
		{"it is not late on the day it is due", nil, "50", Planned, false},
		{"but on the next", nil, "51", Planned, true},
		{"before its first state it is planned", history, "5", Planned, false},
		{"a state holds from its day on", history, "20", UnderWay, false},
		{"until the next", history, "39", UnderWay, false},
		{"what is done is not late", history, "99", Done, false},
		{"nor what is cancelled", []Step{step("10", Cancelled)}, "99", Cancelled, false},
		{"what is under way is late when it is due", history[:2], "51", UnderWay, true},
		{"what was done too late was late until then", []Step{step("60", Done)}, "59", Planned, true},
		{"and is not any more", []Step{step("60", Done)}, "60", Done, false},
		{"the order in the file does not matter", []Step{history[2], history[0], history[1]}, "45", Done, false},
		{"of two states of one day the one that stands last", []Step{step("10", UnderWay), step("10", Cancelled)}, "10", Cancelled, false},
		{"what was done can be taken up again", []Step{step("10", Done), step("20", UnderWay)}, "51", UnderWay, true},
	}
	for _, c := range cases {
		x := &Action{Due: day("50"), History: c.history}
		if status, late := x.State(day(c.on)); status != c.status || late != c.late {
			t.Errorf("%s: %s, late %v; want %s, %v", c.reason, status, late, c.status, c.late)
		}
	}
}

func TestRiskProblems(t *testing.T) {
	const good = "inherent: {likelihood: 3, impact: 3}, residual: {likelihood: 2, impact: 2}"
	checkErrors(t, []problem{
		{"a likelihood beyond the scale", risk("assessments: [{date: 2026-01-01, inherent: {likelihood: ‸6, impact: 3}, residual: {likelihood: 2, impact: 2}}]"), "out-of-range", "the likelihood is 6: it goes from 1 to 5", "a step of the scale"},
		{"an impact of zero", risk("assessments: [{date: 2026-01-01, inherent: {likelihood: 5, impact: 3}, residual: {likelihood: 2, impact: ‸0}}]"), "out-of-range", "the impact is 0", "a step of the scale"},
		{"a negative one", risk("assessments: [{date: 2026-01-01, inherent: {likelihood: ‸-1, impact: 3}, residual: {likelihood: 1, impact: 1}}]"), "out-of-range", "the likelihood is -1", "a step of the scale"},
		{"a word for a likelihood, said once", risk("assessments: [{date: 2026-01-01, inherent: {likelihood: ‸high, impact: 3}, residual: {likelihood: 1, impact: 1}}]"), "wrong-type", `"high"`, "whole number"},
		{"a missing impact, said once", risk("assessments: [{date: 2026-01-01, inherent: ‸{likelihood: 3}, residual: {likelihood: 1, impact: 1}}]"), "missing-field", `no "impact"`, `"impact: ..."`},
		{"a level in one word", risk("assessments: [{date: 2026-01-01, inherent: ‸high, residual: {likelihood: 1, impact: 1}}]"), "wrong-type", `"inherent"`, "likelihood, impact"},
		{"an assessment without a residual level", risk("assessments: [‸{date: 2026-01-01, inherent: {likelihood: 3, impact: 3}}]"), "missing-field", `no "residual"`, `"residual: ..."`},
		{"an assessment of tomorrow", risk("assessments: [{date: ‸2026-07-01, " + good + "}]"), "after-as-of", "2026-07-01", "move as_of"},
		{"two assessments of a day", risk("assessments: [{date: 2026-01-01, " + good + "}, {date: ‸2026-01-01, " + good + "}]"), "duplicate-date", "assessed twice on 2026-01-01", "keep one"},
		{"a risk to nothing", entry("risks", "    id: sg13-r1\n    title: Delay\n    type: strategic\n    category: delivery\n    threatens: ‸[]\n"), "no-result", `"sg13-r1" threatens no result`, "name at least one"},
		{"a figure for nothing", entry("indicators", "    id: sg13-k1\n    title: a\n    measures: ‸[]\n    unit: x\n    reading: annual\n    direction: increase\n    frequency: annual\n"), "no-result", `"sg13-k1" measures no result`, "name at least one"},
		{"a figure without a unit", entry("indicators", "    ‸id: sg13-k1\n    title: a\n    measures: [x]\n    reading: annual\n    direction: increase\n    frequency: annual\n"), "missing-field", `no "unit"`, `"unit: ..."`},
		{"a figure without a direction", entry("indicators", "    ‸id: sg13-k1\n    title: a\n    measures: [x]\n    unit: x\n    reading: annual\n    frequency: annual\n"), "missing-field", `no "direction"`, "increase, decrease or maintain"},
		{"a figure without a reading, and what it needs besides", entry("indicators", "    ‸‸‸id: sg13-k1\n    title: a\n    measures: [x]\n    frequency: annual\n"), "missing-field", "", "add a line"},
		{"milestones without a reading need no more", entry("indicators", "    ‸id: sg13-k1\n    title: a\n    measures: [x]\n    frequency: annual\n    milestones: [{title: a, due: 2026-01-01}]\n"), "missing-field", `no "reading"`, "add a line"},
		{"milestones need neither, but themselves", entry("indicators", "    ‸id: sg13-k1\n    title: a\n    measures: [x]\n    reading: milestone\n    frequency: annual\n"), "missing-field", "no milestones", "title and due"},
		{"a state of tomorrow", action("history: [{date: ‸2026-07-01, status: done}]"), "after-as-of", "2026-07-01", "move as_of"},
	})
}

// One coordinate that is no number does not hide another off its scale.
func TestBothCoordinates(t *testing.T) {
	text, places := marked(risk("assessments: [{date: 2026-01-01, inherent: {likelihood: 3, impact: 3}, residual: {likelihood: ‸-1, impact: ‸99999999999}}]"))
	_, diags := decodeFile(t, text, testConfig(t))
	if len(diags) != 2 || diags[0].Pos != places[0] || diags[0].Code != "out-of-range" || diags[1].Pos != places[1] || diags[1].Code != "wrong-type" {
		t.Error(inLines(diags))
	}
}

func TestUnusedToleranceIsAWarning(t *testing.T) {
	const text = "    id: sg13-k1\n    title: a\n    measures: [x]\n    unit: x\n    reading: annual\n    direction: increase\n    frequency: annual\n    tolerance: ‸1\n" +
		"    baseline: {date: 2024-12-31, value: 1}\n    targets: [{date: 2028-12-31, value: 2}]\n"
	problem{"a value that is to rise", entry("indicators", text), "unused-tolerance", "has no effect", "direction: maintain"}.check(t, testConfig(t), diagnostic.Warning)
}

func TestResidualAboveInherentIsAWarning(t *testing.T) {
	const worse = "assessments: [{date: 2026-01-01, inherent: {likelihood: 2, impact: 2}, residual: ‸{likelihood: 3, impact: 2}"
	problem{"controls that make it worse", risk(worse + "}]"), "residual-above-inherent", "higher than the inherent", "say in a note"}.check(t, testConfig(t), diagnostic.Warning)
	problem{"a graver band at a lower score", risk("assessments: [{date: 2026-01-01, inherent: {likelihood: 4, impact: 2}, residual: ‸{likelihood: 1, impact: 5}}]"),
		"residual-above-inherent", "higher than the inherent", "say in a note"}.check(t, testConfig(t), diagnostic.Warning)
	text, _ := marked(risk(worse + ", note: the control itself is a risk}]"))
	if _, diags := decodeFile(t, text, testConfig(t)); len(diags) > 0 {
		t.Errorf("with a note that says why: %s", inLines(diags))
	}
}

// An assessment that cannot be placed is dropped, so that later steps are safe.
func TestBadAssessmentsAreDropped(t *testing.T) {
	content, _ := decodeFile(t, risk("assessments: [{date: 2026-01-01, inherent: {likelihood: 6, impact: 3}, residual: {likelihood: 2, impact: 2}}, "+
		"{date: 2026-01-02, inherent: {likelihood: 3, impact: 3}, residual: {likelihood: 2, impact: 2}}, {date: 2026-01-03}, 7]"), testConfig(t))
	if all := content.Plan.Risks[0].Assessments; len(all) != 1 || all[0].Date.String() != "2026-01-02" {
		t.Errorf("%d assessments are left", len(all))
	}
}
