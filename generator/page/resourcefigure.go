package page

import (
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// paid is a row of a chart of budgets.
type paid struct {
	label, href string
	uses        []site.Use
}

// budgetsOf shows budgets, each divided by how the outputs it is for are rated,
// with what was spent; nil where there is no budget.
func (a *at) budgetsOf(id ChartID, title string, head string, rows []paid) *Figure {
	c := &chart.Shares{
		Joints: a.joints(),
		Title:  title, Caption: title, Unit: a.site.Config.Currency, Head: [3]string{head, a.T("kind"), a.budgetHead()},
		Number: func(v float64, decimals int) string { return a.Number(strconv.FormatFloat(v, 'f', decimals, 64)) },
		Words:  chart.SharesWords{Unit: a.T("unit"), Rest: func(n int) string { return a.N("more-entries", n) }},
		Desc:   a.T("budgets-sentence"),
	}
	standing, links := plan.Final, 0
	seen := map[string]bool{}
	for _, row := range rows {
		_, all := totals(row.uses, 0)
		if !all.Budget.Set() {
			continue
		}
		standing = standing.Worse(all.Standing)
		bar := chart.ShareRow{Label: row.label, Href: row.href, Total: a.amount("", a.T("budget"), all.Budget), Parts: a.budgetParts(row.uses)}
		if all.Spent.Set() {
			spent := a.amount("", a.T("spent"), all.Spent)
			bar.Beside = &spent
			seen["spent"] = true
		}
		for _, part := range bar.Parts {
			seen[part.Rating] = true
		}
		if row.href != "" {
			links++
		}
		c.Rows = append(c.Rows, bar)
	}
	if len(c.Rows) == 0 {
		return nil
	}
	f := a.figure(id, "shares", title, c.Desc, c, links)
	f.Mark, f.Legend = a.standing(standing), a.budgetLegend(seen)
	return f
}

// amount is a sum of money; one of none says so.
func (b *in) amount(rating, kind string, n plan.Number) chart.Amount {
	out := chart.Amount{Rating: rating, Kind: kind, Value: n.Float(), Plain: n.Plain(), Text: b.money(n.Plain())}
	out.Words = b.F("amount-words", "Kind", kind, "Amount", out.Text)
	return out
}

// money writes an amount in the currency of the site, if it has one.
func (b *in) money(plain string) string {
	if c := b.site.Config.Currency; c != "" {
		return b.F("quantity", "Value", b.Number(plain), "Unit", c)
	}
	return b.Number(plain)
}

// budgetParts divide the budget of entries by rating; what is for no single
// output stands last.
func (a *at) budgetParts(uses []site.Use) []chart.Amount {
	by, loose := ratedTotals(uses)
	var out []chart.Amount
	for _, r := range plan.Ratings {
		if t := by[r]; t != nil && t.Budget.Set() {
			out = append(out, a.amount(r.String(), a.T("rating-"+r.String()), t.Budget))
		}
	}
	if loose.Budget.Set() {
		out = append(out, a.amount("", a.T("budget-loose"), loose.Budget))
	}
	return out
}

func (a *at) budgetLegend(seen map[string]bool) []LegendEntry {
	var out []LegendEntry
	for _, r := range plan.Ratings {
		if seen[r.String()] {
			out = append(out, LegendEntry{Symbol: symbol(r.String()), Text: a.T("rating-" + r.String()), Class: "rating-" + r.String()})
		}
	}
	if seen[""] {
		out = append(out, LegendEntry{Class: "key-part", Text: a.T("budget-loose")})
	}
	if seen["spent"] {
		out = append(out, LegendEntry{Class: "key-beside", Text: a.T("spent")})
	}
	return out
}

// ratedTotal is what is for the results of a rating.
type ratedTotal struct {
	plan.Total
	results map[*site.Result]bool
}

// ratedTotals divides entries by the rating of the results that they are for.
func ratedTotals(uses []site.Use) (by map[plan.Rating]*ratedTotal, loose plan.Total) {
	by = map[plan.Rating]*ratedTotal{}
	for _, u := range uses {
		if u.Result == nil {
			loose.Add(u.Resource)
			continue
		}
		r := resultRating(u.Result)
		if by[r] == nil {
			by[r] = &ratedTotal{results: map[*site.Result]bool{}}
		}
		by[r].Add(u.Resource)
		by[r].results[u.Result] = true
	}
	return by, loose
}
