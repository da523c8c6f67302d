package palette

import "bytes"

// Resolve returns a picture of package chart that carries its colours itself:
// presentation attributes stand in place of its classes. What is not such a
// picture is returned as it is.
func (p *Palette) Resolve(svg []byte) []byte {
	r := &picture{palette: p, in: svg, out: make([]byte, 0, 2*len(svg)), node: p.body}
	for r.at < len(svg) {
		if r.text(); r.at < len(svg) && !r.tag() {
			return svg
		}
	}
	if r.node != p.body {
		return svg
	}
	return r.out
}

// picture is a picture being read. It is scanned by hand, since a site may
// have a hundred thousand: elements, text and attributes in double quotes are
// all that package chart writes.
type picture struct {
	palette *Palette
	in, out []byte
	at      int
	node    *node       // of the element that is open
	all     []attribute // of the tag
	key     []byte
}

// text copies what stands before the next tag.
func (r *picture) text() {
	end := bytes.IndexByte(r.in[r.at:], '<')
	if end < 0 {
		end = len(r.in) - r.at
	}
	r.out = append(r.out, r.in[r.at:r.at+end]...)
	r.at += end
}

// tag copies a tag; its class becomes attributes.
func (r *picture) tag() bool {
	start := r.at
	if r.at++; r.at < len(r.in) && r.in[r.at] == '/' {
		return r.endTag(start)
	}
	name := r.name()
	if len(name) == 0 || r.node.depth > maxDepth {
		return false
	}
	if !r.attributes() {
		return false
	}
	n := r.palette.child(r.node, r.keyOf(name), len(name))
	r.out = append(append(r.out, '<'), name...)
	for _, a := range r.all {
		if string(a.name) != "class" && !n.has(a.name) {
			r.out = append(append(r.out, ' '), a.whole...)
		}
	}
	r.out = append(r.out, n.attributes...)
	if r.in[r.at] == '/' {
		r.out = append(r.out, '/')
		r.at++
	} else {
		r.node = n
	}
	r.out = append(r.out, '>')
	r.at++
	return true
}

func (r *picture) endTag(start int) bool {
	r.at++
	name := r.name()
	r.space()
	if r.at == len(r.in) || r.in[r.at] != '>' || r.node == r.palette.body || r.node.name != string(name) {
		return false
	}
	r.at++
	r.out = append(r.out, r.in[start:r.at]...)
	r.node = r.node.parent
	return true
}

// keyOf is the key of an element among its siblings.
func (r *picture) keyOf(name []byte) []byte {
	r.key = append(append(r.key[:0], name...), ' ')
	for _, a := range r.all {
		if string(a.name) == "class" {
			r.key = append(r.key, a.value...)
		}
	}
	return r.key
}

// has says whether the style of the node sets an attribute. It then wins over
// the element's own, as a style sheet does.
func (n *node) has(name []byte) bool {
	for _, own := range n.names {
		if own == string(name) {
			return true
		}
	}
	return false
}

type attribute struct{ name, value, whole []byte }

// maxAttributes bounds the attributes of an element.
const maxAttributes = 24

// attributes reads up to the end of a tag: to > or the / of />.
func (r *picture) attributes() bool {
	for r.all = r.all[:0]; ; {
		space := r.space()
		switch rest := r.in[r.at:]; {
		case len(rest) > 0 && rest[0] == '>', len(rest) > 1 && rest[0] == '/' && rest[1] == '>':
			return true
		case !space || len(r.all) == maxAttributes:
			return false
		}
		start := r.at
		name := r.name()
		if len(name) == 0 || !bytes.HasPrefix(r.in[r.at:], []byte(`="`)) {
			return false
		}
		r.at += 2
		end := bytes.IndexByte(r.in[r.at:], '"')
		if end < 0 || bytes.IndexByte(r.in[r.at:r.at+end], '<') >= 0 {
			return false
		}
		r.all = append(r.all, attribute{name: name, value: r.in[r.at : r.at+end], whole: r.in[start : r.at+end+1]})
		r.at += end + 1
	}
}

// name reads the name of an element or attribute; it may be empty.
func (r *picture) name() []byte {
	start := r.at
	for r.at < len(r.in) && (wordByte(r.in[r.at]) && r.in[r.at] < 0x80 || r.in[r.at] == ':') {
		r.at++
	}
	return r.in[start:r.at]
}

// space passes over white space and says whether there was any.
func (r *picture) space() bool {
	start := r.at
	for r.at < len(r.in) && (r.in[r.at] == ' ' || r.in[r.at] == '\n' || r.in[r.at] == '\t' || r.in[r.at] == '\r') {
		r.at++
	}
	return r.at > start
}
