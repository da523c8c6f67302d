// Package diagnostic holds what plansite tells an author about content: where
// it is, what is wrong and what mends it.
//
// A Diagnostic is a value. Every step that reads content adds to a List; lists
// made in parallel are merged and sorted, so that the same content gives the
// same report in the same order. A problem of the machine, such as a disk that
// is full, is an error, never a diagnostic; a content file that may not be read
// is a diagnostic, so that the others are checked too.
package diagnostic

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Severity says whether a build may go on.
type Severity uint8

const (
	Error   Severity = iota // the site is not published
	Warning                 // published, and worth mending
	Advice                  // nothing is wrong, and the plan would be better with it
)

func (s Severity) String() string { return [...]string{"error", "warning", "advice"}[s] }

// Pos is a place in a file: line and column count from 1, columns in
// characters (not bytes). The zero value means "the file as a whole".
type Pos struct{ Line, Column int32 }

// Place is a position in a named file.
type Place struct {
	File string // slash-separated, from the site's folder: content/study-groups/sg13.md
	Pos
}

func (p Place) String() string {
	switch {
	case p.Line == 0:
		return quoteName(p.File)
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", quoteName(p.File), p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", quoteName(p.File), p.Line, p.Column)
}

// Note points to a second place that a diagnostic is about.
type Note struct {
	Place
	Message string
}

// Diagnostic is one problem in the content.
type Diagnostic struct {
	Severity Severity
	Code     string // stable, such as unknown-field
	Place
	Length  int    // how many characters the problem covers, 0 if not known
	Message string // lower case, no full stop
	Hint    string // the remedy, or empty
	Notes   []Note
	Text    string // the line of the source, filled in before printing; empty if not known
}

// maxText bounds how many characters of a source line are shown.
const maxText = 160

// Write prints d as a compiler does, so that editors jump to the place. What
// it prints is safe for a terminal, whatever the content holds.
func (d Diagnostic) Write(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s [%s]\n", d.Place, d.Severity, Printable(d.Message), d.Code)
	if d.Text != "" && d.Column > 0 {
		d.writeExcerpt(&b)
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "%s: note: %s\n", n.Place, Printable(n.Message))
	}
	if d.Hint != "" {
		fmt.Fprintf(&b, "hint: %s\n", Printable(d.Hint))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeExcerpt shows the source line around the problem and marks it.
func (d Diagnostic) writeExcerpt(b *strings.Builder) {
	line, col, before, after := around(d.Text, int(d.Column)-1)
	lead := 0
	for lead < col && before == "" && line[lead] == ' ' {
		lead++
	}
	covered := line[col:min(col+max(1, d.Length), len(line))]
	indent := width([]rune(before)) + width(line[lead:col])
	fmt.Fprintf(b, "  %s%s%s\n", before, string(line[lead:]), after)
	fmt.Fprintf(b, "  %s^%s\n", strings.Repeat(" ", indent), strings.Repeat("~", max(1, width(covered))-1))
}

// around cuts out of a line what is shown of it: at most maxText characters,
// and where in them the column lies; before and after say that there is more.
// The work does not grow with what stands behind the excerpt.
func around(text string, col int) (line []rune, at int, before, after string) {
	if col > maxText*3/4 {
		start := 0
		for ; col > maxText/2 && start < len(text); col-- {
			_, size := utf8.DecodeRuneInString(text[start:])
			start += size
		}
		text, before = text[start:], "…"
	}
	line = make([]rune, 0, maxText)
	for _, r := range text {
		if len(line) == maxText {
			after = "…"
			break
		}
		line = append(line, r)
	}
	return []rune(Printable(string(line))), min(col, len(line)), before, after
}

// width is how many columns of a terminal the text takes: none for a mark that
// combines with the letter before it, two for a wide character.
func width(text []rune) (n int) {
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// isWide knows the scripts of East Asia, their punctuation and emoji.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi) && (r < 0xFF61 || r > 0xFFDC) ||
		r >= 0x3000 && r <= 0x303E || r >= 0xFF01 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6 || r >= 0x1F300 && r <= 0x1FAFF
}

// Printable keeps control characters and other invisible ones of the content
// off the terminal, one character for one, so that columns stay true.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r == '\uFEFF', unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control):
			return '\uFFFD'
		}
		return r
	}, s)
}

// quoteName quotes a file name that holds what a terminal would act upon.
func quoteName(name string) string {
	if Printable(name) != name || strings.ContainsAny(name, "\n\r\t") {
		return fmt.Sprintf("%q", name)
	}
	return name
}

// Name returns s as a message shows it: quoted, safe for a terminal and not
// longer than a line bears.
func Name(s string) string {
	if utf8.RuneCountInString(s) > 60 {
		s = string([]rune(s)[:57]) + "..."
	}
	return `"` + Printable(s) + `"`
}
