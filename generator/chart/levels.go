package chart

import "strconv"

// LevelPoint is one assessment of a risk.
type LevelPoint struct {
	Day                int
	ISO                string    // the day as YYYY-MM-DD
	Date               string    // formatted
	Inherent, Residual int       // ranks of bands
	Words              [2]string // inherent and residual: band and cell in words
	Names              [2]string // the same with the day and which of the two it is
	Standing           string    // in words
	Note               string
}

// Levels shows how the band of a risk moved, before and with controls, against
// the highest acceptable band.
type Levels struct {
	Title, Desc, Caption string
	Bands                []string // in words, least first
	Appetite             int      // rank of the highest acceptable band, -1 for none
	Points               []LevelPoint
	AppetiteText         string
	AsOf                 int
	AsOfISO              string
	AsOfText             string
	Head                 [5]string // date, inherent, residual, standing, note
}

const levelRow = 40.0

// Picture implements Chart.
func (c *Levels) Picture(dir Direction) []byte {
	n := float64(len(c.Bands))
	top := 22.0
	s := begin(dir, 4096)
	s.openImage("chart-levels", top+n*levelRow+26, c.Title, c.Desc)
	for i := range c.Bands {
		y := top + (n-1-float64(i))*levelRow
		s.rect("lane band-"+strconv.Itoa(i), 0, y, 100, levelRow-2)
		s.label("tick", 1, y+14, "start", c.Bands[i])
	}
	limit := top + (n-1-float64(c.Appetite))*levelRow - 1
	s.line("appetite", 0, limit, 100, limit)
	if len(c.Points) > 0 {
		c.drawPoints(s, top, n)
	}
	return s.close()
}

func (c *Levels) drawPoints(s *svg, top, n float64) {
	last := c.Points[len(c.Points)-1]
	x := scale{float64(c.Points[0].Day), float64(max(c.AsOf, last.Day)), 22, 94}
	y := func(rank int, shift float64) float64 { return top + (n-1-float64(rank))*levelRow + levelRow/2 + shift }
	for side, shift := range []float64{-5, 5} {
		class := [...]string{"inherent", "residual"}[side]
		rank := func(p *LevelPoint) int { return [...]int{p.Inherent, p.Residual}[side] }
		for i := range c.Points {
			from, until := x.at(float64(c.Points[i].Day)), x.to
			if i+1 < len(c.Points) {
				until = float64(c.Points[i+1].Day)
			}
			at := y(rank(&c.Points[i]), shift)
			s.line("step "+class, from, at, x.at(until), at)
			if i+1 < len(c.Points) {
				s.line("step "+class, x.at(until), at, x.at(until), y(rank(&c.Points[i+1]), shift))
			}
			s.mark(Mark(class), from, at)
		}
	}
	bottom := top + n*levelRow + 14
	s.label("tick", x.at(float64(c.Points[0].Day)), bottom, "middle", c.Points[0].Date)
	s.label("tick", 100, bottom, "end", c.AsOfText)
}

// Table implements Chart.
func (c *Levels) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head[:]}
	for i := range c.Points {
		p := &c.Points[i]
		t.Rows = append(t.Rows, []Cell{{Text: p.Date, Value: p.ISO}, {Text: p.Words[0]}, {Text: p.Words[1]}, {Text: p.Standing}, {Text: p.Note}})
	}
	return t
}
