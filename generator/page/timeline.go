package page

import (
	"slices"
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
)

// The near timeline has the months about the as-of date, so that a phone, which
// shows the first third of it, shows what has just been and what is next.
const (
	nearBefore = 92 // days
	nearAfter  = 366
)

func (a *at) nearTimeline() *Figure {
	from, to := a.site.AsOf-nearBefore, a.site.AsOf+nearAfter
	var all []*occasion
	for _, o := range a.occasions {
		if o.to >= from && o.from <= to {
			all = append(all, o)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return a.timeline(ChartID{calendarID, "near"}, a.T("timeline-near"), a.T("timeline-near-sentence"), from, to, all)
}

// wholeTimeline has the period of the strategy and the year before it, in which
// it was prepared.
func (a *at) wholeTimeline() *Figure {
	period := a.site.Config.Period
	from, to := plan.NewDate(period.From-1, 1, 1), plan.NewDate(period.To, 12, 31)
	from, to = min(from, a.site.AsOf), max(to, a.site.AsOf)
	return a.timeline(ChartID{calendarID, "whole"}, a.F("timeline-whole", "From", strconv.Itoa(from.Year()), "To", strconv.Itoa(to.Year())),
		a.T("timeline-sentence"), from, to, a.nearest(PerPage))
}

// nearest are the occasions nearest to the as-of date, by date.
func (a *at) nearest(most int) []*occasion {
	all := a.occasions
	for len(all) > most {
		first, last := all[0], all[len(all)-1]
		if a.site.AsOf-first.to > last.from-a.site.AsOf {
			all = all[1:]
		} else {
			all = all[:len(all)-1]
		}
	}
	return all
}

// timeline draws occasions in lanes.
func (a *at) timeline(id ChartID, title, sentence string, from, to plan.Date, all []*occasion) *Figure {
	c := &chart.Timeline{
		Title: title, Caption: title, From: int(from), To: int(to), AsOf: int(a.site.AsOf),
		AsOfText: a.F("as-of", "Date", a.ShortDate(a.site.AsOf.Time())), Empty: a.T("no-dates"),
		Rest: func(n int) string { return a.N("timeline-rest", n) },
		Words: chart.TimelineWords{
			Event: a.T("event"), Lane: a.T("lane"), From: a.T("date-from"), To: a.T("date-to"), State: a.T("state"), Note: a.T("standing"),
		},
	}
	c.Years, c.Quarters = a.yearTicks(from, to)
	invented := false
	by := map[laneID][]chart.TimelineEvent{}
	for _, o := range all {
		by[o.lane] = append(by[o.lane], a.timelineEvent(o))
		invented = invented || a.inventedDate(o)
	}
	for _, lane := range laneIDs(a.site.Config) {
		if events := by[lane]; len(events) > 0 {
			c.Lanes = append(c.Lanes, chart.TimelineLane{Title: a.laneTitle(lane), Events: events})
		}
	}
	f := a.figure(id, "timeline", title, sentence, c, len(all))
	f.Wide, f.Legend = true, a.timelineLegend(c)
	if invented {
		f.Mark = a.standing(plan.Illustrative)
	}
	return f
}

// yearTicks are the beginnings of years and quarters. Where there is room for
// it a quarter names its year.
func (a *at) yearTicks(from, to plan.Date) (years, quarters []chart.Tick) {
	message := "quarter"
	if to-from <= nearBefore+nearAfter {
		message = "quarter-of-year"
	}
	for y := from.Year(); y <= to.Year(); y++ {
		year := strconv.Itoa(y)
		years = append(years, chart.Tick{Day: int(plan.NewDate(y, 1, 1)), Label: year})
		for quarter := range 4 {
			label := a.F(message, "Number", strconv.Itoa(quarter+1), "Year", year)
			quarters = append(quarters, chart.Tick{Day: int(plan.NewDate(y, 1+3*quarter, 1)), Label: label})
		}
	}
	return years, quarters
}

// timelineLegend explains the marks that occur.
func (a *at) timelineLegend(c *chart.Timeline) []LegendEntry {
	var out []LegendEntry
	states := c.States()
	for _, state := range chart.TimelineStates {
		if slices.Contains(states, state) {
			out = append(out, LegendEntry{Symbol: symbol(string(state)), Text: a.T("date-" + string(state)), Class: "state-" + string(state)})
		}
	}
	return out
}

func (a *at) timelineEvent(o *occasion) chart.TimelineEvent {
	e := chart.TimelineEvent{
		Title: a.label(o.Item), Href: a.to(o.Ref()), From: int(o.from), To: int(o.to), State: dateMarks[o.state], Said: a.dateState(o),
		ISO: [2]string{o.from.String()}, Date: [2]string{a.ShortDate(o.from.Time())},
	}
	if o.to > o.from {
		e.ISO[1], e.Date[1] = o.to.String(), a.ShortDate(o.to.Time())
	}
	if a.inventedDate(o) {
		e.Note = a.T("note-illustrative")
	}
	e.Words = a.F("date-words", "Title", a.markedTitle(o), "Date", a.span(o.from, o.to, a.ShortDate), "State", e.Said)
	return e
}

// laneTitle names a row of a timeline.
func (b *in) laneTitle(lane laneID) string {
	switch lane.sort {
	case laneBody:
		return b.site.Config.BodyOf(lane.of).Title
	case laneKind:
		for _, k := range b.site.Config.Kinds {
			if k.ID.ID == lane.of {
				return b.F("lane-of-kind", "Kind", k.Plural)
			}
		}
	}
	return b.T("lane-" + lane.sort)
}
