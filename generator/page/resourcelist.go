package page

import (
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// AllResources is what the page of the resources of all plans shows.
type AllResources struct {
	Lead      string
	None      string     // said where no plan names any
	Table     *Resources // by plan
	Figure    *Figure    // of budgets by plan and rating; nil where there are none
	Ratings   []RatedBudget
	Rated     string // says what the ratings show
	MoneyHead string
	Gaps      []Gap
	CSV       string // the name of the file; "" where there is nothing in it
}

// RatedBudget is the budget of the outputs with a rating.
type RatedBudget struct {
	Chip    *Chip
	Words   string // in place of the chip: what is given to no output
	Outputs string
	Budget  string
	Share   string
	Spent   string
	Mark    string
}

func (b *in) resourceList() *View {
	main := &AllResources{Lead: b.T("resources-lead")}
	a, v := b.wholeView("resources", b.T("nav-resources"), main.Lead)
	v.Main = main
	var uses []site.Use
	for _, p := range a.site.Plans {
		uses = append(uses, p.Uses...)
	}
	if len(uses) == 0 {
		main.None = a.T("resources-none")
		return v
	}
	main.Table = a.plansTable(uses)
	main.Ratings, main.Rated = a.ratedBudgets(uses)
	main.MoneyHead, main.Figure = a.budgetHead(), a.plansBudgets(uses)
	main.Gaps = a.resourceGaps(a.site.Plans, a.latestYear(uses))
	main.CSV = "resources.csv"
	v.Files = append(v.Files, tableFile(main.CSV, func() chart.Table { return a.resourceCSV(uses) }))
	return v
}

// plansTable is the table of what plans may use, by kind.
func (a *at) plansTable(uses []site.Use) *Resources {
	t, year := a.resourceTable(uses, a.T("resources-by-plan"))
	t.First, t.Second = a.T("plan"), a.T("outputs-paid")
	left, more := PerPage, 0
	for _, k := range a.site.Config.Kinds {
		group := ResourceGroup{Heading: k.Plural}
		for _, p := range a.site.PlansOf(k) {
			if len(p.Uses) == 0 {
				continue
			}
			if left--; left < 0 {
				more++
				continue
			}
			group.Rows = append(group.Rows, a.planResources(p, year))
		}
		if len(group.Rows) > 0 {
			t.Groups = append(t.Groups, group)
		}
	}
	if more > 0 {
		t.More = a.N("resources-more", more)
	}
	t.Total = ResourceRow{Link: Link{Text: a.T("total")}}
	t.Total.fill(a.in, uses, year)
	return t
}

// plansBudgets shows what each plan may spend, by the rating of its outputs.
func (a *at) plansBudgets(uses []site.Use) *Figure {
	var rows []paid
	for _, p := range a.site.Plans {
		if len(p.Uses) > 0 {
			rows = append(rows, paid{label: p.Name(), href: a.section(p, "#resources"), uses: p.Uses})
		}
	}
	return a.budgetsOf(ChartID{"resources", "budgets"}, a.F("budgets-title", "Period", a.spanOf(uses)), a.T("plan"), rows)
}

func (a *at) planResources(p *site.Plan, year int) ResourceRow {
	row := ResourceRow{Link: Link{Text: p.Name(), Href: a.section(p, "#resources")}, Hidden: isHidden(p)}
	row.fill(a.in, p.Uses, year)
	paid, outputs := 0, 0
	for _, x := range p.Results {
		if a.isLowest(x) {
			outputs++
			if len(x.Uses) > 0 {
				paid++
			}
		}
	}
	if outputs > 0 {
		row.Note = a.F("n-of-m", "Part", a.Int(paid), "Whole", a.Int(outputs))
	}
	return row
}

// ratedBudgets divides the budgets by how the results they pay for are rated.
func (a *at) ratedBudgets(uses []site.Use) ([]RatedBudget, string) {
	by, loose := ratedTotals(uses)
	_, whole := totals(uses, 0)
	if !whole.Budget.Set() {
		return nil, ""
	}
	var out []RatedBudget
	for _, r := range plan.Ratings {
		if t := by[r]; t != nil && t.Budget.Set() {
			row := a.ratedBudget(t.Total, whole)
			row.Chip, row.Outputs = a.ratingChip(r, ""), a.Int(len(t.results))
			out = append(out, row)
		}
	}
	if loose.Budget.Set() {
		row := a.ratedBudget(loose, whole)
		row.Words = a.T("budget-loose")
		out = append(out, row)
	}
	return out, a.F("budget-rated", "Period", a.spanOf(uses))
}

func (a *at) ratedBudget(t, whole plan.Total) RatedBudget {
	row := RatedBudget{Budget: a.Number(t.Budget.Plain()), Mark: a.standing(t.Standing)}
	if share := t.Budget.PercentOf(whole.Budget); share.Set() {
		row.Share = a.Percent(share.Plain())
	}
	if t.Spent.Set() {
		row.Spent = a.Number(t.Spent.Plain())
	}
	return row
}

// resourceCSV has a row for each entry.
func (a *at) resourceCSV(uses []site.Use) chart.Table {
	t := chart.Table{Joints: a.joints(), UnitHead: a.T("unit"), SourceHead: a.T("source"), Head: []string{a.T("plan-id"), a.T("plan"), a.T("result-id"), a.T("result"), a.T("rating"),
		a.T("year"), a.T("budget"), a.T("spent"), a.T("staff"), a.T("staff-used"), a.T("standing"), a.T("note")}}
	figure := func(n plan.Number, unit string) chart.Cell {
		if !n.Set() {
			return chart.Cell{Number: true}
		}
		return chart.Cell{Number: true, Value: n.Plain(), Unit: unit}
	}
	for _, u := range uses {
		row := []chart.Cell{{Text: u.Plan.Ref()}, {Text: u.Plan.Name()}, {}, {}, {}}
		if x := u.Result; x != nil {
			row = []chart.Cell{{Text: u.Plan.Ref()}, {Text: u.Plan.Name()}, {Text: x.Ref()}, {Text: x.Title}, {Text: a.resultChip(x).Text}}
		}
		money, months := a.site.Config.Currency, a.T("months")
		t.Rows = append(t.Rows, append(row, chart.Cell{Text: strconv.Itoa(u.Year)}, figure(u.Budget, money), figure(u.Spent, money), figure(u.Staff, months), figure(u.StaffUsed, months),
			chart.Cell{Text: a.T("standing-" + string(u.EffectiveStanding())), Href: string(u.Source)}, chart.Cell{Text: u.Note}))
	}
	return t
}
