package generator

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"plansite/generator/foreign"
)

// TestNoMarkIsPublished: the marks of what is not translated are in no file, not
// even where an author has written them, and no element is left open.
func TestNoMarkIsPublished(t *testing.T) {
	const chars = "\uFDD0a\uFDD1 &#xFDD0;b&#64977; \uFDD2c\uFDD3"
	files := map[string]string{
		"content/site.yaml":          threeLanguages(t),
		"content/marks.md":           "---\nid: marks\nkind: page\ntitle: Marks\n---\nText &#xFDD0;b&#64977; and [[quay-2|&#xFDD3;label]].\n\n## Head &#xFDD2;\n",
		"content/marks.fr.md":        "---\ntitle: Marques\n---\nTexte &#xFDD0;b&#64977; et [[quay-2|&#xFDD3;label]].\n\n## Tête &#xFDD2;\n",
		"content/plans/quay-1.fr.md": "---\ntitle: Le premier quai\n---\n",
		"layouts/messages/fr.json":   fmt.Sprintf(`{"nav-translation": %q}`, "Traductions "+chars),
	}
	opt := Options{BaseURL: "https://harbour.example/", Library: []byte("library"), SearchLibrary: []byte("export default 1;")}
	got := published(t, with(t, files), opt)
	pages := 0
	for name, text := range got {
		for inside, text := range unpacked(t, name, text) {
			if foreign.Marked(text) {
				i := strings.Index(text, "\uFDD0"[:2])
				t.Errorf("%s %s holds a mark: %s", name, inside, excerpt(text, i))
			}
			for _, written := range []string{`\ufdd`, "&#xfdd", "&#6497"} {
				if i := strings.Index(strings.ToLower(text), written); i >= 0 && !strings.HasPrefix(name, "assets/") {
					t.Errorf("%s %s holds a mark that is written out: %s", name, inside, excerpt(text, i))
				}
			}
		}
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		pages++
		for _, element := range []string{"span", "tspan", "bdi"} {
			if open, closed := strings.Count(text, "<"+element+" ")+strings.Count(text, "<"+element+">"), strings.Count(text, "</"+element+">"); open != closed {
				t.Errorf("%s opens %d %s and closes %d", name, open, element, closed)
			}
		}
	}
	if pages < 300 {
		t.Errorf("only %d pages were read", pages)
	}
	if !strings.Contains(got["ar/quay-2/index.html"], `<span lang="en" dir="ltr">`) {
		t.Error("what is not translated is not marked as such")
	}
}

// TestDocumentsTellLanguages: words of the source say so in a file for Word, too.
func TestDocumentsTellLanguages(t *testing.T) {
	got := published(t, with(t, map[string]string{"content/site.yaml": threeLanguages(t)}), Options{})
	const name = "fr/report-2025/report-2025.docx"
	text := unpacked(t, name, got[name])["word/document.xml"]
	run := regexp.MustCompile(`<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>Hours to wait`).FindStringSubmatch(text)
	if run == nil || !strings.Contains(run[1], `<w:lang w:val="en"`) {
		t.Errorf("the name of an indicator is not marked as English: %q", run)
	}
}

// TestHiddenIsInNoLanguage: what has publish: false is nowhere, translated or not.
func TestHiddenIsInNoLanguage(t *testing.T) {
	files := map[string]string{
		"content/site.yaml":            threeLanguages(t),
		"content/zeppelin.md":          "---\nid: zeppelin\nkind: page\ntitle: Zeppelin page\npublish: false\n---\nZeppelin text.\n",
		"content/zeppelin.fr.md":       "---\ntitle: Le zeppelin\n---\nLe zeppelin.\n",
		"content/plans/quay-1.fr.md":   "---\ntitle: Le premier quai\n---\n",
		"content/plans/zep-quay.md":    "---\nid: zeppelin-quay\nkind: quay\ntitle: Zeppelin quay\nparent: harbour\npublish: false\n---\nZeppelin.\n",
		"content/plans/zep-quay.fr.md": "---\ntitle: Quai du zeppelin\n---\n",
		"content/plans/zep-quay.ar.md": "---\ntitle: zeppelin\n---\n",
		"content/plans/quay-2.md": strings.Replace(filesIn(t, goldenSite)["content/plans/quay-2.md"], "actions:\n",
			"actions:\n  - {id: zeppelin-a, publish: false, title: Zeppelin step, owner: Zeppelin, due: 2025-01-01, serves: [quay-2-op]}\n", 1),
		"content/plans/quay-2.fr.md": "---\ntitle: Le deuxième quai\nactions: {zeppelin-a: {title: Pas du zeppelin}}\n---\n",
	}
	opt := Options{BaseURL: "https://harbour.example/", SearchLibrary: []byte("export default 1;")}
	hidden := published(t, with(t, files), opt)
	noSecret(t, hidden)
	for name := range files {
		if strings.Contains(name, "zep") {
			delete(files, name)
		}
	}
	delete(files, "content/plans/quay-2.md")
	files["content/plans/quay-2.fr.md"] = "---\ntitle: Le deuxième quai\n---\n"
	compareWithout(t, hidden, published(t, with(t, files), opt))
}
