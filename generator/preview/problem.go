package preview

import (
	"encoding/json"
	"strings"

	"plansite/generator"
	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// Bounds on what is shown of problems.
const (
	maxProblems = 50
	around      = 2   // lines before and after
	maxPart     = 120 // characters of a line before the place that is marked, in it and behind
)

// report is the news that browsers are told of a state.
type report struct {
	Pages    string    `json:"pages"` // names those that are shown now
	Version  int       `json:"version"`
	Problems []problem `json:"problems,omitempty"`
	More     int       `json:"more,omitempty"`  // problems that are not among these
	Empty    bool      `json:"empty,omitempty"` // there are no pages
}

// problem is an error as a page shows it.
type problem struct {
	Place   string `json:"place,omitempty"` // file, line and column, as editors take them
	Code    string `json:"code,omitempty"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
	Lines   []line `json:"lines,omitempty"`
	Notes   []note `json:"notes,omitempty"`
}

// line is one of those around an error; the error is where it is marked.
type line struct {
	Number int    `json:"number"`
	Before string `json:"before"`
	Marked string `json:"marked,omitempty"`
	After  string `json:"after,omitempty"`
	Here   bool   `json:"here,omitempty"`
}

type note struct {
	Place   string `json:"place"`
	Message string `json:"message"`
}

// report tells of new pages where there are no errors. Warnings are not told:
// pages can be shown all the same.
func (s *Server) report(state generator.State) news {
	r := report{Pages: s.mark(), Version: state.Version, Empty: state.Site == nil}
	if state.Err != nil {
		r.Problems = append(r.Problems, fromError(state.Err))
	}
	var file string
	var lines []string // of file
	for _, d := range state.Diags {
		if d.Severity != diagnostic.Error {
			continue
		}
		if len(r.Problems) == maxProblems {
			r.More++
			continue
		}
		if d.File != file {
			file, lines = d.File, source.Lines(s.fsys, d.File)
		}
		r.Problems = append(r.Problems, fromDiagnostic(d, lines))
	}
	n := news{event: reload}
	if len(r.Problems) > 0 {
		n.event = problems
	}
	n.data, _ = json.Marshal(r) // strings and numbers
	return n
}

// fromError takes the hint out of an error of several lines.
func fromError(err error) problem {
	message, hint, _ := strings.Cut(err.Error(), "\nhint: ")
	return problem{Message: message, Hint: hint}
}

func fromDiagnostic(d diagnostic.Diagnostic, lines []string) problem {
	p := problem{Place: d.Place.String(), Code: d.Code, Message: d.Message, Hint: d.Hint, Lines: excerpt(d, lines)}
	for _, n := range d.Notes {
		p.Notes = append(p.Notes, note{n.Place.String(), n.Message})
	}
	return p
}

// excerpt is the line of a diagnostic and those around it. If the file is no
// longer as it was when the diagnostic was made, there are none around.
func excerpt(d diagnostic.Diagnostic, lines []string) (out []line) {
	own := int(d.Line)
	if own == 0 || d.Text == "" {
		return nil
	}
	if own > len(lines) || lines[own-1] != d.Text {
		return []line{marked(d)}
	}
	last := min(len(lines), own+around)
	if last == len(lines) && lines[last-1] == "" && last > own {
		last-- // what stands behind the end of the last line
	}
	for n := max(1, own-around); n <= last; n++ {
		if n == own {
			out = append(out, marked(d))
			continue
		}
		out = append(out, line{Number: n, Before: first([]rune(lines[n-1]), 2*maxPart)})
	}
	return out
}

// marked is the line of a diagnostic, cut where it is marked.
func marked(d diagnostic.Diagnostic) line {
	text := []rune(d.Text)
	l := line{Number: int(d.Line), Here: true}
	if d.Column == 0 {
		l.Before = first(text, 2*maxPart)
		return l
	}
	from := min(int(d.Column)-1, len(text))
	to := min(from+max(1, d.Length), len(text))
	if l.Before = string(text[:from]); from > maxPart {
		l.Before = "…" + string(text[from-maxPart:from])
	}
	l.Marked, l.After = first(text[from:to], maxPart), first(text[to:], maxPart)
	return l
}

// first is how a text begins.
func first(text []rune, n int) string {
	if len(text) > n {
		return string(text[:n]) + "…"
	}
	return string(text)
}
