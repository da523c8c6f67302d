package generator

import (
	"strings"
	"testing"

	"plansite/generator/foreign"
)

// TestMarksAreGone: whatever is published of a site in a language that it is not
// translated to, in pages and in every other file, holds no mark of package foreign.
func TestMarksAreGone(t *testing.T) {
	files := published(t, with(t, map[string]string{
		"content/site.yaml": strings.Replace(filesIn(t, goldenSite)["content/site.yaml"], "locale: en-GB}", "locale: en-GB}\n  - {code: ar, name: العربية, locale: ar}", 1),
	}), Options{BaseURL: "https://harbour.example/", Library: []byte("export {}"), SearchLibrary: []byte("export {}")})
	documents, pages := 0, 0
	for name, text := range files {
		if strings.HasSuffix(name, ".docx") {
			documents++
		}
		if strings.HasPrefix(name, "ar/") && strings.Contains(text, `<span lang="en" dir="ltr">`) {
			pages++
		}
		for part, text := range unpacked(t, name, text) {
			if foreign.Marked(text) {
				t.Errorf("%s holds a mark in %s", name, part)
			}
		}
	}
	if documents == 0 || pages == 0 {
		t.Errorf("there are %d documents, and %d pages with words of the source", documents, pages)
	}
}
