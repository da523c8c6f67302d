package page

import (
	"fmt"
	"html/template"
	"path"
	"strings"

	"plansite/generator/chart"
)

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
		e.Title, e.NoIndex = v.at.F("window-title", "Title", f.Title, "Site", v.Title), true
		e.Main = &Embed{Figure: f, Self: "embed/" + f.Of.Name + "/", Base: "../../", Page: Link{Text: v.Heading, Href: "./"}}
		return &e
	}}
}

// addresses says where a chart's files and pages are.
func (a *at) addresses(f *Figure) {
	embed := f.Of.Owner + "/embed/" + f.Of.Name + "/"
	f.Files, f.Embed, f.FileName = a.to(f.Of.Owner)+f.Of.Name, a.up+embed, strings.ReplaceAll(f.Of.Owner, "/", "-")+"-"+f.Of.Name
	at := f.Embed
	if f.Placed = a.site.Config.BaseURL != ""; f.Placed {
		at = a.rootAddress() + a.Code + "/" + embed
	}
	f.Frame = fmt.Sprintf(`<iframe src="%s" title="%s" width="100%%" height="%d" loading="lazy" style="border:0"></iframe>`,
		template.HTMLEscapeString(at), template.HTMLEscapeString(f.Title), chart.Height([]byte(f.Picture))+frameMargin)
	if _, ok := f.Chart.(chart.Interactive); ok && a.assets.Library != "" {
		f.Option = f.Files + ".json"
	}
}

// frameMargin is the room for title, caption and foot about an embedded
// picture on a phone, in pixels.
const frameMargin = 240
