package chart

// Table holds the figures of a chart.
type Table struct {
	Joints
	Caption    string
	Head       []string
	Rows       [][]Cell
	UnitHead   string // of the units in CSV; without it there are none
	SourceHead string // of the sources in CSV; without it there are none
}

// Cell is one cell of a table; the first of a row is its heading.
type Cell struct {
	Text   string
	Href   string // or empty
	Number bool   // aligned at the end
	Value  string // for CSV: a plain decimal or an ISO date; Text where empty
	Unit   string // of Value
}

// HTML is the table as an element.
func (t Table) HTML() []byte {
	s := &svg{b: make([]byte, 0, 256+128*len(t.Rows))}
	s.raw(`<table><caption>`).text(t.Caption).raw("</caption>\n<thead><tr>")
	for _, head := range t.Head {
		s.raw(`<th scope="col">`).text(head).raw("</th>")
	}
	s.raw("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		s.raw("<tr>")
		for i, cell := range row {
			s.cell(i == 0, cell)
		}
		s.raw("</tr>\n")
	}
	return s.raw("</tbody></table>").b
}

func (s *svg) cell(heading bool, c Cell) {
	tag := "td"
	if heading {
		tag = `th scope="row"`
	}
	s.raw("<").raw(tag)
	if c.Number {
		s.raw(` class="end"`)
	}
	s.raw(">")
	if c.Href != "" {
		s.raw("<a").attr("href", c.Href).raw(">").text(c.Text).raw("</a>")
	} else {
		s.text(c.Text)
	}
	s.raw("</").raw(tag[:2]).raw(">")
}
