package page

import (
	"html/template"
	"slices"
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Landscape is who else is in the fields of work of a plan, and where its group
// stands in each.
type Landscape struct {
	Lead   string
	Figure *Figure
	Key    []LegendEntry // what the positions mean
	Topics TopicTable
	Note   string // said where an organization has no source
	More   string // how many topics there is no room for
	All    Link   // to the topics of all plans
}

// TopicTable is a table of topics: those of one plan with their positions, or
// those of several with their plans.
type TopicTable struct {
	OfPlans bool
	Axes    []string // titles
	Rows    []TopicRow
}

// TopicRow is a topic. Of several plans, it leads to its place on the page of
// its own, where all is said.
type TopicRow struct {
	ID      string // of its place on this page; "" elsewhere
	Number  string // by which the chart knows it
	Href    string // of its place on its plan's page; "" there
	Title   string
	Text    template.HTML
	Plan    *Link
	Chip    *Chip // where the group stands
	Axes    []AxisScore
	Others  []OtherRow
	Folded  bool // the evidence of its scores follows
	Scored  string
	Mark    string // standing of the scores; "" when final
	Source  string // where there is no list of sources
	Sources []Link // numbers in that list
}

// OtherRow is another organization in a field of work.
type OtherRow struct {
	Name, Does string
	Source     string
	Sources    []Link
}

// stances are the positions, the one with most to do first.
var stances = []plan.Stance{plan.Gap, plan.Monitor, plan.Contribute, plan.Lead}

// stanceChip is where a group stands: symbol and word.
func (b *in) stanceChip(x plan.Stance) *Chip {
	return b.one(Chip{Class: "stance-" + string(x), Symbol: symbol(string(x)), Text: b.T("stance-" + string(x))})
}

// topicPlace is the id of the place of a plan's topic; no id of an item has a dot.
func topicPlace(i int) string { return "topic." + strconv.Itoa(i+1) }

// landscape is the landscape of a plan; nil where it has none.
func (a *at) landscape(p *site.Plan) *Landscape {
	if len(p.Landscape) == 0 {
		return nil
	}
	shown := p.Landscape[:min(len(p.Landscape), PerPage)]
	out := &Landscape{
		Lead: a.F("landscape-lead", "Plan", p.Name()), Figure: a.topicChart(p, shown), Key: a.stanceKey(shown),
		Topics: a.topicTable(), Note: a.examples(shown), All: Link{Text: a.T("landscape-all"), Href: a.to("landscape")},
	}
	for i, x := range shown {
		out.Topics.Rows = append(out.Topics.Rows, a.topicRow(x, i))
	}
	if n := len(p.Landscape) - len(shown); n > 0 {
		out.More = a.N("landscape-more", n)
	}
	return out
}

func (a *at) topicTable() TopicTable {
	axes := a.axes()
	return TopicTable{Axes: []string{axes[0].title, axes[1].title}}
}

// topicRow is a topic on its plan's page.
func (a *at) topicRow(x *plan.Topic, i int) TopicRow {
	row := a.briefTopic(x)
	row.ID, row.Number, row.Chip, row.Folded = a.place(topicPlace(i)), a.Int(i+1), a.stanceChip(x.Position), true
	row.Axes[0].Evidence, row.Axes[1].Evidence = a.inlines(x.Relevance.Evidence), a.inlines(x.Strength.Evidence)
	if x.Date != 0 {
		row.Scored = a.F("scored-on", "Date", a.Date(x.Date.Time()))
	}
	return row
}

// briefTopic is what every table says of a topic.
func (a *at) briefTopic(x *plan.Topic) TopicRow {
	axes := a.axes()
	row := TopicRow{
		Title: x.Title, Text: a.inline(x.Text), Mark: a.standing(x.EffectiveStanding()), Sources: a.refs(x.Source),
		Axes: []AxisScore{{Title: axes[0].title, Words: a.score(axes[0], x.Relevance.Score)}, {Title: axes[1].title, Words: a.score(axes[1], x.Strength.Score)}},
	}
	for i := range x.Others {
		row.Others = append(row.Others, a.other(&x.Others[i]))
	}
	if a.cited == nil {
		row.Source = string(x.Source)
	}
	return row
}

func (a *at) other(o *plan.Other) OtherRow {
	row := OtherRow{Name: o.Name, Does: o.Does, Sources: a.refs(o.Source)}
	if a.cited == nil {
		row.Source = string(o.Source)
	}
	return row
}

// examples says what organizations without a source are; "" where each has one.
func (b *in) examples(topics []*plan.Topic) string {
	for _, x := range topics {
		for _, o := range x.Others {
			if o.Source == "" {
				return b.T("others-examples")
			}
		}
	}
	return ""
}

// stanceKey says what the positions mean that occur.
func (b *in) stanceKey(topics []*plan.Topic) []LegendEntry {
	occurs := map[plan.Stance]bool{}
	for _, x := range topics {
		occurs[x.Position] = true
	}
	var out []LegendEntry
	for _, s := range slices.Backward(stances) {
		if occurs[s] {
			out = append(out, LegendEntry{Symbol: symbol(string(s)), Text: b.T("stance-key-" + string(s)), Class: "stance-" + string(s)})
		}
	}
	return out
}

// topicChart shows topics by relevance and strength, each by its number.
func (a *at) topicChart(p *site.Plan, topics []*plan.Topic) *Figure {
	axes := a.axes()
	c := a.scales(a.F("landscape-title", "Plan", p.Name()), a.T("landscape-sentence"), axes)
	c.Corners = [4]string{a.T("corner-topic-lead"), a.T("corner-topic-build"), a.T("corner-topic-keep"), a.T("corner-topic-leave")}
	c.Head = []string{a.T("topic"), a.T("stance"), axes[0].title, axes[1].title, a.T("date"), a.T("standing")}
	standing := plan.Final
	for i, x := range topics {
		c.Plans = append(c.Plans, a.placedTopic(p, x, i, axes))
		standing = standing.Worse(x.EffectiveStanding())
	}
	f := a.figure(ChartID{p.Ref(), "landscape"}, "positioning", c.Title, c.Desc, c, len(topics))
	f.Mark = a.standing(standing)
	for i, x := range topics {
		f.Legend = append(f.Legend, LegendEntry{Text: a.F("scale-step", "Number", a.Int(i+1), "Title", x.Title)})
	}
	return f
}

func (a *at) placedTopic(p *site.Plan, x *plan.Topic, i int, axes [2]axis) chart.Placed {
	number, stance, date := a.Int(i+1), a.T("stance-"+string(x.Position)), ""
	if x.Date != 0 {
		date = a.Date(x.Date.Time())
	}
	named := a.F("scale-step", "Number", number, "Title", x.Title)
	return chart.Placed{
		Label: number, Href: a.section(p, "#"+topicPlace(i)), Relevance: x.Relevance.Score, Strength: x.Strength.Score,
		Words: a.F("placed-topic", "Topic", named, "Stance", stance, "Relevance", a.titled(axes[0], x.Relevance.Score), "Strength", a.titled(axes[1], x.Strength.Score)),
		Cells: []chart.Cell{
			{Text: named}, {Text: stance},
			{Text: a.score(axes[0], x.Relevance.Score), Value: strconv.Itoa(x.Relevance.Score)},
			{Text: a.score(axes[1], x.Strength.Score), Value: strconv.Itoa(x.Strength.Score)},
			{Text: date, Value: x.Date.String()}, {Text: a.T("standing-" + string(x.EffectiveStanding()))},
		},
	}
}
