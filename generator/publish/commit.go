package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"time"
)

// grace is how long the last site outlives the exchange. A reader may have
// resolved the output folder just before it and look a file up just after; a
// look-up takes microseconds.
const grace = 20 * time.Millisecond

// Commit puts the site in the place of the last one. It waits for Writes under
// way; after it the Writer is of no more use. Without an error the site is
// published. With one the last site is as it was, unless the error says
// otherwise.
func (w *Writer) Commit() (Report, error) {
	w.gate.Lock()
	defer w.gate.Unlock()
	if w.closed {
		return Report{}, fmt.Errorf("publish %s: %w", w.out, errClosed)
	}
	w.closed = true
	report, err := w.commit()
	if err != nil {
		return Report{}, errors.Join(fmt.Errorf("publish %s: %w", w.out, err), w.stage.release())
	}
	if err := w.stage.finish(); err != nil {
		return report, fmt.Errorf("publish %s: the site is published, but what is left of the last one cannot be removed: %w", w.out, err)
	}
	return report, nil
}

func (w *Writer) commit() (Report, error) {
	if w.failed != nil {
		return Report{}, fmt.Errorf("nothing is published, because a file could not be written: %w", w.failed)
	}
	report := w.count()
	next := w.manifest()
	if w.exists && report.Written == 0 && w.last != nil && maps.Equal(w.last, next) {
		return report, nil
	}
	stale := w.stale()
	if !w.inPlace {
		report.Removed = w.countFiles(stale)
		obstacle, err := w.replace(next)
		if obstacle == nil {
			return report, err
		}
		report.InPlace, report.Reason = true, obstacle.Error()
	}
	var err error
	report.Removed, err = w.update(next, stale)
	return report, err
}

func (w *Writer) count() Report {
	r := Report{Files: len(w.files), InPlace: w.inPlace, Reason: w.reason}
	for _, f := range w.files {
		if f.same {
			r.Linked++
		} else {
			r.Written++
		}
	}
	return r
}

// manifest lists the new site.
func (w *Writer) manifest() manifest {
	m := make(manifest, len(w.files))
	for name, f := range w.files {
		m[name] = f.sum
	}
	return m
}

// replace completes the staged site and exchanges it with the last one. An
// obstacle says why that cannot be done here; the output is then untouched.
func (w *Writer) replace(next manifest) (obstacle, err error) {
	if err := w.linkUnchanged(); err != nil {
		return nil, err
	}
	if w.exists {
		if err := w.keep(); errors.Is(err, fs.ErrPermission) {
			return fmt.Errorf("a file that is not ours cannot be carried over: %w", err), nil
		} else if err != nil {
			return nil, err
		}
	}
	if err := next.write(filepath.Join(w.site, manifestName)); err != nil {
		return nil, err
	}
	if !w.exists {
		return nil, os.Rename(w.site, w.out)
	}
	return w.exchange()
}

func (w *Writer) exchange() (obstacle, err error) {
	if err := copyMode(w.out, w.site); err != nil {
		return nil, err
	}
	if err := w.sys.exchange(w.site, w.out); cannotExchange(err) {
		return fmt.Errorf("the folder cannot be exchanged in one step: %w", err), nil
	} else if err != nil {
		return nil, err
	}
	time.Sleep(grace)
	if err := w.sweep(); err != nil {
		return nil, fmt.Errorf("the site is published, but a file that is not ours and came meanwhile is lost: %w", err)
	}
	return nil, nil
}

// cannotExchange tells the errors that say "not here", for which in place is the
// remedy, from those that would befall any way of publishing.
func cannotExchange(err error) bool {
	return slices.ContainsFunc([]error{
		errors.ErrUnsupported, // covers ENOSYS, ENOTSUP
		syscall.EXDEV, syscall.EINVAL, syscall.EPERM, syscall.EBUSY, syscall.EACCES, syscall.EROFS,
	}, func(target error) bool { return errors.Is(err, target) })
}

// linkUnchanged puts the files that have not changed into the stage. It is left
// to Commit because most often, in place or without any change, it is not needed.
func (w *Writer) linkUnchanged() error {
	var same []*file
	for _, f := range w.files {
		if f.same {
			same = append(same, f)
		}
	}
	return each(same, func(f *file) error {
		if err := w.makeStaged(f.folder); err != nil {
			return err
		}
		if err := w.linkOrCopy(under(w.out, f.name), under(w.site, f.name)); err != nil {
			return fmt.Errorf("cannot keep the unchanged file %s: %w", f.name, err)
		}
		return nil
	})
}
