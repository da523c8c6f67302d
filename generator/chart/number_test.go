package chart

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func slicesByDay(points []LevelPoint) {
	slices.SortStableFunc(points, func(a, b LevelPoint) int { return cmp.Compare(a.Day, b.Day) })
}

func TestAppendNumber(t *testing.T) {
	for _, tt := range []struct {
		reason string
		n      float64
		want   string
	}{
		{"whole", 7, "7"}, {"zero", 0, "0"}, {"one decimal", 0.5, "0.5"}, {"two decimals", 0.25, "0.25"},
		{"a zero within", 3.05, "3.05"}, {"no zero at the end", 3.50, "3.5"},
		{"half away from zero", 0.125, "0.13"}, {"and below zero", -0.125, "-0.13"}, {"up to the next whole", 9.996, "10"}, {"down", 9.994, "9.99"},
		{"a third", 1.0 / 3, "0.33"}, {"negative", -12.3, "-12.3"}, {"less than one", -0.07, "-0.07"},
		{"no minus before zero", -0.004, "0"}, {"negative zero", math.Copysign(0, -1), "0"},
		{"large", 123456789.126, "123456789.13"},
	} {
		if got := string(appendNumber(nil, tt.n)); got != tt.want {
			t.Errorf("%s: %v is %s, want %s", tt.reason, tt.n, got, tt.want)
		}
	}
}

func TestAppendAnyNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Float64Range(-1e6, 1e6).Draw(t, "n")
		text := string(appendNumber([]byte("x"), n))[1:]
		back, err := strconv.ParseFloat(text, 64)
		if err != nil || math.Abs(back-n) > 0.005000001 || !number.MatchString(text) {
			t.Errorf("%v is %s", n, text)
		}
	})
}

// wrap breaks a label into two lines of so many letters.
func wrap(label string, letters int) []string { return lines(label, float64(letters), 2, columns) }

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		reason, label, want string
	}{
		{"short", "a bc", "a bc"},
		{"empty", "", ""},
		{"just a line", "aaaa bbbb c", "aaaa bbbb c"},
		{"at the last space that fits", "aaaa bbb cccc dd", "aaaa bbb|cccc dd"},
		{"at a space just after the line", "aaaa bbbbbb cccc", "aaaa bbbbbb|cccc"},
		{"a long word", "aaaaaaaaaaaaaaa", "aaaaaaaaaaa|aaaa"},
		{"a long word after a short one", "a bbbbbbbbbbbbbbb", "a|bbbbbbbbbb…"},
		{"more than two lines", "aaaa bbb cccc ddd eeee fff", "aaaa bbb|cccc ddd…"},
		{"two long words", "aaaaaaaaaaaaaaabbbbbbbbbbbbbb", "aaaaaaaaaaa|aaaabbbbbb…"},
		{"characters, not bytes", "жжжж жжж жжжж", "жжжж жжж|жжжж"},
		{"marks stay with their letters", "aaaaaaaaaae\u0301\u0323bbb", "aaaaaaaaaae\u0301\u0323|bbb"},
		{"at the end of the second line too", "aaaa bbb cccccccccd\u0323\u0301eee", "aaaa bbb|cccccccccd\u0323\u0301…"},
		{"ideographs take the room of two letters", "文文文文文文文", "文文文文文|文文"},
	} {
		if got := strings.Join(wrap(tt.label, 11), "|"); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// TestWrapAny: a label is never changed, only broken, with a hyphen or without,
// and cut.
func TestWrapAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-zж]{1,30}`)).Draw(t, "words")
		label, width := strings.Join(words, " "), rapid.IntRange(4, 50).Draw(t, "width")
		got := wrap(label, width)
		if len(got) > 2 {
			t.Fatalf("%d lines", len(got))
		}
		for _, line := range got {
			if utf8.RuneCountInString(line) > width {
				t.Errorf("%q is longer than %d", line, width)
			}
		}
		shown, cut := strings.CutSuffix(strings.ReplaceAll(strings.Join(got, ""), "-", ""), "…")
		rest, ok := strings.CutPrefix(strings.ReplaceAll(label, " ", ""), strings.ReplaceAll(shown, " ", ""))
		if !ok || cut != (rest != "") {
			t.Errorf("%q is shown as %q", label, got)
		}
		if again := wrap(label, width); !slices.Equal(got, again) {
			t.Errorf("%q, and then %q", got, again)
		}
	})
}

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		reason   string
		lo, hi   float64
		want     string
		decimals int
	}{
		{"round steps", 100, 900, "0 500 1000", 0},
		{"zero is near", 3, 10, "0 5 10", 0},
		{"zero is far", 230, 320, "200 250 300 350", 0},
		{"below zero, and zero is near", -10, -3, "-10 -5 0", 0},
		{"below and above", -3, 5, "-4 -2 0 2 4 6", 0},
		{"shares", 0, 0.3, "0.0 0.1 0.2 0.3", 1},
		{"small shares", 0.51, 0.53, "0.510 0.515 0.520 0.525 0.530", 3},
		{"one value", 50, 50, "45 50 55", 0},
		{"two that no scale tells apart", 50, 50.000000000001, "40 45 50 55 60", 0},
		{"zero alone, and nothing below it", 0, 0, "0.0 0.5 1.0", 1},
		{"one negative value", -50, -50, "-55 -50 -45", 0},
		{"millions", 0, 1e9, "0 500000000 1000000000", 0},
		{"years of a hundred", 0, 100, "0 50 100", 0},
	} {
		values, decimals := ticks(tt.lo, tt.hi, 4)
		var got []string
		for _, v := range values {
			got = append(got, strconv.FormatFloat(v, 'f', decimals, 64))
		}
		if text := strings.Join(got, " "); text != tt.want || decimals != tt.decimals {
			t.Errorf("%s: got %s with %d decimals, want %s with %d", tt.reason, text, decimals, tt.want, tt.decimals)
		}
	}
}

func TestAnyTicks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lo := rapid.Float64Range(-1e9, 1e9).Draw(t, "lo")
		hi := lo + rapid.Float64Range(0, 1e9).Draw(t, "span")
		values, decimals := ticks(lo, hi, 4)
		first, last := values[0], values[len(values)-1]
		slack := 1e-6 * math.Max(math.Abs(first), math.Abs(last))
		if first > lo+slack || last < hi-slack || len(values) < 2 || len(values) > 8 || decimals < 0 {
			t.Errorf("%v to %v has the ticks %v with %d decimals", lo, hi, values, decimals)
		}
	})
}

func TestSymbols(t *testing.T) {
	for _, m := range Marks {
		svg := string(Symbol(m))
		if !strings.HasPrefix(svg, `<svg class="mark mark-`+string(m)+`" `) || !strings.Contains(svg, `aria-hidden="true"`) {
			t.Errorf("%s: %s", m, svg)
		}
	}
	for i, a := range ratings {
		for _, b := range ratings[i+1:] {
			if shape(Mark(a)) == shape(Mark(b)) {
				t.Errorf("%s and %s are told apart by colour alone", a, b)
			}
		}
	}
}
