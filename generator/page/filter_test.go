package page_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plansite/generator/page"
)

// choices are the values of the options of a select, by its name.
func choices(f *page.Filter) map[string]string {
	out := map[string]string{}
	for _, s := range f.Selects {
		var values []string
		for _, o := range s.Options {
			values = append(values, o.Value)
		}
		for _, g := range s.Groups {
			for _, o := range g.Options {
				values = append(values, o.Value)
			}
		}
		out[s.Name] = strings.Join(values, " ")
	}
	return out
}

func riskIn(id, kind, owner string, likelihood, impact int) string {
	return fmt.Sprintf("  - {id: %s, type: %s, category: weather, title: R, threatens: [goal], owner: %s, response: accept, approved_by: x, assessments: [{date: 2026-01-01, "+
		"inherent: {likelihood: 5, impact: 5}, residual: {likelihood: %d, impact: %d}}]}\n", id, kind, owner, likelihood, impact)
}

// A list offers the values that occur, and nothing where there is no choice.
func TestFilterOffersWhatOccurs(t *testing.T) {
	risks := "risks:\n" + riskIn("a", "strategic", "Board", 5, 5) + riskIn("b", "operational", "Crew", 1, 1)
	quay := "id: quay-1\nkind: quay\ntitle: Quay\nshort: Q1\nparent: harbour\nmandate: m\n"
	second := strings.ReplaceAll(strings.ReplaceAll(quay, "quay-1", "quay-2"), "Q1", "Q2") + "risks:\n" + strings.Replace(riskIn("c", "operational", "Board", 3, 3), "id: c", "id: q2-r", 1)
	pages := pagesOf(t, harbour(risks), quay+"risks:\n"+riskIn("d", "operational", "Board", 3, 3), second)
	got := choices(view[page.Overview](t, pages, "risks").Filter)
	if got["plan"] != "harbour kind.quay quay-1 quay-2" || got["type"] != "strategic operational" || got["owner"] != "Board Crew" {
		t.Errorf("the risks offer %v", got)
	}
	if _, ok := got["category"]; ok {
		t.Error("one category is no choice")
	}
	if view[page.Overview](t, pages, "actions").Filter != nil {
		t.Error("an empty list has a bar")
	}
	if view[page.Overview](t, pages, "quays").Filter != nil {
		t.Error("a list of plans has a bar")
	}
}

// Each value of an entry is one that its list offers.
func TestEntriesHaveValuesThatAreOffered(t *testing.T) {
	pages := long(t)
	for _, list := range []string{"indicators", "results", "risks", "actions"} {
		first := view[page.Overview](t, pages, list)
		offered := choices(first.Filter)
		for _, g := range first.Groups {
			for _, facets := range facetsOf(g) {
				for name, value := range map[string]string{"plan": facets.Plan, "level": facets.Level, "rating": facets.Rating, "status": facets.Status,
					"type": facets.Type, "category": facets.Category, "band": facets.Band, "appetite": facets.Appetite} {
					if options, ok := offered[name]; ok && value != "" && !slices.Contains(strings.Fields(options), value) {
						t.Errorf("%s: an entry has the %s %q of %s", list, name, value, options)
					}
				}
			}
		}
	}
	if second := pages["en/risks/2/index.html"].Build().Main.(*page.Overview); second.Filter != nil || second.Groups[0].Key == "" {
		t.Errorf("the second page has the bar %v, and its group the key %q", second.Filter, second.Groups[0].Key)
	}
}

func facetsOf(g page.OverviewGroup) (out []page.Facets) {
	for _, x := range g.Indicators {
		out = append(out, x.Facets)
	}
	for _, x := range g.Results {
		out = append(out, x.Facets)
	}
	for _, x := range g.Risks {
		out = append(out, x.Facets)
	}
	for _, x := range g.Actions {
		out = append(out, x.Facets)
	}
	return out
}

// Results stand by the gravest risk that threatens them, and name some of them.
func TestThreats(t *testing.T) {
	risks := "risks:\n" + strings.Replace(riskIn("low", "strategic", "o", 1, 1), "[goal]", "[goal, other]", 1)
	for i := range 6 {
		risks += strings.Replace(riskIn(fmt.Sprint("r", i), "strategic", "o", 2, 2), "[goal]", "[other]", 1)
	}
	risks += strings.Replace(riskIn("top", "strategic", "o", 5, 5), "[goal]", "[other]", 1)
	pages := pagesOf(t, harbour("  - {id: other, level: goal, title: Other}\n  - {id: safe, level: goal, title: Safe}\n"+risks))
	groups := view[page.Overview](t, pages, "risks/by-result").Groups
	if len(groups) != 2 || groups[0].Threats[0].ID != "other" || groups[1].Threats[0].ID != "goal" {
		t.Fatalf("the results stand in %d groups: %+v", len(groups), groups)
	}
	other := groups[0].Threats[0]
	if len(other.Risks) != 5 || other.Risks[0].ID != "top" || other.More == nil || other.More.Text != "and 3 more" || other.More.Href != "../../other/#risks" {
		t.Errorf("beside the result stand %d risks, first %s, then %+v", len(other.Risks), other.Risks[0].ID, other.More)
	}
}

// A plan's map shows moves where they are few; the map of the whole site,
// which the script filters, shows none. The plan above all shows that map too.
func TestMapsOfPlans(t *testing.T) {
	many := "risks:\n"
	for i := range 13 {
		many += riskIn(fmt.Sprint("m", i), "strategic", "o", 2, 2)
	}
	few := "id: quay-1\nkind: quay\ntitle: Quay\nparent: harbour\nmandate: m\nrisks:\n" + riskIn("f", "strategic", "o", 1, 2)
	pages := pagesOf(t, harbour(many), few)
	moves := func(f *page.Figure) int { return strings.Count(string(f.Picture), `class="move"`) }
	if n := moves(view[page.Plan](t, pages, "quay-1").Heat); n != 1 {
		t.Errorf("the map of one risk shows %d moves", n)
	}
	top := view[page.Plan](t, pages, "harbour")
	if top.HeatOf == nil || top.HeatOf.Href != "../risks/" || !strings.Contains(string(top.Heat.Picture), ">13<") || moves(top.Register) != 0 {
		t.Errorf("the first plan leads to %v", top.HeatOf)
	}
	if n := moves(view[page.Risk](t, pages, "f").Move); n != 1 {
		t.Errorf("the page of a risk shows %d moves", n)
	}
}
