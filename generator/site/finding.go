package site

import (
	"slices"

	"plansite/generator/plan"
)

// FindingState says what became of a finding.
type FindingState string

const (
	NoFollowUp FindingState = "nothing"   // it led to nothing yet
	Overdue    FindingState = "late"      // an action that follows is late
	UnderWay   FindingState = "under-way" // something that follows is still to be done
	ActedOn    FindingState = "acted-on"  // all that follows is done
)

// FindingStates are all states, in the order in which a review lists them.
var FindingStates = []FindingState{NoFollowUp, Overdue, UnderWay, ActedOn}

// Follows is what a finding led to, itself or by the decisions that it led to:
// all but decisions and cancelled actions, each once.
func (x *Finding) Follows() []Item {
	var out []Item
	seen := map[Item]bool{}
	var add func([]Item)
	add = func(all []Item) {
		for _, y := range all {
			if seen[y] {
				continue
			}
			seen[y] = true
			switch z := y.(type) {
			case *Record:
				if z.sort == DecisionSort {
					add(z.LeadsTo)
					continue
				}
			case *Action:
				if z.Status == plan.Cancelled {
					continue
				}
			}
			out = append(out, y)
		}
	}
	add(x.LeadsTo)
	return out
}

// findingState computes the state of a finding from the states of the actions
// that follow. A decision alone does nothing yet.
func findingState(x *Finding) FindingState {
	follows := x.Follows()
	action := func(fits func(*Action) bool) bool {
		return slices.ContainsFunc(follows, func(y Item) bool {
			a, ok := y.(*Action)
			return ok && fits(a)
		})
	}
	decided := slices.ContainsFunc(x.LeadsTo, func(y Item) bool { return y.Sort() == DecisionSort })
	switch {
	case len(follows) == 0 && !decided:
		return NoFollowUp
	case action(func(a *Action) bool { return a.Late }):
		return Overdue
	case len(follows) == 0, action(func(a *Action) bool { return a.Status != plan.Done }):
		return UnderWay
	}
	return ActedOn
}
