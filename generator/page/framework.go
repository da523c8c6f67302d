package page

import (
	"plansite/generator/site"
)

// Framework is what the page of the whole results chain shows.
type Framework struct {
	Lead    string
	Figure  *Figure // nil where there are no results
	Plans   []ChainPlan
	Further string // said where not all plans are unfolded
	All     Link   // the list of results
	Gaps    []Gap
}

// ChainPlan is the results chain of a plan, to unfold.
type ChainPlan struct {
	Link  Link
	State string
	Chain []ChainNode
}

// frameworkEntries is about how many results of single plans the page holds.
const frameworkEntries = 250

func (b *in) framework() *View {
	a, v := b.wholeView("framework", b.T("nav-framework"), b.T("framework-lead"))
	main := &Framework{Lead: v.Description, All: Link{Text: a.N("all-results", len(a.site.Results)), Href: a.to("results")}, Gaps: a.gaps(a.site.Plans)}
	if len(a.site.Results) > 0 {
		main.Figure = a.wholeChain()
	}
	left, unfolded := frameworkEntries, 0
	for _, p := range a.site.Plans {
		if a.isUpper(p) || a.holdsAims(p) || len(p.Results) == 0 {
			continue
		}
		if left -= len(p.Results); left < 0 {
			unfolded++
			continue
		}
		main.Plans = append(main.Plans, a.chainPlan(p))
	}
	if unfolded > 0 {
		main.Further = a.N("framework-further", unfolded)
	}
	v.Main = main
	return v
}

// chainPlan is the chain of a plan as a list; what it contributes to in other
// plans is named.
func (a *at) chainPlan(p *site.Plan) ChainPlan {
	c := a.newChain(p, a.section(p, "#results"))
	c.show(p.Results...)
	return ChainPlan{
		Link: Link{Text: a.label(p), Href: a.item(p)}, State: a.planState(p),
		Chain: a.outline(c.chart(""), func(id string) []Link {
			var out []Link
			x, ok := a.site.Item(id).(*site.Result)
			for i := 0; ok && i < len(x.Up); i++ {
				if up := x.Up[i]; up.Plan != p {
					out = append(out, Link{Text: a.label(up), Href: a.item(up)})
				}
			}
			return out
		}),
	}
}
