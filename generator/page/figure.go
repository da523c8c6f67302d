package page

import (
	"html/template"
	"strconv"
	"strings"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Figure is a chart on a page.
type Figure struct {
	ID       string        // of the place after it
	Class    string        // kind of chart
	Sentence string        // says what it shows
	Link     *Link         // to the item, where the chart stands elsewhere
	Chip     *Chip         // its state, there
	Picture  template.HTML // the <svg>
	Table    template.HTML // its figures, a <table>
	Caption  string        // of the table
	Skip     string        // name of the link that skips its links; "" when there are few
	Legend   []LegendEntry
	Mark     string // standing of the figures, in words; "" when final
}

// LegendEntry explains a mark of a chart.
type LegendEntry struct {
	Symbol template.HTML
	Text   string
	Class  string
}

// manyLinks is how many links a chart may have before it offers to skip them.
const manyLinks = 12

func (a *at) figure(class, sentence string, c chart.Chart, links int) *Figure {
	a.figures++
	table := c.Table()
	f := &Figure{ID: "after." + strconv.Itoa(a.figures), Class: class, Sentence: sentence, Picture: template.HTML(c.Picture()), Table: template.HTML(table.HTML()), Caption: table.Caption}
	if links > manyLinks {
		f.Skip = a.N("skip-links", links)
	}
	return f
}

// symbols are the marks of all states, drawn once.
var symbols = func() map[string]template.HTML {
	out := map[string]template.HTML{}
	for _, mark := range chart.Marks {
		out[string(mark)] = template.HTML(chart.Symbol(mark))
	}
	return out
}()

// symbol is the mark of a rating or standing.
func symbol(mark string) template.HTML { return symbols[mark] }

// standing is the word for what is not final, or "".
func (b *in) standing(s plan.Standing) string {
	if s == "" || s == plan.Final {
		return ""
	}
	return b.T("standing-" + string(s))
}

// trend draws an indicator's measurements against its targets.
func (a *at) trend(x *site.Indicator) *Figure {
	s := x.Progress.Series
	course := x.Course(s)
	if x.Reading == plan.Milestones || len(course)+len(s.Targets) == 0 {
		return nil
	}
	t := &chart.Trend{
		Title: a.F("trend-title", "Indicator", x.Title), Caption: x.Title,
		AsOf: int(a.site.AsOf), AsOfText: a.F("as-of", "Date", a.ShortDate(a.site.AsOf.Time())),
		Number: func(v float64, decimals int) string {
			return a.bare(strconv.FormatFloat(v, 'f', decimals, 64), x.Unit)
		},
		Words: chart.TrendWords{
			Date: a.T("date"), Kind: a.T("kind"), Value: a.T("value"), Standing: a.T("standing"),
			Measured: a.T("measured"), Baseline: a.T("baseline"), Target: a.T("target"),
		},
	}
	if s.Baseline != nil {
		p := a.point(x, s.Baseline)
		t.Baseline = &p
	}
	for _, f := range s.Targets {
		t.Targets = append(t.Targets, a.point(x, f))
	}
	for _, r := range course {
		p := a.point(x, r.Figure)
		p.Value, p.Text = r.Float(), a.quantity(r.Plain(), x.Unit)
		p.Standing, p.Words = string(r.Standing), a.T("standing-"+string(r.Standing))
		t.Points = append(t.Points, p)
		t.Latest = a.bare(r.Plain(), x.Unit)
	}
	if goal := s.Goal(); goal != nil {
		t.Goal = a.bare(goal.Value.Plain(), x.Unit)
	}
	t.Years = a.years(t)
	t.Desc = a.trendSentence(x, course)
	f := a.figure("trend", t.Desc, t, 0)
	f.Mark = a.standing(x.Progress.Standing)
	f.Legend = a.trendLegend(s, course)
	return f
}

func (a *at) point(x *site.Indicator, f *plan.Figure) chart.Point {
	standing := f.EffectiveStanding()
	return chart.Point{
		Day: int(f.Date), Value: f.Value.Float(), Text: a.quantity(f.Value.Plain(), x.Unit),
		Date: a.Date(f.Date.Time()), Standing: string(standing), Words: a.T("standing-" + string(standing)),
		Source: string(f.Source),
	}
}

// years are the beginnings of the years that the trend spans.
func (a *at) years(t *chart.Trend) []chart.Tick {
	from, to := a.site.AsOf, a.site.AsOf
	each := func(p *chart.Point) { from, to = min(from, plan.Date(p.Day)), max(to, plan.Date(p.Day)) }
	if t.Baseline != nil {
		each(t.Baseline)
	}
	for i := range t.Targets {
		each(&t.Targets[i])
	}
	for i := range t.Points {
		each(&t.Points[i])
	}
	var out []chart.Tick
	for y := from.Year(); y <= to.Year()+1; y++ {
		out = append(out, chart.Tick{Day: int(plan.NewDate(y, 1, 1)), Label: strconv.Itoa(y)})
	}
	return out
}

func (a *at) trendLegend(s plan.Series, course []plan.Reached) []LegendEntry {
	var out []LegendEntry
	seen := map[plan.Standing]bool{}
	for _, r := range course {
		seen[r.Standing] = true
	}
	for _, st := range []plan.Standing{plan.Final, plan.Provisional, plan.Estimated, plan.Illustrative} {
		if seen[st] {
			out = append(out, LegendEntry{Symbol: symbol(string(st)), Text: a.T("measured-" + string(st))})
		}
	}
	if s.Baseline != nil {
		out = append(out, LegendEntry{Symbol: symbol("baseline"), Text: a.T("baseline")})
	}
	if len(s.Targets) > 0 {
		out = append(out, LegendEntry{Symbol: symbol("target"), Text: a.T("target-path")})
	}
	return out
}

// latest is what an indicator has come to: its latest value or its running
// total; nil where nothing counts yet.
func (a *at) latest(x *site.Indicator) *plan.Reached {
	if course := x.Course(x.Progress.Series); len(course) > 0 {
		return &course[len(course)-1]
	}
	return nil
}

// trendSentence says what the trend of an indicator shows.
func (a *at) trendSentence(x *site.Indicator, course []plan.Reached) string {
	goal := x.Progress.Series.Goal()
	if len(course) == 0 {
		return a.F("trend-sentence-no-value", "Target", a.quantity(goal.Value.Plain(), x.Unit), "By", a.Date(goal.Date.Time()))
	}
	from, to := a.Date(course[0].Date.Time()), a.Date(course[len(course)-1].Date.Time())
	if goal == nil {
		return a.F("trend-sentence-no-target", "From", from, "To", to)
	}
	message := "trend-sentence"
	switch {
	case x.Reading == plan.Cumulative:
		message = "trend-sentence-total"
	case len(course) == 1:
		message = "trend-sentence-one"
	}
	return a.F(message, "From", from, "To", to, "Target", a.quantity(goal.Value.Plain(), x.Unit), "By", a.Date(goal.Date.Time()))
}

// sentence says how an indicator stands.
func (a *at) sentence(x *site.Indicator) string {
	p := &x.Progress
	date := a.Date(a.site.AsOf.Time())
	switch {
	case p.Missing != plan.MissingNothing:
		return a.T("sentence-missing-" + string(p.Missing))
	case x.Reading == plan.Milestones && p.Due == 0:
		return a.F("sentence-milestones-none", "Date", date)
	case x.Reading == plan.Milestones:
		return a.F("sentence-milestones", "Met", p.DueMet, "Count", p.Due, "Date", date)
	case p.Kept:
		return a.F("sentence-kept", "Value", a.quantity(p.Current.String(), x.Unit),
			"Target", a.quantity(p.Target.Value.Plain(), x.Unit), "Margin", a.quantity(p.Margin.String(), x.Unit))
	case p.Regression():
		return a.F("sentence-regression", "Value", a.quantity(p.Current.String(), x.Unit),
			"Baseline", a.quantity(p.Series.Baseline.Value.Plain(), x.Unit), "Expected", a.Percent(plan.Percent(p.Expected)), "Date", date)
	}
	return a.F("sentence-ratio", "Share", a.Percent(plan.Percent(p.Share)),
		"Expected", a.Percent(plan.Percent(p.Expected)), "Date", date)
}

// spark is a trend for a table.
func (a *at) spark(x *site.Indicator) template.HTML {
	all := x.Course(x.Progress.Series)
	if len(all) < 2 {
		return ""
	}
	t := &chart.Sparkline{Rating: x.Progress.Rating.String()}
	for _, r := range all {
		t.Values, t.Days = append(t.Values, r.Float()), append(t.Days, int(r.Date))
	}
	first, last := all[0], all[len(all)-1]
	t.Title = a.F("spark", "From", a.bare(first.Plain(), x.Unit), "To", a.bare(last.Plain(), x.Unit))
	return template.HTML(t.Picture())
}

// bullets shows indicators against their targets.
func (a *at) bullets(title string, all []*site.Indicator) *Figure {
	if len(all) == 0 {
		return nil
	}
	c := &chart.Bullets{
		Title: title, Caption: title,
		Head:   []string{a.T("indicator"), a.T("rating"), a.T("latest"), a.T("target"), a.T("progress"), a.T("expected")},
		Rating: func(r string) string { return a.T("rating-" + r) },
	}
	var worst plan.Tally
	for _, x := range all[:min(len(all), PerPage)] {
		c.Rows = append(c.Rows, a.bullet(x))
		worst.Add(&x.Progress)
	}
	f := a.figure("bullets", a.T("bullets-sentence"), c, len(c.Rows))
	f.Mark = a.standing(worst.Standing)
	f.Legend = a.bulletKey()
	return f
}

// bulletKey explains the marks of a bullet chart.
func (a *at) bulletKey() []LegendEntry {
	return []LegendEntry{{Class: "key-bar", Text: a.T("key-progress")}, {Class: "key-expected", Text: a.F("key-expected", "Date", a.Date(a.site.AsOf.Time()))}}
}

func (a *at) bullet(x *site.Indicator) chart.Bullet {
	p := &x.Progress
	row := chart.Bullet{
		Label: x.Title, Href: a.item(x), Rating: p.Rating.String(), Words: a.bulletWords(x),
		Ratio: p.Ratio, Kept: p.Kept, Cells: make([]string, 4),
	}
	if p.Ratio {
		row.Share, row.Expected = p.ShareFloat(), p.ExpectedFloat()
		row.Cells[2], row.Cells[3] = a.Percent(plan.Percent(p.Share)), a.Percent(plan.Percent(p.Expected))
	}
	if p.Kept {
		row.Offset = p.Offset()
	}
	if last := a.latest(x); last != nil {
		row.Cells[0] = a.quantity(last.Plain(), x.Unit)
	}
	if goal := p.Series.Goal(); goal != nil {
		row.Cells[1] = a.quantity(goal.Value.Plain(), x.Unit)
	}
	return row
}

// bulletWords are the rating and its figures in a few words.
func (a *at) bulletWords(x *site.Indicator) string {
	p := &x.Progress
	rating := a.T("rating-" + p.Rating.String())
	switch {
	case p.Missing != plan.MissingNothing:
		return a.T("words-missing-" + string(p.Missing))
	case x.Reading == plan.Milestones && p.Due == 0:
		return a.F("words-milestones-none", "Rating", rating)
	case x.Reading == plan.Milestones:
		return a.F("words-milestones", "Rating", rating, "Met", p.DueMet, "Count", p.Due)
	case p.Kept:
		return a.F("words-kept", "Rating", rating, "Value", a.bare(p.Current.String(), x.Unit), "Target", a.bare(p.Target.Value.Plain(), x.Unit))
	}
	return a.F("words-ratio", "Rating", rating, "Share", a.Percent(plan.Percent(p.Share)), "Expected", a.Percent(plan.Percent(p.Expected)))
}

// states shows how indicators stand. list is the address of a list grouped by
// rating, to which the parts of a divided bar lead.
func (a *at) states(title string, all []*site.Indicator, tally *plan.Tally, groupHref func(plan.Rating) string) *Figure {
	if len(all) == 0 {
		return nil
	}
	if len(all) > chart.MaxSquares {
		return a.statesBar(title, tally, groupHref)
	}
	c := a.statesOf(title, tally, groupHref)
	for _, r := range plan.Ratings {
		for _, x := range all {
			if x.Progress.Rating == r {
				c.Items = append(c.Items, chart.State{Label: x.Title, Href: a.item(x), Rating: r.String(), Words: a.T("rating-" + r.String())})
			}
		}
	}
	return a.statesFigure(c, tally)
}

// statesBar shows how many indicators have each rating.
func (a *at) statesBar(title string, tally *plan.Tally, groupHref func(plan.Rating) string) *Figure {
	return a.statesFigure(a.statesOf(title, tally, groupHref), tally)
}

func (a *at) statesOf(title string, tally *plan.Tally, groupHref func(plan.Rating) string) *chart.States {
	c := &chart.States{Title: title, Caption: title, Head: [2]string{a.T("rating"), a.T("indicators")}}
	for _, r := range plan.Ratings {
		word := a.T("rating-" + r.String())
		c.Groups = append(c.Groups, chart.Group{
			Rating: r.String(), Words: word, Count: tally.Counts[r], Href: groupHref(r),
			Name: a.F("group-name", "Rating", word, "Count", tally.Counts[r]),
		})
	}
	return c
}

func (a *at) statesFigure(c *chart.States, tally *plan.Tally) *Figure {
	sentence := "states-sentence"
	if len(c.Items) == 0 {
		sentence = "states-bar-sentence"
	}
	f := a.figure("states", a.T(sentence), c, len(c.Items))
	f.Mark = a.standing(tally.Standing)
	for _, g := range c.Groups {
		if g.Count > 0 {
			f.Legend = append(f.Legend, LegendEntry{Symbol: symbol(g.Rating), Text: g.Name, Class: "rating-" + g.Rating})
		}
	}
	return f
}

// heat shows risks in the matrix. cellHref gives the address of the list of a
// cell's risks.
func (a *at) heat(title string, all []*site.Risk, cellHref func(plan.Level) string) *Figure {
	scale := a.site.Config.Risk
	c := &chart.HeatMap{
		Title: title, Caption: title, Axes: [2]string{a.T("likelihood"), a.T("impact")},
		Head: [4]string{a.T("likelihood"), a.T("impact"), a.T("band"), a.T("risks")},
	}
	for _, band := range scale.Bands {
		c.Letters = append(c.Letters, string([]rune(band.Title)[:1]))
		c.Bands = append(c.Bands, band.Title)
	}
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
	for l := range plan.Steps {
		c.Likelihood[l], c.Impact[l] = scale.Likelihood[l].Title, scale.Impact[l].Title
		for i := range plan.Steps {
			level := plan.Level{Likelihood: l + 1, Impact: i + 1}
			cell := &c.Cells[l][i]
			cell.Band = scale.BandOf(level)
			if cell.Count > 0 {
				cell.Href = cellHref(level)
				cell.Name = a.F("cell-name", "Likelihood", scale.Likelihood[l].Title, "Impact", scale.Impact[i].Title,
					"Band", c.Bands[cell.Band], "Count", cell.Count)
			}
		}
	}
	f := a.figure("heat", a.T("heat-sentence"), c, cells)
	f.Mark = a.standing(standing)
	for rank := range scale.Bands {
		f.Legend = append(f.Legend, LegendEntry{Class: "key-band band-" + strconv.Itoa(rank), Text: c.Letters[rank] + " " + c.Bands[rank]})
	}
	return f
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
		Title: a.F("levels-title", "Risk", x.Title), Caption: a.T("assessments"), Appetite: x.Exposure.Appetite,
		AsOf: int(a.site.AsOf), AsOfText: a.ShortDate(a.site.AsOf.Time()),
		Names: [2]string{a.T("inherent"), a.T("residual")},
		Head:  [5]string{a.T("date"), a.T("inherent"), a.T("residual"), a.T("standing"), a.T("note")},
	}
	scale := a.site.Config.Risk
	for rank := range scale.Bands {
		c.Bands = append(c.Bands, a.band(rank))
	}
	for _, s := range byDate(x.Assessments, a.site.AsOf) {
		c.Points = append(c.Points, chart.LevelPoint{
			Day: int(s.Date), Date: a.ShortDate(s.Date.Time()),
			Inherent: scale.BandOf(*s.Inherent), Residual: scale.BandOf(*s.Residual),
			Words:    [2]string{a.level(*s.Inherent), a.level(*s.Residual)},
			Standing: a.T("standing-" + string(s.EffectiveStanding())), Note: s.Note,
		})
	}
	c.Desc = a.F("levels-sentence", "Residual", a.band(x.Exposure.Residual), "Inherent", a.band(x.Exposure.Inherent),
		"Date", a.Date(x.Exposure.Latest.Date.Time()))
	f := a.figure("levels", c.Desc, c, 0)
	f.Mark = a.standing(x.Exposure.Standing)
	f.Legend = []LegendEntry{{Symbol: symbol("inherent"), Text: a.T("inherent-long")}, {Symbol: symbol("residual"), Text: a.T("residual-long")}, {Class: "key-appetite", Text: a.appetite(x)}}
	return f
}

// level writes a cell of the matrix in words.
func (b *in) level(l plan.Level) string {
	s := b.site.Config.Risk
	return b.F("level", "Band", b.band(s.BandOf(l)), "Likelihood", strings.ToLower(s.Likelihood[l.Likelihood-1].Title),
		"Impact", strings.ToLower(s.Impact[l.Impact-1].Title))
}

func (b *in) appetite(x *site.Risk) string {
	if x.Exposure.Appetite < 0 {
		return b.T("appetite-none")
	}
	return b.F("appetite-up-to", "Band", b.band(x.Exposure.Appetite))
}

// figureOf is the chart of an item, or nil where it has none.
func (a *at) figureOf(x site.Item) *Figure {
	switch x := x.(type) {
	case *site.Indicator:
		return a.trend(x)
	case *site.Result:
		return a.bullets(x.Title, x.Indicators)
	case *site.Risk:
		return a.levels(x)
	case *site.Plan:
		return a.states(a.F("states-title", "Plan", x.Name()), x.Indicators, &x.Tally, func(plan.Rating) string { return a.item(x) + "#indicators" })
	}
	return nil
}
