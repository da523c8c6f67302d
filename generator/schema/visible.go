package schema

import "unicode"

// isVisible tells what a reader sees from blanks and invisible characters.
func isVisible(r rune) bool {
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Mn, r)
}

// turns reports whether a character turns the direction of the text behind it.
func turns(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }
