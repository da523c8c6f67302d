package schema

import "bytes"

// The forms of a line that count brackets and colons pass over what stands in
// quotes or in a comment.

// unopened finds a closing bracket or brace that was not opened in its line.
// In a line that opens none it is the last one: those before it may close what
// the lines above have opened.
func unopened(row []byte) int {
	depth, opens, last := 0, false, -1
	for i := range marks(row) {
		switch row[i] {
		case '[', '{':
			depth++
			opens = true
		case ']', '}':
			if depth > 0 {
				depth--
			} else if last = i; opens {
				return i
			}
		}
	}
	return last
}

// secondColon finds the second colon of one entry between brackets.
func secondColon(row []byte) int {
	colons := 0
	for i := range marks(row) {
		if row[i] != ':' {
			colons = 0
		} else if colons++; colons == 2 {
			return i
		}
	}
	return -1
}

// marks yields the places of the brackets, the commas and the colons behind
// keys of a line.
func marks(row []byte) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		begins := true // a value may begin here, and with it a quotation
		for i := 0; i < len(row); i++ {
			switch c := row[i]; {
			case c == ' ' || c == '\t':
			case begins && (c == '"' || c == '\''):
				i += quotation(row[i:])
				begins = false
			case c == '#' && (i == 0 || row[i-1] == ' '):
				return
			case bytes.IndexByte([]byte("[]{},"), c) >= 0 || c == ':' && endsKey(row[i+1:]):
				if !yield(i) {
					return
				}
				begins = true
			default:
				begins = c == '-' && begins
			}
		}
	}
}

// endsKey reports whether a colon before rest ends a key.
func endsKey(rest []byte) bool {
	return len(rest) == 0 || bytes.IndexByte([]byte(" \t\r"), rest[0]) >= 0
}

// quotation is the length of the quotation that text begins with, without its
// last mark.
func quotation(text []byte) int {
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\' && text[0] == '"', bytes.HasPrefix(text[i:], []byte("''")) && text[0] == '\'':
			i++
		case text[i] == text[0]:
			return i
		}
	}
	return len(text)
}
