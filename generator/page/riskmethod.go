package page

import (
	"html/template"
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// riskMethodID is the address of the page on how risks are rated and managed.
const riskMethodID = "risk-method"

// RiskMethod is what that page shows: the vocabulary of risks, as it is.
type RiskMethod struct {
	Lead       string
	Context    template.HTML // the policies it belongs to
	Types      []Detail
	Scales     []ScaleTable
	Matrix     Matrix
	Rules      []Detail // how a level is rated
	Categories []CategoryRow
	Responses  []Detail
	Roles      []RoleRow
	Invented   bool // the roles, for a demonstration
	Registers  []RegisterRow
	Left       string // how many plans there is no room for
	Links      []Count
	Contents   []Entry
}

// ScaleTable is a scale with what each step means.
type ScaleTable struct {
	ID, Heading string
	Steps       []ScaleRow
}

// ScaleRow is a step of a scale.
type ScaleRow struct{ Number, Title, Meaning string }

// Matrix has the band of each combination of steps.
type Matrix struct {
	Impact []string // from the least to the greatest
	Rows   []MatrixRow
}

// MatrixRow has the cells of a likelihood, by impact.
type MatrixRow struct {
	Likelihood string
	Cells      []MatrixCell
}

// MatrixCell is a cell of the matrix.
type MatrixCell struct{ Class, Band string }

// CategoryRow is a field of risk with its appetite.
type CategoryRow struct {
	ID           string
	Title        string
	Meaning      template.HTML
	Chip         *Chip // the highest acceptable band
	Source       string
	Illustrative bool
	Risks        string
	Above        string // how many of them lie above the appetite
}

// RoleRow is what somebody does about risks.
type RoleRow struct {
	Title string
	Does  template.HTML
}

// RegisterRow is the register of a plan.
type RegisterRow struct {
	Link        Link
	Hidden      bool
	Types       []TypeCount
	Above, Over string // above appetite; with an overdue review
}

// TypeCount is how many risks of a type a plan has; Href leads to them.
type TypeCount struct{ Label, Text, Href string }

func (b *in) riskMethod() *View {
	a := b.from(1)
	v := a.view(riskMethodID+"/", a.T("nav-"+riskMethodID))
	risks := a.overview(riskRegister)
	v.Crumbs = []Link{{Text: a.T("home"), Href: a.home()}, {Text: risks.title, Href: a.to(risks.id)}}
	v.Cite = a.cite(v)
	c := a.site.Config.Risk
	main := &RiskMethod{
		Lead: a.T("risk-method-lead"), Context: a.fill(c.Context.Doc), Types: a.typeMeanings(), Matrix: a.bandMatrix(), Rules: a.riskRules(),
		Categories: a.categories(), Responses: a.responses(), Roles: a.roles(), Invented: a.madeUp(0),
		Scales: []ScaleTable{a.scaleTable("likelihood", a.T("likelihood"), c.Likelihood), a.scaleTable("impact", a.T("impact"), c.Impact)},
	}
	a.planRegisters(main)
	main.Links = append([]Count{{Text: a.T("risks-all"), Href: a.to(riskRegister)}}, a.registerLinks(risks)[:len(riskTypes)]...)
	main.Contents = a.methodContents(main)
	v.Description = main.Lead
	v.Main = main
	return v
}

func (a *at) typeMeanings() []Detail {
	var out []Detail
	for _, t := range riskTypes {
		out = append(out, Detail{Label: a.T("type-" + string(t)), Text: a.T("means-" + string(t))})
	}
	return out
}

func (a *at) scaleTable(id, heading string, steps []plan.ScaleStep) ScaleTable {
	out := ScaleTable{ID: "scale." + id, Heading: heading}
	for i, s := range steps {
		out.Steps = append(out.Steps, ScaleRow{Number: a.Int(i + 1), Title: s.Title, Meaning: s.Meaning})
	}
	return out
}

// bandMatrix is the table of bands, the greatest likelihood on top.
func (a *at) bandMatrix() Matrix {
	c := a.matrix("")
	out := Matrix{Impact: c.Impact[:]}
	for l := plan.Steps - 1; l >= 0; l-- {
		row := MatrixRow{Likelihood: c.Likelihood[l]}
		for _, cell := range c.Cells[l] {
			row.Cells = append(row.Cells, MatrixCell{Class: "band-" + strconv.Itoa(cell.Band), Band: c.Bands[cell.Band]})
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

// riskRules say how a level is rated and what is flagged.
func (a *at) riskRules() []Detail {
	return []Detail{
		{Label: a.T("inherent"), Text: a.T("rule-inherent")}, {Label: a.T("residual"), Text: a.T("rule-residual")},
		{Label: a.T("band"), Text: a.T("rule-band")}, {Label: a.T("above-appetite-head"), Text: a.T("rule-appetite")},
		{Label: a.T("review-head"), Text: a.T("rule-review")},
	}
}

// responses are what can be done about a risk.
func (a *at) responses() []Detail {
	var out []Detail
	for _, r := range []plan.Response{plan.Avoid, plan.Reduce, plan.Transfer, plan.Accept} {
		out = append(out, Detail{Label: a.T("response-" + string(r)), Text: a.T("means-" + string(r))})
	}
	return out
}

func (a *at) roles() []RoleRow {
	var out []RoleRow
	for _, r := range a.site.Config.Risk.Roles {
		out = append(out, RoleRow{Title: r.Title, Does: a.fill(r.Does.Doc)})
	}
	return out
}

// categories are the fields of risk, with how many risks each has.
func (a *at) categories() []CategoryRow {
	c := a.site.Config.Risk
	all, above := map[*plan.Category]int{}, map[*plan.Category]int{}
	for _, x := range a.site.Risks {
		if all[x.Field]++; x.Exposure.Above {
			above[x.Field]++
		}
	}
	var out []CategoryRow
	for _, f := range c.Categories {
		row := CategoryRow{
			ID: "category." + f.ID.ID, Title: f.Title, Meaning: a.inline(f.Meaning), Source: string(f.Source), Illustrative: a.madeUp(len(f.Source)),
			Chip: a.one(Chip{Class: "band-none", Text: a.T("appetite-none")}), Risks: a.N("n-risks", all[f]),
		}
		if rank := c.BandRank(f.Appetite.ID); rank >= 0 {
			row.Chip = a.bandChip(rank, "")
		}
		if n := above[f]; n > 0 {
			row.Above = a.N("n-above", n)
		}
		out = append(out, row)
	}
	return out
}

// planRegisters are the registers of the plans that have risks.
func (a *at) planRegisters(main *RiskMethod) {
	left := 0
	for _, p := range a.site.Plans {
		switch {
		case len(p.Risks) == 0:
		case len(main.Registers) == PerPage:
			left++
		default:
			main.Registers = append(main.Registers, a.registerRow(p))
		}
	}
	if left > 0 {
		main.Left = a.N("more-entries", left)
	}
}

func (a *at) registerRow(p *site.Plan) RegisterRow {
	row := RegisterRow{Link: Link{Text: a.longName(p), Href: a.item(p)}, Hidden: isHidden(p)}
	for _, t := range riskTypes {
		n := TypeCount{Label: a.T("type-" + string(t)), Text: a.Int(len(ofType(p.Risks, t)))}
		if n.Text != a.Int(0) {
			n.Href = a.section(p, "#risks."+string(t))
		}
		row.Types = append(row.Types, n)
	}
	above, over := 0, 0
	for _, x := range p.Risks {
		if x.Exposure.Above {
			above++
		}
		if x.Exposure.ReviewOverdue {
			over++
		}
	}
	row.Above, row.Over = a.Int(above), a.Int(over)
	return row
}

func (a *at) methodContents(main *RiskMethod) []Entry {
	var out []Entry
	add := func(id, text string) { out = append(out, Entry{Text: text, Href: "#" + id}) }
	if main.Context != "" {
		add("context", a.T("risk-context"))
	}
	add("types", a.T("risk-types"))
	add("scales", a.T("risk-scales"))
	add("matrix", a.T("risk-bands"))
	add("rules", a.T("risk-rules"))
	add("appetite", a.T("appetite"))
	add("responses", a.T("risk-responses"))
	if len(main.Roles) > 0 {
		add("roles", a.T("risk-roles"))
	}
	add("registers", a.T("risk-registers"))
	return out
}
