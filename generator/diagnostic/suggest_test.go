package diagnostic_test

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

func TestSuggest(t *testing.T) {
	keys := []string{"id", "kind", "title", "status", "results"}
	many := strings.Fields("aaaaa bbbbb ccccc ddddd eeeee fffff ggggg hhhhh iiiii jjjjj kkkkk lllll mmmmm")
	const all = "write one of: id, kind, title, status, results"
	cases := []struct {
		reason, word string
		known        []string
		want         string
	}{
		{"two letters swapped are one mistake", "stauts", keys, `did you mean "status"?`},
		{"a letter too many", "titlle", keys, `did you mean "title"?`},
		{"a letter too few", "resuls", keys, `did you mean "results"?`},
		{"a wrong letter", "kint", keys, `did you mean "kind"?`},
		{"capitals", "Status", keys, `did you mean "status"?`},
		{"one mistake in three letters is near enough", "idd", keys, `did you mean "id"?`},
		{"two in three letters are not", "ixx", keys, all},
		{"nothing is near: a few words are listed", "colour", keys, all},
		{"an empty word is near nothing", "", keys, all},
		{"many words are not listed", "zzzzz", many, ""},
		{"nothing is known", "zzzzz", nil, ""},
		{"the nearest one wins", "results", []string{"result", "results"}, `did you mean "results"?`},
		{"of equals the first wins, so that the message stays the same", "bat", []string{"cat", "hat"}, `did you mean "cat"?`},
		{"a word of any length costs little", strings.Repeat("a", 1<<20), many, ""},
		{"letters outside ASCII", "régon", []string{"région"}, `did you mean "région"?`},
	}
	for _, c := range cases {
		if got := diagnostic.Suggest(c.word, c.known); got != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
		}
	}
}
