package page

import (
	"path"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// riskRegister is the address of the list of all risks; those of a type have
// lists below it.
const riskRegister = "risks"

// riskTypes are the types of risks, in the order in which they are shown.
var riskTypes = []plan.RiskType{plan.Strategic, plan.Operational}

// ofType are the risks of a type.
func ofType(all []*site.Risk, t plan.RiskType) []*site.Risk {
	var out []*site.Risk
	for _, x := range all {
		if x.Type == t {
			out = append(out, x)
		}
	}
	return out
}

// registerOf is the address of the register of a type.
func registerOf(t plan.RiskType) string { return riskRegister + "/" + string(t) }

// ofRegister reports whether a chart is the map of a register, which the script
// filters.
func ofRegister(id ChartID) bool {
	return id.Owner == riskRegister || path.Dir(id.Owner) == riskRegister
}

// registers are the lists of all risks, and of those of each type.
func (b *in) registers() []*overview {
	all := b.site.Risks
	out := []*overview{b.riskList(&overview{id: riskRegister, title: b.T("nav-risks"), lead: b.N("n-risks", len(all))}, b.T("heat-all"), all)}
	for _, t := range riskTypes {
		risks := ofType(all, t)
		lead := b.F("register-lead", "Meaning", b.T("means-"+string(t)), "Count", b.N("n-risks", len(risks)))
		out = append(out, b.riskList(&overview{id: registerOf(t), title: b.T("risks-" + string(t)), lead: lead}, b.T("heat-"+string(t)), risks))
	}
	return out
}

// registerLinks lead from a register to the others and to the method.
func (a *at) registerLinks(o *overview) []Count {
	var out []Count
	if o.id != riskRegister {
		out = append(out, Count{Text: a.T("risks-all"), Href: a.to(riskRegister)})
	}
	for _, t := range riskTypes {
		if id := registerOf(t); id != o.id {
			text := a.F("group-name", "Rating", a.T("risks-"+string(t)), "Count", len(ofType(a.site.Risks, t)))
			out = append(out, Count{Text: text, Href: a.to(id)})
		}
	}
	return append(out, Count{Text: a.T("threatened"), Href: a.to(byResult)}, Count{Text: a.T("nav-" + riskMethodID), Href: a.to(riskMethodID)})
}

// riskGroups parts the risks that a plan's page shows by their type.
func (a *at) riskGroups(p *site.Plan, shown []*site.Risk) []RiskGroup {
	var out []RiskGroup
	for _, t := range riskTypes {
		g := RiskGroup{ID: a.place("risks." + string(t)), Heading: a.F("group-name", "Rating", a.T("risks-"+string(t)), "Count", len(ofType(p.Risks, t)))}
		for _, x := range ofType(shown, t) {
			g.Risks = append(g.Risks, a.riskRow(x))
		}
		if len(g.Risks) > 0 {
			out = append(out, g)
		}
	}
	return out
}
