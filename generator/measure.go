package generator

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/measurement"
	"plansite/generator/source"
	"plansite/generator/spreadsheet"
)

// Import is what a spreadsheet changes in a site.
type Import struct {
	measurement.Result
	Places   []diagnostic.Place // of the changes, where they will stand
	Edits    []Edit
	After    fs.FS            // the site as it will be
	Warnings *diagnostic.List // of it, that it did not have before
}

// Edit is a file to be written anew.
type Edit struct {
	Written
	Before []byte // what was read
}

// ImportMeasurements compares a sheet with the measurements of the site of fsys.
// Where there are no problems it returns the new text of all files that change,
// of which the site was read and checked as a whole. It writes nothing. Content
// that has errors without the sheet is an error.
func ImportMeasurements(ctx context.Context, fsys fs.FS, sheet *spreadsheet.Sheet, opt Options, replace bool) (*Import, error) {
	opt.Unpublished = true
	before := new(diagnostic.List)
	files, editions, err := linked(ctx, fsys, opt, before)
	if err != nil {
		return nil, err
	}
	out := &Import{Result: measurement.Read(sheet, editions[0].site, measurement.Options{Replace: replace, Translated: files.isTranslated})}
	if len(out.Problems) > 0 || len(out.Changes) == 0 {
		return out, nil
	}
	changed := revised{FS: fsys, files: map[string][]byte{}}
	for _, name := range measurement.Files(out.Changes) {
		e, err := edited(fsys, name, out.Changes)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be changed: %w", name, err)
		}
		out.Edits = append(out.Edits, e)
		changed.files[name] = e.Text
	}
	out.After = changed
	return out, out.check(ctx, opt, before)
}

// edited is a file with the changes that belong to it.
func edited(fsys fs.FS, name string, changes []measurement.Change) (Edit, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return Edit{}, err
	}
	text := bytes.TrimPrefix(raw, []byte("\uFEFF"))
	mark := raw[:len(raw)-len(text)]
	if source.IsTable(name) {
		text, err = measurement.Table(&source.Table{File: name, Text: text}, changes)
	} else {
		text, err = withFigures(fsys, name, text, changes)
	}
	return Edit{Written{name, slices.Concat(mark, text)}, raw}, err
}

// withFigures is the text of a content file with the changes in its front matter.
func withFigures(fsys fs.FS, name string, text []byte, changes []measurement.Change) ([]byte, error) {
	doc, err := readDocument(fsys, name, new(diagnostic.List))
	if doc == nil || err != nil {
		return nil, cmp.Or(err, errErrors)
	}
	front, err := measurement.Front(doc, changes)
	if err != nil {
		return nil, err
	}
	return doc.Revise(text, front)
}

// check reads the site as it will be, and finds each change in it.
func (x *Import) check(ctx context.Context, opt Options, before *diagnostic.List) error {
	checked, after, err := Check(ctx, x.After, opt)
	if err != nil {
		return err
	}
	if checked == nil {
		return wouldFail(after)
	}
	for i := range x.Changes {
		place, ok := x.Changes[i].Place(checked.Site)
		if !ok {
			return fmt.Errorf("%s would not have the figure of %s", place.File, x.Changes[i].New.Date)
		}
		x.Places = append(x.Places, place)
	}
	x.Warnings = after.Where(func(d diagnostic.Diagnostic) bool { return !has(before, d) })
	return nil
}

// wouldFail names the first error that an import would bring about.
func wouldFail(diags *diagnostic.List) error {
	for _, d := range diags.Sorted() {
		if d.Severity == diagnostic.Error {
			return fmt.Errorf("the content would have an error, so nothing was changed: %s: %s%s", d.Place, d.Message, hintOf(d.Hint))
		}
	}
	return errErrors
}

// isTranslated reports whether a file has translations.
func (f *files) isTranslated(name string) bool {
	for _, w := range f.translations {
		if w.files[name] != nil {
			return true
		}
	}
	return false
}

// has reports whether a list says the same of a file, wherever it stands there.
func has(list *diagnostic.List, d diagnostic.Diagnostic) bool {
	return list.Where(func(x diagnostic.Diagnostic) bool {
		return x.File == d.File && x.Code == d.Code && x.Message == d.Message
	}).Len() > 0
}

// Template is a spreadsheet in which figures are asked for.
type Template struct {
	*spreadsheet.Form
	Indicators int
}

// ExportMeasurements makes the spreadsheet in which the owner of indicators writes
// measurements: of all owners where owner is "", and of those indicators only whose
// next value is due.
func ExportMeasurements(ctx context.Context, fsys fs.FS, opt Options, due bool, owner string) (*Template, error) {
	opt.Unpublished = true
	_, editions, err := linked(ctx, fsys, opt, new(diagnostic.List))
	if err != nil {
		return nil, err
	}
	s := editions[0].site
	rows := measurement.Asked(s, due, owner)
	owners := measurement.Owners(s)
	if owner != "" && !slices.ContainsFunc(owners, func(known string) bool { return measurement.SameOwner(known, owner) }) {
		return nil, fmt.Errorf("no indicator has the owner %s%s", diagnostic.Name(owner), hintOf(diagnostic.Suggest(owner, owners)))
	}
	return &Template{measurement.Form(s, rows), len(rows)}, nil
}

func hintOf(text string) string {
	if text == "" {
		return ""
	}
	return "\nhint: " + text
}

// ReadSheet reads a table of figures from the bytes of a file: CSV or an Excel
// workbook, by the ending of its name.
func ReadSheet(name string, data []byte, sheet string) (*spreadsheet.Sheet, error) {
	return measurement.Open(name, data, sheet)
}

// MaxSheet bounds a spreadsheet that is read, in bytes.
const MaxSheet = spreadsheet.MaxFile
