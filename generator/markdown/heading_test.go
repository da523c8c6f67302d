package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestHeadingHTML(t *testing.T) {
	for _, tt := range []struct{ reason, src, want string }{
		{"an id and a visible link", "## How it works", `<h2 id="_how-it-works">How it works <a class="anchor" href="#_how-it-works" aria-labelledby="_how-it-works">#</a></h2>` + "\n"},
		{"a reference in it", "## About [[sg13]]", `<h2 id="_about-sg13">About {sg13} <a class="anchor" href="#_about-sg13" aria-labelledby="_about-sg13">#</a></h2>` + "\n"},
		{"letters of any script", "## Обзор", `<h2 id="_обзор">Обзор <a class="anchor" href="#_%D0%BE%D0%B1%D0%B7%D0%BE%D1%80" aria-labelledby="_обзор">#</a></h2>` + "\n"},
		{"an underlined heading", "How\n---", `<h2 id="_how">How <a class="anchor" href="#_how" aria-labelledby="_how">#</a></h2>` + "\n"},
		{"attributes are text", "## a {#b onclick=x}", `<h2 id="_a-b-onclick-x">a {#b onclick=x} <a class="anchor" href="#_a-b-onclick-x" aria-labelledby="_a-b-onclick-x">#</a></h2>` + "\n"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got := shown(clean(t, tt.src)); got != tt.want {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

// headings lists what headings src has: level, id and text.
func headings(t *testing.T, src string) []string {
	t.Helper()
	var out []string
	for _, h := range clean(t, src).Headings {
		out = append(out, fmt.Sprintf("%d %s %s", h.Level, h.ID, named(h.Text)))
	}
	return out
}

func TestHeadingIDs(t *testing.T) {
	long := strings.Repeat("ab", 60)
	for _, tt := range []struct {
		reason, src string
		want        []string
	}{
		{"small letters and hyphens", "## How it Works, 2025-2028!", []string{"2 _how-it-works-2025-2028 How it Works, 2025-2028!"}},
		{"the same twice, and a third that is named like the second", "## A\n## A\n## A 2\n## A", []string{"2 _a A", "2 _a-2 A", "2 _a-2-2 A 2", "2 _a-3 A"}},
		{"Arabic with marks", "## خُطَّة", []string{"2 _خُطَّة خُطَّة"}},
		{"Chinese", "## 战略 目标", []string{"2 _战略-目标 战略 目标"}},
		{"nothing that makes an id", "## ???", []string{"2 _section ???"}},
		{"nothing at all", "##\n## \n", []string{"2 _section ", "2 _section-2 "}},
		{"only digits", "## 2025", []string{"2 _2025 2025"}},
		{"a long one is cut", "## " + long, []string{"2 _" + long[:80] + " " + long}},
		{"marks and escapes are not part of the text", "## *A* `b` \\# &amp; [[x|the text]]", []string{"2 _a-b-amp-x-the-text A b # & the text"}},
		{"no id is that of an item", "## sg13", []string{"2 _sg13 sg13"}},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got := headings(t, tt.src); !slices.Equal(got, tt.want) {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestHeadingIDsSameInEveryForm(t *testing.T) {
	composed, apart := headings(t, "## Télécom"), headings(t, "## Te\u0301le\u0301com")
	if !slices.Equal(composed, apart) {
		t.Errorf("composed %q, decomposed %q", composed, apart)
	}
}

func TestHeadingLevels(t *testing.T) {
	for _, tt := range []struct {
		reason, src string
		want        string
	}{
		{"the first level lies under the page's title", "# A\n## B\n# C", "2 3 2"},
		{"an author who begins at two", "## A\n### B\n## C", "2 3 2"},
		{"an author who begins at three", "### A\n### B\n#### C", "2 2 3"},
		{"a level that is skipped is closed up", "## A\n#### B", "2 3"},
		{"equals stay equal", "## A\n#### B\n#### C\n### D", "2 3 3 3"},
		{"a higher one after a lower first", "#### A\n## B\n### C", "2 2 3"},
		{"back to the top after a skip", "## A\n###### B\n## C\n### D", "2 3 2 3"},
		{"there is no seventh level", "# A\n## B\n### C\n#### D\n##### E\n###### F", "2 3 4 5 6 6"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			var levels []string
			for _, h := range clean(t, strings.ReplaceAll(tt.src, "\n", "\n\n")).Headings {
				levels = append(levels, fmt.Sprint(h.Level))
			}
			if got := strings.Join(levels, " "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestFragmentLinks(t *testing.T) {
	for _, tt := range []struct{ reason, src, want string }{
		{"before the heading", "[x](#b-c)\n\n## B c", `<a href="#_b-c">x</a>`},
		{"with the underscore", "## B c\n\n[x](#_b-c)", `<a href="#_b-c">x</a>`},
		{"written with escapes", "## é\n\n[x](#%C3%A9)", `<a href="#_%C3%A9">x</a>`},
		{"in another Unicode form", "## é\n\n[x](#e\u0301)", `<a href="#_%C3%A9">x</a>`},
		{"to the second of two", "## A\n## A\n\n[x](#a-2)", `<a href="#_a-2">x</a>`},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got := shown(clean(t, tt.src)); !strings.Contains(got, tt.want) {
				t.Errorf("%q\n got %q\nwant in it %q", tt.src, got, tt.want)
			}
		})
	}
}
