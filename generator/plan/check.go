package plan

import (
	"fmt"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// checker finds what is wrong with one plan by itself. What concerns several
// files (references, collisions) is the business of package site.
type checker struct {
	config *Config // nil: what needs the vocabulary is not checked
	r      reporter
	table  *reporter // of the table beside the plan; nil without one
	whole  bool      // all could be read, so that a count of 0 is what the author wrote
}

// reporter reports problems of values, each at its own place.
type reporter struct {
	*diagnostic.Reporter
	places places
}

// places tells where the value of a key stands in the entry that begins at a
// place, and how long it is.
type places interface {
	Value(entry diagnostic.Pos, key string, index ...int) (diagnostic.Pos, int)
	Has(entry diagnostic.Pos, key string) bool
}

// of is the reporter of the file in which a figure stands.
func (c *checker) of(f *Figure) *reporter {
	if f.Tabled && c.table != nil {
		return c.table
	}
	return &c.r
}

func newReporter(b schema.Block, diags *diagnostic.List) reporter {
	return reporter{diagnostic.NewReporter(b.File, diags), schema.NewPlaces(b)}
}

// fail reports an error of the value of key in the entry that begins at pos;
// indexes lead on into a list.
func (r reporter) fail(pos diagnostic.Pos, key, code, message, hint string, index ...int) {
	at, length := r.places.Value(pos, key, index...)
	r.Error(at, length, code, message, hint)
}

// maxItems bounds each list of items in one plan.
const maxItems = 2000

func (c *checker) plan(p *Plan) {
	// What has no known kind may be meant as a page, and have the id of one.
	checkID(p.ID, c.config == nil || c.config.Kind(p.Kind.ID) == nil, c.r.Reporter)
	own := c.config == nil || p.Period != c.config.Period
	if p.Period != nil && own && (c.whole || p.Period.From != 0 && p.Period.To != 0) {
		p.Period.check(c.r.Reporter)
	}
	if c.config != nil {
		c.words(p)
	}
	c.unconfirmed(p.Unconfirmed, p)
	for _, s := range p.Sources {
		for _, ref := range s.Supports {
			c.key(ref, slices.Concat(schema.Keys(p), []string{BodyKey}))
		}
	}
	c.positions(p)
	c.situation(p)
	for _, x := range p.Results {
		c.result(x)
	}
	for _, x := range p.Indicators {
		c.indicator(x)
	}
	for _, x := range p.Risks {
		c.risk(x)
	}
	for _, x := range p.Actions {
		c.action(x)
	}
	for key, n := range map[string]int{"results": len(p.Results), "indicators": len(p.Indicators), "risks": len(p.Risks), "actions": len(p.Actions)} {
		if n > maxItems {
			c.r.fail(p.Pos, key, "too-many", fmt.Sprintf("the plan has %d %s", n, key), fmt.Sprintf("keep at most %d in one plan", maxItems))
		}
	}
}

// words checks the names that the vocabulary of the site defines.
func (c *checker) words(p *Plan) {
	kinds := namesOf(c.config.Kinds)
	if len(kinds) > 0 { // else none could be read
		kinds = append(kinds, PageKind)
	}
	c.known(p.Kind, "kind", kinds)
	levels, frequencies, categories := namesOf(c.config.Levels), namesOf(c.config.Frequencies), namesOf(c.config.Risk.Categories)
	for _, x := range p.Results {
		c.known(x.Level, "level", levels)
	}
	for _, x := range p.Indicators {
		c.known(x.Frequency, "frequency", frequencies)
	}
	for _, x := range p.Risks {
		c.known(x.Category, "category", categories)
	}
}

// known reports a word that the vocabulary of the site does not have.
func (c *checker) known(ref Ref, what string, words []string) {
	if ref.ID == "" || slices.Contains(words, ref.ID) {
		return
	}
	if c.config.Broken && (len(words) == 0 || slices.Contains(words, "")) {
		return // the vocabulary has words that could not be read
	}
	c.r.Error(ref.Pos, ref.Len(), "unknown-"+what, fmt.Sprintf("unknown %s %s", what, diagnostic.Name(ref.ID)),
		diagnostic.Suggest(ref.ID, words))
}

// key reports a name that is no key of the item.
func (c *checker) key(ref Ref, keys []string) {
	if ref.ID != "" && !slices.Contains(keys, ref.ID) {
		c.r.Error(ref.Pos, ref.Len(), "unknown-field", fmt.Sprintf("there is no field %s here", diagnostic.Name(ref.ID)),
			diagnostic.Suggest(ref.ID, keys))
	}
}

// WordKeys are the keys of an item that hold names and texts: only they can be
// "unconfirmed".
var WordKeys = []string{"title", "short", "vision", "mission", "mandate", "value_proposition", "analysis",
	"description", "assumptions", "owner", "unit", "definition", "method", "controls", "landscape", "communication",
	"text", "recommends", "decides", "place", "questions", "outcome"}

func (c *checker) unconfirmed(refs []Ref, item any) {
	for _, ref := range refs {
		keys := schema.Keys(item)
		c.key(ref, keys)
		if slices.Contains(keys, ref.ID) && !slices.Contains(WordKeys, ref.ID) {
			c.r.Error(ref.Pos, ref.Len(), "unconfirmed-figure", fmt.Sprintf("%q cannot be unconfirmed: only a name or a text can", ref.ID),
				"give the figure a standing, or leave it out")
		}
	}
}

func (c *checker) result(x *Result) {
	checkID(x.ID, false, c.r.Reporter)
	c.unconfirmed(x.Unconfirmed, x)
}

func (c *checker) action(x *Action) {
	checkID(x.ID, false, c.r.Reporter)
	c.unconfirmed(x.Unconfirmed, x)
	states := map[Date]bool{}
	for _, s := range x.History {
		if s.Date != 0 && states[s.Date] {
			c.r.fail(s.Pos, "date", "duplicate-date", fmt.Sprintf("the action has two states on %s", s.Date), "keep one of the two")
		}
		states[s.Date] = true
		c.recorded(s.Recorded, s.Date, s.Pos)
		c.notAfter(s.Date, s.Pos, "date", "this state of the action")
	}
}

// recorded reports something that is said to have been known before it happened.
func (c *checker) recorded(known, date Date, pos diagnostic.Pos) {
	if known != 0 && known < date {
		c.r.fail(pos, "recorded", "bad-date", fmt.Sprintf("what happened on %s is recorded on %s, before its date", date, known), "correct one of the dates")
	}
}

// notAfter reports the date, under key, of something that has happened: it is
// later than the as-of date.
func (c *checker) notAfter(d Date, pos diagnostic.Pos, key, what string) {
	c.r.notAfter(c.config, d, pos, key, what)
}

func (r reporter) notAfter(c *Config, d Date, pos diagnostic.Pos, key, what string) {
	if c != nil && c.AsOf != 0 && d > c.AsOf {
		r.fail(pos, key, "after-as-of", fmt.Sprintf("%s is dated %s, after the as-of date %s", what, d, c.AsOf),
			"correct the date, or move as_of in content/site.yaml (or --as-of) to that day or later")
	}
}

func (c *checker) risk(x *Risk) {
	checkID(x.ID, false, c.r.Reporter)
	c.unconfirmed(x.Unconfirmed, x)
	if x.Threatens != nil && len(x.Threatens) == 0 { // a missing key is reported as that
		c.r.fail(x.Pos, "threatens", "no-result", fmt.Sprintf("the risk %q threatens no result", x.ID.ID), "name at least one result in threatens")
	}
	dates := map[Date]bool{}
	for _, a := range x.Assessments {
		if a.Inherent == nil || a.Residual == nil {
			continue
		}
		if a.Date != 0 && dates[a.Date] {
			c.r.fail(a.Pos, "date", "duplicate-date", fmt.Sprintf("the risk is assessed twice on %s", a.Date), "keep one of the two")
		}
		dates[a.Date] = true
		c.level(a.Inherent)
		c.level(a.Residual)
		c.notAfter(a.Date, a.Pos, "date", "this assessment")
		c.recorded(a.Recorded, a.Date, a.Pos)
		c.standing(a.Standing, a.Source, a.Pos, "an assessment")
		if a.valid() && c.higher(*a.Residual, *a.Inherent) && a.Note == "" {
			c.r.Warning(a.Residual.Pos, 1, "residual-above-inherent", "the residual level is higher than the inherent one",
				"correct a figure, or say in a note why controls make it worse")
		}
	}
	x.Assessments = slices.DeleteFunc(x.Assessments, func(a *Assessment) bool { return !a.valid() })
}

// higher reports whether one level is graver than another, by band or by score.
func (c *checker) higher(x, y Level) bool {
	if c.config != nil && c.config.Risk != nil && c.config.Risk.BandOf(x) > c.config.Risk.BandOf(y) {
		return true
	}
	return x.Score() > y.Score()
}

func (a *Assessment) valid() bool {
	return a.Inherent != nil && a.Residual != nil && a.Inherent.valid() && a.Residual.valid()
}

func (l *Level) valid() bool {
	return l.Likelihood >= 1 && l.Likelihood <= Steps && l.Impact >= 1 && l.Impact <= Steps
}

// level reports each coordinate that lies outside its scale.
func (c *checker) level(l *Level) {
	for _, x := range []struct {
		key  string
		step int
	}{{"likelihood", l.Likelihood}, {"impact", l.Impact}} {
		if (x.step < 1 || x.step > Steps) && (c.whole || x.step != 0) {
			c.r.fail(l.Pos, x.key, "out-of-range", fmt.Sprintf("the %s is %d: it goes from 1 to %d", x.key, x.step, Steps),
				"choose a step of the scale in content/site.yaml")
		}
	}
}

// standing reports a figure that claims more than it can show.
func (c *checker) standing(s Standing, source Address, pos diagnostic.Pos, what string) {
	c.r.standing(s, source, pos, what)
}

func (r reporter) standing(s Standing, source Address, pos diagnostic.Pos, what string) {
	if s != "" && s != Illustrative && source == "" {
		r.fail(pos, "standing", "unsourced", fmt.Sprintf("%s that is %s needs a source", what, s),
			"add source: https://..., or write standing: illustrative")
	}
}

func (c *checker) indicator(x *Indicator) {
	checkID(x.ID, false, c.r.Reporter)
	c.unconfirmed(x.Unconfirmed, x)
	if x.Measures != nil && len(x.Measures) == 0 {
		c.r.fail(x.Pos, "measures", "no-result", fmt.Sprintf("the indicator %q measures no result", x.ID.ID), "name at least one result in measures")
	}
	if x.Tolerance.Set() && x.Tolerance.Decimal().IsNegative() {
		c.r.fail(x.Pos, "tolerance", "out-of-range", "the tolerance is negative", "write how far the value may lie from the target, in the unit")
	}
	switch x.Reading {
	case "":
		// Reported; what else it needs depends on it. Without a word for it, it
		// is no milestone as long as it has none.
		if len(x.Milestones) == 0 && !c.r.places.Has(x.Pos, "reading") {
			c.measured(x)
		}
		return
	case Milestones:
		c.milestones(x)
		return
	}
	if len(x.Milestones) > 0 {
		c.r.Error(x.Milestones[0].Pos, 1, "wrong-reading", "milestones belong to the reading milestone", "write reading: milestone, or give targets and measurements")
	}
	c.measured(x)
	c.series(x)
	c.breakdown(x)
}

// breakdown checks the values of an indicator by plan: once for each.
func (c *checker) breakdown(x *Indicator) {
	c.few(x.Pos, "breakdown", len(x.Breakdown))
	seen := map[string]bool{}
	for _, p := range x.Breakdown {
		c.series(p.Indicator(x))
		if p.Of.ID != "" && seen[p.Of.ID] {
			c.r.Error(p.Of.Pos, p.Of.Len(), "duplicate-part", fmt.Sprintf("the indicator has two parts of %q", p.Of.ID), "put the figures of both into one")
		}
		seen[p.Of.ID] = true
	}
}

// series checks the figures of an indicator, or of a part of one.
func (c *checker) series(x *Indicator) {
	c.versions(x.Baseline, false)
	c.versions(x.Targets, true)
	c.measurements(x)
	c.course(x)
}

// measured reports the keys that all indicators but milestones need.
func (c *checker) measured(x *Indicator) {
	if x.Unit == "" {
		c.missing(x.Pos, "unit", "such as participants, or %")
	}
	if x.Direction == "" {
		c.missing(x.Pos, "direction", "increase, decrease or maintain")
	}
}

func (c *checker) missing(pos diagnostic.Pos, key, example string) {
	c.r.Error(pos, 1, "missing-field", fmt.Sprintf("the indicator has no %q", key), fmt.Sprintf("add a line \"%s: ...\", %s", key, example))
}

func (c *checker) milestones(x *Indicator) {
	if len(x.Milestones) == 0 {
		c.r.Error(x.Pos, 1, "missing-field", "the indicator has no milestones", "list them: title and due of each")
	}
	for _, has := range []struct {
		key string
		is  bool
	}{
		{"unit", x.Unit != ""}, {"direction", x.Direction != ""}, {"tolerance", x.Tolerance.Set()},
		{"baseline", len(x.Baseline) > 0}, {"targets", len(x.Targets) > 0}, {"measurements", len(x.Measurements) > 0}, {"breakdown", len(x.Breakdown) > 0},
	} {
		if has.is {
			c.r.fail(x.Pos, has.key, "wrong-reading", fmt.Sprintf("milestones are reached, not counted: %q does not fit", has.key),
				"remove it, or choose another reading")
		}
	}
	var last Date
	for _, m := range x.Milestones {
		if m.Due != 0 && m.Due < last {
			c.r.fail(m.Pos, "due", "order", fmt.Sprintf("the milestone due %s stands after a later one", m.Due), "list milestones in the order of their dates")
		}
		last = max(last, m.Due)
		c.recorded(m.Recorded, m.Reached, m.Pos)
		c.notAfter(m.Reached, m.Pos, "reached", "this milestone")
		c.standing(m.Standing, m.Source, m.Pos, "a milestone")
	}
}

// versions checks baselines or targets: a second one for the same purpose is
// a revision, which is dated and has a reason; so is a target that moves.
func (c *checker) versions(all []*Figure, targets bool) {
	seen := map[Date]bool{}
	for _, f := range all {
		c.standing(f.Standing, f.Source, f.Pos, "a figure")
		if f.Corrects != 0 {
			c.r.fail(f.Pos, "corrects", "wrong-field", "corrects belongs to a measurement", "to revise this figure, add a second one with recorded and reason")
		}
		key := Date(0)
		if targets {
			key = f.Date
		} else {
			c.notAfter(f.Date, f.Pos, "date", "this baseline")
		}
		switch {
		case f.Replaces == 0:
		case !targets:
			c.noReplaces(f)
		case f.Replaces == f.Date || !seen[f.Replaces]:
			c.r.fail(f.Pos, "replaces", "replaces", fmt.Sprintf("there is no earlier target of %s to replace", f.Replaces),
				"replaces names the date of a target above that moves to another date")
		}
		if (seen[key] || f.Replaces != 0) && (f.Recorded == 0 || strings.TrimSpace(f.Reason) == "") {
			c.r.Error(f.Pos, 1, "revision", "a second figure for the same purpose is a revision: it says when and why",
				"add recorded: (the day of the revision) and reason:")
		}
		seen[key] = true
	}
}

func (c *checker) noReplaces(f *Figure) {
	c.r.fail(f.Pos, "replaces", "wrong-field", "replaces belongs to a target that moves to another date", "remove it")
}

func (c *checker) measurements(x *Indicator) {
	seen := map[Date]*Figure{}
	for _, m := range x.Measurements {
		if m.Replaces != 0 {
			c.noReplaces(m)
		}
		c.of(m).notAfter(c.config, m.Date, m.Pos, "date", "this measurement")
		c.of(m).standing(m.Standing, m.Source, m.Pos, "a measurement")
		switch {
		case m.Recorded < m.Date && m.Recorded != 0:
			c.of(m).fail(m.Pos, "recorded", "bad-date", fmt.Sprintf("the measurement of %s is recorded on %s, before its date", m.Date, m.Recorded), "correct one of the dates")
		case m.Corrects != 0 && (m.Corrects != m.Date || seen[m.Date] == nil):
			c.of(m).fail(m.Pos, "corrects", "corrects", fmt.Sprintf("there is no earlier measurement of %s to correct", m.Corrects),
				"corrects and date both name the day of the measurement above that is replaced")
		case m.Corrects != 0 && m.Recorded == m.Date:
			c.of(m).fail(m.Pos, "corrects", "corrects", "a correction says when it became known", "add recorded: with that day")
		case m.Corrects != 0 && m.Recorded < seen[m.Date].Recorded:
			c.of(m).fail(m.Pos, "recorded", "corrects", fmt.Sprintf("the correction is recorded on %s, before what it corrects (%s)", m.Recorded, seen[m.Date].Recorded),
				"correct one of the dates")
		case m.Corrects == 0 && seen[m.Date] != nil:
			c.of(m).fail(m.Pos, "date", "duplicate-date", fmt.Sprintf("there are two measurements of %s", m.Date),
				"keep one; to correct the first, add corrects and recorded to the second")
		}
		seen[m.Date] = m
	}
}

// course checks baseline, targets and direction against one another.
func (c *checker) course(x *Indicator) {
	for _, t := range x.Targets {
		for _, b := range x.Baseline {
			if t.Date <= b.Date {
				c.r.fail(t.Pos, "date", "target-before-baseline", fmt.Sprintf("the target of %s lies before the baseline of %s", t.Date, b.Date), "correct one of the dates")
			}
		}
	}
	s := x.Known(lastKnown)
	base, kept := s.Baseline, false
	for _, t := range s.Targets {
		if !t.Value.Set() {
			continue
		}
		aim := t == s.Goal() || x.Reading == Annual // what a rating may be measured against
		if aim && base != nil && base.Value.Set() {
			c.direction(x, base, t)
		}
		stays := x.Direction == Maintain || aim && base != nil && t.Value.Decimal().Equal(base.Value.Decimal())
		kept = kept || stays
		if stays && t.Value.Decimal().IsZero() && !x.Tolerance.Set() {
			c.r.fail(t.Pos, "value", "missing-field", "a value that is to stay at 0 needs a tolerance", "add tolerance: how far from 0 still counts as kept, in the unit")
		}
	}
	if x.Tolerance.Set() && len(s.Targets) > 0 && base != nil && !kept {
		at, length := c.r.places.Value(x.Pos, "tolerance")
		c.r.Warning(at, length, "unused-tolerance", fmt.Sprintf("the tolerance of %q has no effect: its value is to %s", x.ID.ID, x.Direction),
			"remove it, or write direction: maintain")
	}
}

// direction reports a target that lies where the indicator is not to go.
func (c *checker) direction(x *Indicator, base, aim *Figure) {
	way := aim.Value.Decimal().Cmp(base.Value.Decimal())
	if x.Direction == Increase && way < 0 || x.Direction == Decrease && way > 0 {
		c.r.fail(aim.Pos, "value", "direction", fmt.Sprintf("the indicator is to %s, but leads from %s to %s", x.Direction, base.Value, aim.Value),
			"correct the direction, the baseline or the target")
	}
}

// lastKnown is a day by which everything is known.
var lastKnown = NewDate(lastYear, 12, 31)
