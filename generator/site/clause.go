package site

import (
	"cmp"
	"fmt"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
)

// ClauseState is how far a clause is carried out.
type ClauseState string

const (
	Unmet   ClauseState = "unmet"    // nothing carries it out, or only what was given up
	Begun   ClauseState = "begun"    // only drafts and what is still to come carry it out
	InPlace ClauseState = "in-place" // something in force carries it out
)

// ClauseStates are the states of clauses, the furthest first.
var ClauseStates = []ClauseState{InPlace, Begun, Unmet}

// overviews finds the lists of the site that refs name; each is named once.
func (l *linker) overviews(file string, refs []plan.Ref) []string {
	var out []string
	for _, ref := range refs {
		p := diagnostic.Place{File: file, Pos: ref.Pos}
		switch {
		case ref.ID == "": // of a wrong type, and reported as that
		case slices.Contains(out, ref.ID):
			l.warn(p, ref.Len(), "repeated-reference", fmt.Sprintf("%q is named twice", ref.ID), "remove one")
		case l.isOverview(ref.ID):
			out = append(out, ref.ID)
		case l.all[ref.ID] != nil:
			found := l.all[ref.ID]
			l.fail(p, ref.Len(), "wrong-reference", fmt.Sprintf("%q is %s, and here goes a list of the site", ref.ID, article(found.Sort().String())),
				"name the clause in implements, where it is defined", diagnostic.Note{Place: found.place(), Message: fmt.Sprintf("%q is defined here", ref.ID)})
		case !l.isLost(ref.ID):
			l.fail(p, ref.Len(), "unknown-overview", fmt.Sprintf("the site has no list %s", diagnostic.Name(ref.ID)), l.suggestOverview(ref.ID))
		}
	}
	return out
}

// suggestOverview names the list that was probably meant.
func (l *linker) suggestOverview(id string) string {
	return cmp.Or(diagnostic.Suggest(id, l.overviewIDs()), "name a list, such as calendar or oversight")
}

// clauseStates computes how far each clause is carried out: as far as what
// carries it out the furthest. A list of the site that is empty counts for
// nothing.
func (l *linker) clauseStates() {
	s := l.site
	for _, c := range s.Clauses {
		c.State = Unmet
		for _, x := range c.By {
			if state := s.CarriesOut(x); c.State == Unmet || state == InPlace {
				c.State = state
			}
		}
		if slices.ContainsFunc(c.On, s.Filled) {
			c.State = InPlace
		}
	}
}

// CarriesOut is how far an item carries out a clause by itself. An adopted plan
// and its results, an action that is done, a record and a page do; what is a
// draft, or still to come, only begins to. An action that was cancelled, or a
// plan that another took the place of, does not.
func (s *Site) CarriesOut(x Item) ClauseState {
	switch x := x.(type) {
	case *Plan:
		return carriedBy(x.Status == plan.Adopted, x.Status == plan.Superseded)
	case *Result:
		return s.CarriesOut(x.Plan)
	case *Action:
		return carriedBy(x.Status == plan.Done, x.Status == plan.Cancelled)
	case *Record:
		return carriedBy(x.Date <= s.AsOf, false)
	}
	return InPlace
}

func carriedBy(inForce, givenUp bool) ClauseState {
	switch {
	case givenUp:
		return Unmet
	case inForce:
		return InPlace
	}
	return Begun
}

// Filled reports whether a list of the site has anything in it.
func (s *Site) Filled(overview string) bool {
	some := func(has func(*Plan) bool) bool { return slices.ContainsFunc(s.Plans, has) }
	switch overview {
	case "indicators":
		return len(s.Indicators) > 0
	case "results", "framework":
		return len(s.Results) > 0
	case "risks", "risk-method":
		return len(s.Risks) > 0
	case "actions":
		return len(s.Actions) > 0
	case "calendar":
		return len(s.Events) > 0
	case "traceability":
		return len(s.Clauses) > 0
	case "alignment":
		return slices.ContainsFunc(s.Results, s.isServedAim)
	case "landscape":
		return some(func(p *Plan) bool { return len(p.Landscape) > 0 })
	case "resources":
		return some(func(p *Plan) bool { return len(p.Uses) > 0 })
	case "communication":
		return some(func(p *Plan) bool { return p.Communication != nil })
	case "compare":
		return some(func(p *Plan) bool { return p.Standpoint != nil })
	case "oversight":
		return len(s.Plans) > 0
	}
	for sort, list := range RecordLists {
		if list == overview {
			return slices.ContainsFunc(s.Records, func(x *Record) bool { return x.sort == sort })
		}
	}
	return some(func(p *Plan) bool { return p.KindOf != nil && p.KindOf.Overview.ID == overview })
}

// isServedAim reports whether a result is an aim from outside that a plan
// serves.
func (s *Site) isServedAim(x *Result) bool {
	return len(x.Down) > 0 && slices.ContainsFunc(s.Config.Alignment, func(level plan.Ref) bool { return level.ID == x.Level.ID })
}
