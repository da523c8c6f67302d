package measurement

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/spreadsheet"
)

// Asked are the indicators that a form asks for, in the order of the site: those
// that are counted, of an owner or, where it is "", of all; with due only those
// whose next value is due. A plan that is superseded is not asked for.
func Asked(s *site.Site, due bool, owner string) (out []*site.Indicator) {
	for _, x := range s.Indicators {
		on := Due(s, x)
		switch {
		case x.Reading == plan.Milestones, owner != "" && !SameOwner(x.Owner, owner):
		case due && (on == 0 || on > s.AsOf || x.Plan.Status == plan.Superseded):
		default:
			out = append(out, x)
		}
	}
	return out
}

// Due is the day by which the next value of an indicator is to be there, by its
// frequency: counted from the last one, or from the baseline. It is 0 for what is
// never due; what has no figure at all is due at once.
func Due(s *site.Site, x *site.Indicator) plan.Date {
	if x.Often == nil || x.Often.Days == 0 {
		return 0
	}
	series := x.Known(s.AsOf)
	last := series.Baseline
	for _, f := range series.Measurements {
		if last == nil || f.Date <= s.AsOf {
			last = f
		}
	}
	if last == nil {
		return s.AsOf
	}
	return last.Date + plan.Date(x.Often.Days)
}

// SameOwner reports whether two names are of one office.
func SameOwner(a, b string) bool {
	return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b))
}

// Owners are the offices that own indicators, by name.
func Owners(s *site.Site) (out []string) {
	for _, x := range s.Indicators {
		if x.Owner != "" {
			out = append(out, x.Owner)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Form is the table in which measurements are asked for.
func Form(s *site.Site, asked []*site.Indicator) *spreadsheet.Form {
	f := &spreadsheet.Form{
		Sheet: "Measurements",
		Columns: []spreadsheet.Column{
			{Head: "indicator", Width: 26, Given: true, Kind: spreadsheet.Text},
			{Head: "title", Width: 44, Given: true, Kind: spreadsheet.Text},
			{Head: "plan", Width: 20, Given: true, Kind: spreadsheet.Text},
			{Head: "owner", Width: 24, Given: true, Kind: spreadsheet.Text},
			{Head: "unit", Width: 16, Given: true, Kind: spreadsheet.Text},
			{Head: "last date", Width: 12, Given: true, Kind: spreadsheet.Date},
			{Head: "last value", Width: 12, Given: true, Kind: spreadsheet.Number},
			{Head: "due", Width: 12, Given: true, Kind: spreadsheet.Date},
			{Head: "date", Width: 12, Kind: spreadsheet.Date},
			{Head: "value", Width: 12, Kind: spreadsheet.Number},
			{Head: "source", Width: 40, Kind: spreadsheet.Text},
			{Head: "standing", Width: 14, Kind: spreadsheet.Text},
			{Head: "note", Width: 40, Kind: spreadsheet.Text},
		},
		Help: help(s),
	}
	for _, x := range asked {
		f.Rows = append(f.Rows, formRow(s, x))
	}
	return f
}

func formRow(s *site.Site, x *site.Indicator) []spreadsheet.Cell {
	text := func(s string) spreadsheet.Cell {
		if s == "" {
			return spreadsheet.Cell{}
		}
		return spreadsheet.Cell{Kind: spreadsheet.Text, Text: s}
	}
	date := func(d plan.Date) spreadsheet.Cell {
		if d == 0 {
			return spreadsheet.Cell{}
		}
		return spreadsheet.Cell{Kind: spreadsheet.Date, Text: d.String()}
	}
	row := []spreadsheet.Cell{text(x.Ref()), text(x.Title), text(cmp.Or(x.Plan.Short, x.Plan.Title)), text(x.Owner), text(x.Unit), {}, {}, date(Due(s, x)), {}, {}, {}, {}, {}}
	if last := x.Progress.Series.Last(); last != nil {
		row[5], row[6] = date(last.Date), spreadsheet.Cell{Kind: spreadsheet.Number, Text: string(last.Value)}
	}
	return row
}

// help says how a form is to be filled in.
func help(s *site.Site) []string {
	return []string{
		"How to fill in the sheet Measurements",
		"Grey columns are there to be read. Leave them as they are: the first one says which indicator a row is of.",
		"date: the day that the value holds for. It cannot lie after " + s.AsOf.String() + ", the date that the site is judged at.",
		"value: the figure alone, in the unit of its row, without the unit and without signs between thousands. Of a share write 62.5, not 62.5 %.",
		"source: the address at which the figure was published, beginning with https://. A figure without a source is shown as illustrative.",
		"standing: final, provisional, estimated or illustrative. Without it, a figure that has a source is final.",
		"note: what a reader has to mind, in one line.",
		"For a second value of an indicator, add a row and copy the indicator into it. A row without date and value is left out.",
		"To correct a figure that was published, add a column with the heading recorded, and write into it the day on which the right value became known.",
		fmt.Sprintf("Send the file back as it is, or save it as CSV (%s).", "UTF-8"),
	}
}
