package advice

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/source"
)

const vocabulary = `title: Test
publisher: nobody
as_of: 2026-06-30
period: {from: 2025, to: 2028}
home: top
languages: [{code: en, name: English, locale: en-GB}]
kinds: [{id: whole, title: Whole, plural: Wholes}]
levels: [{id: union-goal, title: Aim, plural: Aims}, {id: goal, title: Goal, plural: Goals}]
alignment: [union-goal]
frequencies: [{id: annual, title: once a year, days: 366}, {id: ever, title: when it happens, days: 0}]
bodies: [{id: town, title: Town, source: "https://town.example/"}]
risk:
  likelihood: [{title: "1"}, {title: "2"}, {title: "3"}, {title: "4"}, {title: "5"}]
  impact: [{title: "1"}, {title: "2"}, {title: "3"}, {title: "4"}, {title: "5"}]
  bands: [{id: low, title: Low}, {id: high, title: High}]
  matrix: [[low, low, low, low, low], [low, low, low, low, low], [low, low, low, low, low], [low, low, low, low, high], [low, low, low, high, high]]
  categories: [{id: delivery, title: Delivery, appetite: low}]
`

// good is a plan that nothing can be advised on.
const good = `---
id: top
kind: whole
title: The whole
review_due: 2026-06-30
results:
  - {id: top-g, level: goal, title: Everybody is reached}
  - {id: top-h, level: goal, title: Nobody is lost}
indicators:
  - id: top-k
    title: People
    measures: [top-g]
    unit: people
    reading: annual
    direction: increase
    frequency: annual
    owner: Office
    baseline: {date: 2024-12-31, value: 1, source: "https://a.example/"}
    targets: [{date: 2028-12-31, value: 9}]
    measurements: [{date: 2025-06-29, value: 2}]
  - id: top-m
    title: Steps
    measures: [top-g]
    reading: milestone
    frequency: ever
    owner: Office
    milestones: [{title: First, due: 2025-01-31}]
risks:
  - id: top-r
    type: strategic
    category: delivery
    title: A storm
    threatens: [top-g]
    owner: Office
    response: reduce
    review_due: 2026-06-30
    controls: [A wall]
    assessments: [{date: 2026-01-31, inherent: {likelihood: 2, impact: 2}, residual: {likelihood: 2, impact: 2}}]
actions:
  - {id: top-a, title: Build, owner: Office, due: 2027-12-31}
---
See [there](https://a.example/).
`

// linked is the site of a vocabulary and a plan, with a record.
func linked(t *testing.T, config, text string) *site.Site {
	t.Helper()
	var diags diagnostic.List
	c := plan.DecodeConfig("content/site.yaml", []byte(config), &diags)
	var content []plan.Content
	for name, text := range map[string]string{"content/top.md": text, "content/review.md": review} {
		doc, problem := source.Split(name, []byte(text))
		if problem != nil {
			t.Fatal(problem)
		}
		content = append(content, plan.Decode(doc, c, &diags))
	}
	s := site.Link(c, content, site.Options{}, &diags)
	if errors, _ := diags.Count(); s == nil || errors > 0 {
		t.Fatal(diags.Sorted())
	}
	return s
}

const review = `---
id: review
kind: review
title: Review
date: 2026-01-31
to: town
findings: [{id: review-f, title: Found, text: "It is so ([why](https://a.example/))."}]
---
`

// brief are pieces as codes and ids, in order.
func brief(pieces []Piece) (out []string) {
	for _, p := range pieces {
		id := "site"
		if p.Item != nil {
			id = p.Item.Ref()
		}
		out = append(out, string(p.Code)+" "+id)
	}
	return out
}

// TestGive changes a plan that nothing can be advised on, a little each time.
func TestGive(t *testing.T) {
	const measurements = "    measurements: [{date: 2025-06-29, value: 2}]\n"
	const baseline = "    baseline: {date: 2024-12-31, value: 1, source: \"https://a.example/\"}\n"
	for _, tt := range []struct {
		reason, old, new, want string
		more                   []string // of old and new
	}{
		{reason: "nothing"},
		{"what is superseded is left alone", "title: The whole\nreview_due: 2026-06-30", "title: The whole\nstatus: superseded\nreview_due: 2020-01-31", "", nil},

		{"an indicator that nobody answers for", "frequency: annual\n    owner: Office", "frequency: annual", "no-owner top-k", nil},
		{"milestones too", "frequency: ever\n    owner: Office", "frequency: ever", "no-owner top-m", nil},
		{"a risk", "threatens: [top-g]\n    owner: Office", "threatens: [top-g]", "no-owner top-r", nil},
		{"an action", "owner: Office, due", "due", "no-owner top-a", nil},

		{"no source at all", `, source: "https://a.example/"}`, "}", "no-source top-k", nil},
		{"one source is enough", baseline + "    targets: [{date: 2028-12-31, value: 9}]\n" + measurements,
			"    targets: [{date: 2028-12-31, value: 9}]\n    measurements: [{date: 2025-06-29, value: 1}, {date: 2026-01-31, value: 2, source: \"https://a.example/\"}]\n", "", nil},
		{"a source of a target is none of a value", `source: "https://a.example/"}` + "\n    targets: [{date: 2028-12-31, value: 9}]",
			"standing: illustrative}\n    targets: [{date: 2028-12-31, value: 9, source: \"https://a.example/\"}]", "no-source top-k", nil},
		{"what says that it was made up needs none", `source: "https://a.example/"}` + "\n    targets: [{date: 2028-12-31, value: 9}]\n    measurements: [{date: 2025-06-29, value: 2}]",
			"standing: illustrative}\n    targets: [{date: 2028-12-31, value: 9}]\n    measurements: [{date: 2025-06-29, value: 2, standing: illustrative}]", "", nil},
		{"a milestone that was reached", "due: 2025-01-31}", "due: 2025-01-31, reached: 2025-01-01}", "no-source top-m", nil},
		{"with a source", "due: 2025-01-31}", "due: 2025-01-31, reached: 2025-01-01, source: \"https://a.example/\"}", "", nil},

		{"a frequency that is none", "frequency: annual", "frequency: ever", "no-frequency top-k", nil},
		{"nothing to reach", "    targets: [{date: 2028-12-31, value: 9}]\n", "", "no-target top-k", nil},

		{"a value that is a day late", "{date: 2025-06-29, value: 2}", "{date: 2025-06-28, value: 2}", "overdue-value top-k", nil},
		{"none since the baseline", measurements, "", "overdue-value top-k", nil},
		{"none, and the baseline is recent", "2024-12-31, value: 1, source: \"https://a.example/\"}\n    targets: [{date: 2028-12-31, value: 9}]\n" + measurements,
			"2025-06-29, value: 1, source: \"https://a.example/\"}\n    targets: [{date: 2028-12-31, value: 9}]\n", "", nil},
		{"none at all since the period began", baseline + "    targets: [{date: 2028-12-31, value: 9}]\n" + measurements, "    targets: [{date: 2028-12-31, value: 9}]\n", "overdue-value top-k", nil},
		{"none at all, and the period is young", "title: The whole\n", "title: The whole\nperiod: {from: 2026, to: 2028}\n", "", []string{baseline, "", measurements, ""}},

		{"a review of a plan", "title: The whole\nreview_due: 2026-06-30", "title: The whole\nreview_due: 2026-06-29", "overdue-review top", nil},
		{"a review of a risk", "response: reduce\n    review_due: 2026-06-30", "response: reduce\n    review_due: 2026-06-29", "overdue-review top-r", nil},

		{"a vague aim", "title: Nobody is lost", "title: Strengthened ties", "vague-result top-h", nil},
		{"a vague word further on", "title: Nobody is lost", "title: 'Members, improving'", "vague-result top-h", nil},
		{"what is measured may be vague", "title: Everybody is reached", "title: Reach is improved", "", nil},
		{"part of a word is no word", "title: Nobody is lost", "title: Supporters and pre-support agree", "", nil},
		{"aims from outside have words of others", "{id: top-h, level: goal, title: Nobody is lost}", "{id: top-h, level: union-goal, title: Improve}", "", nil},

		{"a risk without a response", "    response: reduce\n", "", "no-response top-r", nil},
		{"reduced by nothing", "    controls: [A wall]\n", "", "no-response top-r", nil},
		{"reduced by an action", "controls: [A wall]\n    assessments: [{date: 2026-01-31, inherent: {likelihood: 2, impact: 2}, residual: {likelihood: 2, impact: 2}}]\nactions:\n  - {id: top-a,",
			"assessments: []\nactions:\n  - {id: top-a, treats: [top-r],", "", nil},
		{"reduced by an action that was cancelled", "controls: [A wall]\n    assessments: [{date: 2026-01-31, inherent: {likelihood: 2, impact: 2}, residual: {likelihood: 2, impact: 2}}]\nactions:\n  - {id: top-a,",
			"assessments: []\nactions:\n  - {id: top-a, history: [{date: 2026-01-31, status: cancelled}], treats: [top-r],", "no-response top-r", nil},
		{"accepted", "response: reduce\n    review_due: 2026-06-30\n    controls: [A wall]", "response: accept", "", nil},
		{"above appetite it is a warning already", "controls: [A wall]\n    assessments: [{date: 2026-01-31, inherent: {likelihood: 2, impact: 2}, residual: {likelihood: 2, impact: 2}}]",
			"assessments: [{date: 2026-01-31, inherent: {likelihood: 5, impact: 5}, residual: {likelihood: 5, impact: 5}}]", "", nil},

		{"an address of a figure", `source: "https://a.example/"}`, `source: "https://https://a.example/"}`, "malformed-link top-k", nil},
		{"an address of an action", "{id: top-a, title: Build,", "{id: top-a, title: Build, source: \"https://a/\",", "malformed-link top-a", nil},
		{"an address of a plan", "title: The whole", "title: The whole\nsources: [{title: There, url: \"https://a..example/\"}]", "malformed-link top", nil},
		{"an address in a text", "(https://a.example/)", "(https://a.example/.)", "malformed-link top", nil},
	} {
		if !strings.Contains(good, tt.old) {
			t.Fatalf("%s: the plan has no %q", tt.reason, tt.old)
		}
		text := strings.Replace(good, tt.old, tt.new, 1)
		text = strings.NewReplacer(tt.more...).Replace(text)
		if got := strings.Join(brief(Give(linked(t, vocabulary, text))), ", "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// TestVocabulary: site.yaml has texts and addresses too; the address of the site is
// its own matter.
func TestVocabulary(t *testing.T) {
	config := strings.Replace(vocabulary, "https://town.example/", "https://town/", 1) +
		"base_url: http://localhost/\ndescription: See [there](https://a/).\n"
	got := brief(Give(linked(t, config, good)))
	if want := []string{"malformed-link site", "malformed-link site"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestLanguages: a language without a list has no vague words, and a region of one
// has those of the language.
func TestLanguages(t *testing.T) {
	vague := strings.Replace(good, "Nobody is lost", "Improve", 1)
	for code, want := range map[string]int{"en": 1, "en-gb": 1, "la": 0} {
		config := strings.Replace(vocabulary, "code: en,", "code: "+code+",", 1)
		if got := Give(linked(t, config, vague)); len(got) != want {
			t.Errorf("%s: got %q", code, brief(got))
		}
	}
}

// TestKey: a piece says what it is about in the front matter.
func TestKey(t *testing.T) {
	for _, tt := range []struct{ old, new, key string }{
		{"title: Nobody is lost", "title: Improve", "title"},
		{"frequency: annual", "frequency: ever", "frequency"},
		{"{date: 2025-06-29, value: 2}", "{date: 2025-06-28, value: 2}", "date"},
		{"controls: [A wall]", "controls: []", "response"},
		{"response: reduce\n    review_due: 2026-06-30", "response: reduce\n    review_due: 2026-06-29", "review_due"},
		{`source: "https://a.example/"}`, `source: "https://a/"}`, "source"},
		{"owner: Office, due", "due", ""},
	} {
		got := Give(linked(t, vocabulary, strings.Replace(good, tt.old, tt.new, 1)))
		if len(got) != 1 || got[0].Key != tt.key || got[0].Key != "" && got[0].Entry.Line == 0 || got[0].Place.File != "content/top.md" {
			t.Errorf("%s: got %+v", tt.new, got)
		}
	}
}

// TestTexts: what was doubted in a text is passed on with its place; in a
// translation, which has a file of its own, nothing else is.
func TestTexts(t *testing.T) {
	s := linked(t, vocabulary, strings.Replace(good, "2025-06-29", "2025-06-28", 1))
	doubt := markdown.Doubt{Code: string(plan.ImageWithoutText), Pos: diagnostic.Pos{Line: 40, Column: 3}, Length: 4, Message: "the image has no text", Hint: "write one"}
	s.Home.Body.Doubts = append(s.Home.Body.Doubts, doubt)
	got := Give(s)
	if want := []string{"image-without-text top", "overdue-value top-k"}; !slices.Equal(brief(got), want) {
		t.Fatalf("got %q, want %q", brief(got), want)
	}
	if p := got[0]; p.Place.String() != "content/top.md:40:3" || p.Length != 4 || p.Message != doubt.Message || p.Hint != doubt.Hint {
		t.Errorf("got %+v", p)
	}
	if got := GiveOnTranslation(s); len(got) != 0 {
		t.Errorf("the source was taken for a translation: %q", brief(got))
	}
	s.Home.Body.File = "content/top.fr.md"
	if got := GiveOnTranslation(s); len(got) != 1 || got[0].Place.File != "content/top.fr.md" {
		t.Errorf("of the translation: %q", brief(got))
	}
}

func TestTurnOff(t *testing.T) {
	bad := strings.NewReplacer("    owner: Office\n", "", "2025-06-29", "2025-06-28").Replace(good)
	all := []string{"no-owner top-k", "overdue-value top-k", "no-owner top-m", "no-owner top-r"}
	for _, tt := range []struct {
		reason, advice string
		left           []string
		unused         []string // messages
	}{
		{"nothing is turned off", "", all, nil},
		{"everywhere", "[{code: no-owner, reason: x}]", []string{"overdue-value top-k"}, nil},
		{"for an item", "[{code: no-owner, reason: x, only: [top-k]}]", all[1:], nil},
		{"for a plan with all it holds", "[{code: no-owner, reason: x, only: [top]}]", []string{"overdue-value top-k"}, nil},
		{"twice is of use twice", "[{code: no-owner, reason: x, only: [top]}, {code: no-owner, reason: y, only: [top-k]}]", []string{"overdue-value top-k"}, nil},
		{"of no use", "[{code: no-target, reason: x}]", all, []string{`there is no advice "no-target" to turn off any more`}},
		{"of no use for some", "[{code: no-owner, reason: x, only: [top-a, top]}]", []string{"overdue-value top-k"}, []string{`there is no advice "no-owner" to turn off any more for "top-a"`}},
	} {
		config := vocabulary
		if tt.advice != "" {
			config += "advice: " + tt.advice + "\n"
		}
		s := linked(t, config, bad)
		pieces := Give(s)
		if got := brief(pieces); !slices.Equal(got, all) {
			t.Fatalf("the plan is not bad as it should be: %q", got)
		}
		left, off, unused := TurnOff(s, pieces)
		if got := brief(left); !slices.Equal(got, tt.left) || off != len(all)-len(left) {
			t.Errorf("%s: got %q and %d turned off, want %q", tt.reason, got, off, tt.left)
		}
		var messages []string
		for _, d := range unused {
			messages = append(messages, d.Message)
			if d.Severity != diagnostic.Warning || d.File != "content/site.yaml" || d.Line == 0 {
				t.Errorf("%s: %+v", tt.reason, d)
			}
		}
		if !slices.Equal(messages, tt.unused) {
			t.Errorf("%s: got %q, want %q", tt.reason, messages, tt.unused)
		}
	}
}

// TestTurnOffRecord: the id of a record stands for what the record holds.
func TestTurnOffRecord(t *testing.T) {
	config := vocabulary + "advice: [{code: malformed-link, reason: x, only: [review]}]\n"
	s := linked(t, config, good)
	finding := s.Item("review-f")
	if _, off, _ := TurnOff(s, []Piece{{Code: plan.MalformedLink, Item: finding}, {Code: plan.MalformedLink}}); off != 1 {
		t.Errorf("%d turned off, want that of the finding alone", off)
	}
}
