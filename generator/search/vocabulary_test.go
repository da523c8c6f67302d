package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// words are those of the vocabulary as the script reads them.
func (v Vocabulary) words() []string {
	out := strings.Fields(v.Frequent)
	var last []rune
	for i, word := range strings.FieldsFunc(v.Rest, unicode.IsUpper) {
		shared := strings.FieldsFunc(v.Rest, func(r rune) bool { return !unicode.IsUpper(r) })[i]
		last = append(last[:strings.Index(sharedDigits, shared):strings.Index(sharedDigits, shared)], []rune(word)...)
		out = append(out, string(last))
	}
	return out
}

// unpacked reads a text as the script does.
func (v Vocabulary) unpacked(i int) []string {
	all := v.words()
	var out []string
	last, n := -1, 0
	for _, c := range v.Texts[i] {
		digit := strings.IndexRune(vocabularyDigits, c)
		n = n*32 + digit%32
		if digit < 32 {
			last += n
			n = 0
			out = append(out, all[last])
		}
	}
	slices.Sort(out)
	return out
}

func TestVocabulary(t *testing.T) {
	texts := [][]string{{"and", "harbour", "the"}, nil, {"the"}, {"harbour", "the"}, nil}
	for i := range 3000 {
		texts[4] = append(texts[4], fmt.Sprintf("wörd%04d", i))
	}
	v := pack(texts)
	if !strings.HasPrefix(v.Frequent, "the harbour and wörd0000 ") || !strings.HasPrefix(v.Rest, "Awörd0253H4H5") {
		t.Errorf("the words are %.60s, %.60s", v.Frequent, v.Rest)
	}
	for i, want := range texts {
		if got := v.unpacked(i); !slices.Equal(got, want) {
			t.Errorf("text %d has %q, want %q", i, got, want)
		}
	}
	if got := v.Texts[3]; got != "bb" {
		t.Errorf("two frequent words are written %q", got)
	}
}

// Pairs of Chinese characters that are frequent are kept; of others, the
// characters.
func TestRarePairs(t *testing.T) {
	texts := [][]string{{"a", "安全"}, {"安全", "网络"}}
	if got := rarePairs(slices.Clone(texts)); !slices.EqualFunc(got, texts, slices.Equal) {
		t.Errorf("few pairs become %q", got)
	}
	var many []string
	for i := range maxPairs {
		many = append(many, string([]rune{rune(0x4e00 + i), rune(0x4e01 + i)}))
	}
	got := rarePairs([][]string{{"网络", "标准", "网"}, many, many, {"网络"}, {"网络"}})
	if !slices.Equal(got[0], []string{"准", "标", "网", "网络"}) || !slices.Equal(got[3], []string{"网络"}) {
		t.Errorf("the first text becomes %q", got[0])
	}
}

func TestDistinctWords(t *testing.T) {
	for _, tt := range []struct{ text, known, want string }{
		{"The harbour’s Ships, the ships (and Y.3172)", "Harbour", "and ships the y.3172"},
		{"sg13-oc1 point-in-time G.9804.1. A/B https://example.org/a/very/long/address/that/nobody/types/in/2025", "", "2025 address example g.9804.1 https in long nobody org point sg13-oc1 that time types very"},
		{"l'indicateur d’État", "", "indicateu état"},
		{"国际电联，标准 ITU-T标准。字", "标准", "itu 国际 字 电联 际电"},
		{"المُؤَشِّــر", "", "المؤشر"},
		{"Standardization стандартизация standardized", "", "standardi стандарти"},
		{"", "", ""},
	} {
		if got := strings.Join(Words(tt.text, tt.known), " "); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
