package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// newStore is an empty store; npm is the one of testdata/bin, which does what
// is said, and fetched is how often it was called.
func newStore(t *testing.T, does string) (s store, fetched func() int) {
	t.Helper()
	bin, err := filepath.Abs(filepath.Join("testdata", "bin"))
	if err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(t.TempDir(), "npm.log")
	t.Setenv("PATH", bin+string(filepath.ListSeparator)+os.Getenv("PATH"))
	t.Setenv("NPM_LOG", log)
	t.Setenv("NPM_DOES", does)
	s = store{dir: filepath.Join(t.TempDir(), "plansite"), limit: time.Minute, say: func(string) {}}
	return s, func() int {
		text, _ := os.ReadFile(log)
		return bytes.Count(text, []byte("\n"))
	}
}

// charts is the library that most tests ask for.
var charts = chartLibrary(parts)

func (s store) must(t *testing.T, l library) []byte {
	t.Helper()
	data, err := s.library(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// names are what is in the store, the hashes left out.
func (s store) names(t *testing.T) string {
	t.Helper()
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		name, _, _ := strings.Cut(e.Name(), "-")
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func TestStoreMendsItself(t *testing.T) {
	s, fetched := newStore(t, "")
	want := s.must(t, charts)
	bundleSize := func(size int64) func() error { return func() error { return os.Truncate(s.file(charts), size) } }
	core := filepath.Join(s.packages(), "node_modules", "echarts", "core.js")
	for _, tt := range []struct {
		reason  string
		harm    func() error
		fetches int
	}{
		{"nothing has happened", func() error { return nil }, 0},
		{"the bundle is gone", func() error { return os.Remove(s.file(charts)) }, 0},
		{"it is empty", bundleSize(0), 0},
		{"it is cut short in its checksum", bundleSize(10), 0},
		{"it is cut short behind it", bundleSize(65), 0},
		{"it lacks its end", bundleSize(int64(len(want)) + 64), 0},
		{"it is another", func() error { return os.WriteFile(s.file(charts), want, 0o644) }, 0},
		{"the packages are gone, which nobody needs", func() error { return os.RemoveAll(s.packages()) }, 0},
		{"both are gone", func() error { return os.RemoveAll(s.dir) }, 1},
		{"a file of the packages is gone", func() error { return errors.Join(os.Remove(s.file(charts)), os.Remove(core)) }, 1},
		{"a file of the packages is no code", func() error {
			return errors.Join(os.Remove(s.file(charts)), os.WriteFile(core, []byte("exports.init = ("), 0o644))
		}, 1},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			before := fetched()
			if err := tt.harm(); err != nil {
				t.Fatal(err)
			}
			if got := s.must(t, charts); !bytes.Equal(got, want) {
				t.Errorf("the bundle is %q, want %q", got, want)
			}
			if n := fetched() - before; n != tt.fetches {
				t.Errorf("npm was called %d times, want %d", n, tt.fetches)
			}
			if !bytes.Equal(kept(s.file(charts)), want) {
				t.Error("the bundle is not kept")
			}
		})
	}
}

// Another library takes the packages that are there.
func TestStoreKeepsPackages(t *testing.T) {
	s, fetched := newStore(t, "")
	s.must(t, charts)
	s.must(t, chartLibrary([]string{"BarChart", "CanvasRenderer"}))
	s.must(t, searchLibrary)
	if n := fetched(); n != 1 {
		t.Errorf("npm was called %d times", n)
	}
	if got := s.names(t); got != "echarts echarts minisearch npm" {
		t.Errorf("the store has %s", got)
	}
}

func TestStoreIsShared(t *testing.T) {
	s, _ := newStore(t, "")
	var wg sync.WaitGroup
	all := make([][]byte, 8)
	for i := range all {
		wg.Go(func() {
			data, err := s.library(t.Context(), charts)
			if err != nil {
				t.Error(err)
			}
			all[i] = data
		})
	}
	wg.Wait()
	for _, data := range all {
		if !bytes.Equal(data, all[0]) {
			t.Errorf("one has %q, another %q", data, all[0])
		}
	}
	if got := s.names(t); got != "echarts npm" {
		t.Errorf("the store has %s", got)
	}
}

// What killed builds left goes; what another build is making stays.
func TestStoreSweeps(t *testing.T) {
	s, _ := newStore(t, "")
	for name, age := range map[string]time.Duration{"part-1": 2 * time.Hour, "part-2": time.Minute, "other": 2 * time.Hour} {
		dir := filepath.Join(s.dir, name)
		if err := os.MkdirAll(filepath.Join(dir, "node_modules"), 0o755); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(dir, then, then); err != nil {
			t.Fatal(err)
		}
	}
	s.must(t, charts)
	if _, err := os.Stat(filepath.Join(s.dir, "part-2")); err != nil {
		t.Error(err)
	}
	if got := s.names(t); got != "echarts npm other part" {
		t.Errorf("the store has %s", got)
	}
}

func TestStoreDoesNotWaitForEver(t *testing.T) {
	s, _ := newStore(t, "hang")
	s.limit = 200 * time.Millisecond
	if _, err := s.library(t.Context(), charts); err == nil || err.Error() != "npm did not end within 200ms" {
		t.Errorf("the error is %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.library(ctx, charts); !errors.Is(err, context.Canceled) {
		t.Errorf("the error after an interrupt is %v", err)
	}
	if got := s.names(t); got != "" {
		t.Errorf("the store has %s", got)
	}
}

func TestReason(t *testing.T) {
	for _, tt := range []struct{ reason, log, want string }{
		{"a sentence behind facts", "npm error code E404\nnpm error syscall open\nnpm error 404 Not Found\nnpm error A complete log\n", "404 Not Found"},
		{"a sentence of another program", "/usr/bin/env: no node\n", "/usr/bin/env: no node"},
		{"facts alone", "npm error code E404\n", "status 1"},
		{"nothing", "", "status 1"},
		{"what moves the cursor", "\x1b[2J\u202ea\tb\x00\r\n", "[2Jab"},
		{"a long line", strings.Repeat("ä", 1000), strings.Repeat("ä", 200)},
	} {
		file := filepath.Join(t.TempDir(), "log")
		if err := os.WriteFile(file, []byte(tt.log), 0o644); err != nil {
			t.Fatal(err)
		}
		if got := reason(file, errors.New("status 1")); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.want)
		}
	}
}

// The lock file names no host: npm asks the one that the user has chosen.
func TestLockNamesNoHost(t *testing.T) {
	if text := string(request()); strings.Contains(text, "://") || strings.Count(text, `"integrity": "sha512-`) != 4 {
		t.Errorf("the lock file names a host, or lacks a checksum:\n%s", text)
	}
}

// TestRealLibraries is the only test that fetches; it does where tests are the
// only judge. What a reader loads to explore a chart, or to search, keeps to
// its budget.
func TestRealLibraries(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("skipped: fetches from npm; runs with CI set")
	}
	s := store{dir: t.TempDir(), limit: 2 * time.Minute, say: func(what string) { t.Log(what) }}
	for _, tt := range []struct {
		library
		notices     []string
		least, most int // KiB, compressed
	}{
		{charts, []string{"Apache License", "Copyright (c) 2017, Baidu Inc.", "Copyright (c) Microsoft Corporation."}, 100, 245},
		{searchLibrary, []string{"Luca Ongaro", "Permission is hereby granted"}, 4, 12},
	} {
		data := s.must(t, tt.library)
		for _, want := range tt.notices {
			if !bytes.Contains(data, []byte(want)) {
				t.Errorf("%s lacks the notice %q", tt.name, want)
			}
		}
		n := compressed(t, data)
		t.Logf("%s: %d bytes, %d compressed", tt.name, len(data), n)
		if n < tt.least<<10 || n >= tt.most<<10 {
			t.Errorf("%s has %d bytes, compressed", tt.name, n)
		}
	}
}

func compressed(t *testing.T, data []byte) int {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Len()
}
