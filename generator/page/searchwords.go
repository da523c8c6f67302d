package page

import (
	"slices"
	"strings"
	"unicode"
)

// maxWord bounds what counts as one word, in bytes: a longer one, such as an
// address, is searched by its parts.
const maxWord = 48

// distinctWords are the words of a text in small letters, each once and sorted,
// without those of known.
func distinctWords(text, known string) []string {
	seen := map[string]bool{}
	eachWord(known, func(word string) { seen[word] = true })
	var out []string
	eachWord(text, func(word string) {
		if !seen[word] {
			seen[word] = true
			out = append(out, word)
		}
	})
	slices.Sort(out)
	return out
}

// eachWord finds the words of a text. What holds a digit keeps the signs inside
// it, as the numbers of Recommendations and ids do: Y.3172, sg13-oc1. The script
// divides the words further, by language; a sentence in Chinese is one here.
func eachWord(text string, found func(string)) {
	for run := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !inWord(r) && !strings.ContainsRune("./-", r) }) {
		run = strings.Trim(run, "./-")
		if len(run) <= maxWord && strings.ContainsFunc(run, unicode.IsDigit) {
			found(run)
			continue
		}
		for word := range strings.FieldsFuncSeq(run, func(r rune) bool { return !inWord(r) }) {
			if len(word) > 1 {
				found(word)
			}
		}
	}
}

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }
