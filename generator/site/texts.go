package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
)

// Values are the fragments that print a value of an item, by its sort.
var Values = map[Sort][]string{
	IndicatorSort: {"latest", "baseline", "target", "date", "rating"},
	ResultSort:    {"rating"},
	RiskSort:      {"level"},
	ActionSort:    {"status"},
}

// texts checks the references in prose and notes who mentions whom.
func (l *linker) texts() {
	l.each(func(x Item) {
		for _, doc := range x.texts() {
			for i := range doc.Refs {
				l.mention(x, cmp.Or(doc.File, x.place().File), &doc.Refs[i])
			}
		}
	})
	for _, doc := range Vocabulary(l.config) {
		for i := range doc.Refs {
			l.mention(nil, cmp.Or(doc.File, l.config.File), &doc.Refs[i])
		}
	}
}

// Vocabulary are all texts of site.yaml.
func Vocabulary(c *plan.Config) []*markdown.Doc {
	out := docs(c.Description, c.Notice)
	for _, k := range c.Kinds {
		out = append(out, docs(k.About)...)
	}
	for _, k := range c.Levels {
		out = append(out, docs(k.Meaning)...)
	}
	for _, k := range c.Risk.Categories {
		out = append(out, docs(k.Meaning)...)
	}
	out = append(out, docs(c.Positioning.Meanings()...)...)
	out = append(out, docs(c.Risk.Context)...)
	for _, r := range c.Risk.Roles {
		out = append(out, docs(r.Does)...)
	}
	for _, b := range c.Bodies {
		out = append(out, docs(b.About)...)
	}
	return out
}

func (l *linker) mention(from Item, file string, ref *markdown.Ref) {
	if ref.Picture != nil {
		l.picture(from, file, ref)
		return
	}
	if ref.Target == "" {
		l.ownTable(from, file, ref)
		return
	}
	as := plan.Ref{ID: ref.Target, Pos: ref.Pos}
	to, ok := l.all[ref.Target]
	if !ok {
		if l.isOverview(ref.Target) {
			l.toOverview(file, ref)
			return
		}
		l.dangling(file, as, "", nil)
		return
	}
	ref.Target = to.Ref() // the same text, of which one copy is enough
	if ref.Fragment != "" {
		l.fragment(file, ref, to)
	}
	if !l.opt.Unpublished && l.isHidden(to) && (from == nil || !l.isHidden(from)) {
		l.fail(diagnostic.Place{File: file, Pos: ref.Pos}, as.Len(), "unpublished",
			fmt.Sprintf("the text refers to %q, which is not to be published", ref.Target), "take the reference out, or publish it")
		return
	}
	if from == nil || from == to {
		return
	}
	// Mentions of one item stand together, so looking at the last is enough.
	if n := to.base(); len(n.mentions) == 0 || n.mentions[len(n.mentions)-1] != from {
		n.mentions = append(n.mentions, from)
	}
}

// picture finds the file of a picture. One that only texts show which are not to
// be published is none of the site.
func (l *linker) picture(from Item, file string, ref *markdown.Ref) {
	name := ref.Picture.File
	if name == "" || l.opt.Pictures == nil {
		return // the name is reported where the text was compiled
	}
	p, problem := l.opt.Pictures(name)
	switch {
	case problem != nil:
		l.fail(diagnostic.Place{File: file, Pos: ref.Pos}, 1, "image-file", problem.Message, problem.Hint)
	case l.opt.Unpublished || from == nil || !l.isHidden(from):
		l.site.Pictures[name] = p
	}
}

// ReportTables are the tables that a report draws from the data: their names in
// its text, as in ![[#actions]].
var ReportTables = []string{"actions", "indicators", "risks", "late"}

// ownTable checks an embed that names no item: in a report, a table of its own.
// Any other reference without a name is reported where the text was compiled.
func (l *linker) ownTable(from Item, file string, ref *markdown.Ref) {
	p := diagnostic.Place{File: file, Pos: ref.Pos}
	switch {
	case !ref.Embed || ref.Fragment == "":
	case from == nil || from.Sort() != ReportSort:
		l.fail(p, 1, "broken-reference", "only a report has tables of its own to show", "name the item whose chart is to be shown: ![[id]]")
	case !slices.Contains(ReportTables, ref.Fragment):
		l.fail(p, 1, "unknown-value", fmt.Sprintf("a report has no table %s", diagnostic.Name(ref.Fragment)), diagnostic.Suggest(ref.Fragment, ReportTables))
	case shownBefore(from.(*Record).Head.Body, ref):
		l.fail(p, 1, "repeated-reference", fmt.Sprintf("the report shows its table %q twice", ref.Fragment), "remove one")
	}
}

// shownBefore reports whether a text has shown the table of ref before.
func shownBefore(doc *markdown.Doc, ref *markdown.Ref) bool {
	i := slices.IndexFunc(doc.Refs, func(r markdown.Ref) bool { return r.Embed && r.Target == "" && r.Fragment == ref.Fragment })
	return i >= 0 && &doc.Refs[i] != ref
}

// toOverview reports what a reference to a list cannot do.
func (l *linker) toOverview(file string, ref *markdown.Ref) {
	p := diagnostic.Place{File: file, Pos: ref.Pos}
	hint := fmt.Sprintf("link to it with [[%s]]", ref.Target)
	switch length := len([]rune(ref.Target)); {
	case ref.Embed:
		l.fail(p, length, "embed-place", fmt.Sprintf("the overview %q cannot be shown inside a text", ref.Target), hint)
	case ref.Fragment != "":
		l.fail(p, length, "unknown-value", fmt.Sprintf("the overview %q has no values", ref.Target), hint)
	}
}

// fragment checks what follows the #: a value of the item, or a heading.
func (l *linker) fragment(file string, ref *markdown.Ref, to Item) {
	if i := slices.Index(Values[to.Sort()], ref.Fragment); i >= 0 {
		ref.Fragment = Values[to.Sort()][i] // one copy, as with the target
		return
	}
	known := slices.Clone(Values[to.Sort()])
	for _, doc := range Bodies(to) {
		if doc != nil && doc.Refused {
			return // its headings are not known
		}
		if doc != nil && doc.OtherHeadings {
			return // which is reported there
		}
		for _, h := range doc.Headings {
			known = append(known, strings.TrimPrefix(h.ID, "_"))
		}
	}
	if slices.Contains(known, ref.Fragment) {
		return
	}
	hint := diagnostic.Suggest(ref.Fragment, known)
	switch {
	case len(known) == 0:
		hint = fmt.Sprintf("it has none at all; link to it with [[%s]]", ref.Target)
	case hint == "":
		hint = "write the words of the heading in small letters, with hyphens between them"
	}
	l.fail(diagnostic.Place{File: file, Pos: ref.Pos}, len([]rune(ref.Target+ref.Fragment))+1, "unknown-value",
		fmt.Sprintf("the %s %q has no value or heading %s", to.Sort(), ref.Target, diagnostic.Name(ref.Fragment)), hint)
}

// Bodies are the texts of an item that can have headings.
func Bodies(x Item) []*markdown.Doc {
	switch x := x.(type) {
	case *Plan:
		return []*markdown.Doc{x.Body}
	case *Page:
		return []*markdown.Doc{x.Body}
	case *Record:
		return []*markdown.Doc{x.Body}
	}
	return nil
}

func (l *linker) isHidden(x Item) bool {
	if part, ok := x.(Dated); ok && !part.Record().published() {
		return true
	}
	return !x.published() || x.In() != nil && !x.In().published()
}

// hide takes what is not to be published out of the site, or marks it.
func (l *linker) hide() {
	l.each(func(x Item) { x.base().hidden = l.isHidden(x) })
	if !l.opt.Unpublished {
		s := l.site
		s.Plans = visible(s.Plans)
		s.Pages = visible(s.Pages)
		for _, p := range s.Plans {
			p.Results, p.Indicators = visible(p.Results), visible(p.Indicators)
			p.Risks, p.Actions = visible(p.Risks), visible(p.Actions)
			if p.Above != nil && p.Above.hidden {
				p.Above = nil
			}
			for _, x := range p.Results {
				x.Up = visible(x.Up)
			}
			for _, x := range p.Indicators {
				x.Results = visible(x.Results)
			}
			for _, x := range p.Risks {
				x.Results = visible(x.Results)
			}
			for _, x := range p.Actions {
				x.Risks, x.Results = visible(x.Risks), visible(x.Results)
			}
			p.hideParts()
		}
		s.Records = visible(s.Records)
		for _, x := range s.Records {
			x.hideParts()
		}
		s.Redirects = slices.DeleteFunc(s.Redirects, func(r Redirect) bool { return r.To.base().hidden })
	}
	if !l.opt.Unpublished {
		maps.DeleteFunc(l.all, func(_ string, x Item) bool { return x.base().hidden })
		l.each(func(x Item) {
			n := x.base()
			n.mentions = slices.DeleteFunc(n.mentions, func(m Item) bool { return m.base().hidden })
		})
	}
	l.site.items = l.all
}

func visible[T Item](all []T) []T {
	if !slices.ContainsFunc(all, func(x T) bool { return x.base().hidden }) {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(x T) bool { return x.base().hidden })
}

// Texts are the texts of an item, for what reads all of them.
func Texts(x Item) []*markdown.Doc { return x.texts() }
