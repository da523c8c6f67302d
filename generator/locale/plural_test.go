package locale

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// TestPluralsOf compares what is probed with the rules that CLDR publishes.
func TestPluralsOf(t *testing.T) {
	for _, tt := range []struct{ reason, code, needed, fractions string }{
		{"one and more", "en", "one other", ""},
		{"a region has the rules of its language", "en-GB", "one other", ""},
		{"nothing is told apart", "zh", "other", ""},
		{"all six", "ar", "zero one two few many other", ""},
		{"other is for fractions", "ru", "one few many other", ""},
		{"many is for whole millions", "fr", "one many other", ""},
		{"many is for whole millions", "es", "one many other", ""},
		{"many is for whole millions", "br", "one two few many other", ""},
		{"many is for fractions, which no count is", "cs", "one few other", "many"},
		{"many is for fractions, which no count is", "lt", "one few other", "many"},
		{"zero is for more than zero", "lv", "zero one other", ""},
		{"two has its own", "he", "one two other", ""},
		{"rules that reach far", "kw", "zero one two few many other", ""},
		{"a language without rules", "la", "other", ""},
		{"a language of one's own", "x-own", "other", ""},
	} {
		p := pluralsOf(language.MustParse(tt.code))
		if got := strings.Join(p.needed, " "); got != tt.needed {
			t.Errorf("%s: %s needs %s, want %s", tt.reason, tt.code, got, tt.needed)
		}
		fractions := slices.DeleteFunc(slices.Clone(p.known), func(form string) bool { return slices.Contains(p.needed, form) })
		if got := strings.Join(fractions, " "); got != tt.fractions {
			t.Errorf("%s: %s has %q for fractions, want %q", tt.reason, tt.code, got, tt.fractions)
		}
	}
}

// TestPluralsAreWhole: no count takes a form that a message may lack.
func TestPluralsAreWhole(t *testing.T) {
	var all []*plurals
	codes := strings.Fields(`af ak am ar as az be bg bn br bs ca cs cy da de dz el en es et eu fa fi fr ga gd gl gu gv he hi hr hu hy
		id is it iu ja ka kk km kn ko ksh kw ky lag lb lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru sg sh shi si sk sl so sq
		sr sv sw ta te th tl tr tzm uk ur uz vi wa wo xh yo zh zu`)
	for _, code := range codes {
		all = append(all, pluralsOf(language.MustParse(code)))
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.OneOf(rapid.IntRange(-10, 5000), rapid.Int(), rapid.Map(rapid.IntRange(1, 1000), func(n int) int { return n * 100_000 })).Draw(t, "n")
		for i, p := range all {
			if form := p.form(n); !slices.Contains(p.needed, form) {
				t.Errorf("%s: %d takes %q, which is not among %q", codes[i], n, form, p.needed)
			}
		}
	})
}
