package page

import (
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Groups are the groups of a study group in regions or, on the page of a
// region, those of study groups there.
type Groups struct {
	Head string // of the column of the other plan
	Rows []GroupRow
	Left string // how many there is no room for
}

// GroupRow is such a group with the plan at its other end.
type GroupRow struct {
	Name         string
	Other        Link
	Note         string
	Sources      []Link
	Illustrative bool
}

// groups are those of the page of a region, or else of a study group; nil
// without any.
func (a *at) groups(p *site.Plan) *Groups {
	all, other := p.Groups, func(g site.Group) *site.Plan { return g.Of }
	if len(all) == 0 {
		all, other = p.InRegions, func(g site.Group) *site.Plan { return g.Region }
	}
	if len(all) == 0 {
		return nil
	}
	out := &Groups{Head: a.kindOf(other(all[0]))}
	shown := all[:min(len(all), PerPage)]
	for _, g := range shown {
		out.Rows = append(out.Rows, GroupRow{
			Name: g.Name, Other: Link{Text: a.label(other(g)), Href: a.section(other(g), "#regional-groups")},
			Note: g.Note, Sources: a.refs(g.Source), Illustrative: a.invented(g.Source, false),
		})
	}
	if n := len(all) - len(shown); n > 0 {
		out.Left = a.N("groups-left", n)
	}
	return out
}

// Across shows the plans of a kind beside one another by what only they have:
// groups of study groups, and parts of indicators.
type Across struct {
	Labels  []string // of the facts that all their profiles have
	Rows    []AcrossRow
	Left    string // how many plans there is no room for
	Parts   []PartFigure
	Further string // how many indicators are not drawn
}

// AcrossRow is a plan among them.
type AcrossRow struct {
	Link       Link
	Hidden     bool
	Facts      []Fact
	Results    string
	Indicators string
	Groups     *Link
	Here       *Link // indicators of other plans that are broken down by it
}

// PartFigure is an indicator by those plans.
type PartFigure struct {
	ID     string
	Link   Link
	Plan   *Link
	Chip   *Chip
	Figure *Figure
}

// Bounds of what stands beside one another.
const (
	maxLabels = 3
	maxParts  = 6
)

// across compares the plans of a kind; nil where none has anything of that sort.
func (a *at) across(plans []*site.Plan) *Across {
	if !slices.ContainsFunc(plans, func(p *site.Plan) bool { return len(p.Groups)+len(p.Parts) > 0 }) {
		return nil
	}
	out := &Across{}
	labels := a.commonLabels(plans)
	for _, label := range labels {
		out.Labels = append(out.Labels, a.factOf(plans[0], label).Label)
	}
	shown := plans[:min(len(plans), PerPage)]
	for _, p := range shown {
		out.Rows = append(out.Rows, a.acrossRow(p, labels))
	}
	if n := len(plans) - len(shown); n > 0 {
		out.Left = a.N("more-entries", n)
	}
	a.acrossParts(out, shown)
	return out
}

// commonLabels are those of the facts that every profile has, and that are not
// the same in all of them; in the words of the source, since a label may be
// translated in one plan and not in another.
func (a *at) commonLabels(plans []*site.Plan) []string {
	var out []string
	for _, f := range a.inSource(plans[0]).Profile {
		all, differ := true, false
		for _, p := range plans {
			profile := a.inSource(p).Profile
			i := slices.IndexFunc(profile, func(other plan.Fact) bool { return other.Label == f.Label })
			all = all && i >= 0
			differ = differ || all && a.inline(profile[i].Text) != a.inline(f.Text)
		}
		if all && differ && len(out) < maxLabels && !slices.Contains(out, f.Label) {
			out = append(out, f.Label)
		}
	}
	return out
}

// inSource is a plan in the words of the source.
func (a *at) inSource(p *site.Plan) *site.Plan { return a.langs[0].site.Item(p.Ref()).(*site.Plan) }

// factOf is the first fact of a plan under a label of the source, or nil.
func (a *at) factOf(p *site.Plan, label string) *plan.Fact {
	i := slices.IndexFunc(a.inSource(p).Profile, func(f plan.Fact) bool { return f.Label == label })
	if i < 0 {
		return nil
	}
	return &p.Profile[i]
}

func (a *at) acrossRow(p *site.Plan, labels []string) AcrossRow {
	row := AcrossRow{
		Link: Link{Text: p.Name(), Href: a.item(p)}, Hidden: isHidden(p), Results: a.Int(len(p.Results)), Indicators: a.Int(len(p.Indicators)),
		Groups: a.countLink("n-regional-groups", len(p.Groups), a.section(p, "#regional-groups")),
		Here:   a.countLink("n-parts-here", len(p.Parts), a.section(p, "#"+breakdownID)),
	}
	for _, label := range labels {
		f := a.factOf(p, label)
		row.Facts = append(row.Facts, Fact{Label: f.Label, Text: a.inline(f.Text), Source: string(f.Source), Unconfirmed: f.Unconfirmed})
	}
	return row
}

// acrossParts draws the first indicators that are broken down by the plans.
func (a *at) acrossParts(out *Across, plans []*site.Plan) {
	seen := map[*site.Indicator]bool{}
	left := 0
	for _, p := range plans {
		for _, part := range p.Parts {
			x := part.Whole
			if seen[x] {
				continue
			}
			if seen[x] = true; len(out.Parts) == maxParts {
				left++
			} else if f := a.parts(x); f != nil {
				out.Parts = append(out.Parts, PartFigure{
					ID: "parts." + x.Ref(), Link: Link{Text: a.label(x), Href: a.item(x)}, Plan: &Link{Text: x.Plan.Name(), Href: a.item(x.Plan)}, Chip: a.chip(x), Figure: f,
				})
			}
		}
	}
	if left > 0 {
		out.Further = a.N("more-parts", left)
	}
}
