package docx

import (
	"slices"
	"strings"
	"testing"
)

// document is the tree of document.xml for a fragment; the file as a whole is
// checked.
func document(t *testing.T, fragment string) *element {
	t.Helper()
	return checked(t, Document{HTML: []byte(fragment)}).tree(t, "word/document.xml")
}

func checked(t *testing.T, d Document) file {
	t.Helper()
	f := opened(t, encoded(t, d))
	f.check(t)
	return f
}

// outline is each paragraph as "style: text", without the style of plain text.
func outline(part *element) (out []string) {
	for _, p := range part.all("p") {
		line := p.says()
		if style := p.kids[0].values("pStyle", "val"); len(style) > 0 {
			line = style[0] + ": " + line
		}
		if line != "AfterTable: " {
			out = append(out, line)
		}
	}
	return out
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		reason, fragment string
		want             []string
	}{
		{"white space is one space", "<p> a \n\t b </p>", []string{"a b"}},
		{"across elements too", "<p>a <b> b</b><i> </i>c</p>", []string{"a b c"}},
		{"and none after a line break", "<p>a<br> b</p>", []string{"ab"}},
		{"a space that does not break stays", "<p>a&nbsp; b&nbsp;</p>", []string{"a\u00a0 b\u00a0"}},
		{"what is empty is no paragraph", "<p> </p><div></div>\n<p>a</p><p><br></p>", []string{"a"}},
		{"text beside blocks has a paragraph of its own", "<div>a<p>b</p>c</div>", []string{"a", "b", "c"}},
		{"a block within a link", `<a href="https://example.org/"><div>a</div>b</a>`, []string{"a", "b"}},
		{"headings", "<h1>a</h1><h2>b</h2><h6>c</h6>", []string{"Heading1: a", "Heading2: b", "Heading6: c"}},
		{"a quotation", "<blockquote><p>a</p><p>b</p></blockquote>c", []string{"Quote: a", "Quote: b", "c"}},
		{"terms and what they mean", "<dl><dt>a</dt><dd>b</dd></dl>", []string{"Term: a", "b"}},
		{"spaces in preformatted text stay", "<pre>\na  b\n  c\n</pre>", []string{"Preformatted: a  b  c"}},
		{"a rule", "a<hr>b", []string{"a", "Rule: ", "b"}},
		{"what is left out", `a<script>b</script><style>b</style><button>b</button><svg><text>b</text></svg><span class="x no-docx">b</span>` +
			`<span hidden>b</span><span aria-hidden="true">b</span><!-- b --><select><option>b</select>`, []string{"a"}},
		{"a picture is its alternative text", `<p>a <img alt="b"> c</p><figure><img alt="d"><figcaption>e</figcaption></figure><img>`, []string{"a b c", "d", "Caption: e"}},
		{"details keep what they hold", "<details><summary>a</summary><p>b</p></details>", []string{"b"}},
		{"a figure keeps its words", "<figure><svg><title>a</title></svg><figcaption>b</figcaption></figure>", []string{"Caption: b"}},
		{"characters that XML forbids", "<p>a\x01\x0b\ufffe\u00adb\x00 &#x1F;\xff</p>", []string{"ab \ufffd"}},
		{"characters that mean something in XML", `<p>&lt;a b="c"&gt; &amp; ]]&gt;</p>`, []string{`<a b="c"> & ]]>`}},
		{"the number of a source", `<p>238 of 366<a class="source-ref" href="#source-1">1</a></p>`, []string{"238 of 366[1]"}},
		{"quotation marks", "<p><q>a</q></p>", []string{"“a”"}},
	} {
		if got := outline(document(t, c.fragment)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestFormats(t *testing.T) {
	part := document(t, `<p><strong>a</strong><em>b</em><code>c</code><small>d</small><sup>e</sup><sub>f</sub><del>g</del><ins>h</ins><b><i>i</i></b><span lang="fr">j</span>k<a class="source-ref">l</a></p>`)
	want := map[string]string{"a": "b bCs", "b": "i iCs", "c": "rFonts", "d": "sz szCs", "e": "vertAlign", "f": "vertAlign", "g": "strike", "h": "u",
		"i": "b bCs i iCs", "j": "lang", "k": "", "[": "vertAlign", "l": "vertAlign", "]": "vertAlign"}
	for _, run := range part.all("r") {
		var names []string
		for _, properties := range run.all("rPr") {
			for _, kid := range properties.kids {
				names = append(names, kid.name)
			}
		}
		if got := strings.Join(names, " "); got != want[run.says()] {
			t.Errorf("%s has the properties %q, want %q", run.says(), got, want[run.says()])
		}
		delete(want, run.says())
	}
	if len(want) > 0 {
		t.Errorf("not there: %q", want)
	}
}

func TestLists(t *testing.T) {
	f := checked(t, Document{HTML: []byte(`<ol><li>a<ul><li>b</li></ul><p>c</p></li><li></li></ol><ol start="3" type="i"><li><ol><li>d</li></ol></li></ol><ol start="-1" type="x"><li><table><tr><td>e</table></ol>`)})
	var got []string
	for _, p := range f.tree(t, "word/document.xml").all("p") {
		line := p.says() + " " + strings.Join(p.values("numId", "val"), "") + "/" + strings.Join(p.values("ilvl", "val"), "") +
			" " + strings.Join(p.values("ind", "left"), "") + " " + strings.Join(p.values("ind", "hanging"), "")
		got = append(got, strings.TrimSpace(line))
	}
	want := []string{"a 2/0 425 425", "b 1/1 850 425", "c / 425", "2/0 425 425", "3/0 425 425", "d 4/1 850 425", "5/0 425 425", "e /", "/"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	numbering := f.tree(t, "word/numbering.xml")
	if got := numbering.values("startOverride", "val"); !slices.Equal(got, []string{"1", "3", "1", "1"}) {
		t.Errorf("the lists begin at %q", got)
	}
	var definitions []string
	for _, num := range numbering.all("num") {
		definitions = append(definitions, num.values("abstractNumId", "val")...)
	}
	if !slices.Equal(definitions, []string{"0", "1", "4", "1", "1"}) {
		t.Errorf("the lists are of the kinds %q", definitions)
	}
}

func TestListsDeeperThanWordCounts(t *testing.T) {
	part := document(t, strings.Repeat("<ul><li>a", 20))
	levels := part.values("ilvl", "val")
	if len(levels) != 20 || levels[19] != "8" {
		t.Errorf("the levels are %q", levels)
	}
}

func TestDirections(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		rtl          bool
		want         []stretch
	}{
		{"one direction", "a, b 1.", false, []stretch{{"a, b 1.", false}}},
		{"a foreign word, and what stands about it", "a (خطة) b", false, []stretch{{"a (", false}, {"خطة", true}, {") b", false}}},
		{"a Latin word in Arabic", "خطة (SG13).", true, []stretch{{"خطة (", true}, {"SG13", false}, {").", true}}},
		{"what stands between two words of one direction", "SG13, SG5 خطة", true, []stretch{{"SG13, SG5", false}, {" خطة", true}}},
		{"digits alone", "12", true, []stretch{{"12", true}}},
		{"no text", "", true, nil},
	} {
		if got := directions(c.text, c.rtl); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.reason, got, c.want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	f := checked(t, Document{Dir: "rtl", Language: "ar", Title: "خطة", Header: []Row{{"مصدر", "خطة"}}, HTML: []byte(`<p>خطة</p><p dir="ltr">plan</p><table><tr><td class="end">1</table>`)})
	part := f.tree(t, "word/document.xml")
	for _, p := range part.all("p") {
		if got, want := len(p.all("bidi")), 1; p.says() != "plan" && got != want {
			t.Errorf("%q runs from left to right", p.says())
		} else if p.says() == "plan" && got > 0 {
			t.Error("a paragraph from left to right runs the other way")
		}
	}
	if got := len(part.all("bidiVisual")); got != 2 {
		t.Errorf("%d of two tables run from right to left", got)
	}
	if got := len(part.all("sectPr")[0].all("bidi")); got != 1 {
		t.Error("the pages are bound at the left")
	}
}
