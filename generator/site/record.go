package site

import (
	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
)

// entry is what records and their parts share: where they are written, and what
// they are called.
type entry struct {
	node
	id      plan.Ref
	name    string
	sort    Sort
	file    string
	former  []plan.Ref
	publish bool
	docs    []*markdown.Doc
}

func (x *entry) Ref() string             { return x.id.ID }
func (x *entry) Name() string            { return x.name }
func (x *entry) Sort() Sort              { return x.sort }
func (x *entry) In() *Plan               { return nil }
func (x *entry) Former() []plan.Ref      { return x.former }
func (x *entry) place() diagnostic.Place { return at(x.file, x.id) }
func (x *entry) published() bool         { return x.publish }
func (x *entry) texts() []*markdown.Doc  { return x.docs }

// Record is a linked record.
type Record struct {
	entry
	*plan.Head
	As    plan.Record // as it was written: *plan.Report, *plan.Review, ...
	Date  plan.Date   // its date; of a consultation, the day it opens; 0 without one
	By    *plan.Body  // that it is addressed to, or that decided; nil without one
	About []Item
	Scope []*Plan // of a report: the plans it is on; empty: all

	Evidence, LeadsTo []Item // of a decision

	Findings      []*Finding
	Contributions []*Contribution
	Clauses       []*Clause
	Events        []*Event
	Practices     []*Practice
}

// Ref is the id of the record.
func (x *Record) Ref() string { return x.entry.Ref() }

// Name is the short name of the record, or its title.
func (x *Record) Name() string { return x.entry.name }

// Finding is a linked finding.
type Finding struct {
	entry
	*plan.Finding
	Of                *Record // the review
	Evidence, LeadsTo []Item
	State             FindingState
}

// Contribution is a linked contribution.
type Contribution struct {
	entry
	*plan.Contribution
	Of      *Record // the consultation
	LeadsTo []Item
}

// Clause is a linked clause.
type Clause struct {
	entry
	*plan.Clause
	Of    *Record  // the resolution
	By    []Item   // what carries it out
	On    []string // lists of the site that are to carry it out, by address; one that is empty counts for nothing
	State ClauseState
}

// Event is a linked event.
type Event struct {
	entry
	*plan.Event
	Of    *Record // the calendar
	By    *plan.Body
	About []Item
	State plan.State
}

// Practice is a linked practice of a self-assessment. It has no page.
type Practice struct {
	*plan.Practice
	Actions            []*Action
	Stage, Before, Aim int // places among the stages; -1 without one
}

// Group is a group of a study group in a region.
type Group struct {
	*plan.RegionalGroup
	Region, Of *Plan
}

// Use is what an output, or a plan as a whole, may use in a year.
type Use struct {
	*plan.Resource
	Plan   *Plan
	Result *Result // nil: the plan as a whole
}

// Part is an indicator broken down by a plan, such as a region.
type Part struct {
	*plan.Part
	Whole    *Indicator
	Of       *Plan
	Progress plan.Progress // rated as the whole is, by its own figures
}

// Outreach is what the communication of a plan counts on.
type Outreach struct {
	Activities []*Action
	Indicators []*Indicator
}

// Dated is a record or a part of one: what has its place in a Record.
type Dated interface {
	Item
	Record() *Record
}

func (x *Finding) Record() *Record      { return x.Of }
func (x *Contribution) Record() *Record { return x.Of }
func (x *Clause) Record() *Record       { return x.Of }
func (x *Event) Record() *Record        { return x.Of }

// RecordsOf returns the records of a sort, the latest first.
func (s *Site) RecordsOf(sort Sort) []*Record {
	var out []*Record
	for _, x := range s.Records {
		if x.sort == sort {
			out = append(out, x)
		}
	}
	return out
}

// RecordLists are the overviews in which records stand.
var RecordLists = map[Sort]string{
	ReportSort: "reports", ReviewSort: "reviews", DecisionSort: "decisions", ConsultationSort: "consultations",
	ResolutionSort: "resolutions", CalendarSort: "calendar", AssessmentSort: "assessment",
}
