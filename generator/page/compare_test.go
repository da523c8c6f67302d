package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// berth is a plan of a quay with an outcome; more is further front matter, in
// which @ stands for its number.
func berth(n int, more string) string {
	text := fmt.Sprintf("id: quay-%d\nkind: quay\ntitle: Quay number %d\nshort: Q%d\nparent: harbour\nresults:\n  - {id: q%d-oc, level: outcome, title: Ships come, contributes_to: [goal]}\n", n, n, n, n)
	return text + strings.ReplaceAll(more, "@", fmt.Sprint(n))
}

// measured is an indicator with a value.
func measured(name, unit, reading string) string {
	return "  - {id: q@-" + name + ", title: 'Number of " + name + "', measures: [q@-oc], unit: " + unit + ", reading: " + reading +
		", direction: increase, frequency: annual, baseline: {date: 2024-12-31, value: 0}, targets: [{date: 2027-12-31, value: 9}], measurements: [{date: 2025-06-30, value: 3}, {date: 2026-03-31, value: 4}]}\n"
}

const placed = "positioning:\n  - {date: 2025-06-30, relevance: {score: 2, evidence: [Early days.]}, strength: {score: 2, evidence: [A crane.]}}\n" +
	"  - {date: 2026-06-30, source: 'https://harbour.example/scores', relevance: {score: 4, evidence: ['[[q@-ships#latest]] ships.']}, strength: {score: 3, evidence: [Two cranes., Deep water.]}}\n"

func compareOf(t *testing.T, pages built) *page.Overview {
	t.Helper()
	return view[page.Overview](t, pages, "compare")
}

func TestPlansSideBySide(t *testing.T) {
	const risks = "risks:\n" +
		"  - {id: q@-low, type: strategic, category: weather, title: Rain, threatens: [q@-oc], assessments: [{date: 2026-01-01, inherent: {likelihood: 1, impact: 1}, residual: {likelihood: 1, impact: 1}}]}\n" +
		"  - {id: q@-mid, type: strategic, category: weather, title: Wind, threatens: [q@-oc], assessments: [{date: 2026-01-01, inherent: {likelihood: 3, impact: 3}, residual: {likelihood: 3, impact: 3}}]}\n" +
		"  - {id: q@-top, type: strategic, category: weather, title: Storm, threatens: [q@-oc], assessments: [{date: 2026-01-01, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 5, impact: 5}}]}\n" +
		"  - {id: q@-next, type: strategic, category: weather, title: Ice, threatens: [q@-oc], assessments: [{date: 2026-01-01, inherent: {likelihood: 4, impact: 5}, residual: {likelihood: 4, impact: 5}}]}\n" +
		"  - {id: q@-open, type: strategic, category: weather, title: Fog, threatens: [q@-oc]}\n"
	full := "indicators:\n" + measured("ships", "ships", "point-in-time") +
		"  - {id: q@-old, title: Old, measures: [q@-oc], unit: x, reading: point-in-time, direction: increase, frequency: quarterly, baseline: {date: 2020-12-31, value: 0}, targets: [{date: 2027-12-31, value: 9}], measurements: [{date: 2024-06-30, value: 3}]}\n" +
		"  - {id: q@-none, title: None, measures: [q@-oc], unit: x, reading: point-in-time, direction: increase, frequency: annual}\n" +
		risks + "actions:\n  - {id: q@-late, title: Dredge, due: 2026-01-01}\n  - {id: q@-a, title: Paint, due: 2027-01-01}\n"
	groups := compareOf(t, pagesOf(t, harbour(""), berth(1, full), berth(2, ""))).Groups
	if len(groups) != 1 || groups[0].Heading != "Quays" || len(groups[0].Compared) != 2 {
		t.Fatalf("compared are %+v", groups)
	}
	row := groups[0].Compared[0]
	if row.Short != "Q1" || row.Data != "2 of 3" || row.Rated == "" || row.Mark == "" || row.Bar == nil {
		t.Errorf("the row says %q: %q with data, %q (%s) do well", row.Short, row.Data, row.Rated, row.Mark)
	}
	var risk []string
	for _, x := range row.Risks {
		risk = append(risk, x.Text)
	}
	if got := strings.Join(risk, ", "); got != "Storm, Ice, Wind" {
		t.Errorf("the gravest risks are %s", got)
	}
	if row.Above == nil || row.Above.Text != "2 risks above appetite" || row.Above.Href != "../quay-1/#risks" {
		t.Errorf("above appetite: %+v", row.Above)
	}
	if row.Late == nil || row.Late.Text != "1 late action" || row.Late.Href != "../quay-1/#actions" {
		t.Errorf("late: %+v", row.Late)
	}
	if row.Newest.ISO != "2026-03-31" || row.Stale == nil || row.Stale.Text != "1 stale" {
		t.Errorf("the newest figure is of %s, stale %+v", row.Newest.ISO, row.Stale)
	}
	empty := groups[0].Compared[1]
	if empty.Data+empty.Rated+empty.Newest.ISO != "" || empty.Bar != nil || empty.Above != nil || empty.Late != nil || empty.Stale != nil || len(empty.Risks) > 0 {
		t.Errorf("a plan without items has the row %+v", empty)
	}
	if c := groups[0].Comparison; c.Positioning != nil || len(c.Units) > 0 {
		t.Errorf("without positions and common units there is %+v", c)
	}
}

// One plan of a kind is compared with nothing, and the page says so.
func TestNothingToCompare(t *testing.T) {
	pages := pagesOf(t, harbour(""), berth(1, ""))
	if got := compareOf(t, pages); len(got.Groups) > 0 || !strings.HasPrefix(got.Lead, "There are no plans to compare") {
		t.Errorf("compared are %+v, %q", got.Groups, got.Lead)
	}
	if list := view[page.Overview](t, pages, "quays"); list.Beside != nil {
		t.Errorf("the list of one quay leads to %+v", list.Beside)
	}
	list := view[page.Overview](t, pagesOf(t, harbour(""), berth(1, ""), berth(2, "")), "quays")
	if list.Beside == nil || list.Beside.Href != "../compare/#kind.quay" {
		t.Errorf("the list of two quays leads to %+v", list.Beside)
	}
}

func TestPositions(t *testing.T) {
	ships := "indicators:\n" + measured("ships", "ships", "point-in-time")
	pages := pagesOf(t, harbour(""), berth(1, placed+ships), berth(2, placed+ships), berth(3, ""))
	c := compareOf(t, pages).Groups[0].Comparison
	if c.Positioning == nil || c.Positioning.Of != (page.ChartID{Owner: "compare", Name: "positioning-quays"}) || !c.Positioning.Own || c.Positioning.Mark != "" {
		t.Fatalf("the chart is %+v", c.Positioning)
	}
	for _, want := range []string{`href="../quay-1/#position" aria-label="Q1: Relevance 4 High, Strength 3 Medium"`, ">Q2</text>", ">Reposition</text>"} {
		if !strings.Contains(string(c.Positioning.Picture), want) {
			t.Errorf("the picture has no %s", want)
		}
	}
	if !strings.Contains(string(c.Positioning.Table), `<td>4 High</td><td>3 Medium</td><td>30 June 2026</td><td>final</td><td class="end">3</td>`) {
		t.Errorf("the table is %s", c.Positioning.Table)
	}
	if c.Unplaced != "1 plan has no position." || len(c.Positions) != 2 || c.Positions[0].ID != "position.quay-1" {
		t.Errorf("%q, %+v", c.Unplaced, c.Positions)
	}
	own := view[page.Plan](t, pages, "quay-1")
	if p := own.Position; p == nil || p.Compare.Href != "../compare/#kind.quay" || len(p.Earlier) != 1 || !strings.HasPrefix(p.Earlier[0].Scores, "Relevance 2 Low, ") || p.Earlier[0].Mark != "illustrative" {
		t.Fatalf("the plan stands at %+v", p)
	}
	if got := string(own.Position.Axes[0].Evidence[0]); !strings.HasPrefix(got, `<a href="../q1-ships/">4</a>`) {
		t.Errorf("the evidence is %s", got)
	}
	if last := own.Contents[0]; last.Href != "#position" {
		t.Errorf("the contents begin with %+v", last)
	}
	if p := view[page.Plan](t, pages, "quay-3").Position; p != nil {
		t.Errorf("a plan without scores stands at %+v", p)
	}
	if p := view[page.Indicator](t, pages, "q1-ships"); p.Mentions == nil || p.Mentions.Entries[0].ID != "quay-1" {
		t.Errorf("the indicator is mentioned by %+v", p.Mentions)
	}
}

// Where a name is too long for a cell, numbers stand for all plans, and the
// key gives their names.
func TestLongNamesAreNumbered(t *testing.T) {
	ships := "indicators:\n" + measured("ships", "ships", "point-in-time")
	long := strings.Replace(berth(2, placed+ships), "short: Q2", "short: The quay at the old lighthouse", 1)
	c := compareOf(t, pagesOf(t, harbour(""), berth(1, placed+ships), long)).Groups[0].Comparison.Positioning
	if strings.Contains(string(c.Picture), ">Q1</text>") || !strings.Contains(string(c.Picture), ">2</text></a>") {
		t.Errorf("the picture is %s", c.Picture)
	}
	if len(c.Legend) != 2 || c.Legend[1].Text != "2 The quay at the old lighthouse" {
		t.Errorf("the key is %+v", c.Legend)
	}
}

func TestUnits(t *testing.T) {
	three := "indicators:\n" + measured("ships", "ships", "point-in-time") + measured("crews", "'%'", "point-in-time") + measured("boats", "ships", "annual") + measured("alone", "a", "annual")
	var many strings.Builder
	for i := range 25 {
		many.WriteString(measured(fmt.Sprintf("more%d", i), "ships", "annual"))
	}
	pages := pagesOf(t, harbour(""), berth(1, three), berth(2, three+many.String()), berth(3, three))
	units := compareOf(t, pages).Groups[0].Comparison.Units
	var names []string
	for _, u := range units {
		names = append(names, u.Figure.Of.Name)
	}
	if got := strings.Join(names, " "); got != "quay-ships quay-percent quay-ships-annual quay-a-annual" {
		t.Fatalf("the sets are %s", got)
	}
	if units[0].Heading != "Unit: ships, latest value" || !strings.HasPrefix(units[0].Figure.Sentence, "All on one scale, from 3 to 4,") || units[0].More != nil {
		t.Errorf("the first set is %q: %s", units[0].Heading, units[0].Figure.Sentence)
	}
	if n := strings.Count(string(units[0].Figure.Picture), "<a "); n != 3 {
		t.Errorf("%d indicators are drawn", n)
	}
	if !strings.Contains(string(units[2].Figure.Sentence), "count different things") {
		t.Errorf("of different things it says %q", units[2].Figure.Sentence)
	}
	if !strings.Contains(string(units[1].Figure.Picture), `aria-label="Q1, Number of crews: 4%. On track"`) {
		t.Errorf("the picture is %s", units[1].Figure.Picture)
	}
}

// Long sets are cut and say so; what only one plan has, or fewer than three
// times, is no set.
func TestUnitsAreBounded(t *testing.T) {
	var many strings.Builder
	for i := range 25 {
		many.WriteString(measured(fmt.Sprintf("n%d", i), "ships", "annual"))
	}
	own := "indicators:\n" + measured("x", "own", "annual") + measured("y", "own", "annual") + measured("z", "own", "annual")
	pages := pagesOf(t, harbour(""), berth(1, "indicators:\n"+many.String()), berth(2, "indicators:\n"+many.String()+measured("pair", "pair", "annual")), berth(3, own+measured("pair", "pair", "annual")))
	units := compareOf(t, pages).Groups[0].Comparison.Units
	if len(units) != 1 || units[0].More == nil || units[0].More.Text != "10 more" || units[0].More.Href != "../indicators/" || units[0].Figure.Skip == "" {
		t.Fatalf("the sets are %+v", units)
	}
	if n := strings.Count(string(units[0].Figure.Picture), "<a "); n != 40 {
		t.Errorf("%d indicators are drawn", n)
	}
}

// More plans than fit on a page go on on numbered pages, which have rows only.
func TestManyPlansCompared(t *testing.T) {
	pages := long(t)
	first, second := compareOf(t, pages), pages["en/compare/2/index.html"].Build().Main.(*page.Overview)
	if n := len(first.Groups[0].Compared); n != page.PerPage || first.Groups[0].Comparison == nil {
		t.Errorf("the first page compares %d plans", n)
	}
	if n := len(second.Groups[0].Compared); n != 50 || second.Groups[0].Comparison != nil || second.Groups[0].ID != "" || second.Pages.Previous == nil {
		t.Errorf("the second page compares %d plans, %+v", n, second.Pages)
	}
}

// Units that there is no room for are counted, not passed over.
func TestUnitsBeyondTheBound(t *testing.T) {
	of := func(n int) string {
		var b strings.Builder
		b.WriteString("indicators:\n")
		for i := range n {
			b.WriteString(measured(fmt.Sprintf("kind%d", i), fmt.Sprintf("u%d", i), "annual"))
		}
		return b.String()
	}
	for n, want := range map[int]string{12: "", 13: "One further unit", 14: "2 further units"} {
		pages := pagesOf(t, harbour(""), berth(1, of(n)), berth(2, of(n)), berth(3, of(n)))
		c := compareOf(t, pages).Groups[0].Comparison
		if len(c.Units) != 12 || !strings.HasPrefix(c.UnitsLeft, want) || (want == "") != (c.UnitsLeft == "") {
			t.Errorf("of %d units %d are shown, and %q is said", n, len(c.Units), c.UnitsLeft)
		}
	}
}
