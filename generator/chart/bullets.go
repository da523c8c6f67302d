package chart

// Bullet is one row of a bullet chart: how far an indicator has come on the
// way from its baseline to its target.
type Bullet struct {
	Label    string // name of the indicator
	Href     string
	Rating   string  // on-track, ...
	Words    string  // the rating and its figures in words
	Ratio    bool    // Share and Expected hold
	Share    float64 // of the way, 1 is the target; drawn between 0 and 1
	Expected float64 // of the way, by the as-of date
	Kept     bool    // Offset holds instead
	Offset   float64 // distance from the target in tolerances
	Cells    []Cell  // value, target, progress and expectation for the table

	ExpectedWords string // name and expectation in words
}

// Bullets shows indicators against their targets, one row each.
type Bullets struct {
	Joints
	Title   string
	Desc    string // the sentence that says what it shows
	Caption string
	Head    []string // indicator, rating, value, target, progress, expected
	Rows    []Bullet
	Rating  func(rating string) string // the rating in words, for the table
	Words   BulletWords
}

// BulletWords name the marks of bullets: the bars, the marks of what is
// expected, and values that are to stay; and Unit, the head of units in CSV.
type BulletWords struct{ Progress, Expected, Kept, Unit string }

const (
	bulletLine = 18.0
	bulletBar  = 14.0
	bulletGap  = 22.0
)

// Picture implements Chart.
func (c *Bullets) Picture(dir Direction) []byte {
	height := 0.0
	for i := range c.Rows {
		height += c.Rows[i].height()
	}
	s := begin(dir, 1024*len(c.Rows)+256)
	s.openGroup("chart-bullets", height, c.Title)
	y := 0.0
	for i := range c.Rows {
		c.draw(s, &c.Rows[i], y)
		y += c.Rows[i].height()
	}
	return s.close()
}

func (r *Bullet) height() float64 {
	more := float64(len(r.note())-1) * noteLine
	return float64(len(rowLabel(r.Label)))*bulletLine + bulletBar + bulletLine + bulletGap + 6 + more
}

// note are the lines of a row's words, which a phone has room for.
func (r *Bullet) note() []string { return broken(r.Words, (leastWidth-noteIndent)/noteTextSize, 3) }

func (c *Bullets) draw(s *svg, r *Bullet, y float64) {
	s.raw("<a").attr("href", r.Href).attr("aria-label", c.name(r)).raw(">")
	s.rect("hit", 0, y, 100, r.height()-8)
	for _, line := range rowLabel(r.Label) {
		y += bulletLine
		s.label("label", 0, y-4, "start", line)
	}
	y += 4
	s.rect("track", 0, y, 100, bulletBar)
	switch {
	case r.Kept:
		r.drawKept(s, y)
	case r.Ratio:
		s.rect("bar rating-"+r.Rating, 0, y, 100*clamp(r.Share, 0, 1), bulletBar)
		at := 100 * clamp(r.Expected, 0, 1)
		s.line("expected", clamp(at, 0.3, 99.7), y-4, clamp(at, 0.3, 99.7), y+bulletBar+4)
	}
	s.note(Mark(r.Rating), y+bulletBar+bulletLine-13, r.note())
	s.raw("</a>")
}

// drawKept shows a value that is to stay: the band of the tolerance and where
// the value lies.
func (r *Bullet) drawKept(s *svg, y float64) {
	s.rect("kept-band", 25, y, 50, bulletBar)
	at := 50 + float64(25*clamp(r.Offset, -1.9, 1.9))
	s.line("kept-target", 50, y-4, 50, y+bulletBar+4)
	s.rect("bar rating-"+r.Rating, at-1, y, 2, bulletBar)
}

// Table implements Chart.
func (c *Bullets) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head, UnitHead: c.Words.Unit}
	for i := range c.Rows {
		r := &c.Rows[i]
		row := []Cell{{Text: r.Label, Href: r.Href}, {Text: c.Rating(r.Rating)}}
		for _, cell := range r.Cells {
			cell.Number = true
			row = append(row, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
