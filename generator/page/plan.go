package page

import (
	"html/template"
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Plan is what a plan's page shows.
type Plan struct {
	ID           string
	Prefix       string // of the ids of its sections, on a page with several plans
	Named        string // ids that the names of its sections begin with, there
	Cover        *Cover // for paper
	Title        string
	Kind         string
	Short        string // shown above the title where it differs
	Unconfirmed  bool   // the title's wording
	Unsure       string // other keys whose wording is not confirmed
	TitleSource  []Link
	Status       string
	Period       string
	Review       *PlanReview
	Parent       *Link
	Profile      []Fact
	Texts        []TextBlock
	States       *Figure
	Heat         *Figure
	HeatOf       *Link   // to the list of all risks, where Heat shows those of all plans
	Register     *Figure // map of its own risks, where Heat does
	Counts       []Count
	Analysis     *Analysis
	Position     *Position
	Landscape    *Landscape
	Levels       []LevelGroup
	Key          BulletKey // of the charts of results
	Chain        *Figure
	ChainFolded  string // summary under which it is folded; "" where it is short
	Framework    Link   // the whole chain
	Gaps         []Gap
	Indicators   []IndicatorRow
	Parts        []PartRow // of indicators of other plans, as they stand here
	PartsLeft    *Link
	Risks        []RiskGroup
	Actions      []ActionRow
	Reach        *Communication
	Groups       *Groups // in regions, or of study groups here
	Further      Further
	Resources    *Resources
	AllResources Link // those of all plans
	Body         []Piece
	Invented     bool // the body, for a demonstration
	Below        []Group
	BelowMore    *Link
	Sources      []Source
	Mentions     *List
	Contents     []Entry
}

// PlanReview says when a plan is to be reviewed again.
type PlanReview struct {
	Text    string
	Overdue bool
}

// Further leads to the pages of what does not fit into the sections of a plan.
type Further struct{ Results, Indicators, Risks, Actions *Link }

// RiskGroup has the risks of one type.
type RiskGroup struct {
	ID      string
	Heading string
	Risks   []RiskRow
}

// Fact is a row of a profile.
type Fact struct {
	Label       string
	Text        template.HTML
	Source      string // where there is no list of sources
	Sources     []Link
	Unconfirmed bool
}

// TextBlock is a text of a plan with what it rests on.
type TextBlock struct {
	ID           string
	Heading      string
	HTML         template.HTML
	Sources      []Link
	Illustrative bool
	Unconfirmed  bool
}

// LevelGroup holds the results of one level.
type LevelGroup struct {
	ID      string
	Heading string
	Results []ResultCard
}

// ResultCard is a result on its plan's page.
type ResultCard struct {
	ID          string
	Link        Link
	Unconfirmed bool
	Chip        *Chip
	Rated       string
	Text        template.HTML
	Up          []ItemLink
	Figure      *Figure
	Hidden      bool
	Sources     []Link
}

// Entry is a line of a contents list.
type Entry struct {
	Text    string
	Href    string
	Entries []Entry
}

// Group holds plans of one kind.
type Group struct {
	ID      string
	Heading string
	About   template.HTML
	Link    *Link
	Plans   []PlanRow
}

// PlanRow is a plan in a list of plans.
type PlanRow struct {
	Link   Link
	Short  string
	Title  string
	Status string
	Bar    *Figure
	Counts []Count
	Hidden bool

	Unconfirmed bool // the wording of Title
}

// Count is a number with a word, linked to where it comes from.
type Count struct {
	Text  string
	Href  string
	Class string
}

func (b *in) plan(p *site.Plan) *View {
	a, v := b.itemView(p, p.Title)
	v.Description = a.lead(p)
	if p.Short != "" && p.Short != p.Title {
		v.Title = a.windowTitle(a.F("short-and-title", "Short", p.Short, "Title", p.Title))
	}
	main := a.showPlan(p)
	main.Cover = a.planCover(p, v)
	a.planFramework(p, main)
	main.Below, main.BelowMore = a.below(p)
	main.Mentions = list(a, p, "mentions", mentions(p))
	main.Contents = a.contents(p, main)
	v.Main = main
	return v
}

// showPlan is a plan with all that it holds, on its own page or among others.
// The parts are made in the order in which they are read, so that sources are
// numbered as they occur.
func (a *at) showPlan(p *site.Plan) *Plan {
	a.shown = p
	a.nameSources(p)
	main := &Plan{
		ID: p.Ref(), Prefix: a.prefix, Title: p.Title, Kind: a.kindOf(p), Short: p.Short,
		Unconfirmed: names(p.Unconfirmed, "title"), TitleSource: a.supports(p, "title"), Unsure: a.unsure(p.Unconfirmed),
		Status: a.T("plan-" + string(p.Status)), Period: a.period(p.Period), Counts: a.counts(p),
		Profile: a.profile(p), Texts: a.texts(p), Analysis: a.analysis(p), Position: a.ownPosition(p), Landscape: a.landscape(p), Levels: a.resultLevels(p), Key: a.bulletKey(p.Indicators),
	}
	if p.ReviewDue != 0 && p.Status != plan.Superseded {
		main.Review = &PlanReview{Text: a.F("plan-review-due", "Date", a.Date(p.ReviewDue.Time())), Overdue: reviewOverdue(a.site, p)}
	}
	if p.Above != nil {
		main.Parent = &Link{Text: p.Above.Name(), Href: a.item(p.Above)}
	}
	risks := a.shownRisks(p)
	main.States = a.states(ChartID{p.Ref(), "states"}, a.F("states-title", "Plan", p.Name()), p.Indicators, &p.Tally, func(r plan.Rating) string { return a.firstRated(p, r) })
	main.Heat = a.heat(ChartID{p.Ref(), "map"}, a.F("heat-title", "Plan", p.Name()), p.Risks, func(l plan.Level) string { return a.firstIn(p, risks, l) })
	if p == a.site.Home && len(p.Risks) < len(a.site.Risks) {
		all := a.overview(riskRegister)
		main.Register, main.HeatOf = main.Heat, &Link{Text: a.T("filter-risks"), Href: a.to(all.id)}
		main.Heat = a.heat(allRisks, a.T("heat-all"), a.site.Risks, func(l plan.Level) string { return a.groupHref(all, cellID(l)) })
	}
	a.planTables(p, risks, main)
	main.Resources, main.AllResources = a.resources(p), Link{Text: a.T("resources-link"), Href: a.to("resources")}
	main.Reach = a.communication(p)
	main.Body, main.Invented = a.body(p.Body), a.madeUp(len(a.supports(p, plan.BodyKey)))
	main.Sources = a.cited.list
	return main
}

// planFramework is the place of a plan in the whole results chain, and what its
// own lacks.
func (a *at) planFramework(p *site.Plan, main *Plan) {
	if main.Chain = a.planChain(p); main.Chain == nil {
		return
	}
	main.Framework, main.Gaps = Link{Text: a.T("framework-link"), Href: a.to("framework")}, a.gaps([]*site.Plan{p})
	if len(p.Results) > chainReadable {
		main.ChainFolded = a.planState(p)
	}
}

// shownRisks are the risks that a plan's page has, by gravity.
func (b *in) shownRisks(p *site.Plan) []*site.Risk {
	risks := b.byGravity(p.Risks)
	return risks[:min(len(risks), PerPage)]
}

func (a *at) planTables(p *site.Plan, risks []*site.Risk, main *Plan) {
	for _, x := range p.Indicators[:min(len(p.Indicators), PerPage)] {
		main.Indicators = append(main.Indicators, a.indicatorRow(x))
	}
	main.Parts, main.PartsLeft = a.partsHere(p), a.moreOf(p, breakdownID, len(p.Parts))
	main.Risks = a.riskGroups(p, risks)
	for _, x := range p.Actions[:min(len(p.Actions), PerPage)] {
		main.Actions = append(main.Actions, a.actionRow(x))
	}
	main.Further = Further{
		Results: a.moreOf(p, "results", len(p.Results)), Indicators: a.moreOf(p, "indicators", len(p.Indicators)),
		Risks: a.moreOf(p, "risks", len(p.Risks)), Actions: a.moreOf(p, "actions", len(p.Actions)),
	}
	main.Groups = a.groups(p)
}

// firstRated is the address of the first indicator of a plan with a rating,
// where the plan is shown.
func (a *at) firstRated(p *site.Plan, r plan.Rating) string {
	for _, x := range p.Indicators[:min(len(p.Indicators), PerPage)] {
		if x.Progress.Rating == r {
			return a.anchor(p, x)
		}
	}
	return a.section(p, "#indicators")
}

// firstIn is the address of the first of a plan's risks, by gravity, in a cell,
// where the plan is shown; the others of that cell follow it.
func (a *at) firstIn(p *site.Plan, risks []*site.Risk, l plan.Level) string {
	for _, x := range risks {
		if e := x.Exposure.Latest; e != nil && e.Residual.Likelihood == l.Likelihood && e.Residual.Impact == l.Impact {
			return a.anchor(p, x)
		}
	}
	return a.section(p, "#risks")
}

// lead is the beginning of the text that says best what the plan is.
func (a *at) lead(p *site.Plan) string {
	for _, t := range []plan.Text{p.Mandate, p.Mission, p.ValueProposition} {
		if !t.Empty() && !t.Lead.Empty() {
			return a.words(t.Lead)
		}
	}
	if !p.Body.Empty() && !p.Body.Lead.Empty() {
		return a.words(p.Body.Lead)
	}
	return p.Title
}

// names reports whether a key is among those that are named.
func names(refs []plan.Ref, key string) bool {
	for _, ref := range refs {
		if ref.ID == key {
			return true
		}
	}
	return false
}

// period is a span of years; "" of a plan that has none of its own.
func (b *in) period(p *plan.Period) string {
	if p == nil {
		return ""
	}
	return b.F("period", "From", strconv.Itoa(p.From), "To", strconv.Itoa(p.To))
}

// supports are the sources of a plan that a key rests on, as numbers.
func (a *at) supports(p *site.Plan, key string) []Link {
	var out []Link
	for i, s := range p.Sources {
		if names(s.Supports, key) {
			out = append(out, a.cited.link(i+1))
		}
	}
	return out
}

// madeUp reports whether a text without sources was made up: in a demonstration.
func (a *at) madeUp(sources int) bool { return sources == 0 && !a.site.Config.Notice.Empty() }

func (a *at) profile(p *site.Plan) []Fact {
	var out []Fact
	for _, f := range p.Profile {
		out = append(out, Fact{Label: f.Label, Text: a.inline(f.Text), Sources: a.refs(f.Source), Unconfirmed: f.Unconfirmed})
	}
	return out
}

func (a *at) texts(p *site.Plan) []TextBlock {
	var out []TextBlock
	for _, t := range []struct {
		id, key string
		text    plan.Text
	}{{"vision", "vision", p.Vision}, {"mission", "mission", p.Mission}, {"mandate", "mandate", p.Mandate}, {"value-proposition", "value_proposition", p.ValueProposition}} {
		if t.text.Empty() {
			continue
		}
		sources := a.supports(p, t.key)
		out = append(out, TextBlock{
			ID: a.place(t.id), Heading: a.T(t.id), HTML: a.fill(t.text.Doc), Sources: sources,
			Unconfirmed: names(p.Unconfirmed, t.key), Illustrative: a.madeUp(len(sources)) && !names(p.Unconfirmed, t.key),
		})
	}
	return out
}

// counts are the numbers by which a plan is known.
func (a *at) counts(p *site.Plan) []Count {
	above, late := 0, 0
	for _, x := range p.Risks {
		if x.Exposure.Above {
			above++
		}
	}
	for _, x := range p.Actions {
		if x.Late {
			late++
		}
	}
	var out []Count
	add := func(message string, n int, section string) {
		if n > 0 {
			out = append(out, Count{Text: a.N(message, n), Href: a.section(p, section)})
		}
	}
	add("n-results", len(p.Results), "#results")
	add("n-indicators", len(p.Indicators), "#indicators")
	add("n-risks", len(p.Risks), "#risks")
	if above > 0 {
		out = append(out, Count{Text: a.N("n-above", above), Href: a.section(p, "#risks"), Class: "alert"})
	}
	if late > 0 {
		out = append(out, Count{Text: a.N("n-late", late), Href: a.section(p, "#actions"), Class: "alert"})
	}
	return out
}

// resultLevels groups a plan's results by level, from the top.
func (a *at) resultLevels(p *site.Plan) []LevelGroup {
	var out []LevelGroup
	shown := p.Results[:min(len(p.Results), PerPage)]
	for _, level := range a.site.Config.Levels {
		group := LevelGroup{ID: a.place("level." + level.ID.ID), Heading: level.Plural}
		for _, x := range shown {
			if x.LevelOf == level {
				group.Results = append(group.Results, a.resultCard(x))
			}
		}
		if len(group.Results) > 0 {
			out = append(out, group)
		}
	}
	return out
}

func (a *at) resultCard(x *site.Result) ResultCard {
	card := ResultCard{
		ID: x.Ref(), Link: Link{Text: x.Title, Href: a.to(x.Ref())}, Chip: a.resultChip(x), Rated: a.rated(x),
		Unconfirmed: names(x.Unconfirmed, "title"), Text: a.fill(x.Description.Doc), Hidden: isHidden(x), Sources: a.refs(x.Source),
	}
	if card.Figure = a.bullets(ChartID{x.Ref(), "bullets"}, a.F("bullets-title", "Result", x.Title), x.Indicators); card.Figure != nil {
		card.Figure.Sentence, card.Figure.Legend = "", nil // once for all results, above them
	}
	for _, up := range x.Up {
		card.Up = append(card.Up, a.itemLink(up))
	}
	return card
}

// rated says how many of a result's indicators have a rating.
func (b *in) rated(x *site.Result) string {
	if len(x.Indicators) == 0 {
		return ""
	}
	return b.F("n-of-m-rated", "Rated", x.Tally.Rated(), "Count", x.Tally.Total)
}

// below groups the plans below a plan by kind.
func (a *at) below(p *site.Plan) ([]Group, *Link) {
	children := p.Children[:min(len(p.Children), PerPage)]
	var out []Group
	for _, kind := range a.site.Config.Kinds {
		group := Group{ID: "kind." + kind.ID.ID, Heading: kind.Plural}
		for _, child := range children {
			if child.KindOf == kind {
				group.Plans = append(group.Plans, a.planRow(child))
			}
		}
		if len(group.Plans) > 0 {
			out = append(out, group)
		}
	}
	return out, a.moreOf(p, "below", len(p.Children))
}

func (a *at) planRow(p *site.Plan) PlanRow {
	return PlanRow{
		Link: Link{Text: p.Title, Href: a.item(p)}, Short: p.Short, Title: p.Title, Status: a.T("plan-" + string(p.Status)),
		Bar:    a.states(ChartID{p.Ref(), "states"}, a.F("states-title", "Plan", p.Name()), p.Indicators, &p.Tally, nowhere),
		Counts: a.counts(p), Hidden: isHidden(p), Unconfirmed: names(p.Unconfirmed, "title"),
	}
}
