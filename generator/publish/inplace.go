package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// update publishes in place. From before the first file moves until the last
// stale one is gone, the manifest names the files of both sites: wherever the run
// is killed, the next one knows what is ours and mends it.
func (w *Writer) update(next manifest, stale []string) (removed int, err error) {
	if err := w.checkBlocked(); err != nil {
		return 0, err
	}
	inWay, rest := w.splitStale(stale)
	steps := []func() error{
		func() error { return w.moveManifest(w.last.union(next)) },
		func() error { return w.removeStale(inWay, &removed) },
		w.moveFiles,
		func() error { return w.removeStale(rest, &removed) },
		func() error { return w.moveManifest(next) },
	}
	for _, step := range steps {
		if err = step(); err != nil {
			err = fmt.Errorf("the site is published in part, because the files go one by one; build again: %w", err)
			break
		}
	}
	if w.stage.dir != insideStage(w.out) {
		err = errors.Join(err, os.RemoveAll(insideStage(w.out)))
	}
	return removed, err
}

// checkBlocked refuses, before anything moves, to put a file in the place of a
// folder that has something in it which is not ours.
func (w *Writer) checkBlocked() error {
	for _, name := range w.blocked {
		_, err := w.walk(w.out, name, visitor{foreign: func(other string, _ fs.FileMode) error {
			return w.collision(other)
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// stale lists, sorted, the paths of the last site that the new one does not have
// and that real folders lead to. Somebody may have put a link in the place of a
// folder since; what lies behind it is not ours.
func (w *Writer) stale() []string {
	reachable := map[string]bool{".": w.exists}
	var reach func(dir string) bool
	reach = func(dir string) bool {
		yes, known := reachable[dir]
		if !known {
			info, err := os.Lstat(under(w.out, dir))
			yes = reach(path.Dir(dir)) && err == nil && info.IsDir()
			reachable[dir] = yes
		}
		return yes
	}
	var names []string
	for name := range w.last {
		if w.files[name] == nil && reach(path.Dir(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// countFiles counts those of the names that are still files.
func (w *Writer) countFiles(names []string) (n int) {
	for _, name := range names {
		if info, err := os.Lstat(under(w.out, name)); err == nil && info.Mode().IsRegular() {
			n++
		}
	}
	return n
}

// splitStale separates the stale files that must go first, because the new site
// has a folder in the place of a file or a file in the place of a folder.
func (w *Writer) splitStale(stale []string) (inWay, rest []string) {
	for _, name := range stale {
		first := w.folders[name] != nil
		for dir := path.Dir(name); dir != "." && !first; dir = path.Dir(dir) {
			first = w.files[dir] != nil
		}
		if first {
			inWay = append(inWay, name)
		} else {
			rest = append(rest, name)
		}
	}
	return inWay, rest
}

// removeStale removes files, and the folders that this empties. A killed run may
// have removed the file and left the folder.
func (w *Writer) removeStale(names []string, removed *int) error {
	for _, name := range names {
		file := under(w.out, name)
		if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() {
			if err := os.Remove(file); err != nil {
				return err
			}
			*removed++
		}
		for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
			if os.Remove(under(w.out, dir)) != nil { // there is something in it
				break
			}
		}
	}
	return nil
}

// moveFiles moves what is new or changed: first what pages refer to, then pages.
func (w *Writer) moveFiles() error {
	var assets, pages []string
	for _, name := range slices.Sorted(maps.Keys(w.files)) {
		switch {
		case w.files[name].same:
		case strings.HasSuffix(name, ".html"):
			pages = append(pages, name)
		default:
			assets = append(assets, name)
		}
	}
	made := map[string]bool{".": true}
	for _, name := range slices.Concat(assets, pages) {
		if err := w.makeInPlace(path.Dir(name), made); err != nil {
			return err
		}
		if err := w.move(under(w.site, name), under(w.out, name)); err != nil {
			return err
		}
	}
	return nil
}

// makeInPlace makes a folder of the site in the output. One that is there was
// looked at by Write, but may have gone with the stale files in it since.
func (w *Writer) makeInPlace(dir string, made map[string]bool) error {
	if made[dir] {
		return nil
	}
	if err := w.makeInPlace(path.Dir(dir), made); err != nil {
		return err
	}
	made[dir] = true
	if err := os.Mkdir(under(w.out, dir), folderMode); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

func (w *Writer) moveManifest(m manifest) error {
	staged := filepath.Join(w.stage.dir, "manifest")
	if err := m.write(staged); err != nil {
		return err
	}
	return w.move(staged, filepath.Join(w.out, manifestName))
}

// move puts a staged file in its place in one step. Where the stage is on another
// device, it first copies the file to the output's.
func (w *Writer) move(from, to string) error {
	err := w.sys.rename(from, to)
	if !errors.Is(err, syscall.EXDEV) {
		return err
	}
	info, err := os.Lstat(from)
	if err != nil {
		return err
	}
	if err := os.Mkdir(insideStage(w.out), 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	near := filepath.Join(insideStage(w.out), "file")
	if err := copyFile(from, near, info); err != nil {
		return err
	}
	if err := os.Rename(near, to); err != nil {
		return err
	}
	return os.Remove(from)
}
