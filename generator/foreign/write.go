package foreign

import "bytes"

// Page says which languages the words of a page are in.
type Page struct {
	Lang, Dir             string // of the page
	SourceLang, SourceDir string // of what is not translated
}

// IsSource reports whether the page is in the language of the source, so that
// nothing on it is marked.
func (p *Page) IsSource() bool { return p.Lang == p.SourceLang }

// Attributes are those of an element whose words are of the source, with a
// space before them; they say the direction only where it is another one.
func (p *Page) Attributes() string { return p.attributes(p.SourceLang, p.SourceDir) }

func (p *Page) attributes(lang, dir string) string {
	if p.Dir == p.SourceDir {
		return ` lang="` + lang + `"`
	}
	return ` lang="` + lang + `" dir="` + dir + `"`
}

// Write appends a page, or a picture that stands alone, to out: each marked
// piece in an element that says its language, and without marks where there can
// be no element: in attributes, in <title> and <desc>, in scripts, in options of
// a list. On a page that runs from right to left it isolates ids and numbers of
// Recommendations, such as sg13-oc1 and Y.3172, so that what stands beside them
// keeps its place.
func (p *Page) Write(out *bytes.Buffer, html []byte) {
	w := writer{page: p, out: out, text: true}
	for {
		i := bytes.IndexByte(html, Begin[0])
		if i < 0 || i+2 >= len(html) {
			break
		}
		if html[i+1] != Begin[1] || html[i+2] < Begin[2] || html[i+2] > nativeEnd[2] {
			w.copy(html[:i+1])
			html = html[i+1:]
			continue
		}
		w.copy(html[:i])
		w.mark(html[i : i+3])
		html = html[i+3:]
	}
	w.copy(html)
	w.end()
}

// writer follows where in the markup it is.
type writer struct {
	page *Page
	out  *bytes.Buffer
	text bool   // outside of tags
	svg  bool   // inside of <text> in a picture
	bare bool   // inside of an element that holds text only
	open string // closes the piece that is open
}

// copy writes a stretch without marks and follows it to its end.
func (w *writer) copy(html []byte) {
	for len(html) > 0 {
		if !w.text {
			end := bytes.IndexByte(html, '>') + 1
			if w.text = end > 0; !w.text {
				end = len(html)
			}
			w.out.Write(html[:end])
			html = html[end:]
			continue
		}
		start := bytes.IndexByte(html, '<')
		if start < 0 {
			start = len(html)
		}
		w.words(html[:start])
		if html = html[start:]; len(html) > 0 {
			w.end() // a piece holds no markup
			w.text = false
			w.tag(html[1:])
		}
	}
}

// words writes text.
func (w *writer) words(text []byte) {
	if w.page.Dir != "rtl" || w.bare || w.svg || w.open != "" {
		w.out.Write(text)
		return
	}
	isolate(w.out, text)
}

// tag notes a tag that begins.
func (w *writer) tag(html []byte) {
	closes := len(html) > 0 && html[0] == '/'
	if closes {
		html = html[1:]
	}
	switch {
	case named(html, "text"):
		w.svg = !closes
	case named(html, "title"), named(html, "desc"), named(html, "option"), named(html, "script"), named(html, "textarea"):
		w.bare = !closes
	}
}

// named reports whether a tag has a name.
func named(tag []byte, name string) bool {
	return len(tag) > len(name) && string(tag[:len(name)]) == name && (tag[len(name)] == '>' || tag[len(name)] == ' ' || tag[len(name)] == '/')
}

// mark writes what stands for a mark.
func (w *writer) mark(mark []byte) {
	if !w.text || w.bare {
		return
	}
	w.end()
	switch string(mark) {
	case Begin:
		w.begin(w.page.SourceLang, w.page.SourceDir)
	case nativeBegin:
		w.begin(w.page.Lang, w.page.Dir)
	}
}

// end ends the piece that is open, if there is one: what is begun is ended,
// whatever the marks are.
func (w *writer) end() {
	w.out.WriteString(w.open)
	w.open = ""
}

// isolates begin a part of a text that has a direction of its own, which
// endIsolate ends.
var isolates = map[string]string{"ltr": "\u2066", "rtl": "\u2067"}

const endIsolate = "\u2069"

// beginInText begins a piece in the text of a picture. Its direction is said by
// signs around the element: what the direction of the first letter's element is
// decides to which side of its place the whole text stands.
func (w *writer) beginInText(lang, dir string) {
	first, last := "", ""
	if w.page.Dir != w.page.SourceDir {
		first, last = isolates[dir], endIsolate
	}
	w.out.WriteString(first + `<tspan lang="` + lang + `">`)
	w.open = "</tspan>" + last
}

func (w *writer) begin(lang, dir string) {
	if w.svg {
		w.beginInText(lang, dir)
		return
	}
	w.out.WriteString("<span" + w.page.attributes(lang, dir) + ">")
	w.open = "</span>"
}
