// Package plan holds what authors write, as types, and the arithmetic of
// progress and risk. It does no input or output and knows no clock.
//
// # Front matter of a plan
//
// The types of this file are the schema; the yaml tag of a field is its key.
// A content file is a plan, unless its kind is "page": then it is prose; or one of
// the kinds of records: then it is that record. Texts (type Text) are Markdown.
// Three rules hold throughout:
//
//   - An id is written once and never used again for something else; it is
//     [a-z][a-z0-9-]*, at most 64 characters, and unique on the site.
//   - A figure without a source is illustrative, and what is computed from it
//     is illustrative too.
//   - What has publish: false is checked like the rest and shown nowhere.
package plan

import (
	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/schema"
)

// PageKind is the kind of a content file that is prose, not a plan.
const PageKind = "page"

// BodyKey names the text below the front matter where keys are named.
const BodyKey = "text"

// Plan is whatever has aims: the sector, a study group, a region, an enabler.
type Plan struct {
	Pos diagnostic.Pos `yaml:"-"`

	ID               Ref              `yaml:"id,required"`       // unique id, and the address of its page
	Kind             Ref              `yaml:"kind,required"`     // one of the kinds in site.yaml
	Title            string           `yaml:"title,required"`    // full name
	Short            string           `yaml:"short"`             // short name, such as SG13; default: the title
	Parent           Ref              `yaml:"parent"`            // the plan that this one carries out
	Period           *Period          `yaml:"period"`            // the years it covers; default: the site's, but for a plan of aims from outside
	Status           Status           `yaml:"status"`            // draft, consultation, adopted or superseded; default draft
	Publish          *bool            `yaml:"publish"`           // false keeps it out of every output
	ReviewDue        Date             `yaml:"review_due"`        // when it is to be reviewed again
	Implements       []Ref            `yaml:"implements"`        // clauses of resolutions that it carries out
	Formerly         []Ref            `yaml:"formerly"`          // ids it had before; the old addresses lead here
	Unconfirmed      []Ref            `yaml:"unconfirmed"`       // keys whose wording is not confirmed at the source
	Vision           Text             `yaml:"vision"`            // the state of the world it works for
	Mission          Text             `yaml:"mission"`           // what it does for that
	Mandate          Text             `yaml:"mandate"`           // what it was asked to do
	ValueProposition Text             `yaml:"value_proposition"` // what whom it serves gains
	Profile          []Fact           `yaml:"profile"`           // short facts: label and text
	RegionalGroups   []*RegionalGroup `yaml:"regional_groups"`   // of a region: groups of study groups there
	Analysis         *Analysis        `yaml:"analysis"`          // situation analysis
	Landscape        []*Topic         `yaml:"landscape"`         // who else is in its fields of work, and where it stands
	Positioning      []*Position      `yaml:"positioning"`       // how relevant and how strong it is, dated, so that it can be seen to move
	Results          []*Result        `yaml:"results"`           // its results chain
	Indicators       []*Indicator     `yaml:"indicators"`        // what is measured
	Risks            []*Risk          `yaml:"risks"`             // its risk register
	Actions          []*Action        `yaml:"actions"`           // steps with owner and date
	Communication    *Communication   `yaml:"communication"`     // whom it has to reach, with what, how
	Resources        []*Resource      `yaml:"resources"`         // budget and staff time of its outputs
	Sources          []Source         `yaml:"sources"`           // where its texts come from

	File  string        `yaml:"-"` // the content file
	Table string        `yaml:"-"` // the table of measurements beside it, or ""
	Body  *markdown.Doc `yaml:"-"` // the text below the front matter
}

// Period is a span of whole years.
type Period struct {
	Pos  diagnostic.Pos `yaml:"-"`
	From int            `yaml:"from,required"` // first year
	To   int            `yaml:"to,required"`   // last year
}

// Fact is one row of a plan's profile.
type Fact struct {
	Pos         diagnostic.Pos `yaml:"-"`
	Label       string         `yaml:"label,required"` // what it is about
	Text        Text           `yaml:"text,required"`  // the fact
	Source      Address        `yaml:"source"`         // where it was read
	Unconfirmed bool           `yaml:"unconfirmed"`    // wording not confirmed at the source
}

// Analysis is a situation analysis: internal and external.
type Analysis struct {
	Pos           diagnostic.Pos `yaml:"-"`
	Summary       Text           `yaml:"summary"`       // what follows from it
	Strengths     []Text         `yaml:"strengths"`     // internal, helpful
	Weaknesses    []Text         `yaml:"weaknesses"`    // internal, harmful
	Opportunities []Text         `yaml:"opportunities"` // external, helpful
	Threats       []Text         `yaml:"threats"`       // external, harmful
	Pestel        *Pestel        `yaml:"pestel"`        // what surrounds it, by field
}

// Position is where a plan stands between relevance and strength on a date.
type Position struct {
	Pos       diagnostic.Pos `yaml:"-"`
	Date      Date           `yaml:"date,required"`      // the day it was scored
	Source    Address        `yaml:"source"`             // where it was published
	Standing  Standing       `yaml:"standing"`           // as of a figure
	Relevance *Score         `yaml:"relevance,required"` // how much its field of work matters to those it serves
	Strength  *Score         `yaml:"strength,required"`  // how well it can do that work
	Note      string         `yaml:"note"`               // why it changed
}

// Score is a step of a scale of the positioning, with what it rests on.
type Score struct {
	Pos      diagnostic.Pos `yaml:"-"`
	Score    int            `yaml:"score,required"`    // 1 to 5
	Evidence []Text         `yaml:"evidence,required"` // what it rests on: best a reference such as [[sg13-contributions#latest]]
}

// Source says where texts of a plan come from.
type Source struct {
	Pos      diagnostic.Pos `yaml:"-"`
	Title    string         `yaml:"title,required"` // what was read
	URL      Address        `yaml:"url,required"`   // where
	Accessed Date           `yaml:"accessed"`       // when
	Note     string         `yaml:"note"`           // what to mind, such as "mirror of the official page"
	Supports []Ref          `yaml:"supports"`       // keys of this file that rest on it, such as title, mandate; text is all below the front matter
}

// Result is an aim on one level of the results chain.
type Result struct {
	Pos           diagnostic.Pos `yaml:"-"`
	ID            Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Level         Ref            `yaml:"level,required"` // one of the levels in site.yaml
	Title         string         `yaml:"title,required"` // the aim, as a state that is reached
	Description   Text           `yaml:"description"`    // what it means
	ContributesTo []Ref          `yaml:"contributes_to"` // results it serves: of a higher level, or of a plan above
	Owner         string         `yaml:"owner"`          // an office, never a person
	Assumptions   []Text         `yaml:"assumptions"`    // what must hold and is not in its hands
	Implements    []Ref          `yaml:"implements"`     // clauses of resolutions that it carries out
	Source        Address        `yaml:"source"`         // where it was read
	Unconfirmed   []Ref          `yaml:"unconfirmed"`    // keys whose wording is not confirmed at the source
	Publish       *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly      []Ref          `yaml:"formerly"`       // ids it had before
}

// Indicator is what is measured of a result.
type Indicator struct {
	Pos          diagnostic.Pos `yaml:"-"`
	ID           Ref            `yaml:"id,required"`        // unique id, and the address of its page
	Title        string         `yaml:"title,required"`     // what is counted
	Definition   Text           `yaml:"definition"`         // so that two readers count the same
	Owner        string         `yaml:"owner"`              // an office, never a person
	Method       Text           `yaml:"method"`             // how the figures are collected
	Measures     []Ref          `yaml:"measures,required"`  // the results it measures
	Unit         string         `yaml:"unit,code"`          // such as participants, or %; required but for milestones
	Reading      Reading        `yaml:"reading,required"`   // point-in-time, annual, cumulative or milestone
	Direction    Direction      `yaml:"direction"`          // increase, decrease or maintain; required but for milestones
	Tolerance    Number         `yaml:"tolerance"`          // how far from the target still counts as kept, in the unit
	Frequency    Ref            `yaml:"frequency,required"` // one of the frequencies in site.yaml
	Milestones   []*Milestone   `yaml:"milestones"`         // for the reading milestone
	Baseline     []*Figure      `yaml:"baseline,several"`   // the value before; a later entry revises it, with a reason
	Targets      []*Figure      `yaml:"targets"`            // values aimed at, each by its date
	Measurements []*Figure      `yaml:"measurements,also"`  // values observed; more may stand in a table beside the plan
	Breakdown    []*Part        `yaml:"breakdown"`          // its values by plan, such as by region
	Unconfirmed  []Ref          `yaml:"unconfirmed"`        // keys whose wording is not confirmed at the source
	Publish      *bool          `yaml:"publish"`            // false keeps it out of every output
	Formerly     []Ref          `yaml:"formerly"`           // ids it had before
}

// Figure is one dated value: a baseline, a target or a measurement.
type Figure struct {
	Pos      diagnostic.Pos `yaml:"-"`
	Date     Date           `yaml:"date,required"`  // the day it holds for; a target's is the day to reach it by
	Value    Number         `yaml:"value,required"` // in the indicator's unit
	Source   Address        `yaml:"source"`         // where it was published
	Standing Standing       `yaml:"standing"`       // final, provisional, estimated or illustrative
	Corrects Date           `yaml:"corrects"`       // of a measurement: it replaces the earlier one of this date
	Replaces Date           `yaml:"replaces"`       // of a target: it takes the place of the one of this date, which moves
	Recorded Date           `yaml:"recorded"`       // when it became known; default: its date (of targets and baselines: always known)
	Tabled   bool           `yaml:"-"`              // it stands in the table beside the plan, and so does Pos
	Reason   string         `yaml:"reason"`         // of a revised baseline or target: why
	Note     string         `yaml:"note"`           // what to mind
}

// Milestone is one step of an indicator that is not counted but reached.
type Milestone struct {
	Pos      diagnostic.Pos `yaml:"-"`
	Title    string         `yaml:"title,required"` // the state that is reached
	Due      Date           `yaml:"due,required"`   // by when
	Reached  Date           `yaml:"reached"`        // when it was
	Source   Address        `yaml:"source"`         // where that was published
	Standing Standing       `yaml:"standing"`       // as of a figure
	Recorded Date           `yaml:"recorded"`       // when it became known that it was reached; default: that day
}

// Risk is an event that could upset results.
type Risk struct {
	Pos         diagnostic.Pos `yaml:"-"`
	ID          Ref            `yaml:"id,required"`        // unique id, and the address of its page
	Type        RiskType       `yaml:"type,required"`      // strategic or operational
	Category    Ref            `yaml:"category,required"`  // one of the categories in site.yaml
	Title       string         `yaml:"title,required"`     // the event
	Description Text           `yaml:"description"`        // cause and consequence
	Threatens   []Ref          `yaml:"threatens,required"` // the results it could upset
	Owner       string         `yaml:"owner"`              // an office, never a person
	Response    Response       `yaml:"response"`           // avoid, reduce, transfer or accept
	ApprovedBy  string         `yaml:"approved_by"`        // who approved to accept a risk above appetite
	ReviewDue   Date           `yaml:"review_due"`         // when it is to be assessed again
	Assessments []*Assessment  `yaml:"assessments"`        // dated, so that levels have a history
	Controls    []Text         `yaml:"controls"`           // what is in place against it
	Unconfirmed []Ref          `yaml:"unconfirmed"`        // keys whose wording is not confirmed at the source
	Publish     *bool          `yaml:"publish"`            // false keeps it out of every output
	Formerly    []Ref          `yaml:"formerly"`           // ids it had before
}

// Assessment is how likely and how grave a risk is, on a date.
type Assessment struct {
	Pos      diagnostic.Pos `yaml:"-"`
	Date     Date           `yaml:"date,required"`     // the day of the assessment
	Inherent *Level         `yaml:"inherent,required"` // before controls
	Residual *Level         `yaml:"residual,required"` // with the controls in place
	Source   Address        `yaml:"source"`            // where it was published
	Standing Standing       `yaml:"standing"`          // as of a figure
	Note     string         `yaml:"note"`              // why it changed
	Recorded Date           `yaml:"recorded"`          // when it became known; default: its date
}

// Level is a cell of the risk matrix: each coordinate from 1 to 5.
type Level struct {
	Pos        diagnostic.Pos `yaml:"-"`
	Likelihood int            `yaml:"likelihood,required"` // 1 to 5
	Impact     int            `yaml:"impact,required"`     // 1 to 5
}

// Action is a step with owner, due date and status.
type Action struct {
	Pos         diagnostic.Pos `yaml:"-"`
	ID          Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Title       string         `yaml:"title,required"` // the step
	Description Text           `yaml:"description"`    // what it consists of
	Owner       string         `yaml:"owner"`          // an office, never a person
	Due         Date           `yaml:"due,required"`   // by when
	Treats      []Ref          `yaml:"treats"`         // risks it treats
	Serves      []Ref          `yaml:"serves"`         // results it serves
	Implements  []Ref          `yaml:"implements"`     // clauses of resolutions that it carries out
	History     []Step         `yaml:"history"`        // its dated states
	Source      Address        `yaml:"source"`         // where it was published
	Unconfirmed []Ref          `yaml:"unconfirmed"`    // keys whose wording is not confirmed at the source
	Publish     *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly    []Ref          `yaml:"formerly"`       // ids it had before
}

// Step is the state of an action from a date on.
type Step struct {
	Pos      diagnostic.Pos `yaml:"-"`
	Date     Date           `yaml:"date,required"`   // from this day
	Status   ActionStatus   `yaml:"status,required"` // planned, under-way, done or cancelled
	Note     string         `yaml:"note"`            // what happened
	Recorded Date           `yaml:"recorded"`        // when it became known; default: its date
}

// Page is a content file of prose: About, Method.
type Page struct {
	Pos        diagnostic.Pos `yaml:"-"`
	ID         Ref            `yaml:"id,required"`    // unique id, and the address of the page
	Kind       Ref            `yaml:"kind,required"`  // page
	Title      string         `yaml:"title,required"` // heading of the page
	Translate  *bool          `yaml:"translate"`      // false: it stays in the language of the source, and does not count as missing
	Implements []Ref          `yaml:"implements"`     // clauses of resolutions that it carries out
	Publish    *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly   []Ref          `yaml:"formerly"`       // ids it had before

	File string        `yaml:"-"`
	Body *markdown.Doc `yaml:"-"`
}

// Published reports what a publish key says; the default is yes.
func Published(publish *bool) bool { return publish == nil || *publish }

// Name is the short name of the plan, or its title.
func (p *Plan) Name() string {
	if p.Short != "" {
		return p.Short
	}
	return p.Title
}

// Reading says how the values of an indicator add up.
type Reading string

const (
	PointInTime Reading = "point-in-time" // the latest value counts
	Annual      Reading = "annual"        // each year counts alone
	Cumulative  Reading = "cumulative"    // the sum since the baseline counts
	Milestones  Reading = "milestone"     // ordered states with dates
)

// Words are all that there are.
func (Reading) Words() []Reading { return []Reading{PointInTime, Annual, Cumulative, Milestones} }

// UnmarshalScalar implements schema.Scalar.
func (x *Reading) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}

// Direction says where an indicator is to go.
type Direction string

const (
	Increase Direction = "increase"
	Decrease Direction = "decrease"
	Maintain Direction = "maintain"
)

// Words are all that there are.
func (Direction) Words() []Direction { return []Direction{Increase, Decrease, Maintain} }

// UnmarshalScalar implements schema.Scalar.
func (x *Direction) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	if *x = word(v, r, x.Words()); *x == "" {
		*x = Direction(v.Text) // reported as unknown, not as missing too
	}
}

// Standing says how far a figure can be relied on, best first.
type Standing string

const (
	Final        Standing = "final"
	Provisional  Standing = "provisional"
	Estimated    Standing = "estimated"
	Illustrative Standing = "illustrative"
)

var standings = []Standing{Final, Provisional, Estimated, Illustrative}

// Words are all that there are.
func (Standing) Words() []Standing { return standings }

// UnmarshalScalar implements schema.Scalar.
func (x *Standing) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}

// Worse returns the standing of what is computed from both: the weaker one.
func (x Standing) Worse(y Standing) Standing {
	for i := len(standings) - 1; i > 0; i-- {
		if x == standings[i] || y == standings[i] {
			return standings[i]
		}
	}
	return Final
}

// Status is the standing of a plan.
type Status string

const (
	Draft          Status = "draft"
	InConsultation Status = "consultation"
	Adopted        Status = "adopted"
	Superseded     Status = "superseded"
)

// Words are all that there are.
func (Status) Words() []Status { return []Status{Draft, InConsultation, Adopted, Superseded} }

// UnmarshalScalar implements schema.Scalar.
func (x *Status) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}

// RiskType says on what level a risk is managed.
type RiskType string

const (
	Strategic   RiskType = "strategic"
	Operational RiskType = "operational"
)

// Words are all that there are.
func (RiskType) Words() []RiskType { return []RiskType{Strategic, Operational} }

// UnmarshalScalar implements schema.Scalar.
func (x *RiskType) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}

// Response says what is done about a risk.
type Response string

const (
	Avoid    Response = "avoid"
	Reduce   Response = "reduce"
	Transfer Response = "transfer"
	Accept   Response = "accept"
)

// Words are all that there are.
func (Response) Words() []Response { return []Response{Avoid, Reduce, Transfer, Accept} }

// UnmarshalScalar implements schema.Scalar.
func (x *Response) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}

// ActionStatus is the state of an action.
type ActionStatus string

const (
	Planned   ActionStatus = "planned"
	UnderWay  ActionStatus = "under-way"
	Done      ActionStatus = "done"
	Cancelled ActionStatus = "cancelled"
)

// Words are all that there are.
func (ActionStatus) Words() []ActionStatus { return []ActionStatus{Planned, UnderWay, Done, Cancelled} }

// UnmarshalScalar implements schema.Scalar.
func (x *ActionStatus) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}
