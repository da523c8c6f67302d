package calendar

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func day(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// one is the event of a calendar of one.
func one(t *testing.T, e Event) *component {
	t.Helper()
	c := &Calendar{Name: "Dates", Host: "example.org", Stamp: day(2026, 3, 1), Events: []Event{e}}
	got, err := parsed(c.File())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.components) != 1 || got.components[0].name != "VEVENT" {
		t.Fatalf("got %+v", got)
	}
	return got.components[0]
}

func TestFile(t *testing.T) {
	c := &Calendar{Name: "Strategy: dates", Description: "Meetings, reviews", Host: "example.org", Stamp: day(2026, 3, 1), Events: []Event{
		{ID: "tsag-2", Title: "TSAG; second meeting", Description: "Agenda:\nreports", From: day(2026, 5, 4), To: day(2026, 5, 8), URL: "https://example.org/en/tsag-2/",
			Categories: []string{"Meeting", "TSAG, Geneva"}, Location: "Geneva"},
		{ID: "review-1", Title: "Review", From: day(2026, 4, 1), Tentative: true},
	}}
	want := strings.ReplaceAll(`BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//plansite//plansite//EN
CALSCALE:GREGORIAN
METHOD:PUBLISH
NAME:Strategy: dates
X-WR-CALNAME:Strategy: dates
DESCRIPTION:Meetings\, reviews
X-WR-CALDESC:Meetings\, reviews
REFRESH-INTERVAL;VALUE=DURATION:P1D
X-PUBLISHED-TTL:P1D
BEGIN:VEVENT
UID:review-1@example.org
DTSTAMP:20260301T000000Z
DTSTART;VALUE=DATE:20260401
DTEND;VALUE=DATE:20260402
SUMMARY:Review
STATUS:TENTATIVE
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:tsag-2@example.org
DTSTAMP:20260301T000000Z
DTSTART;VALUE=DATE:20260504
DTEND;VALUE=DATE:20260509
SUMMARY:TSAG\; second meeting
DESCRIPTION:Agenda:\nreports
LOCATION:Geneva
URL:https://example.org/en/tsag-2/
CATEGORIES:Meeting
CATEGORIES:TSAG\, Geneva
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
`, "\n", "\r\n")
	if got := string(c.File()); got != want {
		t.Errorf("got %s", got)
	}
}

func TestEmptyCalendar(t *testing.T) {
	c := &Calendar{Name: "Dates", Host: "example.org", Stamp: day(2026, 3, 1)}
	got, err := parsed(c.File())
	if err != nil || len(got.components) != 0 || got.value("METHOD") != "PUBLISH" {
		t.Errorf("got %+v, %v", got, err)
	}
}

// The format counts the end of an event as the first day that is free again.
func TestEnds(t *testing.T) {
	for _, tt := range []struct {
		reason   string
		from, to time.Time
		want     [2]string
	}{
		{"one day", day(2026, 5, 4), time.Time{}, [2]string{"20260504", "20260505"}},
		{"one day, said twice", day(2026, 5, 4), day(2026, 5, 4), [2]string{"20260504", "20260505"}},
		{"into the next year", day(2026, 12, 30), day(2026, 12, 31), [2]string{"20261230", "20270101"}},
		{"a leap day", day(2028, 2, 28), day(2028, 2, 28), [2]string{"20280228", "20280229"}},
		{"an end before the beginning", day(2026, 5, 4), day(2026, 5, 1), [2]string{"20260504", "20260505"}},
		{"the day as it is where the time is", time.Date(2026, 5, 4, 23, 0, 0, 0, time.FixedZone("", -5*3600)), time.Time{}, [2]string{"20260504", "20260505"}},
		{"the last date there is", day(9999, 12, 31), day(9999, 12, 31), [2]string{"99991230", "99991231"}},
		{"no date", time.Time{}, time.Time{}, [2]string{"00010101", "00010102"}},
	} {
		e := one(t, Event{ID: "e", Title: "t", From: tt.from, To: tt.to})
		if got := [2]string{e.value("DTSTART"), e.value("DTEND")}; got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct {
		address string
		written bool
	}{
		{"https://example.org/en/a/", true}, {"http://example.org/?q=a,b;c#d", true}, {"", false}, {"../a/", false}, {"/en/a/", false}, {"//example.org/", false},
		{"javascript:alert(1)", false}, {"mailto:a@example.org", false}, {"https:///a", false}, {"https://example.org/\r\nATTACH:x", false}, {"https://example.org/a b", false},
		{"https://example.org/é", false}, {"https://example.org/\"", false}, {"https://example.org/%zz", false},
	} {
		want := []string(nil)
		if tt.written {
			want = []string{tt.address}
		}
		if got := one(t, Event{ID: "e", URL: tt.address}).values("URL"); !slices.Equal(got, want) {
			t.Errorf("%q: got %q", tt.address, got)
		}
	}
}

// hostile are texts that must stay texts.
var hostile = []string{
	"a\r\nEND:VEVENT\r\nEND:VCALENDAR", "a\rBEGIN:VALARM", "\n\n", `\n\,\;\\`, `a\`, "a;b,c:d\"e\"", "\x00\x01\x1b\x7f\u0085\u2028\u2029", "\xff\xfe not UTF-8 \xc3",
	strings.Repeat("é", 200), strings.Repeat("👩‍👩‍👧‍👦", 40), strings.Repeat("e\u0301\u0323", 100), strings.Repeat(" ", 300), strings.Repeat("a ", 100), strings.Repeat("<a>", 100),
	strings.Repeat("W", 1000), strings.Repeat(",", 200), strings.Repeat("\n", 200), "نص عربي طويل جدا يمتد من اليمين إلى اليسار ولا ينتهي في سطر واحد", "\u202eright to left", "=1+1", "", " ",
}

func TestHostileTexts(t *testing.T) {
	for _, s := range hostile {
		check(t, s, s)
	}
}

func TestAnyText(t *testing.T) {
	any := rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile))
	rapid.Check(t, func(rt *rapid.T) {
		check(rt, any.Draw(rt, "text"), any.Draw(rt, "more"))
	})
}

func FuzzFile(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "more "+s)
	}
	f.Fuzz(func(t *testing.T, a, b string) { check(t, a, b) })
}

type failer interface{ Errorf(string, ...any) }

// check holds a calendar with two texts in all its places to what the format
// asks for: each text comes back, and nothing else does.
func check(t failer, a, b string) {
	c := &Calendar{Name: a, Description: b, Host: a, Stamp: day(2026, 3, 1)}
	for i := range 3 {
		c.Events = append(c.Events, Event{ID: a, Title: b, Description: a, From: day(2026, 5, i+1), URL: b, Categories: []string{b, a}, Location: b})
	}
	file := c.File()
	got, err := parsed(file)
	if err != nil {
		t.Errorf("%q and %q: %v", a, b, err)
		return
	}
	if !bytes.Equal(file, c.File()) {
		t.Errorf("%q and %q are written in two ways", a, b)
	}
	if len(got.components) != 3 || text(got.value("X-WR-CALNAME")) != line(a) {
		t.Errorf("%q and %q: got %+v", a, b, got)
	}
	for i, e := range got.components {
		if text(e.value("UID")) != line(a)+"@"+line(a) || text(e.value("SUMMARY")) != line(b) || e.value("DTSTART") != fmt.Sprintf("2026050%d", i+1) {
			t.Errorf("%q and %q: got %+v", a, b, e)
		}
		for name, want := range map[string]string{"DESCRIPTION": lines(a), "LOCATION": line(b)} {
			if want == "" && len(e.values(name)) == 0 {
				continue
			}
			if text(e.value(name)) != want {
				t.Errorf("%q and %q: %s is %q", a, b, name, e.values(name))
			}
		}
	}
}

// What a text says is kept: letters, signs, and lines where there may be some.
func TestTexts(t *testing.T) {
	for _, tt := range []struct{ reason, text, lines, line string }{
		{"line breaks of all sorts", "a\r\nb\rc\nd\u2028e", "a\nb\nc\nd\ne", "a b c d e"},
		{"no control characters", "a\x00b\x1bc\x7f", "abc", "abc"},
		{"tabs are allowed", "a\tb", "a\tb", "a b"},
		{"what is no text", "a\xffb", "a\uFFFDb", "a\uFFFDb"},
		{"signs of the format", `a\b;c,d:"e"`, `a\b;c,d:"e"`, `a\b;c,d:"e"`},
		{"spaces that keep words together", "qui\u202f?  Oui\u00a0: moi", "qui\u202f?  Oui\u00a0: moi", "qui\u202f? Oui\u00a0: moi"},
		{"marks and joined signs", "é e\u0301 👩‍👧 نص", "é e\u0301 👩‍👧 نص", "é e\u0301 👩‍👧 نص"},
	} {
		if got := lines(tt.text); got != tt.lines {
			t.Errorf("%s: got lines %q", tt.reason, got)
		}
		if got := line(tt.text); got != tt.line {
			t.Errorf("%s: got a line %q", tt.reason, got)
		}
	}
}

// The order in which events are given does not matter.
func TestOrder(t *testing.T) {
	c := &Calendar{Name: "Dates", Host: "example.org", Stamp: day(2026, 3, 1), Events: []Event{
		{ID: "b", From: day(2026, 5, 2)}, {ID: "c", From: day(2026, 5, 1)}, {ID: "a", From: day(2026, 5, 2)}}}
	first := c.File()
	slices.Reverse(c.Events)
	if !bytes.Equal(first, c.File()) {
		t.Error("the file depends on the order of events")
	}
	got, err := parsed(first)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, e := range got.components {
		ids = append(ids, e.value("UID"))
	}
	if want := []string{"c@example.org", "a@example.org", "b@example.org"}; !slices.Equal(ids, want) {
		t.Errorf("got %q", ids)
	}
}

// TestParsed shows that the check of files can fail.
func TestParsed(t *testing.T) {
	for _, file := range []string{
		"", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", "BEGIN:VCALENDAR\r\n", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
		"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nX:y\r\n", "BEGIN:VCALENDAR\r\nno property\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\n\r\nEND:VCALENDAR\r\n",
		"BEGIN:VCALENDAR\r\nX:" + strings.Repeat("a", 74) + "\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nX:\xc3\r\n \xa9\r\nEND:VCALENDAR\r\n", "BEGIN:VCALENDAR\r\nX:a\x01\r\nEND:VCALENDAR\r\n",
	} {
		if _, err := parsed([]byte(file)); err == nil {
			t.Errorf("nothing is wrong with %q", file)
		}
	}
}
