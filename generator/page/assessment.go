package page

import (
	"html/template"
	"strconv"

	"plansite/generator/site"
)

// Assessment is what the page of a self-assessment shows.
type Assessment struct {
	Head     RecordHead
	Body     []Piece
	Below    string // how many practices stand below their aim
	Stages   []StageRow
	Open     string // how many practices are not assessed; "" where all are
	Figure   *Figure
	Groups   []PracticeGroup
	More     string // said of practices that there is no room for
	Contents []Entry
	About    *List
	Mentions *List
}

// StageRow is a stage with what it means and how many practices have reached it.
type StageRow struct {
	StageName
	Count string
}

// StageName is a stage where a practice names it.
type StageName struct {
	Name        string // its number and its title
	Meaning     template.HTML
	Unconfirmed bool
}

// PracticeGroup holds the practices under one heading.
type PracticeGroup struct {
	ID        string
	Heading   string // or empty
	Practices []PracticeCard
}

// PracticeCard is a practice with what it was judged by and what is next.
type PracticeCard struct {
	ID          string
	Title       string
	Unconfirmed bool
	Text        template.HTML
	Stage       *StageName // nil: not assessed
	Before, Aim *StageName
	AimBy       string
	Evidence    []template.HTML
	Next        template.HTML
	Actions     []DueAction
}

// DueAction is an action with the day it is due.
type DueAction struct {
	ItemLink
	Due Day
}

// practiceID is the place of a practice on the page of its self-assessment. No
// id of an item has a dot.
func practiceID(i int) string { return "practice." + strconv.Itoa(i+1) }

func (b *in) assessment(x *site.Record) *View {
	a, v := b.itemView(x, x.Title)
	main := &Assessment{
		Head: a.recordHead(x), Body: a.body(x.Head.Body), Below: a.belowAim(x), Stages: a.stageRows(x), Figure: a.ladder(x),
		About: list(a, x, "about", x.About), Mentions: list(a, x, "mentions", mentions(x)),
	}
	if n := unassessed(x); n > 0 {
		main.Open = a.N("n-unassessed", n)
	}
	main.Groups = a.practiceGroups(x)
	if n := len(x.Practices) - PerPage; n > 0 {
		main.More = a.N("more-practices", n)
	}
	main.Contents = a.assessmentContents(main)
	v.Description = main.Below
	if !x.Head.Body.Empty() {
		v.Description = a.words(x.Head.Body.Lead)
	}
	v.Main = main
	return v
}

func (a *at) assessmentContents(main *Assessment) []Entry {
	out := []Entry{{Text: a.T("stages"), Href: "#stages"}, {Text: a.T("ladder"), Href: "#ladder"}}
	practices := Entry{Text: a.T("practice-by-practice"), Href: "#practices"}
	for _, g := range main.Groups {
		if g.Heading != "" {
			practices.Entries = append(practices.Entries, Entry{Text: g.Heading, Href: "#" + g.ID})
		}
	}
	out = append(out, practices)
	if main.About != nil {
		out = append(out, Entry{Text: main.About.Heading, Href: "#" + main.About.Name})
	}
	return out
}

func unassessed(x *site.Record) int {
	n := 0
	for _, p := range x.Practices {
		if p.Stage < 0 {
			n++
		}
	}
	return n
}

// belowAim says how many of the practices that have a stage and an aim stand
// below it.
func (b *in) belowAim(x *site.Record) string {
	below, both := 0, 0
	for _, p := range x.Practices {
		if p.Stage < 0 || p.Aim < 0 {
			continue
		}
		if both++; p.Stage < p.Aim {
			below++
		}
	}
	if both == 0 {
		return b.N("n-practices", len(x.Practices))
	}
	return b.F("below-aim", "Below", below, "Count", both)
}

// stageName is a stage by its place; nil for -1.
func (a *at) stageName(x *site.Record, i int) *StageName {
	if i < 0 {
		return nil
	}
	s := stagesOf(x)[i]
	return &StageName{Name: a.F("stage-name", "Number", a.Int(i+1), "Title", s.Title), Meaning: a.inline(s.Meaning), Unconfirmed: s.Unconfirmed}
}

func (a *at) stageRows(x *site.Record) []StageRow {
	counts := make([]int, len(stagesOf(x)))
	for _, p := range x.Practices {
		if p.Stage >= 0 {
			counts[p.Stage]++
		}
	}
	out := make([]StageRow, len(counts))
	for i, n := range counts {
		out[i] = StageRow{StageName: *a.stageName(x, i), Count: a.N("n-practices", n)}
	}
	return out
}

// practiceSet holds the places of the practices under one heading.
type practiceSet struct {
	heading string
	places  []int
}

// practiceSets are the practices by heading, in the order in which headings
// first occur.
func practiceSets(x *site.Record) []*practiceSet {
	var out []*practiceSet
	by := map[string]*practiceSet{}
	for i, p := range x.Practices {
		set := by[p.Group]
		if set == nil {
			set = &practiceSet{heading: p.Group}
			by[p.Group] = set
			out = append(out, set)
		}
		set.places = append(set.places, i)
	}
	return out
}

func (a *at) practiceGroups(x *site.Record) []PracticeGroup {
	var out []PracticeGroup
	for _, set := range practiceSets(x) {
		g := PracticeGroup{ID: "group." + strconv.Itoa(len(out)+1), Heading: set.heading}
		for _, i := range set.places {
			if i < PerPage {
				g.Practices = append(g.Practices, a.practiceCard(x, i, x.Practices[i]))
			}
		}
		if len(g.Practices) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func (a *at) practiceCard(x *site.Record, i int, p *site.Practice) PracticeCard {
	card := PracticeCard{
		ID: practiceID(i), Title: p.Title, Unconfirmed: p.Unconfirmed, Text: a.fill(p.Text.Doc), Stage: a.stageName(x, p.Stage),
		Before: a.stageName(x, p.Before), Aim: a.stageName(x, p.Aim), Evidence: a.inlines(p.Evidence), Next: a.fill(p.Next.Doc),
		AimBy: a.aimBy(),
	}
	for _, action := range p.Actions {
		card.Actions = append(card.Actions, a.dueAction(action))
	}
	return card
}

func (a *at) dueAction(x *site.Action) DueAction {
	return DueAction{ItemLink: a.itemLink(x), Due: a.short(x.Due)}
}
