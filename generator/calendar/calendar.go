// Package calendar writes events of whole days as an iCalendar file, after RFC
// 5545, that programs for calendars can subscribe to.
//
// The file is a published calendar: whoever subscribes asks for it again each
// day and takes what it then says. An event keeps its UID, made of its id and
// the site's host, for as long as it has that id, so that a changed date moves
// the event and makes no second one. Nothing in the file depends on a clock:
// all events are stamped with the date that the site speaks as of.
//
// Texts come from content and are data: line breaks are kept where a text may
// have several lines, other control characters are left out, and what has a
// meaning in the format is escaped. An address is written only where it is an
// absolute one of the web. The file grows with the events that it is given and
// with nothing else.
package calendar

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	ics "github.com/arran4/golang-ical"
)

// MediaType is that of the file.
const MediaType = "text/calendar; charset=utf-8"

// Calendar is a named set of events.
type Calendar struct {
	Name        string
	Description string
	Host        string    // the site's, which makes UIDs unique in the world
	Stamp       time.Time // the date that it speaks as of
	Events      []Event
}

// Event takes one day, or some that follow one another.
type Event struct {
	ID          string // unique in the calendar, and the same in each edition of it
	Title       string
	Description string
	From, To    time.Time // the first day and the last; To may be zero for one day
	URL         string    // written where it is absolute
	Categories  []string
	Tentative   bool // its date is not settled
	Location    string
}

// refresh is how long a program should wait before it asks again.
const refresh = "P1D"

// File is the calendar with its events by date, in UTF-8 and lines of at most
// 75 bytes that end in CRLF.
func (c *Calendar) File() []byte {
	out := ics.NewCalendar()
	out.SetProductId("-//plansite//plansite//EN")
	out.SetCalscale("GREGORIAN")
	out.SetMethod(ics.MethodPublish)
	out.SetName(line(c.Name))
	if text := lines(c.Description); text != "" {
		out.SetDescription(text)
		out.SetXWRCalDesc(text)
	}
	out.SetRefreshInterval(refresh)
	out.SetXPublishedTTL(refresh)
	for _, e := range c.ordered() {
		out.AddVEvent(c.event(&e))
	}
	return []byte(out.Serialize(ics.WithNewLineWindows))
}

// ordered are the events by date, and by id on one date.
func (c *Calendar) ordered() []Event {
	return slices.SortedStableFunc(slices.Values(c.Events), func(a, b Event) int {
		return cmp.Or(date(a.From).Compare(date(b.From)), strings.Compare(a.ID, b.ID))
	})
}

func (c *Calendar) event(e *Event) *ics.VEvent {
	out := ics.NewEvent(line(e.ID) + "@" + line(c.Host))
	out.SetDtStampTime(date(c.Stamp))
	out.SetAllDayStartAt(date(e.From))
	out.SetAllDayEndAt(e.end())
	out.SetSummary(line(e.Title))
	if text := lines(e.Description); text != "" {
		out.SetDescription(text)
	}
	if text := line(e.Location); text != "" {
		out.SetLocation(text)
	}
	if address := web(e.URL); address != "" {
		out.SetURL(address)
	}
	for _, category := range e.Categories {
		if text := line(category); text != "" {
			out.AddCategory(text)
		}
	}
	out.SetStatus(ics.ObjectStatusConfirmed)
	if e.Tentative {
		out.SetStatus(ics.ObjectStatusTentative)
	}
	out.SetTimeTransparency(ics.TransparencyTransparent) // it takes none of a delegate's time by itself
	return out
}

// end is the day after the last: the format counts it as the first that is
// free again.
func (e *Event) end() time.Time {
	last := date(e.From)
	if to := date(e.To); to.After(last) {
		last = to
	}
	return last.AddDate(0, 0, 1)
}

// The dates that the format can write; the day after the last is one too.
var (
	first = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	final = time.Date(9999, 12, 30, 0, 0, 0, 0, time.UTC)
)

// date is the day of a time, in no zone.
func date(t time.Time) time.Time {
	year, month, day := t.Date()
	d := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	switch {
	case d.Before(first):
		return first
	case d.After(final):
		return final
	}
	return d
}

// lines is a text without what the format cannot hold.
func lines(text string) string {
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n").Replace(text)
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
	return strings.TrimSpace(text)
}

// line is a text on one line.
func line(text string) string {
	return strings.Join(strings.FieldsFunc(lines(text), parts), " ")
}

// web is an address of the web, or "" where it is none, or has characters that
// an address must escape.
func web(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return ""
	}
	if strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r > '~' || r == '"' }) {
		return ""
	}
	return address
}

// parts reports whether words stand apart at a letter: spaces at which no line
// ends belong to what stands around them, as before French signs.
func parts(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}
