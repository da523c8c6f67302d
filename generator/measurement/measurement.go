// Package measurement takes measurements from spreadsheets into the content of a
// site, and writes the spreadsheets in which they are asked for.
//
// What goes in is a sheet whose first row has headings, and the linked site. What
// comes out is either every problem there is, each at its cell, or all that is to
// change, and the new text of each file: entries are put into front matter in
// place, or into the table that stands beside a plan. Nothing is guessed: a figure
// that is there with another value is only changed where the sheet or its reader
// says how.
package measurement

import (
	"cmp"
	"fmt"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/spreadsheet"
)

// Problem is something that is to be said of a cell.
type Problem struct {
	Cell    string // its address; "" for the sheet as a whole
	Message string // lower case, no full stop
	Hint    string // the remedy, or ""
}

// Options say how a sheet is read.
type Options struct {
	AsOf    plan.Date
	Replace bool // a figure that is there with another value is overwritten

	// Translated reports whether a file has translations. They count the entries of
	// a list, so none may come before one that has a note.
	Translated func(file string) bool
}

// Change is one measurement that is to be added or to become another.
type Change struct {
	Indicator *site.Indicator
	Old       *plan.Figure // nil for one that is new
	New       plan.Figure
	Replaces  bool // Old is overwritten; else New stands beside it
	Last      bool // it stands behind all others of its list, whatever its date
	cell      spreadsheet.Cell
	set       []string // keys that the sheet gives
}

// Result is what a sheet says of a site.
type Result struct {
	Changes  []Change
	Same     int       // rows that say what is there
	Blank    int       // rows that nobody has filled in
	Notes    []Problem // what is done otherwise than a reader may think
	Problems []Problem // while there are any, nothing is to be changed
}

// reader reads a sheet.
type reader struct {
	Options
	sheet      *spreadsheet.Sheet
	site       *site.Site
	columns    map[string]int
	ids        []string
	seen       map[seenKey]spreadsheet.Cell
	result     Result
	indicators map[*site.Indicator]*plan.Indicator // with what rows above have added
}

type seenKey struct {
	id             string
	date, recorded plan.Date
}

// Read compares a sheet with the measurements of a site.
func Read(sheet *spreadsheet.Sheet, s *site.Site, opt Options) Result {
	r := &reader{Options: opt, sheet: sheet, site: s, columns: map[string]int{}, seen: map[seenKey]spreadsheet.Cell{},
		indicators: map[*site.Indicator]*plan.Indicator{}}
	r.AsOf = cmp.Or(r.AsOf, s.AsOf)
	for _, x := range s.Indicators {
		r.ids = append(r.ids, x.Ref())
	}
	if r.heads(sheet.Rows[0]) {
		for _, row := range sheet.Rows[1:] {
			r.row(row)
		}
	}
	return r.result
}

func (r *reader) fail(c spreadsheet.Cell, message, hint string) {
	r.result.Problems = append(r.result.Problems, Problem{r.sheet.Address(c), message, hint})
}

func (r *reader) note(c spreadsheet.Cell, message string) {
	r.result.Notes = append(r.result.Notes, Problem{Cell: r.sheet.Address(c), Message: message})
}

// row reads one row.
func (r *reader) row(row spreadsheet.Row) {
	x := &rowReader{reader: r, row: row, sound: true}
	if x.isBlank() {
		r.result.Blank++
		return
	}
	x.stray()
	indicator := x.indicator()
	f := x.figure(indicator)
	if !x.sound || indicator == nil {
		return
	}
	c := row.Cell(r.columns["indicator"])
	key := seenKey{indicator.Ref(), f.Date, f.Recorded}
	if first, twice := r.seen[key]; twice {
		r.fail(x.cell("date"), fmt.Sprintf("%s has %s a second time", diagnostic.Name(key.id), f.Date), "keep one of the two; the first is in "+r.sheet.Address(first))
		return
	}
	r.seen[key] = x.cell("date")
	r.compare(Change{Indicator: indicator, New: f, cell: c, set: x.set}, x)
}
