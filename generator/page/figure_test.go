package page_test

import (
	"encoding/json"
	"strings"
	"testing"

	"plansite/generator/chart"
	"plansite/generator/page"
)

// csv is the table of a figure for a spreadsheet, its lines joined by bars.
func csv(f *page.Figure) string {
	return strings.ReplaceAll(strings.TrimSuffix(string(f.Chart.Table().CSV()), "\r\n"), "\r\n", "|")
}

// names are the names of all values of a figure's option, in their order.
func names(t *testing.T, f *page.Figure) string {
	t.Helper()
	text, err := f.Chart.(chart.Interactive).Option(chart.LTR)
	if err != nil {
		t.Fatal(err)
	}
	var option struct {
		Series []struct{ Data []struct{ Name string } }
	}
	if err := json.Unmarshal(text, &option); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, s := range option.Series {
		for _, x := range s.Data {
			out = append(out, x.Name)
		}
	}
	return strings.Join(out, "|")
}

// The figures of a chart come as plain values in CSV and as words in the
// interactive chart.
func TestFiguresInOtherForms(t *testing.T) {
	const percent, large = "unit: '%'", "targets: [{date: 2027-12-31, value: 12345.50}]"
	risk := "risks:\n  - id: r\n    type: strategic\n    category: weather\n    title: Storm\n    threatens: [goal]\n    owner: Port\n    response: reduce\n" +
		"    assessments: [{date: 2025-06-30, inherent: {likelihood: 4, impact: 4}, residual: {likelihood: 2, impact: 3}}]\n"
	pages := pagesOf(t, indicator(point, counted, rising, base, large, values)+risk)
	kept := pagesOf(t, indicator(point, percent, "direction: maintain", "targets: [{date: 2027-12-31, value: 90}]", "measurements: [{date: 2025-12-31, value: 85.5}]"))
	for _, c := range []struct {
		reason     string
		figure     *page.Figure
		csv, names string
	}{
		{"a trend", view[page.Indicator](t, pages, "kpi").Figure,
			"Date,Kind,Value,Unit,Source,Standing|2024-12-31,Baseline,100,ships,https://example.org/,final|2025-12-31,Measured,130,ships,https://example.org/,final|2027-12-31,Target,12345.5,ships,,illustrative",
			"31 December 2025: 130 ships (final)|Baseline of 31 December 2024: 100 ships (final)|Target for 31 December 2027: 12,345.5 ships (illustrative)"},
		{"bullets", view[page.Result](t, pages, "goal").Figure,
			"Indicator,Rating,Latest,Latest: Unit,Target,Target: Unit,Progress,Progress: Unit,Expected,Expected: Unit|Ships,Off track,130,ships,12345.5,ships,0.2,%,50,%",
			"Ships: Off track: 0.2% of the way, 50% expected|Ships: 50% of the way expected by 30 June 2026"},
		{"bullets of values to be kept", view[page.Result](t, kept, "goal").Figure,
			"Indicator,Rating,Latest,Latest: Unit,Target,Target: Unit,Progress,Expected|Ships,On track,85.5,%,90,%,,",
			twice("Ships: On track: 85.5%, to be kept at 90%") + "|Ships: On track: 85.5%, to be kept at 90%"},
		{"levels", view[page.Risk](t, pages, "r").Figure,
			"Date,Inherent,Residual,Standing,Note|2025-06-30,High (likelihood: Likely; impact: Large),Low (likelihood: Unlikely; impact: Medium),illustrative,",
			twice("30 June 2025, without controls: High (likelihood: Likely; impact: Large)") + "|" + twice("30 June 2025, with controls: Low (likelihood: Unlikely; impact: Medium)")},
	} {
		if got := csv(c.figure); got != c.csv {
			t.Errorf("%s: CSV is\n\t%s\nwant\n\t%s", c.reason, got, c.csv)
		}
		if got := names(t, c.figure); got != c.names {
			t.Errorf("%s: the names are\n\t%s\nwant\n\t%s", c.reason, got, c.names)
		}
	}
	heat := view[page.Overview](t, pages, "risks").Figure
	if got, want := csv(heat), "Likelihood,Impact,Band,Risks|2 Unlikely,3 Medium,Low,1"; got != want {
		t.Errorf("a heat map: CSV is %s, want %s", got, want)
	}
	if got := strings.Split(names(t, heat), "|"); len(got) != 25 || got[7] != "1 risk: Low (likelihood: Unlikely; impact: Medium)" {
		t.Errorf("a heat map: the names are %q", got)
	}
}

func twice(text string) string { return text + "|" + text }
