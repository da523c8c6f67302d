package page

import (
	"cmp"
	"slices"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// occasion is something dated of the planning cycle: a meeting, a task, a
// consultation, a plan that is to be reviewed, a report or review.
type occasion struct {
	site.Item
	from, to plan.Date // the first day and the last
	done     plan.Date // of a task: 0 while it is not
	state    plan.State
	by       *plan.Body
	place    string
	lane     laneID
}

// laneID says what an occasion stands among: the meetings of a body, those of
// plans of a kind, or one of the sorts below.
type laneID struct {
	sort string
	of   string // the body or the kind
}

// Sorts of lanes, in the order in which they stand.
const (
	laneTasks         = "tasks"
	lanePlans         = "plans"
	laneConsultations = "consultations"
	laneBody          = "body"
	laneKind          = "kind"
	laneMeetings      = "meetings"
	laneRecords       = "records"
)

// occasionsOf are all occasions of a site by date.
func occasionsOf(s *site.Site) []*occasion {
	var out []*occasion
	add := func(x site.Item) {
		if o := occasionOf(s, x); o != nil {
			out = append(out, o)
		}
	}
	for _, x := range s.Events {
		add(x)
	}
	for _, x := range s.Plans {
		add(x)
	}
	for _, x := range s.Records {
		add(x)
	}
	slices.SortStableFunc(out, func(x, y *occasion) int { return cmp.Or(cmp.Compare(x.from, y.from), cmp.Compare(x.to, y.to)) })
	return out
}

// occasionOf is what an item is in the planning cycle; nil where it has no
// place there.
func occasionOf(s *site.Site, x site.Item) *occasion {
	switch x := x.(type) {
	case *site.Event:
		return &occasion{Item: x, from: x.First(), to: x.Last(), done: x.Done, state: x.State, by: x.By, place: x.Place, lane: laneOf(x)}
	case *site.Plan:
		if x.ReviewDue != 0 && x.Status != plan.Superseded {
			state := plan.Due
			if reviewOverdue(s, x) {
				state = plan.Late
			}
			return &occasion{Item: x, from: x.ReviewDue, to: x.ReviewDue, state: state, lane: laneID{sort: lanePlans}}
		}
	case *site.Record:
		switch r := x.As.(type) {
		case *plan.Consultation:
			return &occasion{Item: x, from: r.Opens, to: r.Closes, state: r.State(s.AsOf), by: x.By, lane: laneID{sort: laneConsultations}}
		case *plan.Report, *plan.Review:
			return &occasion{Item: x, from: x.Date, to: x.Date, done: x.Date, state: plan.Ready, by: x.By, lane: laneID{sort: laneRecords}}
		}
	}
	return nil
}

// reviewOverdue reports whether a plan should have been reviewed. What another
// plan has taken the place of waits for no review.
func reviewOverdue(s *site.Site, p *site.Plan) bool {
	return p.ReviewDue != 0 && p.ReviewDue < s.AsOf && p.Status != plan.Superseded
}

// laneOf is where an event stands. A meeting of no body that has a name in
// site.yaml stands with those of its kind of plan: study groups, for example.
func laneOf(x *site.Event) laneID {
	switch {
	case x.Due != 0:
		return laneID{sort: laneTasks}
	case x.By != nil:
		return laneID{laneBody, x.By.ID.ID}
	}
	if p := planAbout(x); p != nil && p.KindOf != nil {
		return laneID{laneKind, p.KindOf.ID.ID}
	}
	return laneID{sort: laneMeetings}
}

// planAbout is the first plan that an event is about; nil where it is about none.
func planAbout(x *site.Event) *site.Plan {
	for _, y := range x.About {
		if p, ok := y.(*site.Plan); ok {
			return p
		}
	}
	return nil
}

// laneIDs are the lanes in which a site can have occasions, in their order.
func laneIDs(c *plan.Config) []laneID {
	out := []laneID{{sort: laneTasks}, {sort: lanePlans}, {sort: laneConsultations}}
	for _, body := range c.Bodies {
		out = append(out, laneID{laneBody, body.ID.ID})
	}
	for _, k := range c.Kinds {
		out = append(out, laneID{laneKind, k.ID.ID})
	}
	return append(out, laneID{sort: laneMeetings}, laneID{sort: laneRecords})
}

// series are the events before and after each event of the same body, or about
// the same plan where there is no body.
func series(s *site.Site) map[*site.Event][2]*site.Event {
	type run struct {
		body *plan.Body
		plan *site.Plan
	}
	last := map[run]*site.Event{}
	out := map[*site.Event][2]*site.Event{}
	for _, x := range s.Events {
		key := run{body: x.By}
		if x.By == nil {
			key.plan = planAbout(x)
		}
		if key == (run{}) {
			continue
		}
		if before := last[key]; before != nil {
			out[before] = [2]*site.Event{out[before][0], x}
			out[x] = [2]*site.Event{before, nil}
		}
		last[key] = x
	}
	return out
}

// dateMarks are the states of occasions as a timeline shows them.
var dateMarks = map[plan.State]chart.Mark{
	plan.ToCome: "to-come", plan.Open: "under-way", plan.Over: "held", plan.Due: "due", plan.Late: "late", plan.Ready: "done",
}

// occasionTitle names an occasion where there is no room for marks beside it.
func (b *in) occasionTitle(o *occasion) string {
	if p, ok := o.Item.(*site.Plan); ok {
		return b.F("review-of-plan", "Plan", b.label(p))
	}
	return b.label(o.Item)
}

// when says on which days an occasion is.
func (b *in) when(o *occasion) string { return b.span(o.from, o.to, b.Date) }

// inventedDate reports whether a date was made up for a demonstration.
func (b *in) inventedDate(o *occasion) bool {
	switch x := o.Item.(type) {
	case *site.Plan:
		return b.invented("", false)
	case *site.Event:
		return b.invented(x.Source, false)
	}
	return b.inventedRecord(o.Item)
}

// dateChip is the state of an occasion with the words that say it.
func (b *in) dateChip(o *occasion, words string) *Chip {
	mark := ""
	if b.inventedDate(o) {
		mark = b.T("standing-illustrative")
	}
	shape := string(dateMarks[o.state])
	return b.one(Chip{Class: "state-" + shape, Symbol: symbol(shape), Text: words, Mark: mark})
}

// dateState is the state of an occasion in a word or two.
func (b *in) dateState(o *occasion) string { return b.T("date-" + string(dateMarks[o.state])) }

// untilThen says how far off an occasion is.
func (b *in) untilThen(o *occasion) string {
	asOf := b.site.AsOf
	switch o.state {
	case plan.Late:
		return b.N("days-late", int(asOf-o.from))
	case plan.Due:
		if o.from == asOf {
			return b.T("due-today")
		}
		return b.N("due-in", int(o.from-asOf))
	case plan.ToCome:
		return b.N("begins-in", int(o.from-asOf))
	case plan.Open:
		return b.F("until", "Date", b.ShortDate(o.to.Time()))
	case plan.Ready:
		return b.F("done-on", "Date", b.ShortDate(o.done.Time()))
	}
	return b.dateState(o)
}
