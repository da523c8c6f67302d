package page

import (
	"cmp"
	"html"
	"html/template"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"plansite/generator/docx"
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

// ReportTable is a table of a report.
type ReportTable struct {
	ID       string
	Heading  string // where the author gave it no place under a heading of the text
	Number   string // of that heading
	Caption  string
	Sentence string
	Compared bool // there is a report before it
	More     string

	Indicators []ReportIndicator
	Risks      []ReportRisk
	Actions    []ReportAction
	Late       []ReportLate
}

// ReportIndicator is an indicator in a report.
type ReportIndicator struct {
	Row
	Value, Mark string
	Date        Day
	Before      string
	Change      string
	Chip        *Chip
	ChipBefore  *Chip // where it was another
	Stale       bool

	same bool // neither value nor rating has changed since the report before
}

// ReportRisk is a risk in a report.
type ReportRisk struct {
	Row
	Chip, Before *Chip
	What         string // moved up, moved down, new, above appetite
	Note         string
}

// ReportAction is an action in a report.
type ReportAction struct {
	Row
	Chip *Chip
	Due  Day
	When Day
	Note string
}

// ReportLate is something that is late in a report.
type ReportLate struct {
	Item  ItemLink
	What  string
	Owner string
	Since Day
}

// report is the page of a report. What it says of plans is what was known on its
// date: its text and its charts too.
func (b *in) report(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	r := x.As.(*plan.Report)
	account := b.site.Account(x)
	then := b.at(account.Then).from(1)
	main := &Report{Head: a.recordHead(x), Facts: a.reportFacts(x, r, account), About: list(a, x, "about", x.About), Mentions: list(a, x, "mentions", x.Mentions())}
	if account.Since != nil {
		main.Since = &Link{Text: account.Since.Title, Href: a.item(account.Since)}
	}
	main.Body = then.reportBody(x, account)
	main.Contents = contentsOf(main.Body)
	name := x.Ref() + ".docx"
	main.Download = &Link{Text: a.T("report-download"), Href: name}
	document := a.document(v, main, r)
	v.Files = []File{{Name: name, Template: "document", Data: func(made []byte) ([]byte, error) {
		document.HTML = made
		return document.Encode()
	}}}
	v.Description = a.F("report-description", "Body", main.Head.By, "Date", main.Head.Date.Text)
	v.Main = main
	return v
}

// at is the builder for the site as it stood on another day.
func (b *in) at(then *site.Site) *in {
	builder := *b.Builder
	builder.site = then
	return &in{Builder: &builder, Locale: b.Locale, lists: b.lists, image: b.image, images: b.images}
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
	return d
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

var headingTag = regexp.MustCompile(`<h([2-4])( id="[^"]*")?>`)

// numberHeadings numbers the headings and tables of a document.
func (a *at) numberHeadings(body []Piece) []Piece {
	var count [3]int
	next := func(level int) string {
		count[level]++
		number := strconv.Itoa(count[0])
		for i := 1; i <= level; i++ {
			number += "." + strconv.Itoa(count[i])
		}
		for i := level + 1; i < len(count); i++ {
			count[i] = 0
		}
		return number
	}
	table := 0
	for i := range body {
		if t := body[i].Table; t != nil {
			if t.Heading != "" {
				t.Number = next(0)
			}
			table++
			t.Caption = a.F("table-n", "Number", table, "Caption", t.Caption)
			continue
		}
		body[i].HTML = template.HTML(headingTag.ReplaceAllStringFunc(string(body[i].HTML), func(tag string) string {
			return tag + `<span class="number">` + next(int(tag[2]-'2')) + `</span> `
		}))
	}
	return body
}

var numberedHeading = regexp.MustCompile(`<h2 id="([^"]*)"><span class="number">(\d+)</span> (.*?)</h2>`)
var (
	anchorLink = regexp.MustCompile(`<a class="anchor".*?</a>`)
	anyTag     = regexp.MustCompile(`<[^>]*>`)
)

// plainHeading is the text of a heading in HTML.
func plainHeading(made string) string {
	return strings.TrimSpace(html.UnescapeString(anyTag.ReplaceAllString(anchorLink.ReplaceAllString(made, ""), "")))
}

// contentsOf lists the numbered headings of a document.
func contentsOf(body []Piece) []Entry {
	var out []Entry
	for _, p := range body {
		if p.Table != nil && p.Table.Heading != "" {
			out = append(out, Entry{Text: p.Table.Number + " " + p.Table.Heading, Href: "#" + p.Table.ID})
		}
		for _, found := range numberedHeading.FindAllStringSubmatch(string(p.HTML), -1) {
			out = append(out, Entry{Text: found[2] + " " + plainHeading(found[3]), Href: "#" + html.UnescapeString(found[1])})
		}
	}
	return out
}

func (a *at) reportTable(name, caption string, account *site.Account) *ReportTable {
	return &ReportTable{ID: "report." + name, Caption: caption, Compared: account.Since != nil}
}

// bound cuts a table where it is too long for a page, and says so.
func bound[T any](a *at, t *ReportTable, all []T) []T {
	if len(all) > PerPage {
		t.More = a.N("report-more", len(all)-PerPage)
		return all[:PerPage]
	}
	return all
}

func (a *at) reportIndicators(account *site.Account) *ReportTable {
	t := a.reportTable("indicators", a.T("report-indicators"), account)
	if t.Compared {
		t.Sentence = a.F("report-since", "Date", a.Date(account.Since.Date.Time()))
	} else {
		t.Sentence = a.T("report-first")
	}
	var rows []ReportIndicator
	for _, x := range account.Indicators {
		if row := a.reportIndicator(x); !row.same {
			rows = append(rows, row)
		}
	}
	if n := len(account.Indicators) - len(rows); n > 0 {
		t.Sentence += " " + a.N("report-same", n)
	}
	t.Indicators = bound(a, t, rows)
	return t
}

func (a *at) reportIndicator(x site.IndicatorOn) ReportIndicator {
	row := ReportIndicator{Row: a.ofPlan(x.Now), Chip: a.chip(x.Now), Stale: x.Now.Progress.Stale}
	now := a.latest(x.Now)
	if x.Now.Reading == plan.Milestones {
		row.Value = a.reachedMilestones(x.Now)
	} else if now != nil {
		row.Value, row.Mark, row.Date = a.quantity(now.Plain(), x.Now.Unit), a.standing(now.Standing), a.short(now.Date)
	}
	if x.Before == nil {
		return row
	}
	if chip := a.chip(x.Before); chip.Class != row.Chip.Class {
		row.ChipBefore = chip
	}
	before := a.latest(x.Before)
	row.same = row.ChipBefore == nil
	switch {
	case x.Now.Reading == plan.Milestones:
		row.Before = a.reachedMilestones(x.Before)
		row.same = row.same && row.Before == row.Value
	case before != nil:
		row.Before = a.quantity(before.Plain(), x.Now.Unit)
		if now != nil {
			row.Change = a.change(now, before, x.Now.Unit)
			row.same = row.same && now.Date == before.Date && now.Value.Equal(before.Value)
		}
	default:
		row.same = row.same && now == nil
	}
	return row
}

func (a *at) reachedMilestones(x *site.Indicator) string {
	return a.F("milestones-reached", "Reached", x.Progress.Reached, "Count", len(x.Milestones))
}

// change is by how much a value has changed, with its sign.
func (a *at) change(now, before *plan.Reached, unit string) string {
	way := now.Value.Sub(before.Value)
	switch {
	case way.IsZero():
		return a.T("unchanged")
	case way.IsNegative():
		return a.F("change-down", "Value", a.bare(way.Abs().String(), unit))
	}
	return a.F("change-up", "Value", a.bare(way.String(), unit))
}

func (a *at) reportRisks(account *site.Account) *ReportTable {
	t := a.reportTable("risks", a.T("report-risks"), account)
	var rows []ReportRisk
	moved, above := 0, 0
	for _, x := range account.Risks {
		what := ""
		switch {
		case x.Moved():
			moved++
			what = a.T("risk-moved")
		case x.New():
			what = a.T("risk-new")
		case x.Now.Exposure.Above:
			what = a.T("above-appetite-short")
		}
		if x.Now.Exposure.Above {
			above++
		}
		if what == "" {
			continue
		}
		row := ReportRisk{Row: a.ofPlan(x.Now), Chip: a.chip(x.Now), What: what}
		if x.Now.Exposure.Above && (x.Moved() || x.New()) {
			row.What = a.F("risk-and-above", "What", what, "Above", a.T("above-appetite-short"))
		}
		if x.Before != nil && x.Before.Exposure.Latest != nil {
			row.Before = a.chip(x.Before)
		}
		if latest := x.Now.Exposure.Latest; latest != nil && (x.Moved() || x.New()) {
			row.Note = latest.Note
		}
		rows = append(rows, row)
	}
	t.Sentence = a.F("report-risks-sentence", "Count", len(account.Risks), "Moved", moved, "Above", above)
	t.Risks = bound(a, t, rows)
	return t
}

// ofPlan is the head of a row that names the plan of its item.
func (a *at) ofPlan(x site.Item) Row {
	row := a.row(x)
	row.Plan, row.Owner = &Link{Text: x.In().Name(), Href: a.item(x.In())}, ownerOf(x)
	return row
}

// reportActions are what was done since the report before, what is under way and
// what is planned, in that order.
func (a *at) reportActions(account *site.Account) *ReportTable {
	t := a.reportTable("actions", a.T("report-actions"), account)
	rank := map[plan.ActionStatus]int{plan.Done: 0, plan.Cancelled: 1, plan.UnderWay: 2, plan.Planned: 3}
	var shown []site.ActionOn
	count := map[plan.ActionStatus]int{}
	for _, x := range account.Actions {
		over := x.Now.Status == plan.Done || x.Now.Status == plan.Cancelled
		if over && account.Since != nil && x.Step != nil && x.Step.KnownSince() <= account.Since.Date {
			continue // told in the report before
		}
		count[x.Now.Status]++
		shown = append(shown, x)
	}
	slices.SortStableFunc(shown, func(x, y site.ActionOn) int {
		return cmp.Or(cmp.Compare(rank[x.Now.Status], rank[y.Now.Status]), cmp.Compare(x.Now.Due, y.Now.Due))
	})
	for _, x := range bound(a, t, shown) {
		row := ReportAction{Row: a.ofPlan(x.Now), Chip: a.chip(x.Now), Due: a.short(x.Now.Due)}
		if x.Step != nil {
			row.When, row.Note = a.short(x.Step.Date), x.Step.Note
		}
		t.Actions = append(t.Actions, row)
	}
	t.Sentence = a.F("report-actions-sentence", "Done", count[plan.Done], "UnderWay", count[plan.UnderWay], "Planned", count[plan.Planned])
	return t
}

// reportLate are the actions, reviews of risks, figures and tasks that are late.
func (a *at) reportLate(account *site.Account) *ReportTable {
	t := a.reportTable("late", a.T("report-late"), account)
	var rows []ReportLate
	add := func(x site.Item, what string, since plan.Date) {
		row := ReportLate{Item: a.itemLink(x), What: what, Owner: ownerOf(x)}
		if since != 0 {
			row.Since = a.short(since)
		}
		row.Item.Chip, row.Item.Stale = nil, false
		rows = append(rows, row)
	}
	for _, x := range account.Actions {
		if x.Now.Late {
			add(x.Now, a.T("late-action"), x.Now.Due)
		}
	}
	for _, x := range account.Risks {
		if x.Now.Exposure.ReviewOverdue {
			add(x.Now, a.T("late-review"), x.Now.ReviewDue)
		}
	}
	for _, x := range account.Indicators {
		if last := x.Now.Progress.Series.Last(); x.Now.Progress.Stale && last != nil {
			add(x.Now, a.T("late-figure"), last.Date)
		}
	}
	for _, e := range account.Tasks {
		add(e, a.T("late-task"), e.Due)
	}
	t.Sentence = a.T("report-nothing-late")
	if len(rows) > 0 {
		t.Sentence = a.N("report-late-sentence", len(rows))
	}
	t.Late = bound(a, t, rows)
	return t
}
