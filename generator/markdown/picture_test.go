package markdown

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// pictured compiles the text of a file in a folder of content.
func pictured(src string, mode Mode) (*Doc, []diagnostic.Diagnostic) {
	list := new(diagnostic.List)
	doc := Compile([]byte(src), mode, locate(src), diagnostic.NewReporter("content/pages/guide.md", list))
	return doc, list.Sorted()
}

func TestPictures(t *testing.T) {
	for _, tt := range []struct {
		reason, src string
		mode        Mode
		label       string
		want        Picture
	}{
		{"alone in a paragraph it is a figure", `![A map](map.png "Where")`, Body, "A map", Picture{"content/pages/map.png", "Where", true}},
		{"in a sentence it is not", "See ![A map](map.png) here", Body, "A map", Picture{"content/pages/map.png", "", false}},
		{"nor in the front matter", "![A map](map.png)", Note, "A map", Picture{"content/pages/map.png", "", false}},
		{"a folder below", "![A](pictures/a.jpg)", Body, "A", Picture{"content/pages/pictures/a.jpg", "", true}},
		{"a folder beside", "![A](../pictures/a.JPEG)", Body, "A", Picture{"content/pictures/a.JPEG", "", true}},
		{"no alternative text", "![](./a.webp)", Body, "", Picture{"content/pages/a.webp", "", true}},
		{"marks in the words", `![*A* & \*b\* &lt; c](a.png "\"d\" &amp; e")`, Body, "A & *b* < c", Picture{"content/pages/a.png", `"d" & e`, true}},
		{"a reference in them is its id", "![A [[kpi]] b](a.png)", Body, "A kpi b", Picture{"content/pages/a.png", "", true}},
		{"a name that is defined elsewhere", "![A][a]\n\n[a]: a.png", Body, "A", Picture{"content/pages/a.png", "", true}},
	} {
		doc, found := pictured(tt.src, tt.mode)
		all := slices.Collect(doc.Pictures())
		if len(found) > 0 || len(all) != 1 {
			t.Errorf("%s: %d pictures, %v", tt.reason, len(all), found)
			continue
		}
		if all[0].Label != tt.label || *all[0].Picture != tt.want {
			t.Errorf("%s: got %q %+v, want %q %+v", tt.reason, all[0].Label, *all[0].Picture, tt.label, tt.want)
		}
	}
}

func TestPicturePlaces(t *testing.T) {
	doc, _ := pictured("a\n\n![b](c.png)\n\n- d ![e](f.png)", Body)
	if got, want := shown(doc), "<p>a</p>\n{|b}<ul>\n<li>d {|e}</li>\n</ul>\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := doc.Plain(func(ref *Ref) string { return ref.Label }), "a b d e"; strings.Join(strings.Fields(got), " ") != want {
		t.Errorf("the words are %q, want %q", got, want)
	}
	if doc, _ := pictured("![b](c.png)\n\nd ![e](f.png)", Body); named(doc.Lead) != "d e" {
		t.Errorf("the text begins with %q", named(doc.Lead))
	}
}

func TestRefusedPictures(t *testing.T) {
	for _, tt := range []struct{ reason, src, want, hint string }{
		{"from elsewhere", "a ![b](https://example.org/c.png)", "1:8 from elsewhere", "keep a copy"},
		{"from elsewhere in the same way", "![b](//example.org/c.png)", "1:6 from elsewhere", "keep a copy"},
		{"from nowhere", "![b](data:image/png;base64,x)", "1:6 from elsewhere", "keep a copy"},
		{"a program", "![b](javascript:x.png)", "1:6 from elsewhere", ""},
		{"no file", "![b]()", "1:1 names no file", "picture.png"},
		{"from the root", "![b](/c.png)", "1:6 no name", "from the folder of the text"},
		{"with a blank", "![b](<c d.png>)", "1:7 no name", ""},
		{"with an escape", "![b](c%20d.png)", "1:6 no name", ""},
		{"as Windows writes it", `![b](c\d.png)`, "1:6 no name", ""},
		{"a hidden file", "![b](.c.png)", "1:6 no name", ""},
		{"with a query", "![b](c.png?d.png)", "1:6 no name", ""},
		{"of other letters", "![b](é.png)", "1:6 no name", ""},
		{"up in the middle", "![b](c/../d.png)", "1:6 no name", ""},
		{"out of the content", "![b](../../c.png)", "1:6 in the folder content/", "beside the text"},
		{"SVG", "![b](c.svg)", "1:6 SVG", "PNG"},
		{"another kind", "![b](c.gif)", "1:6 no kind", ".png, .jpg or .webp"},
		{"a text", "![b](guide.md)", "1:6 no kind", ""},
		{"in a heading", "## a ![b](c.png)", "1:11 heading", "below the heading"},
		{"a caption that is not shown", `a ![b](c.png "d")`, "1:15 caption", "a line of its own"},
	} {
		_, found := pictured(tt.src, Body)
		if len(found) != 1 {
			t.Errorf("%s: found %v", tt.reason, found)
			continue
		}
		place, message, _ := strings.Cut(tt.want, " ")
		d := found[0]
		if got := strings.TrimPrefix(d.Place.String(), "content/pages/guide.md:"); got != place || !strings.Contains(d.Message, message) || !strings.Contains(d.Hint, tt.hint) {
			t.Errorf("%s: got %s: %s (%s)", tt.reason, got, d.Message, d.Hint)
		}
	}
}

func TestPictureWithoutText(t *testing.T) {
	doc, found := pictured("![a](b.png)\n\n![](c.png)", Body)
	if len(found) > 0 || len(doc.Doubts) != 1 || doc.Doubts[0].Code != "image-without-text" || doc.Doubts[0].Pos != (diagnostic.Pos{Line: 3, Column: 5}) {
		t.Errorf("got %+v and %v", doc.Doubts, found)
	}
}

func TestManyPictures(t *testing.T) {
	line := "![a](b.png)\n\n"
	if _, found := pictured(strings.Repeat(line, maxPictures), Body); len(found) > 0 {
		t.Errorf("refused: %v", found)
	}
	if _, found := pictured(strings.Repeat(line, maxPictures+100), Body); len(found) != 1 || found[0].Line != 2*maxPictures+1 {
		t.Errorf("one more gives %v", found)
	}
}
