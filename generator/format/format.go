// Package format writes the YAML of a content file as it is agreed to look:
// keys in the order of the schema, two spaces a level, one blank where one
// belongs. What goes in is text and the shape it is decoded into; what comes out
// is text that holds the same values and the same comments.
//
//   - Keys stand in the order of the fields of their type. A key that the type does
//     not have stays behind the one before it. The entries of a list stay as they
//     are, for their order means something, and so do braces over several lines.
//   - Each level is indented by two spaces, and so are the dashes of a list under its
//     key; one space stands behind a colon and a dash; {a: b} and [a, b] have no
//     blanks inside; nothing stands at the end of a line; at most one empty line
//     stands between two others, and none at the beginning and the end.
//   - Comments right above a key, and the empty line above these, move with the key. A
//     comment behind a value stays behind it, in its column. One with an empty line
//     below it, or nothing at all, stays where it is. A comment takes the indentation
//     of what it stands with.
//   - Values are left as they are written, quotes and line breaks with them. The
//     lines of a text below | or > are indented as a whole.
//   - Line ends are those of the first line; the last line has one.
//
// Format is its own judge: it reads what it has written, and where that does not
// hold the same values, comments and characters, or would be written differently
// again, it returns an error and nothing else. So a slip in it cannot cost an
// author a word.
package format

import (
	"bytes"
	"errors"
	"slices"
	"strings"

	"plansite/generator/schema"
)

// errUnknown says that a text is valid YAML of a form that is not known here.
var errUnknown = errors.New("written in a form that is not known here")

// errUnsafe says that a text would not be the same one.
var errUnsafe = errors.New("could not be written anew without a change of what it says")

// Format returns text as it is agreed to look. It expects text that
// schema.Readable finds without fault. An error says that it has to stay as it is.
func Format(text []byte, shape schema.Shape) ([]byte, error) {
	end := "\n"
	if first, _, ok := bytes.Cut(text, []byte("\n")); ok && bytes.HasSuffix(first, []byte("\r")) {
		end = "\r\n"
	}
	old := strings.ReplaceAll(string(text), "\r\n", "\n")
	if old != "" && !strings.HasSuffix(old, "\n") {
		old += "\n"
	}
	before, out, err := once(old, shape)
	if err != nil {
		return nil, err
	}
	if out != old {
		after, again, err := once(out, shape)
		if err != nil || again != out || !slices.Equal(before, after) || signs(old) != signs(out) || !schema.Same([]byte(old), []byte(out)) {
			return nil, errUnsafe
		}
	}
	return []byte(strings.ReplaceAll(out, "\n", end)), nil
}

// once reads and writes a text, and returns its comments, sorted.
func once(text string, shape schema.Shape) (comments []string, out string, err error) {
	r := &reader{rows: strings.Split(strings.TrimSuffix(text, "\n"), "\n")}
	root, err := r.root()
	if err != nil {
		return nil, "", err
	}
	w := &writer{}
	w.lines(root.head...)
	w.collection(root, shape)
	slices.Sort(r.comments)
	if len(w.rows) == 0 {
		return r.comments, "", nil
	}
	return r.comments, strings.Join(w.rows, "\n") + "\n", nil
}

// signs counts the bytes of a text that are no blanks.
func signs(text string) (n [256]int) {
	for _, c := range []byte(text) {
		if c != ' ' && c != '\t' && c != '\n' {
			n[c]++
		}
	}
	return n
}
