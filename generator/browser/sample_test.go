package browser_test

import (
	"cmp"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// sample is one page that stands for all of its sort.
type sample struct {
	sort    string
	address string
	page    *document // in the language of the source
	lang    string    // that of the address, where it is another
}

// samples picks a page of each sort from the published site: of several the
// longest, which shows most. A sort that the content does not have is left out.
func samples(t *testing.T) []sample {
	p := publishedSite(t)
	s := p.site
	lang := s.Config.Languages[0].Code.ID
	list := []sample{{sort: "not found", address: "no/such/page/", page: p.byPath["404.html"]}}
	add := func(sort string, d *document) {
		if d == nil {
			t.Logf("the content has no page of the sort %q", sort)
			return
		}
		list = append(list, sample{sort: sort, address: strings.TrimSuffix(d.path, "index.html"), page: d})
	}
	add("languages", p.byPath["index.html"])
	add("languages of an item", p.byPath[s.Config.Home.ID+"/index.html"])
	add("home", p.byPath[lang+"/index.html"])
	add("print", p.byPath[lang+"/print/index.html"])
	add("search", p.byPath[lang+"/search/index.html"])
	add("index", p.byPath[lang+"/index/index.html"])
	of := func(items ...site.Item) (out []*document) {
		for _, x := range items {
			out = append(out, p.byPath[lang+"/"+x.Ref()+"/index.html"])
		}
		return out
	}
	for _, kind := range s.Config.Kinds {
		add(kind.ID.ID, longest(of(itemsOf(s.PlansOf(kind))...), ""))
		if kind.Overview.ID != "" {
			add(kind.Overview.ID, p.byPath[lang+"/"+kind.Overview.ID+"/index.html"])
		}
	}
	for _, overview := range site.Overviews {
		add(overview, p.byPath[lang+"/"+overview+"/index.html"])
	}
	add("risks by result", p.byPath[lang+"/risks/by-result/index.html"])
	add("risks of a type", longest(slices.DeleteFunc(slices.Clone(p.pages), func(d *document) bool {
		return d.path != lang+"/risks/strategic/index.html" && d.path != lang+"/risks/operational/index.html"
	}), ""))
	indicators := func(want func(*site.Indicator) bool) []*document {
		return of(itemsOf(slices.DeleteFunc(slices.Clone(s.Indicators), func(x *site.Indicator) bool { return !want(x) }))...)
	}
	add("result", longest(of(itemsOf(s.Results)...), ""))
	add("indicator with a trend", longest(indicators(func(x *site.Indicator) bool { return len(x.Measurements) > 1 }), "chart-trend"))
	add("indicator by plan", longest(indicators(func(x *site.Indicator) bool { return len(x.Parts) > 0 }), "chart-multiples"))
	add("indicator with milestones", longest(indicators(func(x *site.Indicator) bool { return x.Reading == plan.Milestones }), ""))
	add("indicator without data", longest(indicators(func(x *site.Indicator) bool { return len(x.Measurements)+len(x.Milestones) == 0 }), ""))
	add("risk", longest(of(itemsOf(s.Risks)...), "chart-levels"))
	add("action", longest(of(itemsOf(s.Actions)...), ""))
	parts := map[site.Sort][]site.Item{}
	for _, x := range s.Records {
		parts[x.Sort()] = append(parts[x.Sort()], x)
		for _, part := range partsOf(x) {
			parts[part.Sort()] = append(parts[part.Sort()], part)
		}
	}
	for sort := site.ReportSort; sort <= site.EventSort; sort++ {
		if len(parts[sort]) > 0 {
			add(sort.String(), longest(of(parts[sort]...), ""))
		}
	}
	add("chart alone", longest(slices.DeleteFunc(slices.Clone(p.pages), func(d *document) bool { return !d.isEmbed() }), ""))
	for _, x := range s.Pages {
		add("text "+x.Ref(), of(x)[0])
	}
	return list
}

func itemsOf[T site.Item](list []T) (out []site.Item) {
	for _, x := range list {
		out = append(out, x)
	}
	return out
}

// longest is the longest page that contains a text, or nil.
func longest(list []*document, text string) *document {
	list = slices.DeleteFunc(list, func(d *document) bool { return !strings.Contains(string(d.data), text) })
	if len(list) == 0 {
		return nil
	}
	return slices.MaxFunc(list, func(a, b *document) int { return cmp.Compare(len(a.data), len(b.data)) })
}

// onEach runs a test on a page of each sort, in a tab of its own.
func onEach(t *testing.T, test func(*tab, sample)) {
	onEachWith(t, anything, test)
}

// onEachWith runs it on those pages that have a certain part.
func onEachWith(t *testing.T, part *regexp.Regexp, test func(*tab, sample)) {
	list := slices.DeleteFunc(samples(t), func(s sample) bool { return !part.Match(s.page.data) || s.sort == "print" && !wantsAll(part) })
	if len(list) == 0 {
		t.Fatalf("no page has what is to be tested: %s", part)
	}
	for _, s := range list {
		t.Run(s.sort, func(t *testing.T) {
			t.Parallel()
			test(openTab(t), s)
		})
	}
}

// wantsAll reports whether a test is also for the page of the whole strategy.
// It is as long as all plans together and has their parts, so that only what
// is for every page looks at it, and not where time is short.
func wantsAll(part *regexp.Regexp) bool { return part == anything && os.Getenv("CI") != "" }

// onEachIn runs a test on the pages of all samples in the other languages, each
// in a tab of its own.
func onEachIn(t *testing.T, test func(*tab, sample)) {
	p := publishedSite(t)
	list := samples(t)
	for _, l := range p.site.Config.Translations() {
		for _, s := range list {
			inside, ok := strings.CutPrefix(s.address, p.lang+"/")
			if !ok || s.sort == "print" {
				continue
			}
			s.address = l.Code.ID + "/" + inside
			s.lang = l.Code.ID
			t.Run(l.Code.ID+" "+s.sort, func(t *testing.T) {
				t.Parallel()
				test(openTab(t), s)
			})
		}
	}
}

var (
	anything   = regexp.MustCompile(``)
	anyChart   = regexp.MustCompile(`<svg class="chart `)
	chartLinks = regexp.MustCompile(`<svg class="chart [^>]* role="group"`) // a chart whose marks are links
	skipLinks  = regexp.MustCompile(`<a class="skip-chart" `)
)
