package main

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/term"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// maxShown bounds how many diagnostics are printed.
const maxShown = 500

// report prints the diagnostics, each with its line of the source, and
// returns how many errors and warnings there are.
func report(w io.Writer, fsys fs.FS, folder string, diags *diagnostic.List) (errors, warnings int) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	total := 0
	for _, n := range diags.Counts() {
		total += n
	}
	sorted := diags.Sorted()
	hides := len(sorted) > maxShown
	sorted = named(fsys, folder, choose(sorted, maxShown))
	for _, d := range sorted {
		d.Write(out)
	}
	if hides {
		fmt.Fprintf(out, "and %d more\n", total-len(sorted))
	}
	return diags.Count()
}

// named gives each diagnostic the line of its source, and the names that its
// files have as seen from where the command runs.
func named(fsys fs.FS, folder string, sorted []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	var file string
	var lines []string // of file
	for i := range sorted {
		d := &sorted[i]
		if d.File != file {
			file, lines = d.File, source.Lines(fsys, d.File)
		}
		if n := int(d.Line); n > 0 && n <= len(lines) {
			d.Text = lines[n-1]
		}
		*d = seenFrom(folder, *d)
	}
	return sorted
}

// seenFrom names the files of a diagnostic as seen from where the command runs.
func seenFrom(folder string, d diagnostic.Diagnostic) diagnostic.Diagnostic {
	d.File = inFolder(folder, d.File)
	d.Notes = slices.Clone(d.Notes) // which the list keeps
	for j := range d.Notes {
		d.Notes[j].File = inFolder(folder, d.Notes[j].File)
	}
	return d
}

// writeDiagnostic prints one diagnostic of a site in a folder.
func writeDiagnostic(w io.Writer, folder string, d diagnostic.Diagnostic) {
	seenFrom(folder, d).Write(w)
}

// rank orders diagnostics where not all can be shown: causes first, then
// references to nothing, of which many may have one cause, then warnings, then
// advice.
func rank(d diagnostic.Diagnostic) int {
	switch {
	case d.Severity == diagnostic.Advice:
		return 3
	case d.Severity == diagnostic.Warning:
		return 2
	case d.Code == "dangling-reference":
		return 1
	}
	return 0
}

// choose keeps at most n of sorted, in their order: those of the first ranks.
func choose(sorted []diagnostic.Diagnostic, n int) []diagnostic.Diagnostic {
	if len(sorted) <= n {
		return sorted
	}
	var counts [4]int
	for _, d := range sorted {
		counts[rank(d)]++
	}
	room := n
	for i := range counts {
		counts[i] = min(counts[i], room)
		room -= counts[i]
	}
	return slices.DeleteFunc(sorted, func(d diagnostic.Diagnostic) bool {
		counts[rank(d)]--
		return counts[rank(d)] < 0
	})
}

// inFolder names a file of the site as seen from where the command runs, so
// that editors find it.
func inFolder(folder, file string) string {
	return path.Join(filepath.ToSlash(folder), file)
}

// count writes a number with its word.
func count(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// progress is a line on a terminal that says how far a build is.
type progress struct {
	w    io.Writer
	step int
	last int
}

// newProgress returns a progress line, or nil where there is no terminal.
func newProgress(w io.Writer, quiet bool) *progress {
	f, ok := w.(*os.File)
	if quiet || !ok || !term.IsTerminal(int(f.Fd())) {
		return nil
	}
	return &progress{w: w, step: 500}
}

// page is called after each page, by one goroutine at a time.
func (p *progress) page(n int) {
	if p != nil && n-p.last >= p.step {
		p.last = n
		fmt.Fprintf(p.w, "\r%s", count(n, "page"))
	}
}

// show writes what is being done.
func (p *progress) show(text string) {
	if p != nil {
		p.last = 1
		fmt.Fprintf(p.w, "\r%s", text)
	}
}

// done clears the line.
func (p *progress) done() {
	if p != nil && p.last > 0 {
		p.last = 0
		fmt.Fprintf(p.w, "\r%s\r", strings.Repeat(" ", 30))
	}
}

// invocation is how the command was called, for hints that can be copied.
func invocation() string {
	if strings.Contains(os.Args[0], "go-build") {
		return "go run ./cmd/plansite"
	}
	return "plansite"
}
