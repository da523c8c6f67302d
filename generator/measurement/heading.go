package measurement

import (
	"fmt"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/spreadsheet"
)

// Headings of the columns that are read, and of those that are only there for
// whoever fills them in.
var (
	headings = []string{"indicator", "date", "value", "source", "standing", "recorded", "corrects", "note", "unit"}
	ignored  = []string{"title", "plan", "owner", "frequency", "last date", "last value", "due"}
)

// needed are the columns without which there is nothing to read.
var needed = headings[:3]

// heads reads the headings. It goes on only when all of them are known, for else
// each row would be wrong.
func (r *reader) heads(row spreadsheet.Row) bool {
	before := len(r.result.Problems)
	for _, c := range row.Cells {
		head := strings.ToLower(strings.Join(strings.Fields(c.Text), " "))
		switch {
		case c.Kind != spreadsheet.Text:
			r.fail(c, "this heading is "+words(c), "write one of: "+strings.Join(headings, ", "))
		case r.columns[head] != 0:
			r.fail(c, fmt.Sprintf("the heading %s stands a second time", diagnostic.Name(c.Text)), "keep one of the two columns")
		case slices.Contains(headings, head) || slices.Contains(ignored, head):
			r.columns[head] = c.Column
		default:
			hint := diagnostic.Suggest(head, headings)
			if !strings.HasPrefix(hint, "did you mean") {
				hint = "remove the column, or name it one of: " + strings.Join(headings, ", ")
			}
			r.fail(c, "unknown heading "+diagnostic.Name(c.Text), hint)
		}
	}
	for _, head := range needed {
		if r.columns[head] == 0 && len(r.result.Problems) == before {
			r.fail(spreadsheet.Cell{Row: row.Number, Column: 1}, fmt.Sprintf("no column has the heading %q", head),
				"the first row that has something in it names the columns: at least "+strings.Join(needed, ", "))
		}
	}
	return len(r.result.Problems) == before
}

// words say what a cell holds.
func words(c spreadsheet.Cell) string {
	switch c.Kind {
	case spreadsheet.Empty:
		return "empty"
	case spreadsheet.Number, spreadsheet.Percent:
		return "the number " + c.Text
	case spreadsheet.Date, spreadsheet.Moment:
		return "the date " + c.Text
	case spreadsheet.Truth:
		return "the truth value " + c.Text
	case spreadsheet.Formula:
		return "a formula"
	case spreadsheet.Broken:
		return "the error " + diagnostic.Name(c.Text)
	case spreadsheet.Merged:
		return "merged into " + c.Text
	}
	return "the text " + diagnostic.Name(c.Text)
}
