package page

import "path"

// Embed is a chart as a page of its own, for frames on other sites. Its
// addresses begin at the page that the chart belongs to, as do the links in
// the picture.
type Embed struct {
	Figure *Figure
	Self   string // its address, from there
	Base   string // from the page to the folder that addresses begin at
	Page   Link   // the page of the chart
}

// Embed is the page of one of the view's charts.
func (v *View) Embed(f *Figure) Page {
	name := path.Join(v.Lang, f.Of.Owner, "embed", f.Of.Name, "index.html")
	return Page{Path: name, Layout: "embed", Build: func() *View {
		e := *v
		e.Title, e.NoIndex = f.Title+" | "+v.Title, true
		e.Main = &Embed{Figure: f, Self: "embed/" + f.Of.Name + "/", Base: "../../", Page: Link{Text: v.Heading, Href: "./"}}
		return &e
	}}
}
