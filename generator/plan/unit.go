package plan

import (
	"fmt"

	"plansite/generator/diagnostic"
)

// Unit is what an indicator counts, in words. One that is not here is printed
// as the indicator writes it.
type Unit struct {
	Pos   diagnostic.Pos `yaml:"-"`
	ID    Ref            `yaml:"id,required"`    // the unit in small letters with hyphens, such as work-items
	Title string         `yaml:"title,required"` // as indicators write it, and as it stands alone: work items
	Zero  string         `yaml:"zero,form"`      // behind a number of the plural form "zero" of CLDR, in languages that have it
	One   string         `yaml:"one,form"`       // behind a number of the form "one": work item; default of this and the other forms: other
	Two   string         `yaml:"two,form"`       // behind a number of the form "two"
	Few   string         `yaml:"few,form"`       // behind a number of the form "few"
	Many  string         `yaml:"many,form"`      // behind a number of the form "many"
	Other string         `yaml:"other,form"`     // behind all other numbers; default: the title

	// Written is the title in the source language, which indicators name the
	// unit by. A translation replaces Title and leaves it.
	Written string `yaml:"-"`
}

func (u *Unit) name() string { return u.ID.ID }

// Behind is the word behind a number of a plural form.
func (u *Unit) Behind(form string) string {
	word := map[string]string{"zero": u.Zero, "one": u.One, "two": u.Two, "few": u.Few, "many": u.Many}[form]
	switch {
	case word != "":
		return word
	case u.Other != "":
		return u.Other
	}
	return u.Title
}

// UnitOf returns the unit that an indicator writes so, or nil.
func (c *Config) UnitOf(written string) *Unit {
	for _, u := range c.Units {
		if u.Written == written && written != "" {
			return u
		}
	}
	return nil
}

// checkUnits finds units that stand twice. It notes how indicators write each.
func (c *Config) checkUnits(r reporter, names *names) {
	first := map[string]*Unit{}
	for _, u := range c.Units {
		names.add("units", u.ID)
		u.Written = u.Title
		if before := first[u.Title]; before != nil && u.Title != "" {
			at, length := r.places.Value(u.Pos, "title")
			r.Add(diagnostic.Diagnostic{
				Code: "duplicate-unit", Place: r.At(at), Length: length,
				Message: fmt.Sprintf("the unit %s stands twice", diagnostic.Name(u.Title)), Hint: "remove one of the two",
				Notes: []diagnostic.Note{{Place: r.At(before.Pos), Message: "the first one is here"}},
			})
			continue
		}
		first[u.Title] = u
	}
}
