// Package chart draws the pictures of the site at build time.
//
// There is one Go type per chart. A value of it is the data, in final words:
// labels, formatted figures and addresses are put in by whoever makes it, in
// the language of the page. From the same value come the picture (Picture,
// inline SVG), the table (Table, as HTML and as CSV) and the interactive option
// of Apache ECharts (Option, JSON); so they cannot differ.
//
// Pictures are fluid: across, positions are shares of the width, so that a
// picture fills a phone or a desktop and its text keeps its size; down, they
// are pixels. One whose texts need more than a phone says its least width, in
// data-least: it scrolls, or a list stands in for it. Colours come from the
// style sheet through classes, so that light, dark, print and forced colours
// all work, and never stand alone: a mark has a shape and a word too. There is
// no style attribute, no script and no id in a picture.
//
// Whoever asks for a picture or an option says the Direction of the language.
// From right to left, the picture is the mirror image of the other: a bar grows
// from the right, time runs to the left, the axis of values is at the right.
// What is drawn is written once, for left to right; the methods of svg put it in
// its place. Marks are shapes, not directions, and stay as they are; so do
// words, whose arrows are the translator's.
//
// A picture without links is role="img" with <title> and <desc>; one with
// links is role="group", and each link has its own name.
//
// Words that are in another language than the page are marked, as package
// foreign says, and stay so in the texts of a picture and of a table: whoever
// writes the page puts elements there. Where there can be none, in attributes,
// names, options and CSV, the marks are left out.
//
// An option is data only: no function, no markup. The name of each value is
// its whole tooltip in words. A colour is the name of a variable of the style
// sheet, such as "--on-track", under a key that ends in color or Color; who
// draws the option puts the colours of the page's theme in their place.
package chart

import (
	"math"
	"strconv"
	"unicode/utf8"

	"plansite/generator/foreign"
)

// Chart is one set of data with its three views.
type Chart interface {
	Picture(Direction) []byte // an <svg> element
	Table() Table
}

// Interactive is a chart that can also be explored.
type Interactive interface {
	Chart
	Option(Direction) ([]byte, error) // the option of Apache ECharts, as JSON
}

// Height is the height of a picture in pixels, as its root says.
func Height(picture []byte) int {
	height, _ := strconv.ParseFloat(rootAttribute(picture, "height"), 64)
	return int(math.Ceil(height))
}

// Mark is a shape that stands for a state, beside colour and word. Its value
// is the class of the state: on-track, illustrative, late, ...
type Mark string

// Marks are all marks.
var Marks = []Mark{"achieved", "on-track", "at-risk", "off-track", "too-early", "no-data", "target", "baseline",
	"inherent", "residual", "final", "provisional", "estimated", "illustrative",
	"held", "under-way", "to-come", "done", "due", "late",
	"stage", "aim", "earlier",
	"lead", "contribute", "monitor", "gap"}

// svg is a picture in the making. Names and classes written with its methods
// are constants of this package or of the vocabulary; all other text passes
// through text or attr, which escape it. Places across are those of a picture
// from left to right.
type svg struct {
	b   []byte
	rtl bool
}

// begin begins a picture of about so many bytes.
func begin(dir Direction, bytes int) *svg {
	return &svg{b: make([]byte, 0, bytes), rtl: dir == RTL}
}

func (s *svg) raw(text string) *svg {
	s.b = append(s.b, text...)
	return s
}

// text appends escaped text.
func (s *svg) text(t string) *svg {
	s.b = appendEscaped(s.b, t)
	return s
}

// attr appends name="value", the value escaped. An attribute has no parts that
// could be in another language.
func (s *svg) attr(name, value string) *svg {
	return s.raw(" ").raw(name).raw(`="`).text(foreign.Strip(value)).raw(`"`)
}

// title appends a <title>, which has no parts either.
func (s *svg) title(words string) *svg {
	return s.raw("<title>").text(foreign.Strip(words)).raw("</title>")
}

// px appends name="n" in pixels, with at most two decimals.
func (s *svg) px(name string, n float64) *svg {
	s.raw(" ").raw(name).raw(`="`)
	s.b = appendNumber(s.b, n)
	return s.raw(`"`)
}

// share appends name="n%".
func (s *svg) share(name string, n float64) *svg {
	s.raw(" ").raw(name).raw(`="`)
	s.b = appendNumber(s.b, n)
	return s.raw(`%"`)
}

// appendNumber writes n with at most two decimals and no trailing zeros. It
// rounds the product itself: a sum after a product may be computed in one step
// on some processors and would round elsewhere.
func appendNumber(b []byte, n float64) []byte {
	hundredths := int64(math.Round(n * 100))
	if hundredths < 0 {
		b = append(b, '-')
		hundredths = -hundredths
	}
	b = strconv.AppendInt(b, hundredths/100, 10)
	if rest := hundredths % 100; rest != 0 {
		b = append(b, '.', byte('0'+rest/10))
		if rest%10 != 0 {
			b = append(b, byte('0'+rest%10))
		}
	}
	return b
}

// appendEscaped escapes text for content and quoted attributes, both of HTML
// and of XML. What XML cannot hold becomes a replacement character.
func appendEscaped(b []byte, t string) []byte {
	for _, r := range t {
		switch {
		case r == '&':
			b = append(b, "&amp;"...)
		case r == '<':
			b = append(b, "&lt;"...)
		case r == '>':
			b = append(b, "&gt;"...)
		case r == '"':
			b = append(b, "&#34;"...)
		case r == '\'':
			b = append(b, "&#39;"...)
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
			b = append(b, "\uFFFD"...)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// root begins the element of a picture.
func (s *svg) root(class string) *svg {
	s.raw(`<svg class="chart `).raw(class).raw(`"`)
	if s.rtl {
		s.raw(` direction="rtl"`)
	}
	return s
}

// openImage begins a picture without links.
func (s *svg) openImage(class string, height float64, title, desc string) {
	s.root(class).raw(` width="100%"`).px("height", height).raw(` role="img">`).title(title)
	if desc != "" {
		s.raw("<desc>").text(foreign.Strip(desc)).raw("</desc>")
	}
}

// openGroup begins a picture whose marks are links.
func (s *svg) openGroup(class string, height float64, title string) {
	s.root(class).raw(` width="100%"`).px("height", height).raw(` role="group"`).attr("aria-label", title).raw(">")
}

func (s *svg) close() []byte {
	s.raw("</svg>")
	return s.b
}

// label writes text at a share of the width; anchor is start, middle or end.
func (s *svg) label(class string, x, y float64, anchor, text string) *svg {
	s.raw(`<text class="`).raw(class).raw(`"`).across("x", x).px("y", y)
	if anchor != "start" {
		s.raw(` text-anchor="`).raw(anchor).raw(`"`)
	}
	return s.raw(">").text(text).raw("</text>")
}

// line draws from (x1, y1) to (x2, y2).
func (s *svg) line(class string, x1, y1, x2, y2 float64) *svg {
	return s.raw(`<line class="`).raw(class).raw(`"`).across("x1", x1).px("y1", y1).across("x2", x2).px("y2", y2).raw("/>")
}

// rect draws a box; its height is in pixels.
func (s *svg) rect(class string, x, y, width, height float64) *svg {
	return s.raw(`<rect class="`).raw(class).raw(`"`).share("x", s.flip(x, width, 100)).px("y", y).share("width", width).px("height", height).raw("/>")
}

// mark draws the shape of a state, about 12 px, centred on a share of the
// width and a height.
func (s *svg) mark(m Mark, x, y float64) *svg {
	return s.outline(m, "", x, y, shape(m))
}

// outline draws a mark of another class and another shape than its usual one.
func (s *svg) outline(m Mark, class string, x, y float64, shape string) *svg {
	s.raw(`<svg class="mark `).raw(class).raw("mark-").raw(string(m)).raw(`"`).across("x", x).px("y", y)
	return s.raw(` width="1" height="1" overflow="visible">`).raw(shape).raw("</svg>")
}

// pin draws a mark at a distance in pixels.
func (s *svg) pin(m Mark, x, y float64) *svg {
	s.raw(`<svg class="mark mark-`).raw(string(m)).raw(`"`).aside(x).px("y", y)
	return s.raw(` width="1" height="1" overflow="visible">`).raw(shape(m)).raw("</svg>")
}

// shape is the drawing of a mark about its own centre. Each state has its own
// outline, so that no two are told apart by colour alone.
func shape(m Mark) string {
	switch m {
	case "achieved":
		return `<path d="M-6 0-2 4 6-5"/>`
	case "on-track":
		return `<circle r="5"/>`
	case "at-risk":
		return `<path d="M0-6 6 5H-6Z"/>`
	case "off-track":
		return `<path d="M-5-5 5 5M5-5-5 5"/>`
	case "too-early":
		return `<path d="M0-5a5 5 0 1 0 .01 0ZM0-3V0L2 2"/>`
	case "target", "held", "to-come": // the two of events filled, hollow
		return `<path d="M0-6 6 0 0 6-6 0Z"/>`
	case "under-way":
		return `<path d="M0-6 6 0 0 6-6 0Z"/><path class="sign" d="M0-6V6L-6 0Z"/>`
	case "done":
		return `<circle r="6"/><path class="sign" d="M-3 0-1 2.5 3-2"/>`
	case "due":
		return `<circle r="5"/>`
	case "late":
		return `<path d="M-5.5-5.5H5.5V5.5H-5.5Z"/><path class="sign" d="M0-3V.5M0 3V3.1"/>`
	case "baseline":
		return `<path d="M-4-4H4V4H-4Z"/>`
	case "inherent":
		return `<path d="M-4-4H4V4H-4Z"/>`
	case "residual":
		return `<circle r="5"/>`
	case "stage":
		return `<circle r="6"/>`
	case "aim":
		return `<circle r="6.5"/>`
	case "earlier":
		return `<path d="M-4-4H4V4H-4Z"/>`
	case "estimated":
		return `<path d="M4.5 0a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM-2 0H2"/>`
	case "final", "provisional", "illustrative": // filled, hollow, dashed
		return `<circle r="4.5"/>`
	}
	return stanceShape(m)
}

// stanceShape is the drawing of where a group stands in a field of work: a
// flag, a plus, an eye, brackets with nothing in them; for any other state a
// dash.
func stanceShape(m Mark) string {
	switch m {
	case "lead":
		return `<path d="M-4 6V-6L6-2-4 2"/>`
	case "contribute":
		return `<path d="M0-5V5M-5 0H5"/>`
	case "monitor":
		return `<path d="M-7 0Q0-7 7 0 0 7-7 0ZM0-1.5a1.5 1.5 0 1 0 .01 0Z"/>`
	case "gap":
		return `<path d="M-2-5H-5V5H-2M2-5H5V5H2"/>`
	}
	return `<path d="M-5 0H5"/>`
}

// Symbol is a mark as a picture of its own, for text and tables. The word
// stands beside it, so it is hidden from assistive technology.
func Symbol(m Mark) []byte {
	s := &svg{}
	s.raw(`<svg class="mark mark-`).raw(string(m)).raw(`" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">`)
	return s.raw(shape(m)).raw("</svg>").b
}

// shorten cuts a label off at about so many characters.
func shorten(label string, characters int) string {
	return lines(label, float64(characters), 1, columns)[0]
}

// clamp keeps n between lo and hi.
func clamp(n, lo, hi float64) float64 { return max(lo, min(hi, n)) }
