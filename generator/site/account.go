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
	Now, Before *Indicator // Before is nil without a report before, or where it was not known
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
}

// Account draws up what a report tells.
func (s *Site) Account(report *Record) *Account {
	a := &Account{Then: s.On(report.Date), Since: s.before(report)}
	var earlier *Site
	if a.Since != nil {
		earlier = s.On(a.Since.Date)
	}
	a.Plans = a.Then.scope(report)
	for _, p := range a.Plans {
		for _, x := range p.Indicators {
			if known(x.Indicator, report.Date) {
				on := IndicatorOn{Now: x}
				if earlier != nil && known(x.Indicator, earlier.AsOf) {
					on.Before = earlier.Item(x.Ref()).(*Indicator)
				}
				a.Indicators = append(a.Indicators, on)
			}
		}
		for _, x := range p.Risks {
			if x.Exposure.Latest != nil || len(x.Assessments) == 0 {
				on := RiskOn{Now: x}
				if earlier != nil {
					on.Before = earlier.Item(x.Ref()).(*Risk)
				}
				a.Risks = append(a.Risks, on)
			}
		}
		for _, x := range p.Actions {
			if step := x.LastStep(report.Date); step != nil || len(x.History) == 0 {
				a.Actions = append(a.Actions, ActionOn{Now: x, Step: step})
			}
		}
	}
	for _, e := range s.Events {
		if e.Event.State(report.Date) == plan.Late {
			a.Tasks = append(a.Tasks, e)
		}
	}
	return a
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

// known reports whether a report of a day can name the indicator: it has no
// figures at all, or one that was known by then.
func known(x *plan.Indicator, on plan.Date) bool {
	none := true
	for _, list := range [][]*plan.Figure{x.Baseline, x.Targets, x.Measurements} {
		for _, f := range list {
			if f.KnownSince() <= on {
				return true
			}
			none = false
		}
	}
	return none
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
