package page

import (
	"plansite/generator/chart"
)

// ChainNode is a box of a results chain in a nested list: below it stands what
// contributes to it. What contributes to several stands below the nearest, and
// names the others.
type ChainNode struct {
	Kind string
	Link Link
	Note string
	Chip *Chip
	Also []Link // what else it contributes to
	Down []ChainNode
}

// outline makes the nested list of a chain: it holds what the picture shows.
// outside gives what a box contributes to beyond the chain; it may be nil.
func (a *at) outline(c *chart.Chain, outside func(id string) []Link) []ChainNode {
	o := outliner{at: a, outside: outside, column: map[string]int{}, boxes: map[string]*chart.ChainBox{}, below: map[string][]*chart.ChainBox{}}
	for i := range c.Columns {
		for j := range c.Columns[i].Boxes {
			b := &c.Columns[i].Boxes[j]
			o.column[b.ID], o.boxes[b.ID] = i, b
		}
	}
	var roots []*chart.ChainBox
	for i := range c.Columns {
		for j := range c.Columns[i].Boxes {
			b := &c.Columns[i].Boxes[j]
			if nearest := o.nearest(b); nearest != "" {
				o.below[nearest] = append(o.below[nearest], b)
			} else {
				roots = append(roots, b)
			}
		}
	}
	return o.nodes(roots)
}

type outliner struct {
	*at
	outside func(id string) []Link
	column  map[string]int
	boxes   map[string]*chart.ChainBox
	below   map[string][]*chart.ChainBox
}

// nearest is the box below which another stands, or "".
func (o *outliner) nearest(b *chart.ChainBox) string {
	nearest := ""
	for _, up := range b.Up {
		if o.boxes[up] != nil && (nearest == "" || o.column[up] > o.column[nearest]) {
			nearest = up
		}
	}
	return nearest
}

func (o *outliner) nodes(boxes []*chart.ChainBox) []ChainNode {
	var out []ChainNode
	for _, b := range boxes {
		node := ChainNode{Kind: b.Kind, Link: Link{Text: b.Label, Href: b.Href, Current: b.Current}, Note: b.Note, Down: o.nodes(o.below[b.ID])}
		if b.Rating != "" {
			node.Chip = o.one(Chip{Class: "rating-" + b.Rating, Symbol: symbol(b.Rating), Text: b.Words})
		}
		nearest := o.nearest(b)
		for _, id := range b.Up {
			if up := o.boxes[id]; up != nil && id != nearest {
				node.Also = append(node.Also, Link{Text: up.Label, Href: up.Href})
			}
		}
		if o.outside != nil {
			node.Also = append(node.Also, o.outside(b.ID)...)
		}
		out = append(out, node)
	}
	return out
}
