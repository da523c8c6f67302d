package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// system is what a test replaces to be on a file system that it has not got.
type system struct {
	mkdir    func(name string, perm fs.FileMode) error // makes the stage beside the output
	rename   func(from, to string) error               // moves one file in place
	link     func(from, to string) error
	exchange func(a, b string) error
}

var realSystem = system{mkdir: os.Mkdir, rename: os.Rename, link: os.Link, exchange: exchange}

// under returns the path of a file of a site below its root.
func under(root, name string) string {
	return root + string(filepath.Separator) + filepath.FromSlash(name)
}

// writeNew makes a file that must not exist: what is open or linked elsewhere is
// never written to.
func writeNew(file string, data []byte) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// linkOrCopy makes the file at from appear at to as well, with its time, mode
// and, if that can be, its inode.
func (w *Writer) linkOrCopy(from, to string) error {
	err := w.sys.link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if info, err2 := os.Lstat(from); err2 == nil && info.Mode().IsRegular() {
		return copyFile(from, to, info)
	}
	return err
}

func copyFile(from, to string, info fs.FileInfo) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(dst, src)
	if err = errors.Join(err, dst.Close()); err != nil {
		return err
	}
	return restore(to, info)
}

// restore gives a copy the mode and the time of its original.
func restore(path string, info fs.FileInfo) error {
	if err := os.Chmod(path, info.Mode()); err != nil {
		return err
	}
	return os.Chtimes(path, time.Time{}, info.ModTime())
}

// copyMode gives the new site's folder the mode of the last one, which its owner
// may have chosen.
func copyMode(from, to string) error {
	was, err := os.Stat(from)
	if err != nil {
		return err
	}
	is, err := os.Stat(to)
	if err != nil || is.Mode() == was.Mode() {
		return err
	}
	return os.Chmod(to, was.Mode())
}

// removeAll removes trees. A site has most of its folders on the second level,
// so those are removed side by side.
func removeAll(trees []string) error {
	level := trees
	for range 2 {
		var below []string
		for _, tree := range level {
			entries, _ := os.ReadDir(tree) // not a folder, or not ours to read: removeTree will say
			for _, e := range entries {
				if e.IsDir() {
					below = append(below, filepath.Join(tree, e.Name()))
				}
			}
		}
		level = below
	}
	return errors.Join(each(level, removeTree), each(trees, removeTree))
}

// removeTree removes a tree without following links. Folders that may not be
// written, which others put into the output, are made writable for it.
func removeTree(tree string) error {
	err := os.RemoveAll(tree)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	filepath.WalkDir(tree, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			os.Chmod(path, 0o700)
		}
		return nil
	})
	return os.RemoveAll(tree)
}

// each calls do for every item, on all processors, until one fails.
func each[T any](items []T, do func(T) error) error {
	var (
		next  atomic.Int64
		group sync.WaitGroup
		once  sync.Once
		first error
	)
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		group.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(items)); i = next.Add(1) - 1 {
				if err := do(items[i]); err != nil {
					once.Do(func() { first = err })
					next.Store(int64(len(items)))
				}
			}
		})
	}
	group.Wait()
	return first
}
