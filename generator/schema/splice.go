package schema

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// Pair is a key with the value to be written for it.
type Pair struct {
	Key, Value string
	Words      bool // free text, which stands in quotes; else a date, a figure or a name
}

// Addition is an entry for a list of mappings.
type Addition struct {
	Of     diagnostic.Pos // where the mapping begins that has the list
	List   string         // its key
	Behind []string       // keys behind which a list that is not there yet stands
	Pairs  []Pair         // the entry; entries stand in the order of the first
	Last   bool           // it stands behind all others nevertheless
}

// Setting gives keys of an entry other values.
type Setting struct {
	Of    diagnostic.Pos // where the entry begins
	Pairs []Pair         // the first is there; others that are not stand behind it
}

// ErrByHand says that a text is written in a way that Splice does not change.
var ErrByHand = errors.New("it is written in a way that only a person can change")

// Splice returns the text of a block with additions and settings. All bytes but
// those of the new values stay as they are: comments, order, spacing, line ends.
// A new entry is written as its neighbours are. What it returns reads as the block
// with these entries and values and nothing else, or there is an error.
func Splice(b Block, additions []Addition, settings []Setting) ([]byte, error) {
	s, err := newSplicer(b)
	if err != nil {
		return nil, err
	}
	for i := range settings {
		if err := s.set(settings[i]); err != nil {
			return nil, err
		}
	}
	for _, group := range grouped(additions) {
		if err := s.add(group); err != nil {
			return nil, err
		}
	}
	text := s.edited()
	after, err := newSplicer(Block{File: b.File, Text: text, FirstLine: b.FirstLine})
	if err != nil || !equal(s.root, after.root) {
		return nil, ErrByHand
	}
	return text, nil
}

// grouped puts the additions to one list together, in their order.
func grouped(all []Addition) (groups [][]Addition) {
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b Addition) int {
		return cmp.Or(cmp.Compare(a.Of.Line, b.Of.Line), cmp.Compare(a.Of.Column, b.Of.Column), cmp.Compare(a.List, b.List),
			cmp.Compare(a.Pairs[0].Value, b.Pairs[0].Value))
	})
	for i, a := range sorted {
		if i > 0 && sorted[i-1].Of == a.Of && sorted[i-1].List == a.List {
			groups[len(groups)-1] = append(groups[len(groups)-1], a)
		} else {
			groups = append(groups, []Addition{a})
		}
	}
	return groups
}

// splicer holds a block, as text and as nodes, and what is to be changed in it.
// The nodes are changed as the text will be, to compare them with what it says.
type splicer struct {
	*decoder
	places *Places
	root   *yaml.Node
	text   []byte
	starts []int // where rows begin
	eol    string
	edits  []edit
}

// edit puts text in place of a number of bytes.
type edit struct {
	at, length int
	text       string
}

func newSplicer(b Block) (*splicer, error) {
	s := &splicer{places: NewPlaces(b), text: b.Text, eol: "\n"}
	s.places.read()
	if s.decoder, s.root = s.places.d, s.places.root; s.root == nil {
		return nil, errors.New("it cannot be read")
	}
	at := 0
	for _, row := range s.lines() {
		s.starts = append(s.starts, at)
		at += len(row) + 1
	}
	if first, _, ok := bytes.Cut(b.Text, []byte("\n")); ok && bytes.HasSuffix(first, []byte("\r")) {
		s.eol = "\r\n"
	}
	return s, nil
}

// edited is the text with all edits; of several at one place the first comes first.
func (s *splicer) edited() []byte {
	slices.SortStableFunc(s.edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	var out []byte
	at := 0
	for _, e := range s.edits {
		out = append(append(out, s.text[at:e.at]...), e.text...)
		at = e.at + e.length
	}
	return append(out, s.text[at:]...)
}

func (s *splicer) insert(at int, text string) {
	if at == len(s.text) && at > 0 && s.text[at-1] != '\n' {
		text = s.eol + strings.TrimSuffix(text, s.eol)
	}
	s.edits = append(s.edits, edit{at: at, text: text})
}

// at is the byte at which a node begins.
func (s *splicer) at(n *yaml.Node) int { return s.starts[n.Line-1] + s.offset(n.Line-1, n.Column-1) }

// row is the number, from 0, of the row in which a byte stands.
func (s *splicer) row(at int) int {
	i, found := slices.BinarySearch(s.starts, at)
	if !found {
		i--
	}
	return i
}

// start is where a row begins, also the one behind the last.
func (s *splicer) start(row int) int {
	if row >= len(s.starts) {
		return len(s.text)
	}
	return s.starts[row]
}

// lineEnd is where the row of a byte ends, before its line end.
func (s *splicer) lineEnd(at int) int {
	row := s.row(at)
	return s.starts[row] + len(bytes.TrimSuffix(s.lines()[row], []byte("\r")))
}

// lead is what stands before a byte in its row, if that is nothing but spaces.
func (s *splicer) lead(at int) (string, bool) {
	lead := string(s.text[s.starts[s.row(at)]:at])
	return lead, strings.Trim(lead, " ") == ""
}

// isFlow reports whether a node is written between brackets.
func isFlow(n *yaml.Node) bool { return n.Style&yaml.FlowStyle != 0 }

// end is the byte behind a node that is written between brackets or stands, as a
// scalar, in one row.
func (s *splicer) end(n *yaml.Node) (int, error) {
	at := s.at(n)
	switch {
	case n.Kind != yaml.ScalarNode && isFlow(n):
		if end := closing(s.text, at); end > 0 {
			return end + 1, nil
		}
	case n.Kind != yaml.ScalarNode:
	case n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		row := s.text[at:s.lineEnd(at)]
		if length := quotation(row); length < len(row) {
			return at + length + 1, nil
		}
	case n.Style == 0 && bytes.HasPrefix(s.text[at:], []byte(n.Value)) && !strings.Contains(n.Value, "\n"):
		return at + len(n.Value), nil
	}
	return 0, ErrByHand
}

// closing finds the bracket that closes the one at a byte, or returns -1.
func closing(text []byte, at int) int {
	depth, begins := 0, true
	for i := at; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		case begins && (c == '"' || c == '\''):
			i += quotation(text[i:])
			begins = false
		case c == '#' && i > 0 && bytes.IndexByte([]byte(" \t\n"), text[i-1]) >= 0:
			i = lineBreak(text, i)
		case c == '[' || c == '{':
			depth++
			begins = true
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i
			}
			begins = false
		default:
			begins = c == ',' || c == ':' && endsKey(text[i+1:])
		}
	}
	return -1
}

// lineBreak is where the row of a byte ends.
func lineBreak(text []byte, at int) int {
	if n := bytes.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

// behind is the first byte from at on that is no space and in no comment.
func behind(text []byte, at int) int {
	for at < len(text) {
		switch text[at] {
		case ' ', '\t', '\n', '\r':
			at++
		case '#':
			at = lineBreak(text, at)
		default:
			return at
		}
	}
	return at
}

// equal reports whether two trees say the same.
func equal(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, equal)
}

// written is a value as it stands in YAML.
func (p Pair) written() string {
	if !p.Words {
		return p.Value
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.Encode(p.Value) // of a string, into a buffer
	return strings.TrimSuffix(out.String(), "\n")
}

// inline writes an entry between braces.
func inline(pairs []Pair) string {
	parts := make([]string, len(pairs))
	for i, p := range pairs {
		parts[i] = p.Key + ": " + p.written()
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// lined writes an entry line by line, the first behind prefix.
func lined(prefix string, pairs []Pair, eol string) string {
	var out strings.Builder
	for _, p := range pairs {
		fmt.Fprintf(&out, "%s%s: %s%s", prefix, p.Key, p.written(), eol)
		prefix = strings.Repeat(" ", len(prefix))
	}
	return out.String()
}

// node is an entry as YAML reads it.
func node(pairs []Pair) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for _, p := range pairs {
		n.Content = append(n.Content, scalar(p.Key), scalar(p.Value))
	}
	return n
}

func scalar(text string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: text} }
