package docx

import (
	"fmt"
	"strconv"
	"strings"
)

// paragraph is a paragraph in the making.
type paragraph struct {
	at     place
	pieces []piece
	spaced bool // at its beginning, or after a space or a line break
	forced bool // written even when it is empty
}

// piece is a part of a paragraph with one format.
type piece struct {
	format format
	text   string
	raw    string // instead of text: markup of this package
}

const lineBreak = `<w:r><w:br/></w:r>`

func (w *writer) begin(at place) {
	if w.p == nil {
		w.p = &paragraph{at: at, spaced: true}
	}
}

// text adds text as HTML shows it, where white space is one space or none.
func (w *writer) text(s string, at place, f format) {
	if at.pre {
		w.lines(s, at, f)
		return
	}
	spaced := w.p == nil || w.p.spaced
	var b strings.Builder
	for _, r := range s {
		white := strings.ContainsRune(" \t\n\f\r", r)
		switch {
		case !white:
			b.WriteRune(r)
		case !spaced:
			b.WriteByte(' ')
		}
		spaced = white
	}
	if b.Len() > 0 {
		w.begin(at)
		w.p.spaced = spaced
		w.p.pieces = append(w.p.pieces, piece{format: f, text: b.String()})
	}
}

// lines adds text whose white space is kept.
func (w *writer) lines(s string, at place, f format) {
	for i, line := range strings.Split(s, "\n") {
		w.begin(at)
		if i > 0 {
			w.raw(lineBreak, at, f)
		}
		if line != "" {
			w.p.pieces = append(w.p.pieces, piece{format: f, text: line})
		}
	}
}

// raw adds markup of this package.
func (w *writer) raw(s string, at place, f format) {
	w.begin(at)
	w.p.spaced = s == lineBreak
	w.p.pieces = append(w.p.pieces, piece{format: f, raw: s})
}

// trim takes away what HTML does not show at the end of a paragraph.
func (p *paragraph) trim() {
	for len(p.pieces) > 0 {
		last := &p.pieces[len(p.pieces)-1]
		switch {
		case p.at.note:
			last.text = strings.TrimRight(last.text, " \u00a0") // what stood before the link back
		case !p.at.pre:
			last.text = strings.TrimRight(last.text, " ")
		}
		if last.text != "" || last.raw != "" && last.raw != lineBreak {
			return
		}
		p.pieces = p.pieces[:len(p.pieces)-1]
	}
}

// endParagraph writes the open paragraph, unless there is nothing in it.
func (w *writer) endParagraph() {
	p := w.p
	if p == nil {
		return
	}
	w.p = nil
	p.trim()
	if len(p.pieces) == 0 && !p.forced {
		return
	}
	m := &w.part.markup
	m.raw("<w:p>")
	p.at.properties(m)
	w.bookmarks(m)
	if mark := p.at.marker; mark != nil && !mark.used {
		mark.used = true
		if mark.list == 0 {
			m.raw(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r>`)
		}
	}
	p.runs(m)
	m.raw("</w:p>\n")
	if m.Len() > maxOutput {
		w.err = fmt.Errorf("%w: more than %d bytes", ErrTooLarge, maxOutput)
	}
}

// properties writes how a paragraph stands there, in the order of the schema.
func (at place) properties(m *markup) {
	m.raw("<w:pPr>")
	if at.style != "" {
		m.raw(`<w:pStyle w:val="`, at.style, `"/>`)
	}
	numbered := at.marker != nil && !at.marker.used && at.marker.list > 0
	if numbered {
		m.raw(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(at.marker.level), `"/><w:numId w:val="`, strconv.Itoa(at.marker.list), `"/></w:numPr>`)
	}
	if at.rtl {
		m.raw("<w:bidi/>")
	}
	if at.indent > 0 {
		m.raw(`<w:ind w:left="`, strconv.Itoa(min(at.indent, maxIndent)), `"`)
		if numbered {
			m.raw(` w:hanging="`, strconv.Itoa(step), `"`)
		}
		m.raw("/>")
	}
	if at.align != "" {
		m.raw(`<w:jc w:val="`, at.align, `"/>`)
	}
	m.raw("</w:pPr>")
}
