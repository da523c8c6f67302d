package page

import (
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// ladder draws the practices of a self-assessment against its stages; its rows
// lead to their places on its page. The chart bounds what is drawn.
func (a *at) ladder(x *site.Record) *Figure {
	if len(x.Practices) == 0 {
		return nil
	}
	c := &chart.Ladder{
		Joints: a.joints(),
		Title:  a.F("ladder-title", "Assessment", x.Name()), Caption: x.Title,
		Words: chart.LadderWords{Unassessed: a.T("not-assessed"), Rest: func(n int) string { return a.N("report-more", n) }},
		Head:  []string{a.T("practice"), a.T("practice-group"), a.T("stage"), a.T("stage-aim"), a.T("stage-before")},
	}
	for i, s := range stagesOf(x) {
		c.Stages = append(c.Stages, chart.Stage{Number: a.Int(i + 1), Name: a.F("stage-name", "Number", a.Int(i+1), "Title", s.Title)})
	}
	unsure := unsureWordings(x)
	if unsure > 0 {
		c.Head = append(c.Head, a.T("wording"))
	}
	for _, set := range practiceSets(x) {
		g := chart.PracticeGroup{Heading: set.heading}
		for _, i := range set.places {
			g.Practices = append(g.Practices, a.rung(x, i, x.Practices[i], unsure > 0))
		}
		c.Groups = append(c.Groups, g)
	}
	sentence := a.T("ladder-sentence")
	if unsure > 0 {
		sentence = a.F("ladder-unconfirmed", "Sentence", sentence, "Count", unsure)
	}
	f := a.figure(ChartID{x.Ref(), "ladder"}, "ladder", c.Title, sentence, c, min(len(x.Practices), chart.MaxPractices))
	f.Legend = a.ladderLegend(x)
	if a.inventedRecord(x) {
		f.Mark = a.T("standing-illustrative")
	}
	return f
}

// unsureWordings counts the practices and stages whose wording is not confirmed.
func unsureWordings(x *site.Record) int {
	n := 0
	for _, s := range stagesOf(x) {
		if s.Unconfirmed {
			n++
		}
	}
	for _, p := range x.Practices {
		if p.Unconfirmed {
			n++
		}
	}
	return n
}

// rung is a practice in the ladder; wording says whether the table has a column
// for that.
func (a *at) rung(x *site.Record, i int, p *site.Practice, wording bool) chart.Practice {
	row := chart.Practice{Label: p.Title, Stage: p.Stage + 1, Aim: p.Aim + 1, Earlier: p.Before + 1, Words: a.rungWords(x, p)}
	if i < PerPage {
		row.Href = a.practiceHref(x, i)
	}
	if wording {
		mark := ""
		if p.Unconfirmed {
			mark = a.T("unconfirmed")
		}
		row.Cells = []chart.Cell{{Text: mark}}
	}
	return row
}

// practiceHref is the place of a practice on the page of its self-assessment.
func (a *at) practiceHref(x *site.Record, i int) string {
	if a.path == x.Ref()+"/" {
		return "#" + practiceID(i)
	}
	return a.item(x) + "#" + practiceID(i)
}

func (a *at) rungWords(x *site.Record, p *site.Practice) string {
	stage, aim := a.stageName(x, p.Stage), a.stageName(x, p.Aim)
	switch {
	case stage == nil && aim == nil:
		return ""
	case stage == nil:
		return a.F("rung-open", "Aim", aim.Name)
	case aim == nil:
		return stage.Name
	case p.Stage == p.Aim:
		return a.F("rung-reached", "Stage", stage.Name)
	}
	return a.F("rung", "Stage", stage.Name, "Aim", aim.Name)
}

func (a *at) ladderLegend(x *site.Record) []LegendEntry {
	out := []LegendEntry{{Symbol: symbol("stage"), Text: a.T("ladder-now")}}
	before, aim := false, false
	for _, p := range x.Practices {
		before, aim = before || p.Before >= 0, aim || p.Aim >= 0
	}
	if aim {
		out = append(out, LegendEntry{Symbol: symbol("aim"), Text: a.aimBy()})
	}
	if before {
		out = append(out, LegendEntry{Symbol: symbol("earlier"), Text: a.T("ladder-before")})
	}
	return out
}

// aimBy says when the aims are to be reached.
func (a *at) aimBy() string { return a.F("aim-by", "Year", strconv.Itoa(a.site.Config.Period.To)) }

// stagesOf are the stages of a self-assessment, from the first to the last.
func stagesOf(x *site.Record) []*plan.Stage { return x.As.(*plan.SelfAssessment).Stages }
