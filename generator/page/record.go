package page

import (
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// RecordHead is what the pages of all records and of their parts begin with.
type RecordHead struct {
	Kind         string // Report, Finding
	Title        string
	Of           *Link // the record that a part stands in
	Chip         *Chip
	Sentence     string // beside the chip
	Date         Day
	By           string // the body: its name
	Unconfirmed  bool   // the title
	Unsure       string // other keys whose wording is not confirmed
	Illustrative bool
	Warning      string // said at the top where what is shown was made up
	Source       string
}

// recordLayout is what shows a record of a sort.
func recordLayout(sort site.Sort) (layout string, build func(*in, *site.Record) *View) {
	switch sort {
	case site.ReportSort:
		return "report", (*in).report
	case site.ResolutionSort:
		return "resolution", (*in).resolution
	case site.ReviewSort:
		return "review", (*in).review
	case site.ConsultationSort:
		return "consultation", (*in).consultation
	case site.DecisionSort:
		return "decision", (*in).decision
	case site.CalendarSort:
		return "dates", (*in).calendar
	}
	return "assessment", (*in).assessment
}

// recordHead is the top of a record's page.
func (a *at) recordHead(x *site.Record) RecordHead {
	h := RecordHead{
		Kind: a.kindOf(x), Title: x.Title, Chip: a.chip(x), Date: a.day(x.Date), Unconfirmed: titleUnconfirmed(x), Unsure: a.unsure(x.Unconfirmed), Source: string(x.Source),
	}
	if x.By != nil {
		h.By = x.By.Title
	}
	h.Illustrative = a.invented(x.Source, h.Unconfirmed)
	if h.Illustrative {
		h.Warning = a.T("record-invented")
	}
	return h
}

// partHead is the top of the page of a part of a record, which is as real as
// the record.
func (a *at) partHead(x site.Dated) RecordHead {
	of := x.Record()
	h := a.recordHead(of)
	h.Kind, h.Title, h.Chip, h.Of, h.Unconfirmed, h.Unsure = a.kindOf(x), x.Name(), a.chip(x), &Link{Text: of.Name(), Href: a.item(of)}, false, ""
	return h
}

// present leaves out the lists that have no entries.
func present(all ...*List) []*List {
	var out []*List
	for _, l := range all {
		if l != nil {
			out = append(out, l)
		}
	}
	return out
}

// ties are the lists of what records say of an item.
func (a *at) ties(x site.Item) []*List {
	t := x.Ties()
	return present(list(a, x, "clauses-met", t.Clauses), list(a, x, "records", t.Records), list(a, x, "support", restsOn(x)),
		list(a, x, "origins", origins(x)), list(a, x, "means", t.Means))
}

// stateMarks are the symbols of states of events, consultations, contributions
// and clauses, which take those of ratings.
var stateMarks = map[string]string{
	"to-come": "too-early", "open": "on-track", "over": "no-data", "due": "too-early", "late": "off-track", "ready": "achieved",
	"unmet": "off-track", "begun": "too-early", "in-place": "achieved",
	"nothing": "no-data", "under-way": "on-track", "acted-on": "achieved",
	"pending": "too-early", "accepted": "achieved", "partly": "on-track", "noted": "no-data", "declined": "off-track",
}

// stateChip is the mark of the state of a record or of a part of one.
func (b *in) stateChip(state, words string, invented bool) *Chip {
	mark := ""
	if invented {
		mark = b.T("standing-illustrative")
	}
	shape := stateMarks[state]
	return b.one(Chip{Class: "rating-" + shape, Symbol: symbol(shape), Text: words, Mark: mark})
}

// recordChip is the state of a record or of a part of one; nil where it has none.
func (b *in) recordChip(x site.Item) *Chip {
	switch x := x.(type) {
	case *site.Record:
		if c, ok := x.As.(*plan.Consultation); ok {
			state := c.State(b.site.AsOf)
			return b.stateChip(string(state), b.T("state-"+string(state)), b.inventedRecord(x))
		}
	case *site.Event:
		o := occasionOf(b.site, x)
		return b.dateChip(o, b.dateState(o))
	case *site.Clause:
		return b.clauseChip(x)
	case *site.Finding:
		return b.stateChip(string(x.State), b.T("finding-"+string(x.State)), b.inventedFinding(x))
	case *site.Contribution:
		return b.stateChip(string(x.Outcome), b.T("outcome-"+string(x.Outcome)), b.inventedRecord(x))
	}
	return nil
}

// inventedFinding reports whether a finding, or an action or a task that its
// state rests on, was made up.
func (b *in) inventedFinding(x *site.Finding) bool {
	return b.inventedRecord(x) || slices.ContainsFunc(x.Follows(), func(y site.Item) bool {
		switch y := y.(type) {
		case *site.Action:
			return b.actionStanding(y) == plan.Illustrative
		case *site.Event:
			return b.invented(y.Source, false)
		}
		return false
	})
}

// inventedRecord reports whether a record, or a part of one, was made up for a
// demonstration. A part is as real as its record; an event has a source of its own.
func (b *in) inventedRecord(x site.Item) bool {
	switch x := x.(type) {
	case *site.Record:
		return b.invented(x.Source, names(x.Unconfirmed, "title"))
	case *site.Event:
		return b.invented(x.Source, names(x.Unconfirmed, "title"))
	case site.Dated:
		return b.inventedRecord(x.Record())
	}
	return false
}
