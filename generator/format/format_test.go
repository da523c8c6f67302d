package format

import (
	"strings"
	"testing"
	"time"

	"plansite/generator/schema"
)

type figure struct {
	Date  string `yaml:"date"`
	Value int    `yaml:"value"`
	Note  string `yaml:"note"`
}

type item struct {
	ID    string    `yaml:"id"`
	Title string    `yaml:"title"`
	First []*figure `yaml:"first,several"`
	More  []*figure `yaml:"more"`
	Texts []string  `yaml:"texts"`
}

type file struct {
	ID    string   `yaml:"id"`
	Title string   `yaml:"title"`
	Names []string `yaml:"names"`
	Items []*item  `yaml:"items"`
	Rows  [][]string
	Last  string `yaml:"last"`
}

var fileShape = schema.ShapeOf(&file{})

func TestFormat(t *testing.T) {
	for _, c := range []struct{ reason, old, want string }{
		{"keys have an order, and what is below them too",
			"title: T\nitems:\n  - title: One\n    id: one\n    first: {note: n, value: 1, date: d}\nid: x\n",
			"id: x\ntitle: T\nitems:\n  - id: one\n    title: One\n    first: {date: d, value: 1, note: n}\n"},
		{"entries of a list have none",
			"items:\n  - id: b\n  - id: a\nnames: [b, a]\n",
			"names: [b, a]\nitems:\n  - id: b\n  - id: a\n"},
		{"a key that is not known stays behind the one before it",
			"own: 1\ntitle: T\nother: 2\nid: x\n",
			"own: 1\nid: x\ntitle: T\nother: 2\n"},
		{"a comment right above a key moves with it, and the empty line above both",
			"title: T\n\n# Who it is.\n# In two lines.\nid: x\nnames: []\n",
			"# Who it is.\n# In two lines.\nid: x\ntitle: T\nnames: []\n"},
		{"an empty line moves with its key",
			"id: x\nnames: []\n\ntitle: T\nlast: z\n",
			"id: x\n\ntitle: T\nnames: []\nlast: z\n"},
		{"a comment that stands alone stays",
			"title: T\n\n# A rule.\n\nid: x\n# The end.\n",
			"id: x\n\n# A rule.\n\ntitle: T\n# The end.\n"},
		{"a comment behind a value stays behind it, in its column",
			"title:   T   # one\nid: x       # two\n",
			"id: x       # two\ntitle: T     # one\n"},
		{"a comment behind a key stays there",
			"items: # all\n- id: a # first\n",
			"items: # all\n  - id: a # first\n"},
		{"a comment above the first key of an entry goes above its dash",
			"items:\n  -\n    # about a\n    title: A\n    # its id\n    id: a\n",
			"items:\n  # its id\n  - id: a\n    # about a\n    title: A\n"},
		{"a comment takes the indentation of what it stands with",
			"items:\n- id: a\n# about b\n- id: b\n  # the last\n",
			"items:\n  - id: a\n  # about b\n  - id: b\n    # the last\n"},
		{"an entry that is commented out stays below its key",
			"items:\n    # - id: a\n    #   title: A\nid: x\n",
			"id: x\nitems:\n  # - id: a\n  #   title: A\n"},
		{"one space stands behind a colon, a dash and a comma, none inside braces",
			"names :  [ a,b ,c ]\nitems:\n  -   { id:  a , texts : [  ] }\n",
			"names: [a, b, c]\nitems:\n  - {id: a, texts: []}\n"},
		{"nothing stands at the end of a line, and one empty line is enough",
			"\n\nid: x  \n\n\n\ntitle: T\t\n\n\n",
			"id: x\n\ntitle: T\n"},
		{"quotes stay", "title: 'It''s'\nid: \"x: # y\"\n", "id: \"x: # y\"\ntitle: 'It''s'\n"},
		{"a text keeps its lines and its own indentation",
			"items:\n- title: |\n     a\n       b  \n\n     # no comment\n\n\n  id: a\n",
			"items:\n  - id: a\n    title: |\n      a\n        b  \n\n      # no comment\n"},
		{"a text that says its indentation keeps it", "title: |1\n   a\n  b\nid: x\n", "id: x\ntitle: |1\n   a\n  b\n"},
		{"empty lines that belong to a text stay", "title: |+\n  a\n\n\nid: x\n\nlast: z\n", "id: x\ntitle: |+\n  a\n\n\nlast: z\n"},
		{"words over several lines are indented by two",
			"title: one\n      two\n\n      three # c\nid: \"a\n b\"\n",
			"id: \"a\n  b\"\ntitle: one\n  two\n\n  three # c\n"},
		{"a value may stand below its key", "title:\n    # why\n    words\nid: x\n", "id: x\ntitle:\n  # why\n  words\n"},
		{"brackets over several lines keep them, and their order",
			"names: [\n    b,   # two\n    a ]\nitems:\n  - {title: A,\n     first: {value: 1,date: d}}\nid: x\n",
			"id: x\nnames: [\n    b,   # two\n    a]\nitems:\n  - {title: A,\n     first: {date: d, value: 1}}\n"},
		{"rows of rows", "Rows:\n  - - a\n    - b\n  - [c]\n", "Rows:\n  - - a\n    - b\n  - [c]\n"},
		{"line ends of Windows stay", "title: T\r\nid: x\r\n", "id: x\r\ntitle: T\r\n"},
		{"the last line ends", "id: x", "id: x\n"},
		{"comments alone", "\n# nothing yet\n\n\n# more", "# nothing yet\n\n# more\n"},
		{"nothing", "", ""},
		{"a sign of a document stays at the top", "# c\n\n\n---\nid: x\n", "# c\n\n---\nid: x\n"},
		{"words of other scripts", "title: 日本 # 注\nid: é\n", "id: é\ntitle: 日本 # 注\n"},
		{"an address between braces", "items:\n  - {id: https://a.example/b:c,title: a#b}\n", "items:\n  - {id: https://a.example/b:c, title: a#b}\n"},
		{"an empty value between braces", "items:\n  - {title: , id: a}\n", "items:\n  - {id: a, title: }\n"},
	} {
		out, err := Format([]byte(c.old), fileShape)
		if err != nil {
			t.Errorf("%s: %v", c.reason, err)
		} else if string(out) != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.reason, out, c.want)
		}
	}
}

func TestWhatIsNotKnownStays(t *testing.T) {
	for _, text := range []string{"? a\n: b\n", "{id: x}\n", "id: x\n...\n", "[a]: b\n", "- a\n"} {
		if out, err := Format([]byte(text), fileShape); err == nil && strings.TrimSpace(string(out)) != strings.TrimSpace(text) {
			t.Errorf("%q became %q", text, out)
		}
	}
}

func TestTranslation(t *testing.T) {
	shape := schema.WordShapeOf(&file{}, "follows")
	old := "follows:\n  title: x\nitems:\n  b:\n    texts: [a]\n    first:\n      1: {note: n}\n    title: B\n  a:\n    first: {note: n}\ntitle: T\n"
	want := "title: T\nitems:\n  b:\n    title: B\n    first:\n      1: {note: n}\n    texts: [a]\n  a:\n    first: {note: n}\nfollows:\n  title: x\n"
	if out, err := Format([]byte(old), shape); err != nil || string(out) != want {
		t.Errorf("%v:\n%s\nwant:\n%s", err, out, want)
	}
}

// TestLarge takes texts that have many of something: the work grows with the text.
func TestLarge(t *testing.T) {
	deep := ""
	for i := range 500 {
		deep += strings.Repeat(" ", i) + "id:\n"
	}
	for reason, text := range map[string]string{
		"entries in brackets": "names: [" + strings.Repeat("a,", 100_000) + "]\n",
		"comments":            "id: x\n" + strings.Repeat("#\n\n", 100_000),
		"levels":              deep + strings.Repeat("\n", 100_000) + "title: T\n",
	} {
		start := time.Now()
		if _, err := Format([]byte(text), fileShape); err != nil {
			t.Errorf("%s: %v", reason, err)
		}
		if took := time.Since(start); took > 10*time.Second {
			t.Errorf("%s: took %v", reason, took)
		}
	}
}
