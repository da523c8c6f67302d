package generator

import (
	"strings"
	"testing"
	"testing/fstest"
)

// embeds are put into the first report of the small site: all that a text can
// show of items.
const embeds = `
Values: [[quay-2-ships#latest]] [[quay-2-ships#target]] [[quay-2-ships#baseline]] [[quay-2-ships#date]] [[quay-2-wait#rating]]
[[quay-2-oc#rating]] [[quay-2-r1#level]] [[quay-2-a1#status]] [[quay-2-a2#status]] [[harbour-steps#latest]] [[harbour-steps#rating]] [[harbour-steps#date]].

![[quay-2-wait]]

![[quay-2-cranes]]

![[harbour-tons]]

![[harbour-steps]]

![[quay-2-oc]]

![[harbour-g1]]

![[quay-2]]

![[harbour]]

![[quay-2-r1]]

![[quay-2-a1]]

![[quay-2-a2]]

![[plan-revision]]

![[old-task]]

![[gauge-report]]

![[board-2026-1]]

![[review-2025]]

![[review-2025-f1]]

![[review-2025-f2]]

![[charter]]

![[charter-3]]

![[berths]]

![[berths-c2]]

![[self-2026]]
`

// afterwards is what is recorded after the first report, item by item.
var afterwards = []struct{ what, file, old, new string }{
	{"a measurement", "content/plans/quay-2.md", "value: 31.5}]", "value: 31.5}, {date: 2026-05-31, value: 25}]"},
	{"a correction", "content/plans/quay-2.md", "value: 31.5}]", "value: 31.5}, {date: 2025-06-30, value: 12, corrects: 2025-06-30, recorded: 2026-03-01}]"},
	{"a late measurement of an earlier day", "content/plans/quay-2.md", "value: 31.5}]", "value: 31.5}, {date: 2025-09-30, value: 11, recorded: 2026-03-01}]"},
	{"another baseline", "content/plans/quay-2.md", `baseline: {date: 2024-12-31, value: 1200, source: "https://harbour.example/2024"}`, "baseline: [{date: 2024-12-31, value: 1200, source: \"https://harbour.example/2024\"}, {date: 2024-12-31, value: 1100, recorded: 2026-01-05, reason: Recount}]"},
	{"a target that moves", "content/plans/quay-2.md", "targets: [{date: 2027-12-31, value: 20}]", "targets: [{date: 2027-12-31, value: 20}, {date: 2028-12-31, value: 10, replaces: 2027-12-31, recorded: 2026-02-02, reason: Ice}]"},
	{"a first figure", "content/plans/quay-2.md", "    targets: [{date: 2027-12-31, value: 9.5}]\n", "    targets: [{date: 2027-12-31, value: 9.5}]\n    measurements: [{date: 2026-02-28, value: 9}]\n"},
	{"an assessment", "content/plans/quay-2.md", "residual: {likelihood: 1, impact: 3}}\n", "residual: {likelihood: 1, impact: 3}}\n      - {date: 2026-02-28, inherent: {likelihood: 2, impact: 3}, residual: {likelihood: 2, impact: 3}, note: Worse.}\n"},
	{"a late assessment of an earlier day", "content/plans/quay-2.md", "residual: {likelihood: 1, impact: 3}}\n", "residual: {likelihood: 1, impact: 3}}\n      - {date: 2025-11-30, recorded: 2026-01-15, inherent: {likelihood: 2, impact: 3}, residual: {likelihood: 2, impact: 3}, note: Worse.}\n"},
	{"a first assessment", "content/plans/quay-2.md", "review_due: 2025-11-11}", "review_due: 2025-11-11, assessments: [{date: 2026-02-28, inherent: {likelihood: 2, impact: 3}, residual: {likelihood: 2, impact: 3}}]}"},
	{"a step", "content/plans/quay-2.md", "note: Stones are ordered.}]", "note: Stones are ordered.}, {date: 2026-04-01, status: done}]"},
	{"a step told late", "content/plans/quay-2.md", "note: Stones are ordered.}]", "note: Stones are ordered.}, {date: 2025-11-01, recorded: 2026-01-10, status: done}]"},
	{"a first step", "content/plans/quay-2.md", "title: Paint the cranes, ", "title: Paint the cranes, history: [{date: 2026-02-01, status: under-way}], "},
	{"a milestone", "content/harbour.md", "due: 2026-06-30}", "due: 2026-06-30, reached: 2026-05-31}"},
	{"a milestone told late", "content/harbour.md", "due: 2026-06-30}", "due: 2026-06-30, reached: 2025-11-30, recorded: 2026-02-02}"},
	{"a part", "content/harbour.md", "targets: [{date: 2027-12-31, value: 200}]", "targets: [{date: 2027-12-31, value: 200}]\n        measurements: [{date: 2026-01-31, value: 90}]"},
	{"what an output used", "content/plans/quay-2.md", "spent: 12000", "spent: 13000"},
	{"a task that is done", "content/records/tides.md", "due: 2025-10-31,", "due: 2025-10-31, done: 2026-02-02,"},
	{"an answer", "content/records/berths.md", "date: 2026-06-20}", "date: 2026-06-20, outcome: accepted}"},
	{"what follows of a finding", "content/records/review-2025.md", "unconfirmed: [text]}", "unconfirmed: [text], leads_to: [quay-2-a1]}"},
	{"what carries out a clause", "content/records/more-gauges.md", "kind: decision\n", "kind: decision\nimplements: [charter-3]\n"},
	{"a position", "content/plans/quay-2.md", "landscape:\n", "positioning: [{date: 2026-02-02, relevance: {score: 4, evidence: [A]}, strength: {score: 2, evidence: [B]}}]\nlandscape:\n"},
	{"a second report", "content/records/report-2026.md", "date: 2026-06-30", "date: 2026-05-30"},
}

// reported is the small site with a report that shows all there is to show.
func reported(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := inMemory(t)
	edit(t, fsys, "content/records/report-2025.md", "\n### What was done\n", embeds+"\n### What was done\n")
	edit(t, fsys, "content/records/report-2025.md", "to: board\n", "to: board\nabout: [quay-2-wait, quay-2-cranes, quay-2-a1, quay-2-r2, old-task, harbour-steps, review-2025-f2, charter-3, berths-c2]\n")
	edit(t, fsys, "content/plans/quay-2.md", "risks:\n", "risks:\n  - {id: quay-2-r3, type: strategic, category: fraud, title: Bribes, threatens: [quay-2-op], response: avoid, review_due: 2025-11-11}\n")
	edit(t, fsys, "content/plans/quay-2.md", "actions:\n", "actions:\n  - {id: quay-2-a2, title: Paint the cranes, owner: Quay office, due: 2026-12-31, serves: [quay-2-op]}\n")
	edit(t, fsys, "content/records/tides.md", "events:\n", "events:\n  - {id: old-task, title: Old task, due: 2025-10-31, body: board}\n")
	return fsys
}

func edit(t *testing.T, fsys fstest.MapFS, name, old, new string) {
	t.Helper()
	text := string(fsys[name].Data)
	if strings.Count(text, old) != 1 {
		t.Fatalf("%s has %q %d times", name, old, strings.Count(text, old))
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
}

// Nothing that is recorded after the date of a report changes it, whatever it
// shows.
func TestReportsShowWhatWasKnown(t *testing.T) {
	if testing.Short() {
		t.Skip("it publishes a site for each thing that can be recorded")
	}
	const page, document = "en/report-2025/index.html", "en/report-2025/report-2025.docx"
	before := published(t, reported(t), Options{})
	for _, c := range afterwards {
		fsys := reported(t)
		edit(t, fsys, c.file, c.old, c.new)
		after := published(t, fsys, Options{})
		if before[page] != after[page] {
			t.Errorf("%s changes it: %s", c.what, difference(before[page], after[page]))
		}
		if was, is := unpacked(t, document, before[document])["word/document.xml"], unpacked(t, document, after[document])["word/document.xml"]; was != is {
			t.Errorf("%s changes the document: %s", c.what, difference(was, is))
		}
	}
}

// difference is where two texts begin to differ.
func difference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	return excerpt(a, i) + "\n   and " + excerpt(b, i)
}

// A report is compared with the one before to the same body only where that was
// on the same plan, and tells of no task about plans that it is not on.
func TestReportsKeepToTheirScope(t *testing.T) {
	fsys := inMemory(t)
	edit(t, fsys, "content/records/report-2025.md", "to: board\n", "to: board\nscope: [town]\n")
	edit(t, fsys, "content/records/report-2026.md", "scope: [harbour]\n", "scope: [quay-2]\n")
	edit(t, fsys, "content/plans/quay-2.md", "note: Stones are ordered.}]", "note: Stones are ordered.}, {date: 2025-06-01, status: done, note: It stands.}]")
	edit(t, fsys, "content/records/tides.md", "due: 2026-09-01, place: All quays", "due: 2026-03-01, about: [quay-1], place: All quays")
	page := published(t, fsys, Options{})["en/report-2026/index.html"]
	for _, want := range []string{"It stands.", "Revised plan of the second quay"} {
		if !strings.Contains(page, want) {
			t.Errorf("the report does not tell of %q", want)
		}
	}
	if !strings.Contains(page, "Ships a year") || strings.Contains(page, "with no new value") {
		t.Error("an indicator is left out that no report has told of")
	}
	if strings.Contains(page, "Check before the winter") {
		t.Error("the report tells of a task about another plan")
	}
}

// What an action was before its first step is known only where that says so.
func TestReportsTellOfNoActionThatWasPlannedLater(t *testing.T) {
	fsys := reported(t)
	edit(t, fsys, "content/plans/quay-2.md", "title: Paint the cranes, ", "title: Paint the cranes, history: [{date: 2026-02-01, status: planned}, {date: 2026-03-01, status: under-way}], ")
	edit(t, fsys, "content/records/report-2025.md", "![[quay-2-a2]]\n", "")
	edit(t, fsys, "content/records/report-2025.md", " [[quay-2-a2#status]]", "")
	files := published(t, fsys, Options{})
	if strings.Contains(files["en/report-2025/index.html"], "Paint the cranes") || !strings.Contains(files["en/report-2026/index.html"], "Paint the cranes") {
		t.Error("an action stands in a report of a day before it was planned, or in none")
	}
}
