package plan

import (
	"fmt"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// Config is content/site.yaml: the vocabulary of the site and what is true of
// the whole publication.
type Config struct {
	Pos         diagnostic.Pos `yaml:"-"`
	Title       string         `yaml:"title,required"`       // name of the publication
	Tagline     string         `yaml:"tagline"`              // one sentence under the title
	Publisher   string         `yaml:"publisher,required"`   // who publishes
	Description Text           `yaml:"description"`          // what a reader finds here
	Notice      Text           `yaml:"notice"`               // while there is one, every page shows it and asks not to be indexed
	BaseURL     Address        `yaml:"base_url"`             // where the site will stand, such as https://plans.example.org/itu-t/
	Edit        Address        `yaml:"edit"`                 // where the git host edits a {file}, at a {line} if it can: https://git.example.org/plans/edit/main/{file}
	AsOf        Date           `yaml:"as_of,required"`       // the date that expectations are judged at
	Period      *Period        `yaml:"period,required"`      // the years of the strategy
	Home        Ref            `yaml:"home,required"`        // the plan that the home page is about
	Common      Ref            `yaml:"communication"`        // the plan whose communication strategy the others take over; default: the home plan
	Languages   []*Language    `yaml:"languages,required"`   // the first is the source language
	Navigation  []Ref          `yaml:"navigation"`           // ids and overviews in the menu
	Kinds       []*Kind        `yaml:"kinds,required"`       // kinds of plans, from the top
	Levels      []*ResultLevel `yaml:"levels,required"`      // levels of the results chain, from the top
	Alignment   []Ref          `yaml:"alignment"`            // levels whose results are aims from outside, which plans are to serve
	Currency    string         `yaml:"currency,code"`        // of budgets, such as CHF
	Frequencies []*Frequency   `yaml:"frequencies,required"` // how often indicators are measured
	Units       []*Unit        `yaml:"units"`                // units of indicators, with their words behind a number
	Bodies      []*Body        `yaml:"bodies"`               // bodies that meet, decide and are reported to
	Rating      *Thresholds    `yaml:"rating"`               // thresholds of the rating; default: 10, -10, -25
	Positioning *Positioning   `yaml:"positioning"`          // scales of relevance and strength; default: five steps from very low to very high
	Risk        *RiskScale     `yaml:"risk,required"`        // scales, bands, categories
	Advice      []*TurnedOff   `yaml:"advice"`               // advice of plansite check that is not wanted here, each with the reason

	File   string `yaml:"-"`
	Broken bool   `yaml:"-"` // there are errors in it: it serves to find more of them, not to publish
}

// Language is one language of the publication.
type Language struct {
	Pos    diagnostic.Pos `yaml:"-"`
	Code   Ref            `yaml:"code,required"`        // such as en; the first part of every address
	Name   string         `yaml:"name,required,code"`   // in itself: English, français
	Locale string         `yaml:"locale,required,code"` // for numbers and dates, such as en-GB
}

// Kind is a kind of plan.
type Kind struct {
	Pos      diagnostic.Pos `yaml:"-"`
	ID       Ref            `yaml:"id,required"`     // such as study-group
	Title    string         `yaml:"title,required"`  // one of them: Study group
	Plural   string         `yaml:"plural,required"` // several: Study groups
	Overview Ref            `yaml:"overview"`        // address of the page that lists them; none without it
	About    Text           `yaml:"about"`           // what they are, on that page
}

// ResultLevel is a level of the results chain.
type ResultLevel struct {
	Pos     diagnostic.Pos `yaml:"-"`
	ID      Ref            `yaml:"id,required"`     // such as outcome
	Title   string         `yaml:"title,required"`  // one of them: Outcome
	Plural  string         `yaml:"plural,required"` // several: Outcomes
	Meaning Text           `yaml:"meaning"`         // what the level means
}

// Body is a body that meets, decides or is reported to.
type Body struct {
	Pos    diagnostic.Pos `yaml:"-"`
	ID     Ref            `yaml:"id,required"`    // such as tsag
	Title  string         `yaml:"title,required"` // its name
	Short  string         `yaml:"short"`          // its short name; default: the title
	About  Text           `yaml:"about"`          // what it does
	Source Address        `yaml:"source"`         // where that was read
}

// Name is the short name of the body, or its title.
func (b *Body) Name() string {
	if b.Short != "" {
		return b.Short
	}
	return b.Title
}

// Frequency says how often an indicator is measured.
type Frequency struct {
	Pos   diagnostic.Pos `yaml:"-"`
	ID    Ref            `yaml:"id,required"`    // such as per-meeting
	Title string         `yaml:"title,required"` // in words
	Days  int            `yaml:"days,required"`  // at most so many days from one value to the next; 0: never stale
}

// Thresholds are the configurable limits of the rating, in percentage points.
type Thresholds struct {
	Pos      diagnostic.Pos `yaml:"-"`
	TooEarly int            `yaml:"too_early"` // below this expected share nothing is rated
	OnTrack  int            `yaml:"on_track"`  // the least gap that is on track
	AtRisk   int            `yaml:"at_risk"`   // the least gap that is at risk
}

// RiskScale is the method by which risks are rated.
type RiskScale struct {
	Pos        diagnostic.Pos `yaml:"-"`
	Likelihood []ScaleStep    `yaml:"likelihood,required"` // five steps, least first
	Impact     []ScaleStep    `yaml:"impact,required"`     // five steps, least first
	Bands      []*Band        `yaml:"bands,required"`      // least first
	Matrix     [][]Ref        `yaml:"matrix,required"`     // five rows by likelihood, least first; in each five bands by impact, least first
	Categories []*Category    `yaml:"categories,required"` // what risks are about, with the appetite for each
	Roles      []*Role        `yaml:"roles"`               // who does what about risks
	Context    Text           `yaml:"context"`             // the policies that the method belongs to
}

// Positioning is the method by which plans are placed between relevance and
// strength.
type Positioning struct {
	Pos       diagnostic.Pos `yaml:"-"`
	Relevance *Axis          `yaml:"relevance,required"` // how much the work matters
	Strength  *Axis          `yaml:"strength,required"`  // how well it can be done
}

// Axis is a scale of the positioning.
type Axis struct {
	Pos     diagnostic.Pos `yaml:"-"`
	Title   string         `yaml:"title,required"` // such as Relevance
	Meaning Text           `yaml:"meaning"`        // what is scored
	Steps   []ScaleStep    `yaml:"steps,required"` // five steps, least first
}

// ScaleStep is one step of a scale.
type ScaleStep struct {
	Pos     diagnostic.Pos `yaml:"-"`
	Title   string         `yaml:"title,required"` // such as Likely
	Meaning string         `yaml:"meaning"`        // when to choose it
}

// Band is a class of cells of the risk matrix.
type Band struct {
	Pos   diagnostic.Pos `yaml:"-"`
	ID    Ref            `yaml:"id,required"`    // such as high
	Title string         `yaml:"title,required"` // such as High
}

// Category is a field of risk with its appetite.
type Category struct {
	Pos      diagnostic.Pos `yaml:"-"`
	ID       Ref            `yaml:"id,required"`       // such as relevance
	Title    string         `yaml:"title,required"`    // such as Relevance
	Appetite Ref            `yaml:"appetite,required"` // highest acceptable band, or none
	Meaning  Text           `yaml:"meaning"`           // what belongs here
	Source   Address        `yaml:"source"`            // where the appetite was published
}

// Role is what somebody does about risks.
type Role struct {
	Pos   diagnostic.Pos `yaml:"-"`
	Title string         `yaml:"title,required"` // who, such as the owner of a risk
	Does  Text           `yaml:"does,required"`  // what they do
}

// NoAppetite is the appetite of a category in which no risk is acceptable.
const NoAppetite = "none"

// Steps is the number of steps of each scale.
const Steps = 5

var defaultThresholds = Thresholds{TooEarly: 10, OnTrack: -10, AtRisk: -25}

// Unread is the vocabulary of a site whose file could not be read at all.
func Unread(file string) *Config { return &Config{File: file, Broken: true, Risk: &RiskScale{}} }

// DecodeConfig reads site.yaml. Where it reported errors, what it returns is
// Broken and holds what could be read, so that the other files can be checked
// against that.
func DecodeConfig(file string, text []byte, diags *diagnostic.List) *Config {
	c := &Config{File: file, Rating: &Thresholds{}}
	*c.Rating = defaultThresholds
	block := schema.Block{File: file, Text: text, FirstLine: 1}
	found := new(diagnostic.List)
	whole := schema.Decode(block, c, found)
	c.fill()
	c.check(newReporter(block, found), whole)
	c.Broken = found.HasErrors()
	diags.Merge(found)
	return c
}

// fill puts something where a part could not be read. An entry of a list
// stays as one without a name, which says that the list is not whole.
func (c *Config) fill() {
	if c.Risk == nil {
		c.Risk = &RiskScale{}
	}
	stand(c.Languages)
	stand(c.Kinds)
	stand(c.Levels)
	stand(c.Frequencies)
	stand(c.Units)
	stand(c.Bodies)
	stand(c.Advice)
	stand(c.Risk.Bands)
	stand(c.Risk.Categories)
}

func stand[T any](all []*T) {
	for i := range all {
		if all[i] == nil {
			all[i] = new(T)
		}
	}
}

// Language is the language with a code, or nil.
func (c *Config) Language(code string) *Language {
	for _, l := range c.Languages {
		if l.Code.ID == code {
			return l
		}
	}
	return nil
}

// Translations are the languages other than that of the source.
func (c *Config) Translations() []*Language {
	if len(c.Languages) == 0 {
		return nil
	}
	return c.Languages[1:]
}

// check finds what is wrong with the vocabulary; whole says that all could be
// read, so that what is missing is what the author left out.
func (c *Config) check(r reporter, whole bool) {
	if whole {
		c.checkLanguages(r)
		r.notEmpty(c.Pos, "kinds", len(c.Kinds))
		r.notEmpty(c.Pos, "levels", len(c.Levels))
		r.notEmpty(c.Pos, "frequencies", len(c.Frequencies))
	}
	names := newNames(r.Reporter)
	for _, k := range c.Kinds {
		names.add("kinds", k.ID)
		if k.ID.ID == PageKind {
			r.Error(k.ID.Pos, k.ID.Len(), "reserved-id", `the kind "page" is the site's own, for prose`, "choose another word")
		}
		if slices.Contains(RecordKinds, k.ID.ID) {
			r.Error(k.ID.Pos, k.ID.Len(), "reserved-id", fmt.Sprintf("the kind %q is the site's own, for records", k.ID.ID), "choose another word")
		}
		if k.Overview.ID != "" {
			names.add("overviews", k.Overview)
			if languageCode.MatchString(k.Overview.ID) || c.Language(k.Overview.ID) != nil {
				r.Error(k.Overview.Pos, k.Overview.Len(), "reserved-id", fmt.Sprintf("the address %q is kept for a language", k.Overview.ID), "add a word or a number to it")
			}
		}
	}
	for _, l := range c.Levels {
		names.add("levels", l.ID)
	}
	for _, f := range c.Frequencies {
		names.add("frequencies", f.ID)
		if f.Days < 0 || f.Days > 3660 {
			r.fail(f.Pos, "days", "out-of-range", fmt.Sprintf("%d days is not a frequency", f.Days), "write 0 to 3660")
		}
	}
	c.checkUnits(r, names)
	for _, b := range c.Bodies {
		names.add("bodies", b.ID)
	}
	for _, ref := range c.Alignment {
		if whole && ref.ID != "" && c.Level(ref.ID) == nil {
			r.Error(ref.Pos, ref.Len(), "unknown-level", "unknown level "+diagnostic.Name(ref.ID), diagnostic.Suggest(ref.ID, namesOf(c.Levels)))
		}
	}
	c.checkBaseURL(r)
	c.checkEdit(r)
	if p := c.Period; p != nil && (whole || p.From != 0 && p.To != 0) {
		p.check(r.Reporter)
	}
	c.Rating.check(r)
	c.Risk.check(r, names, whole)
	c.Positioning.check(r, whole)
}

func (c *Config) checkBaseURL(r reporter) {
	if c.BaseURL == "" {
		return
	}
	base, err := ParseBaseURL(string(c.BaseURL))
	if err != nil {
		r.fail(c.Pos, "base_url", "bad-address", fmt.Sprintf(`"base_url" %v`, err),
			"write where the site will stand, such as https://plans.example.org/itu-t/")
	}
	c.BaseURL = base
}

// notEmpty reports a list of the vocabulary that has no entry.
func (r reporter) notEmpty(pos diagnostic.Pos, key string, n int) {
	if n == 0 {
		r.fail(pos, key, "empty-value", fmt.Sprintf("%q is an empty list", key), "give it at least one entry")
	}
}

func (c *Config) checkLanguages(r reporter) {
	names := newNames(r.Reporter)
	r.notEmpty(c.Pos, "languages", len(c.Languages))
	for _, l := range c.Languages {
		names.add("languages", l.Code)
		if l.Code.ID != "" && !languageForm.MatchString(l.Code.ID) {
			r.Error(l.Code.Pos, l.Code.Len(), "bad-language", fmt.Sprintf("%s is no code of a language", diagnostic.Name(l.Code.ID)),
				"write two or three small letters and, where it is needed, a script or a region: fr, pt-br, zh-hant")
		}
	}
}

// check reports a span that ends before it begins.
func (p *Period) check(r *diagnostic.Reporter) {
	if p.From < firstYear || p.To > lastYear || p.From > p.To {
		r.Error(p.Pos, 1, "bad-period", fmt.Sprintf("the period %d to %d is not a span of years", p.From, p.To), "write the first and the last year")
	}
}

func (t *Thresholds) check(r reporter) {
	const order = "at_risk lies below on_track, on_track at 0 or below, too_early from 0 to 100"
	fail := func(key string, value int) {
		r.fail(t.Pos, key, "out-of-range", fmt.Sprintf("the thresholds of the rating are out of order: %s is %d", key, value), order)
	}
	if t.TooEarly < 0 || t.TooEarly > 100 {
		fail("too_early", t.TooEarly)
	}
	if t.OnTrack > 0 {
		fail("on_track", t.OnTrack)
	}
	if t.AtRisk < -100 || t.AtRisk > t.OnTrack {
		fail("at_risk", t.AtRisk)
	}
}

func (s *RiskScale) check(r reporter, names *names, whole bool) {
	for _, scale := range []struct {
		key   string
		steps []ScaleStep
	}{{"likelihood", s.Likelihood}, {"impact", s.Impact}} {
		if len(scale.steps) != Steps && (whole || len(scale.steps) > 0) {
			r.fail(s.Pos, scale.key, "risk-scale", fmt.Sprintf("%q has %d steps", scale.key, len(scale.steps)), "give it five, least first")
		}
	}
	if whole {
		r.notEmpty(s.Pos, "bands", len(s.Bands))
		r.notEmpty(s.Pos, "categories", len(s.Categories))
	}
	for _, b := range s.Bands {
		names.add("bands", b.ID)
		if b.ID.ID == NoAppetite {
			r.Error(b.ID.Pos, b.ID.Len(), "reserved-id", `"none" stands for no appetite at all and cannot be a band`, "choose another word")
		}
	}
	read := !slices.Contains(s.bandIDs(), "") && (whole || len(s.Bands) > 0)
	if read && (whole || len(s.Matrix) > 0) {
		s.checkMatrix(r)
	}
	for _, c := range s.Categories {
		names.add("categories", c.ID)
		if read && len(s.Bands) > 0 && c.Appetite.ID != "" && c.Appetite.ID != NoAppetite && s.BandRank(c.Appetite.ID) < 0 {
			r.Error(c.Appetite.Pos, c.Appetite.Len(), "unknown-band", "unknown band "+diagnostic.Name(c.Appetite.ID),
				diagnostic.Suggest(c.Appetite.ID, append(s.bandIDs(), NoAppetite)))
		}
	}
}

func (s *RiskScale) checkMatrix(r reporter) {
	if len(s.Matrix) != Steps {
		r.fail(s.Pos, "matrix", "risk-matrix", fmt.Sprintf("the risk matrix has %d rows", len(s.Matrix)), "give it five, one for each likelihood, least first")
	}
	for i, row := range s.Matrix {
		if len(row) != Steps {
			r.fail(s.Pos, "matrix", "risk-matrix", fmt.Sprintf("row %d of the risk matrix has %d cells", i+1, len(row)), "give it five, one for each impact, least first", i)
		}
		for _, cell := range row {
			if len(s.Bands) > 0 && cell.ID != "" && s.BandRank(cell.ID) < 0 {
				r.Error(cell.Pos, cell.Len(), "unknown-band", "unknown band "+diagnostic.Name(cell.ID), diagnostic.Suggest(cell.ID, s.bandIDs()))
			}
		}
	}
}

func (s *RiskScale) bandIDs() []string {
	ids := make([]string, len(s.Bands))
	for i, b := range s.Bands {
		ids[i] = b.ID.ID
	}
	return ids
}

// BandRank is the place of a band among the bands, least first, or -1.
func (s *RiskScale) BandRank(id string) int {
	for i, b := range s.Bands {
		if b.ID.ID == id {
			return i
		}
	}
	return -1
}

// BandOf is the rank of the band that a level falls into, or -1 where the
// matrix of a broken vocabulary has no cell for it.
func (s *RiskScale) BandOf(l Level) int {
	if len(s.Matrix) < l.Likelihood || len(s.Matrix[l.Likelihood-1]) < l.Impact {
		return -1
	}
	return s.BandRank(s.Matrix[l.Likelihood-1][l.Impact-1].ID)
}

// Category returns the category of an id, or nil.
func (s *RiskScale) Category(id string) *Category { return find(s.Categories, id) }

// Kind returns the kind of an id, or nil.
func (c *Config) Kind(id string) *Kind { return find(c.Kinds, id) }

// KindRank is the place of a kind among the kinds, or -1.
func (c *Config) KindRank(id string) int { return rank(c.Kinds, id) }

// Level returns the level of an id, or nil.
func (c *Config) Level(id string) *ResultLevel { return find(c.Levels, id) }

// LevelRank is the place of a level among the levels, the highest first, or -1.
func (c *Config) LevelRank(id string) int { return rank(c.Levels, id) }

// BodyOf returns the body of an id, or nil.
func (c *Config) BodyOf(id string) *Body { return find(c.Bodies, id) }

// Frequency returns the frequency of an id, or nil.
func (c *Config) Frequency(id string) *Frequency { return find(c.Frequencies, id) }

// HoldsAims reports whether a plan has aims from outside and nothing else, so that
// the period of the site is not its own.
func (c *Config) HoldsAims(p *Plan) bool {
	isAim := func(x *Result) bool {
		return slices.ContainsFunc(c.Alignment, func(ref Ref) bool { return ref.ID == x.Level.ID })
	}
	return len(p.Results) > 0 && !slices.ContainsFunc(p.Results, func(x *Result) bool { return !isAim(x) })
}

// named is an entry of the vocabulary.
type named interface{ name() string }

func (k *Kind) name() string        { return k.ID.ID }
func (l *ResultLevel) name() string { return l.ID.ID }
func (f *Frequency) name() string   { return f.ID.ID }
func (c *Category) name() string    { return c.ID.ID }
func (b *Body) name() string        { return b.ID.ID }

func rank[T named](all []T, id string) int {
	for i, x := range all {
		if x.name() == id {
			return i
		}
	}
	return -1
}

func find[T named](all []T, id string) (found T) {
	if i := rank(all, id); i >= 0 {
		return all[i]
	}
	return found
}

func namesOf[T named](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = x.name()
	}
	return out
}
