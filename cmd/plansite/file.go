package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// replaceFile writes a file in one step, so that it is never half there. One that
// is there keeps its permissions, and stays where they forbid to write it.
func replaceFile(root *os.Root, name string, text []byte) error {
	old, missing := root.Stat(name)
	if missing == nil && old.Mode().Perm()&0o200 == 0 {
		return fmt.Errorf("%s is write-protected\nhint: take the protection off, if the file is yours to change", filepath.ToSlash(name))
	}
	part := fmt.Sprintf("%s.%d.part", name, os.Getpid()) // another may be at work
	err := root.WriteFile(part, text, 0o644)
	if err == nil && missing == nil {
		err = root.Chmod(part, old.Mode().Perm())
	}
	if err == nil {
		err = root.Rename(part, name)
	}
	if err != nil {
		root.Remove(part)
	}
	return err
}

// create writes a file that is not there yet, with the folders it stands in. One
// that cannot be written as a whole is removed again.
func create(root *os.Root, name string, text []byte) error {
	file := filepath.FromSlash(name)
	if err := root.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		root.Remove(file)
	}
	return err
}
