package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"plansite/assets"
	"plansite/generator/bundle"
	"plansite/generator/chart"
)

// parts are what the charts use of ECharts.
var parts = slices.Concat(chart.ChartTypes, chart.Components, chart.Features, []string{"CanvasRenderer"})

// library is a bundle for browsers.
type library struct {
	name  string // begins that of its file
	entry bundle.Entry
}

// chartLibrary has the named parts of ECharts.
func chartLibrary(parts []string) library {
	entry, err := bundle.Charts(parts)
	if err != nil {
		panic(err) // the parts are the program's own
	}
	return library{"echarts", entry}
}

var searchLibrary = library{"minisearch", bundle.Search}

// store is a folder of the user's cache that holds the libraries of a site:
//
//	echarts-HASH.js     that of the charts, after a line with its checksum; the
//	                    name has the hash of all that it is made from
//	minisearch-HASH.js  that of the search
//	npm-HASH/           the packages; the name has the hash of what asks for them
//	part-*              what a build is making, or a killed one has left
//
// All that is there was moved there when it was whole, and what is broken all
// the same is made anew, so builds can share it, and can be killed.
type store struct {
	dir   string
	limit time.Duration // for npm
	say   func(string)  // is told of what takes a while
}

// openStore is the store of the user.
func openStore(say func(string)) (store, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return store{}, fmt.Errorf("there is no folder for caches: %w", err)
	}
	return store{dir: filepath.Join(cache, "plansite"), limit: 2 * time.Minute, say: say}, nil
}

// library returns a bundle: the one that is kept or, once, a new one.
func (s store) library(ctx context.Context, l library) ([]byte, error) {
	if data := kept(s.file(l)); data != nil {
		return data, nil
	}
	data, err := s.bundle(ctx, l)
	if err != nil {
		return nil, err
	}
	_ = s.keep(s.file(l), data) // without it the next build makes it again
	return data, nil
}

// file is where a bundle is kept, and packages where what it is made from is.
func (s store) file(l library) string {
	return filepath.Join(s.dir, l.name+"-"+hash(request(), bundle.Recipe(l.entry))+".js")
}

func (s store) packages() string { return filepath.Join(s.dir, "npm-"+hash(request())) }

// request is what npm is told to fetch.
func request() []byte {
	var out []byte
	for _, name := range packageFiles {
		text, _ := assets.Files.ReadFile(name) // it is embedded
		out = append(out, text...)
	}
	return out
}

func hash(texts ...[]byte) string {
	sum := sha256.Sum256(bytes.Join(texts, []byte{0}))
	return hex.EncodeToString(sum[:8])
}

// bundle makes a bundle from packages or, where they are not there or are
// broken, from fetched ones that then take their place.
func (s store) bundle(ctx context.Context, l library) ([]byte, error) {
	if data, err := bundle.Library(s.packages(), l.entry); err == nil {
		return data, nil
	}
	if err := os.MkdirAll(s.dir, 0o755); err != nil {
		return nil, fmt.Errorf("the folder for caches cannot be written: %w", err)
	}
	s.sweep()
	part, err := os.MkdirTemp(s.dir, "part-")
	if err != nil {
		return nil, fmt.Errorf("the folder for caches cannot be written: %w", err)
	}
	defer os.RemoveAll(part)
	s.say("fetching the libraries of charts and search (once) ...")
	if err := fetch(ctx, part, s.limit); err != nil {
		return nil, err
	}
	data, err := bundle.Library(part, l.entry)
	if err != nil {
		return nil, fmt.Errorf("npm did not bring what it was asked for: %w", err)
	}
	replace(part, s.packages())
	return data, nil
}

// replace moves a folder to where another one may be. It may fail: then
// packages are fetched again when they are next wanted.
func replace(from, to string) {
	if os.Rename(from, to) == nil {
		return
	}
	old := from + "-old"
	if os.Rename(to, old) == nil {
		_ = os.Rename(from, to)
		_ = os.RemoveAll(old)
	}
}

// sweep removes what killed builds have left.
func (s store) sweep() {
	entries, _ := os.ReadDir(s.dir)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && strings.HasPrefix(e.Name(), "part-") && time.Since(info.ModTime()) > time.Hour {
			_ = os.RemoveAll(filepath.Join(s.dir, e.Name()))
		}
	}
}

// kept reads a file that keep has written, or nothing where it is not whole.
func kept(file string) []byte {
	text, err := os.ReadFile(file)
	sum, data, _ := bytes.Cut(text, []byte("\n"))
	if err != nil || string(sum) != checksum(data) {
		return nil
	}
	return data
}

// keep writes a file with its checksum, in one step.
func (s store) keep(file string, data []byte) error {
	f, err := os.CreateTemp(s.dir, "part-")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = fmt.Fprintf(f, "%s\n%s", checksum(data), data)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
