package markdown

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

func TestPlain(t *testing.T) {
	src := "## A *head*ing & more\n\nSee [[quay-2]] and [Y.3172](https://example.org/?a=1&b=\"x>y\") `<code>`.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |\n"
	var list diagnostic.List
	doc := Compile([]byte(src), Body, func(int, string) diagnostic.Pos { return diagnostic.Pos{} }, diagnostic.NewReporter("x.md", &list))
	got := strings.Join(strings.Fields(doc.Plain(func(r *Ref) string { return "<" + r.Target + ">" })), " ")
	if want := "A heading & more # See <quay-2> and Y.3172 <code>. one two a b c d"; got != want {
		t.Errorf("the words are %q, want %q", got, want)
	}
	if got := (*Doc)(nil).Plain(nil); got != "" {
		t.Errorf("no text has the words %q", got)
	}
}
