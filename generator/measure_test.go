package generator

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"plansite/generator/diagnostic"
	"plansite/generator/measurement"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/source"
	"plansite/generator/spreadsheet"
)

// sheetOf is a sheet of an Excel workbook with a heading and rows of cells.
func sheetOf(heads string, rows ...[]spreadsheet.Cell) *spreadsheet.Sheet {
	s := &spreadsheet.Sheet{Name: "Sheet1"}
	var first []spreadsheet.Cell
	for head := range strings.SplitSeq(heads, ",") {
		first = append(first, spreadsheet.Cell{Kind: spreadsheet.Text, Text: head})
	}
	for i, cells := range append([][]spreadsheet.Cell{first}, rows...) {
		row := spreadsheet.Row{Number: i + 1}
		for j, c := range cells {
			if c.Row, c.Column = i+1, j+1; c.Kind != spreadsheet.Empty {
				row.Cells = append(row.Cells, c)
			}
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

func cell(kind spreadsheet.Kind, text string) spreadsheet.Cell {
	return spreadsheet.Cell{Kind: kind, Text: text}
}

// TestImportCells: what a cell holds decides, and is named by its address.
func TestImportCells(t *testing.T) {
	ships, date := cell(spreadsheet.Text, "quay-2-ships"), cell(spreadsheet.Date, "2026-03-31")
	value := cell(spreadsheet.Number, "1300")
	noisy := spreadsheet.Cell{Kind: spreadsheet.Number, Text: "0.3", Raw: "0.30000000000000004"}
	for _, tt := range []struct {
		reason string
		cells  []spreadsheet.Cell
		want   string
	}{
		{"a date and a number", []spreadsheet.Cell{ships, date, value}, "2026-03-31 1300"},
		{"texts", []spreadsheet.Cell{ships, cell(spreadsheet.Text, " 2026-03-31 "), cell(spreadsheet.Text, " 12.5 ")}, "2026-03-31 12.5"},
		{"noise", []spreadsheet.Cell{ships, date, noisy}, "note Sheet1!C2: 0.3 is taken for 0.30000000000000004, which is what was meant before a computer calculated with it\n2026-03-31 0.3"},
		{"a percentage of what is no share", []spreadsheet.Cell{ships, date, cell(spreadsheet.Percent, "0.625")}, `Sheet1!C2: this cell shows 62.5 %, and the unit of "quay-2-ships" is "ships"`},
		{"a formula", []spreadsheet.Cell{ships, date, cell(spreadsheet.Formula, "12")}, "Sheet1!C2: here stands a formula, whose value depends on other cells"},
		{"an error", []spreadsheet.Cell{ships, date, cell(spreadsheet.Broken, "#REF!")}, `Sheet1!C2: here stands the error "#REF!"`},
		{"a merged cell", []spreadsheet.Cell{cell(spreadsheet.Merged, "A1"), date, value}, "Sheet1!A2: this cell is merged into A1"},
		{"a truth value", []spreadsheet.Cell{ships, date, cell(spreadsheet.Truth, "TRUE")}, "Sheet1!C2: here stands the truth value TRUE"},
		{"a number for a date", []spreadsheet.Cell{ships, cell(spreadsheet.Number, "46112"), value}, "Sheet1!B2: here stands the number 46112, which is not plainly a date"},
		{"a date for a number", []spreadsheet.Cell{ships, date, date}, "Sheet1!C2: here stands the date 2026-03-31, where a number should"},
		{"a time of day", []spreadsheet.Cell{ships, cell(spreadsheet.Moment, "2026-03-31"), value}, "Sheet1!B2: this date has a time of day"},
		{"several problems of a row", []spreadsheet.Cell{ships, {}, cell(spreadsheet.Text, "many")}, "Sheet1!B2: this row has no date\nSheet1!C2: \"value\" is not plainly a number: \"many\""},
	} {
		got, err := ImportMeasurements(t.Context(), os.DirFS(goldenSite), sheetOf("indicator,date,value", tt.cells), Options{}, false)
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
			continue
		}
		if text := told(got); text != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.reason, text, tt.want)
		}
	}
}

// told is what an import says: notes, problems, figures.
func told(x *Import) string {
	var out []string
	for _, p := range x.Notes {
		out = append(out, "note "+p.Cell+": "+p.Message)
	}
	for _, p := range x.Problems {
		out = append(out, p.Cell+": "+p.Message)
		if p.Hint == "" {
			out = append(out, "no hint")
		}
	}
	for _, c := range x.Changes {
		out = append(out, c.New.Date.String()+" "+string(c.New.Value))
	}
	return strings.Join(out, "\n")
}

// A percentage in the unit % is what the cell shows.
func TestImportPercentage(t *testing.T) {
	fsys := withFiles(t, map[string]func(string) string{"content/plans/quay-2.md": func(text string) string {
		return strings.Replace(text, "unit: hours", `unit: "%"`, 1)
	}})
	cells := []spreadsheet.Cell{cell(spreadsheet.Text, "quay-2-wait"), cell(spreadsheet.Date, "2026-03-31"), cell(spreadsheet.Percent, "0.07")}
	got, err := ImportMeasurements(t.Context(), fsys, sheetOf("Indicator,Date,Value", cells), Options{}, false)
	if want := "note Sheet1!C2: this cell shows 7 %; 7 is taken for the value\n2026-03-31 7"; err != nil || told(got) != want {
		t.Errorf("%v\n%s", err, told(got))
	}
}

// withFiles is the small site with some of its files changed.
func withFiles(t *testing.T, change map[string]func(string) string) fs.FS {
	t.Helper()
	out := revised{FS: os.DirFS(goldenSite), files: map[string][]byte{}}
	for name, f := range change {
		text, err := fs.ReadFile(out.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		out.files[name] = []byte(f(string(text)))
	}
	return out
}

// What an import cannot foresee, the check of the whole site does: nothing is
// written that has an error.
func TestImportIsChecked(t *testing.T) {
	heads := "indicator,date,value,recorded"
	cells := []spreadsheet.Cell{cell(spreadsheet.Text, "quay-2-wait"), cell(spreadsheet.Date, "2026-03-31"), cell(spreadsheet.Number, "26"), cell(spreadsheet.Date, "2026-04-30")}
	got, err := ImportMeasurements(t.Context(), os.DirFS(goldenSite), sheetOf(heads, cells), Options{}, false)
	if err != nil || len(got.Edits) != 1 || got.Places[0].File != "content/plans/quay-2.md" {
		t.Fatal(got, err)
	}
	text := string(got.Edits[0].Text)
	if want := "measurements: [{date: 2025-06-30, value: 31.5}, {date: 2026-03-31, value: 26, recorded: 2026-04-30}]"; !strings.Contains(text, want) {
		t.Errorf("%s is not in\n%s", want, text)
	}
	if line := strings.Split(text, "\n")[got.Places[0].Line-1]; !strings.Contains(line, "value: 26,") {
		t.Errorf("the place is that of %q", line)
	}
}

// A byte-order mark, the line ends of Windows and the text below stay.
func TestImportKeepsTheFile(t *testing.T) {
	windows := func(text string) string { return "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n") }
	fsys := withFiles(t, map[string]func(string) string{"content/plans/quay-2.md": windows})
	cells := []spreadsheet.Cell{cell(spreadsheet.Text, "quay-2-wait"), cell(spreadsheet.Date, "2026-03-31"), cell(spreadsheet.Number, "26")}
	got, err := ImportMeasurements(t.Context(), fsys, sheetOf("indicator,date,value", cells), Options{}, false)
	if err != nil {
		t.Fatal(err)
	}
	before, after := string(got.Edits[0].Before), string(got.Edits[0].Text)
	if want := strings.Replace(before, "value: 31.5}]", "value: 31.5}, {date: 2026-03-31, value: 26}]", 1); after != want {
		t.Errorf("got %q", after)
	}
}

// TestImportIntoAllContent puts two figures into each indicator of the whole
// publication: what is read afterwards is what was there and the two, whichever way
// people have written it.
func TestImportIntoAllContent(t *testing.T) {
	fsys := os.DirFS("..")
	files, editions, err := linked(context.Background(), fsys, Options{Unpublished: true}, new(diagnostic.List))
	if err != nil {
		t.Fatal(err)
	}
	changes, want := map[string][]measurement.Change{}, map[string][]string{}
	for _, x := range editions[0].site.Indicators {
		want[x.Ref()] = figureLines(x.Indicator)
		if x.Reading == plan.Milestones {
			continue
		}
		for _, date := range []plan.Date{plan.NewDate(2001, 2, 3), plan.NewDate(2026, 2, 3)} {
			sheet := sheetOf("indicator,date,value,note", []spreadsheet.Cell{cell(spreadsheet.Text, x.Ref()), cell(spreadsheet.Date, date.String()), cell(spreadsheet.Number, "7"), cell(spreadsheet.Text, "a: #")})
			got := measurement.Read(sheet, editions[0].site, measurement.Options{})
			if len(got.Problems) > 0 {
				t.Fatal(got.Problems)
			}
			changes[x.Plan.File] = append(changes[x.Plan.File], got.Changes...)
			want[x.Ref()] = append(want[x.Ref()], fmt.Sprintf("%s 7 a: # %s", date, date))
		}
	}
	for name, all := range changes {
		doc, _, err := source.Read(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		if doc.Front, err = measurement.Front(doc, all); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		diags := new(diagnostic.List)
		for _, x := range plan.Decode(doc, files.config, diags).Plan.Indicators {
			got := figureLines(x)
			slices.Sort(got)
			slices.Sort(want[x.ID.ID])
			if !slices.Equal(got, want[x.ID.ID]) {
				t.Errorf("%s has %q\nwant %q", x.ID.ID, got, want[x.ID.ID])
			}
		}
		if diags.HasErrors() {
			t.Errorf("%s: %v", name, diags.Sorted()[0])
		}
	}
	if len(changes) < 20 {
		t.Errorf("only %d files were changed", len(changes))
	}
}

func figureLines(x *plan.Indicator) (out []string) {
	for _, f := range x.Measurements {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s %s%s%s %s", f.Date, f.Value, f.Source, f.Standing, f.Note, f.Recorded)))
	}
	return out
}

// TestPreviewFollowsTables: a figure that changes in the table beside a plan is
// shown, and a table that cannot be read is an error in it.
func TestPreviewFollowsTables(t *testing.T) {
	const table = "content/plans/quay-2.measurements.csv"
	d := newDesk(t)
	p := NewPreview(d, Options{})
	shows := func(text, want string) {
		t.Helper()
		if d.clock = d.clock.Add(time.Minute); text != "" {
			d.write(table, text)
		} else {
			delete(d.MapFS, table)
		}
		state, err := p.Refresh(t.Context(), d.clock.Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		got := "good"
		if !state.Good {
			i := slices.IndexFunc(state.Diags, func(x diagnostic.Diagnostic) bool { return x.Severity == diagnostic.Error })
			got = state.Diags[i].File + " " + state.Diags[i].Code
		} else if x, ok := state.Site.Item("quay-2-wait").(*site.Indicator); ok {
			got = string(x.Progress.Series.Last().Value)
		}
		if got != want {
			t.Errorf("%q gives %s, want %s", text, got, want)
		}
	}
	const head = "indicator,date,value\n"
	shows("", "31.5")
	shows(head+"quay-2-wait,2026-03-31,27\n", "27")
	shows(head+"quay-2-wait,2026-03-31,26\n", "26")
	shows(head+"quay-2-wait,2026-02-31,26\n", table+" bad-date")
	shows("\xff", table+" encoding")
	shows(head+"quay-2-wait,2026-03-31,25\n", "25")
	shows("", "31.5")
}

// A table beside a translation would be figures that nobody sees.
func TestTableBesideATranslation(t *testing.T) {
	d := newDesk(t)
	d.write("content/plans/quay-2.fr.measurements.csv", "indicator,date,value\n")
	_, diags, err := Check(t.Context(), d, Options{})
	if err != nil || !slices.ContainsFunc(diags.Sorted(), func(x diagnostic.Diagnostic) bool {
		return x.File == "content/plans/quay-2.fr.measurements.csv" && x.Severity == diagnostic.Error
	}) {
		t.Error(err, diags.Sorted())
	}
}
