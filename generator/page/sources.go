package page

import (
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Source is an entry of a plan's list of sources.
type Source struct {
	ID       string
	Title    string // the address, where the source is known by nothing else
	URL      string
	Named    bool // the title is not the address
	Accessed Day
	Note     string
}

// maxSources bounds how many sources a list has beside those that a plan names
// itself. What comes after has no number; it is linked to where it is used.
const maxSources = 500

// sourceList numbers what a plan or an indicator rests on: first the sources
// that a plan names, then those of figures, facts and links as they occur.
type sourceList struct {
	place  string // beginning of the ids
	list   []Source
	number map[string]int // by address
	room   int
}

// startSources begins a list on this page.
func (a *at) startSources() {
	a.cited = &sourceList{place: a.place("source."), number: map[string]int{}, room: maxSources}
}

// nameSources begins a list with the sources that a plan names.
func (a *at) nameSources(p *site.Plan) {
	a.startSources()
	for _, s := range p.Sources {
		a.cited.add(Source{Title: s.Title, URL: string(s.URL), Named: true, Accessed: a.day(s.Accessed), Note: s.Note})
	}
}

func (l *sourceList) add(s Source) {
	l.list = append(l.list, s)
	n := len(l.list)
	l.list[n-1].ID = l.place + strconv.Itoa(n)
	if l.number[s.URL] == 0 {
		l.number[s.URL] = n
	}
}

// cite is the number of an address in the list, or 0 where there is no room.
func (l *sourceList) cite(address string) int {
	if n := l.number[address]; n > 0 || l.room == 0 {
		return n
	}
	l.room--
	_, title, _ := strings.Cut(address, "://")
	l.add(Source{Title: title, URL: address})
	return len(l.list)
}

func (l *sourceList) link(n int) Link {
	return Link{Text: strconv.Itoa(n), Href: "#" + l.place + strconv.Itoa(n)}
}

// refs are the numbers of sources, each once; none on a page without a list.
func (a *at) refs(addresses ...plan.Address) []Link {
	if a.cited == nil {
		return nil
	}
	var out []Link
	seen := map[int]bool{0: true}
	for _, address := range addresses {
		if address == "" {
			continue
		}
		if n := a.cited.cite(string(address)); !seen[n] {
			seen[n] = true
			out = append(out, a.cited.link(n))
		}
	}
	return out
}

// figureRefs are the numbers of the sources of figures.
func (a *at) figureRefs(figures ...*plan.Figure) []Link {
	var addresses []plan.Address
	for _, f := range figures {
		if f != nil {
			addresses = append(addresses, f.Source)
		}
	}
	return a.refs(addresses...)
}

// linkOut is a link that leads out of the site, as texts and tables write it.
var linkOut = regexp.MustCompile(`(?s)<a href="(https?://[^"]*)"[^>]*>.*?</a>`)

// numbered puts behind each link of a text that leads out of the site the
// number of its source, for paper. On a page without a list of sources it
// changes nothing.
func (a *at) numbered(text string) string {
	if a.cited == nil || !strings.Contains(text, `<a href="http`) {
		return text
	}
	var b strings.Builder
	done := 0
	for _, found := range linkOut.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[done:found[1]])
		done = found[1]
		if n := a.cited.cite(html.UnescapeString(text[found[2]:found[3]])); n > 0 {
			a.writeNumber(&b, a.cited.link(n))
		}
	}
	b.WriteString(text[done:])
	return b.String()
}

func (a *at) writeNumber(b *strings.Builder, to Link) {
	name := template.HTMLEscapeString(a.F("source-n", "Number", to.Text))
	b.WriteString(`<a class="source-ref printed" href="` + to.Href + `" aria-label="` + name + `">` + to.Text + `</a>`)
}
