package site

import (
	"fmt"

	"plansite/generator/diagnostic"
)

// common finds the plan whose communication strategy the others take over: the
// one that site.yaml names, the home plan, or the first that has one.
func (l *linker) common() {
	ref := l.config.Common
	if ref.ID == "" {
		l.site.Common = l.defaultCommon()
		return
	}
	place := diagnostic.Place{File: l.config.File, Pos: ref.Pos}
	p, ok := l.all[ref.ID].(*Plan)
	switch {
	case !ok:
		l.dangling(l.config.File, ref, PlanSort.String(), l.all[ref.ID])
	case !p.published() && !l.opt.Unpublished:
		l.fail(place, ref.Len(), "unpublished", fmt.Sprintf("the common communication strategy is that of %q, which is not to be published", ref.ID), "publish it, or name another plan")
	case p.Communication == nil:
		l.fail(place, ref.Len(), "missing-field", fmt.Sprintf("the plan %q has no communication strategy", ref.ID), `add "communication:" to it, or name another plan`,
			diagnostic.Note{Place: p.place(), Message: "the plan is here"})
	default:
		l.site.Common = p
	}
}

func (l *linker) defaultCommon() *Plan {
	if home := l.site.Home; home != nil && home.Communication != nil {
		return home
	}
	for _, p := range l.site.Plans {
		if p.Communication != nil && (p.published() || l.opt.Unpublished) {
			return p
		}
	}
	return nil
}
