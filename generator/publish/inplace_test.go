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
	"syscall"
	"testing"
)

// Each of these says that there is no exchange here; another error says that
// something is wrong, and the last site stays.
func TestExchangeErrors(t *testing.T) {
	for _, c := range []struct {
		errno   error
		inPlace bool
	}{
		{syscall.EXDEV, true},
		{syscall.EINVAL, true},
		{syscall.ENOSYS, true},
		{syscall.ENOTSUP, true},
		{syscall.EPERM, true},
		{syscall.EBUSY, true},
		{syscall.EACCES, true},
		{syscall.EROFS, true},
		{errors.ErrUnsupported, true},
		{syscall.EIO, false},
		{syscall.ENOSPC, false},
		{syscall.ENOENT, false},
	} {
		t.Run(fmt.Sprint(c.errno), func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			publish(t, out, site{"a": "1"})
			m := mode{sys: realSystem}
			m.sys.exchange = func(a, b string) error { return &os.LinkError{Op: "exchange", Old: a, New: b, Err: c.errno} }
			r, err := m.try(out, site{"a": "2"})
			if c.inPlace {
				if err != nil || !r.InPlace || !strings.Contains(r.Reason, c.errno.Error()) {
					t.Errorf("report %+v, %v", r, err)
				}
				checkTree(t, out, site{"a": "2"})
			} else {
				checkError(t, err, "publish "+out, c.errno.Error())
				checkTree(t, out, site{"a": "1"})
			}
			checkClean(t, out)
		})
	}
}

func TestParentCannotBeWritten(t *testing.T) {
	for _, errno := range []error{syscall.EACCES, syscall.EROFS, syscall.EPERM} {
		m := mode{sys: realSystem}
		m.sys.mkdir = func(name string, _ fs.FileMode) error {
			return &os.PathError{Op: "mkdir", Path: name, Err: errno}
		}
		out := filepath.Join(t.TempDir(), "public")
		_, err := m.try(out, site{"a": "1"})
		checkError(t, err, "cannot make a folder", errno.Error())

		put(t, out, site{"./": ""})
		w, err := open(out, m.opt, m.sys)
		if err != nil {
			t.Fatal(err)
		}
		if w.stage.dir != filepath.Join(out, ".plansite-stage") {
			t.Errorf("the stage is %s", w.stage.dir)
		}
		if err := w.Write("a", []byte("1")); err != nil {
			t.Fatal(err)
		}
		r, err := w.Commit()
		if err != nil || !r.InPlace || !strings.Contains(r.Reason, "folder above it cannot be written") {
			t.Errorf("report %+v, %v", r, err)
		}
		checkTree(t, out, site{"a": "1"})
		checkClean(t, out)
	}
}

// moves records what a run in place does, in order.
func moves(t *testing.T, out string, s site) (order []string) {
	m := mode{opt: Options{InPlace: true}, sys: realSystem}
	m.sys.rename = func(from, to string) error {
		name, _ := filepath.Rel(out, to)
		if name == manifestName {
			data, err := os.ReadFile(from)
			if err != nil {
				t.Fatal(err)
			}
			list, err := parseManifest(string(data))
			if err != nil {
				t.Fatal(err)
			}
			name = fmt.Sprint("manifest ", slices.Sorted(maps.Keys(list)))
		} else if strings.HasPrefix(name, "new") {
			if _, err := os.Lstat(filepath.Join(out, "stale.html")); err != nil {
				t.Error("the stale page is gone before the new one came")
			}
		}
		order = append(order, name)
		return os.Rename(from, to)
	}
	m.publish(t, out, s)
	return order
}

func TestOrderInPlace(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"a.html": "1", "stale.html": "1", "same.html": "1"})
	got := moves(t, out, site{"a.html": "2", "new.html": "1", "same.html": "1", "z.css": "1", "z/y.svg": "1"})
	want := []string{
		"manifest [a.html new.html same.html stale.html z.css z/y.svg]",
		"z.css", "z/y.svg", "a.html", "new.html",
		"manifest [a.html new.html same.html z.css z/y.svg]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("order\n%q\nwant\n%q", got, want)
	}
}

// Once files move, a failure leaves the mixture that a kill would, and the next
// run mends it.
func TestFailureInPlace(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"a": "1", "b": "1", "c": "1"})
	m := mode{opt: Options{InPlace: true}, sys: realSystem}
	m.sys.rename = func(from, to string) error {
		if filepath.Base(to) == "b" {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.ENOSPC}
		}
		return os.Rename(from, to)
	}
	_, err := m.try(out, site{"a": "2", "b": "2"})
	checkError(t, err, "published in part", "build again", filepath.Join(out, "b"))
	checkTree(t, out, site{"a": "2", "b": "1", "c": "1"})
	checkClean(t, out)
	publish(t, out, site{"b": "2"})
	checkTree(t, out, site{"b": "2"})
}
