package format

import (
	"regexp"
	"strings"
)

// isKey reports whether a row begins with a key.
func isKey(row string) bool {
	_, size := scanKey(row)
	return size > 0
}

// scanKey returns the key that a row begins with, and how many bytes it takes
// with its colon, or 0.
func scanKey(row string) (key string, size int) {
	if row == "" || strings.IndexByte("[{?|>#-", row[0]) >= 0 && (row[0] != '-' && row[0] != '?' || len(row) == 1 || row[1] == ' ') {
		return "", 0
	}
	end := 0
	if q := row[0]; q == '"' || q == '\'' {
		if end = endOfQuotes(row[1:], q) + 1; end == 0 {
			return "", 0
		}
		rest := strings.TrimLeft(row[end:], blanks)
		if strings.HasPrefix(rest, ":") && (len(rest) == 1 || strings.IndexByte(blanks, rest[1]) >= 0) {
			return row[:end], len(row) - len(rest) + 1
		}
		return "", 0
	}
	for ; end < len(row); end++ {
		before := end > 0 && strings.IndexByte(blanks, row[end-1]) >= 0
		switch {
		case row[end] == '#' && before:
			return "", 0
		case row[end] == ':' && (end+1 == len(row) || strings.IndexByte(blanks, row[end+1]) >= 0):
			key = strings.TrimRight(row[:end], blanks)
			return key, end + 1
		}
	}
	return "", 0
}

// endOfQuotes is the offset behind the closing quotation mark, or -1.
func endOfQuotes(s string, quote byte) int {
	for i := 0; i < len(s); i++ {
		switch {
		case quote == '"' && s[i] == '\\':
			i++
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			i++
		case s[i] == quote:
			return i + 1
		}
	}
	return -1
}

// cutComment splits a row that holds words without quotes at a comment.
func cutComment(s string) (words, rest string, at int) {
	for i := 1; i < len(s); i++ {
		if s[i] == '#' && strings.IndexByte(blanks, s[i-1]) >= 0 {
			return strings.TrimRight(s[:i], blanks), s[i:], i
		}
	}
	return strings.TrimRight(s, blanks), "", len(s)
}

// inline reads a value that begins in a column; start is where the columns of a
// comment behind it are counted from.
func (r *reader) inline(n *node, base, column, start int) error {
	switch r.rows[r.at][column] {
	case '|', '>':
		return r.text(n, base, column)
	case '[', '{':
		return r.flow(n, base, column, start)
	case '"', '\'':
		return r.quoted(n, column, start)
	}
	n.kind = scalar
	r.plain(n, base, column, start)
	return nil
}

// ends notes the comment behind a value.
func (n *node) ends(c comment) {
	if n.below {
		n.last = c
	} else {
		n.behind = c
	}
}

// plain reads words without quotes, with the rows that continue them.
func (r *reader) plain(n *node, base, column, start int) {
	for {
		words, rest, at := cutComment(r.rows[r.at][column:])
		n.head = append(n.head, words)
		n.ends(r.comment(rest, column+at-start))
		r.at++
		next := r.at
		for next < len(r.rows) && isBlank(r.rows[next]) {
			next++
		}
		if rest != "" || next == len(r.rows) || isComment(r.rows[next]) || indent(r.rows[next]) <= base {
			return
		}
		n.head = append(n.head, make([]string, next-r.at)...)
		r.at = next
		column = len(r.rows[next]) - len(strings.TrimLeft(r.rows[next], blanks))
		start = column
	}
}

// quoted reads words in quotes.
func (r *reader) quoted(n *node, column, start int) error {
	n.kind = scalar
	quote, from := r.rows[r.at][column], column+1
	for r.at < len(r.rows) {
		row := r.rows[r.at]
		if end := endOfQuotes(row[from:], quote); end >= 0 {
			end += from
			n.head = append(n.head, row[column:end])
			return r.rest(n, row, end, start)
		}
		n.head = append(n.head, trimQuoted(row[column:], quote))
		if r.at++; r.at < len(r.rows) {
			row = r.rows[r.at]
			column = len(row) - len(strings.TrimLeft(row, blanks))
			from, start = column, column
		}
	}
	return errUnknown
}

// trimQuoted removes blanks at the end of a row inside quotes, unless a backslash
// stands before them.
func trimQuoted(row string, quote byte) string {
	if short := strings.TrimRight(row, blanks); quote == '\'' || !strings.HasSuffix(short, `\`) {
		return short
	}
	return row
}

// rest reads what stands behind a value in its last row: a comment or nothing.
func (r *reader) rest(n *node, row string, end, start int) error {
	rest := strings.TrimLeft(row[end:], blanks)
	if rest != "" && (rest[0] != '#' || len(rest) == len(row)-end) {
		return errUnknown
	}
	n.ends(r.comment(rest, len(row)-len(rest)-start))
	r.at++
	return nil
}

var textHead = regexp.MustCompile(`^[|>][-+1-9]*`)

// text reads a text below | or >.
func (r *reader) text(n *node, base, column int) error {
	n.kind = text
	row := r.rows[r.at]
	head := textHead.FindString(row[column:])
	n.head, n.kept, n.indent = []string{head}, strings.Contains(head, "+"), 2
	if err := r.rest(n, row, column+len(head), base); err != nil {
		return err
	}
	least := 0
	if at := strings.IndexAny(head, "123456789"); at >= 0 {
		n.indent = int(head[at] - '0')
		least = max(base, 0) + n.indent
	} else if least = r.textIndent(); least <= base {
		return nil
	}
	for end := r.at; end < len(r.rows); end++ {
		row := r.rows[end]
		filled := strings.Trim(row, " ") != ""
		if filled && indent(row) < least {
			break
		}
		if filled || len(row) > least || n.kept {
			for ; r.at <= end; r.at++ {
				n.body = append(n.body, r.rows[r.at][min(least, len(r.rows[r.at])):])
			}
		}
	}
	return nil
}

// textIndent is the indentation of the first row that holds something.
func (r *reader) textIndent() int {
	for _, row := range r.rows[r.at:] {
		if strings.Trim(row, " ") != "" {
			return indent(row)
		}
	}
	return -1
}
