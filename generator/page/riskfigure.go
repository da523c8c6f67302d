package page

import (
	"strconv"
	"unicode"
	"unicode/utf8"

	"plansite/generator/chart"
	"plansite/generator/foreign"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// maxMoves is the largest number of risks of which a map shows how far their
// controls bring them.
const maxMoves = 12

// heat shows risks in the matrix. cellHref gives the address of the list of a
// cell's risks.
func (a *at) heat(id ChartID, title string, all []*site.Risk, cellHref func(plan.Level) string) *Figure {
	c := a.matrix(title)
	c.Head = [4]string{a.T("likelihood"), a.T("impact"), a.T("band"), a.T("risks")}
	cells, standing := 0, plan.Final
	for _, x := range all {
		if e := &x.Exposure; e.Latest != nil {
			cell := &c.Cells[e.Latest.Residual.Likelihood-1][e.Latest.Residual.Impact-1]
			if cell.Count++; cell.Count == 1 {
				cells++
			}
			standing = standing.Worse(e.Standing)
		}
	}
	if cells == 0 {
		return nil
	}
	scale := a.site.Config.Risk
	for l := range plan.Steps {
		for i := range plan.Steps {
			cell := &c.Cells[l][i]
			if cell.Count > 0 {
				cell.Href, cell.Text = cellHref(plan.Level{Likelihood: l + 1, Impact: i + 1}), a.Int(cell.Count)
			}
			cell.Name = a.F("cell-name", "Likelihood", scale.Likelihood[l].Title, "Impact", scale.Impact[i].Title,
				"Band", c.Bands[cell.Band], "Count", cell.Count)
		}
	}
	c.Desc = a.T("heat-sentence")
	if len(all) <= maxMoves && !ofRegister(id) { // which the script filters
		c.Desc = a.T("moves-sentence")
		c.MoveHead = a.T("from-inherent")
		for _, x := range all {
			c.Moves = append(c.Moves, a.moves(x)...)
		}
	}
	f := a.figure(id, "heat", title, c.Desc, c, cells)
	f.Mark, f.Legend = a.standing(standing), a.bandLegend(c)
	if len(c.Moves) > 0 {
		f.Legend = append(f.Legend, a.moveLegend()...)
	}
	return f
}

// matrix is a map without risks.
func (a *at) matrix(title string) *chart.HeatMap {
	scale := a.site.Config.Risk
	c := &chart.HeatMap{Joints: a.joints(), Title: title, Caption: title, Axes: [2]string{a.T("axis-likelihood"), a.T("axis-impact")}, Letters: a.bandLetters()}
	for _, band := range scale.Bands {
		c.Bands = append(c.Bands, band.Title)
	}
	for l := range plan.Steps {
		c.Steps[l] = a.Int(l + 1)
		c.Likelihood[l] = a.F("scale-step", "Number", c.Steps[l], "Title", scale.Likelihood[l].Title)
		c.Impact[l] = a.F("scale-step", "Number", c.Steps[l], "Title", scale.Impact[l].Title)
		for i := range plan.Steps {
			level := plan.Level{Likelihood: l + 1, Impact: i + 1}
			c.Cells[l][i] = chart.HeatCell{Band: scale.BandOf(level), Name: a.level(level)}
		}
	}
	return c
}

// moves is how far its controls bring a risk, where it is assessed.
func (a *at) moves(x *site.Risk) []chart.Move {
	if x.Exposure.Latest == nil {
		return nil
	}
	from, to := x.Exposure.Latest.Inherent, x.Exposure.Latest.Residual
	return []chart.Move{{
		From: [2]int{from.Likelihood - 1, from.Impact - 1}, To: [2]int{to.Likelihood - 1, to.Impact - 1},
		Words: a.F("move-from", "Risk", x.Title, "Inherent", a.level(*from)),
	}}
}

// move shows one risk in the matrix, and what is acceptable in its category.
func (a *at) move(x *site.Risk) *Figure {
	moves := a.moves(x)
	if moves == nil {
		return nil
	}
	title := a.F("move-title", "Risk", x.Title)
	c := a.matrix(title)
	c.Desc, c.Head = a.T("move-sentence"), [4]string{a.T("risk-level-head"), a.T("likelihood"), a.T("impact"), a.T("band")}
	c.Moves, c.Limited, c.Appetite = moves, true, x.Exposure.Appetite
	f := a.figure(ChartID{x.Ref(), "move"}, "heat", title, c.Desc, &chart.RiskMove{Map: *c, Ends: [2]string{a.T("inherent"), a.T("residual")}}, 0)
	f.Mark = a.standing(x.Exposure.Standing)
	f.Legend = append(append(a.bandLegend(c), a.moveLegend()...), LegendEntry{Class: "key-appetite", Text: a.appetite(x)})
	return f
}

// bandLegend tells the bands with what stands for them in the cells. A character
// of Chinese is a word: the name that begins with it tells it.
func (a *at) bandLegend(c *chart.HeatMap) (out []LegendEntry) {
	for rank, band := range c.Bands {
		letter := c.Letters[rank]
		text := a.F("scale-step", "Number", letter, "Title", band)
		if first, _ := utf8.DecodeRuneInString(letter); unicode.Is(unicode.Han, first) {
			text = band
		}
		out = append(out, LegendEntry{Class: "key-band band-" + strconv.Itoa(rank), Text: text})
	}
	return out
}

func (a *at) moveLegend() []LegendEntry {
	return []LegendEntry{{Symbol: symbol("inherent"), Text: a.T("inherent-long")}, {Symbol: symbol("residual"), Text: a.T("residual-long")}}
}

// bandLetters are the first letters of the bands or, where two begin alike,
// their ranks: in each cell, so that colour does not stand alone.
func (a *at) bandLetters() []string {
	bands := a.site.Config.Risk.Bands
	letters, ranks := make([]string, len(bands)), make([]string, len(bands))
	seen := map[string]bool{}
	for rank, band := range bands {
		letters[rank], ranks[rank] = string([]rune(foreign.Strip(band.Title))[:1]), a.Int(rank+1)
		seen[letters[rank]] = true
	}
	if len(seen) < len(bands) {
		return ranks
	}
	return letters
}

// cellID is the anchor of a cell's risks in a list.
func cellID(l plan.Level) string {
	return "l" + strconv.Itoa(l.Likelihood) + ".i" + strconv.Itoa(l.Impact)
}

// levels shows how the band of a risk moved.
func (a *at) levels(x *site.Risk) *Figure {
	if x.Exposure.Latest == nil {
		return nil
	}
	c := &chart.Levels{
		Title: a.F("levels-title", "Risk", x.Title), Caption: a.T("assessments"), Appetite: x.Exposure.Appetite, AppetiteText: a.appetite(x),
		AsOf: int(a.site.AsOf), AsOfISO: a.site.AsOf.String(), AsOfText: a.ShortDate(a.site.AsOf.Time()),
		Head: [5]string{a.T("date"), a.T("inherent"), a.T("residual"), a.T("standing"), a.T("note")},
	}
	scale := a.site.Config.Risk
	for rank := range scale.Bands {
		c.Bands = append(c.Bands, a.band(rank))
	}
	for _, s := range byDate(x.Assessments, a.site.AsOf) {
		words := [2]string{a.level(*s.Inherent), a.level(*s.Residual)}
		date := a.Date(s.Date.Time())
		c.Points = append(c.Points, chart.LevelPoint{
			Day: int(s.Date), ISO: s.Date.String(), Date: a.ShortDate(s.Date.Time()),
			Inherent: scale.BandOf(*s.Inherent), Residual: scale.BandOf(*s.Residual),
			Words:    words,
			Names:    [2]string{a.F("level-inherent", "Date", date, "Level", words[0]), a.F("level-residual", "Date", date, "Level", words[1])},
			Standing: a.T("standing-" + string(s.EffectiveStanding())), Note: s.Note,
		})
	}
	c.Desc = a.F("levels-sentence", "Residual", a.band(x.Exposure.Residual), "Inherent", a.band(x.Exposure.Inherent),
		"Date", a.Date(x.Exposure.Latest.Date.Time()))
	f := a.figure(ChartID{x.Ref(), "levels"}, "levels", c.Title, c.Desc, c, 0)
	f.Mark = a.standing(x.Exposure.Standing)
	f.Legend = append(a.moveLegend(), LegendEntry{Class: "key-appetite", Text: a.appetite(x)})
	return f
}

// level writes a cell of the matrix in words.
func (b *in) level(l plan.Level) string {
	s := b.site.Config.Risk
	return b.F("level", "Band", b.band(s.BandOf(l)), "Likelihood", s.Likelihood[l.Likelihood-1].Title,
		"Impact", s.Impact[l.Impact-1].Title)
}

func (b *in) appetite(x *site.Risk) string {
	if x.Exposure.Appetite < 0 {
		return b.T("appetite-none")
	}
	return b.F("appetite-up-to", "Band", b.band(x.Exposure.Appetite))
}
