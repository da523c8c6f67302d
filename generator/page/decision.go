package page

import (
	"html/template"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Decision is what the page of a decision shows. What led to it stands below,
// with all that records say of it.
type Decision struct {
	Head     RecordHead
	Decides  template.HTML
	Body     []Piece
	Evidence Evidence
	LedTo    LedTo
	About    *List
	Mentions *List
}

func (b *in) decision(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	main := &Decision{
		Head: a.recordHead(x), Decides: a.fill(x.As.(*plan.Decision).Decides.Doc), Body: a.body(x.Head.Body),
		Evidence: a.evidence(x, x.Evidence, x.Date, PerPage), LedTo: a.ledTo(x, x.LeadsTo, x.Date, PerPage),
		About: list(a, x, "about", x.About), Mentions: list(a, x, "mentions", mentions(x)),
	}
	if len(x.Evidence) == 0 {
		main.Evidence.Warning = a.T("no-evidence-long")
	}
	v.Description = a.F("describe-decision", "Body", main.Head.By, "Date", main.Head.Date.Text, "Evidence", a.N("n-evidence", len(x.Evidence)))
	v.Main = main
	return v
}
