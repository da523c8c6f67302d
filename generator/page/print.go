package page

import (
	"html/template"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// printID is the address of the page with the whole strategy.
const printID = "print"

// Bounds of what stands on that page: a reader, and a printer, has to cope
// with it. Plans are shown as a whole, and the first always is.
const (
	maxPrintPlans = 100
	maxPrintItems = 4000 // results, indicators, risks and actions
)

// Print is the whole strategy as one document.
type Print struct {
	Cover    *Cover
	Lead     string
	About    template.HTML
	Contents []Entry
	Plans    []*Plan
	Rest     *Rest // nil when all plans are there
}

// Rest leads to the plans for which a document has no room.
type Rest struct {
	Sentence string
	Plans    []Link
	More     string // how many are not even listed
}

// Cover is the first sheet of a document on paper. What was read on a screen
// as a notice, a menu or a foot stands here.
type Cover struct {
	Site, Kind, Short, Title string
	Notice                   template.HTML
	Rows                     []Detail
	Address                  string // "" without a base URL
}

func (a *at) cover(v *View, status string, period *plan.Period) *Cover {
	c := &Cover{Site: v.SiteTitle, Title: v.Heading, Notice: v.Header.Notice, Address: v.Canonical}
	c.Rows = a.detail(c.Rows, "status", status)
	c.Rows = a.detail(c.Rows, "cover-period", a.period(period))
	c.Rows = a.detail(c.Rows, "cover-publisher", v.Publisher)
	c.Rows = a.detail(c.Rows, "cover-as-of", v.AsOf)
	c.Rows = a.detail(c.Rows, "cover-id", v.ID)
	return c
}

func (a *at) planCover(p *site.Plan, v *View) *Cover {
	c := a.cover(v, a.T("plan-"+string(p.Status)), p.Period)
	c.Kind = a.kindOf(p)
	if p.Short != p.Title {
		c.Short = p.Short
	}
	return c
}

// wholeStrategy is the page with all plans, one after the other.
func (b *in) wholeStrategy() *View {
	a := b.from(1)
	c := b.site.Config
	v := a.view(printID+"/", c.Title)
	v.Title = b.windowTitle(b.T("print-title"))
	v.Description = b.F("print-describe", "Site", c.Title, "Date", v.AsOf)
	v.Crumbs = []Link{{Text: b.T("home"), Href: a.home()}}
	shown := b.printedPlans()
	a.held = map[string]bool{}
	for _, p := range shown {
		a.hold(p)
	}
	main := &Print{
		Cover: a.cover(v, "", b.site.Home.Period), Lead: b.N("n-plans", len(b.site.Plans)), About: a.fill(c.Description.Doc),
		Contents: a.printContents(shown), Rest: a.rest(b.site.Plans[len(shown):]),
	}
	for _, p := range shown {
		main.Plans = append(main.Plans, a.printed(p))
	}
	if main.Rest != nil {
		main.Contents = append(main.Contents, Entry{Text: b.T("print-rest"), Href: "#rest"})
	}
	v.Main = main
	return v
}

// printedPlans are the first plans of the site, as many as there is room for.
func (b *in) printedPlans() []*site.Plan {
	all := b.site.Plans[:min(len(b.site.Plans), maxPrintPlans)]
	items := 0
	for i, p := range all {
		items += len(p.Results) + len(p.Indicators) + len(p.Risks) + len(p.Actions)
		if i > 0 && items > maxPrintItems {
			return all[:i]
		}
	}
	return all
}

// hold notes what a plan brings to this page.
func (a *at) hold(p *site.Plan) {
	a.held[p.Ref()] = true
	for _, x := range p.Results[:min(len(p.Results), PerPage)] {
		a.held[x.Ref()] = true
	}
	for _, x := range p.Indicators[:min(len(p.Indicators), PerPage)] {
		a.held[x.Ref()] = true
	}
	for _, x := range a.shownRisks(p) {
		a.held[x.Ref()] = true
	}
	for _, x := range p.Actions[:min(len(p.Actions), PerPage)] {
		a.held[x.Ref()] = true
	}
}

// printed is a plan among others.
func (a *at) printed(p *site.Plan) *Plan {
	a.prefix = prefixOf(p)
	main := a.showPlan(p)
	main.Named = main.Prefix + "title "
	return main
}

// printContents lists the plans by kind.
func (a *at) printContents(shown []*site.Plan) []Entry {
	var out []Entry
	var kind *plan.Kind
	for _, p := range shown {
		if p.KindOf != kind || len(out) == 0 {
			kind = p.KindOf
			out = append(out, Entry{Text: kind.Plural, Href: a.item(p)})
		}
		group := &out[len(out)-1]
		group.Entries = append(group.Entries, Entry{Text: a.longName(p), Href: a.item(p)})
	}
	return out
}

// longName is the short name of a plan and its title.
func (b *in) longName(p *site.Plan) string {
	if p.Short == "" || p.Short == p.Title {
		return p.Title
	}
	return b.F("short-and-title", "Short", p.Short, "Title", p.Title)
}

func (a *at) rest(plans []*site.Plan) *Rest {
	if len(plans) == 0 {
		return nil
	}
	out := &Rest{Sentence: a.F("print-cut", "Shown", a.Int(len(a.site.Plans)-len(plans)), "Count", a.Int(len(a.site.Plans)))}
	for _, p := range plans[:min(len(plans), PerPage)] {
		out.Plans = append(out.Plans, Link{Text: a.longName(p), Href: a.item(p)})
	}
	if n := len(plans) - len(out.Plans); n > 0 {
		out.More = a.N("more-entries", n)
	}
	return out
}
