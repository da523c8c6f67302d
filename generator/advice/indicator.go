package advice

import (
	"fmt"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// indicator looks at what an indicator lacks.
func (a *adviser) indicator(x *site.Indicator) {
	a.owner(x, "indicator", x.Owner)
	a.source(x)
	if x.Reading == plan.Milestones {
		return // which have dates of their own, and nothing to measure in between
	}
	if len(x.Progress.Series.Targets) == 0 {
		a.say(x, plan.NoTarget, fmt.Sprintf("the indicator %q has no target", x.Ref()),
			"add targets: with a value and the date to reach it by")
	}
	a.frequency(x)
}

// owner looks for the office that answers for an item.
func (a *adviser) owner(x site.Item, what, owner string) {
	if owner == "" {
		a.say(x, plan.NoOwner, fmt.Sprintf("the %s %q has no owner", what, x.Ref()), "add owner: with the office that answers for it, never a person")
	}
}

// source looks for a figure with a source, among those that are not said to have been made up.
func (a *adviser) source(x *site.Indicator) {
	claimed, sourced := 0, 0
	count := func(source plan.Address, standing plan.Standing) {
		if source != "" {
			sourced++
		} else if standing == "" {
			claimed++
		}
	}
	for _, list := range [][]*plan.Figure{x.Baseline, x.Measurements} {
		for _, f := range list {
			count(f.Source, f.Standing)
		}
	}
	for _, m := range x.Milestones {
		if m.Reached != 0 {
			count(m.Source, m.Standing)
		}
	}
	if claimed == 0 || sourced > 0 {
		return
	}
	a.say(x, plan.NoSource, fmt.Sprintf("no value of the indicator %q names its source", x.Ref()),
		"add source: https://... to its values, or standing: illustrative to those that were made up")
}

// frequency looks at when the next value is due, and whether it is there.
func (a *adviser) frequency(x *site.Indicator) {
	if x.Often.Days == 0 {
		p := a.say(x, plan.NoFrequency, fmt.Sprintf("nothing says when the next value of the indicator %q is due: its frequency %q has 0 days", x.Ref(), x.Frequency.ID),
			"choose a frequency with days, or give this one days in content/site.yaml")
		p.of(x.Indicator.Pos, "frequency")
		return
	}
	last, first := x.Progress.Series.Last(), x.Progress.Series.Baseline
	var since plan.Date
	message := "has been missing since %[2]s: there is none yet"
	switch {
	case last != nil:
		since, message = last.Date, "was due on %[2]s: the last one is of %[3]s"
	case first != nil:
		since, message = first.Date, "was due on %[2]s: there is none since the baseline of %[3]s"
	case x.Plan.Period != nil:
		since = plan.NewDate(x.Plan.Period.From, 1, 1)
	default:
		return
	}
	due := since + plan.Date(x.Often.Days)
	if due >= a.site.AsOf {
		return
	}
	p := a.say(x, plan.OverdueValue, fmt.Sprintf("the next value of the indicator %[1]q "+message+", and it is measured %[4]s", x.Ref(), due, since, x.Often.Title),
		"add the value to measurements, or choose a frequency that can be kept")
	p.of(x.Indicator.Pos, "measurements")
	if last != nil {
		p.of(last.Pos, "date")
	}
}
