package browser_test

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// markupProblems is a strict check of a page. It compares the tags that the
// file has with the tree that a browser builds from them: whatever the parsing
// rules of HTML had to repair (a stray or missing tag, a list in a paragraph,
// a row outside a table body) shows as a difference. The content model holds
// what the parsing rules let pass.
func markupProblems(data []byte) []string {
	written, problems := writtenPieces(data)
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return append(problems, err.Error())
	}
	if p := difference(written, builtPieces(nil, root)); p != "" {
		problems = append(problems, p)
	}
	return append(problems, modelProblems(root)...)
}

// piece is a tag or a run of text.
type piece struct {
	what string // <p>, </p>, or text with its white space folded
	line int
}

func appendText(pieces []piece, text string, line int) []piece {
	text = strings.Join(strings.Fields(text), " ")
	last := len(pieces) - 1
	switch {
	case text == "":
	case last >= 0 && !strings.HasPrefix(pieces[last].what, "<"):
		pieces[last].what += " " + text
	default:
		pieces = append(pieces, piece{strings.ReplaceAll(text, "<", "&lt;"), line})
	}
	return pieces
}

// writtenPieces lists what the file has, with an end for every element that is
// closed in its own tag, and the mistakes that can be seen without the tree.
func writtenPieces(data []byte) (pieces []piece, problems []string) {
	line, depth := 1, 0 // depth inside <svg>
	problem := func(format string, args ...any) {
		problems = append(problems, fmt.Sprintf("line %d: ", line)+fmt.Sprintf(format, args...))
	}
	z := html.NewTokenizer(bytes.NewReader(data))
	for first := true; ; first = false {
		kind := z.Next()
		if kind == html.ErrorToken {
			if z.Err() != io.EOF {
				problem("%v", z.Err())
			}
			return pieces, problems
		}
		raw := string(z.Raw())
		token := z.Token()
		if first != (kind == html.DoctypeToken) || first && token.Data != "html" {
			problem("the page does not begin with its only <!doctype html>")
		}
		if entity := looseAmpersand(raw); entity != "" {
			problem("%q is not escaped", entity)
		}
		switch kind {
		case html.TextToken:
			if strings.Contains(raw, "<") {
				problem("%q is not escaped", "<")
			}
			pieces = appendText(pieces, token.Data, line)
		case html.CommentToken:
			problem("comment or broken tag %.40q", raw)
		case html.StartTagToken, html.SelfClosingTagToken:
			if p := tagProblem(raw); p != "" {
				problem("%s", p)
			}
			pieces = append(pieces, piece{"<" + token.Data + ">", line})
			closed := kind == html.SelfClosingTagToken
			switch {
			case closed && depth > 0:
				pieces = append(pieces, piece{"</" + token.Data + ">", line})
			case closed && !void[token.Data]:
				problem("<%s/> is not closed by its slash", token.Data)
			case token.Data == "svg":
				depth++
			}
		case html.EndTagToken:
			if token.Data == "svg" {
				depth--
			}
			if void[token.Data] {
				problem("</%s> ends an element without content", token.Data)
			}
			pieces = append(pieces, piece{"</" + token.Data + ">", line})
		}
		line += strings.Count(raw, "\n")
	}
}

var entity = regexp.MustCompile(`^&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);`)

// looseAmpersand is the first & of a tag or text that begins no reference.
func looseAmpersand(raw string) string {
	for i := range len(raw) {
		if raw[i] == '&' && !entity.MatchString(raw[i:]) {
			return raw[i:min(len(raw), i+12)]
		}
	}
	return ""
}

const attribute = `\s+([^\s"'<>/=]+)(?:="[^"]*"|='[^']*')?`

var (
	startTag      = regexp.MustCompile(`^<[a-zA-Z][a-zA-Z0-9]*(?:` + attribute + `)*\s*/?>$`)
	attributeName = regexp.MustCompile(attribute)
)

// tagProblem looks at a start tag as it is written: the tokenizer repairs what
// is ill-formed and drops an attribute that comes again.
func tagProblem(raw string) string {
	if !startTag.MatchString(raw) {
		return fmt.Sprintf("%.80q is ill-formed", raw)
	}
	seen := map[string]bool{}
	for _, match := range attributeName.FindAllStringSubmatch(raw, -1) {
		name := strings.ToLower(match[1])
		if seen[name] {
			return fmt.Sprintf("%.80q has %s twice", raw, name)
		}
		seen[name] = true
	}
	return ""
}

// builtPieces lists what the tree of n would have to be written as.
func builtPieces(pieces []piece, n *html.Node) []piece {
	switch n.Type {
	case html.TextNode:
		return appendText(pieces, n.Data, 0)
	case html.ElementNode:
		pieces = append(pieces, piece{what: "<" + strings.ToLower(n.Data) + ">"})
	}
	for c := range n.ChildNodes() {
		pieces = builtPieces(pieces, c)
	}
	if n.Type == html.ElementNode && !void[n.Data] {
		pieces = append(pieces, piece{what: "</" + strings.ToLower(n.Data) + ">"})
	}
	return pieces
}

// difference describes the first place where the file and the tree part.
func difference(written, built []piece) string {
	for i, w := range written {
		switch {
		case i == len(built):
			return fmt.Sprintf("line %d: %.60s is dropped by a browser", w.line, w.what)
		case w.what != built[i].what:
			return fmt.Sprintf("line %d: a browser reads %.60s where the file has %.60s", w.line, built[i].what, w.what)
		}
	}
	if len(built) > len(written) {
		return fmt.Sprintf("at the end: a browser adds %s", built[len(written)].what)
	}
	return ""
}
