package chart

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestCSV(t *testing.T) {
	for _, tt := range []struct {
		reason string
		table  Table
		want   string
	}{
		{"values in place of texts", Table{Head: []string{"Date", "Value"}, Rows: [][]Cell{{{Text: "1 May", Value: "2025-05-01"}, {Text: "1,234.5", Value: "1234.5", Number: true}}}},
			"Date,Value\r\n2025-05-01,1234.5\r\n"},
		{"quotes, commas and lines", Table{Head: []string{"a", "b"}, Rows: [][]Cell{{{Text: `say "x", y`}, {Text: "1\n2"}}}},
			"a,b\r\n\"say \"\"x\"\", y\",\"1\r\n2\"\r\n"},
		{"a unit and a source of their own", Table{Head: []string{"Date", "Value", "Note"}, UnitHead: "Unit", SourceHead: "Source", Rows: [][]Cell{
			{{Text: "d"}, {Text: "5 m", Value: "5", Unit: "m", Href: "https://example.org/"}, {Text: "n"}}, {{Text: "e"}, {Text: "6", Href: "../x/"}, {Text: "o"}}}},
			"Date,Value,Unit,Source,Note\r\nd,5,m,https://example.org/,n\r\ne,6,,,o\r\n"},
		{"units of two columns", Table{Head: []string{"Latest", "Target"}, UnitHead: "Unit", Rows: [][]Cell{{{Text: "1", Unit: "m"}, {Text: "2", Unit: "%"}}}},
			"Latest,Latest: Unit,Target,Target: Unit\r\n1,m,2,%\r\n"},
		{"no unit, no column", Table{Head: []string{"a", "b"}, UnitHead: "Unit", SourceHead: "Source", Rows: [][]Cell{{{Text: "1"}, {Text: "2", Href: "#x"}}}}, "a,b\r\n1,2\r\n"},
		{"no head, no column", Table{Head: []string{"a", "b"}, Rows: [][]Cell{{{Text: "1"}, {Text: "2", Unit: "m", Href: "https://example.org/"}}}}, "a,b\r\n1,2\r\n"},
		{"no formulas", Table{Head: []string{"=a", "b"}, Rows: [][]Cell{{{Text: "=1+1"}, {Text: "+1"}}, {{Text: "-x"}, {Text: "@y"}}, {{Text: "\tz"}, {Text: "\rz"}}, {{Text: "-5"}, {Text: "- 5", Value: "-5.25"}}}},
			"'=a,b\r\n'=1+1,'+1\r\n'-x,'@y\r\n'\tz,\"'z\"\r\n-5,-5.25\r\n"},
	} {
		if got := string(tt.table.CSV()); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// TestAnyCSV: each cell comes back, and none is a formula.
func TestAnyCSV(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile), rapid.StringMatching(`[=+@\t\r\n-][0-9a-z.]{0,4}`))
	rapid.Check(t, func(rt *rapid.T) {
		table := Table{Head: []string{"Name", text.Draw(rt, "head")}}
		for range rapid.IntRange(0, 5).Draw(rt, "rows") {
			table.Rows = append(table.Rows, []Cell{{Text: "row"}, {Text: text.Draw(rt, "text")}})
		}
		got := table.CSV()
		if !utf8.Valid(got) || bytes.HasPrefix(got, []byte("\xef\xbb\xbf")) || strings.Contains(strings.ReplaceAll(string(got), "\r\n", ""), "\n") {
			rt.Fatalf("got %q", got)
		}
		records, err := csv.NewReader(bytes.NewReader(got)).ReadAll()
		if err != nil || len(records) != 1+len(table.Rows) {
			rt.Fatalf("%d records, %v", len(records), err)
		}
		for i, row := range table.Rows {
			cell := records[i+1][1]
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) && !decimal.MatchString(cell) {
				rt.Errorf("a formula: %q", cell)
			}
			want := strings.NewReplacer("\r\n", "\n", "\r", "").Replace(strings.ToValidUTF8(row[1].Text, "\uFFFD"))
			if strings.TrimPrefix(cell, "'") != strings.TrimPrefix(want, "'") {
				rt.Errorf("got %q for %q", cell, want)
			}
		}
	})
}
