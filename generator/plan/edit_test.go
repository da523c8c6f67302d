package plan

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestEditProblem(t *testing.T) {
	tests := []struct{ pattern, want, reason string }{
		{"https://git.example.org/plans/edit/main/{file}", "", "a path"},
		{"http://git.example.org/edit?at=main&path={file}#L{line}", "", "a question and a line"},
		{"https://git.example.org/plans/edit/main/", "does not say where", "no place for the file"},
		{"https://{file}/edit", "is not a web address", "a host made of a file's name"},
		{"https://{host}/edit/{file}", "is not a web address", "a host that is not known"},
		{"https://me:secret@git.example.org/{file}", "holds a user name", "a password on every page"},
		{"https://git.example.org/edit/{branch}/{file}", "{branch}", "a place that nothing is put into"},
		{"https://git.example.org/edit/{file", "does not say where", "a brace that does not end"},
		{"https://git.example.org/edit/{file}/{", `"{"`, "a brace alone"},
	}
	for _, test := range tests {
		got := editProblem(test.pattern)
		if got == "" != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%s: %s: %q", test.reason, test.pattern, got)
		}
	}
}

// TestEditAddress: whatever a file is named, its name comes out of the address as
// it went in, from the path as from a query, and changes nothing around it.
func TestEditAddress(t *testing.T) {
	c := &Config{Edit: "https://git.example.org/edit/{file}?path={file}&line={line}"}
	rapid.Check(t, func(r *rapid.T) {
		file := rapid.StringMatching(`content/[^/\x00]{1,12}\.md`).Draw(r, "file")
		got, err := url.Parse(c.EditAddress(file, 12))
		if err != nil {
			r.Fatal(err)
		}
		if got.Path != "/edit/"+file || got.Query().Get("path") != file || got.Query().Get("line") != "12" || got.Fragment != "" {
			r.Errorf("%q leads to %s", file, got)
		}
	})
	if got := new(Config).EditAddress("content/a.md", 1); got != "" {
		t.Errorf("without a pattern: %q", got)
	}
}
