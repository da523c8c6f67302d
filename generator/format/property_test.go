package format

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// draft writes YAML as untidily as YAML permits, with a number in each comment.
type draft struct {
	t        *rapid.T
	b        strings.Builder
	comments int
}

func (d *draft) pick(label string, of ...string) string {
	return rapid.SampledFrom(of).Draw(d.t, label)
}

func (d *draft) below(n int, label string) int { return rapid.IntRange(0, n-1).Draw(d.t, label) }

// gap writes empty lines and comments, indented by any number of spaces.
func (d *draft) gap() {
	for range d.below(4, "gap") {
		switch d.below(3, "line") {
		case 0:
			d.b.WriteString(d.pick("blank", "\n", "  \n", "\n\n"))
		default:
			d.b.WriteString(strings.Repeat(" ", d.below(9, "indent")))
			d.comment()
			d.b.WriteString("\n")
		}
	}
}

func (d *draft) comment() {
	d.comments++
	fmt.Fprintf(&d.b, "# c%d: {x", d.comments)
}

// end ends a line, with a comment or without.
func (d *draft) end() {
	if d.below(4, "comment") == 0 {
		d.b.WriteString(d.pick("before", " ", "   "))
		d.comment()
	}
	d.b.WriteString(d.pick("end", "\n", "\n", "  \n"))
}

var keys = []string{"id", "title", "names", "items", "Rows", "last", "first", "more", "texts", "own", "'q'", "\"d\"", "date", "value", "note", "1"}

// mapping writes keys in a column; the first stands in a line that is begun.
func (d *draft) mapping(column, depth int) {
	names := slices.Clone(keys)
	for i := range 1 + d.below(4, "keys") {
		if i > 0 {
			d.gap()
			d.b.WriteString(strings.Repeat(" ", column))
		}
		at := d.below(len(names), "key")
		d.b.WriteString(names[at] + d.pick("colon", ":", ": ", " : "))
		names = slices.Delete(names, at, at+1)
		d.value(column, depth, true)
	}
}

func (d *draft) value(column, depth int, ofKey bool) {
	kind := d.below(11, "kind")
	if depth > 3 {
		kind %= 6
	}
	switch kind {
	case 0:
		d.end()
	case 1, 2:
		d.b.WriteString(" " + d.pick("scalar", "plain", "a#b", "'it''s'", `"a # \" b"`, "2026-01-01", "-1", "日本", "~", "a:b"))
		d.end()
	case 3:
		d.b.WriteString(" one\n" + strings.Repeat(" ", column+1+d.below(3, "more")) + d.pick("two", "two", "two\n\n"+strings.Repeat(" ", column+1)+"three"))
		d.end()
	case 4:
		d.text(column)
	case 5:
		d.b.WriteString(" ")
		d.flow(0)
		d.end()
	case 6:
		if ofKey {
			d.end()
		} else {
			d.b.WriteString("\n")
		}
		d.gap()
		inner := column + 1 + d.below(4, "deeper")
		d.b.WriteString(strings.Repeat(" ", inner))
		d.mapping(inner, depth+1)
	case 7:
		if !ofKey {
			d.b.WriteString(" ")
			d.mapping(column+2, depth+1)
			return
		}
		fallthrough
	case 8: // a value in a line of its own
		d.end()
		d.gap()
		d.b.WriteString(strings.Repeat(" ", column+1+d.below(3, "deeper")))
		if d.below(2, "brackets") == 0 {
			d.flow(0)
		} else {
			d.b.WriteString(d.pick("below", "words", `"in # quotes"`, "'over\n\n  lines'", `"a\`+"\n"+`   \ b"`))
		}
		d.end()
	default:
		if ofKey {
			d.end()
		} else {
			d.b.WriteString("\n")
		}
		inner := column + d.below(4, "deeper")
		if !ofKey {
			inner++
		}
		for range 1 + d.below(3, "entries") {
			d.gap()
			d.b.WriteString(strings.Repeat(" ", inner) + "-")
			d.value(inner, depth+1, false)
		}
	}
}

func (d *draft) text(column int) {
	d.b.WriteString(" " + d.pick("head", "|", ">-", "|+", ">"))
	d.end()
	in := strings.Repeat(" ", column+1+d.below(3, "text"))
	d.b.WriteString(in + "a # b\n")
	for range d.below(4, "rows") {
		d.b.WriteString(d.pick("row", "\n", in+"- x: y\n", in+"   deep  \n", in+"\n", in+"# no comment\n"))
	}
}

func (d *draft) flow(depth int) {
	open := d.pick("open", "[", "{")
	d.b.WriteString(open + d.pick("inside", "", " "))
	names := slices.Clone(keys)
	for i := range d.below(4, "items") {
		if i > 0 {
			d.b.WriteString(d.pick("comma", ",", " , ", ",\n      ", ", "))
			if d.below(8, "comment") == 0 {
				d.b.WriteString(" ")
				d.comment()
				d.b.WriteString(d.pick("end", "\n   ", " \n\n      "))
			}
		}
		if open == "{" {
			at := d.below(len(names), "key")
			d.b.WriteString(names[at] + d.pick("colon", ": ", " :  "))
			names = slices.Delete(names, at, at+1)
		}
		if depth < 3 && d.below(3, "nested") == 0 {
			d.flow(depth + 1)
		} else {
			d.b.WriteString(d.pick("word", "a", "'b, c'", `"d: }"`, "https://x.example/y", "", "two  words"))
		}
	}
	d.b.WriteString(d.pick("inside", "", " ") + map[string]string{"[": "]", "{": "}"}[open])
}

// TestProperty writes untidy YAML: where it can be read at all, formatting keeps
// what it says and each comment, once, and a second time changes nothing. It has
// to be found out rarely that a text cannot be written anew.
func TestProperty(t *testing.T) {
	var read, refused int
	rapid.Check(t, func(t *rapid.T) {
		d := &draft{t: t}
		d.gap()
		d.mapping(0, 0)
		text := d.b.String()
		if !schema.Readable(schema.Block{Text: []byte(text), FirstLine: 1}, new(diagnostic.List)) {
			return
		}
		read++
		shape := rapid.SampledFrom([]schema.Shape{{}, fileShape, schema.WordShapeOf(&file{}, "own")}).Draw(t, "shape")
		out, err := Format([]byte(text), shape)
		if err != nil {
			refused++
			t.Logf("refused: %v\n%s", err, text)
			return
		}
		hold(t, text, string(out), shape)
		for i := range d.comments {
			if n := strings.Count(string(out), fmt.Sprintf("# c%d: {x", i+1)); n != 1 {
				t.Fatalf("comment %d is there %d times:\n%s\nfrom:\n%s", i+1, n, out, text)
			}
		}
	})
	if read == 0 || refused*50 > read {
		t.Errorf("of %d texts %d were refused", read, refused)
	}
}

// hold checks what is true of all formatted texts.
func hold(t interface {
	Fatalf(string, ...any)
}, old, out string, shape schema.Shape) {
	if !schema.Same([]byte(old), []byte(out)) {
		t.Fatalf("another text:\n%s\nfrom:\n%s", out, old)
	}
	again, err := Format([]byte(out), shape)
	if err != nil || string(again) != out {
		t.Fatalf("formatted again: %v\n%s\nfrom:\n%s", err, again, out)
	}
}

func FuzzFormat(f *testing.F) {
	for _, text := range []string{"id: x\n", "title: |+\n  a\n\nid: [a,{b: c}] # d\n", "items:\n- - a\n  # b\n- \"c\n  d\"\n", "a: >2-\n    b\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || !schema.Readable(schema.Block{Text: []byte(text), FirstLine: 1}, new(diagnostic.List)) {
			return // package source lets no other text pass
		}
		out, err := Format([]byte(text), fileShape)
		if err == nil && strings.HasSuffix(text, "\n") {
			hold(t, text, string(out), fileShape)
		}
	})
}
