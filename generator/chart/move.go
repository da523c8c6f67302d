package chart

// drawLimit draws a line between the cells of acceptable bands and the others.
func (c *HeatMap) drawLimit(s *svg) {
	width := (100 - heatLeft) / 5
	above := func(l, i int) bool { return c.Cells[l][i].Band > c.Appetite }
	for l := range 5 {
		y := heatTop + float64(4-l)*heatCell
		for i := range 5 {
			x := heatLeft + float64(i)*width
			if i < 4 && above(l, i) != above(l, i+1) {
				s.limit(x+width, y, x+width, y+heatCell)
			}
			if l < 4 && above(l, i) != above(l+1, i) {
				s.limit(x, y, x+width, y)
			}
		}
	}
}

// limit is a dashed line on a ground of its own, so that it is seen on cells of
// all colours.
func (s *svg) limit(x1, y1, x2, y2 float64) {
	s.line("appetite-ground", x1, y1, x2, y2).line("appetite", x1, y1, x2, y2)
}

// slots are the places in a cell where moves begin and end, beside its count:
// as shares of its width, and pixels from its top. Two that are used one after
// the other lie apart.
var slots = [][2]float64{{0.72, 37}, {0.91, 37}, {0.91, 23}, {0.91, 9}, {0.72, 9}, {0.09, 37}, {0.28, 37}}

// drawMoves leads from a square, the level of a risk without its controls, to
// a dot, the level with them. The marks lie over all lines.
func (c *HeatMap) drawMoves(s *svg) {
	if len(c.Moves) == 0 {
		return
	}
	var used [5][5]int
	place := func(cell [2]int) [2]float64 {
		n := &used[cell[0]][cell[1]]
		slot := slots[*n%len(slots)]
		if len(c.Moves) == 1 && *n == 0 && c.Cells[cell[0]][cell[1]].Count == 0 {
			slot = [2]float64{0.5, heatCell / 2} // nothing stands in its way
		}
		*n++
		width := (100 - heatLeft) / 5
		return [2]float64{heatLeft + (float64(cell[1])+slot[0])*width, heatTop + float64(4-cell[0])*heatCell + slot[1]}
	}
	ends := make([][2][2]float64, len(c.Moves))
	for k, m := range c.Moves {
		from, to := place(m.From), place(m.To)
		ends[k] = [2][2]float64{from, to}
		s.line("move", from[0], from[1], to[0], to[1])
	}
	for _, e := range ends {
		s.mark("inherent", e[0][0], e[0][1]).mark("residual", e[1][0], e[1][1])
	}
}

// movesTo says of the risks of a cell from where they came.
func (c *HeatMap) movesTo(l, i int) string {
	var words []string
	for _, m := range c.Moves {
		if m.To == [2]int{l, i} {
			words = append(words, m.Words)
		}
	}
	return c.series(words)
}

// RiskMove shows one risk in the matrix, without its controls and with them.
type RiskMove struct {
	Map  HeatMap   // with one move, and no counts; its Head is: level, likelihood, impact, band
	Ends [2]string // words for without and with controls
}

// Picture implements Chart.
func (c *RiskMove) Picture(dir Direction) []byte {
	s := begin(dir, 8192)
	s.openImage("chart-heat", heatHeight, c.Map.Title, c.Map.Desc)
	return c.Map.draw(s)
}

// Table implements Chart.
func (c *RiskMove) Table() Table {
	t := Table{Caption: c.Map.Caption, Head: c.Map.Head[:]}
	for k, cell := range [][2]int{c.Map.Moves[0].From, c.Map.Moves[0].To} {
		l, i := cell[0], cell[1]
		t.Rows = append(t.Rows, []Cell{{Text: c.Ends[k]}, {Text: c.Map.Likelihood[l]}, {Text: c.Map.Impact[i]}, {Text: c.Map.Bands[c.Map.Cells[l][i].Band]}})
	}
	return t
}

// Option implements Interactive: the matrix, with the marks of the two levels.
func (c *RiskMove) Option(dir Direction) ([]byte, error) {
	cells := c.Map.cells()
	for k, cell := range [][2]int{c.Map.Moves[0].From, c.Map.Moves[0].To} {
		x := &cells[5*cell[0]+cell[1]]
		x.Name = c.Map.named(c.Ends[k], x.Name)
		x.Label.Formatter += " " + []string{"□", "●"}[k]
		x.Style.Opacity = 1
	}
	return c.Map.optionOf(dir, c.Map.Title, cells)
}
