package main

import (
	"io"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"plansite/generator/advice"
	"plansite/generator/diagnostic"
	"plansite/generator/plan"
)

// What check --format sarif prints: the part of SARIF 2.1.0 (OASIS) that says what
// diagnostics say.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifInvocation struct {
		ExecutionSuccessful bool `json:"executionSuccessful"`
	}
	sarifRule struct {
		ID                   string       `json:"id"`
		ShortDescription     sarifMessage `json:"shortDescription"`
		Help                 sarifMessage `json:"help"`
		DefaultConfiguration sarifLevel   `json:"defaultConfiguration"`
	}
	sarifLevel struct {
		Level string `json:"level"`
	}
	sarifMessage struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID           string          `json:"ruleId"`
		RuleIndex        int             `json:"ruleIndex"`
		Level            string          `json:"level"`
		Message          sarifMessage    `json:"message"`
		Locations        []sarifLocation `json:"locations"`
		RelatedLocations []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		PhysicalLocation sarifPhysical `json:"physicalLocation"`
		Message          *sarifMessage `json:"message,omitempty"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// levels are the words of SARIF, by severity.
var levels = [...]string{diagnostic.Error: "error", diagnostic.Warning: "warning", diagnostic.Advice: "note"}

func (r *checkReport) writeSARIF(w io.Writer) error {
	rules := sarifRules(r.all)
	results := make([]sarifResult, 0, len(r.all))
	for _, d := range r.all {
		index, _ := slices.BinarySearchFunc(rules, d.Code, func(r sarifRule, code string) int { return strings.Compare(r.ID, code) })
		results = append(results, sarifResultOf(d, index))
	}
	return writeIndented(w, sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0",
		Runs: []sarifRun{{
			Tool:        sarifTool{sarifDriver{Name: "plansite", Rules: rules}},
			Invocations: []sarifInvocation{{r.complete}},
			ColumnKind:  "unicodeCodePoints",
			Results:     results,
		}},
	})
}

// sarifRules are the codes that occur, in order.
func sarifRules(all []diagnostic.Diagnostic) []sarifRule {
	severities := map[string]diagnostic.Severity{} // the gravest of each code
	for _, d := range all {
		if s, known := severities[d.Code]; !known || d.Severity < s {
			severities[d.Code] = d.Severity
		}
	}
	rules := make([]sarifRule, 0, len(severities))
	for _, code := range slices.Sorted(maps.Keys(severities)) {
		rule := sarifRule{
			ID: code, ShortDescription: sarifMessage{Text: strings.ReplaceAll(code, "-", " ")},
			Help:                 sarifMessage{Text: "The message says what is wrong and what mends it."},
			DefaultConfiguration: sarifLevel{levels[severities[code]]},
		}
		if e, ok := advice.Explain(plan.AdviceCode(code)); ok {
			rule.ShortDescription.Text = e.Title
			rule.Help = sarifMessage{Text: strings.ReplaceAll(e.Text, "**", ""), Markdown: e.Text}
		}
		rules = append(rules, rule)
	}
	return rules
}

func sarifResultOf(d diagnostic.Diagnostic, rule int) sarifResult {
	message := d.Message
	if d.Hint != "" {
		message += "\nhint: " + d.Hint
	}
	at := sarifAt(d.Place)
	at.PhysicalLocation.Region.EndColumn = endColumn(d)
	x := sarifResult{RuleID: d.Code, RuleIndex: rule, Level: levels[d.Severity], Message: sarifMessage{Text: message}, Locations: []sarifLocation{at}}
	for _, n := range d.Notes {
		other := sarifAt(n.Place)
		other.Message = &sarifMessage{Text: n.Message}
		x.RelatedLocations = append(x.RelatedLocations, other)
	}
	return x
}

// sarifAt is a place in a file; a file as a whole is shown at its first line.
func sarifAt(p diagnostic.Place) sarifLocation {
	return sarifLocation{PhysicalLocation: sarifPhysical{
		ArtifactLocation: sarifFile(p.File),
		Region:           sarifRegion{StartLine: max(1, int(p.Line)), StartColumn: int(p.Column)},
	}}
}

// sarifFile names a file by its address: relative to the folder in which the
// command runs, which is the root of the repository, or as a whole.
func sarifFile(name string) sarifArtifact {
	if path.IsAbs(name) || filepath.IsAbs(name) {
		return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(name, "/")}).String()}
	}
	return sarifArtifact{URI: (&url.URL{Path: name}).String(), URIBaseID: "%SRCROOT%"}
}
