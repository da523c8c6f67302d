package page

import (
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Evidence is what a finding or a decision rests on, as it was known on the day
// of the record and as it stands.
type Evidence struct {
	Entries []EvidenceEntry
	More    *Link  // to the rest; nil when there is none
	Warning string // said where there is no evidence
	Since   string // heading of what was known then
	Today   string // heading of what is known
}

// EvidenceEntry is an item that something rests on.
type EvidenceEntry struct {
	Item ItemLink // without its state, which stands in what follows
	Then *Reading // nil for what has no figure, level or status, and for a record of the as-of date
	Now  *Reading
}

// Reading is the state of an item on a day.
type Reading struct {
	Value string // "" where the chip says all
	Mark  string // standing of the value
	Note  string // where a risk lies in the matrix
	Date  Day    // of the value
	Chip  *Chip
}

// inArticle bounds the entries of each list where many stand on one page.
const inArticle = 12

// evidence shows up to n items that owner rests on. day is the day of the record.
func (a *at) evidence(owner site.Item, all []site.Item, day plan.Date, n int) Evidence {
	out := Evidence{
		More:  a.restOf(owner, "evidence", len(all), n),
		Since: a.F("known-on", "Date", a.Date(day.Time())), Today: a.F("stands-on", "Date", a.Date(a.site.AsOf.Time())),
	}
	for _, x := range all[:min(len(all), n)] {
		out.Entries = append(out.Entries, a.evidenceEntry(owner, x, day))
	}
	return out
}

// restOf leads to what a list of n entries at most leaves out: to its second
// page or, where it is cut shorter, to the page of its owner.
func (a *at) restOf(owner site.Item, name string, entries, n int) *Link {
	if n == PerPage || entries <= n {
		return a.moreOf(owner, name, entries)
	}
	return &Link{Text: a.N("more-entries", entries-n), Href: a.item(owner) + "#" + name}
}

func (a *at) evidenceEntry(owner, x site.Item, day plan.Date) EvidenceEntry {
	e := EvidenceEntry{Item: a.entryOf(owner, x), Now: a.reading(x, a.site.AsOf)}
	if e.Now == nil {
		return e
	}
	e.Item.Chip, e.Item.Stale = nil, false
	if day != a.site.AsOf {
		e.Then = a.reading(x, day)
	}
	return e
}

// entryOf is an item as an entry of a list of owner's.
func (a *at) entryOf(owner, x site.Item) ItemLink {
	entry := a.itemLink(x)
	if standsIn(x, owner) {
		entry.Plan = nil
	}
	return entry
}

// reading is the state of an item on a day, by what was known then; nil for
// what has no figure, level or status.
func (a *at) reading(x site.Item, day plan.Date) *Reading {
	switch then := a.site.ItemOn(x, day).(type) {
	case *site.Indicator:
		return a.indicatorReading(then)
	case *site.Risk:
		return a.riskReading(then)
	case *site.Action:
		return &Reading{Chip: a.actionChip(then)}
	}
	return nil
}

func (a *at) indicatorReading(x *site.Indicator) *Reading {
	r := &Reading{Chip: a.indicatorChip(x)}
	if last := a.latest(x); last != nil {
		r.Value, r.Mark, r.Date = a.quantity(last.Plain(), x), a.standing(last.Standing), a.short(last.Date)
	}
	if r.Chip.Mark == r.Mark {
		r.Mark = "" // said once
	}
	return r
}

func (a *at) riskReading(x *site.Risk) *Reading {
	r := &Reading{Chip: a.bandChip(x.Exposure.Residual, x.Exposure.Standing)}
	if latest := x.Exposure.Latest; latest != nil {
		scale, at := a.site.Config.Risk, latest.Residual
		r.Note, r.Date = a.F("cell-heading", "Likelihood", scale.Likelihood[at.Likelihood-1].Title, "Impact", scale.Impact[at.Impact-1].Title), a.short(latest.Date)
	}
	return r
}

// LedTo is what came of a finding, a contribution or a decision.
type LedTo struct {
	Entries []Outcome
	More    *Link
	Nothing string // said where there is nothing
}

// Outcome is an item that something led to.
type Outcome struct {
	Item    ItemLink
	Changes []Change
}

// Change is a target of an indicator that was changed.
type Change struct{ Text, Reason, Mark string }

// ledTo shows up to n items that owner led to. day is the day of the record.
func (a *at) ledTo(owner site.Item, all []site.Item, day plan.Date, n int) LedTo {
	out := LedTo{More: a.restOf(owner, "leads-to", len(all), n)}
	if len(all) == 0 {
		out.Nothing = a.T("led-to-nothing")
	}
	for _, x := range all[:min(len(all), n)] {
		entry := Outcome{Item: a.entryOf(owner, x)}
		if indicator, ok := x.(*site.Indicator); ok {
			entry.Changes = a.changes(indicator, day)
		}
		out.Entries = append(out.Entries, entry)
	}
	return out
}

// changes are the targets of an indicator that were changed from a day on.
func (a *at) changes(x *site.Indicator, from plan.Date) []Change {
	var out []Change
	for _, f := range x.Targets {
		if f.Recorded < from || f.Recorded > a.site.AsOf {
			continue
		}
		change := Change{Text: a.F("target-added", "Recorded", a.Date(f.Recorded.Time()), "Value", a.quantity(f.Value.Plain(), x), "Date", a.Date(f.Date.Time())),
			Reason: f.Reason, Mark: a.standing(f.EffectiveStanding())}
		if before := targetBefore(x, f); before != nil {
			change.Text = a.F("target-changed", "Recorded", a.Date(f.Recorded.Time()), "Value", a.quantity(f.Value.Plain(), x), "Date", a.Date(f.Date.Time()),
				"Before", a.quantity(before.Value.Plain(), x), "Old", a.Date(before.Date.Time()))
		}
		if len(out) < inArticle {
			out = append(out, change)
		}
	}
	return out
}

// targetBefore is the target in whose place f stands, or nil.
func targetBefore(x *site.Indicator, f *plan.Figure) *plan.Figure {
	date := f.Date
	if f.Replaces != 0 {
		date = f.Replaces
	}
	for _, t := range x.Known(f.Recorded - 1).Targets {
		if t.Date == date {
			return t
		}
	}
	return nil
}
