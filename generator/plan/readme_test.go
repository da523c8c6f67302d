package plan_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"plansite/generator/reference"
)

var update = flag.Bool("update", false, "rewrite what is made from the types of this package")

const root = "../../"

// TestREADME holds what is made from the types equal to them: the tables of the
// README, the content reference of the site, and the schemas for editors.
func TestREADME(t *testing.T) {
	held(t, "README.md", func(text string) string {
		const from, to = "<!-- schema -->\n", "<!-- /schema -->"
		before, rest, ok := strings.Cut(text, from)
		_, after, ok2 := strings.Cut(rest, to)
		if !ok || !ok2 {
			t.Fatal("the README has no place for the schema")
		}
		return before + from + reference.Tables() + to + after
	})
	held(t, "content/pages/reference.md", func(string) string { return string(reference.Page()) })
	files, err := reference.Files(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasPrefix(f.Name, reference.Site+".") {
			held(t, ".vscode/"+f.Name, func(string) string { return string(f.Text) })
		}
	}
}

func held(t *testing.T, name string, makes func(text string) string) {
	t.Helper()
	text, err := os.ReadFile(root + name)
	if err != nil && !*update {
		t.Fatal(err)
	}
	want := makes(string(text))
	switch {
	case want == string(text):
	case *update:
		if err := os.WriteFile(root+name, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s differs from the types; run: go test ./generator/plan -run README -update", name)
	}
}
