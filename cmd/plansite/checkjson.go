package main

import (
	"encoding/json"
	"io"
	"unicode/utf8"

	"plansite/generator/diagnostic"
)

// What check --format json prints; the README names the fields. None of them is
// ever left out, and new ones may come.
type (
	jsonReport struct {
		Version     int              `json:"version"`
		Complete    bool             `json:"complete"`
		Errors      int              `json:"errors"`
		Warnings    int              `json:"warnings"`
		Advice      int              `json:"advice"`
		TurnedOff   int              `json:"turnedOff"`
		Diagnostics []jsonDiagnostic `json:"diagnostics"`
	}
	jsonDiagnostic struct {
		File      string     `json:"file"`
		Line      int        `json:"line"`
		Column    int        `json:"column"`
		EndColumn int        `json:"endColumn"`
		Severity  string     `json:"severity"`
		Code      string     `json:"code"`
		Message   string     `json:"message"`
		Hint      string     `json:"hint"`
		Notes     []jsonNote `json:"notes"`
		Text      string     `json:"text"`
	}
	jsonNote struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
	}
)

// maxLine bounds the lines of sources in a report, in bytes.
const maxLine = 2000

func (r *checkReport) writeJSON(w io.Writer) error {
	out := jsonReport{
		Version: 1, Complete: r.complete, Errors: r.counts[diagnostic.Error], Warnings: r.counts[diagnostic.Warning],
		Advice: r.counts[diagnostic.Advice], TurnedOff: r.turnedOff(), Diagnostics: make([]jsonDiagnostic, 0, len(r.all)),
	}
	for _, d := range r.all {
		x := jsonDiagnostic{
			File: d.File, Line: int(d.Line), Column: int(d.Column), EndColumn: endColumn(d), Severity: d.Severity.String(),
			Code: d.Code, Message: d.Message, Hint: d.Hint, Notes: make([]jsonNote, 0, len(d.Notes)),
		}
		if len(d.Text) <= maxLine {
			x.Text = d.Text
		}
		for _, n := range d.Notes {
			x.Notes = append(x.Notes, jsonNote{n.File, int(n.Line), int(n.Column), n.Message})
		}
		out.Diagnostics = append(out.Diagnostics, x)
	}
	return writeIndented(w, out)
}

// writeIndented writes a value as JSON that people can read too.
func writeIndented(w io.Writer, value any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// endColumn is the column behind what a diagnostic covers, which ends with its
// line at the latest; 0 without a column.
func endColumn(d diagnostic.Diagnostic) int {
	column := int(d.Column)
	if column == 0 {
		return 0
	}
	end := column + max(1, d.Length)
	if d.Text != "" {
		end = min(end, utf8.RuneCountInString(d.Text)+1)
	}
	return max(column, end)
}
