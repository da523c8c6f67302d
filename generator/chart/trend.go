package chart

// Point is a dated value of a trend.
type Point struct {
	Day      int     // days, from any common beginning
	ISO      string  // the day as YYYY-MM-DD
	Value    float64 // for the position only
	Plain    string  // the value in digits
	Text     string  // the value, formatted, with its unit
	Date     string  // the day, formatted
	Name     string  // day, value and standing in words
	Standing string  // final, provisional, estimated, illustrative
	Words    string  // the standing in words
	Source   string  // address of the source, or empty
}

// Trend shows measurements against the path from the baseline through the
// targets.
type Trend struct {
	Title    string // names the picture
	Desc     string // the sentence that says what it shows
	Caption  string // of the table
	Baseline *Point
	Targets  []Point
	Points   []Point
	AsOf     int
	AsOfISO  string
	AsOfText string // "as of 30 Jun 2026"
	Unit     string // of all values, or empty
	Latest   string // the last value, formatted short
	Goal     string // the last target, formatted short
	Words    TrendWords
	Years    []Tick                               // 1 January of years, formatted
	Number   func(v float64, decimals int) string // formats a value of the axis
}

// TrendWords are the words of a trend's table, and Path, the name of the line
// from the baseline through the targets.
type TrendWords struct {
	Date, Kind, Value, Standing, Measured, Baseline, Target, Path, Unit, Source string
}

// Tick is a labelled day.
type Tick struct {
	Day   int
	Label string
}

const (
	trendHeight = 260.0
	trendTop    = 34.0
	trendBottom = 222.0
)

// Picture implements Chart.
func (t *Trend) Picture(dir Direction) []byte {
	s := begin(dir, 4096)
	s.openImage("chart-trend", trendHeight, t.Title, t.Desc)
	x, y := t.axes(s)
	t.drawAsOf(s, x)
	t.drawPath(s, x, y)
	t.drawPoints(s, x, y)
	return s.close()
}

// span returns the first and last day and the least and greatest value.
func (t *Trend) span() (from, to int, lo, hi float64) {
	from, to = t.AsOf, t.AsOf
	first := true
	each := func(p *Point) {
		from, to = min(from, p.Day), max(to, p.Day)
		if first {
			lo, hi, first = p.Value, p.Value, false
		}
		lo, hi = min(lo, p.Value), max(hi, p.Value)
	}
	if t.Baseline != nil {
		each(t.Baseline)
	}
	for i := range t.Targets {
		each(&t.Targets[i])
	}
	for i := range t.Points {
		each(&t.Points[i])
	}
	return from, to, lo, hi
}

// axes draws the grid and returns the scales.
func (t *Trend) axes(s *svg) (x, y scale) {
	from, to, lo, hi := t.span()
	values, decimals := ticks(lo, hi, 4)
	labels := make([]string, len(values))
	longest := 0
	for i, v := range values {
		labels[i] = t.Number(v, decimals)
		longest = max(longest, len([]rune(labels[i])))
	}
	y = scale{values[0], values[len(values)-1], trendBottom, trendTop}
	x = scale{float64(from), float64(to), clamp(3+2*float64(longest), 8, 30), 96}
	for i, v := range values {
		s.line("grid", 0, y.at(v), 100, y.at(v)).label("tick", 0, y.at(v)-4, "start", labels[i])
	}
	t.drawYears(s, x, from, to)
	return x, y
}

// maxYears bounds the labels below the axis.
const maxYears = 6

func (t *Trend) drawYears(s *svg, x scale, from, to int) {
	var inside []Tick
	for _, year := range t.Years {
		if year.Day >= from && year.Day <= to {
			inside = append(inside, year)
		}
	}
	step := (len(inside) + maxYears - 1) / maxYears
	for i := 0; i < len(inside); i += max(1, step) {
		at := x.at(float64(inside[i].Day))
		s.line("tick-line", at, trendBottom, at, trendBottom+6).label("tick", at, trendBottom+20, "middle", inside[i].Label)
	}
}

func (t *Trend) drawAsOf(s *svg, x scale) {
	at := x.at(float64(t.AsOf))
	s.line("as-of", at, 18, at, trendBottom).label("tick", at, 12, anchorAt(at), t.AsOfText)
}

// anchorAt keeps a label inside the picture.
func anchorAt(x float64) string {
	switch {
	case x > 80:
		return "end"
	case x < 20:
		return "start"
	}
	return "middle"
}

// drawPath draws the baseline, the targets and the dashed path between them.
func (t *Trend) drawPath(s *svg, x, y scale) {
	last := t.Baseline
	for i := range t.Targets {
		p := &t.Targets[i]
		if last != nil {
			s.line("path", x.at(float64(last.Day)), y.at(last.Value), x.at(float64(p.Day)), y.at(p.Value))
		}
		last = p
	}
	for i := range t.Targets {
		p := &t.Targets[i]
		s.mark("target", x.at(float64(p.Day)), y.at(p.Value))
	}
	if n := len(t.Targets); n > 0 {
		p := &t.Targets[n-1]
		at, up := x.at(float64(p.Day)), y.at(p.Value)
		s.label("value value-target", min(100, at+2), labelAbove(up), "end", t.Goal)
	}
	if b := t.Baseline; b != nil {
		s.mark("baseline", x.at(float64(b.Day)), y.at(b.Value))
	}
}

// labelAbove places a label over a mark, or under it at the top of the picture.
func labelAbove(y float64) float64 {
	if y < trendTop+4 {
		return y + 20
	}
	return y - 11
}

func (t *Trend) drawPoints(s *svg, x, y scale) {
	for i := 1; i < len(t.Points); i++ {
		a, b := &t.Points[i-1], &t.Points[i]
		s.line("series", x.at(float64(a.Day)), y.at(a.Value), x.at(float64(b.Day)), y.at(b.Value))
	}
	for i := range t.Points {
		p := &t.Points[i]
		s.mark(Mark(p.Standing), x.at(float64(p.Day)), y.at(p.Value))
	}
	if n := len(t.Points); n > 0 {
		p := &t.Points[n-1]
		at, up := x.at(float64(p.Day)), y.at(p.Value)
		anchor := "middle"
		if at > 90 {
			anchor, at = "end", at+2
		}
		s.label("value", at, t.latestLabel(x, y, up), anchor, t.Latest)
	}
}

// latestLabel keeps the latest value's label off the target's.
func (t *Trend) latestLabel(x, y scale, up float64) float64 {
	last := &t.Points[len(t.Points)-1]
	if n := len(t.Targets); n > 0 {
		goal := &t.Targets[n-1]
		near := x.at(float64(goal.Day))-x.at(float64(last.Day)) < 22
		if gap := y.at(goal.Value) - up; near && gap > -20 && gap < 20 && up < trendBottom-24 {
			return up + 22
		}
	}
	if n := len(t.Points); n > 1 && t.Points[n-2].Value > last.Value && up < trendBottom-24 {
		return up + 22
	}
	return labelAbove(up)
}

// Table implements Chart.
func (t *Trend) Table() Table {
	w := t.Words
	table := Table{Caption: t.Caption, Head: []string{w.Date, w.Kind, w.Value, w.Standing}, UnitHead: w.Unit, SourceHead: w.Source}
	add := func(p *Point, kind string) {
		value := Cell{Text: p.Text, Number: true, Href: p.Source, Value: p.Plain, Unit: t.Unit}
		table.Rows = append(table.Rows, []Cell{{Text: p.Date, Value: p.ISO}, {Text: kind}, value, {Text: p.Words}})
	}
	if t.Baseline != nil {
		add(t.Baseline, w.Baseline)
	}
	for i := range t.Points {
		add(&t.Points[i], w.Measured)
	}
	for i := range t.Targets {
		add(&t.Targets[i], w.Target)
	}
	return table
}

// Sparkline is a trend as small as a word, for tables.
type Sparkline struct {
	Title  string
	Values []float64 // by date
	Days   []int
	Rating string
}

// Picture draws the line; it has no table, since it stands beside its figures.
func (t *Sparkline) Picture(dir Direction) []byte {
	s := begin(dir, 512)
	s.root("chart-spark").raw(` width="96" height="24" viewBox="0 0 96 24" role="img">`).title(t.Title)
	n := len(t.Values)
	if n == 0 {
		return s.close()
	}
	lo, hi := t.Values[0], t.Values[0]
	for _, v := range t.Values {
		lo, hi = min(lo, v), max(hi, v)
	}
	x := scale{float64(t.Days[0]), float64(t.Days[n-1]), 5, 89}
	y := scale{lo, hi, 19, 5}
	s.raw(`<polyline class="series" points="`)
	for i, v := range t.Values {
		s.b = appendNumber(s.b, s.flip(x.at(float64(t.Days[i])), 0, 96))
		s.raw(",")
		s.b = appendNumber(s.b, y.at(v))
		s.raw(" ")
	}
	s.raw(`"/><circle class="dot rating-`).raw(t.Rating).raw(`" r="3.5"`).px("cx", s.flip(x.at(float64(t.Days[n-1])), 0, 96)).px("cy", y.at(t.Values[n-1])).raw("/>")
	return s.close()
}
