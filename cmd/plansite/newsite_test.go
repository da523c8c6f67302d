package main

import (
	"os"
	"path/filepath"
	"testing"

	"plansite/generator/starter"
)

// When one file cannot be written, none is left, and what was there is.
func TestNewSiteIsWrittenAsAWhole(t *testing.T) {
	dir := t.TempDir()
	theirs := filepath.Join(dir, ".git", "HEAD")
	if err := os.Mkdir(filepath.Dir(theirs), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(theirs, []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	files := []starter.File{
		{Name: "content/a.md", Text: []byte("a")},
		{Name: "content/deep/er/b.md", Text: []byte("b")},
		{Name: "content/a.md/c.md", Text: []byte("a file stands where the folder would be")},
		{Name: "content/d.md", Text: []byte("d")},
	}
	if _, err := writeSite(dir, files); err == nil {
		t.Fatal("it was written")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != ".git" {
		t.Error("something was left:", entries, err)
	}
	if text, err := os.ReadFile(theirs); err != nil || string(text) != "theirs" {
		t.Error(string(text), err)
	}
}

// A hidden file that is there already stays.
func TestNewSiteKeepsWhatIsHidden(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, ".gitignore")
	if err := os.WriteFile(file, []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	kept, err := writeSite(dir, []starter.File{{Name: ".gitignore", Text: []byte("ours")}, {Name: "a.md"}})
	text, _ := os.ReadFile(file)
	if err != nil || len(kept) != 1 || kept[0] != ".gitignore" || string(text) != "theirs" {
		t.Errorf("got %q, %v; the file holds %q", kept, err, text)
	}
}

func TestWordOfAShell(t *testing.T) {
	for in, want := range map[string]string{"plans": "plans", "../my plans": "'../my plans'", "it's": `'it'\''s'`} {
		if got := word(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}
