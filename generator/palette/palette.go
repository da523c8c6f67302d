// Package palette gives a picture its colours.
//
// The pictures of package chart take their colours from the style sheet of the
// site, through classes. A picture that stands alone, as a file, has no style
// sheet: Read takes from the sheet what concerns pictures, and Resolve writes
// it into a picture as presentation attributes, in place of the classes.
//
// It is the light palette that is read: rules in @media, @supports and other
// conditions are left out; @layer is entered. Of selectors it knows elements,
// classes, :root, * and descent (".chart .square"); a selector with anything
// else never applies, and none sees an element outside the picture but html
// and body. Layers, specificity, order and !important decide as in CSS, and
// custom properties and color are inherited. A layer inside a layer counts as
// the outer one.
//
// The sheet may be a site's own, so that it is trusted less: only properties
// on a list are written, with values of plain characters, without addresses,
// and all sizes are bounded. A picture that is not as package chart writes it
// passes unchanged.
package palette

import (
	"fmt"
	"sync"
	"sync/atomic"
)

// Palette is the part of a style sheet that concerns pictures. It may be used
// by several goroutines at once.
type Palette struct {
	rules []rule
	body  *node // of the page: around every picture

	mu    sync.Mutex // guards writes to the children of nodes
	nodes atomic.Int32
}

// maxSheet bounds a style sheet in bytes.
const maxSheet = 4 << 20

// Read takes from a style sheet what concerns pictures, for light colours.
func Read(css []byte) (*Palette, error) {
	if len(css) > maxSheet {
		return nil, fmt.Errorf("the style sheets have %d bytes together, more than %d", len(css), maxSheet)
	}
	p := &Palette{rules: readSheet(css)}
	page := p.compute(&node{name: "html", root: true, color: "#000000"}, nil)
	p.body = p.compute(&node{name: "body"}, page)
	return p, nil
}

// maxNodes bounds the computed styles that are kept. The charts of a site need
// some hundreds.
const maxNodes = 1024

// child is the computed style of an element below a node. The key is the
// element's name, a space and its class.
func (p *Palette) child(parent *node, key []byte, name int) *node {
	if n := parent.kept()[string(key)]; n != nil {
		return n
	}
	n := p.compute(newNode(string(key[:name]), string(key[name+1:])), parent)
	if p.nodes.Add(1) <= maxNodes {
		p.mu.Lock()
		defer p.mu.Unlock()
		parent.keep(string(key), n)
	}
	return n
}
