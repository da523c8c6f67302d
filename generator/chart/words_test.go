package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/foreign"
)

// balance reports what marks of a picture do not stand around a part of a text.
func balance(picture []byte) error {
	d := xml.NewDecoder(bytes.NewReader(picture))
	element := ""
	for {
		token, err := d.Token()
		if err != nil {
			return nil
		}
		switch token := token.(type) {
		case xml.StartElement:
			element = token.Name.Local
			for _, a := range token.Attr {
				if foreign.Marked(a.Value) {
					return fmt.Errorf("%s of <%s> is %q", a.Name.Local, element, a.Value)
				}
			}
		case xml.CharData:
			text := string(token)
			if element != "text" && foreign.Marked(text) {
				return fmt.Errorf("<%s> holds %q", element, text)
			}
			if letters, pieces := foreign.Letters(text); foreign.Join(letters, pieces) != text {
				return fmt.Errorf("%q has a part that does not end, or does not begin", text)
			}
		}
	}
}

// Marks of words in another language stand in texts and tables only, around
// what is shown of these words.
func TestMarksStayBalanced(t *testing.T) {
	for _, text := range []string{
		foreign.Mark("words"), foreign.Mark(strings.Repeat("long ", 100)), "تقرير " + foreign.Mark(strings.Repeat("long ", 100)) + " نهاية",
		strings.Repeat("كلمة ", 30) + foreign.Mark("end"), foreign.Mark(strings.Repeat("w", 1000)) + foreign.Native("آخر"),
	} {
		for name, c := range named(text) {
			for _, dir := range []Direction{LTR, RTL} {
				if err := balance(c.Picture(dir)); err != nil {
					t.Errorf("%s with %q: %v", name, text, err)
				}
				if err := sound(c.Picture(dir)); err != nil {
					t.Errorf("%s with %q: %v", name, text, err)
				}
			}
			if problem := unlike(t, c.Picture(LTR), c.Picture(RTL)); problem != "" {
				t.Errorf("%s with %q: %s", name, text, problem)
			}
			if csv := string(c.Table().CSV()); foreign.Marked(csv) {
				t.Errorf("%s: marks are left in the CSV: %q", name, csv)
			}
			if c, ok := c.(Interactive); ok {
				if option, err := c.Option(RTL); err != nil || foreign.Marked(string(option)) {
					t.Errorf("%s: marks are left in the option, %v", name, err)
				}
			}
		}
	}
	if balance([]byte("<svg><text>"+foreign.Begin+"</text></svg>")) == nil || balance([]byte("<svg><title>"+foreign.Mark("words")+"</title></svg>")) == nil {
		t.Error("nothing is wrong with marks at a wrong place")
	}
}

// Lines of marked words are those of the same words without marks.
func TestMarksTakeNoRoom(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 6).Draw(rt, "pieces") {
			words := rapid.StringMatching(`[a-zA-Z标准，（）\x{627}\x{64E} ]{0,12}`).Draw(rt, "words")
			text += rapid.SampledFrom([]string{words, foreign.Mark(words), foreign.Native(words)}).Draw(rt, "piece")
		}
		ems, most := rapid.Float64Range(2, 20).Draw(rt, "ems"), rapid.IntRange(1, 4).Draw(rt, "lines")
		marked, bare := broken(text, ems, most), broken(foreign.Strip(text), ems, most)
		for i := range marked {
			letters, pieces := foreign.Letters(marked[i])
			if foreign.Join(letters, pieces) != marked[i] {
				rt.Fatalf("%q is not balanced", marked[i])
			}
			marked[i] = foreign.Strip(marked[i])
		}
		if !slices.Equal(marked, bare) {
			rt.Fatalf("%q is broken as %q, and as %q without marks", text, marked, bare)
		}
	})
}

func TestLinesOfScripts(t *testing.T) {
	for _, tt := range []struct {
		reason, text string
		ems          float64
		most         int
		want         []string
	}{
		{"no line begins with a sign that closes", "标准标准，标准", 4.3, 3, []string{"标准标", "准，标准"}},
		{"none ends with one that opens", "标准标（标准）标", 4.9, 3, []string{"标准标", "（标准）", "标"}},
		{"words of letters are whole", "关于Recommendations的", 10.4, 3, []string{"关于", "Recommendations", "的"}},
		{"a number stays with what it counts", "标准2025年标准", 4.5, 3, []string{"标准", "2025年", "标准"}},
		{"the rest is cut", "标准标准标准标准", 5.3, 1, []string{"标准标准…"}},
		{"marks stay with their letter", "مُحَمَّدمُحَمَّد", 2, 2, []string{"مُحَمَّ", "د…"}},
		{"what is cut in Arabic ends with the sign", "كلمة، كلمة أخرى", 4.5, 1, []string{"كلمة…"}},
		{"groups of a number are whole", "aa 1\u202f234", 3.5, 2, []string{"aa", "1\u202f234"}},
		{"and their unit", "aa 25\u00a0%", 3.5, 2, []string{"aa", "25\u00a0%"}},
		{"each line says the language of its part", foreign.Mark("aaa bbb") + " ccc", 2.5, 3, []string{foreign.Mark("aaa"), foreign.Mark("bbb"), "ccc"}},
		{"the sign of what is cut is of its language", foreign.Mark("aaa bbb"), 3.5, 1, []string{foreign.Mark("aaa…")}},
	} {
		if got := broken(tt.text, tt.ems, tt.most); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(named("标准"))) {
		if err := sound(named("标准化，（标准）" + strings.Repeat("标准", 60))[name].Picture(LTR)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestLongLabels(t *testing.T) {
	for label, want := range map[string]bool{"": false, "Americas": false, "Americas!": true, "标准标准": false, "标准标准标": true, foreign.Mark("Americas"): false} {
		if IsLong(label) != want {
			t.Errorf("%q is long: %v", label, !want)
		}
	}
}
