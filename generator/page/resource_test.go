package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// spending is a quay with four outputs: one with resources of two years, one of
// which little was spent, one without, and some for the plan as a whole.
const spending = "id: quay-1\nkind: quay\ntitle: Quay one\nshort: Q1\nparent: harbour\nresults:\n" +
	"  - {id: q1-a, level: output, title: Cranes, contributes_to: [goal]}\n  - {id: q1-b, level: output, title: Lamps, contributes_to: [goal]}\n  - {id: q1-c, level: output, title: Ropes, contributes_to: [goal]}\n" +
	"resources:\n" +
	"  - {result: q1-a, year: 2026, budget: 100.10, spent: 50, staff: 2.5, staff_used: 1}\n" +
	"  - {result: q1-a, year: 2025, budget: 0.20, staff: 0.5, note: A start, source: 'https://harbour.example/b', standing: final}\n" +
	"  - {result: q1-b, year: 2026, budget: 1000, spent: 100}\n" +
	"  - {year: 2026, staff: 1}\n" +
	"  - {result: q1-b, year: 2027, budget: 7}\n"

// told writes a row in a line.
func told(r page.ResourceRow) string {
	cell := func(c page.ResourceCell) string { return "[" + c.Planned + "|" + c.Used + "|" + c.Mark + "]" }
	return r.Link.Text + " " + cell(r.YearMoney) + cell(r.YearStaff) + cell(r.Money) + cell(r.Staff)
}

func TestResourcesOfAPlan(t *testing.T) {
	p := view[page.Plan](t, pagesOf(t, harbour(""), spending), "quay-1")
	r := p.Resources
	if r == nil || r.Year != "2026" || r.Heads.Money != "Budget 2025 to 2027, EUR" || r.Heads.YearStaff != "Staff 2026, months" {
		t.Fatalf("the resources are %+v", r)
	}
	var got []string
	for _, row := range append(r.Groups[0].Rows, r.Total) {
		got = append(got, told(row))
	}
	want := []string{
		"Cranes [100.1|50 spent, 50%|illustrative][2.5|1 used, 40%|][100.3|50 spent, 49.9%|illustrative][3|1 used, 33.3%|]",
		"Lamps [1,000|100 spent, 10%|illustrative][||][1,007|100 spent, 9.9%|illustrative][||]",
		"The plan as a whole [||][1||illustrative][||][1||illustrative]",
		"Total [1,100.1|150 spent, 13.6%|illustrative][3.5|1 used, 28.6%|][1,107.3|150 spent, 13.5%|illustrative][4|1 used, 25%|]",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if sources := r.Groups[0].Rows[0].Sources; len(sources) != 1 {
		t.Errorf("the sources of the first row are %+v", sources)
	}
	var gaps []string
	for _, g := range r.Gaps {
		gaps = append(gaps, g.Heading+": "+g.Entries[0].Text)
	}
	if text := strings.Join(gaps, "; "); text != "1 output without resources: Ropes; 1 output with spending far from the year’s share: Lamps" {
		t.Errorf("the gaps are %s", text)
	}
	if rule := r.Gaps[1].Rule; !strings.Contains(rule, "49.6% of 2026 are over") || !strings.Contains(rule, "more than 20 percentage points") {
		t.Errorf("the rule is %q", rule)
	}
	if r.Figure == nil || len(r.Figure.Data.Rows) != 6 || r.Figure.Of != (page.ChartID{Owner: "quay-1", Name: "budgets"}) {
		t.Errorf("the chart has %+v", r.Figure)
	}
	if none := view[page.Plan](t, pagesOf(t, harbour("")), "harbour").Resources; none != nil {
		t.Errorf("a plan without any has %+v", none)
	}
}

func TestResourcesOfAResult(t *testing.T) {
	pages := pagesOf(t, harbour(""), spending)
	r := view[page.Result](t, pages, "q1-a").Resources
	if r == nil || len(r.Years) != 2 || r.MoneyHead != "Budget, EUR" {
		t.Fatalf("the resources are %+v", r)
	}
	first, second := r.Years[0], r.Years[1]
	if first.Year != "2025" || first.Note != "A start" || first.Money != (page.ResourceCell{Planned: "0.2"}) || first.Source == "" {
		t.Errorf("the first year is %+v", first)
	}
	if second.Year != "2026" || second.Money != (page.ResourceCell{Planned: "100.1", Used: "50 spent, 50%", Mark: "illustrative"}) || second.Staff.Used != "1 used, 40%" {
		t.Errorf("the second year is %+v", second)
	}
	if none := view[page.Result](t, pages, "q1-c").Resources; none != nil {
		t.Errorf("an output without any has %+v", none)
	}
}

func TestResourcesOfAll(t *testing.T) {
	pages := pagesOf(t, harbour("resources: [{result: goal, year: 2026, budget: 500, spent: 250, source: 'https://harbour.example/b', standing: final}, {year: 2026, budget: 300}]\n"), spending, berth(2, ""))
	main := view[page.AllResources](t, pages, "resources")
	if len(main.Table.Groups) != 2 || main.None != "" {
		t.Fatalf("the table is %+v", main.Table)
	}
	row := main.Table.Groups[1].Rows[0]
	if row.Link.Href != "../quay-1/#resources" || row.Note != "2 of 3" || told(row) != "Q1 [1,100.1|150 spent, 13.6%|illustrative][3.5|1 used, 28.6%|][1,107.3|150 spent, 13.5%|illustrative][4|1 used, 25%|]" {
		t.Errorf("the row is %s, %s, %s", row.Link.Href, row.Note, told(row))
	}
	if got := told(main.Table.Total); got != "Total [1,900.1|400 spent, 21.1%|illustrative][3.5|1 used, 28.6%|][1,907.3|400 spent, 21%|illustrative][4|1 used, 25%|]" {
		t.Errorf("the total is %s", got)
	}
	var ratings []string
	for _, x := range main.Ratings {
		words := x.Words
		if x.Chip != nil {
			words = x.Chip.Text
		}
		ratings = append(ratings, fmt.Sprint(words, " ", x.Outputs, " ", x.Budget, " ", x.Share, " ", x.Spent))
	}
	if got := strings.Join(ratings, "; "); got != "No data 3 1,607.3 84.3% 400; Given to no single output  300 15.7% " {
		t.Errorf("by rating it is %s", got)
	}
	var gaps []string
	for _, g := range main.Gaps {
		gaps = append(gaps, g.Heading+": "+g.Entries[0].Text)
	}
	if got := strings.Join(gaps, "; "); got != "1 plan without resources: Q2; 1 output without resources: Ropes; 1 output with spending far from the year’s share: Lamps" {
		t.Errorf("the gaps are %s", got)
	}
	if main.Figure == nil || main.Figure.Mark == "" || len(main.Figure.Legend) != 3 {
		t.Errorf("the chart is %+v", main.Figure)
	}
}

func TestResourcesAsFile(t *testing.T) {
	files := pagesOf(t, harbour(""), spending)["en/resources/index.html"].Build().Files
	if len(files) != 1 || files[0].Name != "resources.csv" {
		t.Fatalf("the files are %+v", files)
	}
	data, err := files[0].Data(nil)
	lines := strings.Split(string(data), "\r\n")
	if err != nil || len(lines) != 7 {
		t.Fatalf("%v, the file is\n%s", err, data)
	}
	if lines[2] != "quay-1,Q1,q1-a,Cranes,No indicator,2025,0.2,EUR,,,0.5,months of work,,,final,https://harbour.example/b,A start" {
		t.Errorf("the second entry is %s, under %s", lines[2], lines[0])
	}
}

func TestNoResources(t *testing.T) {
	main := view[page.AllResources](t, pagesOf(t, harbour("")), "resources")
	if main.None == "" || main.Table != nil || main.Figure != nil || main.CSV != "" {
		t.Errorf("without resources the page shows %+v", main)
	}
}

// A year that is all there is has columns once; one to come is not the latest.
func TestResourcesOfOneYear(t *testing.T) {
	for year, heads := range map[string]string{"2026": "Budget 2026, EUR", "2027": "Budget 2027, EUR"} {
		r := view[page.Plan](t, pagesOf(t, harbour("resources: [{year: "+year+", budget: 1}]\n")), "harbour").Resources
		if r.Year != "" || r.Heads.Money != heads || r.Total.Money.Planned != "1" {
			t.Errorf("of %s alone the table tells %+v", year, r)
		}
	}
}

// Without a currency the heads name none.
func TestResourcesWithoutCurrency(t *testing.T) {
	vocabulary := strings.NewReplacer("currency: EUR\n", "", "alignment: [wish]\n", "", "  - {id: wish, title: Wish of the town, plural: Wishes of the town}\n", "")
	pages := pagesWith(t, vocabulary, harbour(""), spending)
	if got := view[page.Plan](t, pages, "quay-1").Resources.Heads.Money; got != "Budget 2025 to 2027" {
		t.Errorf("the head is %q", got)
	}
	if got := view[page.Result](t, pages, "q1-a").Resources.MoneyHead; got != "Budget" {
		t.Errorf("the head is %q", got)
	}
}
