package page

import (
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// methodID is the page on which the arithmetic is explained, where there is one.
const methodID = "method"

// explain writes out how the rating of an indicator came about.
func (a *at) explain(x *site.Indicator) Explanation {
	p := &x.Progress
	e := Explanation{Mark: a.standing(p.Standing)}
	if a.site.Item(methodID) != nil {
		e.Method = Link{Text: a.T("how-rated"), Href: a.to(methodID)}
	}
	switch {
	case p.Missing != plan.MissingNothing:
		e.Steps = []string{a.T("sentence-missing-" + string(p.Missing))}
		return e
	case x.Reading == plan.Milestones:
		e.Steps = a.explainMilestones(x)
	case p.Kept:
		e.Steps = a.explainKept(x)
		return e
	default:
		e.Steps = a.explainRatio(x)
	}
	e.Steps = append(e.Steps, a.F("explain-gap", "Share", a.Percent(plan.Percent1(p.Share)), "Expected", a.Percent(plan.Percent1(p.Expected)),
		"Gap", a.Number(plan.Points(p.Gap)), "Rating", a.T("rating-"+p.Rating.String())))
	e.Thresholds = a.thresholds()
	return e
}

func (a *at) explainRatio(x *site.Indicator) []string {
	p := &x.Progress
	var steps []string
	value := func(plain string) string { return a.bare(plain, x.Unit) }
	switch x.Reading {
	case plan.Cumulative:
		steps = append(steps, a.F("explain-cumulative", "Total", value(p.Current.String()), "Date", a.Date(p.Series.Baseline.Date.Time())))
	case plan.Annual:
		steps = append(steps, a.F("explain-annual", "Year", strconv.Itoa(p.Series.Last().Date.Year()), "Target", value(p.Target.Value.Plain()),
			"Date", a.Date(p.Target.Date.Time())))
	}
	return append(steps,
		a.F("explain-share", "Current", value(p.Current.String()), "Baseline", value(p.Series.Baseline.Value.Plain()),
			"Target", value(p.Target.Value.Plain()), "Share", a.Percent(plan.Percent1(p.Share))),
		a.F("explain-expected", "Date", a.Date(a.site.AsOf.Time()), "From", a.Date(p.Series.Baseline.Date.Time()),
			"To", a.Date(p.Target.Date.Time()), "Expected", a.Percent(plan.Percent1(p.Expected))))
}

func (a *at) explainKept(x *site.Indicator) []string {
	p := &x.Progress
	return []string{a.F("explain-kept", "Current", a.quantity(p.Current.String(), x.Unit), "Target", a.quantity(p.Target.Value.Plain(), x.Unit),
		"Away", a.quantity(p.Current.Sub(p.Target.Value.Decimal).Abs().String(), x.Unit), "Margin", a.quantity(p.Margin.String(), x.Unit),
		"Rating", a.T("rating-"+p.Rating.String()))}
}

func (a *at) explainMilestones(x *site.Indicator) []string {
	p := &x.Progress
	n := len(x.Milestones)
	return []string{
		a.F("explain-milestones-share", "Reached", p.Reached, "Count", n, "Share", a.Percent(plan.Percent1(p.Share))),
		a.F("explain-milestones-expected", "Due", p.Due, "Count", n, "Date", a.Date(a.site.AsOf.Time()), "Expected", a.Percent(plan.Percent1(p.Expected))),
	}
}

func (a *at) thresholds() []string {
	t := a.site.Config.Rating
	number := func(n int) string { return a.Number(strconv.Itoa(n)) }
	return []string{
		a.T("threshold-achieved"),
		a.F("threshold-on-track", "Points", number(t.OnTrack)),
		a.F("threshold-at-risk", "Points", number(t.AtRisk)),
		a.F("threshold-off-track", "Points", number(t.AtRisk)),
		a.F("threshold-too-early", "Share", a.Percent(strconv.Itoa(t.TooEarly))),
	}
}
