package chart

import "math"

const (
	sharesTop    = 34.0 // below which the rows begin
	shareBar     = 20.0
	shareBeside  = 7.0
	shareGap     = 18.0
	sharesGreat  = 1e60 // beyond all figures
	markedShare  = 7.0  // the least width of a part that has its mark inside
	leastPart    = 1.0  // of the width, so that any part is seen
	noteTextSize = 12.0
)

// Picture implements Chart.
func (c *Shares) Picture(dir Direction) []byte {
	d := &sharesDrawing{Shares: c, svg: *begin(dir, 0)}
	d.axis()
	shown := min(len(c.Rows), MaxShares)
	for i := range c.Rows[:shown] {
		d.row(&c.Rows[i])
	}
	if rest := len(c.Rows) - shown; rest > 0 {
		d.label("note", 0, d.y+14, "start", c.rest(rest))
		d.y += noteLine
	}
	s := begin(dir, len(d.b)+256)
	s.openGroup("chart-shares", math.Ceil(d.y), c.Title)
	s.b = append(s.b, d.b...)
	return s.close()
}

// sharesDrawing is one being drawn, from the top down.
type sharesDrawing struct {
	*Shares
	svg
	x     scale
	ticks []float64
	y     float64
}

// axis writes the scale above the rows, where there is any amount: as many
// labels as a phone has room for, and always the first.
func (d *sharesDrawing) axis() {
	most := d.greatest()
	d.x = scale{0, 1, 0, 100}
	if most == 0 {
		return
	}
	values, decimals := ticks(0, most, 4)
	d.ticks, d.x.to = values, values[len(values)-1]
	labels, longest := make([]string, len(values)), 0.0
	for i, v := range values {
		labels[i] = d.number(v, decimals)
		longest = max(longest, advances([]rune(labels[i])))
	}
	last := len(values) - 1
	step := 1
	for step < last && leastWidth*float64(step)/float64(last) < float64(longest*noteTextSize)+6 {
		step++
	}
	d.label("axis", 0, 12, "start", broken(d.Unit, leastWidth/noteTextSize, 1)[0])
	for i, v := range values {
		if at := d.x.at(v); i == last || i%step == 0 && (last-i) >= step {
			d.line("tick-line", clamp(at, 0.1, 99.9), sharesTop-3, clamp(at, 0.1, 99.9), sharesTop+2)
			d.label("tick", at, sharesTop-8, endAnchor(i, last), labels[i])
		}
	}
	d.y = sharesTop + 6
}

func (c *Shares) number(v float64, decimals int) string {
	if c.Number == nil {
		return string(appendNumber(nil, v))
	}
	return c.Number(v, decimals)
}

// endAnchor keeps the first and the last label of an axis inside the picture.
func endAnchor(i, last int) string {
	switch i {
	case 0:
		return "start"
	case last:
		return "end"
	}
	return "middle"
}

// row draws a bar under its name, and what its parts are below it.
func (d *sharesDrawing) row(r *ShareRow) {
	labels, keys := rowLabel(r.Label), d.keys(r)
	height := 4 + float64(len(labels))*bulletLine + shareBar + float64(keys.lines)*noteLine + shareGap
	if r.Beside != nil {
		height += shareBeside + 2
	}
	d.open(r.Href, d.name(r))
	d.rect("hit", 0, d.y, 100, height-8)
	y := d.y
	for _, line := range labels {
		y += bulletLine
		d.label(labelClass(r.Href), 0, y-4, "start", line)
	}
	y += 2
	d.bar(r, y)
	y += shareBar
	if r.Beside != nil {
		d.rect("beside", 0, y+2, d.x.at(r.Beside.drawn()), shareBeside)
		y += shareBeside + 2
	}
	for _, k := range keys.all {
		d.key(&k, y+2)
	}
	if r.Href != "" {
		d.raw("</a>")
	}
	d.y += height
}

// name is what a row is called where it is not seen: its name and all that is
// below its bar.
func (c *Shares) name(r *ShareRow) string {
	words := []string{r.Total.Words}
	for _, p := range c.parts(r) {
		words = append(words, p.Words)
	}
	if r.Beside != nil {
		words = append(words, r.Beside.Words)
	}
	return c.named(r.Label, c.series(words))
}

// bar draws the parts of a row from the start on, over the lines of the scale.
func (d *sharesDrawing) bar(r *ShareRow, y float64) {
	for _, v := range d.ticks {
		at := clamp(d.x.at(v), 0.1, 99.9)
		d.line("grid", at, y-2, at, y+shareBar+2)
	}
	sum, end := 0.0, 0.0
	for _, p := range d.parts(r) {
		if p.drawn() == 0 {
			continue
		}
		sum += p.drawn()
		from := min(end, 100-leastPart)
		end = clamp(d.x.at(sum), from+leastPart, 100)
		d.rect(p.class(), from, y, end-from, shareBar)
		if from > 0 {
			d.line("cut", from, y, from, y+shareBar)
		}
		if p.Rating != "" && end-from >= markedShare {
			d.outline(Mark(p.Rating), "mark-on-square ", from+(end-from)/2, y+shareBar/2, shape(Mark(p.Rating)))
		}
	}
}

func (a *Amount) class() string {
	if a.Rating == "" {
		return "part"
	}
	return "bar rating-" + a.Rating
}

// shareKeys are the words of a row's amounts, on so many lines.
type shareKeys struct {
	all   []shareKey
	lines int
}

// shareKey is the words of an amount in their place, in pixels.
type shareKey struct {
	x, y   float64
	class  string // of a swatch
	mark   Mark   // in its place
	strong bool
	text   string
}

// keys sets the words of a row's amounts side by side, over as many lines as
// they take on a phone: the total, the parts, and what stands beside them.
func (c *Shares) keys(r *ShareRow) shareKeys {
	k := shareKeys{}
	x := 0.0
	add := func(key shareKey, words string) {
		if words == "" {
			return
		}
		indent := 0.0
		if key.mark != "" || key.class != "" {
			indent = noteIndent
		}
		key.text = broken(words, (leastWidth-indent)/noteTextSize, 1)[0]
		width := indent + float64(noteTextSize*advances([]rune(key.text)))
		if k.lines == 0 || x+width > leastWidth {
			x = 0
			k.lines++
		}
		key.x, key.y = x, float64(k.lines-1)*noteLine
		k.all = append(k.all, key)
		x += width + 14
	}
	add(shareKey{strong: true}, r.Total.Words)
	for _, p := range c.parts(r) {
		key := shareKey{mark: Mark(p.Rating)}
		if p.Rating == "" {
			key.class = "part"
		}
		add(key, p.Words)
	}
	if r.Beside != nil {
		add(shareKey{class: "beside"}, r.Beside.Words)
	}
	return k
}

// key writes the words of an amount, after its mark or a swatch of its bar.
func (d *sharesDrawing) key(k *shareKey, y float64) {
	x, y := k.x, y+k.y
	d.beginEdge()
	switch {
	case k.mark != "":
		d.pin(k.mark, x+7, y+9)
	case k.class == "part":
		d.raw(`<rect class="part"`).px("x", d.flip(x+1, 12, 0)).px("y", y+4).raw(` width="12" height="10"/>`)
	case k.class == "beside":
		d.raw(`<rect class="beside"`).px("x", d.flip(x+1, 12, 0)).px("y", y+6).raw(` width="12" height="6"/>`)
	}
	if k.mark != "" || k.class != "" {
		x += noteIndent
	}
	class := "note"
	if k.strong {
		class = "total"
	}
	d.phrase(class, x, y+13, k.text).endEdge()
}
