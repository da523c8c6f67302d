package markdown

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// The ids of a text that is a part of a page, and the links to them, begin with
// its place; what an author wrote about ids stays as it is.
func TestWithin(t *testing.T) {
	const text = "## How\n\nSee [there](#how) and a note[^1]. `id=\"_how\" href=\"#_how\"` id=\"fn:1\"\n\n[^1]: The note.\n"
	diags := new(diagnostic.List)
	doc := Compile([]byte(text), Body, func(int, string) diagnostic.Pos { return diagnostic.Pos{} }, diagnostic.NewReporter("a.md", diags))
	before := strings.Join(doc.Segments, "")
	after := strings.Join(doc.Within("sg13.").Segments, "")
	for _, want := range []string{
		`<h2 id="sg13._how">`, `href="#sg13._how" aria-labelledby="sg13._how"`, `<a href="#sg13._how">there</a>`,
		`id="sg13.fnref:1"`, `href="#sg13.fn:1"`, `id="sg13.fn:1"`, `href="#sg13.fnref:1"`, "<code>id=&quot;_how&quot; href=&quot;#_how&quot;</code>",
	} {
		if !strings.Contains(after, want) {
			t.Errorf("%s is not in %s", want, after)
		}
	}
	for _, old := range []string{`id="_`, `href="#_`, `id="fn`, `href="#fn`} {
		if strings.Contains(after, old) {
			t.Errorf("%s is left in %s", old, after)
		}
	}
	if strings.Join(doc.Segments, "") != before {
		t.Error("the text itself has changed")
	}
	if doc.Within("") != doc {
		t.Error("without a place the text is another")
	}
}
