package page_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"plansite/generator/chart"
	"plansite/generator/page"
	"plansite/generator/plan"
)

// asOf is that of the golden site.
var asOf = plan.NewDate(2026, 6, 30)

// dated is a calendar with events, whose lines are given.
func dated(events ...string) string {
	return "id: tides\nkind: calendar\ntitle: Tides\nevents:\n  - {" + strings.Join(events, "}\n  - {") + "}\n"
}

// rowsOf are the rows of the list of all dates, by item.
func rowsOf(main *page.Overview) map[string]page.DateRow {
	out := map[string]page.DateRow{}
	for _, g := range main.Groups {
		for _, row := range g.Dates {
			out[strings.Trim(row.Link.Href, "./")] = row
		}
	}
	return out
}

func idsOf(rows []page.DateRow) []string {
	var out []string
	for _, row := range rows {
		out = append(out, strings.Trim(row.Link.Href, "./"))
	}
	return out
}

// TestStatesOfDates: for meetings and tasks on all sides of the as-of date, the
// chip says what plan.Event.State says, and each stands in the lists in which
// its state puts it.
func TestStatesOfDates(t *testing.T) {
	chips := map[plan.State]string{plan.ToCome: "state-to-come", plan.Open: "state-under-way", plan.Over: "state-held", plan.Due: "state-due", plan.Late: "state-late", plan.Ready: "state-done"}
	var lines []string
	events := map[string]*plan.Event{}
	add := func(e plan.Event, line string) {
		id := fmt.Sprintf("day-%d", len(lines))
		lines = append(lines, fmt.Sprintf("id: %s, title: Event %d, %s", id, len(lines), line))
		events[id] = &e
	}
	for _, from := range []plan.Date{-400, -2, -1, 0, 1, 2, 90, 91, 400} {
		day := asOf + from
		add(plan.Event{Due: day}, fmt.Sprintf("due: %s", day))
		add(plan.Event{Due: day, Done: asOf}, fmt.Sprintf("due: %s, done: %s", day, asOf))
		add(plan.Event{Date: day}, fmt.Sprintf("date: %s", day))
		for _, days := range []plan.Date{1, 2, 3} {
			add(plan.Event{Date: day, To: day + days}, fmt.Sprintf("date: %s, to: %s", day, day+days))
		}
	}
	main := view[page.Overview](t, pagesOf(t, harbour(""), dated(lines...)), "calendar")
	rows := rowsOf(main)
	late, soon := idsOf(main.Cycle.Late.Rows), idsOf(main.Cycle.Soon.Rows)
	for id, e := range events {
		state := e.State(asOf)
		if got, want := rows[id].Chip.Class, chips[state]; got != want {
			t.Errorf("%v, %v to %v: the chip is %s, want %s", e.Due, e.Date, e.To, got, want)
		}
		if got, want := slices.Contains(late, id), state == plan.Late; got != want {
			t.Errorf("%v: among what is late: %v, want %v", e.Due, got, want)
		}
		if got, want := slices.Contains(soon, id), state == plan.Due && e.Due <= asOf+90; got != want {
			t.Errorf("%v: among what is due soon: %v, want %v", e.Due, got, want)
		}
	}
	if len(rows) != len(events) {
		t.Errorf("%d rows for %d events", len(rows), len(events))
	}
	for i, id := range idsOf(main.Cycle.Next.Rows) {
		if state := events[id].State(asOf); state != plan.ToCome && state != plan.Open {
			t.Errorf("the next meeting %d is %s", i, state)
		}
	}
}

// TestDateWords: a date says how far off it is, in the list and on its page.
func TestDateWords(t *testing.T) {
	for _, c := range []struct{ event, chip, sentence, reason string }{
		{"due: 2026-06-29", "1 day late", "On 30 June 2026 it is 1 day late.", "yesterday"},
		{"due: 2026-06-30", "due today", "It is due on 30 June 2026.", "a task is due on its day"},
		{"due: 2026-07-02", "due in 2 days", "It is due 2 days after 30 June 2026.", "soon"},
		{"due: 2026-06-10, done: 2026-06-12", "", "It was done on 12 June 2026, 2 days late.", "done late"},
		{"due: 2026-06-10, done: 2026-06-10", "", "It was done on 10 June 2026.", "done in time"},
		{"date: 2026-07-01, to: 2026-07-03", "in 1 day", "It begins 1 day after 30 June 2026.", "a meeting to come"},
		{"date: 2026-06-29, to: 2026-06-30", "under way until 30 Jun 2026", "It goes on until 30 June 2026.", "the last day belongs to it"},
		{"date: 2026-06-29", "", "", "over"},
	} {
		pages := pagesOf(t, harbour(""), dated("id: low, title: Low tide, "+c.event))
		cycle := view[page.Overview](t, pages, "calendar").Cycle
		chip := ""
		for _, row := range slices.Concat(cycle.Late.Rows, cycle.Soon.Rows, cycle.Next.Rows) {
			chip = row.Chip.Text
		}
		if chip != c.chip {
			t.Errorf("%s: the list says %q, want %q", c.reason, chip, c.chip)
		}
		if got := view[page.Event](t, pages, "low").Sentence; got != c.sentence {
			t.Errorf("%s: the page says %q, want %q", c.reason, got, c.sentence)
		}
	}
}

// TestRangeOfDays: one day is said once.
func TestRangeOfDays(t *testing.T) {
	rows := rowsOf(view[page.Overview](t, pagesOf(t, harbour(""), dated("id: one, title: One, date: 2026-06-29, to: 2026-06-29", "id: two, title: Two, date: 2026-12-31, to: 2027-01-01")), "calendar"))
	for id, want := range map[string]string{"one": "29 Jun 2026", "two": "31 Dec 2026 to 1 Jan 2027"} {
		if rows[id].When != want {
			t.Errorf("%s is on %q, want %q", id, rows[id].When, want)
		}
	}
}

// TestReviewsOfPlans: a plan is due for review, and late, but not when another
// has taken its place.
func TestReviewsOfPlans(t *testing.T) {
	pages := pagesOf(t, harbour("review_due: 2026-06-29\n"), "id: east\nkind: quay\ntitle: East\nparent: harbour\nreview_due: 2026-06-30\n",
		"id: west\nkind: quay\ntitle: West\nparent: harbour\nstatus: superseded\nreview_due: 2026-01-01\n")
	main := view[page.Overview](t, pages, "calendar")
	if got := idsOf(main.Cycle.Late.Rows); !slices.Equal(got, []string{"harbour"}) {
		t.Errorf("late are %v, want the harbour", got)
	}
	if got := idsOf(main.Cycle.Soon.Rows); !slices.Equal(got, []string{"east"}) {
		t.Errorf("due soon are %v, want the east quay", got)
	}
	for id, want := range map[string]*page.PlanReview{"harbour": {Text: "Review due 29 June 2026", Overdue: true}, "east": {Text: "Review due 30 June 2026"}, "west": nil} {
		got := view[page.Plan](t, pages, id).Review
		if (got == nil) != (want == nil) || got != nil && *got != *want {
			t.Errorf("the page of %s says %v, want %v", id, got, want)
		}
	}
}

// TestLanesOfDates: meetings stand with those of their body, or of their kind
// of plan, and what is due above them.
func TestLanesOfDates(t *testing.T) {
	pages := pagesOf(t, harbour("review_due: 2026-12-31\n"), "id: east\nkind: quay\ntitle: East\nparent: harbour\n", dated(
		"id: a, title: Regatta, date: 2026-07-01", "id: b, title: Walk, date: 2026-07-02, about: [goal, east]",
		"id: c, title: Board, body: board, date: 2026-07-03", "id: d, title: Task, body: board, due: 2026-07-04"))
	var got []string
	for _, lane := range view[page.Overview](t, pages, "calendar").Cycle.Near.Chart.(*chart.Timeline).Lanes {
		for _, e := range lane.Events {
			got = append(got, lane.Title+": "+e.Title)
		}
	}
	want := []string{"Tasks: Task", "Reviews of plans: The harbour", "Harbour board: Board", "Meetings: Quays: Walk", "Other meetings: Regatta"}
	if !slices.Equal(got, want) {
		t.Errorf("the lanes are\n%v, want\n%v", got, want)
	}
}

// TestNeighboursOfEvents: an event leads to the ones before and after it of the
// same body, or about the same plan, and these lead back.
func TestNeighboursOfEvents(t *testing.T) {
	pages := pagesOf(t, harbour(""), "id: east\nkind: quay\ntitle: East\nparent: harbour\n", dated(
		"id: c, title: C, body: board, due: 2027-01-01", "id: a, title: A, body: board, date: 2026-01-01", "id: b, title: B, body: board, date: 2026-02-01",
		"id: x, title: X, date: 2026-01-15, about: [east]", "id: y, title: Y, date: 2026-03-15, about: [goal, east]", "id: z, title: Z, date: 2026-01-16"))
	for id, want := range map[string][2]string{"a": {"", "b"}, "b": {"a", "c"}, "c": {"b", ""}, "x": {"", "y"}, "y": {"x", ""}, "z": {}} {
		main := view[page.Event](t, pages, id)
		var got [2]string
		for i, row := range []*page.DateRow{main.Before, main.After} {
			if row != nil {
				got[i] = strings.Trim(row.Link.Href, "./")
			}
		}
		if got != want {
			t.Errorf("beside %s are %q, want %q", id, got, want)
		}
	}
}

// TestManyDates: the list of all dates goes over numbered pages, each date is
// there once, and what stands above it is bounded.
func TestManyDates(t *testing.T) {
	const n = 2*page.PerPage + 10
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("id: day-%d, title: Day %d, due: %s", i, i, asOf-plan.Date(i)-1))
	}
	pages := pagesOf(t, harbour(""), dated(lines...))
	seen := map[string]bool{}
	for _, id := range []string{"calendar", "calendar/2", "calendar/3"} {
		for row := range rowsOf(view[page.Overview](t, pages, id)) {
			seen[row] = true
		}
	}
	if len(seen) != n {
		t.Errorf("%d of %d dates stand in the list", len(seen), n)
	}
	cycle := view[page.Overview](t, pages, "calendar").Cycle
	if got := len(cycle.Late.Rows); got != 30 || cycle.Late.More != "980 more stand in the list of all dates below." {
		t.Errorf("%d late dates stand above the list, and %q", got, cycle.Late.More)
	}
	if got := len(cycle.Whole.Data.Rows); got != page.PerPage {
		t.Errorf("the table of the timeline has %d rows", got)
	}
	if home := pages["en/index.html"].Build().Main.(*page.Home); len(home.Dates.Late) != 3 || home.Dates.More != "1,007 more are late." {
		t.Errorf("the home page has %d late dates, and %q", len(home.Dates.Late), home.Dates.More)
	}
	tides := view[page.Calendar](t, pages, "tides")
	if len(tides.Rows) != page.PerPage || tides.More == nil {
		t.Errorf("the calendar shows %d events, and leads on: %v", len(tides.Rows), tides.More != nil)
	}
}

// TestNoDates: a site without dates says so, draws nothing and has no file.
func TestNoDates(t *testing.T) {
	pages := pagesOf(t, harbour(""))
	v := pages["en/calendar/index.html"].Build()
	if c := v.Main.(*page.Overview).Cycle; c.Near != nil || c.Whole != nil || c.Subscribe != nil || len(v.Files) != 0 || len(v.Charts()) != 0 {
		t.Errorf("the empty calendar shows %+v", c)
	}
	if pages["en/index.html"].Build().Main.(*page.Home).Dates != nil {
		t.Error("the home page has dates")
	}
}

// TestWidePictures: a picture that is wider than a phone stands where it can be
// scrolled, with the keyboard too.
func TestWidePictures(t *testing.T) {
	p := pagesOf(t, harbour("review_due: 2026-06-29\n"))["en/calendar/index.html"]
	var b bytes.Buffer
	if err := layoutsOf(t).Render(&b, p.Layout, p.Build()); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), `<div class="scroll" tabindex="0" role="group" aria-label="Dates: three months back, a year ahead"><svg class="chart chart-timeline"`); n != 1 {
		t.Errorf("the timeline scrolls in %d places", n)
	}
}
