package page

import (
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// RecordRow is a record in a list of the site.
type RecordRow struct {
	Row
	Date         Day
	By           string
	Chip         *Chip
	Illustrative bool
	Counts       string // of its findings, contributions or clauses, in words
	When         string // from when until when it is open, instead of a date
	Missing      string // said of a decision without evidence
}

// recordLists are the lists of reports, reviews, decisions, resolutions and
// self-assessments, by year, the latest first, and that of consultations.
func (b *in) recordLists() []*overview {
	return []*overview{
		b.recordList(site.ReportSort, b.T("nav-reports"), b.T("lead-reports")),
		b.recordList(site.ReviewSort, b.T("nav-reviews"), b.T("lead-reviews")),
		b.recordList(site.DecisionSort, b.T("nav-decisions"), b.T("lead-decisions")),
		b.consultationList(),
		b.recordList(site.ResolutionSort, b.T("nav-resolutions"), b.T("lead-resolutions")),
		b.recordList(site.AssessmentSort, b.T("nav-assessment"), b.T("lead-assessment")),
	}
}

func (b *in) recordList(sort site.Sort, title, lead string) *overview {
	o := &overview{id: site.RecordLists[sort], layout: "records", title: title, lead: lead}
	if sort == site.AssessmentSort {
		o.layout = "assessments"
	}
	for _, x := range b.site.RecordsOf(sort) {
		id, heading := "undated", b.T("undated")
		if x.Date != 0 {
			heading = strconv.Itoa(x.Date.Year())
			id = "year." + heading
		}
		if n := len(o.groups); n == 0 || o.groups[n-1].id != id {
			o.groups = append(o.groups, group{id: id, heading: heading})
		}
		last := &o.groups[len(o.groups)-1]
		last.items = append(last.items, x)
	}
	return o
}

func (a *at) recordRow(x *site.Record) RecordRow {
	row := RecordRow{Row: a.row(x), Chip: a.chip(x), Counts: a.recordCounts(x)}
	row.Illustrative = row.Chip == nil && a.inventedRecord(x)
	row.Link.Text = x.Title
	switch r := x.As.(type) {
	case *plan.Consultation:
		row.When = a.span(r.Opens, r.Closes, a.ShortDate)
	case *plan.Decision:
		if len(x.Evidence) == 0 {
			row.Counts, row.Missing = "", a.T("no-evidence")
		}
	}
	if x.Date != 0 && row.When == "" {
		row.Date = a.short(x.Date)
	}
	if x.By != nil {
		row.By = x.By.Name()
	}
	return row
}

// recordCounts says in words how much a record holds.
func (a *at) recordCounts(x *site.Record) string {
	switch x.As.(type) {
	case *plan.Review:
		return a.N("n-findings", len(x.Findings))
	case *plan.Consultation:
		return a.N("n-contributions", len(x.Contributions))
	case *plan.Resolution:
		if len(x.Clauses) > 0 {
			return a.N("n-clauses", len(x.Clauses))
		}
	case *plan.Decision:
		return a.N("n-evidence", len(x.Evidence))
	case *plan.SelfAssessment:
		return a.N("n-practices", len(x.Practices))
	}
	return ""
}
