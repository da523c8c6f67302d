package chart

// Direction is the way that a language is read, as HTML has it in dir: what has
// an order is drawn that way.
type Direction string

// The directions. Any other is LTR.
const (
	LTR Direction = "ltr"
	RTL Direction = "rtl"
)

// flip is where the left edge of what is so wide stands in a room, of which x is
// the place from left to right.
func (s *svg) flip(x, width, room float64) float64 {
	if s.rtl {
		return room - x - width
	}
	return x
}

// across appends a place as a share of the width.
func (s *svg) across(name string, x float64) *svg { return s.share(name, s.flip(x, 0, 100)) }

// aside appends a distance in pixels, as x: from where beginAt or beginEdge is.
func (s *svg) aside(x float64) *svg { return s.px("x", s.flip(x, 0, 0)) }

// beginAt begins a part whose places are distances in pixels from a share of the
// width and a height.
func (s *svg) beginAt(x, y float64) *svg {
	return s.raw("<svg").across("x", x).px("y", y).raw(` width="1" height="1" overflow="visible">`)
}

func (s *svg) endAt() *svg { return s.raw("</svg>") }

// beginEdge begins a part whose places are distances in pixels from the edge that
// reading begins at. The left edge is where they are counted from anyway.
func (s *svg) beginEdge() *svg {
	if s.rtl {
		s.beginAt(0, 0)
	}
	return s
}

func (s *svg) endEdge() *svg {
	if s.rtl {
		s.endAt()
	}
	return s
}

// phrase writes text at a distance in pixels.
func (s *svg) phrase(class string, x, y float64, text string) *svg {
	return s.raw(`<text class="`).raw(class).raw(`"`).aside(x).px("y", y).raw(">").text(text).raw("</text>")
}
