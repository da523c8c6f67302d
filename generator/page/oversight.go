package page

import (
	"cmp"
	"slices"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// oversightID is the address of the page for those who oversee the strategy.
const oversightID = "oversight"

// Oversight is what whoever oversees the strategy has to ask about, question by
// question.
type Oversight struct {
	Lead      string
	Jump      []Count
	Questions []Question
	CSV       Link
}

// Question has the answers to one question.
type Question struct {
	ID       string
	Heading  string
	Rule     string // when something stands here
	Rows     []Concern
	More     string // how many the page leaves out
	OwnerCol bool   // an answer has an owner
	SinceCol bool   // an answer has a date
	None     string // said where there are no answers
}

// Concern is one answer: an item, and what is the matter with it.
type Concern struct {
	Item  ItemLink
	State string
	Owner string
	Since Day
}

func (b *in) oversight() *View {
	main := &Oversight{Lead: b.F("oversight-lead", "Date", b.Date(b.site.AsOf.Time())), CSV: Link{Text: b.T("oversight-csv"), Href: oversightID + ".csv"}}
	a, v := b.wholeView(oversightID, b.T("nav-oversight"), main.Lead)
	main.Questions = a.questions()
	table := a.concernTable(main.Questions)
	for i := range main.Questions {
		q := &main.Questions[i]
		main.Jump = append(main.Jump, Count{Text: a.F("group-name", "Rating", q.Heading, "Count", len(q.Rows)), Href: "#" + q.ID})
		q.Rows = a.bounded(q)
	}
	v.Files = []File{tableFile(main.CSV.Href, func() chart.Table { return table })}
	v.Main = main
	return v
}

// bounded are the answers that the page has room for.
func (a *at) bounded(q *Question) []Concern {
	if len(q.Rows) <= PerPage {
		return q.Rows
	}
	q.More = a.N("oversight-more", len(q.Rows)-PerPage)
	return q.Rows[:PerPage]
}

// questions are the questions with all their answers.
func (a *at) questions() []Question {
	return []Question{
		a.question("adopted", a.T("oversight-adopted"), a.T("oversight-adopted-rule"), a.plansThat(func(p *site.Plan) bool { return p.Status == plan.Adopted })),
		a.question("drafts", a.T("oversight-drafts"), a.T("oversight-drafts-rule"), a.plansThat(func(p *site.Plan) bool { return p.Status == plan.Draft || p.Status == plan.InConsultation })),
		a.question("reviews-due", a.T("oversight-reviews"), a.T("oversight-reviews-rule"), a.overduePlans()),
		a.question("incomplete", a.T("oversight-incomplete"), a.T("oversight-incomplete-rule"), a.incompletePlans()),
		a.question("off-track", a.T("oversight-red"), a.T("oversight-red-rule"), a.indicatorsThat(func(x *site.Indicator) bool { return x.Progress.Rating == plan.OffTrack })),
		a.question("stale", a.T("oversight-stale"), a.T("oversight-stale-rule"), a.indicatorsThat(func(x *site.Indicator) bool { return x.Progress.Stale })),
		a.question("no-data", a.T("oversight-no-data"), a.T("oversight-no-data-rule"), a.indicatorsThat(func(x *site.Indicator) bool { return x.Progress.Rating == plan.NoData })),
		a.question("above", a.T("oversight-above"), a.T("oversight-above-rule"), a.risksAbove()),
		a.question("risk-reviews", a.T("oversight-risk-reviews"), a.T("oversight-risk-reviews-rule"), a.risksOverdue()),
		a.question("late", a.T("oversight-late"), a.T("oversight-late-rule"), a.lateSteps()),
		a.question("unmet", a.T("oversight-unmet"), a.T("oversight-unmet-rule"), a.unmetClauses()),
		a.question("unanswered", a.T("oversight-unanswered"), a.T("oversight-unanswered-rule"), a.unanswered()),
	}
}

func (a *at) question(id, heading, rule string, rows []Concern) Question {
	q := Question{ID: "oversight." + id, Heading: heading, Rule: rule, Rows: rows}
	for _, row := range rows {
		q.OwnerCol = q.OwnerCol || row.Owner != ""
		q.SinceCol = q.SinceCol || row.Since.ISO != ""
	}
	if len(rows) == 0 {
		q.None = a.T("oversight-none")
	}
	return q
}

// concern is an answer; what the item's own chip says is not said again.
func (a *at) concern(x site.Item, state string, since plan.Date) Concern {
	c := Concern{Item: a.itemLink(x), State: state, Owner: ownerOf(x)}
	if since != 0 {
		c.Since = a.short(since)
	}
	return c
}

func (a *at) plansThat(fits func(*site.Plan) bool) (out []Concern) {
	for _, p := range a.site.Plans {
		if fits(p) {
			out = append(out, a.concern(p, a.T("plan-"+string(p.Status)), 0))
		}
	}
	return out
}

func (a *at) overduePlans() (out []Concern) {
	for _, p := range a.site.Plans {
		if reviewOverdue(a.site, p) {
			out = append(out, a.concern(p, a.T("oversight-overdue"), p.ReviewDue))
		}
	}
	return out
}

func (a *at) incompletePlans() (out []Concern) {
	for _, p := range a.site.Plans {
		if missing := a.missingParts(p); len(missing) > 0 {
			out = append(out, a.concern(p, a.F("oversight-lacks", "Parts", a.List(missing)), 0))
		}
	}
	return out
}

// missingParts are in words the parts that every plan below the top of the chain
// should have and this one lacks. A plan that only holds aims of others, which
// no plan of the site carries out, needs none.
func (a *at) missingParts(p *site.Plan) (out []string) {
	if a.holdsAims(p) {
		return nil
	}
	for _, part := range []struct {
		lacks bool
		words string
	}{
		{len(p.Results) == 0, a.T("key-results")}, {len(p.Indicators) == 0, a.T("key-indicators")}, {len(p.Risks) == 0, a.T("key-risks")},
		{len(p.Actions) == 0, a.T("key-actions")}, {p.Analysis == nil, a.T("key-analysis")}, {p.ReviewDue == 0, a.T("oversight-review-date")},
		{len(p.Uses) == 0, a.T("key-resources")},
	} {
		if part.lacks {
			out = append(out, part.words)
		}
	}
	return out
}

func (a *at) indicatorsThat(fits func(*site.Indicator) bool) (out []Concern) {
	for _, x := range a.site.Indicators {
		if fits(x) {
			since := plan.Date(0)
			if last := x.Progress.Series.Last(); last != nil {
				since = last.Date
			}
			out = append(out, a.concern(x, "", since))
		}
	}
	return out
}

func (a *at) risksAbove() (out []Concern) {
	for _, x := range a.byGravity(a.site.Risks) {
		if x.Exposure.Above {
			out = append(out, a.concern(x, a.aboveAppetite(x), x.Exposure.Latest.Date))
		}
	}
	return out
}

func (a *at) risksOverdue() (out []Concern) {
	for _, x := range a.site.Risks {
		if x.Exposure.ReviewOverdue {
			out = append(out, a.concern(x, a.T("oversight-overdue"), x.ReviewDue))
		}
	}
	return out
}

// lateSteps are the actions and the tasks of the calendar that are late, the
// longest first.
func (a *at) lateSteps() []Concern {
	type step struct {
		item site.Item
		due  plan.Date
	}
	var late []step
	for _, x := range a.site.Actions {
		if x.Late {
			late = append(late, step{x, x.Due})
		}
	}
	for _, e := range a.site.Events {
		if e.State == plan.Late {
			late = append(late, step{e, e.Due})
		}
	}
	slices.SortStableFunc(late, func(x, y step) int { return cmp.Compare(x.due, y.due) })
	var out []Concern
	for _, s := range late {
		c := a.concern(s.item, a.N("days-late", int(a.site.AsOf-s.due)), s.due)
		if e, ok := s.item.(*site.Event); ok && e.By != nil {
			c.Owner = e.By.Name()
		}
		out = append(out, c)
	}
	return out
}

// unmetClauses are the clauses of resolutions that nothing in force carries out,
// those that nothing carries out at all first.
func (a *at) unmetClauses() (out []Concern) {
	for _, state := range []site.ClauseState{site.Unmet, site.Begun} {
		for _, c := range a.site.Clauses {
			if c.State == state {
				row := a.concern(c, "", 0)
				row.Owner = c.Addressee
				out = append(out, row)
			}
		}
	}
	return out
}

// unanswered are decisions that rest on nothing, findings that led to nothing and
// contributions to closed consultations that nobody has answered.
func (a *at) unanswered() (out []Concern) {
	for _, r := range a.site.Records {
		if r.Sort() == site.DecisionSort && len(r.Evidence) == 0 {
			out = append(out, a.concern(r, a.T("oversight-no-evidence"), r.Date))
		}
		for _, f := range r.Findings {
			if f.State == site.NoFollowUp {
				out = append(out, a.concern(f, a.T("oversight-led-to-nothing"), r.Date))
			}
		}
		if c, ok := r.As.(*plan.Consultation); ok && c.State(a.site.AsOf) == plan.Over {
			for _, x := range r.Contributions {
				if x.Outcome == plan.Pending {
					out = append(out, a.concern(x, a.T("oversight-no-answer"), x.Date))
				}
			}
		}
	}
	return out
}

// concernTable has all answers, for a spreadsheet.
func (a *at) concernTable(all []Question) chart.Table {
	t := chart.Table{Head: []string{a.T("oversight-question"), a.T("trace-id"), a.T("report-title"), a.T("plan"), a.T("status"), a.T("owner"), a.T("report-since-head"), a.T("cover-address")}}
	for _, q := range all {
		for _, row := range q.Rows {
			t.Rows = append(t.Rows, []chart.Cell{
				{Text: q.Heading}, {Text: row.Item.ID}, {Text: row.Item.Text}, {Text: planName(row.Item.Plan)}, {Text: a.apart(stateWords(row))},
				{Text: row.Owner}, {Text: row.Since.ISO}, {Text: a.address(row.Item.ID)},
			})
		}
	}
	return t
}

func planName(p *Link) string {
	if p == nil {
		return ""
	}
	return p.Text
}

// stateWords is all that a row says of the state of its item.
func stateWords(row Concern) []string {
	var words []string
	if chip := row.Item.Chip; chip != nil {
		words = append(words, chip.Text)
		if chip.Mark != "" {
			words = append(words, chip.Mark)
		}
	}
	if row.State != "" {
		words = append(words, row.State)
	}
	return words
}

// address is the absolute address of an item's page, or its address in the
// language's folder where the site has none.
func (a *at) address(id string) string {
	if a.site.Config.BaseURL == "" {
		return id + "/"
	}
	return a.rootAddress() + a.Code + "/" + id + "/"
}
