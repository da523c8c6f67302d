package spreadsheet

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// sheetReader reads the cells of one sheet.
type sheetReader struct {
	*workbook
	sheet       *Sheet
	row, column int
	merges      []merge
}

// merge is a range of cells that are shown as one.
type merge struct {
	address                string // of the first
	top, left, bottom, end int
}

// Bounds on the merged ranges of a sheet, and on the cells in them.
const (
	maxMerges = 5000
	maxMerged = 200_000
)

var errMerged = errors.New("it has too many merged cells\nhint: undo the merging")

func (w *workbook) readSheet(s sheetPart) (*Sheet, error) {
	r := &sheetReader{workbook: w, sheet: &Sheet{Name: s.name}}
	if err := w.walk(s.part, r.visit); err != nil {
		return nil, err
	}
	if len(r.sheet.Rows) == 0 {
		return nil, errors.New("its sheet " + strconv.Quote(s.name) + " is empty\nhint: name another with --sheet")
	}
	slices.SortStableFunc(r.sheet.Rows, func(a, b Row) int { return a.Number - b.Number })
	return r.sheet, r.merge()
}

func (r *sheetReader) visit(path []string, x xml.StartElement, d *xml.Decoder) error {
	switch x.Name.Local {
	case "row":
		return r.beginRow(attr(x, "r"))
	case "c":
		if len(path) < 2 || path[len(path)-2] != "row" {
			return nil
		}
		return r.cell(x, d)
	case "mergeCell":
		return r.addMerge(attr(x, "ref"))
	}
	return nil
}

func (r *sheetReader) beginRow(number string) error {
	r.row, r.column = r.row+1, 0
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return errors.New("a row has no number")
		}
		r.row = n
	}
	return nil
}

// cell reads a cell to its end and keeps it if there is something in it.
func (r *sheetReader) cell(x xml.StartElement, d *xml.Decoder) error {
	r.column++
	if address := attr(x, "r"); address != "" {
		row, column, ok := columnOf(address)
		if !ok || row != r.row {
			return errors.New("a cell has no address")
		}
		r.column = column
	}
	stored, formula, err := contents(d)
	if err != nil {
		return err
	}
	c := Cell{Row: r.row, Column: r.column}
	if formula {
		c.Kind, c.Text = Formula, stored
	} else {
		c = r.typed(c, attr(x, "t"), attr(x, "s"), stored)
	}
	if c.Kind == Empty {
		return errTaken
	}
	switch {
	case c.Row > MaxRows || len(r.sheet.Rows) >= MaxRows:
		return errRows
	case c.Column > MaxColumns:
		return errColumns
	case len(c.Text) > MaxText:
		return errText
	}
	if n := len(r.sheet.Rows); n == 0 || r.sheet.Rows[n-1].Number != c.Row {
		r.sheet.Rows = append(r.sheet.Rows, Row{Number: c.Row})
	}
	row := &r.sheet.Rows[len(r.sheet.Rows)-1]
	if len(row.Cells) >= MaxColumns {
		return errColumns
	}
	row.Cells = append(row.Cells, c)
	return errTaken
}

// contents reads a cell to its end: what it stores, and whether by a formula.
func contents(d *xml.Decoder) (stored string, formula bool, err error) {
	for {
		token, err := d.RawToken()
		if err != nil {
			return "", false, unexpected(err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			text, err := runs(d, x.Name.Local)
			if err != nil {
				return "", false, err
			}
			switch x.Name.Local {
			case "v", "is":
				stored = text
			case "f":
				formula = true
			}
		case xml.EndElement:
			if x.Name.Local != "c" {
				return "", false, io.ErrUnexpectedEOF
			}
			return stored, formula, nil
		}
	}
}

// typed says what a cell holds, by its type and its style.
func (r *sheetReader) typed(c Cell, kind, style, stored string) Cell {
	c.Kind, c.Text = Text, stored
	switch kind {
	case "s":
		c.Text = ""
		if i, err := strconv.Atoi(strings.TrimSpace(stored)); err == nil && i >= 0 && i < len(r.shared) {
			c.Text = r.shared[i]
		}
	case "inlineStr", "str":
	case "b":
		c.Kind, c.Text = Truth, map[bool]string{true: "TRUE", false: "FALSE"}[stored == "1"]
	case "e":
		c.Kind = Broken
	case "d":
		date, time, _ := strings.Cut(stored, "T")
		c.Kind, c.Text = Date, date
		if strings.Trim(time, "0:.Z") != "" {
			c.Kind = Moment
		}
	default:
		c = r.number(c, style, strings.TrimSpace(stored))
	}
	if stored == "" || c.Kind == Text && strings.TrimSpace(c.Text) == "" {
		c.Kind, c.Text = Empty, ""
	}
	return c
}

// number reads a number as its style shows it.
func (r *sheetReader) number(c Cell, style, stored string) Cell {
	shown := plainFormat
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(r.formats) {
		shown = r.formats[i]
	}
	text, noisy, ok := decimal(stored)
	if !ok {
		return c // a text, which no figure can be taken from
	}
	c.Kind, c.Text = Number, text
	if noisy {
		c.Raw = stored
	}
	switch shown {
	case percentFormat:
		c.Kind = Percent
	case dateFormat:
		if date, moment, ok := day(stored, r.since1904); ok {
			c.Kind, c.Text, c.Raw = Date, date, ""
			if moment {
				c.Kind = Moment
			}
		}
	}
	return c
}

func (r *sheetReader) addMerge(ref string) error {
	from, to, ok := strings.Cut(ref, ":")
	top, left, first := columnOf(from)
	bottom, end, last := columnOf(to)
	if !ok || !first || !last {
		return nil
	}
	if r.merges = append(r.merges, merge{from, top, left, bottom, end}); len(r.merges) > maxMerges {
		return errMerged
	}
	return nil
}

// merge marks the cells that are a part of another, so that none of them looks
// as if it were only empty. In rows that have nothing it marks none.
func (r *sheetReader) merge() error {
	marked := 0
	for _, m := range r.merges {
		i, _ := slices.BinarySearchFunc(r.sheet.Rows, m.top, func(row Row, n int) int { return row.Number - n })
		for ; i < len(r.sheet.Rows) && r.sheet.Rows[i].Number <= m.bottom; i++ {
			row := &r.sheet.Rows[i]
			for column := m.left; column <= min(m.end, MaxColumns); column++ {
				if row.Number == m.top && column == m.left {
					continue
				}
				if marked++; marked > maxMerged {
					return errMerged
				}
				row.Cells = slices.DeleteFunc(row.Cells, func(c Cell) bool { return c.Column == column })
				row.Cells = append(row.Cells, Cell{Kind: Merged, Text: m.address, Row: row.Number, Column: column})
			}
		}
	}
	for _, row := range r.sheet.Rows {
		slices.SortStableFunc(row.Cells, func(a, b Cell) int { return a.Column - b.Column })
	}
	return nil
}
