package markdown

import "strings"

// Within is the text as a part of a page that holds several texts: the ids of
// its headings and footnotes begin with place, and links to them follow. place
// holds letters, digits, hyphens and dots only.
func (d *Doc) Within(place string) *Doc {
	if d.Empty() || place == "" {
		return d
	}
	// A quotation mark of the author's is never part of the HTML as it is, so
	// these stand in tags only.
	ids := strings.NewReplacer(
		`id="_`, `id="`+place+`_`, `href="#_`, `href="#`+place+`_`, `labelledby="_`, `labelledby="`+place+`_`,
		`id="fn`, `id="`+place+`fn`, `href="#fn`, `href="#`+place+`fn`,
	)
	out := *d
	out.Segments = make([]string, len(d.Segments))
	for i, segment := range d.Segments {
		out.Segments[i] = ids.Replace(segment)
	}
	return &out
}
