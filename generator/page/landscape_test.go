package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// situated is a quay with a situation analysis and topics.
const situated = `analysis:
  strengths: [Deep water]
  threats: ["Fewer than [[q@-ships#latest]] ships."]
  pestel:
    political: [A new mayor]
    legal: []
    environmental: ["Silt, see [[q@-ships]].", Storms]
landscape:
  - title: Loading by night
    text: Quiet cranes.
    others: [{name: The railway, does: loads trains, source: "https://railway.example/"}, {name: A shipyard}]
    position: lead
    relevance: {score: 4, evidence: ["[[q@-ships#latest]] ships."]}
    strength: {score: 4, evidence: [Lamps.]}
    date: 2026-05-31
    source: "https://harbour.example/topics"
  - {title: Power from the shore, position: gap, relevance: {score: 3, evidence: [Asked for.]}, strength: {score: 2, evidence: [No cable.]}}
  - {title: Ice, position: gap, relevance: {score: 5, evidence: [Winter.]}, strength: {score: 2, evidence: [No ship.]}}
  - {title: Fog, position: gap, relevance: {score: 5, evidence: [Autumn.]}, strength: {score: 1, evidence: [No horn.]}}
indicators:
  - {id: q@-ships, title: Ships, measures: [q@-oc], unit: ships, reading: point-in-time, direction: increase, frequency: annual, measurements: [{date: 2026-03-31, value: 4}]}
`

func TestSituationAnalysis(t *testing.T) {
	pages := pagesOf(t, harbour("analysis: {summary: All is well.}\n"), berth(1, situated))
	x := view[page.Plan](t, pages, "quay-1").Analysis
	var got []string
	for _, q := range x.Quadrants {
		got = append(got, fmt.Sprintf("%s (%s) %d", q.Heading, q.Axes, len(q.Items)))
	}
	if want := "Strengths (internal and helpful) 1, Weaknesses (internal and harmful) 0, Opportunities (external and helpful) 0, Threats (external and harmful) 1"; strings.Join(got, ", ") != want {
		t.Errorf("two by two there are %s", strings.Join(got, ", "))
	}
	if got := string(x.Quadrants[3].Items[0]); !strings.Contains(got, `<a href="../q1-ships/">4</a> <small class="standing">illustrative</small>`) {
		t.Errorf("the threat is %s", got)
	}
	if len(x.Pestel) != 2 || x.Pestel[0].Heading != "Political" || x.Pestel[1].Heading != "Environmental" || len(x.Pestel[1].Items) != 2 {
		t.Errorf("around it there is %+v", x.Pestel)
	}
	if x := view[page.Plan](t, pages, "harbour").Analysis; x.Quadrants != nil || x.Pestel != nil || x.Summary == "" {
		t.Errorf("an analysis in one sentence has %+v", x)
	}
}

func TestLandscapeOfPlan(t *testing.T) {
	pages := pagesOf(t, harbour(""), berth(1, situated))
	main := view[page.Plan](t, pages, "quay-1")
	x := main.Landscape
	if x == nil || len(x.Topics.Rows) != 4 || x.All.Href != "../landscape/" || len(x.Key) != 2 {
		t.Fatalf("the landscape is %+v", x)
	}
	first, second := x.Topics.Rows[0], x.Topics.Rows[1]
	if first.ID != "topic.1" || first.Chip.Text != "Lead" || first.Chip.Symbol == "" || first.Axes[0].Words != "4 High" || first.Scored != "Scored on 31 May 2026." || first.Mark != "" || first.Plan != nil {
		t.Errorf("the first topic is %+v", first)
	}
	if got := string(first.Axes[0].Evidence[0]); !strings.HasPrefix(got, `<a href="../q1-ships/">4</a>`) {
		t.Errorf("its evidence is %s", got)
	}
	if second.Mark != "illustrative" || second.Scored != "" || len(second.Others) != 0 || len(second.Sources) != 0 {
		t.Errorf("the second topic is %+v", second)
	}
	var numbers []string
	for _, l := range append(first.Sources, first.Others[0].Sources...) {
		numbers = append(numbers, main.Sources[len(numbers)].URL+" "+l.Text)
	}
	if got := strings.Join(numbers, ", "); got != "https://harbour.example/topics 1, https://railway.example/ 2" {
		t.Errorf("the sources are %s", got)
	}
	if !strings.HasPrefix(x.Note, "Organizations without a source are named as examples") {
		t.Errorf("of the organizations it says %q", x.Note)
	}
	f := x.Figure
	if f.Of != (page.ChartID{Owner: "quay-1", Name: "landscape"}) || !f.Own || f.Mark != "illustrative" || len(f.Legend) != 4 || f.Legend[1].Text != "2 Power from the shore" {
		t.Errorf("the chart is %+v", f)
	}
	for _, want := range []string{`href="#topic.1" aria-label="1 Loading by night: Lead. Relevance 4 High, Strength 4 High"`, ">Build up</text>"} {
		if !strings.Contains(string(f.Picture), want) {
			t.Errorf("the picture has no %s", want)
		}
	}
	if !strings.Contains(string(f.Table), `<td>Lead</td><td>4 High</td><td>4 High</td><td>31 May 2026</td><td>final</td>`) {
		t.Errorf("the table is %s", f.Table)
	}
	if view[page.Plan](t, pages, "harbour").Landscape != nil {
		t.Error("a plan without topics has a landscape")
	}
	if p := view[page.Indicator](t, pages, "q1-ships"); p.Mentions == nil || p.Mentions.Entries[0].ID != "quay-1" {
		t.Errorf("the indicator is mentioned by %+v", p.Mentions)
	}
}

// In the whole strategy the chart leads to the topic of its own plan.
func TestLandscapeAmongPlans(t *testing.T) {
	pages := pagesOf(t, harbour(""), berth(1, situated), berth(2, situated))
	plans := view[page.Print](t, pages, "print").Plans
	x := plans[2].Landscape
	if x.Topics.Rows[0].ID != "quay-2.topic.1" || !strings.Contains(string(x.Figure.Picture), `href="#quay-2.topic.1"`) {
		t.Errorf("the second plan has the topic %q, %s", x.Topics.Rows[0].ID, x.Figure.Picture)
	}
	if got := x.Topics.Rows[0].Sources; len(got) != 1 || got[0].Href != "#quay-2.source.1" {
		t.Errorf("its source is %+v", got)
	}
}

func TestLandscapeOfAllPlans(t *testing.T) {
	pages := pagesOf(t, harbour(""), berth(1, situated), berth(2, situated))
	main := view[page.Overview](t, pages, "landscape")
	var got []string
	for _, g := range main.Groups {
		for _, r := range g.Topics.Rows {
			got = append(got, g.Heading+": "+r.Title+" of "+r.Plan.Text)
		}
	}
	want := "Gap: Fog of Q1, Gap: Fog of Q2, Gap: Ice of Q1, Gap: Ice of Q2, Gap: Power from the shore of Q1, Gap: Power from the shore of Q2, Lead: Loading by night of Q1, Lead: Loading by night of Q2"
	if strings.Join(got, ", ") != want {
		t.Errorf("the topics are %s", strings.Join(got, ", "))
	}
	row := main.Groups[1].Topics.Rows[0]
	if row.Href != "../quay-1/#topic.1" || row.Chip != nil || row.Folded || row.Source != "https://harbour.example/topics" || row.Others[0].Source != "https://railway.example/" {
		t.Errorf("a topic is %+v", row)
	}
	if len(main.Jump) != 2 || main.Jump[0].Text != "Gap: 6" || main.Jump[1].Href != "../landscape/#stance.lead" || main.Note == "" {
		t.Errorf("the page leads to %+v, and says %q", main.Jump, main.Note)
	}
	empty := view[page.Overview](t, pagesOf(t, harbour("")), "landscape")
	if len(empty.Groups) > 0 || !strings.HasPrefix(empty.Lead, "No plan names") || empty.Note != "" {
		t.Errorf("without topics there is %+v", empty)
	}
}

// More topics than fit on a page go on on numbered pages.
func TestManyTopics(t *testing.T) {
	var b strings.Builder
	b.WriteString("landscape:\n")
	for i := range page.PerPage - 5 {
		fmt.Fprintf(&b, "  - {title: Topic %d, position: %s, relevance: {score: 3, evidence: [a]}, strength: {score: 3, evidence: [a]}}\n", i, []string{"gap", "lead"}[i%2])
	}
	pages := pagesOf(t, harbour(""), berth(1, b.String()), berth(2, b.String()))
	first, second := view[page.Overview](t, pages, "landscape"), pages["en/landscape/2/index.html"].Build()
	rows := func(x *page.Overview) (n int) {
		for _, g := range x.Groups {
			n += len(g.Topics.Rows)
		}
		return n
	}
	next := second.Main.(*page.Overview)
	if rows(first) != page.PerPage || rows(next) != page.PerPage-10 || next.Groups[0].ID != "" || next.Pages.Previous.Href != "../../landscape/" {
		t.Errorf("the pages have %d and %d topics, %+v", rows(first), rows(next), next.Pages)
	}
	if second.Title == pages["en/landscape/index.html"].Build().Title || first.Jump[1].Href != "../landscape/#stance.lead" {
		t.Errorf("the second is called %q, the leads begin at %s", second.Title, first.Jump[1].Href)
	}
}
