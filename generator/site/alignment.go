package site

import (
	"slices"

	"plansite/generator/plan"
)

// Service is how a plan serves an aim: with which of its results directly, and
// with which only through others.
type Service struct{ Direct, Through []*Result }

// Aims are the results of a level, in the order of the site.
func (s *Site) Aims(level *plan.ResultLevel) []*Result {
	return slices.DeleteFunc(slices.Clone(s.Results), func(x *Result) bool { return x.LevelOf != level })
}

// ServiceOf says which plans serve an aim: those with results that contribute
// to it, themselves or through others, of whichever plan.
func (s *Site) ServiceOf(aim *Result) map[*Plan]Service {
	reached := map[*Result]bool{}
	for next := []*Result{aim}; len(next) > 0; next = next[1:] {
		for _, x := range next[0].Down {
			if !reached[x] {
				reached[x] = true
				next = append(next, x)
			}
		}
	}
	out := map[*Plan]Service{}
	for _, x := range s.Results {
		if !reached[x] {
			continue
		}
		service := out[x.Plan]
		if slices.Contains(x.Up, aim) {
			service.Direct = append(service.Direct, x)
		} else {
			service.Through = append(service.Through, x)
		}
		out[x.Plan] = service
	}
	return out
}
