package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"
)

// folder is a site that is watched.
type folder struct {
	*testing.T
	dir     string
	changes <-chan struct{}
	said    chan string
}

// watch watches a small site in a folder of its own.
func watch(t *testing.T, opt Options) *folder {
	t.Helper()
	f := &folder{T: t, dir: t.TempDir(), said: make(chan string, 10)}
	f.write("content/site.yaml", "title: x")
	f.write("content/plans/a.md", "a")
	f.write("public/index.html", "built")
	opt.Say = func(text string) { f.said <- text }
	f.changes = Changes(t.Context(), f.dir, opt)
	return f
}

func (f *folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *folder) must(err error) {
	f.Helper()
	if err != nil {
		f.Fatal(err)
	}
}

func (f *folder) write(name, text string) {
	f.Helper()
	f.must(os.MkdirAll(filepath.Dir(f.path(name)), 0o755))
	f.must(os.WriteFile(f.path(name), []byte(text), 0o644))
}

func (f *folder) rename(from, to string) {
	f.Helper()
	f.must(os.Rename(f.path(from), f.path(to)))
}

// sees waits until, after a change was told, the folder is as described: what
// is looked at before the last telling may be half of it.
func (f *folder) sees(what string, is func() bool) {
	f.Helper()
	limit := time.After(20 * time.Second)
	for {
		select {
		case <-f.changes:
			if is() {
				return
			}
		case <-limit:
			f.Fatalf("never told of %s", what)
		}
	}
}

// calm waits until nothing more is told.
func (f *folder) calm() {
	for {
		select {
		case <-f.changes:
		case <-time.After(4 * Quiet):
			return
		}
	}
}

// silent holds that nothing is told.
func (f *folder) silent(what string) {
	f.Helper()
	select {
	case <-f.changes:
		f.Errorf("told of %s", what)
	case <-time.After(4 * Quiet):
	}
}

func (f *folder) has(name, text string) func() bool {
	return func() bool {
		data, err := os.ReadFile(f.path(name))
		return err == nil && string(data) == text
	}
}

func (f *folder) lacks(name string) func() bool {
	return func() bool { _, err := os.Stat(f.path(name)); return err != nil }
}

// each is what is done to a site, and then seen, in both ways of watching.
func each(t *testing.T, test func(f *folder)) {
	t.Helper()
	for name, opt := range map[string]Options{"system": {}, "poll": {Poll: 20 * time.Millisecond}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := watch(t, opt)
			test(f)
			select {
			case text := <-f.said:
				t.Errorf("it was said: %s", text)
			default:
			}
		})
	}
}

func TestSavesAreSeen(t *testing.T) {
	each(t, func(f *folder) {
		f.write("content/plans/a.md", "edited")
		f.sees("a file written in place", f.has("content/plans/a.md", "edited"))
		f.calm()
		f.write("content/plans/.a.md.swp", "edited again")
		f.rename("content/plans/.a.md.swp", "content/plans/a.md")
		f.sees("a save by renaming", f.has("content/plans/a.md", "edited again"))
		f.calm()
		f.write("content/site.yaml", "title: other")
		f.sees("a file beside folders", f.has("content/site.yaml", "title: other"))
	})
}

func TestFoldersAddedWholeAreWatched(t *testing.T) {
	each(t, func(f *folder) {
		f.write("elsewhere/one/two/b.md", "b")
		f.rename("elsewhere", "content/new")
		f.sees("a folder moved there", f.has("content/new/one/two/b.md", "b"))
		f.calm()
		f.write("content/new/one/two/b.md", "edited")
		f.sees("an edit deep in it", f.has("content/new/one/two/b.md", "edited"))
		f.calm()
		f.write("content/x/y/z/c.md", "c")
		f.sees("folders made one in the other", f.has("content/x/y/z/c.md", "c"))
		f.calm()
		f.write("content/x/y/z/c.md", "edited")
		f.sees("an edit deep in these", f.has("content/x/y/z/c.md", "edited"))
		f.calm()
		f.write("layouts/plan.html", "x")
		f.sees("the first layout of the site", f.has("layouts/plan.html", "x"))
		f.calm()
		f.write("assets/css/own.css", "x")
		f.sees("its first style sheet", f.has("assets/css/own.css", "x"))
	})
}

func TestACheckoutIsSeen(t *testing.T) {
	each(t, func(f *folder) {
		for i := range 2000 {
			f.write(fmt.Sprintf("content/folder-%d/file-%d.md", i%20, i), "x")
		}
		f.sees("2,000 files", func() bool {
			found, _ := filepath.Glob(f.path("content/folder-*/file-*.md"))
			return len(found) == 2000
		})
		f.calm()
		f.write("content/folder-19/file-1999.md", "edited")
		f.sees("an edit of the last", f.has("content/folder-19/file-1999.md", "edited"))
	})
}

func TestRenamedFoldersStayWatched(t *testing.T) {
	each(t, func(f *folder) {
		f.write("content/plans/deep/b.md", "b")
		f.sees("a new folder", f.has("content/plans/deep/b.md", "b"))
		f.calm()
		f.rename("content/plans", "content/renamed")
		f.sees("the new name", f.has("content/renamed/a.md", "a"))
		f.calm()
		f.write("content/renamed/a.md", "edited")
		f.sees("an edit under it", f.has("content/renamed/a.md", "edited"))
		f.calm()
		f.write("content/renamed/deep/b.md", "edited")
		f.sees("an edit below it", f.has("content/renamed/deep/b.md", "edited"))
		f.calm()
		f.write("content/renamed/deep/more/c.md", "c")
		f.sees("a folder made below it", f.has("content/renamed/deep/more/c.md", "c"))
		f.calm()
		f.rename("content", "old")
		f.sees("all content going", f.lacks("content"))
		f.calm()
		f.rename("old", "content")
		f.sees("all content coming back", f.has("content/renamed/a.md", "edited"))
		f.calm()
		f.write("content/renamed/deep/more/c.md", "edited")
		f.sees("an edit in what came back", f.has("content/renamed/deep/more/c.md", "edited"))
	})
}

func TestDeletedAndRestoredFilesAreSeen(t *testing.T) {
	each(t, func(f *folder) {
		f.must(os.Remove(f.path("content/plans/a.md")))
		f.sees("a file deleted", f.lacks("content/plans/a.md"))
		f.calm()
		f.write("content/plans/a.md", "a")
		f.sees("the file restored", f.has("content/plans/a.md", "a"))
		f.calm()
		f.must(os.RemoveAll(f.path("content/plans")))
		f.sees("a folder deleted", f.lacks("content/plans"))
		f.calm()
		f.write("content/plans/a.md", "back")
		f.sees("the folder restored", f.has("content/plans/a.md", "back"))
		f.calm()
		f.write("content/plans/a.md", "edited")
		f.sees("an edit in it", f.has("content/plans/a.md", "edited"))
	})
}

func TestWhatNoSiteIsMadeFromIsNotTold(t *testing.T) {
	each(t, func(f *folder) {
		f.write("public/index.html", "built again")
		f.write("README.md", "x")
		f.write("content/.git/index", "x")
		f.write("content/plans/.a.md.swp", "x")
		f.calm() // the folder for hidden files is a name in content/
		f.write("content/.git/index", "more")
		f.write("content/plans/.a.md.swp", "more")
		f.write("public/en/index.html", "more")
		f.silent("files that are no source")
	})
}

// What the system has lost is made up for: whatever has happened is told, and
// all folders are watched anew.
func TestLostEventsAreAChange(t *testing.T) {
	events, failures := make(chan fsnotify.Event), make(chan error)
	dir := t.TempDir()
	sub := filepath.Join(dir, "content", "plans")
	if err := os.MkdirAll(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	var added []string
	s := &system{dir: dir, add: func(name string) error { added = append(added, name); return nil }, seen: make(chan struct{}, 1)}
	go s.listen(events, failures)
	failures <- fsnotify.ErrEventOverflow
	<-s.stirs()
	if err := s.settle(); err != nil || !strings.Contains(strings.Join(added, " "), sub) {
		t.Errorf("after an overflow %q are watched: %v", added, err)
	}
	added = nil
	events <- fsnotify.Event{Name: filepath.Join(sub, "a.md"), Op: fsnotify.Write}
	<-s.stirs()
	if err := s.settle(); err != nil || added != nil {
		t.Errorf("after a write %q are watched anew: %v", added, err)
	}
}

// scripted is a watcher that a test moves.
type scripted struct {
	seen chan struct{}
	err  error
}

func (s scripted) stirs() <-chan struct{} { return s.seen }
func (s scripted) settle() error          { return s.err }
func (s scripted) close()                 {}

func TestChangesThatBelongTogetherAreToldOnce(t *testing.T) {
	for _, c := range []struct {
		reason string
		gap    time.Duration // between events
		events int
		told   time.Duration // after the first event
	}{
		{"one event is told when it has been quiet", 0, 1, Quiet},
		{"others put it off", 50 * time.Millisecond, 4, 150*time.Millisecond + Quiet},
		{"but not for ever", 50 * time.Millisecond, 40, AtMost},
	} {
		t.Run(c.reason, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				seen := make(chan struct{}, 1)
				var events sync.WaitGroup
				defer events.Wait()
				events.Go(func() {
					for range c.events {
						offer(seen)
						time.Sleep(c.gap)
					}
				})
				start := time.Now()
				if !quiet(t.Context(), seen) || time.Since(start) != c.told {
					t.Errorf("told after %v; want %v", time.Since(start), c.told)
				}
			})
		})
	}
}

func TestAWatcherThatFailsTellsNothing(t *testing.T) {
	want := errors.New("no watches left")
	w := scripted{make(chan struct{}, 1), want}
	w.seen <- struct{}{}
	changes := make(chan struct{}, 1)
	if err := tell(t.Context(), w, changes); err != want || len(changes) != 0 {
		t.Errorf("got %v and %d changes", err, len(changes))
	}
}

// Without watches, sizes and times are compared, with a word about it.
func TestFallBack(t *testing.T) {
	f := &folder{T: t, dir: t.TempDir(), said: make(chan string, 1)}
	f.write("content/a.md", "a")
	opt := Options{Say: func(text string) { f.said <- text }}
	w := fallBack(f.dir, opt, errors.New("no space left on device"))
	defer w.close()
	if said := <-f.said; !strings.Contains(said, "no space left on device") || !strings.Contains(said, Interval.String()) {
		t.Errorf("it says %q", said)
	}
	f.write("content/a.md", "edited")
	select {
	case <-w.stirs():
	case <-time.After(20 * time.Second):
		t.Error("the edit is not seen")
	}
}

// A folder that is not there cannot be watched, and is seen when it comes.
func TestAFolderThatComesLater(t *testing.T) {
	f := &folder{T: t, dir: filepath.Join(t.TempDir(), "later"), said: make(chan string, 1)}
	f.changes = Changes(t.Context(), f.dir, Options{Say: func(text string) { f.said <- text }})
	<-f.said
	f.calm()
	f.write("content/a.md", "a")
	f.sees("the folder", f.has("content/a.md", "a"))
}

func TestChangesEnd(t *testing.T) {
	for name, opt := range map[string]Options{"system": {}, "poll": {Poll: time.Millisecond}} {
		ctx, cancel := context.WithCancel(t.Context())
		changes := Changes(ctx, t.TempDir(), opt)
		cancel()
		select {
		case _, open := <-changes:
			if open {
				t.Errorf("%s: told something at the end", name)
			}
		case <-time.After(20 * time.Second):
			t.Errorf("%s: does not end", name)
		}
	}
}
