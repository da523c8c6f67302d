package generator

import (
	"bytes"
	"io/fs"
	"path"
	"time"
)

// revised is a file system of which some files have another text, so that a site
// can be read as it would be.
type revised struct {
	fs.FS
	files map[string][]byte // by name; each is there below, too
}

// Open implements fs.FS.
func (o revised) Open(name string) (fs.File, error) {
	if text, ok := o.files[name]; ok {
		return &revisedFile{Reader: bytes.NewReader(text), name: path.Base(name), size: int64(len(text))}, nil
	}
	return o.FS.Open(name)
}

// Stat implements fs.StatFS.
func (o revised) Stat(name string) (fs.FileInfo, error) {
	if text, ok := o.files[name]; ok {
		return &revisedFile{name: path.Base(name), size: int64(len(text))}, nil
	}
	return fs.Stat(o.FS, name)
}

// ReadDir implements fs.ReadDirFS.
func (o revised) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(o.FS, name) }

// revisedFile is a file of it, open or not.
type revisedFile struct {
	*bytes.Reader
	name string
	size int64
}

func (f *revisedFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *revisedFile) Close() error               { return nil }
func (f *revisedFile) Name() string               { return f.name }
func (f *revisedFile) Size() int64                { return f.size }
func (f *revisedFile) Mode() fs.FileMode          { return 0o644 }
func (f *revisedFile) ModTime() time.Time         { return time.Time{} }
func (f *revisedFile) IsDir() bool                { return false }
func (f *revisedFile) Sys() any                   { return nil }
