package site

import (
	"strings"
	"testing"
)

func TestStatesOfFindings(t *testing.T) {
	const done = "history: [{date: 2026-01-30, status: done}]"
	for _, tt := range []struct {
		what, old, with string
		want            FindingState
	}{
		{"a decision that led to an action that is done", done, done, ActedOn},
		{"an action that is not done", done + "}", "history: [{date: 2026-01-30, status: under-way}]}\n  - {id: act-2, title: B, due: 2099-01-01}", Overdue},
		{"an action that is due later", "due: 2026-01-31", "due: 2099-01-31, history: [{date: 2026-01-30, status: under-way}]", UnderWay},
		{"a cancelled action counts for nothing, the decision is still to be carried out", "status: done", "status: cancelled", UnderWay},
		{"a decision that led to nothing", "leads_to: [act-1]", "leads_to: []", UnderWay},
		{"a decision that changed a target", "leads_to: [act-1]", "leads_to: [kpi-1]", ActedOn},
		{"nothing at all", "leads_to: [dec]", "leads_to: []", NoFollowUp},
		{"an action beside the decision", "leads_to: [dec]", "leads_to: [dec, act-1]", ActedOn},
	} {
		archive := process
		if tt.want == UnderWay && strings.HasPrefix(tt.with, "due") {
			archive = sites(t, archive, ", "+done, "")
		}
		s := good(t, Options{}, sites(t, archive, tt.old, tt.with))
		if got := s.Item("f-1").(*Finding).State; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, got, tt.want)
		}
	}
}

func TestWhatFollowsAFinding(t *testing.T) {
	s := good(t, Options{}, sites(t, process, "leads_to: [dec]", "leads_to: [dec, act-1, goal-1]"))
	if got := ids(s.Item("f-1").(*Finding).Follows()); got != "act-1 goal-1" {
		t.Errorf("got %q", got)
	}
}
