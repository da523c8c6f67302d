package docx

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func (w *writer) table(n *html.Node, at place, f format) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption && !skipped(c) {
			w.element(c, at, f)
		}
	}
	rows, columns, err := grid(n)
	if err != nil {
		w.err = err
	}
	if columns == 0 {
		return
	}
	w.bookmarks(&w.part.markup)
	indent := min(at.indent, maxIndent)
	sizes := widths(rows, columns, max(at.width-indent, columns*minColumn))
	m := &w.part.markup
	m.raw(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/>`)
	if at.rtl {
		m.raw("<w:bidiVisual/>")
	}
	m.raw(`<w:tblW w:w="`, strconv.Itoa(sum(sizes)), `" w:type="dxa"/>`)
	if indent > 0 {
		m.raw(`<w:tblInd w:w="`, strconv.Itoa(indent), `" w:type="dxa"/>`)
	}
	m.raw(`<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, size := range sizes {
		m.raw(`<w:gridCol w:w="`, strconv.Itoa(size), `"/>`)
	}
	m.raw("</w:tblGrid>\n")
	head := true
	for _, r := range rows {
		if w.err != nil {
			return
		}
		head = head && r.head
		w.row(r, head, sizes, at, f)
	}
	m.raw("</w:tbl>\n")
	w.empty(place{style: "AfterTable", rtl: at.rtl}) // or Word would join two tables
}

// row writes a row; a head is repeated on each page.
func (w *writer) row(r row, head bool, sizes []int, at place, f format) {
	w.target(r.node)
	m := &w.part.markup
	m.raw("<w:tr><w:trPr><w:cantSplit/>")
	if head {
		m.raw("<w:tblHeader/>")
	}
	m.raw("</w:trPr>")
	for _, c := range r.cells {
		size := sum(sizes[c.column : c.column+c.span])
		m.raw(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(size), `" w:type="dxa"/>`)
		if c.span > 1 {
			m.raw(`<w:gridSpan w:val="`, strconv.Itoa(c.span), `"/>`)
		}
		switch {
		case c.above:
			m.raw("<w:vMerge/>")
		case c.rows > 1:
			m.raw(`<w:vMerge w:val="restart"/>`)
		}
		if head {
			m.raw(`<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>`)
		}
		m.raw("</w:tcPr>")
		w.cell(c, head, size, at, f)
		m.raw("</w:tc>")
	}
	m.raw("</w:tr>\n")
}

func (w *writer) cell(c cell, head bool, size int, at place, f format) {
	inside := place{style: "TableText", width: size - 2*cellMargin, rtl: at.rtl, note: at.note}
	if head {
		inside.style = "TableHead"
	}
	before := w.part.Len()
	if c.node != nil && !c.above {
		inside.align = alignment(c.node)
		w.element(c.node, inside, f)
		w.endParagraph()
	}
	if w.part.Len() == before {
		w.empty(inside) // a cell without a paragraph is no cell
	}
}

func alignment(n *html.Node) string {
	switch align := attribute(n, "align"); {
	case hasClass(n, "end"), align == "right", align == "end":
		return "right" // in a paragraph from right to left, that is its end too
	case hasClass(n, "center"), align == "center":
		return "center"
	}
	return ""
}
