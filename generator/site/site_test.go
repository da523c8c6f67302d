package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
)

// vocabulary is a small site.yaml. A test that wants another value of one of
// its first keys gives that line in a file of its own.
const vocabulary = `home: sector
navigation: [sector, groups]
title: Test
publisher: nobody
as_of: 2026-06-30
period: {from: 2025, to: 2028}
description: Nothing yet
languages: [{code: en, name: English, locale: en}]
kinds: [{id: sector, title: Sector, plural: Sectors}, {id: group, title: Group, plural: Groups, overview: groups}]
levels:
  - {id: goal, title: Goal, plural: Goals}
  - {id: outcome, title: Outcome, plural: Outcomes}
  - {id: output, title: Output, plural: Outputs}
frequencies: [{id: annual, title: once a year, days: 366}]
risk:
  likelihood: [{title: "1"}, {title: "2"}, {title: "3"}, {title: "4"}, {title: "5"}]
  impact: [{title: "1"}, {title: "2"}, {title: "3"}, {title: "4"}, {title: "5"}]
  bands: [{id: low, title: Low}, {id: high, title: High}]
  matrix:
    - [low, low, low, low, high]
    - [low, low, low, high, high]
    - [low, low, high, high, high]
    - [low, high, high, high, high]
    - [high, high, high, high, high]
  categories:
    - {id: delivery, title: Delivery, appetite: low}
    - {id: novelty, title: Novelty, appetite: high}
`

// sector is a plan that many tests build upon.
const sector = `
== sector.md
---
id: sector
kind: sector
title: Sector
results:
  - {id: goal-1, level: goal, title: A goal}
---
`

// file is one file of an archive.
type file struct{ name, text string }

// split takes an archive apart: a line "== name" begins each file.
func split(archive string) []file {
	var out []file
	for part := range strings.SplitSeq("\n"+strings.TrimPrefix(archive, "\n"), "\n== ") {
		if name, text, ok := strings.Cut(part, "\n"); ok && name != "" {
			out = append(out, file{name, strings.TrimRight(text, "\n") + "\n"})
		}
	}
	return out
}

// override puts lines in the place of those of the vocabulary with their keys.
func override(lines string) string {
	out := vocabulary
	for line := range strings.Lines(lines) {
		key, _, _ := strings.Cut(line, ":")
		before, rest, _ := strings.Cut("\n"+out, "\n"+key+":")
		_, after, _ := strings.Cut(rest, "\n")
		out = strings.TrimPrefix(before+"\n"+line+after, "\n")
	}
	return out
}

// decode reads the archive as content; what it finds goes to diags.
func decode(t testing.TB, archive string, diags *diagnostic.List) (*plan.Config, []plan.Content) {
	t.Helper()
	config := vocabulary
	var docs []*source.Document
	for _, f := range split(archive) {
		if f.name == "site.yaml" {
			config = override(f.text)
			continue
		}
		doc, diag := source.Split(f.name, []byte(f.text))
		if diag != nil {
			t.Fatalf("%s: %v", f.name, diag)
		}
		docs = append(docs, doc)
	}
	c := plan.DecodeConfig("site.yaml", []byte(config), diags)
	if c.Broken {
		t.Fatalf("the vocabulary: %v", diags.Sorted())
	}
	var content []plan.Content
	for _, doc := range docs {
		content = append(content, plan.Decode(doc, c, diags))
	}
	return c, content
}

// link links an archive, which must decode without errors.
func link(t testing.TB, opt Options, archive string) (*Site, *diagnostic.List) {
	t.Helper()
	diags := new(diagnostic.List)
	c, content := decode(t, archive, diags)
	if diags.HasErrors() {
		t.Fatalf("the content: %v", diags.Sorted())
	}
	diags = new(diagnostic.List)
	return Link(c, content, opt, diags), diags
}

// good links an archive that has nothing wrong with it.
func good(t testing.TB, opt Options, archive string) *Site {
	t.Helper()
	s, diags := link(t, opt, archive)
	if s == nil || diags.Len() > 0 {
		t.Fatalf("unexpected: %v", lines(diags))
	}
	return s
}

// lines writes each diagnostic as "place code", with the places of its notes.
func lines(diags *diagnostic.List) []string {
	var out []string
	for _, d := range diags.Sorted() {
		line := fmt.Sprintf("%s %s", d.Place, d.Code)
		for _, n := range d.Notes {
			line += fmt.Sprintf(" (%s)", n.Place)
		}
		out = append(out, line)
	}
	return out
}

// ids are the ids of items, in their order.
func ids[T Item](items []T) string {
	var out []string
	for _, x := range items {
		out = append(out, x.Ref())
	}
	return strings.Join(out, " ")
}

// refused is a case of content that does not hold together.
type refused struct {
	reason  string
	archive string
	want    []string
}

func (tt refused) test(t *testing.T) {
	t.Run(tt.reason, func(t *testing.T) {
		s, diags := link(t, Options{}, tt.archive)
		if got := lines(diags); !slices.Equal(got, tt.want) {
			t.Errorf("\n got %q\nwant %q", got, tt.want)
		}
		if (s == nil) != diags.HasErrors() {
			t.Errorf("the site is there: %v, and there are errors: %v", s != nil, diags.HasErrors())
		}
	})
}

func TestItem(t *testing.T) {
	s := good(t, Options{}, whole)
	for id, sort := range map[string]string{
		"sector": "plan", "goal-1": "result", "kpi-1": "indicator", "risk-1": "risk", "act-1": "action", "about": "page",
	} {
		x := s.Item(id)
		if x == nil || x.Ref() != id || x.Sort().String() != sort || x.Name() == "" {
			t.Errorf("%s: got %v", id, x)
		}
	}
	if x := s.Item("nothing"); x != nil {
		t.Errorf("there is %v", x)
	}
}

func TestNaturalOrder(t *testing.T) {
	want := []string{"a", "a-1", "a-2", "a-10", "a2", "a02", "a10", "a10b2", "a10b10", "ab", "sg2", "sg11", "sg13", "sg13-kpi"}
	slices.Sort(want[4:6]) // of equal numbers the one that sorts first as text
	got := slices.Clone(want)
	slices.Sort(got)
	slices.SortFunc(got, compareIDs)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, a := range want {
		for _, b := range want {
			if x, y := compareIDs(a, b), compareIDs(b, a); x != -y || (x == 0) != (a == b) {
				t.Errorf("%s and %s compare as %d, and the other way round as %d", a, b, x, y)
			}
		}
	}
}

func TestPlanOrder(t *testing.T) {
	s := good(t, Options{}, sector+group("sg11")+group("sg2")+group("sg13")+page("b10", "")+page("b9", ""))
	if got, want := ids(s.Plans), "sector sg2 sg11 sg13"; got != want {
		t.Errorf("plans: %s, want %s", got, want)
	}
	if got, want := ids(s.Pages), "b9 b10"; got != want {
		t.Errorf("pages: %s, want %s", got, want)
	}
	if got, want := ids(s.PlansOf(s.Config.Kind("group"))), "sg2 sg11 sg13"; got != want {
		t.Errorf("groups: %s, want %s", got, want)
	}
}
