package page

import (
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// CompareRow is a plan beside others.
type CompareRow struct {
	PlanRow
	Data   string // how many of its indicators have a value
	Rated  string // how many of its rated indicators do well
	Mark   string // with which standing
	Risks  []ItemLink
	Above  *Link // its risks above appetite
	Late   *Link // its late actions
	Newest Day   // of its measurements
	Stale  *Link // indicators with an old value
}

// Comparison is what the plans of a kind are compared by besides their rows.
type Comparison struct {
	Kind        string
	Positioning *Figure
	Positions   []Position
	Unplaced    string // how many plans have no position
	Units       []UnitGroup
	UnitsLead   string
	UnitsLeft   string // said of units that there is no room for
}

// topRisks is how many risks a row shows.
const topRisks = 3

// compared reports whether the plans of a kind stand side by side: those that
// have a list, and at least two of them.
func (b *in) compared(k *plan.Kind) bool {
	return k != nil && k.Overview.ID != "" && len(b.site.PlansOf(k)) > 1
}

func kindID(k *plan.Kind) string { return "kind." + k.ID.ID }

// compareList is the list of all plans that stand side by side, by kind.
func (b *in) compareList() *overview {
	o := &overview{id: "compare", layout: "compare", title: b.T("nav-compare"), lead: b.T("compare-lead")}
	for _, k := range b.site.Config.Kinds {
		if b.compared(k) {
			o.groups = append(o.groups, group{id: kindID(k), heading: k.Plural, kind: k, items: items(b.site.PlansOf(k))})
		}
	}
	if len(o.groups) == 0 {
		o.lead = b.T("compare-none")
	}
	return o
}

func (a *at) compareRow(p *site.Plan) CompareRow {
	row := CompareRow{PlanRow: a.planRow(p)}
	if n := len(p.Indicators); n > 0 {
		row.Data = a.F("n-of-m", "Part", a.Int(withData(p.Indicators)), "Whole", a.Int(n))
	}
	if p.Tally.Rated() > 0 {
		row.Rated, row.Mark = a.F("n-of-m", "Part", a.Int(p.Tally.Good()), "Whole", a.Int(p.Tally.Rated())), a.standing(p.Tally.Standing)
	}
	a.compareRisks(&row, p)
	late := 0
	for _, x := range p.Actions {
		if x.Late {
			late++
		}
	}
	row.Late = a.countLink("n-late", late, a.section(p, "#actions"))
	a.freshness(&row, p)
	return row
}

// countLink leads to a number of things; nil where there are none.
func (a *at) countLink(message string, n int, href string) *Link {
	if n == 0 {
		return nil
	}
	return &Link{Text: a.N(message, n), Href: href}
}

// withData counts the indicators that have a value, or reached or missed a
// milestone.
func withData(all []*site.Indicator) int {
	n := 0
	for _, x := range all {
		if x.Progress.Series.Last() != nil || x.Progress.Rating != plan.NoData {
			n++
		}
	}
	return n
}

func (a *at) compareRisks(row *CompareRow, p *site.Plan) {
	above := 0
	for _, x := range p.Risks {
		if x.Exposure.Above {
			above++
		}
	}
	row.Above = a.countLink("n-above", above, a.section(p, "#risks"))
	for _, x := range a.byGravity(p.Risks) {
		if len(row.Risks) < topRisks && x.Exposure.Latest != nil {
			row.Risks = append(row.Risks, a.itemLink(x))
		}
	}
}

func (a *at) freshness(row *CompareRow, p *site.Plan) {
	var newest plan.Date
	stale := 0
	for _, x := range p.Indicators {
		if last := x.Progress.Series.Last(); last != nil {
			newest = max(newest, last.Date)
		}
		if x.Progress.Stale {
			stale++
		}
	}
	if newest != 0 {
		row.Newest = a.short(newest)
	}
	row.Stale = a.countLink("n-stale", stale, a.section(p, "#indicators"))
}

// comparison is what stands under the rows of a kind.
func (a *at) comparison(k *plan.Kind) *Comparison {
	plans := a.site.PlansOf(k)
	placed := slices.DeleteFunc(slices.Clone(plans), func(p *site.Plan) bool { return p.Standpoint == nil })
	c := &Comparison{Kind: k.ID.ID}
	shown := placed[:min(len(placed), PerPage)]
	c.Positioning = a.positioning(ChartID{"compare", "positioning-" + k.Overview.ID}, a.F("positioning-title", "Kind", k.Plural), shown)
	for _, p := range shown {
		c.Positions = append(c.Positions, *a.position(p))
	}
	if n := len(plans) - len(shown); len(shown) > 0 && n > 0 {
		c.Unplaced = a.N("n-unplaced", n)
	}
	left := 0
	if c.Units, left = a.units(k, plans); left > 0 {
		c.UnitsLeft = a.N("units-left", left)
	}
	if len(c.Units) > 0 {
		c.UnitsLead = a.F("units-lead", "Kind", k.Plural)
	}
	return c
}
