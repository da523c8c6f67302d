package measurement

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// known are the figures of an indicator with those that rows above have given it.
func (r *reader) known(x *site.Indicator) *plan.Indicator {
	if r.indicators[x] == nil {
		own := *x.Indicator
		own.Measurements = slices.Clone(own.Measurements)
		r.indicators[x] = &own
	}
	return r.indicators[x]
}

// compare says what a row changes, if it changes anything.
func (r *reader) compare(c Change, x *rowReader) {
	own := r.known(c.Indicator)
	var there *plan.Figure // the one in force on that day
	for _, f := range own.Measurements {
		if f.Date != c.New.Date {
			continue
		}
		if c.same(f) {
			r.result.Same++
			return
		}
		if there == nil || f.Recorded >= there.Recorded {
			there = f
		}
	}
	ok := true
	switch {
	case c.New.Corrects != 0 && c.New.Recorded == 0:
		r.fail(x.cell("corrects"), "a correction says when it became known", "write that day into the column recorded")
		return
	case there == nil:
		ok = r.first(&c, x)
	case c.New.Recorded != 0:
		ok = r.correction(&c, there, x)
	case r.Replace:
		c.Old, c.Replaces = there, true
	default:
		r.fail(x.cell("value"), fmt.Sprintf("%s has %s for %s, and here stands %s", c.Indicator.Ref(), describe(there), there.Date, describe(&c.New)),
			"if it was published and turned out wrong, write into the column recorded on which day that became known; if it is a slip of the pen, import with --replace")
		return
	}
	if !ok {
		return
	}
	if !r.sourced(&c, x) {
		return
	}
	if c.Last = r.counted(&c); c.Last {
		r.note(x.cell("date"), fmt.Sprintf("%s of %s stands behind the other figures, since translations count them", c.Indicator.Ref(), c.New.Date))
	}
	r.result.Changes = append(r.result.Changes, c)
	if !c.Replaces {
		f := c.New
		if f.Recorded == 0 {
			f.Recorded = f.Date
		}
		own.Measurements = append(own.Measurements, &f)
	}
}

// counted reports whether a new figure would come before one whose note may be
// translated.
func (r *reader) counted(c *Change) bool {
	p := c.Indicator.Plan
	if c.Replaces || r.Translated == nil || !r.Translated(p.File) {
		return false
	}
	tabled := c.File() == p.Table
	return slices.ContainsFunc(c.Indicator.Measurements, func(f *plan.Figure) bool { return f.Note != "" && f.Tabled == tabled && f.Date > c.New.Date })
}

// same reports whether a figure says all that the row says.
func (c *Change) same(f *plan.Figure) bool {
	given := func(head string) bool { return slices.Contains(c.set, head) }
	return f.Value.Decimal().Equal(c.New.Value.Decimal()) &&
		(!given("source") || f.Source == c.New.Source) &&
		(!given("standing") || f.Standing == c.New.Standing) &&
		(!given("note") || f.Note == c.New.Note) &&
		(!given("recorded") || f.Recorded == c.New.Recorded) &&
		(!given("corrects") || f.Corrects == c.New.Corrects)
}

// first checks the first figure of a day.
func (r *reader) first(c *Change, x *rowReader) bool {
	switch f := c.New; {
	case f.Corrects != 0:
		r.fail(x.cell("corrects"), fmt.Sprintf("%s has no figure of %s to correct", c.Indicator.Ref(), f.Corrects), "clear the cell, or correct one of the dates")
	case f.Recorded != 0 && f.Recorded < f.Date:
		r.fail(x.cell("recorded"), fmt.Sprintf("the figure of %s is recorded on %s, before its date", f.Date, f.Recorded), "correct one of the dates")
	default:
		return true
	}
	return false
}

// correction checks a figure that corrects another.
func (r *reader) correction(c *Change, there *plan.Figure, x *rowReader) bool {
	switch f := &c.New; {
	case f.Corrects != 0 && f.Corrects != f.Date:
		r.fail(x.cell("corrects"), fmt.Sprintf("this row is of %s and corrects %s", f.Date, f.Corrects), "both are the day of the figure that is corrected")
	case f.Recorded <= f.Date:
		r.fail(x.cell("recorded"), fmt.Sprintf("the correction of %s is recorded on %s", f.Date, f.Recorded), "write the day on which it became known, which comes after that of the figure")
	case f.Recorded < there.Recorded:
		r.fail(x.cell("recorded"), fmt.Sprintf("the correction is recorded on %s, before what it corrects (%s)", f.Recorded, there.Recorded), "correct one of the dates")
	default:
		f.Corrects, c.Old = f.Date, there
		if !slices.Contains(c.set, "corrects") {
			c.set = append(c.set, "corrects")
		}
		return true
	}
	return false
}

// sourced reports a figure that claims more than it can show.
func (r *reader) sourced(c *Change, x *rowReader) bool {
	source := c.New.Source
	if c.Replaces && source == "" {
		source = c.Old.Source
	}
	if s := c.New.Standing; s != "" && s != plan.Illustrative && source == "" {
		r.fail(x.cell("standing"), fmt.Sprintf("a measurement that is %s needs a source", s), "write its address into the column source, or write illustrative")
		return false
	}
	return true
}

// describe names a figure with what it may differ by.
func describe(f *plan.Figure) string {
	text := string(f.Value)
	if f.Source != "" {
		text += " (" + string(f.EffectiveStanding()) + ", " + visible(string(f.Source)) + ")"
	} else if f.Standing != "" {
		text += " (" + string(f.Standing) + ")"
	}
	return text
}

// visible keeps off a terminal what would turn or hide its text.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}
