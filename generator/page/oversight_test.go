package page_test

import (
	table "encoding/csv"
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// troubled is a site with one trouble of each sort; as of 2026-06-30.
func troubled(t *testing.T) built {
	return pagesOf(t, harbour(`status: adopted
review_due: 2026-05-31
indicators:
  - {id: red, title: Red, measures: [goal], unit: u, reading: point-in-time, direction: increase, frequency: annual, owner: Office, baseline: {date: 2025-01-01, value: 0}, targets: [{date: 2026-12-31, value: 100}], measurements: [{date: 2026-06-01, value: 1}]}
  - {id: old, title: Old, measures: [goal], unit: u, reading: point-in-time, direction: increase, frequency: quarterly, baseline: {date: 2024-01-01, value: 0}, targets: [{date: 2026-12-31, value: 100}], measurements: [{date: 2025-01-01, value: 90}]}
  - {id: empty, title: Empty, measures: [goal], unit: u, reading: point-in-time, direction: increase, frequency: annual}
  - {id: fine, title: Fine, measures: [goal], unit: u, reading: point-in-time, direction: increase, frequency: annual, baseline: {date: 2025-01-01, value: 0}, targets: [{date: 2026-12-31, value: 100}], measurements: [{date: 2026-06-01, value: 99}]}
risks:
  - {id: grave, type: strategic, category: fraud, title: Grave, threatens: [goal], review_due: 2026-01-01, assessments: [{date: 2026-01-01, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 5, impact: 4}}]}
  - {id: calm, type: strategic, category: weather, title: Calm, threatens: [goal], assessments: [{date: 2026-01-01, inherent: {likelihood: 1, impact: 1}, residual: {likelihood: 1, impact: 1}}]}
actions:
  - {id: late, title: "=Late", due: 2026-06-28, treats: [grave]}
  - {id: done, title: Done, due: 2026-01-01, treats: [grave], history: [{date: 2026-01-01, status: done}]}
`),
		"id: res\nkind: resolution\ntitle: R\nstate: draft\nclauses: [{id: clause-a, part: asks, label: '1', title: C, text: T}, {id: clause-b, part: asks, label: '2', title: D, text: T}]\n",
		"id: dec\nkind: decision\ntitle: D\nby: board\ndate: 2026-01-01\ndecides: Something\nimplements: [clause-b]\n",
		"id: rev\nkind: review\ntitle: R\ndate: 2026-01-01\nfindings: [{id: vain, title: V}, {id: good, title: G, leads_to: [dec]}]\n",
		"id: con\nkind: consultation\ntitle: C\nopens: 2026-01-01\ncloses: 2026-02-01\nasks: All\nquestions: ['Q?']\ncontributions: [{id: open, title: O, from: A ship, date: 2026-01-05}, {id: heard, title: H, from: A ship, date: 2026-01-05, outcome: noted}]\n",
		"id: cal\nkind: calendar\ntitle: C\nevents: [{id: task, title: T, due: 2026-06-29}, {id: met-on, title: M, date: 2026-01-01}]\n",
	)
}

func TestOversightAnswersItsQuestions(t *testing.T) {
	main := view[page.Oversight](t, troubled(t), "oversight")
	got := map[string]string{}
	for _, q := range main.Questions {
		var ids []string
		for _, row := range q.Rows {
			ids = append(ids, row.Item.ID)
		}
		got[strings.TrimPrefix(q.ID, "oversight.")] = strings.Join(ids, " ")
	}
	for id, want := range map[string]string{
		"drafts": "", "adopted": "harbour", "reviews-due": "harbour", "incomplete": "harbour", "off-track": "red", "stale": "old", "no-data": "empty",
		"above": "grave", "risk-reviews": "grave", "late": "late task", "unmet": "clause-a", "unanswered": "vain dec open",
	} {
		if got[id] != want {
			t.Errorf("%s: %q, want %q", id, got[id], want)
		}
	}
}

func TestOversightNamesOwners(t *testing.T) {
	for _, q := range view[page.Oversight](t, troubled(t), "oversight").Questions {
		if q.ID == "oversight.off-track" && (q.Rows[0].Owner != "Office" || q.Rows[0].Since.ISO != "2026-06-01" || !q.OwnerCol) {
			t.Errorf("got %+v", q.Rows[0])
		}
	}
}

// The table to download has the lines of the page.
func TestOversightAsTable(t *testing.T) {
	v := troubled(t)["en/oversight/index.html"].Build()
	data, err := v.Files[0].Data(nil)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := table.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := 1
	for _, q := range v.Main.(*page.Oversight).Questions {
		want += len(q.Rows)
	}
	if len(rows) != want {
		t.Errorf("%d rows, want %d", len(rows), want)
	}
	if text := fmt.Sprint(rows); strings.Contains(text, " =Late") || !strings.Contains(text, "2 days late") {
		t.Errorf("got %s", text)
	}
}

// What was given up is no answer, and a plan that another took the place of
// waits for no review.
func TestOversightOfWhatWasGivenUp(t *testing.T) {
	files := pagesOf(t, harbour(`status: superseded
review_due: 2026-05-31
actions: [{id: over, title: Over, due: 2026-06-28, serves: [goal], history: [{date: 2026-01-01, status: cancelled}]}]
`), "id: rev\nkind: review\ntitle: R\ndate: 2026-01-01\nfindings: [{id: vain, title: V, leads_to: [over]}]\n")
	for _, q := range view[page.Oversight](t, files, "oversight").Questions {
		var ids []string
		for _, row := range q.Rows {
			ids = append(ids, row.Item.ID)
		}
		switch got := strings.Join(ids, " "); {
		case q.ID == "oversight.reviews-due" && got != "":
			t.Errorf("%s waits for a review", got)
		case q.ID == "oversight.unanswered" && got != "vain":
			t.Errorf("without an answer are %q, want vain", got)
		}
	}
}

// The state of a finding is made up where the date of the task is on which it
// rests.
func TestFindingOfAnInventedTask(t *testing.T) {
	for source, want := range map[string]bool{"": true, ", source: 'https://example.org/'": false} {
		files := demonstration(t, harbour(""), "id: rev\nkind: review\ntitle: R\ndate: 2026-01-01\nsource: 'https://example.org/'\nfindings: [{id: f, title: F, leads_to: [task]}]\n",
			"id: cal\nkind: calendar\ntitle: C\nevents: [{id: task, title: T, due: 2026-01-01"+source+"}]\n")
		chip := view[page.Finding](t, files, "f").Link.Chip
		if got := chip.Mark != ""; got != want || chip.Text != "follow-up late" {
			t.Errorf("with the source %q the state is %+v", source, chip)
		}
	}
}
