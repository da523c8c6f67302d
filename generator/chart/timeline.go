package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// TimelineEvent is something dated: a meeting, which takes some days, or a
// step, which is due on one.
type TimelineEvent struct {
	Title string
	Note  string // a word behind the title, such as its standing; or empty
	Href  string
	Words string    // title, dates and state in words
	From  int       // the first day
	To    int       // the last; a day before From says that there is one day
	ISO   [2]string // of the two days; the second is empty where there is one day
	Date  [2]string // the same, formatted
	State Mark      // of TimelineStates
	Said  string    // the state in words
}

// days is how many there are.
func (e *TimelineEvent) days() int { return max(e.To-e.From, 0) + 1 }

// TimelineStates are the states of events: three of what takes place, and three
// of what is due.
var TimelineStates = []Mark{"held", "under-way", "to-come", "done", "due", "late"}

// TimelineLane is a row of events of one sort.
type TimelineLane struct {
	Title  string
	Events []TimelineEvent
}

// Timeline shows events by date, in lanes. Its picture is wider than a phone
// and has to stand where it can be scrolled. There is nothing to explore in it
// beyond what stands there, so it has no option.
type Timeline struct {
	Title    string
	Caption  string
	From, To int // the days that it begins and ends with; without a span those of its events
	AsOf     int
	AsOfText string // "as of 30 June 2025"
	Years    []Tick // 1 January of years, formatted
	Quarters []Tick // the first days of quarters, formatted
	Lanes    []TimelineLane
	Empty    string             // says that a lane has no event
	Rest     func(n int) string // says that the picture leaves out n events, which the table has
	Words    TimelineWords
}

// TimelineWords are the heads of the table.
type TimelineWords struct{ Event, Lane, From, To, State, Note string }

// Bounds of a picture. What is beyond them stands in the table.
const (
	MaxTimelineEvents = 300 // those nearest to the as-of date are drawn
	MaxTimelineLanes  = 40
)

// Measures of a timeline, in pixels; those across hold at its least width,
// which the style sheet knows.
const (
	timelineLeast = 960.0
	timelineEdge  = 10.0 // left free at both sides
	timelineAsOf  = 20.0 // where the line of the as-of date begins
	timelineTop   = 66.0 // below the axis
	timelineTitle = 26.0 // of a lane
	timelineRow   = 26.0
	timelineHit   = 24.0
	timelineBar   = 18.0
	timelineAfter = 10.0  // below a lane
	timelineTall  = 600.0 // from which on the years stand below it too
	timelineFoot  = 20.0  // of each line below the lanes
)

// Picture implements Chart.
func (c *Timeline) Picture(dir Direction) []byte {
	d := c.draw()
	s := begin(dir, 2048+700*d.drawn)
	s.root("chart-timeline").raw(` width="100%"`).px("height", d.height).attr("data-least", strconv.Itoa(timelineLeast))
	s.raw(` role="group"`).attr("aria-label", c.Title).raw(">")
	d.grid(s)
	for i := range d.lanes {
		d.lane(s, &d.lanes[i])
	}
	if d.rest > 0 {
		s.label("note", 0, d.height-8, "start", c.Rest(d.rest))
	}
	return s.close()
}

// States are those that occur in the picture, for its legend.
func (c *Timeline) States() []Mark {
	found := map[Mark]bool{}
	for _, lane := range c.draw().lanes {
		for _, e := range lane.events {
			found[e.State] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(TimelineStates), func(m Mark) bool { return !found[m] })
}

// grid draws the axis, its lines through all lanes, and the as-of date.
func (d *timelineDrawing) grid(s *svg) {
	d.ticks(s, d.Quarters, "grid", "tick", 54)
	d.ticks(s, d.Years, "tick-line", "axis", 38)
	if d.bottom > timelineTall {
		d.ticks(s, d.Years, "", "axis", d.bottom+14)
	}
	if d.AsOf >= d.from && d.AsOf <= d.to {
		at := d.share(d.x.at(float64(d.AsOf) + 0.5))
		s.line("as-of", at, timelineAsOf, at, d.bottom).label("tick", at, 12, anchorAt(at), d.AsOfText)
	}
}

// ticks draws those that lie in the picture, and labels those that have room.
func (d *timelineDrawing) ticks(s *svg, all []Tick, line, label string, y float64) {
	drawn, labelled := math.Inf(-1), math.Inf(-1)
	for _, tick := range all {
		if tick.Day < d.from || tick.Day > d.to {
			continue
		}
		x := d.x.at(float64(tick.Day))
		if line != "" && x >= drawn {
			s.line(line, d.share(x), y-12, d.share(x), d.bottom)
			drawn = x + 4
		}
		if end := x + 4 + textWidth(tick.Label); x >= labelled && end <= timelineLeast {
			s.beginAt(d.share(x), y).raw(`<text class="`).raw(label).raw(`"`).aside(4).raw(">").text(tick.Label).raw("</text>").endAt()
			labelled = end + 6
		}
	}
}

// lane draws a lane under a line with its title.
func (d *timelineDrawing) lane(s *svg, lane *drawnLane) {
	s.line("tick-line", 0, lane.y, 100, lane.y)
	d.title(s, lane)
	if len(lane.events) == 0 {
		s.label("note", d.share(timelineEdge), lane.y+timelineTitle+16, "start", d.Empty)
	}
	for i := range lane.events {
		e := &lane.events[i]
		d.event(s, e, lane.y+timelineTitle+float64(float64(e.row)*timelineRow))
	}
}

// title writes the title of a lane, and again farther on, which the style sheet
// shows where only a part of the picture can be seen at once.
func (d *timelineDrawing) title(s *svg, lane *drawnLane) {
	const again = timelineLeast / 3
	title := broken(lane.title, timelineLeast/timelineTitleFont, 1)[0]
	s.label("lane-title", 0, lane.y+18, "start", title)
	for x := again; x < timelineLeast; x += again {
		if timelineTitleFont*advances([]rune(title)) < x-timelineApart {
			s.raw(`<text class="lane-title lane-again" aria-hidden="true"`).across("x", d.share(x)).px("y", lane.y+18).raw(">")
			s.text(broken(lane.title, (again-timelineApart)/timelineTitleFont, 1)[0]).raw("</text>")
		}
	}
}

// event draws a mark, a bar where the days take more room than the mark, and
// the title beside the mark.
func (d *timelineDrawing) event(s *svg, e *drawnEvent, y float64) {
	s.raw("<a").attr("href", e.Href).attr("aria-label", e.Words).raw(">").title(e.Words)
	if e.bar {
		s.rect("span state-"+string(e.State), d.share(e.from), y+(timelineHit-timelineBar)/2, d.share(e.to-e.from), timelineBar)
	}
	hit := max(e.end-e.start, timelineHit)
	s.beginAt(d.share(e.anchor), y).raw(`<rect class="hit"`).px("x", s.flip(e.start-e.anchor, hit, 0)).px("width", hit).raw(` height="24"/>`)
	s.pin(e.State, e.inside, timelineHit/2).raw(`<text class="label"`).aside(e.beside)
	if e.before {
		s.raw(` text-anchor="end"`)
	}
	s.raw(` y="16">`).text(e.label).raw("</text>")
	s.endAt().raw("</a>")
}

// Table implements Chart: all events by date.
func (c *Timeline) Table() Table {
	w := c.Words
	t := Table{Caption: c.Caption, Head: []string{w.Event, w.Lane, w.From, w.To, w.State, w.Note}}
	var all []dated
	for i := range c.Lanes {
		lane := &c.Lanes[i]
		for k := range lane.Events {
			e := &lane.Events[k]
			all = append(all, dated{e.From, []Cell{{Text: e.Title, Href: e.Href}, {Text: lane.Title}, {Text: e.Date[0], Value: e.ISO[0]}, {Text: e.Date[1], Value: e.ISO[1]}, {Text: e.Said}, {Text: e.Note}}})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(a.day, b.day) })
	for _, x := range all {
		t.Rows = append(t.Rows, x.row)
	}
	return t
}

// dated is a row of the table with the day it is ordered by.
type dated struct {
	day int
	row []Cell
}
