package page

import (
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"

	"plansite/generator/foreign"
)

// headingTag begins a heading; one in the language of the source says so.
var headingTag = regexp.MustCompile(`<h([2-4])(?: (?:lang|dir|id)="[^"]*")*>`)

// numberHeadings numbers the headings and tables of a document.
func (a *at) numberHeadings(body []Piece) []Piece {
	var count [3]int
	next := func(level int) string {
		count[level]++
		number := strconv.Itoa(count[0])
		for i := 1; i <= level; i++ {
			number += "." + strconv.Itoa(count[i])
		}
		for i := level + 1; i < len(count); i++ {
			count[i] = 0
		}
		return number
	}
	table := 0
	for i := range body {
		if t := body[i].Table; t != nil {
			if t.Heading != "" {
				t.Number = next(0)
			}
			table++
			t.Caption = a.F("table-n", "Number", table, "Caption", t.Caption)
			continue
		}
		body[i].HTML = template.HTML(headingTag.ReplaceAllStringFunc(string(body[i].HTML), func(tag string) string {
			return tag + `<span class="number">` + next(int(tag[2]-'2')) + `</span> `
		}))
	}
	return body
}

var numberedHeading = regexp.MustCompile(`<h2( lang="[^"]*")?(?: dir="[^"]*")? id="([^"]*)"><span class="number">(\d+)</span> (.*?)</h2>`)
var (
	anchorLink = regexp.MustCompile(`<a class="anchor".*?</a>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// plainHeading is the text of a heading in HTML.
func plainHeading(made string) string {
	return strings.TrimSpace(html.UnescapeString(anyTag.ReplaceAllString(anchorLink.ReplaceAllString(made, ""), "")))
}

// contentsOf lists the numbered headings of a document.
func (a *at) contentsOf(body []Piece) []Entry {
	var out []Entry
	numbered := func(number, title string) string { return a.F("scale-step", "Number", number, "Title", title) }
	for _, p := range body {
		if p.Table != nil && p.Table.Heading != "" {
			out = append(out, Entry{Text: numbered(p.Table.Number, p.Table.Heading), Href: "#" + p.Table.ID})
		}
		for _, found := range numberedHeading.FindAllStringSubmatch(string(p.HTML), -1) {
			title := plainHeading(found[4])
			if found[1] != "" {
				title = foreign.Mark(title)
			}
			out = append(out, Entry{Text: numbered(found[3], title), Href: "#" + html.UnescapeString(found[2])})
		}
	}
	return out
}
