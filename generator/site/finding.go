package site

import (
	"slices"

	"plansite/generator/plan"
)

// FindingState says what became of a finding.
type FindingState string

const (
	NoFollowUp FindingState = "nothing"   // it led to nothing yet
	Overdue    FindingState = "late"      // an action or a task that follows is late
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
// and tasks that follow. A decision alone does nothing yet.
func findingState(x *Finding, asOf plan.Date) FindingState {
	follows := x.Follows()
	late, open := false, len(follows) == 0
	for _, y := range follows {
		switch y := y.(type) {
		case *Action:
			late, open = late || y.Late, open || y.Status != plan.Done
		case *Event:
			state := y.Event.State(asOf)
			late, open = late || state == plan.Late, open || state != plan.Ready && state != plan.Over
		}
	}
	decided := slices.ContainsFunc(x.LeadsTo, func(y Item) bool { return y.Sort() == DecisionSort })
	switch {
	case len(follows) == 0 && !decided:
		return NoFollowUp
	case late:
		return Overdue
	case open:
		return UnderWay
	}
	return ActedOn
}
