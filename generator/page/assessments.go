package page

import (
	"cmp"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// AssessmentRow is a self-assessment in the list of all.
type AssessmentRow struct {
	RecordRow
	Below  string
	Stages []StageRow
	Open   string
	Figure *Figure // of the first ones
}

// ladders is how many self-assessments the list of all draws.
const ladders = 12

func (a *at) assessmentRow(x *site.Record) AssessmentRow {
	row := AssessmentRow{RecordRow: a.recordRow(x), Below: a.belowAim(x), Stages: a.stageRows(x)}
	if n := unassessed(x); n > 0 {
		row.Open = a.N("n-unassessed", n)
	}
	if a.figures < ladders {
		row.Figure = a.ladder(x)
	}
	return row
}

// NextSteps are what is next according to all self-assessments.
type NextSteps struct {
	Late    string // how many actions are late; "" where none is
	Actions []NextAction
	More    string
	Ideas   []NextIdea
	Further string
}

// NextAction is an action that practices count on.
type NextAction struct {
	ActionRow
	For []PracticeLink
}

// PracticeLink leads to a practice on the page of its self-assessment.
type PracticeLink struct {
	Link
	Unconfirmed bool
}

// NextIdea is the next step of a practice that no open action takes.
type NextIdea struct {
	Practice PracticeLink
	Of       Link
	Text     string
}

// nextEntries is how many actions, and how many steps without one, stand in the
// list of self-assessments; the page of each shows its own.
const nextEntries = 50

// nextSteps collects the actions that practices count on and that are not over,
// those that are late first, then by the day they are due; and the steps that no
// such action takes. It is nil where there are none.
func (a *at) nextSteps() *NextSteps {
	practices := map[*site.Action][]PracticeLink{}
	var actions []*site.Action
	out := &NextSteps{}
	ideas := 0
	for _, x := range a.site.RecordsOf(site.AssessmentSort) {
		for i, p := range x.Practices[:min(len(x.Practices), PerPage)] {
			link, open := PracticeLink{Link: Link{Text: p.Title, Href: a.practiceHref(x, i)}, Unconfirmed: p.Unconfirmed}, false
			for _, action := range p.Actions {
				if action.Status == plan.Done || action.Status == plan.Cancelled {
					continue
				}
				if practices[action] == nil {
					actions = append(actions, action)
				}
				practices[action], open = append(practices[action], link), true
			}
			if open || p.Next.Empty() {
				continue
			}
			if ideas++; ideas <= nextEntries {
				out.Ideas = append(out.Ideas, NextIdea{Practice: link, Of: Link{Text: x.Name(), Href: a.item(x)}, Text: a.words(p.Next.Lead)})
			}
		}
	}
	if len(actions)+ideas == 0 {
		return nil
	}
	slices.SortStableFunc(actions, func(x, y *site.Action) int {
		return cmp.Or(cmp.Compare(lateRank(x), lateRank(y)), cmp.Compare(x.Due, y.Due))
	})
	late := 0
	for i, x := range actions {
		late += 1 - lateRank(x)
		if i < nextEntries {
			out.Actions = append(out.Actions, a.nextAction(x, practices[x]))
		}
	}
	if late > 0 {
		out.Late = a.N("n-late", late)
	}
	if n := len(actions) - nextEntries; n > 0 {
		out.More = a.N("next-more", n)
	}
	if n := ideas - nextEntries; n > 0 {
		out.Further = a.N("next-more", n)
	}
	return out
}

func lateRank(x *site.Action) int {
	if x.Late {
		return 0
	}
	return 1
}

func (a *at) nextAction(x *site.Action, practices []PracticeLink) NextAction {
	row := NextAction{ActionRow: a.actionRow(x), For: practices[:min(len(practices), nextEntries)]}
	row.Plan = &Link{Text: x.Plan.Name(), Href: a.item(x.Plan)}
	return row
}
