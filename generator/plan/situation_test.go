package plan

import "testing"

// topic makes a plan of one topic with these keys besides its title.
func topic(keys string) string {
	return file("landscape:\n  - {title: Quantum networks, " + keys + "}")
}

func TestTopicProblems(t *testing.T) {
	const scores = "relevance: {score: 4, evidence: [a]}, strength: {score: 3, evidence: [a]}"
	const good = "position: lead, " + scores
	checkErrors(t, []problem{
		{"a position that there is not", topic("position: ‸leads, " + scores), "unknown-position", `"leads"`, `"lead"`},
		{"no position", file("landscape:\n  - ‸{title: Quantum networks, " + scores + "}"), "missing-field", `no "position"`, `"position: ..."`},
		{"a score beyond the scale", topic("position: gap, relevance: {score: ‸6, evidence: [a]}, strength: {score: 1, evidence: [a]}"), "out-of-range", "the relevance is 6: it goes from 1 to 5", "1 to 5"},
		{"one axis only", file("landscape:\n  - ‸{title: Quantum networks, position: lead, strength: {score: 1, evidence: [a]}}"), "missing-field", `no "relevance"`, `"relevance: ..."`},
		{"a score that rests on nothing", topic("position: gap, relevance: {score: 4, evidence: ‸[]}, strength: {score: 1, evidence: [a]}"), "no-evidence", "the score of the relevance rests on nothing", "[[id#latest]]"},
		{"a score of tomorrow", topic(good + ", date: ‸2026-07-01"), "after-as-of", "this score is dated 2026-07-01", "move as_of"},
		{"final without a source", topic(good + ", standing: ‸final"), "unsourced", "a topic that is final needs a source", "standing: illustrative"},
		{"an organization without a name", topic(good + ", others: [‸{does: it all}]"), "missing-field", `no "name"`, `"name: ..."`},
		{"a field that there is not", file("analysis:\n  pestel: {‸politics: [a]}"), "unknown-field", `"politics"`, `"political"`},
	})
}
