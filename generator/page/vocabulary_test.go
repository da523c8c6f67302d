package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// unpacked reads a text as the script does.
func (v vocabulary) unpacked(i int) []string {
	all := strings.Split(v.Words, " ")
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
		texts[4] = append(texts[4], fmt.Sprintf("word%04d", i))
	}
	v := newVocabulary(texts)
	if !strings.HasPrefix(v.Words, "the harbour and word0000 ") {
		t.Errorf("the words are %.60s", v.Words)
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

func TestDistinctWords(t *testing.T) {
	for _, tt := range []struct{ text, known, want string }{
		{"The harbour’s Ships, the ships (and Y.3172)", "Harbour", "and ships the y.3172"},
		{"sg13-oc1 point-in-time G.9804.1. A/B https://example.org/a/very/long/address/that/nobody/types/in/2025", "", "2025 address example g.9804.1 https in long nobody org point sg13-oc1 that time types very"},
		{"l'indicateur d’État", "", "indicateur état"},
		{"国际电联，标准", "标准", "国际电联"},
		{"المُؤَشِّر", "", "المُؤَشِّر"},
		{"", "", ""},
	} {
		if got := strings.Join(distinctWords(tt.text, tt.known), " "); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}
