package schema

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// addInline puts entries into a list between brackets, in a row or in several.
func (s *splicer) addInline(list *yaml.Node, x slot) error {
	texts := make([]string, len(x.entries))
	for i, pairs := range x.entries {
		texts[i] = inline(pairs)
	}
	open := s.at(list)
	end := closing(s.text, open)
	switch {
	case end < 0:
		return ErrByHand
	case len(list.Content) == 0:
		s.insert(end, strings.Join(texts, ", "))
		return nil
	case x.index == len(list.Content):
		return s.addLast(list, end, texts)
	}
	anchor := open + 1
	if x.index > 0 {
		last, err := s.end(list.Content[x.index-1])
		if err != nil {
			return err
		}
		comma := behind(s.text, last)
		if comma >= len(s.text) || s.text[comma] != ',' {
			return ErrByHand
		}
		anchor = comma + 1
	}
	next := s.at(list.Content[x.index])
	lead, own := s.lead(next)
	if !own || s.row(next) == s.row(anchor) {
		s.insert(next, strings.Join(texts, ", ")+", ")
		return nil
	}
	s.insert(s.lineEnd(anchor), s.eol+lead+strings.Join(texts, ","+s.eol+lead)+",")
	return nil
}

// addLast puts entries behind the last of a list whose bracket closes at end.
func (s *splicer) addLast(list *yaml.Node, end int, texts []string) error {
	n := list.Content[len(list.Content)-1]
	last, err := s.end(n)
	if err != nil {
		return err
	}
	lead, own := s.lead(s.at(n))
	comma := behind(s.text, last)
	trailing := comma < len(s.text) && s.text[comma] == ','
	apart := own && s.row(end) > s.row(last)
	switch {
	case apart && trailing:
		s.insert(s.lineEnd(comma), s.eol+lead+strings.Join(texts, ","+s.eol+lead)+",")
	case apart:
		s.insert(last, ",")
		s.insert(s.lineEnd(last), s.eol+lead+strings.Join(texts, ","+s.eol+lead))
	case trailing:
		s.insert(comma+1, " "+strings.Join(texts, ", ")+",")
	default:
		s.insert(last, ", "+strings.Join(texts, ", "))
	}
	return nil
}

// set gives keys of an entry other values.
func (s *splicer) set(x Setting) error {
	entry := s.places.mappings[x.Of]
	if entry == nil {
		return ErrByHand
	}
	first := valueIn(entry, x.Pairs[0].Key)
	if first == nil {
		return ErrByHand
	}
	behind, err := s.end(first)
	if err != nil {
		return err
	}
	for _, p := range x.Pairs {
		n := valueIn(entry, p.Key)
		if n == nil {
			s.addKey(entry, first, behind, p)
			continue
		}
		if n.Value == p.Value {
			continue
		}
		end, err := s.end(n)
		if err != nil {
			return err
		}
		at := s.at(n)
		s.edits = append(s.edits, edit{at, end - at, p.written()})
		n.Value = p.Value
	}
	return nil
}

// addKey puts a key behind another of an entry, whose value ends at end.
func (s *splicer) addKey(entry, behind *yaml.Node, end int, p Pair) {
	text := p.Key + ": " + p.written()
	if isFlow(entry) {
		s.insert(end, ", "+text)
	} else {
		s.insert(s.start(s.row(end)+1), strings.Repeat(" ", entry.Column-1)+text+s.eol)
	}
	i := slices.Index(entry.Content, behind) + 1
	for i < len(entry.Content) && entry.Content[i].Line == 0 {
		i++ // behind those that were put there before
	}
	entry.Content = slices.Insert(entry.Content, i, scalar(p.Key), scalar(p.Value))
}
