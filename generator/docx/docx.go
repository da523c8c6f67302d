// Package docx writes meeting documents as Word files.
//
// What goes in is a Document: what its first page says of it, and an HTML
// fragment made by the layouts of the site. What comes out is a .docx
// (WordprocessingML, ECMA-376) in the plain layout of a meeting document: A4,
// one serif type, a block of rows that say what the document is, and page
// numbers.
//
// These are kept: h1 to h6 as heading styles of their level, paragraphs, lists
// with true numbering, definition lists, quotations, preformatted text, rules,
// tables (caption above, heading rows repeated on each page, colspan, rowspan,
// class "end" or align), strong, em, code, small, sup, sub, del, q, links
// to http, https and mailto and to places in the document, dir and lang,
// numbers of sources (class "source-ref") in raised brackets, and goldmark's
// footnotes, as Word's own. Other elements stand for what they hold; what only
// a style sheet puts between them is not there.
//
// These are left out: pictures (of img the alternative text stays; caption and
// table of a figure stay; its legend, which explains the picture, does not),
// elements of class "no-docx" or "anchor", what is hidden, what works only on a
// screen (script, style, button, summary, form controls), and a footnote that
// nothing refers to.
//
// What stays true: the same Document gives the same bytes; each part is
// well-formed whatever the text; no link leads anywhere but to the schemes
// above. What is larger or deeper than a document can be is an error, and so
// is a table wider than Word allows.
package docx

import (
	"errors"
	"fmt"
	"net/url"
	"time"
)

// Document is one meeting document, in final words.
type Document struct {
	Title    string
	Number   string    // of the document: before the title at the head of each page
	Language string    // a tag such as "en"
	Dir      string    // "rtl" or empty
	Subject  string    // in the properties of the file
	Author   string    // the same
	Date     time.Time // the same; none where zero
	Header   []Row     // the block at the top; Title stands above it unless a row holds it
	Notice   string    // said on the first page and at the head of each other page
	Pages    string    // the foot of a page, with {page} and {pages}; "{page} / {pages}" where empty
	HTML     []byte
	Base     string // absolute address that relative links resolve against; without it they become plain text
}

// Row is one row of the block at the top.
type Row struct{ Label, Text string }

const (
	maxHTML   = 4 << 20  // bytes that go in
	maxOutput = 64 << 20 // bytes of one part that come out
	maxDepth  = 100      // elements within each other
)

// ErrTooLarge is wrapped by the errors for a document beyond a bound.
var ErrTooLarge = errors.New("too large for a Word file")

// Encode is the file.
func (d Document) Encode() ([]byte, error) {
	if len(d.HTML) > maxHTML {
		return nil, fmt.Errorf("%w: %d bytes of HTML, at most %d", ErrTooLarge, len(d.HTML), maxHTML)
	}
	var base *url.URL
	if d.Base != "" {
		var err error
		if base, err = url.Parse(d.Base); err != nil || !base.IsAbs() {
			return nil, fmt.Errorf("%q is no absolute address", d.Base)
		}
	}
	root, err := parse(d.HTML)
	if err != nil {
		return nil, err
	}
	s, err := surveyed(root)
	if err != nil {
		return nil, err
	}
	w := &writer{doc: &d, base: base, survey: s, noteIDs: map[note]int{}, told: map[note]bool{}, placed: map[int]bool{}}
	w.write(root)
	if w.err != nil {
		return nil, w.err
	}
	return archive(w.parts())
}

func (d *Document) rtl() bool { return d.Dir == "rtl" }
