package advice

import (
	"fmt"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// TurnOff leaves out what site.yaml has turned off. It returns what is left, how
// many pieces were left out, and a warning for each entry, or id in one, that
// turns off nothing.
func TurnOff(s *site.Site, pieces []Piece) (left []Piece, off int, unused []diagnostic.Diagnostic) {
	t := &switches{site: s, used: map[*plan.TurnedOff]bool{}, ids: map[plan.Ref]bool{}}
	for _, p := range pieces {
		if t.isOff(p) {
			off++
		} else {
			left = append(left, p)
		}
	}
	return left, off, t.unused()
}

// switches are the entries of site.yaml, and which of them were of use.
type switches struct {
	site *site.Site
	used map[*plan.TurnedOff]bool
	ids  map[plan.Ref]bool
}

// isOff reports whether an entry turns off a piece. It asks all of them, so that
// each is known to be of use.
func (t *switches) isOff(p Piece) (off bool) {
	for _, entry := range t.site.Config.Advice {
		if entry.Code != p.Code {
			continue
		}
		if len(entry.Only) == 0 {
			off, t.used[entry] = true, true
		}
		for _, ref := range entry.Only {
			if holds(ref.ID, p.Item) {
				off, t.ids[ref] = true, true
			}
		}
	}
	return off
}

// holds reports whether an id is that of an item, or of what it stands in.
func holds(id string, x site.Item) bool {
	switch {
	case x == nil:
		return false
	case x.Ref() == id, x.In() != nil && x.In().Ref() == id:
		return true
	}
	part, ok := x.(site.Dated)
	return ok && part.Record().Ref() == id
}

// unused warns of what turns off nothing. An id that is not published has
// nothing to turn off here, and may have with what is not published.
func (t *switches) unused() (out []diagnostic.Diagnostic) {
	warn := func(pos diagnostic.Pos, length int, message, hint string) {
		out = append(out, diagnostic.Diagnostic{Severity: diagnostic.Warning, Code: "unused-advice", Place: diagnostic.Place{File: t.site.Config.File, Pos: pos},
			Length: length, Message: message, Hint: hint})
	}
	for _, entry := range t.site.Config.Advice {
		if len(entry.Only) == 0 && !t.used[entry] {
			warn(entry.Pos, 1, fmt.Sprintf("there is no advice %q to turn off any more", entry.Code), "remove the entry")
		}
		for _, ref := range entry.Only {
			if !t.ids[ref] && t.site.Item(ref.ID) != nil {
				warn(ref.Pos, ref.Len(), fmt.Sprintf("there is no advice %q to turn off any more for %q", entry.Code, ref.ID), "remove the id, or the entry with its last one")
			}
		}
	}
	return out
}
