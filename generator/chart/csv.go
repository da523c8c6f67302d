package chart

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"

	"plansite/generator/foreign"
)

// CSV is the table after RFC 4180, in UTF-8: values without units and
// grouping, dates as YYYY-MM-DD. A column that has units or sources of its
// cells is followed by one of them. No cell is a formula to a spreadsheet.
func (t Table) CSV() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	columns := t.columns()
	record := make([]string, len(columns))
	for i, c := range columns {
		record[i] = plainText(c.head)
	}
	w.Write(record) // a bytes.Buffer takes all
	for _, row := range t.Rows {
		for i, c := range columns {
			record[i] = ""
			if c.cell < len(row) {
				record[i] = plainText(c.value(row[c.cell]))
			}
		}
		w.Write(record)
	}
	w.Flush()
	return b.Bytes()
}

// column is one of the CSV: what of which cell of each row.
type column struct {
	head  string
	cell  int
	value func(Cell) string
}

func (t Table) columns() []column {
	var out []column
	for i := range t.width() {
		head := ""
		if i < len(t.Head) {
			head = t.Head[i]
		}
		out = append(out, column{head, i, Cell.value})
		for _, more := range []column{{t.UnitHead, i, Cell.unit}, {t.SourceHead, i, Cell.source}} {
			if more.head != "" && t.any(more) {
				out = append(out, more)
			}
		}
	}
	return t.distinct(out)
}

// distinct heads columns of the same head with that of the column before them
// too, "Target: Unit".
func (t Table) distinct(all []column) []column {
	times := map[string]int{}
	for _, c := range all {
		times[c.head]++
	}
	out := slices.Clone(all)
	for i := 1; i < len(all); i++ {
		if before := all[i-1]; times[all[i].head] > 1 && before.cell == all[i].cell {
			out[i].head = t.named(before.head, all[i].head)
		}
	}
	return out
}

func (t Table) width() int {
	n := len(t.Head)
	for _, row := range t.Rows {
		n = max(n, len(row))
	}
	return n
}

// any reports whether a column has anything in it.
func (t Table) any(c column) bool {
	for _, row := range t.Rows {
		if c.cell < len(row) && c.value(row[c.cell]) != "" {
			return true
		}
	}
	return false
}

func (c Cell) value() string {
	if c.Value != "" {
		return c.Value
	}
	return c.Text
}

func (c Cell) unit() string { return c.Unit }

// source is the address that the cell leads to, where it is outside the site.
func (c Cell) source() string {
	if strings.HasPrefix(c.Href, "https://") || strings.HasPrefix(c.Href, "http://") {
		return c.Href
	}
	return ""
}

var decimal = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// plainText keeps a spreadsheet from running a text, and leaves marks out; a
// number is no text.
func plainText(text string) string {
	text = strings.ToValidUTF8(foreign.Strip(text), "\uFFFD")
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) && !decimal.MatchString(text) {
		return "'" + text
	}
	return text
}
