package page

// Citation is how to cite a page, ready to copy.
type Citation struct {
	ID       string // of its place on the page
	Text     string // who, what, in what, as of when, under which id
	Address  string // "" without a base URL
	Accessed string // to be added where the day is known, with {date} in its place
	Form     string // of that date: en-GB
	Open     bool   // shown at once
}

// cite makes the citation of a page. In a demonstration it says so: a citation
// travels without the notice of the page.
func (a *at) cite(v *View) *Citation {
	id := "citation"
	if v.Demo {
		id = "citation-demonstration"
	}
	c := &Citation{
		ID: "cite.text", Address: v.Canonical, Form: a.Form, Accessed: a.F("citation-accessed", "Date", "{date}"),
		Text: a.F(id, "Publisher", v.Publisher, "Title", v.Heading, "Site", v.SiteTitle, "Date", v.AsOf),
	}
	if v.ID != "" {
		c.Text = a.sentences(c.Text, a.F("citation-id", "ID", v.ID))
	}
	return c
}
