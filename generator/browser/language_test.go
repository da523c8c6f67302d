package browser_test

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plansite/generator/site"
)

// inOtherLanguages runs a test on the pages of the published site in each
// language but that of its source, one after another.
func inOtherLanguages(t *testing.T, test func(*testing.T, *publication)) {
	source := publishedSite(t)
	for _, l := range source.site.Config.Translations() {
		t.Run(l.Code.ID, func(t *testing.T) {
			p, err := source.in(l.Code.ID)
			if err != nil {
				t.Fatal(err)
			}
			test(t, p)
		})
	}
}

// Every page of every language keeps the rules, and is there in all of them.
func TestPagesInOtherLanguages(t *testing.T) {
	inOtherLanguages(t, func(t *testing.T, p *publication) {
		walk(t, p)
		if got, want := p.paths(), p.source.paths(); !slices.Equal(got, want) {
			t.Errorf("has %d pages, the source %d", len(got), len(want))
		}
	})
}

// paths are those of the pages below the folder of the language, in order.
func (p *publication) paths() (all []string) {
	for _, d := range p.pages {
		if !d.isOutside() {
			all = append(all, d.inside())
		}
	}
	slices.Sort(all)
	return all
}

// inside is the path of a page below the folder of its language.
func (d *document) inside() string { return strings.TrimPrefix(d.path, d.lang+"/") }

// fromRightToLeft are the scripts' languages that run so.
var fromRightToLeft = words("ar he fa ur")

func languageIsSet(p *publication, d *document) (problems []string) {
	want := cmp.Or(d.lang, p.lang)
	for n := range d.elements("") {
		lang := attr(n, "lang")
		switch {
		case n.Data == "html" && lang != want:
			problems = append(problems, fmt.Sprintf("lang=%q, want %q", lang, want))
		case has(n, "lang") && lang == "":
			problems = append(problems, trail(n)+" is in no language")
		case n.Data != "html" && !has(n, "dir"):
			continue
		}
		dir := "ltr"
		if fromRightToLeft[languageOf(n)] {
			dir = "rtl"
		}
		if got := attr(n, "dir"); got != dir && got != "auto" {
			problems = append(problems, fmt.Sprintf("%s: dir=%q, want %q", trail(n), got, dir))
		}
	}
	return problems
}

// languageOf is the language that an element says it is in, or one around it.
func languageOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if lang := attr(n, "lang"); lang != "" {
			return lang
		}
	}
	return ""
}

// idsAreTheSources: in every language a page has the same places to link to. The
// index has those of the language's letters, and the page that tells how far the
// language is says more than that of the source.
func idsAreTheSources(p *publication, d *document) []string {
	name, _, _ := strings.Cut(d.inside(), "/")
	if p.source == nil || name == site.TranslationID || name == "index" {
		return nil
	}
	source := p.source.byPath[p.source.lang+"/"+d.inside()]
	if source == nil {
		return []string{"is not there in the language of the source"}
	}
	got, want := slices.Sorted(maps.Keys(d.ids)), slices.Sorted(maps.Keys(source.ids))
	if !slices.Equal(got, want) {
		return []string{fmt.Sprintf("has the ids %q, the source %q", without(got, want), without(want, got))}
	}
	return nil
}

// without are the words of a list that another lacks.
func without(list, other []string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) })
}

// languagesAreOffered: every page leads to itself in each other language.
func languagesAreOffered(p *publication, d *document) (problems []string) {
	if d.isOutside() || d.isRedirect() || d.isEmbed() || len(p.site.Config.Languages) == 1 {
		return nil
	}
	var offered []string
	for n := range d.elements("nav") {
		if hasClass(n, "switch") {
			offered, problems = offersOf(p, d, n)
		}
	}
	var want []string
	for _, l := range p.site.Config.Languages {
		want = append(want, l.Code.ID)
	}
	if !slices.Equal(offered, want) {
		problems = append(problems, fmt.Sprintf("offers the languages %q, want %q", offered, want))
	}
	return problems
}

// offersOf are the languages that a switch names, each in itself.
func offersOf(p *publication, d *document, n *html.Node) (offered, problems []string) {
	for item := range n.Descendants() {
		if item.Type != html.ElementNode || item.Data != "a" && item.Data != "span" {
			continue
		}
		lang := attr(item, "lang")
		offered = append(offered, lang)
		if l := p.site.Config.Language(lang); l != nil && textOf(item) != l.Name {
			problems = append(problems, fmt.Sprintf("%s: names %q", trail(item), textOf(item)))
		}
		if here := lang == d.lang; here != (attr(item, "aria-current") == "true") || here == has(item, "href") {
			problems = append(problems, trail(item)+" does not tell where the reader is")
		}
		if !has(item, "href") {
			continue
		}
		if file, _, err := p.target(d, attr(item, "href")); err != nil || file != lang+"/"+d.inside() || attr(item, "hreflang") != lang {
			problems = append(problems, fmt.Sprintf("%s: leads to %s", trail(item), file))
		}
	}
	return offered, problems
}

// latinWords are five words in a row, which no other script has but in names.
var latinWords = regexp.MustCompile(`(?:[A-Za-z'’-]+[,;:.]? ){4}[A-Za-z]+`)

// sourceIsMarked: what stands in the language of the source on a page that is
// written in another script says so, but for what is the same in all languages:
// code, and the names of sources.
func sourceIsMarked(p *publication, d *document) (problems []string) {
	if !words("ar zh ru")[d.lang] {
		return nil
	}
	for n := range d.root.Descendants() {
		if n.Type != html.TextNode || isQuoted(n.Parent) || languageOf(n.Parent) != d.lang {
			continue
		}
		if found := latinWords.FindString(strings.Join(strings.Fields(n.Data), " ")); found != "" {
			problems = append(problems, fmt.Sprintf("%s: %q is not marked as another language", trail(n.Parent), found))
		}
	}
	return problems
}

// isQuoted reports whether text stands there as it is elsewhere, or where no
// element can tell its language.
func isQuoted(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if words("title desc option script code textarea cite")[n.Data] {
			return true
		}
	}
	return false
}
