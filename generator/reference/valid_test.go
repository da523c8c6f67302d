package reference_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"plansite/generator/corpus"
	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/reference"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// schemas compiles the schemas of a site, or of none, by their file names.
func schemas(t testing.TB, c *plan.Config) map[string]*jsonschema.Schema {
	t.Helper()
	files, err := reference.Files(c)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*jsonschema.Schema{}
	for _, f := range files {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(f.Text))
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource(f.Name, doc); err != nil {
			t.Fatal(err)
		}
		if out[f.Name], err = compiler.Compile(f.Name); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
	}
	return out
}

// config is that of a site.
func config(t testing.TB, fsys fs.FS) (*plan.Config, []byte) {
	t.Helper()
	text, _, err := source.ReadText(fsys, source.ConfigName)
	if err != nil {
		t.Fatal(err)
	}
	c := plan.DecodeConfig(source.ConfigName, text, new(diagnostic.List))
	if c.Broken {
		t.Fatal("site.yaml is broken")
	}
	return c, text
}

// TestAcceptedContentIsValid: what the decoder takes without an error validates, with the
// names of the site and without.
func TestAcceptedContentIsValid(t *testing.T) {
	made := t.TempDir()
	if err := corpus.Write(made, 20); err != nil {
		t.Fatal(err)
	}
	for name, fsys := range map[string]fs.FS{
		"content": os.DirFS("../.."), "site": os.DirFS("../testdata/site"), "corpus": os.DirFS(made),
	} {
		t.Run(name, func(t *testing.T) { wholeSite(t, fsys) })
	}
}

func wholeSite(t *testing.T, fsys fs.FS) {
	c, text := config(t, fsys)
	all := []map[string]*jsonschema.Schema{schemas(t, nil), schemas(t, c)}
	n := 0
	valid := func(file, schema string, front []byte) {
		n++
		for _, some := range all {
			if err := some[schema].Validate(value(t, front)); err != nil {
				t.Errorf("%s against %s: %v", file, schema, err)
			}
		}
	}
	valid(source.ConfigName, "site.schema.json", text)
	err := fs.WalkDir(fsys, source.Folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == source.ConfigName {
			return err
		}
		of, _, isTranslation := translation.Of(name)
		if path.Ext(name) == ".yaml" {
			text, _, err := source.ReadText(fsys, name)
			valid(name, "site.translation.schema.json", text)
			return err
		}
		doc, problem, err := source.Read(fsys, name)
		if err != nil || problem != nil {
			return err
		}
		if isTranslation {
			original, _, err := source.Read(fsys, of)
			if err == nil {
				valid(name, sortOf(plan.Decode(original, c, new(diagnostic.List)))+".translation.schema.json", doc.Front)
				valid(name, "content.translation.schema.json", doc.Front)
			}
			return err
		}
		diags := new(diagnostic.List)
		if content := plan.Decode(doc, c, diags); !diags.HasErrors() {
			valid(name, sortOf(content)+".schema.json", doc.Front)
			valid(name, "content.schema.json", doc.Front)
		}
		return nil
	})
	if err != nil || n < 10 {
		t.Fatalf("%d files: %v", n, err)
	}
}

// sortOf is the sort of what a file holds.
func sortOf(c plan.Content) string {
	switch {
	case c.Page != nil:
		return plan.PageKind
	case c.Record != nil:
		return c.Record.Top().Kind.ID
	}
	return "plan"
}

// TestEachKindOfRecordsHasASchema: none is left out, and every key says what it means.
func TestEachKindOfRecordsHasASchema(t *testing.T) {
	var names []string
	for _, s := range reference.Sorts() {
		names = append(names, s.Name)
		text, err := s.JSONSchema(nil, false)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte(`"description": ""`)) {
			t.Errorf("the schema %s has a key that nothing is said of", s.Name)
		}
	}
	for _, kind := range plan.RecordKinds {
		if !slices.Contains(names, kind) {
			t.Errorf("the records %q have no schema", kind)
		}
	}
	if _, err := reference.SortOf("reprot"); err == nil || !strings.Contains(err.Error(), `"report"`) {
		t.Errorf("a wrong name is answered with %v", err)
	}
}
