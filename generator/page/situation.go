package page

import (
	"html/template"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Analysis is a situation analysis: two by two, and what surrounds it by field.
type Analysis struct {
	Summary      template.HTML
	Quadrants    []Quadrant // all four, or none
	Pestel       []Field    // those that have something
	Illustrative bool
	Sources      []Link
}

// Quadrant is one list of the four. It may be empty.
type Quadrant struct {
	Class   string // strengths, ...
	Heading string
	Axes    string // internal and helpful
	Items   []template.HTML
}

// Field is what one field holds for a plan, such as the law.
type Field struct {
	Heading string
	Items   []template.HTML
}

func (a *at) analysis(p *site.Plan) *Analysis {
	x := p.Analysis
	if x == nil {
		return nil
	}
	out := &Analysis{Summary: a.fill(x.Summary.Doc), Sources: a.supports(p, "analysis"), Quadrants: a.quadrants(x), Pestel: a.pestel(x.Pestel)}
	out.Illustrative = a.madeUp(len(out.Sources))
	return out
}

func (a *at) quadrants(x *plan.Analysis) []Quadrant {
	out := []Quadrant{
		{Class: "strengths", Heading: a.T("strengths"), Axes: a.T("axes-strengths"), Items: a.inlines(x.Strengths)},
		{Class: "weaknesses", Heading: a.T("weaknesses"), Axes: a.T("axes-weaknesses"), Items: a.inlines(x.Weaknesses)},
		{Class: "opportunities", Heading: a.T("opportunities"), Axes: a.T("axes-opportunities"), Items: a.inlines(x.Opportunities)},
		{Class: "threats", Heading: a.T("threats"), Axes: a.T("axes-threats"), Items: a.inlines(x.Threats)},
	}
	if !slices.ContainsFunc(out, func(q Quadrant) bool { return len(q.Items) > 0 }) {
		return nil
	}
	return out
}

func (a *at) pestel(x *plan.Pestel) []Field {
	if x == nil {
		return nil
	}
	all := []Field{
		{a.T("political"), a.inlines(x.Political)}, {a.T("economic"), a.inlines(x.Economic)}, {a.T("social"), a.inlines(x.Social)},
		{a.T("technological"), a.inlines(x.Technological)}, {a.T("environmental"), a.inlines(x.Environmental)}, {a.T("legal"), a.inlines(x.Legal)},
	}
	return slices.DeleteFunc(all, func(f Field) bool { return len(f.Items) == 0 })
}
