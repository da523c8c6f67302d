package plan

import (
	"plansite/generator/diagnostic"
	"plansite/generator/schema"
)

// Pestel is the external part of a situation analysis, by field.
type Pestel struct {
	Pos           diagnostic.Pos `yaml:"-"`
	Political     []Text         `yaml:"political"`     // policy and public bodies
	Economic      []Text         `yaml:"economic"`      // markets and money
	Social        []Text         `yaml:"social"`        // people and skills
	Technological []Text         `yaml:"technological"` // what becomes possible or obsolete
	Environmental []Text         `yaml:"environmental"` // climate and resources
	Legal         []Text         `yaml:"legal"`         // law and regulation
}

// Topic is a field of work in the landscape of a plan: who else is in it, and
// where the plan's group stands.
type Topic struct {
	Pos       diagnostic.Pos `yaml:"-"`
	Title     string         `yaml:"title,required"`     // the field of work
	Text      Text           `yaml:"text"`               // what it is about
	Others    []Other        `yaml:"others"`             // who else standardizes it
	Position  Stance         `yaml:"position,required"`  // lead, contribute, monitor or gap
	Relevance *Score         `yaml:"relevance,required"` // how much the topic matters to those the plan serves
	Strength  *Score         `yaml:"strength,required"`  // how well the group can do it
	Date      Date           `yaml:"date"`               // the day it was scored
	Source    Address        `yaml:"source"`             // where it was published
	Standing  Standing       `yaml:"standing"`           // as of a figure
}

// Other is another organization in a field of work.
type Other struct {
	Pos    diagnostic.Pos `yaml:"-"`
	Name   string         `yaml:"name,required"` // its name
	Does   string         `yaml:"does"`          // what it does there
	Source Address        `yaml:"source"`        // where that was read
}

// EffectiveStanding is as for a Figure.
func (x *Topic) EffectiveStanding() Standing { return effective(x.Standing, x.Source) }

// Stance is where a group stands in a field of work.
type Stance string

const (
	Lead       Stance = "lead"
	Contribute Stance = "contribute"
	Monitor    Stance = "monitor"
	Gap        Stance = "gap"
)

// Words are all that there are.
func (Stance) Words() []Stance { return []Stance{Lead, Contribute, Monitor, Gap} }

// UnmarshalScalar implements schema.Scalar.
func (x *Stance) UnmarshalScalar(v schema.Value, r *diagnostic.Reporter) {
	*x = word(v, r, x.Words())
}

// RegionalGroup is a group of a study group in a region.
type RegionalGroup struct {
	Pos    diagnostic.Pos `yaml:"-"`
	Name   string         `yaml:"name,required"` // such as SG3RG-AFR
	Of     Ref            `yaml:"of,required"`   // the plan of the group it belongs to
	Note   string         `yaml:"note"`          // what to mind, such as the countries it covers
	Source Address        `yaml:"source"`        // where it was read
}

// Resource is what an output, or a plan as a whole, may use in a year, and what
// it used.
type Resource struct {
	Pos       diagnostic.Pos `yaml:"-"`
	Result    Ref            `yaml:"result"`        // the output; without it: the plan as a whole
	Year      int            `yaml:"year,required"` // the year
	Budget    Number         `yaml:"budget"`        // planned, in the currency of site.yaml
	Spent     Number         `yaml:"spent"`         // used so far, in that currency
	Staff     Number         `yaml:"staff"`         // planned, in months of work
	StaffUsed Number         `yaml:"staff_used"`    // used so far, in months of work
	Source    Address        `yaml:"source"`        // where it was published
	Standing  Standing       `yaml:"standing"`      // as of a figure
	Note      string         `yaml:"note"`          // what to mind
}

// EffectiveStanding is as for a Figure.
func (x *Resource) EffectiveStanding() Standing { return effective(x.Standing, x.Source) }

// Communication is how those who work under a plan reach others.
type Communication struct {
	Pos        diagnostic.Pos `yaml:"-"`
	Summary    Text           `yaml:"summary"`            // what it aims at
	Audiences  []*Audience    `yaml:"audiences,required"` // who is to be reached
	Messages   []*Message     `yaml:"messages"`           // what they are told
	Channels   []*Channel     `yaml:"channels"`           // by which way
	Activities []Ref          `yaml:"activities"`         // actions
	Indicators []Ref          `yaml:"indicators"`         // how it is seen to work
}

// Audience is a group of people that is to be reached.
type Audience struct {
	Pos   diagnostic.Pos `yaml:"-"`
	ID    Ref            `yaml:"id,required"`    // name by which messages and channels refer to it, here only
	Title string         `yaml:"title,required"` // who they are
	Wants Text           `yaml:"wants"`          // what they want to know
}

// Message is what audiences are told.
type Message struct {
	Pos  diagnostic.Pos `yaml:"-"`
	Text Text           `yaml:"text,required"` // the message, best with [[references]] to what shows it
	For  []Ref          `yaml:"for,required"`  // audiences
}

// Channel is a way to reach audiences.
type Channel struct {
	Pos   diagnostic.Pos `yaml:"-"`
	Title string         `yaml:"title,required"` // such as a newsletter
	Text  Text           `yaml:"text"`           // how and how often
	For   []Ref          `yaml:"for,required"`   // audiences
}

// Part is an indicator broken down by another plan: its values there.
type Part struct {
	Pos          diagnostic.Pos `yaml:"-"`
	Of           Ref            `yaml:"of,required"`      // the plan, such as a region
	Baseline     []*Figure      `yaml:"baseline,several"` // as of the indicator
	Targets      []*Figure      `yaml:"targets"`          // as of the indicator
	Measurements []*Figure      `yaml:"measurements"`     // as of the indicator
}

// Indicator is what the part would be as an indicator of its own: it is read and
// rated as the whole is.
func (p *Part) Indicator(whole *Indicator) *Indicator {
	x := *whole
	x.Baseline, x.Targets, x.Measurements, x.Milestones, x.Breakdown = p.Baseline, p.Targets, p.Measurements, nil, nil
	return &x
}
