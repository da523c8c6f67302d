package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sync"
)

// Modes before the umask. Pages are public.
const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// A folder is one that the new site has. What costs a system call is done once
// for each, by whichever Write comes first.
type folder struct {
	name   string
	parent *folder // nil for the root

	looked  sync.Once
	inLast  bool // the last site has it too, and no link leads to it
	lookErr error

	staged   sync.Once
	stageErr error
}

// folder finds or adds the folder of that name. The caller holds w.mu.
func (w *Writer) folder(name string) (*folder, error) {
	if f := w.folders[name]; f != nil {
		return f, nil
	}
	if w.files[name] != nil {
		return nil, fmt.Errorf("the site has a file named %s, which would have to be a folder", name)
	}
	parent, err := w.folder(path.Dir(name))
	if err != nil {
		return nil, err
	}
	f := &folder{name: name, parent: parent}
	w.folders[name] = f
	return f, nil
}

// makeStaged makes the folder in the stage.
func (w *Writer) makeStaged(f *folder) error {
	f.staged.Do(func() {
		if f.parent == nil {
			return
		}
		if f.stageErr = w.makeStaged(f.parent); f.stageErr == nil {
			f.stageErr = os.Mkdir(under(w.site, f.name), folderMode)
		}
	})
	return f.stageErr
}

// look reports whether the last site has the folder, and refuses it where
// something that is not ours is in its place. Because it goes down from the root
// by real folders only, no link can lead us out of the output.
func (w *Writer) look(f *folder) (bool, error) {
	f.looked.Do(func() {
		if f.parent == nil {
			f.inLast = w.exists
			return
		}
		if f.inLast, f.lookErr = w.look(f.parent); f.inLast && f.lookErr == nil {
			f.inLast, f.lookErr = w.lookAt(f.name)
		}
	})
	return f.inLast, f.lookErr
}

func (w *Writer) lookAt(name string) (bool, error) {
	info, err := os.Lstat(under(w.out, name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return true, nil
	case w.isOurs(name, info.Mode()): // a page that becomes a folder
		return false, nil
	}
	return false, w.collision(name)
}

// unchanged reports whether the last site has the file with the same bytes. It
// believes the file, neither its time nor the manifest's hash.
func (w *Writer) unchanged(f *file, data []byte) (bool, error) {
	if inLast, err := w.look(f.folder); err != nil || !inLast {
		return false, err
	}
	info, err := os.Lstat(under(w.out, f.name))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir() && w.lastFolders()[f.name]:
		w.mu.Lock()
		defer w.mu.Unlock()
		w.blocked = append(w.blocked, f.name)
		return false, nil
	case !w.isOurs(f.name, info.Mode()):
		return false, w.collision(f.name)
	case info.Size() != int64(len(data)):
		return false, nil
	}
	return sameBytes(under(w.out, f.name), data)
}

// collision is the refusal to write over, into or through what is not ours.
func (w *Writer) collision(name string) error {
	return fmt.Errorf("%s was not made by plansite, and the site needs its place; move it away or rename the page", under(w.out, name))
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// sameBytes compares a file, which is known to have as many, with data.
func sameBytes(path string, data []byte) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	b.Grow(len(data))
	got := b.AvailableBuffer()[:len(data)]
	if _, err := io.ReadFull(f, got); err == io.EOF || err == io.ErrUnexpectedEOF {
		return false, nil
	} else if err != nil {
		return false, err
	}
	return bytes.Equal(got, data), nil
}
