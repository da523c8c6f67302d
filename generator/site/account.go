package site

import (
	"slices"

	"plansite/generator/plan"
)

// Account is what a report tells, as it was known on its date. What was
// recorded later is not in it.
type Account struct {
	Then       *Site   // as it stood on the date of the report
	Since      *Record // the report to the same body before it, or nil
	Plans      []*Plan // that it is on
	Indicators []IndicatorOn
	Risks      []RiskOn
	Actions    []ActionOn
	Tasks      []*Event // of the calendars: those that were late
}

// IndicatorOn is an indicator on the date of a report and of the one before.
type IndicatorOn struct {
	Now, Before *Indicator // Before is nil without a report before, or where that did not tell of it
}

// RiskOn is a risk on the date of a report and of the one before.
type RiskOn struct {
	Now, Before *Risk // as of an indicator
}

// Moved reports whether the risk changed its cell of the matrix since the report
// before.
func (x RiskOn) Moved() bool {
	if x.Before == nil || x.Before.Exposure.Latest == nil || x.Now.Exposure.Latest == nil {
		return false
	}
	now, before := x.Now.Exposure.Latest.Residual, x.Before.Exposure.Latest.Residual
	return now.Likelihood != before.Likelihood || now.Impact != before.Impact
}

// New reports whether the risk was assessed for the first time since the report
// before.
func (x RiskOn) New() bool {
	return x.Before != nil && x.Before.Exposure.Latest == nil && x.Now.Exposure.Latest != nil
}

// ActionOn is an action on the date of a report.
type ActionOn struct {
	Now  *Action
	Step *plan.Step // the latest one known, or nil
	Told bool       // the report before told of this step
}

// Account draws up what a report tells.
func (s *Site) Account(report *Record) *Account {
	a := &Account{Then: s.On(report.Date), Since: s.before(report)}
	var earlier *Site
	told := map[string]bool{} // the plans that the report before was on
	if a.Since != nil {
		earlier = s.On(a.Since.Date)
		for _, p := range earlier.scope(a.Since) {
			told[p.Ref()] = true
		}
	}
	a.Plans = a.Then.scope(report)
	for _, p := range a.Plans {
		before := told[p.Ref()]
		for _, x := range p.Indicators {
			if known(x.Indicator, report.Date) {
				on := IndicatorOn{Now: x}
				if before && known(x.Indicator, a.Since.Date) {
					on.Before = earlier.Item(x.Ref()).(*Indicator)
				}
				a.Indicators = append(a.Indicators, on)
			}
		}
		for _, x := range p.Risks {
			if x.Exposure.Latest != nil {
				on := RiskOn{Now: x}
				if before {
					on.Before = earlier.Item(x.Ref()).(*Risk)
				}
				a.Risks = append(a.Risks, on)
			}
		}
		for _, x := range p.Actions {
			if step := x.LastStep(report.Date); step != nil || !announced(x.Action) {
				a.Actions = append(a.Actions, ActionOn{Now: x, Step: step, Told: before && step != nil && step.KnownSince() <= a.Since.Date})
			}
		}
	}
	for _, e := range a.Then.Events {
		if e.State == plan.Late && a.concerns(report, e) {
			a.Tasks = append(a.Tasks, e)
		}
	}
	return a
}

// announced reports whether the history of an action begins with its being
// planned, so that nobody knew of the action before. Any other action was
// planned before its first step.
func announced(x *plan.Action) bool {
	var first *plan.Step
	for i := range x.History {
		if s := &x.History[i]; first == nil || s.Date < first.Date {
			first = s
		}
	}
	return first != nil && first.Status == plan.Planned
}

// concerns reports whether an event belongs in a report: one about plans that the
// report is not on does not.
func (a *Account) concerns(report *Record, e *Event) bool {
	if len(report.Scope) == 0 {
		return true
	}
	none := true
	for _, x := range e.About {
		p, ok := x.(*Plan)
		if !ok {
			p = x.In()
		}
		if p == nil {
			continue
		}
		none = false
		if slices.ContainsFunc(a.Plans, func(q *Plan) bool { return q.Ref() == p.Ref() }) {
			return true
		}
	}
	return none
}

// assess rates an indicator by what was known on a day.
func (s *Site) assess(x *Indicator, on plan.Date) plan.Progress {
	return x.Assess(on, on, s.Config.Rating, x.days())
}

// days are those of the indicator's frequency, 0 for none.
func (x *Indicator) days() int {
	if x.Often == nil {
		return 0
	}
	return x.Often.Days
}

// known reports whether a report of a day can name the indicator: it has
// milestones, or a figure that was known by then. One without any figure is in
// no report, for its first figure must not change those before.
func known(x *plan.Indicator, on plan.Date) bool {
	for _, list := range [][]*plan.Figure{x.Baseline, x.Targets, x.Measurements} {
		for _, f := range list {
			if f.KnownSince() <= on {
				return true
			}
		}
	}
	return x.Reading == plan.Milestones
}

// before is the latest report to the same body that is dated earlier.
func (s *Site) before(report *Record) *Record {
	var found *Record
	for _, x := range s.RecordsOf(ReportSort) {
		if x.By == report.By && x.Date < report.Date && (found == nil || x.Date > found.Date) {
			found = x
		}
	}
	return found
}

// scope are the plans that a report is on: those it names, each with all below
// it, or all.
func (s *Site) scope(report *Record) []*Plan {
	if len(report.Scope) == 0 {
		return s.Plans
	}
	named := map[string]bool{}
	for _, p := range report.Scope {
		named[p.Ref()] = true
	}
	return slices.DeleteFunc(slices.Clone(s.Plans), func(p *Plan) bool {
		for ; p != nil; p = p.Above {
			if named[p.Ref()] {
				return false
			}
		}
		return true
	})
}
