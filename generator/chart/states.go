package chart

import (
	"slices"
	"strconv"
)

// State is one item with its rating.
type State struct {
	Label  string // name of the item
	Href   string
	Rating string // on-track, ...
	Words  string // the rating in words
}

// Group counts the items of one rating.
type Group struct {
	Rating string
	Words  string // the rating in words
	Count  int
	Text   string // the count, formatted
	Name   string // "On track: 4", for the link
	Href   string // where they are listed; empty in all groups for a picture without links
}

// States shows how a set of indicators stands: one square each while they can
// be told apart, a divided bar beyond.
type States struct {
	Joints
	Title   string
	Desc    string // says in words what it shows
	Caption string
	Head    [2]string // rating, number
	Items   []State   // by rating; left out of the picture when more than MaxSquares
	Groups  []Group   // every rating, in order
}

// MaxSquares is how many items are drawn one by one.
const MaxSquares = 72

const (
	squareSize   = 24.0
	squareGap    = 4.0
	squaresInRow = 9
	barHeight    = 40.0
)

// Picture implements Chart.
func (c *States) Picture(dir Direction) []byte {
	if len(c.Items) > MaxSquares || len(c.Items) == 0 {
		return c.bar(dir)
	}
	rows := (len(c.Items) + squaresInRow - 1) / squaresInRow
	width := float64(min(len(c.Items), squaresInRow))*(squareSize+squareGap) - squareGap
	s := begin(dir, 320*len(c.Items)+256)
	s.root("chart-states").px("width", width).px("height", float64(rows)*(squareSize+squareGap)-squareGap)
	s.raw(` role="group"`).attr("aria-label", c.Title).raw(">").beginEdge()
	for i := range c.Items {
		item := &c.Items[i]
		name := c.named(item.Label, item.Words)
		x, y := float64(i%squaresInRow)*(squareSize+squareGap), float64(i/squaresInRow)*(squareSize+squareGap)
		s.raw("<a").attr("href", item.Href).attr("aria-label", name).raw(">").title(name)
		s.raw(`<rect class="square rating-`).raw(item.Rating).raw(`"`).px("x", s.flip(x, squareSize, 0)).px("y", y).raw(` width="24" height="24" rx="4"/>`)
		s.raw(`<svg class="mark mark-on-square mark-`).raw(item.Rating).raw(`"`).aside(x+squareSize/2).px("y", y+squareSize/2).raw(` width="1" height="1" overflow="visible">`)
		s.raw(shape(Mark(item.Rating))).raw("</svg></a>")
	}
	return s.endEdge().close()
}

// leastShare is the least width of a part of the bar in per cent, so that it
// can be hit: 24 px of the narrowest bar, of 253 px.
const leastShare = 9.5

// bar divides the width among the ratings that occur.
func (c *States) bar(dir Direction) []byte {
	s := begin(dir, 1024)
	linked := slices.ContainsFunc(c.Groups, func(g Group) bool { return g.Href != "" })
	if linked {
		s.openGroup("chart-states chart-states-bar", barHeight, c.Title)
	} else {
		s.openImage("chart-states chart-states-bar", barHeight, c.Title, c.Desc)
	}
	x := 0.0
	for _, p := range c.parts() {
		g := p.group
		if linked {
			s.raw("<a").attr("href", g.Href).attr("aria-label", g.Name).raw(">").title(g.Name)
		}
		s.rect("square rating-"+g.Rating, x, 0, p.width, barHeight)
		s.outline(Mark(g.Rating), "mark-on-square ", x+p.width/2, 13, shape(Mark(g.Rating)))
		s.label("count", x+p.width/2, 33, "middle", g.Text)
		if linked {
			s.raw("</a>")
		}
		x += p.width
	}
	return s.close()
}

type part struct {
	group *Group
	width float64
}

// parts gives each rating that occurs leastShare of the width and its share of
// what is left: a larger count has a wider part.
func (c *States) parts() []part {
	total, out := 0, []part{}
	for i := range c.Groups {
		if g := &c.Groups[i]; g.Count > 0 {
			total += g.Count
			out = append(out, part{group: g})
		}
	}
	free := 100 - float64(leastShare*float64(len(out)))
	for i := range out {
		share := float64(out[i].group.Count) / float64(total)
		out[i].width = leastShare + float64(free*share)
	}
	return out
}

// Table implements Chart.
func (c *States) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head[:]}
	for i := range c.Groups {
		g := &c.Groups[i]
		cell := Cell{Text: g.Words}
		if g.Count > 0 {
			cell.Href = g.Href
		}
		t.Rows = append(t.Rows, []Cell{cell, {Text: g.Text, Number: true, Value: strconv.Itoa(g.Count)}})
	}
	return t
}
