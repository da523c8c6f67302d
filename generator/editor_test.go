package generator

import (
	"encoding/json"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// dotFile reads a settings file of VS Code.
func dotFile(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile("../.vscode/" + name)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// matcher is one of the patterns by which VS Code reads what a task prints.
type matcher struct {
	Pattern struct {
		Regexp                                string
		File, Line, Column, Severity, Message int
	}
}

// TestEditorFindsProblems: the patterns of the task check find the places that
// diagnostics name, and take nothing else that is printed for one.
func TestEditorFindsProblems(t *testing.T) {
	var tasks struct {
		Tasks []struct {
			Label          string
			ProblemMatcher []matcher
		}
	}
	dotFile(t, "tasks.json", &tasks)
	if tasks.Tasks[0].Label != "check" {
		t.Fatal("the first task is not check")
	}
	place := func(line, column int32) diagnostic.Place {
		return diagnostic.Place{File: "content/sg13.md", Pos: diagnostic.Pos{Line: line, Column: column}}
	}
	for want, at := range map[string]diagnostic.Place{"content/sg13.md 4 9": place(4, 9), "content/sg13.md 4 ": place(4, 0), "content/sg13.md  ": place(0, 0)} {
		d := diagnostic.Diagnostic{
			Place: at, Code: "unknown-field", Message: `unknown field "stauts"`, Hint: `did you mean "status"?`, Text: "stauts: draft", Severity: diagnostic.Warning,
			Notes: []diagnostic.Note{{Place: place(1, 1), Message: "the first one is here"}},
		}
		var out strings.Builder
		if err := d.Write(&out); err != nil {
			t.Fatal(err)
		}
		var got []string
		for line := range strings.Lines(out.String()) {
			for _, m := range tasks.Tasks[0].ProblemMatcher {
				p := m.Pattern
				if found := regexp.MustCompile(p.Regexp).FindStringSubmatch(strings.TrimSpace(line)); found != nil {
					if found[p.Severity] != "warning" || !strings.HasPrefix(found[p.Message], "unknown field") {
						t.Errorf("%q: %q", line, found)
					}
					found[0] = ""
					got = append(got, found[p.File]+" "+found[p.Line]+" "+found[p.Column])
				}
			}
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("found %q, want %q", got, want)
		}
	}
}

// TestEditorKnowsSchemas: site.yaml and its translations, and nothing else, have schemas.
func TestEditorKnowsSchemas(t *testing.T) {
	var settings struct {
		Schemas map[string]string `json:"yaml.schemas"`
	}
	dotFile(t, "settings.json", &settings)
	found := map[string]int{}
	for schema, files := range settings.Schemas {
		if _, err := os.Stat("../" + schema); err != nil {
			t.Error(err)
		}
		for _, name := range []string{"content/site.yaml", "content/site.fr.yaml", "content/other.yaml"} {
			if ok, err := path.Match(files, name); ok && err == nil {
				found[name]++
			}
		}
	}
	if found["content/site.yaml"] != 1 || found["content/site.fr.yaml"] != 1 || found["content/other.yaml"] != 0 {
		t.Errorf("schemas by file: %v", found)
	}
}
