package translation

import (
	"html"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// numbers are the runs of digits in a text, which may be escaped, as Western
// digits. Months are left out where they are written as numbers: 10月.
func numbers(text string) []string {
	var out []string
	var b strings.Builder
	for _, r := range html.UnescapeString(text) + " " {
		if unicode.Is(unicode.Nd, r) {
			b.WriteByte(byte('0' + value(r)))
			continue
		}
		if b.Len() > 0 && r != '月' {
			out = append(out, b.String())
		}
		b.Reset()
	}
	return out
}

// value is what a decimal digit of any script is worth: Unicode keeps the ten
// digits of each together, from zero on.
func value(digit rune) int {
	zero := digit
	for unicode.Is(unicode.Nd, zero-1) && digit-zero < 9 {
		zero--
	}
	return int(digit - zero)
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
