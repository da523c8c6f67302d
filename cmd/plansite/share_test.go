package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plansite/generator"
	"plansite/generator/corpus"
)

// Where no picture succeeds, the browser is at fault, and not every plan is
// tried and told.
func TestShareImagesWithoutHope(t *testing.T) {
	tried := filepath.Join(t.TempDir(), "tried")
	c := fakeBrowser(t, "echo x >>"+tried+"\nexit 1")
	t.Setenv("CHROME", c.program)
	content := t.TempDir()
	if err := corpus.Write(content, 30); err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if status := run([]string{"build", "--no-interactive", "--share-images", "--source", content}, &stdout, &stderr); status != 0 {
		t.Fatalf("status %d, %s", status, &stderr)
	}
	if got := stderr.String(); strings.Count(got, "no share image of") > 20 || !strings.Contains(got, " share images all fail, so the other ") {
		t.Errorf("says %s", got)
	}
	if text, err := os.ReadFile(tried); err != nil || strings.Count(string(text), "x") > 20 {
		t.Errorf("tried %d times, %v", strings.Count(string(text), "x"), err)
	}
}

// A build takes so many pictures and no more, and says how many are missing.
func TestShotsAreBounded(t *testing.T) {
	content, folder := t.TempDir(), filepath.Join(t.TempDir(), "site")
	if err := corpus.Write(content, 8); err != nil {
		t.Fatal(err)
	}
	built, _, err := generator.Build(t.Context(), os.DirFS(content), generator.Output{Dir: folder}, generator.Options{})
	if err != nil || built.Site == nil {
		t.Fatal(err)
	}
	list, more := shots(built.Site, folder, 5)
	if len(list) != 5 || more != 3 {
		t.Errorf("%d pictures and %d left of 8 plans with charts", len(list), more)
	}
	if s := list[0]; s.name != "en/p0/share.png" || s.address != "en/p0/embed/states/" {
		t.Errorf("the first picture is %v", s)
	}
}
