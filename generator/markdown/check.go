package markdown

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
	"go.abhg.dev/goldmark/wikilink"
	"golang.org/x/text/unicode/norm"

	"plansite/generator/diagnostic"
)

// compiler walks one parsed text: it reports what does not fit, collects
// references and headings, and prepares the nodes for rendering.
type compiler struct {
	src  []byte
	mode Mode
	at   Locator
	r    *diagnostic.Reporter
	doc  *Doc

	open      []int       // levels, as written, of the headings that the next may stand under
	fragments []*ast.Link // links to headings of the same text
	pictures  int
}

// check prepares the whole tree. Nodes are changed after the walk has left
// them, so that the walk stays whole.
func (c *compiler) check(root ast.Node) {
	var lift []ast.Node
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *wikilink.Node:
			if c.reference(n) {
				lift = append(lift, n)
			}
		case *ast.Heading:
			c.heading(n)
		case *ast.Link:
			c.link(n)
		case *ast.AutoLink:
			c.notInLink(n, string(n.Label(c.src)), "an address")
			if n.AutoLinkType == ast.AutoLinkURL {
				c.address(n, string(n.Label(c.src)), util.URLEscape(n.URL(c.src), false))
			}
		case *extast.FootnoteLink:
			c.notInLink(n, "[^", "a footnote")
		case *ast.Image:
			if c.picture(n) {
				lift = append(lift, n)
			}
			return ast.WalkSkipChildren, nil
		case *ast.RawHTML:
			c.rawHTML(n, n.Segments.Value(c.src))
		case *ast.HTMLBlock:
			c.rawHTML(n, c.markup(n))
		case *extast.TableCell:
			align(n)
		case *ast.Text:
			c.brokenReference(n)
			c.undefinedFootnote(n)
		}
		return ast.WalkContinue, nil
	})
	c.unusedFootnotes(root)
	for _, n := range lift {
		liftAlone(n)
	}
	for _, n := range c.fragments {
		c.resolveFragment(n)
	}
}

// reference records a reference; it reports whether it is an embed to lift.
func (c *compiler) reference(n *wikilink.Node) (lift bool) {
	ref := Ref{Target: trimmed(n.Target), Fragment: norm.NFC.String(trimmed(n.Fragment)), Label: c.label(n), Embed: n.Embed}
	ref.Pos = c.at(c.offset(n)+len(opening(n)), ref.Target)
	c.doc.Refs = append(c.doc.Refs, ref)
	own := ref.Target == "" && ref.Embed && ref.Fragment != "" // a part of the page itself, such as ![[#actions]]
	if ref.Target == "" && !own {
		c.problem(n, opening(n), "broken-reference", "this reference names no id", "link to a heading of the same text with [text](#heading)")
	}
	c.notInLink(n, opening(n)+string(n.Target), "a reference")
	if !n.Embed {
		return false
	}
	if !own && (ref.Fragment != "" || ref.Label != "") {
		c.warning(c.offset(n), opening(n)+string(n.Target), "unused-text", "what stands behind # or | is not shown with a chart",
			"write "+opening(n)+ref.Target+"]] alone; [["+ref.Target+"#...]] without ! prints a value")
	}
	if message, hint := c.embedPlace(n); message != "" {
		c.problem(n, opening(n)+string(n.Target), "embed-place", message, hint)
		return false
	}
	return true
}

// embedPlace says why an embed cannot stand where it does, and the remedy;
// both are empty when it can.
func (c *compiler) embedPlace(n *wikilink.Node) (message, hint string) {
	const alone = "put it in a line of its own, with an empty line before and after"
	p := n.Parent()
	switch {
	case c.mode == Note:
		return "a chart cannot stand in the front matter", "embed it in the text below the front matter; here a link [[...]] can stand"
	case p.ChildCount() == 1 && p.Kind() == ast.KindTextBlock:
		return "a chart needs empty lines around it, in a list too", alone + ", and the same indentation as the text of its entry"
	case p.Kind() != ast.KindParagraph || p.ChildCount() != 1:
		return "a chart cannot stand inside a sentence", alone
	}
	return "", ""
}

// trimmed is a name in a reference. In a table cell the pipe is written \|, which
// leaves its backslash there.
func trimmed(name []byte) string { return strings.TrimSpace(strings.TrimSuffix(string(name), `\`)) }

// opening is what a reference begins with.
func opening(n *wikilink.Node) string {
	if n.Embed {
		return "![["
	}
	return "[["
}

// label is the text that an author gave a reference, or "".
func (c *compiler) label(n *wikilink.Node) string {
	seg := n.FirstChild().(*ast.Text).Segment
	if c.src[seg.Start-1] != '|' {
		return "" // the segment is the target
	}
	return norm.NFC.String(strings.TrimSpace(string(seg.Value(c.src))))
}

// notInLink reports a link inside the text of another.
func (c *compiler) notInLink(n ast.Node, needle, what string) {
	if inside(n, ast.KindLink) {
		c.problem(n, needle, "nested-link", what+" stands inside a link", "take one of the two out")
	}
}

// liftAlone replaces the paragraph that holds only n, an embed or a picture, by it.
func liftAlone(n ast.Node) {
	p := n.Parent()
	block := &embed{}
	p.Parent().ReplaceChild(p.Parent(), p, block)
}

// heading gives h its level and records it. Levels begin at 2 under the
// page's title, and a level that an author skipped is closed up; headings that
// the author gave the same level under the same heading keep the same level.
func (c *compiler) heading(h *ast.Heading) {
	if c.mode == Note {
		c.problem(h, c.sourceLine(h), "heading-place", "a heading cannot stand in this text", "put it in the text below the front matter")
	}
	for len(c.open) > 0 && c.open[len(c.open)-1] >= h.Level {
		c.open = c.open[:len(c.open)-1]
	}
	c.open = append(c.open, h.Level)
	h.Level = min(1+len(c.open), 6)
	id, _ := h.AttributeString("id")
	raw, _ := id.([]byte)
	if len(c.doc.Headings) == maxHeadings {
		c.problem(h, "", "too-many-headings", fmt.Sprintf("there are more than %d headings", maxHeadings), "split the text")
	}
	c.doc.Headings = append(c.doc.Headings, Heading{Level: h.Level, ID: string(raw), Text: c.plain(h)})
}

func (c *compiler) link(n *ast.Link) {
	dest := string(n.Destination)
	if strings.HasPrefix(dest, "#") {
		c.fragments = append(c.fragments, n)
		return
	}
	c.address(n, dest, util.URLEscape(n.Destination, true))
}

// resolveFragment ties a link "#some-heading" to the heading of that name.
func (c *compiler) resolveFragment(n *ast.Link) {
	name := strings.TrimPrefix(string(n.Destination), "#")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	name = norm.NFC.String(name)
	ids := make([]string, len(c.doc.Headings))
	for i, h := range c.doc.Headings {
		ids[i] = strings.TrimPrefix(h.ID, "_")
		if name == ids[i] || name == h.ID {
			n.Destination = []byte("#" + h.ID)
			return
		}
	}
	hint := diagnostic.Suggest(name, ids)
	switch {
	case len(ids) == 0:
		hint = "this text has no headings; link to things of this site with [[id]]"
	case hint == "":
		hint = "write the words of the heading in small letters, with hyphens between them"
	}
	c.problem(n, "#"+name, "broken-link", "no heading of this text has the address "+diagnostic.Name("#"+name), hint)
}

// address reports an address that a page must not link to: dest as it was
// written, which becomes link in the HTML.
func (c *compiler) address(n ast.Node, dest string, link []byte) {
	u, err := url.Parse(string(link))
	switch {
	case err != nil:
		c.problem(n, dest, "bad-address", "the address "+diagnostic.Name(dest)+" cannot be read", "write it as https://...")
	case u.Scheme == "mailto":
	case (u.Scheme == "https" || u.Scheme == "http") && u.Host != "":
		if problem, hint := Malformed(string(link)); problem != "" {
			c.doubt(n, dest, "malformed-link", "the address "+diagnostic.Name(dest)+" "+problem, hint)
		}
	case u.Scheme == "" && u.Host == "":
		c.problem(n, dest, "bad-address", "the link "+diagnostic.Name(dest)+" leads nowhere",
			"link to things of this site with [[id]], and to others with https://...")
	default:
		c.problem(n, dest, "bad-address", "the address "+diagnostic.Name(dest)+" is not a web address",
			"write it as https://... or mailto:...")
	}
}

// markup is all that an HTML block holds.
func (c *compiler) markup(n *ast.HTMLBlock) []byte {
	markup := n.Lines().Value(c.src)
	if n.HasClosure() {
		markup = append(markup, n.ClosureLine.Value(c.src)...)
	}
	return markup
}

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// rawHTML warns of HTML that is left out; comments go in silence.
func (c *compiler) rawHTML(n ast.Node, markup []byte) {
	rest := bytes.TrimSpace(comment.ReplaceAll(markup, nil))
	if len(rest) == 0 {
		return
	}
	lines := strings.Split(string(rest), "\n")
	first, last := strings.TrimSpace(lines[0]), strings.TrimSpace(lines[len(lines)-1])
	if strings.HasPrefix(first, "<!--") {
		c.problem(n, first, "open-comment", "the comment that begins here is not closed, so all below it is left out", "end it with -->")
		return
	}
	left := diagnostic.Name(first)
	if len(lines) > 1 {
		left += " to " + diagnostic.Name(last)
	}
	if c.r.Full(diagnostic.Warning) {
		c.r.Warning(diagnostic.Pos{}, 0, "raw-html", "", "") // counted only
		return
	}
	c.r.Warning(c.at(c.offset(n), first), utf8.RuneCountInString(first), "raw-html", "HTML is not passed through: "+left+" is left out",
		"write it in Markdown; to show the text itself, put it between backticks")
}

// align gives a cell its alignment as a class (style attributes would break
// the content security policy).
func align(n *extast.TableCell) {
	switch n.Alignment {
	case extast.AlignRight:
		n.SetAttributeString("class", []byte("end"))
	case extast.AlignCenter:
		n.SetAttributeString("class", []byte("center"))
	}
}

// brokenReference reports brackets in plain text that were to be a reference:
// empty, not closed in their line, or cut in two by their own bar in a table.
func (c *compiler) brokenReference(n *ast.Text) {
	start := c.brackets(n)
	if start < 0 {
		return
	}
	line, _, _ := bytes.Cut(c.src[start:], []byte("\n"))
	text, _, bar := bytes.Cut(line, []byte("|"))
	pos := c.at(start, string(text))
	if bar && inside(n, extast.KindTableCell) && !bytes.Contains(text, []byte("]]")) {
		c.r.Error(pos, len([]rune(string(text))), "cut-reference", "the | of this reference ends the table cell",
			`write \| for the bar inside a table: [[id\|text]]`)
		return
	}
	c.r.Error(pos, 2, "broken-reference", "what begins here is not a whole reference",
		`write [[id]] or [[id|text]] in one line; to show the brackets themselves, write \[[`)
}

// brackets is the offset of a [[ that begins in n and is shown as text, or -1.
// goldmark leaves each bracket in a node of its own.
func (c *compiler) brackets(n *ast.Text) int {
	stop := n.Segment.Stop
	if next, ok := n.NextSibling().(*ast.Text); ok && next.Segment.Start == stop && !next.Segment.IsEmpty() {
		stop++
	}
	i := bytes.Index(c.src[n.Segment.Start:stop], []byte("[["))
	if i < 0 || n.IsRaw() {
		return -1
	}
	start := n.Segment.Start + i
	if start > 0 && (c.src[start-1] == '\\' || c.src[start-1] == '[') {
		return -1
	}
	return start
}

// sourceLine is the line of the text in which a node begins.
func (c *compiler) sourceLine(n ast.Node) string {
	offset := c.offset(n)
	line, _, _ := bytes.Cut(c.src[offset:], []byte("\n"))
	return strings.TrimSpace(string(line))
}

// problem reports an error at n; needle is the text it is about.
func (c *compiler) problem(n ast.Node, needle, code, message, hint string) {
	var pos diagnostic.Pos
	if !c.r.Full(diagnostic.Error) {
		pos = c.at(c.offset(n), needle)
	}
	c.r.Error(pos, max(1, utf8.RuneCountInString(needle)), code, message, hint)
}

// doubt keeps what is allowed at n and looks wrong.
func (c *compiler) doubt(n ast.Node, needle, code, message, hint string) {
	if len(c.doc.Doubts) < maxDoubts {
		c.doc.Doubts = append(c.doc.Doubts, Doubt{Code: code, Pos: c.at(c.offset(n), needle), Length: max(1, utf8.RuneCountInString(needle)), Message: message, Hint: hint})
	}
}

// offset is the byte offset of n in the text, or that of the nearest node
// before or around it that knows its own.
func (c *compiler) offset(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return p
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return 0
}

func inside(n ast.Node, kind ast.NodeKind) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == kind {
			return true
		}
	}
	return false
}
