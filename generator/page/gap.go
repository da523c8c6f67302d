package page

import (
	"plansite/generator/site"
)

// Gap is one sort of what a results chain lacks.
type Gap struct {
	Heading string // says how many there are
	Rule    string // says what counts, where that is not plain
	Entries []ItemLink
	More    string // said where not all are shown
}

// gapEntries is how many items of a gap stand on the page of the whole chain;
// a plan's page shows its own.
const gapEntries = 50

// gaps are all that the results chains of the plans lack, sort by sort.
func (a *at) gaps(plans []*site.Plan) []Gap {
	var childless, unmeasured, idle, loose []site.Item
	for _, p := range plans {
		for _, x := range a.highest(p.Results) {
			if len(x.Down) == 0 && !a.isLowest(x) {
				childless = append(childless, x)
			}
		}
		for _, x := range p.Results {
			if len(x.Indicators) == 0 {
				unmeasured = append(unmeasured, x)
			}
			if len(x.Up) == 0 && x.LevelOf != a.site.Config.Levels[0] {
				loose = append(loose, x)
			}
		}
		for _, x := range p.Indicators {
			if len(x.Results) == 0 {
				idle = append(idle, x)
			}
		}
	}
	var out []Gap
	out = a.gap(out, "gap-nothing-below", childless, plans)
	out = a.gap(out, "gap-no-indicator", unmeasured, plans)
	out = a.gap(out, "gap-measures-nothing", idle, plans)
	return a.gap(out, "gap-contributes-to-nothing", loose, plans)
}

func (a *at) isLowest(x *site.Result) bool {
	levels := a.site.Config.Levels
	return x.LevelOf == levels[len(levels)-1]
}

// gap adds one unless it is empty.
func (a *at) gap(to []Gap, heading string, all []site.Item, plans []*site.Plan) []Gap {
	if len(all) == 0 {
		return to
	}
	g := Gap{Heading: a.N(heading, len(all))}
	most, further := gapEntries, "gap-more"
	if len(plans) == 1 {
		most, further = PerPage, "more-entries"
	}
	for _, x := range all[:min(len(all), most)] {
		link := a.itemLink(x)
		if len(plans) == 1 {
			link.Plan = nil
		}
		link.Chip = nil
		g.Entries = append(g.Entries, link)
	}
	if more := len(all) - len(g.Entries); more > 0 {
		g.More = a.N(further, more)
	}
	return append(to, g)
}
