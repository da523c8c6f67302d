package page

import (
	"cmp"
	"slices"
	"strconv"

	"plansite/generator/locale"
	"plansite/generator/site"
)

// Index is what a page of the index from A to Z shows.
type Index struct {
	Lead    string
	Search  *Link // where there is one
	Letters []Link
	Groups  []IndexGroup
	Pages   Pages
}

// IndexGroup has the names under a letter.
type IndexGroup struct {
	ID      string // its anchor; empty where the letter began on an earlier page
	Letter  string
	Entries []IndexEntry
}

// IndexEntry is a name with what it stands for.
type IndexEntry struct {
	Link   Link
	Kind   string
	In     string // short name of the plan or record that it stands in
	Hidden bool

	Unconfirmed bool // the wording of the name
}

// indexName is a name in its place.
type indexName struct {
	listing
	name  string
	place locale.Place
}

// sortedNames are the names of all pages in the order of the language. A plan
// or record with a short name stands under both.
func (b *in) sortedNames() []indexName {
	alphabet := b.Alphabet()
	var out []indexName
	add := func(l listing, name string) { out = append(out, indexName{l, name, alphabet.Place(name)}) }
	for l := range b.catalogue() {
		add(l, l.title)
		if short := shortOf(l.item); short != "" {
			add(l, short)
		}
	}
	slices.SortStableFunc(out, func(x, y indexName) int { return cmp.Or(x.place.Compare(y.place), cmp.Compare(x.id, y.id)) })
	return out
}

// emitIndex yields the pages of the index. How many there are is known without
// sorting the names, and the same in all languages.
func (b *in) emitIndex(emit emitter) {
	n := 0
	for l := range b.catalogue() {
		n++
		if shortOf(l.item) != "" {
			n++
		}
	}
	for page := 1; page == 1 || (page-1)*PerPage < n; page++ {
		folder := indexID + "/"
		if page > 1 {
			folder += strconv.Itoa(page) + "/"
		}
		emit(folder, "index", func() *View { return b.indexPage(page, folder) })
	}
}

func (b *in) indexPage(n int, folder string) *View {
	a := b.from(1 + min(n-1, 1))
	names := b.names()
	v := a.view(folder, a.T("index"))
	v.Crumbs = []Link{{Text: a.T("home"), Href: a.home()}}
	v.Description = a.F("index-describe", "Site", a.site.Config.Title)
	pages := a.pages(n, len(names), a.indexAddress)
	if n > 1 {
		v.Title = a.windowTitle(a.F("numbered-title", "Title", v.Heading, "Page", pages.Text))
		v.Crumbs = append(v.Crumbs, Link{Text: v.Heading, Href: a.to(indexID)})
	}
	main := &Index{Lead: a.N("index-lead", len(names)), Letters: a.letters(names, n), Pages: pages}
	if v.Assets.Search != "" {
		main.Search = &Link{Text: a.T("search-label"), Href: a.to(searchID)}
	}
	main.Groups = a.indexGroups(names, (n-1)*PerPage, min(n*PerPage, len(names)))
	v.Main = main
	return v
}

func (a *at) indexAddress(n int) string {
	if n == 1 {
		return a.to(indexID)
	}
	return a.to(indexID) + strconv.Itoa(n) + "/"
}

// letterID is the anchor of a letter: its number among the letters of the site.
func letterID(letter int) string { return "letter." + strconv.Itoa(letter+1) }

// letters lead to each letter, on whichever page it begins.
func (a *at) letters(names []indexName, page int) []Link {
	var out []Link
	for i, name := range names {
		if i > 0 && names[i-1].place.Letter == name.place.Letter {
			continue
		}
		href := "#" + letterID(len(out))
		if on := i/PerPage + 1; on != page {
			href = a.indexAddress(on) + href
		}
		out = append(out, Link{Text: name.place.Letter, Href: href})
	}
	return out
}

// indexGroups are the names from one place to another, letter by letter.
func (a *at) indexGroups(names []indexName, from, to int) []IndexGroup {
	var out []IndexGroup
	letters := 0
	for i, name := range names[:to] {
		begins := i == 0 || names[i-1].place.Letter != name.place.Letter
		if begins {
			letters++
		}
		if i < from {
			continue
		}
		if begins || i == from {
			g := IndexGroup{Letter: name.place.Letter}
			if begins {
				g.ID = letterID(letters - 1)
			}
			out = append(out, g)
		}
		last := &out[len(out)-1]
		last.Entries = append(last.Entries, a.indexEntry(name))
	}
	return out
}

func (a *at) indexEntry(x indexName) IndexEntry {
	e := IndexEntry{Link: Link{Text: x.name, Href: a.to(x.id)}, Kind: a.kindOfListing(x.listing)}
	if x.item == nil {
		return e
	}
	e.In, e.Hidden = within(x.item), isHidden(x.item)
	switch _, isPlan := x.item.(*site.Plan); {
	case e.In == x.name:
		e.In = x.title // under its short name, a plan says the long one
	case isPlan:
		e.Unconfirmed = planTitleUnconfirmed(x.item)
	default:
		e.Unconfirmed = titleUnconfirmed(x.item)
	}
	return e
}

// planTitleUnconfirmed is titleUnconfirmed for the full title of a plan.
func planTitleUnconfirmed(x site.Item) bool {
	p, ok := x.(*site.Plan)
	return ok && names(p.Unconfirmed, "title")
}
