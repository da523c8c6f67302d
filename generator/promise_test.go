package generator

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// The promises of the design: pure, deterministic, all or nothing. (That the
// preview equals a build is tested with the preview.)

// inMemory copies the small site into memory.
func inMemory(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for name, text := range filesIn(t, goldenSite) {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// backwards is a file system that lists folders in the other order and under
// other times.
type backwards struct{ fstest.MapFS }

func (b backwards) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := b.MapFS.ReadDir(name)
	slices.Reverse(entries)
	return entries, err
}

func TestSameContentGivesTheSameBytes(t *testing.T) {
	opt := Options{SearchLibrary: []byte("export default 1;")}
	want := published(t, os.DirFS(goldenSite), opt)
	same := func(t *testing.T, fsys fs.FS) {
		t.Helper()
		got := published(t, fsys, opt)
		if !maps.Equal(got, want) {
			for name := range want {
				if got[name] != want[name] {
					t.Errorf("%s differs", name)
				}
			}
			t.Errorf("%d files, want %d", len(got), len(want))
		}
	}
	t.Run("read from another folder", func(t *testing.T) {
		dir := filepath.Join(t.TempDir(), "ein anderer Ordner")
		if err := os.CopyFS(dir, os.DirFS(goldenSite)); err != nil {
			t.Fatal(err)
		}
		same(t, os.DirFS(dir))
	})
	t.Run("read from memory in another order", func(t *testing.T) { same(t, backwards{inMemory(t)}) })
	t.Run("on one processor", func(t *testing.T) {
		before := runtime.GOMAXPROCS(1)
		defer runtime.GOMAXPROCS(before)
		same(t, os.DirFS(goldenSite))
	})
	t.Run("on many processors", func(t *testing.T) {
		before := runtime.GOMAXPROCS(16)
		defer runtime.GOMAXPROCS(before)
		for range 5 {
			same(t, os.DirFS(goldenSite))
		}
	})
	t.Run("in another time zone and with other settings", func(t *testing.T) {
		before := time.Local
		time.Local = time.FixedZone("far east", 14*3600)
		defer func() { time.Local = before }()
		t.Setenv("LANG", "ar_EG.UTF-8")
		t.Setenv("TZ", "Pacific/Kiritimati")
		t.Setenv("HOME", t.TempDir())
		same(t, os.DirFS(goldenSite))
	})
	t.Run("with files renamed and moved", func(t *testing.T) {
		site := inMemory(t)
		site["content/zz/عربي.md"] = site["content/harbour.md"]
		delete(site, "content/harbour.md")
		same(t, site)
	})
	t.Run("with Windows line ends and a byte-order mark", func(t *testing.T) {
		site := inMemory(t)
		for name, file := range site {
			file.Data = append([]byte("\uFEFF"), bytes.ReplaceAll(file.Data, []byte("\n"), []byte("\r\n"))...)
			site[name] = file
		}
		same(t, site)
	})
}

func TestAnErrorPublishesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	site := inMemory(t)
	if _, _, err := Build(context.Background(), site, Output{Dir: dir}, Options{}); err != nil {
		t.Fatal(err)
	}
	want := filesIn(t, dir)
	site["content/extra.md"] = &fstest.MapFile{Data: []byte("---\nid: extra\nkind: nothing\ntitle: X\n---\n")}
	report, diags, err := Build(context.Background(), site, Output{Dir: dir}, Options{})
	if err != nil || report.Site != nil || !diags.HasErrors() {
		t.Fatalf("a site with an error was built: %v, %v", report, err)
	}
	if !maps.Equal(filesIn(t, dir), want) {
		t.Error("the last good site has changed")
	}
}

// TestAFailureLeavesNothing fails in the midst of rendering: by a layout that
// cannot print its view, and by an end of the context.
func TestAFailureLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	site := inMemory(t)
	if _, _, err := Build(context.Background(), site, Output{Dir: dir}, Options{}); err != nil {
		t.Fatal(err)
	}
	want := filesIn(t, dir)
	check := func(t *testing.T) {
		t.Helper()
		if !maps.Equal(filesIn(t, dir), want) {
			t.Error("the last good site has changed")
		}
		entries, err := os.ReadDir(parent)
		if err != nil || len(entries) != 1 {
			t.Errorf("something is left beside the output: %v, %v", entries, err)
		}
	}
	t.Run("layout", func(t *testing.T) {
		site := inMemory(t)
		site["layouts/risk.html"] = &fstest.MapFile{Data: []byte(`{{define "main"}}{{.Main.NoSuchField}}{{end}}`)}
		_, _, err := Build(context.Background(), site, Output{Dir: dir}, Options{})
		if err == nil || !strings.Contains(err.Error(), "layout risk") || !strings.Contains(err.Error(), "NoSuchField") {
			t.Errorf("the error does not name the layout and the field: %v", err)
		}
		check(t)
	})
	t.Run("interrupt", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		_, _, err := Build(ctx, site, Output{Dir: dir}, Options{AsOf: 740000, OnPage: func(n int) {
			if n == 3 {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("err is %v", err)
		}
		check(t)
	})
}
