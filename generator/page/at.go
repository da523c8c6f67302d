package page

import (
	"strings"

	"plansite/generator/site"
)

// Link is an address with its text.
type Link struct {
	Text    string
	Href    string
	Current bool
}

// at is a place in the site from which links lead: up is the way from the page
// to the folder of its language.
type at struct {
	*in
	up      string
	path    string    // the page's folder below its language
	foreign bool      // the text that is written is in the language of the source
	figures int       // made so far on this page
	own     []*Figure // those that belong to it

	shown  *site.Plan      // the plan that is shown, on pages of plans
	held   map[string]bool // ids that have a place on a page of several plans
	prefix string          // begins the ids of sections, there
	cited  *sourceList     // what the plan rests on; nil where there is no list

	tables map[string]*ReportTable // of the report that is shown
}

// from returns the place of a page that lies depth folders below its language.
func (b *in) from(depth int) *at { return &at{in: b, up: strings.Repeat("../", depth)} }

// to is the address of the page of an id or overview.
func (a *at) to(id string) string { return a.up + id + "/" }

// item is the address of an item's page, or its place on this one.
func (a *at) item(x site.Item) string {
	if a.held[x.Ref()] {
		return "#" + x.Ref()
	}
	return a.to(x.Ref())
}

// place is the id of a section of the plan that is shown.
func (a *at) place(section string) string { return a.prefix + section }

// section is the address of a section of an item: of #results, for example.
func (a *at) section(x site.Item, fragment string) string {
	switch {
	case a.held[x.Ref()]:
		return "#" + prefixOf(x) + fragment[1:]
	case x == site.Item(a.shown):
		return fragment
	}
	return a.to(x.Ref()) + fragment
}

// anchor is the address of an item of a plan, where the plan is shown.
func (a *at) anchor(p *site.Plan, x site.Item) string {
	if a.held[p.Ref()] || p == a.shown {
		return "#" + x.Ref()
	}
	return a.to(p.Ref()) + "#" + x.Ref()
}

// prefixOf begins the ids of an item's sections on a page that holds several.
// No id of an item has a dot.
func prefixOf(x site.Item) string { return x.Ref() + "." }

// root is the way from the page to the site's root.
func (a *at) root() string {
	if root, below := strings.CutSuffix(a.up, a.Code+"/"); below {
		return root
	}
	return a.up + "../"
}

func (a *at) home() string {
	if a.up == "" {
		return "./"
	}
	return a.up
}
