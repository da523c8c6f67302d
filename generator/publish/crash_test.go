package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// die ends a Writer as a kill does: the kernel gives the locks back, and nothing
// is cleaned up.
func (w *Writer) die() { w.stage.unlock() }

// killed runs a build whose system calls panic where the test wants it killed.
func killed(t *testing.T, out string, m mode, s site) (was bool) {
	t.Helper()
	w, err := open(out, m.opt, m.sys)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() != nil {
			w.die()
			was = true
		}
	}()
	for name, content := range s {
		if err := w.Write(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Commit(); err != nil {
		t.Fatal(err)
	}
	return false
}

func TestKilledAroundTheExchange(t *testing.T) {
	a, b := site{"x": "a", "only-a/x": "a", "same": "1"}, site{"x": "b", "only-b/x": "b", "same": "1"}
	for _, c := range []struct {
		name     string
		exchange func(x, y string) error
		want     site
	}{
		{"before", func(x, y string) error { panic("killed") }, a},
		{"after", func(x, y string) error { panic(fmt.Sprint("killed", exchange(x, y))) }, b},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			publish(t, out, a)
			m := mode{sys: realSystem}
			m.sys.exchange = c.exchange
			if !killed(t, out, m, b) {
				t.Fatal("it was not killed")
			}
			checkTree(t, out, c.want)
			if _, err := os.Stat(besideStage(out)); err != nil {
				t.Error("there is no stage to clean: ", err)
			}
			w, err := Open(out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if left, err := w.stage.leftovers(); err != nil || len(left) != 1 {
				t.Errorf("the stage holds %q, %v", left, err)
			}
			if err := w.Abort(); err != nil {
				t.Fatal(err)
			}
			checkTree(t, out, c.want)
			checkClean(t, out)
		})
	}
}

// In place, the run is killed before and after every single rename. Every file is
// then the old or the new one, and the next run leaves exactly its site.
func TestKilledAnywhereInPlace(t *testing.T) {
	a := site{"x.html": "a", "y.css": "a", "only-a/x": "a", "f": "file", "g/h": "a", "same": "1"}
	b := site{"x.html": "b", "y.css": "b", "only-b/x": "b", "f/h": "b", "g": "file", "same": "1"}
	c := site{"x.html": "c", "f": "file", "same": "1"}
	for _, base := range modes() {
		if !base.inPlace {
			continue
		}
		t.Run(base.name, func(t *testing.T) {
			t.Parallel()
			for at := 0; killedInPlace(t, base, at, a, b, c); at++ {
			}
		})
	}
}

func killedInPlace(t *testing.T, m mode, at int, a, b, c site) bool {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, a)
	rename, n := m.sys.rename, 0
	m.sys.rename = func(from, to string) error {
		if n == at {
			panic("killed before")
		}
		n++
		err := rename(from, to)
		if n == at && err == nil {
			panic("killed after")
		}
		return err
	}
	was := killed(t, out, m, b)
	got := read(t, out)
	for _, name := range []string{"x.html", "y.css", "same"} {
		if got[name] != a[name] && got[name] != b[name] {
			t.Errorf("killed at %d: %s is %q", at, name, got[name])
		}
	}
	for i, next := range []site{c, b} {
		again := mode{opt: m.opt, sys: realSystem}
		if i == 0 {
			again.sys = modes()[at%len(modes())].sys
		}
		again.publish(t, out, next)
		checkTree(t, out, next)
	}
	checkClean(t, out)
	return was
}

func TestBusy(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		put(t, filepath.Dir(out), site{"link": "-> public"})
		w, err := open(out, m.opt, m.sys)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range modes() {
			for _, dir := range []string{out, filepath.Join(filepath.Dir(out), "link")} {
				_, err := open(dir, other.opt, other.sys)
				if !errors.Is(err, ErrBusy) {
					t.Errorf("%s: a second build got %v", other.name, err)
				}
			}
		}
		// a sibling is another's business
		publish(t, filepath.Join(filepath.Dir(out), "sibling"), site{"a": "1"})
		if err := w.Write("a", []byte("1")); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Commit(); err != nil {
			t.Fatal(err)
		}
		m.publish(t, out, site{"a": "2"})
		checkTree(t, out, site{"a": "2"})
	})
}

func TestBusyBeforeTheFirstSite(t *testing.T) {
	out := filepath.Join(t.TempDir(), "a/public")
	w, err := Open(out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(out, Options{}); !errors.Is(err, ErrBusy) {
		t.Errorf("a second build got %v", err)
	}
	w.die()
	publish(t, out, site{"a": "1"})
	checkClean(t, out)
}

// While the last site is being taken away, the folder is still locked.
func TestBusyAfterTheExchange(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"a": "1"})
	m := mode{sys: realSystem}
	m.sys.exchange = func(a, b string) error {
		err := exchange(a, b)
		if _, err := Open(out, Options{}); !errors.Is(err, ErrBusy) {
			t.Errorf("a second build got %v", err)
		}
		return err
	}
	m.publish(t, out, site{"a": "2"})
}

// Many builds at once: each publishes its site whole or is told to wait.
func TestManyBuildsAtOnce(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	numbers := make([]int, 60)
	for i := range numbers {
		numbers[i] = i
	}
	published := make([]bool, len(numbers))
	err := each(numbers, func(i int) error {
		_, err := mode{sys: realSystem, opt: Options{InPlace: i%3 == 0}}.try(out, site{"a": fmt.Sprint(i), "b": fmt.Sprint(i)})
		published[i] = err == nil
		if errors.Is(err, ErrBusy) {
			return nil
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	var i int
	got := read(t, out)
	if fmt.Sscan(got["a"], &i); got["a"] != got["b"] || !published[i] {
		t.Errorf("the output holds %q", got)
	}
	checkClean(t, out)
}
