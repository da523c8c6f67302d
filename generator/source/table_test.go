package source_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"plansite/generator/source"
)

func TestTableBesideNothing(t *testing.T) {
	_, problems := list(t, fstest.MapFS{
		"content/a.md": file("x"), "content/a.measurements.csv": file("x"),
		"content/b.MD": file("x"), "content/b.measurements.csv": file("x"),
		"content/c.measurements.csv": file("x"), "content/other.csv": file("x"),
		"content/.d.measurements.csv": file("x"),
	})
	if want := []string{"content/c.measurements.csv no-plan"}; !slices.Equal(problems, want) {
		t.Errorf("got %q, want %q", problems, want)
	}
}

func TestReadTable(t *testing.T) {
	fsys := fstest.MapFS{"content/a.measurements.csv": file("\uFEFFindicator\n"), "content/b.measurements.csv": file("\xff")}
	table, diag, err := source.ReadTable(fsys, "content/a.md")
	if err != nil || diag != nil || table.File != "content/a.measurements.csv" || string(table.Text) != "indicator\n" {
		t.Error(table, diag, err)
	}
	if table, diag, err = source.ReadTable(fsys, "content/b.md"); table != nil || diag == nil || err != nil {
		t.Error(table, diag, err)
	}
	if table, diag, err = source.ReadTable(fsys, "content/c.md"); table != nil || diag != nil || err != nil {
		t.Error(table, diag, err)
	}
}
