package page_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"plansite/generator/chart"
	"plansite/generator/page"
)

// boxes are the ids in the columns of a chain, sorted.
func boxes(t *testing.T, f *page.Figure) string {
	t.Helper()
	if f == nil {
		return ""
	}
	var columns []string
	for _, column := range f.Chart.(*chart.Chain).Columns {
		var ids []string
		for _, b := range column.Boxes {
			ids = append(ids, b.ID)
		}
		slices.Sort(ids)
		columns = append(columns, strings.Join(ids, " "))
	}
	return strings.Join(columns, " | ")
}

// inOutline are the addresses in a nested list, each with how deep it stands.
func inOutline(nodes []page.ChainNode, depth int) (out []string) {
	for _, n := range nodes {
		out = append(out, fmt.Sprintf("%d %s", depth, n.Link.Href))
		out = append(out, inOutline(n.Down, depth+1)...)
	}
	return out
}

// pier is a plan below the harbour.
const pier = `id: pier
kind: quay
title: The pier
short: Pier
parent: harbour
results:
  - {id: pier-oc, level: outcome, title: Pier outcome, contributes_to: [mid, goal]}
  - {id: pier-op, level: output, title: Pier output, contributes_to: [pier-oc]}
  - {id: pier-alone, level: output, title: Alone}
`

const harbourMore = "  - {id: goal-2, level: goal, title: Another goal}\n  - {id: mid, level: outcome, title: Mid, contributes_to: [goal]}\n"

func TestChains(t *testing.T) {
	pages := pagesOf(t, harbour(harbourMore), pier)
	for _, tt := range []struct{ what, got, want string }{
		{"a plan with another below", boxes(t, view[page.Plan](t, pages, "harbour").Chain), "goal goal-2 | mid | plan:pier"},
		{"a plan with another above", boxes(t, view[page.Plan](t, pages, "pier").Chain), "goal | mid | pier-oc | pier-alone pier-op"},
		{"a result in the middle", boxes(t, view[page.Result](t, pages, "mid").Chain), "goal | mid | pier-oc | pier-op"},
		{"a result at the foot", boxes(t, view[page.Result](t, pages, "pier-op").Chain), "goal | mid | pier-oc | pier-op"},
		{"a result tied to nothing", boxes(t, view[page.Result](t, pages, "pier-alone").Chain), ""},
		{"all", boxes(t, view[page.Framework](t, pages, "framework").Figure), "goal goal-2 | mid | plan:pier"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	got := inOutline(view[page.Plan](t, pages, "pier").Chain.Outline, 0)
	if want := []string{"0 ../goal/", "1 ../mid/", "2 ../pier-oc/", "3 ../pier-op/", "0 ../pier-alone/"}; !slices.Equal(got, want) {
		t.Errorf("the list is %q", got)
	}
	oc := view[page.Plan](t, pages, "pier").Chain.Outline[0].Down[0].Down[0]
	if len(oc.Also) != 1 || oc.Also[0].Href != "../goal/" {
		t.Errorf("what a result also contributes to is %+v", oc.Also)
	}
	folded := view[page.Framework](t, pages, "framework").Plans
	if len(folded) != 1 || len(folded[0].Chain) != 2 || len(folded[0].Chain[0].Also) != 2 {
		t.Errorf("the plans are %+v", folded)
	}
}

func TestGaps(t *testing.T) {
	pages := pagesOf(t, harbour(harbourMore+"indicators:\n  - {id: k, title: K, measures: [goal, mid], unit: x, reading: annual, direction: increase, frequency: annual}\n"), pier)
	gaps := func(all []page.Gap) string {
		var out []string
		for _, g := range all {
			var ids []string
			for _, x := range g.Entries {
				ids = append(ids, x.ID)
			}
			out = append(out, g.Heading+": "+strings.Join(ids, " "))
		}
		return strings.Join(out, "\n")
	}
	const ofHarbour = "1 highest aim with nothing that contributes to it: goal-2\n1 result with no indicator: goal-2"
	if got := gaps(view[page.Plan](t, pages, "harbour").Gaps); got != ofHarbour {
		t.Errorf("the gaps of the harbour are %s", got)
	}
	const ofPier = "3 results with no indicator: pier-oc pier-op pier-alone\n1 result below the top that contributes to nothing: pier-alone"
	if got := gaps(view[page.Plan](t, pages, "pier").Gaps); got != ofPier {
		t.Errorf("the gaps of the pier are %s", got)
	}
	const ofAll = "1 highest aim with nothing that contributes to it: goal-2\n4 results with no indicator: goal-2 pier-oc pier-op pier-alone\n" +
		"1 result below the top that contributes to nothing: pier-alone"
	if got := gaps(view[page.Framework](t, pages, "framework").Gaps); got != ofAll {
		t.Errorf("the gaps of all are %s", got)
	}
}

// An indicator whose results are not published measures nothing that a reader
// can see.
func TestIndicatorOfNothing(t *testing.T) {
	pages := pagesOf(t, harbour("  - {id: secret, level: goal, title: Secret, publish: false}\n"+
		"indicators:\n  - {id: k, title: K, measures: [secret], unit: x, reading: annual, direction: increase, frequency: annual}\n"))
	for _, g := range view[page.Plan](t, pages, "harbour").Gaps {
		if g.Heading == "1 indicator that measures nothing" && g.Entries[0].ID == "k" {
			return
		}
	}
	t.Errorf("the gaps are %+v", view[page.Plan](t, pages, "harbour").Gaps)
}

// wide is a site of plans with 6 results each: an outcome and five outputs.
func wide(t *testing.T, plans int) built {
	all := []string{harbour(harbourMore)}
	for i := range plans {
		var b strings.Builder
		fmt.Fprintf(&b, "id: q%d\nkind: quay\ntitle: Quay number %d of the harbour\nparent: harbour\nresults:\n", i, i)
		fmt.Fprintf(&b, "  - {id: q%d-oc, level: outcome, title: Ships that call at quay %d find what they need there, contributes_to: [mid, goal]}\n", i, i)
		for k := range 5 {
			fmt.Fprintf(&b, "  - {id: q%d-op%d, level: output, title: A guide to the quay for all who call there, contributes_to: [q%d-oc]}\n", i, k, i)
		}
		all = append(all, b.String())
	}
	return pagesOf(t, all...)
}

// A chain of many results is grouped, and its page stays light.
func TestWideChains(t *testing.T) {
	pages := wide(t, 25)
	p := pages["en/framework/index.html"]
	var html bytes.Buffer
	if err := layoutsOf(t).Render(&html, p.Layout, p.Build()); err != nil {
		t.Fatal(err)
	}
	if html.Len() > 150_000 {
		t.Errorf("the page of 150 results has %d bytes", html.Len())
	}
	main := view[page.Framework](t, pages, "framework")
	if got := boxes(t, main.Figure); !strings.HasPrefix(got, "goal goal-2 | mid | plan:q0 plan:q1 ") || len(main.Plans) != 25 {
		t.Errorf("the chain is %s, with %d plans to unfold", got, len(main.Plans))
	}
	if got := boxes(t, view[page.Plan](t, pages, "harbour").Chain); got != "goal goal-2 | mid" {
		t.Errorf("the plan with 25 below shows %s", got)
	}
	if got := boxes(t, view[page.Result](t, pages, "mid").Chain); !strings.HasPrefix(got, "goal | mid | plan:q0 plan:q1 ") {
		t.Errorf("a result with 150 below shows %s", got)
	}

	main = view[page.Framework](t, wide(t, 80), "framework")
	if got := boxes(t, main.Figure); got != "goal goal-2 | mid | all:plan:q0" {
		t.Errorf("the chain of 80 plans is %s", got)
	}
	if len(main.Plans) != 41 || main.Further != "39 further plans show their results on their own pages." || main.Gaps[1].More != "433 more are shown on the pages of their plans." {
		t.Errorf("%d plans to unfold, then %q; %q", len(main.Plans), main.Further, main.Gaps[1].More)
	}
}

// A plan with more results than can be read at once has them in one box.
func TestLongColumns(t *testing.T) {
	var more strings.Builder
	for i := range 100 {
		fmt.Fprintf(&more, "  - {id: op%d, level: output, title: O, contributes_to: [mid]}\n", i)
	}
	pages := pagesOf(t, harbour(harbourMore+more.String()))
	main := view[page.Plan](t, pages, "harbour")
	if got := boxes(t, main.Chain); got != "goal goal-2 | mid | all:op0" || main.ChainFolded == "" {
		t.Errorf("the chain is %s, folded under %q", got, main.ChainFolded)
	}
	if got := boxes(t, view[page.Result](t, pages, "op7").Chain); got != "goal | mid | op7" {
		t.Errorf("the chain of one of many is %s", got)
	}
}
