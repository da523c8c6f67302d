package page

import (
	"strconv"
	"strings"

	"plansite/generator/locale"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// methodID is the page on which the arithmetic is explained, where there is one.
const methodID = "method"

// verdict says which of the ways of rating an indicator applies, so that its
// sentence, its words in a chart and its explanation speak of the same one.
type verdict uint8

const (
	unrated      verdict = iota // something is missing
	noneDue                     // milestones, none of them due
	byMilestones                // a share of milestones
	kept                        // a value that is to stay
	regressed                   // a ratio below nothing
	byRatio                     // a ratio
)

func verdictOf(x *site.Indicator) verdict {
	p := &x.Progress
	switch {
	case p.Missing != plan.MissingNothing:
		return unrated
	case x.Reading == plan.Milestones && p.Due == 0:
		return noneDue
	case x.Reading == plan.Milestones:
		return byMilestones
	case p.Kept:
		return kept
	case p.Regression():
		return regressed
	}
	return byRatio
}

// sentence says how an indicator stands.
func (a *at) sentence(x *site.Indicator) string {
	p := &x.Progress
	date := a.Date(a.site.AsOf.Time())
	switch verdictOf(x) {
	case unrated:
		return a.T("sentence-missing-" + string(p.Missing))
	case noneDue:
		return a.F("sentence-milestones-none", "Date", date)
	case byMilestones:
		return a.F("sentence-milestones", "Met", p.DueMet, "Count", p.Due, "Date", date)
	case kept:
		return a.F("sentence-kept", "Value", a.quantity(p.Current.String(), x),
			"Target", a.quantity(p.Target.Value.Plain(), x), "Margin", a.distance(p.Margin.String(), x))
	case regressed:
		return a.F("sentence-regression", "Value", a.quantity(p.Current.String(), x),
			"Baseline", a.quantity(p.Series.Baseline.Value.Plain(), x), "Expected", a.Percent(plan.Percent(p.Expected)), "Date", date)
	}
	return a.F("sentence-ratio", "Share", a.Percent(plan.Percent(p.Share)),
		"Expected", a.Percent(plan.Percent(p.Expected)), "Date", date)
}

// briefly is the rating with its figures in a few words, for charts.
func (a *at) briefly(x *site.Indicator) string {
	words := a.verdictWords(x)
	if x.Progress.Stale {
		return a.F("words-stale", "Words", words)
	}
	return words
}

func (a *at) verdictWords(x *site.Indicator) string {
	p := &x.Progress
	rating := a.T("rating-" + p.Rating.String())
	switch verdictOf(x) {
	case unrated:
		return a.T("words-missing-" + string(p.Missing))
	case noneDue:
		return a.F("words-milestones-none", "Rating", rating)
	case byMilestones:
		return a.F("words-milestones", "Rating", rating, "Met", p.DueMet, "Count", p.Due)
	case kept:
		return a.F("words-kept", "Rating", rating, "Value", a.bare(p.Current.String(), x.Unit), "Target", a.bare(p.Target.Value.Plain(), x.Unit))
	}
	return a.F("words-ratio", "Rating", rating, "Share", a.Percent(plan.Percent(p.Share)), "Expected", a.Percent(plan.Percent(p.Expected)))
}

// explain writes out how the rating of an indicator came about: formula,
// inputs, thresholds and dates.
func (a *at) explain(x *site.Indicator) Explanation {
	p := &x.Progress
	var e Explanation
	if a.site.Item(methodID) != nil {
		e.Method = Link{Text: a.T("how-rated"), Href: a.to(methodID)}
	}
	switch v := verdictOf(x); v {
	case unrated:
		e.Steps = []string{a.T("sentence-missing-" + string(p.Missing))}
		return e
	case noneDue, byMilestones:
		e.Steps = a.explainMilestones(x)
	case kept:
		e.Steps = append(a.explainValue(x), a.explainKept(x)...)
	default:
		e.Steps = append(a.explainValue(x), a.explainRatio(x)...)
	}
	e.Mark = a.standing(p.Standing)
	if p.Ratio {
		shown := p.Shown(a.site.Config.Rating)
		e.Steps = append(e.Steps, a.F("explain-gap-is", "Share", a.Percent(shown.Share), "Expected", a.Percent(shown.Expected),
			"Gap", a.points(shown.Gap), "Rating", a.T("rating-"+p.Rating.String())))
		e.Thresholds = a.thresholds()
	}
	return e
}

// explainValue says which value is judged.
func (a *at) explainValue(x *site.Indicator) []string {
	p := &x.Progress
	last := p.Series.Last()
	on := a.Date(last.Date.Time())
	switch x.Reading {
	case plan.Cumulative:
		return []string{a.F("explain-cumulative", "Sum", a.sum(x), "Total", a.bare(p.Current.String(), x.Unit),
			"From", a.Date(p.Series.Baseline.Date.Time()), "To", on)}
	case plan.Annual:
		return []string{a.F("explain-annual", "Year", strconv.Itoa(last.Date.Year()), "Value", a.quantity(p.Current.String(), x),
			"Target", a.quantity(p.Target.Value.Plain(), x), "Date", a.Date(p.Target.Date.Time()))}
	}
	return []string{a.F("explain-latest", "Value", a.quantity(p.Current.String(), x), "Date", on)}
}

// maxAddends bounds how many values of a running total are written out.
const maxAddends = 12

// sum writes out a running total: baseline + value + value.
func (a *at) sum(x *site.Indicator) string {
	s := x.Progress.Series
	terms := []string{a.bare(s.Baseline.Value.Plain(), x.Unit)}
	for _, m := range s.Measurements {
		if m.Date > s.Baseline.Date {
			terms = append(terms, a.bare(m.Value.Plain(), x.Unit))
		}
	}
	if n := len(terms); n > maxAddends {
		terms = append(append(terms[:2:2], "…"), terms[n-1])
	}
	return strings.Join(terms, " + ")
}

func (a *at) explainRatio(x *site.Indicator) []string {
	p := &x.Progress
	shown := p.Shown(a.site.Config.Rating)
	value := func(plain string) string { return a.bare(plain, x.Unit) }
	return []string{
		a.F("explain-share", "Current", value(p.Current.String()), "Baseline", value(p.Series.Baseline.Value.Plain()),
			"Target", value(p.Target.Value.Plain()), "Share", a.Percent(shown.Share)),
		a.explainExpected(x, a.Percent(shown.Expected)),
	}
}

// explainExpected says where on the path from the baseline through the targets
// the as-of date lies.
func (a *at) explainExpected(x *site.Indicator, expected string) string {
	p := &x.Progress
	base, goal := p.Series.Baseline, p.Target
	switch {
	case a.site.AsOf <= base.Date:
		return a.F("explain-expected-before", "Date", a.Date(base.Date.Time()), "Expected", expected)
	case p.To == nil:
		return a.F("explain-expected-after", "Date", a.Date(goal.Date.Time()), "Expected", expected)
	}
	return a.F("explain-expected", "Date", a.Date(a.site.AsOf.Time()),
		"Done", int(a.site.AsOf-p.From.Date), "Count", int(p.To.Date-p.From.Date),
		"From", a.Date(p.From.Date.Time()), "To", a.Date(p.To.Date.Time()),
		"Lower", a.bare(p.From.Value.Plain(), x.Unit), "Upper", a.bare(p.To.Value.Plain(), x.Unit),
		"OnPath", a.bare(p.OnPath(), x.Unit), "Expected", expected)
}

func (a *at) explainKept(x *site.Indicator) []string {
	return []string{a.explainAim(x), a.explainTolerance(x), a.explainDistance(x)}
}

// explainAim says why there is no ratio, and what is to be kept.
func (a *at) explainAim(x *site.Indicator) string {
	aim := x.Progress.Target
	message := "explain-kept-equal"
	if x.Direction == plan.Maintain {
		message = "explain-kept-maintain"
	}
	return a.F(message, "Target", a.quantity(aim.Value.Plain(), x), "Date", a.Date(aim.Date.Time()))
}

func (a *at) explainTolerance(x *site.Indicator) string {
	message := "explain-tolerance-default"
	if x.Tolerance.Set() {
		message = "explain-tolerance-own"
	}
	return a.F(message, "Margin", a.distance(x.Progress.Margin.String(), x))
}

func (a *at) explainDistance(x *site.Indicator) string {
	p := &x.Progress
	message := "explain-kept-beyond"
	if p.Rating == plan.OnTrack {
		message = "explain-kept-within"
	}
	away := p.Current.Sub(p.Target.Value.Decimal()).Abs()
	return a.F(message, "Current", a.bare(p.Current.String(), x.Unit), "Target", a.bare(p.Target.Value.Plain(), x.Unit),
		"Away", a.distance(away.String(), x), "Rating", a.T("rating-"+p.Rating.String()), "Date", a.Date(a.site.AsOf.Time()))
}

func (a *at) explainMilestones(x *site.Indicator) []string {
	p := &x.Progress
	n := len(x.Milestones)
	shown := p.Shown(a.site.Config.Rating)
	expected := a.F("explain-milestones-expected", "Due", p.Due, "Count", n, "Date", a.Date(a.site.AsOf.Time()), "Expected", a.Percent(shown.Expected))
	if p.Reached == n {
		return []string{expected, a.F("explain-milestones-all", "Count", n, "Share", a.Percent(shown.Share))}
	}
	return []string{expected, a.F("explain-milestones-share", "Reached", p.DueMet, "Count", n, "Share", a.Percent(shown.Share))}
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

// distance writes a difference of two values with its unit; of per cent it is
// in percentage points.
func (a *at) distance(plain string, x *site.Indicator) string {
	if x.Unit == "%" {
		return a.points(plain)
	}
	return a.quantity(plain, x)
}

func (b *in) points(plain string) string {
	return b.F("percentage-points", "Count", locale.Decimal(plain))
}
