package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"plansite/generator/diagnostic"
)

var (
	footnoteMark = regexp.MustCompile(`\[\^[^\]\s][^\]\n]*\]`)
	footnoteText = regexp.MustCompile(`^ {0,3}(\[\^([^\]\s][^\]\n]*)\]):`)
)

// footnoteInNote reports a footnote in a text of the front matter, where
// Markdown would take it for the address of a link.
func footnoteInNote(src []byte, at Locator, r *diagnostic.Reporter) bool {
	for _, found := range footnoteMark.FindAllIndex(src, -1) {
		line := src[bytes.LastIndexByte(src[:found[0]], '\n')+1 : found[0]]
		if bytes.HasSuffix(line, []byte(`\`)) || bytes.Count(line, []byte("`"))%2 == 1 || bytes.HasPrefix(src[found[1]:], []byte("(")) {
			continue // shown as it is, or the text of a link
		}
		mark := string(src[found[0]:found[1]])
		r.Error(at(found[0], mark), len([]rune(mark)), "footnote", "footnotes belong below the front matter", "say it in the sentence, or move the text below the front matter")
		return true
	}
	return false
}

// undefinedFootnote warns of a mark of a footnote that is shown as it is,
// since no footnote has its name.
func (c *compiler) undefinedFootnote(n *ast.Text) {
	start, stop := n.Segment.Start, n.Segment.Stop
	if n.IsRaw() || c.mode == Note || start == stop || c.src[stop-1] != '[' || !bytes.HasPrefix(c.src[stop:], []byte("^")) {
		return
	}
	start = stop - 1
	found := footnoteMark.Find(c.src[start:min(len(c.src), start+200)])
	if found == nil || !bytes.HasPrefix(c.src[start:], found) || start > 0 && c.src[start-1] == '\\' {
		return
	}
	c.warning(start, string(found), "footnote", "there is no footnote "+string(found), "add a line that begins with "+string(found)+":, or take the mark out")
}

// unusedFootnotes warns of footnotes that no mark leads to: they are left out.
func (c *compiler) unusedFootnotes(root ast.Node) {
	if c.mode == Note || !bytes.Contains(c.src, []byte("[^")) {
		return
	}
	used := map[string]bool{}
	for list := root.LastChild(); list != nil; list = list.PreviousSibling() {
		if list.Kind() != extast.KindFootnoteList {
			continue
		}
		for n := list.FirstChild(); n != nil; n = n.NextSibling() {
			used[string(n.(*extast.Footnote).Ref)] = true
		}
	}
	start, code := 0, false
	for line := range bytes.Lines(c.src) {
		text := bytes.TrimLeft(line, " ")
		if bytes.HasPrefix(text, []byte("```")) || bytes.HasPrefix(text, []byte("~~~")) {
			code = !code
		}
		found := footnoteText.FindSubmatch(line)
		if found != nil && !code && !used[string(found[2])] {
			c.warning(start, string(found[1]), "footnote", "nothing refers to the footnote "+string(found[1])+", so it is left out", "put "+string(found[1])+" into the text, or remove the footnote")
		}
		start += len(line)
	}
}

// warning reports what does not forbid publishing, at an offset of the text.
func (c *compiler) warning(offset int, needle, code, message, hint string) {
	var pos diagnostic.Pos
	if !c.r.Full(diagnostic.Warning) {
		pos = c.at(offset, needle)
	}
	c.r.Warning(pos, max(1, len([]rune(needle))), code, message, hint)
}
