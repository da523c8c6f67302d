package page

import (
	"slices"
	"strings"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Traceability is what the page shows that follows every clause of every
// resolution to what carries it out.
type Traceability struct {
	Lead        string
	Rule        Rule
	Figure      *Figure // all clauses by state; nil where there are none
	File        *Link   // the table as CSV
	Unmet       []ItemLink
	UnmetMore   string // said where not all are listed
	Resolutions []Traced
}

// Traced is a resolution, clause by clause.
type Traced struct {
	ID     string
	Title  Link
	State  string // how far it came
	Counts string // of its clauses by state; empty where the figure has the same
	Rows   []TraceRow
	More   *Link // to the resolution, where not all clauses are shown

	Unconfirmed, Illustrative bool
}

// TraceRow is a clause in the table.
type TraceRow struct {
	Row
	Place, Addressee string
	By               []Link
	More             *Link // to all that carry it out
	Chip             *Chip
}

const (
	tracedCarriers = 3 // that stand in the row of a clause
	traceFile      = "traceability.csv"
)

func (b *in) traceability() *View {
	main := &Traceability{Lead: b.T("trace-lead")}
	a, v := b.wholeView("traceability", b.T("nav-traceability"), main.Lead)
	main.Rule = a.rule()
	if len(a.site.Clauses) > 0 {
		main.Figure = a.clauseStates(ChartID{"traceability", "states"}, a.T("clauses-all"), a.site.Clauses)
		main.File = &Link{Text: a.T("trace-csv"), Href: traceFile}
		v.Files = []File{tableFile(traceFile, a.traceTable)}
	}
	a.unmet(main)
	left := PerPage
	for _, x := range a.site.RecordsOf(site.ResolutionSort) {
		if len(x.Clauses) > 0 {
			main.Resolutions = append(main.Resolutions, a.traced(x, left))
			left -= min(left, len(x.Clauses))
		}
	}
	if len(main.Resolutions) == 1 {
		main.Resolutions[0].Counts = "" // the figure above says the same
	}
	v.Main = main
	return v
}

// unmet lists the clauses that nothing carries out.
func (a *at) unmet(main *Traceability) {
	more := 0
	for _, c := range a.site.Clauses {
		switch {
		case c.State != site.Unmet:
		case len(main.Unmet) == PerPage:
			more++
		default:
			link := a.itemLink(c)
			link.Kind, link.Chip = a.clausePlace(c), nil
			main.Unmet = append(main.Unmet, link)
		}
	}
	if more > 0 {
		main.UnmetMore = a.N("more-entries", more)
	}
}

// traced is a resolution with at most limit rows.
func (a *at) traced(x *site.Record, limit int) Traced {
	t := Traced{ID: "of." + x.Ref(), Title: Link{Text: x.Title, Href: a.item(x)}, Unconfirmed: titleUnconfirmed(x), Illustrative: a.inventedRecord(x),
		State: a.F("resolution-state", "State", x.As.(*plan.Resolution).State), Counts: a.clauseCounts(x.Clauses)}
	shown := x.Clauses[:min(len(x.Clauses), limit)]
	for _, c := range shown {
		t.Rows = append(t.Rows, a.traceRow(c))
	}
	if more := len(x.Clauses) - len(shown); more > 0 {
		t.More = &Link{Text: a.N("more-entries", more), Href: a.item(x)}
	}
	return t
}

func (a *at) traceRow(c *site.Clause) TraceRow {
	row := TraceRow{Row: a.row(c), Place: a.clausePlace(c), Addressee: c.Addressee, Chip: a.chip(c)}
	lists := a.filled(c)
	for _, id := range lists[:min(len(lists), tracedCarriers)] {
		row.By = append(row.By, Link{Text: a.nameOf(id), Href: a.to(id)})
	}
	for _, x := range c.By[:min(len(c.By), tracedCarriers-len(row.By))] {
		row.By = append(row.By, Link{Text: x.Name(), Href: a.item(x)})
	}
	if more := len(lists) + len(c.By) - len(row.By); more > 0 {
		row.More = &Link{Text: a.N("more-entries", more), Href: a.item(c) + "#by"}
	}
	return row
}

// filled are the lists of the site that carry out a clause: what is empty does not.
func (b *in) filled(c *site.Clause) []string {
	return slices.DeleteFunc(slices.Clone(c.On), func(id string) bool { return !b.site.Filled(id) })
}

// byState counts clauses.
func byState(all []*site.Clause) map[site.ClauseState]int {
	out := map[site.ClauseState]int{}
	for _, c := range all {
		out[c.State]++
	}
	return out
}

// clauseCounts says how many clauses have each state.
func (a *at) clauseCounts(all []*site.Clause) string {
	counts := byState(all)
	var words []string
	for _, state := range site.ClauseStates {
		words = append(words, a.F("group-name", "Rating", a.T("clause-"+string(state)), "Count", counts[state]))
	}
	return a.apart(words)
}

// clauseStates draws clauses by state.
func (a *at) clauseStates(id ChartID, title string, all []*site.Clause) *Figure {
	c := &chart.States{Joints: a.joints(), Title: title, Desc: a.clauseCounts(all), Caption: title, Head: [2]string{a.T("trace-state"), a.T("list-clauses")}}
	sentence := "clauses-bar-sentence"
	counts := byState(all)
	for _, state := range site.ClauseStates {
		words, n := a.T("clause-"+string(state)), counts[state]
		c.Groups = append(c.Groups, chart.Group{Rating: stateMarks[string(state)], Words: words, Count: n, Text: a.Int(n), Name: a.F("group-name", "Rating", words, "Count", n)})
	}
	if len(all) <= chart.MaxSquares {
		sentence, c.Items = "clauses-sentence", a.clauseSquares(all)
	}
	f := a.figure(id, "states", title, a.T(sentence), c, len(c.Items))
	for _, g := range c.Groups {
		f.Legend = append(f.Legend, LegendEntry{Symbol: symbol(g.Rating), Text: g.Name, Class: "rating-" + g.Rating})
	}
	return f
}

// clauseSquares are the clauses in the order of their states.
func (a *at) clauseSquares(all []*site.Clause) []chart.State {
	var out []chart.State
	for _, state := range site.ClauseStates {
		for _, c := range all {
			if c.State != state {
				continue
			}
			label := a.F("clause-square", "Place", a.clausePlace(c), "Title", c.Title)
			out = append(out, chart.State{Label: label, Href: a.item(c), Rating: stateMarks[string(state)], Words: a.clauseWords(c)})
		}
	}
	return out
}

// clauseWords are the words of a clause's chip and of the mark beside it.
func (b *in) clauseWords(c *site.Clause) string {
	chip := b.clauseChip(c)
	if chip.Mark == "" {
		return chip.Text
	}
	return b.F("clause-words", "State", chip.Text, "Mark", chip.Mark)
}

// traceTable is every clause with all that carries it out, by id.
func (a *at) traceTable() chart.Table {
	t := chart.Table{Head: []string{a.T("resolution"), a.T("trace-id"), a.T("clause"), a.T("trace-addressee"), a.T("trace-asks"), a.T("trace-state"), a.T("list-by")}}
	placed := a.site.Config.BaseURL != ""
	if placed {
		t.Head = append(t.Head, a.T("trace-address"))
	}
	for _, c := range a.site.Clauses {
		by := a.filled(c)
		for _, x := range c.By {
			by = append(by, x.Ref())
		}
		row := []chart.Cell{{Text: c.Of.Name()}, {Text: c.Ref()}, {Text: a.clausePlace(c)}, {Text: c.Addressee}, {Text: c.Title}, {Text: a.clauseWords(c)}, {Text: strings.Join(by, " ")}}
		if placed {
			row = append(row, chart.Cell{Text: a.rootAddress() + a.Code + "/" + c.Ref() + "/"})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
