package page

import (
	"slices"
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Filter is the bar by which the script narrows and sorts a list. It has all
// words that the script says; where the script writes a number, they have
// {shown} or {all}.
type Filter struct {
	Selects []Select
	Shown   string // how many entries are left
	Loading string // while the further pages of the list come
	Partial string // when they do not
	Cell    string // of risks: name of a cell of their map, with {shown} and {cell}
}

// Select is a choice among the values of a facet that occur.
type Select struct {
	Name    string // of the facet, and in the address
	Label   string
	Options []Option
	Groups  []OptionGroup
}

// Option is one value of a facet.
type Option struct {
	Value, Text string
	Rank, Words string // of a category of risks: its appetite, and that in words
}

// OptionGroup has the plans of one kind.
type OptionGroup struct {
	Label   string
	Options []Option
}

// maxOptions bounds the choices of one facet.
const maxOptions = 500

// Facets are what an entry of a list is found and sorted by. The owner is not
// among them: the entry shows it, word for word.
type Facets struct {
	Plan, Kind                     string // ids
	Level                          string // id of the level of a result
	Rating                         string // of an indicator or result
	Status                         string // of an action
	Band, Type, Category, Appetite string // of a risk

	LevelKey, StateKey, InherentKey, AppetiteKey string // numbers to sort by
}

// ratingOrder is the order of the groups of indicators: what needs attention
// comes first.
var ratingOrder = []plan.Rating{plan.OffTrack, plan.AtRisk, plan.OnTrack, plan.Achieved, plan.TooEarly, plan.NoData}

// statusOrder is the order of the groups of actions, behind those that are late.
var statusOrder = []plan.ActionStatus{plan.UnderWay, plan.Planned, plan.Done, plan.Cancelled}

// Values of facets that stand for a lack of something.
const (
	noIndicator = "no-indicator" // a rating
	notAssessed = "not-assessed" // a band
	isLate      = "late"         // a status
)

func (b *in) facets(x site.Item) Facets {
	f := Facets{}
	if p := x.In(); p != nil {
		f.Plan = p.Ref()
		if p.KindOf != nil {
			f.Kind = p.KindOf.ID.ID
		}
	}
	switch x := x.(type) {
	case *site.Indicator:
		f.Rating, f.StateKey = x.Progress.Rating.String(), key(slices.Index(ratingOrder, x.Progress.Rating))
		f.setLevel(b, highestOf(b, x.Results))
	case *site.Result:
		rating := resultRating(x)
		f.Rating, f.StateKey = rating.String(), key(slices.Index(ratingOrder, rating))
		if len(x.Indicators) == 0 {
			f.Rating, f.StateKey = noIndicator, key(len(ratingOrder))
		}
		f.setLevel(b, x.LevelOf)
	case *site.Risk:
		b.riskFacets(x, &f)
	case *site.Action:
		f.Status, f.StateKey = string(x.Status), key(1+slices.Index(statusOrder, x.Status))
		if x.Late {
			f.Status, f.StateKey = isLate, key(0)
		}
	}
	return f
}

func key(n int) string { return strconv.Itoa(n) }

func (f *Facets) setLevel(b *in, level *plan.ResultLevel) {
	if level != nil {
		f.Level, f.LevelKey = level.ID.ID, key(slices.Index(b.site.Config.Levels, level))
	}
}

// highestOf is the highest level among results; nil without any.
func highestOf(b *in, results []*site.Result) *plan.ResultLevel {
	for _, level := range b.site.Config.Levels {
		if slices.ContainsFunc(results, func(r *site.Result) bool { return r.LevelOf == level }) {
			return level
		}
	}
	return nil
}

func (b *in) riskFacets(x *site.Risk, f *Facets) {
	e := &x.Exposure
	f.Type, f.Category, f.Band = string(x.Type), x.Field.ID.ID, notAssessed
	f.AppetiteKey = key(e.Appetite + 1)
	if e.Latest == nil {
		return
	}
	f.Band = b.site.Config.Risk.Bands[e.Residual].ID.ID
	f.StateKey, f.InherentKey = b.gravity(*e.Latest.Residual), b.gravity(*e.Latest.Inherent)
	f.Appetite = "within"
	if e.Above {
		f.Appetite = "above"
	}
}

// gravity is a number that orders cells of the matrix as graver does.
func (b *in) gravity(l plan.Level) string {
	return key(b.site.Config.Risk.BandOf(l)*1000 + l.Score()*10 + l.Impact)
}

// filter makes the bar of a list with several entries.
func (b *in) filter(o *overview) *Filter {
	all := o.items()
	if o.sort == "" || len(all) < 2 {
		return nil
	}
	f := &Filter{
		Shown:   b.F("list-shown-"+o.sort, "Shown", "{shown}", "All", "{all}"),
		Loading: b.T("list-loading"), Partial: b.F("list-cut", "Shown", "{text}"),
	}
	if o.sort == "risks" {
		f.Cell = b.F("cell-shown", "Shown", "{shown}", "Cell", "{cell}")
	}
	facets, owners := make([]Facets, len(all)), map[string]bool{}
	for i, x := range all {
		facets[i] = b.facets(x)
		if owner := ownerOf(x); owner != "" {
			owners[owner] = true
		}
	}
	f.add(b.planSelect(facets))
	for _, facet := range b.facetsOf(o.sort) {
		f.add(facet.choose(facets))
	}
	f.add(b.ownerSelect(owners))
	return f
}

// add leaves out what offers no choice.
func (f *Filter) add(s Select) {
	n := len(s.Options)
	for _, g := range s.Groups {
		n += len(g.Options)
	}
	if n > 1 {
		f.Selects = append(f.Selects, s)
	}
}

func (o *overview) items() (all []site.Item) {
	for _, g := range o.groups {
		all = append(all, g.items...)
	}
	return all
}

// ownerOf is the office that answers for an item.
func ownerOf(x site.Item) string {
	switch x := x.(type) {
	case *site.Indicator:
		return x.Owner
	case *site.Result:
		return x.Owner
	case *site.Risk:
		return x.Owner
	case *site.Action:
		return x.Owner
	}
	return ""
}
