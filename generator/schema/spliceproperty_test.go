package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// measured is a list of indicators as a test decodes it.
type measured struct {
	List []struct {
		Pos          diagnostic.Pos `yaml:"-"`
		ID           string         `yaml:"id"`
		Owner        string         `yaml:"owner"`
		Measurements []*struct {
			Pos   diagnostic.Pos `yaml:"-"`
			Date  string         `yaml:"date"`
			Value string         `yaml:"value"`
			Note  string         `yaml:"note"`
		} `yaml:"measurements"`
	} `yaml:"list"`
}

// read decodes a text, and says what it holds in a line for each figure.
func read(text string) (all measured, lines []string, ok bool) {
	diags := new(diagnostic.List)
	ok = schema.Decode(schema.Block{File: "a.md", Text: []byte(text), FirstLine: 1}, &all, diags)
	for _, x := range all.List {
		lines = append(lines, x.ID+" "+x.Owner)
		for _, m := range x.Measurements {
			if m != nil {
				lines = append(lines, fmt.Sprintf("%s %s %s %q", x.ID, m.Date, m.Value, m.Note))
			}
		}
	}
	return all, lines, ok
}

// drawList writes a list of indicators in one of the styles that people use, with
// comments and empty lines wherever they may stand.
func drawList(t *rapid.T) string {
	var b strings.Builder
	b.WriteString("# é\nlist:" + drawComment(t) + "\n")
	for i := range rapid.IntRange(1, 3).Draw(t, "indicators") {
		pad := rapid.SampledFrom([]string{"", "  "}).Draw(t, "pad")
		if i > 0 {
			pad = "" // all of a list stand in one column, so the others follow the first
			if strings.Contains(b.String(), "\n  - id") || strings.Contains(b.String(), "\n  - {id") {
				pad = "  "
			}
		}
		drawIndicator(t, &b, pad, i)
	}
	text := b.String()
	if rapid.Bool().Draw(t, "windows") {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

func drawComment(t *rapid.T) string {
	return rapid.SampledFrom([]string{"", "", " # why", "   # {date: 目标]"}).Draw(t, "comment")
}

// drawGap is what may stand between two entries of a column.
func drawGap(t *rapid.T, pad string) string {
	return rapid.SampledFrom([]string{"", "", "", "\n", pad + "# of the next\n", "# far left\n", "\n" + pad + "# a\n\n"}).Draw(t, "gap")
}

func drawIndicator(t *rapid.T, b *strings.Builder, pad string, i int) {
	entries := drawEntries(t)
	style := rapid.SampledFrom([]string{"none", "row", "rows", "entries", "lines", "braces"}).Draw(t, "style")
	if style == "braces" {
		fmt.Fprintf(b, "%s- {id: i%d, owner: \"it's {é\"", pad, i)
		if len(entries) > 0 || rapid.Bool().Draw(t, "empty") {
			fmt.Fprintf(b, ", measurements: [%s]", strings.Join(entries, ", "))
		}
		b.WriteString("}" + drawComment(t) + "\n")
		return
	}
	fmt.Fprintf(b, "%s- id: i%d%s\n", pad, i, drawComment(t))
	in := pad + "  "
	b.WriteString(drawGap(t, in))
	switch key := in + "measurements:"; {
	case style == "none":
	case style == "row" || len(entries) == 0:
		end := rapid.SampledFrom([]string{"", " ", ","}).Draw(t, "end")
		if len(entries) == 0 {
			end = strings.Trim(end, ",")
		}
		fmt.Fprintf(b, "%s [%s%s]%s\n", key, strings.Join(entries, ", "), end, drawComment(t))
	case style == "rows":
		b.WriteString(key + " [" + drawComment(t) + "\n")
		for j, e := range entries {
			comma := ","
			if j == len(entries)-1 {
				comma = rapid.SampledFrom([]string{"", ","}).Draw(t, "trailing")
			}
			b.WriteString(strings.TrimPrefix(drawGap(t, in+"  "), "\n") + in + "  " + e + comma + drawComment(t) + "\n")
		}
		b.WriteString(in + "]" + drawComment(t) + "\n")
	default:
		b.WriteString(key + drawComment(t) + "\n")
		dash := in + rapid.SampledFrom([]string{"- ", "  - ", "  -   "}).Draw(t, "dash")
		for _, e := range entries {
			b.WriteString(drawGap(t, in+"  "))
			if style == "lines" {
				e = strings.NewReplacer("{", "", "}", "", ", ", "\n"+strings.Repeat(" ", len(dash))).Replace(e)
			}
			b.WriteString(dash + e + drawComment(t) + "\n")
		}
	}
	b.WriteString(drawGap(t, in))
	if rapid.Bool().Draw(t, "more") {
		b.WriteString(in + "owner: b" + drawComment(t) + "\n" + drawGap(t, in))
	}
}

func drawEntries(t *rapid.T) (entries []string) {
	for range rapid.IntRange(0, 4).Draw(t, "entries") {
		e := fmt.Sprintf("{date: %s, value: %d", drawDate(t), rapid.IntRange(0, 99).Draw(t, "value"))
		entries = append(entries, e+rapid.SampledFrom([]string{"}", "}", ", note: \"a ] # b\"}", ", note: 'it''s'}"}).Draw(t, "note"))
	}
	return entries
}

func drawDate(t *rapid.T) string {
	return fmt.Sprintf("20%02d-12-31", rapid.IntRange(20, 29).Draw(t, "year"))
}

// Whatever the style, the text holds afterwards what it held before and what was
// put in, and all that it was written with stands there in the same order.
func TestSpliceKeepsEverything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawList(t)
		before, want, ok := read(text)
		if !ok {
			t.Fatalf("the text is wrong:\n%s", text)
		}
		var additions []schema.Addition
		for range rapid.IntRange(1, 5).Draw(t, "additions") {
			x := rapid.SampledFrom(before.List).Draw(t, "to")
			pairs := entry(drawDate(t), fmt.Sprint(rapid.IntRange(100, 199).Draw(t, "new")))
			note := rapid.SampledFrom([]string{"", "c: \"d\" # {é", `\`}).Draw(t, "words")
			if note != "" {
				pairs = append(pairs, schema.Pair{Key: "note", Value: note, Words: true})
			}
			additions = append(additions, schema.Addition{Of: x.Pos, List: "measurements", Behind: []string{"id"}, Pairs: pairs})
			want = append(want, fmt.Sprintf("%s %s %s %q", x.ID, pairs[0].Value, pairs[1].Value, note))
		}
		out, err := schema.Splice(schema.Block{File: "a.md", Text: []byte(text), FirstLine: 1}, additions, nil)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		_, got, ok := read(string(out))
		slices.Sort(want)
		slices.Sort(got)
		if !ok || !slices.Equal(got, want) {
			t.Fatalf("got %q\nwant %q\n%s\n%s", got, want, text, out)
		}
		if !isWithin(text, string(out)) {
			t.Fatalf("what stood there does not any more\n%s\n%s", text, out)
		}
		if lone := strings.Count(string(out), "\n") - strings.Count(string(out), "\r\n"); strings.Contains(text, "\r\n") && lone > 0 {
			t.Fatalf("%d lines do not end as the others do\n%q", lone, out)
		}
	})
}

// isWithin reports whether all bytes of a text stand in another, in their order.
func isWithin(text, other string) bool {
	for i := 0; i < len(other) && text != ""; i++ {
		if other[i] == text[0] {
			text = text[1:]
		}
	}
	return text == ""
}

// FuzzSplice holds that a text is either left to a person or holds one entry more.
func FuzzSplice(f *testing.F) {
	f.Add("list:\n- id: a\n  measurements:\n  - {date: 2025-12-31, value: 1} # b\n")
	f.Add("list: [{id: a, measurements: [\n{date: 2025-12-31, value: 1}, # b\n]}]\n")
	f.Add("list:\n - id: a\n   measurements:\n    -\n     date: 2025-12-31\n     note: |\n      # a\n\n      b\n   owner: >\n     c\n")
	f.Fuzz(func(t *testing.T, text string) {
		before, want, ok := read(text)
		if !ok || len(before.List) == 0 {
			return
		}
		out, err := schema.Splice(schema.Block{File: "a.md", Text: []byte(text), FirstLine: 1},
			[]schema.Addition{{Of: before.List[0].Pos, List: "measurements", Behind: []string{"id"}, Pairs: entry("2026-12-31", "7")}}, nil)
		if err != nil {
			return
		}
		_, got, ok := read(string(out))
		want = append(want, fmt.Sprintf("%s 2026-12-31 7 \"\"", before.List[0].ID))
		slices.Sort(want)
		slices.Sort(got)
		if !ok || !slices.Equal(got, want) || !isWithin(text, string(out)) {
			t.Fatalf("got %q\nwant %q\n%q\n%q", got, want, text, out)
		}
	})
}
