package generator

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// threeLanguages is site.yaml of the small site with Arabic and French.
func threeLanguages(t *testing.T) string {
	t.Helper()
	return withLanguages(t, "  - {code: ar, name: العربية, locale: ar}\n  - {code: fr, name: français, locale: fr}\n")
}

func withLanguages(t *testing.T, lines string) string {
	t.Helper()
	return strings.Replace(filesIn(t, goldenSite)["content/site.yaml"], "locale: en-GB}\n", "locale: en-GB}\n"+lines, 1)
}

// saidOf is what linking says of the small site in three languages with some other
// files: place and code of each.
func saidOf(t *testing.T, files map[string]string) string {
	t.Helper()
	all := map[string]string{"content/site.yaml": threeLanguages(t)}
	for name, text := range files {
		all[name] = text
	}
	diags, m := new(diagnostic.List), new(memory)
	f, err := readAll(t.Context(), with(t, all), Options{}, m, diags)
	if err == nil {
		_, err = f.link(t.Context(), Options{}, m, diags)
	}
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, d := range diags.Sorted() {
		said = append(said, strings.TrimPrefix(d.Place.String(), "content/")+" "+d.Code)
	}
	return strings.Join(said, "; ")
}

// TestNamesOfTranslations: a file that an author takes for a translation is read
// as one or reported.
func TestNamesOfTranslations(t *testing.T) {
	const text = "---\ntitle: A\n---\n"
	codes := withLanguages(t, "  - {code: haw, name: Hawaiʻi, locale: en}\n  - {code: zh-hant, name: 中文, locale: zh}\n")
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"of a translation", map[string]string{"content/about.fr.md": text, "content/about.fr.ar.md": text, "content/about.fr.fr.md": text}, "about.fr.ar.md translation; about.fr.fr.md translation"},
		{"of a translation, last of all files", map[string]string{"content/town.fr.md": text, "content/town.fr.ar.md": text}, "town.fr.ar.md translation"},
		{"of nothing", map[string]string{"content/nothing.fr.md": text}, "nothing.fr.md translation"},
		{"into another language", map[string]string{"content/about.de.md": text}, "about.de.md translation"},
		{"into the language of the source", map[string]string{"content/about.en.md": text}, "about.en.md translation"},
		{"of site.yaml into another language", map[string]string{"content/site.de.yaml": "title: Hafen\n", "content/site.en.yaml": "title: Port\n"}, "site.de.yaml translation; site.en.yaml translation"},
		{"of site.yaml", map[string]string{"content/site.fr.yaml": "title: Port\n"}, ""},
		{"longer codes", map[string]string{"content/site.yaml": codes, "content/about.haw.md": text, "content/about.zh-hant.md": text}, ""},
	} {
		files := map[string]string{"content/about.md": "---\nid: about\nkind: page\ntitle: About\n---\n"}
		for name, text := range tt.files {
			files[name] = text
		}
		if got := saidOf(t, files); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestAddressesOfLanguages: nothing else stands where a language does.
func TestAddressesOfLanguages(t *testing.T) {
	config := threeLanguages(t)
	for name, tt := range map[string]struct {
		files map[string]string
		want  string
	}{
		"no code of a language": {map[string]string{"content/site.yaml": withLanguages(t, "  - {code: assets, name: A, locale: fr}\n")}, "site.yaml:10:12 bad-language"},
		"twice":                 {map[string]string{"content/site.yaml": withLanguages(t, "  - {code: fr, name: A, locale: fr}\n  - {code: fr, name: B, locale: fr}\n")}, "site.yaml:11:12 duplicate-id"},
		"an item":               {map[string]string{"content/site.yaml": withLanguages(t, "  - {code: haw, name: A, locale: fr}\n"), "content/x.md": "---\nid: haw\nkind: page\ntitle: A\n---\n"}, "x.md:2:5 reserved-id"},
		"a former id":           {map[string]string{"content/site.yaml": withLanguages(t, "  - {code: haw, name: A, locale: fr}\n"), "content/x.md": "---\nid: x\nkind: page\ntitle: A\nformerly: [haw]\n---\n"}, "x.md:5:12 reserved-id"},
		"a list":                {map[string]string{"content/site.yaml": strings.Replace(config, "plural: Towns}", "plural: Towns, overview: ar}", 1)}, "site.yaml:14:54 reserved-id"},
		"the translations":      {map[string]string{"content/site.yaml": strings.Replace(config, "plural: Towns}", "plural: Towns, overview: translation}", 1)}, "site.yaml:14:54 reserved-id"},
		"the search":            {map[string]string{"content/site.yaml": strings.Replace(config, "plural: Towns}", "plural: Towns, overview: search}", 1)}, "site.yaml:14:54 reserved-id"},
	} {
		if got := saidOf(t, tt.files); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

// TestErrorsOfTranslations: each problem is told once, where it is.
func TestErrorsOfTranslations(t *testing.T) {
	const about = "---\nid: about\nkind: page\ntitle: About\n---\n"
	const harbour = "---\nid: waves\nkind: page\ntitle: Waves\n---\nSee [[about#who]].\n"
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"a reference to nothing", map[string]string{"content/about.md": about + "See [[quay-2]].\n", "content/about.fr.md": "---\ntitle: À propos\n---\n\nVoir [[quay-9]].\n"},
			"about.fr.md:5:8 dangling-reference; about.fr.md:5:8 reference-in-translation"},
		{"to what is hidden", map[string]string{"content/about.md": about + "See [[quay-2]].\n", "content/about.fr.md": "---\ntitle: À propos\n---\nVoir [[quay-2-secret]].\n"},
			"about.fr.md:4:8 unpublished; about.fr.md:4:8 reference-in-translation"},
		{"in the front matter", map[string]string{"content/plans/quay-2.ar.md": "---\nanalysis:\n  summary: \"\\u0623 [[quay-9]]\"\n---\n"},
			"plans/quay-2.ar.md:3:22 dangling-reference; plans/quay-2.ar.md:3:22 reference-in-translation"},
		{"in site.yaml", map[string]string{"content/site.fr.yaml": "description: Les plans, voir [[quay-9]].\n"}, "site.fr.yaml:1:32 dangling-reference; site.fr.yaml:1:32 reference-in-translation"},
		{"in two languages", map[string]string{"content/about.md": about, "content/about.fr.md": "---\nx: y\n---\n", "content/about.ar.md": "---\nx: y\n---\n"}, "about.ar.md:2:1 unknown-field; about.fr.md:2:1 unknown-field"},
		{"to nothing, in two languages", map[string]string{"content/about.md": about + "See.\n", "content/about.fr.md": "---\ntitle: À propos\n---\n[[quay-9]]\n", "content/about.ar.md": "---\ntitle: À propos\n---\n[[quay-9]]\n"},
			"about.ar.md:4:3 dangling-reference; about.ar.md:4:3 reference-in-translation; about.fr.md:4:3 dangling-reference; about.fr.md:4:3 reference-in-translation"},
		{"what the source has is said of it alone", map[string]string{"content/about.md": about + "See [[quay-9]].\n", "content/about.fr.md": "---\ntitle: À propos\n---\n"}, "about.md:6:7 dangling-reference"},
		{"of a text that cannot be read", map[string]string{"content/about.md": about + strings.Repeat("*", 300) + "a" + strings.Repeat("*", 300) + "\n", "content/about.fr.md": "---\ntitle: À propos\n---\nRien.\n"}, "about.md:6:1 nesting"},
		{"of a list that cannot be read", map[string]string{"content/stand.md": "---\nid: stand\nkind: quay\ntitle: Quay\nprofile: none\n---\n", "content/stand.fr.md": "---\nprofile: {1: {label: Longueur}}\n---\n"}, "stand.md:5:10 wrong-type"},
		{"a heading that the translation lacks", map[string]string{"content/waves.md": harbour, "content/about.md": about + "## Who\n\nWe.\n", "content/about.fr.md": "---\ntitle: À propos\n---\nNous.\n"}, "about.fr.md:4 other-headings"},
		{"the translated words of a heading", map[string]string{"content/waves.md": harbour, "content/waves.fr.md": "---\ntitle: Vagues\n---\nVoir [[about#qui]].\n",
			"content/about.md": about + "## Who\n\nWe.\n", "content/about.fr.md": "---\ntitle: À propos\n---\n## Qui\n\nNous.\n"}, "waves.fr.md:4:8 unknown-value; waves.fr.md:4:8 reference-in-translation"},
	} {
		if got := saidOf(t, tt.files); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
