package chart

import (
	"bytes"
	"math"
	"strconv"
	"strings"
)

// Poster is what stands about a picture that is a file of its own: what it
// shows, what its marks mean, where it comes from.
type Poster struct {
	Lang, Dir string // of the words: en, ltr
	Title     string
	Sentence  string // or empty
	Legend    []Key
	Notes     []string // source, date, address, each a line
}

// Key explains a mark of a picture, or a line or an area of one.
type Key struct {
	Symbol string // the mark, as Symbol draws it; or empty
	Class  string // key-bar, key-band band-2, ...
	Text   string
}

const (
	posterWidth  = 960.0
	posterMargin = 40.0
	posterRoom   = posterWidth - 2*posterMargin
	heatRoom     = 480.0 // beyond which the cells of a heat map are too flat
)

// Draw is the whole as an SVG document of 960 px with classes for its colours.
// The picture's links, which are relative, are taken out of it.
func (p *Poster) Draw(picture []byte) []byte {
	body := &poster{svg: svg{b: make([]byte, 0, len(picture)+2048)}, rtl: p.Dir == "rtl", y: posterMargin}
	body.lines("title", p.Title, 24, 30, 3)
	body.y += 4
	if p.Sentence != "" {
		body.lines("lead", p.Sentence, 15, 21, 4)
	}
	body.picture(picture)
	body.legend(p.Legend)
	body.y += 8
	for _, note := range p.Notes {
		body.lines("note", note, 12, 17, 2)
	}
	height := body.y + posterMargin/2
	s := &svg{b: make([]byte, 0, len(body.b)+512)}
	s.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="poster"`).px("width", posterWidth).px("height", height)
	s.attr("viewBox", "0 0 960 "+string(appendNumber(nil, height))).attr("lang", p.Lang).attr("direction", p.Dir)
	s.attr("font-family", "system-ui, 'Noto Sans', 'Segoe UI', Arial, sans-serif")
	s.raw(">").title(p.Title).raw(`<rect class="paper" width="960"`).px("height", height).raw("/>")
	s.b = append(s.b, body.b...)
	return s.raw("</svg>\n").b
}

// poster is one being drawn, from the top down.
type poster struct {
	svg
	rtl bool
	y   float64
}

// at is a distance from the side that reading begins at.
func (p *poster) at(x float64) float64 {
	if p.rtl {
		return posterWidth - x
	}
	return x
}

// lines writes a text over at most so many lines.
func (p *poster) lines(class, text string, size, height float64, most int) {
	for _, line := range fitted(text, posterRoom, size, most) {
		p.words(class, posterMargin, p.y+size*0.85, line)
		p.y += height
	}
}

func (p *poster) words(class string, x, y float64, text string) {
	p.raw(`<text class="`).raw(class).raw(`"`).px("x", p.at(x)).px("y", y).raw(">").text(text).raw("</text>")
}

// picture sets the picture below what there is so far.
func (p *poster) picture(picture []byte) {
	height, width, x := float64(Height(picture)), posterRoom, posterMargin
	if own, err := strconv.ParseFloat(rootAttribute(picture, "width"), 64); err == nil {
		width = own
	} else if strings.Contains(rootAttribute(picture, "class"), "chart-heat") {
		width = heatRoom
	}
	if p.rtl {
		x = posterWidth - posterMargin - width
	}
	p.y += 12
	p.raw("<svg").px("x", x).px("y", p.y).px("width", width)
	if least, err := strconv.ParseFloat(rootAttribute(picture, "data-least"), 64); err == nil && least > width {
		p.attr("viewBox", "0 0 "+string(appendNumber(nil, least))+" "+string(appendNumber(nil, height))) // made smaller, texts too
		height = math.Ceil(height * width / least)                                                       // a picture of whole pixels can be made of it
	}
	p.px("height", height).raw(` overflow="visible">`)
	p.b = appendUnlinked(p.b, picture)
	p.raw("</svg>\n")
	p.y += height + 16
}

const (
	keyGap  = 22.0
	keyLine = 22.0
	keyMost = 3 // lines of a key
)

// legend sets the keys side by side, over as many lines as they take. One that
// is too long for a line has lines of its own.
func (p *poster) legend(keys []Key) {
	x, height := posterMargin, 0.0
	for i, key := range keys {
		lines := fitted(key.Text, posterRoom-keyGap, 13, keyMost)
		width := keyGap + 13*advances([]rune(lines[0]))
		if len(lines) > 1 {
			width = posterRoom
		}
		if i > 0 && x+width > posterWidth-posterMargin {
			x, p.y, height = posterMargin, p.y+height, 0
		}
		p.key(key, x)
		for j, line := range lines {
			p.words("key", x+keyGap, p.y+13+float64(keyLine*float64(j)), line)
		}
		x, height = x+width+keyGap, max(height, keyLine*float64(len(lines)))
	}
	if len(keys) > 0 {
		p.y += height + 4
	}
}

func (p *poster) key(key Key, x float64) {
	y := p.y + 8
	class, rest, _ := strings.Cut(key.Class, " ")
	switch class {
	case "key-bar":
		p.swatch("key-area", x, y-4, 8)
	case "key-part":
		p.swatch("part", x, y-4, 8)
	case "key-beside":
		p.swatch("beside", x, y-3, 5)
	case "key-kept-band":
		p.swatch("kept-band", x, y-4, 8)
	case "key-band":
		p.swatch("cell "+rest, x, y-7, 14)
	case "key-expected":
		p.upright("expected", x, y)
	case "key-kept-target":
		p.upright("kept-target", x, y)
	case "key-appetite":
		p.raw(`<line class="appetite"`).px("x1", p.at(x)).px("y1", y).px("x2", p.at(x+16)).px("y2", y).raw("/>")
	}
	if mark, ok := strings.CutPrefix(key.Symbol, "<svg "); ok {
		if p.rtl {
			x += 16
		}
		p.raw("<svg").px("x", p.at(x)).px("y", p.y).raw(" ").raw(mark)
	}
}

func (p *poster) swatch(class string, x, y, height float64) {
	if p.rtl {
		x = posterWidth - x - 16
	}
	p.raw(`<rect class="`).raw(class).raw(`"`).px("x", x).px("y", y).raw(` width="16"`).px("height", height).raw("/>")
}

func (p *poster) upright(class string, x, y float64) {
	p.raw(`<line class="`).raw(class).raw(`"`).px("x1", p.at(x+8)).px("y1", y-8).px("x2", p.at(x+8)).px("y2", y+8).raw("/>")
}

// rootAttribute is the value of an attribute of a picture's root, or "".
func rootAttribute(picture []byte, name string) string {
	root, _, _ := bytes.Cut(picture, []byte(">"))
	_, rest, _ := bytes.Cut(root, []byte(" "+name+`="`))
	value, _, _ := bytes.Cut(rest, []byte(`"`))
	return string(value)
}

// appendUnlinked appends a picture in which each link is a named group.
func appendUnlinked(b, picture []byte) []byte {
	for {
		before, rest, found := bytes.Cut(picture, []byte("<a "))
		b = append(b, bytes.ReplaceAll(before, []byte("</a>"), []byte("</g>"))...)
		if !found {
			return b
		}
		b = append(b, `<g role="img"`...)
		tag, after, _ := bytes.Cut(rest, []byte(">"))
		if _, name, ok := bytes.Cut(tag, []byte(` aria-label="`)); ok {
			name, _, _ = bytes.Cut(name, []byte(`"`))
			b = append(append(append(b, ` aria-label="`...), name...), '"')
		}
		b = append(b, '>')
		picture = after
	}
}
