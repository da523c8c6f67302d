package source_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/source"
)

const bom = "\uFEFF"

// read reads text as the file content/a.md.
func read(t *testing.T, text string) (*source.Document, string) {
	t.Helper()
	fsys := fstest.MapFS{"content/a.md": {Data: []byte(text)}}
	doc, diag, err := source.Read(fsys, "content/a.md")
	if err != nil {
		t.Fatal(err)
	}
	if diag == nil {
		return doc, ""
	}
	if doc != nil {
		t.Errorf("%q gives a document and a diagnostic", text)
	}
	if diag.Message == "" || diag.Hint == "" {
		t.Errorf("%q: no message or no remedy: %+v", text, diag)
	}
	return nil, diag.Place.String() + " " + diag.Code
}

func TestSplit(t *testing.T) {
	cases := []struct {
		reason, text string
		front        string
		frontLine    int
		body         string
		bodyLine     int
	}{
		{"front matter begins at line 2", "---\nid: a\n---\nText\n", "id: a\n", 2, "Text\n", 4},
		{"a byte-order mark is no part of it", bom + "---\nid: a\n---\nText\n", "id: a\n", 2, "Text\n", 4},
		{"CRLF line ends stay, and count as one", "---\r\nid: a\r\n---\r\nText\r\n", "id: a\r\n", 2, "Text\r\n", 4},
		{"no newline at the end of the text", "---\nid: a\n---\nText", "id: a\n", 2, "Text", 4},
		{"no newline at the end of the front matter", "---\nid: a\n---", "id: a\n", 2, "", 3},
		{"blank lines before it move its lines", "\n\n---\nid: a\n---\nText\n", "id: a\n", 4, "Text\n", 6},
		{"a byte-order mark, blank lines and CRLF together", bom + "\r\n \r\n---\r\nid: a\r\n---\r\nText", "id: a\r\n", 4, "Text", 6},
		{"blanks behind the dashes are not seen, and do not matter", "--- \t\nid: a\n---  \nText", "id: a\n", 2, "Text", 4},
		{"an empty block is the decoder's business", "---\n---\nText", "", 2, "Text", 3},
		{"blank lines in the block count", "---\n\nid: a\n\n---\nText", "\nid: a\n\n", 2, "Text", 6},
		{"a rule in the text is no third fence", "---\nid: a\n---\nText\n\n---\nMore", "id: a\n", 2, "Text\n\n---\nMore", 4},
		{"longer dashes close nothing", "---\nid: a\n----\nb: c\n---\nText", "id: a\n----\nb: c\n", 2, "Text", 6},
		{"dashes before a value close nothing", "---\nid: a\n--- b\n- c\n---\n", "id: a\n--- b\n- c\n", 2, "", 6},
		{"any script", "---\ntitle: 目标\n---\nهدف", "title: 目标\n", 2, "هدف", 4},
	}
	for _, c := range cases {
		doc, problem := read(t, c.text)
		if doc == nil {
			t.Errorf("%s: refused: %s", c.reason, problem)
			continue
		}
		if string(doc.Front) != c.front || doc.FrontLine != c.frontLine {
			t.Errorf("%s: front matter %q from line %d, want %q from %d", c.reason, doc.Front, doc.FrontLine, c.front, c.frontLine)
		}
		if string(doc.Body) != c.body || doc.BodyLine != c.bodyLine {
			t.Errorf("%s: body %q from line %d, want %q from %d", c.reason, doc.Body, doc.BodyLine, c.body, c.bodyLine)
		}
		if doc.File != "content/a.md" {
			t.Errorf("%s: the document calls itself %s", c.reason, doc.File)
		}
	}
}

func TestRefusedText(t *testing.T) {
	cases := []struct{ reason, text, want string }{
		{"an empty file", "", "content/a.md:1:1 front-matter"},
		{"a byte-order mark alone", bom, "content/a.md:1:1 front-matter"},
		{"blank lines alone", "\n \n\n", "content/a.md:1:1 front-matter"},
		{"text without front matter", "# Title\n\nText\n", "content/a.md:1:1 front-matter"},
		{"text before the front matter", "Text\n---\nid: a\n---\n", "content/a.md:1:1 front-matter"},
		{"a line of --- and nothing else", "---", "content/a.md:1:1 front-matter"},
		{"the same with a newline", "---\n", "content/a.md:1:1 front-matter"},
		{"a block that is not closed", "---\nid: a\nText\n", "content/a.md:1:1 front-matter"},
		{"is shown where it opens", "\n\n---\nid: a\n", "content/a.md:3:1 front-matter"},
		{"a block closed by other dashes", "---\nid: a\n—--\nText", "content/a.md:1:1 front-matter"},
		{"a rule inside an indented text would close the block", "---\ntext: |\n  one\n  ---\n  two\n---\n", "content/a.md:4:3 front-matter"},
		{"also with CRLF and blanks behind it", "---\r\ntext: |\r\n  one\r\n  --- \r\n---\r\n", "content/a.md:4:3 front-matter"},
		{"also behind a wide blank, which is one character", "---\ntext: |\n\u00a0---\n---\n", "content/a.md:3:2 front-matter"},
		{"a byte that is no UTF-8, at its place", "---\nid: a\n---\nMé\xe9t\n", "content/a.md:4:3 encoding"},
		{"UTF-16, as an old editor saves it", "\xff\xfe-\x00-\x00-\x00", "content/a.md:1:1 encoding"},
		{"a cut character at the end", "---\n---\nab\xe7\x9b", "content/a.md:3:3 encoding"},
		{"a NUL byte", "---\nid: a\x00\n---\n", "content/a.md:2:6 encoding"},
		{"behind a U+FFFD, which is a character like others", "\uFFFDa\x00", "content/a.md:1:3 encoding"},
		{"a byte-order mark is not counted", bom + "a\x00", "content/a.md:1:2 encoding"},
	}
	for _, c := range cases {
		if doc, got := read(t, c.text); got != c.want {
			t.Errorf("%s: got %q %v, want %q", c.reason, got, doc, c.want)
		}
	}
}

// A text in which the author wrote the character U+FFFD is not a broken one.
func TestReplacementCharacterIsText(t *testing.T) {
	if doc, problem := read(t, "---\nid: a\n---\n\uFFFD"); doc == nil {
		t.Errorf("refused: %s", problem)
	}
}

func TestLines(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md":  {Data: []byte(bom + "one\r\n\r\nthree\nlast")},
		"b.md":  {Data: []byte("x\n")},
		"big":   {Data: bytes.Repeat([]byte("x\n"), source.MaxFileSize)},
		"c/d/e": {Data: []byte("x")},
	}
	cases := []struct {
		reason, file string
		want         []string
	}{
		{"without the byte-order mark and line ends", "a.md", []string{"one", "", "three", "last"}},
		{"a file ends with an empty line", "b.md", []string{"x", ""}},
		{"no file", "c.md", nil},
		{"a folder", "c/d", nil},
		{"a file that was refused", "big", nil},
	}
	for _, c := range cases {
		if got := source.Lines(fsys, c.file); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

func FuzzSplit(f *testing.F) {
	for _, seed := range []string{
		"", "---", "---\n", "---\n---", "---\nid: a\n---\nText\n", "\n\n---\r\nid: a\r\n---\r\nText",
		"---\ntext: |\n  ---\n---\n", "---\n\u00a0---\n", " ---\nid: a\n ---\n", "---\n\x85---\n", "x\n---\n---\n",
		"---\rid: a\r---\r", "----\n---\n", "\x0b---\n\x0c---\x0b\n", bom + "---\n---\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		kept := bytes.Clone(data)
		doc, diag := source.Split("a.md", data)
		if !bytes.Equal(data, kept) {
			t.Fatal("Split changed its input")
		}
		if (doc == nil) == (diag == nil) {
			t.Fatalf("document %v and diagnostic %v", doc, diag)
		}
		lines := 1 + strings.Count(string(data), "\n")
		if diag != nil {
			if diag.Line < 1 || int(diag.Line) > lines || diag.Column < 1 {
				t.Errorf("the place %v is not in the file of %d lines", diag.Place, lines)
			}
			return
		}
		if !bytes.HasSuffix(data, doc.Body) {
			t.Errorf("the body %q is not the end of the file", doc.Body)
		}
		if !bytes.HasPrefix(from(data, doc.FrontLine), doc.Front) {
			t.Errorf("the front matter %q does not begin at line %d", doc.Front, doc.FrontLine)
		}
		if len(doc.Body) > 0 && !bytes.Equal(from(data, doc.BodyLine), doc.Body) {
			t.Errorf("the body %q does not begin at line %d", doc.Body, doc.BodyLine)
		}
		fence, _, _ := bytes.Cut(from(data, doc.FrontLine)[len(doc.Front):], []byte("\n"))
		if !bytes.HasPrefix(fence, []byte("---")) || len(bytes.TrimSpace(fence)) != 3 {
			t.Errorf("the front matter ends at %q", fence)
		}
	})
}

// from is the text from the beginning of a line on.
func from(data []byte, line int) []byte {
	for ; line > 1; line-- {
		_, data, _ = bytes.Cut(data, []byte("\n"))
	}
	return data
}

// Another front matter leaves everything else as it is.
func TestRevise(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"the text below stays", "---\nid: a\n---\nid: a\n", "---\nid: b\n---\nid: a\n"},
		{"and so do line ends", "---\r\nid: a\n---\r\ntext\r\n", "---\r\nid: b\n---\r\ntext\r\n"},
		{"and empty lines above", "\n\n---\nid: a\n---", "\n\n---\nid: b\n---"},
	} {
		doc, diag := source.Split("a.md", []byte(c.text))
		if diag != nil {
			t.Fatal(c.reason, diag)
		}
		got, err := doc.Revise([]byte(c.text), []byte("id: b\n"))
		if err != nil || string(got) != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.reason, got, err, c.want)
		}
		if _, err := doc.Revise([]byte("---\nid: c\n---\n"), nil); err == nil {
			t.Errorf("%s: a text that has changed is revised", c.reason)
		}
	}
}
