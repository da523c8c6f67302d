package measurement

import (
	"errors"
	"path"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/spreadsheet"
)

// Open reads a sheet from the bytes of a file, by the ending of its name.
func Open(name string, data []byte, sheet string) (*spreadsheet.Sheet, error) {
	switch strings.ToLower(path.Ext(name)) {
	case ".xlsx", ".xlsm":
		return spreadsheet.ReadXLSX(data, sheet)
	case ".csv":
		if sheet != "" {
			return nil, errors.New("a CSV file has no sheets\nhint: leave out --sheet")
		}
		return spreadsheet.ReadCSV(data)
	}
	return nil, errors.New("its ending is not that of a spreadsheet\nhint: save it as .xlsx, or as CSV")
}

// Place is where the change stands in a site that has it.
func (c *Change) Place(s *site.Site) (diagnostic.Place, bool) {
	x, ok := s.Item(c.Indicator.Ref()).(*site.Indicator)
	if !ok {
		return diagnostic.Place{File: c.File()}, false
	}
	for _, f := range x.Measurements {
		if c.holds(f) {
			return diagnostic.Place{File: c.File(), Pos: f.Pos}, true
		}
	}
	return diagnostic.Place{File: c.File()}, false
}

// After is the figure that the change makes: what the sheet says and, where it
// overwrites another and says nothing, what that said.
func (c *Change) After() plan.Figure {
	f := c.New
	if c.Replaces {
		f = *c.Old
		f.Value = c.New.Value
		for _, key := range c.set {
			switch key {
			case "source":
				f.Source = c.New.Source
			case "standing":
				f.Standing = c.New.Standing
			case "note":
				f.Note = c.New.Note
			}
		}
	}
	if f.Recorded == 0 {
		f.Recorded = f.Date
	}
	return f
}

// holds reports whether a figure is the one that the change makes.
func (c *Change) holds(f *plan.Figure) bool {
	want := c.After()
	want.Pos, want.Tabled = f.Pos, f.Tabled
	return want == *f
}

// Describe tells a change in a line: 236 -> 276.
func (c *Change) Describe() string {
	before := "(new)"
	if c.Old != nil {
		before = describe(c.Old)
	}
	after := c.After()
	text := before + " -> " + describe(&after)
	switch {
	case c.Replaces:
		text += ", in its place"
	case c.Old != nil:
		text += ", a correction known since " + c.New.Recorded.String()
	}
	return text
}
