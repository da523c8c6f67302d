package page

import (
	"iter"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// listing is a page of the site as the search and the index name it.
type listing struct {
	id    string    // its address below the language
	title string    //
	item  site.Item // nil for a list of the site
}

// catalogue yields all that has a page of its own, in the order of the site:
// items, and lists but for their further pages.
func (b *in) catalogue() iter.Seq[listing] {
	return func(yield func(listing) bool) {
		for _, l := range b.listPages() {
			if !yield(l) {
				return
			}
		}
		for x := range b.site.All() {
			if !yield(listing{id: x.Ref(), title: site.Title(x), item: x}) {
				return
			}
		}
	}
}

// listPages are the pages that belong to no item.
func (b *in) listPages() []listing {
	var out []listing
	known := map[string]bool{}
	for _, o := range b.lists {
		known[o.id] = true
		out = append(out, listing{id: o.id, title: o.title})
	}
	for _, id := range site.Overviews {
		if !known[id] {
			out = append(out, listing{id: id, title: b.nameOf(id)})
		}
	}
	if len(b.langs) > 1 {
		out = append(out, listing{id: site.TranslationID, title: b.nameOf(site.TranslationID)})
	}
	return append(out, listing{id: printID, title: b.T("print-title")})
}

// shortOf is the short name of a plan or record; "" where it has none.
func shortOf(x site.Item) string {
	switch x := x.(type) {
	case *site.Plan:
		return x.Short
	case *site.Record:
		return x.Short
	}
	return ""
}

// within is the short name of what an item stands in: its plan or its record.
// A plan, or a record, with a short name stands under that.
func within(x site.Item) string {
	if p := x.In(); p != nil {
		return p.Name()
	}
	if part, ok := x.(site.Dated); ok && site.Item(part.Record()) != x {
		return part.Record().Name()
	}
	return shortOf(x)
}

// kindOfListing says in words what a page is.
func (b *in) kindOfListing(l listing) string {
	if l.item == nil {
		return b.T("search-list")
	}
	return b.kindOf(l.item)
}

// sections are the parts into which results of a search fall, in order.
var sections = []string{"plans", "results", "indicators", "risks", "actions", "records", "pages"}

// sectionOf is the one of a page.
func sectionOf(l listing) string {
	if l.item == nil {
		return "pages"
	}
	switch l.item.Sort() {
	case site.PlanSort:
		return "plans"
	case site.ResultSort:
		return "results"
	case site.IndicatorSort:
		return "indicators"
	case site.RiskSort:
		return "risks"
	case site.ActionSort:
		return "actions"
	case site.PageSort:
		return "pages"
	}
	return "records"
}

// wordsBeside are words of an item that stand in no text.
func wordsBeside(x site.Item) []string {
	switch x := x.(type) {
	case *site.Plan:
		return planWords(x)
	case *site.Result:
		return []string{x.Owner}
	case *site.Indicator:
		return indicatorWords(x)
	case *site.Risk:
		return []string{x.Owner, x.Field.Title}
	case *site.Action:
		return []string{x.Owner}
	case *site.Record:
		return recordWords(x)
	case *site.Clause:
		return []string{x.Part, x.Addressee}
	case *site.Event:
		return []string{x.Place}
	case *site.Contribution:
		return []string{x.From}
	}
	return nil
}

func planWords(x *site.Plan) []string {
	out := []string{x.Short}
	for _, f := range x.Profile {
		out = append(out, f.Label)
	}
	for _, topic := range x.Landscape {
		out = append(out, topic.Title)
		for _, other := range topic.Others {
			out = append(out, other.Name)
		}
	}
	for _, g := range x.Groups {
		out = append(out, g.Name)
	}
	return out
}

func indicatorWords(x *site.Indicator) []string {
	out := []string{x.Owner, x.Unit}
	for _, m := range x.Milestones {
		out = append(out, m.Title)
	}
	return out
}

func recordWords(x *site.Record) []string {
	switch r := x.As.(type) {
	case *plan.Report:
		return []string{r.Number}
	case *plan.Consultation:
		return []string{r.Asks}
	case *plan.SelfAssessment:
		var out []string
		for _, p := range x.Practices {
			out = append(out, p.Title)
		}
		return out
	}
	return nil
}
