package docx

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// block writes n, which begins and ends a paragraph.
func (w *writer) block(n *html.Node, at place, f format) {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		at.style = "Heading" + n.Data[1:]
	case atom.Caption, atom.Figcaption:
		at.style = "Caption"
	case atom.Blockquote:
		at.style, at.indent = "Quote", at.indent+step
	case atom.Dt:
		at.style = "Term"
	case atom.Dd:
		at.indent += step
	case atom.Pre:
		at.style, at.pre = "Preformatted", true
	case atom.Hr:
		at.style = "Rule"
		w.empty(at)
		return
	case atom.Ul, atom.Ol, atom.Menu:
		w.list(n, at, f)
		return
	case atom.Table:
		w.mark(at)
		w.table(n, at, f)
		return
	}
	w.flow(n, at, f)
}

// list is an ordered list.
type list struct {
	kind         string // the attribute type: 1, a, A, i or I
	start, level int
}

// bulletList is the number of all lists without numbers; the ordered lists
// follow.
const bulletList = 1

// maxLevel is the deepest level of a list in Word.
const maxLevel = 8

func (w *writer) list(n *html.Node, at place, f format) {
	w.mark(at)
	number, level := bulletList, min(at.depth, maxLevel)
	if n.DataAtom == atom.Ol {
		w.lists = append(w.lists, list{attribute(n, "type"), start(n), level})
		number += len(w.lists)
	}
	at.depth++
	at.indent += step
	if at.style == "" {
		at.style = "ListParagraph"
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Li || skipped(c) {
			continue
		}
		item := at
		item.marker = &marker{list: number, level: level}
		w.element(c, item, f)
		w.mark(item)
	}
}

func start(n *html.Node) int {
	if v, err := strconv.Atoi(attribute(n, "start")); err == nil && v >= 0 && v <= 32767 {
		return v
	}
	return 1
}

// mark writes the marker of a list item or footnote that has no paragraph yet.
func (w *writer) mark(at place) {
	if at.marker != nil && !at.marker.used {
		w.empty(at)
	}
}

// empty writes a paragraph without text.
func (w *writer) empty(at place) {
	w.endParagraph()
	w.begin(at)
	w.p.forced = true
	w.endParagraph()
}

// target makes n a place that links lead to, if there are such links.
func (w *writer) target(n *html.Node) {
	if number := w.survey.targets[attribute(n, "id")]; number > 0 {
		w.await(number)
	}
}

func (w *writer) await(number int) {
	if !w.placed[number] {
		w.placed[number] = true
		w.pending = append(w.pending, number)
	}
}

// bookmarks writes the targets that wait.
func (w *writer) bookmarks(m *markup) {
	for _, number := range w.pending {
		id := strconv.Itoa(number)
		m.raw(`<w:bookmarkStart w:id="`, id, `" w:name="`, targetName(number), `"/><w:bookmarkEnd w:id="`, id, `"/>`)
	}
	w.pending = nil
}

// targetName is the name of a bookmark; Word does not list those that begin
// with "_".
func targetName(number int) string { return "_place" + strconv.Itoa(number) }
