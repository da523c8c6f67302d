package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode/utf8"

	"plansite/generator/diagnostic"
)

// Read reads the named file and splits it. A file that is refused gives a
// diagnostic and no document; an error says that there is no such file.
func Read(fsys fs.FS, name string) (*Document, *diagnostic.Diagnostic, error) {
	data, diag, err := ReadText(fsys, name)
	if data == nil || err != nil {
		return nil, diag, err
	}
	doc, diag := Split(name, data)
	return doc, diag, nil
}

// ReadText reads a whole text file within the bounds: valid UTF-8, without
// its byte-order mark. An error that matches fs.ErrNotExist says that there is
// no such file. The slice is never nil when there is no diagnostic.
func ReadText(fsys fs.FS, name string) ([]byte, *diagnostic.Diagnostic, error) {
	data, err := readBounded(fsys, name)
	if errors.Is(err, errTooLarge) {
		return nil, problem(name, 0, 0, "file-size", fmt.Sprintf("the file is larger than %d KiB", MaxFileSize>>10),
			"split the text, or keep figures in their own files"), nil
	}
	if errors.Is(err, errNotAFile) {
		return nil, notAFile(name), nil
	}
	if err != nil && isLink(fsys, name) {
		return nil, badLink(name), nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("reading %s: %w", name, err)
	}
	if err != nil {
		return nil, unreadable(name, err), nil
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if line, col, ok := validText(data); !ok {
		return nil, problem(name, line, col, "encoding", "the file is not valid UTF-8 text",
			"save it with the encoding UTF-8"), nil
	}
	if line := conflict(data); line > 0 {
		return nil, problem(name, line, 1, "git-conflict", "this file has an unresolved git conflict",
			"keep one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"), nil
	}
	return data, nil, nil
}

var (
	errTooLarge = fmt.Errorf("larger than %d KiB", MaxFileSize>>10)
	errNotAFile = errors.New("not a plain file")
)

// readBounded looks before it opens: to open a pipe is to wait for its other end.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if err := checkFile(info); err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buf := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead)) // with what ReadFrom needs to see the end
	n, err := buf.ReadFrom(io.LimitReader(f, MaxFileSize+1))
	if err != nil {
		return nil, err
	}
	if n > MaxFileSize {
		return nil, errTooLarge
	}
	return buf.Bytes(), nil
}

// isLink reports whether name is a symbolic link, wherever it leads.
func isLink(fsys fs.FS, name string) bool {
	info, err := fs.Lstat(fsys, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func badLink(name string) *diagnostic.Diagnostic {
	return problem(name, 0, 0, "bad-link", "this link leads out of the site's folder or to nothing", "replace the link by the file itself")
}

func unreadable(name string, err error) *diagnostic.Diagnostic {
	var detail *fs.PathError
	if errors.As(err, &detail) {
		err = detail.Err
	}
	return problem(name, 0, 0, "unreadable", fmt.Sprintf("this cannot be read: %v", err),
		"see who owns it and what rights it gives, and copy it anew if it is damaged")
}

// Bounded is a file system of which nothing can be opened but folders and
// plain files of at most MaxFileSize bytes: what a site brings along beside its
// content is read through it. What it refuses is an error that does not name the
// file, for whoever reads it does.
type Bounded struct{ FS fs.FS }

// Open implements fs.FS.
func (b Bounded) Open(name string) (fs.File, error) {
	info, err := fs.Stat(b.FS, name)
	if err == nil && info.IsDir() {
		return b.FS.Open(name)
	}
	if err == nil {
		err = checkFile(info)
	}
	if err != nil {
		return nil, err
	}
	return b.FS.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (b Bounded) ReadFile(name string) ([]byte, error) {
	return readBounded(b.FS, name)
}

// Stat implements fs.StatFS.
func (b Bounded) Stat(name string) (fs.FileInfo, error) { return fs.Stat(b.FS, name) }

func checkFile(info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return errNotAFile
	}
	if info.Size() > MaxFileSize {
		return errTooLarge
	}
	return nil
}

// conflict returns the line on which a conflict that git has left begins, or 0.
func conflict(data []byte) int {
	line, middle := 0, 0
	for text := range bytes.Lines(data) {
		line++
		switch {
		case bytes.HasPrefix(text, []byte("<<<<<<< ")):
			return line
		case string(bytes.TrimRight(text, "\r\n")) == "=======":
			middle = line
		case middle > 0 && bytes.HasPrefix(text, []byte(">>>>>>> ")):
			return middle
		}
	}
	return 0
}

// validText reports where data stops being UTF-8 text without NUL bytes.
func validText(data []byte) (line, col int, ok bool) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return 0, 0, true
	}
	line, col = 1, 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 || r == 0 {
			break
		}
		col++
		if r == '\n' {
			line, col = line+1, 1
		}
		data = data[size:]
	}
	return line, col, false
}

// Lines returns the lines of a file without their ends, or nil where it
// cannot be read: it serves the printing of diagnostics only.
func Lines(fsys fs.FS, name string) []string {
	data, err := readBounded(fsys, name)
	if err != nil {
		return nil
	}
	lines := strings.Split(string(bytes.TrimPrefix(data, []byte("\uFEFF"))), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, "\r")
	}
	return lines
}
