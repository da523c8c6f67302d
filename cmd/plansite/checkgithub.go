package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
)

// commands are the workflow commands of GitHub, by severity.
var commands = [...]string{diagnostic.Error: "error", diagnostic.Warning: "warning", diagnostic.Advice: "notice"}

// writeGitHub writes a workflow command for each diagnostic, which GitHub shows on
// its line of the pull request. As it shows ten of each kind for a step, the causes
// come first.
func (r *checkReport) writeGitHub(w io.Writer) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	sorted := slices.Clone(r.all)
	slices.SortStableFunc(sorted, func(a, b diagnostic.Diagnostic) int { return rank(a) - rank(b) })
	for _, d := range sorted {
		fmt.Fprintf(out, "::%s file=%s", commands[d.Severity], property.Replace(d.File))
		if d.Line > 0 {
			fmt.Fprintf(out, ",line=%d", d.Line)
		}
		if d.Column > 0 {
			fmt.Fprintf(out, ",col=%d,endColumn=%d", d.Column, max(int(d.Column), endColumn(d)-1)) // the last one, not the one behind
		}
		fmt.Fprintf(out, ",title=%s::%s\n", property.Replace(d.Code), data.Replace(whole(d)))
	}
}

// whole is the message of a diagnostic with its remedy and its other places. It
// has no control characters but line breaks: it stands in a log too.
func whole(d diagnostic.Diagnostic) string {
	lines := []string{d.Message}
	if d.Hint != "" {
		lines = append(lines, "hint: "+d.Hint)
	}
	for _, n := range d.Notes {
		lines = append(lines, fmt.Sprintf("%s: note: %s", n.Place, n.Message))
	}
	for i, line := range lines {
		lines[i] = diagnostic.Printable(line)
	}
	return strings.Join(lines, "\n")
}

// The escapes of workflow commands: of their data, and of their properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
