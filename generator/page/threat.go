package page

import (
	"cmp"
	"slices"
	"strconv"

	"plansite/generator/site"
)

// byResult is the address of the list of the results that risks threaten.
const byResult = riskRegister + "/by-result"

// Threat is a result with the risks that threaten it.
type Threat struct {
	Row
	Chip       *Chip // state of the result
	Gravest    *Chip // band of its gravest risk
	GravestKey string
	Risks      []ItemLink // the gravest first
	More       *Link      // to the rest of them
}

// threatRisks is how many risks of a result are named beside it.
const threatRisks = 5

// threatList has the results by the band of the gravest risk that threatens
// them: the gravest first, and of those alike first what most risks threaten.
func (b *in) threatList() *overview {
	var all []*site.Result
	gravest := map[*site.Result]*site.Risk{}
	for _, x := range b.site.Results {
		if len(x.Risks) > 0 {
			all = append(all, x)
			gravest[x] = b.byGravity(x.Risks)[0]
		}
	}
	slices.SortStableFunc(all, func(x, y *site.Result) int {
		return cmp.Or(b.compareGravity(gravest[x], gravest[y]), cmp.Compare(len(y.Risks), len(x.Risks)))
	})
	o := &overview{id: byResult, layout: "threats", sort: "results", mapped: true, title: b.T("threatened"), lead: b.N("n-threatened", len(all))}
	last := -2
	for _, x := range all {
		if rank := gravest[x].Exposure.Residual; rank != last {
			o.groups = append(o.groups, b.bandGroup(rank))
			last = rank
		}
		g := &o.groups[len(o.groups)-1]
		g.items = append(g.items, x)
	}
	return o
}

// bandGroup is the group of a band, or of what is not assessed.
func (b *in) bandGroup(rank int) group {
	if rank < 0 {
		return group{id: "not.assessed", heading: b.T("not-assessed")}
	}
	return group{id: "band." + strconv.Itoa(rank), heading: b.band(rank), chip: b.bandChip(rank, "")}
}

func (a *at) threat(x *site.Result) Threat {
	risks := a.byGravity(x.Risks)
	row := Threat{Row: a.ofSite(a.row(x), x), Chip: a.resultChip(x), Gravest: a.bandChip(risks[0].Exposure.Residual, "")}
	if latest := risks[0].Exposure.Latest; latest != nil {
		row.GravestKey = a.gravity(*latest.Residual)
	}
	for _, risk := range risks[:min(len(risks), threatRisks)] {
		row.Risks = append(row.Risks, a.itemLink(risk))
	}
	if n := len(risks) - len(row.Risks); n > 0 {
		row.More = &Link{Text: a.N("more-risks", n), Href: a.item(x) + "#risks"}
	}
	return row
}
