// Package markdown compiles Markdown once into HTML with holes.
//
// What goes in is the Markdown of an author: GFM tables, footnotes, definition
// lists, headings with ids and visible links, typographic quotes and dashes,
// and references: [[id]], [[id|text]], [[id#latest]] and ![[id]]. What comes
// out is a Doc: finished HTML, and between its segments the references, which
// whoever shows the Doc fills with links, figures and charts of the site. So a
// text is parsed once, and figures are never part of it. Pictures are such holes
// too: only who shows the Doc knows how large they are.
//
// What stays true: raw HTML is not passed through; every address is http,
// https or mailto, or a heading of the same text; headings begin at level 2
// and skip no level; ids begin with "_" (or "fn"), so that none is the id of
// an item. What does not fit is reported with its true position.
package markdown

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"go.abhg.dev/goldmark/wikilink"
	"golang.org/x/text/unicode/norm"

	"plansite/generator/diagnostic"
	"plansite/generator/foreign"
)

// Doc is a compiled text. The zero value is an empty text.
type Doc struct {
	Segments  []string  // HTML; one more than Refs
	Refs      []Ref     // Refs[i] stands between Segments[i] and Segments[i+1]
	Headings  []Heading // in order
	Paragraph bool      // one paragraph only; Segments leave its <p> out
	Lead      Words     // plain text of the beginning, at most about 200 characters
	Refused   bool      // not compiled for a reason that is reported: nobody knows what it holds
	Version   uint32    // tells this text from what it was before it was changed, and will be
	Foreign   bool      // in the language of the source, where the site is in another
	File      string    // of a translation: where it stands; "" for the file of what it belongs to
	Doubts    []Doubt   // what is allowed and looks wrong, for plansite check

	OtherHeadings bool // of a translation: its headings are not those of the source
}

// Ref is a reference to something with an id, or a picture.
type Ref struct {
	Target   string   // the id as written
	Fragment string   // latest, baseline, target, date, rating, level, or a heading; or empty
	Label    string   // the text to show, or empty for the title
	Embed    bool     // ![[id]]: show the chart or card of the item here
	Picture  *Picture // shown instead of an item, which has no id; Label is its alternative text
	Pos      diagnostic.Pos
}

// Doubt is something that is allowed in a text and looks wrong.
type Doubt struct {
	Code    string // of the advice about it
	Pos     diagnostic.Pos
	Length  int
	Message string
	Hint    string
}

// maxDoubts bounds what one text is doubted for.
const maxDoubts = 50

// Heading is a heading of a text.
type Heading struct {
	Level int    // from 2
	ID    string // begins with "_"
	Text  Words
}

// Empty reports whether there is nothing to show.
func (d *Doc) Empty() bool { return d == nil || len(d.Segments) == 0 }

// Mode says what a text may hold.
type Mode uint8

const (
	Body Mode = iota // the text of a file: everything
	Note             // a text in the front matter: no headings, no footnotes
)

// Locator gives the place in the file of what stands at a byte offset of the
// text; needle is the text there.
type Locator func(offset int, needle string) diagnostic.Pos

// maxHeadings bounds the contents list of one text.
const maxHeadings = 500

var (
	bodyMarkdown = newMarkdown(extension.Footnote)
	noteMarkdown = newMarkdown()
)

func newMarkdown(more ...goldmark.Extender) goldmark.Markdown {
	extenders := append([]goldmark.Extender{
		extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
		extension.Strikethrough,
		extension.NewLinkify(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"})),
		extension.DefinitionList,
		extension.Typographer,
	}, more...)
	return goldmark.New(
		goldmark.WithExtensions(extenders...),
		goldmark.WithParserOptions(
			parser.WithAutoHeadingID(),
			parser.WithInlineParsers(util.Prioritized(&wikilink.Parser{}, 199)),
		),
		goldmark.WithRendererOptions(
			renderer.WithNodeRenderers(util.Prioritized(holeRenderer{}, 1)),
		),
	)
}

// hole stands in the rendered HTML where a reference goes. Neither the Markdown
// nor its HTML holds it: Compile and goldmark replace NUL.
const hole = "\x00"

// Compile compiles src. Problems go to r at the places that at gives.
func Compile(src []byte, mode Mode, at Locator, r *diagnostic.Reporter) *Doc {
	if len(bytes.TrimSpace(src)) == 0 {
		return &Doc{}
	}
	if bytes.Contains(src, []byte(hole)) {
		src = bytes.ReplaceAll(src, []byte(hole), []byte(" "))
	}
	invisible(src, at, r)
	if !withinBounds(src, at, r) || mode == Note && footnoteInNote(src, at, r) {
		return &Doc{Refused: true}
	}
	md := bodyMarkdown
	if mode == Note {
		md = noteMarkdown
	}
	root := md.Parser().Parse(text.NewReader(src), parser.WithContext(parser.NewContext(parser.WithIDs(&slugs{}))))
	c := &compiler{src: src, mode: mode, at: at, r: r, doc: &Doc{Version: Version(string(src))}}
	if deep := deepPlace(root); deep != nil {
		c.problem(deep, "", "nesting", fmt.Sprintf("marks such as * lie more than %d deep in one another here", maxNesting),
			"to show the signs themselves, put a backslash before each, or all between backticks")
		return &Doc{Refused: true}
	}
	c.check(root)
	only := soleParagraph(root)
	out := newBuffer()
	defer out.release()
	if err := md.Renderer().Render(out, src, root); err != nil {
		r.Error(at(0, ""), 0, "markdown", "this text cannot be read: "+err.Error(), "")
		return &Doc{}
	}
	if len(bytes.TrimSpace(out.Bytes())) == 0 {
		return &Doc{} // comments only
	}
	rendered := normal(out.String())
	if only {
		rendered = strings.TrimSuffix(strings.TrimPrefix(rendered, "<p>"), "</p>\n")
		c.doc.Paragraph = true
	}
	c.doc.Segments = strings.Split(rendered, hole)
	if len(c.doc.Segments) != len(c.doc.Refs)+1 {
		r.Error(at(0, ""), 0, "markdown", "a reference stands where none can be shown", "move the [[...]] into a paragraph")
		return &Doc{}
	}
	c.doc.Lead = c.lead(root)
	return c.doc
}

// buffer is a bytes.Buffer that goldmark writes to as it is; to any other writer
// it puts a buffer of its own in front.
type buffer struct{ bytes.Buffer }

var buffers = sync.Pool{New: func() any { return new(buffer) }}

func newBuffer() *buffer { return buffers.Get().(*buffer) }

func (b *buffer) release() {
	b.Reset()
	buffers.Put(b)
}

// Buffered implements util.BufWriter.
func (b *buffer) Buffered() int { return b.Len() }

// Flush implements util.BufWriter.
func (b *buffer) Flush() error { return nil }

// Version is a number that changes when a text does. Space around it is nothing.
func Version(text string) uint32 { return crc32.ChecksumIEEE([]byte(strings.TrimSpace(text))) }

// normal puts the text of HTML into the Unicode form NFC, from tag to tag: a
// combining mark must not join the > of the tag before it.
func normal(rendered string) string {
	rendered = foreign.Strip(rendered) // which an entity can write
	if norm.NFC.IsNormalString(rendered) {
		return rendered
	}
	var b strings.Builder
	for piece := range strings.SplitAfterSeq(rendered, ">") {
		b.WriteString(norm.NFC.String(piece))
	}
	return b.String()
}

func soleParagraph(root ast.Node) bool {
	first := root.FirstChild()
	return root.ChildCount() == 1 && first.Kind() == ast.KindParagraph
}
