package chart

import "math"

const (
	ladderName    = 16.0 // a line of a stage's name
	ladderHeading = 30.0
	ladderNumbers = 21.0
	ladderTrack   = 26.0
	ladderGap     = 16.0
	noteLine      = 17.0
	noteIndent    = 20.0  // after a mark
	leastWidth    = 288.0 // px of a picture on the narrowest phone
	labelSize     = 12.5  // of a row's name there
)

// Picture implements Chart.
func (c *Ladder) Picture(dir Direction) []byte {
	d := &ladderDrawing{Ladder: c, svg: *begin(dir, 0), left: MaxPractices}
	d.names()
	rest := 0
	for i := range c.Groups {
		rest += d.group(&c.Groups[i])
	}
	if rest > 0 {
		d.label("note", 0, d.y+14, "start", c.rest(rest))
		d.y += noteLine
	}
	s := begin(dir, len(d.b)+256)
	s.openGroup("chart-ladder", math.Ceil(d.y), c.Title)
	s.b = append(s.b, d.b...)
	return s.close()
}

// ladderDrawing is a ladder being drawn, from the top down.
type ladderDrawing struct {
	*Ladder
	svg
	y    float64
	left int // how many practices may still be drawn
}

// at is the place of a stage as a share of the width.
func (c *Ladder) at(stage int) float64 {
	return 100 * (float64(stage) - 0.5) / float64(len(c.Stages))
}

// named reports whether the stages have names and stations in the picture.
func (c *Ladder) named() bool { return len(c.Stages) > 0 && len(c.Stages) <= MaxStages }

// names writes the stages as a stair, each above its place and tied to it.
func (d *ladderDrawing) names() {
	if !d.named() {
		return
	}
	bottom := float64(float64(len(d.Stages))*ladderName) + 6
	for i := range d.Stages {
		d.line("tick-line", d.at(i+1), float64(float64(i)*ladderName)+16, d.at(i+1), bottom)
	}
	for i := range d.Stages {
		anchor, name := stageName(d.Stages[i].Name, d.at(i+1))
		d.label("stage-name", d.at(i+1), float64(float64(i)*ladderName)+12, anchor, name)
	}
	d.y = bottom
}

// stageName sets a name to the right of its place where a phone has room for
// it, and else on the side where there is more.
func stageName(name string, x float64) (anchor, shown string) {
	const ems = leastWidth / 12 / 100 // of one hundredth of the width
	if x > 50 && advances([]rune(name)) > float64(ems*(100-x)) {
		return "end", broken(name, float64(ems*x), 1)[0]
	}
	return "start", broken(name, float64(ems*(100-x)), 1)[0]
}

// group draws a group and returns how many of its practices there is no room
// for.
func (d *ladderDrawing) group(g *PracticeGroup) (rest int) {
	shown := min(d.left, len(g.Practices))
	if shown == 0 {
		return len(g.Practices)
	}
	if g.Heading != "" {
		for i, line := range broken(g.Heading, leastWidth/14, 2) {
			d.label("group", 0, d.y+22+float64(18*float64(i)), "start", line)
			d.y += float64(18 * float64(min(i, 1)))
		}
		d.y += ladderHeading
	}
	d.numbers()
	for i := range g.Practices[:shown] {
		d.practice(&g.Practices[i])
	}
	d.left -= shown
	return len(g.Practices) - shown
}

// numbers repeats the numbers of the stages above the rows of a group.
func (d *ladderDrawing) numbers() {
	if !d.named() {
		return
	}
	for i := range d.Stages {
		d.label("tick", d.at(i+1), d.y+13, "middle", shorten(d.Stages[i].Number, 3))
	}
	d.y += ladderNumbers
}

// practice draws a row: its name, the stages it passes, and its words.
func (d *ladderDrawing) practice(p *Practice) {
	labels, words := rowLabel(p.Label), broken(d.words(p), (leastWidth-noteIndent)/12, 3)
	height := float64(len(labels))*bulletLine + ladderTrack + float64(len(words))*noteLine + ladderGap
	d.open(p.Href, d.Joints.named(p.Label, d.words(p)))
	d.rect("hit", 0, d.y, 100, height-8)
	y := d.y
	for _, line := range labels {
		y += bulletLine
		d.label(labelClass(p.Href), 0, y-4, "start", line)
	}
	d.track(p, y+ladderTrack/2)
	d.note(p.Mark, y+ladderTrack, words)
	if p.Href != "" {
		d.raw("</a>")
	}
	d.y += height
}

// rowLabel breaks the name of a row, which is whole unless it is very long: what
// is seen of a link is then part of what it is called.
func rowLabel(label string) []string { return broken(label, leastWidth/labelSize, 4) }

// open begins a link with a name, where there is an address.
func (s *svg) open(href, name string) {
	if href != "" {
		s.raw("<a").attr("href", href).attr("aria-label", name).raw(">")
	}
}

// labelClass is the class of a row's name: only one that leads somewhere
// looks it.
func labelClass(href string) string {
	if href == "" {
		return "label-plain"
	}
	return "label"
}

// note writes lines of words after a mark, which may be none.
func (s *svg) note(m Mark, y float64, lines []string) {
	x := 0.0
	s.beginEdge()
	if m != "" {
		s.pin(m, 7, y+9)
		x = noteIndent
	}
	for i, line := range lines {
		s.phrase("note", x, y+13+float64(noteLine*float64(i)), line)
	}
	s.endEdge()
}

// track draws the stages of a practice on a line through all stages.
func (d *ladderDrawing) track(p *Practice, y float64) {
	if len(d.Stages) == 0 {
		return
	}
	stage, aim, earlier := d.known(p.Stage), d.known(p.Aim), d.known(p.Earlier)
	class := "rail"
	if stage == 0 {
		class = "rail rail-empty"
	}
	d.line(class, d.at(1), y, d.at(len(d.Stages)), y)
	if d.named() {
		for i := range d.Stages {
			if i+1 == stage || i+1 == aim || i+1 == earlier {
				continue // a mark stands there
			}
			d.raw(`<circle class="station"`).across("cx", d.at(i+1)).px("cy", y).raw(` r="2.5"/>`)
		}
	}
	if stage > 0 && earlier > 0 {
		d.line("came", d.at(earlier), y, d.at(stage), y)
	}
	if stage > 0 && aim > 0 {
		d.line("way", d.at(stage), y, d.at(aim), y)
	}
	d.stages(stage, aim, earlier, y)
}

// beside moves the shape of a mark back from its place.
func (s *svg) beside(shape string) string {
	moved := svg{rtl: s.rtl}
	return string(moved.raw("<svg").aside(-17).raw(` width="1" height="1" overflow="visible">`).raw(shape).raw("</svg>").b)
}

// stages draws the marks of a practice. Of those at one place the earlier one
// stands beside and the aim about the stage.
func (d *ladderDrawing) stages(stage, aim, earlier int, y float64) {
	square, ring := shape("earlier"), shape("aim")
	if earlier == stage || earlier == aim {
		square = d.beside(square)
	}
	if aim == stage {
		ring = `<circle r="10"/>`
	}
	if earlier > 0 {
		d.outline("earlier", "", d.at(earlier), y, square)
	}
	if aim > 0 {
		d.outline("aim", "", d.at(aim), y, ring)
	}
	if stage > 0 {
		d.mark("stage", d.at(stage), y)
	}
}
