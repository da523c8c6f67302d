package schema_test

import (
	"slices"
	"strings"
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

// A line that nobody can see is empty, and one that turns the text is told.
func TestInvisibleLine(t *testing.T) {
	for _, c := range []struct{ reason, name, want string }{
		{"a blank of no width", "\u200B", "error empty-value"},
		{"several marks", "\u200E \u00AD\u2060", "error empty-value"},
		{"a direction overridden", "a \u202Eb", "warning control-character"},
		{"a letter of any script", "目", ""},
		{"a sign", "%", ""},
		{"joiners inside a word", "a\u200Db", ""},
	} {
		_, _, diags := decode("name: \"" + c.name + "\"\n")
		var got []string
		for _, d := range diags {
			got = append(got, d.Severity.String()+" "+d.Code)
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}
