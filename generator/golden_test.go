package generator

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden site")

const goldenSite, goldenOutput = "testdata/site", "testdata/golden"

// published builds a site and returns its files by name.
func published(t *testing.T, fsys fs.FS, opt Options) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	report, diags, err := Build(context.Background(), fsys, Output{Dir: dir}, opt)
	if err != nil || report.Site == nil {
		t.Fatal(err, diags.Sorted())
	}
	return filesIn(t, dir)
}

func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestGolden compares the whole output for a small site that has everything
// with what a person has looked at. After a change that is meant:
//
//	go test ./generator -run Golden -update
func TestGolden(t *testing.T) {
	got := published(t, os.DirFS(goldenSite), Options{BaseURL: "https://plans.example.org/harbour/", SearchLibrary: []byte("export default 1;")})
	compareGolden(t, goldenOutput, withoutHashes(got))
}

// compareGolden compares files with those of a folder, or puts them there.
func compareGolden(t *testing.T, folder string, got map[string]string) {
	t.Helper()
	if *update {
		writeGolden(t, folder, got)
	}
	want := filesIn(t, folder)
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is not published any more", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if want[name] != got[name] {
			t.Errorf("%s differs from its golden file at line %d; look at the difference, then run with -update", name, firstDifference(want[name], got[name]))
		}
	}
}

var assetName = regexp.MustCompile(`assets/(\w+)\.[0-9a-f]{12}\.(css|svg|js|png)`)

// withoutHashes leaves out the manifest and the assets, and their hashes from
// the pages, so that a change of the style sheet is not one of every page.
func withoutHashes(files map[string]string) map[string]string {
	out := map[string]string{}
	for name, text := range files {
		if name != ".plansite" && !strings.HasPrefix(name, "assets/") {
			out[name] = assetName.ReplaceAllString(text, "assets/$1.HASH.$2")
		}
	}
	return out
}

func writeGolden(t *testing.T, folder string, files map[string]string) {
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func firstDifference(a, b string) int {
	x, y := bytes.Split([]byte(a), []byte("\n")), bytes.Split([]byte(b), []byte("\n"))
	for i := range min(len(x), len(y)) {
		if !bytes.Equal(x[i], y[i]) {
			return i + 1
		}
	}
	return min(len(x), len(y)) + 1
}
