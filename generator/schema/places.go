package schema

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// Places tells where the values of a block stand, so that a check of what has
// been decoded points at the value that is wrong, not at the entry around it.
// It reads the block a second time when the first place is asked for: a block
// without problems costs nothing, and what was decoded holds no places but the
// beginnings of its entries.
type Places struct {
	d        *decoder
	root     *yaml.Node
	mappings map[diagnostic.Pos]*yaml.Node // by their beginnings; nil until the block was read
}

// NewPlaces returns the places of b.
func NewPlaces(b Block) *Places {
	return &Places{d: &decoder{block: b, r: diagnostic.NewReporter(b.File, new(diagnostic.List))}}
}

// Value returns the place of the value of key, in the entry that begins at
// entry, and its length in characters. Indexes lead on into lists, counted
// from 0. A key that is not there has the place of the entry.
func (p *Places) Value(entry diagnostic.Pos, key string, index ...int) (diagnostic.Pos, int) {
	p.read()
	n := valueIn(p.mappings[entry], key)
	for _, i := range index {
		if n == nil || i >= len(n.Content) {
			break
		}
		n = n.Content[i]
	}
	if n == nil {
		return entry, 1
	}
	first, _, _ := strings.Cut(n.Value, "\n")
	return p.d.pos(n), max(1, utf8.RuneCountInString(first))
}

// Has reports whether the entry that begins at entry has the key.
func (p *Places) Has(entry diagnostic.Pos, key string) bool {
	at, _ := p.Value(entry, key)
	return at != entry
}

// Word is the text under a key of the block itself, or "".
func (p *Places) Word(key string) string {
	p.read()
	if n := valueIn(p.root, key); n != nil {
		return n.Value
	}
	return ""
}

// valueIn is the value of the first key of that name in a mapping, or nil.
func valueIn(mapping *yaml.Node, key string) *yaml.Node {
	if mapping != nil {
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			if mapping.Content[i].Value == key {
				return mapping.Content[i+1]
			}
		}
	}
	return nil
}

// read finds all mappings of the block, once. What is wrong with it Decode says.
func (p *Places) read() {
	if p.mappings != nil {
		return
	}
	p.mappings = map[diagnostic.Pos]*yaml.Node{}
	if p.root = p.d.parse(); p.root != nil {
		p.add(p.root)
	}
}

func (p *Places) add(n *yaml.Node) {
	if n.Kind == yaml.MappingNode {
		p.mappings[p.d.pos(n)] = n
	}
	for _, child := range n.Content {
		p.add(child)
	}
}
