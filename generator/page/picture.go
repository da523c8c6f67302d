package page

import (
	"html/template"
	"strconv"
	"strings"

	"plansite/generator/markdown"
)

// writePicture shows a picture of a text: as a figure where it stands alone. Its
// size is in the page, so that the text does not move when the picture arrives.
func (a *at) writePicture(b *strings.Builder, ref *markdown.Ref) {
	if !ref.Picture.Block {
		a.writeImage(b, ref)
		return
	}
	b.WriteString(`<figure class="picture"`)
	if a.foreign {
		b.WriteString(a.Words.Attributes())
	}
	b.WriteByte('>')
	a.writeImage(b, ref)
	if caption := ref.Picture.Caption; caption != "" {
		b.WriteString("<figcaption>" + template.HTMLEscapeString(caption) + "</figcaption>")
	}
	b.WriteString("</figure>\n")
}

func (a *at) writeImage(b *strings.Builder, ref *markdown.Ref) {
	p := a.site.Pictures[ref.Picture.File]
	if p == nil { // linked without pictures
		b.WriteString(template.HTMLEscapeString(ref.Label))
		return
	}
	b.WriteString(`<img src="` + template.HTMLEscapeString(a.root()+p.Name) + `" width="` + strconv.Itoa(p.Width) + `" height="` + strconv.Itoa(p.Height) +
		`" loading="lazy" decoding="async" alt="` + template.HTMLEscapeString(ref.Label) + `">`)
}
