package generator

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"
)

// secrets are things of each sort that are not to be published. Their ids,
// titles and texts have the word "zeppelin"; what is published names them by
// their ids where a reference to what is hidden is allowed.
var secrets = map[string]string{
	"content/plans/zeppelin-quay.md": `---
id: zeppelin-quay
kind: quay
title: Zeppelin quay
short: Zeppelin
parent: harbour
publish: false
status: adopted
review_due: 2026-05-05
formerly: [zeppelin-old]
implements: [charter-3]
profile: [{label: Length, text: Zeppelin length}]
regional_groups: [{name: Zeppelin rowers, of: quay-2}]
landscape:
  - {title: Zeppelin topic, position: gap, others: [{name: Zeppelin company}], relevance: {score: 4, evidence: [Zeppelin]}, strength: {score: 2, evidence: [Zeppelin]}}
results: [{id: zeppelin-oc, level: outcome, title: Zeppelin outcome, contributes_to: [harbour-g1], implements: [charter-3]}]
indicators:
  - id: zeppelin-k
    title: Zeppelin indicator
    measures: [harbour-g1]
    unit: zeppelins
    reading: point-in-time
    direction: increase
    frequency: annual
    baseline: {date: 2024-12-31, value: 1}
    targets: [{date: 2027-12-31, value: 9}]
    breakdown: [{of: quay-2, measurements: [{date: 2025-12-31, value: 3, note: Zeppelin note}]}]
risks:
  - id: zeppelin-r
    type: strategic
    category: fraud
    title: Zeppelin risk
    threatens: [harbour-g1]
    review_due: 2026-01-01
    assessments: [{date: 2025-03-31, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 5, impact: 5}, note: Zeppelin note}]
actions: [{id: zeppelin-a, title: Zeppelin action, owner: Zeppelin office, due: 2025-12-31, serves: [harbour-g1], treats: [quay-2-r1], implements: [charter-3]}]
resources: [{result: zeppelin-oc, year: 2026, budget: 77, note: Zeppelin money}]
communication: {audiences: [{id: crews, title: Zeppelin crews}], messages: [{text: Zeppelin message, for: [crews]}], activities: [zeppelin-a, quay-2-a1], indicators: [quay-2-ships]}
---
Zeppelin text, see [[quay-2]].
`,
	"content/zeppelin-page.md":               "---\nid: zeppelin-page\nkind: page\ntitle: Zeppelin page\npublish: false\nimplements: [charter-3]\n---\nSee [[quay-2]].\n",
	"content/records/zeppelin-report.md":     "---\nid: zeppelin-report\nkind: report\ntitle: Zeppelin report\nto: board\ndate: 2026-01-31\npublish: false\nscope: [quay-2]\nimplements: [charter-3]\n---\nSee [[quay-2]].\n",
	"content/records/zeppelin-review.md":     "---\nid: zeppelin-review\nkind: review\ntitle: Zeppelin review\nto: board\ndate: 2026-01-31\npublish: false\nabout: [quay-2]\nfindings: [{id: zeppelin-f, title: Zeppelin finding, evidence: [quay-2-ships], leads_to: [quay-2-a1]}]\n---\n",
	"content/records/zeppelin-decision.md":   "---\nid: zeppelin-decision\nkind: decision\ntitle: Zeppelin decision\nby: board\ndate: 2026-01-31\npublish: false\ndecides: Zeppelin\nevidence: [quay-2-ships]\nleads_to: [quay-2-a1]\nabout: [quay-2]\n---\n",
	"content/records/zeppelin-resolution.md": "---\nid: zeppelin-resolution\nkind: resolution\ntitle: Zeppelin resolution\nstate: draft\npublish: false\nclauses: [{id: zeppelin-c, part: zeppelin, label: a, title: Zeppelin clause, text: Zeppelin, shown_on: [calendar]}]\n---\n",
	"content/records/zeppelin-calendar.md":   "---\nid: zeppelin-calendar\nkind: calendar\ntitle: Zeppelin calendar\npublish: false\nevents: [{id: zeppelin-e, title: Zeppelin event, due: 2026-01-01, body: board, about: [quay-2]}]\n---\n",
	"content/records/zeppelin-asked.md": "---\nid: zeppelin-asked\nkind: consultation\ntitle: Zeppelin consultation\nopens: 2026-06-01\ncloses: 2026-07-01\nasks: Zeppelins\nquestions: [Zeppelin]\npublish: false\nabout: [quay-2]\n" +
		"contributions: [{id: zeppelin-v, title: Zeppelin view, from: Zeppelin office, date: 2026-06-02, leads_to: [quay-2]}]\n---\n",
	"content/records/zeppelin-self.md": "---\nid: zeppelin-self\nkind: self-assessment\ntitle: Zeppelin self\ndate: 2026-02-01\npublish: false\nabout: [quay-2]\nstages: [{id: begun, title: Zeppelin}, {id: used, title: Used}]\npractices: [{title: Zeppelin practice, stage: used, evidence: [Zeppelin], actions: [quay-2-a1]}]\n---\n",
}

// named puts what is hidden inside files that are published, and names it there.
var named = map[string]*strings.Replacer{
	"content/plans/quay-2.md": strings.NewReplacer(
		"risks:\n", "risks:\n  - {id: zeppelin-r3, publish: false, type: strategic, category: fraud, title: Zeppelin, threatens: [quay-2-op], review_due: 2025-01-01, formerly: [zeppelin-r2]}\n",
		"actions:\n", "actions:\n  - {id: zeppelin-a3, publish: false, title: Zeppelin, owner: Zeppelin, due: 2025-01-01, treats: [quay-2-r1], serves: [quay-2-op], implements: [charter-2]}\n",
		"results:\n", "results:\n  - {id: zeppelin-o3, publish: false, level: output, title: Zeppelin, contributes_to: [quay-2-oc], implements: [charter-2]}\n",
		"indicators:\n", "indicators:\n  - {id: zeppelin-k3, publish: false, title: Zeppelin, measures: [quay-2-oc], unit: x, reading: point-in-time, direction: increase, frequency: annual, baseline: {date: 2024-12-31, value: 1}, targets: [{date: 2027-12-31, value: 2}]}\n",
		"treats: [quay-2-r1, ", "treats: [quay-2-r1, zeppelin-r, zeppelin-r3, ",
		"resources:\n", "resources:\n  - {result: zeppelin-o3, year: 2027, budget: 7707077, note: Zeppelin}\n",
		"activities: [quay-2-a1]", "activities: [quay-2-a1, zeppelin-a, zeppelin-a3]\n  indicators: [zeppelin-k, zeppelin-k3]",
	),
	"content/plans/quay-1.md": strings.NewReplacer("regional_groups:\n", "regional_groups:\n  - {name: Zeppelin friends, of: zeppelin-quay}\n"),
	"content/harbour.md": strings.NewReplacer("breakdown:\n",
		"breakdown:\n      - {of: zeppelin-quay, baseline: {date: 2024-12-31, value: 7707077}, targets: [{date: 2027-12-31, value: 7707078, note: Zeppelin}], measurements: [{date: 2025-12-31, value: 7707079, note: Zeppelin}]}\n"),
	"content/records/review-2025.md": strings.NewReplacer("findings:\n", "findings:\n  - {id: zeppelin-f3, publish: false, title: Zeppelin, evidence: [quay-2-ships], leads_to: [quay-2-a1]}\n",
		"leads_to: [more-gauges, ", "leads_to: [zeppelin-decision, zeppelin-a, zeppelin-e, more-gauges, ", "evidence: [quay-2-ships]", "evidence: [quay-2-ships, zeppelin-k, zeppelin-report]"),
	"content/records/charter.md":     strings.NewReplacer("clauses:\n", "clauses:\n  - {id: zeppelin-c3, publish: false, part: zeppelin part, label: z, addressee: Zeppelin, title: Zeppelin, text: Zeppelin, shown_on: [calendar]}\n"),
	"content/records/tides.md":       strings.NewReplacer("events:\n", "events:\n  - {id: zeppelin-e3, publish: false, title: Zeppelin, body: board, due: 2025-02-02, about: [quay-2]}\n", "about: [more-gauges]", "about: [more-gauges, zeppelin-decision, zeppelin-quay]"),
	"content/records/berths.md":      strings.NewReplacer("contributions:\n", "contributions:\n  - {id: zeppelin-v3, publish: false, title: Zeppelin, from: Zeppelin, date: 2026-06-02, leads_to: [quay-2]}\n", "leads_to: [quay-2]", "leads_to: [quay-2, zeppelin-a]"),
	"content/records/self.md":        strings.NewReplacer("actions: [quay-2-a1]", "actions: [quay-2-a1, zeppelin-a, zeppelin-a3]", "about: [harbour]", "about: [harbour, zeppelin-quay]"),
	"content/records/report-2026.md": strings.NewReplacer("scope: [harbour]", "scope: [harbour, zeppelin-quay]", "implements: [charter-2]", "implements: [charter-2, zeppelin-c]\nabout: [zeppelin-page]"),
}

// What has publish: false is in no file: neither under its name nor in what a
// file that can be unpacked holds.
func TestHiddenIsNowhere(t *testing.T) {
	fsys := inMemory(t)
	for name, text := range secrets {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, r := range named {
		text := string(fsys[name].Data)
		if fsys[name].Data = []byte(r.Replace(text)); string(fsys[name].Data) == text {
			t.Fatalf("%s was not changed", name)
		}
	}
	s, diags, err := Check(t.Context(), fsys, Options{Unpublished: true})
	if s == nil || err != nil {
		t.Fatal(err, diags.Sorted())
	}
	for _, opt := range []Options{{}, {BaseURL: "https://plans.example.org/harbour/", SearchLibrary: []byte("export default 1;")}} {
		hidden := published(t, fsys, opt)
		noSecret(t, hidden)
		compareWithout(t, hidden, published(t, inMemory(t), opt))
	}
}

func noSecret(t *testing.T, hidden map[string]string) {
	t.Helper()
	for name, text := range hidden {
		for inside, text := range unpacked(t, name, text) {
			if i := strings.Index(strings.ToLower(inside+text), "zeppelin"); i >= 0 {
				t.Errorf("%s has what is hidden: %s", name, excerpt(inside+text, i))
			}
			if i := strings.Index(strings.ReplaceAll(text, ",", ""), "770707"); i >= 0 {
				t.Errorf("%s has a hidden figure", name)
			}
		}
	}
}

// compareWithout compares what is published with a site that has nothing hidden.
func compareWithout(t *testing.T, hidden, plain map[string]string) {
	t.Helper()
	for name, want := range plain {
		if got := hidden[name]; got != want && !strings.HasSuffix(name, ".docx") {
			t.Errorf("%s shows at line %d that something is hidden", name, firstDifference(got, want))
		}
	}
	for name := range hidden {
		if _, ok := plain[name]; !ok {
			t.Errorf("%s exists because of what is hidden", name)
		}
	}
}

func excerpt(text string, at int) string {
	return text[max(0, at-80):min(len(text), at+80)]
}

// unpacked are the parts of a file: itself or, of an archive, what is in it.
func unpacked(t *testing.T, name, text string) map[string]string {
	t.Helper()
	if !strings.HasSuffix(name, ".docx") {
		return map[string]string{name: text}
	}
	z, err := zip.NewReader(bytes.NewReader([]byte(text)), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(data)
	}
	return out
}
