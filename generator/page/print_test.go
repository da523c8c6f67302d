package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

const quay = `id: quay
kind: quay
title: A quay
parent: harbour
results:
  - {id: deep, level: output, title: Deep, contributes_to: [goal]}
indicators:
  - {id: metres, title: Metres, definition: d, owner: o, measures: [deep], unit: m, reading: point-in-time, direction: increase, frequency: annual,
     measurements: [{date: 2025-01-01, value: 1, source: "https://example.org/a?b=1&c=2"}]}
analysis: {strengths: ["[Deep water](https://example.org/water), see [[goal]]."]}
sources:
  - {title: A book, url: "https://example.org/book", supports: [title]}
`

// All plans stand on one page, in the order of the site, and what they say of
// one another leads to its place there.
func TestPrintedPlans(t *testing.T) {
	got := view[page.Print](t, pagesOf(t, harbour(""), quay), "print")
	if len(got.Plans) != 2 || got.Plans[0].ID != "harbour" || got.Plans[1].ID != "quay" || got.Rest != nil {
		t.Fatalf("%d plans, rest %v", len(got.Plans), got.Rest)
	}
	p := got.Plans[1]
	if up := p.Levels[0].Results[0].Up[0].Href; up != "#goal" {
		t.Errorf("a result of another plan is at %s", up)
	}
	if p.Parent.Href != "#harbour" || p.Prefix != "quay." || p.Named != "quay.title " || p.Levels[0].ID != "quay.level.output" || p.Sources[0].ID != "quay.source.1" {
		t.Errorf("parent %s, prefix %s, level %s, source %s", p.Parent.Href, p.Prefix, p.Levels[0].ID, p.Sources[0].ID)
	}
	if href := p.Levels[0].Results[0].Link.Href; href != "../deep/" {
		t.Errorf("the heading of a result leads to %s, want its page", href)
	}
	if count := p.Counts[0].Href; count != "#quay.results" {
		t.Errorf("the number of results leads to %s", count)
	}
	if text := string(p.Analysis.Quadrants[0].Items[0]); !strings.Contains(text, `<a href="#goal">`) || !strings.Contains(text, `href="#quay.source.2"`) {
		t.Errorf("a text is %s", text)
	}
	if contents := got.Contents[1].Entries[0]; contents.Text != "A quay" || contents.Href != "#quay" {
		t.Errorf("the contents have %+v", contents)
	}
}

// A document has a bound, and says what it leaves out.
func TestPrintIsBounded(t *testing.T) {
	plans := []string{harbour("")}
	for i := range 701 {
		plans = append(plans, fmt.Sprintf("id: q%d\nkind: quay\ntitle: Q %d\nparent: harbour\n", i, i))
	}
	got := view[page.Print](t, pagesOf(t, plans...), "print")
	if len(got.Plans) != 100 || len(got.Rest.Plans) != 500 || got.Rest.More != "102 more" {
		t.Errorf("%d plans, links to %d, and %s", len(got.Plans), len(got.Rest.Plans), got.Rest.More)
	}
	if want := "There is room for 100 of 702 plans here; the others have pages of their own."; got.Rest.Sentence != want {
		t.Errorf("it says %q", got.Rest.Sentence)
	}
	if first := got.Rest.Plans[0]; first.Href != "../q99/" {
		t.Errorf("the first that is left out is at %s", first.Href)
	}

	results := func(prefix string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "  - {id: %s%d, level: goal, title: R}\n", prefix, i)
		}
		return b.String()
	}
	second := "id: a\nkind: quay\ntitle: A\nparent: harbour\nresults:\n" + results("a", 2000)
	got = view[page.Print](t, pagesOf(t, harbour(results("h", 1999)), second, quay), "print")
	if len(got.Plans) != 2 || len(got.Rest.Plans) != 1 {
		t.Errorf("of two plans with 2000 results each and a third, %d are shown", len(got.Plans))
	}
}

// A plan's list of sources begins with those it names; figures and links add
// theirs once, and bear their numbers.
func TestSourcesAreNumbered(t *testing.T) {
	pages := pagesOf(t, harbour(""), quay)
	p := view[page.Plan](t, pages, "quay")
	var list []string
	for i, s := range p.Sources {
		if want := fmt.Sprintf("source.%d", i+1); s.ID != want {
			t.Errorf("the source %s has the id %s, want %s", s.URL, s.ID, want)
		}
		list = append(list, s.Title+" "+s.URL)
	}
	want := "A book https://example.org/book, example.org/water https://example.org/water, example.org/a?b=1&c=2 https://example.org/a?b=1&c=2"
	if got := strings.Join(list, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if refs := p.Indicators[0].LatestSources; len(refs) != 1 || refs[0].Href != "#source.3" || refs[0].Text != "3" {
		t.Errorf("the latest value rests on %v", refs)
	}
	if p.TitleSource[0].Href != "#source.1" {
		t.Errorf("the title rests on %v", p.TitleSource)
	}
	const numbered = `<a href="https://example.org/water">Deep water</a><a class="source-ref printed" href="#source.2" aria-label="Source 2">2</a>, see`
	if text := string(p.Analysis.Quadrants[0].Items[0]); !strings.Contains(text, numbered) {
		t.Errorf("a text is %s", text)
	}
	if x := view[page.Indicator](t, pages, "metres"); len(x.Sources) != 1 || x.Figures[0].Sources[0].Href != "#source.1" {
		t.Errorf("the indicator rests on %v", x.Sources)
	}
	for _, row := range view[page.Overview](t, pages, "indicators").Groups[0].Indicators {
		if row.LatestSources != nil {
			t.Error("a list of the site has numbers of sources, and no list of them")
		}
	}
}

// A plan with more sources than a list holds leaves the rest without numbers.
func TestSourcesAreBounded(t *testing.T) {
	var figures strings.Builder
	for i := range 600 {
		fmt.Fprintf(&figures, "      - {date: %d-%02d-01, value: 1, source: \"https://example.org/%d\"}\n", 1970+i/12, i%12+1, i)
	}
	p := view[page.Plan](t, pagesOf(t, harbour("indicators:\n  - id: metres\n    title: Metres\n    definition: d\n    owner: o\n    measures: [goal]\n    unit: m\n"+
		"    reading: point-in-time\n    direction: increase\n    frequency: annual\n    measurements:\n"+figures.String())), "harbour")
	if len(p.Sources) != 500 || len(p.Indicators[0].CourseSources) != 500 {
		t.Errorf("%d sources, of which the course has %d", len(p.Sources), len(p.Indicators[0].CourseSources))
	}
}
