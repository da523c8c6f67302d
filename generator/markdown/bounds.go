package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"plansite/generator/diagnostic"
)

// Bounds on one text. They lie far above what people write, and where the
// Markdown parser still needs little time and memory: it takes the square of
// the length of a line, of the depth of lists and of the marks in a paragraph,
// and gives every row of a table as many cells as its first has.
const (
	maxLine    = 10_000 // bytes in one line
	maxNesting = 32     // quotations and lists, or emphasis, in one another
	maxRefs    = 2_000  // references and footnotes
	maxMarks   = 5_000  // characters that may begin a mark, from one empty line to the next
	maxColumns = 100    // of a table
	maxCells   = 50_000 // of all tables
)

// excess is the first place at which a text is beyond a bound.
type excess struct {
	offset, length      int
	code, message, hint string
}

// bounds reads a text line by line and knows no more of Markdown than it
// needs; where it is in doubt, it counts too much.
type bounds struct {
	refs, marks, cells int
	columns            int // of the table that the line may belong to; 0 for none
	before             int // offset of the line before
}

// exceeds returns what is beyond the bounds in src, or nil.
func exceeds(src []byte) *excess {
	var b bounds
	start := 0
	for line := range bytes.Lines(src) {
		if x := b.line(bytes.TrimRight(line, "\r\n"), start); x != nil {
			return x
		}
		b.before = start
		start += len(line)
	}
	return nil
}

func (b *bounds) line(line []byte, start int) *excess {
	if len(line) > maxLine {
		return &excess{start, 1, "too-long", fmt.Sprintf("this line is longer than %d characters", maxLine),
			"divide it: put an empty line between paragraphs"}
	}
	at, deep := prefix(line)
	if deep {
		return &excess{start + at, 1, "nesting", fmt.Sprintf("lists and quotations lie more than %d deep here", maxNesting),
			"move them to the left; to show the signs themselves, put a backslash before the first"}
	}
	text := line[at:]
	if len(text) == 0 {
		b.marks, b.columns = 0, 0
		return nil
	}
	if x := b.table(text, start+at); x != nil {
		return x
	}
	return b.count(text, start+at)
}

// prefix returns the offset at which the text of a line begins, behind
// blanks and the signs of quotations and lists, and whether it would lie too
// deep: then the offset is where it goes too far.
func prefix(line []byte) (at int, deep bool) {
	levels, blanks := 0, 0
	for at < len(line) {
		switch c := line[at]; {
		case c == ' ':
			blanks++
			at++
			continue
		case c == '\t':
			blanks += 4
			at++
			continue
		}
		n := marker(line[at:])
		if n == 0 || isRule(line[at:]) {
			break
		}
		levels += 1 + blanks/2 // a list in a list is indented by two at least
		blanks = -1            // the blank behind a sign belongs to it
		if levels > maxNesting {
			return at, true
		}
		at += n
	}
	return at, false
}

// marker is the length of the sign of a quotation or a list that line begins
// with, or 0.
func marker(line []byte) int {
	n := 0
	switch c := line[0]; {
	case c == '>':
		return 1
	case c == '-' || c == '*' || c == '+' || c == ':':
		n = 1
	case c >= '0' && c <= '9':
		for n < len(line) && n < 10 && line[n] >= '0' && line[n] <= '9' {
			n++
		}
		if n == len(line) || line[n] != '.' && line[n] != ')' {
			return 0
		}
		n++
	}
	if n > 0 && (n == len(line) || line[n] == ' ' || line[n] == '\t') {
		return n
	}
	return 0
}

// isRule reports whether line is a rule such as - - -, which looks like lists
// in lists.
func isRule(line []byte) bool {
	c := line[0]
	return c != '>' && len(bytes.Trim(line, string(c)+" \t")) == 0 && bytes.Count(line, line[:1]) >= 3
}

// table counts the cells that a table would have.
func (b *bounds) table(text []byte, at int) *excess {
	if n := delimiters(text); n > maxColumns {
		return &excess{b.before, 1, "table-size", fmt.Sprintf("this table has more than %d columns", maxColumns),
			"make several tables of it, or turn columns into rows"}
	} else if n > b.columns {
		b.columns = n
	}
	if b.cells += b.columns; b.cells > maxCells {
		return &excess{at, 1, "table-size", fmt.Sprintf("the tables of this text have more than %d cells", maxCells), "split the text"}
	}
	return nil
}

// delimiters is the number of columns of a line such as |---|:-:|, or 0.
func delimiters(text []byte) int {
	if len(bytes.Trim(text, "|:- \t")) > 0 || bytes.IndexByte(text, '-') < 0 {
		return 0
	}
	text = bytes.Trim(text, " \t")
	return 1 + bytes.Count(bytes.TrimSuffix(bytes.TrimPrefix(text, []byte("|")), []byte("|")), []byte("|"))
}

// count counts references, and the marks of what may be one paragraph.
func (b *bounds) count(text []byte, at int) *excess {
	for i, c := range text {
		switch c {
		case '[':
			next, first := text[i+1:], i == 0 || text[i-1] != '['
			if first && len(next) > 0 && (next[0] == '[' || next[0] == '^') {
				b.refs++
			}
		case '"', '\'', '~', '*', '_', '`', '<', '(':
		default:
			continue
		}
		b.marks++
		if b.refs > maxRefs {
			return &excess{at + i, 2, "too-many-references", fmt.Sprintf("this text has more than %d references and footnotes", maxRefs), "split the text"}
		}
		if b.marks > maxMarks {
			return &excess{at + i, 1, "too-long", fmt.Sprintf("there are more than %d marks such as [, * and quotation marks without an empty line between them", maxMarks),
				"divide the text by empty lines; to show such marks themselves, put them into a block of code with empty lines in it"}
		}
	}
	return nil
}

// deepPlace finds emphasis and other marks that lie too deep in one another.
func deepPlace(root ast.Node) (found ast.Node) {
	depth := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() != ast.TypeInline || !n.HasChildren() {
			return ast.WalkContinue, nil
		}
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		if depth++; depth > maxNesting {
			found = n
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

// withinBounds reports a text that is beyond the bounds.
func withinBounds(src []byte, at Locator, r *diagnostic.Reporter) bool {
	x := exceeds(src)
	if x == nil {
		return true
	}
	needle := src[x.offset:min(x.offset+40, len(src))]
	if util.IsBlank(needle) {
		needle = nil
	}
	needle, _, _ = bytes.Cut(needle, []byte("\n"))
	r.Error(at(x.offset, string(needle)), x.length, x.code, x.message, x.hint)
	return false
}
