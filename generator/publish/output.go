package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// findOutput resolves the links on the way to the output folder, so that one
// folder has one stage whatever name it goes by, and refuses those that a site
// must not be put into.
func findOutput(dir string) (out string, exists bool, err error) {
	refuse := func(why string) (string, bool, error) {
		return "", false, fmt.Errorf("cannot publish to %q: %s", dir, why)
	}
	if dir == "" {
		return refuse("a folder must be named")
	}
	out, info, err := resolve(dir)
	if err != nil {
		return refuse(err.Error())
	}
	switch {
	case filepath.Dir(out) == out:
		return refuse("it is the root of a file system; name a folder for the site")
	case info == nil:
		return out, false, nil
	case !info.IsDir():
		return refuse("it is not a folder")
	case isHome(info):
		return refuse("it is your home folder; name a folder for the site")
	}
	if other, err := firstOther(out); err != nil {
		return refuse(err.Error())
	} else if other != "" {
		return refuse(fmt.Sprintf("the folder was not made by plansite (it has no %s) and is not empty (it has %s); publish to another, or empty it first", manifestName, other))
	}
	return out, true, nil
}

// resolve returns the path without links, and no info if nothing is there.
func resolve(dir string) (string, fs.FileInfo, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", nil, err
	}
	out, err := filepath.EvalSymlinks(abs)
	if err == nil {
		info, err := os.Stat(out)
		return out, info, err
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", nil, err
	}
	if info, err := os.Lstat(abs); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return "", nil, errors.New("it is a link to nothing")
	}
	parent, _, err := resolve(filepath.Dir(abs))
	return filepath.Join(parent, filepath.Base(abs)), nil, err
}

func isHome(info fs.FileInfo) bool {
	home, err := os.UserHomeDir()
	if err != nil {
		return false
	}
	at, err := os.Stat(home)
	return err == nil && os.SameFile(info, at)
}

// firstOther names an entry that shows the folder not to be ours, or nothing.
// Dot-files and CNAME are what people put into a folder before the first site.
func firstOther(out string) (string, error) {
	entries, err := os.ReadDir(out)
	i := slices.IndexFunc(entries, func(e fs.DirEntry) bool {
		return !strings.HasPrefix(e.Name(), ".") && e.Name() != "CNAME"
	})
	if err != nil || i < 0 {
		return "", err
	}
	// Looked for last, because another build may have published meanwhile.
	if _, err := os.Lstat(filepath.Join(out, manifestName)); err == nil {
		return "", nil
	}
	return entries[i].Name(), nil
}
