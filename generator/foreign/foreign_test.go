package foreign

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var arabic = &Page{Lang: "ar", Dir: "rtl", SourceLang: "en", SourceDir: "ltr"}
var french = &Page{Lang: "fr", Dir: "ltr", SourceLang: "en", SourceDir: "ltr"}

func write(p *Page, html string) string {
	var out bytes.Buffer
	p.Write(&out, []byte(html))
	return out.String()
}

func TestWrite(t *testing.T) {
	m := Mark("A title")
	for _, tt := range []struct {
		name string
		page *Page
		html string
		want string
	}{
		{"text", french, "<p>" + m + "</p>", `<p><span lang="en">A title</span></p>`},
		{"the other direction", arabic, "<p>" + m + "</p>", `<p><span lang="en" dir="ltr">A title</span></p>`},
		{"attributes", french, `<a title="` + m + `" href="x">` + m + "</a>", `<a title="A title" href="x"><span lang="en">A title</span></a>`},
		{"what holds text only", french, "<title>" + m + " | " + m + "</title><option>" + m + "</option><p>" + m, `<title>A title | A title</title><option>A title</option><p><span lang="en">A title</span>`},
		{"a picture", arabic, `<svg><title>` + m + `</title><svg x="1"></svg><text x="1">` + m + "</text></svg><b>" + m + "</b>",
			`<svg><title>A title</title><svg x="1"></svg><text x="1">` + "\u2066" + `<tspan lang="en">A title</tspan>` + "\u2069" + `</text></svg><b><span lang="en" dir="ltr">A title</span></b>`},
		{"the page's own words", french, `<p lang="en">See ` + Native("Vagues") + ", " + Native(m) + "</p>", `<p lang="en">See <span lang="fr">Vagues</span>, A title</p>`},
		{"codes", arabic, `<p id="sg13">في Y.3172 و sg13-oc1. و ITU و 25&nbsp;% &#39;x&#39; ` + Mark("see Y.1") + "</p>",
			`<p id="sg13">في <bdi>Y.3172</bdi> و <bdi>sg13-oc1</bdi>. و ITU و 25&nbsp;% &#39;x&#39; <span lang="en" dir="ltr">see Y.1</span></p>`},
		{"no codes from left to right", french, "<p>Y.3172</p>", "<p>Y.3172</p>"},
		{"other letters with the same first byte", french, "<p>\uFF21\uFDF2" + m, "<p>\uFF21\uFDF2" + `<span lang="en">A title</span>`},
		{"names and codes are the same in all languages", french, "<p>" + Mark("SG13") + Mark("ITU-T") + Mark("25%"), "<p>SG13ITU-T25%"},
		{"script without small letters", arabic, "<p>" + Mark("标题") + "</p>", `<p><span lang="en" dir="ltr">标题</span></p>`},
	} {
		if got := write(tt.page, tt.html); got != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestNothingIsLost: no mark is left, and without the elements that Write puts
// there, all is as it was.
func TestNothingIsLost(t *testing.T) {
	elements := strings.NewReplacer(`<span lang="en" dir="ltr">`, "", `<span lang="ar" dir="rtl">`, "", "</span>", "", "<bdi>", "", "</bdi>", "",
		"\u2066"+`<tspan lang="en">`, "", "\u2067"+`<tspan lang="ar">`, "", "</tspan>\u2069", "")
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "pieces") {
			words := rapid.StringMatching(`[a-zA-Z0-9 .\-/\x{FDCF}\x{FDF2}\x{627}]{0,12}`).Draw(t, "words")
			b.WriteString(rapid.SampledFrom([]string{words, Mark(words), Native(words), "<p>" + words + "</p>", "<text>" + Mark(words) + "</text>", `<i title="` + Mark(words) + `">`,
				"<title>" + Mark(words) + "</title>", "&amp;", "&", "<"}).Draw(t, "piece"))
		}
		html := b.String()
		got := write(arabic, html)
		if Marked(got) {
			t.Fatalf("marks are left in %q", got)
		}
		if elements.Replace(got) != Strip(html) {
			t.Fatalf("got  %q\nfrom %q", got, html)
		}
		if strings.Count(got, "<span") != strings.Count(got, "</span>") || strings.Count(got, "<tspan") != strings.Count(got, "</tspan>") {
			t.Fatalf("an element is left open in %q", got)
		}
	})
}

func TestMarks(t *testing.T) {
	if s := Mark("Words"); !Marked(s) || Strip(s) != "Words" || Mark(s) != s || string(StripBytes([]byte("<p>"+s))) != "<p>Words" {
		t.Errorf("got %q", s)
	}
	if Mark("") != "" || Marked("words") || Marked("\uFF21\uFDF2") {
		t.Error("there is a mark where none was made")
	}
}
