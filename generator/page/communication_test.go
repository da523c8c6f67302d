package page_test

import (
	"strings"
	"testing"

	"plansite/generator/page"
)

// strategy is the communication of a plan with a late action and an indicator.
const strategy = "indicators:\n  - {id: @-heard, title: Heard, measures: [goal], unit: people, reading: point-in-time, direction: increase, frequency: annual, baseline: {date: 2024-12-31, value: 0}, targets: [{date: 2027-12-31, value: 9}], measurements: [{date: 2026-03-31, value: 4}]}\n" +
	"actions:\n  - {id: @-tell, title: Tell, due: 2026-01-01}\n" +
	"communication:\n  summary: To be heard.\n" +
	"  audiences: [{id: ships, title: Ships, wants: A berth.}, {id: town, title: The town}]\n" +
	"  messages: [{text: 'See [[goal]].', for: [ships, town]}, {text: It is quiet., for: [town]}]\n" +
	"  channels: [{title: Radio, for: [ships], text: Each hour.}, {title: Flags, for: [ships]}]\n" +
	"  activities: [@-tell]\n  indicators: [@-heard]\n"

func reaching(id string) string { return strings.ReplaceAll(strategy, "@", id) }

func TestCommunicationOfPlan(t *testing.T) {
	main := view[page.Plan](t, pagesOf(t, harbour(reaching("h"))), "harbour")
	got := main.Reach
	if got == nil || len(got.Audiences) != 2 || got.Summary != "<p>To be heard.</p>" || got.All.Href != "../communication/" {
		t.Fatalf("the strategy is %+v", got)
	}
	ships, town := got.Audiences[0], got.Audiences[1]
	if ships.Title != "Ships" || len(ships.Messages) != 1 || ships.Messages[0] != `See <a href="../goal/">A goal</a>.` || strings.Join(ships.Channels, ", ") != "Radio, Flags" {
		t.Errorf("ships are told %q by %q", ships.Messages, ships.Channels)
	}
	if len(town.Messages) != 2 || len(town.Channels) != 0 {
		t.Errorf("the town is told %q by %q", town.Messages, town.Channels)
	}
	if len(got.Ways) != 1 || got.Ways[0].Title != "Radio" {
		t.Errorf("more is said of %+v", got.Ways)
	}
	if step := got.Activities[0]; step.Chip.Text != "Late" || step.Due.ISO != "2026-01-01" || step.Plan != nil {
		t.Errorf("the activity is %+v", step)
	}
	if x := got.Indicators[0]; x.Latest != "4 people" || x.Date.ISO != "2026-03-31" || x.Chip == nil {
		t.Errorf("the indicator is %+v", x)
	}
	listed := false
	for _, entry := range main.Contents {
		listed = listed || entry.Href == "#communication"
	}
	if !listed {
		t.Error("the contents do not lead to it")
	}
}

// The common strategy stands in full, those of other plans in numbers; a plan is
// missed where another of its kind has one.
func TestAllCommunication(t *testing.T) {
	pages := pagesOf(t, harbour(reaching("h")), berth(1, reaching("q")), berth(2, ""))
	got := view[page.Communications](t, pages, "communication")
	if got.Of == nil || got.Of.Href != "../harbour/" || got.Whole == nil || got.Whole.All.Href != "" {
		t.Fatalf("the common strategy is that of %+v", got.Of)
	}
	if len(got.Own) != 1 {
		t.Fatalf("of their own: %+v", got.Own)
	}
	row := got.Own[0]
	if row.Link.Href != "../quay-1/#communication" || row.Audiences+row.Messages+row.Channels+row.Activities+row.Indicators != "22211" ||
		row.Unreached != "1 not reached" || row.Late == nil || row.Signals == "" || row.Mark == "" {
		t.Errorf("the row is %+v", row)
	}
	if len(got.Gaps) != 1 || got.Gaps[0].Heading != "Quays: 1" || got.Gaps[0].Entries[0].Href != "../quay-2/" || got.NoGaps {
		t.Errorf("without one: %+v", got.Gaps)
	}
	if all := view[page.Communications](t, pagesOf(t, harbour(reaching("h")), berth(1, reaching("q"))), "communication"); len(all.Gaps) > 0 || !all.NoGaps {
		t.Errorf("all have one, and without are %+v", all.Gaps)
	}
	if none := view[page.Communications](t, pagesOf(t, harbour("")), "communication"); none.Whole != nil || none.Of != nil || none.NoGaps || none.Lead == "" {
		t.Errorf("there is no strategy, and the page shows %+v", none)
	}
}
