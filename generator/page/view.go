package page

import (
	"html/template"

	"plansite/generator/foreign"
	"plansite/generator/site"
)

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
	Origin      *Origin   // of an item's page: where it is written; nil where nothing of that is told
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
	nav, box := a.nav(path), a.searchBox(a.assets.below(a.root()))
	search := Link{Text: a.T("index"), Href: a.to(indexID), Current: path == indexID+"/"}
	if box != nil {
		search = Link{Text: a.T("search"), Href: a.to(searchID), Current: path == searchID+"/"}
	}
	key := headerKey{up: a.up}
	for _, link := range append(nav, search) {
		if link.Current {
			key.current = link.Href
		}
	}
	if h, ok := a.headers.Load(key); ok {
		return h.(*Header)
	}
	h, _ := a.headers.LoadOrStore(key, &Header{
		Notice: a.fill(a.site.Config.Notice.Doc), SiteTitle: a.site.Config.Title, Home: a.home(), Nav: nav, Search: &search, Box: box,
	})
	return h.(*Header)
}

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
	v.Origin = a.origin(x)
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
