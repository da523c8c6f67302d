package page

import (
	"cmp"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

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
		t.Sentence = a.sentences(t.Sentence, a.N("report-same", n))
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
		row.Value, row.Mark, row.Date = a.quantity(now.Plain(), x.Now), a.standing(now.Standing), a.short(now.Date)
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
		row.Before = a.quantity(before.Plain(), x.Now)
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
		if over && x.Told {
			continue
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
