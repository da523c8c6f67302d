package schema_test

import (
	"slices"
	"testing"

	"plansite/generator/diagnostic"
)

// A # behind a blank ends a text that is not in quotes, and whoever meant it as
// part of the text is told; where a comment ends no text, nothing is said.
func TestCommentInText(t *testing.T) {
	for _, c := range []struct{ reason, text string }{
		{"a number", "name: Quay ‸#2 is here\n"},
		{"in an entry of a list", "name: a\nwords:\n  - é b ‸#c\n"},
		{"at the end of several lines", "name: a\n  b ‸#c\n"},
		{"between braces", "name: a\npart:\n  {title: b ‸#c\n  }\n"},
		{"with CRLF", "name: a ‸#b\r\nflag: true\r\n"},
		{"in quotes it is text", "name: 'a #b'\n"},
		{"behind quotes it is a comment", "name: 'a' #b\n"},
		{"behind a comma too", "name: a\nwords: [a, # b\n  c]\n"},
		{"and behind a figure", "name: a\ncount: 1 # b\n"},
		{"and in a line of its own", "# b\nname: a\n# c\nflag: true\n"},
		{"without a blank before it, it is text", "name: a#b\n"},
	} {
		text, want := marked(c.text)
		_, ok, diags := decode(text)
		var got []diagnostic.Pos
		for _, d := range diags {
			if got = append(got, d.Pos); d.Code != "comment-in-text" || d.Severity != diagnostic.Warning {
				t.Errorf("%s: got %v", c.reason, d)
			}
		}
		if !ok || !slices.Equal(got, want) {
			t.Errorf("%s: found at %v, want %v", c.reason, got, want)
		}
	}
}
