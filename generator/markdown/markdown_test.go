package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"plansite/generator/diagnostic"
)

// locate is a Locator over src: the first needle in the line from offset on,
// as the text of a content file is located.
func locate(src string) Locator {
	return func(offset int, needle string) diagnostic.Pos {
		before := src[:min(offset, len(src))]
		line, _, _ := strings.Cut(src[len(before):], "\n")
		if i := strings.Index(line, needle); i > 0 {
			before = src[:len(before)+i]
		}
		column := 1 + utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
		return diagnostic.Pos{Line: int32(1 + strings.Count(before, "\n")), Column: int32(column)}
	}
}

// compile compiles src and returns what was found, as "line:column code".
func compile(src string, mode Mode) (*Doc, []string) {
	list := new(diagnostic.List)
	doc := Compile([]byte(src), mode, locate(src), diagnostic.NewReporter("f.md", list))
	var found []string
	for _, d := range list.Sorted() {
		found = append(found, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Code))
	}
	return doc, found
}

// shown is the HTML of doc with its references written out: {id#fragment|text},
// with a ! before an embed.
func shown(doc *Doc) string {
	var b strings.Builder
	for i, segment := range doc.Segments {
		b.WriteString(segment)
		if i < len(doc.Refs) {
			b.WriteString(written(doc.Refs[i]))
		}
	}
	return b.String()
}

// named is what words say, with their references written out.
func named(w Words) string { return w.Fill(func(ref *Ref) string { return written(*ref) }) }

func written(ref Ref) string {
	var b strings.Builder
	if ref.Embed {
		b.WriteByte('!')
	}
	b.WriteString("{" + ref.Target)
	if ref.Fragment != "" {
		b.WriteString("#" + ref.Fragment)
	}
	if ref.Label != "" {
		b.WriteString("|" + ref.Label)
	}
	return b.String() + "}"
}

// clean compiles a text that has nothing wrong with it.
func clean(t *testing.T, src string) *Doc {
	t.Helper()
	doc, found := compile(src, Body)
	if len(found) > 0 {
		t.Errorf("%q: unexpected diagnostics %q", src, found)
	}
	return doc
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ reason, src, want string }{
		{"one paragraph leaves its tag out", "Plain *text*.", "Plain <em>text</em>."},
		{"two paragraphs keep theirs", "a\n\nb", "<p>a</p>\n<p>b</p>\n"},
		{"line ends of Windows are line ends", "a\r\n\r\nb\r\n", "<p>a</p>\n<p>b</p>\n"},
		{"lists, rules and quotations", "1. a\n2. b\n\n***\n\n> c", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<hr>\n<blockquote>\n<p>c</p>\n</blockquote>\n"},
		{"code is shown as it stands", "`a < b` and\n\n    *c*", "<p><code>a &lt; b</code> and</p>\n<pre tabindex=\"0\"><code>*c*\n</code></pre>\n"},
		{"a code block names its language", "```go\nx := 1\n```", "<pre tabindex=\"0\"><code class=\"language-go\">x := 1\n</code></pre>\n"},
		{"struck text", "~~old~~ new", "<del>old</del> new"},
		{"typographic quotes, dashes and dots", `"a" 'b' it's c -- d --- e...`, "&ldquo;a&rdquo; &lsquo;b&rsquo; it&rsquo;s c &ndash; d &mdash; e&hellip;"},
		{"entities and escapes", `&amp; &lt; \*x\* &#42;`, "&amp; &lt; *x* *"},
		{"definition lists", "SG\n: a study group\n: another", "<dl>\n<dt>SG</dt>\n<dd>a study group</dd>\n<dd>another</dd>\n</dl>\n"},
		{"an address becomes a link", "see https://example.org/a.", `see <a href="https://example.org/a">https://example.org/a</a>.`},
		{"so does one without a scheme", "www.example.org", `<a href="http://www.example.org">www.example.org</a>`},
		{"and a mail address", "<tsb@example.org>", `<a href="mailto:tsb@example.org">tsb@example.org</a>`},
		{"titles of links are escaped", `[x](https://example.org "a \"b\" <c>")`, `<a href="https://example.org" title="a &quot;b&quot; &lt;c&gt;">x</a>`},
		{"links by reference", "[x][1]\n\n[1]: https://example.org", "<p><a href=\"https://example.org\">x</a></p>\n"},
		{"upper case in an address", "[x](HTTPS://EXAMPLE.ORG)", `<a href="HTTPS://EXAMPLE.ORG">x</a>`},
		{"text is put into the form NFC", "Tele\u0301com", "Telécom"},
		{"a mark at the beginning does not join the tag before it", "\u0338 onclick=alert(1) x\n\n*\u0338*", "<p>\u0338 onclick=alert(1) x</p>\n<p><em>\u0338</em></p>\n"},
		{"nor one after a link", "[x](https://example.org)\u0338", "<a href=\"https://example.org\">x</a>\u0338"},
		{"a NUL is a space", "a\x00b `c\x00d`", "a b <code>c d</code>"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got := shown(clean(t, tt.src)); got != tt.want {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestTable(t *testing.T) {
	src := "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n| short |"
	want := `<div class="scroll" tabindex="0">
<table>
<thead>
<tr>
<th>a</th>
<th>b</th>
<th class="center">c</th>
<th class="end">d</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td>2</td>
<td class="center">3</td>
<td class="end">4</td>
</tr>
<tr>
<td>short</td>
<td></td>
<td></td>
<td></td>
</tr>
</tbody>
</table>
</div>
`
	if got := shown(clean(t, src)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFootnote(t *testing.T) {
	src := "Text.[^n] More.[^n]\n\n[^n]: See [[sg13]]."
	want := `<p>Text.<sup id="fnref:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup>` +
		` More.<sup id="fnref1:1"><a href="#fn:1" class="footnote-ref" role="doc-noteref">1</a></sup></p>` + `
<div class="footnotes" role="doc-endnotes">
<hr>
<ol>
<li id="fn:1">
<p>See {sg13}.&#160;<a href="#fnref:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>` +
		`&#160;<a href="#fnref1:1" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a></p>
</li>
</ol>
</div>
`
	if got := shown(clean(t, src)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	doc, _ := compile("Text.[^n]\n\n[^n]: Note.", Note)
	if got := shown(doc); strings.Contains(got, "footnote") {
		t.Errorf("a text of the front matter has footnotes: %s", got)
	}
}

func TestEmpty(t *testing.T) {
	for _, tt := range []struct {
		reason, src string
		want        bool
	}{
		{"no text", "", true},
		{"spaces and lines", " \n\t\n", true},
		{"a comment only", "<!-- to be written -->\n", true},
		{"an address for links only", "[a]: https://example.org", true},
		{"a word", "a", false},
		{"a reference only", "[[a]]", false},
		{"an embed only", "![[a]]", false},
	} {
		if doc := clean(t, tt.src); doc.Empty() != tt.want {
			t.Errorf("%s: Empty() is %v", tt.reason, doc.Empty())
		}
	}
	if !(*Doc)(nil).Empty() {
		t.Error("no document is not empty")
	}
}

func TestParagraph(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want bool
	}{
		{"one", true}, {"one\ntwo", true}, {"[[a]] one", true},
		{"one\n\ntwo", false}, {"- one", false}, {"## one", false}, {"![[a]]", false}, {"a[^1]\n\n[^1]: b", false},
	} {
		if doc := clean(t, tt.src); doc.Paragraph != tt.want {
			t.Errorf("%q: Paragraph is %v", tt.src, doc.Paragraph)
		}
	}
}

func TestLead(t *testing.T) {
	word := strings.Repeat("word ", 100)
	for _, tt := range []struct{ reason, src, want string }{
		{"the first paragraph, in one line", "One\ntwo.\n\nThree.", "One two."},
		{"not a heading, list or chart before it", "## H\n\n- list\n\n![[a]]\n\nText.", "Text."},
		{"no paragraph", "## H\n\n- list", ""},
		{"without marks", "*a* **b** `c` [d](https://example.org) e", "a b c d e"},
		{"entities and escapes resolved", `1\. a &amp; b \[c]`, "1. a & b [c]"},
		{"but for those in code", "`a &amp; b\\*`", `a &amp; b\*`},
		{"typographic", `"a" -- b`, "“a” – b"},
		{"references by their text, or to be filled", "[[a|Group #13]], [[b#latest]], [[c]]", "Group #13, {b#latest}, {c}"},
		{"references behind the cut are gone", "[[a]] " + word + "[[b]]", "{a} " + strings.TrimSpace(word[:194]) + "…"},
		{"markup in the text of a reference is text", "[[a|x < y &amp;]]", "x < y &amp;"},
		{"addresses", "https://example.org", "https://example.org"},
		{"spaces that keep words together", "et à qui\u202f?\nOui\u00a0: à tous", "et à qui\u202f? Oui\u00a0: à tous"},
		{"the form NFC", "e\u0301", "é"},
		{"cut at a word", word, strings.TrimSpace(word[:199]) + "…"},
		{"a long word cut where it must be", strings.Repeat("ж", 300), strings.Repeat("ж", 200) + "…"},
		{"no stop before the dots", strings.Repeat("a", 150) + ", " + strings.Repeat("b", 150), strings.Repeat("a", 150) + "…"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got := named(clean(t, tt.src).Lead); got != tt.want {
				t.Errorf("%q\n got %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

// TestLongText holds the time to the length of the text: many headings of one
// name once took the square of it.
func TestLongText(t *testing.T) {
	src := bytes.Repeat([]byte("#\n"), 200_000)
	list := new(diagnostic.List)
	doc := Compile(src, Body, func(int, string) diagnostic.Pos { return diagnostic.Pos{} }, diagnostic.NewReporter("f.md", list))
	if n := len(doc.Headings); n != 200_000 || doc.Headings[n-1].ID != "_section-200000" {
		t.Errorf("%d headings, the last is %q", n, doc.Headings[n-1].ID)
	}
	if errors, _ := list.Count(); errors != 1 || list.Sorted()[0].Code != "too-many-headings" {
		t.Errorf("diagnostics: %v", list.Sorted())
	}
}
