package generator

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// eventsIn reads the events of a calendar file by UID.
func eventsIn(t *testing.T, file string) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	var event map[string]string
	for line := range strings.SplitSeq(strings.ReplaceAll(file, "\r\n ", ""), "\r\n") {
		name, value, _ := strings.Cut(line, ":")
		switch {
		case line == "BEGIN:VEVENT":
			event = map[string]string{}
		case line == "END:VEVENT":
			if uid := event["UID"]; uid == "" || out[uid] != nil {
				t.Errorf("an event has the UID %q, which is empty or used", uid)
			}
			out[event["UID"]] = event
			event = nil
		case event != nil:
			event[name] = value
		}
	}
	return out
}

// TestCalendarFile: the file of the publication has each event, plan review,
// consultation, report and strategic review once, on its days, and says of each
// date that nobody published that it was made up.
func TestCalendarFile(t *testing.T) {
	s, diags, err := Check(t.Context(), os.DirFS(".."), Options{})
	if s == nil {
		t.Fatal(err, diags.Sorted())
	}
	got := eventsIn(t, published(t, os.DirFS(".."), Options{})["en/calendar/calendar.ics"])
	n := 0
	want := func(id string, from, to plan.Date, made bool) {
		n++
		e := got[id+"@the-plansite-project.invalid"]
		if e == nil {
			t.Errorf("the file has no %s", id)
			return
		}
		days := fmt.Sprint(e["DTSTART;VALUE=DATE"], " ", e["DTEND;VALUE=DATE"])
		if want := strings.ReplaceAll(fmt.Sprint(from, " ", to+1), "-", ""); days != want {
			t.Errorf("%s is on %s, want %s", id, days, want)
		}
		if tentative, marked := e["STATUS"] == "TENTATIVE", strings.HasSuffix(e["SUMMARY"], "(illustrative)"); tentative != made || marked != made {
			t.Errorf("%s: tentative %v, marked %v, want %v", id, tentative, marked, made)
		}
		if e["URL"] != "" {
			t.Errorf("%s has the address %s, which is not known", id, e["URL"])
		}
	}
	for _, x := range s.Events {
		want(x.Ref(), x.First(), x.Last(), x.Source == "")
	}
	for _, x := range s.Plans {
		if x.ReviewDue != 0 && x.Status != plan.Superseded {
			want(x.Ref(), x.ReviewDue, x.ReviewDue, true)
		}
	}
	for _, x := range s.Records {
		switch r := x.As.(type) {
		case *plan.Consultation:
			want(x.Ref(), r.Opens, r.Closes, made(x))
		case *plan.Report, *plan.Review:
			want(x.Ref(), x.Date, x.Date, made(x))
		}
	}
	if len(got) != n || len(s.RecordsOf(site.CalendarSort)) == 0 {
		t.Errorf("the file has %d events, want %d", len(got), n)
	}
}

// made reports whether a record was made up.
func made(x *site.Record) bool {
	return x.Source == "" && !slices.ContainsFunc(x.Unconfirmed, func(key plan.Ref) bool { return key.ID == "title" })
}

// TestCalendarAddresses: where the site knows its address each event leads to
// its page, and has its name from there.
func TestCalendarAddresses(t *testing.T) {
	got := eventsIn(t, published(t, os.DirFS(goldenSite), Options{BaseURL: "https://plans.example.org/harbour/"})["en/calendar/calendar.ics"])
	for _, id := range []string{"board-2026-1", "quay-2", "berths"} {
		if url := got[id+"@plans.example.org"]["URL"]; url != "https://plans.example.org/harbour/en/"+id+"/" {
			t.Errorf("%s leads to %q", id, url)
		}
	}
}
