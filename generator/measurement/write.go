package measurement

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/schema"
	"plansite/generator/source"
	"plansite/generator/spreadsheet"
)

// pairs are the keys of a figure, of those that a sheet gave, in the order of the
// schema.
func (c *Change) pairs() (out []schema.Pair) {
	f := &c.New
	all := map[string]schema.Pair{
		"date":     {Value: f.Date.String()},
		"value":    {Value: string(f.Value)},
		"source":   {Value: string(f.Source), Words: true},
		"standing": {Value: string(f.Standing)},
		"corrects": {Value: f.Corrects.String()},
		"recorded": {Value: f.Recorded.String()},
		"note":     {Value: f.Note, Words: true},
	}
	for _, key := range figureKeys {
		if p, ok := all[key]; ok && slices.Contains(c.set, key) {
			p.Key = key
			out = append(out, p)
		}
	}
	return out
}

// figureKeys are those of a figure, in their order.
var figureKeys = schema.Keys(plan.Figure{})

// setting are the pairs of a figure that overwrites another; the value comes first,
// and its date stays.
func (c *Change) setting() []schema.Pair { return c.pairs()[1:] }

// behind are the keys of an indicator behind which measurements stand.
var behind = func() []string {
	keys := schema.Keys(plan.Indicator{})
	return keys[:slices.Index(keys, "measurements")]
}()

// Files are the files that changes belong to, in order: the table beside a plan
// where there is one, else the plan itself. A figure is overwritten where it stands.
func Files(changes []Change) []string {
	files := map[string]bool{}
	for i := range changes {
		files[changes[i].File()] = true
	}
	return slices.Sorted(maps.Keys(files))
}

// File is the file in which the change is to be made.
func (c *Change) File() string {
	p := c.Indicator.Plan
	if p.Table != "" && (!c.Replaces || c.Old.Tabled) {
		return p.Table
	}
	return p.File
}

// Front returns the front matter of a file with the changes that belong to it.
func Front(doc *source.Document, changes []Change) ([]byte, error) {
	var additions []schema.Addition
	var settings []schema.Setting
	for _, c := range changes {
		switch {
		case c.File() != doc.File:
		case c.Replaces:
			settings = append(settings, schema.Setting{Of: c.Old.Pos, Pairs: c.setting()})
		default:
			additions = append(additions, schema.Addition{Of: c.Indicator.Pos, List: "measurements", Behind: behind, Pairs: c.pairs(), Last: c.Last})
		}
	}
	return schema.Splice(schema.Block{File: doc.File, Text: doc.Front, FirstLine: doc.FrontLine}, additions, settings)
}

// Table returns the text of a table with the changes that belong to it.
func Table(t *source.Table, changes []Change) ([]byte, error) {
	sheet, err := spreadsheet.ReadCSV(t.Text)
	if err != nil {
		return nil, err
	}
	w := &tableWriter{table: t, sheet: sheet, columns: map[string]int{}, eol: "\n"}
	for _, c := range sheet.Rows[0].Cells {
		w.columns[head(c)] = c.Column
		w.width = c.Column
	}
	if bytes.Contains(t.Text[:sheet.Rows[0].End], []byte("\r\n")) {
		w.eol = "\r\n"
	}
	changes = slices.Clone(changes)
	slices.SortStableFunc(changes, func(a, b Change) int { return int(a.New.Date - b.New.Date) })
	for _, c := range changes {
		if c.File() != t.File {
			continue
		}
		if err := w.add(c); err != nil {
			return nil, err
		}
	}
	return w.text(), nil
}

// tableWriter puts rows into a table.
type tableWriter struct {
	table   *source.Table
	sheet   *spreadsheet.Sheet
	columns map[string]int
	width   int
	eol     string
	edits   []tableEdit
}

type tableEdit struct {
	start, end int
	text       string
}

func (w *tableWriter) add(c Change) error {
	cells := map[string]string{"indicator": c.Indicator.Ref()}
	for _, p := range c.pairs() {
		cells[p.Key] = p.Value
		if w.columns[p.Key] == 0 {
			return fmt.Errorf("it has no column %q\nhint: add one with that heading to its first line", p.Key)
		}
	}
	if c.Replaces {
		return w.replace(c, cells)
	}
	at := w.place(c)
	w.edits = append(w.edits, tableEdit{at, at, w.line(cells) + w.eol})
	return nil
}

// place is where the row of a change belongs: behind the last of its indicator that
// comes before it, else before the first that comes behind it, else at the end.
func (w *tableWriter) place(c Change) int {
	before, after := -1, -1
	for _, row := range w.sheet.Rows[1:] {
		switch {
		case !w.is(row, c):
		case c.Last || row.Cell(w.columns["date"]).Text <= c.New.Date.String():
			before = row.End
		case after < 0:
			after = row.Start
		}
	}
	switch {
	case before >= 0:
		return before
	case after >= 0:
		return after
	}
	return len(w.table.Text)
}

func (w *tableWriter) is(row spreadsheet.Row, c Change) bool {
	return string(bytes.TrimSpace([]byte(row.Cell(w.columns["indicator"]).Text))) == c.Indicator.Ref()
}

// replace writes the row of a figure anew.
func (w *tableWriter) replace(c Change, cells map[string]string) error {
	for _, row := range w.sheet.Rows[1:] {
		if row.Cells[0].Line != int(c.Old.Pos.Line) {
			continue
		}
		for name, column := range w.columns {
			if _, given := cells[name]; !given {
				cells[name] = row.Cell(column).Text
			}
		}
		end := row.End
		for end > row.Start && (w.table.Text[end-1] == '\n' || w.table.Text[end-1] == '\r') {
			end--
		}
		w.edits = append(w.edits, tableEdit{row.Start, end, w.line(cells)})
		return nil
	}
	return errors.New("the row that is to be replaced is not there")
}

// line writes a row without its line end.
func (w *tableWriter) line(cells map[string]string) string {
	record := make([]string, w.width)
	for name, column := range w.columns {
		record[column-1] = cells[name]
	}
	var out bytes.Buffer
	c := csv.NewWriter(&out)
	c.Comma = w.sheet.Comma
	c.Write(record) // a bytes.Buffer takes all
	c.Flush()
	return string(bytes.TrimSuffix(out.Bytes(), []byte("\n")))
}

// text is the table with all edits.
func (w *tableWriter) text() []byte {
	slices.SortStableFunc(w.edits, func(a, b tableEdit) int { return a.start - b.start })
	var out []byte
	at := 0
	for _, e := range w.edits {
		out = append(out, w.table.Text[at:e.start]...)
		if e.start == e.end && len(out) > 0 && out[len(out)-1] != '\n' {
			out = append(out, w.eol...)
		}
		out = append(out, e.text...)
		at = e.end
	}
	return append(out, w.table.Text[at:]...)
}

func head(c spreadsheet.Cell) string {
	return string(bytes.ToLower(bytes.TrimSpace([]byte(c.Text))))
}
