package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// tons is an indicator of the harbour that is broken down; parts are entries of
// its breakdown.
func tons(parts string) string {
	return harbour("indicators:\n  - {id: tons, title: Tons, measures: [goal], unit: tons, reading: annual, direction: increase, frequency: annual, baseline: {date: 2024-12-31, value: 0}, " +
		"targets: [{date: 2028-12-31, value: 100}], measurements: [{date: 2025-12-31, value: 30, source: 'https://harbour.example/'}], breakdown: [" + parts + "]}\n")
}

const (
	busy = "{of: quay-1, baseline: {date: 2024-12-31, value: 0}, targets: [{date: 2028-12-31, value: 40}], measurements: [{date: 2025-12-31, value: 1, source: 'https://harbour.example/', note: By hand.}]}"
	idle = "{of: quay-2, targets: [{date: 2028-12-31, value: 60, source: 'https://harbour.example/'}]}"
)

func TestBreakdown(t *testing.T) {
	pages := pagesOf(t, tons(busy+", "+idle), berth(1, ""), berth(2, ""))
	b := view[page.Indicator](t, pages, "tons").Breakdown
	if b == nil || b.Heading != "Quays side by side" || len(b.Rows) != 2 || b.Left != "" {
		t.Fatalf("the indicator is broken down: %+v", b)
	}
	first, second := b.Rows[0], b.Rows[1]
	if first.Link != (page.Link{Text: "Q1", Href: "../quay-1/#breakdown"}) || first.Latest != "1 tons" || first.Target != "40 tons" || first.Note != "By hand." || first.Source == "" {
		t.Errorf("the first part is %+v", first)
	}
	if first.Chip.Text != "Off track" || first.Chip.Mark != "illustrative" || first.LatestMark != "" || first.TargetMark != "illustrative" {
		t.Errorf("its rating is %+v; its marks %q, %q", first.Chip, first.LatestMark, first.TargetMark)
	}
	if second.Chip.Text != "No data" || second.Latest != "" || second.TargetMark != "" {
		t.Errorf("the part without data is %+v", second)
	}
	f := b.Figure
	if f.Of != (page.ChartID{Owner: "tons", Name: "breakdown"}) || !f.Own || f.Mark != "illustrative" || strings.Count(string(f.Picture), `href="../quay-`) != 2 {
		t.Errorf("the chart is %+v", f)
	}
}

// The key of the small pictures says what keeps them from a rating.
func TestBreakdownKey(t *testing.T) {
	const values = "measurements: [{date: 2025-12-31, value: 1}]"
	key := func(parts string) string {
		var words []string
		for _, entry := range view[page.Indicator](t, pagesOf(t, tons(parts), berth(1, ""), berth(2, "")), "tons").Breakdown.Figure.Legend {
			words = append(words, entry.Text)
		}
		return strings.Join(words, ", ")
	}
	if got := key("{of: quay-1, baseline: {date: 2024-12-31, value: 0}, " + values + "}"); !strings.HasPrefix(got, "No target, ") {
		t.Errorf("the key of one that has no target: %s", got)
	}
	if got := key("{of: quay-1, baseline: {date: 2024-12-31, value: 0}, " + values + "}, " + idle); !strings.HasPrefix(got, "No data, ") {
		t.Errorf("the key of two that lack different things: %s", got)
	}
}

// A plan shows the indicators that are broken down by it, beside the whole.
func TestPartsHere(t *testing.T) {
	pages := pagesOf(t, tons(busy+", "+idle), berth(1, ""), berth(2, ""))
	got := view[page.Plan](t, pages, "quay-1")
	if len(got.Parts) != 1 {
		t.Fatalf("there are %d parts", len(got.Parts))
	}
	row := got.Parts[0]
	if row.Link.Href != "../tons/" || row.Plan.Text != "The harbour" || row.Latest != "1 tons" || row.Whole.Latest != "30 tons" || row.Whole.Chip.Text != "On track" {
		t.Errorf("the part is %+v of the whole %+v", row, row.Whole)
	}
	if !strings.Contains(fmt.Sprint(got.Contents), "#breakdown") {
		t.Errorf("the contents are %+v", got.Contents)
	}
}

// What has no value in any plan has a table and no picture, and plans of
// several kinds are called plans.
func TestBreakdownWithoutValues(t *testing.T) {
	b := view[page.Indicator](t, pagesOf(t, tons("{of: harbour}, "+idle), berth(2, "")), "tons").Breakdown
	if b.Figure != nil || len(b.Rows) != 2 || b.Heading != "Plans side by side" {
		t.Errorf("it is broken down: %+v", b)
	}
	if b := view[page.Indicator](t, pagesOf(t, tons("")), "tons").Breakdown; b != nil {
		t.Errorf("what is not broken down shows %+v", b)
	}
}

// The table of the small pictures has the values of the parts, and the table
// below them the last of each, whatever numbers of values they have.
func TestBreakdownAgrees(t *testing.T) {
	var indicators strings.Builder
	want, last := map[string][]string{}, map[string][]string{}
	for i := range 64 { // each of three quays has none to three values
		id := fmt.Sprintf("tons-%d", i)
		var parts []string
		for q, n := range []int{i % 4, i / 4 % 4, i / 16} {
			var values []string
			latest := ""
			for year := range n {
				v := (i*37 + q*11 + year*53) % 100
				values = append(values, fmt.Sprintf("{date: %d-12-31, value: %d}", 2023+year, v))
				want[id], latest = append(want[id], fmt.Sprintf("Q%d %d", q+1, v)), fmt.Sprintf("%d tons", v)
			}
			if n == 0 {
				want[id] = append(want[id], fmt.Sprintf("Q%d ", q+1))
			}
			parts, last[id] = append(parts, fmt.Sprintf("{of: quay-%d, measurements: [%s]}", q+1, strings.Join(values, ", "))), append(last[id], latest)
		}
		fmt.Fprintf(&indicators, "  - {id: %s, title: Tons, measures: [goal], unit: tons, reading: annual, direction: increase, frequency: annual, breakdown: [%s]}\n", id, strings.Join(parts, ", "))
	}
	pages := pagesOf(t, harbour("indicators:\n"+indicators.String()), berth(1, ""), berth(2, ""), berth(3, ""))
	for id, rows := range want {
		b := view[page.Indicator](t, pages, id).Breakdown
		for i, row := range b.Rows {
			if row.Latest != last[id][i] {
				t.Errorf("%s: row %d says %q, not %q", id, i, row.Latest, last[id][i])
			}
		}
		var got []string
		for i := 0; b.Figure != nil && i < len(b.Figure.Data.Rows); i++ {
			row := b.Figure.Data.Rows[i]
			got = append(got, row[0].Text+" "+row[2].Value)
		}
		if none := strings.Join(last[id], "") == ""; none != (b.Figure == nil) || !none && fmt.Sprint(got) != fmt.Sprint(rows) {
			t.Errorf("%s: the table has %q, not %q", id, got, rows)
		}
	}
}
