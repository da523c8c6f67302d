package reference

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"plansite/generator/plan"
	"plansite/generator/schema"
)

// Tables writes all entries as tables, for the README.
func Tables() string {
	var out strings.Builder
	for _, e := range entries() {
		fmt.Fprintf(&out, "\n<details><summary><b>%s</b>: %s</summary>\n\n| key | value | meaning |\n|---|---|---|\n", e.name, e.about)
		for _, row := range e.rows() {
			out.WriteString(row)
		}
		out.WriteString("\n</details>\n")
	}
	return out.String()
}

// rows are those of the keys of an entry; the ones that it shares with others stand
// with the entry that they are of.
func (e *entry) rows() (out []string) {
	var shared reflect.Type
	for _, k := range e.keys {
		if k.Owner != e.of {
			if k.Owner != shared {
				out = append(out, fmt.Sprintf("| | %s | its keys stand here |\n", k.Owner.Name()))
			}
			shared = k.Owner
			continue
		}
		star := ""
		if k.Required {
			star = "*"
		}
		out = append(out, fmt.Sprintf("| `%s`%s | %s | %s |\n", k.Name, star, valueWords(k.Field.Type, false), strings.ReplaceAll(k.meaning, "|", `\|`)))
	}
	return out
}

// parts are the parts of the text, by the source of their first type.
var parts = map[string]string{"plan.go": "Plans and pages", "record.go": "Records", "config.go": "The site, in site.yaml"}

// Markdown writes all entries as a text of definition lists, which a narrow page
// has room for.
func Markdown() []byte {
	var out strings.Builder
	for all := entries(); len(all) > 0; {
		n := 1
		for n < len(all) && parts[all[n].file] == "" || n < len(all) && all[n].file == all[0].file {
			n++
		}
		writePart(&out, parts[all[0].file], all[:n])
		all = all[n:]
	}
	return []byte(strings.TrimLeft(out.String(), "\n"))
}

// writePart writes entries below a heading and a list of them.
func writePart(out *strings.Builder, title string, all []entry) {
	fmt.Fprintf(out, "\n## %s\n\n", title)
	for i, e := range all {
		end := ","
		if i == len(all)-1 {
			end = "."
		}
		out.WriteString(link(e.name) + end + "\n")
	}
	for _, e := range all {
		e.write(out)
	}
}

func (e *entry) write(out *strings.Builder) {
	fmt.Fprintf(out, "\n### %s\n\n%s\n\n", heading(e.name), asText(e.about))
	shared := ""
	for _, k := range e.keys {
		if k.Owner != e.of {
			shared = k.Owner.Name()
			continue
		}
		fmt.Fprintf(out, "`%s`: %s\n: %s.\n\n", k.Name, k.takes(), asText(k.meaning))
	}
	if shared != "" {
		fmt.Fprintf(out, "It has the keys of %s too.\n", link(shared))
	}
}

var capital = regexp.MustCompile(`([a-z])([A-Z])`)

// heading writes the name of a type in words: Regional group.
func heading(name string) string {
	words := strings.ToLower(capital.ReplaceAllString(name, "$1 $2"))
	return strings.ToUpper(words[:1]) + words[1:]
}

// link leads to the part about a type.
func link(name string) string {
	words := heading(name)
	return fmt.Sprintf("[%s](#%s)", words, strings.ReplaceAll(strings.ToLower(words), " ", "-"))
}

// takes says what a key takes, with a link to what is described elsewhere, and the
// words that its meaning does not name.
func (k *key) takes() string {
	t := k.Field.Type
	words := wordsOf(t)
	named := !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(k.meaning, word) })
	out := valueWords(t, !named)
	if of := schema.EntryOf(t); of != nil {
		out = strings.TrimSuffix(out, of.Name()) + link(of.Name())
	}
	if k.Required {
		out += ", required"
	}
	return out
}

var reference = regexp.MustCompile(`\[\[[^\]]*\]\]`)

// asText writes the words of a comment as Markdown that means no more than they do.
func asText(s string) string {
	s = strings.NewReplacer("<", `\<`, "*", `\*`).Replace(s)
	return reference.ReplaceAllString(s, "`$0`")
}

var plurals = map[string]string{"a name": "names", "text": "texts", "a line": "lines", "list of names": "rows of names"}

// valueWords says what a key takes; with words, which ones where only some are
// known.
func valueWords(t reflect.Type, words bool) string {
	switch {
	case t.Kind() == reflect.Slice:
		of := valueWords(t.Elem(), words)
		if plural, ok := plurals[of]; ok {
			of = plural
		}
		return "list of " + of
	case schema.EntryOf(t) != nil:
		return schema.EntryOf(t).Name()
	case wordsOf(t) != nil && words:
		return "one of `" + strings.Join(wordsOf(t), "`, `") + "`"
	case wordsOf(t) != nil:
		return "a word"
	}
	switch t {
	case lineType:
		return "a line"
	case textType:
		return "text"
	case nameType:
		return "a name"
	case dateType:
		return "date"
	case numberType:
		return "number"
	case addressType:
		return "web address"
	case reflect.TypeFor[int]():
		return "whole number"
	case reflect.TypeFor[bool](), reflect.TypeFor[*bool]():
		return "true or false"
	}
	panic("reference: no word for " + t.String())
}

// Page is the content file of a page that holds the text, in the source language of
// the site.
func Page() []byte {
	return []byte(pageTop + string(Markdown()))
}

const pageTop = `---
id: reference
kind: ` + plan.PageKind + `
title: What content files may hold
translate: false
---
This page lists every key of the front matter of content files and of ` + "`content/site.yaml`" + `. It is made from the
source of the program (` + "`plansite schema --format markdown`" + `) and stays in English, as the keys are. First come plans and
pages, then records, then the vocabulary of the site.

A name is the id of something, or a word that ` + "`site.yaml`" + ` defines. A line has at most 300 characters; a text is Markdown.
A date is written year, month, day: ` + "`2025-03-14`" + `. A number has digits and, before decimals, a point.

`
