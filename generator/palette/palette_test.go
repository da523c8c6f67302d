package palette

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// sheetOf are the default style sheets of a site.
func sheetOf(t testing.TB) []byte {
	t.Helper()
	names, err := filepath.Glob("../../assets/css/*.css")
	if err != nil || len(names) < 5 {
		t.Fatal(names, err)
	}
	var css []byte
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		css = append(css, text...)
	}
	return css
}

func read(t testing.TB, css string) *Palette {
	t.Helper()
	p, err := Read([]byte(css))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestResolve(t *testing.T) {
	const rect = `<svg class="chart"><rect class="a b" x="1"/></svg>`
	for _, c := range []struct{ reason, css, svg, want string }{
		{"a class becomes an attribute", ".a { fill: red }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"a class without rules goes", "", rect, `<svg><rect x="1"/></svg>`},
		{"more classes are more specific", ".chart .a { fill: red } .b { fill: blue }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"two classes of one element", ".a.b { fill: red } .a.c { fill: blue }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"the later rule wins", ".a { fill: red } .b { fill: blue }", rect, `<svg><rect x="1" fill="blue"/></svg>`},
		{"a class counts more than elements", ".a { fill: red } svg svg rect { fill: blue } svg rect { fill: green }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"a later layer wins", "@layer x, y; @layer y { .a { fill: red } } @layer x { .chart .a { fill: blue } }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"no layer wins over layers", ".a { fill: red } @layer x { .chart .a { fill: blue } }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"a layer inside a layer counts as it", "@layer x, y; @layer y { @layer x { .a { fill: red } } } @layer x { .chart .a { fill: blue } }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"what is important wins", ".a { fill: red !important } .chart .a { fill: blue }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"importance turns layers round", "@layer x, y; @layer y { .a { fill: red ! important } } @layer x { .a { fill: blue !important } } .a { fill: green !important }", rect, `<svg><rect x="1" fill="blue"/></svg>`},
		{"conditions are left out", "@media print { .a { fill: red } } @supports (fill: red) { .a { fill: red } } @layer x { @media (width > 1px) { .a { fill: red } } } @container (width > 1px) { .a { fill: red } }", rect, `<svg><rect x="1"/></svg>`},
		{"other selectors never apply", ".a:hover, .chart > .a, :is(.a, .b), .a::before, [class], #a, .a + .b, .a:not(.c) { fill: red }", rect, `<svg><rect x="1"/></svg>`},
		{"one of a list applies", ".a:hover, .b, .c > .d { fill: red }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"any element", "* { fill: red }", `<svg><title>t</title><rect/></svg>`, `<svg fill="red"><title>t</title><rect fill="red"/></svg>`},
		{"the page is around the picture", "html body .a { fill: red } main .a { fill: blue }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"descent may skip elements", ".r rect { fill: red }", `<svg class="r"><g><g><rect/></g></g><rect/></svg>`, `<svg><g><g><rect fill="red"/></g></g><rect fill="red"/></svg>`},
		{"a variable of the page", ":root { --ink: #123 } .a { fill: var(--ink) }", rect, `<svg><rect x="1" fill="#123"/></svg>`},
		{"a variable of the element", ":root { --x: #123; --y: #456 } .b { --r: var(--y) } .a { fill: var( --r ) }", rect, `<svg><rect x="1" fill="#456"/></svg>`},
		{"a variable of an element around", ".chart { --r: #456 } .a { fill: var(--r, red) }", rect, `<svg><rect x="1" fill="#456"/></svg>`},
		{"a variable is resolved where it is declared", ":root { --x: red; --r: var(--x) } .chart { --x: blue } .a { fill: var(--r) }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"a fallback", ".a { fill: var(--r, var(--s, rgb(1, 2, 3))); stroke: var(--r) }", rect, `<svg><rect x="1" fill="rgb(1, 2, 3)"/></svg>`},
		{"no variable, no value", ".a { fill: red } .chart .a { fill: var(--r) }", rect, `<svg><rect x="1"/></svg>`},
		{"a circle of variables has no value", ".a { --x: var(--y, red); --y: var(--x, blue); --z: var(--y, green); fill: var(--x); stroke: var(--z) }", rect, `<svg><rect x="1" stroke="green"/></svg>`},
		{"the light one of two", ".a { fill: light-dark(#fff, #000) }", rect, `<svg><rect x="1" fill="#fff"/></svg>`},
		{"the current colour", ".chart { color: red } .a { fill: currentColor } .b { stroke: currentcolor }", rect, `<svg><rect x="1" fill="red" stroke="red"/></svg>`},
		{"the colour of the element itself", ".chart { color: red } .a { color: blue; fill: currentColor }", rect, `<svg><rect x="1" fill="blue"/></svg>`},
		{"the colour of the page", "html { color: var(--ink) } :root { --ink: #123 } .a { fill: currentColor }", rect, `<svg><rect x="1" fill="#123"/></svg>`},
		{"a property of the style wins over the element's own", ".chart { overflow: visible }", `<svg class="chart" overflow="hidden"/>`, `<svg overflow="visible"/>`},
		{"an attribute that no style sets stays", ".chart { fill: red }", `<svg class="chart" stroke="blue"/>`, `<svg stroke="blue" fill="red"/>`},
		{"nothing is seen, in every viewer", ".a { fill: transparent }", rect, `<svg><rect x="1" fill="none"/></svg>`},
		{"what is inherited anyway", ".a { fill: inherit; stroke: unset }", rect, `<svg><rect x="1"/></svg>`},
		{"properties that are on no list", ".a { background: red; filter: none; font-family: serif; mask: none }", rect, `<svg><rect x="1"/></svg>`},
		{"addresses", ".a { fill: url(#x); stroke: url(http://a) } .b { --x: url(x); stroke: var(--x) red }", rect, `<svg><rect x="1"/></svg>`},
		{"characters of markup", `.a { fill: "><script>"; stroke: a"b; stroke-width: &lt; } .b { --x: '"/>'; stroke: var(--x) }`, rect, `<svg><rect x="1"/></svg>`},
		{"a rule inside a rule", ".a { .b { fill: red } &:hover { fill: red } stroke: blue; @media print { fill: red } }", rect, `<svg><rect x="1" stroke="blue"/></svg>`},
		{"comments", "/* .a */ .a /* b */ { /* c */ fill /* d */ : /* e */ red /* f */ ; }", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"broken rules do not break others", "} .b { fill } .c { ; : ; fill: } .a { fill: red } .e {", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"a semicolon ends no selector", ".b { fill: blue } ; .a { fill: red }", rect, `<svg><rect x="1" fill="blue"/></svg>`},
		{"a sheet that ends early", ".a { fill: red", rect, `<svg><rect x="1" fill="red"/></svg>`},
		{"a value of many words", ".a { stroke-dasharray: 2  3; paint-order: stroke }", rect, `<svg><rect x="1" paint-order="stroke" stroke-dasharray="2 3"/></svg>`},
	} {
		if got := read(t, c.css).Resolve([]byte(c.svg)); string(got) != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.reason, c.css, got, c.want)
		}
	}
}

func TestReadRefusesHugeSheets(t *testing.T) {
	if _, err := Read(make([]byte, maxSheet+1)); err == nil {
		t.Error("read")
	}
}

func TestExpansionIsBounded(t *testing.T) {
	css := ".a { --x0: red; "
	for i := range 60 {
		css += "--x" + string(rune('a'+i%26)) + strings.Repeat("y", i/26) + ": var(--x0) var(--x0);"
		css += strings.ReplaceAll("--N: var(--P) var(--P);", "N", "n"+strings.Repeat("i", i+1))
		css = strings.ReplaceAll(css, "--P", "--n"+strings.Repeat("i", i))
	}
	css += "--n: red; fill: var(--n" + strings.Repeat("i", 60) + "); stroke: var(--nii) } "
	css += ".b { stroke-width: " + strings.Repeat("var(--q, ", 200) + "1" + strings.Repeat(")", 200) + " }"
	got := string(read(t, css).Resolve([]byte(`<svg class="a"><g class="b"/></svg>`)))
	if want := `<svg stroke="red red red red"><g/></svg>`; got != want {
		t.Errorf("got %s", got)
	}
}

func TestWhatIsNoPicturePassesUnchanged(t *testing.T) {
	p := read(t, "* { fill: red }")
	for _, text := range []string{
		"<", "<svg", "<svg>", "</svg>", "<svg></g>", "<svg/", "<svg / >", "<svg a>", "<svg a=b>", "<svg a='b'/>", `<svg a="b/>`, `<svg a="<"/>`, `<svg a="b"c="d"/>`,
		"<!-- a -->", "<?xml version='1.0'?><svg/>", "<svg><![CDATA[a]]></svg>", "< svg/>", "<é/>",
		strings.Repeat("<g>", 200) + strings.Repeat("</g>", 200), "<g" + strings.Repeat(` a="b"`, 100) + "/>",
	} {
		if got := p.Resolve([]byte(text)); string(got) != text {
			t.Errorf("%s became %s", text, got)
		}
	}
}

// drawing is a picture as package chart may write one.
func drawing(t *rapid.T) string {
	name := rapid.SampledFrom([]string{"svg", "g", "rect", "text", "title", "a", "path"})
	text := rapid.SampledFrom([]string{"", "a", "é <", "&\"'", "\n", "日本", ">"})
	attr := rapid.SampledFrom([]string{"class", "x", "xml:lang", "fill", "overflow", "aria-label", "stroke"})
	var b bytes.Buffer
	var element func(depth int)
	element = func(depth int) {
		n := name.Draw(t, "name")
		b.WriteString("<" + n)
		for _, a := range rapid.SliceOfNDistinct(attr, 0, 4, rapid.ID).Draw(t, "attributes") {
			value := rapid.SampledFrom([]string{"chart", "mark mark-at-risk", "label", "", "a&b", `"`}).Draw(t, "value")
			b.WriteString(" " + a + `="`)
			_ = xml.EscapeText(&b, []byte(value))
			b.WriteString(`"`)
		}
		if depth == 4 || rapid.Bool().Draw(t, "empty") {
			b.WriteString("/>")
			return
		}
		b.WriteString(">")
		for range rapid.IntRange(0, 3).Draw(t, "children") {
			_ = xml.EscapeText(&b, []byte(text.Draw(t, "text")))
			element(depth + 1)
		}
		b.WriteString("</" + n + ">")
	}
	element(0)
	return b.String()
}

// tokens are what an XML reader sees, without the attributes that a style may
// write.
func tokens(t require, svg []byte) []xml.Token {
	var out []xml.Token
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%v in %s", err, svg)
		}
		if start, ok := token.(xml.StartElement); ok {
			for i, a := range start.Attr {
				if slices.ContainsFunc(start.Attr[:i], func(b xml.Attr) bool { return a.Name == b.Name }) {
					t.Fatalf("%s has %s twice", svg, a.Name.Local)
				}
			}
			start.Attr = slices.DeleteFunc(start.Attr, func(a xml.Attr) bool {
				return a.Name.Local == "class" || slices.Contains(properties, a.Name.Local)
			})
			token = start
		}
		out = append(out, xml.CopyToken(token))
	}
}

type require interface{ Fatalf(string, ...any) }

// The scanner sees in a picture what a reader of XML sees.
func TestScannerAgreesWithXML(t *testing.T) {
	p, err := Read(sheetOf(t))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		svg := []byte(drawing(t))
		got := p.Resolve(svg)
		want, have := tokens(t, svg), tokens(t, got)
		if !slices.EqualFunc(want, have, func(a, b xml.Token) bool { return same(a, b) }) {
			t.Fatalf("%s\nbecame %s", svg, got)
		}
		if bytes.Contains(got, []byte(" class=")) {
			t.Fatalf("a class in %s", got)
		}
	})
}

func same(a, b xml.Token) bool {
	switch a := a.(type) {
	case xml.StartElement:
		b, ok := b.(xml.StartElement)
		return ok && a.Name == b.Name && slices.Equal(a.Attr, b.Attr)
	case xml.EndElement:
		b, ok := b.(xml.EndElement)
		return ok && a.Name == b.Name
	case xml.CharData:
		b, ok := b.(xml.CharData)
		return ok && bytes.Equal(a, b)
	}
	return a == b
}

func TestSameForAllGoroutines(t *testing.T) {
	css := sheetOf(t)
	p, err := Read(css)
	if err != nil {
		t.Fatal(err)
	}
	svg, err := os.ReadFile("../chart/testdata/bullets.svg")
	if err != nil {
		t.Fatal(err)
	}
	fresh, _ := Read(css)
	want := fresh.Resolve(svg)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 50 {
				if !bytes.Equal(p.Resolve(svg), want) {
					t.Error("differs")
				}
			}
		})
	}
	all.Wait()
}

// Styles are kept, but not without bound.
func TestKeptStylesAreBounded(t *testing.T) {
	p := read(t, ".x1 { fill: red }")
	for i := range 3 * maxNodes {
		p.Resolve([]byte(`<svg class="c` + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + `"/>`))
	}
	if n := len(p.body.kept()); n > maxNodes {
		t.Errorf("%d styles are kept", n)
	}
	if got := p.Resolve([]byte(`<svg class="x1"/>`)); string(got) != `<svg fill="red"/>` {
		t.Errorf("got %s", got)
	}
}

func FuzzResolve(f *testing.F) {
	f.Add(".a { fill: var(--x, red) } :root { --x: light-dark(a, b) } @layer a, b; @layer b { .a { stroke: c } }", `<svg class="a"><g b="c"/></svg>`)
	f.Add("@media { } } .a{fill:var(--b,", "<svg>")
	f.Fuzz(func(t *testing.T, css, svg string) {
		p, err := Read([]byte(css))
		if err != nil {
			t.Skip()
		}
		got := p.Resolve([]byte(svg))
		if !bytes.Equal(got, p.Resolve([]byte(svg))) {
			t.Errorf("differs the second time: %q", got)
		}
		if xml.Unmarshal([]byte(svg), new(any)) == nil && xml.Unmarshal(got, new(any)) != nil {
			t.Errorf("%q became %q", svg, got)
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	p, err := Read(sheetOf(b))
	if err != nil {
		b.Fatal(err)
	}
	svg, err := os.ReadFile("../chart/testdata/trend.svg")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(svg)))
	b.ReportAllocs()
	for b.Loop() {
		p.Resolve(svg)
	}
}

func BenchmarkRead(b *testing.B) {
	css := sheetOf(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(css); err != nil {
			b.Fatal(err)
		}
	}
}
