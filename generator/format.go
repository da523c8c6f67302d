package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/format"
	"plansite/generator/plan"
	"plansite/generator/schema"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// Formatting is what Format found.
type Formatting struct {
	Files   int       // that were looked at
	Changes []Written // those that are to be written anew, by name
}

// Format tells which content files do not look as package format says, and how
// they would. which are names of files, or ids, which stand for a plan, page or
// record with its translations ("site": site.yaml); none: all. A file that cannot
// be read is a diagnostic, and stays as it is. It writes nothing.
func Format(ctx context.Context, fsys fs.FS, which []string) (Formatting, *diagnostic.List, error) {
	names, diags, err := source.List(fsys)
	if err != nil {
		return Formatting{}, nil, err
	}
	configs, err := configNames(fsys)
	if err != nil {
		return Formatting{}, nil, err
	}
	f := &formatter{fsys: fsys, names: append(configs, names...)}
	slices.Sort(f.names)
	chosen, err := f.choose(which)
	if err != nil {
		return Formatting{}, nil, err
	}
	out := Formatting{Files: len(chosen)}
	texts := make([][]byte, len(chosen))
	lists := make([]diagnostic.List, len(chosen))
	err = parallel(ctx, len(chosen), func(i int) (err error) {
		texts[i], err = f.format(chosen[i], &lists[i])
		return err
	})
	for i, name := range chosen {
		diags.Merge(&lists[i])
		if texts[i] != nil {
			out.Changes = append(out.Changes, Written{name, texts[i]})
		}
	}
	return out, diags, err
}

// configNames are site.yaml and its translations, as far as they are there.
func configNames(fsys fs.FS) ([]string, error) {
	names, err := fs.Glob(fsys, source.Folder+"/*.yaml")
	return slices.DeleteFunc(names, func(name string) bool {
		of, _, ok := translation.Of(name)
		return name != source.ConfigName && (!ok || of != source.ConfigName)
	}), err
}

// formatter formats files of one site.
type formatter struct {
	fsys  fs.FS
	names []string // of all files, sorted
}

// choose finds the files that names and ids stand for, in order.
func (f *formatter) choose(which []string) ([]string, error) {
	if len(which) == 0 {
		return f.names, nil
	}
	chosen, found := map[string]bool{}, map[string]bool{}
	for _, name := range f.names {
		id := f.id(f.source(name))
		chosen[name] = slices.Contains(which, name) || slices.Contains(which, id)
		found[name], found[id] = true, true
	}
	for _, w := range which {
		if !found[w] {
			return nil, fmt.Errorf("no content file holds %s\nhint: name a plan, a page or a record by its id or file, or %q for content/site.yaml", diagnostic.Name(w), siteID)
		}
	}
	return slices.DeleteFunc(slices.Clone(f.names), func(name string) bool { return !chosen[name] }), nil
}

// id is that of what a file holds; of one that cannot be read, its name.
func (f *formatter) id(name string) string {
	if name == source.ConfigName {
		return siteID
	}
	doc, err := readDocument(f.fsys, name, new(diagnostic.List))
	if doc == nil || err != nil {
		return name
	}
	return schema.NewPlaces(schema.Block{File: name, Text: doc.Front}).Word("id")
}

// source is the file that one translates; of one that is no translation, itself.
func (f *formatter) source(name string) string {
	of, _, ok := translation.Of(name)
	if _, there := slices.BinarySearch(f.names, of); ok && there {
		return of
	}
	return name
}

// format returns the text of a file as it is to be, or nil where it is so already
// or has to stay.
func (f *formatter) format(name string, diags *diagnostic.List) ([]byte, error) {
	doc, err := readDocument(f.fsys, name, diags)
	if doc == nil || err != nil {
		return nil, err
	}
	block := schema.Block{File: name, Text: doc.Front, FirstLine: doc.FrontLine}
	if !schema.Readable(block, diags) {
		return nil, nil
	}
	front, problem := format.Format(doc.Front, f.shape(name, doc))
	if problem != nil {
		diags.Add(diagnostic.Diagnostic{
			Severity: diagnostic.Warning, Code: "not-formatted", Place: diagnostic.Place{File: name},
			Message: "this file stays as it is: its keys are " + problem.Error(),
			Hint:    `write each as "key: value", without question marks in front; nothing was changed`,
		})
		return nil, nil
	}
	old, err := source.Bounded{FS: f.fsys}.ReadFile(name)
	if err != nil {
		return nil, err
	}
	text, err := doc.Revise(bytes.TrimPrefix(old, []byte("\uFEFF")), front)
	if err != nil || bytes.Equal(text, old) {
		return nil, err
	}
	return text, nil
}

// shape is what the front matter of a file is decoded into. Where the source of a
// translation cannot be read, nothing is known of it.
func (f *formatter) shape(name string, doc *source.Document) schema.Shape {
	of := f.source(name)
	if of != name {
		if doc, _ = readDocument(f.fsys, of, new(diagnostic.List)); doc == nil {
			return schema.Shape{}
		}
	}
	var whole any = &plan.Config{}
	if path.Ext(of) != path.Ext(source.ConfigName) {
		whole = plan.Empty(doc)
	}
	if of != name {
		return schema.WordShapeOf(whole, translation.FollowsKey)
	}
	return schema.ShapeOf(whole)
}
