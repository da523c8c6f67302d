package schema_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// codes are the codes of what Decode says about text.
func codes(text string, into any) string {
	var diags diagnostic.List
	schema.Decode(schema.Block{File: "a.md", Text: []byte(text), FirstLine: 1}, into, &diags)
	var all []string
	for _, d := range diags.Sorted() {
		all = append(all, d.Code)
	}
	return strings.Join(all, " ")
}

// A problem inside a text is shown where it stands in the file, however the
// text is written there.
func TestLocate(t *testing.T) {
	cases := []struct{ reason, text string }{
		{"plain", "name: a\nfind: a ‸§ b ‸§\n"},
		{"plain, over several lines", "name: a\nfind: a\n  b ‸§\n  ‸§ c\n"},
		{"in single quotes", "name: a\nfind: 'it''s ‸§'\n"},
		{"in double quotes, over several lines", "name: a\nfind: \"a \\\"b\\\"\n  ‸§ \\\n  c ‸§\"\n"},
		{"kept line by line", "name: a\nfind: |\n  a ‸§\n\n  ‸§ b\n"},
		{"folded", "name: a\nfind: >\n  a ‸§\n  ‸§ b\n"},
		{"with indentation and chomping told", "name: a\nfind: |2-\n    a\n   ‸§\n"},
		{"a comment behind the bar is no text", "name: a\nfind: | # §\n  ‸§\n"},
		{"what stands before the text does not count", "name: §\nfind: ‸§\n"},
		{"nor what stands before it in its line", "name: a\npart: {title: §§}\nfinds: [a, ‸§]\n"},
		{"each value of a list has its own", "name: a\nfinds:\n  - ‸§\n  - a ‸§\n  - >-\n    ‸§\n"},
		{"several in one line", "name: a\nfinds: [‸§, 'b ‸§', \"‸§ ‸§\"]\n"},
		{"columns are characters", "name: a\nfind: 目标 é ‸§ e\u0301 ‸§\n"},
		{"with CRLF line ends", "name: a\r\nfind: |\r\n  a\r\n  ‸§\r\n"},
		{"written as an escape it cannot be found: the place of the value", "name: a\nfind: ‸\"\\xa7\"\n"},
	}
	for _, c := range cases {
		text, want := marked(c.text)
		_, ok, diags := decode(text)
		var got []diagnostic.Pos
		for _, d := range diags {
			got = append(got, d.Pos)
		}
		if !ok || !slices.Equal(got, want) {
			t.Errorf("%s: found at %v, want %v\n%s", c.reason, got, want, text)
		}
	}
}

// probe keeps the last value that was decoded.
type probe struct{ schema.Value }

func (x *probe) UnmarshalScalar(v schema.Value, _ *diagnostic.Reporter) { x.Value = v }

func TestValue(t *testing.T) {
	type a struct {
		X probe `yaml:"x"`
	}
	cases := []struct {
		reason, text string
		want         string
		quoted       bool
		length       int
	}{
		{"plain", "x: 0x1F # c", "0x1F", false, 4},
		{"single quotes", "x: '236'", "236", true, 3},
		{"double quotes", `x: "é\n"`, "é\n", true, 1},
		{"a block, of which the first line counts", "x: |\n  one\n  three\n", "one\nthree\n", false, 3},
	}
	for _, c := range cases {
		var got a
		if codes(c.text, &got) != "" || got.X.Text != c.want || got.X.Quoted != c.quoted || got.X.Len() != c.length || got.X.Key != "x" {
			t.Errorf("%s: got %q, quoted %v, length %d", c.reason, got.X.Text, got.X.Quoted, got.X.Len())
		}
	}
	var got a
	codes("x: §", &got)
	for _, outside := range []diagnostic.Pos{got.X.Locate(99, "§"), got.X.Locate(0, ""), got.X.Locate(0, "nowhere")} {
		if outside != got.X.Pos {
			t.Errorf("what cannot be located is at %v, want the value's own place %v", outside, got.X.Pos)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		"", "name: a", "name: a\nfind: |\n  §\n", "name: \"a\n", "name: a\nwords: [b, c\n", "name: a\n\tflag: true\n",
		"name: a\n- b\n", "name: &a b\nwords: [*a]", "name: !!str a", "? a\n: b", "name: a\n---\nb: c", "name: a\n...\nb",
		"%YAML 1.1\n---\nname: a", "name: a\r\nflag:\r\n", "name: a\rflag: b", "name: a\u2028b", "- - - a", "{name: a, find: '§'}",
		"name: a\nparts:\n  - title: b\n   size: 1\n", "name: >-\n\n\n", "name: a: b", "[[[", "a: *b", "name: \xff", "name: a\nwords:\n  -\n", "#", "\t",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		x, ok, diags := decode(text)
		rows := strings.Split(text, "\n")
		failed := false
		for _, d := range diags {
			failed = failed || d.Severity == diagnostic.Error
			line := int(d.Line) - firstLine
			if line < 0 || line >= len(rows) {
				t.Fatalf("%v is not in the text of %d lines", d.Place, len(rows))
			}
			if column := int(d.Column); column < 1 || column > utf8.RuneCountInString(rows[line])+1 {
				t.Errorf("%v is not in its line %q", d.Place, rows[line])
			}
		}
		if failed == ok {
			t.Errorf("ok is %v with %s", ok, lines(diags))
		}
		if ok && x.Name == "" {
			t.Error("the required name is missing, and nothing is said")
		}
	})
}
