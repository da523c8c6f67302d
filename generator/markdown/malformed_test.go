package markdown_test

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
)

func TestMalformed(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"https://www.itu.int/en/ITU-T/Pages/default.aspx?q=a,b#c", ""},
		{"http://itu.int", ""},
		{"https://www.itu.int./", ""},
		{"https://itu.int:8443/", ""},
		{"https://例え.example/", ""},
		{"https://xn--r8jz45g.example/", ""},
		{"https://under_score.example/", ""},
		{"https://192.0.2.1/", ""},
		{"https://[2001:db8::1]/", ""},
		{"https://itu.int/a.", "ends with a mark"},
		{"https://itu.int/a,", "ends with a mark"},
		{"https://itu.int/a;", "ends with a mark"},
		{"https://https://itu.int/", "twice"},
		{"https://http//itu.int/", "twice"},
		{"https://localhost/", "without a dot"},
		{"https://itu./", "without a dot"},
		{"https://www.itu.int@example.org/", "before its host"},
		{"https://www..itu.int/", "no site can have"},
		{"https://www,itu.int/", "no site can have"},
		{"https://-www.itu.int/", "no site can have"},
		{"https://www.itu.123/", "no site can have"},
		{"https://%zz/", "cannot be read"},
	} {
		problem, hint := markdown.Malformed(tt.address)
		if (problem == "") != (tt.want == "") || !strings.Contains(problem, tt.want) || (problem == "") != (hint == "") {
			t.Errorf("%s: got %q, want %q", tt.address, problem, tt.want)
		}
	}
}

// TestDoubts: what looks wrong in a text is kept with its place, and is no error.
func TestDoubts(t *testing.T) {
	var list diagnostic.List
	at := func(offset int, needle string) diagnostic.Pos {
		return diagnostic.Pos{Line: 1, Column: int32(offset + 1)}
	}
	text := "See [it](https://itu.int/), [it](https://itu/) and https://www..itu.int/."
	doc := markdown.Compile([]byte(text), markdown.Note, at, diagnostic.NewReporter("a.md", &list))
	if list.Len() > 0 || len(doc.Doubts) != 2 {
		t.Fatalf("got %+v and %v", doc.Doubts, list.Sorted())
	}
	d := doc.Doubts[0]
	if d.Code != "malformed-link" || d.Message != `the address "https://itu/" has a host without a dot, which only a network of its own knows` || d.Length != len("https://itu/") || d.Pos.Line != 1 {
		t.Errorf("got %+v", d)
	}
	doc = markdown.Compile([]byte(strings.Repeat("[a](https://a/) ", 60)), markdown.Note, at, diagnostic.NewReporter("a.md", &list))
	if n := len(doc.Doubts); n == 0 || n > 50 {
		t.Errorf("%d doubts of one text", n)
	}
}
