package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"plansite/generator/foreign"
)

// ChainBox is a result, or a group of results, in a results chain.
type ChainBox struct {
	ID      string   // its own in the chain
	Kind    string   // in words: Outcome, Study group
	Label   string   // its title
	Note    string   // a further line, such as the plan that a result stands in; or empty
	Href    string   // where it leads
	Rating  string   // on-track, ...; of a group the worst in it, or empty
	Words   string   // the rating in words
	Current bool     // the one that the chain is about
	Up      []string // ids of the boxes it contributes to; those in no column before its own are not tied
}

// ChainColumn holds the results of one level.
type ChainColumn struct {
	Heading string
	Note    string // a second line: whose they are; or empty
	Boxes   []ChainBox
}

// Chain shows what contributes to what: a column for each level, the highest
// first, and a curve from each box to those it contributes to. A curve that
// passes a column has a place there, as boxes have, which all curves to the
// same box share; so none runs behind a box. There is nothing to explore in a
// chain beyond what stands in it, so it has no option.
type Chain struct {
	Joints
	Title   string
	Caption string
	Head    [4]string // level, result, rating, contributes to
	Columns []ChainColumn
}

// MaxBoxes is how many boxes a chain can have and be read. Whoever makes one
// of more groups them first.
const MaxBoxes = 60

// Measures of a chain, in pixels; those across hold at its least width.
const (
	chainBox      = 128.0
	chainGap      = 29.0 // the least room between two columns
	chainWidest   = 0.36 // of the width, that a box takes
	chainCurves   = 20   // for which a gap is as wide as that
	chainStart    = 9.0  // from the edge of a box to its text
	chainEnd      = 1.0
	chainLine     = 16.0
	chainApart    = 12.0 // between two boxes
	chainPass     = 4.0  // height of a place where curves pass
	chainFontSize = 12.0
)

// chainWidths are the widths from which on a chain can stand, of which it takes
// the least that suits it; the style sheet has a class for each.
var chainWidths = []int{704, 760, 928, 1072, 1150}

// Picture implements Chart. Its texts fit from a width on that its Class and
// its attribute data-least name; where there is less room, a list has to stand
// in for it.
func (c *Chain) Picture(dir Direction) []byte {
	d := c.draw()
	s := begin(dir, 1024*(1+c.boxes()))
	s.root("chart-chain").raw(` width="100%"`).px("height", d.bottom).attr("data-least", strconv.Itoa(d.least)).raw(` role="group"`).attr("aria-label", c.Title).raw(">")
	d.headings(s)
	d.ties(s)
	for _, column := range d.columns {
		for _, slot := range column {
			if slot.box != nil {
				d.box(s, slot)
			}
		}
	}
	return s.close()
}

func (c *Chain) boxes() int {
	n := 0
	for i := range c.Columns {
		n += len(c.Columns[i].Boxes)
	}
	return n
}

// Table implements Chart.
func (c *Chain) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head[:]}
	labels, column := map[string]string{}, map[string]int{}
	for i := range c.Columns {
		for _, b := range c.Columns[i].Boxes {
			labels[b.ID], column[b.ID] = b.Label, i
		}
	}
	for i := range c.Columns {
		for _, b := range c.Columns[i].Boxes {
			var up []string
			for _, id := range b.Up {
				if at, ok := column[id]; ok && at < i {
					up = append(up, labels[id])
				}
			}
			t.Rows = append(t.Rows, []Cell{{Text: b.Kind}, {Text: c.noted(b.Label, b.Note), Href: b.Href}, {Text: b.Words}, {Text: c.series(up)}})
		}
	}
	return t
}

// name is what a box is called where it is not seen.
func (c *Chain) name(b *ChainBox) string {
	name := c.named(b.Kind, c.noted(b.Label, b.Note))
	if b.Words != "" {
		name = c.named(name, b.Words)
	}
	return name
}

// chainDrawing is a chain with the place of all that is drawn.
type chainDrawing struct {
	*Chain
	least       int       // px of the whole picture
	x           []float64 // where columns begin, as shares of the width
	width       float64   // of a box, likewise
	inner       float64   // px for the text of a box
	top, bottom float64
	columns     [][]*chainSlot
	heads       [][]string // lines of the headings
}

func (c *Chain) draw() *chainDrawing {
	d := &chainDrawing{Chain: c, columns: c.slots()}
	width := d.across()
	d.inner = width - chainStart - chainEnd
	for i := range c.Columns {
		lines := broken(c.Columns[i].Heading, width/12.5, 3)
		if note := c.Columns[i].Note; note != "" {
			lines = append(lines, broken(note, width/12, 1)...)
		}
		d.heads = append(d.heads, lines)
		d.top = max(d.top, float64(len(lines))*chainLine)
	}
	d.top += 8
	d.place()
	return d
}

// across finds the place of each column, and returns the width of a box in
// pixels. A gap that many curves cross is wider.
func (d *chainDrawing) across() float64 {
	gaps, all := make([]int, len(d.columns)), 0
	for i, column := range d.columns {
		curves := 0
		for _, slot := range column {
			curves += len(slot.up)
		}
		if i > 0 {
			gaps[i] = 1 + min(curves/chainCurves, 2)
			all += gaps[i]
		}
	}
	n := float64(max(1, len(d.columns)))
	wanted := float64(n*chainBox) + float64(float64(all)*chainGap)
	d.least = chainWidths[len(chainWidths)-1]
	for _, width := range slices.Backward(chainWidths) {
		if float64(width) >= wanted {
			d.least = width
		}
	}
	least := float64(d.least)
	width := min(max(least-float64(float64(all)*chainGap), least/2)/n, float64(chainWidest*least))
	d.width = 100 * width / least
	x := 0.0
	for _, gap := range gaps {
		if all > 0 {
			x += (100 - float64(n*d.width)) * float64(gap) / float64(all)
		}
		d.x = append(d.x, x)
		x += d.width
	}
	return width
}

// place spreads the slots of each column over the height of the tallest.
func (d *chainDrawing) place() {
	tallest, heights := 0.0, make([]float64, len(d.columns))
	for i, column := range d.columns {
		for _, slot := range column {
			d.measure(slot)
			heights[i] += slot.height
		}
		tallest = max(tallest, heights[i]+float64(float64(len(column)-1)*chainApart))
	}
	for i, column := range d.columns {
		apart := (tallest - heights[i]) / float64(len(column))
		y := d.top
		if len(column) > 1 && apart < chainApart {
			apart = (tallest - heights[i]) / float64(len(column)-1)
		} else {
			y += apart / 2
		}
		for _, slot := range column {
			slot.y = y
			y += slot.height + apart
		}
	}
	d.bottom = math.Ceil(d.top + max(tallest, 0) + 2)
}

// measure breaks the texts of a slot into lines, and with them finds its height.
func (d *chainDrawing) measure(slot *chainSlot) {
	if slot.box == nil {
		slot.height = chainPass
		return
	}
	if slot.box.Words != "" {
		slot.words = broken(slot.box.Words, (d.inner-17)/12, 2)
	}
	slot.label = broken(slot.box.Label, d.inner/chainFontSize, 5)
	if slot.box.Note != "" {
		slot.note = broken(slot.box.Note, d.inner/12, 4)
	}
	slot.height = float64(len(slot.words)+len(slot.label)+len(slot.note))*chainLine + 11
}

func (d *chainDrawing) headings(s *svg) {
	for i, lines := range d.heads {
		for j, line := range lines {
			class := "axis"
			if d.Columns[i].Note != "" && j == len(lines)-1 {
				class = "tick"
			}
			s.label(class, d.x[i], 12+float64(float64(j)*chainLine), "start", line)
		}
	}
}

// tiesWidth is that of the picture of curves, which stretches across.
const tiesWidth = 1000

// ties draws the curves in a picture of their own.
func (d *chainDrawing) ties(s *svg) {
	s.raw(`<svg class="ties" x="0" y="0" width="100%"`).px("height", d.bottom).raw(` viewBox="0 0 1000 `)
	s.b = appendNumber(s.b, d.bottom)
	s.raw(`" preserveAspectRatio="none">`)
	for _, column := range d.columns {
		for _, slot := range column {
			for _, up := range slot.up {
				d.tie(s, slot, up)
			}
		}
	}
	s.raw("</svg>")
}

// tie draws from a slot to one in the column before it; a curve that passes a
// column crosses it first.
func (d *chainDrawing) tie(s *svg, slot, up *chainSlot) {
	from, to := float64(10*d.x[slot.column]), float64(10*(d.x[up.column]+d.width))
	start := from
	if slot.box == nil {
		start = float64(10 * (d.x[slot.column] + d.width))
	}
	class := "tie"
	if slot.current || up.current {
		class = "tie tie-current"
	}
	middle := (from + to) / 2
	s.raw(`<path class="`).raw(class).raw(`" d="M`).point(start, slot.middle())
	if start != from {
		s.raw("L").point(from, slot.middle())
	}
	s.raw("C").point(middle, slot.middle()).raw(" ").point(middle, up.middle()).raw(" ").point(to, up.middle()).raw(`"/>`)
}

// point writes a place of a curve.
func (s *svg) point(x, y float64) *svg {
	s.b = appendNumber(s.b, s.flip(x, 0, tiesWidth))
	s.b = append(s.b, ' ')
	s.b = appendNumber(s.b, y)
	return s
}

// box draws a box with its texts, in a picture of its own where they have
// places in pixels.
func (d *chainDrawing) box(s *svg, slot *chainSlot) {
	b := slot.box
	s.raw("<a").attr("href", b.Href).attr("aria-label", d.name(b))
	if b.Current {
		s.raw(` class="current" aria-current="page"`)
	}
	s.raw(">")
	if slot.isCut() {
		s.title(d.name(b))
	}
	s.raw("<svg").share("x", s.flip(d.x[slot.column], d.width, 100)).px("y", slot.y).share("width", d.width).px("height", slot.height).raw(">")
	s.raw(`<rect class="box" width="100%"`).px("height", slot.height).raw(` rx="3"/>`).beginEdge()
	y := 17.0
	if b.Rating != "" {
		s.raw(`<rect class="edge rating-`).raw(b.Rating).raw(`"`).px("x", s.flip(0, 4, 0)).raw(` width="4"`).px("height", slot.height).raw(` rx="2"/>`)
		s.pin(Mark(b.Rating), 17, 13)
	}
	y = s.lines("note", chainStart+17, y, slot.words)
	y = s.lines("label", chainStart, y, slot.label)
	s.lines("note", chainStart, y, slot.note)
	s.endEdge().raw("</svg></a>")
}

// lines writes lines of text below one another and returns where the next goes.
func (s *svg) lines(class string, x, y float64, lines []string) float64 {
	for _, line := range lines {
		s.phrase(class, x, y, line)
		y += chainLine
	}
	return y
}

// Class is the class of a chain's figure, by which the style sheet knows at
// which width the picture can stand.
func (c *Chain) Class() string {
	return "chain chain-" + strconv.Itoa(c.draw().least)
}

// chainSlot is a place in a column: of a box, or of curves that pass.
type chainSlot struct {
	box                *ChainBox // nil where curves pass
	current            bool      // the box, or the one that the curves lead to
	column             int
	up                 []*chainSlot // in the column before
	rank               float64      // by which the column is ordered
	y, height          float64
	words, label, note []string
}

func (s *chainSlot) middle() float64 { return s.y + s.height/2 }

// isCut reports whether a text of a box did not fit.
func (s *chainSlot) isCut() bool {
	for _, lines := range [][]string{s.words, s.label, s.note} {
		if len(lines) > 0 && strings.HasSuffix(foreign.Strip(lines[len(lines)-1]), "…") {
			return true
		}
	}
	return false
}

// slots ties the boxes and orders each column.
func (c *Chain) slots() [][]*chainSlot {
	t := chainTies{columns: make([][]*chainSlot, len(c.Columns)), boxes: map[string]*chainSlot{}, passes: map[chainPassage]*chainSlot{}}
	for i := range c.Columns {
		for j := range c.Columns[i].Boxes {
			b := &c.Columns[i].Boxes[j]
			slot := &chainSlot{box: b, column: i, current: b.Current}
			t.columns[i] = append(t.columns[i], slot)
			if _, twice := t.boxes[b.ID]; !twice {
				t.boxes[b.ID] = slot
			}
		}
	}
	for _, column := range t.columns {
		for _, slot := range slices.Clone(column) {
			if slot.box != nil {
				t.tie(slot)
			}
		}
	}
	for i := 1; i < len(t.columns); i++ {
		order(t.columns[i-1], t.columns[i])
	}
	return t.columns
}

// chainTies are boxes by id, and where curves pass.
type chainTies struct {
	columns [][]*chainSlot
	boxes   map[string]*chainSlot
	passes  map[chainPassage]*chainSlot
}

type chainPassage struct {
	to     *chainSlot
	column int
}

func (t *chainTies) tie(slot *chainSlot) {
	for _, id := range slot.box.Up {
		up, ok := t.boxes[id]
		if !ok || up.column >= slot.column {
			continue
		}
		if step := t.step(up, slot.column-1); !slices.Contains(slot.up, step) {
			slot.up = append(slot.up, step)
		}
	}
}

// step is the slot of a column by which a curve reaches a box.
func (t *chainTies) step(to *chainSlot, column int) *chainSlot {
	if to.column == column {
		return to
	}
	key := chainPassage{to, column}
	if t.passes[key] == nil {
		slot := &chainSlot{column: column, current: to.current, up: []*chainSlot{t.step(to, column-1)}}
		t.passes[key] = slot
		t.columns[column] = append(t.columns[column], slot)
	}
	return t.passes[key]
}

// order moves each slot of a column next to those it is tied to in the column
// before, on an average, so that few curves cross; what is tied to nothing
// comes last.
func order(before, column []*chainSlot) {
	row := map[*chainSlot]int{}
	for i, slot := range before {
		row[slot] = i
	}
	for _, slot := range column {
		sum := 0
		for _, up := range slot.up {
			sum += row[up]
		}
		slot.rank = float64(len(before))
		if len(slot.up) > 0 {
			slot.rank = float64(sum) / float64(len(slot.up))
		}
	}
	slices.SortStableFunc(column, func(a, b *chainSlot) int {
		switch {
		case a.rank < b.rank:
			return -1
		case a.rank > b.rank:
			return 1
		}
		return 0
	})
}
