package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
	"go.abhg.dev/goldmark/wikilink"
	"golang.org/x/text/unicode/norm"
)

// embed is the block that ![[id]] or a picture becomes when it stands alone.
type embed struct{ ast.BaseBlock }

var kindEmbed = ast.NewNodeKind("Embed")

func (*embed) Kind() ast.NodeKind              { return kindEmbed }
func (e *embed) Dump(source []byte, level int) { ast.DumpHelper(e, source, level, nil, nil) }

// holeRenderer renders what differs from goldmark's own HTML: references as
// holes, as pictures are, headings with a visible link, tables and code that
// scroll on a phone, and no raw HTML.
type holeRenderer struct{}

func (holeRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(wikilink.Kind, renderHole)
	reg.Register(kindEmbed, renderHole)
	reg.Register(ast.KindHeading, renderHeading)
	reg.Register(ast.KindCodeBlock, renderCode)
	reg.Register(ast.KindFencedCodeBlock, renderCode)
	reg.Register(ast.KindRawHTML, skip)
	reg.Register(ast.KindHTMLBlock, skip)
	reg.Register(ast.KindImage, renderHole)
	reg.Register(extast.KindTable, renderTable)
}

func skip(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkSkipChildren, nil
}

func renderHole(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString(hole)
	}
	return ast.WalkSkipChildren, nil
}

func renderHeading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	h := node.(*ast.Heading)
	level := strconv.Itoa(h.Level)
	id, _ := h.AttributeString("id")
	raw, _ := id.([]byte)
	if entering {
		_, _ = w.WriteString("<h" + level + ` id="`)
		_, _ = w.Write(util.EscapeHTML(raw))
		_, _ = w.WriteString(`">`)
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(` <a class="anchor" href="#`)
	_, _ = w.Write(util.EscapeHTML(util.URLEscape(raw, true)))
	_, _ = w.WriteString(`" aria-labelledby="`)
	_, _ = w.Write(util.EscapeHTML(raw))
	_, _ = w.WriteString(`">#</a></h` + level + ">\n")
	return ast.WalkContinue, nil
}

// renderCode writes a block of code, which the keyboard can scroll.
func renderCode(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, _ = w.WriteString("</code></pre>\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<pre tabindex="0"><code`)
	if fenced, ok := node.(*ast.FencedCodeBlock); ok && fenced.Language(source) != nil {
		_, _ = w.WriteString(` class="language-`)
		goldhtml.DefaultWriter.Write(w, fenced.Language(source))
		_ = w.WriteByte('"')
	}
	_ = w.WriteByte('>')
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		goldhtml.DefaultWriter.RawWrite(w, line.Value(source))
	}
	return ast.WalkContinue, nil
}

func renderTable(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<div class=\"scroll\" tabindex=\"0\">\n<table>\n")
	} else {
		_, _ = w.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

// slugs gives headings ids that no item can have and that stay the same in
// every Unicode form: "_" and the letters and digits of the heading.
type slugs struct{ used map[string]int } // by id: the last number tried after it

// maxSlug bounds an id, in characters.
const maxSlug = 80

// Generate implements parser.IDs.
func (s *slugs) Generate(value []byte, _ ast.NodeKind) []byte {
	base := "_" + slug(string(value))
	id := base
	for s.used[id] > 0 {
		s.used[base]++
		id = base + "-" + strconv.Itoa(s.used[base])
	}
	s.Put([]byte(id))
	return []byte(id)
}

// Put implements parser.IDs.
func (s *slugs) Put(value []byte) {
	if s.used == nil {
		s.used = map[string]int{}
	}
	s.used[string(value)] = 1
}

func slug(text string) string {
	var b strings.Builder
	dash, n := false, 0
	for _, r := range strings.ToLower(norm.NFC.String(text)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			if dash && n > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
			n++
		default:
			dash = true
		}
		if n == maxSlug {
			break
		}
	}
	if n == 0 {
		return "section"
	}
	return b.String()
}
