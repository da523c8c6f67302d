package site

import "fmt"

// whole is a site that has one of everything, all tied together.
const whole = `
== sector.md
---
id: sector
kind: sector
title: Sector
formerly: [old-sector]
mandate: It leads [[sg1]] and [[sg2]].
results:
  - {id: goal-1, level: goal, title: A goal, description: "See [[kpi-1]], [[kpi-1#latest]] and [[kpi-2]]."}
indicators:
  - {id: kpi-1, title: K, measures: [goal-1], unit: u, reading: point-in-time, direction: increase, frequency: annual, baseline: {date: 2025-01-01, value: 0}, targets: [{date: 2027-01-01, value: 100}], measurements: [{date: 2026-06-01, value: 100}]}
risks:
  - {id: risk-1, type: strategic, category: delivery, title: R, threatens: [goal-1], response: reduce, assessments: [{date: 2026-01-01, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 5, impact: 4}}]}
actions:
  - {id: act-1, title: A, due: 2026-01-31, treats: [risk-1], serves: [goal-1]}
---
The text of the sector mentions [[about]] and [[goal-1]].

![[kpi-1]]

== sg1.md
---
id: sg1
kind: group
title: Group one
parent: sector
formerly: [old-sg1]
results:
  - {id: oc-1, level: outcome, title: An outcome, contributes_to: [goal-1], formerly: [old-oc]}
  - {id: op-1, level: output, title: An output, contributes_to: [oc-1]}
indicators:
  - {id: kpi-2, title: K, measures: [oc-1, op-1], unit: u, reading: point-in-time, direction: increase, frequency: annual, baseline: {date: 2025-01-01, value: 0}, targets: [{date: 2027-01-01, value: 100}], measurements: [{date: 2026-06-01, value: 80}]}
  - {id: kpi-3, title: K, measures: [op-1], unit: u, reading: point-in-time, direction: increase, frequency: annual, baseline: {date: 2025-01-01, value: 0}, targets: [{date: 2027-01-01, value: 100}], measurements: [{date: 2026-06-01, value: 10}]}
risks:
  - {id: risk-2, type: operational, category: novelty, title: R, threatens: [oc-1, goal-1], response: accept, controls: ["Some, see [[act-2]]"]}
actions:
  - {id: act-2, title: A, due: 2027-01-31, treats: [risk-1, risk-2], serves: [op-1], history: [{date: 2026-02-01, status: under-way}]}
---
== sg2.md
---
id: sg2
kind: group
title: Group two
parent: sg1
results:
  - {id: oc-2, level: outcome, title: An outcome, contributes_to: [oc-1, goal-1]}
indicators:
  - {id: kpi-4, title: K, measures: [oc-2], unit: u, reading: point-in-time, direction: increase, frequency: annual}
---
== about.md
---
id: about
kind: page
title: About
---
## How it works

See [[about]], [[sector]], the [[groups]] and [[kpi-1#rating]], [[risk-1#level]], [[act-1#status]], [[goal-1#rating]].
`

// kpi is an indicator that measures results (ids with commas between them)
// and stands at value on the way from 0 to 100, of which 75 are expected.
func kpi(id, measures, value string) string {
	return fmt.Sprintf("  - {id: %s, title: K, measures: [%s], unit: u, reading: point-in-time, direction: increase, frequency: annual, "+
		"baseline: {date: 2025-01-01, value: 0}, targets: [{date: 2027-01-01, value: 100}], measurements: [{date: 2026-06-01, value: %s}]}", id, measures, value)
}

// group is a plan of a group; more are lines of its front matter.
func group(id string, more ...string) string {
	front := ""
	for _, line := range more {
		front += line + "\n"
	}
	return fmt.Sprintf("\n== %s.md\n---\nid: %s\nkind: group\ntitle: The group\n%s---\n", id, id, front)
}

// page is a page with a text.
func page(id, text string) string {
	return fmt.Sprintf("\n== %s.md\n---\nid: %s\nkind: page\ntitle: The page\n---\n%s\n", id, id, text)
}
