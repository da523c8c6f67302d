package foreign

import (
	"regexp"
	"strings"
	"testing"
)

// FuzzWrite: whatever stands on a page, no mark is left, each element that is
// begun is ended, and nothing else changes.
func FuzzWrite(f *testing.F) {
	f.Add("<p>" + Mark("A title") + "</p>")
	f.Add("<title>" + Mark("a") + "</title><svg><text>" + Native("b") + "</text></svg>")
	f.Add(Begin + "<p>a" + End + "</p>" + End + Begin + Begin + "y.1-a&amp")
	f.Add("<text><title>a</title>" + Mark("b") + "</text><script>" + Mark("c"))
	f.Add("<!-- " + Mark("a") + " > -->" + "<a title=\"> " + Mark("b") + "\">")
	begun := regexp.MustCompile(`<span lang="(en|ar)" dir="(ltr|rtl)">`)
	f.Fuzz(func(t *testing.T, html string) {
		if strings.Contains(html, "span") || strings.Contains(html, "bdi") || strings.ContainsAny(html, "\u2066\u2067\u2069") {
			return
		}
		got := write(arabic, html)
		if Marked(got) {
			t.Fatalf("marks are left in %q", got)
		}
		if b, e := len(begun.FindAllString(got, -1)), strings.Count(got, "</span>"); b != e {
			t.Fatalf("%d elements are begun and %d ended in %q of %q", b, e, got, html)
		}
		plain := strings.NewReplacer("</span>", "", "<bdi>", "", "</bdi>", "", "\u2066<tspan lang=\"en\">", "", "\u2067<tspan lang=\"ar\">", "", "</tspan>\u2069", "").Replace(begun.ReplaceAllString(got, ""))
		if plain != Strip(html) {
			t.Fatalf("got  %q\nfrom %q", plain, html)
		}
	})
}
