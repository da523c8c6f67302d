package page

import (
	"html/template"
	"slices"
	"strconv"

	"plansite/generator/site"
)

// Review is what the page of a strategic review shows.
type Review struct {
	Head     RecordHead
	Body     []Piece
	Fates    []Fate // the findings by what became of them
	Findings []Finding
	More     *Link // further findings
	About    *List
	Mentions *List
}

// Fate is what became of some findings of a review.
type Fate struct {
	Chip     *Chip
	Count    string
	Findings []Link
}

// Finding is a finding, on its own page or on that of its review.
type Finding struct {
	Head       RecordHead
	Link       ItemLink // to its page, with its state
	Number     string   // Finding 2
	Text       template.HTML
	Recommends template.HTML
	Evidence   Evidence
	LedTo      LedTo
	Around     Pages // the findings before and after it
	Mentions   *List
}

func (b *in) review(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	main := &Review{
		Head: a.recordHead(x), Body: a.body(x.Head.Body), Fates: a.fates(x.Findings), More: a.moreOf(x, "findings", len(x.Findings)),
		About: list(a, x, "about", x.About), Mentions: list(a, x, "mentions", mentions(x)),
	}
	main.Head.Sentence = a.N("n-findings", len(x.Findings))
	for i, f := range x.Findings[:min(len(x.Findings), PerPage)] {
		main.Findings = append(main.Findings, a.findingOf(f, i, inArticle))
	}
	v.Description = a.F("describe-review", "Findings", main.Head.Sentence, "Date", main.Head.Date.Text)
	v.Main = main
	return v
}

// fates sorts the findings by what became of them.
func (a *at) fates(all []*site.Finding) []Fate {
	var out []Fate
	for _, state := range site.FindingStates {
		var fate Fate
		for i, x := range all {
			if x.State != state {
				continue
			}
			link := Link{Text: x.Title, Href: "#" + x.Ref()}
			if i >= PerPage {
				link.Href = a.to(x.Ref())
			}
			fate.Findings = append(fate.Findings, link)
		}
		if n := len(fate.Findings); n > 0 {
			fate.Chip, fate.Count = a.stateChip(string(state), a.T("finding-"+string(state)), false), a.N("n-findings", n)
			out = append(out, fate)
		}
	}
	return out
}

func (b *in) finding(x *site.Finding) *View {
	a, v := b.itemView(x, x.Title)
	i := slices.Index(x.Of.Findings, x)
	main := a.findingOf(x, i, PerPage)
	main.Head = a.partHead(x)
	main.Head.Unconfirmed, main.Head.Unsure = names(x.Unconfirmed, "title"), a.unsure(x.Unconfirmed)
	main.Mentions = list(a, x, "mentions", mentions(x))
	main.Around = neighbours(a, i, x.Of.Findings, a.F("finding-of", "Number", i+1, "Count", len(x.Of.Findings)), a.T("finding-previous"), a.T("finding-next"))
	v.Description = a.F("describe-finding", "Review", x.Of.Title, "Date", main.Head.Date.Text, "State", main.Link.Chip.Text)
	v.Cite.Open = true
	v.Cite.Text = a.sentences(v.Cite.Text, a.findingCitation(x))
	v.Main = &main
	return v
}

// findingOf shows the finding at place i of its review, with up to n entries
// of each list.
func (a *at) findingOf(x *site.Finding, i, n int) Finding {
	return Finding{
		Link: a.entryOf(x.Of, x), Number: a.F("finding-number", "Number", strconv.Itoa(i+1)), Text: a.fill(x.Text.Doc), Recommends: a.fill(x.Recommends.Doc),
		Evidence: a.evidence(x, x.Evidence, x.Of.Date, n), LedTo: a.ledTo(x, x.LeadsTo, x.Of.Date, n),
	}
}

// findingCitation says which review a finding is of. Where it was made up, the
// citation must not look like that of a real one.
func (a *at) findingCitation(x *site.Finding) string {
	message := "citation-finding"
	switch {
	case a.inventedRecord(x) && x.Of.By != nil:
		message = "citation-finding-invented-to"
	case a.inventedRecord(x):
		message = "citation-finding-invented"
	case x.Of.By != nil:
		message = "citation-finding-to"
	}
	to := ""
	if x.Of.By != nil {
		to = x.Of.By.Title
	}
	return a.F(message, "Review", x.Of.Title, "Date", a.Date(x.Of.Date.Time()), "Body", to)
}

// neighbours leads to the entries before and after one of several.
func neighbours[T site.Item](a *at, i int, all []T, text, previous, next string) Pages {
	p := Pages{Text: text}
	if i > 0 {
		p.Previous = &Link{Text: previous, Href: a.item(all[i-1])}
	}
	if i+1 < len(all) {
		p.Next = &Link{Text: next, Href: a.item(all[i+1])}
	}
	return p
}
