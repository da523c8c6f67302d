package palette

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
)

// properties are what may be written into a picture, in this order.
var properties = []string{
	"direction", "fill", "fill-opacity", "font-size", "font-style", "font-weight", "opacity", "overflow", "paint-order",
	"stroke", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-decoration",
}

// drawn are the elements that these properties concern.
var drawn = []string{"svg", "g", "a", "rect", "line", "text", "tspan", "path", "circle", "ellipse", "polyline", "polygon"}

// node is an element in its place, with its computed style. It is the same for
// all elements of one name and class below the same node.
type node struct {
	parent  *node
	depth   int
	name    string
	classes []string
	root    bool // of the page

	color      string
	vars       map[string]string // custom properties, in final words
	names      []string          // of the attributes
	attributes []byte            // with a space before each

	children atomic.Pointer[map[string]*node]
}

func newNode(name, class string) *node { return &node{name: name, classes: strings.Fields(class)} }

// kept are the children whose style is known.
func (n *node) kept() map[string]*node {
	if all := n.children.Load(); all != nil {
		return *all
	}
	return nil
}

// keep adds a child. Who reads meanwhile sees the children before it.
func (n *node) keep(key string, child *node) {
	all := map[string]*node{}
	maps.Copy(all, n.kept())
	all[key] = child
	n.children.Store(&all)
}

// winner is the declaration of a property that wins so far.
type winner struct {
	value                    string
	tier, specificity, order int
}

// tier orders declarations by importance and layer. What is important counts
// in the opposite order of the layers.
func tier(d declaration, layer int) int {
	if d.important {
		return 3*unlayered - layer
	}
	return layer
}

func (p *Palette) cascade(n *node) map[string]winner {
	won := map[string]winner{}
	for _, r := range p.rules {
		if !r.matches(n) {
			continue
		}
		for _, d := range r.declarations {
			w := winner{d.value, tier(d, r.layer), r.specificity, r.order}
			if old, ok := won[d.name]; !ok || cmp.Or(cmp.Compare(w.tier, old.tier), cmp.Compare(w.specificity, old.specificity), cmp.Compare(w.order, old.order)) >= 0 {
				won[d.name] = w
			}
		}
	}
	return won
}

// compute gives a node its place and style.
func (p *Palette) compute(n, parent *node) *node {
	if n.parent = parent; parent != nil {
		n.depth, n.color, n.vars = parent.depth+1, parent.color, parent.vars
	}
	won := p.cascade(n)
	n.vars = inherit(n.vars, won)
	if value, ok := n.value(won, "color"); ok {
		n.color = value
	}
	if !slices.Contains(drawn, n.name) {
		return n
	}
	for _, name := range properties {
		if value, ok := n.value(won, name); ok {
			n.names = append(n.names, name)
			n.attributes = append(n.attributes, ` `+name+`="`+value+`"`...)
		}
	}
	return n
}

// value is the value of a property of the node, if it has one of its own that
// can be written.
func (n *node) value(won map[string]winner, name string) (string, bool) {
	w, ok := won[name]
	if !ok {
		return "", false
	}
	value, ok := substitute(w.value, func(name string) (string, bool) {
		value, ok := n.vars[name]
		return value, ok
	}, 0)
	if value = strings.TrimSpace(value); !ok || !plain(value) {
		return "", false
	}
	switch strings.ToLower(value) {
	case "inherit", "unset", "revert", "revert-layer":
		return "", false
	case "currentcolor":
		return n.color, true // that of the parent where color itself is asked for
	case "transparent":
		if name == "fill" || name == "stroke" {
			return "none", true // not every viewer knows the other word
		}
	}
	return value, true
}

// functions are those that a value may hold: none takes an address.
var functions = []string{"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "calc"}

// plain says whether a value may stand in a quoted attribute as it is and
// holds no address.
func plain(value string) bool {
	word := 0 // where the last word begins
	for i, c := range []byte(value) {
		switch {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', c == '-', c == '.', c == '#', c == '%', c == '+':
			continue
		case c == '(':
			if i > word && !slices.Contains(functions, strings.ToLower(value[word:i])) {
				return false
			}
		case !strings.ContainsRune(" ,/)*", rune(c)):
			return false
		}
		word = i + 1
	}
	return value != ""
}
