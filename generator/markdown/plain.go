package markdown

import (
	"html"
	"strings"
)

// Plain is the whole text without marks, with each reference as show writes it.
// It is for what reads words, not for what shows them: blocks run together,
// with a space between them.
func (d *Doc) Plain(show func(*Ref) string) string {
	if d.Empty() {
		return ""
	}
	var b strings.Builder
	for i, segment := range d.Segments {
		writeWords(&b, segment)
		if i < len(d.Refs) {
			b.WriteString(show(&d.Refs[i]))
		}
	}
	return b.String()
}

// writeWords writes the text of HTML that Compile has made: no attribute in it
// holds a >.
func writeWords(b *strings.Builder, rendered string) {
	for rendered != "" {
		text, rest, found := strings.Cut(rendered, "<")
		b.WriteString(html.UnescapeString(text))
		if !found {
			return
		}
		tag, after, _ := strings.Cut(rest, ">")
		if !withinWord(tag) {
			b.WriteByte(' ')
		}
		rendered = after
	}
}

// withinWord reports whether a tag can stand inside a word.
func withinWord(tag string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "/"), " ")
	switch name {
	case "a", "code", "del", "em", "strong":
		return true
	}
	return false
}
