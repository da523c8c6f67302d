package page_test

import (
	"fmt"
	"path"
	"reflect"
	"strings"
	"sync"
	"testing"

	"plansite/generator/page"
)

// long is a site in which every list of an item is longer than a page, made once.
func long(t *testing.T) built {
	t.Helper()
	once.Do(func() { longSite = makeLong(t) })
	return longSite
}

var (
	once     sync.Once
	longSite built
)

func makeLong(t *testing.T) built {
	const n = page.PerPage + 50
	var results, ups, indicators, risks, actions, mentions strings.Builder
	ids := func(prefix string) string {
		var all []string
		for i := range n {
			all = append(all, fmt.Sprintf("%s%d", prefix, i))
		}
		return strings.Join(all, ", ")
	}
	for i := range n {
		fmt.Fprintf(&ups, "  - {id: up%d, level: goal, title: Up %d, description: 'See [[one]], [[kpi0]], [[risk0]], [[act0]].'}\n", i, i)
		fmt.Fprintf(&results, "  - {id: res%d, level: output, title: Result %d, contributes_to: [one]}\n", i, i)
		fmt.Fprintf(&indicators, "  - {id: kpi%d, title: Indicator %d, measures: [one], unit: x, reading: annual, direction: increase, frequency: annual}\n", i, i)
		fmt.Fprintf(&risks, "  - {id: risk%d, type: strategic, category: weather, title: Risk %d, threatens: [one]}\n", i, i)
		fmt.Fprintf(&actions, "  - {id: act%d, title: Action %d, due: 2027-01-01, treats: [risk0], serves: [one]}\n", i, i)
	}
	plans := []string{"id: harbour\nkind: top\ntitle: The harbour\nresults:\n  - {id: one, level: outcome, title: One, contributes_to: [" + ids("up") + "]}\n" +
		ups.String() + results.String() + "indicators:\n" + indicators.String() +
		"  - {id: all, title: All, measures: [" + ids("up") + "], unit: x, reading: annual, direction: increase, frequency: annual}\n" +
		"risks:\n" + risks.String() + "  - {id: every, type: strategic, category: weather, title: Every, threatens: [" + ids("up") + "]}\n" +
		"actions:\n" + actions.String() + "  - {id: act, title: Act, due: 2027-01-01, treats: [" + ids("risk") + "], serves: [" + ids("up") + "]}\n" + mentions.String()}
	for i := range n {
		plans = append(plans, fmt.Sprintf("id: quay-%d\nkind: quay\ntitle: Quay %d\nparent: harbour\nmandate: It serves [[harbour]].\n", i, i))
	}
	return pagesOf(t, plans...)
}

// linksOf are the addresses of the links to further pages in a view model,
// wherever they stand in it.
func linksOf(v reflect.Value, found map[string]bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			linksOf(v.Elem(), found)
		}
	case reflect.Struct:
		if link, ok := v.Interface().(page.Link); ok {
			found[link.Href] = true
			return
		}
		for i := range v.NumField() {
			linksOf(v.Field(i), found)
		}
	case reflect.Slice:
		for i := range v.Len() {
			linksOf(v.Index(i), found)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			linksOf(v.MapIndex(key), found)
		}
	}
}

// Each list that does not fit on a page has numbered pages, and they exist.
func TestLongListsGoOn(t *testing.T) {
	pages := long(t)
	for id, lists := range map[string][]string{
		"harbour": {"mentions", "below", "results", "indicators", "risks", "actions"},
		"one":     {"chain", "below", "indicators", "risks", "actions", "mentions"},
		"kpi0":    {"mentions"}, "risk0": {"mentions", "actions"}, "act0": {"mentions"},
		"all": {"measures"}, "every": {"threatens"}, "act": {"treats", "serves"},
	} {
		p := pages["en/"+id+"/index.html"]
		found := map[string]bool{}
		linksOf(reflect.ValueOf(p.Build().Main), found)
		for _, list := range lists {
			further := id + "/" + list + "/2/"
			if !found["../"+further] {
				t.Errorf("the page of %s does not lead to %s", id, further)
			}
			if _, ok := pages["en/"+further+"index.html"]; !ok {
				t.Errorf("there is no page %s", further)
			}
			delete(found, "../"+further)
		}
		for href := range found {
			if name := path.Join("en", id, href); strings.HasSuffix(href, "/2/") && pages[name+"/index.html"].Path == "" {
				t.Errorf("the page of %s leads to %s, which is no page", id, href)
			}
		}
	}
	more := pages["en/harbour/risks/2/index.html"].Build()
	if entries := more.Main.(*page.More).Entries; len(entries) != 51 || entries[0].ID == "" {
		t.Errorf("the second page has %d entries, the first with the id %q", len(entries), entries[0].ID)
	}
	if heading := more.Heading; heading != "Risks: The harbour" {
		t.Errorf("the second page of a plan's risks is headed %q", heading)
	}
}

// A group of a list is linked to where it begins, and has its anchor only there.
func TestGroupsOverPages(t *testing.T) {
	pages := long(t)
	first := pages["en/results/index.html"].Build().Main.(*page.Overview)
	second := pages["en/results/2/index.html"].Build().Main.(*page.Overview)
	third := pages["en/results/3/index.html"].Build().Main.(*page.Overview)
	var jumps []string
	for _, jump := range first.Jump {
		jumps = append(jumps, jump.Href)
	}
	if got := strings.Join(jumps, " "); got != "../results/#level.goal ../results/2/#level.outcome ../results/2/#level.output" {
		t.Errorf("the list leads to %s", got)
	}
	if first.Groups[0].ID != "level.goal" || second.Groups[0].ID != "" || second.Groups[0].Heading != "Goals" || second.Groups[1].ID != "level.outcome" {
		t.Errorf("the groups of the second page are %q and %q", second.Groups[0].ID, second.Groups[1].ID)
	}
	if third.Groups[0].ID != "" || third.Pages.Previous == nil || third.Pages.Next != nil || third.Pages.Text != "Page 3 of 3" {
		t.Errorf("the last page is %+v", third.Pages)
	}
}

// The risks of a plan stand by gravity, and a cell of its map leads to its
// first risk.
func TestCellsLeadToRisks(t *testing.T) {
	risk := func(id string, likelihood, impact int) string {
		return fmt.Sprintf("  - {id: %s, type: strategic, category: weather, title: R, threatens: [goal], response: accept, approved_by: x, assessments: [{date: 2026-01-01, "+
			"inherent: {likelihood: 5, impact: 5}, residual: {likelihood: %d, impact: %d}}]}\n", id, likelihood, impact)
	}
	open := "  - {id: open, type: strategic, category: weather, title: R, threatens: [goal]}\n"
	got := view[page.Plan](t, pagesOf(t, harbour("risks:\n"+open+risk("low", 1, 1)+risk("high", 5, 4)+risk("mid", 3, 3)+risk("high-2", 5, 4))), "harbour")
	var order []string
	for _, row := range got.Risks[0].Risks {
		order = append(order, row.ID)
	}
	if text := strings.Join(order, " "); text != "high high-2 mid low open" || len(got.Risks) != 1 {
		t.Errorf("the risks stand in the order %s", text)
	}
	for _, href := range []string{`href="#high"`, `href="#mid"`, `href="#low"`} {
		if !strings.Contains(string(got.Heat.Picture), href) {
			t.Errorf("no cell has %s", href)
		}
	}
}

// A result says whether it stands at the top of the chain or only names
// nothing above it.
func TestTopOfChain(t *testing.T) {
	pages := pagesOf(t, harbour("  - {id: alone, level: output, title: Alone}\n"))
	if top := view[page.Result](t, pages, "goal").Top; top != "It stands at the top of the results chain." {
		t.Errorf("a goal says %q", top)
	}
	if top := view[page.Result](t, pages, "alone").Top; top != "It names no result that it contributes to." {
		t.Errorf("an output that contributes to nothing says %q", top)
	}
}
