package browser_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plansite/generator"
	"plansite/generator/corpus"
	"plansite/generator/page"
)

// rules are what holds for every page of every site.
var rules = []struct {
	name  string
	check func(*publication, *document) []string
}{
	{"markup", func(_ *publication, d *document) []string { return markupProblems(d.data) }},
	{"ids", idsAreUnique},
	{"links", linksLead},
	{"relative", linksAreRelative},
	{"hosts", nothingIsFetchedFromElsewhere},
	{"headings", headingsAreInOrder},
	{"names", linksHaveNames},
	{"references", labelsExist},
	{"language", languageIsSet},
	{"same ids", idsAreTheSources},
	{"switch", languagesAreOffered},
	{"marks", sourceIsMarked},
	{"description", isDescribed},
	{"notice", noticeIsShown},
	{"crumbs", crumbsLeadBack},
	{"inline", nothingIsInline},
	{"script", scriptIsOne},
	{"pictures", picturesAreNamed},
	{"charts", chartsCanBeSkipped},
	{"tables", headersAreFilled},
	{"leftovers", nothingIsLeftOver},
}

// walk holds every page of a site to the rules.
func walk(t *testing.T, p *publication) {
	if len(p.pages) == 0 {
		t.Fatal("the site has no pages")
	}
	for _, rule := range rules {
		t.Run(rule.name, func(t *testing.T) {
			t.Parallel()
			for _, d := range p.pages {
				for _, problem := range rule.check(p, d) {
					t.Errorf("%s: %s", d.path, problem)
				}
			}
		})
	}
	t.Run("titles", func(t *testing.T) { titlesDiffer(t, p) })
	t.Run("reached", func(t *testing.T) { everyPageIsReached(t, p) })
}

func TestPages(t *testing.T) {
	walk(t, publishedSite(t))
}

// With a base URL the same pages also name their absolute addresses.
func TestPagesBelowAPath(t *testing.T) {
	p := buildSite(t, repository, generator.Options{BaseURL: addressOfSite, Library: []byte("export {}")})
	walk(t, p)
	for _, d := range publishedSite(t).pages {
		if got := d.canonical(); got != "" {
			t.Errorf("%s: canonical address %q without a base URL", d.path, got)
		}
	}
	addressesAgree(t, p)
}

// A small site has what the repository's content lacks: an item that is not
// published, a redirect, every reading of an indicator, no notice.
func TestPagesOfASmallSite(t *testing.T) {
	p := buildSite(t, filepath.Join("..", "testdata", "site"), generator.Options{Unpublished: true})
	walk(t, p)
	if !slices.ContainsFunc(p.pages, (*document).isRedirect) {
		t.Error("no page is a redirect")
	}
}

// A large site has lists of several pages. Its plans are all alike, so that
// beside the lists the pages of one will do.
func TestPagesOfALargeSite(t *testing.T) {
	if testing.Short() {
		t.Skip("builds more than a thousand pages")
	}
	content := t.TempDir()
	if err := corpus.Write(content, page.PerPage/corpus.Risks+1); err != nil {
		t.Fatal(err)
	}
	p := buildSite(t, content, generator.Options{})
	alike := regexp.MustCompile(`^en/p[1-9]`)
	p.pages = slices.DeleteFunc(p.pages, func(d *document) bool { return alike.MatchString(d.path) })
	walk(t, p)
	if p.byPath["en/risks/2/index.html"] == nil {
		t.Error("the list of risks has no second page")
	}
}

func idsAreUnique(_ *publication, d *document) (problems []string) {
	for id, n := range d.ids {
		if n > 1 {
			problems = append(problems, fmt.Sprintf("id %q occurs %d times", id, n))
		}
	}
	return problems
}

func headingsAreInOrder(_ *publication, d *document) (problems []string) {
	level, first := 0, 0
	for n := range d.elements("") {
		if !headings[n.Data] {
			continue
		}
		next := int(n.Data[1] - '0')
		if next == 1 {
			first++
		}
		if next > level+1 {
			problems = append(problems, fmt.Sprintf("heading %q: h%d after h%d", textOf(n), next, level))
		}
		if textOf(n) == "" {
			problems = append(problems, trail(n)+" is an empty heading")
		}
		level = next
	}
	if first != 1 {
		problems = append(problems, fmt.Sprintf("%d headings h1", first))
	}
	return problems
}

func linksHaveNames(_ *publication, d *document) (problems []string) {
	for n := range d.elements("a") {
		if name := attr(n, "aria-label") + textOf(n); name == "" {
			problems = append(problems, fmt.Sprintf("%s: the link to %s has no name", trail(n), attr(n, "href")))
		}
		if !has(n, "href") {
			problems = append(problems, fmt.Sprintf("%s: %q leads nowhere", trail(n), textOf(n)))
		}
	}
	return problems
}

// labelsExist holds that what is named by another element is.
func labelsExist(_ *publication, d *document) (problems []string) {
	for n := range d.elements("") {
		for _, key := range []string{"aria-labelledby", "aria-describedby", "aria-controls"} {
			for _, id := range strings.Fields(attr(n, key)) {
				if d.ids[id] == 0 {
					problems = append(problems, fmt.Sprintf("%s: %s names %q, which is not there", trail(n), key, id))
				}
			}
		}
	}
	return problems
}

func isDescribed(_ *publication, d *document) (problems []string) {
	if d.meta("description") == "" && !d.isRedirect() && !d.isEmbed() {
		problems = append(problems, "no description")
	}
	if d.meta("viewport") != "width=device-width, initial-scale=1" {
		problems = append(problems, "no viewport, or one that hinders zoom")
	}
	return problems
}

// noticeIsShown: while the site has a notice, every page shows it, in a frame
// in short, and asks search engines to leave it out.
func noticeIsShown(p *publication, d *document) (problems []string) {
	want := !p.site.Config.Notice.Empty()
	shown := false
	for n := range d.elements("aside") {
		shown = shown || hasClass(n, "notice") && textOf(n) != ""
	}
	for n := range d.elements("p") {
		shown = shown || hasClass(n, "embed-foot") && len(elements(n)) == 3
	}
	if shown != want {
		problems = append(problems, fmt.Sprintf("notice shown: %t, want %t", shown, want))
	}
	hide := want || d.path == "404.html" || d.isRedirect() || d.isEmbed() || d.isSearch()
	if got := d.meta("robots") == "noindex"; got != hide {
		problems = append(problems, fmt.Sprintf("noindex: %t, want %t", got, hide))
	}
	return problems
}

func crumbsLeadBack(_ *publication, d *document) []string {
	want := !d.isOutside() && !d.isHome() && !d.isRedirect() && !d.isEmbed()
	for n := range d.elements("nav") {
		if hasClass(n, "crumbs") {
			if !want {
				return []string{"has breadcrumbs"}
			}
			return nil
		}
	}
	if want {
		return []string{"has no breadcrumbs"}
	}
	return nil
}

func nothingIsInline(_ *publication, d *document) (problems []string) {
	for n := range d.elements("") {
		if words("style iframe object embed form")[n.Data] || n.Data == "base" && !d.isEmbed() {
			problems = append(problems, trail(n)+": not on a page of this site")
		}
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				problems = append(problems, fmt.Sprintf("%s: %s=%q", trail(n), a.Key, a.Val))
			}
		}
	}
	return problems
}

// scriptIsOne: a page loads one script, when all of it has been read, and has
// none in itself. A chart alone has none.
func scriptIsOne(_ *publication, d *document) (problems []string) {
	found, want := 0, 1
	if d.isEmbed() {
		want = 0
	}
	for n := range d.elements("script") {
		found++
		if attr(n, "src") == "" || !has(n, "defer") || n.FirstChild != nil {
			problems = append(problems, trail(n)+": is no script in a file of its own, loaded with defer")
		}
	}
	if found != want {
		problems = append(problems, fmt.Sprintf("has %d scripts", found))
	}
	return problems
}

// picturesAreNamed: an image has a title; a drawing with links is a group
// with a name; any other stands beside its words and is hidden.
func picturesAreNamed(_ *publication, d *document) (problems []string) {
	for n := range d.elements("svg") {
		if n.Parent.Namespace == "svg" {
			continue
		}
		title := n.FirstChild != nil && n.FirstChild.Data == "title" && textOf(n.FirstChild) != ""
		ok := false
		switch attr(n, "role") {
		case "img":
			ok = title
		case "group":
			ok = attr(n, "aria-label") != ""
		case "":
			ok = attr(n, "aria-hidden") == "true"
		}
		if !ok {
			problems = append(problems, trail(n)+": a picture without a name")
		}
		for c := range n.Descendants() {
			if c.Type == html.ElementNode && c.Data == "a" && attr(n, "role") != "group" {
				problems = append(problems, trail(n)+": a link in a picture that is read as one image")
			}
		}
	}
	return problems
}

// chartsCanBeSkipped: before a chart of more than twelve links stands a link
// that leads behind it.
func chartsCanBeSkipped(_ *publication, d *document) (problems []string) {
	skip := false
	for n := range d.elements("") {
		switch {
		case hasClass(n, "skip-chart"):
			skip = true
		case n.Data == "svg" && hasClass(n, "chart"):
			links := 0
			for c := range n.Descendants() {
				if c.Type == html.ElementNode && c.Data == "a" {
					links++
				}
			}
			if links > 12 && !skip {
				problems = append(problems, fmt.Sprintf("%s: %d links and no way over them", trail(n), links))
			}
			skip = false
		}
	}
	return problems
}

func headersAreFilled(_ *publication, d *document) (problems []string) {
	for n := range d.elements("th") {
		if textOf(n) == "" {
			problems = append(problems, trail(n)+": an empty heading of a row or column")
		}
		if attr(n, "scope") == "" && !inText(n) {
			problems = append(problems, trail(n)+": a heading of neither row nor column")
		}
	}
	return problems
}

// inText reports whether an element comes from an author's Markdown, where a
// table has headings of columns only.
func inText(n *html.Node) bool {
	for a := range n.Ancestors() {
		if hasClass(a, "prose") {
			return true
		}
	}
	return false
}

// nothingIsLeftOver looks for what a template or a format left behind.
// codeToCopy is HTML that a reader takes elsewhere, and so is escaped twice.
var codeToCopy = regexp.MustCompile(`(?s)<textarea[^>]*>.*?</textarea>`)

func nothingIsLeftOver(_ *publication, d *document) (problems []string) {
	shown := codeToCopy.ReplaceAllString(string(d.data), "")
	for _, trace := range []string{"%!", "<nil>", "&lt;nil&gt;", "<no value>", "&lt;no value&gt;", "NaN", "ZgotmplZ", "{{", "}}", "+Inf", "\ufffd", "&amp;amp;", "&amp;#", "0001-01-01"} {
		if i := strings.Index(shown, trace); i >= 0 {
			around := shown[max(0, i-30):min(len(shown), i+30)]
			problems = append(problems, fmt.Sprintf("%q in %q", trace, around))
		}
	}
	return problems
}

func titlesDiffer(t *testing.T, p *publication) {
	first := map[string]*document{}
	for _, d := range p.pages {
		title := d.title()
		if title == "" {
			t.Errorf("%s: the title is empty", d.path)
		}
		if other := first[title]; other != nil && !d.isRedirect() {
			t.Errorf("%s: has the title %q, as has %s", d.path, title, other.path)
		}
		first[title] = d
	}
}

func (d *document) title() string {
	for n := range d.elements("title") {
		if n.Namespace == "" {
			return textOf(n)
		}
	}
	return ""
}
