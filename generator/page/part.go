package page

import (
	"cmp"
	"html/template"
	"slices"
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Chip is a state in symbol, colour and word.
type Chip struct {
	Class  string // rating-on-track, band-2
	Symbol template.HTML
	Text   string
	Mark   string // standing in words; "" when final
}

// ItemLink is one entry of a list of items.
type ItemLink struct {
	Sort   string // plan, result, ...
	Kind   string // in words: Study group, Outcome, Indicator
	Text   string
	Href   string
	Plan   *Link // the plan it stands in, where that is another
	Chip   *Chip
	Hidden bool

	Unconfirmed bool // the wording of Text
}

// List is a list of items on an item's page, of which the first entries stand
// there and the rest on numbered pages.
type List struct {
	Name    string // the section, and part of the addresses of further pages
	Heading string
	Entries []ItemLink
	Total   int
	More    *Link // the second page; nil when there is none
}

// itemLink is an item as an entry of a list.
func (a *at) itemLink(x site.Item) ItemLink {
	link := ItemLink{Sort: x.Sort().String(), Kind: a.kindOf(x), Text: x.Name(), Href: a.item(x), Chip: a.chip(x), Hidden: isHidden(x), Unconfirmed: titleUnconfirmed(x)}
	if p := x.In(); p != nil {
		link.Plan = &Link{Text: p.Name(), Href: a.item(p)}
	}
	return link
}

// titleUnconfirmed reports whether the wording of an item's title is not
// confirmed at its source. A plan is listed by its short name, which is.
func titleUnconfirmed(x site.Item) bool {
	switch x := x.(type) {
	case *site.Plan:
		return x.Short == "" && unconfirmed(x.Unconfirmed, "title")
	case *site.Result:
		return unconfirmed(x.Unconfirmed, "title")
	case *site.Indicator:
		return unconfirmed(x.Unconfirmed, "title")
	case *site.Risk:
		return unconfirmed(x.Unconfirmed, "title")
	case *site.Action:
		return unconfirmed(x.Unconfirmed, "title")
	}
	return false
}

// kindOf says in words what an item is.
func (b *in) kindOf(x site.Item) string {
	switch x := x.(type) {
	case *site.Plan:
		if x.KindOf != nil {
			return x.KindOf.Title
		}
	case *site.Result:
		return x.LevelOf.Title
	}
	return b.T(x.Sort().String())
}

// chip is the state of an item, or nil where it has none.
func (b *in) chip(x site.Item) *Chip {
	switch x := x.(type) {
	case *site.Result:
		if len(x.Indicators) > 0 {
			return b.resultChip(x)
		}
	case *site.Indicator:
		return b.ratingChip(x.Progress.Rating, x.Progress.Standing)
	case *site.Risk:
		return b.bandChip(x.Exposure.Residual, x.Exposure.Standing)
	case *site.Action:
		return b.actionChip(x)
	}
	return nil
}

func (b *in) ratingChip(r plan.Rating, s plan.Standing) *Chip {
	c := Chip{Class: "rating-" + r.String(), Symbol: symbol(r.String()), Text: b.T("rating-" + r.String())}
	if r != plan.NoData {
		c.Mark = b.standing(s)
	}
	return b.one(c)
}

// one returns the one chip that is like c, so that layouts make it once.
func (b *in) one(c Chip) *Chip {
	if chip, ok := b.chips.Load(c); ok {
		return chip.(*Chip)
	}
	chip, _ := b.chips.LoadOrStore(c, &c)
	return chip.(*Chip)
}

func (b *in) resultChip(x *site.Result) *Chip {
	if x.Tally.Rated() == 0 && len(x.Indicators) == 0 {
		c := *b.ratingChip(plan.NoData, "")
		c.Text = b.T("no-indicator")
		return b.one(c)
	}
	return b.ratingChip(x.Tally.Worst(), x.Tally.Standing)
}

func (b *in) bandChip(rank int, s plan.Standing) *Chip {
	if rank < 0 {
		return b.one(Chip{Class: "band-none", Text: b.T("not-assessed")})
	}
	return b.one(Chip{Class: "band-" + strconv.Itoa(rank), Text: b.band(rank), Mark: b.standing(s)})
}

func (b *in) actionChip(x *site.Action) *Chip {
	mark := b.standing(b.actionStanding(x))
	if x.Late {
		return b.one(Chip{Class: "rating-off-track", Symbol: symbol("off-track"), Text: b.T("late"), Mark: mark})
	}
	marks := map[plan.ActionStatus]string{plan.Done: "achieved", plan.UnderWay: "on-track", plan.Planned: "too-early", plan.Cancelled: "no-data"}
	shape := marks[x.Status]
	return b.one(Chip{Class: "rating-" + shape, Symbol: symbol(shape), Text: b.T("status-" + string(x.Status)), Mark: mark})
}

// actionStanding is illustrative for an action that nobody published.
func (b *in) actionStanding(x *site.Action) plan.Standing {
	if b.invented(x.Source, unconfirmed(x.Unconfirmed, "title")) {
		return plan.Illustrative
	}
	return plan.Final
}

// list makes a list for an item's page; nil when it is empty.
func list[T site.Item](a *at, owner site.Item, name string, items []T) *List {
	if len(items) == 0 {
		return nil
	}
	l := &List{Name: name, Heading: a.T("list-" + name), Total: len(items)}
	for _, x := range items[:min(len(items), PerPage)] {
		entry := a.itemLink(x)
		if x.In() != nil && (x.In() == owner || x.In() == owner.In()) {
			entry.Plan = nil
		}
		l.Entries = append(l.Entries, entry)
	}
	if len(items) > PerPage {
		l.More = &Link{Text: a.N("more-entries", len(items)-PerPage), Href: a.item(owner) + name + "/2/"}
	}
	return l
}

// longList is a list of an item that may go on over numbered pages.
type longList struct {
	name  string
	items []site.Item
}

func asItems[T site.Item](all []T) []site.Item {
	if len(all) <= PerPage {
		return nil // it stands on the item's page as a whole
	}
	out := make([]site.Item, len(all))
	for i, x := range all {
		out[i] = x
	}
	return out
}

func (b *in) mentionList(x site.Item) []longList {
	return []longList{{"mentions", asItems(x.Mentions())}}
}

func (b *in) planLists(p *site.Plan) []longList {
	return append(b.mentionList(p), longList{"below", asItems(p.Children)}, longList{"results", asItems(p.Results)},
		longList{"indicators", asItems(p.Indicators)}, longList{"risks", asItems(p.Risks)}, longList{"actions", asItems(p.Actions)})
}

func (b *in) resultLists(x *site.Result) []longList {
	return append(b.mentionList(x), longList{"below", asItems(x.Down)}, longList{"indicators", asItems(x.Indicators)},
		longList{"risks", asItems(x.Risks)}, longList{"actions", asItems(x.Actions)})
}

func (b *in) riskLists(x *site.Risk) []longList {
	return append(b.mentionList(x), longList{"actions", asItems(x.Actions)})
}

// emitMore yields the second and further pages of an item's long lists.
func (b *in) emitMore(x site.Item, lists []longList, emit func(string, string, func() *View)) {
	for _, l := range lists {
		for n := 2; (n-1)*PerPage < len(l.items); n++ {
			emit(x.Ref()+"/"+l.name+"/"+strconv.Itoa(n)+"/", "more", func() *View { return b.more(x, l, n) })
		}
	}
}

// More is a further page of an item's list.
type More struct {
	Entries []ItemLink
	Pages   Pages
}

// Pages lead through a list that goes over several pages.
type Pages struct {
	Text           string
	Previous, Next *Link
}

func (b *in) more(x site.Item, l longList, n int) *View {
	a := b.from(3)
	heading := b.F("list-of", "List", b.T("list-"+l.name), "Item", x.Name())
	v := a.view(x.Ref()+"/"+l.name+"/"+strconv.Itoa(n)+"/", heading)
	v.Crumbs = append(a.crumbs(x), Link{Text: x.Name(), Href: a.item(x)})
	main := &More{Pages: a.pages(n, len(l.items), func(n int) string {
		if n == 1 {
			return a.item(x) + "#" + l.name
		}
		return a.item(x) + l.name + "/" + strconv.Itoa(n) + "/"
	})}
	for _, y := range l.items[(n-1)*PerPage : min(n*PerPage, len(l.items))] {
		main.Entries = append(main.Entries, a.itemLink(y))
	}
	v.Main = main
	return v
}

func (a *at) pages(n, entries int, href func(int) string) Pages {
	last := (entries + PerPage - 1) / PerPage
	p := Pages{}
	if last < 2 {
		return p
	}
	p.Text = a.F("page-of", "Page", n, "Last", last)
	if n > 1 {
		p.Previous = &Link{Text: a.T("previous"), Href: href(n - 1)}
	}
	if n < last {
		p.Next = &Link{Text: a.T("next"), Href: href(n + 1)}
	}
	return p
}

// byDate sorts the assessments up to a day.
func byDate(all []*plan.Assessment, asOf plan.Date) []*plan.Assessment {
	out := slices.DeleteFunc(slices.Clone(all), func(s *plan.Assessment) bool { return s.Date > asOf })
	slices.SortStableFunc(out, func(x, y *plan.Assessment) int { return cmp.Compare(x.Date, y.Date) })
	return out
}

// ResultRow is a result in a table.
type ResultRow struct {
	Link   Link
	Plan   *Link
	Chip   *Chip
	Rated  string
	Below  *Link  // how much contributes to it
	Whole  string // how that stands
	Hidden bool

	Unconfirmed bool // the wording of its title
}

func (a *at) resultRow(x *site.Result) ResultRow {
	row := ResultRow{
		Link: Link{Text: x.Title, Href: a.item(x)}, Chip: a.resultChip(x), Rated: a.rated(x),
		Hidden: isHidden(x), Unconfirmed: titleUnconfirmed(x),
	}
	if len(x.Down) > 0 {
		row.Below = &Link{Text: a.N("n-results", len(x.Down)), Href: a.item(x) + "#below"}
		if n := x.Whole.Rated(); n > 0 {
			row.Whole = a.F("whole-words", "Good", x.Whole.Good(), "Count", n)
		}
	}
	return row
}

// IndicatorRow is an indicator in a table.
type IndicatorRow struct {
	ID     string
	Link   Link
	Plan   *Link
	Spark  template.HTML
	Latest string
	Date   Day
	Target string
	By     Day
	Chip   *Chip
	Stale  bool
	Words  string
	Hidden bool
}

func (a *at) indicatorRow(x *site.Indicator) IndicatorRow {
	p := &x.Progress
	row := IndicatorRow{
		ID: x.Ref(), Link: Link{Text: x.Title, Href: a.item(x)}, Spark: a.spark(x), Chip: a.chip(x),
		Stale: p.Stale, Words: a.bulletWords(x), Hidden: isHidden(x),
	}
	if last := a.latest(x); last != nil {
		row.Latest, row.Date = a.quantity(last.Plain(), x.Unit), a.short(last.Date)
	}
	if goal := p.Series.Goal(); goal != nil {
		row.Target, row.By = a.quantity(goal.Value.Plain(), x.Unit), a.short(goal.Date)
	}
	return row
}

func (b *in) short(d plan.Date) Day {
	return Day{Text: b.ShortDate(d.Time()), ISO: d.String()}
}

// RiskRow is a risk in a table.
type RiskRow struct {
	ID       string
	Link     Link
	Plan     *Link
	Type     string
	Category string
	Chip     *Chip
	Inherent *Chip
	Above    bool
	Response string
	Hidden   bool
}

func (a *at) riskRow(x *site.Risk) RiskRow {
	row := RiskRow{
		ID: x.Ref(), Link: Link{Text: x.Title, Href: a.item(x)}, Type: a.T("type-" + string(x.Type)),
		Category: x.Field.Title, Chip: a.chip(x), Above: x.Exposure.Above, Hidden: isHidden(x),
	}
	if x.Response != "" {
		row.Response = a.T("response-" + string(x.Response))
	}
	if x.Exposure.Latest != nil {
		row.Inherent = a.bandChip(x.Exposure.Inherent, "")
	}
	return row
}

// ActionRow is an action in a table.
type ActionRow struct {
	ID     string
	Link   Link
	Plan   *Link
	Owner  string
	Due    Day
	Chip   *Chip
	Hidden bool
}

func (a *at) actionRow(x *site.Action) ActionRow {
	return ActionRow{ID: x.Ref(), Link: Link{Text: x.Title, Href: a.item(x)}, Owner: x.Owner, Due: a.short(x.Due), Chip: a.chip(x), Hidden: isHidden(x)}
}
