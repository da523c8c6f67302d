package schema

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// slot is a place in a list with the entries that belong there.
type slot struct {
	index   int // of the entry before which they stand
	entries [][]Pair
}

// add puts entries into one list, in their order.
func (s *splicer) add(group []Addition) error {
	first := group[0]
	of := s.places.mappings[first.Of]
	if of == nil {
		return ErrByHand
	}
	list := valueIn(of, first.List)
	if list == nil {
		return s.newList(of, group)
	}
	if list.Kind != yaml.SequenceNode {
		return ErrByHand
	}
	slots := slotsOf(list, group)
	for _, x := range slots {
		var err error
		if isFlow(list) {
			err = s.addInline(list, x)
		} else {
			err = s.addLines(of, list, first.List, x)
		}
		if err != nil {
			return err
		}
	}
	for _, x := range slices.Backward(slots) {
		for _, pairs := range slices.Backward(x.entries) {
			list.Content = slices.Insert(list.Content, x.index, node(pairs))
		}
	}
	return nil
}

// slotsOf finds where entries belong, from the first place on: each behind the last
// that comes before it.
func slotsOf(list *yaml.Node, group []Addition) (slots []slot) {
	at := map[int][][]Pair{}
	for _, a := range group {
		index := 0
		for i, entry := range list.Content {
			if key := valueIn(entry, a.Pairs[0].Key); a.Last || key != nil && key.Value <= a.Pairs[0].Value {
				index = i + 1
			}
		}
		at[index] = append(at[index], a.Pairs)
	}
	for _, index := range slices.Sorted(maps.Keys(at)) {
		slots = append(slots, slot{index, at[index]})
	}
	return slots
}

// dash is what stands before an entry of a list in lines.
var dash = regexp.MustCompile(`^ *- +$`)

// addLines puts entries into a list that is written in lines.
func (s *splicer) addLines(of, list *yaml.Node, key string, x slot) error {
	neighbour, at := list.Content[0], 0
	if x.index > 0 {
		neighbour = list.Content[x.index-1]
		end, err := s.rowBehind(neighbour, list.Column)
		if err != nil {
			return err
		}
		at = s.start(end)
	} else {
		at = s.start(s.aboveFirst(of, list, key))
	}
	prefix := string(s.text[s.starts[neighbour.Line-1]:s.at(neighbour)])
	if !dash.MatchString(prefix) {
		prefix = strings.Repeat(" ", list.Column-1) + "- "
	}
	var out strings.Builder
	for _, pairs := range x.entries {
		if isFlow(neighbour) {
			out.WriteString(prefix + inline(pairs) + s.eol)
		} else {
			out.WriteString(lined(prefix, pairs, s.eol))
		}
	}
	s.insert(at, out.String())
	return nil
}

// aboveFirst is the row of the first entry of a list, or that of the comments
// right above it, which speak of it.
func (s *splicer) aboveFirst(of, list *yaml.Node, key string) int {
	row := list.Line - 1
	for row > keyIn(of, key).Line && isComment(s.lines()[row-1]) {
		row--
	}
	return row
}

func keyIn(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i]
		}
	}
	return mapping
}

func isComment(row []byte) bool {
	text := strings.TrimSpace(string(row))
	return text != "" && text[0] == '#'
}

// rowBehind is the row, from 0, behind the last of a node that lies in something
// with a column, from 1: what is indented more than that belongs to the node.
func (s *splicer) rowBehind(n *yaml.Node, column int) (int, error) {
	last, err := s.lastRow(n)
	if err != nil {
		return 0, err
	}
	rows := s.lines()
	for i := last + 1; i < len(rows); i++ {
		if text := strings.TrimSpace(string(rows[i])); text == "" {
			continue
		}
		if indent(rows[i]) < column {
			break
		}
		last = i
	}
	return last + 1, nil
}

// lastRow is the last row, from 0, in which a node or one below it begins, or
// ends if it is written between brackets.
func (s *splicer) lastRow(n *yaml.Node) (int, error) {
	last := n.Line - 1
	if n.Kind != yaml.ScalarNode && isFlow(n) {
		end, err := s.end(n)
		return s.row(max(0, end-1)), err
	}
	for _, child := range n.Content {
		row, err := s.lastRow(child)
		if err != nil {
			return 0, err
		}
		last = max(last, row)
	}
	return last, nil
}

// newList gives a mapping a list that it does not have yet.
func (s *splicer) newList(of *yaml.Node, group []Addition) error {
	key := group[0].List
	var entries []string
	list := &yaml.Node{Kind: yaml.SequenceNode}
	for _, a := range group {
		entries = append(entries, inline(a.Pairs))
		list.Content = append(list.Content, node(a.Pairs))
	}
	if isFlow(of) {
		at := closing(s.text, s.at(of))
		if at < 0 {
			return ErrByHand
		}
		for at > 0 && strings.IndexByte(" \r\n", s.text[at-1]) >= 0 {
			at--
		}
		text := ", " + key + ": [" + strings.Join(entries, ", ") + "]"
		if s.text[at-1] == ',' {
			text = text[1:]
		}
		s.insert(at, text)
		of.Content = append(of.Content, scalar(key), list)
		return nil
	}
	i, row, err := s.behindKeys(of, group[0].Behind)
	if err != nil {
		return err
	}
	space := strings.Repeat(" ", of.Column-1)
	text := space + key + ":" + s.eol
	for _, entry := range entries {
		text += space + "  - " + entry + s.eol
	}
	s.insert(s.start(row), text)
	of.Content = slices.Insert(of.Content, i, scalar(key), list)
	return nil
}

// behindKeys finds where a new key of a mapping in lines stands: behind the last
// of the keys or, where it has none of them, of all. It returns the index for the
// key, and the row.
func (s *splicer) behindKeys(of *yaml.Node, keys []string) (index, row int, err error) {
	index = len(of.Content)
	for i := 0; i+1 < len(of.Content); i += 2 {
		if slices.Contains(keys, of.Content[i].Value) {
			index = i + 2
		}
	}
	key, value := of.Content[index-2], of.Content[index-1]
	column := of.Column
	if value.Kind == yaml.SequenceNode && !isFlow(value) && value.Column == key.Column {
		column-- // a list may stand as far to the left as its key
	}
	if row, err = s.rowBehind(value, column); err != nil {
		return 0, 0, err
	}
	if index < len(of.Content) {
		row = min(row, of.Content[index].Line-1)
		for rows := s.lines(); row > value.Line && (len(strings.TrimSpace(string(rows[row-1]))) == 0 || isComment(rows[row-1]) && indent(rows[row-1]) < of.Column); {
			row--
		}
	}
	return index, row, nil
}
