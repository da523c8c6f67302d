package plan

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
	"plansite/generator/source"
	"plansite/generator/spreadsheet"
)

// TableColumns are the headings that a table of measurements may have: what they
// say is as of the keys of a Figure.
var TableColumns = []string{"indicator", "date", "value", "source", "standing", "recorded", "corrects", "note"}

// maxRows bounds a table of measurements.
const maxRows = 20_000

// table reads the measurements that stand beside a plan.
type table struct {
	*diagnostic.Reporter
	columns map[string]int             // of the sheet, by heading
	rows    map[int32]*spreadsheet.Row // by line
	ids     map[string]*Indicator
}

// Value implements places: an entry is a row of the table.
func (t *table) Value(entry diagnostic.Pos, key string, _ ...int) (diagnostic.Pos, int) {
	row := t.rows[entry.Line]
	if row == nil || t.columns[key] == 0 {
		return entry, 1
	}
	cell := row.Cell(t.columns[key])
	if cell.Kind == spreadsheet.Empty {
		return entry, 1
	}
	return posOf(cell), lengthOf(cell)
}

// Has implements places.
func (t *table) Has(entry diagnostic.Pos, key string) bool {
	row := t.rows[entry.Line]
	return row != nil && row.Cell(t.columns[key]).Kind != spreadsheet.Empty
}

func posOf(c spreadsheet.Cell) diagnostic.Pos {
	return diagnostic.Pos{Line: int32(c.Line), Column: int32(c.Offset)}
}

func lengthOf(c spreadsheet.Cell) int {
	first, _, _ := strings.Cut(c.Text, "\n")
	return utf8.RuneCountInString(first)
}

// noPlan reports a table beside a file that has no indicators.
func noPlan(t *source.Table, kind string, diags *diagnostic.List) {
	diags.Add(diagnostic.Diagnostic{Code: "no-plan", Place: diagnostic.Place{File: t.File},
		Message: fmt.Sprintf("this table of measurements stands beside a file of the kind %s, which has none", diagnostic.Name(kind)),
		Hint:    "rename it after the plan whose indicators it measures"})
}

// readTable adds the measurements of a table to the indicators of its plan, behind
// those of the plan itself, in the order of its rows, which translations of their
// notes count. It returns the reporter of the table.
func readTable(from *source.Table, p *Plan, diags *diagnostic.List) *reporter {
	if from == nil {
		return nil
	}
	p.Table = from.File
	t := &table{Reporter: diagnostic.NewReporter(from.File, diags), rows: map[int32]*spreadsheet.Row{}, ids: map[string]*Indicator{}}
	sheet, err := spreadsheet.ReadCSV(from.Text)
	if err != nil {
		t.refuse(err)
		return &reporter{t.Reporter, t}
	}
	if t.heads(sheet.Rows[0]) {
		for _, x := range p.Indicators {
			t.ids[x.ID.ID] = x
		}
		t.read(sheet.Rows[1:])
	}
	return &reporter{t.Reporter, t}
}

// refuse reports a table that cannot be read.
func (t *table) refuse(err error) {
	pos := diagnostic.Pos{Line: 1, Column: 1}
	message, hint, _ := strings.Cut(err.Error(), "\nhint: ")
	if at := (*spreadsheet.CSVError)(nil); errors.As(err, &at) {
		pos = diagnostic.Pos{Line: int32(at.Line), Column: int32(at.Column)}
		message, hint, _ = strings.Cut(at.Message, "\nhint: ")
	} else {
		message = "this table cannot be read: " + message
	}
	t.Error(pos, 1, "table", message, hint)
}

// heads reads the headings.
func (t *table) heads(row spreadsheet.Row) bool {
	t.columns = map[string]int{}
	whole := true
	for _, c := range row.Cells {
		head := strings.ToLower(strings.TrimSpace(c.Text))
		switch {
		case !slices.Contains(TableColumns, head):
			t.Error(posOf(c), lengthOf(c), "unknown-field", "unknown heading "+diagnostic.Name(c.Text), diagnostic.Suggest(head, TableColumns))
			whole = false
		case t.columns[head] != 0:
			t.Error(posOf(c), lengthOf(c), "duplicate-field", fmt.Sprintf("the heading %q stands here a second time", head), "keep one of the two columns")
			whole = false
		default:
			t.columns[head] = c.Column
		}
	}
	for _, head := range TableColumns[:3] {
		if t.columns[head] == 0 && whole {
			t.Error(diagnostic.Pos{Line: int32(row.Cells[0].Line), Column: 1}, 1, "missing-field", fmt.Sprintf("this table has no column %q", head),
				"give it a first line such as: "+strings.Join(TableColumns, ","))
			return false
		}
	}
	return whole
}

func (t *table) read(rows []spreadsheet.Row) {
	for i := range rows {
		if i == maxRows {
			t.Error(posOf(rows[i].Cells[0]), 1, "too-many", fmt.Sprintf("this table has more than %d rows", maxRows), "divide the plan")
			break
		}
		if x, f := t.figure(&rows[i]); f != nil {
			x.Measurements = append(x.Measurements, f)
		}
	}
}

// figure reads a row; it returns nil for one that has errors.
func (t *table) figure(row *spreadsheet.Row) (*Indicator, *Figure) {
	first := row.Cells[0]
	at := diagnostic.Pos{Line: int32(first.Line), Column: 1}
	t.rows[at.Line] = row
	for _, c := range row.Cells {
		if !slices.ContainsFunc(TableColumns, func(head string) bool { return t.columns[head] == c.Column }) {
			t.Error(posOf(c), lengthOf(c), "unknown-field", "this cell stands in a column without a heading", "remove it, or put a text that has a comma in quotation marks")
			return nil, nil
		}
	}
	f := &Figure{Pos: at, Tabled: true}
	found := new(diagnostic.List)
	r := diagnostic.NewReporter(t.File, found)
	values := map[string]schema.Scalar{"date": &f.Date, "value": &f.Value, "source": &f.Source, "standing": &f.Standing, "recorded": &f.Recorded, "corrects": &f.Corrects, "note": (*Line)(&f.Note)}
	for _, head := range TableColumns {
		c := row.Cell(t.columns[head])
		text := strings.TrimSpace(c.Text)
		switch {
		case text == "" && slices.Contains(TableColumns[:3], head):
			r.Error(at, 1, "missing-field", fmt.Sprintf("this row has no %s", head), "write it in the column of that heading, or remove the row")
		case text == "" || values[head] == nil:
		default:
			values[head].UnmarshalScalar(schema.Value{Key: head, Text: text, Pos: posOf(c)}, r)
		}
	}
	x := t.indicator(row, r)
	t.merge(found)
	if x == nil || found.HasErrors() {
		return nil, nil
	}
	return x, f
}

func (t *table) merge(found *diagnostic.List) {
	for _, d := range found.Sorted() {
		t.Add(d)
	}
}

// indicator finds the one that a row is of.
func (t *table) indicator(row *spreadsheet.Row, r *diagnostic.Reporter) *Indicator {
	c := row.Cell(t.columns["indicator"])
	id := strings.TrimSpace(c.Text)
	x := t.ids[id]
	switch {
	case id == "":
	case x == nil:
		ids := make([]string, 0, len(t.ids))
		for known := range t.ids {
			ids = append(ids, known)
		}
		slices.Sort(ids)
		hint := diagnostic.Suggest(id, ids)
		if hint == "" {
			hint = "write the id of an indicator of the plan beside it"
		}
		r.Error(posOf(c), lengthOf(c), "unknown-indicator", "this plan has no indicator "+diagnostic.Name(id), hint)
	case x.Reading == Milestones:
		r.Error(posOf(c), lengthOf(c), "wrong-reading", fmt.Sprintf("%q has milestones, which are reached and not counted", id), "write reached: in its milestones")
		return nil
	}
	return x
}

// Line is a text in one line.
type Line string

// UnmarshalScalar implements schema.Scalar.
func (x *Line) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) { *x = Line(v.Line(r)) }
