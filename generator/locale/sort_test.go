package locale

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

func TestCompare(t *testing.T) {
	for _, tt := range []struct{ reason, code, want string }{
		{"case and accents come after letters", "en", "action, Âge, age of, Zebra"},
		{"numbers by their value", "en", "SG2, SG13, SG20"},
		{"marks of what is not translated do not count", "fr", "avenir, \uFDD0Back\uFDD1, cadre"},
		{"n with a tilde is a letter of its own", "es", "nube, ñandú, oferta"},
		{"ё is sorted as е", "ru", "ёлка, ель, еще, жук"},
		{"hamza forms of alif stand with alif", "ar", "آفاق, أثر, إجراء, اسم, ألف, باب"},
		{"Chinese by sound", "zh", "报告, 计划, 目标, 指标"},
	} {
		l := &Locale{order: orderOf(language.MustParse(tt.code))}
		all := strings.Split(tt.want, ", ")
		slices.Reverse(all)
		slices.SortFunc(all, l.Compare)
		if got := strings.Join(all, ", "); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.reason, got, tt.want)
		}
		slices.Reverse(all)
		Sort(l, all, func(name string) string { return name })
		if got := strings.Join(all, ", "); got != tt.want {
			t.Errorf("%s, sorted as a list: got %s, want %s", tt.reason, got, tt.want)
		}
	}
}

// TestCompareIsAnOrder: equal for equal names only, the same both ways round.
func TestCompareIsAnOrder(t *testing.T) {
	l := &Locale{order: orderOf(language.French)}
	name := rapid.StringMatching("[aAàeéE\u0301œ 019\uFDD0-]{0,4}")
	rapid.Check(t, func(t *rapid.T) {
		a, b := name.Draw(t, "a"), name.Draw(t, "b")
		if l.Compare(a, b) != -l.Compare(b, a) || (l.Compare(a, b) == 0) != (a == b) {
			t.Errorf("%q and %q: %d and %d", a, b, l.Compare(a, b), l.Compare(b, a))
		}
	})
}

func BenchmarkCompare(b *testing.B) {
	l := &Locale{order: orderOf(language.Russian)}
	for b.Loop() {
		l.Compare("Исследовательская комиссия 13", "Исследовательская комиссия 2")
	}
}
