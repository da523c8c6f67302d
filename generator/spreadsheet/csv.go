package spreadsheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// CSVError is text that is no CSV.
type CSVError struct {
	Line, Column int
	Message      string // with what mends it in a line of its own
}

func (e *CSVError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Message) }

// ReadCSV reads CSV as RFC 4180 and the spreadsheets of all countries write it:
// in UTF-8, with commas, semicolons or tabs between cells, whichever the first
// line has most of. All its cells are texts; one of blanks is empty. Lines without anything count as rows,
// as they do in a spreadsheet.
func ReadCSV(data []byte) (*Sheet, error) {
	if len(data) > MaxFile {
		return nil, errLarge
	}
	mark := len(data)
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	mark -= len(data)
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 { // UTF-16 may be valid UTF-8 with zeros
		return nil, errors.New("it is not UTF-8\nhint: save it as \"CSV UTF-8\"")
	}
	if bytes.IndexByte(data, '\n') < 0 && bytes.IndexByte(bytes.TrimRight(data, "\r"), '\r') >= 0 {
		return nil, errors.New("its lines end as those of old Macs did\nhint: save it as \"CSV UTF-8\"")
	}
	s := &Sheet{Comma: comma(data)}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = s.Comma, -1
	for at, row := 0, 0; ; {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, csvError(err)
		}
		end := int(r.InputOffset())
		blank := blankLines(data[at:end])
		row += blank + 1
		if row > MaxRows {
			return nil, errRows
		}
		if len(record) > MaxColumns {
			return nil, errColumns
		}
		out := Row{Number: row, Start: mark + skipLines(data, at, blank), End: mark + end}
		for i, text := range record {
			if len(text) > MaxText {
				return nil, errText
			}
			if strings.TrimSpace(text) != "" {
				line, offset := r.FieldPos(i)
				out.Cells = append(out.Cells, Cell{Kind: Text, Text: text, Row: row, Column: i + 1, Line: line, Offset: characters(data, at, blank, end, r, i, offset)})
			}
		}
		at = end
		if len(out.Cells) > 0 {
			s.Rows = append(s.Rows, out)
		}
	}
	if len(s.Rows) == 0 {
		return nil, errEmpty
	}
	return s, nil
}

// characters is the column of a field in characters, where the reader counts
// bytes; a field behind one of several lines keeps its bytes.
func characters(data []byte, at, blank, end int, r *csv.Reader, i, offset int) int {
	first, _ := r.FieldPos(0)
	line, _ := r.FieldPos(i)
	start := skipLines(data, at, blank)
	if line != first || start+offset-1 > end {
		return offset
	}
	return 1 + utf8.RuneCount(data[start:start+offset-1])
}

// comma is what stands between the cells of the first line.
func comma(data []byte) rune {
	first, _, _ := bytes.Cut(bytes.TrimLeft(data, "\r\n"), []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(first, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// blankLines counts the lines without anything at the beginning of text, which
// the reader skips.
func blankLines(text []byte) (n int) {
	for {
		rest, ok := bytes.CutPrefix(bytes.TrimPrefix(text, []byte("\r")), []byte("\n"))
		if !ok {
			return n
		}
		n, text = n+1, rest
	}
}

func skipLines(data []byte, at, n int) int {
	for ; n > 0; n-- {
		at += bytes.IndexByte(data[at:], '\n') + 1
	}
	return at
}

func csvError(err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return err
	}
	return &CSVError{Line: at.StartLine, Column: max(1, at.Column),
		Message: "this row is not written as CSV is: a quotation mark stands where none can\nhint: put the cell in quotation marks, and write each mark in it twice"}
}
