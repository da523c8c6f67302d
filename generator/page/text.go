package page

import (
	"html/template"
	"slices"
	"strings"

	"plansite/generator/foreign"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// fill puts links, figures and charts of the site into the holes of a text.
func (a *at) fill(doc *markdown.Doc) template.HTML {
	if doc.Empty() {
		return ""
	}
	var b strings.Builder
	if doc.Paragraph {
		b.WriteString("<p" + a.languageOf(doc) + ">")
	}
	a.write(&b, doc)
	if doc.Paragraph {
		b.WriteString("</p>")
	}
	return template.HTML(b.String())
}

// inline fills a text that is one paragraph, without the paragraph's tag.
func (a *at) inline(t plan.Text) template.HTML {
	if t.Empty() {
		return ""
	}
	var b strings.Builder
	if t.Foreign {
		b.WriteString("<span" + a.languageOf(t.Doc) + ">")
	}
	a.write(&b, t.Doc)
	if t.Foreign {
		b.WriteString("</span>")
	}
	return template.HTML(b.String())
}

// languageOf are the attributes of an element that holds a text: none where the
// text is in the language of the page.
func (a *at) languageOf(doc *markdown.Doc) string {
	if !doc.Foreign {
		return ""
	}
	return a.Words.Attributes()
}

// blocks are the beginnings of all elements that hold words in a text of several
// paragraphs.
var blocks = []string{"<p", "<h2", "<h3", "<h4", "<h5", "<h6", "<ul", "<ol", "<dl", "<table", "<blockquote", "<pre"}

// tagger puts the language of the source on every block of a text.
func tagger(attributes string) *strings.Replacer {
	var pairs []string
	for _, block := range blocks {
		pairs = append(pairs, block+">", block+attributes+">", block+" ", block+attributes+" ")
	}
	return strings.NewReplacer(pairs...)
}

// segment is a part of a text between two references.
func (a *at) segment(doc *markdown.Doc, i int) string {
	s := a.numbered(doc.Segments[i])
	if doc.Foreign {
		return a.tags.Replace(s)
	}
	return s
}

// Piece is a part of a text: HTML, or a chart, a card or a table of a report that
// an author put there.
type Piece struct {
	HTML   template.HTML
	Figure *Figure
	Card   *ItemLink
	Table  *ReportTable
}

// body fills the text of a file.
func (a *at) body(doc *markdown.Doc) []Piece {
	if doc.Empty() {
		return nil
	}
	doc = doc.Within(a.prefix)
	if doc.Paragraph {
		return []Piece{{HTML: a.fill(doc)}}
	}
	var out []Piece
	var b strings.Builder
	a.foreign = doc.Foreign
	defer func() { a.foreign = false }()
	for i := range doc.Segments {
		b.WriteString(a.segment(doc, i))
		switch {
		case i == len(doc.Refs):
		case doc.Refs[i].Embed && doc.Refs[i].Target == "":
			out = append(out, Piece{HTML: template.HTML(b.String())}, Piece{Table: a.tables[doc.Refs[i].Fragment]})
			b.Reset()
		case doc.Refs[i].Embed && a.site.Item(doc.Refs[i].Target) != nil:
			out = append(out, Piece{HTML: template.HTML(b.String())}, a.embed(a.site.Item(doc.Refs[i].Target)))
			b.Reset()
		default:
			a.writeRef(&b, &doc.Refs[i])
		}
	}
	return append(out, Piece{HTML: template.HTML(b.String())})
}

// embed is the chart of an item, or its card where it has none.
func (a *at) embed(x site.Item) Piece {
	if f := a.figureOf(x); f != nil {
		f.Link, f.Chip = &Link{Text: x.Name(), Href: a.item(x)}, a.chip(x)
		return Piece{Figure: f}
	}
	card := a.itemLink(x)
	if a.tables != nil {
		a.asKnown(&card, x)
	}
	return Piece{Card: &card}
}

func (a *at) inlines(texts []plan.Text) []template.HTML {
	out := make([]template.HTML, 0, len(texts))
	for _, t := range texts {
		out = append(out, a.inline(t))
	}
	return out
}

func (a *at) write(b *strings.Builder, doc *markdown.Doc) {
	outer := a.foreign
	a.foreign = doc.Foreign
	defer func() { a.foreign = outer }()
	for i := range doc.Segments {
		b.WriteString(a.segment(doc, i))
		if i < len(doc.Refs) {
			a.writeRef(b, &doc.Refs[i])
		}
	}
}

func (a *at) writeRef(b *strings.Builder, ref *markdown.Ref) {
	if ref.Picture != nil {
		a.writePicture(b, ref)
		return
	}
	x := a.site.Item(ref.Target)
	switch {
	case x == nil:
		a.writeLink(b, a.to(ref.Target), firstOf(ref.Label, a.inserted(a.nameOf(ref.Target))))
	case ref.Fragment == "":
		a.writeLink(b, a.item(x), firstOf(ref.Label, a.inserted(x.Name())))
	default:
		a.writeValue(b, x, ref)
	}
}

// inserted is a name or a value in the text that is written.
func (a *at) inserted(text string) string {
	if a.foreign {
		return foreign.Native(text)
	}
	return text
}

// words fills plain text: names and values stand for references, and a value
// that is not final says so.
func (a *at) words(w markdown.Words) string {
	text := a.wordsOf(w)
	if w.Foreign {
		return foreign.Mark(foreign.Strip(text))
	}
	return text
}

func (a *at) wordsOf(w markdown.Words) string {
	return w.Fill(func(ref *markdown.Ref) string {
		x := a.site.Item(ref.Target)
		if x == nil || ref.Fragment == "" {
			return a.nameOf(ref.Target)
		}
		text, standing := a.valueOf(x, ref.Fragment)
		if text == "" {
			return x.Name() // a heading
		}
		if standing != "" && standing != plan.Final {
			text = a.F("noted", "Text", text, "Note", a.T("standing-"+string(standing)))
		}
		return text
	})
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (a *at) writeLink(b *strings.Builder, href, text string) {
	b.WriteString(`<a href="`)
	b.WriteString(template.HTMLEscapeString(href))
	b.WriteString(`">`)
	b.WriteString(template.HTMLEscapeString(text))
	b.WriteString("</a>")
}

// writeValue prints a value of an item, linked and marked, or links to a heading.
func (a *at) writeValue(b *strings.Builder, x site.Item, ref *markdown.Ref) {
	text, standing := a.valueOf(x, ref.Fragment)
	if text == "" {
		a.writeLink(b, a.heading(x, ref.Fragment), firstOf(ref.Label, a.inserted(x.Name())))
		return
	}
	a.writeLink(b, a.item(x), firstOf(ref.Label, a.inserted(text)))
	if standing != "" && standing != plan.Final {
		b.WriteString(` <small class="standing">` + template.HTMLEscapeString(a.inserted(a.T("standing-"+string(standing)))) + "</small>")
	}
}

// heading is the address of a heading of a text, or that of its page where the
// headings are not those of the source.
func (a *at) heading(x site.Item, fragment string) string {
	for _, doc := range site.Bodies(x) {
		if doc != nil && doc.OtherHeadings && !slices.ContainsFunc(doc.Headings, func(h markdown.Heading) bool { return h.ID == "_"+fragment }) {
			return a.item(x)
		}
	}
	return a.section(x, "#_"+fragment)
}

// valueOf is the value that a fragment names, formatted, with its standing;
// "" when the fragment names a heading.
func (a *at) valueOf(x site.Item, fragment string) (string, plan.Standing) {
	switch x := x.(type) {
	case *site.Indicator:
		return a.indicatorValue(x, fragment)
	case *site.Result:
		if x.Tally.Rated() == 0 {
			return a.resultChip(x).Text, ""
		}
		return a.resultChip(x).Text, x.Tally.Standing
	case *site.Risk:
		if x.Exposure.Latest == nil {
			return a.T("not-assessed"), ""
		}
		return a.band(x.Exposure.Residual), x.Exposure.Standing
	case *site.Action:
		return a.actionChip(x).Text, a.actionStanding(x)
	}
	return "", ""
}

func (a *at) indicatorValue(x *site.Indicator, fragment string) (string, plan.Standing) {
	p := &x.Progress
	figure := func(f *plan.Figure) (string, plan.Standing) {
		if f == nil {
			return a.T("no-figure"), ""
		}
		return a.bare(f.Value.Plain(), x.Unit), f.EffectiveStanding()
	}
	switch fragment {
	case "latest":
		if last := a.latest(x); last != nil {
			return a.bare(last.Plain(), x.Unit), last.Standing
		}
		return a.T("no-figure"), ""
	case "baseline":
		return figure(p.Series.Baseline)
	case "target":
		return figure(p.Series.Goal())
	case "date":
		if last := p.Series.Last(); last != nil {
			return a.Date(last.Date.Time()), ""
		}
		return a.T("no-figure"), ""
	}
	if p.Missing != plan.MissingNothing {
		return a.indicatorChip(x).Text, ""
	}
	return a.indicatorChip(x).Text, p.Standing
}

// bare writes a value without its unit, but for per cent.
func (b *in) bare(plain, unit string) string {
	if unit == "%" {
		return b.Percent(plain)
	}
	return b.Number(plain)
}

// quantity writes a value with its unit, in the form that the number asks for.
func (b *in) quantity(plain string, x *site.Indicator) string {
	word := x.Unit
	switch {
	case word == "%" || word == "":
		return b.bare(plain, word)
	case x.UnitOf != nil:
		word = x.UnitOf.Behind(b.PluralForm(plain))
	}
	return b.F("quantity", "Value", b.Number(plain), "Unit", word)
}

// unit is the unit of an indicator where it stands alone.
func (b *in) unit(x *site.Indicator) string {
	if x.UnitOf != nil {
		return x.UnitOf.Title
	}
	return x.Unit
}

// band is the title of the band of a rank.
func (b *in) band(rank int) string { return b.site.Config.Risk.Bands[rank].Title }
