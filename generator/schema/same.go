package schema

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// Readable reports whether a block is keys with values that can be decoded, of
// whatever sort, and says why not. A block of comments alone is.
func Readable(b Block, diags *diagnostic.List) bool {
	if bytesBlank(b.Text) {
		return true
	}
	found := new(diagnostic.List)
	d := &decoder{block: b, r: diagnostic.NewReporter(b.File, found)}
	if root := d.parse(); root != nil {
		d.allPlain(root)
	}
	diags.Merge(found)
	return !found.HasErrors()
}

func (d *decoder) allPlain(n *yaml.Node) {
	if d.plain(n) {
		for _, c := range n.Content {
			d.allPlain(c)
		}
	}
}

// Same reports whether two texts of YAML hold the same values, whatever the
// order of keys, the spacing and the comments.
func Same(a, b []byte) bool {
	x, errX := treeOf(a)
	y, errY := treeOf(b)
	return errX == nil && errY == nil && sameNode(x, y)
}

func treeOf(text []byte) (*yaml.Node, error) {
	var doc yaml.Node
	err := yaml.NewDecoder(bytes.NewReader(text)).Decode(&doc)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return &doc, err
}

func sameNode(x, y *yaml.Node) bool {
	const written = yaml.TaggedStyle | yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle | yaml.FlowStyle
	if x.Kind != y.Kind || x.Tag != y.Tag || x.Value != y.Value || x.Anchor != y.Anchor || x.Style&written != y.Style&written || len(x.Content) != len(y.Content) {
		return false
	}
	if x.Kind == yaml.MappingNode {
		x, y = byKey(x), byKey(y)
	}
	return slices.EqualFunc(x.Content, y.Content, sameNode)
}

// byKey is a mapping with its keys in the order of their names. Of keys that are
// there twice the order stays.
func byKey(n *yaml.Node) *yaml.Node {
	type pair [2]*yaml.Node
	var pairs []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		pairs = append(pairs, pair(n.Content[i:i+2]))
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return strings.Compare(a[0].Value, b[0].Value) })
	out := &yaml.Node{}
	for _, p := range pairs {
		out.Content = append(out.Content, p[:]...)
	}
	return out
}
