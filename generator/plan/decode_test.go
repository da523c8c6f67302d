package plan

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

func checkErrors(t *testing.T, cases []problem) {
	t.Helper()
	config := testConfig(t)
	for _, c := range cases {
		c.check(t, config, diagnostic.Error)
	}
}

func TestFrontMatterProblems(t *testing.T) {
	checkErrors(t, []problem{
		{"an unknown key", file("‸stauts: draft"), "unknown-field", `"stauts"`, `did you mean "status"?`},
		{"an unknown key of an item", indicator("‸unti: members"), "unknown-field", `"unti"`, `did you mean "unit"?`},
		{"an unknown key of a figure", indicator("baseline: {date: 2024-12-31, value: 1, ‸sources: x}"), "unknown-field", `"sources"`, `"source"`},
		{"a wrong type: a text for a list", file("results: ‸none"), "wrong-type", `"results" is the text "none"`, "a list"},
		{"a wrong type: a list for a text", file("short: ‸[SG13]"), "wrong-type", `"short" is a list`, "one value"},
		{"a wrong type: a text for an item", file("indicators:\n  - ‸members"), "wrong-type", `the text "members"`, "keys with values: id, title"},
		{"a wrong type: a text for a figure", indicator("baseline: ‸236"), "wrong-type", `the text "236"`, "a list"},
		{"a wrong type: a text for a truth", file("publish: ‸no"), "wrong-type", `"publish" is the text "no"`, "true or false"},
		{"a wrong type: a text for a year", file("period: {from: ‸'2025', to: 2028}"), "wrong-type", `"from" is the text "2025"`, "plain digits"},
		{"a wrong type: a word for a period", file("period: ‸2025-2028"), "wrong-type", `"period"`, "from, to"},
		{"a duplicate key", file("title: a\n‸title: b"), "duplicate-field", `"title" stands here a second time`, "keep one"},
		{"a missing required key", "---\n‸id: sg13\nkind: study-group\n---\n", "missing-field", `the front matter has no "title"`, `"title: ..."`},
		{"a missing required key of an item", file("results:\n  - ‸id: sg13-oc1\n    level: outcome"), "missing-field", `this entry of "results" has no "title"`, `"title: ..."`},
		{"a missing required key of a figure", indicator("targets: [‸{date: 2028-12-31}]"), "missing-field", `no "value"`, `"value: ..."`},
		{"a missing measure is said once", "---\nid: a-b\nkind: sector\ntitle: t\nindicators:\n  - ‸id: sg13-k1\n    title: x\n    unit: x\n    reading: annual\n" +
			"    direction: increase\n    frequency: annual\n---\n", "missing-field", `no "measures"`, `"measures: ..."`},
		{"an unclosed block", "‸---\nid: sg13\nkind: study-group\ntitle: a\nText\n", "front-matter", "not closed", "add a line of ---"},
		{"a rule inside a text", "---\nid: sg13\nmandate: |\n  a\n  ‸---\n  b\n---\n", "front-matter", "ends the front matter in the middle of a text", "***"},
		{"an empty block", "---\n‸\n---\n", "empty", "no keys", "id, kind and title"},
		{"a tab", file("parent: sector\n‸\tstatus: draft"), "yaml", "indented with a tab", "use spaces"},
		{"a quotation mark that is not closed", file("short: ‸\"SG13\nstatus: draft"), "yaml", "quotation mark is not closed", "same quotation mark"},
		{"a colon in a text", file("short: SG13‸: networks"), "yaml", "a colon in a text", "in quotes"},
		{"an empty value", file("‸short:"), "empty-value", `"short" has no value`, "remove the line"},
		{"an empty text", file("mandate: ‸\"\""), "empty-value", `"mandate" is empty`, "write a text"},
		{"a line that is too long", file("short: ‸" + strings.Repeat("x", 301)), "too-long", `"short"`, "shorten"},
		{"a text that is too long", file("mandate: ‸" + strings.Repeat("目 ", MaxText/2) + "x"), "too-long", `"mandate"`, "below the front matter"},
		{"a markdown problem, where it stands in its text", file("mandate: |\n  See [this](‸nowhere)."), "bad-address", `"nowhere"`, "https://"},
		{"a markdown problem in a quoted text", file("vision: 'See [this](‸nowhere).'"), "bad-address", `"nowhere"`, "https://"},
		{"a heading in a text", file("mandate: |\n  a\n\n  ‸## b\n"), "heading-place", "heading", "below the front matter"},
		{"a heading in quotes", file("mandate: '‸## b'"), "heading-place", "heading", "below the front matter"},
		{"a heading with a line under it", file("mandate: |\n  a\n\n  ‸b\n  ===\n"), "heading-place", "heading", "below the front matter"},
		{"an image in a text", file("mandate: |\n  a\n  b ![c](‸https://a.org/d.png)"), "image", "from elsewhere", "keep a copy"},
		{"a footnote in a text", file("mandate: |\n  a\n  b‸[^1]\n\n  [^1]: c\n"), "footnote", "below the front matter", "sentence"},
		{"a control character in the text below", "---\nid: sg13\nkind: study-group\ntitle: a\n---\n\na\nb ‸\x1b c\n", "control-character", "U+001B", "delete"},
		{"a markdown problem in the text below", "---\nid: sg13\nkind: study-group\ntitle: a\n---\n\nSee 目标 and [this](‸nowhere).\n", "bad-address", `"nowhere"`, "https://"},
	})
}

// Front matter behind a --- that was to set parts of it apart is no text.
func TestStrayKeys(t *testing.T) {
	const top = "---\nid: sg13\nkind: study-group\ntitle: a\n---\n"
	checkErrors(t, []problem{
		{"right below", top + "‸results:\n  - x\n", "front-matter", `"results" stands below the line of ---`, "remove the ---"},
		{"behind a blank line and a comment", top + "\n# Risks\n‸mandate: To moor.\nrisks:\n", "front-matter", `"mandate"`, "capital letter"},
	})
	for _, text := range []string{
		"Mission: to moor.\n", "    risks: x\n", "risks:x\n", "a risks: x\n", "colour: red\n", "```\nrisks:\n```\n", strings.Repeat("a\n", 20) + "risks: x\n",
	} {
		if _, diags := decodeFile(t, top+text, testConfig(t)); len(diags) > 0 {
			t.Errorf("%q: %s", text, inLines(diags))
		}
	}
}

// A text that loses its end to a comment is a warning, in every key for texts.
func TestCommentInText(t *testing.T) {
	config := testConfig(t)
	for _, text := range []string{"short: Quay ‸#2", "mandate: Look at quay ‸#2 of it"} {
		problem{text, file(text), "comment-in-text", "comment", "in quotes"}.check(t, config, diagnostic.Warning)
	}
}

func TestAddresses(t *testing.T) {
	checkErrors(t, []problem{
		{"without its beginning", file("sources: [{title: a, url: ‸www.itu.int}]"), "bad-address", `"www.itu.int"`, "https://"},
		{"a script", file("sources: [{title: a, url: ‸'javascript:alert(1)'}]"), "bad-address", `"javascript:alert(1)"`, "https://"},
		{"a file", file("sources: [{title: a, url: ‸'file:///etc/passwd'}]"), "bad-address", `"file:///etc/passwd"`, "https://"},
		{"no host", file("sources: [{title: a, url: ‸'https:///a'}]"), "bad-address", `"https:///a"`, "https://"},
		{"a blank inside", file("sources: [{title: a, url: ‸https://itu.int/a b}]"), "bad-address", `"https://itu.int/a b"`, "https://"},
		{"a mark of HTML inside", file("sources: [{title: a, url: ‸'https://itu.int/<b>'}]"), "bad-address", `<b>`, "https://"},
		{"one that is too long", file("sources: [{title: a, url: ‸https://itu.int/" + strings.Repeat("a", MaxAddress) + "}]"), "bad-address", `"https://itu.int/a`, "https://"},
	})
}

func TestIDs(t *testing.T) {
	const rule = "small letters a to z, digits and hyphens, a letter first"
	long := strings.Repeat("a", 64)
	checkErrors(t, []problem{
		{"capitals, with an id that is good", file("id: ‸SG13"), "bad-id", `"SG13" cannot be an id`, rule + ": sg13"},
		{"blanks", file("id: ‸study group 13"), "bad-id", `"study group 13"`, rule + ": study-group-13"},
		{"a digit first", file("id: ‸13-sg13"), "bad-id", `"13-sg13"`, rule + ": sg13"},
		{"letters of another script have no suggestion", file("id: ‸目标"), "bad-id", `"目标"`, rule},
		{"65 characters", file("id: ‸" + long + "a"), "bad-id", "cannot be an id", rule + ": " + long},
		{"an underscore", file("id: ‸sg_13"), "bad-id", `"sg_13"`, rule + ": sg-13"},
		{"a path", file("id: ‸../sg13"), "bad-id", `"../sg13"`, rule + ": sg13"},
		{"the folder of a language", file("id: ‸fr"), "reserved-id", `"fr" is kept for a language`, "add a word"},
		{"a page of the site", file("id: ‸indicators"), "reserved-id", `"indicators" is kept for a page`, "add a word"},
		{"the prose pages are not for plans", file("id: ‸about"), "reserved-id", `"about"`, "add a word"},
		{"of a result", result("id: ‸Sg13-oc1"), "bad-id", `"Sg13-oc1"`, rule + ": sg13-oc1"},
		{"of an indicator", indicator("id: ‸search"), "reserved-id", `"search"`, "add a word"},
		{"of a risk", risk("id: ‸R1"), "bad-id", `"R1"`, rule},
		{"of an action", action("id: ‸api"), "reserved-id", `"api"`, "add a word"},
		{"of a page", "---\nid: ‸Über\nkind: page\ntitle: a\n---\n", "bad-id", `"Über"`, rule + ": ber"},
	})
	for _, id := range []string{long, "a", "a1-", "sg13", "sg-13"} {
		if _, diags := decodeFile(t, file("id: "+id), testConfig(t)); len(diags) > 0 {
			t.Errorf("the id %q is refused: %s", id, inLines(diags))
		}
	}
	if content, diags := decodeFile(t, "---\nid: about\nkind: page\ntitle: a\n---\n", testConfig(t)); content.Page == nil || len(diags) > 0 {
		t.Errorf("the page about is refused: %s", inLines(diags))
	}
}

// The bound of a text counts characters, as its message says.
func TestLongTextsOfAnyScript(t *testing.T) {
	text := strings.Repeat("  "+strings.Repeat("目", 99)+"\n", MaxText/100)
	if _, diags := decodeFile(t, file("mandate: |\n"+text), testConfig(t)); len(diags) > 0 {
		t.Errorf("a text of %d characters is refused: %.300s", MaxText, inLines(diags))
	}
}

// A hint must never lead into the next error.
func TestSuggestedIDsAreGood(t *testing.T) {
	for _, bad := range []string{"SG13", "Fr", "F R", "Search", "--", "!!!", "", "13", "É", "API!", strings.Repeat("A", 63) + "-b", "About"} {
		_, suggested, ok := strings.Cut(idHint(bad), ": ")
		if code, _, _ := idProblem(suggested, false); ok && code != "" {
			t.Errorf("for %q the id %q is suggested: %s", bad, suggested, code)
		}
	}
}

func TestWords(t *testing.T) {
	checkErrors(t, []problem{
		{"a kind", file("kind: ‸studygroup"), "unknown-kind", `"studygroup"`, `did you mean "study-group"?`},
		{"a kind that is nearly that of prose, whose id is no other problem", "---\nid: about\nkind: ‸pages\ntitle: About\n---\n", "unknown-kind", `"pages"`, `did you mean "page"?`},
		{"or that in capitals", "---\nid: about\nkind: ‸Page\ntitle: About\n---\n", "unknown-kind", `"Page"`, `did you mean "page"?`},
		{"a kind that is near to nothing", file("kind: ‸whatever"), "unknown-kind", `"whatever"`, "write one of: sector, study-group, page"},
		{"a status", file("status: ‸drfat"), "unknown-status", `"drfat"`, `did you mean "draft"?`},
		{"a level", result("level: ‸outcomes"), "unknown-level", `"outcomes"`, `did you mean "outcome"?`},
		{"a reading, and nothing of what the reading decides", indicator("reading: ‸milestones\nmilestones: [{title: a, due: 2026-01-01}]"), "unknown-reading", `"milestones"`, `did you mean "milestone"?`},
		{"a direction, which is not missing too", indicator("direction: ‸up"), "unknown-direction", `"up"`, "write one of: increase, decrease, maintain"},
		{"a frequency", indicator("frequency: ‸weekly"), "unknown-frequency", `"weekly"`, "write one of: annual"},
		{"a category", risk("category: ‸weather"), "unknown-category", `"weather"`, "write one of: delivery, integrity"},
		{"a standing", indicator("baseline: {date: 2024-12-31, value: 1, standing: ‸finall}"), "unknown-standing", `"finall"`, `did you mean "final"?`},
		{"a type of risk", risk("type: ‸tactical"), "unknown-type", `"tactical"`, "strategic, operational"},
		{"a response", risk("response: ‸mitigate"), "unknown-response", `"mitigate"`, "write one of: avoid, reduce, transfer, accept"},
		{"a status of an action", action("history: [{date: 2026-01-01, status: ‸underway}]"), "unknown-status", `"underway"`, `did you mean "under-way"?`},
		{"a word in capitals", file("status: ‸Draft"), "unknown-status", `"Draft"`, `did you mean "draft"?`},
	})
}

// Without a vocabulary, because site.yaml is broken, all that needs none is found.
func TestDecodeWithoutVocabulary(t *testing.T) {
	text, _ := marked(file("kind: whatever\nstauts: draft\nresults: [{id: SG13, level: any, title: a}]"))
	_, got := decodeFile(t, text, nil)
	var codes []string
	for _, d := range got {
		codes = append(codes, d.Code)
	}
	if want := []string{"unknown-field", "bad-id"}; !slices.Equal(codes, want) {
		t.Errorf("got %q, want %q", codes, want)
	}
}

// All problems of a file are told in one run, in their order.
func TestAllProblemsAtOnce(t *testing.T) {
	text, places := marked(`---
id: ‸SG13
kind: ‸group
title: a
‸stauts: draft
indicators:
  - id: sg13-k1
    title: Members
    measures: [sg13-oc1]
    unit: members
    reading: annual
    direction: ‸up
    frequency: annual
    targets:
      - {date: 2028-12-31, value: ‸1e3}
      - ‸{date: 2028-12-31, value: 7, standing: ‸final}
---
See [this](‸nowhere).
`)
	_, got := decodeFile(t, text, testConfig(t))
	want := []string{"bad-id", "unknown-kind", "unknown-field", "unknown-direction", "bad-number", "revision", "unsourced", "bad-address"}
	var codes []string
	for i, d := range got {
		codes = append(codes, d.Code)
		if !slices.Contains(places, d.Pos) || i > 0 && d.Line < got[i-1].Line {
			t.Errorf("%v is not marked, or out of order", d.Place)
		}
	}
	if !slices.Equal(codes, want) {
		t.Errorf("got %q, want %q\n%s", codes, want, inLines(got))
	}
}

// A plan that holds nothing but aims from outside has no period but its own.
func TestPeriodOfAimsFromOutside(t *testing.T) {
	var diags diagnostic.List
	c := DecodeConfig("content/site.yaml", []byte(siteText+"alignment: [outcome]\n"), &diags)
	if diags.Len() > 0 {
		t.Fatal(inLines(diags.Sorted()))
	}
	for results, want := range map[string]bool{"[{id: r-1, level: outcome, title: T}]": false, "[{id: r-1, level: outcome, title: T}, {id: r-2, level: output, title: T}]": true, "[]": true} {
		content, _ := decodeFile(t, file("kind: study-group\ntitle: T\nresults: "+results+"\n"), c)
		if got := content.Plan.Period != nil; got != want {
			t.Errorf("results %s: the period of the site is taken: %v", results, got)
		}
	}
}
