// Package site links content into one immutable snapshot: ids to items,
// references to what they name, and back. It finds what no single file can
// show: ids used twice, references to nothing, chains that lead nowhere; and
// it computes states and roll-ups as of the site's date.
//
// What goes in are plans and pages as package plan decoded them, in any order.
// What comes out is a Site whose order does not depend on theirs. After Link
// nothing in it changes, so any number of goroutines may read it.
package site

import (
	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/picture"
	"plansite/generator/plan"
)

// Sort is what sort of item an id stands for.
type Sort uint8

const (
	PlanSort Sort = iota
	ResultSort
	IndicatorSort
	RiskSort
	ActionSort
	PageSort
	ReportSort
	ReviewSort
	DecisionSort
	ConsultationSort
	ResolutionSort
	CalendarSort
	AssessmentSort
	FindingSort
	ContributionSort
	ClauseSort
	EventSort
	anySort // where any of them can stand
)

// String is the word that message ids and classes use.
func (s Sort) String() string {
	return [...]string{"plan", "result", "indicator", "risk", "action", "page", "report", "review", "decision", "consultation", "resolution",
		"calendar", "self-assessment", "finding", "contribution", "clause", "event", "item"}[s]
}

// Item is anything with an id and a page of its own.
type Item interface {
	Ref() string // the id
	Name() string
	Sort() Sort
	In() *Plan               // the plan it stands in; nil for a page and for a plan of its own
	Mentions() []Item        // whose texts refer to it
	Ties() Ties              // records that refer to it, and clauses it carries out
	Former() []plan.Ref      // ids it had before
	base() *node             // what linking fills in
	place() diagnostic.Place // where its id is written
	published() bool
	texts() []*markdown.Doc // all its texts, for references in prose
}

// node is the part that all items share.
type node struct {
	mentions []Item
	ties     *Ties
	hidden   bool // not to be published, itself or the plan it stands in
}

func (n *node) Mentions() []Item { return n.mentions }
func (n *node) base() *node      { return n }

// Ties returns what other items say of this one in their front matter.
func (n *node) Ties() Ties {
	if n.ties == nil {
		return Ties{}
	}
	return *n.ties
}

// Ties are the other ends of the references of records, in the order of the
// site.
type Ties struct {
	Records []Item    // records, findings and events that are about it
	Support []Item    // decisions and findings that rest on it as evidence
	Origins []Item    // findings, contributions and decisions that led to it
	Clauses []*Clause // clauses of resolutions that it carries out
	Means   []Item    // practices and communication that count on it
}

// Hidden reports whether the item has publish: false, itself or its plan. A
// site has such items only when it was linked with Unpublished.
func (n *node) Hidden() bool { return n.hidden }

// Plan is a linked plan.
type Plan struct {
	*plan.Plan
	node
	KindOf     *plan.Kind
	Above      *Plan   // its parent, or nil
	Children   []*Plan // plans whose parent it is
	Results    []*Result
	Indicators []*Indicator
	Risks      []*Risk
	Actions    []*Action
	Standpoint *plan.Position // its latest position, or nil
	Groups     []Group        // of a region: groups of study groups there
	InRegions  []Group        // its groups in regions
	Uses       []Use          // its resources
	Parts      []*Part        // parts of indicators that are broken down by it
	Steps      *Outreach      // of its communication; nil without one
	Tally      plan.Tally     // of its own indicators
	Whole      plan.Tally     // of its own and those of all plans below
}

// Result is a linked result.
type Result struct {
	*plan.Result
	node
	Plan       *Plan
	LevelOf    *plan.ResultLevel
	Up         []*Result // it contributes to these
	Down       []*Result // these contribute to it
	Indicators []*Indicator
	Risks      []*Risk
	Actions    []*Action
	Uses       []Use      // of resources, for it
	Tally      plan.Tally // of its own indicators
	Whole      plan.Tally // of its own and those of all results that contribute to it
}

// Indicator is a linked indicator.
type Indicator struct {
	*plan.Indicator
	node
	Plan     *Plan
	Results  []*Result // those it measures
	Often    *plan.Frequency
	UnitOf   *plan.Unit // its unit in words; nil for one that site.yaml does not have
	Parts    []*Part    // its values by plan, such as by region
	Progress plan.Progress
}

// Risk is a linked risk.
type Risk struct {
	*plan.Risk
	node
	Plan     *Plan
	Results  []*Result // those it threatens
	Actions  []*Action // those that treat it
	Field    *plan.Category
	Exposure plan.Exposure
}

// Action is a linked action.
type Action struct {
	*plan.Action
	node
	Plan    *Plan
	Risks   []*Risk   // those it treats
	Results []*Result // those it serves
	Status  plan.ActionStatus
	Late    bool
}

// Page is a linked page of prose.
type Page struct {
	*plan.Page
	node
}

// Site is one immutable, linked snapshot of all content.
type Site struct {
	Config     *plan.Config
	AsOf       plan.Date
	Home       *Plan
	Common     *Plan   // whose communication strategy the others take over; nil where no plan has one
	Plans      []*Plan // by kind, then by id
	Pages      []*Page // by id
	Results    []*Result
	Indicators []*Indicator
	Risks      []*Risk
	Actions    []*Action
	Records    []*Record // by kind, the latest first
	Clauses    []*Clause
	Events     []*Event   // by date
	Tally      plan.Tally // of all indicators
	Redirects  []Redirect // old addresses, by id

	Pictures map[string]*picture.Picture // of the texts that are shown, by file

	items map[string]Item
}

// Redirect leads from an id that an item had before.
type Redirect struct {
	From string
	To   Item
}

// Item returns the item of an id, or nil.
func (s *Site) Item(id string) Item { return s.items[id] }

// PlansOf returns the plans of a kind, in order.
func (s *Site) PlansOf(kind *plan.Kind) []*Plan {
	var out []*Plan
	for _, p := range s.Plans {
		if p.KindOf == kind {
			out = append(out, p)
		}
	}
	return out
}

func (p *Plan) Ref() string        { return p.ID.ID }
func (p *Plan) Sort() Sort         { return PlanSort }
func (p *Plan) In() *Plan          { return nil }
func (p *Plan) Former() []plan.Ref { return p.Formerly }

func (x *Result) Ref() string        { return x.ID.ID }
func (x *Result) Name() string       { return x.Title }
func (x *Result) Sort() Sort         { return ResultSort }
func (x *Result) In() *Plan          { return x.Plan }
func (x *Result) Former() []plan.Ref { return x.Formerly }

func (x *Indicator) Ref() string        { return x.ID.ID }
func (x *Indicator) Name() string       { return x.Title }
func (x *Indicator) Sort() Sort         { return IndicatorSort }
func (x *Indicator) In() *Plan          { return x.Plan }
func (x *Indicator) Former() []plan.Ref { return x.Formerly }

func (x *Risk) Ref() string        { return x.ID.ID }
func (x *Risk) Name() string       { return x.Title }
func (x *Risk) Sort() Sort         { return RiskSort }
func (x *Risk) In() *Plan          { return x.Plan }
func (x *Risk) Former() []plan.Ref { return x.Formerly }

func (x *Action) Ref() string        { return x.ID.ID }
func (x *Action) Name() string       { return x.Title }
func (x *Action) Sort() Sort         { return ActionSort }
func (x *Action) In() *Plan          { return x.Plan }
func (x *Action) Former() []plan.Ref { return x.Formerly }

func (x *Page) Ref() string        { return x.ID.ID }
func (x *Page) Name() string       { return x.Title }
func (x *Page) Sort() Sort         { return PageSort }
func (x *Page) In() *Plan          { return nil }
func (x *Page) Former() []plan.Ref { return x.Formerly }

// Title is the full name of an item; Name may be a short one.
func Title(x Item) string {
	switch x := x.(type) {
	case *Plan:
		return x.Title
	case *Record:
		return x.Head.Title
	}
	return x.Name()
}

// PlaceOf is where the id of an item is written.
func PlaceOf(x Item) diagnostic.Place { return x.place() }

func at(file string, ref plan.Ref) diagnostic.Place {
	return diagnostic.Place{File: file, Pos: ref.Pos}
}

func (p *Plan) place() diagnostic.Place      { return at(p.File, p.ID) }
func (x *Result) place() diagnostic.Place    { return at(x.Plan.File, x.ID) }
func (x *Indicator) place() diagnostic.Place { return at(x.Plan.File, x.ID) }
func (x *Risk) place() diagnostic.Place      { return at(x.Plan.File, x.ID) }
func (x *Action) place() diagnostic.Place    { return at(x.Plan.File, x.ID) }
func (x *Page) place() diagnostic.Place      { return at(x.File, x.ID) }

func (p *Plan) published() bool      { return plan.Published(p.Publish) }
func (x *Result) published() bool    { return plan.Published(x.Publish) }
func (x *Indicator) published() bool { return plan.Published(x.Publish) }
func (x *Risk) published() bool      { return plan.Published(x.Publish) }
func (x *Action) published() bool    { return plan.Published(x.Publish) }
func (x *Page) published() bool      { return plan.Published(x.Publish) }

func docs(texts ...plan.Text) (out []*markdown.Doc) {
	for _, t := range texts {
		if !t.Empty() {
			out = append(out, t.Doc)
		}
	}
	return out
}

func (p *Plan) texts() []*markdown.Doc {
	out := docs(p.Vision, p.Mission, p.Mandate, p.ValueProposition)
	for _, f := range p.Profile {
		out = append(out, docs(f.Text)...)
	}
	if a := p.Analysis; a != nil {
		out = append(out, docs(a.Summary)...)
		for _, list := range [][]plan.Text{a.Strengths, a.Weaknesses, a.Opportunities, a.Threats} {
			out = append(out, docs(list...)...)
		}
		if e := a.Pestel; e != nil {
			for _, list := range [][]plan.Text{e.Political, e.Economic, e.Social, e.Technological, e.Environmental, e.Legal} {
				out = append(out, docs(list...)...)
			}
		}
	}
	for _, x := range p.Landscape {
		out = append(out, docs(x.Text)...)
		out = append(out, docs(x.Relevance.Evidence...)...)
		out = append(out, docs(x.Strength.Evidence...)...)
	}
	if c := p.Communication; c != nil {
		out = append(out, docs(c.Summary)...)
		for _, x := range c.Audiences {
			out = append(out, docs(x.Wants)...)
		}
		for _, x := range c.Messages {
			out = append(out, docs(x.Text)...)
		}
		for _, x := range c.Channels {
			out = append(out, docs(x.Text)...)
		}
	}
	for _, x := range p.Positioning {
		out = append(out, docs(x.Relevance.Evidence...)...)
		out = append(out, docs(x.Strength.Evidence...)...)
	}
	if !p.Body.Empty() {
		out = append(out, p.Body)
	}
	return out
}

func (x *Result) texts() []*markdown.Doc {
	return append(docs(x.Description), docs(x.Assumptions...)...)
}
func (x *Indicator) texts() []*markdown.Doc { return docs(x.Definition, x.Method) }
func (x *Risk) texts() []*markdown.Doc {
	return append(docs(x.Description), docs(x.Controls...)...)
}
func (x *Action) texts() []*markdown.Doc { return docs(x.Description) }
func (x *Page) texts() []*markdown.Doc {
	if x.Body.Empty() {
		return nil
	}
	return []*markdown.Doc{x.Body}
}
