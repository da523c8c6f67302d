package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// site is a tree of files: path to content. A name that ends with "/" is an empty
// folder; content that begins with "-> " is a link.
type site map[string]string

// A mode is one way of publishing that must do the same as the others.
type mode struct {
	name    string
	opt     Options
	sys     system
	inPlace bool
}

func modes() []mode {
	impossible := realSystem
	impossible.exchange = func(a, b string) error { return &os.LinkError{Op: "exchange", Old: a, New: b, Err: syscall.EINVAL} }
	locked := realSystem
	locked.mkdir = func(name string, _ fs.FileMode) error {
		return &os.PathError{Op: "mkdir", Path: name, Err: syscall.EROFS}
	}
	far := impossible
	far.rename = func(from, to string) error {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EXDEV}
	}
	far.link = func(from, to string) error {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: syscall.EXDEV}
	}
	return []mode{
		{"exchange", Options{}, realSystem, false},
		{"in place", Options{InPlace: true}, realSystem, true},
		{"no exchange", Options{}, impossible, true},
		{"parent read-only", Options{}, locked, true},
		{"other device", Options{}, far, true},
	}
}

// inModes runs a test in each mode, with an output folder that exists, because
// without one all modes are the same.
func inModes(t *testing.T, test func(t *testing.T, m mode, out string)) {
	for _, m := range modes() {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			if err := os.Mkdir(out, 0o755); err != nil {
				t.Fatal(err)
			}
			test(t, m, out)
			checkClean(t, out)
		})
	}
}

// try publishes and returns what Commit or a Write before it says.
func (m mode) try(out string, s site) (Report, error) {
	w, err := open(out, m.opt, m.sys)
	if err != nil {
		return Report{}, err
	}
	defer w.Abort()
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if err := w.Write(name, []byte(s[name])); err != nil {
			return Report{}, err
		}
	}
	return w.Commit()
}

func (m mode) publish(t *testing.T, out string, s site) Report {
	t.Helper()
	r, err := m.try(out, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func publish(t *testing.T, out string, s site) Report {
	t.Helper()
	return mode{sys: realSystem}.publish(t, out, s)
}

// put makes files that are not ours.
func put(t *testing.T, out string, s site) {
	t.Helper()
	for name, content := range s {
		path := filepath.Join(out, name)
		err := os.MkdirAll(filepath.Dir(path), 0o755)
		target, link := strings.CutPrefix(content, "-> ")
		switch {
		case err != nil:
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(path, 0o755)
		case link:
			err = os.Symlink(target, path)
		default:
			err = os.WriteFile(path, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// read returns the tree without manifests.
func read(t *testing.T, out string) site {
	t.Helper()
	s := site{}
	out, err := filepath.EvalSymlinks(out)
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == out {
			return err
		}
		name, _ := filepath.Rel(out, path)
		switch {
		case d.IsDir():
			entries, err := os.ReadDir(path)
			if len(entries) == 0 {
				s[name+"/"] = ""
			}
			return err
		case d.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(path)
			s[name] = "-> " + target
			return err
		case d.Name() == manifestName:
			return nil
		}
		data, err := os.ReadFile(path)
		s[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func checkTree(t *testing.T, out string, want site) {
	t.Helper()
	if got := read(t, out); !maps.Equal(got, want) {
		t.Errorf("the output holds\n%q\nwant\n%q", got, want)
	}
}

// checkClean looks for what publish might have left beside or in the output.
func checkClean(t *testing.T, out string) {
	t.Helper()
	for _, dir := range []string{filepath.Dir(out), out} {
		entries, err := os.ReadDir(dir)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
		for _, e := range entries {
			if strings.HasSuffix(e.Name(), stageName) {
				t.Errorf("%s is left in %s", e.Name(), dir)
			}
		}
	}
}

func checkError(t *testing.T, err error, words ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want one with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			t.Errorf("the error %q does not say %q", err, word)
		}
	}
}

func stat(t *testing.T, path string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// age sets a time of change that no new file has.
func age(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if err := os.Chtimes(path, time.Time{}, time.Unix(1_000_000_000, 0)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFirstSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "missing", "public")
	s := site{"index.html": "home", "en/sg13/index.html": "sg13", "empty.txt": "", ".nojekyll": ""}
	if r := publish(t, out, s); r != (Report{Files: 4, Written: 4}) {
		t.Errorf("report %+v", r)
	}
	checkTree(t, out, s)
	checkClean(t, out)
	if mode := stat(t, filepath.Join(out, "index.html")).Mode(); mode != 0o644 {
		t.Errorf("page has mode %v", mode)
	}
	if mode := stat(t, filepath.Join(out, "en")).Mode().Perm(); mode != 0o755 {
		t.Errorf("folder has mode %v", mode)
	}
	m, err := readManifest(out)
	if err != nil || len(m) != 4 {
		t.Errorf("manifest %v, %v", m, err)
	}
}

func TestEmptySite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, nil)
	checkTree(t, out, site{})
	publish(t, out, site{"a": "1"})
	publish(t, out, nil)
	checkTree(t, out, site{})
}

func TestNextSite(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		m.publish(t, out, site{
			"index.html": "home 1", "style.css": "same", "en/a/index.html": "same",
			"en/gone/index.html": "x", "en/gone/deep/er.html": "x", "en/same-size": "1",
		})
		age(t, filepath.Join(out, "style.css"), filepath.Join(out, "en/a/index.html"))
		css := stat(t, filepath.Join(out, "style.css"))
		next := site{
			"index.html": "home 22", "style.css": "same", "en/a/index.html": "same",
			"en/new/index.html": "new", "en/same-size": "2",
		}
		r := m.publish(t, out, next)
		checkTree(t, out, next)
		want := Report{Files: 5, Written: 3, Linked: 2, Removed: 2, InPlace: m.inPlace, Reason: r.Reason}
		if r != want || (r.Reason == "") != (!m.inPlace || m.opt.InPlace) {
			t.Errorf("report %+v, want %+v", r, want)
		}
		now := stat(t, filepath.Join(out, "style.css"))
		if !now.ModTime().Equal(css.ModTime()) || !os.SameFile(css, now) {
			t.Error("the unchanged file is another")
		}
	})
}

func TestNothingChanged(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		s := site{"index.html": "home", "en/a.html": "a"}
		m.publish(t, out, s)
		before := stat(t, out)
		r := m.publish(t, out, s)
		if !os.SameFile(before, stat(t, out)) {
			t.Error("the output was exchanged for nothing")
		}
		if r.Files != 2 || r.Linked != 2 || r.Written != 0 || r.Removed != 0 {
			t.Errorf("report %+v", r)
		}
		checkTree(t, out, s)
	})
}

// The hash in the manifest and the time say "same", the bytes do not.
func TestTamperedPageIsMended(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		s := site{"index.html": "home"}
		m.publish(t, out, s)
		page := filepath.Join(out, "index.html")
		info := stat(t, page)
		put(t, out, site{"index.html": "hack"})
		if err := os.Chtimes(page, time.Time{}, info.ModTime()); err != nil {
			t.Fatal(err)
		}
		m.publish(t, out, s)
		checkTree(t, out, s)
	})
}

func TestFileBecomesFolder(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		a := site{"x": "file", "y/a": "1", "y/b/c": "2", "z": "same"}
		b := site{"x/a": "1", "x/b/c": "2", "y": "file", "z": "same"}
		for _, s := range []site{a, b, a} {
			m.publish(t, out, s)
			checkTree(t, out, s)
		}
	})
}

func TestWriteRefuses(t *testing.T) {
	for _, c := range []struct{ name, first, reason string }{
		{"", "", "relative path"},
		{".", "", "relative path"},
		{"/etc/passwd", "", "relative path"},
		{"../x", "", "relative path"},
		{"a/../x", "", "relative path"},
		{"a//x", "", "relative path"},
		{"a/", "", "relative path"},
		{"a\xff", "", "relative path"},
		{"a\nb", "", "control character"},
		{"a\x00b", "", "control character"},
		{strings.Repeat("a/", 3000) + "a", "", "longer than"},
		{".plansite", "", "reserved"},
		{".Plansite", "", "reserved"},
		{".plansite/x", "", "reserved"},
		{".plansite-stage/x", "", "reserved"},
		{"a", "a", "twice"},
		{"a", "a/b", "a folder of this name"},
		{"a/b/c", "a", "a file named a"},
	} {
		out := filepath.Join(t.TempDir(), "public")
		w, err := Open(out, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c.first != "" {
			if err := w.Write(c.first, nil); err != nil {
				t.Fatal(err)
			}
		}
		checkError(t, w.Write(c.name, nil), "write "+c.name, c.reason)
		_, err = w.Commit()
		checkError(t, err, "nothing is published", c.reason)
		checkClean(t, out)
		if _, err := os.Lstat(out); err == nil {
			t.Errorf("%q: the output was made", c.name)
		}
	}
}

func TestWriteFromManyGoroutines(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		for round := range 3 {
			want := site{}
			for i := range 400 {
				want[fmt.Sprintf("d%d/e%d/%d.html", i%3, i%20, i)] = fmt.Sprint(i % (round + 1))
			}
			w, err := open(out, m.opt, m.sys)
			if err != nil {
				t.Fatal(err)
			}
			var g sync.WaitGroup
			for name, content := range want {
				g.Go(func() {
					data := []byte(content)
					if err := w.Write(name, data); err != nil {
						t.Error(err)
					}
					clear(data) // it is the caller's again
				})
			}
			g.Wait()
			if _, err := w.Commit(); err != nil {
				t.Fatal(err)
			}
			checkTree(t, out, want)
		}
	})
}

func TestAbort(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		s := site{"index.html": "home", "a/b": "1"}
		m.publish(t, out, s)
		before := stat(t, out)
		w, err := open(out, m.opt, m.sys)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write("other/new.html", []byte("new")); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := w.Abort(); err != nil {
				t.Error(err)
			}
		}
		checkError(t, w.Write("late", nil), "already committed or aborted")
		_, err = w.Commit()
		checkError(t, err, "already committed or aborted")
		checkTree(t, out, s)
		if !os.SameFile(before, stat(t, out)) {
			t.Error("the output is another folder")
		}
	})
}

func TestAbortRemovesWhatOpenMade(t *testing.T) {
	top := t.TempDir()
	w, err := Open(filepath.Join(top, "a/b/public"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Abort(); err != nil {
		t.Fatal(err)
	}
	checkTree(t, top, site{})
}

func TestAbortAfterCommit(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	publish(t, out, site{"a": "1"})
	if err := w.Abort(); err != nil {
		t.Error(err)
	}
	checkTree(t, out, site{"a": "1"})
}

// A folder's mode may be its owner's choice; the new folder takes it over.
func TestOutputKeepsItsMode(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		const chosen = 0o775 | fs.ModeSetgid | fs.ModeDir
		if err := os.Chmod(out, chosen); err != nil {
			t.Fatal(err)
		}
		m.publish(t, out, site{"a": "1"})
		if got := stat(t, out).Mode(); got != chosen {
			t.Errorf("mode %v, want %v", got, chosen)
		}
	})
}
