package page

import (
	"iter"
	"path"
	"strings"

	"plansite/generator/foreign"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/translation"
)

// LanguageLink leads to a page in a language, which is named in itself.
type LanguageLink struct {
	Name, Code, Dir string
	Href            string
	Title           string // of the page, on lists of languages; "" where it is not translated
	Current         bool   // the language of the page itself
}

// Languages is what the page shows at an address without a language: at the root
// of the site, and at /{id}/.
type Languages struct{ Links []LanguageLink }

// Alternate is the address of the page in another language, for search engines.
type Alternate struct{ Lang, Href string }

// anyLanguage is the language of an alternate that leads to a choice of them.
const anyLanguage = "x-default"

// choices are the addresses without a language: the root and, in a site of several
// languages, one for each item and overview.
func (b *Builder) choices() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		l := b.langs[0]
		if !yield(l.choicePage("")) || len(b.langs) == 1 {
			return
		}
		for p := range l.pages() {
			if id, ok := b.choosable(p.Path); ok && !yield(l.choicePage(id)) {
				return
			}
		}
	}
}

// choosable is the id of an item or an overview whose page in the source language
// has this path.
func (b *Builder) choosable(path string) (id string, ok bool) {
	rest, _ := strings.CutPrefix(path, b.langs[0].Code+"/")
	id, file, _ := strings.Cut(rest, "/")
	return id, file == "index.html" && b.langs[0].nameOf(id) != ""
}

// choicePage is the page at the address of an id without a language, or at the
// root where id is empty.
func (b *in) choicePage(id string) Page {
	return Page{Path: path.Join(id, "index.html"), Layout: "languages", Build: func() *View { return b.choice(id) }}
}

// choice is the page that leads to the languages of an item or overview, or of
// the home page where id is empty.
func (b *in) choice(id string) *View {
	c := b.site.Config
	a := b.from(0)
	path := ""
	v := a.view("", c.Title)
	v.Heading = c.Title
	if id != "" {
		a = b.from(1)
		v, path = a.view(id+"/", b.titleOf(id)), id+"/"
		v.ID = id
	}
	v.Root = strings.Repeat("../", strings.Count(path, "/"))
	a.up = v.Root + b.Code + "/" // links lead down into the language
	v.Home, v.Print, v.Index, v.OpenSearch, v.Translated, v.Languages = "", "", "", "", "", nil
	v.Header = &Header{Notice: a.fill(c.Notice.Doc), SiteTitle: c.Title}
	name := v.Heading
	if id != "" {
		name = b.F("window-title", "Title", name, "Site", id) // items may share a title
	}
	v.Title = b.F("window-title", "Title", b.T("choose-language"), "Site", name)
	v.Assets = b.assets.below(v.Root)
	if c.BaseURL != "" {
		v.Canonical = a.rootAddress() + path
	}
	v.Description = c.Tagline
	v.Main = &Languages{Links: b.languageLinks(v.Root, path)}
	return v
}

// languageLinks lead to the page at a path in each language; root leads to the
// root of the site.
func (b *in) languageLinks(root, path string) []LanguageLink {
	out := make([]LanguageLink, len(b.langs))
	for i, l := range b.langs {
		out[i] = LanguageLink{Name: l.Edition.Name, Code: l.Code, Dir: l.Dir, Href: root + l.Code + "/" + path, Current: l.Code == b.Code}
		if id, _, ok := strings.Cut(path, "/"); ok && l.speaks(path) {
			out[i].Title = foreign.Strip(l.titleOf(id))
		}
	}
	return out
}

// titleOf is the title of an item, or the name of an overview.
func (b *in) titleOf(id string) string {
	if x := b.site.Item(id); x != nil {
		return site.Title(x)
	}
	return b.nameOf(id)
}

// speaks reports whether the page at a path is in this language: that of an item
// whose title is not translated is in the language of the source.
func (b *in) speaks(path string) bool {
	id, _, _ := strings.Cut(path, "/")
	x := b.site.Item(id)
	return x == nil || !foreign.Marked(site.Title(x))
}

// pageAddress is the address of the page at a path, in this language.
func (b *in) pageAddress(path string) string { return b.rootAddress() + b.Code + "/" + path }

// alternates are the languages of the page at a path, where there are several.
func (b *in) alternates(path string) []Alternate {
	if len(b.langs) == 1 || !b.speaks(path) {
		return nil
	}
	var out []Alternate
	for _, l := range b.langs {
		if l.speaks(path) {
			out = append(out, Alternate{Lang: l.Code, Href: l.pageAddress(path)})
		}
	}
	choice := b.langs[0].pageAddress(path)
	if _, ok := b.choosable(b.langs[0].Code + "/" + path + "index.html"); ok || path == "" {
		choice = b.rootAddress() + path
	}
	return append(out, Alternate{Lang: anyLanguage, Href: choice})
}

// Untranslated says how far the page of an item is from being in its language.
type Untranslated struct {
	Sentence string
	Stale    string // how many texts have changed in the source since
	Source   LanguageLink
	All      Link // how far everything is translated
}

// untranslated is what a reader has to know of the words of an item; nil where
// all are in the language of the page, and up to date.
func (a *at) untranslated(x site.Item, path string) *Untranslated {
	c, page := a.counted(x), stays(x) && a.Counts != nil
	if c.Missing() == 0 && c.Stale == 0 && !page {
		return nil
	}
	out := &Untranslated{Source: a.languageLinks(a.up+"../", path)[0]}
	switch {
	case page:
		out.Sentence = a.T("untranslated-stays")
	case c.Missing() == 0:
	case c.Done == 0:
		out.Sentence = a.T("untranslated-all")
	default:
		out.Sentence = a.F("untranslated-part", "Count", c.Texts, "Done", c.Done)
	}
	if c.Stale > 0 {
		out.Stale = a.N("untranslated-stale", c.Stale)
	}
	out.All = Link{Text: a.T("nav-translation"), Href: a.to(site.TranslationID)}
	return out
}

// stays reports whether an item is not to be translated.
func stays(x site.Item) bool {
	page, ok := x.(*site.Page)
	return ok && plan.Stays(page.Page)
}

// counted tells how far an item is translated, with all that its page shows of
// what it holds.
func (a *at) counted(x site.Item) (all translation.Count) {
	add := func(x site.Item) { all.Add(a.Counts[x.Ref()]) }
	if p, ok := x.(*site.Plan); ok {
		p.Each(add)
	} else {
		add(x)
	}
	return all
}
