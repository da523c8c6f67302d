package docx

import (
	"slices"
	"strings"
	"testing"
)

// rowsOf are the rows of a table: "*" before a heading row, cells between
// bars, "^" for one that continues the cell above, ">" for one at the end.
func rowsOf(table *element) (out []string) {
	for _, row := range table.kids {
		if row.name != "tr" {
			continue
		}
		var b strings.Builder
		if len(row.all("tblHeader")) > 0 {
			b.WriteByte('*')
		}
		for _, cell := range row.kids[1:] {
			b.WriteByte('|')
			if slices.Contains(cell.values("jc", "val"), "right") {
				b.WriteByte('>')
			}
			for _, merge := range cell.all("vMerge") {
				if merge.attrs["val"] == "" {
					b.WriteByte('^')
				}
			}
			b.WriteString(cell.says())
			for _, span := range cell.values("gridSpan", "val") {
				b.WriteString("x" + span)
			}
		}
		out = append(out, b.String())
	}
	return out
}

func TestTables(t *testing.T) {
	for _, c := range []struct {
		reason, fragment string
		want             []string
	}{
		{"heading rows", "<thead><tr><th>a<tr><th>b<tbody><tr><td>c", []string{"*|a", "*|b", "|c"}},
		{"a heading row without thead", "<tr><th>a<th>b<tr><th>c<td>d<tr><th>e<th>f", []string{"*|a|b", "|c|d", "|e|f"}},
		{"cells at the end", `<tr><td class="end">a<td align="right">b<td align=center>c`, []string{"|>a|>b|c"}},
		{"over columns", `<tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e`, []string{"|ax2|b", "|c|d|e"}},
		{"over rows", `<tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e`, []string{"|a|b|c", "|d|^|e"}},
		{"over rows and columns", `<tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<tr><td>d`, []string{"|ax2|b", "|^x2|c", "|^x2|d"}},
		{"over rows, up to the end of the section", `<thead><tr><th rowspan=9>a<th>b<tbody><tr><td>c<td>d`, []string{"*|a|b", "|c|d"}},
		{"rows of different length", `<tr><td>a<tr><td>b<td>c<td>d`, []string{"|a|x2", "|b|c|d"}},
		{"a gap before what goes on", `<tr><td>a<td>b<td rowspan=2>c<tr><td>d`, []string{"|a|b|c", "|d||^"}},
		{"where two cells would meet", `<tr><td>a<td rowspan=2>b<tr><td colspan=2>c<td>d`, []string{"|a|b|", "|c|^|d"}},
		{"a row of which nothing is its own", `<tr><td rowspan=2>a<tr></tr><tr><td>b`, []string{"|a", "|^", "|b"}},
		{"rows and cells that are left out", `<tr class=no-docx><td>a<tr><td>b<td class=no-docx>c`, []string{"|b"}},
		{"spans that are none", `<tr><td colspan=0>a<td colspan=-1>b<td colspan=x rowspan=0>c`, []string{"|a|b|c"}},
	} {
		if got := rowsOf(document(t, "<table>"+c.fragment+"</table>").all("tbl")[0]); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

func TestTableText(t *testing.T) {
	got := outline(document(t, `<table><tr><th>h</th></tr><tr><td><p>a</p><ul><li>b</li></ul><table><caption>c</caption><tr><td>d</td></tr></table></td></tr><caption>e</caption></table>f`))
	want := []string{"Caption: e", "TableHead: h", "TableText: a", "TableText: b", "Caption: c", "TableText: d", "f"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEmptyTable(t *testing.T) {
	if got := document(t, "<table><tbody></tbody></table><table><tr></tr></table>").all("tbl"); len(got) > 0 {
		t.Errorf("%d tables without cells", len(got))
	}
}

func TestWidths(t *testing.T) {
	for _, c := range []struct {
		reason  string
		texts   []string
		compare func(a, b int) bool
	}{
		{"equal texts, equal columns", []string{"abc", "abc"}, func(a, b int) bool { return a == b }},
		{"the longer text has more", []string{"a b c d e f g h i j k l m n", "a b"}, func(a, b int) bool { return a > b }},
		{"a word keeps its width beside a long text", []string{strings.Repeat("a ", 900), "contributions"}, func(_, b int) bool { return b > 13*letter }},
		{"words too long for the page share it", []string{strings.Repeat("a", 999), strings.Repeat("b", 999)}, func(a, b int) bool { return a == b }},
	} {
		part := document(t, "<table><tr><td>"+strings.Join(c.texts, "<td>")+"</table>")
		sizes := part.values("gridCol", "w")
		a, b := atoi(t, sizes[0]), atoi(t, sizes[1])
		if a+b != textWidth || !c.compare(a, b) {
			t.Errorf("%s: the widths are %d and %d", c.reason, a, b)
		}
	}
}
