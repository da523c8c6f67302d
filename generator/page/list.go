package page

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strconv"
	"strings"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Overview is what a list of all items of one sort shows.
type Overview struct {
	Lead   string
	About  template.HTML
	Figure *Figure
	Jump   []Count
	Filter *Filter // on the first page
	Groups []OverviewGroup
	Pages  Pages
	Beside *Link      // to the page that shows the same in another way
	Cycle  *Cycle     // of the calendar
	Note   string     // said under the list
	Next   *NextSteps // of self-assessments, on the first page
	Across *Across    // of plans that stand side by side
}

// OverviewGroup is a part of a list under a heading of its own.
type OverviewGroup struct {
	Key        string // its anchor, on every page that has a part of it
	ID         string // the anchor; empty where the group began on an earlier page
	Heading    string
	Chip       *Chip
	Indicators []IndicatorRow
	Risks      []RiskRow
	Actions    []ActionRow
	Results    []ResultRow
	Threats    []Threat
	Plans      []PlanRow
	Records    []RecordRow
	Dates      []DateRow
	Assessed   []AssessmentRow
	Compared   []CompareRow
	Comparison *Comparison // of the plans of a kind, where the group begins
	Lead       string      // said under the heading
	Topics     *TopicTable
}

// The charts of the whole site belong to the lists that they lead to.
var (
	allStates = ChartID{"indicators", "states"}
	allRisks  = ChartID{riskRegister, "map"}
)

// overview is a list of the site over numbered pages.
type overview struct {
	id     string // its address
	layout string
	sort   string // of its items; empty where they are plans
	title  string
	lead   string
	about  plan.Text
	groups []group
	figure func(a *at) *Figure         // on the first page
	beside *plan.Kind                  // of the plans that another page compares
	mapped bool                        // the figure leads to every group
	more   func(*at, *View, *Overview) // adds to the first page
	plans  []*site.Plan                // of the kind that it lists
}

type group struct {
	id      string
	heading string
	chip    *Chip
	kind    *plan.Kind // of plans that stand side by side
	items   []site.Item
}

// overviews are the lists of the site, made once for each language.
func (b *in) overviews() []*overview {
	lists := []*overview{b.indicatorList(), b.resultList(), b.threatList(), b.actionList(), b.compareList(), b.dateList()}
	lists = append(lists, b.registers()...)
	lists = append(lists, b.recordLists()...)
	for _, k := range b.site.Config.Kinds {
		if k.Overview.ID == "" {
			continue
		}
		plans := b.site.PlansOf(k)
		o := &overview{id: k.Overview.ID, layout: "plans", title: k.Plural, about: k.About, lead: b.N("n-plans", len(plans)), plans: plans}
		o.groups = []group{{items: items(plans)}}
		if b.compared(k) {
			o.beside = k
		}
		lists = append(lists, o)
	}
	return lists
}

// overview is the list at an address.
func (b *in) overview(id string) *overview {
	return b.lists[slices.IndexFunc(b.lists, func(o *overview) bool { return o.id == id })]
}

func items[T site.Item](all []T) []site.Item {
	out := make([]site.Item, len(all))
	for i, x := range all {
		out[i] = x
	}
	return out
}

func (b *in) indicatorList() *overview {
	o := &overview{id: "indicators", layout: "indicators", sort: "indicators", title: b.T("nav-indicators"), lead: b.N("n-indicators", len(b.site.Indicators))}
	by := map[plan.Rating][]site.Item{}
	for _, x := range b.site.Indicators {
		by[x.Progress.Rating] = append(by[x.Progress.Rating], x)
	}
	for _, r := range ratingOrder {
		if len(by[r]) > 0 {
			o.groups = append(o.groups, group{id: "rated." + r.String(), heading: b.T("rating-" + r.String()), chip: b.ratingChip(r, ""), items: by[r]})
		}
	}
	o.figure = func(a *at) *Figure {
		return a.states(allStates, a.T("states-all"), a.site.Indicators, &a.site.Tally, func(r plan.Rating) string { return "#rated." + r.String() })
	}
	return o
}

func (b *in) resultList() *overview {
	o := &overview{id: "results", layout: "results", sort: "results", title: b.T("nav-results"), lead: b.N("n-results", len(b.site.Results))}
	for _, level := range b.site.Config.Levels {
		g := group{id: "level." + level.ID.ID, heading: level.Plural}
		for _, x := range b.site.Results {
			if x.LevelOf == level {
				g.items = append(g.items, x)
			}
		}
		if len(g.items) > 0 {
			o.groups = append(o.groups, g)
		}
	}
	return o
}

// riskList fills a register: by the cell of the residual level, the highest
// band first, with a map of that title.
func (b *in) riskList(o *overview, mapTitle string, all []*site.Risk) *overview {
	o.layout, o.sort, o.mapped = "risks", "risks", true
	by := map[plan.Level][]site.Item{}
	var cells []plan.Level
	var open []site.Item
	for _, x := range all {
		if x.Exposure.Latest == nil {
			open = append(open, x)
			continue
		}
		l := plan.Level{Likelihood: x.Exposure.Latest.Residual.Likelihood, Impact: x.Exposure.Latest.Residual.Impact}
		if by[l] == nil {
			cells = append(cells, l)
		}
		by[l] = append(by[l], x)
	}
	scale := b.site.Config.Risk
	slices.SortFunc(cells, b.graver)
	for _, l := range cells {
		heading := b.F("cell-heading", "Likelihood", scale.Likelihood[l.Likelihood-1].Title, "Impact", scale.Impact[l.Impact-1].Title)
		o.groups = append(o.groups, group{id: cellID(l), heading: heading, chip: b.bandChip(scale.BandOf(l), ""), items: by[l]})
	}
	if len(open) > 0 {
		o.groups = append(o.groups, group{id: "not.assessed", heading: b.T("not-assessed"), items: open})
	}
	o.figure = func(a *at) *Figure {
		return a.heat(ChartID{o.id, "map"}, mapTitle, all, func(l plan.Level) string { return a.groupHref(o, cellID(l)) })
	}
	return o
}

func (b *in) actionList() *overview {
	o := &overview{id: "actions", layout: "actions", sort: "actions", title: b.T("nav-actions"), lead: b.N("n-actions", len(b.site.Actions))}
	late := group{id: "late", heading: b.T("late")}
	by := map[plan.ActionStatus]*group{}
	groups := []*group{&late}
	for _, s := range statusOrder {
		by[s] = &group{id: "status." + string(s), heading: b.T("status-" + string(s))}
		groups = append(groups, by[s])
	}
	for _, x := range b.site.Actions {
		g := by[x.Status]
		if x.Late {
			g = &late
		}
		g.items = append(g.items, x)
	}
	for _, g := range groups {
		slices.SortStableFunc(g.items, func(x, y site.Item) int { return cmp.Compare(x.(*site.Action).Due, y.(*site.Action).Due) })
		if len(g.items) > 0 {
			o.groups = append(o.groups, *g)
		}
	}
	return o
}

// groupHref is the address of a group of a list, on whichever page it begins.
func (a *at) groupHref(o *overview, id string) string {
	before := 0
	for _, g := range o.groups {
		if g.id == id {
			break
		}
		before += len(g.items)
	}
	return a.listPage(o, before/PerPage+1) + "#" + id
}

func (a *at) listPage(o *overview, n int) string {
	if n == 1 {
		return a.to(o.id)
	}
	return a.to(o.id) + strconv.Itoa(n) + "/"
}

// emitList yields the pages of a list.
func (b *in) emitList(o *overview, emit emitter) {
	total := 0
	for _, g := range o.groups {
		total += len(g.items)
	}
	for n := 1; n == 1 || (n-1)*PerPage < total; n++ {
		folder := o.id + "/"
		if n > 1 {
			folder += strconv.Itoa(n) + "/"
		}
		emit(folder, o.layout, func() *View { return b.overviewPage(o, n, total, folder) })
	}
}

func (b *in) overviewPage(o *overview, n, total int, folder string) *View {
	a := b.from(strings.Count(folder, "/"))
	v := a.view(folder, o.title)
	v.Crumbs = []Link{{Text: a.T("home"), Href: a.home()}}
	if path.Dir(o.id) == riskRegister {
		risks := a.overview(riskRegister)
		v.Crumbs = append(v.Crumbs, Link{Text: risks.title, Href: a.to(risks.id)})
	}
	v.Description = o.lead
	if n == 1 {
		v.Cite = a.cite(v)
	} else {
		numbered := a.F("numbered-title", "Title", o.title, "Page", a.pages(n, total, func(int) string { return "" }).Text)
		v.Title = a.windowTitle(numbered)
	}
	main := &Overview{Lead: o.lead, About: a.fill(o.about.Doc), Pages: a.pages(n, total, func(n int) string { return a.listPage(o, n) })}
	if n == 1 {
		main.Filter = a.filter(o)
		if o.figure != nil {
			main.Figure = o.figure(a)
		}
		if o.more != nil {
			o.more(a, v, main)
		}
		if o.sort == "risks" {
			main.Jump = a.registerLinks(o)
		}
	}
	for _, g := range o.groups {
		if n == 1 && g.heading != "" && !o.mapped {
			main.Jump = append(main.Jump, Count{Text: a.F("group-name", "Rating", g.heading, "Count", len(g.items)), Href: a.groupHref(o, g.id)})
		}
	}
	if k := o.beside; k != nil {
		main.Beside = &Link{Text: a.F("compare-with", "Kind", k.Plural), Href: a.groupHref(a.overview("compare"), kindID(k))}
	}
	if o.plans != nil && n == 1 {
		main.Across = a.across(o.plans)
	}
	if o.layout == "results" {
		main.Beside = &Link{Text: a.T("framework-link"), Href: a.to("framework")}
	}
	main.Groups = a.window(o, (n-1)*PerPage, n*PerPage)
	if o.id == site.RecordLists[site.AssessmentSort] && n == 1 {
		if main.Next = a.nextSteps(); main.Next != nil {
			main.Jump = append(main.Jump, Count{Text: a.T("what-is-next"), Href: "#next"})
		}
	}
	v.Main = main
	return v
}

// window is the part of a list from one entry to another.
func (a *at) window(o *overview, from, to int) []OverviewGroup {
	var out []OverviewGroup
	begin := 0
	for _, g := range o.groups {
		lo, hi := max(from-begin, 0), min(to-begin, len(g.items))
		if lo < hi {
			part := OverviewGroup{Key: g.id, Heading: g.heading, Chip: g.chip}
			if lo == 0 {
				part.ID = g.id
				if g.kind != nil {
					part.Comparison = a.comparison(g.kind)
				}
			}
			for _, x := range g.items[lo:hi] {
				switch {
				case o.id == byResult:
					part.Threats = append(part.Threats, a.threat(x.(*site.Result)))
				case g.kind != nil:
					part.Compared = append(part.Compared, a.compareRow(x.(*site.Plan)))
				case o.id == calendarID:
					date := occasionOf(a.site, x)
					part.Dates = append(part.Dates, a.dateRow(date, a.dateState(date)))
				default:
					a.entry(&part, x)
				}
			}
			out = append(out, part)
		}
		begin += len(g.items)
	}
	return out
}

func (a *at) entry(g *OverviewGroup, x site.Item) {
	switch x := x.(type) {
	case *site.Indicator:
		row := a.indicatorRow(x)
		row.Row = a.ofSite(row.Row, x)
		g.Indicators = append(g.Indicators, row)
	case *site.Risk:
		row := a.riskRow(x)
		row.Row = a.ofSite(row.Row, x)
		g.Risks = append(g.Risks, row)
	case *site.Action:
		row := a.actionRow(x)
		row.Row = a.ofSite(row.Row, x)
		g.Actions = append(g.Actions, row)
	case *site.Plan:
		g.Plans = append(g.Plans, a.planRow(x))
	case *site.Record:
		if x.Sort() == site.AssessmentSort {
			g.Assessed = append(g.Assessed, a.assessmentRow(x))
			return
		}
		g.Records = append(g.Records, a.recordRow(x))
	case *site.Result:
		row := a.resultRow(x)
		row.Row = a.ofSite(row.Row, x)
		g.Results = append(g.Results, row)
	}
}
