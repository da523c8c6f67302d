package plan

import (
	"testing"

	"plansite/generator/diagnostic"
)

// withBodies is the vocabulary of the tests with those who decide.
func withBodies(t *testing.T) *Config {
	var diags diagnostic.List
	c := DecodeConfig("content/site.yaml", []byte(siteText+"bodies: [{id: board, title: Board}]\n"), &diags)
	if c == nil || diags.Len() > 0 {
		t.Fatal(inLines(diags.Sorted()))
	}
	return c
}

const (
	decision     = "id: ‸d-1\nkind: decision\ntitle: D\ndate: 2026-01-01\nby: board\ndecides: X\n"
	consultation = "kind: consultation\ntitle: C\nopens: 2026-01-01\nasks: All\nquestions: [Why]\n"
)

func TestDecisionWithoutEvidenceIsWarnedOf(t *testing.T) {
	for reason, lines := range map[string]string{"no key": decision, "an empty list": decision + "evidence: []\n"} {
		problem{reason, file(lines), "no-evidence", `the decision "d-1" rests on nothing`, "name in evidence"}.check(t, withBodies(t), diagnostic.Warning)
	}
	text, _ := marked(file(decision + "evidence: [sg13-k1]\n"))
	if _, diags := decodeFile(t, text, withBodies(t)); len(diags) > 0 {
		t.Errorf("a decision that rests on something:\n%s", inLines(diags))
	}
}

func TestProblemsOfRecords(t *testing.T) {
	for _, c := range []problem{
		{"a decision of nobody known", file("kind: decision\ntitle: D\ndate: 2026-01-01\nby: ‸bord\ndecides: X\nevidence: [k]\n"), "unknown-body", `"bord"`, `did you mean "board"?`},
		{"a decision to come", file("kind: decision\ntitle: D\ndate: ‸2027-01-01\nby: board\ndecides: X\nevidence: [k]\n"), "after-as-of", "this decision is dated 2027-01-01", "correct the date"},
		{"a review to come", file("kind: review\ntitle: R\ndate: ‸2027-01-01\n"), "after-as-of", "this review is dated 2027-01-01", "correct the date"},
		{"an end before the beginning", file(consultation + "closes: ‸2025-12-31\n"), "bad-date", "closes on 2025-12-31, before it opens on 2026-01-01", "correct one of the dates"},
		{"a contribution before the beginning", file(consultation + "closes: 2026-02-01\ncontributions: [{id: c-1, title: T, from: A, date: ‸2025-12-31}]\n"),
			"bad-date", "before the consultation opened on 2026-01-01", "correct one of the dates"},
		{"no reason for what was not accepted", file(consultation + "closes: 2026-02-01\ncontributions: [{id: c-1, title: T, from: A, date: 2026-01-02, outcome: ‸declined}]\n"),
			"missing-field", `why the contribution "c-1" was not accepted in full`, `"response: ..."`},
	} {
		c.check(t, withBodies(t), diagnostic.Error)
	}
}
