package diagnostic

import (
	"cmp"
	"fmt"
	"slices"
)

// MaxPerFile bounds how many errors of one file are kept, and how many
// warnings: more would hide the problems of other files, and a hostile file
// could fill the memory.
const MaxPerFile = 200

// List collects diagnostics. The zero value is ready for use; a List is not
// safe for concurrent use: give each worker its own and Merge.
type List struct {
	all    []Diagnostic
	counts map[group]*count
}

// group are the diagnostics that are bounded together.
type group struct {
	file     string
	severity Severity
}

// count is how many diagnostics a group has, and the first that was not kept.
type count struct {
	n    int
	next Place
}

// Add appends d, or only counts it when its file has too many.
func (l *List) Add(d Diagnostic) {
	c := l.count(group{d.File, d.Severity})
	if c.n++; c.n <= MaxPerFile {
		l.all = append(l.all, d)
	} else if c.n == MaxPerFile+1 {
		c.next = d.Place
	}
}

func (l *List) count(g group) *count {
	c := l.counts[g]
	if c == nil {
		if l.counts == nil {
			l.counts = map[group]*count{}
		}
		c = new(count)
		l.counts[g] = c
	}
	return c
}

// Full reports whether one more of this severity in the file would only be
// counted, so that its place and its hint need not be found.
func (l *List) Full(file string, s Severity) bool {
	c := l.counts[group{file, s}]
	return c != nil && c.n > MaxPerFile
}

// Merge appends what other holds.
func (l *List) Merge(other *List) {
	for _, d := range other.all {
		l.Add(d)
	}
	for g, c := range other.counts {
		if more := c.n - MaxPerFile; more > 0 {
			own := l.count(g)
			if own.n <= MaxPerFile {
				own.next = c.next
			}
			own.n += more
		}
	}
}

// Where returns what the list keeps and is true of.
func (l *List) Where(is func(Diagnostic) bool) *List {
	out := new(List)
	for _, d := range l.all {
		if is(d) {
			out.Add(d)
		}
	}
	return out
}

// Len is the number of diagnostics that are kept.
func (l *List) Len() int { return len(l.all) }

// Count returns how many errors and warnings there are.
func (l *List) Count() (errors, warnings int) {
	n := l.Counts()
	return n[Error], n[Warning]
}

// Counts returns how many there are of each severity.
func (l *List) Counts() (n [Advice + 1]int) {
	for _, d := range l.distinct() {
		n[d.Severity]++
	}
	for g, c := range l.counts {
		n[g.severity] += max(0, c.n-MaxPerFile)
	}
	return n
}

// HasErrors reports whether any diagnostic forbids publishing.
func (l *List) HasErrors() bool {
	return slices.ContainsFunc(l.all, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sorted returns the diagnostics in their total order (file, line, column,
// severity, code, message), without repetitions. One that says how many more
// there are stands for those of a file that were not kept.
func (l *List) Sorted() []Diagnostic {
	out := l.distinct()
	for g, c := range l.counts {
		if more := c.n - MaxPerFile; more > 0 {
			out = append(out, Diagnostic{
				Severity: g.severity, Code: "too-many-problems", Place: c.next,
				Message: fmt.Sprintf("from here on, this file has %d more of severity %s", more, g.severity),
				Hint:    "mend those above first",
			})
		}
	}
	slices.SortStableFunc(out, compare)
	return out
}

func (l *List) distinct() []Diagnostic {
	out := slices.Clone(l.all)
	slices.SortStableFunc(out, compare)
	return slices.CompactFunc(out, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Message, b.Message),
	)
}
