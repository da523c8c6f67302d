package palette

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// selector is a chain of compounds, each somewhere below the one before it;
// the last is the element itself.
type selector struct {
	chain       []compound
	specificity int
}

// compound is what one element must be.
type compound struct {
	element string // or any
	classes []string
	root    bool
}

// classWeight is how much more a class counts than an element. No selector is
// long enough for its elements to count as much as a class.
const classWeight = maxPart

// readSelector reads a selector, and says whether it is one that can be
// evaluated here.
func readSelector(tokens []token) (selector, bool) {
	s, c, fresh := selector{}, compound{}, true
	for i := 0; i < len(tokens); i++ {
		t := tokens[i]
		switch {
		case t.kind == css.WhitespaceToken:
			if !fresh {
				s.chain, c, fresh = append(s.chain, c), compound{}, true
			}
			continue
		case t.kind == css.IdentToken && fresh:
			c.element = t.text
			s.specificity++
		case t.kind == css.DelimToken && t.text == "*" && fresh:
		case t.kind == css.DelimToken && t.text == "." && i+1 < len(tokens) && tokens[i+1].kind == css.IdentToken:
			i++
			c.classes = append(c.classes, tokens[i].text)
			s.specificity += classWeight
		case t.kind == css.ColonToken && i+1 < len(tokens) && strings.EqualFold(tokens[i+1].text, "root"):
			i++
			c.root = true
			s.specificity += classWeight
		default:
			return s, false
		}
		fresh = false
	}
	if !fresh {
		s.chain = append(s.chain, c)
	}
	return s, len(s.chain) > 0
}

// matches says whether an element is what the selector selects. Each compound
// may take the nearest element that fits it, since all that is asked of the
// others is that they are further out.
func (s selector) matches(n *node) bool {
	last := len(s.chain) - 1
	if !s.chain[last].fits(n) {
		return false
	}
	for last--; last >= 0; last-- {
		for n = n.parent; n != nil && !s.chain[last].fits(n); {
			n = n.parent
		}
		if n == nil {
			return false
		}
	}
	return true
}

func (c *compound) fits(n *node) bool {
	if c.element != "" && c.element != n.name || c.root && !n.root {
		return false
	}
	for _, class := range c.classes {
		if !slices.Contains(n.classes, class) {
			return false
		}
	}
	return true
}
