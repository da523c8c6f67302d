package layout

import (
	"bytes"
	"html/template"
	"strings"
)

// oneLower makes each heading one of the level below it. In HTML that has been
// escaped these are tags: no text and no attribute holds a < as it is.
var oneLower = strings.NewReplacer(
	"<h1", "<h2", "</h1>", "</h2>", "<h2", "<h3", "</h2>", "</h3>", "<h3", "<h4", "</h3>", "</h4>",
	"<h4", "<h5", "</h4>", "</h5>", "<h5", "<h6", "</h5>", "</h6>",
)

// lower is what {{lower "name" .Part}} prints: the same as {{template "name"
// .Part}}, with its headings one level lower. So what is a page of its own can
// be a part of another.
func (p *parts) lower(name string, data any) (template.HTML, error) {
	var buf bytes.Buffer
	if err := p.layout.ExecuteTemplate(&buf, name, data); err != nil {
		return "", err
	}
	return template.HTML(oneLower.Replace(buf.String())), nil
}
