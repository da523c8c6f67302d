// Package picture reads the pictures that texts show.
//
// What goes in is the name of a file below content/. What comes out is the
// picture with its size and the name under which it is published, which carries
// a hash of its bytes. It is published as it is: what stays true is that it
// is a PNG, JPEG or WebP picture by its content and not by its name alone, no
// larger than source.MaxFileSize and MaxPixels. All else is refused, SVG too:
// a file from a stranger could hold a program.
package picture

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // each makes image.DecodeConfig know one kind
	_ "image/png"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	_ "golang.org/x/image/webp"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// Bounds on pictures.
const (
	MaxPixels = 24 << 20  // in one picture; a browser takes four bytes for each
	MaxTotal  = 256 << 20 // bytes of all pictures of a site, which whoever reads them holds
)

// Picture is a picture that can be published.
type Picture struct {
	Name          string // of the file in the output: assets/map.1f2e3d4c5b6a.png
	Width, Height int
	Data          []byte
}

// Problem says why there is no picture, and the remedy.
type Problem struct{ Message, Hint string }

// extensions are the endings of names that a picture may have, with the formats
// that they stand for.
var extensions = map[string]string{".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp"}

// formats are those that pictures may have, in the words of package image.
var formats = slices.Sorted(maps.Values(extensions))

// Is reports whether a file is a picture by its name.
func Is(name string) bool { return extensions[strings.ToLower(path.Ext(name))] != "" }

// Read reads a picture; one of its results is nil.
func Read(fsys fs.FS, name string) (*Picture, *Problem) {
	data, err := source.Bounded{FS: fsys}.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, missing(fsys, name)
	case err != nil:
		return nil, unreadable(name, err)
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	wanted := extensions[strings.ToLower(path.Ext(name))]
	switch {
	case err != nil || !slices.Contains(formats, format):
		return nil, &Problem{fmt.Sprintf("the file %s is no picture that can be shown", quoted(name)), "save it anew as PNG, JPEG or WebP"}
	case format != wanted:
		return nil, &Problem{fmt.Sprintf("the file %s holds a picture of the kind %s", quoted(name), strings.ToUpper(format)),
			"give it the ending of its kind, here and in its name: ." + format}
	case config.Width <= 0 || config.Height <= 0 || config.Width > MaxPixels/config.Height:
		return nil, &Problem{fmt.Sprintf("the picture %s has %d by %d pixels, which is too much", quoted(name), config.Width, config.Height),
			"make it smaller: 1600 pixels across are enough for a page"}
	}
	return &Picture{Name: published(name, data), Width: config.Width, Height: config.Height, Data: data}, nil
}

// published is the name of a picture in the output.
func published(name string, data []byte) string {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return "assets/" + strings.TrimSuffix(path.Base(name), ext) + "." + hex.EncodeToString(sum[:6]) + strings.ToLower(ext)
}

func quoted(name string) string { return diagnostic.Name(path.Base(name)) }

// missing says that there is no such file, and which there may be instead.
func missing(fsys fs.FS, name string) *Problem {
	folder := path.Dir(name)
	var known []string
	entries, _ := fs.ReadDir(fsys, folder)
	for _, entry := range entries {
		if Is(entry.Name()) {
			known = append(known, entry.Name())
		}
	}
	hint := diagnostic.Suggest(path.Base(name), known)
	if hint == "" {
		hint = "put it there, or correct the name; capital and small letters count"
	}
	return &Problem{fmt.Sprintf("there is no picture %s in %s", quoted(name), folder), hint}
}

func unreadable(name string, err error) *Problem {
	var detail *fs.PathError
	if errors.As(err, &detail) {
		err = detail.Err
	}
	return &Problem{fmt.Sprintf("the picture %s cannot be read: %v", quoted(name), err),
		fmt.Sprintf("put a plain file of at most %d KiB there; 1600 pixels across are enough for a page", source.MaxFileSize>>10)}
}
