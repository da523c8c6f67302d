package page

import (
	"html/template"
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Position is where a plan stands between relevance and strength, with what
// that rests on.
type Position struct {
	ID      string // of its place on the page that compares plans
	Link    Link
	Summary string
	Axes    []AxisScore
	Date    Day
	Mark    string // standing of the scores; "" when final
	Source  string // where there is no list of sources
	Sources []Link // numbers in that list
	Note    string
	Earlier []EarlierPosition
	Compare *Link // to the plans beside it
}

// AxisScore is the score on one axis with its evidence.
type AxisScore struct {
	Title    string
	Words    string
	Meaning  template.HTML
	Evidence []template.HTML
}

// EarlierPosition is a position that a later one has taken the place of.
type EarlierPosition struct {
	Date    Day
	Scores  string
	Mark    string
	Sources []Link
	Note    string
}

// axis is a scale of the positioning in words.
type axis struct {
	title   string
	meaning plan.Text
	steps   [plan.Steps]string
}

// axes are relevance and strength, as the vocabulary words them or, without
// that, from very low to very high.
func (b *in) axes() [2]axis {
	low := [plan.Steps]string{b.T("step-1"), b.T("step-2"), b.T("step-3"), b.T("step-4"), b.T("step-5")}
	out := [2]axis{{title: b.T("relevance"), steps: low}, {title: b.T("strength"), steps: low}}
	if c := b.site.Config.Positioning; c != nil {
		for i, from := range []*plan.Axis{c.Relevance, c.Strength} {
			out[i].title, out[i].meaning = from.Title, from.Meaning
			for k, step := range from.Steps {
				out[i].steps[k] = step.Title
			}
		}
	}
	return out
}

// score is a step of an axis with its number and word.
func (b *in) score(x axis, score int) string {
	return b.F("scale-step", "Number", b.Int(score), "Title", x.steps[score-1])
}

// titled is a score with the name of its axis.
func (b *in) titled(x axis, score int) string {
	return b.F("axis-score", "Axis", x.title, "Score", b.score(x, score))
}

// position is the present position of a plan, or nil.
func (a *at) position(p *site.Plan) *Position {
	x := p.Standpoint
	if x == nil {
		return nil
	}
	axes := a.axes()
	out := &Position{
		ID: "position." + p.Ref(), Link: Link{Text: p.Name(), Href: a.item(p)}, Summary: a.placedWords(p),
		Date: a.day(x.Date), Mark: a.standing(x.EffectiveStanding()), Note: x.Note,
	}
	for i, s := range []*plan.Score{x.Relevance, x.Strength} {
		out.Axes = append(out.Axes, AxisScore{Title: axes[i].title, Words: a.score(axes[i], s.Score), Meaning: a.inline(axes[i].meaning), Evidence: a.inlines(s.Evidence)})
	}
	if out.Sources = a.refs(x.Source); a.cited == nil {
		out.Source = string(x.Source)
	}
	return out
}

// ownPosition is the position of a plan for its own page: with those before
// it, and the way to the plans beside it.
func (a *at) ownPosition(p *site.Plan) *Position {
	out := a.position(p)
	if out == nil {
		return nil
	}
	axes := a.axes()
	for _, x := range p.Positioning {
		if x == p.Standpoint {
			continue
		}
		scores := a.apart([]string{a.titled(axes[0], x.Relevance.Score), a.titled(axes[1], x.Strength.Score)})
		out.Earlier = append(out.Earlier, EarlierPosition{Date: a.day(x.Date), Scores: scores, Mark: a.standing(x.EffectiveStanding()), Sources: a.refs(x.Source), Note: x.Note})
	}
	if a.compared(p.KindOf) {
		out.Compare = &Link{Text: a.F("compare-with", "Kind", p.KindOf.Plural), Href: a.groupHref(a.overview("compare"), kindID(p.KindOf))}
	}
	return out
}

// placedWords says where a plan stands.
func (b *in) placedWords(p *site.Plan) string {
	axes, x := b.axes(), p.Standpoint
	return b.F("placed", "Plan", b.label(p), "Relevance", b.titled(axes[0], x.Relevance.Score), "Strength", b.titled(axes[1], x.Strength.Score))
}

// positioning shows plans by relevance and strength; nil where none has a
// position.
func (a *at) positioning(id ChartID, title string, plans []*site.Plan) *Figure {
	axes := a.axes()
	c := a.scales(title, a.T("positioning-sentence"), axes)
	c.Corners = [4]string{a.T("corner-lead"), a.T("corner-strengthen"), a.T("corner-reposition"), a.T("corner-restructure")}
	c.Head = []string{a.T("plan"), axes[0].title, axes[1].title, a.T("date"), a.T("standing"), a.T("evidence")}
	numbered, standing := longNames(plans), plan.Final
	var key []LegendEntry
	for i, p := range plans {
		placed := a.placed(p, axes)
		if numbered {
			placed.Label = a.Int(i + 1)
			key = append(key, LegendEntry{Text: a.F("scale-step", "Number", placed.Label, "Title", a.label(p))})
		}
		c.Plans = append(c.Plans, placed)
		standing = standing.Worse(p.Standpoint.EffectiveStanding())
	}
	if len(plans) == 0 {
		return nil
	}
	f := a.figure(id, "positioning", title, c.Desc, c, len(plans))
	f.Mark, f.Legend = a.standing(standing), key
	return f
}

// scales begins a chart of relevance and strength.
func (a *at) scales(title, sentence string, axes [2]axis) *chart.Positioning {
	c := &chart.Positioning{
		Title: title, Desc: sentence, Caption: title, Rest: func(n int) string { return a.N("more-entries", n) },
		Axes: [2]string{a.F("axis-across", "Title", axes[0].title), a.F("axis-up", "Title", axes[1].title)},
	}
	for i := range plan.Steps {
		c.Steps[i], c.Relevance[i], c.Strength[i] = a.Int(i+1), a.score(axes[0], i+1), a.score(axes[1], i+1)
	}
	return c
}

// longNames reports whether a name is too long for a cell of the chart; then
// numbers stand for all of them.
func longNames(plans []*site.Plan) bool {
	for _, p := range plans {
		if chart.IsLong(p.Name()) {
			return true
		}
	}
	return false
}

func (a *at) placed(p *site.Plan, axes [2]axis) chart.Placed {
	x := p.Standpoint
	evidence := len(x.Relevance.Evidence) + len(x.Strength.Evidence)
	return chart.Placed{
		Label: p.Name(), Href: a.section(p, "#position"), Words: a.placedWords(p), Relevance: x.Relevance.Score, Strength: x.Strength.Score,
		Cells: []chart.Cell{
			{Text: a.label(p), Href: a.item(p)},
			{Text: a.score(axes[0], x.Relevance.Score), Value: strconv.Itoa(x.Relevance.Score)},
			{Text: a.score(axes[1], x.Strength.Score), Value: strconv.Itoa(x.Strength.Score)},
			{Text: a.Date(x.Date.Time()), Value: x.Date.String()}, {Text: a.T("standing-" + string(x.EffectiveStanding()))},
			{Text: a.Int(evidence), Number: true, Value: strconv.Itoa(evidence)},
		},
	}
}
