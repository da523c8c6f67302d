package page

import (
	"html/template"
	"slices"
	"strings"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Result is what a result's page shows.
type Result struct {
	Level        string
	Meaning      template.HTML
	Plan         Link
	Unconfirmed  bool
	Unsure       string // other keys whose wording is not confirmed
	Illustrative bool
	Source       string
	Owner        string
	Chip         *Chip
	Rated        string
	Reason       string
	Text         template.HTML
	Assumptions  []template.HTML
	Figure       *Figure
	Whole        *Figure // of all that contributes to it, where something does
	Chain        *Figure // all above and below it; nil where there is nothing
	Up           *List
	Top          string // said where Up is empty
	Below        *List
	More         *Link // further indicators
	Risks        *List
	Actions      *List
	Mentions     *List
	Resources    *ResultResources
}

func (b *in) result(x *site.Result) *View {
	a, v := b.itemView(x, x.Title)
	v.Description = b.F("describe-result", "Level", x.LevelOf.Title, "Plan", x.Plan.Name(), "Rating", b.resultChip(x).Text, "Date", v.AsOf)
	main := &Result{
		Level: x.LevelOf.Title, Meaning: a.inline(x.LevelOf.Meaning), Plan: a.planLink(x.Plan),
		Unconfirmed: titleUnconfirmed(x), Unsure: a.unsure(x.Unconfirmed), Source: string(x.Source), Owner: x.Owner,
		Chip: a.resultChip(x), Rated: b.rated(x), Reason: a.reason(x), Text: a.fill(x.Description.Doc),
		Assumptions: a.inlines(x.Assumptions), Figure: a.bullets(ChartID{x.Ref(), "bullets"}, b.F("bullets-title", "Result", x.Title), x.Indicators),
		Chain: a.resultChain(x), Up: list(a, x, "chain", x.Up), Below: list(a, x, "below", x.Down), More: a.moreOf(x, "indicators", len(x.Indicators)),
		Risks: list(a, x, "risks", x.Risks), Actions: list(a, x, "actions", x.Actions), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.Top = a.T("contributes-to-nothing")
	if x.LevelOf == b.site.Config.Levels[0] {
		main.Top = a.T("top-of-chain")
	}
	main.Illustrative, main.Resources = a.invented(x.Source, main.Unconfirmed), a.resultResources(x)
	if len(x.Down) > 0 {
		main.Whole = a.whole(x)
	}
	v.Main = main
	return v
}

func (a *at) planLink(p *site.Plan) Link { return Link{Text: p.Name(), Href: a.item(p)} }

// invented reports whether an item was made up for a demonstration.
func (b *in) invented(source plan.Address, unconfirmed bool) bool {
	return source == "" && !unconfirmed && !b.site.Config.Notice.Empty()
}

// reason says which indicator gives a result its rating.
func (a *at) reason(x *site.Result) string {
	worst := x.Tally.Worst()
	for _, i := range x.Indicators {
		if worst.Rated() && i.Progress.Rating == worst {
			return a.F("result-reason", "Indicator", i.Title)
		}
	}
	if len(x.Indicators) == 0 {
		return a.T("result-no-indicator")
	}
	return a.T("result-none-rated")
}

// markedApart are the keys that bear their own mark where they stand.
var markedApart = []string{"title", "vision", "mission", "mandate", "value_proposition"}

// unsure lists in words the other keys of an item whose wording is not
// confirmed at the source.
func (b *in) unsure(refs []plan.Ref) string {
	var words []string
	for _, ref := range refs {
		if !slices.Contains(markedApart, ref.ID) {
			words = append(words, b.T("key-"+strings.ReplaceAll(ref.ID, "_", "-")))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return b.F("unsure", "Keys", b.List(words))
}

// Indicator is what an indicator's page shows.
type Indicator struct {
	Plan        Link
	Unconfirmed bool
	Chip        *Chip
	Sentence    string
	Latest      string
	LatestOn    string
	LatestMark  string
	Stale       string
	Regression  string
	Figure      *Figure
	Explanation Explanation
	Definition  template.HTML
	Method      template.HTML
	Facts       []Detail
	Breakdown   *Breakdown // nil where it is not broken down
	Figures     []FigureRow
	Milestones  []MilestoneRow
	Results     *List
	Mentions    *List
	Unsure      string
	Sources     []Source // for paper: on a screen each figure leads to its own
}

// Detail is a label with a text and, below it, a note with where that was
// published.
type Detail struct {
	Label, Text string
	Note        template.HTML
	Source      string
}

// detail adds one whose label is a message, unless there is nothing to say.
func (b *in) detail(to []Detail, label, text string) []Detail {
	if text == "" {
		return to
	}
	return append(to, Detail{Label: b.T(label), Text: text})
}

// Explanation says how a rating came about.
type Explanation struct {
	Steps      []string
	Thresholds []string
	Method     Link
	Mark       string
}

// FigureRow is a baseline, measurement or target in a table.
type FigureRow struct {
	ID       string
	Date     Day
	Kind     string
	Value    string
	Standing string
	Source   string
	Sources  []Link // its number in the list of sources
	Notes    []string
	Replaced bool
}

// MilestoneRow is a milestone in a table.
type MilestoneRow struct {
	Title    string
	Due      Day
	Reached  Day
	Chip     *Chip
	Source   string
	Sources  []Link // its number in the list of sources
	Standing string
}

func (b *in) indicator(x *site.Indicator) *View {
	a, v := b.itemView(x, x.Title)
	a.startSources()
	p := &x.Progress
	main := &Indicator{
		Plan: a.planLink(x.Plan), Unconfirmed: titleUnconfirmed(x), Unsure: a.unsure(x.Unconfirmed), Chip: a.chip(x), Sentence: a.sentence(x),
		Figure: a.trend(x), Explanation: a.explain(x), Definition: a.fill(x.Definition.Doc), Method: a.fill(x.Method.Doc),
		Facts: a.indicatorFacts(x), Figures: a.figureRows(x), Milestones: a.milestoneRows(x), Breakdown: a.breakdown(x),
		Results: list(a, x, "measures", x.Results), Mentions: list(a, x, "mentions", mentions(x)),
	}
	v.Description = a.F("rated-sentence", "Rating", main.Chip.Text, "Sentence", main.Sentence)
	if last := a.latest(x); last != nil {
		main.Latest = a.quantity(last.Plain(), x)
		main.LatestMark = a.standing(last.Standing)
		main.LatestOn = a.F("latest-on", "Date", a.Date(last.Date.Time()))
	}
	if p.Stale {
		main.Stale = a.F("stale-long", "Count", p.Age)
	}
	if p.Regression() {
		main.Regression = a.T("regression-long")
	}
	main.Sources = a.cited.list
	v.Main = main
	return v
}

func (a *at) indicatorFacts(x *site.Indicator) []Detail {
	rows := a.detail(nil, "reading", a.T("reading-"+string(x.Reading)))
	rows = a.detail(rows, "unit", a.unit(x))
	if x.Direction != "" {
		rows = a.detail(rows, "direction", a.T("direction-"+string(x.Direction)))
	}
	if x.Tolerance.Set() {
		rows = a.detail(rows, "tolerance", a.quantity(x.Tolerance.Plain(), x))
	}
	rows = a.detail(rows, "frequency", x.Often.Title)
	if x.Progress.Series.Last() != nil {
		rows = a.detail(rows, "age", a.N("age-days", x.Progress.Age))
	}
	return a.detail(rows, "owner", x.Owner)
}

// figureRows lists the figures of an indicator that are known by the as-of
// date: baselines, measurements and targets, each in the order of the file.
// One that is not in force any more is shown as replaced.
func (a *at) figureRows(x *site.Indicator) []FigureRow {
	inForce := map[*plan.Figure]bool{x.Progress.Series.Baseline: true}
	for _, f := range x.Progress.Series.Measurements {
		inForce[f] = true
	}
	for _, f := range x.Progress.Series.Targets {
		inForce[f] = true
	}
	var out []FigureRow
	add := func(f *plan.Figure, kind, id string) {
		if f.KnownSince() > a.site.AsOf {
			return
		}
		row := FigureRow{
			Date: a.day(f.Date), Kind: a.T(kind), Value: a.quantity(f.Value.Plain(), x), Source: string(f.Source), Sources: a.refs(f.Source),
			Standing: a.T("standing-" + string(f.EffectiveStanding())), Replaced: !inForce[f], ID: id,
		}
		if row.Replaced {
			row.Notes = append(row.Notes, a.T("replaced"))
		}
		for _, note := range []string{f.Note, f.Reason} {
			if note != "" {
				row.Notes = append(row.Notes, note)
			}
		}
		if f.Corrects != 0 || f.Reason != "" && f.Recorded != 0 {
			row.Notes = append(row.Notes, a.F("recorded-on", "Date", a.Date(f.Recorded.Time())))
		}
		out = append(out, row)
	}
	for _, f := range x.Baseline {
		add(f, "baseline", "")
	}
	for _, f := range x.Measurements {
		id := ""
		if inForce[f] {
			id = "m." + f.Date.String()
		}
		add(f, "measured", id)
	}
	for _, f := range x.Targets {
		add(f, "target", "")
	}
	return out
}

var milestoneMarks = map[plan.MilestoneState]string{plan.MilestoneReached: "achieved", plan.MilestoneOverdue: "off-track", plan.MilestonePlanned: "too-early"}

func (a *at) milestoneRows(x *site.Indicator) []MilestoneRow {
	var out []MilestoneRow
	for _, m := range x.Milestones {
		row := MilestoneRow{Title: m.Title, Due: a.day(m.Due), Source: string(m.Source), Sources: a.refs(m.Source), Standing: a.standing(m.EffectiveStanding())}
		state := m.State(a.site.AsOf)
		if state == plan.MilestoneReached {
			row.Reached = a.day(m.Reached)
		}
		mark := milestoneMarks[state]
		row.Chip = a.one(Chip{Class: "rating-" + mark, Symbol: symbol(mark), Text: a.T("milestone-" + string(state))})
		out = append(out, row)
	}
	return out
}

// Risk is what a risk's page shows.
type Risk struct {
	Plan         Link
	Unconfirmed  bool
	Unsure       string
	Illustrative bool
	Chip         *Chip
	Sentence     string
	Above        string
	Overdue      string
	Text         template.HTML
	Figure       *Figure
	Move         *Figure
	Facts        []Detail
	Method       Link
	Controls     []template.HTML
	Threatens    *List
	Actions      *List
	Mentions     *List
}

func (b *in) risk(x *site.Risk) *View {
	a, v := b.itemView(x, x.Title)
	e := &x.Exposure
	main := &Risk{
		Plan: a.planLink(x.Plan), Unconfirmed: titleUnconfirmed(x), Unsure: a.unsure(x.Unconfirmed), Chip: a.chip(x), Text: a.fill(x.Description.Doc),
		Figure: a.levels(x), Move: a.move(x), Facts: a.riskFacts(x), Controls: a.inlines(x.Controls),
		Threatens: list(a, x, "threatens", x.Results), Actions: list(a, x, "actions", x.Actions), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.Method = Link{Text: a.T("risk-method-link"), Href: a.to(riskMethodID)}
	main.Illustrative = a.invented("", main.Unconfirmed)
	main.Sentence = a.T("risk-not-assessed")
	if e.Latest != nil {
		main.Sentence = a.F("risk-sentence", "Level", a.level(*e.Latest.Residual), "Date", a.Date(e.Latest.Date.Time()))
	}
	if e.Above {
		main.Above = a.aboveAppetite(x)
	}
	if e.ReviewOverdue {
		main.Overdue = a.F("review-overdue", "Date", a.Date(x.ReviewDue.Time()))
	}
	v.Description = main.Sentence
	v.Main = main
	return v
}

// aboveAppetite says by how much a risk is above what is acceptable.
func (a *at) aboveAppetite(x *site.Risk) string {
	if x.Exposure.Appetite < 0 {
		return a.F("above-no-appetite", "Category", x.Field.Title)
	}
	return a.F("above-appetite-long", "Category", x.Field.Title, "Band", a.band(x.Exposure.Appetite))
}

func (a *at) riskFacts(x *site.Risk) []Detail {
	rows := a.detail(nil, "type", a.T("type-"+string(x.Type)))
	rows = append(rows,
		Detail{Label: a.T("category"), Text: x.Field.Title, Note: a.inline(x.Field.Meaning)},
		Detail{Label: a.T("appetite"), Text: a.appetite(x), Source: string(x.Field.Source)})
	if x.Response != "" {
		rows = a.detail(rows, "response", a.T("response-"+string(x.Response)))
	}
	rows = a.detail(rows, "approved-by", x.ApprovedBy)
	rows = a.detail(rows, "owner", x.Owner)
	if x.ReviewDue != 0 {
		rows = a.detail(rows, "review-due", a.Date(x.ReviewDue.Time()))
	}
	return rows
}

// Action is what an action's page shows.
type Action struct {
	Plan         Link
	Unconfirmed  bool
	Unsure       string
	Illustrative bool
	Chip         *Chip
	Sentence     string
	Text         template.HTML
	Facts        []Detail
	History      []StepRow
	Source       string
	Treats       *List
	Serves       *List
	Mentions     *List
}

// StepRow is a state of an action in its history.
type StepRow struct {
	Date Day
	Text string
	Note string
}

func (b *in) action(x *site.Action) *View {
	a, v := b.itemView(x, x.Title)
	main := &Action{
		Plan: a.planLink(x.Plan), Unconfirmed: titleUnconfirmed(x), Unsure: a.unsure(x.Unconfirmed), Chip: a.chip(x), Text: a.fill(x.Description.Doc), Source: string(x.Source),
		Treats: list(a, x, "treats", x.Risks), Serves: list(a, x, "serves", x.Results), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.Illustrative = a.invented(x.Source, main.Unconfirmed)
	main.Facts = a.detail(a.detail(nil, "due", a.Date(x.Due.Time())), "owner", x.Owner)
	message := "action-sentence"
	if x.Late {
		message = "action-late"
	}
	main.Sentence = a.F(message, "Due", a.Date(x.Due.Time()), "Date", v.AsOf)
	for _, s := range x.History {
		main.History = append(main.History, StepRow{Date: a.day(s.Date), Text: a.T("status-" + string(s.Status)), Note: s.Note})
	}
	v.Description = a.F("rated-sentence", "Rating", main.Chip.Text, "Sentence", main.Sentence)
	v.Main = main
	return v
}

// Prose is what a page of prose shows.
type Prose struct {
	Body     []Piece
	Contents []Entry
	Mentions *List
}

func (b *in) prose(x *site.Page) *View {
	a, v := b.itemView(x, x.Title)
	main := &Prose{Body: a.body(x.Body), Mentions: list(a, x, "mentions", mentions(x))}
	if !x.Body.Empty() {
		v.Description = a.words(x.Body.Lead)
		for _, h := range x.Body.Headings {
			if h.Level == 2 {
				main.Contents = append(main.Contents, Entry{Text: a.words(h.Text), Href: "#" + h.ID})
			}
		}
	}
	v.Main = main
	return v
}
