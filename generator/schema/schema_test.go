package schema_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// thing has a field of every kind that a schema may use.
type thing struct {
	Pos   diagnostic.Pos `yaml:"-"`
	Name  string         `yaml:"name,required"`
	Flag  bool           `yaml:"flag"`
	Maybe *bool          `yaml:"maybe"`
	Count int            `yaml:"count"`
	Part  part           `yaml:"part"`
	Other *part          `yaml:"other"`
	Words []string       `yaml:"words"`
	Parts []*part        `yaml:"parts"`
	One   []*part        `yaml:"one,several"`
	Grid  [][]string     `yaml:"grid"`
	Find  find           `yaml:"find"`
	Finds []find         `yaml:"finds"`
	Extra string         // without a tag it is no key
}

type part struct {
	Pos   diagnostic.Pos `yaml:"-"`
	Title string         `yaml:"title,required"`
	Size  int            `yaml:"size"`
}

// find is a text that reports the place of every § in it.
type find string

func (x *find) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = find(v.Text)
	for i, c := range v.Text {
		if c == '§' {
			r.Warning(v.Locate(i, "§"), 1, "found", v.Key, "")
		}
	}
}

// firstLine is where the blocks of these tests begin in their files.
const firstLine = 5

// marked takes the marks ‸ out of text and returns where in the file they stood.
func marked(text string) (clean string, places []diagnostic.Pos) {
	line, column := int32(firstLine), int32(1)
	var b strings.Builder
	for _, c := range text {
		if c == '‸' {
			places = append(places, diagnostic.Pos{Line: line, Column: column})
			continue
		}
		b.WriteRune(c)
		if column++; c == '\n' {
			line, column = line+1, 1
		}
	}
	return b.String(), places
}

func decode(text string) (thing, bool, []diagnostic.Diagnostic) {
	var x thing
	var diags diagnostic.List
	ok := schema.Decode(schema.Block{File: "a.md", Text: []byte(text), FirstLine: firstLine}, &x, &diags)
	return x, ok, diags.Sorted()
}

// lines are diagnostics in words, for comparing.
func lines(all []diagnostic.Diagnostic) string {
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%v %s: %s (%s)\n", d.Place, d.Code, d.Message, d.Hint)
	}
	return b.String()
}

// problem is a text whose only problems stand at its marks.
type problem struct {
	reason, text  string
	code          string
	message, hint string // each is part of the message and the hint of every problem
}

func (c problem) check(t *testing.T) {
	t.Helper()
	text, places := marked(c.text)
	_, ok, got := decode(text)
	if ok || len(places) == 0 || len(got) != len(places) {
		t.Errorf("%s: %d problems, want %d, at %v\n%s%s", c.reason, len(got), len(places), places, text, lines(got))
		return
	}
	for i, d := range got {
		if d.Pos != places[i] || d.Code != c.code || !strings.Contains(d.Message, c.message) || !strings.Contains(d.Hint, c.hint) {
			t.Errorf("%s: want %s %q (%q) at %v\n%s%s", c.reason, c.code, c.message, c.hint, places[i], text, lines(got))
		}
		if d.File != "a.md" || d.Severity != diagnostic.Error || d.Message == "" {
			t.Errorf("%s: no error of the file: %+v", c.reason, d)
		}
	}
}

func TestDecode(t *testing.T) {
	yes := true
	cases := []struct {
		reason, text string
		want         thing
	}{
		{"a text", "name: a b", thing{Name: "a b"}},
		{"in quotes of both kinds", "name: \"a: b\"", thing{Name: "a: b"}},
		{"in single ones a quotation mark is doubled", "name: 'it''s'", thing{Name: "it's"}},
		{"a text over several lines becomes one line", "name: |\n  a\n  b\n", thing{Name: "a b"}},
		{"what only looks like a number, a date or a truth is text", "name: 012", thing{Name: "012"}},
		{"also yes and no", "name: no", thing{Name: "no"}},
		{"decomposed letters are composed", "name: e\u0301", thing{Name: "é"}},
		{"true and false", "name: a\nflag: true\nmaybe: true", thing{Name: "a", Flag: true, Maybe: &yes}},
		{"whole digits", "name: a\ncount: -12", thing{Name: "a", Count: -12}},
		{"zero", "name: a\ncount: 0", thing{Name: "a"}},
		{"keys with values, and their place", "name: a\npart: {title: b, size: 2}",
			thing{Name: "a", Part: part{Pos: diagnostic.Pos{Line: 6, Column: 7}, Title: "b", Size: 2}}},
		{"behind a pointer too", "name: a\nother:\n  title: b",
			thing{Name: "a", Other: &part{Pos: diagnostic.Pos{Line: 7, Column: 3}, Title: "b"}}},
		{"a list in brackets", "name: a\nwords: [b, c]", thing{Name: "a", Words: []string{"b", "c"}}},
		{"a list of dashes", "name: a\nwords:\n- b\n- c", thing{Name: "a", Words: []string{"b", "c"}}},
		{"an empty list", "name: a\nwords: []", thing{Name: "a", Words: []string{}}},
		{"a list of keys with values", "name: a\nparts:\n  - title: b", thing{Name: "a", Parts: []*part{{Pos: diagnostic.Pos{Line: 7, Column: 5}, Title: "b"}}}},
		{"one stands for a list of one where several may stand", "name: a\none: {title: b}", thing{Name: "a", One: []*part{{Pos: diagnostic.Pos{Line: 6, Column: 6}, Title: "b"}}}},
		{"a list of lists", "name: a\ngrid: [[b], [c, d]]", thing{Name: "a", Grid: [][]string{{"b"}, {"c", "d"}}}},
		{"a type that reads itself", "name: a\nfind: 0x1F", thing{Name: "a", Find: "0x1F"}},
		{"comments, blank lines and the order of keys do not matter", "# c\n\nflag: true # c\n\nname: a\n", thing{Name: "a", Flag: true}},
		{"CRLF line ends", "name: a\r\nwords:\r\n  - b\r\n", thing{Name: "a", Words: []string{"b"}}},
		{"an opening line of dashes, in site.yaml", "---\nname: a\n", thing{Name: "a"}},
	}
	for _, c := range cases {
		got, ok, diags := decode(c.text)
		got.Pos = diagnostic.Pos{}
		if !ok || len(diags) > 0 || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, want %+v\n%s", c.reason, got, c.want, lines(diags))
		}
	}
}

func TestPlaceOfTheWhole(t *testing.T) {
	for text, want := range map[string]diagnostic.Pos{
		"name: a":        {Line: firstLine, Column: 1},
		"\n# c\nname: a": {Line: firstLine + 2, Column: 1},
		" {name: a}":     {Line: firstLine, Column: 2},
	} {
		if got, _, _ := decode(text); got.Pos != want {
			t.Errorf("%q begins at %v, want %v", text, got.Pos, want)
		}
	}
}

// A struct that is there before keeps what the block does not name.
func TestDefaults(t *testing.T) {
	x := thing{Other: &part{Title: "default", Size: 7}}
	var diags diagnostic.List
	block := schema.Block{File: "a.md", Text: []byte("name: a\nother: {title: b}"), FirstLine: 1}
	if !schema.Decode(block, &x, &diags) || x.Other.Title != "b" || x.Other.Size != 7 {
		t.Errorf("got %+v\n%s", x.Other, lines(diags.Sorted()))
	}
}

// A text has one space between words; spaces at which no line ends stay.
func TestSpaces(t *testing.T) {
	for text, want := range map[string]string{
		"a  b": "a b", "a\tb": "a b", "a\u2003 b": "a b",
		"qui\u202f?": "qui\u202f?", "qui\u202f?  Oui\u00a0: moi": "qui\u202f? Oui\u00a0: moi",
	} {
		if x, _, _ := decode("name: '" + text + "'"); x.Name != want {
			t.Errorf("%q is read as %q", text, x.Name)
		}
	}
}

// What cannot be read leaves a pointer nil: no later check must find a thing
// without a place and without its keys.
func TestUnreadableStaysNil(t *testing.T) {
	for _, text := range []string{"name: a\nother: b", "name: a\nother: [b]", "name: a\nother: !t {title: b}", "name: a\nother:"} {
		if x, ok, _ := decode(text); ok || x.Other != nil {
			t.Errorf("%q is read as %+v", text, x.Other)
		}
	}
	if x, _, _ := decode("name: a\nparts: [b, {title: c}, [d]]"); len(x.Parts) != 3 || x.Parts[0] != nil || x.Parts[1].Title != "c" || x.Parts[2] != nil {
		t.Errorf("a list with two unreadable entries is read as %v", x.Parts)
	}
}

func TestKeys(t *testing.T) {
	want := []string{"name", "flag", "maybe", "count", "part", "other", "words", "parts", "one", "grid", "find", "finds"}
	for _, v := range []any{thing{}, &thing{}} {
		if got := schema.Keys(v); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestWrongKeysAndValues(t *testing.T) {
	long := strings.Repeat("x", schema.MaxLine)
	cases := []problem{
		{"an unknown key, with the nearest one", "name: a\n‸nmae: b", "unknown-field", `"nmae"`, `did you mean "name"?`},
		{"one that is near to nothing", "name: a\n‸colour: b", "unknown-field", `"colour"`, "one of: name, flag"},
		{"a field without a tag is no key", "name: a\n‸Extra: b", "unknown-field", `"Extra"`, "name, flag"},
		{"inside a list, at its own place", "name: a\nparts:\n  - title: b\n    ‸sise: 1", "unknown-field", `"sise"`, `"size"`},
		{"the place is counted in characters", "name: a\npart: {title: 目标, ‸sise: 1}", "unknown-field", `"sise"`, `"size"`},
		{"a key a second time", "name: a\nflag: true\n‸name: b", "duplicate-field", `"name"`, "keep one"},
		{"a number that its comma cuts in two", "name: a\nparts: [{title: b, size: ‸1,250}]", "bad-number", `"size" is not plainly a number: "1,250"`, "without commas"},
		{"or in three, once", "name: a\nparts: [{size: ‸-1,250,000, title: b}]", "bad-number", `"-1,250,000"`, "without commas"},
		{"one with a point for thousands and a comma for decimals", "{name: a, find: ‸1.238,5}", "bad-number", `"1.238,5"`, "a point before decimals"},
		{"or the other way round", "{name: a, find: ‸1,238.5}", "bad-number", `"1,238.5"`, "without commas"},
		{"a text that its comma cuts in two", "name: a\nparts: [{title: ‸Two ships, were missed.}]", "cut-text", `"Two ships" ends at its comma, and "were missed."`, `put the whole text in quotes: title: "..."`},
		{"or in three, once", "name: a\nparts: [{title: ‸two, three, four, size: 1}]", "cut-text", `"two"`, "in quotes"},
		{"or before a number", "name: a\nparts: [{title: ‸b 1, 250}]", "cut-text", `"b 1"`, "in quotes"},
		{"over two lines", "name: a\npart: {title: ‸two,\n  or three}", "cut-text", `"or three"`, "in quotes"},
		{"but a key that is nearly known is no text", "name: a\nparts: [{title: b, ‸sise}]", "unknown-field", `"sise"`, `"size"`},
		{"nor one with a colon", "name: a\nparts: [{title: b, ‸colour: }]", "unknown-field", `"colour"`, "title, size"},
		{"nor one behind a text in quotes", "name: a\nparts: [{title: 'b', ‸colour}]", "unknown-field", `"colour"`, "title, size"},
		{"a colon without a key, at the top", "‸: adopted\nname: a", "yaml", "the key before this colon is missing", "remove the line"},
		{"a dash without a blank, before a key", "name: a\nparts:\n  ‸-title: b", "yaml", "a blank is missing behind this dash", "a dash, a blank"},
		{"and before a text", "name: a\nwords:\n  ‸-b\n  -c", "yaml", "a blank is missing behind this dash", "a dash, a blank"},
		{"an anchor without a value", "name: ‸&quay\nflag: true", "alias", "an ampersand (&) at the start", "in quotes"},
		{"a missing key, where the whole begins", "‸flag: true", "missing-field", `the front matter has no "name"`, `"name: ..."`},
		{"a missing key of an entry, where the entry begins", "name: a\nparts:\n  - ‸size: 1", "missing-field", `this entry of "parts" has no "title"`, `"title: ..."`},
		{"a key without a value", "name: a\n‸flag:", "empty-value", `"flag" has no value`, "remove the line"},
		{"null is no value", "name: a\n‸flag: null", "empty-value", `"flag"`, "write a value"},
		{"a tilde neither", "name: a\n‸flag: ~ # c", "empty-value", `"flag"`, "write a value"},
		{"an empty key that is required is not missing too", "‸name:", "empty-value", `"name"`, "write a value"},
		{"an empty text", "name: ‸\"\"", "empty-value", `"name" is empty`, "write a text"},
		{"blanks are no text", "name: ‸'  '", "empty-value", `"name" is empty`, "write a text"},
		{"an empty entry of a list", "name: a\nwords:\n  - b\n  -‸\n", "empty-value", `"words"`, "remove the dash"},
		{"a text where keys belong", "name: a\npart: ‸b", "wrong-type", `the text "b"`, "keys with values: title, size"},
		{"a text where keys belong, once, without what they lack", "name: a\nother: ‸b", "wrong-type", `"other"`, "title, size"},
		{"in a list too", "name: a\nparts: [‸b, {title: c}]", "wrong-type", `"parts"`, "title, size"},
		{"a list where keys belong", "name: a\npart: ‸[b]", "wrong-type", "a list", "keys with values"},
		{"a text where one or several sets of keys belong", "name: a\none: ‸30", "wrong-type", `the text "30"`, "keys with values, or a list of such entries: title, size"},
		{"an anchor there", "name: a\none: ‸&x 30", "alias", "an ampersand", "in quotes"},
		{"a text where a list belongs", "name: a\nwords: ‸b, c", "wrong-type", `the text "b, c"`, "a list, such as [a, b]"},
		{"a list where a text belongs", "name: ‸[a, b]", "wrong-type", "a list", "one value"},
		{"keys where a text belongs", "name:\n  ‸a: b", "wrong-type", "a set of keys", "one value"},
		{"a list where a figure belongs", "name: a\nfind: ‸[b]", "wrong-type", "a list", "one value"},
		{"yes is not true", "name: a\nflag: ‸yes", "wrong-type", `"flag" is the text "yes"`, "true or false"},
		{"a fraction is not whole", "name: a\ncount: ‸1.5", "wrong-type", `"1.5"`, "whole number in plain digits"},
		{"nor is a word", "name: a\ncount: ‸five", "wrong-type", `"five"`, "whole number"},
		{"nor a number in quotes", "name: a\ncount: ‸'5'", "wrong-type", `"5"`, "plain digits: 5"},
		{"nor one that YAML takes for eight", "name: a\ncount: ‸010", "wrong-type", `"010"`, "plain digits: 10"},
		{"nor zeros", "name: a\ncount: ‸00", "wrong-type", `"00"`, "plain digits: 0"},
		{"nor one with a comma between thousands", "name: a\ncount: ‸1,238", "wrong-type", `"1,238"`, "plain digits: 1238"},
		{"nor an underscored or hexadecimal one", "name: a\ncount: ‸0x1F", "wrong-type", `"0x1F"`, "plain digits"},
		{"nor one with a plus", "name: a\ncount: ‸+5", "wrong-type", `"+5"`, "plain digits"},
		{"nor one of ten digits", "name: a\ncount: ‸1234567890", "wrong-type", `"1234567890"`, "plain digits, at most 9"},
		{"nor a minus alone", "name: a\ncount: ‸\"-\"", "wrong-type", `"-"`, "plain digits"},
		{"a line that is too long", "name: ‸" + long + "y", "too-long", `"name"`, "shorten it"},
		{"a control character written as an escape", `name: ‸"a\x07b"`, "control-character", `"name"`, "delete"},
		{"a key that is a list", "name: a\n‸[b]: c", "wrong-type", "a list", "the name of a key"},
		{"two problems in two places are two diagnostics", "name: a\n‸sice: 1\n‸colour: b", "unknown-field", "unknown field", ""},
		{"a merge key is unknown", "name: a\n‸<<: {flag: true}", "unknown-field", `"<<"`, "name, flag"},
		{"an anchor", "name: ‸&x a", "alias", "an ampersand (&) at the start", "in quotes"},
		{"an alias", "name: ‸&x a\nwords: [‸*x]", "alias", "has a meaning of its own", "write the value out"},
		{"an anchor of the whole", "‸&x\nname: a", "alias", "an ampersand (&)", "in quotes"},
		{"an anchor of a key", "‸&x name: a", "alias", "an ampersand (&)", "in quotes"},
		{"an alias for a key", "name: ‸&x a\n‸*x : b", "alias", "has a meaning of its own", "in quotes"},
		{"a tag", "name: ‸!!str a", "tag", "an exclamation mark (!)", "in quotes"},
		{"a tag that hides a type", "name: a\nflag: ‸!!bool yes", "tag", "an exclamation mark (!)", "or remove"},
		{"a tag of the whole", "‸!foo\nname: a", "tag", "an exclamation mark (!)", "or remove"},
		{"a tag of a key", "‸!foo name: a", "tag", "an exclamation mark (!)", "or remove"},
		{"an embed at the start of an entry is taken for a tag", "name: a\nwords:\n  - ‸![[sg13]]", "tag", "an exclamation mark (!)", "in quotes"},
		{"a reference alone is taken for a list of lists", "name: a\nwords:\n  - ‸[[sg13]]", "wrong-type", "a list", "one value"},
		{"a list in place of keys", "‸- name: a", "wrong-type", "a list", "keys with values"},
		{"a text in place of keys", "‸just text", "wrong-type", `"just text"`, "keys with values, at least name"},
		{"nothing at all", "‸", "empty", "no keys", "write at least name"},
		{"nothing but comments", "‸# c\n\n# d\n", "empty", "no keys", "write at least name"},
		{"an empty document", "‸---\n", "empty", "no keys", "write at least name"},
		{"a second document", "name: a\n‸---\nname: b", "yaml", "second YAML document", "keep one"},
	}
	for _, c := range cases {
		c.check(t)
	}
	if _, ok, diags := decode("name: " + long); !ok {
		t.Errorf("a line of %d characters is refused: %s", utf8.RuneCountInString(long), lines(diags))
	}
}

// The place of a repeated key comes with the place of the first one.
func TestDuplicateShowsBothPlaces(t *testing.T) {
	text, places := marked("name: a\n‸flag: true\n\n‸flag: false\n")
	x, _, diags := decode(text)
	if len(diags) != 1 || len(diags[0].Notes) != 1 {
		t.Fatal(lines(diags))
	}
	if d := diags[0]; d.Notes[0].Pos != places[0] || d.Pos != places[1] || d.Notes[0].File != "a.md" {
		t.Errorf("the two stand at %v, but %v and %v are told", places, d.Notes[0].Place, d.Place)
	}
	if !x.Flag {
		t.Error("the second one overwrote the first")
	}
}

func TestFileWords(t *testing.T) {
	var diags diagnostic.List
	schema.Decode(schema.Block{File: "content/site.yaml", Text: []byte("flag: true"), FirstLine: 1}, new(thing), &diags)
	if got := lines(diags.Sorted()); !strings.Contains(got, `the file has no "name"`) {
		t.Errorf("a file of YAML has no front matter: %s", got)
	}
}
