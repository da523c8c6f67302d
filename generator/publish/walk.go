package publish

import (
	"io/fs"
	"os"
	"path"
	"sync"
)

// A visitor is told, from several goroutines, what is in a tree.
type visitor struct {
	foreign func(name string, typ fs.FileMode) error // files and links not ours, and empty folders that never had anything of ours
	ours    func(name string)                        // if not nil, files of ours
}

// walk visits the folder top of a tree that is the last site, and all below it
// without following links. It returns the folders, level by level.
func (w *Writer) walk(root, top string, v visitor) (levels [][]string, err error) {
	var mu sync.Mutex
	for level := []string{top}; len(level) > 0; {
		levels = append(levels, level)
		var below []string
		err := each(level, func(dir string) error {
			sub, err := w.visit(root, dir, v)
			mu.Lock()
			defer mu.Unlock()
			below = append(below, sub...)
			return err
		})
		if err != nil {
			return levels, err
		}
		level = below
	}
	return levels, nil
}

// visit visits one folder and returns the folders in it.
func (w *Writer) visit(root, dir string, v visitor) (sub []string, err error) {
	entries, err := os.ReadDir(under(root, dir))
	if err != nil {
		return nil, gone(err)
	}
	if len(entries) == 0 && dir != "." && !w.lastFolders()[dir] {
		return nil, v.foreign(dir, fs.ModeDir)
	}
	for _, e := range entries {
		name, typ := path.Join(dir, e.Name()), e.Type()
		switch {
		case name == manifestName || name == stageName:
		case typ.IsDir():
			sub = append(sub, name)
		case !w.isOurs(name, typ):
			if err := v.foreign(name, typ); err != nil {
				return nil, err
			}
		case v.ours != nil:
			v.ours(name)
		}
	}
	return sub, nil
}
