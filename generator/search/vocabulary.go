// Package search takes the words out of texts and packs them, so that a browser
// can load those of a whole site and search in them.
//
// What goes in is text; what comes out are its words, as assets/js/search-words.js
// looks for them, and a Vocabulary, as assets/js/search.js reads it.
package search

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Vocabulary is the words of all texts, each once, and what each text has of
// them. It is made so that it compresses well.
//
// The most frequent words come first, the most frequent of them at the head,
// with spaces between them; the others follow in the order of their characters,
// each as a digit that says how many characters it shares with the one before,
// and the rest of it.
//
// A text is the numbers of its words in rising order, each as the distance to
// the one before, the first to -1. A distance is written in base 32, most
// significant digit first: the last digit is one of the first half of digits,
// those before it of the second.
type Vocabulary struct {
	Frequent string   `json:"frequent"`
	Rest     string   `json:"rest"`
	Texts    []string `json:"texts"`
}

const (
	vocabularyDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	sharedDigits     = "ABCDEFGHIJ" // of the characters that a word shares; no word has capitals
	maxFrequent      = 256
)

// Pack packs texts, each of which has its words once. Of Chinese, pairs of
// characters that are rare are taken apart.
func Pack(texts [][]string) Vocabulary { return pack(rarePairs(texts)) }

// pack packs texts, each of which has its words once.
func pack(texts [][]string) Vocabulary {
	all, frequent := inVocabulary(texts)
	number := make(map[string]int, len(all))
	for i, word := range all {
		number[word] = i
	}
	v := Vocabulary{Frequent: strings.Join(all[:frequent], " "), Rest: chained(all[frequent:]), Texts: make([]string, len(texts))}
	for i, words := range texts {
		v.Texts[i] = packed(words, number)
	}
	return v
}

// inVocabulary is all words in their order, and how many of them are frequent.
func inVocabulary(texts [][]string) (all []string, frequent int) {
	count := map[string]int{}
	for _, words := range texts {
		for _, word := range words {
			count[word]++
		}
	}
	all = slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	frequent = min(len(all), maxFrequent)
	slices.Sort(all[frequent:])
	return all, frequent
}

// chained writes sorted words, each by what it does not share with the one
// before.
func chained(words []string) string {
	var b strings.Builder
	var last []rune
	for _, word := range words {
		runes := []rune(word)
		shared := 0
		for shared < min(len(last), len(runes), len(sharedDigits)-1) && last[shared] == runes[shared] {
			shared++
		}
		b.WriteByte(sharedDigits[shared])
		b.WriteString(string(runes[shared:]))
		last = runes
	}
	return b.String()
}

func packed(words []string, number map[string]int) string {
	numbers := make([]int, len(words))
	for i, word := range words {
		numbers[i] = number[word]
	}
	slices.Sort(numbers)
	var out []byte
	last := -1
	for _, n := range numbers {
		out = appendDistance(out, n-last)
		last = n
	}
	return string(out)
}

func appendDistance(out []byte, n int) []byte {
	digits := []byte{vocabularyDigits[n%32]}
	for n /= 32; n > 0; n /= 32 {
		digits = append(digits, vocabularyDigits[32+n%32])
	}
	slices.Reverse(digits)
	return append(out, digits...)
}
