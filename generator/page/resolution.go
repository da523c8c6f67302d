package page

import (
	"html/template"
	"slices"
	"strconv"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Resolution is what the page of a resolution shows.
type Resolution struct {
	Head     RecordHead
	State    string // how far it came
	Body     []Piece
	Figure   *Figure // its clauses by state; nil where it has none
	Rule     Rule
	Trace    Link // to the table of all clauses
	Parts    []ClausePart
	More     *Link // further clauses
	Lists    []*List
	Mentions *List
}

// Rule says how the state of a clause is judged.
type Rule struct {
	Text string
	Demo string // said in a demonstration; "" elsewhere
}

// ClausePart is a part of a resolution, such as what it instructs a body to do.
type ClausePart struct {
	ID, Heading string
	Clauses     []ClauseEntry
}

// ClauseEntry is a clause in its resolution.
type ClauseEntry struct {
	Row
	Label string
	Text  template.HTML
	Chip  *Chip
	Count string // of what carries it out; empty where nothing does
}

// Clause is what the page of a clause shows.
type Clause struct {
	Head           RecordHead
	Place          string // the part and its label
	Addressee      string
	Text, Shown    template.HTML
	Rule           Rule
	Carriers       []Carrier
	InPlans        bool  // some of them stand in a plan
	More           *Link // further ones
	Previous, Next *Link // clauses of the resolution
	Mentions       *List
}

// Carrier is something that carries out a clause.
type Carrier struct {
	Kind   string
	Item   Link
	Plan   *Link // that it stands in
	State  *Chip
	Status string // where it has no chip
	Counts *Chip  // as what it counts for the clause
	Hidden bool

	Unconfirmed, Illustrative bool
}

func (b *in) resolution(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	r := x.As.(*plan.Resolution)
	main := &Resolution{
		Head: a.recordHead(x), State: a.F("resolution-state", "State", r.State), Body: a.body(x.Head.Body), Rule: a.rule(),
		Trace: Link{Text: a.T("trace-link"), Href: a.to("traceability")}, Parts: a.clauseParts(x.Clauses[:min(len(x.Clauses), PerPage)]),
		More: a.moreOf(x, "clauses", len(x.Clauses)), Lists: present(list(a, x, "about", x.About)), Mentions: list(a, x, "mentions", mentions(x)),
	}
	if len(x.Clauses) > 0 {
		main.Figure = a.clauseStates(ChartID{x.Ref(), "states"}, a.F("clauses-title", "Resolution", x.Name()), x.Clauses)
	}
	v.Description = main.State
	v.Main = main
	return v
}

func (b *in) rule() Rule {
	r := Rule{Text: b.T("clause-rule")}
	if !b.site.Config.Notice.Empty() {
		r.Demo = b.T("clause-demonstration")
	}
	return r
}

// clauseParts are the clauses under the heading of each part, in order.
func (a *at) clauseParts(all []*site.Clause) []ClausePart {
	var out []ClausePart
	for _, c := range all {
		if n := len(out); n == 0 || out[n-1].Heading != c.Part {
			out = append(out, ClausePart{ID: "part." + strconv.Itoa(n+1), Heading: c.Part})
		}
		last := &out[len(out)-1]
		entry := ClauseEntry{Row: a.row(c), Label: c.Label, Text: a.fill(c.Text.Doc), Chip: a.chip(c)}
		if n := len(c.By) + len(a.filled(c)); n > 0 {
			entry.Count = a.N("n-carriers", n)
		}
		last.Clauses = append(last.Clauses, entry)
	}
	return out
}

func (b *in) clause(x *site.Clause) *View {
	a, v := b.itemView(x, x.Title)
	main := &Clause{
		Head: a.partHead(x), Place: a.clausePlace(x), Addressee: x.Addressee, Text: a.fill(x.Text.Doc), Shown: a.fill(x.Shown.Doc), Rule: a.rule(),
		Carriers: a.carriers(x), More: a.moreOf(x, "by", len(x.By)), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.InPlans = slices.ContainsFunc(main.Carriers, func(c Carrier) bool { return c.Plan != nil })
	i := slices.Index(x.Of.Clauses, x)
	if i > 0 {
		before := x.Of.Clauses[i-1]
		main.Previous = &Link{Text: a.F("previous-clause", "Clause", before.Title), Href: a.item(before)}
	}
	if i+1 < len(x.Of.Clauses) {
		after := x.Of.Clauses[i+1]
		main.Next = &Link{Text: a.F("next-clause", "Clause", after.Title), Href: a.item(after)}
	}
	v.Cite.Text = a.sentences(v.Cite.Text, a.F("citation-clause", "Place", main.Place, "Resolution", x.Of.Title))
	v.Description = a.F("describe-clause", "Place", main.Place, "Resolution", x.Of.Name(), "State", a.chip(x).Text)
	v.Main = main
	return v
}

// clausePlace says where in its resolution a clause stands.
func (b *in) clausePlace(x *site.Clause) string {
	return b.F("clause-place", "Part", x.Part, "Label", x.Label)
}

// carriers are all that carry out a clause: the site's own lists first, which
// are few, then the items that fit on a page.
func (a *at) carriers(x *site.Clause) []Carrier {
	out := make([]Carrier, 0, len(x.On)+len(x.By))
	for _, id := range x.On {
		out = append(out, Carrier{Kind: a.T("site-list"), Item: Link{Text: a.nameOf(id), Href: a.to(id)}, Counts: a.listCounts(id), Illustrative: a.inventedList(id)})
	}
	for _, y := range x.By[:min(len(x.By), PerPage)] {
		out = append(out, a.carrier(y))
	}
	return out
}

func (a *at) carrier(x site.Item) Carrier {
	link := a.itemLink(x)
	c := Carrier{Kind: link.Kind, Item: Link{Text: link.Text, Href: link.Href}, Plan: link.Plan, Hidden: link.Hidden,
		Counts: a.countChip(a.site.CarriesOut(x)), Unconfirmed: link.Unconfirmed, Illustrative: link.Illustrative}
	switch x := x.(type) {
	case *site.Plan:
		c.Status = a.T("plan-" + string(x.Status))
	case *site.Result:
		c.Status = a.T("plan-" + string(x.Plan.Status))
	case *site.Record:
		c.Status = a.day(x.Date).Text
	case *site.Action:
		c.State = link.Chip
	}
	return c
}

// listCounts is the state that a list of the site gives a clause.
func (b *in) listCounts(id string) *Chip {
	if b.site.Filled(id) {
		return b.countChip(site.InPlace)
	}
	return b.countChip(site.Unmet)
}

func (b *in) countChip(state site.ClauseState) *Chip {
	return b.stateChip(string(state), b.T("clause-"+string(state)), false)
}

// clauseChip is the state of a clause. It is no more real than what it rests on.
func (b *in) clauseChip(x *site.Clause) *Chip {
	return b.stateChip(string(x.State), b.T("clause-"+string(x.State)), b.restsOnInvented(x))
}

// restsOnInvented reports whether all that gives a clause its state was made up.
func (b *in) restsOnInvented(x *site.Clause) bool {
	if x.State == site.Unmet {
		return false
	}
	return !slices.ContainsFunc(x.By, func(y site.Item) bool { return b.site.CarriesOut(y) == x.State && !b.inventedItem(y) }) &&
		!slices.ContainsFunc(x.On, func(id string) bool { return x.State == site.InPlace && b.site.Filled(id) && !b.inventedList(id) })
}

// inventedItem reports whether what carries out a clause was made up: a plan
// says of itself how far it is.
func (b *in) inventedItem(x site.Item) bool {
	switch x := x.(type) {
	case *site.Result:
		return b.invented(x.Source, titleUnconfirmed(x))
	case *site.Action:
		return b.actionStanding(x) == plan.Illustrative
	}
	return b.inventedRecord(x)
}

// inventedList reports whether a list of the site holds records only, and all
// of them were made up.
func (b *in) inventedList(id string) bool {
	if id == "calendar" {
		return !slices.ContainsFunc(b.site.Events, func(e *site.Event) bool { return !b.inventedRecord(e) })
	}
	for sort, overview := range site.RecordLists {
		if overview == id {
			return !slices.ContainsFunc(b.site.RecordsOf(sort), func(x *site.Record) bool { return !b.inventedRecord(x) })
		}
	}
	return false
}
