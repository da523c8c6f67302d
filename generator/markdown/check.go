package markdown

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
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

	lastLevel int
	fragments []*ast.Link // links to headings of the same text
}

// check prepares the whole tree. Nodes are changed after the walk has left
// them, so that the walk stays whole.
func (c *compiler) check(root ast.Node) {
	var lift []*wikilink.Node
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
			c.address(n, string(n.URL(c.src)), n.AutoLinkType == ast.AutoLinkEmail)
		case *ast.Image:
			c.problem(n, "", "image", "images cannot be published yet", "describe it in words, or show a chart with ![[id]]")
		case *ast.RawHTML:
			c.rawHTML(n, n.Segments.Value(c.src))
		case *ast.HTMLBlock:
			c.rawHTML(n, n.Lines().Value(c.src))
		case *extast.TableCell:
			c.cell(n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range lift {
		liftEmbed(n)
	}
	for _, n := range c.fragments {
		c.resolveFragment(n)
	}
}

// reference records a reference; it reports whether it is an embed to lift.
func (c *compiler) reference(n *wikilink.Node) (lift bool) {
	// In a table cell the pipe is written \|, which leaves its backslash here.
	target := strings.TrimSuffix(string(n.Target), `\`)
	fragment := strings.TrimSuffix(string(n.Fragment), `\`)
	label := ""
	if seg, ok := n.FirstChild().(*ast.Text); ok {
		if full := string(seg.Segment.Value(c.src)); len(full) != len(n.Target) && full != target+"#"+fragment {
			label = norm.NFC.String(full)
		}
	}
	c.doc.Refs = append(c.doc.Refs, Ref{
		Target: target, Fragment: fragment, Label: label, Embed: n.Embed,
		Pos: c.at(c.offset(n), referenceText(n)),
	})
	if inside(n, ast.KindLink) {
		c.problem(n, referenceText(n), "nested-link", "a reference stands inside a link", "take one of the two out")
	}
	if !n.Embed {
		return false
	}
	p := n.Parent()
	if p.Kind() != ast.KindParagraph || p.ChildCount() != 1 || c.mode == Note {
		hint := "put it in a line of its own, with an empty line before and after"
		if c.mode == Note {
			hint = "embed it in the text below the front matter; here a link [[...]] can stand"
		}
		c.problem(n, referenceText(n), "embed-place", "a chart cannot stand inside a sentence", hint)
		return false
	}
	return true
}

// referenceText is the beginning of a reference as it stands in the file.
func referenceText(n *wikilink.Node) string {
	open := "[["
	if n.Embed {
		open = "![["
	}
	if len(n.Fragment) > 0 {
		return open + string(n.Target) + "#" + string(n.Fragment)
	}
	return open + string(n.Target)
}

// liftEmbed replaces the paragraph that holds only an embed by the embed.
func liftEmbed(n *wikilink.Node) {
	p := n.Parent()
	block := &embed{}
	p.Parent().ReplaceChild(p.Parent(), p, block)
}

// heading gives h its level and records it. Levels begin at 2 under the
// page's title, and a level that an author skipped is closed up.
func (c *compiler) heading(h *ast.Heading) {
	if c.mode == Note {
		c.problem(h, "", "heading-place", "a heading cannot stand in this text", "put it in the text below the front matter")
	}
	level := min(max(h.Level, 2), max(c.lastLevel, 1)+1)
	c.lastLevel = level
	h.Level = level
	id, _ := h.AttributeString("id")
	raw, _ := id.([]byte)
	if len(c.doc.Headings) == maxHeadings {
		c.problem(h, "", "too-many-headings", fmt.Sprintf("there are more than %d headings", maxHeadings), "split the text")
	}
	c.doc.Headings = append(c.doc.Headings, Heading{Level: level, ID: string(raw), Text: norm.NFC.String(html.UnescapeString(c.plain(h)))})
}

func (c *compiler) link(n *ast.Link) {
	dest := string(n.Destination)
	if strings.HasPrefix(dest, "#") {
		c.fragments = append(c.fragments, n)
		return
	}
	c.address(n, dest, false)
}

// resolveFragment ties a link "#some-heading" to the heading of that name.
func (c *compiler) resolveFragment(n *ast.Link) {
	name := strings.TrimPrefix(string(n.Destination), "#")
	if plain, err := url.PathUnescape(name); err == nil {
		name = plain
	}
	ids := make([]string, len(c.doc.Headings))
	for i, h := range c.doc.Headings {
		ids[i] = strings.TrimPrefix(h.ID, "_")
		if name == ids[i] || name == h.ID {
			n.Destination = []byte("#" + h.ID)
			return
		}
	}
	c.problem(n, "#"+name, "broken-link", "no heading of this text has the address "+diagnostic.Name("#"+name),
		diagnostic.Suggest(name, ids))
}

// address reports an address that a page must not link to.
func (c *compiler) address(n ast.Node, dest string, email bool) {
	if email {
		return
	}
	u, err := url.Parse(dest)
	switch {
	case err != nil:
		c.problem(n, dest, "bad-address", "the address "+diagnostic.Name(dest)+" cannot be read", "write it as https://...")
	case (u.Scheme == "https" || u.Scheme == "http") && u.Host != "", u.Scheme == "mailto":
	case u.Scheme == "" && u.Host == "":
		c.problem(n, dest, "bad-address", "the link "+diagnostic.Name(dest)+" leads nowhere",
			"link to things of this site with [[id]], and to others with https://...")
	default:
		c.problem(n, dest, "bad-address", "the address "+diagnostic.Name(dest)+" is not a web address",
			"write it as https://... or mailto:...")
	}
}

// rawHTML warns of HTML that is left out; comments go in silence.
func (c *compiler) rawHTML(n ast.Node, markup []byte) {
	if bytes.HasPrefix(bytes.TrimSpace(markup), []byte("<!--")) {
		return
	}
	first, _, _ := strings.Cut(string(markup), "\n")
	c.r.Warning(c.at(c.offset(n), first), len([]rune(first)), "raw-html",
		"HTML is not passed through: "+diagnostic.Name(first)+" is left out",
		"write it in Markdown; to show the text itself, put it between backticks")
}

// cell gives a cell its alignment as a class (style attributes would break
// the content security policy).
func (c *compiler) cell(n *extast.TableCell) {
	switch n.Alignment {
	case extast.AlignRight:
		n.SetAttributeString("class", []byte("end"))
	case extast.AlignCenter:
		n.SetAttributeString("class", []byte("center"))
	}
	c.cutReference(n, n.Lines().Value(c.src))
}

// cutReference finds a reference that its own bar has cut in two.
func (c *compiler) cutReference(n ast.Node, line []byte) {
	i := bytes.LastIndex(line, []byte("[["))
	if i < 0 || bytes.Contains(line[i:], []byte("]]")) {
		return
	}
	c.problem(n, string(line[i:]), "cut-reference", "the | of this reference ends the table cell",
		`write \| for the bar inside a table: [[id\|text]]`)
}

// problem reports an error at n; needle is the text it is about.
func (c *compiler) problem(n ast.Node, needle, code, message, hint string) {
	c.r.Error(c.at(c.offset(n), needle), max(1, len([]rune(needle))), code, message, hint)
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
