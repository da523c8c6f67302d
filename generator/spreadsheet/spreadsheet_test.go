package spreadsheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/xuri/excelize/v2"
)

// kinds are names of kinds in what a test expects.
var kinds = [...]string{"empty", "text", "number", "percent", "date", "moment", "truth", "formula", "error", "merged"}

// shownCells writes the cells of a sheet: address, kind, text.
func shownCells(s *Sheet) string {
	var out strings.Builder
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			fmt.Fprintf(&out, "%s %s %s", strings.TrimPrefix(s.Address(c), s.Name+"!"), kinds[c.Kind], c.Text)
			if c.Raw != "" {
				fmt.Fprintf(&out, " (%s)", c.Raw)
			}
			out.WriteString("\n")
		}
	}
	return out.String()
}

// packed is a workbook of one sheet, in which cells have the styles 0 (plain),
// 1 (14, a date), 2 (0.0%), 3 ([$-409]d mmm yyyy) and 4 ("day" 0).
func packed(t testing.TB, cells, book string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/book/workbook.xml"/></Relationships>`},
		{"book/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="sheets/one.xml"/><Relationship Id="r2" Target="sheets/one.xml"/></Relationships>`},
		{"book/workbook.xml", `<x:workbook xmlns:x="a" xmlns:r="b">` + book + `<x:sheets><x:sheet name="Hidden" state="hidden" r:id="r2"/><x:sheet name="One" r:id="r1"/></x:sheets></x:workbook>`},
		{"book/sharedStrings.xml", `<sst><si><t>shared</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si></sst>`},
		{"book/styles.xml", `<styleSheet><numFmts><numFmt numFmtId="165" formatCode="[$-409]d mmm yyyy"/><numFmt numFmtId="166" formatCode="&quot;day&quot; 0"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>`},
		{"book/sheets/one.xml", `<worksheet><sheetData>` + cells + `</sheetData><mergeCells><mergeCell ref="B9:C10"/></mergeCells></worksheet>`},
	} {
		f, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		f.Write([]byte(part[1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestReadXLSX(t *testing.T) {
	for _, tt := range []struct{ reason, book, cells, want string }{
		{"texts", "", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>in</t></is></c><c t="str"><v>a_x000A_b</v></c><c t="s"><v>9</v></c></row>`,
			"A1 text shared\nB1 text rich\nD1 text in\nE1 text a\nb\n"},
		{"numbers", "", `<row r="2"><c r="A2"><v>276</v></c><c r="B2"><v>0.30000000000000004</v></c><c r="C2"><v>6.25E-2</v></c><c r="D2"><v>1.2E+7</v></c><c r="E2"><v>-0</v></c><c r="F2"><v>0x10</v></c><c r="G2"><v>NaN</v></c></row>`,
			"A2 number 276\nB2 number 0.3 (0.30000000000000004)\nC2 number 0.0625\nD2 number 12000000\nE2 number 0\nF2 text 0x10\nG2 text NaN\n"},
		{"dates", "", `<row r="1"><c s="1"><v>45730</v></c><c s="3"><v>45730</v></c><c s="4"><v>45730</v></c><c s="1"><v>45730.5</v></c><c s="1"><v>60</v></c><c t="d"><v>2025-03-14T00:00:00</v></c><c t="d"><v>2025-03-14T10:00:00</v></c></row>`,
			"A1 date 2025-03-14\nB1 date 2025-03-14\nC1 number 45730\nD1 moment 2025-03-14\nE1 number 60\nF1 date 2025-03-14\nG1 moment 2025-03-14\n"},
		{"dates since 1904", `<x:workbookPr date1904="1"/>`, `<row r="1"><c s="1"><v>44268</v></c><c s="1"><v>0</v></c></row>`, "A1 date 2025-03-14\nB1 date 1904-01-01\n"},
		{"percentages", "", `<row r="1"><c s="2"><v>0.625</v></c></row>`, "A1 percent 0.625\n"},
		{"what is no value", "", `<row r="1"><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c><f>A1+1</f><v>3</v></c><c><f>A1</f></c><c s="1"/><c t="s"/></row>`,
			"A1 truth TRUE\nB1 error #REF!\nC1 formula 3\nD1 formula \n"},
		{"merged cells", "", `<row r="9"><c r="A9"><v>1</v></c><c r="B9"><v>2</v></c></row><row r="10"><c r="A10"><v>3</v></c></row>`,
			"A9 number 1\nB9 number 2\nC9 merged B9\nA10 number 3\nB10 merged B9\nC10 merged B9\n"},
	} {
		s, err := ReadXLSX(packed(t, tt.cells, tt.book), "")
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
		} else if got := shownCells(s); got != tt.want || s.Name != "One" {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

func TestReadXLSXRefuses(t *testing.T) {
	cell := `<row r="1"><c r="A1"><v>1</v></c></row>`
	wide := strings.Repeat(`<c><v>1</v></c>`, MaxColumns+1)
	for _, tt := range []struct {
		reason string
		data   []byte
		sheet  string
		want   string
	}{
		{"no archive", []byte("id,date"), "", "no Excel workbook"},
		{"an old file, or one with a password", []byte("\xd0\xcf\x11\xe0\xa1\xb1"), "", "without a password"},
		{"a sheet that is not there", packed(t, cell, ""), "Ome", `did you mean "One"?`},
		{"an empty sheet", packed(t, "", ""), "", "is empty"},
		{"too many rows", packed(t, `<row r="50001"><c r="A50001"><v>1</v></c></row>`, ""), "", "more than 50000 rows"},
		{"the last cell that Excel has", packed(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`, ""), "", "more than 200 columns"},
		{"too many columns", packed(t, "<row>"+wide+"</row>", ""), "", "more than 200 columns"},
		{"one address again and again", packed(t, `<row r="1">`+strings.Repeat(`<c r="A1"><v>1</v></c>`, MaxColumns+1)+"</row>", ""), "", "more than 200 columns"},
		{"a text without end", packed(t, `<row><c t="str"><v>`+strings.Repeat("a", 3*MaxText)+"</v></c></row>", ""), "", "characters"},
		{"elements without end", packed(t, strings.Repeat("<a>", 100), ""), "", "too deep"},
		{"elements that do not close", packed(t, "<row></c>", ""), "", "do not close"},
		{"entities that grow", packed(t, `<row><c><v>&a;</v></c></row>`, ""), "", "cannot be read"},
		{"an archive that grows", packed(t, strings.Repeat(" ", MaxUnpacked+1), ""), "", "unpacks to more than"},
		{"merged cells without end", packed(t, strings.Repeat(`<mergeCell ref="A1:A2"/>`, maxMerges+1), ""), "", "too many merged cells"},
		{"a large file", make([]byte, MaxFile+1), "", "larger than 10 MiB"},
	} {
		if s, err := ReadXLSX(tt.data, tt.sheet); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, %v", tt.reason, s, err)
		} else if strings.Count(err.Error(), "hint:") > 1 {
			t.Errorf("%s: more than one hint: %v", tt.reason, err)
		}
	}
}

// Millions of cells that have a style and nothing else are no rows, and take no room.
func TestReadXLSXPassesOverEmptyCells(t *testing.T) {
	cells := strings.Repeat(`<row><c r="A1"/></row>`, 1)
	cells += strings.Repeat(`<row><c s="1"/></row>`, 100_000) + `<row r="3"><c r="XFD3" s="1"/><c r="A3"><v>1</v></c></row>`
	s, err := ReadXLSX(packed(t, cells, ""), "")
	if err != nil || shownCells(s) != "A3 number 1\n" {
		t.Error(s, err)
	}
}

func TestReadCSV(t *testing.T) {
	for _, tt := range []struct{ reason, text, want string }{
		{"commas", "a,b\n1,\"x, \"\"y\"\"\"\n", "row 1, column A text a\nrow 1, column B text b\nrow 2, column A text 1\nrow 2, column B text x, \"y\"\n"},
		{"semicolons, a mark, lines of Windows, and blank lines", "\uFEFFa;b\r\n\r\n\r\n1,5;\r\n", "row 1, column A text a\nrow 1, column B text b\nrow 4, column A text 1,5\n"},
		{"cells of blanks", "a,b\n , \n1, \n", "row 1, column A text a\nrow 1, column B text b\nrow 3, column A text 1\n"},
		{"tabs", "a\tb\n\t2", "row 1, column A text a\nrow 1, column B text b\nrow 2, column B text 2\n"},
	} {
		s, err := ReadCSV([]byte(tt.text))
		if err != nil {
			t.Errorf("%s: %v", tt.reason, err)
		} else if got := shownCells(s); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
	for text, want := range map[string]string{
		"": "nothing in it", "\n\n": "nothing in it", "a\xff": "not UTF-8", "a\x00,\x00b\x00": "not UTF-8", "a,b\r1,2\r": "old Macs", "a,b\n1,x\"y\n": "line 2: this row is not written as CSV is",
		strings.Repeat(",", MaxColumns+1): "more than 200 columns", strings.Repeat("a\n", MaxRows+1): "more than 50000 rows",
	} {
		if _, err := ReadCSV([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q gives %v, want %s", text, err, want)
		}
	}
}

// A cell of CSV knows the line and the character at which it begins.
func TestReadCSVPlaces(t *testing.T) {
	text := "\uFEFFa,b\n\né目,\"x\ny\",c\n"
	s, err := ReadCSV([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	row := s.Rows[1]
	if got := text[row.Start:row.End]; got != "é目,\"x\ny\",c\n" {
		t.Errorf("the row is %q", got)
	}
	if c := row.Cells[1]; c.Line != 3 || c.Offset != 4 {
		t.Errorf("the second cell stands at %d:%d", c.Line, c.Offset)
	}
}

var form = &Form{
	Sheet:   "Figures",
	Columns: []Column{{Head: "id", Width: 10, Given: true, Kind: Text}, {Head: "due", Width: 10, Kind: Date}, {Head: "value", Width: 10, Kind: Number}},
	Rows: [][]Cell{
		{{Kind: Text, Text: "=HYPERLINK(1)"}, {Kind: Date, Text: "2025-03-14"}, {Kind: Number, Text: "-0.5"}},
		{{Kind: Text, Text: "@a"}, {}, {Kind: Number, Text: "1234567.125"}},
		{{Kind: Text, Text: "012"}, {}, {}},
	},
	Help: []string{"How", "So"},
}

// What is written is read as it was meant, and no text is a formula.
func TestFormIsRead(t *testing.T) {
	data, err := form.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	s, err := ReadXLSX(data, "")
	want := "A1 text id\nB1 text due\nC1 text value\nA2 text =HYPERLINK(1)\nB2 date 2025-03-14\nC2 number -0.5\nA3 text @a\nC3 number 1234567.125\nA4 text 012\n"
	if err != nil || shownCells(s) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, shownCells(s), want)
	}
	if got, want := string(form.CSV()), "\uFEFFid,due,value\r\n'=HYPERLINK(1),2025-03-14,-0.5\r\n'@a,,1234567.125\r\n012,,\r\n"; got != want {
		t.Errorf("the CSV is %q", got)
	}
}

func TestFormIsTheSameBytes(t *testing.T) {
	a, err := form.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		if b, _ := form.XLSX(); !bytes.Equal(a, b) {
			t.Fatal("a second time it is another file")
		}
	}
}

// Another reader takes the form for the same, and its first row and column stay.
func TestFormForOthers(t *testing.T) {
	data, err := form.XLSX()
	if err != nil {
		t.Fatal(err)
	}
	x, err := excelize.OpenReader(iotest.OneByteReader(bytes.NewReader(data)))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	rows, err := x.GetRows("Figures")
	if want := "[[id due value] [=HYPERLINK(1) 2025-03-14 -0.5] [@a  1234567.125] [012]]"; err != nil || fmt.Sprint(rows) != want {
		t.Errorf("%v, %v", rows, err)
	}
	if formula, _ := x.GetCellFormula("Figures", "A2"); formula != "" {
		t.Errorf("a text is the formula %q", formula)
	}
	if panes, err := x.GetPanes("Figures"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("panes: %+v, %v", panes, err)
	}
}

// FuzzRead holds that whatever a file is, it is read within the bounds or refused.
func FuzzRead(f *testing.F) {
	data, err := form.XLSX()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(packed(f, `<row r="1"><c r="A1"><v>1</v></c><c><f>A1</f></c></row>`, ""))
	f.Add([]byte("a;b\r\n\r\n1,\"x\n\"\"y\"\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []func() (*Sheet, error){func() (*Sheet, error) { return ReadCSV(data) }, func() (*Sheet, error) { return ReadXLSX(data, "") }} {
			s, err := read()
			if err != nil {
				continue
			}
			last := 0
			for _, row := range s.Rows {
				if len(row.Cells) == 0 || len(row.Cells) > 2*MaxColumns || row.Number < last || row.Start < 0 || row.End > len(data) || row.Start > row.End {
					t.Fatalf("row %+v", row)
				}
				last = row.Number
			}
		}
	})
}

// FuzzCells does the same with the cells of a workbook.
func FuzzCells(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" s="1"><v>45730</v></c><c t="s"><v>1</v></c><c t="e"><v>#REF!</v></c></row>`, `<workbookPr date1904="1"/>`)
	f.Fuzz(func(t *testing.T, cells, book string) {
		if s, err := ReadXLSX(packed(t, cells, book), ""); err == nil && len(s.Rows) == 0 {
			t.Error("no rows and no error")
		}
	})
}
