package page

import (
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// UnitGroup shows indicators of one unit side by side.
type UnitGroup struct {
	ID      string
	Heading string
	Figure  *Figure
	More    *Link // to the indicators that did not fit
}

// Bounds of the small pictures: they are for indicators of several plans that
// share a unit.
const (
	leastPanels = 3
	maxPanels   = 40
	maxUnits    = 12
)

// unit is what makes indicators comparable.
type unit struct {
	name    string
	reading plan.Reading
}

// units are the small pictures of the plans of a kind, one set for each unit,
// and how many units have none for want of room.
func (a *at) units(k *plan.Kind, plans []*site.Plan) (out []UnitGroup, left int) {
	by := map[unit][]*site.Indicator{}
	var order []unit
	for _, p := range plans {
		for _, x := range p.Indicators {
			u := unit{x.Unit, x.Reading}
			if x.Reading == plan.Milestones || a.latest(x) == nil {
				continue
			}
			if by[u] == nil {
				order = append(order, u)
			}
			by[u] = append(by[u], x)
		}
	}
	names := map[string]int{}
	for _, u := range order {
		all := by[u]
		switch {
		case len(all) < leastPanels || all[0].Plan == all[len(all)-1].Plan:
		case len(out) == maxUnits:
			left++
		default:
			out = append(out, a.unitGroup(k, u, unitName(k, u, names), all))
		}
	}
	return out, left
}

// unitName is the name of a set, made of its unit; a second one of the same
// name has a number.
func unitName(k *plan.Kind, u unit, names map[string]int) string {
	of := plan.ProperID(u.name)
	switch {
	case u.name == "%":
		of = "percent"
	case of == "":
		of = "unit"
	}
	name := k.ID.ID + "-" + of
	if u.reading != plan.PointInTime {
		name += "-" + string(u.reading)
	}
	if names[name]++; names[name] > 1 {
		name += "-" + strconv.Itoa(names[name])
	}
	return name
}

func (a *at) unitGroup(k *plan.Kind, u unit, name string, all []*site.Indicator) UnitGroup {
	heading := a.F("unit-heading", "Unit", a.unit(all[0]), "Reading", a.T("reads-"+string(u.reading)))
	g := UnitGroup{ID: "unit." + name, Heading: heading}
	shown := all[:min(len(all), maxPanels)]
	c := a.multiples(a.F("unit-title", "Kind", k.Plural, "Unit", a.unit(all[0]), "Reading", a.T("reads-"+string(u.reading))), heading, all[0])
	same, standing := true, plan.Final
	for _, x := range shown {
		c.Panels = append(c.Panels, a.small(x))
		same = same && x.Title == all[0].Title
		standing = standing.Worse(a.latest(x).Standing)
	}
	c.Years = a.panelYears(c)
	ends := c.Ends()
	c.Desc = a.F("unit-sentence", "Least", ends[0], "Greatest", ends[1])
	if !same {
		c.Desc = a.F("unit-sentence-other", "Least", ends[0], "Greatest", ends[1])
	}
	g.Figure = a.figure(ChartID{"compare", name}, "multiples", c.Title, c.Desc, c, len(c.Panels))
	g.Figure.Mark, g.Figure.Legend = a.standing(standing), a.multiplesLegend(shown)
	if len(all) > len(shown) {
		g.More = &Link{Text: a.N("more-entries", len(all)-len(shown)), Href: a.to("indicators")}
	}
	return g
}

// multiples are small pictures of indicators of the unit that x has, as yet
// without any.
func (a *at) multiples(title, caption string, x *site.Indicator) *chart.Multiples {
	return &chart.Multiples{
		Unit: a.unit(x), Title: title, Caption: caption,
		Number: func(v float64, decimals int) string { return a.bare(strconv.FormatFloat(v, 'f', decimals, 64), x.Unit) },
		Words: chart.MultiplesWords{
			Plan: a.T("plan"), Indicator: a.T("indicator"), Date: a.T("date"), Value: a.T("value"), Standing: a.T("standing"), Rating: a.T("rating"),
			Unit: a.T("unit"), Source: a.T("source"),
		},
	}
}

// small is the trend of an indicator among others.
func (a *at) small(x *site.Indicator) chart.Small {
	s := chart.Small{Plan: x.Plan.Name(), Name: a.label(x), Href: a.item(x), Rating: x.Progress.Rating.String(), State: a.chipWords(x)}
	s.Words = a.F("small-words-none", "Plan", s.Plan, "Indicator", s.Name, "Rating", s.State)
	if last := a.latest(x); last != nil {
		s.Latest = a.bare(last.Plain(), x.Unit)
		s.Words = a.F("small-words", "Plan", s.Plan, "Indicator", s.Name, "Value", a.quantity(last.Plain(), x), "Rating", s.State)
	}
	s.Points = a.coursePoints(x, x.Course(x.Progress.Series))
	for i := range s.Points {
		s.Points[i].Name = a.F("small-point", "Plan", s.Plan, "Indicator", s.Name, "Point", s.Points[i].Name)
	}
	return s
}

// panelYears are the beginnings of the years that the panels span.
func (a *at) panelYears(c *chart.Multiples) []chart.Tick {
	from, to := a.site.AsOf, plan.Date(0)
	for i := range c.Panels {
		for k := range c.Panels[i].Points {
			day := plan.Date(c.Panels[i].Points[k].Day)
			from, to = min(from, day), max(to, day)
		}
	}
	var out []chart.Tick
	for y := from.Year(); y <= to.Year(); y++ {
		out = append(out, chart.Tick{Day: int(plan.NewDate(y, 1, 1)), Label: strconv.Itoa(y)})
	}
	return out
}

// ratingWords is a rating in words: of indicators that all lack the same, what
// they lack, such as a target.
func (a *at) ratingWords(r plan.Rating, all []*site.Indicator) string {
	words := ""
	for _, x := range all {
		if x.Progress.Rating != r {
			continue
		}
		chip := a.indicatorChip(x).Text
		if words != "" && words != chip {
			return a.T("rating-" + r.String())
		}
		words = chip
	}
	return words
}

// multiplesLegend explains the marks of the ratings and of the values.
func (a *at) multiplesLegend(all []*site.Indicator) []LegendEntry {
	rated := map[plan.Rating]bool{}
	values := map[plan.Standing]bool{}
	for _, x := range all {
		rated[x.Progress.Rating] = true
		for _, r := range x.Course(x.Progress.Series) {
			values[r.Standing] = true
		}
	}
	var out []LegendEntry
	for _, r := range plan.Ratings {
		if rated[r] {
			out = append(out, LegendEntry{Symbol: symbol(r.String()), Text: a.ratingWords(r, all), Class: "rating-" + r.String()})
		}
	}
	for _, s := range []plan.Standing{plan.Final, plan.Provisional, plan.Estimated, plan.Illustrative} {
		if values[s] {
			out = append(out, LegendEntry{Symbol: symbol(string(s)), Text: a.T("measured-" + string(s))})
		}
	}
	return out
}
