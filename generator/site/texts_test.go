package site

import "testing"

func TestMentions(t *testing.T) {
	s := good(t, Options{}, whole)
	for id, want := range map[string]string{
		"about":  "sector",       // not itself
		"sector": "about",        //
		"goal-1": "sector about", // in the order of the site
		"kpi-1":  "sector goal-1 about",
		"kpi-2":  "goal-1", // once, though it is mentioned twice
		"sg1":    "sector",
		"act-2":  "risk-2",
		"oc-1":   "", // the front matter is no mention
	} {
		if got := ids(s.Item(id).Mentions()); got != want {
			t.Errorf("%s is mentioned by %q, want %q", id, got, want)
		}
	}
}

// TestMentionsInEveryText: each key that holds a text counts.
func TestMentionsInEveryText(t *testing.T) {
	archive := sector + page("p1", "[[x1]]") + group("sg1",
		`vision: "[[x2]]"`, `mission: "[[x3]]"`, `mandate: "[[x4]]"`, `value_proposition: "[[x5]]"`,
		`profile: [{label: L, text: "[[x6]]"}]`,
		`analysis: {summary: "[[x7]]", strengths: ["[[x8]]"], weaknesses: ["[[x9]]"], opportunities: ["[[x10]]"], threats: ["[[x11]]"]}`,
		`positioning: [{date: 2026-01-01, relevance: {score: 1, evidence: [a, "[[x19]]"]}, strength: {score: 1, evidence: ["[[x20]]"]}}]`,
		`results:`, `  - {id: oc-1, level: outcome, title: O, description: "[[x12]]", assumptions: [a, "[[x13]]"]}`,
		`indicators:`, `  - {id: kpi-1, title: K, definition: "[[x14]]", method: "[[x15]]", measures: [oc-1], unit: u, reading: point-in-time, direction: increase, frequency: annual}`,
		`risks:`, `  - {id: risk-1, type: strategic, category: delivery, title: R, threatens: [oc-1], description: "[[x16]]", controls: ["[[x17]]"]}`,
		`actions:`, `  - {id: act-1, title: A, due: 2026-01-01, description: "[[x18]]"}`)
	for _, id := range []string{"x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15", "x16", "x17", "x18", "x19", "x20"} {
		archive += group(id)
	}
	s := good(t, Options{}, archive)
	for id, want := range map[string]string{
		"x1": "p1", "x2": "sg1", "x3": "sg1", "x4": "sg1", "x5": "sg1", "x6": "sg1", "x7": "sg1", "x8": "sg1", "x9": "sg1", "x10": "sg1", "x11": "sg1",
		"x12": "oc-1", "x13": "oc-1", "x14": "kpi-1", "x15": "kpi-1", "x16": "risk-1", "x17": "risk-1", "x18": "act-1", "x19": "sg1", "x20": "sg1",
	} {
		if got := ids(s.Item(id).Mentions()); got != want {
			t.Errorf("%s is mentioned by %q, want %q", id, got, want)
		}
	}
}

func TestFragments(t *testing.T) {
	items := sector + group("sg1", "results:", "  - {id: oc-1, level: outcome, title: O}", "indicators:", kpi("kpi-1", "oc-1", "1"),
		"risks:", "  - {id: risk-1, type: strategic, category: delivery, title: R, threatens: [oc-1]}", "actions:", "  - {id: act-1, title: A, due: 2026-01-01}")
	about := page("p2", "## How it works\n\n## Télécom\n")
	for _, tt := range []refused{
		{"every value of an indicator", items + page("p1", "[[kpi-1#latest]] [[kpi-1#baseline]] [[kpi-1#target]] [[kpi-1#date]] [[kpi-1#rating]]"), nil},
		{"the value of each other sort", items + page("p1", "[[oc-1#rating]] [[risk-1#level]] [[act-1#status]]"), nil},
		{"a heading of a page", items + about + page("p1", "[[p2#how-it-works]]"), nil},
		{"a heading in another Unicode form", items + about + page("p1", "[[p2#te\u0301le\u0301com]]"), nil},
		{"a heading of its own", items + page("p1", "## Here\n\n[[p1#here]]"), nil},
		{"a value that it has not", items + page("p1", "a [[kpi-1#newest]]"), []string{"p1.md:6:5 unknown-value"}},
		{"a value of another sort", items + page("p1", "a [[risk-1#latest]]"), []string{"p1.md:6:5 unknown-value"}},
		{"a value of a plan, which has none", items + page("p1", "a [[sector#rating]]"), []string{"p1.md:6:5 unknown-value"}},
		{"a heading that is not there", items + about + page("p1", "[[p2#how-it-work]]"), []string{"p1.md:6:3 unknown-value"}},
		{"a value in the front matter", items + group("sg2", `mission: "a [[kpi-1#x]]"`), []string{"sg2.md:5:15 unknown-value"}},
	} {
		tt.test(t)
	}
	for archive, want := range map[string][2]string{
		items + page("p1", "[[kpi-1#lates]]"):              {`the indicator "kpi-1" has no value or heading "lates"`, `did you mean "latest"?`},
		items + about + page("p1", "[[p2#how-it-workss]]"): {`the page "p2" has no value or heading "how-it-workss"`, `did you mean "how-it-works"?`},
	} {
		_, diags := link(t, Options{}, archive)
		if d := diags.Sorted()[0]; d.Message != want[0] || d.Hint != want[1] {
			t.Errorf("got %q, hint %q; want %q", d.Message, d.Hint, want)
		}
	}
}

// TestBrokenReferenceOnce: what the compiler of texts has reported is not
// reported again.
func TestBrokenReferenceOnce(t *testing.T) {
	if s := good(t, Options{}, sector+page("p1", "a")); s == nil {
		t.Fatal("no site")
	}
}

// Only a report has tables of its own, each once, and those that there are.
func TestTablesOfReports(t *testing.T) {
	report := func(text string) string {
		return process + "== rep.md\n---\nid: rep-1\nkind: report\ntitle: R\nto: board\ndate: 2026-01-01\n---\n" + text + "\n"
	}
	for _, tt := range []refused{
		{"each table once", report("![[#late]]\n\n![[#risks]]"), nil},
		{"a table twice", report("![[#late]]\n\n![[#late]]"), []string{"rep.md:10:4 repeated-reference"}},
		{"no such table", report("![[#lates]]"), []string{"rep.md:8:4 unknown-value"}},
		{"a page", process + page("p1", "![[#late]]"), []string{"p1.md:6:4 broken-reference"}},
	} {
		tt.test(t)
	}
}
