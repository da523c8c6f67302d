package plan

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// siteText is a vocabulary for the tests. Its matrix is not symmetric.
const siteText = `
title: Test
publisher: nobody
as_of: 2026-06-30
period: {from: 2025, to: 2028}
home: sector
languages: [{code: en, name: English, locale: en-GB}]
kinds: [{id: sector, title: S, plural: S}, {id: study-group, title: G, plural: G}]
levels: [{id: outcome, title: O, plural: O}, {id: output, title: P, plural: P}]
frequencies: [{id: annual, title: once a year, days: 366}]
risk:
  likelihood: [{title: a}, {title: b}, {title: c}, {title: d}, {title: e}]
  impact: [{title: a}, {title: b}, {title: c}, {title: d}, {title: e}]
  bands: [{id: low, title: L}, {id: medium, title: M}, {id: high, title: H}, {id: critical, title: C}]
  matrix:
    - [low, low, low, medium, high]
    - [low, low, medium, medium, high]
    - [low, medium, medium, high, critical]
    - [low, medium, high, high, critical]
    - [low, medium, high, critical, critical]
  categories:
    - {id: delivery, title: D, appetite: medium}
    - {id: integrity, title: I, appetite: none}
`

func testConfig(t testing.TB) *Config {
	t.Helper()
	var diags diagnostic.List
	c := DecodeConfig("content/site.yaml", []byte(siteText), &diags)
	if c == nil || diags.Len() > 0 {
		t.Fatal(inLines(diags.Sorted()))
	}
	return c
}

func inLines(all []diagnostic.Diagnostic) string {
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "%v %v %s: %s (%s)\n", d.Place, d.Severity, d.Code, d.Message, d.Hint)
	}
	return b.String()
}

// decodeFile reads text as the build reads a file of that text.
func decodeFile(t testing.TB, text string, c *Config) (Content, []diagnostic.Diagnostic) {
	t.Helper()
	const name = "content/sg13.md"
	doc, diag, err := source.Read(fstest.MapFS{name: {Data: []byte(text)}}, name)
	if err != nil {
		t.Fatal(err)
	}
	if diag != nil {
		return Content{}, []diagnostic.Diagnostic{*diag}
	}
	var diags diagnostic.List
	content := Decode(doc, c, &diags)
	return content, diags.Sorted()
}

// marked takes the marks ‸ out of a file and returns where they stood.
func marked(text string) (clean string, places []diagnostic.Pos) {
	line, column := int32(1), int32(1)
	var b strings.Builder
	for _, c := range text {
		if c == '‸' {
			places = append(places, diagnostic.Pos{Line: line, Column: column})
			continue
		}
		b.WriteRune(c)
		if column++; c == '\n' {
			line, column = line+1, 1
		}
	}
	return b.String(), places
}

// file makes a whole plan of some lines of its front matter: those that a plan
// needs besides stand before them, unless they are among them.
func file(lines string) string {
	return "---\n" + with(lines, "", "id: sg13", "kind: study-group", "title: Future networks") + "---\nText\n"
}

// with puts the lines that are not overridden before the lines that are given.
func with(lines, indent string, defaults ...string) string {
	var b strings.Builder
	clean := "\n" + strings.ReplaceAll(lines, "‸", "")
	for _, d := range defaults {
		key, _, _ := strings.Cut(d, ":")
		if !strings.Contains(clean, "\n"+key+":") {
			b.WriteString(d + "\n")
		}
	}
	b.WriteString(strings.TrimSpace(lines) + "\n")
	return indent + strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\n", "\n"+indent) + "\n"
}

// entry makes a list of one item.
func entry(list, text string) string { return file(list + ":\n  -\n" + text) }

// indicator makes a plan of one indicator with these lines.
func indicator(lines string) string {
	return entry("indicators", with(lines, "    ", "id: sg13-k1", "title: Members", "measures: [sg13-oc1]", "unit: members",
		"reading: point-in-time", "direction: increase", "frequency: annual"))
}

// milestoneIndicator makes a plan of one indicator that is reached, with these lines.
func milestoneIndicator(lines string) string {
	return entry("indicators", with(lines, "    ", "id: sg13-k1", "title: Rules", "measures: [sg13-oc1]", "reading: milestone", "frequency: annual"))
}

// risk makes a plan of one risk with these lines.
func risk(lines string) string {
	return entry("risks", with(lines, "    ", "id: sg13-r1", "title: Delay", "type: strategic", "category: delivery", "threatens: [sg13-oc1]"))
}

// action makes a plan of one action with these lines.
func action(lines string) string {
	return entry("actions", with(lines, "    ", "id: sg13-a1", "title: Ask", "due: 2026-12-31"))
}

// result makes a plan of one result with these lines.
func result(lines string) string {
	return entry("results", with(lines, "    ", "id: sg13-oc1", "title: Members come", "level: outcome"))
}

// problem is a file whose only problems stand at its marks.
type problem struct {
	reason, text  string
	code          string
	message, hint string // each is part of the message and the hint
}

// forms are the ways in which editors save the same file.
var forms = []struct {
	reason string
	save   func(string) string
	lines  int32 // by which everything moves down
}{
	{"", func(s string) string { return s }, 0},
	{" (with a byte-order mark)", func(s string) string { return "\uFEFF" + s }, 0},
	{" (with CRLF)", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }, 0},
	{" (behind blank lines)", func(s string) string { return "\n \n\n" + s }, 3},
	{" (with everything)", func(s string) string { return "\uFEFF" + strings.ReplaceAll("\n\n"+s, "\n", "\r\n") }, 2},
}

func (c problem) check(t *testing.T, config *Config, severity diagnostic.Severity) {
	t.Helper()
	text, places := marked(c.text)
	for _, form := range forms {
		_, got := decodeFile(t, form.save(text), config)
		if len(places) == 0 || len(got) != len(places) {
			t.Errorf("%s%s: %d problems, want %d at %v\n%s%s", c.reason, form.reason, len(got), len(places), places, text, inLines(got))
			return
		}
		for i, d := range got {
			want := places[i]
			want.Line += form.lines
			if d.Pos != want || d.File != "content/sg13.md" || d.Severity != severity || d.Code != c.code ||
				!strings.Contains(d.Message, c.message) || !strings.Contains(d.Hint, c.hint) {
				t.Errorf("%s%s: want %v %s %q (%q)\n%s%s", c.reason, form.reason, want, c.code, c.message, c.hint, text, inLines(got))
			}
		}
	}
}
