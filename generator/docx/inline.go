package docx

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/idna"
)

// inline writes n into the paragraph that is open.
func (w *writer) inline(n *html.Node, at place, f format) {
	switch n.DataAtom {
	case atom.Br:
		w.raw(lineBreak, at, f)
		return
	case atom.Img:
		w.text(attribute(n, "alt"), at, f)
		return
	case atom.Wbr:
		w.text("\u200b", at, f)
		return
	case atom.Strong, atom.B:
		f.bold = true
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		f.italic = true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		f.code = true
	case atom.Small:
		f.small = true
	case atom.Sup:
		f.vertical = "superscript"
	case atom.Sub:
		f.vertical = "subscript"
	case atom.Del, atom.S, atom.Strike:
		f.strike = true
	case atom.Ins, atom.U:
		f.underline = true
	case atom.Q:
		w.around("“", "”", n, at, f)
		return
	case atom.A:
		if target := w.survey.notes[n]; target != nil {
			w.reference(target, at, f)
			return
		}
		if l := w.link(attribute(n, "href")); l != (link{}) {
			f.link = l
		}
		if hasClass(n, "source-ref") {
			f.vertical = "superscript"
			w.around("[", "]", n, at, f)
			return
		}
	}
	w.flow(n, at, f)
}

// around writes n between what a browser puts about it.
func (w *writer) around(before, after string, n *html.Node, at place, f format) {
	w.text(before, at, f)
	w.flow(n, at, f)
	w.text(after, at, f)
}

// link is where an address leads: nowhere, if the file does not say where that
// is, or should not lead there.
func (w *writer) link(href string) link {
	if id, ok := fragment(href); ok && w.survey.targets[id] > 0 {
		return link{place: w.survey.targets[id]}
	}
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || href == "" {
		return link{}
	}
	if w.base != nil {
		u = w.base.ResolveReference(u)
	}
	if address := external(u); address != "" {
		return link{relation: w.part.relate(address)}
	}
	return link{}
}

// maxAddress is the length of an address that Word opens.
const maxAddress = 2000

// external is an address as Word takes it, or empty.
func external(u *url.URL) string {
	switch u.Scheme {
	case "mailto":
		if !strings.Contains(u.Opaque, "@") {
			return ""
		}
	case "http", "https":
		name, err := idna.Lookup.ToASCII(u.Hostname())
		if err != nil && !strings.Contains(u.Host, ":") || u.Host == "" {
			return ""
		}
		if err == nil && name != u.Hostname() {
			port := u.Port()
			if u.Host = name; port != "" {
				u.Host += ":" + port
			}
		}
	default:
		return ""
	}
	address := u.String()
	forbidden := func(r rune) bool { return r <= ' ' || r >= 0x7F || strings.ContainsRune("<>\"{}|\\^`", r) }
	if len(address) > maxAddress || strings.ContainsFunc(address, forbidden) {
		return ""
	}
	return address
}
