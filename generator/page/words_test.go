package page_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plansite/generator"
)

// What is plain text on a page (its description, the list of its contents)
// shows names and values where the text refers to something, and never ids.
func TestWords(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../testdata/site")); err != nil {
		t.Fatal(err)
	}
	text := "---\nid: words\nkind: page\ntitle: Words\n---\nIn [[quay-2]] moored [[quay-2-ships#latest]] ships, target [[quay-2-ships#target]], see [[quays]] or [[quay-2-r1|a risk]].\n\n## Of [[harbour]]\n"
	if err := os.WriteFile(filepath.Join(dir, "content", "words.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, diags, err := generator.Build(context.Background(), os.DirFS(dir), generator.Output{Dir: out}, generator.Options{}); err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	html, err := os.ReadFile(filepath.Join(out, "en", "words", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`content="In Quay 2 moored 1,240 ships, target 1,400 (illustrative), see Quays or a risk."`,
		`>Of The harbour as a whole</a>`,
	} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}
