package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// What is kept of the words of texts. The script cuts what a reader asks for in
// the same way.
const (
	maxNumber = 48   // bytes of a word with a digit; a longer one, such as an address, is taken apart
	maxStem   = 9    // letters of Latin and Cyrillic words
	maxPairs  = 1600 // Chinese pairs of characters that are kept as such, of all texts
)

// Words are the words of a text in small letters, each once and sorted,
// without those of known.
func Words(text, known string) []string {
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
// it, as the numbers of Recommendations and ids do: Y.3172, sg13-oc1. Chinese
// is found by each two characters that stand together.
func eachWord(text string, found func(string)) {
	text = strings.Map(searched, norm.NFC.String(text))
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return !inWord(r) && !strings.ContainsRune("./-", r) }) {
		if isChinese(run) {
			eachPair(run, found)
			run = strings.Map(withoutChinese, run)
		}
		for word := range strings.FieldsSeq(run) {
			eachPlain(strings.Trim(word, "./-"), found)
		}
	}
}

// eachPlain finds the words in what holds no Chinese.
func eachPlain(run string, found func(string)) {
	if len(run) <= maxNumber && strings.ContainsFunc(run, unicode.IsDigit) {
		found(run)
		return
	}
	for word := range strings.FieldsFuncSeq(run, func(r rune) bool { return !inWord(r) }) {
		if utf8.RuneCountInString(word) > 1 {
			found(beginning(word))
		}
	}
}

// beginning is what is kept of a word.
func beginning(word string) string {
	runes := []rune(word)
	if len(runes) > maxStem && unicode.In(runes[0], unicode.Latin, unicode.Cyrillic) {
		return string(runes[:maxStem])
	}
	return word
}

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N) }

// searched is a character in small letters; signs of vowels and what only
// stretches a word are left out.
func searched(r rune) rune {
	if unicode.Is(unicode.M, r) || r == '\u0640' {
		return -1
	}
	return unicode.ToLower(r)
}

func isChinese(run string) bool {
	return strings.ContainsFunc(run, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func withoutChinese(r rune) rune {
	if unicode.Is(unicode.Han, r) {
		return ' '
	}
	return r
}

// eachPair finds each two Chinese characters that stand together, and each that
// stands alone.
func eachPair(run string, found func(string)) {
	for part := range strings.FieldsFuncSeq(run, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) {
		runes := []rune(part)
		if len(runes) == 1 {
			found(part)
		}
		for i := 1; i < len(runes); i++ {
			found(string(runes[i-1 : i+1]))
		}
	}
}

// rarePairs puts the two characters in the place of pairs that stand in few
// texts: there are tens of thousands of them, and together the characters say
// nearly as much.
func rarePairs(texts [][]string) [][]string {
	kept := frequentPairs(texts)
	for i, words := range texts {
		if !slices.ContainsFunc(words, isPair) {
			continue
		}
		seen := map[string]bool{}
		for _, word := range words {
			if !isPair(word) || kept[word] {
				seen[word] = true
				continue
			}
			for _, r := range word {
				seen[string(r)] = true
			}
		}
		texts[i] = slices.Sorted(maps.Keys(seen))
	}
	return texts
}

func frequentPairs(texts [][]string) map[string]bool {
	count := map[string]int{}
	for _, words := range texts {
		for _, word := range words {
			if isPair(word) {
				count[word]++
			}
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	kept := map[string]bool{}
	for _, pair := range all[:min(len(all), maxPairs)] {
		kept[pair] = true
	}
	return kept
}

func isPair(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Han, r) && size < len(word)
}
