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
	ID     string
	Sort   string // plan, result, ...
	Kind   string // in words: Study group, Outcome, Indicator
	Text   string
	Href   string
	Plan   *Link // the plan it stands in, where that is another
	Chip   *Chip
	Stale  bool // its latest value is old
	Hidden bool

	Unconfirmed  bool // the wording of Text
	Illustrative bool // a record that was made up, where no chip says so
}

// List is a list of items on an item's page, of which the first entries stand
// there and the rest on numbered pages.
type List struct {
	Name    string // the section, and part of the addresses of further pages
	Heading string
	Entries []ItemLink
	More    *Link // the second page; nil when there is none
}

// itemLink is an item as an entry of a list.
func (a *at) itemLink(x site.Item) ItemLink {
	link := ItemLink{ID: x.Ref(), Sort: x.Sort().String(), Kind: a.kindOf(x), Text: x.Name(), Href: a.item(x), Chip: a.chip(x), Hidden: isHidden(x), Unconfirmed: titleUnconfirmed(x)}
	if p := x.In(); p != nil {
		link.Plan = &Link{Text: p.Name(), Href: a.item(p)}
	}
	link.Illustrative = link.Chip == nil && a.inventedRecord(x)
	if of, ok := x.(site.Dated); ok {
		link.Plan = &Link{Text: of.Record().Name(), Href: a.item(of.Record())}
	}
	if event, ok := x.(*site.Event); ok {
		o := occasionOf(a.site, event)
		link.Kind = a.F("dated-title", "Title", a.dateKind(o), "Date", a.span(o.from, o.to, a.ShortDate))
	}
	if indicator, ok := x.(*site.Indicator); ok {
		link.Stale = indicator.Progress.Stale
	}
	return link
}

// titleUnconfirmed reports whether the wording of an item's title is not
// confirmed at its source. A plan is listed by its short name, which is.
func titleUnconfirmed(x site.Item) bool {
	switch x := x.(type) {
	case *site.Plan:
		return x.Short == "" && names(x.Unconfirmed, "title")
	case *site.Result:
		return names(x.Unconfirmed, "title")
	case *site.Indicator:
		return names(x.Unconfirmed, "title")
	case *site.Risk:
		return names(x.Unconfirmed, "title")
	case *site.Action:
		return names(x.Unconfirmed, "title")
	case *site.Record:
		return names(x.Unconfirmed, "title")
	case *site.Event:
		return names(x.Unconfirmed, "title")
	case *site.Finding:
		return names(x.Unconfirmed, "title")
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
		return b.indicatorChip(x)
	case *site.Risk:
		return b.bandChip(x.Exposure.Residual, x.Exposure.Standing)
	case *site.Action:
		return b.actionChip(x)
	}
	return b.recordChip(x)
}

func (b *in) ratingChip(r plan.Rating, s plan.Standing) *Chip {
	return b.one(Chip{Class: "rating-" + r.String(), Symbol: symbol(r.String()), Text: b.T("rating-" + r.String()), Mark: b.standing(s)})
}

// unrated is the grey chip, with words that say what keeps something from a rating.
func (b *in) unrated(words string) *Chip {
	return b.one(Chip{Class: "rating-no-data", Symbol: symbol("no-data"), Text: words})
}

// indicatorChip is the rating of an indicator or what it lacks.
func (b *in) indicatorChip(x *site.Indicator) *Chip {
	if missing := x.Progress.Missing; missing != plan.MissingNothing {
		return b.unrated(b.T("unrated-" + string(missing)))
	}
	return b.ratingChip(x.Progress.Rating, x.Progress.Standing)
}

// one returns the one chip that is like c, so that layouts make it once.
func (b *in) one(c Chip) *Chip {
	if chip, ok := b.chips.Load(c); ok {
		return chip.(*Chip)
	}
	chip, _ := b.chips.LoadOrStore(c, &c)
	return chip.(*Chip)
}

// resultChip is the one mark of a result: the worst rating among its rated
// indicators.
func (b *in) resultChip(x *site.Result) *Chip {
	if len(x.Indicators) == 0 {
		return b.unrated(b.T("no-indicator"))
	}
	standing := plan.Standing("")
	if x.Tally.Rated() > 0 {
		standing = x.Tally.Standing
	}
	return b.ratingChip(resultRating(x), standing)
}

// resultRating is what stands for a result among its indicators.
func resultRating(x *site.Result) plan.Rating {
	switch {
	case x.Tally.Rated() > 0:
		return x.Tally.Worst()
	case x.Tally.Counts[plan.TooEarly] > 0:
		return plan.TooEarly
	}
	return plan.NoData
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
	if b.invented(x.Source, names(x.Unconfirmed, "title")) {
		return plan.Illustrative
	}
	return plan.Final
}

// list makes a list for an item's page; nil when it is empty.
func list[T site.Item](a *at, owner site.Item, name string, items []T) *List {
	if len(items) == 0 {
		return nil
	}
	l := &List{Name: name, Heading: a.T("list-" + name), More: a.moreOf(owner, name, len(items))}
	for _, x := range items[:min(len(items), PerPage)] {
		entry := a.itemLink(x)
		if x.In() != nil && (x.In() == owner || x.In() == owner.In()) || standsIn(x, owner) {
			entry.Plan = nil
		}
		l.Entries = append(l.Entries, entry)
	}
	return l
}

// standsIn reports whether an item is a part of the record that owner is, or is
// a part of too.
func standsIn(x, owner site.Item) bool {
	part, ok := x.(site.Dated)
	if !ok {
		return false
	}
	other, isPart := owner.(site.Dated)
	return site.Item(part.Record()) == owner || isPart && part.Record() == other.Record()
}

// moreOf leads to the second page of a list, where it has one.
func (a *at) moreOf(owner site.Item, name string, n int) *Link {
	if n <= PerPage {
		return nil
	}
	return &Link{Text: a.N("more-entries", n-PerPage), Href: a.to(owner.Ref()) + name + "/2/"}
}

// longList is a list of an item that may go on over numbered pages. The lists
// of an item's page and the pages that are emitted for it have the same names.
type longList struct {
	name    string
	heading string
	items   []site.Item
}

// long makes a longList; one that stands on the item's page as a whole has no
// further pages, and costs nothing.
func long[T site.Item](b *in, name, heading string, all []T) longList {
	if len(all) <= PerPage {
		return longList{}
	}
	return longList{name: name, heading: b.T(heading), items: items(all)}
}

// longLists are all lists of an item that can be long.
func (b *in) longLists(x site.Item) []longList {
	t := x.Ties()
	lists := []longList{long(b, "mentions", "list-mentions", mentions(x)), long(b, "clauses-met", "list-clauses-met", t.Clauses), long(b, "records", "list-records", t.Records),
		long(b, "support", "list-support", restsOn(x)), long(b, "origins", "list-origins", origins(x)), long(b, "means", "list-means", t.Means)}
	switch x := x.(type) {
	case *site.Plan:
		lists = append(lists, long(b, "below", "plans-below", x.Children), long(b, "results", "results", x.Results),
			long(b, "indicators", "indicators", x.Indicators), long(b, "actions", "actions", x.Actions), long(b, breakdownID, "parts-here", wholes(x)))
		if len(x.Risks) > PerPage {
			lists = append(lists, long(b, "risks", "risks", b.byGravity(x.Risks))) // as on its page
		}
	case *site.Result:
		lists = append(lists, long(b, "chain", "list-chain", x.Up), long(b, "below", "list-below", x.Down), long(b, "indicators", "indicators", x.Indicators),
			long(b, "risks", "list-risks", x.Risks), long(b, "actions", "list-actions", x.Actions))
	case *site.Indicator:
		lists = append(lists, long(b, "measures", "list-measures", x.Results))
	case *site.Risk:
		lists = append(lists, long(b, "threatens", "list-threatens", x.Results), long(b, "actions", "list-actions", x.Actions))
	case *site.Action:
		lists = append(lists, long(b, "treats", "list-treats", x.Risks), long(b, "serves", "list-serves", x.Results))
	case *site.Record:
		lists = append(lists, long(b, "about", "list-about", x.About), long(b, "findings", "list-findings", x.Findings), long(b, "contributions", "list-contributions", x.Contributions),
			long(b, "clauses", "list-clauses", x.Clauses), long(b, "events", "list-events", x.Events), long(b, "evidence", "list-evidence", x.Evidence), long(b, "leads-to", "list-leads-to", x.LeadsTo))
	case *site.Finding:
		lists = append(lists, long(b, "evidence", "list-evidence", x.Evidence), long(b, "leads-to", "list-leads-to", x.LeadsTo))
	case *site.Contribution:
		lists = append(lists, long(b, "leads-to", "list-leads-to", x.LeadsTo))
	case *site.Clause:
		lists = append(lists, long(b, "by", "list-by", x.By))
	case *site.Event:
		lists = append(lists, long(b, "about", "list-about", x.About))
	}
	return lists
}

// emitMore yields the second and further pages of an item's long lists.
func (b *in) emitMore(x site.Item, emit emitter) {
	for _, l := range b.longLists(x) {
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
	heading := b.F("list-of", "List", l.heading, "Item", x.Name())
	v := a.view(x.Ref()+"/"+l.name+"/"+strconv.Itoa(n)+"/", heading)
	v.Share.Image = a.imageOf(planOf(x))
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
	out := slices.DeleteFunc(slices.Clone(all), func(s *plan.Assessment) bool { return s.KnownSince() > asOf })
	slices.SortStableFunc(out, func(x, y *plan.Assessment) int { return cmp.Compare(x.Date, y.Date) })
	return out
}
