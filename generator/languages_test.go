package generator

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// The translations of the small site, a folder that is laid over its own, and
// what is looked at of the site in those languages.
const goldenTranslations, goldenLanguages = "testdata/languages", "testdata/golden-languages"

// moreLanguages are added to those of the small site.
const moreLanguages = `
  - {code: ar, name: العربية, locale: ar}
  - {code: zh, name: 中文, locale: zh}
  - {code: ru, name: русский, locale: ru}`

// inLanguages are the files that make the small site one of several languages:
// its translations, of one plan and what is above it, and the names of the
// languages. What else there is stays in the language of the source.
func inLanguages(t *testing.T) map[string]string {
	t.Helper()
	files := filesIn(t, goldenTranslations)
	const config, last = "content/site.yaml", "locale: en-GB}"
	text := filesIn(t, goldenSite)[config]
	if !strings.Contains(text, last) {
		t.Fatal("the small site does not name its language as it did")
	}
	files[config] = strings.Replace(text, last, last+moreLanguages, 1)
	return files
}

// lookedAt are pages that have all that a language changes: plurals, dates,
// units, lists, charts, words that are not translated, and a text that has
// changed since it was. tides is not translated.
var lookedAt = []string{"", "quay-2", "quay-2-ships", "quay-2-r1", "harbour-steps", "indicators", "translation", "tides"}

// choicesLookedAt are the addresses without a language.
var choicesLookedAt = []string{"index.html", "quay-2/index.html", "tides/index.html"}

// TestGoldenLanguages compares pages in languages written otherwise than that of
// the source with what a person has looked at.
func TestGoldenLanguages(t *testing.T) {
	all := withoutHashes(published(t, with(t, inLanguages(t)), Options{BaseURL: "https://plans.example.org/harbour/"}))
	got := map[string]string{}
	for name, text := range all {
		lang, inside, _ := strings.Cut(path.Dir(name), "/")
		if slices.Contains(choicesLookedAt, name) || slices.Contains([]string{"ar", "zh", "ru"}, lang) && slices.Contains(lookedAt, inside) {
			got[name] = text
		}
	}
	for _, name := range choicesLookedAt {
		if got[name] == "" {
			t.Errorf("there is no %s", name)
		}
	}
	compareGolden(t, goldenLanguages, got)
}
