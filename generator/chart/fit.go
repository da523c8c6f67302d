package chart

import (
	"slices"
	"strings"
	"unicode"

	"plansite/generator/foreign"
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
	return lines(text, ems, most, advance)
}

// lines breaks a text into at most so many lines, of which each has room for
// letters that are so wide. Words of another language are marked in each line,
// as they are in the text.
func lines(text string, room float64, most int, wide func(rune) float64) []string {
	letters, pieces := foreign.Letters(text)
	var out []string
	from, left := 0, width(letters, wide)
	for len(out) < most-1 && left > room {
		n, hyphen := lineEnd(letters[from:], room, wide)
		to := from + n
		first, last := trim(letters, from, to)
		if hyphen {
			out = append(out, signed(letters, pieces, first, last, '-'))
		} else {
			out = append(out, join(letters, pieces, first, last))
		}
		left -= width(letters[from:to], wide)
		for from = to; from < len(letters) && unicode.IsSpace(letters[from]); from++ {
			left -= wide(letters[from])
		}
	}
	if width(letters[from:], wide) <= room {
		return append(out, join(letters, pieces, from, len(letters)))
	}
	return append(out, ellipsis(letters, pieces, from, from+cut(letters[from:], room-1, wide)))
}

// lineEnd is how much of a text stands on a line that it does not fit: up to a
// place where a line may end or, where a word is longer than the line, up to a
// hyphen or as much as there is room for.
func lineEnd(text []rune, room float64, wide func(rune) float64) (n int, hyphen bool) {
	end, full := fit(text, room, wide)
	if end > 0 {
		return end, false
	}
	_, beside := fit(text, room-wide('-'), wide)
	if at := hyphenAt(text, beside); at > 0 {
		return at, true
	}
	return full, false
}

// cut is how much of a text stands before an ellipsis: up to the end of a word
// unless that leaves half of the room empty.
func cut(text []rune, room float64, wide func(rune) float64) int {
	end, full := fit(text, room, wide)
	if width(text[:end], wide) < room/2 {
		return full
	}
	return end
}

// ellipsis is the beginning of a text that goes on.
func ellipsis(letters, pieces []rune, from, to int) string {
	for to > from && strings.ContainsRune(" ,.;:–-\u060c\u3001\uff0c\u3002\uff1b\uff1a", letters[to-1]) {
		to--
	}
	return signed(letters, pieces, from, to, '…')
}

// signed is a line with a sign behind it, which is a letter of the words that it
// breaks.
func signed(letters, pieces []rune, from, to int, sign rune) string {
	line := append(slices.Clone(letters[from:to]), sign)
	if pieces == nil {
		return foreign.Join(line, nil)
	}
	return foreign.Join(line, append(slices.Clone(pieces[from:to]), pieces[max(from, to-1)]))
}

func join(letters, pieces []rune, from, to int) string {
	if pieces == nil {
		return foreign.Join(letters[from:to], nil)
	}
	return foreign.Join(letters[from:to], pieces[from:to])
}

// trim leaves out the spaces at the ends of a line.
func trim(letters []rune, from, to int) (first, last int) {
	for from < to && unicode.IsSpace(letters[from]) {
		from++
	}
	for to > from && unicode.IsSpace(letters[to-1]) {
		to--
	}
	return from, to
}

// fit is how much of a text has room on a line, and up to where in it the line
// may end; 0 where it may not.
func fit(text []rune, room float64, wide func(rune) float64) (end, full int) {
	used := 0.0
	for i, r := range text {
		if i > 0 && mayEnd(text[i-1], r) {
			end = i
		}
		w := wide(r)
		if used+w > room && i > 0 && w > 0 {
			return end, i
		}
		used += w
	}
	return len(text), len(text)
}

// mayEnd reports whether a line may end between two letters: before a space,
// after a hyphen or stroke, and anywhere in a script without spaces, but with a
// sign that closes where what it closes is, one that opens likewise, a number
// with the word that counts, and one behind a hyphen (WTSA-24) with its letters.
func mayEnd(before, after rune) bool {
	switch {
	case unicode.IsSpace(after):
		return after != '\u00a0' && after != '\u202f' && after != '\u2007'
	case before == '-' && unicode.IsDigit(after):
		return false
	case before == '/', before == '-':
		return true
	case !isWide(before) && !isWide(after), advance(after) == 0:
		return false
	}
	return !strings.ContainsRune(closing, after) && !strings.ContainsRune(opening, before) && !unicode.IsDigit(before)
}

// Signs that stand at no beginning and at no end of a line in Chinese.
const (
	closing = "\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u3011\u3015\u3009\u201d\u2019\u2026\u2014\u00b7\uff05\uff0f\uff5e\u3005\u30fc,.;:?!)]}%/\u2013-"
	opening = "\uff08\u300a\u300c\u300e\u3010\u3014\u3008\u201c\u2018([{"
)

func width(text []rune, wide func(rune) float64) float64 {
	sum := 0.0
	for _, r := range text {
		sum += wide(r)
	}
	return sum
}

func advances(text []rune) float64 { return width(text, advance) }

// columns is how wide a letter is beside others that are of about one width.
func columns(r rune) float64 {
	switch {
	case advance(r) == 0:
		return 0
	case isWide(r):
		return 2
	}
	return 1
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
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), foreign.IsMark(r):
		return 0
	case r >= 0x1F000:
		return 1.3
	case isWide(r):
		return 1.05
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
	case unicode.Is(unicode.Arabic, r):
		return 0.6
	case strings.ContainsRune("жмфшщыю", r):
		return 0.9
	case strings.ContainsRune("гзктусхчьэя", r):
		return 0.6
	case unicode.Is(unicode.Cyrillic, r):
		return 0.65
	}
	return 0.7
}

// isWide reports whether a letter is as wide as it is high.
func isWide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60 || r >= 0x1F000
}
