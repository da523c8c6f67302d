package site

import (
	"strings"
	"testing"

	"plansite/generator/plan"
)

// process is a site with a record of each kind, all tied together.
const process = `
== site.yaml
bodies: [{id: board, title: Board}]
== sector.md
---
id: sector
kind: sector
title: Sector
implements: [clause-1]
results:
  - {id: goal-1, level: goal, title: A goal}
  - {id: op-1, level: output, title: An output, contributes_to: [goal-1]}
indicators:
  - {id: kpi-1, title: K, measures: [goal-1], unit: u, reading: point-in-time, direction: increase, frequency: annual, breakdown: [{of: sg1, measurements: [{date: 2026-01-01, value: 3}]}]}
actions:
  - {id: act-1, title: A, due: 2026-01-31, serves: [goal-1], implements: [clause-2], history: [{date: 2026-01-30, status: done}]}
resources: [{result: op-1, year: 2026, budget: 10}, {year: 2026, staff: 3}]
communication:
  audiences: [{id: all, title: Everybody}]
  messages: [{text: "We are [[goal-1]]", for: [all]}]
  activities: [act-1]
  indicators: [kpi-1]
---
== sg1.md
---
id: sg1
kind: group
title: Group
parent: sector
regional_groups: [{name: RG, of: sector}]
---
== res.md
---
id: res
kind: resolution
title: Resolution
state: draft
clauses:
  - {id: clause-1, part: asks, label: "1", title: One, text: One}
  - {id: clause-2, part: asks, label: "2", title: Two, text: Two}
  - {id: clause-3, part: asks, label: "3", title: Three, text: Three}
---
== review.md
---
id: review
kind: review
title: Review
date: 2026-01-01
about: [sg1]
findings: [{id: f-1, title: F, evidence: [kpi-1], leads_to: [dec]}, {id: f-2, title: F, publish: false, evidence: [kpi-1]}]
---
== dec.md
---
id: dec
kind: decision
title: Decision
by: board
date: 2026-02-01
decides: Something
evidence: [f-1]
leads_to: [act-1]
---
== dates.md
---
id: dates
kind: calendar
title: Dates
events: [{id: e-2, title: Later, date: 2026-12-01}, {id: e-1, title: Task, due: 2026-01-01, about: [sg1]}]
---
`

func TestRecordsAreTiedBothWays(t *testing.T) {
	s := good(t, Options{}, process)
	ties := func(id string) Ties { return s.Item(id).Ties() }
	for _, tt := range []struct{ what, got, want string }{
		{"evidence for", ids(ties("kpi-1").Support), "f-1"},
		{"origin of the decision", ids(ties("dec").Origins), "f-1"},
		{"origin of the action", ids(ties("act-1").Origins), "dec"},
		{"evidence of the decision", ids(s.Item("dec").(*Record).Evidence), "f-1"},
		{"records about the group", ids(ties("sg1").Records), "review e-1"},
		{"clauses of the sector", ids(ties("sector").Clauses), "clause-1"},
		{"means", ids(ties("act-1").Means), "sector"},
		{"events in order", ids(s.Events), "e-1 e-2"},
		{"mentions", ids(s.Item("goal-1").Mentions()), "sector"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	sector, group := s.Item("sector").(*Plan), s.Item("sg1").(*Plan)
	if len(sector.Uses) != 2 || len(s.Item("op-1").(*Result).Uses) != 1 {
		t.Error("the resources are not tied to their output")
	}
	if len(group.Parts) != 1 || group.Parts[0].Whole.Ref() != "kpi-1" || group.Parts[0].Progress.Series.Last() == nil {
		t.Error("the part of the indicator is not tied to its plan")
	}
	if len(sector.InRegions) != 1 || sector.InRegions[0].Region != group {
		t.Error("the regional group is not tied to the group it belongs to")
	}
}

func TestStatesOfClausesAndEvents(t *testing.T) {
	s := good(t, Options{}, process)
	for id, want := range map[string]ClauseState{"clause-1": Begun, "clause-2": InPlace, "clause-3": Unmet} {
		if got := s.Item(id).(*Clause).State; got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	for id, want := range map[string]plan.State{"e-1": plan.Late, "e-2": plan.ToCome} {
		if got := s.Item(id).(*Event).State; got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
}

func TestReferencesOfRecords(t *testing.T) {
	with := func(old, broken string) string { return sites(t, process, old, broken) }
	for _, tt := range []refused{
		{"a clause that does not exist", with("implements: [clause-2]", "implements: [clause-9]"), []string{"sector.md:12:75 dangling-reference"}},
		{"what is no clause", with("implements: [clause-1]", "implements: [kpi-1]"), []string{"sector.md:5:14 wrong-reference (sector.md:10:10)"}},
		{"evidence that does not exist", with("evidence: [f-1]", "evidence: [f-9]"), []string{"dec.md:8:12 dangling-reference"}},
		{"resources of another plan's output", process + "== sg2.md\n---\nid: sg2\nkind: group\ntitle: G\nresources: [{result: op-1, year: 2026, staff: 1}]\n---\n",
			[]string{"sg2.md:5:22 wrong-reference (sector.md:8:10)"}},
	} {
		tt.test(t)
	}
}

// sites is an archive with one text replaced by another.
func sites(t *testing.T, archive, old, text string) string {
	t.Helper()
	if strings.Count(archive, old) != 1 {
		t.Fatalf("%q does not stand there once", old)
	}
	return strings.Replace(archive, old, text, 1)
}

func TestUnpublishedRecordsCutTies(t *testing.T) {
	s := good(t, Options{}, hide(process, "review", "act-1"))
	if s.Item("f-1") != nil || s.Item("review") != nil {
		t.Error("the findings of a hidden review are on the site")
	}
	for what, got := range map[string]string{
		"evidence": ids(s.Item("dec").(*Record).Evidence), "what the decision led to": ids(s.Item("dec").(*Record).LeadsTo), "support": ids(s.Item("kpi-1").Ties().Support),
		"origins": ids(s.Item("dec").Ties().Origins), "activities": ids(s.Item("sector").(*Plan).Steps.Activities), "what carries out the clause": ids(s.Item("clause-2").(*Clause).By),
	} {
		if got != "" {
			t.Errorf("%s: %s", what, got)
		}
	}
	if s.Item("clause-2").(*Clause).State != Unmet {
		t.Error("a clause is carried out by a hidden action")
	}
}
