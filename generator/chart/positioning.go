package chart

// Placed is a plan, or a topic, with its scores.
type Placed struct {
	Label     string // its short name, or a number that stands for it
	Href      string
	Words     string // name and scores in words
	Relevance int    // 1 to 5
	Strength  int    // 1 to 5
	Cells     []Cell // of its row in the table
}

// Positioning shows plans or topics by relevance, across, and strength,
// upwards. Those with the same scores stand under one another in their cell.
type Positioning struct {
	Title     string
	Desc      string // the sentence that says what it shows
	Caption   string
	Plans     []Placed
	Steps     [5]string // numbers of the steps, formatted
	Relevance [5]string // steps with number and word
	Strength  [5]string
	Axes      [2]string          // "Relevance →", "Strength ↑"
	Corners   [4]string          // what the scores suggest: relevant and strong, relevant only, strong only, neither
	Rest      func(n int) string // "and 3 more"
	Head      []string
}

const (
	chipHeight  = 24.0
	chipPitch   = 27.0
	chipsInCell = 12 // more are counted
	placeLeft   = 7.0
	placeTop    = 44.0
	placeBottom = 66.0
)

// longLabel is how many characters of a label fit into a cell on a phone.
const longLabel = 8

// IsLong reports whether a label is too long for a cell on a phone. In Chinese a
// letter takes the room of two.
func IsLong(label string) bool { return width([]rune(label), columns) > longLabel }

// Picture implements Chart.
func (c *Positioning) Picture(dir Direction) []byte {
	cells, heights := c.grid()
	total := 0.0
	for _, h := range heights {
		total += h
	}
	s := begin(dir, 4096+320*len(c.Plans))
	s.openGroup("chart-positioning", placeTop+total+placeBottom, c.Title)
	s.label("axis", 0, 12, "start", c.Axes[1])
	s.label("corner", placeLeft, placeTop-10, "start", c.Corners[2]).label("corner", 100, placeTop-10, "end", c.Corners[0])
	y := placeTop
	for strength := 4; strength >= 0; strength-- {
		s.label("tick", placeLeft/2, y+heights[strength]/2+4, "middle", c.Steps[strength])
		for relevance := range 5 {
			c.drawPlace(s, cells[strength][relevance], relevance, strength, y, heights[strength])
		}
		y += heights[strength]
	}
	for i := range 5 {
		s.label("tick", placeLeft+(float64(i)+0.5)*placeWidth, y+40, "middle", c.Steps[i])
	}
	s.label("corner", placeLeft, y+18, "start", c.Corners[3]).label("corner", 100, y+18, "end", c.Corners[1])
	s.label("axis", 100, y+60, "end", c.Axes[0])
	return s.close()
}

const placeWidth = (100 - placeLeft) / 5

// grid sorts the plans into cells, by strength and relevance, and says how
// high the rows are.
func (c *Positioning) grid() (cells [5][5][]int, heights [5]float64) {
	for i := range c.Plans {
		p := &c.Plans[i]
		cells[p.Strength-1][p.Relevance-1] = append(cells[p.Strength-1][p.Relevance-1], i)
	}
	for row := range cells {
		most := 1
		for _, cell := range cells[row] {
			lines := len(cell)
			if lines > chipsInCell {
				lines = chipsInCell + 1
			}
			most = max(most, lines)
		}
		heights[row] = 9 + float64(most)*chipPitch
	}
	return cells, heights
}

// drawPlace draws a cell with the plans in it.
func (c *Positioning) drawPlace(s *svg, plans []int, relevance, strength int, y, height float64) {
	class := "place"
	if relevance != 2 && strength != 2 {
		class = "place corner-place"
	}
	x := placeLeft + float64(relevance)*placeWidth
	s.rect(class, x+0.3, y+1, placeWidth-0.6, height-2)
	for n, i := range plans {
		top := y + 6 + float64(n)*chipPitch
		if n == chipsInCell {
			s.label("tick", x+placeWidth/2, top+16, "middle", c.Rest(len(plans)-n))
			return
		}
		drawPlaced(s, &c.Plans[i], x, top)
	}
}

// drawPlaced draws a plan; a label too long for its cell is cut off.
func drawPlaced(s *svg, p *Placed, x, y float64) {
	s.raw("<a").attr("href", p.Href).attr("aria-label", p.Words).raw(">").title(p.Words)
	s.rect("placed", x+1, y, placeWidth-2, chipHeight)
	s.label("placed-name", x+placeWidth/2, y+17, "middle", shorten(p.Label, longLabel+1)).raw("</a>")
}

// Table implements Chart.
func (c *Positioning) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head}
	for i := range c.Plans {
		t.Rows = append(t.Rows, c.Plans[i].Cells)
	}
	return t
}
