// Package page decides which pages a site has, at which addresses, and what
// each of them shows. It makes view models; the HTML is the layouts'.
//
// # Addresses
//
// One id, one page, one address:
//
//	/                      the list of languages, which leads to that of the reader
//	/{id}/                 the same for an item or overview, in a site of several languages
//	/{lang}/               the home page of a language
//	/{lang}/{id}/          a plan, result, indicator, risk, action, record or prose page
//	/{lang}/{overview}/    indicators, results, risks, actions, and one for each kind of plan
//	/{lang}/framework/     the whole results chain, plan by plan, and what it lacks
//	/{lang}/landscape/     the topics of all plans, by the position of their groups
//	/{lang}/alignment/     which plans serve which aims from outside
//	/{lang}/resources/     what all plans may use, and what they used
//	/{lang}/traceability/  every clause of every resolution and what carries it out, also as .csv
//	/{lang}/communication/ the communication strategies of plans
//	/{lang}/translation/   how far everything is translated, in a site of several languages
//	/{lang}/print/         the whole strategy as one document
//	/{lang}/risks/by-result/ the results that risks threaten
//	/{lang}/risks/strategic/ the risks of a type, and the same of operational ones
//	/{lang}/risk-method/   how risks are rated and managed
//	/{lang}/{overview}/2/  its second page: a page lists at most 500 entries
//	/{lang}/{id}/{list}/2/ the second page of a list on an item's page
//	/{lang}/{id}/{chart}.svg, .csv, .json   a chart of that page as files
//	/{lang}/{id}/embed/{chart}/             and as a page for frames
//	/{lang}/search/        the search, also /{lang}/search/documents.json, which it reads
//	/{lang}/index/         the names of all pages, from A to Z
//	/{lang}/opensearch.xml                  the search, for browsers; needs a base URL
//	/{lang}/calendar/calendar.ics           all dates, for calendar programs
//	/{lang}/{former id}/   leads to the page of the item that had that id
//	/sitemap.xml           all pages with their languages, or the files that name them
//	/404.html              what a server shows for an unknown address
//
// A plan's page carries #{id} for all that it contains. Links are relative, so
// the same bytes serve at a domain's root, under a path and from a mirror;
// only 404.html, which is shown at any address, uses the base URL's path.
package page

import (
	"html/template"
	"iter"
	"strings"
	"sync"

	"plansite/generator/foreign"
	"plansite/generator/locale"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/translation"
)

// PerPage is the number of entries that a list shows on one page.
const PerPage = 500

// Page is one address with what it shows. Build makes the view model when the
// page is wanted, so that pages stream and are never held all at once.
type Page struct {
	Path   string // of the file in the output: en/sg13/index.html
	Layout string // the layout that renders it: plan
	Build  func() *View
}

// Assets are the addresses of files that pages use, from the site's root or,
// in a view, from the page.
type Assets struct {
	Style, Icon string
	Script      string // of the site, loaded by every page
	Library     string // of the charts, loaded on demand; "" where there is none

	// The module that searches, and the library that it needs, loaded on demand;
	// "" where there is none.
	Search, SearchLibrary string

	// From the site's root everywhere: where they are named, it is absolutely.
	Share  string          // the share image of what has none of its own
	Shares map[string]bool // those of plans, by SharePath
}

// below returns the addresses as seen from a place from which root leads to
// the site's root.
func (a Assets) below(root string) Assets {
	a.Style, a.Icon, a.Script = root+a.Style, root+a.Icon, root+a.Script
	if a.Library != "" {
		a.Library = root + a.Library
	}
	if a.Search != "" {
		a.Search, a.SearchLibrary = root+a.Search, root+a.SearchLibrary
	}
	return a
}

// Edition is the site in one of its languages. All editions have the same items
// and figures; only words differ.
type Edition struct {
	Name   string // of the language, in itself
	Locale *locale.Locale
	Site   *site.Site
	Counts translation.Counts // how far items are translated; nil in the language of the source
	Files  []translation.State
}

// Builder makes the pages of one site.
type Builder struct {
	langs  []*in // the first is that of the source
	assets Assets
	base   string // path of the base URL, with a slash at the end
}

// New returns a builder for the pages of a site in its languages; the first is
// that of its source.
func New(editions []Edition, assets Assets) *Builder {
	b := &Builder{assets: assets, base: basePath(string(editions[0].Site.Config.BaseURL))}
	source := editions[0].Locale
	for _, e := range editions {
		lang := &in{
			Builder: b, Locale: e.Locale, Edition: e, site: e.Site, images: map[*site.Plan]*ShareImage{},
			occasions: occasionsOf(e.Site), series: series(e.Site),
			Words: &foreign.Page{Lang: e.Locale.Code, Dir: e.Locale.Dir, SourceLang: source.Code, SourceDir: source.Dir},
		}
		lang.tags = tagger(lang.Words.Attributes())
		lang.lists = lang.overviews()
		lang.names = sync.OnceValue(lang.sortedNames)
		lang.loadImages()
		b.langs = append(b.langs, lang)
	}
	return b
}

// basePath is the path part of an absolute address, "/" without one.
func basePath(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	if path = strings.Trim(path, "/"); path != "" {
		return "/" + path + "/"
	}
	return "/"
}

// All yields every page of the site, always in the same order.
func (b *Builder) All() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for page := range b.root() {
			if !yield(page) {
				return
			}
		}
		for _, l := range b.langs {
			for page := range l.pages() {
				if !yield(page) {
					return
				}
			}
		}
	}
}

// root yields the pages outside any language.
func (b *Builder) root() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for page := range b.choices() {
			if !yield(page) {
				return
			}
		}
		yield(Page{Path: "404.html", Layout: "notfound", Build: b.langs[0].notFound})
	}
}

// in is a builder in one language.
type in struct {
	*Builder
	*locale.Locale
	Edition
	Words *foreign.Page     // tells words of the source from those of the language
	tags  *strings.Replacer // marks a text as one of the source
	site  *site.Site
	lists []*overview
	names func() []indexName // of all pages, in the order of the language

	occasions []*occasion // of the planning cycle, by date
	series    map[*site.Event][2]*site.Event

	image   *ShareImage // of what has none of its own; nil without a base URL
	images  map[*site.Plan]*ShareImage
	headers sync.Map // headerKey -> *Header
	chips   sync.Map // Chip -> *Chip
}

// pages yields the pages of one language.
func (b *in) pages() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		more := true
		emit := func(path, layout string, build func() *View) {
			more = more && yield(Page{Path: b.Code + "/" + path + "index.html", Layout: layout, Build: build})
		}
		emit("", "home", b.home)
		emit("framework/", "framework", b.framework)
		emit(oversightID+"/", "oversight", b.oversight)
		emit("alignment/", "alignment", b.alignment)
		emit("resources/", "resources", b.resourceList)
		emit("traceability/", "traceability", b.traceability)
		emit("communication/", "communication", b.communications)
		emit(riskMethodID+"/", "risk-method", b.riskMethod)
		emit(printID+"/", "print", b.wholeStrategy)
		emit(searchID+"/", "search", b.search)
		b.emitIndex(emit)
		if len(b.langs) > 1 {
			emit(site.TranslationID+"/", "translation", b.translation)
		}
		b.emitLandscape(emit)
		for _, list := range b.lists {
			b.emitList(list, emit)
		}
		for _, p := range b.site.Plans {
			emit(p.Ref()+"/", "plan", func() *View { return b.plan(p) })
			b.emitMore(p, emit)
			for _, x := range p.Results {
				emit(x.Ref()+"/", "result", func() *View { return b.result(x) })
				b.emitMore(x, emit)
			}
			for _, x := range p.Indicators {
				emit(x.Ref()+"/", "indicator", func() *View { return b.indicator(x) })
				b.emitMore(x, emit)
			}
			for _, x := range p.Risks {
				emit(x.Ref()+"/", "risk", func() *View { return b.risk(x) })
				b.emitMore(x, emit)
			}
			for _, x := range p.Actions {
				emit(x.Ref()+"/", "action", func() *View { return b.action(x) })
				b.emitMore(x, emit)
			}
			if !more {
				return
			}
		}
		for _, x := range b.site.Pages {
			emit(x.Ref()+"/", "prose", func() *View { return b.prose(x) })
			b.emitMore(x, emit)
		}
		for _, x := range b.site.Records {
			b.emitRecord(x, emit)
		}
		for _, r := range b.site.Redirects {
			emit(r.From+"/", "redirect", func() *View { return b.redirect(r) })
		}
	}
}

// View is what every page shows, with what only its sort shows in Main.
type View struct {
	Lang, Dir string
	Root      string // from the page to the site's root: ../../
	Assets
	Header      *Header
	SiteTitle   string
	Home        string // address of the home page
	Title       string // of the window
	Heading     string // the h1
	Description string
	Canonical   string
	Alternates  []Alternate // the page in its languages; none without a base URL
	NoIndex     bool
	Share       *Share // nil where the page is nothing to share
	Crumbs      []Link
	Languages   []LanguageLink // the same page in all languages; none where there is one only
	Translation *Untranslated  // nil where all words of the page are translated
	Translated  string         // address of the page that tells how far everything is translated, or ""
	AsOf        string
	AsOfISO     string
	Publisher   string
	Print       string // address of the page with the whole strategy; "" on that page
	Index       string // address of the index from A to Z
	OpenSearch  string // address of the search's description; "" without a base URL
	Demo        bool   // there is a notice, and what is made up is marked
	Hidden      bool   // not to be published, shown by --unpublished
	ID          string
	Permanent   string    // address of the item without a language, which leads to that of the reader; "" where there is one only
	Ties        []*List   // of an item's page: what records say of it
	Cite        *Citation // nil where there is nothing to cite
	Main        any
	Files       []File // that belong to the page, beside it

	at *at
}

// Words tells the words of the page from those in the language of the source.
func (v *View) Words() *foreign.Page { return v.at.in.Words }

// File is what a reader can take away of a page.
type File struct {
	Name     string // in the page's folder: oversight.csv
	Template string // of the page's layout, which makes what Data is given; "" for none
	Data     func(made []byte) ([]byte, error)
}

// Charts are the figures that belong to the page, and have files beside it.
func (v *View) Charts() []*Figure { return v.at.own }

// Header is the top of a page: one for all pages at the same depth with the
// same entry of the menu.
type Header struct {
	Notice    template.HTML
	SiteTitle string
	Home      string
	Nav       []Link
	Search    *Link      // to the search or, without one, to the index
	Box       *SearchBox // nil without a search
}

type headerKey struct{ up, current string }

// header returns the one header for the page at path.
func (a *at) header(path string) *Header {
	key := headerKey{up: a.up}
	nav := a.nav(path)
	for _, link := range nav {
		if link.Current {
			key.current = link.Href
		}
	}
	h := &Header{Notice: a.fill(a.site.Config.Notice.Doc), SiteTitle: a.site.Config.Title, Home: a.home(), Nav: nav}
	h.Box = a.searchBox(a.assets.below(a.root()))
	h.Search = &Link{Text: a.T("index"), Href: a.to(indexID), Current: path == indexID+"/"}
	if h.Box != nil {
		h.Search = &Link{Text: a.T("search"), Href: a.to(searchID), Current: path == searchID+"/"}
	}
	if h.Search.Current {
		key.current = h.Search.Href
	}
	one, _ := a.headers.LoadOrStore(key, h)
	return one.(*Header)
}

// root is the way from the page to the site's root.
func (a *at) root() string {
	if root, below := strings.CutSuffix(a.up, a.Code+"/"); below {
		return root
	}
	return a.up + "../"
}

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

// view fills in what all pages have. path is the page's folder below its
// language, with a slash at the end unless it is the home page.
func (a *at) view(path, title string) *View {
	a.path = path
	c := a.site.Config
	v := &View{
		at:   a,
		Lang: a.Code, Dir: a.Dir, Root: a.up + "../",
		SiteTitle: c.Title, Heading: title, Title: a.windowTitle(title),
		Publisher: c.Publisher, AsOf: a.Date(a.site.AsOf.Time()), AsOfISO: a.site.AsOf.String(),
		NoIndex: !c.Notice.Empty(), Demo: !c.Notice.Empty(), Header: a.header(path),
	}
	v.Share = a.share(path)
	v.Home = a.home()
	if path != printID+"/" {
		v.Print = a.to(printID)
	}
	v.Index = a.to(indexID)
	if a.describesSearch() {
		v.OpenSearch = a.up + openSearchFile
	}
	if path == "" {
		v.Title = c.Title
	}
	v.Assets = a.assets.below(v.Root)
	if len(a.langs) > 1 {
		v.Languages, v.Translated = a.languageLinks(v.Root, path), a.to(site.TranslationID)
	}
	if c.BaseURL != "" {
		v.Canonical, v.Alternates = a.pageAddress(path), a.alternates(path)
		if !a.speaks(path) {
			v.Canonical = a.langs[0].pageAddress(path)
		}
	}
	return v
}

// rootAddress is the base URL, with a slash at the end.
func (b *in) rootAddress() string { return strings.TrimRight(string(b.site.Config.BaseURL), "/") + "/" }

// nav is the menu; the entry of the page itself is marked.
func (a *at) nav(path string) []Link {
	links := make([]Link, 0, len(a.site.Config.Navigation))
	for _, ref := range a.site.Config.Navigation {
		if name := a.nameOf(ref.ID); name != "" {
			links = append(links, Link{Text: name, Href: a.to(ref.ID), Current: path == ref.ID+"/"})
		}
	}
	return links
}

// nameOf is the name of an item or overview, or "" where it is not shown.
func (b *in) nameOf(id string) string {
	if x := b.site.Item(id); x != nil {
		return x.Name()
	}
	for _, k := range b.site.Config.Kinds {
		if k.Overview.ID == id {
			return k.Plural
		}
	}
	if id == site.TranslationID && len(b.langs) > 1 {
		return b.T("nav-translation")
	}
	for _, o := range site.Overviews {
		if o == id {
			return b.T("nav-" + id)
		}
	}
	return ""
}

// itemView begins the view of an item's page.
func (b *in) itemView(x site.Item, title string) (*at, *View) {
	a := b.from(1)
	v := a.view(x.Ref()+"/", title)
	v.ID = x.Ref()
	if len(a.langs) > 1 {
		v.Permanent = v.Root + v.ID + "/"
	}
	if p := x.In(); p != nil {
		v.Title = b.windowTitle(title, p.Name())
	}
	v.Hidden = isHidden(x)
	v.Share.Image = a.imageOf(planOf(x))
	v.Crumbs = a.crumbs(x)
	v.Ties = a.ties(x)
	v.Translation = a.untranslated(x, v.at.path)
	v.Cite = a.cite(v)
	return a, v
}

func isHidden(x site.Item) bool {
	h, ok := x.(interface{ Hidden() bool })
	return ok && h.Hidden()
}

// crumbs lead from the home page to the item: the overview of its kind of
// plan, and the plan it stands in.
func (a *at) crumbs(x site.Item) []Link {
	crumbs := []Link{{Text: a.T("home"), Href: a.home()}}
	if id, ok := site.RecordLists[x.Sort()]; ok {
		return append(crumbs, Link{Text: a.nameOf(id), Href: a.to(id)})
	}
	if part, ok := x.(site.Dated); ok {
		of := part.Record()
		return append(a.crumbs(of), Link{Text: of.Name(), Href: a.item(of)})
	}
	p, isPlan := x.(*site.Plan)
	if !isPlan {
		p = x.In()
	}
	if p == nil {
		return crumbs
	}
	if p.KindOf != nil && p.KindOf.Overview.ID != "" {
		crumbs = append(crumbs, Link{Text: p.KindOf.Plural, Href: a.to(p.KindOf.Overview.ID)})
	}
	if !isPlan {
		crumbs = append(crumbs, Link{Text: p.Name(), Href: a.item(p)})
	}
	return crumbs
}

func (a *at) home() string {
	if a.up == "" {
		return "./"
	}
	return a.up
}

// day is a date in full and, for machines, in its ISO form.
func (b *in) day(d plan.Date) Day {
	if d == 0 {
		return Day{}
	}
	return Day{Text: b.Date(d.Time()), ISO: d.String()}
}

// Day is a date for a <time> element.
type Day struct{ Text, ISO string }
