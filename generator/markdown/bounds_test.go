package markdown

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plansite/generator/diagnostic"
)

// What would cost the parser too much is refused at the place where it goes
// too far, and what people write is not.
func TestBounds(t *testing.T) {
	rep := strings.Repeat
	table := func(columns, rows int) string {
		return rep("|a", columns) + "|\n" + rep("|-", columns) + "|\n" + rep("|b\n", rows)
	}
	for _, tt := range []struct {
		reason, src string
		want        []string
	}{
		{"a table of a hundred columns", table(100, 400), nil},
		{"one more", "x\n\n" + table(101, 1), []string{"3:1 table-size"}},
		{"one more, in a list and without outer bars", "- " + rep("a|", 100) + "b\n  " + rep("-|", 100) + "-", []string{"1:1 table-size"}},
		{"short rows count as whole ones", table(100, 500), []string{"502:1 table-size"}},
		{"many small tables", rep(table(50, 98)+"\n", 11), []string{"1022:1 table-size"}},
		{"a rule is no table", rep("a\n\n---\n\nb\n\n", 100), nil},
		{"32 quotations in one another", rep(">", 32) + " a", nil},
		{"ten thousand, at the first too many", "a\n\n" + rep(">", 9_900), []string{"3:33 nesting"}},
		{"ten thousand lists", rep("- ", 4_900) + "a", []string{"1:65 nesting"}},
		{"mixed with quotations", rep("- >", 3_000) + "a", []string{"1:49 nesting"}},
		{"numbered lists", rep("1. ", 40) + "a", []string{"1:97 nesting"}},
		{"definitions", "a\n" + rep(": ", 40) + "a", []string{"2:65 nesting"}},
		{"a list far to the right", "a\n" + rep(" ", 70) + "- a", []string{"2:71 nesting"}},
		{"lists in one another", "- a\n  - b\n    - c\n      - d\n        1. e", nil},
		{"a rule is not ten lists", rep("- ", 60), nil},
		{"text far to the right", "```\n" + rep(" ", 100) + "x\n```", nil},
		{"a line of ten thousand brackets", rep("[", 9_000), []string{"1:5001 too-long"}},
		{"of asterisks", "x " + rep("*", 9_000) + "x", []string{"1:5003 too-long"}},
		{"of underscores over many lines", rep("_a\n", 6_000), []string{"5001:1 too-long"}},
		{"empty lines begin anew", rep(rep("\"", 4_000)+"\n\n", 3), nil},
		{"emphasis in emphasis", rep("*a ", 30) + rep("b*", 30), nil},
		{"and too much of it", "é " + rep("*a ", 40) + rep("b*", 40), []string{"1:99 nesting"}},
		{"a long line", "a\n" + rep("é", 5_001), []string{"2:1 too-long"}},
		{"two thousand references", rep("[[a]]\n\n", 2_000), nil},
		{"one more", rep("[[a]]\n\n", 2_001), []string{"4001:1 too-many-references"}},
		{"footnotes count as well", rep("[^a]\n\n", 2_001), []string{"4001:1 too-many-references"}},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			doc, got := compile(tt.src, Body)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %.200q, want %q", got, tt.want)
			}
			if doc.Refused != (tt.want != nil) {
				t.Errorf("Refused is %v", doc.Refused)
			}
		})
	}
}

// TestBoundedTime compiles much of what takes goldmark most, within the
// bounds and beyond. The limit is no measure of speed: without bounds it takes
// hours.
func TestBoundedTime(t *testing.T) {
	fill := func(s string, times int) string {
		block := strings.Repeat(s, times) + "\n\n"
		return strings.Repeat(block, (1<<17)/len(block))
	}
	for _, src := range []string{
		fill("[a](", 2_400), fill("\"", 4_900), fill("<b> ", 2_400), fill("~~", 2_400),
		strings.Repeat("[[nope]] ", 100_000), strings.Repeat("![[", 100_000), strings.Repeat("- ", 50_000), strings.Repeat(">", 200_000),
		strings.Repeat("|a", 20_000) + "|\n" + strings.Repeat("|-", 20_000) + "|\n" + strings.Repeat("|b\n", 5_000),
	} {
		list := new(diagnostic.List)
		start := time.Now()
		Compile([]byte(src), Body, func(int, string) diagnostic.Pos { return diagnostic.Pos{} }, diagnostic.NewReporter("f.md", list))
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%.20q...: it took %v", src, took)
		}
		if list.Len() > 2*diagnostic.MaxPerFile {
			t.Errorf("%.20q...: %d diagnostics are kept", src, list.Len())
		}
	}
}
