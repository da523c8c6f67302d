package page

import (
	"html/template"
	"slices"
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Figure is a chart on a page.
type Figure struct {
	Chart    chart.Chart
	Data     chart.Table // its figures
	Of       ChartID
	Own      bool          // it stands on the page that it belongs to
	Files    string        // address of its files without their ending: ../sg13/states
	FileName string        // that a reader saves them under, without the ending
	Embed    string        // address of its page for frames
	Frame    string        // the line of HTML that shows it on another site
	Placed   bool          // the line has the absolute address; otherwise only a browser knows it
	Option   string        // address of its interactive option; "" where there is none
	Title    string        // its name
	ID       string        // of the place after it
	Class    string        // kind of chart
	Sentence string        // says what it shows
	Link     *Link         // to the item, where the chart stands elsewhere
	Chip     *Chip         // its state, there
	Picture  template.HTML // the <svg>
	Table    template.HTML // its figures, a <table>
	Outline  []ChainNode   // of a results chain, which stands in for the picture on a phone
	Caption  string        // of the table
	Skip     string        // name of the link that skips its links; "" when there are few
	Legend   []LegendEntry
	Mark     string // standing of the figures, in words; "" when final
	Wide     bool   // the picture is wider than a phone, and scrolls
}

// LegendEntry explains a mark of a chart.
type LegendEntry struct {
	Symbol template.HTML
	Text   string
	Class  string
}

// ChartID says where a chart belongs: to the page of an item or list, under a
// name that is its own there. Its files stand in that page's folder.
type ChartID struct{ Owner, Name string }

// manyLinks is how many links a chart may have before it offers to skip them.
const manyLinks = 12

func (a *at) figure(id ChartID, class, title, sentence string, c chart.Chart, links int) *Figure {
	a.figures++
	table := c.Table()
	table.Joints = a.joints()
	f := &Figure{
		Chart: c, Data: table, Of: id, Own: a.path == id.Owner+"/", Title: title,
		ID: a.place("after." + strconv.Itoa(a.figures)), Class: class, Sentence: sentence,
		Picture: template.HTML(c.Picture(chart.Direction(a.Dir))), Table: template.HTML(a.numbered(string(table.HTML()))), Caption: table.Caption,
	}
	a.addresses(f)
	if links > manyLinks {
		f.Skip = a.N("skip-links", links)
	}
	if f.Own && !slices.ContainsFunc(a.own, func(o *Figure) bool { return o.Of == id }) {
		a.own = append(a.own, f)
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
		AsOf: int(a.site.AsOf), AsOfISO: a.site.AsOf.String(), AsOfText: a.F("as-of", "Date", a.ShortDate(a.site.AsOf.Time())),
		Unit: a.unit(x),
		Number: func(v float64, decimals int) string {
			return a.bare(strconv.FormatFloat(v, 'f', decimals, 64), x.Unit)
		},
		Words: chart.TrendWords{
			Date: a.T("date"), Kind: a.T("kind"), Value: a.T("value"), Standing: a.T("standing"),
			Measured: a.T("measured"), Baseline: a.T("baseline"), Target: a.T("target"), Path: a.T("target-path"),
			Unit: a.T("unit"), Source: a.T("source"),
		},
	}
	if s.Baseline != nil {
		p := a.point(x, s.Baseline)
		p.Name = a.pointName(inBaseline, &p)
		t.Baseline = &p
	}
	for _, f := range s.Targets {
		p := a.point(x, f)
		p.Name = a.pointName(inTarget, &p)
		t.Targets = append(t.Targets, p)
	}
	t.Points = a.coursePoints(x, course)
	if n := len(course); n > 0 {
		t.Latest = a.bare(course[n-1].Plain(), x.Unit)
	}
	if goal := s.Goal(); goal != nil {
		t.Goal = a.bare(goal.Value.Plain(), x.Unit)
	}
	t.Years = a.years(t)
	t.Desc = a.trendSentence(x, course)
	f := a.figure(ChartID{x.Ref(), "trend"}, "trend", t.Title, t.Desc, t, 0)
	f.Mark = a.standing(x.Progress.Standing)
	f.Legend = a.trendLegend(s, course)
	return f
}

// coursePoints are the values that an indicator has come to.
func (a *at) coursePoints(x *site.Indicator, course []plan.Reached) []chart.Point {
	out := make([]chart.Point, 0, len(course))
	for _, r := range course {
		p := a.point(x, r.Figure)
		p.Value, p.Plain, p.Text = r.Float(), r.Plain(), a.quantity(r.Plain(), x)
		p.Standing, p.Words = string(r.Standing), a.T("standing-"+string(r.Standing))
		p.Name = a.pointName(inCourse, &p)
		out = append(out, p)
	}
	return out
}

func (a *at) point(x *site.Indicator, f *plan.Figure) chart.Point {
	standing := f.EffectiveStanding()
	return chart.Point{
		Day: int(f.Date), ISO: f.Date.String(), Value: f.Value.Float(), Plain: f.Value.Plain(), Text: a.quantity(f.Value.Plain(), x),
		Date: a.Date(f.Date.Time()), Standing: string(standing), Words: a.T("standing-" + string(standing)),
		Source: string(f.Source),
	}
}

// place is where in a trend a point stands.
type place string

const (
	inBaseline place = "baseline"
	inTarget   place = "target"
	inCourse   place = "measured"
)

// pointName says a point whole: its day, value and standing.
func (a *at) pointName(p place, point *chart.Point) string {
	return a.F("point-"+string(p), "Date", point.Date, "Value", point.Text, "Standing", point.Words)
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
		return a.F("trend-sentence-no-value", "Target", a.quantity(goal.Value.Plain(), x), "By", a.Date(goal.Date.Time()))
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
	return a.F(message, "From", from, "To", to, "Target", a.quantity(goal.Value.Plain(), x), "By", a.Date(goal.Date.Time()))
}

// spark is a trend for a table.
func (a *at) spark(x *site.Indicator) template.HTML {
	return a.sparkline(x, x.Course(x.Progress.Series))
}

// sparkline draws values of an indicator; "" where there are fewer than two.
func (a *at) sparkline(x *site.Indicator, all []plan.Reached) template.HTML {
	if len(all) < 2 {
		return ""
	}
	t := &chart.Sparkline{Rating: x.Progress.Rating.String()}
	for _, r := range all {
		t.Values, t.Days = append(t.Values, r.Float()), append(t.Days, int(r.Date))
	}
	first, last := all[0], all[len(all)-1]
	t.Title = a.F("spark", "From", a.bare(first.Plain(), x.Unit), "To", a.bare(last.Plain(), x.Unit))
	return template.HTML(t.Picture(chart.Direction(a.Dir)))
}

// bullets shows indicators against their targets.
func (a *at) bullets(id ChartID, title string, all []*site.Indicator) *Figure {
	if len(all) == 0 {
		return nil
	}
	c := &chart.Bullets{
		Joints: a.joints(),
		Title:  title, Caption: title,
		Head:   []string{a.T("indicator"), a.T("rating"), a.T("latest"), a.T("target"), a.T("progress"), a.T("expected")},
		Rating: func(r string) string { return a.T("rating-" + r) },
		Words: chart.BulletWords{
			Progress: a.T("key-progress"), Expected: a.F("key-expected", "Date", a.Date(a.site.AsOf.Time())), Kept: a.T("key-kept-target"),
			Unit: a.T("unit"),
		},
	}
	shown := all[:min(len(all), PerPage)]
	standing := plan.Final
	for _, x := range shown {
		c.Rows = append(c.Rows, a.bullet(x))
		standing = standing.Worse(a.shownStanding(x))
	}
	key := a.bulletKey(shown)
	c.Desc = key.Sentence
	f := a.figure(id, "bullets", title, key.Sentence, c, len(c.Rows))
	f.Mark, f.Legend = a.standing(standing), key.Legend
	return f
}

// shownStanding is the weakest standing among what a bar and its row show.
func (a *at) shownStanding(x *site.Indicator) plan.Standing {
	p := &x.Progress
	standing := plan.Final
	if p.Missing == plan.MissingNothing {
		standing = p.Standing
	}
	if last := a.latest(x); last != nil {
		standing = standing.Worse(last.Standing)
	}
	if aim := p.Aim(); aim != nil {
		standing = standing.Worse(aim.EffectiveStanding())
	}
	return standing
}

// BulletKey explains bullet charts: what they show and their marks.
type BulletKey struct {
	Sentence string
	Legend   []LegendEntry
}

// bulletKey explains the marks that the bars of the indicators have.
func (a *at) bulletKey(all []*site.Indicator) BulletKey {
	ratio, keep := false, false
	for _, x := range all {
		ratio, keep = ratio || x.Progress.Ratio, keep || x.Progress.Kept
	}
	var key BulletKey
	if len(all) == 0 {
		return key
	}
	if ratio {
		key.Sentence = a.T("bullets-sentence")
		key.Legend = append(key.Legend, LegendEntry{Class: "key-bar", Text: a.T("key-progress")},
			LegendEntry{Class: "key-expected", Text: a.F("key-expected", "Date", a.Date(a.site.AsOf.Time()))})
	}
	if keep {
		key.Sentence = a.T("bullets-sentence-kept")
		key.Legend = append(key.Legend, LegendEntry{Class: "key-kept-band", Text: a.T("key-kept-band")},
			LegendEntry{Class: "key-kept-target", Text: a.T("key-kept-target")})
	}
	switch {
	case ratio && keep:
		key.Sentence = a.T("bullets-sentence-both")
	case !ratio && !keep:
		key.Sentence = a.T("bullets-sentence-none")
	}
	return key
}

func (a *at) bullet(x *site.Indicator) chart.Bullet {
	p := &x.Progress
	row := chart.Bullet{
		Label: a.label(x), Href: a.item(x), Rating: p.Rating.String(), Words: a.briefly(x),
		Ratio: p.Ratio, Kept: p.Kept, Cells: make([]chart.Cell, 4),
	}
	if p.Ratio {
		row.Share, row.Expected = p.ShareFloat(), p.ExpectedFloat()
		row.Cells[2], row.Cells[3] = a.percentCell(plan.Percent(p.Share)), a.percentCell(plan.Percent(p.Expected))
		row.ExpectedWords = a.F("bullet-expected", "Name", row.Label, "Date", a.Date(a.site.AsOf.Time()), "Share", row.Cells[3].Text)
	}
	if p.Kept {
		row.Offset = p.Offset()
	}
	if last := a.latest(x); last != nil {
		row.Cells[0] = a.quantityCell(last.Plain(), x)
	}
	if aim := p.Aim(); aim != nil {
		row.Cells[1] = a.quantityCell(aim.Value.Plain(), x)
	}
	return row
}

func (b *in) quantityCell(plain string, x *site.Indicator) chart.Cell {
	return chart.Cell{Text: b.quantity(plain, x), Value: plain, Unit: b.unit(x)}
}

func (b *in) percentCell(plain string) chart.Cell {
	return chart.Cell{Text: b.Percent(plain), Value: plain, Unit: "%"}
}

// label names an item where there is no room for marks beside the name.
func (b *in) label(x site.Item) string {
	switch {
	case isHidden(x):
		return b.F("label-hidden", "Name", x.Name())
	case titleUnconfirmed(x):
		return b.F("label-unconfirmed", "Name", x.Name())
	}
	return x.Name()
}

// nowhere is for the parts of a divided bar that lead to no list.
func nowhere(plan.Rating) string { return "" }

// states shows how indicators stand. groupHref gives the address of the list
// of a rating, to which the part of a divided bar leads.
func (a *at) states(id ChartID, title string, all []*site.Indicator, tally *plan.Tally, groupHref func(plan.Rating) string) *Figure {
	if len(all) == 0 {
		return nil
	}
	if len(all) > chart.MaxSquares {
		return a.statesBar(id, title, tally, groupHref)
	}
	c := a.statesOf(title, tally, groupHref)
	for _, r := range plan.Ratings {
		for _, x := range all {
			if x.Progress.Rating == r {
				c.Items = append(c.Items, chart.State{Label: a.label(x), Href: a.item(x), Rating: r.String(), Words: a.chipWords(x)})
			}
		}
	}
	return a.statesFigure(id, c, tally)
}

// chipWords are the words of an indicator's chip and of the mark beside it.
func (a *at) chipWords(x *site.Indicator) string {
	words := a.indicatorChip(x).Text
	if x.Progress.Stale {
		return a.F("words-stale", "Words", words)
	}
	return words
}

// statesBar shows how many indicators have each rating.
func (a *at) statesBar(id ChartID, title string, tally *plan.Tally, groupHref func(plan.Rating) string) *Figure {
	return a.statesFigure(id, a.statesOf(title, tally, groupHref), tally)
}

func (a *at) statesOf(title string, tally *plan.Tally, groupHref func(plan.Rating) string) *chart.States {
	c := &chart.States{Joints: a.joints(), Title: title, Caption: title, Head: [2]string{a.T("rating"), a.T("indicators")}}
	for _, r := range plan.Ratings {
		word := a.T("rating-" + r.String())
		c.Groups = append(c.Groups, chart.Group{
			Rating: r.String(), Words: word, Count: tally.Counts[r], Text: a.Int(tally.Counts[r]), Href: groupHref(r),
			Name: a.F("group-name", "Rating", word, "Count", tally.Counts[r]),
		})
	}
	return c
}

func (a *at) statesFigure(id ChartID, c *chart.States, tally *plan.Tally) *Figure {
	sentence := "states-sentence"
	if len(c.Items) == 0 {
		sentence = "states-bar-sentence"
	}
	c.Desc = a.tallyWords(tally)
	f := a.figure(id, "states", c.Title, a.T(sentence), c, len(c.Items))
	f.Mark = a.standing(tally.Standing)
	for _, g := range c.Groups {
		if g.Count > 0 {
			f.Legend = append(f.Legend, LegendEntry{Symbol: symbol(g.Rating), Text: g.Name, Class: "rating-" + g.Rating})
		}
	}
	return f
}

// tallyWords says how many of a set of indicators are doing well.
func (b *in) tallyWords(t *plan.Tally) string {
	if t.Rated() == 0 {
		return b.N("headline-none", t.Total)
	}
	return b.F("whole-words", "Good", t.Good(), "Count", t.Rated())
}

// figureOf is the chart of an item, or nil where it has none.
func (a *at) figureOf(x site.Item) *Figure {
	switch x := x.(type) {
	case *site.Indicator:
		return a.trend(x)
	case *site.Result:
		return a.bullets(ChartID{x.Ref(), "bullets"}, x.Title, x.Indicators)
	case *site.Risk:
		return a.levels(x)
	case *site.Plan:
		return a.states(ChartID{x.Ref(), "states"}, a.F("states-title", "Plan", x.Name()), x.Indicators, &x.Tally, func(r plan.Rating) string { return a.firstRated(x, r) })
	}
	return nil
}
