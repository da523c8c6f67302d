package page_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"plansite/generator/page"
	"plansite/generator/plan"
	"plansite/layouts"
)

func TestDecisionShowsWhatItRestedOn(t *testing.T) {
	const decision = "kind: decision\ntitle: Deeper\nby: board\ndate: 2026-03-31\ndecides: To dredge.\n"
	pages := pagesOf(t, harbour(fairway), "id: with\n"+decision+"evidence: [ships]\nleads_to: [dredge]\n", "id: without\n"+decision)
	got := view[page.Decision](t, pages, "with")
	if entry := got.Evidence.Entries[0]; said(entry.Then) != "40 ships On track" || said(entry.Now) != "5 ships Off track" || got.Evidence.Warning != "" {
		t.Errorf("it rests on %q, now %q: %s", said(entry.Then), said(entry.Now), got.Evidence.Warning)
	}
	if got.Evidence.Since != "Known on 31 March 2026" || got.Evidence.Today != "As of 30 June 2026" {
		t.Errorf("headings %q, %q", got.Evidence.Since, got.Evidence.Today)
	}
	if got := view[page.Decision](t, pages, "without"); got.Evidence.Warning == "" || got.LedTo.Nothing == "" {
		t.Error("a decision that rests on nothing and led to nothing does not say so")
	}
	rows := view[page.Overview](t, pages, "decisions").Groups[0].Records
	for _, row := range rows {
		if without := row.ID == "without"; (row.Missing != "") != without || (row.Counts == "") != without {
			t.Errorf("in the list, %s says %q, %q", row.ID, row.Counts, row.Missing)
		}
	}
}

// Each key whose wording can be unconfirmed has a name for readers, unless it
// is marked where it stands.
func TestKeysThatCanBeUnconfirmedHaveNames(t *testing.T) {
	text, err := fs.ReadFile(layouts.Files, "messages/en.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range plan.WordKeys {
		apart := slices.Contains([]string{"title", "vision", "mission", "mandate", "value_proposition"}, key)
		if !apart && !strings.Contains(string(text), `"key-`+strings.ReplaceAll(key, "_", "-")+`": `) {
			t.Errorf("%s has no name", key)
		}
	}
}

func TestUnconfirmedWordingOfRecordsIsSaid(t *testing.T) {
	pages := pagesOf(t, harbour(""), reviewed("id: f-1, title: F, text: T, recommends: R, unconfirmed: [title, text, recommends]"),
		"id: d\nkind: decision\ntitle: D\nby: board\ndate: 2026-01-01\ndecides: X\nevidence: [goal]\nunconfirmed: [decides]\n",
		asked("c", "2026-06-01", "2026-07-01", "outcome: O\nunconfirmed: [questions, outcome]\n"))
	for id, got := range map[string]struct {
		head page.RecordHead
		want string
	}{
		"f-1": {view[page.Finding](t, pages, "f-1").Head, "text and recommendation"}, "d": {view[page.Decision](t, pages, "d").Head, "what was decided"},
		"c": {view[page.Consultation](t, pages, "c").Head, "questions and outcome"},
	} {
		if want := "Wording not confirmed at the source: " + got.want; got.head.Unsure != want {
			t.Errorf("%s says %q, want %q", id, got.head.Unsure, want)
		}
	}
	if !view[page.Finding](t, pages, "f-1").Head.Unconfirmed {
		t.Error("the title of the finding is not marked")
	}
}
