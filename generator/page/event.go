package page

import (
	"html/template"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Event is what the page of an event shows.
type Event struct {
	Kind        string // Meeting, Task
	Of          Link   // its calendar
	Title       string
	Unconfirmed bool
	Unsure      string // other keys whose wording is not confirmed
	Warning     string // said where its date was made up
	Chip        *Chip
	Sentence    string // how far off it is; "" where it is over
	When        string
	By, Place   string
	Source      string
	Text        template.HTML
	Lists       []*List
	Before      *DateRow // of the same body, or about the same plan
	After       *DateRow
	All         Link // the planning cycle
	Mentions    *List
}

func (b *in) event(x *site.Event) *View {
	a, v := b.itemView(x, x.Title)
	o := occasionOf(a.site, x)
	main := &Event{
		Kind: a.dateKind(o), Of: Link{Text: x.Of.Name(), Href: a.item(x.Of)}, Title: x.Title, Unconfirmed: titleUnconfirmed(x), Unsure: a.unsure(x.Unconfirmed),
		Chip: a.dateChip(o, a.dateState(o)), Sentence: a.eventSentence(x), When: a.when(o), Place: x.Place, Source: string(x.Source),
		Text: a.fill(x.Text.Doc), Lists: present(list(a, x, "about", x.About)), All: a.allDates(), Mentions: list(a, x, "mentions", mentions(x)),
	}
	if x.By != nil {
		main.By = x.By.Title
	}
	if a.inventedDate(o) {
		main.Warning = a.T("date-invented")
	}
	main.Before, main.After = a.beside(b.series[x][0]), a.beside(b.series[x][1])
	v.Title = a.windowTitle(a.F("dated-title", "Title", x.Title, "Date", main.When))
	v.Description = a.F("date-words", "Title", a.markedTitle(o), "Date", main.When, "State", a.dateState(o))
	v.Main = main
	return v
}

// allDates leads to the planning cycle.
func (a *at) allDates() Link { return Link{Text: a.T("all-dates"), Href: a.to(calendarID)} }

func (a *at) beside(x *site.Event) *DateRow {
	if x == nil {
		return nil
	}
	o := occasionOf(a.site, x)
	row := a.dateRow(o, a.dateState(o))
	return &row
}

// eventSentence says how far off an event is; "" of one that is over.
func (a *at) eventSentence(x *site.Event) string {
	asOf := a.site.AsOf
	date := a.Date(asOf.Time())
	switch x.State {
	case plan.Late:
		return a.F("event-late", "Count", int(asOf-x.Due), "Date", date)
	case plan.Due:
		if x.Due == asOf {
			return a.F("event-due-today", "Date", date)
		}
		return a.F("event-due", "Count", int(x.Due-asOf), "Date", date)
	case plan.ToCome:
		return a.F("event-to-come", "Count", int(x.First()-asOf), "Date", date)
	case plan.Open:
		return a.F("event-under-way", "To", a.Date(x.Last().Time()))
	case plan.Ready:
		if x.Done > x.Due {
			return a.F("event-done-late", "Count", int(x.Done-x.Due), "Done", a.Date(x.Done.Time()))
		}
		return a.F("event-done", "Done", a.Date(x.Done.Time()))
	}
	return ""
}

// Calendar is what the page of a calendar shows: the dates that it holds.
type Calendar struct {
	Head     RecordHead
	Body     []Piece
	Rows     []DateRow
	More     *Link
	All      Link // those of all calendars
	Lists    []*List
	Mentions *List
}

func (b *in) calendar(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	main := &Calendar{
		Head: a.recordHead(x), Body: a.body(x.Head.Body), More: a.moreOf(x, "events", len(x.Events)), All: a.allDates(),
		Lists: present(list(a, x, "about", x.About)), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.Head.Illustrative, main.Head.Warning = false, "" // each date says it of itself
	for _, y := range x.Events[:min(len(x.Events), PerPage)] {
		main.Rows = append(main.Rows, *a.beside(y))
		if main.Head.Warning == "" && a.inventedDate(occasionOf(a.site, y)) {
			main.Head.Warning = a.T("dates-invented")
		}
	}
	if !x.Head.Body.Empty() {
		v.Description = a.words(x.Head.Body.Lead)
	}
	v.Main = main
	return v
}
