package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// asked is a consultation between two days.
func asked(id, opens, closes, more string) string {
	return fmt.Sprintf("id: %s\nkind: consultation\ntitle: About %s\nopens: %s\ncloses: %s\nasks: All\nquestions: [\"Why?\", \"When?\"]\n%s", id, id, opens, closes, more)
}

func TestConsultationSaysUntilWhenItIsOpen(t *testing.T) {
	for _, tt := range []struct{ opens, closes, chip, sentence string }{
		{"2026-06-01", "2026-07-31", "open", "Until 31 July 2026: 31 days left."},
		{"2026-06-30", "2026-07-01", "open", "Until 1 July 2026: 1 day left."},
		{"2026-06-01", "2026-06-30", "open", "Until the end of 30 June 2026, its last day."},
		{"2026-05-01", "2026-06-29", "closed", "It closed on 29 June 2026."},
		{"2026-07-01", "2026-07-31", "to come", "It opens on 1 July 2026, in 1 day."},
		{"2026-07-30", "2026-07-31", "to come", "It opens on 30 July 2026, in 30 days."},
	} {
		got := view[page.Consultation](t, pagesOf(t, harbour(""), asked("berths", tt.opens, tt.closes, "")), "berths")
		if got.Head.Chip.Text != tt.chip || got.Head.Sentence != tt.sentence {
			t.Errorf("%s to %s: %s, %s", tt.opens, tt.closes, got.Head.Chip.Text, got.Head.Sentence)
		}
		if over := tt.chip == "closed"; (got.HowTo == "How one could respond") != over {
			t.Errorf("%s to %s: headed %q", tt.opens, tt.closes, got.HowTo)
		}
	}
}

func TestConsultationCountsOutcomes(t *testing.T) {
	pages := pagesOf(t, harbour(""), asked("berths", "2026-06-01", "2026-07-31", `contributions:
  - {id: c-1, title: One, from: A, date: 2026-06-02}
  - {id: c-2, title: Two, from: B, date: 2026-06-03, outcome: declined, response: No room., leads_to: [goal]}
  - {id: c-3, title: Three, from: C, date: 2026-06-04, outcome: accepted}
  - {id: c-4, title: Four, from: D, date: 2026-06-05, outcome: accepted}
`))
	got := view[page.Consultation](t, pages, "berths")
	var counts []string
	for _, o := range got.Outcomes {
		counts = append(counts, o.Count+" "+o.Chip.Text)
	}
	if text := strings.Join(counts, ", "); text != "2 contributions accepted, 1 contribution not accepted, 1 contribution pending" {
		t.Errorf("got %s", text)
	}
	if len(got.Questions) != 2 || len(got.Contributions) != 4 || got.Contributions[1].LedTo.Entries[0].Item.ID != "goal" || got.Nothing != "" {
		t.Errorf("got %+v", got)
	}
	second := view[page.Contribution](t, pages, "c-2")
	if second.Head.By != "B" || second.Head.Date.ISO != "2026-06-03" || second.Around.Text != "Contribution 2 of 4" {
		t.Errorf("the second contribution begins with %+v, and stands between %+v", second.Head, second.Around)
	}
}

func TestConsultationsAreListedByState(t *testing.T) {
	pages := pagesOf(t, harbour(""), asked("old", "2025-01-01", "2025-02-01", ""), asked("older", "2024-01-01", "2024-02-01", ""), asked("later", "2027-01-01", "2027-02-01", ""),
		asked("open-long", "2026-01-01", "2026-12-31", ""), asked("open-short", "2026-06-01", "2026-07-31", ""))
	var got []string
	for _, g := range view[page.Overview](t, pages, "consultations").Groups {
		line := g.ID + ":"
		for _, row := range g.Records {
			line += " " + row.ID
		}
		got = append(got, line)
	}
	if text := strings.Join(got, "; "); text != "state.open: open-short open-long; state.to-come: later; state.over: old older" {
		t.Errorf("got %s", text)
	}
}

func TestHomeNamesOpenConsultations(t *testing.T) {
	home := func(records ...string) *page.Home {
		return pagesOf(t, append([]string{harbour("")}, records...)...)["en/index.html"].Build().Main.(*page.Home)
	}
	if got := home(asked("old", "2025-01-01", "2025-02-01", ""), asked("later", "2027-01-01", "2027-02-01", "")); len(got.Open) > 0 || got.OpenAll != nil {
		t.Errorf("the home page names %+v", got.Open)
	}
	var records []string
	for i := range 4 {
		records = append(records, asked(fmt.Sprintf("open-%d", i), "2026-06-01", fmt.Sprintf("2026-07-%d", 20+i), ""))
	}
	got := home(records...)
	if len(got.Open) != 3 || got.Open[0].Item.Text != "About open-0" || got.Open[0].When != "Until 20 July 2026: 20 days left." || got.OpenAll == nil {
		t.Errorf("the home page names %+v, and then %+v", got.Open, got.OpenAll)
	}
	if next := home(asked("later", "2027-01-01", "2027-02-01", ""), records[0]).Dates.Next; len(next) != 1 || next[0].Link.Text != "About later" {
		t.Errorf("an open consultation is named again among the next dates: %+v", next)
	}
}
