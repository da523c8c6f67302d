// Package publish puts a whole website into an output folder, all or nothing.
//
// In go the files of a site, one [Writer.Write] each, from as many goroutines
// as the caller likes. Out comes a folder that holds exactly these files, those
// that are not ours, and the manifest .plansite.
//
// # What stays true
//
// The new site is gathered in a stage, a folder beside the output named
// .<output>.plansite-stage, and takes the output's place in one step, by an
// exchange of the two names. Until then the last site stands whole, and a failed,
// aborted or killed run leaves it as it was; from then on the new one does. A
// reader never finds a file missing, empty or torn. What a killed run leaves in
// the stage the next [Open] removes.
//
// A file with the same bytes as in the last site is not written again: it is
// hard-linked (copied where the file system has no links), so that its inode and
// its time of change tell servers and copying tools the truth. If nothing at all
// has changed, the output is not touched.
//
// The manifest says which files are ours. Those the new site no longer has go,
// and so do the folders that this empties. All else in the output stays: .git,
// CNAME, .well-known, links. It is linked into the new site before the exchange,
// and what appeared during the exchange is fetched after it.
//
// One build at a time writes to an output; a second gets [ErrBusy]. The lock is
// the kernel's, on a file in the stage and on the output folder, so it ends with
// its process and leaves nothing behind.
//
// # In place
//
// Where no exchange is possible (a mount point, a parent folder that cannot be
// written, a file system or an operating system without it), or where
// [Options.InPlace] asks for it, files move into the output one by one. The
// promise is then for each file, not for the site: readers may see new pages
// beside old ones, and a killed run leaves a mixture that the next one mends.
// Ask for it when the folder itself must stay the same one: it is mounted into a
// container, is a process's working folder, or has an owner or labels of its own.
//
// # What it refuses
//
//   - an output that is a file, the root of a file system or the user's home
//   - a folder that is not ours: it has no manifest, and has entries other than
//     CNAME and names that begin with a dot
//   - a manifest that is damaged, or names anything outside the output
//   - to write where there is something that is not ours
//
// Nothing is forced onto the disk (no fsync): the promises hold for processes
// that are killed, not for machines that lose power.
package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"
)

// ErrBusy is what Open reports when another build holds the output folder.
var ErrBusy = errors.New("another build is writing to this folder")

var errClosed = errors.New("this site is already committed or aborted")

// Options say how to publish. The zero value is what most sites want.
type Options struct {
	InPlace bool // move files one by one into a folder that stays the same, instead of an exchange
}

// A Report says what Commit did.
type Report struct {
	Files   int // files of the site, without the manifest
	Written int // of these, new or changed
	Linked  int // of these, the same as in the last site, with the same inode and time
	Removed int // files of the last site that are gone

	InPlace bool   // the files moved one by one, so that the promise was for each file only
	Reason  string // why in place, where nobody asked for it
}

// A Writer publishes one site. It is made by [Open] and ends with [Writer.Commit]
// or [Writer.Abort].
type Writer struct {
	out     string   // the output folder: absolute, links resolved
	exists  bool     // whether it was there when Open looked
	stage   *stage   // held until the end
	site    string   // the new site, in the stage
	last    manifest // of the last site; nil without one
	inPlace bool     // known before Commit
	reason  string   // for inPlace, where nobody asked for it
	sys     system

	gate   sync.RWMutex // Write holds it for reading; Commit and Abort for writing
	closed bool

	lastFolders func() map[string]bool // the folders that the last manifest names; made once, if needed

	mu      sync.Mutex // for what follows
	files   map[string]*file
	folders map[string]*folder
	blocked []string // files to be where the last site has a folder
	failed  error    // the first failure of a Write: there is no site without that file
}

// A file is one of the new site's. It belongs to the Write that made it until
// Commit.
type file struct {
	name   string
	folder *folder
	sum    [sha256.Size]byte
	same   bool // as in the last site; such a file is not staged by Write
}

// Open prepares to publish into the folder dir, which need not exist. It takes
// the lock, removes what a killed run left, and makes the stage. The caller must
// end with Commit or Abort.
func Open(dir string, opt Options) (*Writer, error) {
	return open(dir, opt, realSystem)
}

func open(dir string, opt Options, sys system) (*Writer, error) {
	out, exists, err := findOutput(dir)
	if err != nil {
		return nil, err
	}
	s, reason, err := newStage(out, exists, sys)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(out); err == nil && !exists { // another build came first
		s.release()
		return open(dir, opt, sys)
	}
	w := &Writer{
		out: out, exists: exists, stage: s, site: filepath.Join(s.dir, "site"), sys: sys,
		inPlace: exists && (opt.InPlace || reason != ""),
		files:   map[string]*file{},
		folders: map[string]*folder{".": {name: "."}},
	}
	if !opt.InPlace {
		w.reason = reason
	}
	if w.last, err = readManifest(out); err == nil {
		err = os.Mkdir(w.site, folderMode)
	}
	if err != nil {
		return nil, errors.Join(err, s.release())
	}
	w.lastFolders = sync.OnceValue(w.last.folders)
	return w, nil
}

// Write adds the file name, a relative path with slashes, to the site. It keeps
// no reference to data. It may be called from several goroutines at once. After
// an error the site cannot be committed any more.
func (w *Writer) Write(name string, data []byte) error {
	w.gate.RLock()
	defer w.gate.RUnlock()
	if w.closed {
		return fmt.Errorf("write %s: %w", name, errClosed)
	}
	err := w.write(name, data)
	if err != nil {
		err = fmt.Errorf("write %s: %w", name, err)
		w.fail(err)
	}
	return err
}

func (w *Writer) write(name string, data []byte) error {
	f, err := w.claim(name)
	if err != nil {
		return err
	}
	if f.same, err = w.unchanged(f, data); err != nil {
		return err
	}
	f.sum = sha256.Sum256(data)
	if f.same {
		return nil
	}
	if err := w.makeStaged(f.folder); err != nil {
		return err
	}
	return writeNew(under(w.site, name), data)
}

// claim takes the name for one Write, so that no path is written twice or is
// both a file and a folder.
func (w *Writer) claim(name string) (*file, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.files[name] != nil {
		return nil, errors.New("it is written twice; a site has one file of a name")
	}
	if w.folders[name] != nil {
		return nil, errors.New("the site has a folder of this name")
	}
	folder, err := w.folder(path.Dir(name))
	if err != nil {
		return nil, err
	}
	f := &file{name: name, folder: folder}
	w.files[name] = f
	return f, nil
}

func (w *Writer) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed == nil {
		w.failed = err
	}
}

// Abort gives the site up. The last one stays as it is; the stage and whatever
// Open made are removed. After Commit, or a second time, it does nothing.
func (w *Writer) Abort() error {
	w.gate.Lock()
	defer w.gate.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	return w.stage.release()
}

// isOurs reports whether a file of the last site is ours: the manifest names it,
// and nobody has put something else in its place.
func (w *Writer) isOurs(name string, typ fs.FileMode) bool {
	_, named := w.last[name]
	return named && typ.IsRegular()
}
