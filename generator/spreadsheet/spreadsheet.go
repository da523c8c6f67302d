// Package spreadsheet reads and writes tables of figures: Excel workbooks
// (.xlsx) and CSV.
//
// What comes out of reading is one Sheet whose cells say what they are: a text,
// a number, a date, or what no figure can be taken from: an error such as #REF!,
// a formula, a cell merged into another. Nothing is guessed: a number is a date
// only where its format says so, and only the text of a cell is ever changed: of
// a number what is noise of floating point is left out, and the cell says so.
//
// Files come from strangers. Every step is bounded (MaxFile, MaxUnpacked,
// MaxRows, MaxColumns) and what does not fit is an error that names the remedy,
// never a panic. Workbooks are read here, as a stream, since excelize would make
// room for every cell up to the last one that a row names, of which a small
// file can have billions; it writes them.
package spreadsheet

import (
	"errors"
	"fmt"
	"strconv"
)

// Bounds on what is read.
const (
	MaxFile     = 10 << 20 // bytes of a file
	MaxUnpacked = 64 << 20 // bytes of one part of a workbook, and of the texts that cells share
	MaxRows     = 50_000
	MaxColumns  = 200
	MaxText     = 32_767 // bytes in one cell, as many as Excel takes characters
)

// Kind is what a cell holds.
type Kind uint8

const (
	Empty   Kind = iota
	Text         // as it is
	Number       // a decimal
	Percent      // a decimal, of which the cell shows a hundredfold with a percent sign
	Date         // YYYY-MM-DD
	Moment       // a date with a time of day
	Truth        // TRUE or FALSE
	Formula      // whatever its value
	Broken       // an error, such as #REF!
	Merged       // a part of the cell that Text names
)

// Cell is one cell of a sheet.
type Cell struct {
	Kind Kind
	Text string // what it holds, in the form of its kind
	Raw  string // of a number that had noise: as it was stored

	Row, Column  int // from 1
	Line, Offset int // of CSV: its line, and its first character there, from 1
}

// Row is one row that has something in it.
type Row struct {
	Number     int    // from 1
	Cells      []Cell // those that are not empty, by column
	Start, End int    // of CSV: the bytes of the row, with its line end
}

// Cell is the cell of a column; one that has nothing in it is Empty.
func (r Row) Cell(column int) Cell {
	for _, c := range r.Cells {
		if c.Column == column {
			return c
		}
	}
	empty := Cell{Row: r.Number, Column: column}
	if len(r.Cells) > 0 {
		empty.Line, empty.Offset = r.Cells[0].Line, r.Cells[0].Offset
	}
	return empty
}

// Sheet is a table.
type Sheet struct {
	Name  string // "" for CSV
	Comma rune   // of CSV: what stands between its cells
	Rows  []Row
}

// Address names a cell as a spreadsheet does.
func (s *Sheet) Address(c Cell) string {
	if s.Name == "" {
		return fmt.Sprintf("row %d, column %s", c.Row, Letters(c.Column))
	}
	return s.Name + "!" + Letters(c.Column) + strconv.Itoa(c.Row)
}

// Letters is the name of a column: A, Z, AA.
func Letters(column int) string {
	if column < 1 {
		return ""
	}
	column--
	return Letters(column/26) + string(rune('A'+column%26))
}

// columnOf is the row and the column of an address such as C14.
func columnOf(address string) (row, column int, ok bool) {
	i := 0
	for ; i < len(address) && address[i] >= 'A' && address[i] <= 'Z' && i < 4; i++ {
		column = column*26 + int(address[i]-'A') + 1
	}
	row, err := strconv.Atoi(address[i:])
	return row, column, err == nil && column > 0 && row > 0
}

var (
	errRows    = fmt.Errorf("it has more than %d rows\nhint: keep the rows that are to be read in a sheet of their own", MaxRows)
	errColumns = fmt.Errorf("it has more than %d columns\nhint: keep the columns that are to be read in a sheet of their own", MaxColumns)
	errLarge   = fmt.Errorf("it is larger than %d MiB\nhint: keep what is to be read in a file of its own", MaxFile>>20)
	errText    = fmt.Errorf("a cell has more than %d characters\nhint: shorten it", MaxText)
	errEmpty   = errors.New("there is nothing in it")
)
