package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
)

func TestDangling(t *testing.T) {
	for _, tt := range []refused{
		{"every key that refers", sector + group("sg1", "parent: a1", "results:", "  - {id: op-1, level: output, title: A, contributes_to: [b1]}",
			"indicators:", kpi("kpi-1", "c1", "1"),
			"risks:", "  - {id: r1, type: strategic, category: delivery, title: R, threatens: [d1]}",
			"actions:", "  - {id: act-1, title: A, due: 2026-01-01, treats: [e1], serves: [f1]}"), []string{
			"sg1.md:5:9 dangling-reference", "sg1.md:7:58 dangling-reference", "sg1.md:9:38 dangling-reference",
			"sg1.md:11:73 dangling-reference", "sg1.md:13:53 dangling-reference", "sg1.md:13:67 dangling-reference"}},
		{"a text of each sort of item", sector + group("sg1", "mission: \"[[a1]]\"", "results:", "  - {id: op-1, level: output, title: A, assumptions: [x, \"[[b1]]\"]}"), []string{
			"sg1.md:5:13 dangling-reference", "sg1.md:7:61 dangling-reference"}},
		{"the body of a page", sector + page("p1", "a\n\n![[b1]]"), []string{"p1.md:8:4 dangling-reference"}},
		{"the vocabulary", sector + "== site.yaml\ndescription: \"See [[a1]].\"\n", []string{"site.yaml:7:21 dangling-reference"}},
		{"the menu", sector + "== site.yaml\nnavigation: [sector, a1, groups, risks]\n", []string{"site.yaml:2:22 dangling-reference"}},
		{"the home page", sector + "== site.yaml\nhome: a1\n", []string{"site.yaml:1:7 dangling-reference"}},
		{"an overview cannot be measured", sector + group("sg1", "indicators:", kpi("kpi-1", "results", "1")), []string{"sg1.md:6:38 dangling-reference"}},
		{"an overview has no values and cannot be embedded", sector + page("p1", "[[risks#level]] [[risks]]\n\n![[groups]]"),
			[]string{"p1.md:6:3 unknown-value", "p1.md:8:4 embed-place"}},
		{"the same twice in a list", sector + group("sg1", "results:", "  - {id: op-1, level: output, title: A, contributes_to: [goal-1, goal-1]}"),
			[]string{"sg1.md:6:66 repeated-reference"}},
	} {
		tt.test(t)
	}
}

func TestSuggestions(t *testing.T) {
	for _, tt := range []struct{ reason, archive, message, hint string }{
		{"a slip in an id", sector + group("sg13") + page("p1", "[[sg31]]"), `nothing has the id "sg31"`, `did you mean "sg13"?`},
		{"a slip in an overview", sector + page("p1", "[[grups]]"), `nothing has the id "grups"`, `did you mean "groups"?`},
		{"in the menu too", sector + "== site.yaml\nnavigation: [action]\n", `nothing has the id "action"`, `did you mean "actions"?`},
		{"the first of two that are as near, in natural order", sector + group("x100") + group("x90") + page("p1", "[[x1-0]]"), `nothing has the id "x1-0"`, `did you mean "x100"?`},
		{"a list of the few there are", "== s.md\n---\nid: sector\nkind: sector\ntitle: S\nparent: nowhere\n---\n", `nothing has the id "nowhere"`, "write one of: sector"},
		{"an overview cannot be embedded", sector + page("p1", "![[groups]]"), `the overview "groups" cannot be shown inside a text`, "link to it with [[groups]]"},
		{"a plan without headings has no values", sector + page("p1", "[[sector#x]]"), `the plan "sector" has no value or heading "x"`, "it has none at all; link to it with [[sector]]"},
		{"a former id twice", sector + group("sg1", "formerly: [old, old]"), `this plan has or had the id "old" already`, "remove it here"},
		{"a result of a lower level, without an article", sector + group("sg1", "results:", "  - {id: op-1, level: output, title: A}", "  - {id: oc-1, level: outcome, title: A, contributes_to: [op-1]}"),
			`"oc-1" (outcome) cannot contribute to "op-1" (output), which does not lie above it`, "name a result of a higher level, or of the same level in the plan above"},
		{"the wrong sort", sector + group("sg1", "parent: goal-1"), `"goal-1" is a result, and here goes a plan`, "name a plan"},
		{"with the right article", sector + group("sg1", "actions:", "  - {id: act-1, title: A, due: 2026-01-01, treats: [kpi-1]}", "indicators:", kpi("kpi-1", "goal-1", "1")),
			`"kpi-1" is an indicator, and here goes a risk`, "name a risk"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			_, diags := link(t, Options{}, tt.archive)
			if d := diags.Sorted()[0]; d.Message != tt.message || d.Hint != tt.hint {
				t.Errorf("got %q, hint %q\nwant %q, hint %q", d.Message, d.Hint, tt.message, tt.hint)
			}
		})
	}
}

func TestWrongSort(t *testing.T) {
	items := sector + group("sg1", "indicators:", kpi("kpi-1", "goal-1", "1"),
		"risks:", "  - {id: risk-1, type: strategic, category: delivery, title: R, threatens: [goal-1]}")
	for _, tt := range []refused{
		{"a parent that is a result", items + group("sg2", "parent: goal-1"), []string{"sg2.md:5:9 wrong-reference (sector.md:6:10)"}},
		{"a result that contributes to a plan", items + group("sg2", "results:", "  - {id: op-1, level: output, title: A, contributes_to: [sector]}"),
			[]string{"sg2.md:6:58 wrong-reference (sector.md:2:5)"}},
		{"an indicator that measures an indicator", items + group("sg2", "indicators:", kpi("kpi-2", "kpi-1", "1")), []string{"sg2.md:6:38 wrong-reference (sg1.md:6:10)"}},
		{"a risk that threatens a risk", items + group("sg2", "risks:", "  - {id: risk-2, type: strategic, category: delivery, title: R, threatens: [risk-1]}"),
			[]string{"sg2.md:6:77 wrong-reference (sg1.md:8:10)"}},
		{"an action that treats a result", items + group("sg2", "actions:", "  - {id: act-1, title: A, due: 2026-01-01, treats: [goal-1]}"),
			[]string{"sg2.md:6:53 wrong-reference (sector.md:6:10)"}},
		{"a home page about a result", items + "== site.yaml\nhome: goal-1\n", []string{"site.yaml:1:7 wrong-reference (sector.md:6:10)"}},
	} {
		tt.test(t)
	}
}

func TestLevels(t *testing.T) {
	result := func(id, level, to string) string {
		return fmt.Sprintf("  - {id: %s, level: %s, title: A, contributes_to: [%s]}", id, level, to)
	}
	for _, tt := range []refused{
		{"a higher level of the same plan", sector + group("sg1", "results:", result("op-1", "output", "oc-1"), result("oc-1", "outcome", "")), nil},
		{"a higher level of any plan", sector + group("sg1", "results:", result("oc-1", "outcome", "")) + group("sg2", "results:", result("op-1", "output", "oc-1")), nil},
		{"over a level", sector + group("sg1", "results:", result("op-1", "output", "goal-1")), nil},
		{"the same level of the plan above", sector + group("sg1", "parent: sector", "results:", result("goal-2", "goal", "goal-1")), nil},
		{"the same level of a plan higher up", sector + group("sg1", "parent: sector") + group("sg2", "parent: sg1", "results:", result("goal-2", "goal", "goal-1")), nil},
		{"the same level of the same plan", sector + group("sg1", "results:", result("oc-1", "outcome", ""), result("oc-2", "outcome", "oc-1")),
			[]string{"sg1.md:7:59 wrong-level (sg1.md:6:10)"}},
		{"the same level of a plan beside it", sector + group("sg1", "parent: sector", "results:", result("oc-1", "outcome", "")) +
			group("sg2", "parent: sector", "results:", result("oc-2", "outcome", "oc-1")), []string{"sg2.md:7:59 wrong-level (sg1.md:7:10)"}},
		{"the same level of the plan below", sector + group("sg1", "results:", result("goal-2", "goal", "goal-3")) + group("sg2", "parent: sg1", "results:", result("goal-3", "goal", "")),
			[]string{"sg1.md:6:58 wrong-level (sg2.md:7:10)"}},
		{"a plan above that is not found", sector + group("sg1", "parent: sectr", "results:", result("goal-2", "goal", "goal-1")), []string{"sg1.md:5:9 dangling-reference"}},
		{"a lower level", sector + group("sg1", "results:", result("goal-2", "goal", "oc-1"), result("oc-1", "outcome", "goal-1")),
			[]string{"sg1.md:6:58 wrong-level (sg1.md:7:10)"}},
		{"itself", sector + group("sg1", "results:", result("oc-1", "outcome", "oc-1")), []string{"sg1.md:6:59 wrong-level (sg1.md:6:10)"}},
		{"a loop, which needs one step that does not rise", sector + group("sg1", "parent: sector", "results:", result("goal-2", "goal", "goal-1")) +
			group("sg2", "parent: sg1", "results:", result("goal-3", "goal", "goal-2"), result("oc-1", "outcome", "goal-3")) +
			group("sg3", "results:", result("goal-4", "goal", "goal-3")), []string{"sg3.md:6:58 wrong-level (sg2.md:7:10)"}},
	} {
		tt.test(t)
	}
}

func TestParents(t *testing.T) {
	chain := func(n int) string {
		archive := sector
		above := "sector"
		for i := range n {
			id := fmt.Sprintf("p%d", i+1)
			archive += group(id, "parent: "+above)
			above = id
		}
		return archive
	}
	for _, tt := range []refused{
		{"a chain as long as may be", chain(maxGenerations), nil},
		{"one longer", chain(maxGenerations + 1), []string{"p13.md:5:9 parent-loop"}},
		{"its own parent", sector + group("sg1", "parent: sg1"), []string{"sg1.md:5:9 parent-loop"}},
		{"two that are each other's", sector + group("sg1", "parent: sg2") + group("sg2", "parent: sg1"), []string{"sg1.md:5:9 parent-loop"}},
		{"three in a ring", sector + group("sg1", "parent: sg2") + group("sg2", "parent: sg3") + group("sg3", "parent: sg1"), []string{"sg1.md:5:9 parent-loop"}},
		{"below a ring", sector + group("sg1", "parent: sg2") + group("sg2", "parent: sg3") + group("sg3", "parent: sg2"),
			[]string{"sg1.md:5:9 parent-loop", "sg2.md:5:9 parent-loop"}},
	} {
		tt.test(t)
	}
}

func TestHomeAndMenu(t *testing.T) {
	for _, tt := range []refused{
		{"plans, pages, items, overviews of the site and of a kind", sector + page("p1", "a") + "== site.yaml\nnavigation: [sector, p1, goal-1, risks, groups]\n", nil},
		{"no menu", sector + "== site.yaml\nnavigation: []\n", nil},
		{"a home page about what is not published", sector + group("sg1", "publish: false") + "== site.yaml\nhome: sg1\n", []string{"site.yaml:1:7 unpublished"}},
	} {
		tt.test(t)
	}
	s := good(t, Options{}, sector)
	if s.Home == nil || s.Home.Ref() != "sector" {
		t.Errorf("the home page is about %v", s.Home)
	}
	s = good(t, Options{Unpublished: true}, sector+group("sg1", "publish: false")+"== site.yaml\nhome: sg1\n")
	if s.Home == nil || s.Home.Ref() != "sg1" || !s.Home.Hidden() {
		t.Errorf("the home page is about %v", s.Home)
	}
}

func TestLinks(t *testing.T) {
	s := good(t, Options{}, whole)
	sector, sg1, sg2 := s.Plans[0], s.Plans[1], s.Plans[2]
	goal, oc1, op1, oc2 := s.Results[0], s.Results[1], s.Results[2], s.Results[3]
	for _, tt := range []struct{ what, got, want string }{
		{"all results", ids(s.Results), "goal-1 oc-1 op-1 oc-2"},
		{"all indicators", ids(s.Indicators), "kpi-1 kpi-2 kpi-3 kpi-4"},
		{"all risks", ids(s.Risks), "risk-1 risk-2"},
		{"all actions", ids(s.Actions), "act-1 act-2"},
		{"below the sector", ids(sector.Children), "sg1"},
		{"below the first group", ids(sg1.Children), "sg2"},
		{"above it", sg2.Above.Ref(), "sg1"},
		{"above an outcome", ids(oc2.Up), "oc-1 goal-1"},
		{"below the goal", ids(goal.Down), "oc-1 oc-2"},
		{"below an outcome", ids(oc1.Down), "op-1 oc-2"},
		{"indicators of an output", ids(op1.Indicators), "kpi-2 kpi-3"},
		{"results of an indicator", ids(s.Indicators[1].Results), "oc-1 op-1"},
		{"risks of the goal", ids(goal.Risks), "risk-1 risk-2"},
		{"results of a risk", ids(s.Risks[1].Results), "oc-1 goal-1"},
		{"actions of a risk", ids(s.Risks[0].Actions), "act-1 act-2"},
		{"risks of an action", ids(s.Actions[1].Risks), "risk-1 risk-2"},
		{"actions of a result", ids(op1.Actions), "act-2"},
		{"results of an action", ids(s.Actions[1].Results), "op-1"},
		{"the plan of an item", s.Actions[1].In().Ref(), "sg1"},
		{"words of the vocabulary", sg1.KindOf.Title + " " + oc1.LevelOf.Title + " " + s.Indicators[0].Often.Title + " " + s.Risks[0].Field.Title, "Group Outcome once a year Delivery"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, tt.got, tt.want)
		}
	}
}

// TestLost: what stands in a file that could not be read is no reference to
// nothing.
func TestLost(t *testing.T) {
	refs := func(ids string) string {
		return sector + group("sg1", "results:", "  - {id: op-1, level: output, title: A, contributes_to: ["+ids+"]}")
	}
	for _, tt := range []struct {
		reason, archive string
		lost            []string
		want            []string
	}{
		{"an id that a broken file has", refs("lost-1"), []string{"lost-1"}, nil},
		{"in a text too", refs("") + page("p1", "[[lost-1]] [[lost-1#latest]]"), []string{"lost-1"}, nil},
		{"as the home page", sector + "== site.yaml\nhome: lost-1\n", []string{"lost-1"}, nil},
		{"in the form that it should have", refs("lost-1"), []string{"Lost 1"}, nil},
		{"all of a file", refs("sg9, sg9-x"), []string{"sg9", "sg9-"}, nil},
		{"but no other", refs("lost-2, sg99"), []string{"lost-1", "sg9-"}, []string{"sg1.md:6:58 dangling-reference", "sg1.md:6:66 dangling-reference"}},
	} {
		diags := new(diagnostic.List)
		c, content := decode(t, tt.archive, diags)
		Link(c, content, Options{Lost: tt.lost}, diags)
		if got := lines(diags); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// TestBadID: an id in a wrong form is reported once, not at every reference.
func TestBadID(t *testing.T) {
	diags := new(diagnostic.List)
	c, content := decode(t, sector+group("SG 13")+page("p1", "[[sg-13]] [[SG 13]]"), diags)
	Link(c, content, Options{}, diags)
	if got, want := lines(diags), []string{"SG 13.md:2:5 bad-id"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestBrokenVocabulary: with errors in site.yaml, ids and references are still
// checked, and nothing is published.
func TestBrokenVocabulary(t *testing.T) {
	archive := sector + group("sg1", "parent: nothing") + group("sg1") + page("p1", "[[groups]]")
	for _, tt := range []struct {
		reason string
		damage func(c *plan.Config)
	}{
		{"a small error", func(*plan.Config) {}},
		{"no home", func(c *plan.Config) { c.Home = plan.Ref{} }},
		{"no levels, frequencies and categories", func(c *plan.Config) { c.Levels, c.Frequencies, c.Risk = nil, nil, &plan.RiskScale{} }},
	} {
		diags := new(diagnostic.List)
		c, content := decode(t, archive, diags)
		c.Broken = true
		tt.damage(c)
		s := Link(c, content, Options{}, diags)
		want := []string{"sg1.md:2:5 duplicate-id (sg1.md:2:5)", "sg1.md:5:9 dangling-reference"}
		if got := lines(diags); s != nil || !slices.Equal(got, want) {
			t.Errorf("%s: got %q and a site %v, want %q", tt.reason, got, s != nil, want)
		}
	}
}

// TestSuggestionsAreBounded: what it is to catch takes hours.
func TestSuggestionsAreBounded(t *testing.T) {
	var archive strings.Builder
	archive.WriteString(sector)
	for i := range 1500 {
		archive.WriteString(group(fmt.Sprintf("group-%d", i)))
	}
	for i := range 100 {
		archive.WriteString(page(fmt.Sprintf("p%d", i), strings.Repeat("[[grupo-1x]]\n\n", 1500)))
	}
	start := time.Now()
	_, diags := link(t, Options{}, archive.String())
	if took := time.Since(start); took > time.Minute {
		t.Errorf("it took %v", took)
	}
	if n, _ := diags.Count(); n != 150_000 || diags.Len() != 100*diagnostic.MaxPerFile {
		t.Errorf("%d errors, of which %d are kept", n, diags.Len())
	}
}
