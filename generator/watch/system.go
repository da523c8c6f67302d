package watch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// maxFolders bounds how many folders are watched.
const maxFolders = 10_000

var errTooMany = fmt.Errorf("there are more than %d folders", maxFolders)

// system has the operating system watch.
type system struct {
	dir  string
	add  func(folder string) error
	end  func() error
	seen chan struct{}

	mu      sync.Mutex
	folders map[string]bool // that are watched, as far as is known
	stale   bool            // others may have come
}

func newSystem(dir string) (*system, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	s := &system{dir: dir, add: w.Add, end: w.Close, seen: make(chan struct{}, 1), stale: true}
	go s.listen(w.Events, w.Errors)
	if err := s.settle(); err != nil {
		w.Close()
		return nil, err
	}
	return s, nil
}

func (s *system) stirs() <-chan struct{} { return s.seen }

func (s *system) close() { _ = s.end() }

// listen reads until both channels are closed, and never waits for anything
// else: the system loses what is not read in time.
func (s *system) listen(events <-chan fsnotify.Event, failures <-chan error) {
	for events != nil || failures != nil {
		select {
		case event, ok := <-events:
			if !ok {
				events = nil
			} else if s.matters(event.Name) {
				s.note(s.bringsFolders(event))
			}
		case _, ok := <-failures:
			if !ok {
				failures = nil
			} else {
				s.note(true) // events are lost: anything may have happened
			}
		}
	}
}

// note keeps that something has changed.
func (s *system) note(stale bool) {
	s.mu.Lock()
	s.stale = s.stale || stale
	s.mu.Unlock()
	offer(s.seen)
}

// matters reports whether a site can depend on a file of this name.
func (s *system) matters(name string) bool {
	if filepath.Dir(name) == s.dir {
		return slices.Contains(watched, filepath.Base(name))
	}
	return name == s.dir || !hidden(filepath.Base(name))
}

// hidden reports whether a file or folder is passed over wherever a site is read.
func hidden(base string) bool { return strings.HasPrefix(base, ".") }

// bringsFolders reports whether there may be folders after an event that are
// not watched: one has come, may be read now, or has moved and lost its watch.
func (s *system) bringsFolders(event fsnotify.Event) bool {
	if event.Has(fsnotify.Rename) || event.Has(fsnotify.Remove) {
		s.mu.Lock()
		defer s.mu.Unlock()
		return s.folders[event.Name]
	}
	if event.Has(fsnotify.Create) || event.Has(fsnotify.Chmod) {
		info, err := os.Lstat(event.Name)
		return err != nil || !info.Mode().IsRegular()
	}
	return false
}

// settle watches all folders that there are, each before it is read: what comes
// into it later is an event.
func (s *system) settle() error {
	s.mu.Lock()
	stale := s.stale
	s.stale = false
	s.mu.Unlock()
	if !stale {
		return nil
	}
	folders := map[string]bool{s.dir: true}
	if err := s.add(s.dir); err != nil {
		return err
	}
	var queue []string
	for _, name := range watched {
		queue = append(queue, filepath.Join(s.dir, name))
	}
	for len(queue) > 0 {
		folder := queue[0]
		queue = queue[1:]
		switch err := s.add(folder); {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission):
			continue // its coming is seen from the folder above
		case err != nil:
			return err
		}
		if folders[folder] = true; len(folders) > maxFolders {
			return errTooMany
		}
		queue = append(queue, foldersIn(folder)...)
	}
	s.mu.Lock()
	s.folders = folders
	s.mu.Unlock()
	return nil
}

// foldersIn are those directly in a folder, but for hidden ones.
func foldersIn(folder string) (out []string) {
	entries, _ := os.ReadDir(folder) // of one that is gone, none
	for _, e := range entries {
		if e.IsDir() && !hidden(e.Name()) {
			out = append(out, filepath.Join(folder, e.Name()))
		}
	}
	return out
}
