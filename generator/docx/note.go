package docx

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// reference writes the mark of a footnote. The first makes the footnote, which
// Word numbers itself; the others repeat its number. Word knows no footnote
// within a footnote: what only another footnote refers to is told there, once,
// in brackets.
func (w *writer) reference(n note, at place, f format) {
	f.link, f.vertical = link{}, ""
	id, known := w.noteIDs[n]
	switch {
	case known:
		w.raw(`<w:fldSimple w:instr=" NOTEREF `+noteName(id)+` \h "><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>`+
			strconv.Itoa(id)+`</w:t></w:r></w:fldSimple>`, at, f)
	case !at.note:
		w.notes = append(w.notes, n)
		id = len(w.notes)
		w.noteIDs[n] = id
		mark := strconv.Itoa(len(w.survey.targets) + id)
		w.raw(`<w:bookmarkStart w:id="`+mark+`" w:name="`+noteName(id)+`"/><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>`+
			`<w:footnoteReference w:id="`+strconv.Itoa(id)+`"/></w:r><w:bookmarkEnd w:id="`+mark+`"/>`, at, f)
	case !w.told[n]:
		w.told[n] = true
		w.text(" ["+plain(n)+"]", at, f)
	}
}

func noteName(id int) string { return "_note" + strconv.Itoa(id) }

// footnote writes the text of a footnote.
func (w *writer) footnote(id int, n note) {
	w.part.raw(`<w:footnote w:id="`, strconv.Itoa(id), `">`)
	at := place{style: "FootnoteText", marker: &marker{}, width: textWidth, rtl: w.doc.rtl(), note: true}
	w.flow(n, at, format{})
	w.endParagraph()
	w.mark(at)
	w.part.raw("</w:footnote>\n")
}

// plain is the text of n.
func plain(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case skipped(c), isReference(c):
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			default:
				walk(c)
				if isBlock(c.DataAtom) {
					b.WriteByte(' ')
				}
			}
		}
	}
	walk(n)
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(b.String(), parts), " "))
}

// parts reports whether words stand apart at a letter: spaces at which no line
// ends belong to what stands around them, as before French signs.
func parts(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}
