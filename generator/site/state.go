package site

import (
	"fmt"

	"plansite/generator/plan"
)

// backlinks ties the other ends of all references, in the order of the site.
func (l *linker) backlinks() {
	s := l.site
	l.tie()
	for _, p := range s.Plans {
		if p.Above != nil {
			p.Above.Children = append(p.Above.Children, p)
		}
		for _, x := range p.Results {
			for _, up := range x.Up {
				up.Down = append(up.Down, x)
			}
		}
		for _, x := range p.Indicators {
			for _, r := range x.Results {
				r.Indicators = append(r.Indicators, x)
			}
		}
		for _, x := range p.Risks {
			for _, r := range x.Results {
				r.Risks = append(r.Risks, x)
			}
		}
		for _, x := range p.Actions {
			for _, k := range x.Risks {
				k.Actions = append(k.Actions, x)
			}
			for _, r := range x.Results {
				r.Actions = append(r.Actions, x)
			}
		}
		s.Results = append(s.Results, p.Results...)
		s.Indicators = append(s.Indicators, p.Indicators...)
		s.Risks = append(s.Risks, p.Risks...)
		s.Actions = append(s.Actions, p.Actions...)
	}
}

// states computes ratings, exposures and roll-ups as of the site's date.
func (l *linker) states() {
	l.planStates()
	l.recordStates()
}

// planStates computes the states of plans and of what they hold.
func (l *linker) planStates() {
	s := l.site
	for _, p := range s.Plans {
		p.Standpoint = p.Position(s.AsOf)
	}
	for _, x := range s.Indicators {
		x.Progress = l.progress(x)
		for _, part := range x.Parts {
			part.Progress = part.Part.Indicator(x.Indicator).Assess(s.AsOf, s.AsOf, l.config.Rating, x.days())
		}
		for _, r := range x.Results {
			r.Tally.Add(&x.Progress)
		}
		for r := range above(x.Results) {
			r.Whole.Add(&x.Progress)
		}
		x.Plan.Tally.Add(&x.Progress)
		s.Tally.Add(&x.Progress)
		for p := x.Plan; p != nil; p = p.Above {
			p.Whole.Add(&x.Progress)
		}
	}
	for _, x := range s.Risks {
		x.Exposure = x.Assess(s.AsOf, l.config.Risk)
	}
	for _, x := range s.Actions {
		x.Status, x.Late = x.State(s.AsOf)
	}
}

// progress is that of an indicator at the site's date: the one it had before, where
// nothing has changed that it follows from.
func (l *linker) progress(x *Indicator) plan.Progress {
	if b := l.opt.Before; b != nil && b.Config == l.config && b.AsOf == l.site.AsOf {
		if old, ok := b.Item(x.Ref()).(*Indicator); ok && old.Indicator == x.Indicator {
			return old.Progress
		}
	}
	return l.site.assess(x, l.site.AsOf)
}

// above is the set of the given results and all that they contribute to.
func above(results []*Result) map[*Result]bool {
	seen := map[*Result]bool{}
	var add func([]*Result)
	add = func(all []*Result) {
		for _, r := range all {
			if !seen[r] {
				seen[r] = true
				add(r.Up)
			}
		}
	}
	add(results)
	return seen
}

// advise warns of risks that nobody deals with.
func (l *linker) advise() {
	for _, x := range l.site.Risks {
		if !x.Exposure.Above {
			continue
		}
		band := l.config.Risk.Bands[x.Exposure.Residual].Title
		if x.Response == plan.Accept && x.ApprovedBy == "" {
			l.warn(x.place(), x.ID.Len(), "accepted-above-appetite",
				fmt.Sprintf("the risk %q is accepted at %q, above the appetite of its category, and nobody approved that", x.Ref(), band),
				"add approved_by with the office that approved it, or choose another response")
		}
		if x.Response != plan.Accept && !x.Treated() {
			l.warn(x.place(), x.ID.Len(), "untreated-above-appetite",
				fmt.Sprintf("the risk %q stands at %q, above the appetite of its category, and no action treats it", x.Ref(), band),
				"add an action with treats: ["+x.Ref()+"], an owner and a due date")
		}
	}
}

// Treated reports whether an action that is not cancelled treats the risk.
func (x *Risk) Treated() bool {
	for _, a := range x.Actions {
		if a.Status != plan.Cancelled {
			return true
		}
	}
	return false
}
