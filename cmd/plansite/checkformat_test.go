package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"plansite/generator"
	"plansite/generator/diagnostic"
)

// problems are diagnostics of all sorts, with what a content file can put in them.
func problems() checkReport {
	at := func(file string, line, column int32) diagnostic.Place {
		return diagnostic.Place{File: file, Pos: diagnostic.Pos{Line: line, Column: column}}
	}
	all := []diagnostic.Diagnostic{
		{Severity: diagnostic.Advice, Code: "no-owner", Place: at("content/a.md", 3, 9), Length: 4, Message: `the indicator "a-k1" has no owner`, Hint: "add owner:", Text: "  - id: a-k1"},
		{Code: "dangling-reference", Place: at("content/a.md", 5, 3), Length: 1, Message: `nothing has the id "b"`},
		{Severity: diagnostic.Warning, Code: "raw-html", Place: at("content/a b,c:d%é.md", 7, 1), Length: 200, Message: "HTML\x1b[31m is\nnot 100% passed\rthrough", Text: "é<b>"},
		{Code: "duplicate-id", Place: at("content/b.md", 2, 5), Length: 2, Message: "used twice", Hint: "rename one",
			Notes: []diagnostic.Note{{Place: at("content/a.md", 2, 5), Message: "the first"}}},
		{Code: "file-size", Place: at("content/c.md", 0, 0), Message: "too large"},
	}
	r := checkReport{complete: true, all: all, checked: &generator.Checked{TurnedOff: 2}}
	for _, d := range all {
		r.counts[d.Severity]++
	}
	return r
}

// TestGitHub: causes come first, what is in the content cannot end a command or
// begin another, and the remedy is told.
func TestGitHub(t *testing.T) {
	var out bytes.Buffer
	r := problems()
	r.writeGitHub(&out)
	want := `::error file=content/b.md,line=2,col=5,endColumn=6,title=duplicate-id::used twice%0Ahint: rename one%0Acontent/a.md:2:5: note: the first
::error file=content/c.md,title=file-size::too large
::error file=content/a.md,line=5,col=3,endColumn=3,title=dangling-reference::nothing has the id "b"
::warning file=content/a b%2Cc%3Ad%25é.md,line=7,col=1,endColumn=4,title=raw-html::HTML�[31m is�not 100%25 passed�through
::notice file=content/a.md,line=3,col=9,endColumn=12,title=no-owner::the indicator "a-k1" has no owner%0Ahint: add owner:
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
}

func TestJSON(t *testing.T) {
	r := problems()
	r.all = append(r.all, diagnostic.Diagnostic{Code: "long", Place: r.all[0].Place, Text: strings.Repeat("x", maxLine+1)})
	var out bytes.Buffer
	if err := r.writeJSON(&out); err != nil {
		t.Fatal(err)
	}
	var got jsonReport
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != 1 || !got.Complete || got.Errors != 3 || got.Warnings != 1 || got.Advice != 1 || got.TurnedOff != 2 || len(got.Diagnostics) != len(r.all) {
		t.Errorf("got %+v", got)
	}
	first := got.Diagnostics[0]
	if first.File != "content/a.md" || first.Line != 3 || first.Column != 9 || first.EndColumn != 13 || first.Severity != "advice" || first.Code != "no-owner" || first.Text != "  - id: a-k1" || first.Hint != "add owner:" {
		t.Errorf("got %+v", first)
	}
	if n := got.Diagnostics[3].Notes; len(n) != 1 || n[0] != (jsonNote{"content/a.md", 2, 5, "the first"}) {
		t.Errorf("got %+v", n)
	}
	if got.Diagnostics[5].Text != "" {
		t.Error("a line without end is printed")
	}
	for _, field := range []string{"file", "line", "column", "endColumn", "severity", "code", "message", "hint", "notes", "text"} {
		if n := strings.Count(out.String(), `      "`+field+`": `); n < len(r.all) {
			t.Errorf("%q is there %d times, for %d diagnostics", field, n, len(r.all))
		}
	}
	if strings.Contains(out.String(), "null") {
		t.Error("a list is null")
	}
}

// TestEndColumn: it is behind the problem, and never behind its line.
func TestEndColumn(t *testing.T) {
	for _, tt := range []struct {
		column, length, want int
		text                 string
	}{
		{0, 0, 0, "abc"}, {1, 0, 2, "abc"}, {1, 2, 3, "abc"}, {2, 200, 4, "abc"}, {4, 1, 4, "abc"}, {2, 200, 4, "ééé"}, {9, 1, 9, "abc"}, {2, 3, 5, ""},
	} {
		d := diagnostic.Diagnostic{Place: diagnostic.Place{Pos: diagnostic.Pos{Line: 1, Column: int32(tt.column)}}, Length: tt.length, Text: tt.text}
		if got := endColumn(d); got != tt.want {
			t.Errorf("%+v: got %d", tt, got)
		}
	}
}

// TestSARIF holds what SARIF 2.1.0 asks for, and what GitHub does of it.
func TestSARIF(t *testing.T) {
	var out, again bytes.Buffer
	r := problems()
	if err := r.writeSARIF(&out); err != nil {
		t.Fatal(err)
	}
	if r.writeSARIF(&again); out.String() != again.String() {
		t.Error("the same report has other bytes")
	}
	log := map[string]any{}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	runs := log["runs"].([]any)
	if log["version"] != "2.1.0" || len(runs) != 1 {
		t.Fatalf("got version %v, %d runs", log["version"], len(runs))
	}
	run := runs[0].(map[string]any)
	driver := run["tool"].(map[string]any)["driver"].(map[string]any)
	if driver["name"] != "plansite" || run["columnKind"] != "unicodeCodePoints" {
		t.Errorf("driver %v, columns %v", driver["name"], run["columnKind"])
	}
	rules := ruleIDs(t, driver["rules"].([]any))
	if want := []string{"dangling-reference", "duplicate-id", "file-size", "no-owner", "raw-html"}; !slices.Equal(rules, want) {
		t.Errorf("the rules are %q", rules)
	}
	results := run["results"].([]any)
	if len(results) != len(r.all) {
		t.Fatalf("%d results", len(results))
	}
	for i, x := range results {
		checkResult(t, x.(map[string]any), r.all[i], rules)
	}
	related := results[3].(map[string]any)["relatedLocations"].([]any)
	if text := related[0].(map[string]any)["message"].(map[string]any)["text"]; text != "the first" {
		t.Errorf("the other place says %q", text)
	}
	uri := `"uri": "content/a%20b,c:d%25%C3%A9.md"`
	if !strings.Contains(out.String(), uri) {
		t.Errorf("the name of the file is not escaped as %s", uri)
	}
}

func ruleIDs(t *testing.T, rules []any) (ids []string) {
	t.Helper()
	for _, x := range rules {
		rule := x.(map[string]any)
		ids = append(ids, rule["id"].(string))
		help := rule["help"].(map[string]any)
		if rule["shortDescription"].(map[string]any)["text"] == "" || help["text"] == "" {
			t.Errorf("the rule %v is not described", rule["id"])
		}
		if markdown, _ := help["markdown"].(string); (markdown != "") != (rule["id"] == "no-owner") {
			t.Errorf("the rule %v has the help %q", rule["id"], markdown)
		}
		if level := rule["defaultConfiguration"].(map[string]any)["level"]; !slices.Contains(levels[:], level.(string)) {
			t.Errorf("the rule %v has the level %v", rule["id"], level)
		}
	}
	return ids
}

func checkResult(t *testing.T, x map[string]any, d diagnostic.Diagnostic, rules []string) {
	t.Helper()
	if x["ruleId"] != d.Code || rules[int(x["ruleIndex"].(float64))] != d.Code {
		t.Errorf("%s has rule %v, number %v", d.Code, x["ruleId"], x["ruleIndex"])
	}
	if want := map[diagnostic.Severity]string{diagnostic.Error: "error", diagnostic.Warning: "warning", diagnostic.Advice: "note"}[d.Severity]; x["level"] != want {
		t.Errorf("%s has the level %v", d.Code, x["level"])
	}
	if text := x["message"].(map[string]any)["text"].(string); !strings.HasPrefix(text, d.Message) || !strings.HasSuffix(text, d.Hint) {
		t.Errorf("%s says %q", d.Code, text)
	}
	physical := x["locations"].([]any)[0].(map[string]any)["physicalLocation"].(map[string]any)
	if physical["artifactLocation"].(map[string]any)["uriBaseId"] != "%SRCROOT%" {
		t.Errorf("%s lies nowhere", d.Code)
	}
	region := physical["region"].(map[string]any)
	if region["startLine"].(float64) < 1 {
		t.Errorf("%s has the line %v", d.Code, region["startLine"])
	}
	if d.Column > 0 && (region["startColumn"] != float64(d.Column) || region["endColumn"] != float64(endColumn(d))) {
		t.Errorf("%s covers %v", d.Code, region)
	}
	if _, has := region["startColumn"]; d.Column == 0 && has {
		t.Errorf("%s has a column, 0", d.Code)
	}
}

// TestSARIFFile: a name with a colon is no scheme, and one from the root of the
// machine is an address of its own.
func TestSARIFFile(t *testing.T) {
	for name, want := range map[string]sarifArtifact{
		"content/a.md":      {"content/a.md", "%SRCROOT%"},
		"../site/a.md":      {"../site/a.md", "%SRCROOT%"},
		"a:b/content/c?.md": {"./a:b/content/c%3F.md", "%SRCROOT%"},
		"/home/a b/c.md":    {"file:///home/a%20b/c.md", ""},
	} {
		if got := sarifFile(name); got != want {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// TestEmptyReports: lists are there when they are empty.
func TestEmptyReports(t *testing.T) {
	var r checkReport
	var out bytes.Buffer
	if err := r.writeSARIF(&out); err != nil || !strings.Contains(out.String(), `"results": []`) || !strings.Contains(out.String(), `"rules": []`) || !strings.Contains(out.String(), `"executionSuccessful": false`) {
		t.Errorf("%v\n%s", err, out.String())
	}
	out.Reset()
	if err := r.writeJSON(&out); err != nil || !strings.Contains(out.String(), `"diagnostics": []`) || !strings.Contains(out.String(), `"complete": false`) {
		t.Errorf("%v\n%s", err, out.String())
	}
}
