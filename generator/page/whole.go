package page

import "plansite/generator/chart"

// wholeView begins the view of a page that is about the site as a whole and has
// the address of an overview.
func (b *in) wholeView(id, title, lead string) (*at, *View) {
	a := b.from(1)
	v := a.view(id+"/", title)
	v.Crumbs = []Link{{Text: a.T("home"), Href: a.home()}}
	v.Description = lead
	v.Cite = a.cite(v)
	return a, v
}

// tableFile is a table as a file beside a page.
func tableFile(name string, table func() chart.Table) File {
	return File{Name: name, Data: func([]byte) ([]byte, error) { return table().CSV(), nil }}
}
