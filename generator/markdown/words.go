package markdown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"go.abhg.dev/goldmark/wikilink"
	"golang.org/x/text/unicode/norm"

	"plansite/generator/foreign"
)

// Words are plain text with references in it. The zero value is empty.
type Words struct {
	Text    string // with a hole for each reference
	Refs    []Ref
	Foreign bool // as of the text they are from
}

// Empty reports whether there are no words.
func (w Words) Empty() bool { return w.Text == "" }

// Fill returns the text with each reference as show writes it. A reference
// that has a text of its own is no longer one.
func (w Words) Fill(show func(*Ref) string) string {
	if len(w.Refs) == 0 {
		return w.Text
	}
	var b strings.Builder
	for i, piece := range strings.Split(w.Text, hole) {
		if i > 0 {
			b.WriteString(show(&w.Refs[i-1]))
		}
		b.WriteString(piece)
	}
	return b.String()
}

// lead is the plain text of the first paragraph, cut at a word.
func (c *compiler) lead(root ast.Node) Words {
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() == ast.KindParagraph {
			return c.plain(n).cut(200)
		}
	}
	return Words{}
}

// cut shortens w to about limit characters, of which a reference is one.
func (w Words) cut(limit int) Words {
	s := strings.TrimSpace(strings.Join(strings.FieldsFunc(w.Text, parts), " "))
	if utf8.RuneCountInString(s) <= limit {
		return Words{Text: s, Refs: w.Refs}
	}
	short := string([]rune(s)[:limit])
	if i := strings.LastIndexByte(short, ' '); i > limit/2 {
		short = short[:i]
	}
	short = strings.TrimRight(short, " ,;:")
	return Words{Text: short + "…", Refs: w.Refs[:strings.Count(short, hole)]}
}

// plain is the text of a node without marks.
func (c *compiler) plain(n ast.Node) Words {
	var refs []Ref
	w := newBuffer()
	defer w.release()
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			c.writePlain(w, n)
		case *ast.String:
			_, _ = w.Write(n.Value) // a typographic quote or dash, as an entity
		case *ast.AutoLink:
			goldhtml.DefaultWriter.RawWrite(w, n.Label(c.src))
		case *wikilink.Node:
			if label := c.label(n); label != "" {
				goldhtml.DefaultWriter.RawWrite(w, []byte(label))
			} else {
				_, _ = w.WriteString(hole)
				refs = append(refs, Ref{Target: trimmed(n.Target), Fragment: norm.NFC.String(trimmed(n.Fragment))})
			}
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
	return Words{Text: norm.NFC.String(strings.TrimSpace(foreign.Strip(html.UnescapeString(w.String())))), Refs: refs}
}

// writePlain writes a piece of text as HTML, its escapes resolved.
func (c *compiler) writePlain(w *buffer, n *ast.Text) {
	if n.IsRaw() {
		goldhtml.DefaultWriter.RawWrite(w, n.Segment.Value(c.src))
	} else {
		goldhtml.DefaultWriter.Write(w, n.Segment.Value(c.src))
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		_ = w.WriteByte(' ')
	}
}

// parts reports whether words stand apart at a letter: spaces at which no line
// ends belong to what stands around them, as before French signs.
func parts(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}
