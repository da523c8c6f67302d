package page

import (
	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Breakdown is an indicator by the plans that it is broken down by.
type Breakdown struct {
	Heading string
	Lead    string
	Figure  *Figure
	Rows    []PartRow
	Left    string // how many there is no room for
}

// PartRow is an indicator as it stands in one of those plans.
type PartRow struct {
	IndicatorRow        // its link leads to the plan or, on the plan's page, to the indicator
	Source       string // of the latest value
	Note         string // on that value
	Whole        *Whole // on the plan's page
}

// Whole is how an indicator stands that a plan is a part of.
type Whole struct {
	Latest, Mark string
	Date         Day
	Chip         *Chip
}

// breakdownID is the name of the chart, and of the section that has it.
const breakdownID = "breakdown"

// alone is a part as an indicator of its own: so it is drawn and rated.
func alone(part *site.Part) *site.Indicator {
	x := *part.Whole
	x.Indicator, x.Plan, x.Parts, x.Progress = part.Indicator(part.Whole.Indicator), part.Of, nil, part.Progress
	return &x
}

// breakdown is how an indicator stands in each plan that it is broken down by;
// nil where it is not.
func (a *at) breakdown(x *site.Indicator) *Breakdown {
	if len(x.Parts) == 0 {
		return nil
	}
	out := &Breakdown{Heading: a.F("side-by-side", "Kind", a.kindsOf(x.Parts)), Figure: a.parts(x)}
	out.Lead = a.F("breakdown-lead", "Rating", a.chipWords(x))
	shown := x.Parts[:min(len(x.Parts), PerPage)]
	for _, part := range shown {
		out.Rows = append(out.Rows, a.partRow(part))
	}
	if n := len(x.Parts) - len(shown); n > 0 {
		out.Left = a.N("parts-left", n)
	}
	return out
}

// kindsOf is the plural of the kind of the plans or, where they are of several
// kinds, of plans.
func (b *in) kindsOf(parts []*site.Part) string {
	kind := parts[0].Of.KindOf
	for _, part := range parts {
		if part.Of.KindOf != kind || kind == nil {
			return b.T("plans")
		}
	}
	return kind.Plural
}

// parts draws an indicator in each plan, on one scale; nil where no part has a
// value.
func (a *at) parts(x *site.Indicator) *Figure {
	c := a.multiples(a.F("parts-title", "Indicator", a.label(x), "Kind", a.kindsOf(x.Parts)), x.Title, x)
	standing, points, started := plan.Final, 0, false
	var drawn []*site.Indicator
	for _, part := range x.Parts[:min(len(x.Parts), maxPanels)] {
		y := alone(part)
		panel := a.small(y)
		panel.Name, panel.Href = "", a.section(part.Of, "#"+breakdownID)
		started = a.start(y, &panel) || started
		points += len(panel.Points)
		drawn, c.Panels = append(drawn, y), append(c.Panels, panel)
		standing = standing.Worse(a.shownStanding(y))
	}
	if points == 0 {
		return nil
	}
	c.Years = a.panelYears(c)
	ends := c.Ends()
	c.Desc = a.F("unit-sentence", "Least", ends[0], "Greatest", ends[1])
	f := a.figure(ChartID{x.Ref(), breakdownID}, "multiples", c.Title, c.Desc, c, len(c.Panels))
	f.Mark, f.Legend = a.standing(standing), a.multiplesLegend(drawn)
	if started {
		f.Legend = append(f.Legend, LegendEntry{Symbol: symbol("baseline"), Text: a.T("baseline")})
	}
	return f
}

// withStart are the values of an indicator, after its baseline where that is
// earlier.
func withStart(x *site.Indicator) []plan.Reached {
	course, from := x.Course(x.Progress.Series), x.Progress.Series.Baseline
	if from == nil || len(course) == 0 || from.Date >= course[0].Date {
		return course
	}
	return append([]plan.Reached{{Figure: from, Value: from.Value.Decimal(), Standing: from.EffectiveStanding()}}, course...)
}

// start begins a trend with the baseline, so that one value is seen to have
// risen or fallen. It reports whether there is one before the first value.
func (a *at) start(x *site.Indicator, panel *chart.Small) bool {
	course := withStart(x)
	if len(course) == len(panel.Points) {
		return false
	}
	p := a.point(x, course[0].Figure)
	p.Name = a.F("small-point", "Plan", panel.Plan, "Indicator", a.label(x), "Point", a.pointName(inBaseline, &p))
	p.Standing, p.Words = "baseline", a.F("baseline-standing", "Standing", p.Words)
	panel.Points = append([]chart.Point{p}, panel.Points...)
	return true
}

// partRow is a part with its figures, under the name of its plan.
func (a *at) partRow(part *site.Part) PartRow {
	x := alone(part)
	row := PartRow{IndicatorRow: a.indicatorRow(x)}
	row.Spark = a.sparkline(x, withStart(x))
	row.Row = Row{Link: Link{Text: part.Of.Name(), Href: a.section(part.Of, "#"+breakdownID)}, Hidden: isHidden(part.Of), Unconfirmed: titleUnconfirmed(part.Of)}
	if last := a.latest(x); last != nil {
		row.Source, row.Note = string(last.Source), last.Note
	}
	return row
}

// partsHere are the indicators that are broken down by a plan, as they stand
// there and as a whole.
func (a *at) partsHere(p *site.Plan) []PartRow {
	var out []PartRow
	for _, part := range p.Parts[:min(len(p.Parts), PerPage)] {
		row := a.partRow(part)
		whole := part.Whole
		row.Row, row.Source = a.row(whole), "" // it stands in the list of the plan
		row.Plan = &Link{Text: whole.Plan.Name(), Href: a.item(whole.Plan)}
		row.Whole = &Whole{Chip: a.chip(whole)}
		if last := a.latest(whole); last != nil {
			row.Whole.Latest, row.Whole.Mark, row.Whole.Date = a.quantity(last.Plain(), whole), a.standing(last.Standing), a.short(last.Date)
		}
		out = append(out, row)
	}
	return out
}

// wholes are the indicators whose parts a plan has.
func wholes(p *site.Plan) []*site.Indicator {
	out := make([]*site.Indicator, len(p.Parts))
	for i, part := range p.Parts {
		out[i] = part.Whole
	}
	return out
}
