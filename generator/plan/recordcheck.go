package plan

import (
	"fmt"
	"slices"

	"plansite/generator/diagnostic"
)

// newRecord returns an empty record of a kind.
func newRecord(kind string) Record {
	switch kind {
	case ReportKind:
		return &Report{}
	case ReviewKind:
		return &Review{}
	case ConsultationKind:
		return &Consultation{}
	case ResolutionKind:
		return &Resolution{}
	case DecisionKind:
		return &Decision{}
	case CalendarKind:
		return &Calendar{}
	}
	return &SelfAssessment{}
}

// record checks one record by itself and drops entries that could not be read,
// which are reported already.
func (c *checker) record(x Record) {
	h := x.Top()
	checkID(h.ID, false, c.r.Reporter)
	c.unconfirmed(h.Unconfirmed, x)
	switch x := x.(type) {
	case *Report:
		c.body(x.To)
		c.notAfter(x.Date, h.Pos, "date", "this report")
	case *Review:
		c.body(x.To)
		c.notAfter(x.Date, h.Pos, "date", "this review")
		x.Findings = present(x.Findings)
		for _, f := range x.Findings {
			checkID(f.ID, false, c.r.Reporter)
			c.unconfirmed(f.Unconfirmed, f)
		}
		c.few(h.Pos, "findings", len(x.Findings))
	case *Consultation:
		c.consultation(x)
	case *Resolution:
		c.body(x.By)
		x.Clauses = present(x.Clauses)
		for _, clause := range x.Clauses {
			checkID(clause.ID, false, c.r.Reporter)
		}
		c.few(h.Pos, "clauses", len(x.Clauses))
	case *Decision:
		c.body(x.By)
		c.notAfter(x.Date, h.Pos, "date", "this decision")
		if len(x.Evidence) == 0 && c.whole {
			at, length := c.r.places.Value(h.Pos, "id")
			c.r.Warning(at, length, "no-evidence", fmt.Sprintf("the decision %q rests on nothing", h.ID.ID),
				"name in evidence the indicators, risks, findings or reports that it rests on")
		}
	case *Calendar:
		x.Events = present(x.Events)
		for _, e := range x.Events {
			c.event(e)
		}
		c.some(h.Pos, "events", len(x.Events))
		c.few(h.Pos, "events", len(x.Events))
	case *SelfAssessment:
		c.assessment(x)
	}
}

// some reports a list that has to have an entry and is empty.
func (c *checker) some(pos diagnostic.Pos, key string, n int) {
	if c.whole && c.r.places.Has(pos, key) {
		c.r.notEmpty(pos, key, n)
	}
}

// few bounds a list of entries with pages of their own.
func (c *checker) few(pos diagnostic.Pos, key string, n int) {
	if n > maxItems {
		c.r.fail(pos, key, "too-many", fmt.Sprintf("there are %d %s", n, key), fmt.Sprintf("keep at most %d in one file", maxItems))
	}
}

// body reports a body that the vocabulary of the site does not have.
func (c *checker) body(ref Ref) {
	if c.config != nil {
		c.known(ref, "body", namesOf(c.config.Bodies))
	}
}

func (c *checker) consultation(x *Consultation) {
	if x.Closes != 0 && x.Closes < x.Opens {
		c.r.fail(x.Pos, "closes", "bad-date", fmt.Sprintf("the consultation closes on %s, before it opens on %s", x.Closes, x.Opens), "correct one of the dates")
	}
	x.Contributions = present(x.Contributions)
	for _, v := range x.Contributions {
		checkID(v.ID, false, c.r.Reporter)
		c.notAfter(v.Date, v.Pos, "date", "this contribution")
		if v.Date != 0 && v.Date < x.Opens {
			c.r.fail(v.Pos, "date", "bad-date", fmt.Sprintf("the contribution came in on %s, before the consultation opened on %s", v.Date, x.Opens), "correct one of the dates")
		}
		if v.Outcome == "" {
			v.Outcome = Pending
		}
		if (v.Outcome == Partly || v.Outcome == Declined) && v.Response.Empty() && c.whole {
			c.r.fail(v.Pos, "outcome", "missing-field", fmt.Sprintf("nothing says why the contribution %q was not accepted in full", v.ID.ID), `add a line "response: ..."`)
		}
	}
	c.some(x.Pos, "questions", len(x.Questions))
	c.few(x.Pos, "contributions", len(x.Contributions))
}

func (c *checker) event(x *Event) {
	checkID(x.ID, false, c.r.Reporter)
	c.unconfirmed(x.Unconfirmed, x)
	c.body(x.Body)
	both := c.r.places.Has(x.Pos, "date") && c.r.places.Has(x.Pos, "due")
	switch {
	case both:
		c.r.fail(x.Pos, "due", "wrong-field", "an event has a date, or is due, but not both", "a meeting has a date (and to); a task has due (and done)")
	case x.Date == 0 && x.Due == 0 && c.whole:
		c.r.Error(x.Pos, 1, "missing-field", fmt.Sprintf("the event %q has no date", x.ID.ID), `add a line "date: ..." for a meeting, or "due: ..." for a task`)
	case x.To != 0 && x.Due != 0:
		c.r.fail(x.Pos, "to", "wrong-field", `"to" belongs to a meeting, not to what is due`, "remove it, or write date instead of due")
	case x.Done != 0 && x.Date != 0:
		c.r.fail(x.Pos, "done", "wrong-field", `"done" belongs to what is due, not to a meeting`, "remove it, or write due instead of date")
	case x.To != 0 && x.To < x.Date:
		c.r.fail(x.Pos, "to", "bad-date", fmt.Sprintf("the meeting ends on %s, before it begins on %s", x.To, x.Date), "correct one of the dates")
	}
	c.notAfter(x.Done, x.Pos, "done", "this task")
}

// Bounds of the stages of a self-assessment.
const (
	minStages = 2
	maxStages = 8
)

func (c *checker) assessment(x *SelfAssessment) {
	c.notAfter(x.Date, x.Pos, "date", "this assessment")
	x.Stages, x.Practices = present(x.Stages), present(x.Practices)
	if n := len(x.Stages); (n < minStages || n > maxStages) && c.whole {
		c.r.fail(x.Pos, "stages", "scale", fmt.Sprintf("there are %d stages", n), fmt.Sprintf("give %d to %d, the first one first", minStages, maxStages))
	}
	names, known := newNames(c.r.Reporter), []string{}
	for _, s := range x.Stages {
		names.add("stages", s.ID)
		known = append(known, s.ID.ID)
	}
	for _, p := range x.Practices {
		for _, ref := range []Ref{p.Stage, p.Before, p.Aim} {
			if ref.ID != "" && c.whole && !slices.Contains(known, ref.ID) {
				c.r.Error(ref.Pos, ref.Len(), "unknown-stage", "unknown stage "+diagnostic.Name(ref.ID), diagnostic.Suggest(ref.ID, known))
			}
		}
		if p.Stage.ID != "" && len(p.Evidence) == 0 && c.whole {
			c.r.fail(p.Pos, "stage", "no-evidence", fmt.Sprintf("the stage of %s rests on nothing", diagnostic.Name(p.Title)),
				"name at least one piece of evidence, best a [[reference]], or leave the stage out")
		}
	}
	c.some(x.Pos, "practices", len(x.Practices))
	c.few(x.Pos, "practices", len(x.Practices))
}

// situation checks the parts of a plan that say what surrounds it, what it may
// use, and whom it has to reach.
func (c *checker) situation(p *Plan) {
	for _, x := range p.Landscape {
		c.standing(x.Standing, x.Source, x.Pos, "a topic")
		c.notAfter(x.Date, x.Pos, "date", "this score")
		c.score(x.Relevance, "relevance")
		c.score(x.Strength, "strength")
	}
	p.Landscape = slices.DeleteFunc(p.Landscape, func(x *Topic) bool { return !x.Relevance.valid() || !x.Strength.valid() })
	c.few(p.Pos, "landscape", len(p.Landscape))
	c.few(p.Pos, "regional_groups", len(p.RegionalGroups))
	c.few(p.Pos, "resources", len(p.Resources))
	c.resources(p.Resources)
	if p.Communication != nil {
		c.communication(p.Communication)
	}
}

func (c *checker) resources(all []*Resource) {
	type key struct {
		result string
		year   int
	}
	seen := map[key]bool{}
	for _, x := range all {
		c.standing(x.Standing, x.Source, x.Pos, "a figure")
		if (x.Year < firstYear || x.Year > lastYear) && (c.whole || x.Year != 0) {
			c.r.fail(x.Pos, "year", "out-of-range", fmt.Sprintf("%d is not a year", x.Year), "write four digits, such as 2026")
		}
		if k := (key{x.Result.ID, x.Year}); seen[k] && c.whole {
			c.r.fail(x.Pos, "year", "duplicate-date", fmt.Sprintf("there are two entries for %d and the same output", x.Year), "keep one of the two")
		} else {
			seen[k] = true
		}
		none := true
		for _, n := range []struct {
			key   string
			value Number
		}{{"budget", x.Budget}, {"spent", x.Spent}, {"staff", x.Staff}, {"staff_used", x.StaffUsed}} {
			none = none && !n.value.Set()
			if n.value.Set() && n.value.Decimal().IsNegative() {
				c.r.fail(x.Pos, n.key, "out-of-range", fmt.Sprintf("%q is negative", n.key), "write what is planned or used, 0 or more")
			}
		}
		if none && c.whole {
			c.r.Error(x.Pos, 1, "missing-field", "the entry has no figure", "add budget, spent, staff or staff_used")
		}
	}
}

// State is where something stands between before and after.
type State string

const (
	ToCome State = "to-come" // a meeting or consultation that has not begun
	Open   State = "open"    // one that goes on
	Over   State = "over"    // one that has ended
	Due    State = "due"     // a task that is not done yet
	Late   State = "late"    // one that should have been
	Ready  State = "ready"   // one that is done
)

// State is the state of the event as of a date.
func (x *Event) State(asOf Date) State {
	switch {
	case x.Due != 0 && x.Done != 0 && x.Done <= asOf:
		return Ready
	case x.Due != 0 && x.Due < asOf:
		return Late
	case x.Due != 0:
		return Due
	}
	return span(x.Date, x.Last(), asOf)
}

// First is the first day of the event: its date, or the day it is due.
func (x *Event) First() Date { return max(x.Date, x.Due) }

// Last is the last day of the event.
func (x *Event) Last() Date { return max(x.First(), x.To) }

// State says whether the consultation is open as of a date.
func (x *Consultation) State(asOf Date) State { return span(x.Opens, x.Closes, asOf) }

func span(from, to, asOf Date) State {
	switch {
	case asOf < from:
		return ToCome
	case asOf <= to:
		return Open
	}
	return Over
}
