package format

import (
	"cmp"
	"slices"
	"strings"

	"plansite/generator/schema"
)

// token is a piece of what stands between brackets.
type token struct {
	kind byte // one of [ ] { } , : or:
	text string
	at   int // of a newline: the indentation behind it; of a comment: as comment.at
}

const (
	words   = 'w'  // without quotes
	quoted  = 'q'  // in quotes, as far as they go in one row
	newline = '\n' // the row ends
	remark  = '#'  // a comment
)

// maxFlow bounds how deep brackets are put in order.
const maxFlow = schema.MaxDepth

// flow reads a value between brackets, over as many rows as it takes.
func (r *reader) flow(n *node, base, column, start int) error {
	n.kind = flow
	for depth := 0; ; {
		row := r.rows[r.at]
		for column < len(row) && strings.IndexByte(blanks, row[column]) >= 0 {
			column++
		}
		if column == len(row) {
			if r.at++; r.at == len(r.rows) {
				return errUnknown
			}
			column, start = 0, indent(r.rows[r.at])
			n.flow = append(n.flow, token{newline, "", max(0, start-base)})
			continue
		}
		switch c := row[column]; c {
		case '[', '{', ']', '}', ',', ':':
			n.flow = append(n.flow, token{c, string(c), 0})
			column++
			if c == '[' || c == '{' {
				depth++
			} else if c == ']' || c == '}' {
				depth--
			}
		case '#':
			c := r.comment(row[column:], column-start)
			n.flow = append(n.flow, token{remark, c.text, c.at})
			column = len(row)
		case '"', '\'':
			first := r.at
			if column = r.flowQuotes(n, base, column); column < 0 {
				return errUnknown
			}
			if r.at > first {
				start = indent(r.rows[r.at])
			}
		default:
			end := endOfWords(row[column:]) + column
			if end == column || row[column] == '?' && end == column+1 {
				return errUnknown
			}
			n.flow = append(n.flow, token{words, strings.TrimRight(row[column:end], blanks), 0})
			column = end
		}
		if depth == 0 {
			return r.rest(n, r.rows[r.at], column, start)
		}
	}
}

// flowQuotes reads words in quotes and returns the column behind them.
func (r *reader) flowQuotes(n *node, base, column int) int {
	quote, from := r.rows[r.at][column], column+1
	for {
		row := r.rows[r.at]
		if end := endOfQuotes(row[from:], quote); end >= 0 {
			n.flow = append(n.flow, token{quoted, row[column : from+end], 0})
			return from + end
		}
		n.flow = append(n.flow, token{quoted, trimQuoted(row[column:], quote), 0})
		if r.at++; r.at == len(r.rows) {
			return -1
		}
		row = r.rows[r.at]
		column = len(row) - len(strings.TrimLeft(row, blanks))
		from = column
		n.flow = append(n.flow, token{newline, "", max(0, indent(row)-base)})
	}
}

// endOfWords is where words without quotes end.
func endOfWords(s string) int {
	for i := range len(s) {
		switch {
		case strings.IndexByte(",[]{}", s[i]) >= 0:
			return i
		case s[i] == ':' && (i+1 == len(s) || strings.IndexByte(blanks, s[i+1]) >= 0):
			return i
		case s[i] == '#' && i > 0 && strings.IndexByte(blanks, s[i-1]) >= 0:
			return i
		}
	}
	return len(s)
}

// arranged are the tokens of a bracket with keys in the order of the shape, where
// all stand in one row.
func arranged(ts []token, shape schema.Shape, depth int) []token {
	if depth > maxFlow {
		return ts
	}
	items := splitItems(ts[1 : len(ts)-1])
	whole := !slices.ContainsFunc(ts, func(t token) bool { return t.kind == newline || t.kind == remark })
	for i, item := range items {
		under := shape
		if key := itemKey(item); ts[0].kind == '{' {
			under = shape.Under(key, firstKey(item[min(2, len(item)):]))
		}
		items[i] = arrangedItem(item, under, depth)
		whole = whole && len(item) > 0
	}
	if ts[0].kind == '{' && whole {
		inOrder(items, itemKey, shape)
	}
	out := []token{ts[0]}
	for i, item := range items {
		if i > 0 {
			out = append(out, token{',', ",", 0})
		}
		out = append(out, item...)
	}
	return append(out, ts[len(ts)-1])
}

// arrangedItem puts the brackets in an item in order.
func arrangedItem(item []token, shape schema.Shape, depth int) []token {
	opens := func(t token) bool { return t.kind == '[' || t.kind == '{' }
	first := slices.IndexFunc(item, opens)
	if first < 0 {
		return item
	}
	open := 0
	for i := first; i < len(item); i++ {
		if opens(item[i]) {
			open++
		} else if item[i].kind == ']' || item[i].kind == '}' {
			open--
		}
		if open == 0 {
			return slices.Concat(item[:first], arranged(item[first:i+1], shape, depth+1), item[i+1:])
		}
	}
	return item
}

// splitItems parts tokens at the commas that stand in no bracket.
func splitItems(ts []token) (items [][]token) {
	from, open := 0, 0
	for i, t := range ts {
		switch t.kind {
		case '[', '{':
			open++
		case ']', '}':
			open--
		case ',':
			if open == 0 {
				items = append(items, ts[from:i:i])
				from = i + 1
			}
		}
	}
	return append(items, ts[from:])
}

// itemKey is the key of an item, or "".
func itemKey(item []token) string {
	for _, t := range item {
		if t.kind == words || t.kind == quoted {
			return name(t.text)
		}
		if t.kind != newline && t.kind != remark {
			break
		}
	}
	return ""
}

// firstKey is the first key between braces, or "".
func firstKey(ts []token) string {
	if len(ts) == 0 || ts[0].kind != '{' {
		return ""
	}
	return itemKey(ts[1:])
}

// inOrder sorts items by the rank of their keys. One whose key has no rank stays
// behind the one before it.
func inOrder[T any](items []T, key func(T) string, shape schema.Shape) {
	type ranked struct {
		item T
		rank int
	}
	all, last := make([]ranked, len(items)), -1
	for i, item := range items {
		if rank, ok := shape.Rank(key(item)); ok {
			last = rank
		}
		all[i] = ranked{item, last}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	for i := range all {
		items[i] = all[i].item
	}
}
