package source_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"plansite/generator/source"
)

func TestListFindsTables(t *testing.T) {
	names, problems := list(t, fstest.MapFS{
		"content/a.md": file("x"), "content/a.measurements.csv": file("x"),
		"content/b.MD": file("x"), "content/b.measurements.csv": file("x"),
		"content/c.measurements.csv": file("x"), "content/other.csv": file("x"),
		"content/.d.measurements.csv": file("x"),
	})
	want := []string{"content/a.md", "content/a.measurements.csv", "content/b.MD", "content/b.measurements.csv"}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("found %q, want %q", names, want)
	}
	if want := []string{"content/c.measurements.csv no-plan"}; !slices.Equal(problems, want) {
		t.Errorf("refused %q, want %q", problems, want)
	}
	for _, name := range []string{"content/a.md", "content/b.MD"} {
		if table := source.TableName(name); !slices.Contains(names, table) || !source.IsTable(table) || source.IsTable(name) {
			t.Errorf("the table of %s is %s", name, table)
		}
	}
}
