package site

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/picture"
	"plansite/generator/plan"
)

// Options of linking. The zero value publishes what is to be published.
type Options struct {
	Unpublished bool // keep what has publish: false, marked

	// Lost are ids in files that could not be read as a whole. A reference to
	// one of them is not reported: the error is in that file. One that ends
	// with a hyphen stands for all that begin with it.
	Lost []string

	// Before is a site that was linked earlier, or nil. What it holds of the same
	// content by the same vocabulary is not computed again.
	Before *Site

	// Pictures reads a file that a text shows, or says why it cannot; nil: texts
	// show none.
	Pictures func(file string) (*picture.Picture, *picture.Problem)
}

// Link ties the content together. It returns nil, after reporting, when there
// is an error in how the content hangs together, or in the vocabulary.
func Link(c *plan.Config, content []plan.Content, opt Options, diags *diagnostic.List) *Site {
	l := &linker{
		config: c, opt: opt, found: new(diagnostic.List),
		site: &Site{Config: c, AsOf: c.AsOf, Pictures: map[string]*picture.Picture{}},
		lost: map[string]bool{},
	}
	for _, id := range opt.Lost {
		l.lose(id)
	}
	l.collect(content)
	l.order()
	l.register()
	l.references()
	l.texts()
	l.home()
	l.common()
	if !c.Broken {
		l.hide()
		l.backlinks()
		l.states()
		l.advise()
	}
	diags.Merge(l.found)
	if c.Broken || l.found.HasErrors() {
		return nil
	}
	return l.site
}

type linker struct {
	config *plan.Config
	opt    Options
	site   *Site
	found  *diagnostic.List
	all    map[string]Item // by id, hidden ones too
	other  map[string]Item // by former id, and by id in small letters where it has others
	lost   map[string]bool // ids that something has, which could not be read
	ids    []string        // for suggestions, made when first needed
	work   int             // comparisons of ids made for suggestions
}

func (l *linker) fail(p diagnostic.Place, length int, code, message, hint string, notes ...diagnostic.Note) {
	l.found.Add(diagnostic.Diagnostic{Place: p, Length: length, Code: code, Message: message, Hint: hint, Notes: notes})
}

func (l *linker) warn(p diagnostic.Place, length int, code, message, hint string) {
	l.found.Add(diagnostic.Diagnostic{Severity: diagnostic.Warning, Place: p, Length: length, Code: code, Message: message, Hint: hint})
}

// collect wraps what was decoded.
func (l *linker) collect(content []plan.Content) {
	for _, c := range content {
		if c.Page != nil {
			l.site.Pages = append(l.site.Pages, &Page{Page: c.Page})
		}
		if c.Record != nil {
			l.site.Records = append(l.site.Records, l.collectRecord(c.Record))
		}
		if c.Plan == nil {
			continue
		}
		p := &Plan{
			Plan: c.Plan, KindOf: l.config.Kind(c.Plan.Kind.ID),
			Results: make([]*Result, 0, len(c.Plan.Results)), Indicators: make([]*Indicator, 0, len(c.Plan.Indicators)),
			Risks: make([]*Risk, 0, len(c.Plan.Risks)), Actions: make([]*Action, 0, len(c.Plan.Actions)),
		}
		results := make([]Result, len(c.Plan.Results))
		for i, x := range c.Plan.Results {
			results[i] = Result{Result: x, Plan: p, LevelOf: l.config.Level(x.Level.ID)}
			p.Results = append(p.Results, &results[i])
		}
		indicators := make([]Indicator, len(c.Plan.Indicators))
		for i, x := range c.Plan.Indicators {
			indicators[i] = Indicator{Indicator: x, Plan: p, Often: l.config.Frequency(x.Frequency.ID), UnitOf: l.config.UnitOf(x.Unit)}
			p.Indicators = append(p.Indicators, &indicators[i])
		}
		risks := make([]Risk, len(c.Plan.Risks))
		for i, x := range c.Plan.Risks {
			risks[i] = Risk{Risk: x, Plan: p, Field: l.config.Risk.Category(x.Category.ID)}
			p.Risks = append(p.Risks, &risks[i])
		}
		actions := make([]Action, len(c.Plan.Actions))
		for i, x := range c.Plan.Actions {
			actions[i] = Action{Action: x, Plan: p}
			p.Actions = append(p.Actions, &actions[i])
		}
		l.site.Plans = append(l.site.Plans, p)
	}
}

// each calls f for every item, in order: plans with what they hold, pages,
// records with what they hold.
func (l *linker) each(f func(Item)) {
	for x := range l.site.All() {
		f(x)
	}
}

// register gives each id its item and reports ids that are used twice.
func (l *linker) register() {
	n := 0
	l.each(func(Item) { n++ })
	l.all, l.other = make(map[string]Item, n), map[string]Item{}
	for _, k := range l.config.Kinds {
		if slices.Contains(Overviews, k.Overview.ID) || slices.Contains(otherPages, k.Overview.ID) {
			l.fail(diagnostic.Place{File: l.config.File, Pos: k.Overview.Pos}, k.Overview.Len(), "reserved-id",
				fmt.Sprintf("every site has a page %q already", k.Overview.ID), "choose another address")
		}
	}
	l.each(func(x Item) {
		id := x.Ref()
		if id == "" {
			return
		}
		if !plan.IsID(id) {
			l.lost[plan.ProperID(id)] = true // which may be the form that others refer to
		}
		l.reserved(x.place(), id)
		if first := l.known(id); first != nil {
			l.duplicate(x.place(), id, first)
			return
		}
		l.all[id] = x
		if lower := strings.ToLower(id); lower != id {
			l.other[lower] = x
		}
	})
	l.each(l.registerFormer)
	slices.SortFunc(l.site.Redirects, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
}

// known is the item that has an id, or had it, in small letters or others.
func (l *linker) known(id string) Item {
	lower := strings.ToLower(id)
	if x := l.all[lower]; x != nil {
		return x
	}
	return l.other[lower]
}

// reserved reports an id that is the address of a kind's list. Those that
// every site has are reported where the id is decoded.
func (l *linker) reserved(p diagnostic.Place, id string) {
	if len(id) > 2 && l.config.Language(id) != nil {
		l.fail(p, len(id), "reserved-id", fmt.Sprintf("the id %q is the code of a language in content/site.yaml", id), "choose another id")
	}
	if l.isOverview(id) && !slices.Contains(plan.Reserved, id) {
		l.fail(p, len(id), "reserved-id", fmt.Sprintf("the id %q is the address of an overview in content/site.yaml", id), "choose another id")
	}
}

func (l *linker) duplicate(p diagnostic.Place, id string, first Item) {
	note := fmt.Sprintf("%q is the id of this %s", first.Ref(), first.Sort())
	if !strings.EqualFold(first.Ref(), id) {
		note = fmt.Sprintf("%q is a former id of this %s", id, first.Sort())
	}
	l.fail(p, len(id), "duplicate-id", fmt.Sprintf("the id %q is used a second time", id),
		"give one of the two another id; an id has one meaning for ever", diagnostic.Note{Place: first.place(), Message: note})
}

// registerFormer reserves the ids that an item had before.
func (l *linker) registerFormer(x Item) {
	for _, ref := range x.Former() {
		p := diagnostic.Place{File: x.place().File, Pos: ref.Pos}
		if code, message, hint := plan.CheckFormer(ref); code != "" {
			l.fail(p, ref.Len(), code, message, hint)
			continue
		}
		if first := l.known(ref.ID); first != nil {
			if first == x {
				l.fail(p, ref.Len(), "duplicate-id", fmt.Sprintf("this %s has or had the id %q already", x.Sort(), ref.ID), "remove it here",
					diagnostic.Note{Place: x.place(), Message: "this is its id today"})
				continue
			}
			l.duplicate(p, ref.ID, first)
			continue
		}
		l.reserved(p, ref.ID)
		l.other[ref.ID] = x
		l.site.Redirects = append(l.site.Redirects, Redirect{From: ref.ID, To: x})
	}
}

// lose notes an id of an item that could not be read, as it is written and as
// it should be.
func (l *linker) lose(id string) {
	l.lost[id] = true
	if !strings.HasSuffix(id, "-") {
		l.lost[plan.ProperID(id)] = true
	}
}

// isLost reports whether id may be that of an item that could not be read.
func (l *linker) isLost(id string) bool {
	if l.lost[id] {
		return true
	}
	for i, c := range id {
		if c == '-' && l.lost[id[:i+1]] {
			return true
		}
	}
	return false
}

// dangling reports a reference to nothing, or to something of the wrong sort.
func (l *linker) dangling(file string, ref plan.Ref, want string, found Item) {
	if found == nil && l.isLost(ref.ID) {
		return
	}
	p := diagnostic.Place{File: file, Pos: ref.Pos}
	if l.found.Full(file, diagnostic.Error) {
		l.fail(p, 0, "dangling-reference", "", "") // counted only
		return
	}
	if found != nil {
		l.fail(p, ref.Len(), "wrong-reference", fmt.Sprintf("%q is %s, and here goes %s", ref.ID, article(found.Sort().String()), article(want)),
			"name "+article(want), diagnostic.Note{Place: found.place(), Message: fmt.Sprintf("%q is defined here", ref.ID)})
		return
	}
	for _, r := range l.site.Redirects {
		if r.From == ref.ID {
			l.fail(p, ref.Len(), "former-id", fmt.Sprintf("%q is a former id", ref.ID), fmt.Sprintf("write %q", r.To.Ref()))
			return
		}
	}
	l.fail(p, ref.Len(), "dangling-reference", fmt.Sprintf("nothing has the id %s", diagnostic.Name(ref.ID)), l.suggest(ref.ID, want == ""))
}

// article puts "a" or "an" before a word.
func article(word string) string {
	if word == "" {
		return "something else"
	}
	if strings.ContainsRune("aeiou", rune(word[0])) {
		return "an " + word
	}
	return "a " + word
}

// maxWork bounds the comparisons made for suggestions: a site of ten
// thousand ids gets four hundred of them.
const maxWork = 4_000_000

// suggest names the id that was probably meant, or an overview where that can
// stand too.
func (l *linker) suggest(id string, overview bool) string {
	const plain = "correct the id, or add what it is to stand for"
	if l.work += len(l.all); l.work > maxWork {
		return plain
	}
	if l.ids == nil {
		l.ids = slices.SortedFunc(maps.Keys(l.all), compareIDs)
	}
	known := l.ids
	if overview {
		known = append(l.overviewIDs(), known...)
	}
	if hint := diagnostic.Suggest(id, known); hint != "" {
		return hint
	}
	return plain
}

// resolve finds the items of one sort that refs name; each is named once.
func resolve[T Item](l *linker, file string, refs []plan.Ref, want Sort) []T {
	if len(refs) == 0 {
		return nil
	}
	out := make([]T, 0, len(refs))
	seen := make(map[string]bool, len(refs))
	for i, ref := range refs {
		if ref.ID == "" {
			continue
		}
		if seen[ref.ID] {
			l.warn(diagnostic.Place{File: file, Pos: ref.Pos}, ref.Len(), "repeated-reference", fmt.Sprintf("%q is named twice", ref.ID), "remove one")
			continue
		}
		seen[ref.ID] = true
		found, ok := l.all[ref.ID]
		if x, right := found.(T); ok && right {
			refs[i].ID = x.Ref() // the same text, of which one copy is enough
			out = append(out, x)
		} else {
			l.dangling(file, ref, want.String(), found)
		}
	}
	return out
}

// references ties what the front matter names.
func (l *linker) references() {
	for _, p := range l.site.Plans {
		if p.Parent.ID != "" {
			if above := resolve[*Plan](l, p.File, []plan.Ref{p.Parent}, PlanSort); len(above) > 0 {
				p.Above = above[0]
			}
		}
	}
	l.loops()
	for _, p := range l.site.Plans {
		for _, x := range p.Results {
			x.Up = resolve[*Result](l, p.File, x.ContributesTo, ResultSort)
			l.upwards(x)
		}
		for _, x := range p.Indicators {
			x.Results = resolve[*Result](l, p.File, x.Measures, ResultSort)
		}
		for _, x := range p.Risks {
			x.Results = resolve[*Result](l, p.File, x.Threatens, ResultSort)
		}
		for _, x := range p.Actions {
			x.Risks = resolve[*Risk](l, p.File, x.Treats, RiskSort)
			x.Results = resolve[*Result](l, p.File, x.Serves, ResultSort)
		}
		l.situation(p)
	}
	l.records()
}

// maxGenerations bounds how many plans may lie above one another.
const maxGenerations = 12

// loops cuts chains of parents that come back to themselves.
func (l *linker) loops() {
	for _, p := range l.site.Plans {
		n := 0
		for above := p.Above; above != nil; above = above.Above {
			if n++; n > maxGenerations || above == p {
				l.fail(diagnostic.Place{File: p.File, Pos: p.Parent.Pos}, p.Parent.Len(), "parent-loop",
					fmt.Sprintf("the parents of %q lead back to it or rise over more than %d plans", p.Ref(), maxGenerations), "name the plan above it")
				p.Above = nil
				break
			}
		}
	}
}

// upwards checks that a result contributes to something above it: a result
// of a higher level, or one of the same level in a plan above its own. So the
// chain has no loops. Where the plan above could not be found, nothing is said
// of results of the same level.
func (l *linker) upwards(x *Result) {
	own := l.config.LevelRank(x.Level.ID)
	unknown := x.Plan.Parent.ID != "" && x.Plan.Above == nil
	for _, up := range x.Up {
		rank := l.config.LevelRank(up.Level.ID)
		if own < 0 || rank < 0 || rank < own || rank == own && (unknown && up.Plan != x.Plan || isAbove(up.Plan, x.Plan)) {
			continue
		}
		i := slices.IndexFunc(x.ContributesTo, func(r plan.Ref) bool { return r.ID == up.Ref() })
		ref := x.ContributesTo[i]
		l.fail(diagnostic.Place{File: x.Plan.File, Pos: ref.Pos}, ref.Len(), "wrong-level",
			fmt.Sprintf("%q (%s) cannot contribute to %q (%s), which does not lie above it", x.Ref(), x.Level.ID, up.Ref(), up.Level.ID),
			"name a result of a higher level, or of the same level in the plan above",
			diagnostic.Note{Place: up.place(), Message: fmt.Sprintf("%q is defined here", up.Ref())})
	}
}

func isAbove(above, p *Plan) bool {
	for p = p.Above; p != nil; p = p.Above {
		if p == above {
			return true
		}
	}
	return false
}

// home finds the plan of the home page and checks the menu.
func (l *linker) home() {
	place := func(ref plan.Ref) diagnostic.Place { return diagnostic.Place{File: l.config.File, Pos: ref.Pos} }
	home := l.config.Home
	p, ok := l.all[home.ID].(*Plan)
	switch {
	case home.ID == "" && l.config.Broken: // reported where it was decoded
	case !ok:
		l.dangling(l.config.File, home, PlanSort.String(), l.all[home.ID])
	case !p.published() && !l.opt.Unpublished:
		l.fail(place(home), home.Len(), "unpublished", fmt.Sprintf("the home page is about %q, which is not to be published", home.ID), "publish it, or name another plan")
	default:
		l.site.Home = p
	}
	for _, ref := range l.config.Navigation {
		if _, ok := l.all[ref.ID]; !ok && !l.isOverview(ref.ID) && ref.ID != "" {
			l.dangling(l.config.File, ref, "", nil)
		}
	}
	for _, off := range l.config.Advice {
		for _, ref := range off.Only {
			if l.all[ref.ID] == nil && ref.ID != "" {
				l.dangling(l.config.File, ref, "", nil)
			}
		}
	}
}

func (l *linker) isOverview(id string) bool {
	return slices.Contains(Overviews, id) || id == TranslationID && len(l.config.Languages) > 1 ||
		slices.ContainsFunc(l.config.Kinds, func(k *plan.Kind) bool { return k.Overview.ID == id })
}

// overviewIDs are the addresses of all lists of the site.
func (l *linker) overviewIDs() []string {
	ids := slices.Clone(Overviews)
	for _, k := range l.config.Kinds {
		if k.Overview.ID != "" {
			ids = append(ids, k.Overview.ID)
		}
	}
	return ids
}

// TranslationID is the address of the page that tells how far a site of several
// languages is translated.
const TranslationID = "translation"

// otherPages are the addresses that are neither of items nor of lists.
var otherPages = []string{TranslationID, "search", "index", "print"}

// Overviews are the addresses of lists that every site has.
var Overviews = []string{"indicators", "results", "risks", "actions", "compare", "framework", "landscape",
	"reports", "reviews", "decisions", "consultations", "resolutions", "calendar", "assessment", "traceability",
	"alignment", "resources", "communication", "risk-method", "oversight"}
