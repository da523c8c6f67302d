//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"os"
	"syscall"
)

// lockFile makes the file if need be and locks it. The kernel gives the lock back
// when the process ends, however it ends.
func lockFile(path string) (*os.File, error) { return lock(path, os.O_RDWR|os.O_CREATE) }

// lockFolder locks a folder itself. Not every file system can.
func lockFolder(path string) (*os.File, error) { return lock(path, os.O_RDONLY) }

func lock(path string, flag int) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, flag, 0o600)
		if err != nil {
			return nil, err
		}
		if err := flock(f); err != nil {
			f.Close()
			return nil, err
		}
		// Whoever held the lock until now may have removed or exchanged the path:
		// then this lock is on something nobody else will ever look at.
		if mine, err := f.Stat(); err == nil {
			if now, err := os.Lstat(path); err == nil && os.SameFile(mine, now) {
				return f, nil
			}
		}
		f.Close()
	}
}

func flock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case errors.Is(err, syscall.EWOULDBLOCK):
		return errLocked
	case errors.Is(err, errors.ErrUnsupported), errors.Is(err, syscall.ENOLCK):
		return nil // a file system without locks: better to publish than to refuse
	case err != nil:
		return os.NewSyscallError("flock", err)
	}
	return nil
}
