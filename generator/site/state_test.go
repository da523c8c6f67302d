package site

import (
	"fmt"
	"testing"

	"plansite/generator/plan"
)

// counts writes a tally as "total: rated achieved on-track at-risk off-track".
func counts(t plan.Tally) string {
	return fmt.Sprintf("%d: %d %d %d %d %d", t.Total, t.Rated(), t.Counts[plan.Achieved], t.Counts[plan.OnTrack], t.Counts[plan.AtRisk], t.Counts[plan.OffTrack])
}

func TestTallies(t *testing.T) {
	s := good(t, Options{}, whole) // kpi-1 achieved, kpi-2 on track, kpi-3 off track, kpi-4 without data
	result := func(id string) *Result { return s.Item(id).(*Result) }
	for _, tt := range []struct {
		what string
		got  plan.Tally
		want string
	}{
		{"of the sector's own indicators", s.Plans[0].Tally, "1: 1 1 0 0 0"},
		{"of the sector and all below", s.Plans[0].Whole, "4: 3 1 1 0 1"},
		{"of a group's own", s.Plans[1].Tally, "2: 2 0 1 0 1"},
		{"of a group and the one below", s.Plans[1].Whole, "3: 2 0 1 0 1"},
		{"of the goal's own", result("goal-1").Tally, "1: 1 1 0 0 0"},
		{"of the goal and all that contributes, each once", result("goal-1").Whole, "4: 3 1 1 0 1"},
		{"of an outcome's own", result("oc-1").Tally, "1: 1 0 1 0 0"},
		{"of an outcome and all that contributes, one of them twice", result("oc-1").Whole, "3: 2 0 1 0 1"},
		{"of an output", result("op-1").Whole, "2: 2 0 1 0 1"},
		{"of an outcome without data", result("oc-2").Whole, "1: 0 0 0 0 0"},
	} {
		if got := counts(tt.got); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.what, got, tt.want)
		}
	}
}

// TestWholeCountsOnce: the chain is a net, so an indicator reaches the top on
// many ways.
func TestWholeCountsOnce(t *testing.T) {
	s := good(t, Options{}, sector+group("sg1", "results:",
		"  - {id: oc-1, level: outcome, title: O, contributes_to: [goal-1]}",
		"  - {id: oc-2, level: outcome, title: O, contributes_to: [goal-1]}",
		"  - {id: op-1, level: output, title: O, contributes_to: [oc-1, oc-2, goal-1]}",
		"indicators:", kpi("kpi-1", "op-1, oc-1, goal-1", "100"), kpi("kpi-2", "oc-2", "1")))
	for id, want := range map[string]string{"goal-1": "2: 2 1 0 0 1", "oc-1": "1: 1 1 0 0 0", "oc-2": "2: 2 1 0 0 1", "op-1": "1: 1 1 0 0 0"} {
		if got := counts(s.Item(id).(*Result).Whole); got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}

// TestStandingRisesUp: what is counted from an illustrative figure is illustrative.
func TestStandingRisesUp(t *testing.T) {
	s := good(t, Options{}, whole)
	for _, tally := range []plan.Tally{s.Plans[0].Whole, s.Item("goal-1").(*Result).Whole} {
		if tally.Standing != plan.Illustrative {
			t.Errorf("got %q", tally.Standing)
		}
	}
	if got := s.Item("oc-2").(*Result).Whole.Standing; got != plan.Final {
		t.Errorf("without a rated indicator: got %q", got)
	}
}

func TestStates(t *testing.T) {
	s := good(t, Options{}, whole)
	if x := s.Indicators[2].Progress; x.Rating != plan.OffTrack {
		t.Errorf("kpi-3 is %s", x.Rating)
	}
	if x := s.Risks[0].Exposure; x.Latest == nil || x.Residual != 1 || x.Appetite != 0 || !x.Above {
		t.Errorf("risk-1 is exposed as %+v", x)
	}
	if x := s.Risks[1].Exposure; x.Latest != nil || x.Above {
		t.Errorf("risk-2 is exposed as %+v", x)
	}
	if x := s.Actions[0]; x.Status != plan.Planned || !x.Late {
		t.Errorf("act-1 is %s, late: %v", x.Status, x.Late)
	}
	if x := s.Actions[1]; x.Status != plan.UnderWay || x.Late {
		t.Errorf("act-2 is %s, late: %v", x.Status, x.Late)
	}
}

func TestRisksAboveAppetite(t *testing.T) {
	risk := func(category, residual, more string) string {
		return fmt.Sprintf("  - {id: risk-1, type: strategic, category: %s, title: R, threatens: [goal-1]%s, assessments: "+
			"[{date: 2026-01-01, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: %s}}]}", category, more, residual)
	}
	action := func(id, status string) string {
		return fmt.Sprintf("  - {id: %s, title: A, due: 2027-01-01, treats: [risk-1], history: [{date: 2026-01-01, status: %s}]}", id, status)
	}
	high, low := "5, impact: 5", "1, impact: 1"
	for _, tt := range []refused{
		{"treated by nothing", sector + group("sg1", "risks:", risk("delivery", high, ", response: reduce")), []string{"sg1.md:6:10 untreated-above-appetite"}},
		{"without a response", sector + group("sg1", "risks:", risk("delivery", high, "")), []string{"sg1.md:6:10 untreated-above-appetite"}},
		{"treated by an action", sector + group("sg1", "risks:", risk("delivery", high, ", response: reduce"), "actions:", action("act-1", "planned")), nil},
		{"treated by one that is done", sector + group("sg1", "risks:", risk("delivery", high, ", response: reduce"), "actions:", action("act-1", "done")), nil},
		{"treated by a cancelled one", sector + group("sg1", "risks:", risk("delivery", high, ", response: reduce"), "actions:", action("act-1", "cancelled")),
			[]string{"sg1.md:6:10 untreated-above-appetite"}},
		{"treated by a cancelled and another", sector + group("sg1", "risks:", risk("delivery", high, ", response: reduce"), "actions:", action("act-1", "cancelled"), action("act-2", "planned")), nil},
		{"treated by an unpublished one", sector + group("sg1", "risks:", risk("delivery", high, ", response: reduce"), "actions:", hide(action("act-1", "planned"), "act-1")),
			[]string{"sg1.md:6:10 untreated-above-appetite"}},
		{"accepted by nobody", sector + group("sg1", "risks:", risk("delivery", high, ", response: accept")), []string{"sg1.md:6:10 accepted-above-appetite"}},
		{"accepted by an office", sector + group("sg1", "risks:", risk("delivery", high, ", response: accept, approved_by: Director")), nil},
		{"within appetite", sector + group("sg1", "risks:", risk("delivery", low, ", response: accept")), nil},
		{"within a higher appetite", sector + group("sg1", "risks:", risk("novelty", high, ", response: accept")), nil},
	} {
		tt.test(t)
	}
}
