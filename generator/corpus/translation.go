package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Languages are those that Translate knows, after that of the source.
var Languages = []string{"fr", "es", "ru", "ar", "zh"}

// Translate adds a language to the site of n plans in dir: the titles of each
// plan and of all that it contains, its mandate, and its text. The words are
// those of the source with the language before them: what a build does with them
// costs the same.
func Translate(dir string, n int, lang string) error {
	name := filepath.Join(dir, "content", "site.yaml")
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	languages, rest, found := strings.Cut(string(text), "}]\nnavigation:")
	if !found {
		return fmt.Errorf("%s does not name its languages as Write does", name)
	}
	languages += fmt.Sprintf("}, {code: %s, name: Language %s, locale: %s", lang, lang, lang)
	if err := os.WriteFile(name, []byte(languages+"}]\nnavigation:"+rest), 0o644); err != nil {
		return err
	}
	for i := range n {
		name := strings.TrimSuffix(Name(i), ".md") + "." + lang + ".md"
		if err := write(dir, name, translation(i, n, lang)); err != nil {
			return err
		}
	}
	return nil
}

// translation is the translation of plan i of n.
func translation(i, n int, lang string) []byte {
	id := fmt.Sprintf("p%d", i)
	_, text, _ := bytes.Cut(Plan(i, n), []byte("\n---\n"))
	c := chance(i*2654435761 + 1)
	var b bytes.Buffer
	title := func(id string) { fmt.Fprintf(&b, "  %s: {title: %s %s}\n", id, lang, c.title()) }
	fmt.Fprintf(&b, "---\ntitle: %s %s\nmandate: %s %s\nresults:\n", lang, c.title(), lang, c.sentence(24))
	title(id + "-oc")
	title(id + "-op")
	b.WriteString("indicators:\n")
	for k := range Indicators {
		title(fmt.Sprintf("%s-k%d", id, k))
	}
	b.WriteString("risks:\n")
	for k := range Risks {
		title(fmt.Sprintf("%s-r%d", id, k))
	}
	b.WriteString("actions:\n")
	title(id + "-a")
	b.WriteString("---\n")
	b.Write(text)
	return b.Bytes()
}
