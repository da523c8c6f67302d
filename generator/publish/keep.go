package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// A keeper carries what is not ours from one tree to another. Files and links
// keep inode, mode and time; folders are made anew with their mode and time.
type keeper struct {
	w        *Writer
	from, to string
	late     bool // after the exchange: most is there already, and the site's own files have won

	mu   sync.Mutex
	dirs map[string]bool
	made []madeFolder
}

type madeFolder struct {
	path string
	was  fs.FileInfo
}

// keep carries what is not ours into the stage. It refuses what is in the site's
// way.
func (w *Writer) keep() error {
	k := &keeper{w: w, from: w.out, to: w.site, dirs: map[string]bool{".": true}}
	_, err := w.walk(k.from, ".", visitor{foreign: k.place})
	return errors.Join(err, k.restoreFolders())
}

// sweep takes the last site, now in the stage, away. On the way it fetches what
// is not ours and came, or was replaced, since keep: nobody's file is removed
// because it appeared at the wrong moment. What remains falls to stage.finish.
func (w *Writer) sweep() error {
	k := &keeper{w: w, from: w.site, to: w.out, dirs: map[string]bool{".": true}, late: true}
	levels, err := w.walk(k.from, ".", visitor{
		foreign: k.place,
		ours:    func(name string) { os.Remove(under(k.from, name)) },
	})
	for _, level := range slices.Backward(levels) {
		each(level, func(dir string) error {
			os.Remove(under(k.from, dir))
			return nil
		})
	}
	return errors.Join(err, k.restoreFolders())
}

// restoreFolders comes last, and goes from the inner to the outer ones, because
// making a file changes its folder's time.
func (k *keeper) restoreFolders() error {
	for _, dir := range slices.Backward(k.made) {
		if err := restore(dir.path, dir.was); err != nil {
			return err
		}
	}
	return nil
}

func (k *keeper) place(name string, typ fs.FileMode) error {
	if k.w.files[name] != nil {
		if k.late {
			return nil
		}
		return k.w.collision(name)
	}
	if typ.IsDir() {
		return k.makeFolder(name)
	}
	if err := k.makeFolder(path.Dir(name)); err != nil {
		return gone(err)
	}
	from, to := under(k.from, name), under(k.to, name)
	info, err := os.Lstat(from)
	if err != nil {
		return gone(err)
	}
	err = k.copyTo(from, to, info)
	if errors.Is(err, fs.ErrExist) && k.late {
		err = k.refresh(from, to, info)
	}
	if gone(err) != nil {
		return fmt.Errorf("cannot keep %s: %w", under(k.w.out, name), err)
	}
	return nil
}

// gone forgives that a file, which is not ours to hold, went away meanwhile.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (k *keeper) copyTo(from, to string, info fs.FileInfo) error {
	if info.Mode()&fs.ModeSymlink == 0 {
		return k.w.linkOrCopy(from, to)
	}
	target, err := os.Readlink(from)
	if err != nil {
		return err
	}
	return os.Symlink(target, to)
}

// refresh replaces what was carried over before the exchange if somebody has
// replaced the original since.
func (k *keeper) refresh(from, to string, info fs.FileInfo) error {
	have, err := os.Lstat(to)
	if err != nil {
		return err
	}
	if os.SameFile(have, info) || sameCopy(have, info) || sameLink(from, to) {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	fresh := filepath.Join(k.w.stage.dir, "late")
	if err := k.copyTo(from, fresh, info); err != nil {
		return gone(err)
	}
	return os.Rename(fresh, to)
}

// sameCopy reports whether one is a copy of the other, made where a hard link is
// not possible.
func sameCopy(a, b fs.FileInfo) bool {
	return a.Mode() == b.Mode() && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
}

func sameLink(a, b string) bool {
	ta, err := os.Readlink(a)
	tb, err2 := os.Readlink(b)
	return err == nil && err2 == nil && ta == tb
}

// makeFolder makes a folder with those above it, where the site has none.
func (k *keeper) makeFolder(name string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.makeFolderLocked(name)
}

func (k *keeper) makeFolderLocked(name string) error {
	if k.dirs[name] {
		return nil
	}
	if err := k.makeFolderLocked(path.Dir(name)); err != nil {
		return err
	}
	was, err := os.Lstat(under(k.from, name))
	if err != nil {
		return err
	}
	to := under(k.to, name)
	switch err := os.Mkdir(to, 0o700); {
	case err == nil:
		k.made = append(k.made, madeFolder{to, was})
	case !errors.Is(err, fs.ErrExist):
		return err
	default:
		if have, err := os.Lstat(to); err != nil || !have.IsDir() {
			return k.w.collision(name)
		}
	}
	k.dirs[name] = true
	return nil
}
