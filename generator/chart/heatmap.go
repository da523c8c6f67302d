package chart

import (
	"slices"
	"strconv"
)

// HeatCell is one cell of a heat map.
type HeatCell struct {
	Count int
	Text  string // the count, formatted
	Band  int    // rank of its band
	Name  string // count, band, likelihood and impact in words
	Href  string // where its risks are listed; used where Count is not 0
}

// HeatMap shows how many risks lie in each cell of the matrix.
type HeatMap struct {
	Joints
	Title      string
	Desc       string // the sentence that says what it shows
	Caption    string
	Cells      [5][5]HeatCell // by likelihood, then impact, least first
	Letters    []string       // a letter for each band
	Bands      []string       // the bands in words, for the table
	Steps      [5]string      // numbers of the steps, formatted
	Likelihood [5]string      // steps with number and word, for the table
	Impact     [5]string
	Axes       [2]string // "Likelihood ↑", "Impact →"
	Head       [4]string // of the table: likelihood, impact, band, risks
	Moves      []Move    // of its risks, where they are few enough to be drawn
	MoveHead   string    // of the column of the table that they have
	Limited    bool      // the line around what is acceptable is drawn
	Appetite   int       // rank of the highest acceptable band, -1 for none
}

// Move is how far its controls bring a risk: from one cell to another.
type Move struct {
	From, To [2]int // likelihood and impact, from 0
	Words    string // risk and inherent level
}

const (
	heatCell   = 46.0
	heatLeft   = 8.0 // share of the width for the numbers of the likelihood
	heatBottom = 44.0
	heatTop    = 20.0
	heatHeight = heatTop + 5*heatCell + heatBottom
)

// Picture implements Chart.
func (c *HeatMap) Picture(dir Direction) []byte {
	s := begin(dir, 8192)
	s.openGroup("chart-heat", heatHeight, c.Title)
	return c.draw(s)
}

func (c *HeatMap) draw(s *svg) []byte {
	width := (100 - heatLeft) / 5
	s.label("axis", 0, 12, "start", c.Axes[0])
	for l := range 5 {
		y := heatTop + float64(4-l)*heatCell
		s.label("tick", heatLeft/2, y+heatCell/2+4, "middle", c.Steps[l])
		for i := range 5 {
			c.drawCell(s, &c.Cells[l][i], heatLeft+float64(i)*width, y, width)
		}
	}
	for i := range 5 {
		s.label("tick", heatLeft+(float64(i)+0.5)*width, heatTop+5*heatCell+18, "middle", c.Steps[i])
	}
	s.label("axis", 100, heatTop+5*heatCell+38, "end", c.Axes[1])
	if c.Limited {
		c.drawLimit(s)
	}
	c.drawMoves(s)
	return s.close()
}

func (c *HeatMap) drawCell(s *svg, cell *HeatCell, x, y, width float64) {
	class := "cell band-" + strconv.Itoa(cell.Band)
	if cell.Count == 0 {
		s.rect(class+" empty", x+0.3, y+1, width-0.6, heatCell-2)
	} else {
		s.raw("<a").attr("href", cell.Href).attr("aria-label", cell.Name).raw(">").title(cell.Name)
		s.rect(class, x+0.3, y+1, width-0.6, heatCell-2)
		s.label("count", x+width/2, y+heatCell/2+6, "middle", cell.Text).raw("</a>")
	}
	s.label("letter", x+1.4, y+14, "start", c.Letters[cell.Band])
}

// Table implements Chart.
func (c *HeatMap) Table() Table {
	t := Table{Caption: c.Caption, Head: slices.Clone(c.Head[:])}
	if len(c.Moves) > 0 {
		t.Head = append(t.Head, c.MoveHead)
	}
	for l := 4; l >= 0; l-- {
		for i := 4; i >= 0; i-- {
			if cell := &c.Cells[l][i]; cell.Count > 0 {
				row := []Cell{
					{Text: c.Likelihood[l]}, {Text: c.Impact[i]},
					{Text: c.Bands[cell.Band]}, {Text: cell.Text, Href: cell.Href, Number: true, Value: strconv.Itoa(cell.Count)},
				}
				if len(c.Moves) > 0 {
					row = append(row, Cell{Text: c.movesTo(l, i)})
				}
				t.Rows = append(t.Rows, row)
			}
		}
	}
	return t
}
