package reference_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
)

// good is a plan that uses keys of many types.
const good = `id: quay-1
kind: quay
title: Quay 1
status: draft
period: {from: 2025, to: 2028}
publish: false
results:
  - {id: depth, level: outcome, title: Ships of deep draught berth, assumptions: [Nothing silts up]}
indicators:
  - id: ships
    title: Ships
    measures: [depth]
    unit: ships
    reading: annual
    direction: increase
    frequency: annual
    tolerance: 1.5
    baseline: {date: 2024-12-31, value: 12, source: https://example.org/ships}
    targets: [{date: 2028-12-31, value: 20}]
risks:
  - id: silt
    type: operational
    category: weather
    title: Silt
    threatens: [depth]
    assessments:
      - {date: 2024-06-30, inherent: {likelihood: 4, impact: 4}, residual: {likelihood: 3, impact: 4}}
actions:
  - {id: dredge, title: Dredge, due: 2026-06-30, treats: [silt]}
sources:
  - {title: Report, url: https://example.org/, accessed: 2025-01-01, supports: [title, text]}
`

// TestBrokenContentIsRefused: the decoder and the schema refuse the same.
func TestBrokenContentIsRefused(t *testing.T) {
	c, _ := config(t, os.DirFS("../testdata/site"))
	j := newJudge(t, c)
	if accepted, valid := j.both([]byte(good)); !accepted || !valid {
		t.Fatalf("the plan to begin with: accepted %v, valid %v", accepted, valid)
	}
	for _, x := range []struct{ reason, from, to string }{
		{"a key that there is not", "status:", "stauts:"},
		{"a key that is missing", "title: Quay 1\n", ""},
		{"a word that there is not", "status: draft", "status: drafted"},
		{"a kind that the site does not have", "kind: quay", "kind: barge"},
		{"a level that the site does not have", "level: outcome", "level: aim"},
		{"an id with a capital", "id: depth", "id: Depth"},
		{"an id that is kept for a page", "id: depth", "id: calendar"},
		{"an id that looks like a language", "id: depth", "id: fr"},
		{"an id that is a number", "id: depth", "id: 2025"},
		{"the id of a page of prose", "id: depth", "id: about"},
		{"a text in place of a list", "[Nothing silts up]", "Nothing"},
		{"a list in place of a text", "title: Quay 1", "title: [Quay 1]"},
		{"a mapping in place of a text", "title: Quay 1", "title: {en: Quay 1}"},
		{"an empty value", "status: draft", "status:"},
		{"an empty text", "title: Quay 1", `title: " "`},
		{"an empty entry", "[Nothing silts up]", "[~]"},
		{"a number in quotation marks", "value: 12", `value: "12"`},
		{"a number with a comma", "value: 12", "value: 1,2"},
		{"a number with a unit", "value: 12", "value: 12 ships"},
		{"a negative tolerance", "tolerance: 1.5", "tolerance: -1.5"},
		{"a fraction of a year", "from: 2025", "from: 2025.5"},
		{"a year long ago", "from: 2025", "from: 225"},
		{"a date of another order", "due: 2026-06-30", "due: 30-06-2026"},
		{"a day that there is not", "due: 2026-06-30", "due: 2026-06-31"},
		{"a month without a day", "due: 2026-06-30", "due: 2026-06"},
		{"an answer in another word", "publish: false", "publish: no"},
		{"a step off the scale", "likelihood: 4", "likelihood: 6"},
		{"no address", "url: https://example.org/", "url: example.org"},
		{"an address with a blank", "url: https://example.org/", "url: https://example.org/a b"},
		{"a standing without a source", "value: 20", "value: 20, standing: final"},
		{"a unit that is missing", "    unit: ships\n", ""},
		{"a milestone with a unit", "reading: annual", "reading: milestone"},
		{"no result that is measured", "measures: [depth]", "measures: []"},
		{"a source of a key that there is not", "supports: [title, text]", "supports: [titel]"},
	} {
		text := strings.Replace(good, x.from, x.to, 1)
		if text == good {
			t.Fatalf("%s: there is no %q", x.reason, x.from)
		}
		if accepted, valid := j.both([]byte(text)); accepted || valid {
			t.Errorf("%s: accepted %v, valid %v", x.reason, accepted, valid)
		}
	}
}

// judge asks decoder and schemas.
type judge struct {
	config *plan.Config
	valid  func(front []byte) bool
}

func newJudge(t testing.TB, c *plan.Config) *judge {
	of, none := schemas(t, c), schemas(t, nil)
	return &judge{c, func(front []byte) bool {
		x := value(t, front)
		with, without := of["content.schema.json"].Validate(x), none["content.schema.json"].Validate(x)
		if with == nil && without != nil {
			t.Fatalf("valid with the names of the site and not without: %v in:\n%s", without, front)
		}
		return with == nil
	}}
}

func (j *judge) both(front []byte) (accepted, valid bool) {
	doc, problem := source.Split("content/x.md", fmt.Appendf(nil, "---\n%s---\n", front))
	if problem != nil {
		panic(problem.Message)
	}
	diags := new(diagnostic.List)
	plan.Decode(doc, j.config, diags)
	return !diags.HasErrors(), j.valid(front)
}

// odd are values of YAML that mean something else than they seem to.
var odd = []string{
	"true", "False", "no", "2025", "2025-03-14", "2025-02-30", "-0", "012", "1e3", "0.50", `"1"`, "''", "' x y '", "~", "[]", "[a]", "[~]", "{}", "{a: 1}", "x", "https://example.org/é", "HTTPS://EXAMPLE.org",
	"final", "milestone", "about", "fr", "title", "\u00a0", "999999999", "1000000000", "-3", "3", "100", "https://", "'true'",
}

// valuePlaces finds values behind a key that are no mappings.
var valuePlaces = regexp.MustCompile(`: (\[[^\]{]*\]|[^\[{\n,}]+)`)

// TestNeverStricterThanTheDecoder: whatever value stands in the place of another,
// what the decoder takes is valid.
func TestNeverStricterThanTheDecoder(t *testing.T) {
	c, _ := config(t, os.DirFS("../testdata/site"))
	j := newJudge(t, c)
	places := valuePlaces.FindAllStringSubmatchIndex(good, -1)
	taken := 0
	rapid.Check(t, func(r *rapid.T) {
		at := rapid.SampledFrom(places).Draw(r, "place")
		value := rapid.SampledFrom(odd).Draw(r, "value")
		text := []byte(good[:at[2]] + value + good[at[3]:])
		accepted, valid := j.both(text)
		if accepted && !valid {
			r.Fatalf("the decoder takes it, the schema does not:\n%s", text)
		}
		if accepted {
			taken++
		}
	})
	if taken == 0 {
		t.Error("the decoder took nothing, so that nothing was tried")
	}
}
