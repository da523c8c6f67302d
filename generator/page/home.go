package page

import (
	"html/template"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Home is what the home page shows: where do we stand, in one screen.
type Home struct {
	Tagline  string
	About    template.HTML
	Plan     Link
	Period   string
	Status   string
	Headline string
	Mark     string // standing of what the headline says; "" when final
	States   *Figure
	Heat     *Figure
	Above    []ItemLink
	AboveAll *Link
	Late     []ItemLink
	LateAll  *Link
	Open     []OpenConsultation
	OpenAll  *Link
	Goals    []Goal
	Chain    Link // the whole results chain
	Dates    *HomeDates
	Groups   []Group
}

// Bounds of what the home page shows of each list.
const (
	homePlans = 24
	homeItems = 3
	homeGoals = 8
)

func (b *in) home() *View {
	a := b.from(0)
	c := b.site.Config
	v := a.view("", c.Title)
	v.Description = c.Tagline
	v.Files = b.openSearchFiles()
	p := b.site.Home
	main := &Home{
		Tagline: c.Tagline, About: a.fill(c.Description.Doc), Plan: Link{Text: p.Title, Href: a.item(p)},
		Period: b.period(p.Period), Status: b.T("plan-" + string(p.Status)), Headline: a.headline(),
	}
	if tally := &b.site.Tally; tally.Rated() > 0 {
		main.Mark = a.standing(tally.Standing)
	}
	indicators, risks, actions := b.overview("indicators"), b.overview("risks"), b.overview("actions")
	main.States = a.states(allStates, a.T("states-all"), b.site.Indicators, &b.site.Tally, func(r plan.Rating) string { return a.groupHref(indicators, "rated."+r.String()) })
	main.Heat = a.heat(allRisks, a.T("heat-all"), b.site.Risks, func(l plan.Level) string { return a.groupHref(risks, cellID(l)) })
	main.Above, main.AboveAll = a.first(risks, func(x site.Item) bool { return x.(*site.Risk).Exposure.Above }, "n-above-all")
	main.Late, main.LateAll = a.first(actions, func(x site.Item) bool { return x.(*site.Action).Late }, "n-late-all")
	main.Open, main.OpenAll = a.openConsultations()
	for _, x := range a.highest(p.Results) {
		if len(main.Goals) < homeGoals {
			main.Goals = append(main.Goals, Goal{Item: a.itemLink(x), States: a.whole(x)})
		}
	}
	main.Chain = Link{Text: a.T("framework-link"), Href: a.to("framework")}
	main.Dates = a.homeDates()
	main.Groups = a.homeGroups()
	v.Main = main
	return v
}

// HomeDates is the planning cycle in brief.
type HomeDates struct {
	Next []DateRow
	Late []DateRow
	More string // how many others are late
	All  Link
}

// homeDates are the next dates and what is late; nil where there are no dates.
func (a *at) homeDates() *HomeDates {
	if len(a.occasions) == 0 {
		return nil
	}
	d := &HomeDates{All: a.allDates()}
	d.Next, _ = a.dateRows(a.occasions, homeItems, isNextAtHome, a.untilThen)
	late := 0
	if d.Late, late = a.dateRows(a.occasions, homeItems, lateDate, a.untilThen); late > homeItems {
		d.More = a.N("more-dates-late", late-homeItems)
	}
	return d
}

// isNextAtHome leaves out open consultations, which have a list of their own there.
func isNextAtHome(o *occasion) bool {
	return isNext(o) && (o.state != plan.Open || o.lane.sort != laneConsultations)
}

// Goal is an aim of the plan with the state of all that contributes to it.
type Goal struct {
	Item   ItemLink
	States *Figure
}

// highest are the results of the highest level that occurs.
func (a *at) highest(all []*site.Result) []*site.Result {
	for _, level := range a.site.Config.Levels {
		if of := slices.DeleteFunc(slices.Clone(all), func(x *site.Result) bool { return x.LevelOf != level }); len(of) > 0 {
			return of
		}
	}
	return nil
}

// whole shows how the indicators of a result and of all that contributes to
// it stand.
func (a *at) whole(x *site.Result) *Figure {
	if x.Whole.Total == 0 {
		return nil
	}
	return a.statesBar(ChartID{x.Ref(), "whole"}, a.F("whole-title", "Result", x.Title), &x.Whole, nowhere)
}

// first returns the first entries of a list that fit, and a link to all of
// them when there are more.
func (a *at) first(o *overview, fits func(site.Item) bool, message string) ([]ItemLink, *Link) {
	var out []ItemLink
	n := 0
	for _, g := range o.groups {
		for _, x := range g.items {
			if !fits(x) {
				continue
			}
			if n++; n <= homeItems {
				out = append(out, a.itemLink(x))
			}
		}
	}
	if n > homeItems {
		return out, &Link{Text: a.N(message, n), Href: a.to(o.id)}
	}
	return out, nil
}

// headline says in one sentence how the whole stands.
func (a *at) headline() string {
	tally := &a.site.Tally
	if tally.Rated() == 0 {
		return a.tallyWords(tally)
	}
	return a.F("headline", "Good", tally.Good(), "Count", tally.Rated(), "Date", a.Date(a.site.AsOf.Time()))
}

// homeGroups are the plans of each kind that has an overview.
func (a *at) homeGroups() []Group {
	var out []Group
	for _, k := range a.site.Config.Kinds {
		plans := a.site.PlansOf(k)
		if k.Overview.ID == "" || len(plans) == 0 {
			continue
		}
		g := Group{ID: "kind." + k.ID.ID, Heading: k.Plural, Link: &Link{Text: a.F("all-of", "Kind", k.Plural, "Count", len(plans)), Href: a.to(k.Overview.ID)}}
		for _, p := range plans[:min(len(plans), homePlans)] {
			g.Plans = append(g.Plans, a.planRow(p))
		}
		out = append(out, g)
	}
	return out
}

// notFound is shown at any address, so its links begin with the site's path.
func (b *in) notFound() *View {
	a := b.from(0)
	a.up = b.base + b.Code + "/"
	v := a.view("", b.T("not-found"))
	v.Title = b.windowTitle(b.T("not-found"))
	v.Root, v.NoIndex, v.Canonical, v.Share = b.base, true, "", nil
	v.Assets = b.assets.below(b.base)
	v.Description = b.T("not-found-long")
	v.Alternates, v.Languages, v.Translated = nil, nil, ""
	if len(b.langs) > 1 {
		v.Languages = b.languageLinks(b.base, "")
	}
	return v
}

// Redirect leads from an old address to the present one.
type Redirect struct{ To Link }

func (b *in) redirect(r site.Redirect) *View {
	a := b.from(1)
	v := a.view(r.From+"/", r.To.Name())
	v.NoIndex, v.Share = true, nil
	if v.Canonical != "" {
		v.Canonical = a.rootAddress() + a.Code + "/" + r.To.Ref() + "/"
	}
	v.Alternates = nil
	v.Description = b.F("moved", "Item", r.To.Name())
	v.Main = &Redirect{To: Link{Text: r.To.Name(), Href: a.item(r.To)}}
	return v
}
