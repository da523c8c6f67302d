package page

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// vocabulary is the words of all texts, each once, the most frequent first,
// and what each text has of them.
//
// A text is the numbers of its words in rising order, each as the distance to
// the one before, the first to -1. A distance is written in base 32, most
// significant digit first: the last digit is one of the first half of digits,
// those before it of the second. So a frequent word takes one character.
type vocabulary struct {
	Words string   `json:"words"` // with spaces between them
	Texts []string `json:"texts"`
}

const vocabularyDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

// newVocabulary packs texts, each of which has its words once.
func newVocabulary(texts [][]string) vocabulary {
	count := map[string]int{}
	for _, words := range texts {
		for _, word := range words {
			count[word]++
		}
	}
	all := slices.SortedFunc(maps.Keys(count), func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	number := make(map[string]int, len(all))
	for i, word := range all {
		number[word] = i
	}
	v := vocabulary{Words: strings.Join(all, " "), Texts: make([]string, len(texts))}
	for i, words := range texts {
		v.Texts[i] = packed(words, number)
	}
	return v
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
