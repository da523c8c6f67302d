package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/util"
)

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

// Untranslated is the text on pages in another language than its own.
func (d *Doc) Untranslated() *Doc {
	out := *d
	out.Foreign, out.Lead.Foreign = true, true
	out.Headings = slices.Clone(d.Headings)
	for i := range out.Headings {
		out.Headings[i].Text.Foreign = true
	}
	return &out
}

// TakeIDs gives the headings of a translation the ids of those of its source, so
// that a link leads to the same place in every language. It reports whether the
// two have the same headings at the same levels; if not, d stays as it is.
func (d *Doc) TakeIDs(source *Doc) bool {
	if len(d.Headings) != len(source.Headings) {
		return false
	}
	var pairs []string
	headings := slices.Clone(d.Headings)
	for i := range headings {
		if headings[i].Level != source.Headings[i].Level {
			return false
		}
		old, id := headings[i].ID, source.Headings[i].ID
		headings[i].ID = id
		for _, form := range []struct{ before, old, id string }{
			{`id="`, escaped(old), escaped(id)}, {`labelledby="`, escaped(old), escaped(id)}, {`href="#`, inAddress(old), inAddress(id)},
		} {
			pairs = append(pairs, form.before+form.old+`"`, form.before+form.id+`"`)
		}
	}
	ids := strings.NewReplacer(pairs...)
	segments := make([]string, len(d.Segments))
	for i, segment := range d.Segments {
		segments[i] = ids.Replace(segment)
	}
	d.Headings, d.Segments = headings, segments
	return true
}

func escaped(id string) string   { return string(util.EscapeHTML([]byte(id))) }
func inAddress(id string) string { return string(util.EscapeHTML(util.URLEscape([]byte(id), true))) }
