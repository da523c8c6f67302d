package page

import (
	"time"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// DateRow is an occasion in a list.
type DateRow struct {
	Link        Link
	Kind        string // Event, Strategic review
	When        string
	By, Place   string
	Chip        *Chip
	Unconfirmed bool
	Hidden      bool
}

// dateRow shows an occasion; words say its state.
func (a *at) dateRow(o *occasion, words string) DateRow {
	row := DateRow{
		Link: Link{Text: a.dateTitle(o), Href: a.to(o.Ref())}, Kind: a.dateKind(o), When: a.span(o.from, o.to, a.ShortDate),
		Place: o.place, Chip: a.dateChip(o, words), Hidden: isHidden(o.Item),
	}
	if o.by != nil {
		row.By = o.by.Name()
	}
	if o.lane.sort != lanePlans {
		row.Unconfirmed = titleUnconfirmed(o.Item)
	}
	return row
}

// dateTitle names an occasion where marks stand beside it.
func (a *at) dateTitle(o *occasion) string {
	switch x := o.Item.(type) {
	case *site.Plan:
		return a.F("review-of-plan", "Plan", x.Name())
	case *site.Record:
		return x.Title
	}
	return o.Name()
}

// dateKind says what an occasion is, where its title does not.
func (a *at) dateKind(o *occasion) string {
	switch x := o.Item.(type) {
	case *site.Plan:
		return a.kindOf(x)
	case *site.Record:
		return a.kindOf(x)
	}
	if o.lane.sort == laneTasks {
		return a.T("task")
	}
	return a.T("meeting")
}

// dateRows are the first occasions that fit, with words for the state of each,
// and how many fit in all.
func (a *at) dateRows(all []*occasion, most int, fits func(*occasion) bool, words func(*occasion) string) ([]DateRow, int) {
	var out []DateRow
	n := 0
	for _, o := range all {
		if !fits(o) {
			continue
		}
		if n++; n <= most {
			out = append(out, a.dateRow(o, words(o)))
		}
	}
	return out, n
}

// span is some days that follow one another, in words.
func (b *in) span(from, to plan.Date, form func(time.Time) string) string {
	if to <= from {
		return form(from.Time())
	}
	return b.F("date-range", "From", form(from.Time()), "To", form(to.Time()))
}
