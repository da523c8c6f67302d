package chart

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFitted(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		ems          float64
		most         int
		want         []string
	}{
		{"what fits is one line", "aaa bbb", 10, 3, []string{"aaa bbb"}},
		{"at spaces", "aaa bbb ccc", 2, 3, []string{"aaa", "bbb", "ccc"}},
		{"of about one length", "aaa bbb ccc ddd", 7.5, 3, []string{"aaa bbb", "ccc ddd"}},
		{"the rest is cut", "aaa bbb ccc", 3, 2, []string{"aaa", "bbb…"}},
		{"a long word", "aaaaaaaaaaaa", 4, 3, []string{"aaaaaa", "aaaaaa"}},
		{"ideographs", "日本語日本語", 4, 3, []string{"日本語", "日本語"}},
		{"marks stay with their letter", "e\u0301e\u0301e\u0301e\u0301", 1.3, 3, []string{"e\u0301e\u0301", "e\u0301e\u0301"}},
	} {
		if got := fitted(c.text, c.ems, 1, c.most); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}

// Lines are no wider than asked for, and all is said where there is room.
func TestFittedTextsAreWhole(t *testing.T) {
	strip := func(s string) string { return strings.ReplaceAll(strings.Join(strings.Fields(s), ""), "-", "") }
	for _, text := range hostile {
		text = string([]rune(text)[:min(200, utf8.RuneCountInString(text))])
		for _, ems := range []float64{2, 5, 30} {
			lines := fitted(text, ems, 1, 200)
			for _, line := range lines {
				if advances([]rune(line)) > ems {
					t.Errorf("%q is wider than %v", line, ems)
				}
			}
			if got, want := strip(strings.Join(lines, "")), strip(string([]rune(text))); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		}
	}
}

// textsOf are the texts of a poster, with their class and height.
func textsOf(t *testing.T, svg []byte) (texts []string) {
	t.Helper()
	var doc struct {
		Texts []struct {
			Class string `xml:"class,attr"`
			Y     string `xml:"y,attr"`
			Text  string `xml:",chardata"`
		} `xml:"text"`
	}
	if err := xml.Unmarshal(svg, &doc); err != nil {
		t.Fatal(err)
	}
	for _, text := range doc.Texts {
		texts = append(texts, text.Class+" "+text.Y+" "+text.Text)
	}
	return texts
}

// A key longer than the poster is wide has lines of its own, and what comes
// after it stands below them.
func TestLongKeysAreBroken(t *testing.T) {
	p := &Poster{Lang: "en", Dir: "ltr", Title: "T", Legend: []Key{{Text: "first"}, {Text: strings.Repeat("long ", 50), Class: "key-appetite"}, {Text: "last"}}, Notes: []string{"n"}}
	got := textsOf(t, p.Draw([]byte(`<svg class="chart" width="100%" height="0" role="img"><title>t</title></svg>`)))
	part := strings.TrimSpace(strings.Repeat("long ", 25))
	want := []string{"title 60.4 T", "key 115 first", "key 137 " + part, "key 159 " + part + " ", "key 181 last", "note 212.2 n"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// The key of a bar is a piece of it.
func TestKeysOfShares(t *testing.T) {
	p := &Poster{Lang: "en", Dir: "ltr", Title: "T", Legend: []Key{{Class: "key-part", Text: "Budget"}, {Class: "key-beside", Text: "Spent"}}}
	got := string(p.Draw(shares(0, 0, 0).Picture(LTR)))
	for _, want := range []string{`<rect class="part" x="40"`, `<rect class="beside" `} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// The cells of a heat map keep their shape; other pictures take the width, and
// one that is wider is made smaller.
func TestWidthsOfPictures(t *testing.T) {
	p := &Poster{Lang: "ar", Dir: "rtl", Title: "T"}
	for _, c := range []struct {
		picture picture
		want    string
	}{
		{heat(everyThird), `<svg x="440" y="86" width="480" height="294" `},
		{trend(3, 1, 1), `<svg x="40" y="86" width="880" height="260" `},
		{timeline(TimelineLane{Title: "L"}), `<svg x="40" y="86" width="880" viewBox="0 0 960 130" height="120" `},
		{states(3), `<svg x="840" y="86" width="80" height="24" `},
	} {
		if got := string(p.Draw(c.picture.Picture(LTR))); !strings.Contains(got, c.want) {
			t.Errorf("no %s in %.400s", c.want, got)
		}
	}
}
