package page

import (
	"cmp"
	"html/template"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// Consultation is what the page of a consultation shows.
type Consultation struct {
	Head          RecordHead
	Facts         []Detail
	Body          []Piece
	Questions     []template.HTML
	Respond       template.HTML
	HowTo         string // heading of Respond
	NotCollected  string // said where nobody asks in earnest
	Outcome       template.HTML
	Outcomes      []OutcomeCount
	Contributions []Contribution
	Nothing       string // said where there are no contributions
	More          *Link  // further contributions
	About         *List
	Mentions      *List
}

// OutcomeCount says how many contributions had an outcome.
type OutcomeCount struct {
	Chip  *Chip
	Count string
}

// Contribution is a contribution, on its own page or on that of its consultation.
type Contribution struct {
	Head     RecordHead
	Link     ItemLink // to its page, with its outcome
	From     string
	Date     Day
	Text     template.HTML
	Response template.HTML
	LedTo    LedTo
	Around   Pages // the contributions before and after it
	Mentions *List
}

// outcomeOrder is the order in which outcomes are counted.
var outcomeOrder = []plan.Outcome{plan.Accepted, plan.Partly, plan.Noted, plan.Declined, plan.Pending}

func (b *in) consultation(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	c := x.As.(*plan.Consultation)
	main := &Consultation{
		Head: a.recordHead(x), Body: a.body(x.Head.Body), Respond: a.fill(c.Respond.Doc), Outcome: a.fill(c.Outcome.Doc), Outcomes: a.outcomes(x),
		More: a.moreOf(x, "contributions", len(x.Contributions)), About: list(a, x, "about", x.About), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.Head.Date, main.Head.Sentence = Day{}, a.whenOpen(c)
	main.Facts = a.detail(a.detail(a.detail(nil, "asked", c.Asks), "opens", a.Date(c.Opens.Time())), "closes", a.Date(c.Closes.Time()))
	for _, q := range c.Questions {
		main.Questions = append(main.Questions, a.fill(q.Doc))
	}
	main.HowTo = a.T("respond")
	if c.State(a.site.AsOf) == plan.Over {
		main.HowTo = a.T("responded")
	} else if main.Head.Illustrative {
		main.NotCollected = a.T("not-collected")
	}
	for _, y := range x.Contributions[:min(len(x.Contributions), PerPage)] {
		main.Contributions = append(main.Contributions, a.contributionOf(y, inArticle))
	}
	if len(x.Contributions) == 0 {
		main.Nothing = a.T("no-contributions")
	}
	v.Description = a.F("describe-consultation", "Asked", c.Asks, "When", main.Head.Sentence)
	v.Main = main
	return v
}

// whenOpen says whether a consultation is open, and until when.
func (a *at) whenOpen(c *plan.Consultation) string {
	asOf := a.site.AsOf
	switch state := c.State(asOf); {
	case state == plan.ToCome:
		return a.F("consultation-opens", "Date", a.Date(c.Opens.Time()), "Count", int(c.Opens-asOf))
	case state == plan.Over:
		return a.F("consultation-closed", "Date", a.Date(c.Closes.Time()))
	case c.Closes == asOf:
		return a.F("consultation-last-day", "Date", a.Date(c.Closes.Time()))
	}
	return a.F("consultation-open", "Date", a.Date(c.Closes.Time()), "Count", int(c.Closes-asOf))
}

// outcomes counts the contributions by what became of them.
func (a *at) outcomes(x *site.Record) []OutcomeCount {
	by := map[plan.Outcome]int{}
	for _, y := range x.Contributions {
		by[y.Outcome]++
	}
	var out []OutcomeCount
	for _, o := range outcomeOrder {
		if n := by[o]; n > 0 {
			out = append(out, OutcomeCount{Chip: a.stateChip(string(o), a.T("outcome-"+string(o)), false), Count: a.N("n-contributions", n)})
		}
	}
	return out
}

func (b *in) contribution(x *site.Contribution) *View {
	a, v := b.itemView(x, x.Title)
	i := slices.Index(x.Of.Contributions, x)
	main := a.contributionOf(x, PerPage)
	main.Head = a.partHead(x)
	main.Head.Date, main.Head.By = main.Date, x.From
	main.Mentions = list(a, x, "mentions", mentions(x))
	main.Around = neighbours(a, i, x.Of.Contributions, a.F("contribution-of", "Number", i+1, "Count", len(x.Of.Contributions)), a.T("contribution-previous"), a.T("contribution-next"))
	v.Description = a.F("describe-contribution", "From", x.From, "Consultation", x.Of.Title, "Outcome", main.Link.Chip.Text)
	v.Main = &main
	return v
}

// contributionOf shows a contribution, with up to n entries of what it led to.
func (a *at) contributionOf(x *site.Contribution, n int) Contribution {
	c := Contribution{Link: a.entryOf(x.Of, x), From: x.From, Date: a.day(x.Date), Text: a.fill(x.Text.Doc), Response: a.fill(x.Response.Doc)}
	if len(x.LeadsTo) > 0 {
		c.LedTo = a.ledTo(x, x.LeadsTo, x.Date, n)
	}
	return c
}

// consultationOrder is the order in which states of consultations are listed.
var consultationOrder = []plan.State{plan.Open, plan.ToCome, plan.Over}

// consultations are those in a state: the first to close first, of those that
// are over the last.
func (b *in) consultations(state plan.State) []*site.Record {
	all := slices.DeleteFunc(b.site.RecordsOf(site.ConsultationSort), func(x *site.Record) bool { return x.As.(*plan.Consultation).State(b.site.AsOf) != state })
	slices.SortStableFunc(all, func(x, y *site.Record) int {
		order := cmp.Compare(x.As.(*plan.Consultation).Closes, y.As.(*plan.Consultation).Closes)
		if state == plan.Over {
			return -order
		}
		return order
	})
	return all
}

// consultationList lists what is open first, then what is to come, then the rest.
func (b *in) consultationList() *overview {
	o := &overview{id: "consultations", layout: "records", title: b.T("nav-consultations"), lead: b.T("lead-consultations")}
	for _, state := range consultationOrder {
		if all := b.consultations(state); len(all) > 0 {
			o.groups = append(o.groups, group{id: "state." + string(state), heading: b.T("consultations-" + string(state)), items: items(all)})
		}
	}
	return o
}

// OpenConsultation is a consultation on the home page.
type OpenConsultation struct {
	Item ItemLink
	When string
}

// openConsultations are the consultations that can be answered, and a link to
// all where there are more than the home page shows.
func (a *at) openConsultations() ([]OpenConsultation, *Link) {
	all := a.consultations(plan.Open)
	var out []OpenConsultation
	for _, x := range all[:min(len(all), homeItems)] {
		entry := OpenConsultation{Item: a.itemLink(x), When: a.whenOpen(x.As.(*plan.Consultation))}
		entry.Item.Text, entry.Item.Chip, entry.Item.Illustrative = x.Title, nil, a.inventedRecord(x)
		out = append(out, entry)
	}
	if n := len(all); n > homeItems {
		return out, &Link{Text: a.F("all-of", "Kind", a.T("nav-consultations"), "Count", n), Href: a.to("consultations")}
	}
	return out, nil
}
