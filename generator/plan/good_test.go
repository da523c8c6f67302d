package plan

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// whole is a plan with every kind of item and most keys, as the design shows it.
const whole = `---
id: sg13
kind: study-group
title: Future networks and emerging network technologies
short: SG13
parent: sector
status: consultation
formerly: [sg13-2022]
unconfirmed: [title, mandate]
vision: Networks that serve everyone.
mandate: |
  Requirements and **architectures**.
profile:
  - {label: Working parties, text: four, source: "https://www.itu.int/"}
analysis:
  summary: It holds.
  strengths: [Institutes come early.]
sources:
  - {title: SG13, url: "https://www.itu.int/", accessed: 2026-06-01, supports: [mandate]}
results:
  - id: sg13-oc1
    level: outcome
    title: Members bring their work
    contributes_to: [itut-oc2]
indicators:
  - id: sg13-contributions
    title: Contributions per meeting
    measures: [sg13-oc1]
    unit: contributions
    reading: point-in-time
    direction: increase
    frequency: annual
    baseline:
      - {date: 2024-07-26, value: 236, source: "https://www.itu.int/"}
      - {date: 2024-07-26, value: 240, standing: illustrative, recorded: 2025-01-15, reason: recounted}
    targets: [{date: 2028-12-31, value: 320, standing: illustrative}]
    measurements:
      - {date: 2025-03-14, value: 276, source: "https://www.itu.int/", standing: final}
      - {date: 2025-03-14, value: 277, corrects: 2025-03-14, recorded: 2025-06-30}
      - {date: 2026-06-30, value: 280.5, recorded: 2026-07-02}
  - id: sg13-steps
    title: Steps to the architecture
    measures: [sg13-oc1]
    reading: milestone
    frequency: annual
    milestones:
      - {title: agreed, due: 2025-12-31, reached: 2025-11-30, source: "https://www.itu.int/"}
      - {title: in force, due: 2026-12-31}
  - id: sg13-delay
    title: Days of delay
    measures: [sg13-oc1]
    unit: days
    reading: annual
    direction: decrease
    frequency: annual
    tolerance: 0.5
    baseline: {date: 2024-12-31, value: 0}
    targets: [{date: 2028-12-31, value: 0}]
risks:
  - id: sg13-r1
    type: strategic
    category: delivery
    title: Industry takes its work elsewhere
    threatens: [sg13-oc1]
    response: reduce
    review_due: 2026-12-31
    assessments:
      - {date: 2025-06-30, inherent: {likelihood: 4, impact: 4}, residual: {likelihood: 3, impact: 4}}
      - {date: 2026-06-30, inherent: {likelihood: 5, impact: 3}, residual: {likelihood: 1, impact: 5}}
    controls: [An early announcement]
actions:
  - {id: sg13-a1, title: Ask, due: 2026-06-30, treats: [sg13-r1], history: [{date: 2025-06-30, status: planned}, {date: 2026-06-30, status: done}]}
---
Prose. [[sg13-contributions]] links.
`

func TestGoodPlan(t *testing.T) {
	config := testConfig(t)
	for _, form := range forms {
		content, diags := decodeFile(t, form.save(whole), config)
		p := content.Plan
		if len(diags) > 0 || p == nil {
			t.Fatalf("%s: %s", form.reason, inLines(diags))
		}
		if p.ID.ID != "sg13" || p.Name() != "SG13" || p.Status != InConsultation || p.File != "content/sg13.md" || p.Period != config.Period {
			t.Errorf("%s: the plan is %s %s %s %s %v", form.reason, p.ID.ID, p.Name(), p.Status, p.File, p.Period)
		}
		if got := p.Mandate.Lead.Fill(nil); got != "Requirements and architectures." {
			t.Errorf("%s: the mandate begins with %q", form.reason, got)
		}
		if got := p.Body.Refs[0]; got.Target != "sg13-contributions" || got.Pos != (diagnostic.Pos{Line: 74 + form.lines, Column: 10}) {
			t.Errorf("%s: the body refers to %+v", form.reason, got)
		}
		progress := p.Indicators[0].Assess(config.AsOf, config.AsOf, config.Rating, 366)
		if s := progress.Series; s.Baseline.Value.Plain() != "240" || s.Last().Value.Plain() != "277" || s.Last().Recorded.String() != "2025-06-30" {
			t.Errorf("%s: known are %s and %s", form.reason, s.Baseline.Value, s.Last().Value)
		}
		if m := p.Indicators[0].Measurements[0]; m.Recorded != m.Date {
			t.Errorf("%s: without a day of its own the value of %s is recorded on %s", form.reason, m.Date, m.Recorded)
		}
		if status, late := p.Actions[0].State(config.AsOf); status != Done || late {
			t.Errorf("%s: the action is %s, late %v", form.reason, status, late)
		}
	}
}

// What is not given has its default.
func TestLeastPlan(t *testing.T) {
	content, diags := decodeFile(t, "---\nid: sg13\nkind: study-group\ntitle: Future networks\n---", testConfig(t))
	p := content.Plan
	if len(diags) > 0 || p == nil {
		t.Fatal(inLines(diags))
	}
	if p.Name() != p.Title || p.Status != Draft || p.Period.From != 2025 || !Published(p.Publish) || !p.Body.Empty() {
		t.Errorf("got %+v", p)
	}
	no := false
	if Published(&no) {
		t.Error("publish: false is published")
	}
}

func TestGoodPage(t *testing.T) {
	for _, kind := range []string{"page", `"page"`, "page # prose", "'page'  "} {
		text := "---\nid: about\nkind: " + kind + "\ntitle: About\n---\n## Why\n"
		for _, form := range forms {
			content, diags := decodeFile(t, form.save(text), testConfig(t))
			if len(diags) > 0 || content.Page == nil || content.Plan != nil || content.Page.Title != "About" || len(content.Page.Body.Headings) != 1 {
				t.Errorf("kind: %s%s: %s", kind, form.reason, inLines(diags))
			}
		}
	}
	for _, front := range []string{"\"kind\": page", "kind : page", "{id: about, kind: page, title: About}", "kind:\n  page"} {
		text := "---\nid: about\ntitle: About\n" + front + "\n---\n"
		if strings.HasPrefix(front, "{") {
			text = "---\n" + front + "\n---\n"
		}
		if content, diags := decodeFile(t, text, testConfig(t)); content.Page == nil || len(diags) > 0 {
			t.Errorf("%s makes no page: %s", front, inLines(diags))
		}
	}
	content, diags := decodeFile(t, "---\nid: a-page\nkind: sector\ntitle: x\nmandate: |\n  kind: page\n---\n", testConfig(t))
	if content.Plan == nil || len(diags) > 0 {
		t.Errorf("a text that mentions a page makes a page of its plan: %s", inLines(diags))
	}
}

func TestTooManyItems(t *testing.T) {
	text := file("results:\n" + strings.Repeat("  - {id: r-1, level: outcome, title: a}\n", maxItems+1))
	_, diags := decodeFile(t, text, testConfig(t))
	if len(diags) != 1 || diags[0].Code != "too-many" || !strings.Contains(diags[0].Message, "2001 results") {
		t.Error(inLines(diags))
	}
}
