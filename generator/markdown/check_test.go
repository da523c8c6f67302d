package markdown

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

func TestDiagnostics(t *testing.T) {
	for _, tt := range []struct {
		reason, src string
		want        []string
	}{
		{"a reference in the text of a link", "ab [x [[y]] z](https://example.org)", []string{"1:7 nested-link"}},
		{"a footnote there", "[x[^1]](https://example.org)\n\n[^1]: y", []string{"1:3 nested-link"}},
		{"an address there", "[x <https://a.org>](https://example.org)", []string{"1:5 nested-link"}},
		{"an embed in a sentence", "See ![[kpi]].", []string{"1:5 embed-place"}},
		{"two embeds in one paragraph", "![[a]]\n![[b]]", []string{"1:1 embed-place", "2:1 embed-place"}},
		{"an embed in a table", "| a |\n|---|\n| ![[kpi]] |", []string{"3:3 embed-place"}},
		{"an embed in a heading", "## ![[kpi]]", []string{"1:4 embed-place"}},
		{"a reference without an id", "a\n[[#heading]]", []string{"2:1 broken-reference"}},
		{"empty brackets", "a [[]] b", []string{"1:3 broken-reference"}},
		{"a reference without its text", "[[a|]]", []string{"1:1 broken-reference"}},
		{"a reference that is not closed", "é [[a b", []string{"1:3 broken-reference"}},
		{"a reference that an editor has wrapped", "x\ny [[a|long\ntext]] z", []string{"2:3 broken-reference"}},
		{"the bar of a reference in a table", "| a | b |\n|---|---|\n| x | é [[id|text]] |", []string{"3:9 cut-reference"}},
		{"the same in the first cell of an indented table", "  | a | b |\n  |---|---|\n  | [[id|text]] | y |", []string{"3:5 cut-reference"}},
		{"and in code, which the bar cuts too", "| a | b |\n|---|---|\n| `[[id|text]]` | y |", []string{"3:4 cut-reference"}},
		{"HTML inside a line", "a <b>c</b>", []string{"1:3 raw-html", "1:7 raw-html"}},
		{"an HTML block", "a\n\n<div onclick=x>\nb\n</div>", []string{"3:1 raw-html"}},
		{"a script", "<script>alert(1)</script>", []string{"1:1 raw-html"}},
		{"text after a comment in its line is left out with it", "<!-- a --> b", []string{"1:12 raw-html"}},
		{"text after a comment of several lines", "<!-- a\nb --> c", []string{"1:1 raw-html"}},
		{"a comment that is not closed", "x\n\n<!-- a\n\nb", []string{"3:1 open-comment"}},
		{"comments go in silence", "<!-- a -->\n\nb <!-- c --> d\n\n<!-- e\n\nf -->\n\ng", nil},
		{"an image from elsewhere", "a ![b](https://example.org/c.png)", []string{"1:8 image"}},
		{"an image with a reference in its description", "![b [[c]]](https://example.org/c.png)", []string{"1:12 image"}},
		{"a link to a heading that is not there", "a [b](#c)\n\n## D", []string{"1:7 broken-link"}},
		{"a link to nothing", "## D\n\n[b](#)", []string{"3:5 broken-link"}},
		{"a link without an address", "[b]()", []string{"1:1 bad-address"}},
		{"an embed in a list without empty lines", "- ![[a]]\n- b", []string{"1:3 embed-place"}},
		{"in one with empty lines it can stand", "- a\n\n  ![[a]]\n\n- b", nil},
		{"what an embed does not use", "![[a#latest]]\n\n![[b|c]]", []string{"1:1 unused-text", "3:1 unused-text"}},
		{"a footnote without its text", "é [^a] b", []string{"1:3 footnote"}},
		{"the same beside one that is there", "a[^1] [^2]\n\n[^1]: b", []string{"1:7 footnote"}},
		{"a footnote that nothing refers to", "a\n\n[^b]: c\n", []string{"3:1 footnote"}},
		{"marks that are shown as they are", "`[^a]` \\[^a] [^a](https://a.org) a^b\n\n```\n[^b]: c\n```", nil},
		{"control characters", "é\x1bb\x07\n\x7f\u0085\uFFFE", []string{"1:2 control-character", "1:4 control-character", "2:1 control-character", "2:2 control-character", "2:3 control-character"}},
		{"what turns the direction", "a \u202Eb\u202C \u2066c\u2069", []string{"1:3 control-character", "1:5 control-character", "1:7 control-character", "1:9 control-character"}},
		{"what scripts need", "a\u200Db\u200Cc\u200E\u00ADd\u00A0e", nil},
		{"each problem of a text", "a <b>\n[x](y) [[]]", []string{"1:3 raw-html", "2:5 bad-address", "2:8 broken-reference"}},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if _, got := compile(tt.src, Body); !slices.Equal(got, tt.want) {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for _, tt := range []struct {
		address string
		ok      bool
	}{
		{"https://example.org/a?b=c&d#e", true},
		{"http://example.org", true},
		{"HtTpS://example.org", true},
		{"https://пример.example/", true},
		{"mailto:tsb@example.org", true},
		{"https&colon;//example.org", true},
		{"javascript:alert(1)", false},
		{"JaVaScRiPt:alert(1)", false},
		{"java&#115;cript:alert(1)", false},
		{"&#106;avascript:alert(1)", false},
		{"javascript&#58;alert(1)", false},
		{"javascript&colon;alert(1)", false},
		{"&#x6A;avascript&#x3a;alert(1)", false},
		{"data:text/html,x", false},
		{"data:image/png;base64,x", false},
		{"vbscript:x", false},
		{"file:///etc/passwd", false},
		{"ftp://example.org", false},
		{"//example.org/", false},
		{"/en/sg13/", false},
		{"../sg13/", false},
		{"sg13.md", false},
		{"?a", false},
		{"https:", false},
		{"https:example.org", false},
		{"https:///a", false},
		{"https://a]]", false},
		{`https:\\example.org`, false},
		{"&#35;a", false},
		{"%6aavascript:alert(1)", false},
		{"<java\tscript:alert(1)>", false},
		{"<\u0001javascript:alert(1)>", false},
		{"<https://a b>", false},
	} {
		doc, found := compile("x [y]("+tt.address+") z", Body)
		found = slices.DeleteFunc(found, func(s string) bool { return strings.HasSuffix(s, "control-character") })
		switch {
		case tt.ok && len(found) > 0:
			t.Errorf("%q is refused: %q", tt.address, found)
		case !tt.ok && !slices.Equal(found, []string{"1:7 bad-address"}) && !slices.Equal(found, []string{"1:8 bad-address"}):
			t.Errorf("%q: got %q; HTML %q", tt.address, found, shown(doc))
		}
	}
	for _, src := range []string{"<javascript:alert(1)>", "<ftp://example.org>", "[x][1]\n\n[1]: javascript:alert(1)"} {
		if _, found := compile(src, Body); len(found) != 1 || !strings.HasSuffix(found[0], "bad-address") {
			t.Errorf("%q: got %q", src, found)
		}
	}
}

func TestRefusedIsNotShown(t *testing.T) {
	for _, tt := range []struct{ src, never string }{
		{"<script>alert(1)</script>", "alert"},
		{"a <img src=x onerror=alert(1)> b", "onerror"},
		{"<svg onload=alert(1)>", "onload"},
		{"<style>p{}</style>", "style"},
		{"![a](https://example.org/b.png)", "<img"},
		{"<!-- secret -->\n\ntext", "secret"},
	} {
		if doc, _ := compile(tt.src, Body); strings.Contains(shown(doc), tt.never) {
			t.Errorf("%q shows %q: %q", tt.src, tt.never, shown(doc))
		}
	}
}

func TestNote(t *testing.T) {
	for _, tt := range []struct {
		reason, src string
		want        []string
	}{
		{"a reference can stand there", "a [[b]]", nil},
		{"a heading cannot", "a\n\n## b", []string{"3:1 heading-place"}},
		{"nor a chart", "![[a]]", []string{"1:1 embed-place"}},
		{"nor a footnote", "é[^1]\n\n[^1]: b", []string{"1:2 footnote"}},
		{"but what looks like one in code", "`[^1]` \\[^1]", nil},
	} {
		if _, got := compile(tt.src, Note); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// TestWords shows what an author reads: the thing, and the remedy.
func TestWords(t *testing.T) {
	for _, tt := range []struct{ src, message, hint string }{
		{"| a | b |\n|---|---|\n| [[id|text]] | x |", "the | of this reference ends the table cell", `write \| for the bar inside a table: [[id\|text]]`},
		{"[x](#metod)", `no heading of this text has the address "#metod"`, "this text has no headings; link to things of this site with [[id]]"},
		{"- ![[b]]", "a chart needs empty lines around it, in a list too", "put it in a line of its own, with an empty line before and after, and the same indentation as the text of its entry"},
		{"![[b#latest]]", "what stands behind # or | is not shown with a chart", "write ![[b]] alone; [[b#...]] without ! prints a value"},
		{"a ![[b]]", "a chart cannot stand inside a sentence", "put it in a line of its own, with an empty line before and after"},
		{"[x](#metod)\n\n## Method", `no heading of this text has the address "#metod"`, `did you mean "method"?`},
		{"[x](javascript:y)", `the address "javascript:y" is not a web address`, "write it as https://... or mailto:..."},
		{"[x](sg13.md)", `the link "sg13.md" leads nowhere`, "link to things of this site with [[id]], and to others with https://..."},
		{"<b>\r\n", `HTML is not passed through: "<b>" is left out`, "write it in Markdown; to show the text itself, put it between backticks"},
		{"<div>\ntext\n</div>\n\nx", `HTML is not passed through: "<div>" to "</div>" is left out`, "write it in Markdown; to show the text itself, put it between backticks"},
		{"[[a", "what begins here is not a whole reference", `write [[id]] or [[id|text]] in one line; to show the brackets themselves, write \[[`},
	} {
		list := new(diagnostic.List)
		Compile([]byte(tt.src), Body, locate(tt.src), diagnostic.NewReporter("f.md", list))
		if all := list.Sorted(); len(all) != 1 || all[0].Message != tt.message || all[0].Hint != tt.hint {
			t.Errorf("%q: got %+v", tt.src, all)
		}
	}
}

// TestLength: a diagnostic covers what it is about.
func TestLength(t *testing.T) {
	for src, want := range map[string]int{
		"[x](/héé)":                            4,
		"a <b class=x>":                        11,
		"x ![[abc]]":                           6,
		"| a |b|\n|---|---|\n| [[é |x]] | y |": 4,
	} {
		list := new(diagnostic.List)
		Compile([]byte(src), Body, locate(src), diagnostic.NewReporter("f.md", list))
		if all := list.Sorted(); len(all) != 1 || all[0].Length != want {
			t.Errorf("%q: want a length of %d, got %+v", src, want, all)
		}
	}
}
