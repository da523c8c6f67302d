package generator

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
)

// withPictures is the small site with a page that shows two pictures, in a
// sentence and alone.
func withPictures(t *testing.T, more map[string]string) fs.FS {
	t.Helper()
	files := map[string]string{
		"content/guide/guide.md": "---\nid: guide\nkind: page\ntitle: Guide\n---\nSee ![the \\<quay>](../map.png).\n\n![](plan.png \"A plan & a map\")\n",
		"content/map.png":        string(sharePicture(t, 30, 20)),
		"content/guide/plan.png": string(sharePicture(t, 12, 10)),
		"content/unused.png":     "no picture at all",
	}
	for name, text := range more {
		files[name] = text
	}
	return with(t, files)
}

func TestPictures(t *testing.T) {
	files := published(t, withPictures(t, nil), Options{})
	plan, planBytes := publishedAsset(t, files, "assets/plan.")
	harbourMap, _ := publishedAsset(t, files, "assets/map.")
	if planBytes != string(sharePicture(t, 12, 10)) {
		t.Error("the picture has changed on its way")
	}
	for _, want := range []string{
		`<p>See <img src="../../` + harbourMap + `" width="30" height="20" loading="lazy" decoding="async" alt="the &lt;quay&gt;">.</p>`,
		`<figure class="picture"><img src="../../` + plan + `" width="12" height="10" loading="lazy" decoding="async" alt=""><figcaption>A plan &amp; a map</figcaption></figure>`,
	} {
		if !strings.Contains(files["en/guide/index.html"], want) {
			t.Errorf("the page lacks %s:\n%s", want, files["en/guide/index.html"])
		}
	}
	if name, _ := publishedAsset(t, files, "assets/unused."); name != "" {
		t.Errorf("%s is published, and nothing shows it", name)
	}
}

// What only hidden texts show is not published.
func TestHiddenPictures(t *testing.T) {
	hidden := map[string]string{"content/guide/guide.md": "---\nid: guide\nkind: page\ntitle: Guide\npublish: false\n---\n![](plan.png)\n"}
	if name, _ := publishedAsset(t, published(t, withPictures(t, hidden), Options{}), "assets/plan."); name != "" {
		t.Errorf("%s is published", name)
	}
	if name, _ := publishedAsset(t, published(t, withPictures(t, hidden), Options{Unpublished: true}), "assets/plan."); name == "" {
		t.Error("the picture is missing from a preview")
	}
}

// A translation shows the pictures of its source.
func TestTranslatedPictures(t *testing.T) {
	more := map[string]string{
		"content/site.yaml":         withLanguages(t, "  - {code: fr, name: français, locale: fr}\n"),
		"content/guide/guide.fr.md": "---\n---\nVoir ![le quai](../map.png).\n\n![](plan.png \"Un plan\")\n",
	}
	files := published(t, withPictures(t, more), Options{})
	image := regexp.MustCompile(`<img src="([^"]*)"[^>]*>`)
	en, fr := image.FindAllStringSubmatch(files["en/guide/index.html"], -1), image.FindAllStringSubmatch(files["fr/guide/index.html"], -1)
	if len(en) != 2 || len(fr) != 2 || en[0][1] != fr[0][1] || en[1][1] != fr[1][1] {
		t.Errorf("%q and %q", en, fr)
	}
	if len(fr) > 0 && !strings.Contains(fr[0][0], `alt="le quai"`) {
		t.Errorf("the alternative text is not translated: %s", fr[0][0])
	}
	delete(more, "content/guide/guide.fr.md")
	untranslated := published(t, withPictures(t, more), Options{})["fr/guide/index.html"]
	if !strings.Contains(untranslated, `<figure class="picture" lang="en">`) {
		t.Errorf("a picture of the source is not marked as one: %s", untranslated)
	}
}

func TestPictureProblems(t *testing.T) {
	for _, tt := range []struct {
		reason string
		files  map[string]string
		want   string
	}{
		{"no file", map[string]string{"content/guide/guide.md": "---\nid: guide\nkind: page\ntitle: Guide\n---\nText ![a](plam.png)\n"},
			`content/guide/guide.md:6:11: error: there is no picture "plam.png" in content/guide [image-file]`},
		{"no picture", map[string]string{"content/map.png": "<svg>"},
			`content/guide/guide.md:6:20: error: the file "map.png" is no picture that can be shown [image-file]`},
		{"in a text that is not to be published", map[string]string{"content/guide/guide.md": "---\nid: guide\nkind: page\ntitle: Guide\npublish: false\n---\n![a](no.png)\n"},
			`content/guide/guide.md:7:6: error: there is no picture "no.png" in content/guide [image-file]`},
		{"in the vocabulary", map[string]string{"content/site.yaml": strings.Replace(withLanguages(t, ""), "see [[harbour]].", "see ![a](no.png).", 1)},
			`content/site.yaml:4:53: error: there is no picture "no.png" in content [image-file]`},
		{"in a translation", map[string]string{
			"content/site.yaml":         withLanguages(t, "  - {code: fr, name: français, locale: fr}\n"),
			"content/guide/guide.fr.md": "---\n---\nVoir ![le quai](../map.png).\n\n![](plan.fr.png)\n",
		}, `content/guide/guide.fr.md:5:5: error: there is no picture "plan.fr.png" in content/guide [image-file]`},
	} {
		s, diags, err := Check(t.Context(), withPictures(t, tt.files), Options{})
		if err != nil || s != nil {
			t.Errorf("%s: a site or %v", tt.reason, err)
			continue
		}
		var got []string
		for _, d := range diags.Sorted() {
			got = append(got, d.Place.String()+": "+d.Severity.String()+": "+d.Message+" ["+d.Code+"]")
		}
		if !strings.Contains(strings.Join(got, "\n"), tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}
