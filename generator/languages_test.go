package generator

import (
	"flag"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plansite/generator/plan"
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
	files := inLanguages(t)
	files["content/site.yaml"] += "edit: https://git.example.org/harbour/edit/main/{file}#L{line}\n"
	opt := Options{BaseURL: "https://plans.example.org/harbour/", Changed: map[string]plan.Date{
		"content/harbour.md": plan.NewDate(2026, 5, 4), "content/harbour.ar.md": plan.NewDate(2026, 6, 3),
		"content/plans/quay-2.md": plan.NewDate(2026, 6, 1), "content/plans/quay-2.ru.md": plan.NewDate(2026, 1, 31),
	}}
	all := withoutHashes(published(t, with(t, files), opt))
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

// noncharacter is a mark that must not leave the program (package foreign).
var noncharacter = regexp.MustCompile(`[\x{FDD0}-\x{FDEF}]`)

// figure is a date, or what sorts and filters a list.
var figure = regexp.MustCompile(`(?:datetime|data-(?:level|rating|type|category|plan|kind))="([^"]*)"`)

// TestLanguagesAgree: however much of the small site is translated, every
// language has the same files, and in them the same ids, links and figures.
func TestLanguagesAgree(t *testing.T) {
	files := inLanguages(t)
	whole := map[string]string{}
	for name, text := range files {
		if translationName.MatchString(name) {
			whole[name] = text
		}
	}
	fewChecks(t, 12)
	rapid.Check(t, func(r *rapid.T) {
		for _, name := range slices.Sorted(maps.Keys(whole)) {
			files[name] = fewer(r, name, whole[name])
		}
		got := published(t, with(t, files), Options{})
		for name, text := range got {
			if at := noncharacter.FindStringIndex(text); at != nil && utf8.ValidString(text) { // what is compressed has its own test
				r.Errorf("%s: holds a mark: %q", name, text[max(0, at[0]-40):at[1]])
			}
			if inside, ok := strings.CutPrefix(name, "en/"); ok {
				for _, lang := range []string{"ar", "zh", "ru"} {
					agree(r, lang, inside, text, got)
				}
			}
		}
	})
}

// fewChecks makes a property that builds whole sites run less often.
func fewChecks(t *testing.T, n int) {
	t.Helper()
	const name = "rapid.checks"
	before := flag.Lookup(name).Value.String()
	if err := flag.Set(name, strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = flag.Set(name, before) })
}

var translationName = regexp.MustCompile(`\.(?:ar|zh|ru)\.(?:md|yaml)$`)

// textLine is a line of front matter with a text.
var textLine = regexp.MustCompile(`^( *(?:[a-z0-9-]+:|-)) +[^ {].*$`)

// fewer leaves out some texts of a translation, or all of it.
func fewer(r *rapid.T, name, text string) string {
	share := rapid.IntRange(0, 10).Draw(r, name)
	front, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	lines := strings.Split(front, "\n")
	for i, line := range lines {
		if strings.Contains(line, `"00000000"`) {
			lines[i] = "" // it follows a text that may be left out
		} else if m := textLine.FindStringSubmatch(line); m != nil && rapid.IntRange(0, 9).Draw(r, "keep") >= share {
			lines[i] = m[1]
		}
	}
	front = strings.ReplaceAll(strings.Join(lines, "\n"), "\nfollows:\n", "\n")
	if strings.HasSuffix(name, ".yaml") {
		return front
	}
	if share < 3 {
		body = ""
	}
	return "---\n" + front + "\n---\n" + body
}

// agree holds a file of a language to the same one of the source.
func agree(r *rapid.T, lang, inside, source string, all map[string]string) {
	text, ok := all[lang+"/"+inside]
	switch {
	case !ok:
		r.Errorf("%s/%s is not there", lang, inside)
	case path.Ext(inside) == ".csv" || path.Ext(inside) == ".ics":
		sameSet(r, lang, inside, "figures", numbersIn(source), numbersIn(text))
	case path.Ext(inside) == ".html" && !ofLanguage[strings.Split(inside, "/")[0]]:
		sameSet(r, lang, inside, "ids", matches(idAttribute, source), matches(idAttribute, text))
		sameSet(r, lang, inside, "figures", matches(figure, source), matches(figure, text))
		sameSet(r, lang, inside, "links", linksOf(source), linksOf(text))
	}
}

// ofLanguage are pages that are another in each language.
var ofLanguage = map[string]bool{"index": true, "translation": true}

var (
	idAttribute = regexp.MustCompile(` id="([^"]+)"`)
	href        = regexp.MustCompile(`<a[^>]* href="([^"]+)"`)
	outOfWay    = regexp.MustCompile(`(?s)<nav class="switch".*?</nav>|<aside class="untranslated".*?</aside>`)
)

// numbersIn are the fields of a table or a calendar that are numbers or dates.
func numbersIn(text string) []string {
	fields := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",:\"\r\n", r) })
	return slices.DeleteFunc(fields, func(f string) bool { return strings.Trim(f, "0123456789-.T") != "" })
}

func matches(re *regexp.Regexp, text string) (out []string) {
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return out
}

// linksOf are the links of a page but those to other languages. Its tables may be
// in the order of other letters.
func linksOf(text string) []string {
	return matches(href, outOfWay.ReplaceAllString(text, ""))
}

func sameSet(r *rapid.T, lang, inside, what string, want, got []string) {
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		r.Errorf("%s/%s: other %s than the source:\n%.400q\n%.400q", lang, inside, what, got, want)
	}
}
