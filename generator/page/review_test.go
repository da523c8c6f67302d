package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// fairway is a plan with an indicator, a risk and two actions that records
// can rest on. A value was corrected, and a target changed, in May 2026.
const fairway = `indicators:
  - id: ships
    title: Ships
    measures: [goal]
    unit: ships
    reading: point-in-time
    direction: increase
    frequency: annual
    baseline: {date: 2024-12-31, value: 0}
    targets:
      - {date: 2028-12-31, value: 100}
      - {date: 2028-12-31, value: 80, recorded: 2026-05-10, reason: The channel is shallow.}
      - {date: 2028-12-31, value: 60, recorded: 2026-05-20, reason: Shallower still.}
    measurements:
      - {date: 2025-12-31, value: 40}
      - {date: 2025-12-31, value: 5, corrects: 2025-12-31, recorded: 2026-05-01}
risks:
  - id: storm
    type: strategic
    category: weather
    title: A storm
    threatens: [goal]
    response: reduce
    assessments:
      - {date: 2025-06-30, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 5, impact: 5}}
      - {date: 2026-05-01, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 1, impact: 1}}
actions:
  - {id: dredge, title: Dredge, due: 2026-04-30, treats: [storm], history: [{date: 2026-01-01, status: under-way}]}
  - {id: buoys, title: Buoys, due: 2026-12-31, history: [{date: 2026-01-01, status: done}]}
`

// reviewed is a review of January 2026 with these findings.
func reviewed(findings ...string) string {
	return "id: review\nkind: review\ntitle: A review\nto: board\ndate: 2026-01-31\nfindings:\n  - {" + strings.Join(findings, "}\n  - {") + "}\n"
}

// said is a reading in words.
func said(r *page.Reading) string {
	if r == nil {
		return ""
	}
	return strings.TrimSpace(r.Value + " " + r.Chip.Text)
}

func TestEvidenceIsShownAsItWasKnownThen(t *testing.T) {
	pages := pagesOf(t, harbour(fairway), reviewed("id: f-1, title: F, evidence: [ships, storm, dredge, goal]"))
	entries := view[page.Finding](t, pages, "f-1").Evidence.Entries
	for i, want := range []struct{ id, then, now string }{
		{"ships", "40 ships On track", "5 ships Off track"},
		{"storm", "High", "Low"},
		{"dredge", "Under way", "Late"},
		{"goal", "", ""},
	} {
		got := entries[i]
		if got.Item.ID != want.id || said(got.Then) != want.then || said(got.Now) != want.now {
			t.Errorf("%s: then %q, now %q; want %+v", got.Item.ID, said(got.Then), said(got.Now), want)
		}
		if (got.Item.Chip == nil) != (want.now != "") {
			t.Errorf("%s: its state stands there twice, or not at all", got.Item.ID)
		}
	}
}

// On the day of the record itself there is nothing to compare.
func TestEvidenceOfTheAsOfDate(t *testing.T) {
	review := strings.Replace(reviewed("id: f-1, title: F, evidence: [ships]"), "2026-01-31", "2026-06-30", 1)
	if got := view[page.Finding](t, pagesOf(t, harbour(fairway), review), "f-1").Evidence.Entries[0]; got.Then != nil || got.Now == nil {
		t.Errorf("then %q, now %q", said(got.Then), said(got.Now))
	}
}

func TestTargetsThatWereChangedAreTold(t *testing.T) {
	pages := pagesOf(t, harbour(fairway), reviewed("id: f-1, title: F, leads_to: [ships, dredge]"))
	entries := view[page.Finding](t, pages, "f-1").LedTo.Entries
	var got []string
	for _, change := range entries[0].Changes {
		got = append(got, change.Text+" "+change.Reason)
	}
	const want = "Target changed on 10 May 2026: 80 ships by 31 December 2028, instead of 100 ships by 31 December 2028. The channel is shallow.|" +
		"Target changed on 20 May 2026: 60 ships by 31 December 2028, instead of 80 ships by 31 December 2028. Shallower still."
	if text := strings.Join(got, "|"); text != want {
		t.Errorf("got  %s\nwant %s", text, want)
	}
	if len(entries[1].Changes) > 0 {
		t.Error("an action has targets")
	}
}

// What was changed before a record was not changed by it.
func TestEarlierTargetsAreNoChange(t *testing.T) {
	review := strings.Replace(reviewed("id: f-1, title: F, leads_to: [ships]"), "2026-01-31", "2026-05-15", 1)
	changes := view[page.Finding](t, pagesOf(t, harbour(fairway), review), "f-1").LedTo.Entries[0].Changes
	if len(changes) != 1 || changes[0].Reason != "Shallower still." {
		t.Errorf("got %+v", changes)
	}
}

func TestReviewSortsFindingsByWhatBecameOfThem(t *testing.T) {
	pages := pagesOf(t, harbour(fairway), reviewed("id: f-1, title: F1, leads_to: [buoys]", "id: f-2, title: F2", "id: f-3, title: F3, leads_to: [dredge]", "id: f-4, title: F4, leads_to: [buoys]"))
	review := view[page.Review](t, pages, "review")
	var got []string
	for _, fate := range review.Fates {
		line := fate.Chip.Text + ", " + fate.Count + ":"
		for _, link := range fate.Findings {
			line += " " + link.Href
		}
		got = append(got, line)
	}
	if text := strings.Join(got, "; "); text != "nothing yet, 1 finding: #f-2; follow-up late, 1 finding: #f-3; acted on, 2 findings: #f-1 #f-4" {
		t.Errorf("got %s", text)
	}
	if review.Findings[1].LedTo.Nothing != "Nothing yet." || review.Findings[0].LedTo.Nothing != "" {
		t.Error("a finding that led to nothing does not say so, or another does")
	}
	second := view[page.Finding](t, pages, "f-2").Around
	if second.Text != "Finding 2 of 4" || second.Previous.Href != "../f-1/" || second.Next.Href != "../f-3/" {
		t.Errorf("the second finding stands between %+v", second)
	}
	if last := view[page.Finding](t, pages, "f-4").Around; last.Next != nil {
		t.Errorf("after the last finding comes %+v", last.Next)
	}
}

// A review with many findings, each with much evidence, stays bounded; the
// rest is where it is said to be.
func TestReviewIsBounded(t *testing.T) {
	var results []string
	for i := range page.PerPage + 10 {
		results = append(results, fmt.Sprintf("r%d", i))
	}
	var plan strings.Builder
	for _, id := range results {
		fmt.Fprintf(&plan, "  - {id: %s, level: outcome, title: R, contributes_to: [goal]}\n", id)
	}
	findings := []string{"id: f-0, title: F, evidence: [" + strings.Join(results, ", ") + "], leads_to: [" + strings.Join(results, ", ") + "]"}
	for i := range page.PerPage + 10 {
		findings = append(findings, fmt.Sprintf("id: more-%d, title: F", i))
	}
	pages := pagesOf(t, harbour(plan.String()), reviewed(findings...))
	review := view[page.Review](t, pages, "review")
	if len(review.Findings) != page.PerPage || review.More == nil || review.More.Href != "../review/findings/2/" || pages["en/review/findings/2/index.html"].Build == nil {
		t.Errorf("%d findings, and then %+v", len(review.Findings), review.More)
	}
	if last := review.Fates[0].Findings[len(review.Fates[0].Findings)-1]; last.Href != "../more-509/" {
		t.Errorf("the last finding, which does not stand on the page, is linked to %s", last.Href)
	}
	brief := review.Findings[0]
	if len(brief.Evidence.Entries) != 12 || brief.Evidence.More.Href != "../f-0/#evidence" || len(brief.LedTo.Entries) != 12 || brief.LedTo.More.Href != "../f-0/#leads-to" {
		t.Errorf("%d items of evidence, then %+v; led to %d, then %+v", len(brief.Evidence.Entries), brief.Evidence.More, len(brief.LedTo.Entries), brief.LedTo.More)
	}
	whole := view[page.Finding](t, pages, "f-0")
	if len(whole.Evidence.Entries) != page.PerPage || whole.Evidence.More.Href != "../f-0/evidence/2/" || pages["en/f-0/evidence/2/index.html"].Build == nil {
		t.Errorf("%d items of evidence, then %+v", len(whole.Evidence.Entries), whole.Evidence.More)
	}
}
