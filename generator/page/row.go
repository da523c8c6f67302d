package page

import (
	"cmp"
	"html/template"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Row is the head of an item's row in a table.
type Row struct {
	ID          string
	Link        Link
	Hidden      bool
	Unconfirmed bool // the wording of its title
	Sources     []Link

	// In lists of the whole site:
	Plan   *Link
	Level  string // of the results: a word
	Owner  string
	Facets Facets
}

// row leads to the page of an item, also from a page where it has a place.
func (a *at) row(x site.Item) Row {
	return Row{ID: x.Ref(), Link: Link{Text: x.Name(), Href: a.to(x.Ref())}, Hidden: isHidden(x), Unconfirmed: titleUnconfirmed(x)}
}

// ofSite is the head of a row in a list of the whole site, where the plan of
// the item has to be named.
func (a *at) ofSite(row Row, x site.Item) Row {
	row.Plan = &Link{Text: x.In().Name(), Href: a.item(x.In())}
	row.Owner, row.Facets = ownerOf(x), a.facets(x)
	if level := a.site.Config.Level(row.Facets.Level); level != nil {
		row.Level = level.Title
	}
	return row
}

// ResultRow is a result in a table.
type ResultRow struct {
	Row
	Chip      *Chip
	Rated     string
	Below     *Link  // how much contributes to it
	Whole     string // how that stands
	WholeMark string // with which standing
}

func (a *at) resultRow(x *site.Result) ResultRow {
	row := ResultRow{Row: a.row(x), Chip: a.resultChip(x), Rated: a.rated(x)}
	if len(x.Down) == 0 {
		return row
	}
	row.Below = &Link{Text: a.N("n-results", len(x.Down)), Href: a.item(x) + "#below"}
	if x.Whole.Rated() > 0 {
		row.Whole, row.WholeMark = a.tallyWords(&x.Whole), a.standing(x.Whole.Standing)
	}
	return row
}

// IndicatorRow is an indicator in a table.
type IndicatorRow struct {
	Row
	Spark      template.HTML
	Latest     string
	LatestMark string
	Date       Day
	Target     string
	TargetMark string
	By         Day
	Chip       *Chip
	Stale      bool

	// Numbers of sources, on the page of a plan.
	LatestSources, CourseSources, TargetSources []Link
}

func (a *at) indicatorRow(x *site.Indicator) IndicatorRow {
	p := &x.Progress
	row := IndicatorRow{Row: a.row(x), Spark: a.spark(x), Chip: a.chip(x), Stale: p.Stale}
	if last := a.latest(x); last != nil {
		row.Latest, row.LatestMark, row.Date = a.quantity(last.Plain(), x), a.standing(last.Standing), a.short(last.Date)
	}
	if aim := p.Aim(); aim != nil {
		row.Target, row.TargetMark, row.By = a.quantity(aim.Value.Plain(), x), a.standing(aim.EffectiveStanding()), a.short(aim.Date)
	}
	a.indicatorRefs(x, &row)
	return row
}

// indicatorRefs says what the figures of a row rest on.
func (a *at) indicatorRefs(x *site.Indicator, row *IndicatorRow) {
	if a.cited == nil {
		return
	}
	s := x.Progress.Series
	row.LatestSources = a.figureRefs(s.Last())
	for _, m := range x.Milestones {
		if m.State(a.site.AsOf) == plan.MilestoneReached {
			row.LatestSources = append(row.LatestSources, a.refs(m.Source)...)
		}
	}
	row.CourseSources = a.figureRefs(append([]*plan.Figure{s.Baseline}, s.Measurements...)...)
	row.TargetSources = a.figureRefs(x.Progress.Aim())
}

func (b *in) short(d plan.Date) Day {
	return Day{Text: b.ShortDate(d.Time()), ISO: d.String()}
}

// RiskRow is a risk in a table.
type RiskRow struct {
	Row
	Type     string
	Category string
	Chip     *Chip
	Inherent *Chip
	Above    bool
	Overdue  bool // its review is
	Response string
	Appetite string // highest acceptable band, in words
	Review   Day    // when it is due
}

func (a *at) riskRow(x *site.Risk) RiskRow {
	row := RiskRow{
		Row: a.row(x), Type: a.T("type-" + string(x.Type)), Category: x.Field.Title, Chip: a.chip(x),
		Above: x.Exposure.Above, Overdue: x.Exposure.ReviewOverdue, Appetite: a.T("appetite-none-short"),
	}
	if rank := x.Exposure.Appetite; rank >= 0 {
		row.Appetite = a.band(rank)
	}
	if x.ReviewDue != 0 {
		row.Review = a.short(x.ReviewDue)
	}
	if x.Response != "" {
		row.Response = a.T("response-" + string(x.Response))
	}
	if x.Exposure.Latest != nil {
		row.Inherent = a.bandChip(x.Exposure.Inherent, "")
		row.Sources = a.refs(x.Exposure.Latest.Source)
	}
	return row
}

// byGravity lists risks from the gravest cell of the matrix down, those of one
// cell together; what is not assessed stands last.
func (b *in) byGravity(all []*site.Risk) []*site.Risk {
	out := slices.Clone(all)
	slices.SortStableFunc(out, b.compareGravity)
	return out
}

// compareGravity orders risks: the graver first, what is not assessed last.
func (b *in) compareGravity(x, y *site.Risk) int {
	l, m := x.Exposure.Latest, y.Exposure.Latest
	switch {
	case l == nil && m == nil:
		return 0
	case l == nil:
		return 1
	case m == nil:
		return -1
	}
	return b.graver(*l.Residual, *m.Residual)
}

// graver orders cells of the matrix: by band, score and impact, the gravest first.
func (b *in) graver(x, y plan.Level) int {
	scale := b.site.Config.Risk
	return cmp.Or(cmp.Compare(scale.BandOf(y), scale.BandOf(x)), cmp.Compare(y.Score(), x.Score()), cmp.Compare(y.Impact, x.Impact))
}

// ActionRow is an action in a table.
type ActionRow struct {
	Row
	Due  Day
	Chip *Chip
}

func (a *at) actionRow(x *site.Action) ActionRow {
	row := ActionRow{Row: a.row(x), Due: a.short(x.Due), Chip: a.chip(x)}
	row.Owner, row.Sources = x.Owner, a.refs(x.Source)
	return row
}
