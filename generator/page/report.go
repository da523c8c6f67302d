package page

import (
	"plansite/generator/docx"
	"plansite/generator/foreign"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Report is what a report's page shows: a numbered document whose tables are
// drawn from the data as known on its date.
type Report struct {
	Head     RecordHead
	Facts    []Detail
	Since    *Link // the report to the same body before it
	Body     []Piece
	Contents []Entry
	Download *Link
	About    *List
	Mentions *List
}

// report is the page of a report. What it says of plans is what was known on its
// date: its text and its charts too.
func (b *in) report(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	r := x.As.(*plan.Report)
	account := b.site.Account(x)
	then := b.at(account.Then).from(1)
	main := &Report{Head: a.recordHead(x), Facts: a.reportFacts(x, r, account), About: then.knownList(x, "about", x.About), Mentions: then.knownList(x, "mentions", mentions(x))}
	if account.Since != nil {
		main.Since = &Link{Text: account.Since.Title, Href: a.item(account.Since)}
	}
	main.Body = then.reportBody(x, account)
	main.Contents = a.contentsOf(main.Body)
	name := x.Ref() + ".docx"
	main.Download = &Link{Text: a.T("report-download"), Href: name}
	document := a.document(v, main, r)
	v.Files = []File{{Name: name, Template: "document", Data: func(made []byte) ([]byte, error) {
		document.HTML = made
		return document.Encode()
	}}}
	v.Description = a.F("report-description", "Body", main.Head.By, "Date", main.Head.Date.Text)
	main.Head.By, main.Head.Date = "", Day{} // the facts below say both
	v.Main = main
	return v
}

// at is the builder for the site as it stood on another day.
func (b *in) at(then *site.Site) *in {
	return &in{
		Builder: b.Builder, Locale: b.Locale, Edition: b.Edition, Words: b.Words, tags: b.tags, site: then,
		lists: b.lists, image: b.image, images: b.images, occasions: b.occasions, series: b.series,
	}
}

// knownList is a list of items as they stood on the date of a report.
func (a *at) knownList(report *site.Record, name string, items []site.Item) *List {
	then := make([]site.Item, len(items))
	for i, x := range items {
		then[i] = a.site.Item(x.Ref())
	}
	l := list(a, report, name, then)
	if l != nil {
		for i := range l.Entries {
			a.asKnown(&l.Entries[i], then[i])
		}
	}
	return l
}

// asKnown takes out of a link what a report cannot tell: the state of what has
// one for today only.
func (a *at) asKnown(link *ItemLink, x site.Item) {
	switch x.Sort() {
	case site.FindingSort, site.ContributionSort, site.ClauseSort:
		link.Chip, link.Illustrative = nil, a.inventedRecord(x)
	}
}

// plainDocument takes the marks of other languages out of the words of a
// document; its text has none.
func plainDocument(d docx.Document) docx.Document {
	for _, text := range []*string{&d.Title, &d.Number, &d.Subject, &d.Author, &d.Notice} {
		*text = foreign.Strip(*text)
	}
	for i, row := range d.Header {
		d.Header[i] = docx.Row{Label: foreign.Strip(row.Label), Text: foreign.Strip(row.Text)}
	}
	return d
}

// document is the report as a meeting document, but for its text.
func (a *at) document(v *View, main *Report, r *plan.Report) docx.Document {
	d := docx.Document{
		Title: r.Title, Number: r.Number, Language: v.Lang, Subject: v.Description, Author: v.Publisher, Date: r.Date.Time(), Base: v.Canonical,
		Pages: a.F("page-of", "Page", "{page}", "Last", "{pages}"),
	}
	if v.Dir == "rtl" {
		d.Dir = v.Dir
	}
	for _, f := range main.Facts {
		d.Header = append(d.Header, docx.Row{Label: f.Label, Text: f.Text})
	}
	d.Header = append(d.Header, docx.Row{Label: a.T("report-source"), Text: v.Publisher}, docx.Row{Label: a.T("report-title"), Text: r.Title})
	d.Notice = main.Head.Warning
	if v.Demo && d.Notice == "" {
		d.Notice = a.T("report-demonstration")
	}
	return plainDocument(d)
}

func (a *at) reportFacts(x *site.Record, r *plan.Report, account *site.Account) []Detail {
	rows := a.detail(nil, "report-to", x.By.Title)
	rows = a.detail(rows, "report-number", r.Number)
	rows = a.detail(rows, "report-date", a.Date(r.Date.Time()))
	rows = a.detail(rows, "report-plans", a.N("n-plans", len(account.Plans)))
	return rows
}

// reportBody is the text of a report with its tables: each where the author put
// it, those without a place at the end, under headings of their own. All headings
// and tables are numbered.
func (a *at) reportBody(x *site.Record, account *site.Account) []Piece {
	tables := map[string]*ReportTable{
		"actions": a.reportActions(account), "indicators": a.reportIndicators(account), "risks": a.reportRisks(account), "late": a.reportLate(account),
	}
	a.tables = tables
	body := a.body(x.Head.Body)
	a.tables = nil
	placed := map[*ReportTable]bool{}
	for _, p := range body {
		if p.Table != nil {
			placed[p.Table] = true
		}
		if p.Figure != nil {
			p.Figure.Option = "" // its file shows today
		}
	}
	for _, name := range site.ReportTables {
		if t := tables[name]; !placed[t] {
			t.Heading = t.Caption
			body = append(body, Piece{Table: t})
		}
	}
	return a.numberHeadings(body)
}
