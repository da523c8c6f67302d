package generator

import (
	"os"
	"strings"
	"testing"
)

// later is what happens after the first report of the small site: a correction,
// a new value, a revised target, an assessment and a step that become known.
var later = strings.NewReplacer(
	"    measurements: [{date: 2025-06-30, value: 31.5}]", "    measurements: [{date: 2025-06-30, value: 31.5}, {date: 2025-06-30, value: 12, corrects: 2025-06-30, recorded: 2026-03-01}, {date: 2026-05-31, value: 25}]",
	"      - {date: 2025-12-31, value: 1250, standing: illustrative}\n", "      - {date: 2025-12-31, value: 1250, standing: illustrative}\n      - {date: 2025-12-31, value: 1300, standing: illustrative, recorded: 2026-02-02, reason: Ice}\n",
)

// A report says what was known on its date: what was recorded later changes
// neither its tables nor its text nor its charts.
func TestReportsDoNotChange(t *testing.T) {
	const page, second = "en/report-2025/index.html", "en/report-2026/index.html"
	before := published(t, os.DirFS(goldenSite), Options{})
	changed := inMemory(t)
	name := "content/plans/quay-2.md"
	text := later.Replace(string(changed[name].Data))
	if strings.Count(text, "recorded: 2026-") < 3 {
		t.Fatal("the content was not changed")
	}
	changed[name].Data = []byte(text)
	after := published(t, changed, Options{})
	if before[page] != after[page] {
		t.Errorf("%s changes at line %d", page, firstDifference(before[page], after[page]))
	}
	if before[second] == after[second] {
		t.Error("the report of a later date does not show what was recorded by then")
	}
	if !strings.Contains(before[page], "1,238") || strings.Contains(before[page], "1,240") {
		t.Error("the report shows a correction that was recorded later")
	}
	if !strings.Contains(before["en/quay-2-ships/index.html"], "1,240") {
		t.Error("the page of the indicator does not show the correction")
	}
}

// Tables that the author placed stand there, the others at the end; all headings
// and tables are numbered.
func TestReportIsNumbered(t *testing.T) {
	page := published(t, os.DirFS(goldenSite), Options{})["en/report-2025/index.html"]
	last := 0
	for _, want := range []string{
		`<span class="number">1</span> How ships came in`, "Table 1: Indicators", `<span class="number">1.1</span> What was done`, "Table 2: Actions",
		`<span class="number">2</span> Risks`, `<span class="number">3</span> What is late`,
	} {
		at := strings.Index(page, want)
		if at < last {
			t.Errorf("%q does not stand where it should", want)
		}
		last = max(at, last)
	}
}
