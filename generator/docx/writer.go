package docx

import (
	"maps"
	"net/url"
	"slices"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Lengths in twips, twentieths of a point.
const (
	textWidth = 9638 // A4 less two margins of 2 cm
	step      = 425  // by which lists and quotations go in
	maxIndent = 10 * step
)

// writer writes the parts of a document.
type writer struct {
	doc    *Document
	base   *url.URL
	survey survey

	body  part
	foots part // the footnotes
	part  *part
	p     *paragraph // open, or nil

	noteIDs map[note]int  // from 1
	notes   []note        // by id
	told    map[note]bool // within another
	placed  map[int]bool  // targets, by number
	pending []int         // targets that wait for the next paragraph
	lists   []list
	err     error
}

// place is where a block stands.
type place struct {
	style  string
	align  string  // "center" or "right", which is the end, or empty
	marker *marker // of the list item or footnote that it begins
	depth  int     // lists around it
	indent int
	width  int // to the edge of page or cell
	rtl    bool
	pre    bool // white space is kept
	note   bool // within a footnote
}

// marker is what the first paragraph of a list item or footnote begins with.
type marker struct {
	list, level int // the number of the list; 0 is a footnote
	used        bool
}

func (w *writer) write(root *html.Node) {
	w.part = &w.body
	w.opening()
	at := place{width: textWidth, rtl: w.doc.rtl()}
	w.flow(root, at, format{})
	w.endParagraph()
	for _, number := range slices.Sorted(maps.Values(w.survey.targets)) {
		w.await(number) // on what has no paragraph, such as a column
	}
	w.bookmarks(&w.part.markup)
	w.part = &w.foots
	for i, n := range w.notes {
		w.footnote(i+1, n)
	}
}

// flow writes the children of n.
func (w *writer) flow(n *html.Node, at place, f format) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		switch {
		case skipped(c), isNotes(c):
		case c.Type == html.TextNode:
			w.text(c.Data, at, f)
		default:
			w.element(c, at, f)
		}
	}
}

// element writes n: as a block with paragraphs of its own, or in the paragraph
// that is open.
func (w *writer) element(n *html.Node, at place, f format) {
	if dir := attribute(n, "dir"); dir == "rtl" || dir == "ltr" {
		at.rtl = dir == "rtl"
	}
	if lang := tag(attribute(n, "lang")); lang != "" {
		f.lang = lang
	}
	if !isBlock(n.DataAtom) {
		w.target(n)
		w.inline(n, at, f)
		return
	}
	w.endParagraph()
	w.target(n)
	w.block(n, at, f)
	w.endParagraph()
}

// isBlock reports whether an element begins and ends a paragraph.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Caption, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
		atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Header, atom.Hgroup, atom.Hr, atom.Li, atom.Main, atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Table, atom.Ul:
		return true
	}
	return false
}
