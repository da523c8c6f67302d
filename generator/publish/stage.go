package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// stageName is the stage's name inside an output whose parent cannot be written;
// beside the output it is .<output>.plansite-stage.
const stageName = ".plansite-stage"

const lockName = "lock"

// errLocked is what lock reports when another process holds the lock.
var errLocked = errors.New("locked")

// A stage is the private folder that a new site is gathered in. It holds the
// lock file, the tree "site" (which is the last site after an exchange), and
// short-lived files.
type stage struct {
	dir     string
	lock    *os.File
	outLock *os.File // on the output folder itself; nil where that is not possible
	parents []string // folders above the output that Open had to make, outermost first
}

// newStage locks the output and makes an empty stage for it. The reason is empty
// if the stage is beside the output, and else says why it had to be inside.
func newStage(out string, exists bool, sys system) (*stage, string, error) {
	s := &stage{}
	reason, err := s.begin(out, exists, sys)
	if err == nil {
		err = s.clear()
	}
	if err != nil {
		s.release()
		return nil, "", err
	}
	return s, reason, nil
}

func (s *stage) begin(out string, exists bool, sys system) (reason string, err error) {
	if !exists {
		if s.parents, err = makeParents(out); err != nil {
			return "", fmt.Errorf("cannot make a folder for the site: %w", err)
		}
		return "", s.claim(besideStage(out), out, sys.mkdir)
	}
	// Where a folder cannot be locked (some network file systems, Windows), the
	// lock file in the stage must do.
	if s.outLock, err = lockFolder(out); errors.Is(err, errLocked) {
		return "", busy(out)
	}
	if isMountPoint(out) {
		return "the folder is a mount point", s.claim(insideStage(out), out, os.Mkdir)
	}
	if err = s.claim(besideStage(out), out, sys.mkdir); cannotWrite(err) {
		reason = fmt.Sprintf("the folder above it cannot be written: %v", err)
		return reason, s.claim(insideStage(out), out, os.Mkdir)
	}
	if err != nil {
		return "", err
	}
	return "", removeInside(out)
}

func besideStage(out string) string {
	return filepath.Join(filepath.Dir(out), "."+filepath.Base(out)+stageName)
}

func insideStage(out string) string { return filepath.Join(out, stageName) }

func busy(out string) error { return fmt.Errorf("%s: %w; wait until it ends", out, ErrBusy) }

func cannotWrite(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// makeParents makes the folders above out and returns those that were missing.
func makeParents(out string) (made []string, err error) {
	for dir := filepath.Dir(out); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(dir); !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			break
		}
		made = append(made, dir)
	}
	slices.Reverse(made)
	return made, os.MkdirAll(filepath.Dir(out), folderMode)
}

// claim makes the folder dir, or takes over the one that a killed run left, and
// locks it. A run that ends removes its stage, so what was there a moment ago
// may be gone: then it begins anew.
func (s *stage) claim(dir, out string, mkdir func(string, fs.FileMode) error) error {
	for range 100 {
		if err := mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("cannot make a folder to gather the site in: %w", err)
		}
		if info, err := os.Lstat(dir); err == nil && !info.IsDir() {
			return fmt.Errorf("%s is in the way; plansite needs this name, remove it", dir)
		}
		lock, err := lockFile(filepath.Join(dir, lockName))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil {
			s.dir, s.lock = dir, lock
			return nil
		}
		os.Remove(dir) // if it is empty, we made it
		if errors.Is(err, errLocked) {
			return busy(out)
		}
		return fmt.Errorf("cannot lock %s: %w", dir, err)
	}
	return busy(out)
}

// clear empties the stage at the start. What a killed run left may be the tree
// that readers were in until a moment ago.
func (s *stage) clear() error {
	left, err := s.leftovers()
	if len(left) > 0 {
		time.Sleep(grace)
		err = errors.Join(err, removeAll(left))
	}
	if err != nil {
		return fmt.Errorf("cannot remove what a killed build left: %w", err)
	}
	return nil
}

// leftovers are all that is in the stage but the lock.
func (s *stage) leftovers() (paths []string, err error) {
	entries, err := os.ReadDir(s.dir)
	for _, e := range entries {
		if e.Name() != lockName {
			paths = append(paths, filepath.Join(s.dir, e.Name()))
		}
	}
	return paths, err
}

// removeInside removes a stage that a killed run left inside the output, when
// this one has its stage beside it.
func removeInside(out string) error {
	if _, err := os.Lstat(insideStage(out)); err != nil {
		return nil
	}
	s := &stage{}
	if err := s.claim(insideStage(out), out, os.Mkdir); err != nil {
		return err
	}
	return s.finish()
}

// release ends an unsuccessful run: all that it made goes.
func (s *stage) release() error {
	err := s.finish()
	for _, dir := range slices.Backward(s.parents) {
		os.Remove(dir) // fails if something else is in it by now, and should
	}
	return err
}

// finish removes the stage and gives the locks back.
func (s *stage) finish() error {
	defer s.unlock()
	if s.dir == "" {
		return nil
	}
	left, err := s.leftovers()
	if err = errors.Join(err, removeAll(left)); err != nil {
		return err
	}
	// The lock file goes while the lock is held, so that nobody can hold a lock
	// on a file that is about to go. The folder goes last, unless another build
	// has already begun in it.
	os.Remove(filepath.Join(s.dir, lockName))
	s.lock.Close()
	if err := os.Remove(s.dir); !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (s *stage) unlock() {
	for _, f := range []*os.File{s.lock, s.outLock} {
		if f != nil {
			f.Close()
		}
	}
	s.lock, s.outLock = nil, nil
}
