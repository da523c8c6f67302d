package schema_test

import (
	"errors"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// entry is a measurement as an import writes it.
func entry(date, value string, more ...schema.Pair) []schema.Pair {
	return append([]schema.Pair{{Key: "date", Value: date}, {Key: "value", Value: value}}, more...)
}

// added puts measurements into the mapping that begins with "id:".
func added(text string, entries ...[]schema.Pair) (string, error) {
	var all []schema.Addition
	for _, pairs := range entries {
		all = append(all, schema.Addition{Of: placeOf(text, "id:"), List: "measurements", Behind: []string{"id", "targets"}, Pairs: pairs})
	}
	out, err := schema.Splice(schema.Block{File: "a.md", Text: []byte(text), FirstLine: 1}, all, nil)
	return string(out), err
}

// placeOf is the place of a word, or of the brace right before it.
func placeOf(text, word string) diagnostic.Pos {
	at := strings.Index(text, word)
	if at > 0 && text[at-1] == '{' {
		at--
	}
	line := strings.Count(text[:at], "\n")
	return diagnostic.Pos{Line: int32(line + 1), Column: int32(at - strings.LastIndexByte(text[:at], '\n'))}
}

// In each text, what stands in << >> is put in, and nothing else is changed.
func TestSpliceAdds(t *testing.T) {
	a, b, c := entry("2025-06-30", "2"), entry("2026-06-30", "4"), entry("2024-06-30", "1", schema.Pair{Key: "note", Value: `a "b"`, Words: true})
	for _, tt := range []struct {
		reason, text string
		entries      [][]schema.Pair
	}{
		{"behind the last", "x:\n  - id: a\n    measurements:\n      - {date: 2025-03-31, value: 1} # why\n<<      - {date: 2025-06-30, value: 2}\n>>    owner: b\n", [][]schema.Pair{a}},
		{"before the first, and its comment stays with it", "x:\n  - id: a\n    measurements:\n<<      - {date: 2024-06-30, value: 1, note: \"a \\\"b\\\"\"}\n>>      # of March\n      - {date: 2025-03-31, value: 1}\n", [][]schema.Pair{c}},
		{"in the middle, in the style of the one before", "x:\n- id: a\n  measurements:\n  - date:  2025-03-31\n    value: 1   # why\n    # more\n<<  - date: 2025-06-30\n    value: 2\n>>\n  - {date: 2025-09-30, value: 3}\n", [][]schema.Pair{a}},
		{"two in one place, by date", "x:\n- id: a\n  measurements:\n   -   {date: 2025-03-31, value: 1,\n       note: b}\n<<   -   {date: 2025-06-30, value: 2}\n   -   {date: 2026-06-30, value: 4}\n>>", [][]schema.Pair{b, a}},
		{"a correction stands behind what it corrects", "x:\n- id: a\n  measurements:\n  - {date: 2025-06-30, value: 1}\n<<  - {date: 2025-06-30, value: 2}\n>>  - {date: 2025-07-30, value: 1}\n", [][]schema.Pair{a}},
		{"a note of several lines", "x:\n- id: a\n  measurements:\n    - date: 2025-03-31\n      value: 1\n      note: |\n        a\n\n        # no comment\n<<    - date: 2025-06-30\n      value: 2\n>>\n# end\n", [][]schema.Pair{a}},
		{"in a row", "x:\n- id: a\n  measurements: [{date: 2025-03-31, value: 1}<<, {date: 2025-06-30, value: 2}>>] # c\n", [][]schema.Pair{a}},
		{"in a row with a bracket in a text", "x:\n- id: a\n  measurements: [{date: 2025-03-31, value: 1, note: \"it's ]}\", source: https://a.b/#c}<<, {date: 2025-06-30, value: 2}>>]\n", [][]schema.Pair{a}},
		{"in a row, at both ends", "x:\n- id: a\n  measurements: [ <<{date: 2024-06-30, value: 1, note: \"a \\\"b\\\"\"}, >>{date: 2025-03-31, value: 1}<<, {date: 2025-06-30, value: 2}>> ]\n", [][]schema.Pair{a, c}},
		{"in a row, in the middle", "x:\n- id: a\n  measurements: [{date: 2025-03-31, value: 1}, <<{date: 2025-06-30, value: 2}, >>{date: 2025-09-30, value: 1}]\n", [][]schema.Pair{a}},
		{"an empty list", "x:\n- id: a\n  measurements: [<<{date: 2025-06-30, value: 2}, {date: 2026-06-30, value: 4}>>]\n", [][]schema.Pair{a, b}},
		{"between brackets, a row for each", "x:\n- id: a\n  measurements: [\n    {date: 2025-03-31, value: 1}<<,>> # why\n<<    {date: 2026-06-30, value: 4}\n>>  ]\n", [][]schema.Pair{b}},
		{"between brackets, with a comma at the end", "x:\n- id: a\n  measurements: [\n    {date: 2025-03-31, value: 1}, # why, so\n<<    {date: 2025-06-30, value: 2},\n>>    # of September\n    {date: 2025-09-30, value: 1},\n<<    {date: 2026-06-30, value: 4},\n>>  ]\n", [][]schema.Pair{a, b}},
		{"no list, behind the keys that come before it", "x:\n- id: a\n  targets:\n  - date: 2028-12-31\n    value: 3 # t\n<<  measurements:\n    - {date: 2025-06-30, value: 2}\n>>\n  # of the owner\n  owner: b\n", [][]schema.Pair{a}},
		{"no list, at the end of the entry", "x:\n  - id: a\n<<    measurements:\n      - {date: 2025-06-30, value: 2}\n      - {date: 2026-06-30, value: 4}\n>>\n  - {b: c}\n", [][]schema.Pair{a, b}},
		{"no list, between braces", "x:\n  - {id: a, targets: []<<, measurements: [{date: 2025-06-30, value: 2}]>>}\n", [][]schema.Pair{a}},
		{"Windows", "x:\r\n- id: a\r\n  measurements:\r\n  - {date: 2025-03-31, value: 1} # ü\r\n<<  - {date: 2025-06-30, value: 2}\r\n>>", [][]schema.Pair{a}},
		{"Windows, between brackets", "x:\r\n- id: a\r\n  measurements: [\r\n    {date: 2025-03-31, value: 1}<<,>>\r\n<<    {date: 2025-06-30, value: 2}\r\n>>  ]\r\n", [][]schema.Pair{a}},
		{"letters of several bytes before it", "x:\n  - {id: a, title: \"目标 é\", measurements: [{note: é, date: 2025-03-31, value: 1}<<, {date: 2025-06-30, value: 2}>>]}\n", [][]schema.Pair{a}},
		{"no line end", "x:\n- id: a\n  measurements:\n  - {date: 2025-03-31, value: 1}<<\n  - {date: 2025-06-30, value: 2}>>", [][]schema.Pair{a}},
	} {
		want := strings.NewReplacer("<<", "", ">>", "").Replace(tt.text)
		text := cutOut(tt.text)
		if got, err := added(text, tt.entries...); err != nil || got != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.reason, err, got, want)
		}
	}
}

// cutOut is a text without what stands in << >>.
func cutOut(text string) string {
	for {
		before, rest, ok := strings.Cut(text, "<<")
		if !ok {
			return text
		}
		_, after, _ := strings.Cut(rest, ">>")
		text = before + after
	}
}

func TestSpliceSets(t *testing.T) {
	source := schema.Pair{Key: "source", Value: "https://c.example/", Words: true}
	note := schema.Pair{Key: "note", Value: "d", Words: true}
	for _, tt := range []struct{ reason, text, want string }{
		{"in a row", "x:\n- {date: 2025-03-31, value: 1, note: b} # c\n", "x:\n- {date: 2025-03-31, value: 12.5, source: \"https://c.example/\", note: \"d\"} # c\n"},
		{"in lines", "x:\n- value: 1 # w\n  note: 'b' # n\n", "x:\n- value: 12.5 # w\n  source: \"https://c.example/\"\n  note: \"d\" # n\n"},
		{"all of them new", "x:\n- value: 1\n", "x:\n- value: 12.5\n  source: \"https://c.example/\"\n  note: \"d\"\n"},
	} {
		at := placeOf(tt.text, "value:")
		if strings.Contains(tt.text, "{") {
			at = placeOf(tt.text, "date:")
		}
		got, err := schema.Splice(schema.Block{File: "a.md", Text: []byte(tt.text), FirstLine: 1}, nil,
			[]schema.Setting{{Of: at, Pairs: []schema.Pair{{Key: "value", Value: "12.5"}, source, note}}})
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", tt.reason, err, got, tt.want)
		}
	}
}

// What cannot be written in place is left to a person, never written wrongly.
func TestSpliceRefuses(t *testing.T) {
	for _, text := range []string{
		"x:\n- id: a\n  measurements: b\n",
		"x:\n- id: a\n  measurements: [date: 2025-03-31]\n",
		"x:\n- {id: a # }\n  }\n",
	} {
		if got, err := added(text, entry("2025-06-30", "2")); !errors.Is(err, schema.ErrByHand) {
			t.Errorf("%q gives %q, %v", text, got, err)
		}
	}
}
