package docx

import (
	"slices"
	"strconv"
	"strings"
)

// labelWidth is the width of the left column of the block at the top.
const labelWidth = 1985

// opening writes what stands above the text on the first page.
func (w *writer) opening() {
	at := place{rtl: w.doc.rtl(), width: textWidth}
	w.line("Notice", w.doc.Notice, at, format{})
	if !slices.ContainsFunc(w.doc.Header, func(r Row) bool { return r.Text == w.doc.Title }) {
		w.line("Title", w.doc.Title, at, format{})
	}
	if len(w.doc.Header) == 0 {
		return
	}
	m := &w.part.markup
	m.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="Block"/>`)
	if at.rtl {
		m.raw("<w:bidiVisual/>")
	}
	label, text := strconv.Itoa(labelWidth), strconv.Itoa(textWidth-labelWidth)
	m.raw(`<w:tblW w:w="`, strconv.Itoa(textWidth), `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>`,
		`<w:tblGrid><w:gridCol w:w="`, label, `"/><w:gridCol w:w="`, text, "\"/></w:tblGrid>\n")
	for _, r := range w.doc.Header {
		m.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="`, label, `" w:type="dxa"/></w:tcPr>`)
		w.blockLine(r.Label, at, format{bold: true})
		m.raw(`</w:tc><w:tc><w:tcPr><w:tcW w:w="`, text, `" w:type="dxa"/></w:tcPr>`)
		w.blockLine(r.Text, at, format{bold: r.Text == w.doc.Title})
		m.raw("</w:tc></w:tr>\n")
	}
	m.raw("</w:tbl>\n")
	w.empty(place{style: "AfterTable", rtl: at.rtl})
}

// line writes a paragraph of plain text, if there is any.
func (w *writer) line(style, text string, at place, f format) {
	at.style = style
	w.text(text, at, f)
	w.endParagraph()
}

// blockLine is a line that is there even when it is empty.
func (w *writer) blockLine(text string, at place, f format) {
	at.style = "BlockText"
	w.begin(at)
	w.p.forced = true
	w.text(text, at, f)
	w.endParagraph()
}

// head is the head of each page but the first.
func (w *writer) head() []byte {
	h := writer{doc: w.doc}
	h.part = &h.body
	at := place{rtl: w.doc.rtl()}
	title := w.doc.Title
	if w.doc.Number != "" {
		title = w.doc.Number + " · " + title
	}
	h.line("Header", w.doc.Notice, at, format{italic: true})
	h.line("Header", title, at, format{})
	if h.body.Len() == 0 {
		h.empty(at)
	}
	return h.body.Bytes()
}

// foot is the foot of each page.
func (w *writer) foot() []byte {
	h := writer{doc: w.doc}
	h.part = &h.body
	at := place{style: "Footer", rtl: w.doc.rtl()}
	rest := w.doc.Pages
	if rest == "" {
		rest = "{page} / {pages}"
	}
	h.begin(at)
	h.p.forced = true
	for rest != "" {
		before, name, after := cutField(rest)
		h.text(before, at, format{})
		if name != "" {
			h.raw(`<w:fldSimple w:instr=" `+name+` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`, at, format{})
		}
		rest = after
	}
	h.endParagraph()
	return h.body.Bytes()
}

// cutField splits s at its first field, and gives Word's name of it.
func cutField(s string) (before, name, after string) {
	before, after = s, ""
	for _, field := range [...]struct{ written, name string }{{"{page}", "PAGE"}, {"{pages}", "NUMPAGES"}} {
		if b, a, ok := strings.Cut(s, field.written); ok && len(b) < len(before) {
			before, name, after = b, field.name, a
		}
	}
	return before, name, after
}
