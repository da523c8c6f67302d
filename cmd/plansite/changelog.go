package main

import (
	"fmt"
	"io"

	"plansite/generator"
	"plansite/generator/diagnostic"
)

// changeLog prints what a preview has to say after each change: what it has not
// said yet, how much is left to mend, and when nothing is.
type changeLog struct {
	w      io.Writer
	folder string // of the site
	said   map[remark]int
	failed string // the error of the state before
	counts string // of errors and warnings, likewise
	bad    bool   // whether that state had errors
}

// remark is what makes a diagnostic the same after lines were added above it.
type remark struct{ file, code, message string }

func (l *changeLog) tell(state generator.State) {
	fresh, errors, warnings := l.sort(state.Diags)
	shown := choose(fresh, maxShown)
	for _, d := range shown {
		writeDiagnostic(l.w, l.folder, d)
	}
	if more := len(fresh) - len(shown); more > 0 {
		fmt.Fprintf(l.w, "and %d more\n", more)
	}
	failed := ""
	if state.Err != nil {
		if failed = state.Err.Error(); failed != l.failed {
			fmt.Fprintf(l.w, "error: %s\n", failed)
		}
		errors++
	}
	l.sum(state, errors, warnings)
	l.failed, l.bad = failed, errors > 0
}

// sort counts diagnostics and returns those that were not said of the state
// before.
func (l *changeLog) sort(diags []diagnostic.Diagnostic) (fresh []diagnostic.Diagnostic, errors, warnings int) {
	now := map[remark]int{}
	for _, d := range diags {
		if d.Severity == diagnostic.Error {
			errors++
		} else {
			warnings++
		}
		r := remark{d.File, d.Code, d.Message}
		if now[r]++; now[r] > l.said[r] {
			fresh = append(fresh, d)
		}
	}
	l.said = now
	return fresh, errors, warnings
}

// sum says how things stand, if they have not stood like that before.
func (l *changeLog) sum(state generator.State, errors, warnings int) {
	counts := fmt.Sprintf("%s, %s", count(errors, "error"), count(warnings, "warning"))
	if counts == l.counts || l.counts == "" && errors+warnings == 0 {
		l.counts = counts
		return
	}
	l.counts = counts
	switch {
	case errors > 0 && state.Site == nil:
		counts += "; there is no page to show yet"
	case errors > 0:
		counts += "; the pages are the last good ones"
	case l.bad && warnings == 0:
		counts = "all is well again"
	case l.bad:
		counts = "all is well again, with " + count(warnings, "warning")
	}
	fmt.Fprintln(l.w, counts)
}
