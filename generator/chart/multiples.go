package chart

import (
	"math"
	"slices"
)

// Small is a trend among others of the same unit. One without points says why.
type Small struct {
	Plan   string // short name of its plan
	Name   string // of what is measured; empty in all trends where it is the same
	Href   string
	Words  string // plan, name, latest value and rating in words
	Points []Point
	Latest string // the last value, formatted short
	Rating string // on-track, ...
	State  string // the rating in words
}

// Multiples shows trends of one unit as small pictures of the same scales, two
// beside one another.
type Multiples struct {
	Title   string
	Desc    string // the sentence that says what it shows
	Caption string
	Panels  []Small
	Unit    string                               // of the values, in CSV
	Years   []Tick                               // 1 January of years, formatted
	Number  func(v float64, decimals int) string // formats a value of the axis
	Words   MultiplesWords
}

// MultiplesWords are the words of the table.
type MultiplesWords struct{ Plan, Indicator, Date, Value, Standing, Rating, Unit, Source string }

const (
	panelWidth = 47.0 // share of the width
	panelPlot  = 60.0
	panelLine  = 16.0
	panelSize  = 13.0 // of the name of a plan
	panelSmall = 11.0 // of the name of what is measured, on the narrowest phone
	panelMark  = 16.0 // px beside it for the mark
)

// Picture implements Chart.
func (c *Multiples) Picture(dir Direction) []byte {
	rows, f := (len(c.Panels)+1)/2, c.frame()
	s := begin(dir, 512+2048*len(c.Panels))
	s.openGroup("chart-multiples", float64(rows)*f.height, c.Title)
	for i := range c.Panels {
		left := float64(i%2) * (100 - panelWidth)
		s.raw(`<svg class="panel"`).share("x", s.flip(left, panelWidth, 100)).px("y", float64(i/2)*f.height).share("width", panelWidth).px("height", f.height).raw(` overflow="visible">`)
		c.drawPanel(s, &c.Panels[i], f)
		s.raw("</svg>")
	}
	return s.close()
}

// panelName are the lines of the name of what is measured.
func panelName(name string) []string {
	return broken(name, leastWidth*panelWidth/100/panelSmall, 2)
}

// plan are the lines of the name of a panel's plan, beside its mark.
func (p *Small) plan() []string {
	return broken(p.Plan, (leastWidth*panelWidth/100-panelMark)/panelSize, 2)
}

// frame is what all panels share: the lines of the name of a plan, their height,
// their scales, and the ends of the axis of values.
type frame struct {
	plan                int
	height, top, bottom float64
	x, y                scale
	ends                [2]string
}

// frame leaves room for the longest name of a plan and of what is measured: one
// line, or two.
func (c *Multiples) frame() frame {
	f := frame{plan: 1}
	names := 0
	for i := range c.Panels {
		f.plan = max(f.plan, len(c.Panels[i].plan()))
		if name := c.Panels[i].Name; name != "" {
			names = max(names, len(panelName(name)))
		}
	}
	f.top = 20 + panelLine*float64(f.plan) + max(8, panelLine*float64(names))
	f.bottom = f.top + panelPlot
	f.height = f.bottom + 36
	c.scale(&f)
	return f
}

// scale fills in the scales, over all points of all panels.
func (c *Multiples) scale(f *frame) {
	lo, hi, first := 0.0, 0.0, true
	from, to := 0, 0
	for i := range c.Panels {
		for k := range c.Panels[i].Points {
			p := &c.Panels[i].Points[k]
			if first {
				lo, hi, from, to, first = p.Value, p.Value, p.Day, p.Day, false
			}
			lo, hi, from, to = min(lo, p.Value), max(hi, p.Value), min(from, p.Day), max(to, p.Day)
		}
	}
	values, decimals := ticks(lo, hi, 2)
	least, greatest := values[0], values[len(values)-1]
	if math.Trunc(least) == least && math.Trunc(greatest) == greatest {
		decimals = 0
	}
	f.ends = [2]string{c.Number(least, decimals), c.Number(greatest, decimals)}
	longest := max(len([]rune(f.ends[0])), len([]rune(f.ends[1])))
	f.x = scale{float64(from), float64(to), clamp(6+4*float64(longest), 10, 45), 92}
	f.y = scale{least, greatest, f.bottom, f.top}
}

// Ends are the least and the greatest value of the scale that all panels
// share, formatted.
func (c *Multiples) Ends() [2]string { return c.frame().ends }

// drawPanel draws a trend under its head, which is a link.
func (c *Multiples) drawPanel(s *svg, p *Small, f frame) {
	s.raw("<a").attr("href", p.Href).attr("aria-label", p.Words).raw(">").title(p.Words)
	s.raw(`<rect class="hit" width="100%"`).px("height", f.top-18).raw("/>")
	for i, line := range p.plan() {
		s.label("panel-plan", 0, 14+panelLine*float64(i), "start", line)
	}
	if p.Name != "" {
		for i, line := range panelName(p.Name) {
			s.label("panel-name", 0, 14+panelLine*float64(f.plan+i), "start", line)
		}
	}
	s.mark(Mark(p.Rating), 96, 9).raw("</a>")
	for i, at := range []float64{f.bottom, f.top} {
		s.line("grid", 0, at, 100, at).label("tick", 0, at-4, "start", f.ends[i])
	}
	c.drawPanelYears(s, f)
	for i := 1; i < len(p.Points); i++ {
		a, b := &p.Points[i-1], &p.Points[i]
		s.line("series", f.x.at(float64(a.Day)), f.y.at(a.Value), f.x.at(float64(b.Day)), f.y.at(b.Value))
	}
	for i := range p.Points {
		s.mark(Mark(p.Points[i].Standing), f.x.at(float64(p.Points[i].Day)), f.y.at(p.Points[i].Value))
	}
	if n := len(p.Points); n > 0 {
		last := &p.Points[n-1]
		at := f.x.at(float64(last.Day))
		s.label("value", at, f.label(last.Value), anchorAt(at), p.Latest)
	} else {
		s.label("panel-name", 50, (f.top+f.bottom)/2, "middle", broken(p.State, leastWidth*panelWidth/100/panelSmall, 1)[0])
	}
}

// label places a value over its mark, or under it at the top of the panel.
func (f *frame) label(v float64) float64 {
	y := f.y.at(v)
	if y < f.top+12 {
		return y + 20
	}
	return y - 10
}

// drawPanelYears labels the first and the last year that begin in the panel.
func (c *Multiples) drawPanelYears(s *svg, f frame) {
	var inside []Tick
	for _, year := range c.Years {
		if float64(year.Day) >= f.x.from && float64(year.Day) <= f.x.to {
			inside = append(inside, year)
		}
	}
	for i, year := range inside {
		at := f.x.at(float64(year.Day))
		s.line("tick-line", at, f.bottom, at, f.bottom+4)
		if i == 0 || i == len(inside)-1 && at-f.x.at(float64(inside[0].Day)) > 30 {
			s.label("tick", at, f.bottom+18, anchorAt(at), year.Label)
		}
	}
}

// Table implements Chart.
func (c *Multiples) Table() Table {
	w := c.Words
	t := Table{Caption: c.Caption, Head: []string{w.Plan, w.Indicator, w.Date, w.Value, w.Standing, w.Rating}, UnitHead: w.Unit, SourceHead: w.Source}
	for i := range c.Panels {
		p := &c.Panels[i]
		if len(p.Points) == 0 {
			t.Rows = append(t.Rows, []Cell{{Text: p.Plan, Href: p.Href}, {Text: p.Name}, {}, {Number: true, Unit: c.Unit}, {}, {Text: p.State}})
		}
		for k := range p.Points {
			point := &p.Points[k]
			row := []Cell{{Text: p.Plan, Href: p.Href}, {Text: p.Name}, {Text: point.Date, Value: point.ISO}, {Text: point.Text, Number: true, Href: point.Source, Value: point.Plain, Unit: c.Unit}, {Text: point.Words}, {}}
			if k == len(p.Points)-1 {
				row[5].Text = p.State
			}
			t.Rows = append(t.Rows, row)
		}
	}
	if !slices.ContainsFunc(c.Panels, func(p Small) bool { return p.Name != "" }) {
		t.withoutColumn(1)
	}
	return t
}

// withoutColumn takes a column out, of which nothing is to be said.
func (t *Table) withoutColumn(i int) {
	t.Head = slices.Delete(t.Head, i, i+1)
	for k := range t.Rows {
		t.Rows[k] = slices.Delete(t.Rows[k], i, i+1)
	}
}
