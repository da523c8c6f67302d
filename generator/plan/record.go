package plan

import (
	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/schema"
)

// Record is something dated that refers to plans: a report, a review, a
// consultation, a resolution, a decision, a calendar or a self-assessment. One
// file holds one record. One without a source is illustrative.
type Record interface{ Top() *Head }

// Kinds of records. No kind of plans has one of these names.
const (
	ReportKind       = "report"
	ReviewKind       = "review"
	ConsultationKind = "consultation"
	ResolutionKind   = "resolution"
	DecisionKind     = "decision"
	CalendarKind     = "calendar"
	AssessmentKind   = "self-assessment"
)

// RecordKinds are the kinds of records, in the order in which a site lists them.
var RecordKinds = []string{ReportKind, ReviewKind, DecisionKind, ConsultationKind, ResolutionKind, CalendarKind, AssessmentKind}

// Head is the top of each record: the keys that all of them share.
type Head struct {
	Pos         diagnostic.Pos `yaml:"-"`
	ID          Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Kind        Ref            `yaml:"kind,required"`  // what sort of record it is
	Title       string         `yaml:"title,required"` // heading of its page
	Short       string         `yaml:"short"`          // short name; default: the title
	About       []Ref          `yaml:"about"`          // plans and what they hold that it is about
	Implements  []Ref          `yaml:"implements"`     // clauses of resolutions that it carries out
	Source      Address        `yaml:"source"`         // where it was published; without it the record is illustrative
	Unconfirmed []Ref          `yaml:"unconfirmed"`    // keys whose wording is not confirmed at the source
	Publish     *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly    []Ref          `yaml:"formerly"`       // ids it had before

	File string        `yaml:"-"` // the content file
	Body *markdown.Doc `yaml:"-"` // the text below the front matter
}

// Top returns the keys that all records share.
func (h *Head) Top() *Head { return h }

// Name is the short name of the record, or its title.
func (h *Head) Name() string {
	if h.Short != "" {
		return h.Short
	}
	return h.Title
}

// Report is a report to a body, whose tables are drawn from the data as known
// on its date.
type Report struct {
	Head   `yaml:",inline"`
	To     Ref    `yaml:"to,required,ahead"`   // one of the bodies in site.yaml
	Number string `yaml:"number,ahead"`        // of the document, such as TD12
	Date   Date   `yaml:"date,required,ahead"` // the day whose state it reports
	Scope  []Ref  `yaml:"scope"`               // plans it reports on, each with all below it; default: all
}

// Review is a strategic review with what it found.
type Review struct {
	Head     `yaml:",inline"`
	Date     Date       `yaml:"date,required,ahead"` // the day it was concluded
	To       Ref        `yaml:"to,ahead"`            // the body in site.yaml that it was submitted to
	Findings []*Finding `yaml:"findings"`            // what it found
}

// Finding is one thing that a review found.
type Finding struct {
	Pos         diagnostic.Pos `yaml:"-"`
	ID          Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Title       string         `yaml:"title,required"` // the finding in a sentence
	Text        Text           `yaml:"text"`           // what was found
	Evidence    []Ref          `yaml:"evidence"`       // indicators, risks, actions and other items it rests on
	Recommends  Text           `yaml:"recommends"`     // what should follow
	LeadsTo     []Ref          `yaml:"leads_to"`       // decisions, indicators whose targets changed, actions
	Unconfirmed []Ref          `yaml:"unconfirmed"`    // keys whose wording is not confirmed at the source
	Publish     *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly    []Ref          `yaml:"formerly"`       // ids it had before
}

// Consultation asks members or staff for their views.
type Consultation struct {
	Head          `yaml:",inline"`
	Opens         Date            `yaml:"opens,required,ahead"`  // the first day on which views can be sent
	Closes        Date            `yaml:"closes,required,ahead"` // the last day
	Asks          string          `yaml:"asks,required,ahead"`   // whom it asks
	Questions     []Text          `yaml:"questions,required"`    // what it asks
	Respond       Text            `yaml:"respond"`               // how to send a view
	Contributions []*Contribution `yaml:"contributions"`         // what came in
	Outcome       Text            `yaml:"outcome"`               // what became of it all
}

// Contribution is a view that came in.
type Contribution struct {
	Pos      diagnostic.Pos `yaml:"-"`
	ID       Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Title    string         `yaml:"title,required"` // the view in a sentence
	From     string         `yaml:"from,required"`  // an office or a group, never a person
	Date     Date           `yaml:"date,required"`  // the day it came in
	Text     Text           `yaml:"text"`           // what it says
	Outcome  Outcome        `yaml:"outcome"`        // pending, accepted, partly, noted or declined; default pending
	Response Text           `yaml:"response"`       // why, and what was done
	LeadsTo  []Ref          `yaml:"leads_to"`       // decisions, results, indicators, actions
	Publish  *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly []Ref          `yaml:"formerly"`       // ids it had before
}

// Resolution is a text whose clauses ask for something.
type Resolution struct {
	Head    `yaml:",inline"`
	By      Ref       `yaml:"by,ahead"`             // the body in site.yaml that adopted it or was asked to
	State   string    `yaml:"state,required,ahead"` // how far it came, such as: draft, proposed to WTSA-24
	Date    Date      `yaml:"date,ahead"`           // the day it was adopted or proposed
	Clauses []*Clause `yaml:"clauses"`              // what it says, clause by clause
}

// Clause is one of the things that a resolution says or asks for.
type Clause struct {
	Pos       diagnostic.Pos `yaml:"-"`
	ID        Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Part      string         `yaml:"part,required"`  // the part of the resolution, such as: instructs the Director
	Label     string         `yaml:"label,required"` // its letter or number there
	Addressee string         `yaml:"addressee"`      // who is to act
	Title     string         `yaml:"title,required"` // what it asks for, in a few words
	Text      Text           `yaml:"text,required"`  // what it says, in one's own words
	Shown     Text           `yaml:"shown"`          // where the site shows it, with [[references]]
	ShownOn   []Ref          `yaml:"shown_on"`       // lists of the site that carry it out, such as calendar
	Publish   *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly  []Ref          `yaml:"formerly"`       // ids it had before
}

// Decision is what a body decided, and the evidence it rests on.
type Decision struct {
	Head     `yaml:",inline"`
	Date     Date  `yaml:"date,required,ahead"` // the day of the decision
	By       Ref   `yaml:"by,required,ahead"`   // one of the bodies in site.yaml
	Decides  Text  `yaml:"decides,required"`    // what was decided
	Evidence []Ref `yaml:"evidence"`            // indicators, risks, findings, reports and other items it rests on
	LeadsTo  []Ref `yaml:"leads_to"`            // actions, indicators whose targets changed, plans
}

// Calendar holds events.
type Calendar struct {
	Head   `yaml:",inline"`
	Events []*Event `yaml:"events,required"` // meetings, and what is due
}

// Event is a meeting, with its date, or a task, which is due.
type Event struct {
	Pos         diagnostic.Pos `yaml:"-"`
	ID          Ref            `yaml:"id,required"`    // unique id, and the address of its page
	Title       string         `yaml:"title,required"` // what takes place or is due
	Body        Ref            `yaml:"body"`           // the body in site.yaml that meets or is responsible
	Date        Date           `yaml:"date"`           // of a meeting: the first day
	To          Date           `yaml:"to"`             // of a meeting: the last day; default: the first
	Due         Date           `yaml:"due"`            // of a task: by when
	Done        Date           `yaml:"done"`           // of a task: when it was
	Place       string         `yaml:"place"`          // where
	About       []Ref          `yaml:"about"`          // plans, records and other items it is about
	Text        Text           `yaml:"text"`           // more about it
	Source      Address        `yaml:"source"`         // where the date was published; without it the date is illustrative
	Unconfirmed []Ref          `yaml:"unconfirmed"`    // keys whose wording is not confirmed at the source
	Publish     *bool          `yaml:"publish"`        // false keeps it out of every output
	Formerly    []Ref          `yaml:"formerly"`       // ids it had before
}

// SelfAssessment is a self-assessment: practices, and the stage that each has reached.
type SelfAssessment struct {
	Head      `yaml:",inline"`
	Date      Date        `yaml:"date,required,ahead"` // the day of the assessment
	Stages    []*Stage    `yaml:"stages,required"`     // from the first to the last
	Practices []*Practice `yaml:"practices,required"`  // what is assessed
}

// Stage is one step on the way to a practice that is part of daily work.
type Stage struct {
	Pos         diagnostic.Pos `yaml:"-"`
	ID          Ref            `yaml:"id,required"`    // such as partial
	Title       string         `yaml:"title,required"` // in words
	Unconfirmed bool           `yaml:"unconfirmed"`    // wording not confirmed at the source
	Meaning     Text           `yaml:"meaning"`        // when a practice is there
}

// Practice is something that good planning does.
type Practice struct {
	Pos         diagnostic.Pos `yaml:"-"`
	Title       string         `yaml:"title,required"` // the practice in a few words
	Group       string         `yaml:"group"`          // heading under which it stands
	Text        Text           `yaml:"text"`           // what it consists of
	Unconfirmed bool           `yaml:"unconfirmed"`    // wording not confirmed at the source
	Stage       Ref            `yaml:"stage"`          // where it is; without it: not assessed
	Before      Ref            `yaml:"before"`         // where it was at the last assessment
	Aim         Ref            `yaml:"aim"`            // where it is to be by the end of the period
	Evidence    []Text         `yaml:"evidence"`       // what the stage rests on, best with [[references]]
	Next        Text           `yaml:"next"`           // what is next
	Actions     []Ref          `yaml:"actions"`        // actions that lead there
}

// Outcome says what became of a contribution.
type Outcome string

const (
	Pending  Outcome = "pending"
	Accepted Outcome = "accepted"
	Partly   Outcome = "partly"
	Noted    Outcome = "noted"
	Declined Outcome = "declined"
)

// Words are all that there are.
func (Outcome) Words() []Outcome { return []Outcome{Pending, Accepted, Partly, Noted, Declined} }

// UnmarshalScalar implements schema.Scalar.
func (x *Outcome) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}
