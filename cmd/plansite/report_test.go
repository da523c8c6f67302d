package main

import (
	"slices"
	"testing"

	"plansite/generator/diagnostic"
)

// TestChoose: where not all can be shown, causes are, in their order.
func TestChoose(t *testing.T) {
	all := []string{"a dangling-reference", "b yaml", "c no-owner", "c raw-html", "d dangling-reference", "e bad-id"}
	for _, tt := range []struct {
		reason string
		n      int
		want   []string
	}{
		{"all", 6, all},
		{"advice goes first", 5, []string{"a dangling-reference", "b yaml", "c raw-html", "d dangling-reference", "e bad-id"}},
		{"then warnings", 4, []string{"a dangling-reference", "b yaml", "d dangling-reference", "e bad-id"}},
		{"then references to nothing, the last of them", 3, []string{"a dangling-reference", "b yaml", "e bad-id"}},
		{"causes stay", 2, []string{"b yaml", "e bad-id"}},
		{"the first of them", 1, []string{"b yaml"}},
	} {
		var sorted []diagnostic.Diagnostic
		for _, s := range all {
			d := diagnostic.Diagnostic{Code: s[2:], Place: diagnostic.Place{File: s[:1]}}
			switch d.Code {
			case "raw-html":
				d.Severity = diagnostic.Warning
			case "no-owner":
				d.Severity = diagnostic.Advice
			}
			sorted = append(sorted, d)
		}
		var got []string
		for _, d := range choose(sorted, tt.n) {
			got = append(got, d.File+" "+d.Code)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.reason, got, tt.want)
		}
	}
}
