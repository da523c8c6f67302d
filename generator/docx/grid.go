package docx

import (
	"fmt"
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	maxColumns = 63      // as Word allows
	maxCells   = 200_000 // of one table
)

// cell is a cell of a table, or the continuation of one from the row above.
type cell struct {
	node         *html.Node // nil where the row has nothing
	column, span int
	rows         int  // rows that it takes from here on
	above        bool // begins in a row above
}

// row is a row of a table; its cells cover all columns.
type row struct {
	node  *html.Node
	cells []cell
	head  bool
}

// grid lays out the rows of a table, and counts its columns.
func grid(table *html.Node) (rows []row, columns int, err error) {
	cells := 0
	for section := table.FirstChild; section != nil; section = section.NextSibling {
		switch section.DataAtom {
		case atom.Thead, atom.Tbody, atom.Tfoot:
		default:
			continue
		}
		var above []cell
		for tr := section.FirstChild; tr != nil && !skipped(section); tr = tr.NextSibling {
			if tr.DataAtom != atom.Tr || skipped(tr) {
				continue
			}
			above = layOut(tr, above)
			if len(above) == 0 {
				continue
			}
			rows = append(rows, row{node: tr, cells: above, head: section.DataAtom == atom.Thead || headOnly(tr)})
			columns = max(columns, end(above))
			cells += len(above)
			switch {
			case columns > maxColumns:
				return nil, 0, fmt.Errorf("%w: a table of more than %d columns", ErrTooLarge, maxColumns)
			case cells > maxCells:
				return nil, 0, fmt.Errorf("%w: a table of more than %d cells", ErrTooLarge, maxCells)
			}
		}
	}
	for i := range rows {
		if from := end(rows[i].cells); from < columns {
			rows[i].cells = append(rows[i].cells, cell{column: from, span: columns - from, rows: 1})
		}
	}
	return rows, columns, nil
}

// layOut is the row of a <tr> under the row above.
func layOut(tr *html.Node, above []cell) []cell {
	var out []cell
	carried := func(to int) { // takes over what still runs in the columns before to
		for len(above) > 0 && above[0].column < to {
			if c := above[0]; c.rows > 1 {
				if from := end(out); from < c.column {
					out = append(out, cell{column: from, span: c.column - from, rows: 1})
				}
				c.rows--
				c.above = true
				out = append(out, c)
			}
			above = above[1:]
		}
	}
	for n := tr.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom != atom.Td && n.DataAtom != atom.Th || skipped(n) {
			continue
		}
		for free := -1; free != end(out); {
			free = end(out)
			carried(free + 1)
		}
		column := end(out)
		out = append(out, cell{node: n, column: column, span: room(above, column, number(n, "colspan", maxColumns)), rows: number(n, "rowspan", 65534)})
	}
	carried(maxColumns + 1)
	return out
}

// room is how many of the columns that a cell wants are free.
func room(above []cell, column, want int) int {
	want = max(1, min(want, maxColumns-column))
	for _, c := range above {
		if c.rows > 1 && c.column >= column && c.column < column+want {
			return c.column - column
		}
	}
	return want
}

func end(cells []cell) int {
	if len(cells) == 0 {
		return 0
	}
	last := cells[len(cells)-1]
	return last.column + last.span
}

func number(n *html.Node, name string, most int) int {
	v, err := strconv.Atoi(attribute(n, name))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, most)
}

// headOnly reports whether all cells of a row are headings.
func headOnly(tr *html.Node) bool {
	for n := tr.FirstChild; n != nil; n = n.NextSibling {
		if n.DataAtom == atom.Td {
			return false
		}
	}
	return true
}
