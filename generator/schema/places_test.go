package schema_test

import (
	"testing"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// A value of an entry has its own place, wherever its key stands.
func TestPlaces(t *testing.T) {
	cases := []struct {
		reason, text string // the first mark is the entry, the second the value
		key          string
		index        []int
		length       int
	}{
		{"in the line of its key", "‸name: a\nflag: ‸true\n", "flag", nil, 4},
		{"lines below the beginning of its entry", "name: a\nparts:\n  - ‸title: b\n    # c\n    size: ‸12\n", "size", nil, 2},
		{"in braces", "name: a\nparts: [{title: b}, ‸{title: 目标, size: ‸12}]\n", "size", nil, 2},
		{"in quotes", "name: a\npart: ‸{title: ‸'b c'}\n", "title", nil, 3},
		{"one that stands in the place of a list", "name: a\none: ‸{title: ‸b}\n", "title", nil, 1},
		{"of several lines, the first", "‸name: a\nfind: ‸|\n  bc\n  d\n", "find", nil, 2},
		{"a list", "‸name: a\nwords:\n  ‸- b\n", "words", nil, 1},
		{"an entry of a list", "‸name: a\nwords: [b, ‸cd]\n", "words", []int{1}, 2},
		{"a cell of a list of lists", "‸name: a\ngrid:\n  - [b]\n  - [c, ‸def]\n", "grid", []int{1, 1}, 3},
		{"an entry that is not there: the list", "‸name: a\nwords: ‸[b]\n", "words", []int{1}, 1},
		{"a key that is not there: the entry", "‸‸name: a\n", "flag", nil, 1},
		{"a repeated key: the first one, which was read", "‸name: a\nflag: ‸true\nflag: false\n", "flag", nil, 4},
		{"with CRLF line ends", "‸name: a\r\nflag: ‸true\r\n", "flag", nil, 4},
	}
	for _, c := range cases {
		text, marks := marked(c.text)
		places := schema.NewPlaces(schema.Block{File: "a.md", Text: []byte(text), FirstLine: firstLine})
		for range 2 { // the second time from what was read the first time
			if at, length := places.Value(marks[0], c.key, c.index...); at != marks[1] || length != c.length {
				t.Errorf("%s: %v, %d characters; want %v, %d", c.reason, at, length, marks[1], c.length)
			}
		}
	}
	entry := diagnostic.Pos{Line: 7, Column: 3}
	for _, text := range []string{"", "name: 'a", "- a", "name: a"} {
		places := schema.NewPlaces(schema.Block{File: "a.md", Text: []byte(text), FirstLine: firstLine})
		if at, _ := places.Value(entry, "name"); at != entry {
			t.Errorf("%q has no such entry, but a place %v in it", text, at)
		}
	}
}

func TestWord(t *testing.T) {
	for text, want := range map[string]string{
		"name: a": "a", "\"name\": 'a' # c": "a", "name : a": "a", "{flag: true, name: a}": "a", "? name\n: a": "a",
		"flag: true": "", "part:\n  name: a": "", "name: [a]": "", "name: 'a": "", "- name: a": "", "": "",
	} {
		if got := schema.NewPlaces(schema.Block{File: "a.md", Text: []byte(text), FirstLine: 1}).Word("name"); got != want {
			t.Errorf("the name in %q is %q, want %q", text, got, want)
		}
	}
}
