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

// A task of a calendar follows a finding as an action does.
func TestTasksFollowFindings(t *testing.T) {
	for dates, want := range map[string]FindingState{
		"due: 2099-01-01": UnderWay, "due: 2026-01-02": Overdue, "due: 2026-01-02, done: 2026-01-03": ActedOn, "date: 2026-01-02": ActedOn, "date: 2099-01-02": UnderWay,
	} {
		archive := sites(t, process, "leads_to: [dec]", "leads_to: [task]") + "== task.md\n---\nid: tasks\nkind: calendar\ntitle: Tasks\nevents: [{id: task, title: T, " + dates + "}]\n---\n"
		if got := good(t, Options{}, archive).Item("f-1").(*Finding).State; got != want {
			t.Errorf("a task with %s: %s, want %s", dates, got, want)
		}
	}
}

func TestWhatFollowsAFinding(t *testing.T) {
	s := good(t, Options{}, sites(t, process, "leads_to: [dec]", "leads_to: [dec, act-1, goal-1]"))
	if got := ids(s.Item("f-1").(*Finding).Follows()); got != "act-1 goal-1" {
		t.Errorf("got %q", got)
	}
}
