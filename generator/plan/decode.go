package plan

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/schema"
	"plansite/generator/source"
)

// otherSign is what the kind of a page or record looks like, however it is
// written; in a plan it may stand in a text.
var otherSign = regexp.MustCompile(`kind["']?\s*:\s*["']?(?:` + PageKind + "|" + strings.Join(RecordKinds, "|") + `)\b`)

// otherKind is the kind of a page or record, or "" for a plan. Only what has the
// sign of one is read a second time, to ask for the kind.
func otherKind(front []byte, places *schema.Places) string {
	if !otherSign.Match(front) {
		return ""
	}
	if kind := places.Word("kind"); kind == PageKind || slices.Contains(RecordKinds, kind) {
		return kind
	}
	return ""
}

// Empty returns what a content file is decoded into: a plan, page or record by
// the kind that it names, with nothing in it.
func Empty(doc *source.Document) any {
	block := schema.Block{File: doc.File, Text: doc.Front, FirstLine: doc.FrontLine}
	switch kind := otherKind(doc.Front, schema.NewPlaces(block)); kind {
	case "":
		return &Plan{}
	case PageKind:
		return &Page{}
	default:
		return newRecord(kind)
	}
}

// Decode reads a content file against the vocabulary. What it returns is whole
// even where it reported errors, so that later steps can find more of them;
// then diags holds an error and nothing must be published. With a vocabulary that
// is Broken, or without one (c is nil), it finds what needs no more of it.
func Decode(doc *source.Document, c *Config, diags *diagnostic.List) Content {
	block := schema.Block{File: doc.File, Text: doc.Front, FirstLine: doc.FrontLine}
	written := schema.NewPlaces(block)
	r := reporter{diagnostic.NewReporter(doc.File, diags), written}
	body := CompileBody(doc, r.Reporter)
	kind := otherKind(doc.Front, written)
	if kind != "" && doc.Table != nil {
		noPlan(doc.Table, kind, diags)
	}
	switch kind {
	case "":
	case PageKind:
		page := &Page{File: doc.File, Body: body}
		schema.Decode(block, page, diags)
		checkID(page.ID, true, r.Reporter)
		return Content{Page: page}
	default:
		record := newRecord(kind)
		record.Top().File, record.Top().Body = doc.File, body
		strayKey(doc, schema.Keys(record), r.Reporter)
		whole := schema.Decode(block, record, diags)
		(&checker{config: c, r: r, whole: whole}).record(record)
		return Content{Record: record}
	}
	p := &Plan{File: doc.File, Body: body}
	strayKey(doc, schema.Keys(p), r.Reporter)
	whole := schema.Decode(block, p, diags)
	p.prune()
	table := readTable(doc.Table, p, diags)
	p.complete(c)
	(&checker{config: c, r: r, table: table, whole: whole}).plan(p)
	return Content{Plan: p}
}

// CompileBody compiles the text below the front matter.
func CompileBody(doc *source.Document, r *diagnostic.Reporter) *markdown.Doc {
	return markdown.Compile(doc.Body, markdown.Body, bodyLocator(doc), r)
}

// maxTop is how many lines at the top of the text may be front matter that an
// early --- has cut off.
const maxTop = 20

var keyLine = regexp.MustCompile(`^([a-z_]+):(?:\s|$)`)

// strayKey reports front matter below the line that ends it: an author has
// used --- to set parts of it apart.
func strayKey(doc *source.Document, keys []string, r *diagnostic.Reporter) {
	line := doc.BodyLine
	for text := range bytes.Lines(doc.Body) {
		found := keyLine.FindSubmatch(text)
		if line == doc.BodyLine+maxTop || bytes.HasPrefix(text, []byte("```")) {
			return
		}
		if found != nil && slices.Contains(keys, string(found[1])) {
			r.Error(diagnostic.Pos{Line: int32(line), Column: 1}, len(found[1])+1, "front-matter",
				fmt.Sprintf("%q stands below the line of --- that ends the front matter, so it would be published as text", found[1]),
				"remove the --- above it; if it is text, begin it with a capital letter")
			return
		}
		line++
	}
}

// prune drops entries that could not be read and figures without a date, which
// are reported already.
func (p *Plan) prune() {
	p.Positioning = present(p.Positioning)
	p.Results = present(p.Results)
	p.Indicators = present(p.Indicators)
	p.Risks = present(p.Risks)
	p.Actions = present(p.Actions)
	p.Landscape, p.RegionalGroups, p.Resources = present(p.Landscape), present(p.RegionalGroups), present(p.Resources)
	if x := p.Communication; x != nil {
		x.Audiences, x.Messages, x.Channels = present(x.Audiences), present(x.Messages), present(x.Channels)
	}
	for _, x := range p.Indicators {
		x.Baseline, x.Targets, x.Measurements = dated(x.Baseline), dated(x.Targets), dated(x.Measurements)
		x.Milestones, x.Breakdown = present(x.Milestones), present(x.Breakdown)
		for _, p := range x.Breakdown {
			p.Baseline, p.Targets, p.Measurements = dated(p.Baseline), dated(p.Targets), dated(p.Measurements)
		}
	}
	for _, x := range p.Risks {
		x.Assessments = present(x.Assessments)
	}
}

func present[T any](all []*T) []*T {
	return slices.DeleteFunc(all, func(x *T) bool { return x == nil })
}

func dated(all []*Figure) []*Figure {
	return slices.DeleteFunc(all, func(x *Figure) bool { return x == nil || x.Date == 0 })
}

// complete fills in what a missing key means.
func (p *Plan) complete(c *Config) {
	if p.Status == "" {
		p.Status = Draft
	}
	if p.Period == nil && c != nil && !c.HoldsAims(p) {
		p.Period = c.Period
	}
	for _, x := range p.Indicators {
		recorded(x.Measurements)
		for _, p := range x.Breakdown {
			recorded(p.Measurements)
		}
	}
}

// recorded fills in when measurements became known: on their date, unless they
// say otherwise.
func recorded(all []*Figure) {
	for _, m := range all {
		if m.Recorded == 0 {
			m.Recorded = m.Date
		}
	}
}

// bodyLocator finds places in the text below the front matter. It knows where
// every line begins, so that a place costs no more than its line.
func bodyLocator(doc *source.Document) markdown.Locator {
	starts := sync.OnceValue(func() []int { return lineStarts(doc.Body) })
	return func(offset int, needle string) diagnostic.Pos {
		lines := starts()
		offset = min(offset, len(doc.Body))
		line, found := slices.BinarySearch(lines, offset)
		if !found {
			line--
		}
		// goldmark gives a link the place of its text; the needle may begin
		// further on in the same line.
		rest := doc.Body[offset:]
		if line+1 < len(lines) {
			rest = doc.Body[offset:lines[line+1]]
		}
		if i := bytes.Index(rest, []byte(needle)); i > 0 {
			offset += i
		}
		column := 1 + utf8.RuneCount(doc.Body[lines[line]:offset])
		return diagnostic.Pos{Line: int32(doc.BodyLine + line), Column: int32(column)}
	}
}

// lineStarts are the offsets at which the lines of a text begin.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
