// Package advice says what would make a strategy better than one without
// errors: indicators that nobody answers for, values that are late, aims that
// nothing can show to be reached.
//
// What goes in is a linked site. What comes out is a list of pieces, each with
// a stable code that is explained here and that site.yaml can turn off, with a
// reason. Nothing here forbids publishing, and a site is the same whether its
// advice was followed or not. What is superseded gets none: its figures and
// texts stay as they were.
package advice

import (
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Piece is one piece of advice.
type Piece struct {
	Code plan.AdviceCode
	Item site.Item // what it is about; nil: site.yaml

	// Where it shows: a place and how many characters it covers. Key, if it is
	// set, is what the piece is about in the entry of the front matter that
	// begins at Entry; the place holds where the entry has no such key.
	Place  diagnostic.Place
	Length int
	Entry  diagnostic.Pos
	Key    string

	Message string // lower case, no full stop
	Hint    string // the remedy
}

// Give returns all advice on a site, in the order of the site.
func Give(s *site.Site) []Piece {
	a := &adviser{site: s, vague: vagueWords(s.Config)}
	a.vocabulary()
	for x := range s.All() {
		if isOld(x) {
			continue
		}
		a.item(x)
	}
	return a.pieces
}

// GiveOnTranslation returns what there is to say of the words of a translation:
// all else has been said of its source.
func GiveOnTranslation(s *site.Site) []Piece {
	a := &adviser{site: s}
	for x := range s.All() {
		a.texts(x)
	}
	return slices.DeleteFunc(a.pieces, func(p Piece) bool {
		return p.Item == nil || p.Place.File == site.PlaceOf(p.Item).File
	})
}

// isOld reports whether an item stands in a plan that another has replaced.
func isOld(x site.Item) bool {
	p, ok := x.(*site.Plan)
	if !ok {
		p = x.In()
	}
	return p != nil && p.Status == plan.Superseded
}

// adviser collects what there is to say.
type adviser struct {
	site   *site.Site
	vague  map[string]bool
	pieces []Piece
}

// item looks at one item.
func (a *adviser) item(x site.Item) {
	switch x := x.(type) {
	case *site.Plan:
		a.review(x, "plan", x.Plan.Pos, x.ReviewDue)
	case *site.Result:
		a.result(x)
	case *site.Indicator:
		a.indicator(x)
	case *site.Risk:
		a.risk(x)
	case *site.Action:
		a.owner(x, "action", x.Owner)
	}
	a.texts(x)
	a.addresses(x)
}

// say adds a piece about an item, at its id.
func (a *adviser) say(x site.Item, code plan.AdviceCode, message, hint string) *Piece {
	a.pieces = append(a.pieces, Piece{Code: code, Item: x, Place: site.PlaceOf(x), Length: len(x.Ref()), Message: message, Hint: hint})
	return &a.pieces[len(a.pieces)-1]
}

// of is what a piece is about: the value of a key in an entry.
func (p *Piece) of(entry diagnostic.Pos, key string) { p.Entry, p.Key = entry, key }
