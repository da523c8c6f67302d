package markdown

import (
	"fmt"
	"slices"
	"testing"
)

func TestReferences(t *testing.T) {
	for _, tt := range []struct{ reason, src, want string }{
		{"by id", "See [[sg13]].", "See {sg13}."},
		{"with a text", "[[sg13|the group]]", "{sg13|the group}"},
		{"with a text as long as the id", "[[sg13|SG13]]", "{sg13|SG13}"},
		{"with a text that is the id", "[[sg13|sg13]]", "{sg13|sg13}"},
		{"with a value", "[[kpi#latest]]", "{kpi#latest}"},
		{"with a value and a text", "[[kpi#latest|so many]]", "{kpi#latest|so many}"},
		{"with a text that looks like one with a value", "[[kpi|kpi#latest]]", "{kpi|kpi#latest}"},
		{"with a heading in another Unicode form", "[[about#e\u0301tat]]", "{about#état}"},
		{"with spaces around its parts", "[[ sg13 | the group ]]", "{sg13|the group}"},
		{"with a text of spaces", "[[sg13| ]]", "{sg13}"},
		{"with a bar in its text", "[[a|b|c]]", "{a|b|c}"},
		{"with marks in its text, which stay text", "[[a|*b* <c>]]", "{a|*b* <c>}"},
		{"twice in a line, after a mark", "*[[a]]* **[[b]]**", "<em>{a}</em> <strong>{b}</strong>"},
		{"in a list and a quotation", "- [[a]]\n\n> [[b]]", "<ul>\n<li>{a}</li>\n</ul>\n<blockquote>\n<p>{b}</p>\n</blockquote>\n"},
		{"in a definition", "[[a]]\n: [[b]]", "<dl>\n<dt>{a}</dt>\n<dd>{b}</dd>\n</dl>\n"},
		{"in a code span it stays text", "`[[a]]` [[b]]", "<code>[[a]]</code> {b}"},
		{"in a code block too", "```\n[[a]]\n```", "<pre tabindex=\"0\"><code>[[a]]\n</code></pre>\n"},
		{"escaped it stays text", `\[[a]] \![[b]]`, "[[a]] !{b}"},
		{"a bracket of text before it", "[ [[a]] [x] ]", "[ {a} [x] ]"},
		{"an embed alone is a block", "a\n\n![[kpi]]\n\nb", "<p>a</p>\n!{kpi}<p>b</p>\n"},
		{"an embed is the whole text", "![[kpi]]", "!{kpi}"},
		{"with spaces around it", "  ![[kpi]]  ", "!{kpi}"},
		{"an embed alone in an entry of a list", "- a\n\n  ![[kpi]]", "<ul>\n<li>\n<p>a</p>\n!{kpi}</li>\n</ul>\n"},
		{"two embeds, each alone", "![[a]]\n\n![[b]]", "!{a}!{b}"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got := shown(clean(t, tt.src)); got != tt.want {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestReferencesInTable(t *testing.T) {
	doc := clean(t, "| [[h]] | `[[` |\n|---|---|\n| [[a\\|text]] | [[b#latest\\|c]] |\n| [[d]] | `]]` |\n")
	var got []string
	for _, ref := range doc.Refs {
		got = append(got, written(ref))
	}
	if want := []string{"{h}", "{a|text}", "{b#latest|c}", "{d}"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestReferencePositions: the place of a reference is that of its id.
func TestReferencePositions(t *testing.T) {
	for _, tt := range []struct{ reason, src, want string }{
		{"in a line", "a [[b]]", "1:5"},
		{"an embed", "x\n\n![[b]]", "3:4"},
		{"in characters, not bytes", "état [[b]]", "1:8"},
		{"the second of the same", "[[b]] [[b]]", "1:3 1:9"},
		{"in a list, a quotation and a heading", "- x\n  - [[b]]\n\n> [[c]]\n\n## [[d]]", "2:7 4:5 6:6"},
		{"in a table", "| a |\n|---|\n| [[b\\|c]] |", "3:5"},
		{"in a footnote, after what stands below it", "a[^1]\n\n[^1]: x [[b]]\n\n[[c]]", "5:3 3:11"},
		{"in a term", "[[b]]\n: x", "1:3"},
		{"with spaces", "[[  b ]]", "1:5"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			got := ""
			for _, ref := range clean(t, tt.src).Refs {
				got += fmt.Sprintf(" %d:%d", ref.Pos.Line, ref.Pos.Column)
			}
			if got != " "+tt.want {
				t.Errorf("%q: got%s, want %s", tt.src, got, tt.want)
			}
		})
	}
}
