package docx

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// format is how the text of a run looks, and where it leads.
type format struct {
	bold, italic, code, small, strike, underline bool

	vertical string // superscript, subscript or empty
	lang     string // or that of the document
	link     link
}

// link is where a text leads; the zero value is nowhere.
type link struct {
	relation string // to an address
	place    int    // or a target of the document
}

// runs writes the pieces, those of one link within one element.
func (p *paragraph) runs(m *markup) {
	var open link
	for _, piece := range p.pieces {
		if next := piece.format.link; next != open {
			open.end(m)
			next.begin(m)
			open = next
		}
		if piece.raw != "" {
			m.raw(piece.raw)
			continue
		}
		for _, part := range directions(piece.text, p.at.rtl) {
			piece.format.run(m, part.text, part.rtl)
		}
	}
	open.end(m)
}

func (l link) begin(m *markup) {
	switch {
	case l.relation != "":
		m.raw(`<w:hyperlink r:id="`, l.relation, `" w:history="1">`)
	case l.place > 0:
		m.raw(`<w:hyperlink w:anchor="`, targetName(l.place), `" w:history="1">`)
	}
}

func (l link) end(m *markup) {
	if l != (link{}) {
		m.raw("</w:hyperlink>")
	}
}

func (f format) run(m *markup, text string, rtl bool) {
	m.raw("<w:r>")
	f.properties(m, rtl)
	for i, part := range strings.Split(text, "\t") {
		if i > 0 {
			m.raw("<w:tab/>")
		}
		if part != "" {
			m.raw(`<w:t xml:space="preserve">`).text(part).raw("</w:t>")
		}
	}
	m.raw("</w:r>")
}

// properties writes the format in the order of the schema.
func (f format) properties(m *markup, rtl bool) {
	if f == (format{}) && !rtl {
		return
	}
	m.raw("<w:rPr>")
	for _, property := range []struct {
		set bool
		raw string
	}{
		{f.link != link{}, `<w:rStyle w:val="Hyperlink"/>`},
		{f.code, `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>`},
		{f.bold, "<w:b/><w:bCs/>"},
		{f.italic, "<w:i/><w:iCs/>"},
		{f.strike, "<w:strike/>"},
		{f.small, `<w:sz w:val="17"/><w:szCs w:val="17"/>`},
		{f.underline, `<w:u w:val="single"/>`},
		{f.vertical != "", `<w:vertAlign w:val="` + f.vertical + `"/>`},
		{rtl, "<w:rtl/>"},
		{f.lang != "" && !rtl, `<w:lang w:val="` + f.lang + `"/>`},
		{f.lang != "" && rtl, `<w:lang w:bidi="` + f.lang + `"/>`},
	} {
		if property.set {
			m.raw(property.raw)
		}
	}
	m.raw("</w:rPr>")
}

// stretch is text of one direction.
type stretch struct {
	text string
	rtl  bool
}

// directions splits text where its direction changes, since Word wants to be
// told: letters have that of their script, digits that of the word they stand
// in, and what stands between words that of the words on both its sides, or
// else that of the paragraph.
func directions(text string, rtl bool) []stretch {
	var out []stretch
	add := func(s string, rtl bool) {
		if last := len(out) - 1; last >= 0 && out[last].rtl == rtl {
			out[last].text += s
		} else if s != "" {
			out = append(out, stretch{s, rtl})
		}
	}
	word, start, between := rtl, 0, 0 // text[start:between] is of the direction word; what follows is open
	for i, r := range text {
		strong := unicode.IsLetter(r)
		if !strong && !(unicode.IsDigit(r) || unicode.IsMark(r)) || !strong && between < i {
			continue
		}
		if direction := word; strong {
			direction = unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
			if direction != word {
				add(text[start:between], word)
				add(text[between:i], rtl)
				word, start = direction, i
			}
		}
		between = i + utf8.RuneLen(r)
	}
	add(text[start:between], word)
	add(text[between:], rtl)
	return out
}
