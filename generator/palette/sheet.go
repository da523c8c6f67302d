package palette

import (
	"bytes"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/css"
)

// rule is what a selector declares.
type rule struct {
	selector
	layer        int // the later, the stronger
	order        int // in the sheet
	declarations []declaration
}

// declaration is a property and its value: a custom property, color, or one of
// properties.
type declaration struct {
	name, value string
	important   bool
}

// token is a token of CSS.
type token struct {
	kind css.TokenType
	text string
}

// sheet is a style sheet being read.
type sheet struct {
	lexer  *css.Lexer
	next   token
	layers []string
	rules  []rule
}

const (
	unlayered = 1 << 20 // stronger than all layers
	maxLayers = 1 << 10
	maxRules  = 1 << 14
	maxPart   = 1 << 10 // bytes of a selector list or value
	maxDepth  = 64      // of blocks in blocks
)

func readSheet(text []byte) []rule {
	// The lexer stops at a NUL, which CSS reads as a replacement character.
	text = bytes.ReplaceAll(text, []byte{0}, []byte("\uFFFD"))
	s := &sheet{lexer: css.NewLexer(parse.NewInputBytes(text))}
	s.advance()
	for s.next.kind != css.ErrorToken {
		s.block(unlayered, 0)
		s.advance() // past a brace that closes nothing
	}
	return s.rules
}

// advance reads a token; comments count as space.
func (s *sheet) advance() {
	kind, data := s.lexer.Next()
	switch kind {
	case css.CommentToken, css.WhitespaceToken:
		s.next = token{css.WhitespaceToken, " "}
	case css.FunctionToken:
		s.next = token{kind, strings.ToLower(string(data))}
	default:
		s.next = token{kind, string(data)}
	}
}

// block reads rules up to the brace that closes them.
func (s *sheet) block(layer, depth int) {
	for {
		head, end := s.prelude(false)
		atRule := len(head) > 0 && head[0].kind == css.AtKeywordToken
		switch {
		case end == css.ErrorToken || end == css.RightBraceToken:
			return
		case end == css.SemicolonToken && head[0].text == "@layer":
			s.layerOf(head[1:], layer)
		case end == css.SemicolonToken:
		case atRule && head[0].text == "@layer" && depth < maxDepth:
			s.advance()
			s.block(s.layerOf(head[1:], layer), depth+1)
		case atRule:
			s.skip()
		default:
			s.advance()
			s.rule(head, layer)
		}
		s.advance()
	}
}

// prelude reads to the brace, semicolon or closing brace that ends a selector,
// the head of an at-rule or, where a declaration may stand, that. It leaves
// that token as the next one.
func (s *sheet) prelude(declaration bool) (head []token, end css.TokenType) {
	size, open := 0, 0
	for {
		t := s.next
		switch t.kind {
		case css.ErrorToken, css.LeftBraceToken, css.RightBraceToken:
			return head, t.kind
		case css.SemicolonToken:
			if declaration || open <= 0 && len(head) > 0 && head[0].kind == css.AtKeywordToken {
				return head, t.kind
			}
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			open++
		case css.RightParenthesisToken, css.RightBracketToken:
			open--
		}
		if size += len(t.text); size <= maxPart && (len(head) > 0 || t.kind != css.WhitespaceToken) {
			head = append(head, t)
		} else if size > maxPart && len(head) > 0 {
			head = append(head[:1], token{css.BadStringToken, ""}) // too long to mean anything
		}
		s.advance()
	}
}

// skip passes over a block, from the brace that opens it to the one that
// closes it.
func (s *sheet) skip() {
	for depth := 0; s.next.kind != css.ErrorToken; s.advance() {
		switch s.next.kind {
		case css.LeftBraceToken:
			depth++
		case css.RightBraceToken:
			if depth--; depth == 0 {
				return
			}
		}
	}
}

// layerOf notes the layers that are named and returns the place of the last;
// inside a layer, that one's.
func (s *sheet) layerOf(names []token, place int) int {
	if place != unlayered {
		return place
	}
	for _, part := range split(names) {
		name := strings.TrimSpace(joined(part))
		outer, _, _ := strings.Cut(name, ".")
		place = slices.Index(s.layers, outer)
		if place < 0 || outer == "" {
			place = min(len(s.layers), maxLayers)
			s.layers = append(s.layers[:place], outer)
		}
	}
	return place
}

// rule reads the declarations of a block.
func (s *sheet) rule(head []token, layer int) {
	var all []declaration
	for {
		tokens, end := s.prelude(true)
		if end == css.LeftBraceToken {
			s.skip() // a rule inside a rule
			s.advance()
			continue
		}
		if d, ok := declare(tokens); ok && len(all) < maxPart {
			all = append(all, d)
		}
		if end != css.SemicolonToken {
			break
		}
		s.advance()
	}
	if len(all) == 0 {
		return
	}
	for _, part := range split(head) {
		if parsed, ok := readSelector(part); ok && len(s.rules) < maxRules {
			s.rules = append(s.rules, rule{parsed, layer, len(s.rules), all})
		}
	}
}

// declare reads a declaration of a property that matters.
func declare(tokens []token) (declaration, bool) {
	colon := slices.IndexFunc(tokens, func(t token) bool { return t.kind == css.ColonToken })
	if colon < 1 {
		return declaration{}, false
	}
	d := declaration{name: strings.TrimSpace(joined(tokens[:colon])), value: strings.TrimSpace(joined(tokens[colon+1:]))}
	if !strings.HasPrefix(d.name, "--") {
		d.name = strings.ToLower(d.name)
	}
	if at := strings.LastIndexByte(d.value, '!'); at >= 0 && strings.EqualFold(strings.TrimSpace(d.value[at+1:]), "important") {
		d.value, d.important = strings.TrimSpace(d.value[:at]), true
	}
	return d, strings.HasPrefix(d.name, "--") || d.name == "color" || slices.Contains(properties, d.name)
}

// split cuts tokens at commas outside brackets.
func split(tokens []token) [][]token {
	out, open, from := [][]token{}, 0, 0
	for i, t := range tokens {
		switch t.kind {
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			open++
		case css.RightParenthesisToken, css.RightBracketToken:
			open--
		case css.CommaToken:
			if open == 0 {
				out, from = append(out, tokens[from:i]), i+1
			}
		}
	}
	return append(out, tokens[from:])
}

func joined(tokens []token) string {
	var b strings.Builder
	for i, t := range tokens {
		if t.kind != css.WhitespaceToken || i == 0 || tokens[i-1].kind != css.WhitespaceToken {
			b.WriteString(t.text)
		}
	}
	return b.String()
}
