package page

import (
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Cycle is what the page of the planning cycle shows above its list.
type Cycle struct {
	Sentences []string // what is late and what is next
	Warning   string   // said where dates were made up
	Subscribe *Subscribe
	Near      *Figure // the months about the as-of date
	Whole     *Figure // the period
	Late      DateList
	Soon      DateList
	Next      DateList
}

// DateList is a part of all dates.
type DateList struct {
	ID      string
	Heading string
	Rows    []DateRow
	More    string // how many others stand in the list of all
	None    string // said where there are none
}

// Bounds of what the page of the planning cycle shows above its list.
const (
	soonDays  = 90
	cycleLate = 30
	cycleSoon = 15
	cycleNext = 5
)

// calendarID is the address of the planning cycle.
const calendarID = "calendar"

// dateList is the list of all dates by year.
func (b *in) dateList() *overview {
	o := &overview{id: calendarID, layout: "calendar", title: b.T("nav-calendar"), lead: b.T("lead-calendar"), more: (*at).cycle}
	for _, x := range b.occasions {
		year := strconv.Itoa(x.from.Year())
		if n := len(o.groups); n == 0 || o.groups[n-1].heading != year {
			o.groups = append(o.groups, group{id: "year." + year, heading: year})
		}
		last := &o.groups[len(o.groups)-1]
		last.items = append(last.items, x.Item)
	}
	return o
}

// cycle adds to the first page of the list what is late and what is next, the
// pictures and the file.
func (a *at) cycle(v *View, main *Overview) {
	c := &Cycle{Sentences: a.cycleSentences(), Subscribe: a.subscribe(v)}
	for _, o := range a.occasions {
		if a.inventedDate(o) {
			c.Warning = a.T("dates-invented")
			break
		}
	}
	if len(a.occasions) > 0 {
		c.Near, c.Whole = a.nearTimeline(), a.wholeTimeline()
	}
	c.Late = a.partOfDates("late", a.T("dates-late"), a.T("none-late-dates"), cycleLate, lateDate)
	c.Soon = a.partOfDates("soon", a.N("dates-soon", soonDays), a.N("none-soon", soonDays), cycleSoon, a.isSoon)
	c.Next = a.partOfDates("next", a.T("dates-next"), a.T("none-next"), cycleNext, isNextMeeting)
	main.Cycle = c
	if len(c.Sentences) > 0 {
		v.Description = c.Sentences[0]
	}
}

func (a *at) partOfDates(name, heading, none string, most int, fits func(*occasion) bool) DateList {
	rows, n := a.dateRows(a.occasions, most, fits, a.untilThen)
	out := DateList{ID: "dates." + name, Heading: heading, Rows: rows}
	switch {
	case n == 0:
		out.None = none
	case n > most:
		out.More = a.N("more-dates", n-most)
	}
	return out
}

func lateDate(o *occasion) bool { return o.state == plan.Late }

func (b *in) isSoon(o *occasion) bool {
	return o.state == plan.Due && o.from <= b.site.AsOf+soonDays
}

// isNextMeeting reports whether an occasion is a meeting that has not ended.
func isNextMeeting(o *occasion) bool {
	_, isEvent := o.Item.(*site.Event)
	return isEvent && isNext(o) && o.state != plan.Due
}

// isNext reports whether an occasion is not over and not late.
func isNext(o *occasion) bool {
	return o.state == plan.ToCome || o.state == plan.Open || o.state == plan.Due
}

// cycleSentences say how many dates are late, and what comes next.
func (a *at) cycleSentences() []string {
	if len(a.occasions) == 0 {
		return []string{a.T("no-dates")}
	}
	date, late := a.Date(a.site.AsOf.Time()), 0
	var due, meeting *occasion
	for _, o := range a.occasions {
		switch {
		case lateDate(o):
			late++
		case o.state == plan.Due && due == nil:
			due = o
		case isNextMeeting(o) && o.state == plan.ToCome && meeting == nil:
			meeting = o
		}
	}
	out := []string{a.F("no-date-late", "Date", date)}
	if late > 0 {
		out[0] = a.F("n-dates-late", "Count", late, "Date", date)
	}
	if due != nil {
		out = append(out, a.F("due-next", "Title", a.markedTitle(due), "Date", a.when(due)))
	}
	if meeting != nil {
		out = append(out, a.F("meets-next", "Title", a.markedTitle(meeting), "Date", a.when(meeting)))
	}
	return out
}

// markedTitle names an occasion in a sentence, and says so where its date was
// made up.
func (b *in) markedTitle(o *occasion) string {
	title := b.occasionTitle(o)
	if b.inventedDate(o) {
		return b.F("title-illustrative", "Title", title)
	}
	return title
}
