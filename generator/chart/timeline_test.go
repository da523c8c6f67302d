package chart

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawTimeline is any timeline: some events lie outside it, some are long.
func drawTimeline(t *rapid.T) *Timeline {
	c := timeline()
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile))
	for l := range rapid.IntRange(0, 5).Draw(t, "lanes") {
		lane := TimelineLane{Title: text.Draw(t, "lane")}
		for i := range rapid.IntRange(0, 30).Draw(t, "events") {
			days := rapid.OneOf(rapid.IntRange(0, 20), rapid.IntRange(0, 3000)).Draw(t, "days")
			e := event("E", rapid.IntRange(-200, 2200).Draw(t, "from"), days, rapid.SampledFrom(TimelineStates).Draw(t, "state"))
			e.Title, e.Note, e.Href = text.Draw(t, "title"), text.Draw(t, "note"), fmt.Sprintf("../e%d-%d/", l, i)
			lane.Events = append(lane.Events, e)
		}
		c.Lanes = append(c.Lanes, lane)
	}
	return c
}

// at are the ends of what is drawn of an event where the picture is so many
// times as wide as its least width.
func (e *drawnEvent) at(times float64) (start, end float64) {
	return times*e.anchor + e.start - e.anchor, max(times*e.to, times*e.anchor+e.end-e.anchor)
}

// TestAnyTimeline: each event that touches the days of the picture is drawn
// once, in its lane; nothing lies over anything else, at any width, or outside;
// the table has all events, by date.
func TestAnyTimeline(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := drawTimeline(rt)
		d, all := c.draw(), 0
		for i := range d.lanes {
			lane := &d.lanes[i]
			var want, got []string
			for _, e := range c.Lanes[i].Events {
				if all++; e.From <= c.To && max(e.From, e.To) >= c.From {
					want = append(want, e.Href)
				}
			}
			for k := range lane.events {
				e := &lane.events[k]
				got = append(got, e.Href)
				if e.start < 0 || e.end > timelineLeast || e.from >= e.to || e.from < timelineEdge-1e-9 || e.to > timelineLeast-timelineEdge+1e-9 {
					rt.Errorf("%q lies outside: %+v", e.Title, e)
				}
				checkApart(rt, lane.events[:k], e)
			}
			slices.Sort(want)
			if slices.Sort(got); !slices.Equal(got, want) {
				rt.Errorf("lane %d has %q, want %q", i, got, want)
			}
		}
		picture, table := c.Picture(LTR), c.Table()
		if err := sound(picture); err != nil {
			rt.Fatal(err)
		}
		if err := soundTable(table); err != nil {
			rt.Fatal(err)
		}
		if links := bytes.Count(picture, []byte("<a ")); links != d.drawn || links+d.rest != all || len(table.Rows) != all {
			rt.Errorf("%d of %d events: %d links, %d left out, %d rows", d.drawn, all, links, d.rest, len(table.Rows))
		}
		if bytes.Contains(picture, []byte("more in the table")) != (d.rest > 0) {
			rt.Errorf("%d are left out", d.rest)
		}
		dates := slices.Collect(func(yield func(string) bool) {
			for _, row := range table.Rows {
				yield(row[2].Value)
			}
		})
		if !slices.IsSorted(dates) {
			rt.Errorf("the table is not by date: %q", dates)
		}
	})
}

func checkApart(t *rapid.T, others []drawnEvent, e *drawnEvent) {
	for i := range others {
		for _, times := range []float64{1, 1.4, 3} {
			start, end := e.at(times)
			if first, last := others[i].at(times); others[i].row == e.row && first < end && start < last {
				t.Errorf("%q lies over %q at %v times the width", e.Title, others[i].Title, times)
			}
		}
	}
}

// A mark stands over its day, a bar covers its days, and what is drawn agrees
// with the CSV.
func TestTimelineAgrees(t *testing.T) {
	c := timeline(TimelineLane{Title: "L", Events: []TimelineEvent{event("one day", 730, 1, "due"), event("half a year", 1000, 180, "under-way")}})
	c.From, c.To = 365, 365+939 // a day is a pixel
	svg, csv := string(c.Picture(LTR)), string(c.Table().CSV())
	for _, want := range []string{
		`<svg x="39.11%" y="92" width="1" height="1" overflow="visible"><rect class="hit" x="-7"`,                      // 10 + 730 - 365 + 0.5 of 960
		`<rect class="span state-under-way" x="67.19%" y="95" width="18.75%" height="18"/><svg x="67.19%"`,             // 10 + 1000 - 365, for 180
		`<svg class="mark mark-under-way" x="9" y="12"`, `aria-label="half a year, day 1000: under way"><title>half a`, // the mark in the bar
		`<line class="as-of" x1="51.61%"`, // 10 + 850 - 365 + 0.5
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in %s", want, svg)
		}
	}
	want := "Event,Lane,From,To,State,Note\r\none day,L," + iso(730) + ",,due,\r\nhalf a year,L," + iso(1000) + "," + iso(1179) + ",under way,\r\n"
	if csv != want {
		t.Errorf("got %q", csv)
	}
}

// Where there are too many events, those about the as-of date are drawn.
func TestTimelineIsBounded(t *testing.T) {
	c := timeline(TimelineLane{Title: "early"}, TimelineLane{Title: "late"})
	for i := range MaxTimelineEvents {
		c.Lanes[0].Events = append(c.Lanes[0].Events, event("far", 400+i%3, 1, "held"))
		c.Lanes[1].Events = append(c.Lanes[1].Events, event("near", 850+i%200-i%100, 1, "due"))
	}
	d := c.draw()
	if len(d.lanes[0].events) != 0 || len(d.lanes[1].events) != MaxTimelineEvents || d.rest != MaxTimelineEvents {
		t.Errorf("%d and %d are drawn, %d are not", len(d.lanes[0].events), len(d.lanes[1].events), d.rest)
	}
	if got := c.States(); !slices.Equal(got, []Mark{"due"}) {
		t.Errorf("the legend has %q", got)
	}
	c = timeline(slices.Repeat([]TimelineLane{{Title: "L", Events: []TimelineEvent{event("E", 850, 1, "due")}}}, MaxTimelineLanes+5)...)
	if d := c.draw(); len(d.lanes) != MaxTimelineLanes || d.rest != 5 || len(c.Table().Rows) != MaxTimelineLanes+5 {
		t.Errorf("%d lanes, %d events left out, %d rows", len(d.lanes), d.rest, len(c.Table().Rows))
	}
}

// The order in which a lane's events are given does not matter.
func TestTimelineOrder(t *testing.T) {
	c := cycle()
	first := c.Picture(LTR)
	for i := range c.Lanes {
		slices.Reverse(c.Lanes[i].Events)
	}
	if !bytes.Equal(first, c.Picture(LTR)) {
		t.Error("the picture depends on the order of events")
	}
}

// The legend has the states that occur, in their order.
func TestTimelineStates(t *testing.T) {
	if got := cycle().States(); !slices.Equal(got, TimelineStates) {
		t.Errorf("got %q", got)
	}
	if got := timeline(TimelineLane{}).States(); len(got) != 0 {
		t.Errorf("got %q of nothing", got)
	}
}

func TestTimelineLabels(t *testing.T) {
	for _, tt := range []struct{ reason, title, note, want string }{
		{"a title", "TSAG", "", "TSAG"},
		{"with a word behind it, whatever the title's letters do", "TSAG", "(illustrative)", "\u2068TSAG\u2069 (illustrative)"},
		{"the word is kept where the title is cut", strings.Repeat("long ", 50), "(draft)", "\u2068long long long long long long long long long…\u2069 (draft)"},
		{"a long word is cut too", "TSAG", strings.Repeat("W", 100), "\u2068TSAG\u2069 WWWWWWWWWWWWWW…"},
	} {
		e := TimelineEvent{Title: tt.title, Note: tt.note}
		if got := e.label(); got != tt.want {
			t.Errorf("%s: got %q", tt.reason, got)
		}
	}
}

// Labels of years and quarters that have no room are left out, not written
// over one another.
func TestTimelineTicks(t *testing.T) {
	c := timeline()
	c.From, c.To, c.Years, c.Quarters = 0, 36_500, nil, nil
	for year := range 100 {
		c.Years = append(c.Years, Tick{Day: 365 * year, Label: fmt.Sprint(1950 + year)})
	}
	last, n := -100.0, 0
	for _, x := range numbers(t, `<svg x="([0-9.]+)%" y="38"`, c.Picture(LTR)) {
		if x *= timelineLeast / 100; x-last < 4+textWidth("2000") {
			t.Errorf("a year at %v follows one at %v", x, last)
		}
		last = x
		n++
	}
	if n < 10 || n > 30 {
		t.Errorf("%d years are labelled", n)
	}
}

// numbers are the numbers that the group of a pattern finds.
func numbers(t *testing.T, pattern string, in []byte) (out []float64) {
	t.Helper()
	for _, found := range regexp.MustCompile(pattern).FindAllSubmatch(in, -1) {
		n, err := strconv.ParseFloat(string(found[1]), 64)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, n)
	}
	return out
}
