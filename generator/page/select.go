package page

import (
	"slices"

	"plansite/generator/plan"
)

// facet is what a select of the bar is made from: its name, its heading, and
// all values in the order in which they are offered.
type facet struct {
	name, label string
	options     []Option
	of          func(*Facets) string
}

// choose keeps the options that occur.
func (f facet) choose(all []Facets) Select {
	occurs := map[string]bool{}
	for i := range all {
		occurs[f.of(&all[i])] = true
	}
	s := Select{Name: f.name, Label: f.label}
	for _, o := range f.options {
		if occurs[o.Value] && len(s.Options) < maxOptions {
			s.Options = append(s.Options, o)
		}
	}
	return s
}

// planSelect offers all plans of a kind at once, and each plan.
func (b *in) planSelect(all []Facets) Select {
	plans := map[string]bool{}
	for i := range all {
		plans[all[i].Plan] = true
	}
	s := Select{Name: "plan", Label: b.T("plan")}
	left := maxOptions
	for _, k := range b.site.Config.Kinds {
		g := OptionGroup{Label: k.Plural}
		for _, p := range b.site.PlansOf(k) {
			if plans[p.Ref()] && left > 0 {
				g.Options = append(g.Options, Option{Value: p.Ref(), Text: p.Name()})
				left--
			}
		}
		if len(g.Options) > 1 {
			g.Options = slices.Insert(g.Options, 0, Option{Value: "kind." + k.ID.ID, Text: b.F("filter-kind", "Kind", k.Plural)})
		}
		if len(g.Options) > 0 {
			s.Groups = append(s.Groups, g)
		}
	}
	return s
}

func (b *in) ownerSelect(owners map[string]bool) Select {
	s := Select{Name: "owner", Label: b.T("owner")}
	for owner := range owners {
		s.Options = append(s.Options, Option{Value: owner, Text: owner})
	}
	slices.SortFunc(s.Options, func(x, y Option) int { return b.Compare(x.Text, y.Text) })
	s.Options = s.Options[:min(len(s.Options), maxOptions)]
	return s
}

// facetsOf are the facets of a list beside plan and owner.
func (b *in) facetsOf(sort string) []facet {
	level := facet{"level", b.T("filter-level"), b.levelOptions(), func(f *Facets) string { return f.Level }}
	rating := facet{"rating", b.T("rating"), b.ratingOptions(), func(f *Facets) string { return f.Rating }}
	switch sort {
	case "indicators", "results":
		return []facet{level, rating}
	case "risks":
		return []facet{
			{"type", b.T("type"), b.typeOptions(), func(f *Facets) string { return f.Type }},
			{"category", b.T("category"), b.categoryOptions(), func(f *Facets) string { return f.Category }},
			{"band", b.T("residual"), b.bandOptions(), func(f *Facets) string { return f.Band }},
			{"appetite", b.T("appetite"), b.appetiteOptions(), func(f *Facets) string { return f.Appetite }},
		}
	case "actions":
		return []facet{{"status", b.T("status"), b.statusOptions(), func(f *Facets) string { return f.Status }}}
	}
	return nil
}

func (b *in) levelOptions() (out []Option) {
	for _, l := range b.site.Config.Levels {
		out = append(out, Option{Value: l.ID.ID, Text: l.Title})
	}
	return out
}

func (b *in) ratingOptions() (out []Option) {
	for _, r := range ratingOrder {
		out = append(out, Option{Value: r.String(), Text: b.T("rating-" + r.String())})
	}
	return append(out, Option{Value: noIndicator, Text: b.T("no-indicator")})
}

func (b *in) typeOptions() (out []Option) {
	for _, t := range []plan.RiskType{plan.Strategic, plan.Operational} {
		out = append(out, Option{Value: string(t), Text: b.T("type-" + string(t))})
	}
	return out
}

func (b *in) categoryOptions() (out []Option) {
	scale := b.site.Config.Risk
	for _, c := range scale.Categories {
		rank := scale.BandRank(c.Appetite.ID)
		out = append(out, Option{Value: c.ID.ID, Text: c.Title, Rank: key(rank), Words: b.categoryAppetite(c.Title, rank)})
	}
	return out
}

func (b *in) bandOptions() (out []Option) {
	for _, band := range slices.Backward(b.site.Config.Risk.Bands) {
		out = append(out, Option{Value: band.ID.ID, Text: band.Title})
	}
	return append(out, Option{Value: notAssessed, Text: b.T("not-assessed")})
}

func (b *in) appetiteOptions() []Option {
	return []Option{{Value: "above", Text: b.T("above-appetite")}, {Value: "within", Text: b.T("within-appetite")}}
}

func (b *in) statusOptions() []Option {
	out := []Option{{Value: isLate, Text: b.T("late")}}
	for _, s := range statusOrder {
		out = append(out, Option{Value: string(s), Text: b.T("status-" + string(s))})
	}
	return out
}

// categoryAppetite says what is acceptable in a category of risks.
func (b *in) categoryAppetite(category string, rank int) string {
	if rank < 0 {
		return b.F("appetite-in-none", "Category", category)
	}
	return b.F("appetite-in", "Category", category, "Band", b.band(rank))
}
