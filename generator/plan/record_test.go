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
		{"nothing is asked", file("kind: consultation\ntitle: C\nopens: 2026-01-01\ncloses: 2026-02-01\nasks: All\nquestions: ‸[]\n"), "empty-value", `"questions" is an empty list`, "at least one"},
		{"no dates", file("kind: calendar\ntitle: C\nevents: ‸[]\n"), "empty-value", `"events" is an empty list`, "at least one"},
		{"nothing is assessed", file("kind: self-assessment\ntitle: S\ndate: 2026-01-01\nstages: [{id: begun, title: B}, {id: used, title: U}]\npractices: ‸[]\n"), "empty-value", `"practices" is an empty list`, "at least one"},
	} {
		c.check(t, withBodies(t), diagnostic.Error)
	}
}

func calendarOf(event string) string {
	return file("kind: calendar\ntitle: C\nevents: [" + event + "]\n")
}

func assessmentOf(stages, practice string) string {
	return file("kind: self-assessment\ntitle: S\ndate: 2026-01-01\nstages: " + stages + "\npractices: [" + practice + "]\n")
}

func TestProblemsOfEvents(t *testing.T) {
	for _, c := range []problem{
		{"a meeting that is due", calendarOf("{id: e-1, title: T, date: 2026-01-01, due: ‸2026-01-02}"), "wrong-field", "has a date, or is due, but not both", "a task has due"},
		{"no date", calendarOf("‸{id: e-1, title: T}"), "missing-field", `the event "e-1" has no date`, "for a meeting"},
		{"only an end", calendarOf("‸{id: e-1, title: T, to: 2026-01-02}"), "missing-field", `the event "e-1" has no date`, "for a meeting"},
		{"a task with an end", calendarOf("{id: e-1, title: T, due: 2026-01-01, to: ‸2026-01-02}"), "wrong-field", `"to" belongs to a meeting`, "date instead of due"},
		{"a meeting that is done", calendarOf("{id: e-1, title: T, date: 2026-01-01, done: ‸2026-01-02}"), "wrong-field", `"done" belongs to what is due`, "due instead of date"},
		{"an end before the beginning", calendarOf("{id: e-1, title: T, date: 2026-01-02, to: ‸2026-01-01}"), "bad-date", "ends on 2026-01-01, before it begins on 2026-01-02", "correct one"},
		{"done in days to come", calendarOf("{id: e-1, title: T, due: 2026-01-02, done: ‸2027-01-01}"), "after-as-of", "this task is dated 2027-01-01", "correct the date"},
		{"of nobody known", calendarOf("{id: e-1, title: T, date: 2026-01-02, body: ‸bord}"), "unknown-body", `"bord"`, `did you mean "board"?`},
	} {
		c.check(t, withBodies(t), diagnostic.Error)
	}
	text, _ := marked(calendarOf("{id: ‸e-1, title: T, due: 2026-01-02, done: 2026-01-01}, {id: e-2, title: T, date: 2026-01-02, to: 2026-01-02}"))
	if _, diags := decodeFile(t, text, withBodies(t)); len(diags) > 0 {
		t.Errorf("a task done early and a meeting of one day:\n%s", inLines(diags))
	}
}

func TestProblemsOfSelfAssessments(t *testing.T) {
	const stages = "[{id: begun, title: B}, {id: used, title: U}]"
	for _, c := range []problem{
		{"one stage", assessmentOf("‸[{id: begun, title: B}]", "{title: P}"), "scale", "there are 1 stages", "give 2 to 8"},
		{"a stage twice", assessmentOf("[{id: begun, title: B}, {id: ‸begun, title: U}]", "{title: P}"), "duplicate-id", `"begun" stands twice among the stages`, "rename"},
		{"an unknown stage", assessmentOf(stages, "{title: P, stage: ‸usd, evidence: [X]}"), "unknown-stage", `"usd"`, `did you mean "used"?`},
		{"an unknown aim", assessmentOf(stages, "{title: P, aim: ‸usd}"), "unknown-stage", `"usd"`, `did you mean "used"?`},
		{"an unknown stage before", assessmentOf(stages, "{title: P, before: ‸usd}"), "unknown-stage", `"usd"`, `did you mean "used"?`},
		{"a stage that rests on nothing", assessmentOf(stages, "{title: P, stage: ‸used}"), "no-evidence", `the stage of "P" rests on nothing`, "leave the stage out"},
		{"of days to come", file("kind: self-assessment\ntitle: S\ndate: ‸2027-01-01\nstages: " + stages + "\npractices: [{title: P}]\n"), "after-as-of", "this assessment is dated 2027-01-01", "correct the date"},
	} {
		c.check(t, withBodies(t), diagnostic.Error)
	}
}

// A consultation is open on its first day and on its last, a meeting goes on on
// both; what is due on the day is not late yet.
func TestStatesOnTheDay(t *testing.T) {
	for on, want := range map[Date]State{9: ToCome, 10: Open, 15: Open, 20: Open, 21: Over} {
		if got := (&Consultation{Opens: 10, Closes: 20}).State(on); got != want {
			t.Errorf("a consultation on day %d: %s, want %s", on, got, want)
		}
		if got := (&Event{Date: 10, To: 20}).State(on); got != want {
			t.Errorf("a meeting on day %d: %s, want %s", on, got, want)
		}
	}
	for on, want := range map[Date]State{9: Due, 10: Due, 11: Late, 12: Ready} {
		if got := (&Event{Due: 10, Done: 12}).State(on); got != want {
			t.Errorf("a task that is done late, on day %d: %s, want %s", on, got, want)
		}
	}
	for on, want := range map[Date]State{4: Due, 5: Ready, 11: Ready} {
		if got := (&Event{Due: 10, Done: 5}).State(on); got != want {
			t.Errorf("a task that is done early, on day %d: %s, want %s", on, got, want)
		}
	}
}
