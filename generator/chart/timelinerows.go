package chart

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

const (
	timelineFont      = 12.0
	timelineTitleFont = 13.0  // of the titles of lanes
	timelineMark      = 7.0   // half a mark with its stroke
	timelineBeside    = 11.0  // from the middle of a mark to the title behind it
	timelineClear     = 4.0   // from a title to the bar or mark behind it
	timelineApart     = 8.0   // between what stands in one row
	timelineLabel     = 360.0 // of a title with its word, at most
)

// timelineDrawing is a timeline with the place of all that is drawn.
type timelineDrawing struct {
	*Timeline
	from, to       int   // days
	x              scale // of days, in pixels at the least width
	lanes          []drawnLane
	drawn, rest    int
	bottom, height float64
}

type drawnLane struct {
	title  string
	events []drawnEvent
	y      float64
}

// drawnEvent is an event with its place, in pixels at the least width.
type drawnEvent struct {
	*TimelineEvent
	from, to   float64 // of its days
	bar        bool    // these take more room than a mark
	anchor     float64 // of what has its measures in pixels, at any width
	inside     float64 // from the anchor to the middle of the mark
	label      string
	before     bool    // the label ends at its place, before the mark
	beside     float64 // from the anchor to the place of the label
	start, end float64 // of all of it
	row        int
}

// share is a place as a share of the width.
func (d *timelineDrawing) share(x float64) float64 { return 100 * x / timelineLeast }

// textWidth is about how wide a text is.
func textWidth(text string) float64 { return timelineFont * advances([]rune(text)) }

func (c *Timeline) draw() *timelineDrawing {
	d := &timelineDrawing{Timeline: c}
	d.from, d.to = c.span()
	d.x = scale{float64(d.from), float64(d.to) + 1, timelineEdge, timelineLeast - timelineEdge}
	picked := d.pick()
	y := timelineTop
	for i := range c.Lanes {
		if i == MaxTimelineLanes {
			break
		}
		lane := drawnLane{title: c.Lanes[i].Title, y: y}
		rows := d.place(&lane, picked[i])
		y += timelineTitle + float64(float64(max(rows, 1))*timelineRow) + timelineAfter
		d.lanes = append(d.lanes, lane)
	}
	d.bottom, d.height = y, y+2
	if y > timelineTall {
		d.height += timelineFoot
	}
	if d.rest > 0 {
		d.height += timelineFoot
	}
	return d
}

// span is the first and the last day.
func (c *Timeline) span() (from, to int) {
	if c.To > c.From {
		return c.From, c.To
	}
	const aside = 45 // days
	from, to = c.AsOf-aside, c.AsOf+aside
	for i := range c.Lanes {
		for k := range c.Lanes[i].Events {
			e := &c.Lanes[i].Events[k]
			from, to = min(from, e.From-aside), max(to, e.From+e.days()+aside)
		}
	}
	return from, to
}

// pick finds the events of each lane that are drawn, and counts the others.
func (d *timelineDrawing) pick() [][]*TimelineEvent {
	type candidate struct {
		event    *TimelineEvent
		lane, by int // days from the as-of date
	}
	var all []candidate
	for i := range d.Lanes {
		for k := range d.Lanes[i].Events {
			e := &d.Lanes[i].Events[k]
			last := e.From + e.days() - 1
			if i >= MaxTimelineLanes || last < d.from || e.From > d.to {
				d.rest++
				continue
			}
			all = append(all, candidate{e, i, max(e.From-d.AsOf, d.AsOf-last, 0)})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.by, b.by) })
	d.drawn = min(len(all), MaxTimelineEvents)
	d.rest += len(all) - d.drawn
	out := make([][]*TimelineEvent, len(d.Lanes))
	for _, x := range all[:d.drawn] {
		out[x.lane] = append(out[x.lane], x.event)
	}
	return out
}

// place puts the events of a lane into rows, each into the first where it lies
// over no other, and returns how many rows there are.
func (d *timelineDrawing) place(lane *drawnLane, events []*TimelineEvent) int {
	slices.SortStableFunc(events, func(a, b *TimelineEvent) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.days(), a.days()), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Href, b.Href))
	})
	var ends []float64 // of the rows
	for _, event := range events {
		e := d.measure(event)
		e.row = slices.IndexFunc(ends, func(end float64) bool { return end+timelineApart <= e.start })
		if e.row < 0 {
			e.row = len(ends)
			ends = append(ends, 0)
		}
		ends[e.row] = e.end
		lane.events = append(lane.events, e)
	}
	return len(ends)
}

// measure finds the places of an event's parts. The label stands after the
// mark, over the bar and beyond it; or before the bar where that has no room.
func (d *timelineDrawing) measure(event *TimelineEvent) drawnEvent {
	e := drawnEvent{TimelineEvent: event}
	e.from = d.x.at(float64(max(event.From, d.from)))
	e.to = d.x.at(float64(min(event.From+event.days()-1, d.to)) + 1)
	e.anchor, e.label = (e.from+e.to)/2, event.label()
	if e.bar = e.to-e.from > 2*timelineMark+2; e.bar {
		e.anchor, e.inside = e.from, timelineMark+2
	}
	mark, width := e.anchor+e.inside, textWidth(e.label)
	e.start, e.end = min(e.from, mark-timelineMark), max(e.to, mark+timelineMark)
	if e.before = mark+timelineBeside+width > timelineLeast; e.before {
		e.beside = e.start - timelineClear - e.anchor
		e.start = e.anchor + e.beside - width
	} else {
		e.beside = e.inside + timelineBeside
		e.end = max(e.end, mark+timelineBeside+width)
	}
	return e
}

// label is as much of the title as there is room for, and the word behind it.
// Signs keep the order in which the letters of the title are read to it.
func (e *TimelineEvent) label() string {
	if e.Note == "" {
		return broken(e.Title, timelineLabel/timelineFont, 1)[0]
	}
	note := broken(e.Note, timelineLabel/2/timelineFont, 1)[0]
	if first, _ := utf8.DecodeRuneInString(note); !isWide(first) { // which has its space in itself
		note = " " + note
	}
	return "\u2068" + broken(e.Title, timelineLabel/timelineFont-advances([]rune(note)), 1)[0] + "\u2069" + note
}
