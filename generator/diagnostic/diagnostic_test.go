package diagnostic_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"plansite/generator/diagnostic"
)

// at is a diagnostic with little but its place.
func at(file string, line, column int32, code string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		Code: code, Message: "m",
		Place: diagnostic.Place{File: file, Pos: diagnostic.Pos{Line: line, Column: column}},
	}
}

// written is what Write prints of d.
func written(t *testing.T, d diagnostic.Diagnostic) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWrite(t *testing.T) {
	full := at("content/study-groups/sg13.md", 4, 1, "unknown-field")
	full.Message, full.Length, full.Text = `unknown field "stauts"`, 6, "stauts: draft"
	full.Hint = `did you mean "status"?`

	noted := full
	noted.Severity = diagnostic.Warning
	noted.Notes = []diagnostic.Note{{Place: at("content/a.md", 2, 1, "").Place, Message: "the first one is here"}}

	cases := []struct {
		reason string
		d      diagnostic.Diagnostic
		want   string
	}{
		{"a problem in a line has place, excerpt, mark and remedy", full, `
content/study-groups/sg13.md:4:1: error: unknown field "stauts" [unknown-field]
  stauts: draft
  ^~~~~~
hint: did you mean "status"?
`},
		{"a second place stands before the hint, as a place of its own", noted, `
content/study-groups/sg13.md:4:1: warning: unknown field "stauts" [unknown-field]
  stauts: draft
  ^~~~~~
content/a.md:2:1: note: the first one is here
hint: did you mean "status"?
`},
		{"without the text of the line there is no excerpt", at("a.md", 4, 2, "x"), "\na.md:4:2: error: m [x]\n"},
		{"a line without a column is named, and not marked", at("a.md", 4, 0, "x"), "\na.md:4: error: m [x]\n"},
		{"a problem of the whole file names no line", at("a.md", 0, 0, "x"), "\na.md: error: m [x]\n"},
	}
	for _, c := range cases {
		if got := "\n" + written(t, c.d); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.reason, got, c.want)
		}
	}
}

// The mark stands under the problem, whatever stands before it.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("x", 200)
	cases := []struct {
		reason         string
		text           string
		column, length int
		line, mark     string
	}{
		{"the indentation of the source is left out", "    value: 0x1F", 12, 4, "value: 0x1F", "       ^~~~"},
		{"but not where the problem is the indentation", "    value: 1", 2, 1, "   value: 1", "^"},
		{"a tab is one column here, as in the count of columns", "\tstatus:\tx", 10, 1, "status: x", "        ^"},
		{"a wide character takes two columns", "目标: ja", 5, 2, "目标: ja", "      ^~"},
		{"and so do wide characters that are themselves the problem", "a: 目标", 4, 2, "a: 目标", "   ^~~~"},
		{"full-width punctuation is wide", "目标：ja", 4, 2, "目标：ja", "      ^~"},
		{"a combining mark takes none", "re\u0301sultat: x", 12, 1, "re\u0301sultat: x", "          ^"},
		{"a letter outside ASCII is one character", "été: x", 6, 1, "été: x", "     ^"},
		{"a length of 0 still marks the place", "a: b", 4, 0, "a: b", "   ^"},
		{"the mark ends with the line", "a: b", 4, 99, "a: b", "   ^"},
		{"a place behind the line is its end", "a: b", 40, 3, "a: b", "    ^"},
		{"of a long line the beginning is shown", long, 5, 1, long[:160] + "…", "    ^"},
		{"or what is around the problem", long + "Y", 201, 1, "…" + long[:80] + "Y", strings.Repeat(" ", 81) + "^"},
		{"with what stands behind it", long + "Y" + long, 201, 3, "…" + long[:80] + "Y" + long[:79] + "…", strings.Repeat(" ", 81) + "^~~"},
		{"a byte that is no UTF-8 is shown as such", "a\xff: b", 5, 1, "a\uFFFD: b", "    ^"},
	}
	for _, c := range cases {
		d := at("a.md", 1, int32(c.column), "x")
		d.Length, d.Text = c.length, c.text
		want := fmt.Sprintf("%s: error: m [x]\n  %s\n  %s\n", d.Place, c.line, c.mark)
		if got := written(t, d); got != want {
			t.Errorf("%s:\n got %q\nwant %q", c.reason, got, want)
		}
	}
}

// hostile holds what a terminal acts upon: escape sequences in both codings,
// a bell, a line break in each form, and a change of direction.
const hostile = "a\x1b[31mred\x07\u009b2J\r\n\u2028\u202Eb\x7f\x00"

func TestNothingHostileReachesTheTerminal(t *testing.T) {
	d := at("content/x\x1b]0;title\x07\n.md", 1, 2, "x")
	d.Message, d.Hint, d.Text, d.Length = hostile, hostile, hostile, 30
	d.Notes = []diagnostic.Note{{Place: at(hostile, 1, 1, "").Place, Message: hostile}}
	got := written(t, d)
	for _, r := range got {
		if r != '\n' && unicode.In(r, unicode.Cc, unicode.Zl, unicode.Bidi_Control) {
			t.Errorf("%U is printed: %q", r, got)
		}
	}
	if lines := strings.Count(got, "\n"); lines != 5 {
		t.Errorf("message, excerpt, mark, note and hint have %d lines: %q", lines, got)
	}
	if want := `"content/x\x1b]0;title\a\n.md":1:2: error: a`; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want a quoted file name: %s", got, want)
	}
	if got := diagnostic.Name(hostile); strings.ContainsFunc(got, unicode.IsControl) {
		t.Errorf("Name lets a control character pass: %q", got)
	}
}

func TestName(t *testing.T) {
	cases := []struct{ reason, s, want string }{
		{"a name is quoted", "sg13", `"sg13"`},
		{"an empty one is still seen", "", `""`},
		{"60 characters are shown whole", strings.Repeat("é", 60), `"` + strings.Repeat("é", 60) + `"`},
		{"more are cut, between characters", strings.Repeat("é", 61), `"` + strings.Repeat("é", 57) + `..."`},
		{"a line break does not break the message", "a\nb", "\"a\uFFFDb\""},
	}
	for _, c := range cases {
		if got := diagnostic.Name(c.s); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteReportsTheMachine(t *testing.T) {
	if err := at("a.md", 1, 1, "x").Write(fullDisk{}); err == nil {
		t.Error("a failed write passes in silence")
	}
}

// inOrder are diagnostics as Sorted returns them.
func inOrder() []diagnostic.Diagnostic {
	warning := at("b.md", 9, 1, "a")
	warning.Severity = diagnostic.Warning
	other := at("b.md", 9, 1, "a")
	other.Message = "n"
	return []diagnostic.Diagnostic{
		at("a.md", 7, 7, "z"),  // the file decides first,
		at("b.md", 0, 0, "z"),  // then the line: the whole file comes before its lines,
		at("b.md", 9, 1, "a"),  // then the column, and the code in front of the message
		other,                  //
		at("b.md", 9, 1, "b"),  //
		warning,                // of one place errors come first
		at("b.md", 9, 2, "a"),  // columns and lines are numbers, not words:
		at("b.md", 9, 10, "a"), // 2 stands before 10
		at("b.md", 10, 1, "a"), //
	}
}

func TestSorted(t *testing.T) {
	want := inOrder()
	backwards := inOrder()
	slices.Reverse(backwards)
	for _, all := range [][]diagnostic.Diagnostic{inOrder(), backwards, append(backwards, want...)} {
		var l diagnostic.List
		for _, d := range all {
			l.Add(d)
		}
		got := l.Sorted()
		if !slices.EqualFunc(got, want, same) {
			t.Errorf("from %d in another order: got %v, want %v", len(all), got, want)
		}
		if l.Len() != len(all) {
			t.Errorf("Sorted changed the list: %d of %d", l.Len(), len(all))
		}
	}
}

func same(a, b diagnostic.Diagnostic) bool {
	return a.Place == b.Place && a.Code == b.Code && a.Message == b.Message && a.Severity == b.Severity
}

func TestMergeAndCount(t *testing.T) {
	var all, errs, warnings diagnostic.List
	r := diagnostic.NewReporter("a.md", &warnings)
	r.Warning(diagnostic.Pos{Line: 1, Column: 1}, 1, "w", "m", "h")
	all.Merge(&warnings)
	if all.HasErrors() {
		t.Error("a warning alone forbids publishing")
	}
	r = diagnostic.NewReporter("a.md", &errs)
	r.Error(diagnostic.Pos{Line: 2, Column: 1}, 1, "e", "m", "h")
	r.Error(diagnostic.Pos{Line: 3, Column: 1}, 1, "e", "m", "h")
	all.Merge(&errs)
	advice := at("a.md", 4, 1, "a")
	advice.Severity = diagnostic.Advice
	all.Add(advice)
	if e, w := all.Count(); e != 2 || w != 1 || !all.HasErrors() || all.Len() != 4 {
		t.Errorf("2 errors, 1 warning and 1 advice are counted as %d and %d, %d in all", e, w, all.Len())
	}
	if n := all.Counts(); n[diagnostic.Advice] != 1 || diagnostic.Advice.String() != "advice" {
		t.Errorf("1 advice is counted as %d of severity %s", n[diagnostic.Advice], diagnostic.Advice)
	}
	if place := all.Sorted()[0].Place.String(); place != "a.md:1:1" {
		t.Errorf("the reporter names %s", place)
	}
}

// What is kept of one file is bounded; the rest is counted.
func TestMaxPerFile(t *testing.T) {
	const n = diagnostic.MaxPerFile + 50
	var one, all diagnostic.List
	for i := range n {
		one.Add(at("a.md", int32(i+1), 1, "x"))
	}
	all.Add(at("a.md", n+1, 1, "y"))
	all.Merge(&one)
	all.Add(at("b.md", 1, 1, "x"))
	warning := at("a.md", 1, 2, "w")
	warning.Severity = diagnostic.Warning
	all.Add(warning)
	if e, w := all.Count(); e != n+2 || w != 1 {
		t.Errorf("%d errors and %d warnings, want %d and 1", e, w, n+2)
	}
	if !all.Full("a.md", diagnostic.Error) || all.Full("b.md", diagnostic.Error) || all.Full("a.md", diagnostic.Warning) {
		t.Error("the wrong files are full")
	}
	sorted := all.Sorted()
	more := slices.IndexFunc(sorted, func(d diagnostic.Diagnostic) bool { return d.Code == "too-many-problems" })
	if more < 0 || !strings.Contains(sorted[more].Message, "51 more of severity error") || len(sorted) != diagnostic.MaxPerFile+3 {
		t.Errorf("of %d diagnostics the one that stands for the rest is %d", len(sorted), more)
	}
}
