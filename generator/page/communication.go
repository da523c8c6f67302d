package page

import (
	"html/template"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Communication is how those who work under a plan reach others.
type Communication struct {
	Summary      template.HTML
	Audiences    []AudienceRow
	Ways         []Way // the channels of which more is said
	Activities   []DueAction
	Indicators   []Signal
	MoreSteps    string // said of activities that there is no room for
	MoreSignals  string
	Illustrative bool
	Unconfirmed  bool
	Sources      []Link
	All          Link // to all strategies; on their own page without an address
}

// AudienceRow is an audience with what it is told and by which ways.
type AudienceRow struct {
	Title    string
	Wants    template.HTML
	Messages []template.HTML
	Channels []string
}

// Way is a channel with how and how often it is used.
type Way struct {
	Title string
	Text  template.HTML
}

// Signal is an indicator with its latest value.
type Signal struct {
	ItemLink
	Latest, Mark string
	Date         Day
}

// communication is the strategy of a plan; nil where it has none.
func (a *at) communication(p *site.Plan) *Communication {
	x := p.Communication
	if x == nil {
		return nil
	}
	out := &Communication{Summary: a.fill(x.Summary.Doc), Sources: a.supports(p, "communication"), Unconfirmed: names(p.Unconfirmed, "communication"),
		All: Link{Text: a.T("all-communication"), Href: a.to("communication")}}
	out.Illustrative = a.madeUp(len(out.Sources)) && !out.Unconfirmed
	for _, audience := range x.Audiences {
		out.Audiences = append(out.Audiences, a.audienceRow(x, audience))
	}
	for _, c := range x.Channels {
		if !c.Text.Empty() {
			out.Ways = append(out.Ways, Way{Title: c.Title, Text: a.inline(c.Text)})
		}
	}
	a.reachSteps(p, out)
	return out
}

// reachSteps are the actions and indicators of a strategy; those of the plan
// itself do not name it.
func (a *at) reachSteps(p *site.Plan, out *Communication) {
	for _, x := range p.Steps.Activities[:min(len(p.Steps.Activities), PerPage)] {
		step := a.dueAction(x)
		if x.Plan == p {
			step.Plan = nil
		}
		out.Activities = append(out.Activities, step)
	}
	for _, x := range p.Steps.Indicators[:min(len(p.Steps.Indicators), PerPage)] {
		signal := a.signal(x)
		if x.Plan == p {
			signal.Plan = nil
		}
		out.Indicators = append(out.Indicators, signal)
	}
	if n := len(p.Steps.Activities) - PerPage; n > 0 {
		out.MoreSteps = a.N("report-more", n)
	}
	if n := len(p.Steps.Indicators) - PerPage; n > 0 {
		out.MoreSignals = a.N("report-more", n)
	}
}

func (a *at) audienceRow(x *plan.Communication, audience *plan.Audience) AudienceRow {
	row := AudienceRow{Title: audience.Title, Wants: a.fill(audience.Wants.Doc)}
	for _, m := range x.Messages {
		if names(m.For, audience.ID.ID) {
			row.Messages = append(row.Messages, a.inline(m.Text))
		}
	}
	for _, c := range x.Channels {
		if names(c.For, audience.ID.ID) {
			row.Channels = append(row.Channels, c.Title)
		}
	}
	return row
}

func (a *at) signal(x *site.Indicator) Signal {
	s := Signal{ItemLink: a.itemLink(x)}
	if last := a.latest(x); last != nil {
		s.Latest, s.Mark, s.Date = a.quantity(last.Plain(), x), a.standing(last.Standing), a.short(last.Date)
	}
	return s
}

// Communications is what the page of all communication strategies shows.
type Communications struct {
	Lead   string
	Of     *Link // the plan whose strategy the others take over; nil where there is none
	Whole  *Communication
	Own    []StrategyRow
	More   string // said of plans that there is no room for
	Gaps   []Gap
	NoGaps bool
}

// StrategyRow is a plan with a communication strategy of its own, in numbers.
type StrategyRow struct {
	Link                          Link
	Kind                          string
	Unconfirmed, Hidden           bool
	Audiences, Messages, Channels string
	Unreached                     string // how many audiences lack a message or a channel; "" where none does
	Activities                    string
	Late                          *Link
	Indicators                    string
	Signals                       string // how they stand
	Mark                          string
}

func (b *in) communications() *View {
	main := &Communications{Lead: b.T("communication-none")}
	if b.site.Common != nil {
		main.Lead = b.T("lead-communication")
	}
	a, v := b.wholeView("communication", b.T("nav-communication"), main.Lead)
	if p := a.site.Common; p != nil {
		main.Of, main.Whole = &Link{Text: a.longName(p), Href: a.item(p)}, a.communication(p)
		main.Whole.All = Link{}
	}
	own := a.otherStrategies()
	for _, p := range own[:min(len(own), PerPage)] {
		main.Own = append(main.Own, a.strategyRow(p))
	}
	if n := len(own) - PerPage; n > 0 {
		main.More = a.N("report-more", n)
	}
	main.Gaps, main.NoGaps = a.withoutStrategy(own)
	v.Main = main
	return v
}

// otherStrategies are the plans with a strategy of their own beside the common one.
func (b *in) otherStrategies() []*site.Plan {
	var out []*site.Plan
	for _, p := range b.site.Plans {
		if p.Communication != nil && p != b.site.Common {
			out = append(out, p)
		}
	}
	return out
}

func (a *at) strategyRow(p *site.Plan) StrategyRow {
	x := p.Communication
	row := StrategyRow{
		Link: Link{Text: a.longName(p), Href: a.section(p, "#communication")}, Kind: a.kindOf(p), Unconfirmed: names(p.Unconfirmed, "title"), Hidden: isHidden(p),
		Audiences: a.Int(len(x.Audiences)), Messages: a.Int(len(x.Messages)), Channels: a.Int(len(x.Channels)),
		Activities: a.Int(len(p.Steps.Activities)), Indicators: a.Int(len(p.Steps.Indicators)),
	}
	unreached, late := 0, 0
	for _, audience := range x.Audiences {
		if r := a.audienceRow(x, audience); len(r.Messages) == 0 || len(r.Channels) == 0 {
			unreached++
		}
	}
	if unreached > 0 {
		row.Unreached = a.N("n-unreached", unreached)
	}
	for _, action := range p.Steps.Activities {
		if action.Late {
			late++
		}
	}
	row.Late = a.countLink("n-late", late, a.section(p, "#communication"))
	var tally plan.Tally
	for _, indicator := range p.Steps.Indicators {
		tally.Add(&indicator.Progress)
	}
	if tally.Rated() > 0 {
		row.Signals, row.Mark = a.tallyWords(&tally), a.standing(tally.Standing)
	}
	return row
}

// withoutStrategy lists the plans that have none, of each kind of which some
// plan has one of its own beside the common one: the others could follow it. It
// also says whether there are such kinds and all their plans have one.
func (a *at) withoutStrategy(own []*site.Plan) ([]Gap, bool) {
	var out []Gap
	taken := map[*plan.Kind]bool{}
	for _, p := range own {
		taken[p.KindOf] = true
	}
	for _, k := range a.site.Config.Kinds {
		if !taken[k] {
			continue
		}
		var without []site.Item
		for _, p := range a.site.PlansOf(k) {
			if p.Communication == nil {
				without = append(without, p)
			}
		}
		if len(without) == 0 {
			continue
		}
		g := Gap{Heading: a.F("gap-communication", "Kind", k.Plural, "Count", len(without))}
		for _, x := range without[:min(len(without), PerPage)] {
			p := x.(*site.Plan)
			g.Entries = append(g.Entries, ItemLink{ID: p.Ref(), Sort: p.Sort().String(), Kind: a.kindOf(p), Text: a.longName(p), Href: a.item(p), Hidden: isHidden(p), Unconfirmed: names(p.Unconfirmed, "title")})
		}
		if n := len(without) - PerPage; n > 0 {
			g.More = a.N("report-more", n)
		}
		out = append(out, g)
	}
	return out, len(taken) > 0 && len(out) == 0
}
