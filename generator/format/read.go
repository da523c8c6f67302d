package format

import "strings"

// reader takes a text apart, row by row. It knows the YAML that content is written
// in: mappings, lists and values of all styles; no anchors, tags or question marks.
type reader struct {
	rows     []string
	at       int // the first row that has not been read
	comments []string
	seen     seen
}

// seen is the gap that was looked at last: where it begins, its first comment (or
// else its end), and its end.
type seen struct {
	known              bool
	from, comment, end int
}

// root reads the whole text.
func (r *reader) root() (n node, err error) {
	if end := r.gapEnd(); end < len(r.rows) && strings.TrimRight(r.rows[end], blanks) == "---" {
		n.head = append(r.gap(end).all(), "---")
		r.at = end + 1
	}
	end := r.gapEnd()
	if end == len(r.rows) {
		n.tail = r.tail(0)
		return n, nil
	}
	first := r.gap(end)
	if err = r.mapping(&n, indent(r.rows[end]), -1, first); err == nil && r.gapEnd() < len(r.rows) {
		err = errUnknown
	}
	return n, err
}

const blanks = " \t"

func indent(row string) int { return len(row) - len(strings.TrimLeft(row, " ")) }

func isComment(row string) bool { return strings.HasPrefix(strings.TrimLeft(row, blanks), "#") }

func isBlank(row string) bool { return strings.TrimLeft(row, blanks) == "" }

// isDash reports whether an entry of a list begins here.
func isDash(s string) bool {
	return s == "-" || strings.HasPrefix(s, "- ") || strings.HasPrefix(s, "-\t")
}

// gapEnd is the next row that holds something else than a comment. It is asked for
// once for each of the levels that end there, and looks once.
func (r *reader) gapEnd() int {
	if g := &r.seen; !g.known || r.at < g.from || r.at > g.comment {
		*g = seen{true, r.at, -1, r.at}
		for g.end < len(r.rows) && (isBlank(r.rows[g.end]) || isComment(r.rows[g.end])) {
			if g.comment < 0 && isComment(r.rows[g.end]) {
				g.comment = g.end
			}
			g.end++
		}
		if g.comment < 0 {
			g.comment = g.end
		}
	}
	return r.seen.end
}

// take reads rows of comments and empty ones, of which it leaves one in a row.
func (r *reader) take(end int) (lines []string) {
	for ; r.at < end; r.at++ {
		line := strings.Trim(r.rows[r.at], blanks)
		if line != "" {
			r.comments = append(r.comments, line)
		} else if len(lines) > 0 && lines[len(lines)-1] == "" {
			continue
		}
		lines = append(lines, line)
	}
	return lines
}

// gap reads what stands above the entry in row end.
func (r *reader) gap(end int) (g gap) {
	lines := r.take(end)
	at := len(lines)
	for at > 0 && lines[at-1] != "" {
		at--
	}
	g.above = lines[at:]
	if g.blank = at > 0; g.blank {
		g.free = lines[:at-1]
	}
	return g
}

// all are the lines of a gap, without the empty ones at its ends.
func (g gap) all() (lines []string) {
	lines = append(lines, g.free...)
	if g.blank && len(lines) > 0 {
		lines = append(lines, "")
	}
	if lines = append(lines, g.above...); len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	return lines
}

// tail reads comments that are indented by least or more, and so stand with what
// is above them.
func (r *reader) tail(least int) []string {
	from, end := r.at, r.gapEnd()
	for at := r.seen.comment; at < end; at++ {
		row := r.rows[at]
		if isComment(row) && indent(row) < least {
			break
		}
		if isComment(row) {
			from = at + 1
		}
	}
	return r.take(from)
}

// mapping reads the keys in a column; parent is that of the key or dash around
// them, first what stands above the first.
func (r *reader) mapping(n *node, column, parent int, first gap) error {
	n.kind = mapping
	return r.collection(n, column, parent, first, func(row string, e *entry) error {
		key, size := scanKey(row[column:])
		if size == 0 {
			return errUnknown
		}
		e.key = key
		return r.value(&e.value, column, column+size, true)
	})
}

// list reads the entries in a column likewise.
func (r *reader) list(n *node, column, parent int, first gap) error {
	n.kind = list
	return r.collection(n, column, parent, first, func(_ string, e *entry) error {
		return r.value(&e.value, column, column+1, false)
	})
}

func (r *reader) collection(n *node, column, parent int, next gap, read func(row string, e *entry) error) error {
	for {
		e := entry{gap: next}
		if err := read(r.rows[r.at], &e); err != nil {
			return err
		}
		n.entries = append(n.entries, e)
		end := r.gapEnd()
		if end == len(r.rows) || indent(r.rows[end]) != column || isDash(r.rows[end][column:]) != (n.kind == list) {
			n.tail = r.tail(max(column, parent+1))
			return nil
		}
		next = r.gap(end)
	}
}

// value reads what stands behind a key or dash, from a column of the row or below.
// base is the column of the key or dash.
func (r *reader) value(n *node, base, from int, ofKey bool) error {
	row := r.rows[r.at]
	column := from + len(row[from:]) - len(strings.TrimLeft(row[from:], blanks))
	rest := row[column:]
	switch {
	case rest == "" || rest[0] == '#':
		n.behind = r.comment(rest, column-base)
		r.at++
		return r.below(n, base, ofKey)
	case !ofKey && isDash(rest):
		return r.list(n, column, base, gap{})
	case !ofKey && isKey(rest):
		return r.mapping(n, column, base, gap{})
	}
	return r.inline(n, base, column, base)
}

// below reads what begins in a row below its key or dash.
func (r *reader) below(n *node, base int, ofKey bool) error {
	end := r.gapEnd()
	if end == len(r.rows) || indent(r.rows[end]) < base || indent(r.rows[end]) == base && !(ofKey && isDash(r.rows[end][base:])) {
		n.tail = r.tail(base + 1)
		return nil
	}
	column := indent(r.rows[end])
	above := r.gap(end)
	switch rest := r.rows[end][column:]; {
	case isDash(rest):
		return r.list(n, column, base, above)
	case isKey(rest):
		return r.mapping(n, column, base, above)
	case rest[0] == '|' || rest[0] == '>':
		return errUnknown
	}
	n.below, n.between = true, above.all()
	return r.inline(n, base, column, column)
}

// comment notes one that stands behind something.
func (r *reader) comment(text string, at int) comment {
	text = strings.TrimRight(text, blanks)
	if text == "" {
		return comment{}
	}
	r.comments = append(r.comments, text)
	return comment{text, at}
}
