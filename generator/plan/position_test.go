package plan

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// position makes a plan of one position with these keys besides its date.
func position(keys string) string { return file("positioning:\n  - {date: 2026-01-01, " + keys + "}") }

func TestPositionProblems(t *testing.T) {
	const strong = "strength: {score: 3, evidence: [a]}"
	const good = "relevance: {score: 4, evidence: [a]}, " + strong
	checkErrors(t, []problem{
		{"a score beyond the scale", position("relevance: {score: ‸6, evidence: [a]}, " + strong), "out-of-range", "the relevance is 6: it goes from 1 to 5", "1 to 5"},
		{"a score of zero", position("relevance: {score: 1, evidence: [a]}, strength: {score: ‸0, evidence: [a]}"), "out-of-range", "the strength is 0", "1 to 5"},
		{"half a step", position("relevance: {score: ‸3.5, evidence: [a]}, " + strong), "wrong-type", `"3.5"`, "whole number"},
		{"a word for a score, said once", position("relevance: {score: ‸high, evidence: [a]}, " + strong), "wrong-type", `"high"`, "whole number"},
		{"no score", position("relevance: ‸{evidence: [a]}, " + strong), "missing-field", `no "score"`, `"score: ..."`},
		{"one axis only", file("positioning:\n  - ‸{date: 2026-01-01, " + strong + "}"), "missing-field", `no "relevance"`, `"relevance: ..."`},
		{"no evidence", position("relevance: ‸{score: 4}, " + strong), "missing-field", `no "evidence"`, `"evidence: ..."`},
		{"a list of none", position("relevance: {score: 4, evidence: ‸[]}, " + strong), "no-evidence", "the score of the relevance rests on nothing", "[[id#latest]]"},
		{"a position of tomorrow", file("positioning: [{date: ‸2026-07-01, " + good + "}]"), "after-as-of", "this position is dated 2026-07-01", "move as_of"},
		{"two positions of a day", file("positioning: [{date: 2026-01-01, " + good + "}, {date: ‸2026-01-01, " + good + "}]"), "duplicate-date", "two positions on 2026-01-01", "keep one"},
		{"final without a source", position(good + ", standing: ‸final"), "unsourced", "a position that is final needs a source", "standing: illustrative"},
		{"an unknown key", position(good + ", ‸evidense: [a]"), "unknown-field", `"evidense"`, "of: date, source"},
		{"a position in one word", file("positioning: [‸strong]"), "wrong-type", `the text "strong"`, "relevance, strength"},
		{"scores that cannot be unconfirmed", file("unconfirmed: [‸positioning]\npositioning: [{date: 2026-01-01, " + good + "}]"), "unconfirmed-figure", `"positioning"`, "standing"},
	})
}

func TestPositioningScaleProblems(t *testing.T) {
	const five = "[{title: a}, {title: b}, {title: c}, {title: d}, {title: e}]"
	for _, c := range []struct{ reason, text, code, message string }{
		{"four steps", "positioning:\n  relevance: {title: R, steps: " + five + "}\n  strength: {title: S, steps: ‸[{title: a}, {title: b}, {title: c}, {title: d}]}\n", "scale", "the scale has 4 steps"},
		{"one axis", "positioning: ‸{relevance: {title: R, steps: " + five + "}}\n", "missing-field", `no "strength"`},
		{"an axis without a name", "positioning:\n  relevance: ‸{steps: " + five + "}\n  strength: {title: S, steps: " + five + "}\n", "missing-field", `no "title"`},
	} {
		text, places := marked(siteText + c.text)
		var diags diagnostic.List
		if !DecodeConfig("content/site.yaml", []byte(text), &diags).Broken {
			t.Errorf("%s: it counts as good", c.reason)
		}
		got := diags.Sorted()
		if len(got) != 1 || got[0].Pos != places[0] || got[0].Code != c.code || !strings.Contains(got[0].Message, c.message) {
			t.Errorf("%s:\n%s", c.reason, inLines(got))
		}
	}
}

// The latest position up to a date counts, wherever it stands in the list, and
// without a source it is illustrative.
func TestPositionAsOf(t *testing.T) {
	text := file(`positioning:
  - {date: 2026-03-31, relevance: {score: 4, evidence: [b]}, strength: {score: 2, evidence: [b]}, source: "https://itu.int/"}
  - {date: 2025-03-31, relevance: {score: 3, evidence: [a]}, strength: {score: 2, evidence: [a]}}`)
	content, diags := decodeFile(t, text, testConfig(t))
	if len(diags) > 0 {
		t.Fatal(inLines(diags))
	}
	p := content.Plan
	for _, c := range []struct {
		asOf      string
		relevance int
		standing  Standing
	}{{"2026-06-30", 4, Final}, {"2026-03-31", 4, Final}, {"2026-03-30", 3, Illustrative}} {
		x := p.Position(day(c.asOf))
		if x == nil || x.Relevance.Score != c.relevance || x.EffectiveStanding() != c.standing {
			t.Errorf("as of %s: %+v, want %d, %s", c.asOf, x, c.relevance, c.standing)
		}
	}
	if x := p.Position(day("2025-03-30")); x != nil {
		t.Errorf("before the first there is a position: %+v", x)
	}
}
