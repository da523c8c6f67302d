package advice

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"plansite/generator/plan"
)

var updateReadme = flag.Bool("update", false, "rewrite the explanations in the README")

// TestExplanations: each code has one, and nothing else has.
func TestExplanations(t *testing.T) {
	files, err := fs.Glob(explanations, "explain/*.md")
	if err != nil || len(files) != len(plan.AdviceCodes) {
		t.Errorf("%d files for %d codes, %v", len(files), len(plan.AdviceCodes), err)
	}
	for _, code := range plan.AdviceCodes {
		e, ok := Explain(code)
		if !ok || e.Title == "" || e.Code != code {
			t.Errorf("%s is not explained", code)
		}
		for _, part := range []string{"**What it means.**", "**Why it matters.**", "**How to mend it.**", "```"} {
			if !strings.Contains(e.Text, part) {
				t.Errorf("%s: the explanation lacks %s", code, part)
			}
		}
	}
	if _, ok := Explain("../explanation"); ok {
		t.Error("a code of no advice is explained")
	}
}

// TestREADME holds the explanations in the README equal to those of check --explain.
func TestREADME(t *testing.T) {
	const file, from, to = "../../README.md", "<!-- advice -->\n", "<!-- /advice -->"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatal("the README has no place for the explanations")
	}
	var out strings.Builder
	for _, code := range plan.AdviceCodes {
		e, _ := Explain(code)
		fmt.Fprintf(&out, "\n<details><summary><code>%s</code>: %s</summary>\n\n%s\n\n</details>\n", code, e.Title, e.Text)
	}
	want := before + from + out.String() + to + after
	switch {
	case want == string(text):
	case !*updateReadme:
		t.Error("the README explains advice in other words; run: go test ./generator/advice -run README -update")
	default:
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
