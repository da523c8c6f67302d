package schema

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// NoComment warns where a # ends a text that is not in quotes: YAML takes what
// follows for a comment, and a text such as "Quay #2" would lose its end.
func (v Value) NoComment(r *diagnostic.Reporter) {
	words := strings.Fields(v.Text)
	if v.node.Style != 0 || v.node.LineComment == "" || len(words) == 0 {
		return
	}
	comment, _, _ := strings.Cut(v.node.LineComment, "\n")
	pos, ok := v.d.commentPlace(v.node, comment, words[len(words)-1])
	if !ok {
		return // it stands behind a comma or a bracket, and is meant
	}
	r.Warning(pos, utf8.RuneCountInString(comment), "comment-in-text",
		"what follows # is a comment and no part of the text", "put the text in quotes; a comment goes into a line of its own")
}

// commentPlace finds a comment that stands right behind the last word of n.
func (d *decoder) commentPlace(n *yaml.Node, comment, last string) (diagnostic.Pos, bool) {
	rows := d.lines()
	for i := n.Line - 1; i < len(rows); i++ {
		at := bytes.Index(rows[i], []byte(" "+comment))
		if at < 0 {
			continue
		}
		before := bytes.TrimRight(rows[i][:at], " \t")
		pos := diagnostic.Pos{Line: int32(i + 1), Column: int32(2 + utf8.RuneCount(rows[i][:at]))}
		return d.shift(pos), bytes.HasSuffix(before, []byte(last))
	}
	return diagnostic.Pos{}, false
}
