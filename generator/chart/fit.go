package chart

import (
	"strings"
	"unicode"
)

// fitted breaks a text into at most so many lines that fit a width in pixels,
// in any of the common fonts, of about one length. What does not fit is cut
// with an ellipsis.
func fitted(text string, width, size float64, most int) []string {
	ems := width / size
	lines := broken(text, ems, most)
	whole := advances([]rune(text))
	if len(lines) == 1 || whole > ems*float64(len(lines)) {
		return lines
	}
	least := whole / float64(len(lines))
	for range evenSteps {
		middle := (least + ems) / 2
		if even := broken(text, middle, most+1); len(even) == len(lines) {
			lines, ems = even, middle
		} else {
			least = middle
		}
	}
	return lines
}

// evenSteps is how often the room for a text of several lines is halved on the
// way to the least that takes no more lines.
const evenSteps = 6

// broken breaks a text into at most so many lines, each as full as it can be.
func broken(text string, ems float64, most int) []string {
	var lines []string
	rest := []rune(text)
	for len(lines) < most-1 && advances(rest) > ems {
		cut := fit(rest, ems)
		lines = append(lines, strings.TrimSpace(string(rest[:cut])))
		for cut < len(rest) && unicode.IsSpace(rest[cut]) {
			cut++
		}
		rest = rest[cut:]
	}
	if advances(rest) > ems {
		cut := strings.TrimRight(string(rest[:fit(rest, ems-1)]), " ,.;:–-")
		return append(lines, cut+"…")
	}
	return append(lines, string(rest))
}

// fit is how much of a text stands on a line: up to a place where a line may
// end, or as much as there is room for where a word is longer than the line.
func fit(text []rune, ems float64) int {
	used, end := 0.0, 0
	for i, r := range text {
		if unicode.IsSpace(r) || isWide(r) { // before which a line may end
			end = i
		}
		wide := advance(r)
		if used+wide > ems && i > 0 && wide > 0 {
			switch {
			case unicode.IsSpace(r), isWide(r):
				return i
			case end > 0:
				return end
			}
			return i
		}
		used += wide
		if (r == '/' || r == '-') && i+1 < len(text) { // or after it
			end = i + 1
		}
	}
	return len(text)
}

func advances(text []rune) float64 {
	sum := 0.0
	for _, r := range text {
		sum += advance(r)
	}
	return sum
}

// advance is about how wide a letter is in a wide font, in ems.
func advance(r rune) float64 {
	if int(r) < len(narrow) {
		return narrow[r]
	}
	return advanceOf(r)
}

// narrow are the advances of the first letters: most texts have no others.
var narrow = func() (all [0x250]float64) {
	for r := range all {
		all[r] = advanceOf(rune(r))
	}
	return all
}()

func advanceOf(r rune) float64 {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case isWide(r):
		return 1.3
	case strings.ContainsRune("mMW@%…—", r):
		return 1
	case strings.ContainsRune("ijlI'’|", r):
		return 0.3
	case strings.ContainsRune("ftr.,:;!()[]-/ ", r):
		return 0.4
	case strings.ContainsRune("cskvxyz", r):
		return 0.57
	case unicode.IsUpper(r), r == 'w':
		return 0.78
	case r < 0x250:
		return 0.63
	}
	return 0.7
}

// isWide reports whether a letter is as wide as it is high.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F000
}
