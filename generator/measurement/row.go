package measurement

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/schema"
	"plansite/generator/site"
	"plansite/generator/spreadsheet"
)

// rowReader reads one row.
type rowReader struct {
	*reader
	row   spreadsheet.Row
	sound bool // nothing was wrong so far
	set   []string
}

func (x *rowReader) cell(head string) spreadsheet.Cell {
	if x.columns[head] == 0 {
		return spreadsheet.Cell{Row: x.row.Number, Column: 1}
	}
	return x.row.Cell(x.columns[head])
}

func (x *rowReader) wrong(c spreadsheet.Cell, message, hint string) {
	x.sound = false
	x.fail(c, message, hint)
}

// isBlank reports whether a row of a template was left as it was: it has no date
// and nothing else of a measurement.
func (x *rowReader) isBlank() bool {
	for _, head := range headings[1 : len(headings)-1] { // all but the indicator and its unit
		if c := x.cell(head); x.columns[head] != 0 && c.Kind != spreadsheet.Empty {
			return false
		}
	}
	return x.cell("indicator").Kind != spreadsheet.Empty
}

// stray reports cells in columns without a heading.
func (x *rowReader) stray() {
	known := slices.Collect(maps.Values(x.columns))
	for _, c := range x.row.Cells {
		if !slices.Contains(known, c.Column) && c.Kind != spreadsheet.Merged {
			x.wrong(c, "this cell stands in a column without a heading", "remove it, or give its column one of the headings "+strings.Join(headings, ", "))
		}
	}
}

// plain reports what no value can be taken from.
func (x *rowReader) plain(c spreadsheet.Cell) bool {
	switch c.Kind {
	case spreadsheet.Formula:
		x.wrong(c, "here stands a formula, whose value depends on other cells", "copy the cell, and paste it in its place as a value")
	case spreadsheet.Broken:
		x.wrong(c, "here stands "+words(c), "write the value itself")
	case spreadsheet.Merged:
		x.wrong(c, "this cell is "+words(c), "undo the merging, and write the value into each row")
	case spreadsheet.Truth:
		x.wrong(c, "here stands "+words(c), "write a value, or clear the cell")
	default:
		return true
	}
	return false
}

// indicator finds the one that the row is of.
func (x *rowReader) indicator() *site.Indicator {
	c := x.cell("indicator")
	if !x.plain(c) {
		return nil
	}
	id := strings.TrimSpace(c.Text)
	if id == "" {
		x.wrong(c, "this row names no indicator", "write its id, which is the last part of the address of its page")
		return nil
	}
	item := x.site.Item(id)
	found, ok := item.(*site.Indicator)
	switch {
	case item == nil:
		hint := diagnostic.Suggest(id, x.ids)
		if !strings.HasPrefix(hint, "did you mean") {
			hint = "write the id of an indicator, which is the last part of the address of its page"
		}
		x.wrong(c, "there is no indicator "+diagnostic.Name(id), hint)
		return nil
	case !ok:
		x.wrong(c, fmt.Sprintf("%s is no indicator but a %s", diagnostic.Name(id), item.Sort()), "write the id of an indicator")
		return nil
	case found.Reading == plan.Milestones:
		x.wrong(c, fmt.Sprintf("%s has milestones, which are reached and not counted", diagnostic.Name(id)), "write reached: in its milestones")
		return nil
	}
	return found
}

// figure reads the measurement of the row.
func (x *rowReader) figure(of *site.Indicator) (f plan.Figure) {
	x.unit(of)
	f.Date = x.date("date", true)
	f.Value = x.value(of)
	f.Recorded, f.Corrects = x.date("recorded", false), x.date("corrects", false)
	x.word("source", &f.Source)
	x.word("standing", &f.Standing)
	x.word("note", (*plan.Line)(&f.Note))
	if f.Date > x.AsOf && x.AsOf != 0 {
		x.wrong(x.cell("date"), fmt.Sprintf("the date %s lies after the as-of date %s", f.Date, x.AsOf),
			"correct the date, or move as_of in content/site.yaml (or --as-of) to that day or later")
	}
	return f
}

func (x *rowReader) unit(of *site.Indicator) {
	c := x.cell("unit")
	if x.columns["unit"] == 0 || c.Kind == spreadsheet.Empty || !x.plain(c) || of == nil {
		return
	}
	if unit := strings.TrimSpace(c.Text); unit != of.Unit && unit != spreadsheet.Plain(of.Unit) {
		x.wrong(c, fmt.Sprintf("the unit here is %s, that of %s is %s", diagnostic.Name(unit), diagnostic.Name(of.Ref()), diagnostic.Name(of.Unit)),
			"write the value in the unit of the indicator, and its unit here")
	}
}

const dateHint = "write year, month and day, such as 2025-03-14, or give the cell a format of dates"

// date reads a date: one that the spreadsheet knows as that, or a text.
func (x *rowReader) date(head string, needed bool) plan.Date {
	c := x.cell(head)
	if x.columns[head] == 0 || !x.plain(c) {
		return 0
	}
	text := strings.TrimSpace(c.Text)
	switch c.Kind {
	case spreadsheet.Empty:
		if needed {
			x.wrong(c, "this row has no date", "write the day that the value holds for, or clear the row")
		}
		return 0
	case spreadsheet.Moment:
		x.wrong(c, "this date has a time of day", "write the day alone")
		return 0
	case spreadsheet.Number, spreadsheet.Percent:
		x.wrong(c, fmt.Sprintf("here stands %s, which is not plainly a date", words(c)), dateHint)
		return 0
	}
	date, err := plan.ParseDate(text)
	if err != nil {
		x.wrong(c, err.Error(), dateHint)
		return 0
	}
	x.set = append(x.set, head)
	return date
}

// value reads the figure.
func (x *rowReader) value(of *site.Indicator) plan.Number {
	c := x.cell("value")
	if !x.plain(c) {
		return ""
	}
	text, raw := strings.TrimSpace(c.Text), c.Raw
	switch c.Kind {
	case spreadsheet.Empty:
		x.wrong(c, "this row has no value", "write it, or clear the row")
		return ""
	case spreadsheet.Date, spreadsheet.Moment:
		x.wrong(c, fmt.Sprintf("here stands %s, where a number should", words(c)), "give the cell the format of a number, and write the value again")
		return ""
	case spreadsheet.Percent:
		shown := spreadsheet.Hundredfold(text)
		if of != nil && of.Unit != "%" {
			x.wrong(c, fmt.Sprintf("this cell shows %s %%, and the unit of %s is %s", shown, diagnostic.Name(of.Ref()), diagnostic.Name(of.Unit)),
				"give the cell the format of a plain number, and write the value in the unit of the indicator")
			return ""
		}
		x.note(c, fmt.Sprintf("this cell shows %s %%; %s is taken for the value", shown, shown))
		text, raw = shown, ""
	case spreadsheet.Text:
		if clean, noisy := spreadsheet.WithoutNoise(text); noisy {
			text, raw = clean, text
		}
	}
	if raw != "" {
		x.note(c, fmt.Sprintf("%s is taken for %s, which is what was meant before a computer calculated with it", text, raw))
	}
	var value plan.Number
	x.scalar(c, "value", text, &value)
	x.set = append(x.set, "value")
	return value
}

// word reads a text.
func (x *rowReader) word(head string, into schema.Scalar) {
	c := x.cell(head)
	if x.columns[head] == 0 || c.Kind == spreadsheet.Empty || !x.plain(c) {
		return
	}
	if text := strings.TrimSpace(c.Text); text != "" {
		x.scalar(c, head, text, into)
		x.set = append(x.set, head)
	}
}

// scalar reads a text as front matter would have it.
func (x *rowReader) scalar(c spreadsheet.Cell, key, text string, into schema.Scalar) {
	found := new(diagnostic.List)
	into.UnmarshalScalar(schema.Value{Key: key, Text: text}, diagnostic.NewReporter("", found))
	for _, d := range found.Sorted() {
		if d.Severity == diagnostic.Error {
			x.wrong(c, d.Message, d.Hint)
		}
	}
}
