package foreign

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestLetters(t *testing.T) {
	for _, tt := range []struct{ reason, text, from2to5 string }{
		{"without marks", "abcdef", "cde"},
		{"a piece", Mark("abcdef"), Mark("cde")},
		{"the end of a piece", Mark("abc") + "def", Mark("c") + "de"},
		{"the beginning of a piece", "abc" + Mark("def"), "c" + Mark("de")},
		{"a piece of each sort", Mark("abc") + Native("def"), Mark("c") + Native("de")},
		{"a piece inside", "abc" + Mark("d") + "ef", "c" + Mark("d") + "e"},
		{"a mark too few", Begin + "abcdef", Mark("cde")},
		{"a mark too many", "abcdef" + End, "cde"},
	} {
		letters, pieces := Letters(tt.text)
		if string(letters) != "abcdef" {
			t.Errorf("%s: the letters are %q", tt.reason, string(letters))
		}
		if pieces != nil {
			pieces = pieces[2:5]
		}
		if got := Join(letters[2:5], pieces); got != tt.from2to5 {
			t.Errorf("%s: got %q", tt.reason, got)
		}
	}
}

// What is taken apart and joined is as it was.
func TestJoin(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 6).Draw(rt, "pieces") {
			words := rapid.StringMatching(`[a-zé标 ]{1,5}`).Draw(rt, "words")
			text += rapid.SampledFrom([]string{words, Mark(words) + "-", Native(words) + "."}).Draw(rt, "piece")
		}
		letters, pieces := Letters(text)
		if got := Join(letters, pieces); got != text {
			rt.Fatalf("got %q of %q", got, text)
		}
		for i := range letters {
			if pieces == nil {
				break
			}
			first, last := Join(letters[:i], pieces[:i]), Join(letters[i:], pieces[i:])
			if l, p := Letters(first + last); !slices.Equal(l, letters) || !slices.Equal(p, pieces) {
				rt.Fatalf("%q and %q of %q", first, last, text)
			}
		}
	})
}
