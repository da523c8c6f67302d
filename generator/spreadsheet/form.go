package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Form is a table that somebody is to fill in.
type Form struct {
	Sheet   string
	Columns []Column
	Rows    [][]Cell // of each the Kind, one of Empty, Text, Number and Date, and the Text
	Help    []string // how it is to be filled in: the lines of a second sheet, the first its heading
}

// Column is a column of a form.
type Column struct {
	Head  string
	Width float64 // in characters
	Given bool    // it is there to be read; else it is to be filled in
	Kind  Kind    // of what is to be filled in: Text, Number or Date
}

// CSV is the table without its help, after RFC 4180, in UTF-8 with the mark by
// which Excel knows that. A text that a spreadsheet would take for a formula has an
// apostrophe before it.
func (f *Form) CSV() []byte {
	out := bytes.NewBufferString("\uFEFF")
	w := csv.NewWriter(out)
	w.UseCRLF = true
	record := make([]string, len(f.Columns))
	for i, c := range f.Columns {
		record[i] = Plain(c.Head)
	}
	w.Write(record) // a bytes.Buffer takes all
	for _, row := range f.Rows {
		for i := range record {
			record[i] = Plain(row[i].Text)
		}
		w.Write(record)
	}
	w.Flush()
	return out.Bytes()
}

var number = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)

// Plain keeps a spreadsheet from running a text; a number is no text.
func Plain(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) && !number.MatchString(text) {
		return "'" + text
	}
	return text
}

// shown is the number format of dates, which no country reads otherwise.
var shown = "yyyy-mm-dd"

// XLSX is the form as a workbook: the same bytes whenever it is made. Whatever
// a text looks like, it is a text.
func (f *Form) XLSX() ([]byte, error) {
	x := excelize.NewFile()
	defer x.Close()
	w := &formWriter{form: f, file: x}
	w.do(x.SetSheetName("Sheet1", f.Sheet))
	w.styles()
	for i, c := range f.Columns {
		name := Letters(i + 1)
		w.do(x.SetColWidth(f.Sheet, name, name, c.Width))
		w.do(x.SetColStyle(f.Sheet, name, w.style(c)))
		w.text(name+"1", c.Head)
	}
	w.do(x.SetCellStyle(f.Sheet, "A1", Letters(len(f.Columns))+"1", w.head))
	for i, row := range f.Rows {
		for j, c := range row {
			w.cell(Letters(j+1)+strconv.Itoa(i+2), f.Columns[j], c)
		}
	}
	w.do(x.SetPanes(f.Sheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}))
	w.help()
	w.do(x.SetDocProps(&excelize.DocProperties{Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z", Creator: "plansite"}))
	if w.failed != nil {
		return nil, w.failed
	}
	var out bytes.Buffer
	_, err := x.WriteTo(&out)
	return out.Bytes(), err
}

// formWriter writes a form and keeps the first error.
type formWriter struct {
	form         *Form
	file         *excelize.File
	head         int
	given, asked map[Kind]int // styles
	failed       error
}

func (w *formWriter) do(err error) {
	if w.failed == nil {
		w.failed = err
	}
}

func (w *formWriter) newStyle(s excelize.Style) int {
	id, err := w.file.NewStyle(&s)
	w.do(err)
	return id
}

// styles makes those of the headings, of what is given (grey) and of what is asked.
func (w *formWriter) styles() {
	grey := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7E6E6"}}
	w.head = w.newStyle(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"D0CECE"}},
		Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	w.given, w.asked = map[Kind]int{}, map[Kind]int{}
	for _, kind := range []Kind{Text, Number, Date} {
		s := excelize.Style{}
		switch kind {
		case Text:
			s.NumFmt = 49 // text, so that nothing that is typed becomes something else
		case Date:
			s.CustomNumFmt = &shown
		}
		w.asked[kind] = w.newStyle(s)
		s.Fill, s.Font = grey, &excelize.Font{Color: "404040"}
		w.given[kind] = w.newStyle(s)
	}
}

func (w *formWriter) style(c Column) int {
	if c.Given {
		return w.given[c.Kind]
	}
	return w.asked[c.Kind]
}

func (w *formWriter) text(at, text string) {
	for len(text) > 0 && utf8.RuneCountInString(text) > excelize.TotalCellChars {
		text = text[:len(text)/2]
	}
	w.do(w.file.SetCellStr(w.form.Sheet, at, strings.ToValidUTF8(text, "\uFFFD")))
}

func (w *formWriter) cell(at string, column Column, c Cell) {
	w.do(w.file.SetCellStyle(w.form.Sheet, at, at, w.style(column)))
	switch c.Kind {
	case Empty:
	case Number:
		x, err := strconv.ParseFloat(c.Text, 64)
		w.do(err)
		w.do(w.file.SetCellFloat(w.form.Sheet, at, x, -1, 64))
	case Date:
		date, err := time.Parse(time.DateOnly, c.Text)
		w.do(err)
		w.do(w.file.SetCellInt(w.form.Sheet, at, int64(date.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC))/(24*time.Hour))))
	default:
		w.text(at, c.Text)
	}
}

// help writes the second sheet.
func (w *formWriter) help() {
	if len(w.form.Help) == 0 {
		return
	}
	const name = "How to fill it in"
	_, err := w.file.NewSheet(name)
	w.do(err)
	w.do(w.file.SetColWidth(name, "A", "A", 100))
	wrap := w.newStyle(excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	for i, line := range w.form.Help {
		at := fmt.Sprintf("A%d", i+1)
		w.do(w.file.SetCellStr(name, at, line))
		w.do(w.file.SetCellStyle(name, at, at, wrap))
	}
	w.do(w.file.SetCellStyle(name, "A1", "A1", w.head))
}
