package chart

import (
	"strings"
	"unicode"
)

// hyphenAt is the last place among those up to most where a word may be broken
// with a hyphen, or 0. The places are those that Latin and Cyrillic languages
// have in common: before the consonant that begins a syllable, with what is said
// together with it, and with three letters of the word at each side.
func hyphenAt(text []rune, most int) int {
	for at := min(most, len(text)-least); at >= least; at-- {
		if beginsSyllable(text, at) && areLetters(text[at-least:at+least]) && hasVowel(text[at-least:at]) {
			return at
		}
	}
	return 0
}

// least is how many letters stand at each side of a hyphen.
const least = 3

// beginsSyllable reports whether a consonant, or two that belong together, stand
// before a vowel.
func beginsSyllable(text []rune, at int) bool {
	if !isConsonant(text[at]) || together(text[at-1], text[at]) {
		return false
	}
	return isVowel(text[at+1]) || at+2 < len(text) && together(text[at], text[at+1]) && isVowel(text[at+2])
}

// together reports whether no line ends between two consonants.
func together(a, b rune) bool {
	switch b {
	case 'l', 'r':
		return strings.ContainsRune("bcdfgkptv", a) || a == b
	case 'h':
		return strings.ContainsRune("cgpst", a)
	case 'n':
		return a == 'g'
	case 'л', 'р':
		return strings.ContainsRune("бвгдкпстф", a)
	case 'к':
		return a == 'с'
	}
	return false
}

// areLetters reports whether all are small letters: names written in capitals
// have no syllables to see.
func areLetters(text []rune) bool {
	for i, r := range text {
		if !unicode.IsLower(r) && (i > 0 || !unicode.IsUpper(r)) {
			return false
		}
	}
	return true
}

func hasVowel(text []rune) bool {
	for _, r := range text {
		if isVowel(unicode.ToLower(r)) {
			return true
		}
	}
	return false
}

func isVowel(r rune) bool {
	return strings.ContainsRune("aeiouyàáâäãåæèéêëìíîïòóôöœùúûüýÿаеёиоуыэюя", r)
}

// isConsonant reports whether a letter can begin a syllable.
func isConsonant(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Cyrillic) && !isVowel(r) && !strings.ContainsRune("йьъ", r)
}
