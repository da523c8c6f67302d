package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

const steps = "actions:\n" +
	"  - {id: count, title: Count, owner: Office, due: 2026-12-01}\n" +
	"  - {id: ask, title: Ask, owner: Office, due: 2026-12-31}\n" +
	"  - {id: late, title: Dredge, owner: Office, due: 2026-01-01}\n" +
	"  - {id: done, title: Paint, owner: Office, due: 2026-01-01, history: [{date: 2026-01-01, status: done}]}\n"

// assessed is a self-assessment of practices, in lines of YAML.
func assessed(id string, practices ...string) string {
	return "id: " + id + "\nkind: self-assessment\ntitle: Self-assessment\nshort: Short\ndate: 2026-03-31\n" +
		"stages: [{id: none, title: Nothing}, {id: begun, title: Begun, meaning: It is tried., unconfirmed: true}, {id: used, title: Used}]\n" +
		"practices:\n  - " + strings.Join(practices, "\n  - ") + "\n"
}

func TestSelfAssessment(t *testing.T) {
	pages := pagesOf(t, harbour(steps), assessed("self",
		"{title: Aims, group: Plans, stage: begun, before: none, aim: used, unconfirmed: true, evidence: ['See [[goal]].'], next: Count more., actions: [count]}",
		"{title: Risks, group: Risks, aim: used}",
		"{title: Means, group: Plans, stage: used, aim: used, evidence: [Money.]}"))
	got := view[page.Assessment](t, pages, "self")
	if got.Below != "1 of 2 assessed practices stand below their aim." || got.Open != "1 practice not assessed" {
		t.Errorf("it says %q and %q", got.Below, got.Open)
	}
	var counts []string
	for _, s := range got.Stages {
		counts = append(counts, fmt.Sprintf("%s: %s %v", s.Name, s.Count, s.Unconfirmed))
	}
	if want := "1 Nothing: 0 practices false, 2 Begun: 1 practice true, 3 Used: 1 practice false"; strings.Join(counts, ", ") != want {
		t.Errorf("the stages are %q, want %q", counts, want)
	}
	if len(got.Groups) != 2 || got.Groups[0].Heading != "Plans" || len(got.Groups[0].Practices) != 2 {
		t.Fatalf("the groups are %+v", got.Groups)
	}
	aims := got.Groups[0].Practices[0]
	if aims.ID != "practice.1" || !aims.Unconfirmed || aims.Stage.Meaning != "It is tried." || aims.Before.Name != "1 Nothing" || aims.Aim.Name != "3 Used" ||
		string(aims.Evidence[0]) != `See <a href="../goal/">A goal</a>.` || len(aims.Actions) != 1 || aims.Actions[0].Chip == nil {
		t.Errorf("the first practice is %+v", aims)
	}
	if got.Groups[0].Practices[1].ID != "practice.3" || got.Groups[1].Practices[0].Stage != nil {
		t.Error("the third practice, or one without a stage, is shown as another")
	}
	f := got.Figure
	if !f.Own || f.Sentence != "Each row is a practice, each column a stage, from the first to the last. The wording of 2 names of practices and stages is not confirmed at the source." {
		t.Errorf("the chart says %q", f.Sentence)
	}
	for _, want := range []string{`href="#practice.1"`, `href="#practice.3"`, "2 Begun; aim: 3 Used", "Not assessed; aim: 3 Used", "3 Used, as aimed at"} {
		if !strings.Contains(string(f.Picture), want) {
			t.Errorf("the picture has no %s", want)
		}
	}
	if !strings.Contains(string(f.Table), "<td>unconfirmed</td>") {
		t.Error("the table does not say that a wording is unconfirmed")
	}
}

// What is late comes first, then what is due next; each action once, none that
// is over; a next step without an action stands apart.
func TestWhatIsNext(t *testing.T) {
	pages := pagesOf(t, harbour(steps),
		assessed("one", "{title: A, actions: [ask, late], next: Both.}", "{title: B, actions: [done], next: Look again.}", "{title: C, actions: [done]}"),
		assessed("two", "{title: D, unconfirmed: true, actions: [count, ask]}"))
	list := view[page.Overview](t, pages, "assessment")
	var got []string
	for _, x := range list.Next.Actions {
		row := x.Link.Text + ":"
		for _, p := range x.For {
			row += fmt.Sprintf(" %s %s %v", p.Text, p.Href, p.Unconfirmed)
		}
		got = append(got, row)
	}
	want := "Dredge: A ../one/#practice.1 false; Count: D ../two/#practice.1 true; Ask: A ../one/#practice.1 false D ../two/#practice.1 true"
	if strings.Join(got, "; ") != want || list.Next.Late != "1 late action" {
		t.Errorf("next are %q (%s), want %q", got, list.Next.Late, want)
	}
	if ideas := list.Next.Ideas; len(ideas) != 1 || ideas[0].Practice.Text != "B" || ideas[0].Text != "Look again." || ideas[0].Of.Href != "../one/" {
		t.Errorf("without an action are %+v", ideas)
	}
	if len(list.Groups) != 1 || len(list.Groups[0].Assessed) != 2 || list.Groups[0].Assessed[1].Figure.Own {
		t.Errorf("the list has %+v", list.Groups)
	}
	if none := view[page.Overview](t, pagesOf(t, harbour("")), "assessment"); none.Next != nil || len(none.Groups) > 0 {
		t.Errorf("without self-assessments there is %+v", none)
	}
}

// A page of self-assessments stays readable, however many there are and however
// much they hold.
func TestAssessmentsAreBounded(t *testing.T) {
	many := make([]string, page.PerPage+2)
	for i := range many {
		many[i] = fmt.Sprintf("{title: P%d, next: Go on.}", i+1)
	}
	files := []string{harbour(""), assessed("large", many...)}
	for i := range 13 {
		files = append(files, assessed(fmt.Sprintf("small-%d", i), "{title: A, stage: used, evidence: [a]}"))
	}
	pages := pagesOf(t, files...)
	large := view[page.Assessment](t, pages, "large")
	if n := len(large.Groups[0].Practices); n != page.PerPage || large.More != "2 more practices stand in the table above only." {
		t.Errorf("%d practices are shown, %q", n, large.More)
	}
	if strings.Contains(string(large.Figure.Table), "practice.501") {
		t.Error("the table leads to a practice that is not shown")
	}
	list := view[page.Overview](t, pages, "assessment")
	drawn := 0
	for _, row := range list.Groups[0].Assessed {
		if row.Figure != nil {
			drawn++
		}
	}
	if drawn != 12 || len(list.Next.Ideas) != 50 || list.Next.Further != "450 more stand on the pages of the self-assessments." {
		t.Errorf("%d are drawn; %d steps, %q", drawn, len(list.Next.Ideas), list.Next.Further)
	}
}
