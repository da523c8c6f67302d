package plan

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

// changed is the vocabulary of the tests with one part in another form.
func changed(t *testing.T, from, to string) string {
	t.Helper()
	if strings.Count(siteText, from) != 1 {
		t.Fatalf("%q does not stand once in site.yaml", from)
	}
	return strings.Replace(siteText, from, to, 1)
}

func TestConfigProblems(t *testing.T) {
	const rows = "    - [low, medium, medium, high, critical]\n"
	cases := []struct{ reason, from, to, code, message, hint string }{
		{"a key that is unknown", "home: sector", "‸hoem: sector\nhome: sector", "unknown-field", `"hoem"`, `"home"`},
		{"an id that is none", "{id: sector, title: S", "{id: ‸Sector, title: S", "bad-id", `"Sector"`, ": sector"},
		{"a kind twice", "{id: study-group, title: G", "{id: ‸sector, title: G", "duplicate-id", `"sector" stands twice among the kinds`, "rename"},
		{"a level twice", "{id: output, title: P", "{id: ‸outcome, title: P", "duplicate-id", "levels", "rename"},
		{"the kind of prose", "{id: sector, title: S", "{id: ‸page, title: S", "reserved-id", `"page"`, "another word"},
		{"a frequency of more than ten years", "{id: annual, title: once a year, days: 366}", "{id: annual, title: a, days: ‸3661}", "out-of-range", "3661 days", "0 to 3660"},
		{"a period that ends before it begins", "{from: 2025, to: 2028}", "‸{from: 2028, to: 2025}", "bad-period", "2028 to 2025", "first and the last"},
		{"a scale of four steps", "likelihood: [{title: a}, ", "likelihood: ‸[", "risk-scale", `"likelihood" has 4 steps`, "five"},
		{"no kinds", "kinds: [{id: sector, title: S, plural: S}, {id: study-group, title: G, plural: G}]", "kinds: ‸[]", "empty-value", `"kinds" is an empty list`, "at least one"},
		{"no levels", "levels: [{id: outcome, title: O, plural: O}, {id: output, title: P, plural: P}]", "levels: ‸[]", "empty-value", `"levels"`, "at least one"},
		{"no frequencies", "frequencies: [{id: annual, title: once a year, days: 366}]", "frequencies: ‸[]", "empty-value", `"frequencies"`, "at least one"},
		{"no languages", "languages: [{code: en, name: English, locale: en-GB}]", "languages: ‸[]", "empty-value", `"languages"`, "at least one"},
		{"no bands, said once", "bands: [{id: low, title: L}, {id: medium, title: M}, {id: high, title: H}, {id: critical, title: C}]", "bands: ‸[]", "empty-value", `"bands"`, "at least one"},
		{"no categories", "categories:\n    - {id: delivery, title: D, appetite: medium}\n    - {id: integrity, title: I, appetite: none}\n", "categories: ‸[]\n", "empty-value", `"categories"`, "at least one"},
		{"a matrix of four rows", "matrix:\n    - [low, low, low, medium, high]\n    -", "matrix:\n    ‸-", "risk-matrix", "4 rows", "five"},
		{"a matrix of six rows", "matrix:\n    -", "matrix:\n    ‸- [low, low, low, low, low]\n    -", "risk-matrix", "6 rows", "five"},
		{"a row of four cells", rows, "    - ‸[low, medium, medium, high]\n", "risk-matrix", "row 3 of the risk matrix has 4 cells", "five"},
		{"a cell without a band", rows, "    - [low, ‸mediun, medium, high, critical]\n", "unknown-band", `"mediun"`, `"medium"`},
		{"an appetite that is no band", "appetite: none", "appetite: ‸nothing", "unknown-band", `"nothing"`, "write one of: low, medium, high, critical, none"},
		{"a band of the name none", "bands: [{id: low, title: L}", "bands: [{id: low, title: L}, {id: ‸none, title: N}", "reserved-id", `"none" stands for no appetite`, "another word"},
		{"thresholds in the wrong order", "home: sector", "home: sector\nrating: ‸{on_track: -30}", "out-of-range", "out of order", "at_risk lies below on_track"},
		{"three thresholds out of their range", "home: sector", "home: sector\nrating:\n  too_early: ‸101\n  on_track: ‸1\n  at_risk: ‸-101", "out-of-range", "out of order", "too_early from 0 to 100"},
		{"a threshold above zero", "home: sector", "home: sector\nrating: {on_track: ‸5}", "out-of-range", "out of order", "on_track at 0 or below"},
	}
	for _, c := range cases {
		text, places := marked(changed(t, c.from, c.to))
		var diags diagnostic.List
		if !DecodeConfig("content/site.yaml", []byte(text), &diags).Broken {
			t.Errorf("%s: it counts as good", c.reason)
		}
		got := diags.Sorted()
		if len(places) == 0 || len(got) != len(places) {
			t.Errorf("%s: %d problems, want %d\n%s", c.reason, len(got), len(places), inLines(got))
			continue
		}
		for i, d := range got {
			if d.Pos != places[i] || d.Code != c.code || !strings.Contains(d.Message, c.message) || !strings.Contains(d.Hint, c.hint) {
				t.Errorf("%s: want %s %q (%q) at %v\n%s", c.reason, c.code, c.message, c.hint, places[i], inLines(got))
			}
		}
	}
}

// What lacks altogether is asked for by the keys of this file.
func TestNoConfig(t *testing.T) {
	const keys = "title, publisher, as_of, period, home, languages, kinds, levels, frequencies and risk"
	for _, text := range []string{"", "# nothing yet\n", "- title: a\n", "just text\n"} {
		var diags diagnostic.List
		DecodeConfig("content/site.yaml", []byte(text), &diags)
		if got := diags.Sorted(); len(got) != 1 || !strings.Contains(got[0].Hint, keys) {
			t.Errorf("%q: %s", text, inLines(got))
		}
	}
}

// The address of the site is a scheme, a host and folders, and nothing else.
func TestBaseURL(t *testing.T) {
	for _, c := range []struct{ reason, address, want, problem string }{
		{"a host", "https://x.org", "https://x.org", ""},
		{"with a port and folders", "http://x.org:8080/a/b-c_d~e/", "http://x.org:8080/a/b-c_d~e/", ""},
		{"capitals in scheme and host mean the same", "HTTPS://X.ORG/A/", "https://x.org/A/", ""},
		{"a folder in another script is written as it is sent", "https://x.org/目", "https://x.org/%E7%9B%AE", ""},
		{"no scheme", "x.org", "", "whole web address"},
		{"another scheme", "ftp://x.org/", "", "whole web address"},
		{"no host", "https:///a", "", "whole web address"},
		{"only a port", "https://:80/", "", "whole web address"},
		{"a query", "https://x.org/?a", "", "a ? or #"},
		{"an empty one", "https://x.org/?", "", "a ? or #"},
		{"a fragment", "https://x.org/#a", "", "a ? or #"},
		{"a user", "https://me:secret@x.org/", "", "a user name"},
		{"a way up", "https://x.org/a/../b", "", ". or .."},
		{"one in disguise", "https://x.org/%2e%2E/", "", ". or .."},
		{"two slashes", "https://x.org//a", "", "two slashes"},
		{"two at the end", "https://x.org/a//", "", "two slashes"},
		{"a blank", "https://x.org/a b", "", "a blank"},
		{"one in disguise", "https://x.org/a%20b", "", "a blank"},
		{"a backslash", `https://x.org/a\b`, "", "a blank or a sign"},
		{"501 characters", "https://x.org/" + strings.Repeat("a", 487), "", "longer than 500"},
	} {
		got, err := ParseBaseURL(c.address)
		if string(got) != c.want || (err == nil) != (c.problem == "") || err != nil && !strings.Contains(err.Error(), c.problem) {
			t.Errorf("%s: %s is read as %q, %v; want %q, %s", c.reason, c.address, got, err, c.want, c.problem)
		}
	}
	text, places := marked(siteText + "base_url: ‸https://x.org/?a\n")
	var diags diagnostic.List
	if c := DecodeConfig("content/site.yaml", []byte(text), &diags); !c.Broken || c.BaseURL != "" {
		t.Error("a base_url with a query is used")
	}
	if got := diags.Sorted(); len(got) != 1 || got[0].Pos != places[0] || got[0].Code != "bad-address" || !strings.Contains(got[0].Message, `"base_url" holds a ?`) {
		t.Error(inLines(got))
	}
	if c := DecodeConfig("content/site.yaml", []byte(siteText+"base_url: HTTPS://X.org/a\n"), &diags); c == nil || c.BaseURL != "https://x.org/a" {
		t.Error("the base_url is not written in small letters")
	}
}

// Thresholds that are not given keep their defaults, also when others are.
func TestRatingDefaults(t *testing.T) {
	cases := []struct {
		reason, rating string
		want           Thresholds
	}{
		{"none is given", "", Thresholds{TooEarly: 10, OnTrack: -10, AtRisk: -25}},
		{"one is given", "rating: {on_track: -5}", Thresholds{TooEarly: 10, OnTrack: -5, AtRisk: -25}},
		{"all are given", "rating: {too_early: 0, on_track: 0, at_risk: -50}", Thresholds{TooEarly: 0, OnTrack: 0, AtRisk: -50}},
	}
	for _, c := range cases {
		var diags diagnostic.List
		config := DecodeConfig("content/site.yaml", []byte(siteText+c.rating), &diags)
		if config.Broken {
			t.Errorf("%s: %s", c.reason, inLines(diags.Sorted()))
			continue
		}
		got := *config.Rating
		got.Pos = diagnostic.Pos{}
		if got != c.want {
			t.Errorf("%s: got %+v, want %+v", c.reason, got, c.want)
		}
	}
	if want := (Thresholds{TooEarly: 10, OnTrack: -10, AtRisk: -25}); defaultThresholds != want {
		t.Errorf("decoding has changed the defaults: %+v", defaultThresholds)
	}
}

func TestVocabulary(t *testing.T) {
	c := testConfig(t)
	if c.KindRank("sector") != 0 || c.KindRank("study-group") != 1 || c.KindRank("none") != -1 || c.Kind("none") != nil {
		t.Error("kinds are out of order")
	}
	if c.LevelRank("outcome") != 0 || c.LevelRank("output") != 1 || c.Level("output").Title != "P" {
		t.Error("levels are out of order")
	}
	if c.Frequency("annual").Days != 366 || c.Frequency("weekly") != nil {
		t.Error("frequencies are wrong")
	}
	if c.Risk.BandRank("low") != 0 || c.Risk.BandRank("critical") != 3 || c.Risk.BandRank(NoAppetite) != -1 {
		t.Error("bands are out of order")
	}
}

// What could be read of a vocabulary with errors serves to check the plans;
// what could not is not held against them.
func TestBrokenVocabulary(t *testing.T) {
	plan := file("kind: nonsense\nresults:\n  - {id: sg13-oc1, level: nonsense, title: O}\nactions:\n" +
		"  - {id: sg13-a1, title: A, due: 2026-01-01, history: [{date: 2199-01-01, status: done}]}")
	cases := []struct{ reason, from, to, config, plan string }{
		{"an unknown key hides nothing", "home: sector", "home: sector\ntagllne: x", "unknown-field", "unknown-kind unknown-level after-as-of"},
		{"nor does a missing one", "home: sector\n", "", "missing-field", "unknown-kind unknown-level after-as-of"},
		{"a part under another name", "kinds:", "kindz:", "missing-field unknown-field", "unknown-level after-as-of"},
		{"an entry without a name", "{id: outcome, title", "{ID: outcome, title", "missing-field unknown-field", "unknown-kind after-as-of"},
		{"an entry that is none", "{id: sector, title: S", "sector, {id: b, title: S", "wrong-type", "unknown-level after-as-of"},
		{"no date", "as_of: ", "as_of: x", "bad-date", "unknown-kind unknown-level"},
		{"no YAML at all", "home: sector", "home: [sector", "yaml", ""},
	}
	for _, c := range cases {
		var diags diagnostic.List
		config := DecodeConfig("content/site.yaml", []byte(changed(t, c.from, c.to)), &diags)
		_, found := decodeFile(t, plan, config)
		if got := codesOf(diags.Sorted()); got != c.config || !config.Broken {
			t.Errorf("%s: site.yaml has %q, want %q", c.reason, got, c.config)
		}
		if got := codesOf(found); got != c.plan {
			t.Errorf("%s: the plan has %q, want %q", c.reason, got, c.plan)
		}
	}
}

func codesOf(all []diagnostic.Diagnostic) string {
	var codes []string
	for _, d := range all {
		codes = append(codes, d.Code)
	}
	return strings.Join(codes, " ")
}
