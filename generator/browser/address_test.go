package browser_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// addressOfSite is below a path, which must not be lost.
const addressOfSite = "https://example.org/sub/"

// addresses are what a page says of itself to search engines.
type addresses struct {
	canonical  string
	alternates map[string]string // by language
	shown      bool              // whether it is a page to be found: not so a redirect, a chart or the search
}

func (d *document) addresses() addresses {
	a := addresses{alternates: map[string]string{}, shown: !d.isRedirect() && !d.isEmbed() && !d.isSearch() && d.path != "404.html"}
	for n := range d.elements("link") {
		switch attr(n, "rel") {
		case "canonical":
			a.canonical = attr(n, "href")
		case "alternate":
			if has(n, "hreflang") {
				a.alternates[attr(n, "hreflang")] = attr(n, "href")
			}
		}
	}
	return a
}

func (d *document) canonical() string { return d.addresses().canonical }

// addressesAgree holds, over all languages, that each page is canonical to
// itself, or to the source's where it is not translated, and that what it names
// as the same in another language names it as well.
func addressesAgree(t *testing.T, p *publication) {
	all := map[string]addresses{} // by path
	add := func(p *publication) {
		for _, d := range p.pages {
			all[d.path] = d.addresses()
			checkCanonical(t, p, d)
		}
	}
	add(p)
	for _, l := range p.site.Config.Translations() {
		other, err := p.in(l.Code.ID)
		if err != nil {
			t.Fatal(err)
		}
		add(other)
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		checkAlternates(t, p, all, name)
	}
}

func (p *publication) address(name string) string {
	return addressOfSite + strings.TrimSuffix(name, "index.html")
}

// sourceAddress is that of the same page in the language of the source.
func (p *publication) sourceAddress(name string) string {
	if lang := p.langOf(name); lang != "" {
		name = p.site.Config.Languages[0].Code.ID + strings.TrimPrefix(name, lang)
	}
	return p.address(name)
}

func checkCanonical(t *testing.T, p *publication, d *document) {
	want, source := p.address(d.path), p.sourceAddress(d.path)
	if page, _, ok := strings.Cut(want, "embed/"); ok {
		want = page // a chart is part of its page
		source, _, _ = strings.Cut(source, "embed/")
	}
	if d.path == "404.html" {
		want, source = "", "" // it is shown at any address
	}
	if got := d.canonical(); got != want && (got != source || !d.isUntranslated()) {
		t.Errorf("%s: canonical address %q, want %q", d.path, got, want)
	}
}

// isUntranslated reports whether a page says that it is not in its language.
func (d *document) isUntranslated() bool {
	return d.isRedirect() || d.isEmbed() || slices.ContainsFunc(slices.Collect(d.elements("aside")), func(n *html.Node) bool { return hasClass(n, "untranslated") })
}

// checkAlternates holds that a page that is in its language, and a list of
// languages, names each other language that it is translated to and where a
// reader of any other goes; and that all of these name the same.
func checkAlternates(t *testing.T, p *publication, all map[string]addresses, name string) {
	a, lang := all[name], p.langOf(name)
	inside := strings.TrimPrefix(name, lang+"/")
	translated := lang == "" || a.canonical == p.address(name)
	if !a.shown || !translated || len(p.site.Config.Languages) == 1 {
		if len(a.alternates) > 0 {
			t.Errorf("%s: has alternates", name)
		}
		return
	}
	want := map[string]string{anyLanguage: p.address(inside)}
	if _, ok := all[inside]; !ok {
		want[anyLanguage] = p.address(p.lang + "/" + inside)
	}
	for _, l := range p.site.Config.Languages {
		file := l.Code.ID + "/" + inside
		if other := all[file]; other.shown && other.canonical == p.address(file) {
			want[l.Code.ID] = p.address(file)
		}
	}
	if !maps.Equal(a.alternates, want) {
		t.Errorf("%s: has the alternates %v, want %v", name, a.alternates, want)
	}
}

// anyLanguage is where a reader goes in whose language there is nothing.
const anyLanguage = "x-default"
