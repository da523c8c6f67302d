package format

import (
	"slices"
	"strings"

	"plansite/generator/schema"
)

// writer collects rows.
type writer struct {
	rows []string
	kept bool // the last row is one of a text whose empty lines at the end belong to it
}

func (w *writer) lines(lines ...string) {
	w.rows = append(w.rows, lines...)
	w.kept = w.kept && len(lines) == 0
}

// space writes an empty line between two others.
func (w *writer) space() {
	if len(w.rows) > 0 && w.rows[len(w.rows)-1] != "" && !w.kept {
		w.lines("")
	}
}

// remarks writes comments, and the empty lines between them.
func (w *writer) remarks(lines []string) {
	for _, line := range lines {
		if line == "" {
			w.space()
		} else {
			w.lines(line)
		}
	}
}

// in writes the rows of another writer, indented; first stands before the first.
func (w *writer) in(inner *writer, first string, indent int) {
	for i, row := range inner.rows {
		switch {
		case i == 0 && first != "":
			w.lines(first + row)
		case row == "":
			w.lines("")
		default:
			w.lines(strings.Repeat(" ", indent) + row)
		}
	}
	w.kept = inner.kept || w.kept && len(inner.rows) == 0
}

// collection writes a mapping or a list, from column 0.
func (w *writer) collection(n node, shape schema.Shape) {
	entries := slices.Clone(n.entries)
	if n.kind == mapping {
		inOrder(entries, func(e entry) string { return name(e.key) }, shape)
	}
	for i, e := range entries {
		w.remarks(n.entries[i].gap.free)
		if e.gap.blank || len(n.entries[i].gap.free) > 0 {
			w.space()
		}
		w.remarks(e.gap.above)
		if n.kind == list {
			w.entry(e.value, shape)
		} else {
			w.value(e.key+":", e.value, shape.Under(name(e.key), e.value.firstKey()))
		}
	}
	w.remarks(n.tail)
}

// entry writes one of a list. A collection in it begins in the line of the dash;
// what stands above its first entry goes above the dash.
func (w *writer) entry(n node, shape schema.Shape) {
	if n.kind != mapping && n.kind != list || n.behind.text != "" {
		w.value("-", n, shape)
		return
	}
	inner := &writer{}
	inner.collection(n, shape)
	first := slices.IndexFunc(inner.rows, func(row string) bool { return row != "" && row[0] != '#' })
	w.remarks(inner.rows[:first])
	inner.rows = inner.rows[first:]
	w.in(inner, "- ", 2)
}

// value writes a key or dash with its value.
func (w *writer) value(before string, n node, shape schema.Shape) {
	inner := &writer{}
	switch n.kind {
	case empty:
		w.lines(before + n.behind.after(before))
		inner.remarks(n.tail)
	case mapping, list:
		w.lines(before + n.behind.after(before))
		inner.collection(n, shape)
	case text:
		head := before + " " + n.head[0]
		w.lines(head + n.behind.after(head))
		inner.lines(n.body...)
		w.in(inner, "", n.indent)
		w.kept = n.kept
		return
	case scalar:
		w.scalar(before, n)
		return
	case flow:
		w.flow(before, n, shape)
		return
	}
	w.in(inner, "", 2)
}

// head begins a value: in the line of its key, or in one of its own.
func (w *writer) head(before string, n node) (start string, last comment) {
	if !n.below {
		return before + " ", n.behind
	}
	inner := &writer{}
	w.lines(before + n.behind.after(before))
	inner.remarks(n.between)
	w.in(inner, "", 2)
	return "", n.last
}

func (w *writer) scalar(before string, n node) {
	start, last := w.head(before, n)
	inner := &writer{rows: slices.Clone(n.head)}
	inner.rows[0] = start + inner.rows[0]
	end := &inner.rows[len(inner.rows)-1]
	*end += last.after(*end)
	if n.below {
		w.in(inner, "", 2)
	} else {
		w.lines(inner.rows[0])
		w.in(&writer{rows: inner.rows[1:]}, "", 2)
	}
}

func (w *writer) flow(before string, n node, shape schema.Shape) {
	start, last := w.head(before, n)
	row, indent := []byte(start), 0
	if n.below {
		indent = 2
	}
	flush := func() {
		line := strings.TrimRight(string(row), " ")
		if line != "" {
			line = strings.Repeat(" ", indent) + line
		}
		w.lines(line)
	}
	previous := token{kind: newline}
	for _, t := range arranged(n.flow, shape, 0) {
		switch {
		case t.kind == newline:
			flush()
			row, indent = row[:0], t.at
		case t.kind == remark:
			row = append(row, comment{t.text, t.at}.behind(len(row))...)
		case apart(previous.kind, t.kind):
			row = append(append(row, ' '), t.text...)
		default:
			row = append(row, t.text...)
		}
		previous = t
	}
	row = append(row, last.behind(len(row))...)
	flush()
}

// apart reports whether a blank stands between two tokens of a row.
func apart(a, b byte) bool {
	switch {
	case a == newline || a == remark:
		return false
	case a == ',':
		return b != ']' && b != '}' && b != ','
	}
	return a == ':'
}

// after is a comment with the blanks before it that keep it in its column.
func (c comment) after(row string) string { return c.behind(len(row)) }

// behind is the same for a row of that many bytes.
func (c comment) behind(width int) string {
	if c.text == "" || width == 0 {
		return c.text
	}
	return strings.Repeat(" ", max(1, c.at-width)) + c.text
}
