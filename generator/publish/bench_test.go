package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkPublish publishes 10,000 files of 10 KB, each in a folder of its own as
// pages are, in memory if the machine has /dev/shm.
func BenchmarkPublish(b *testing.B) {
	for _, c := range []struct {
		name    string
		opt     Options
		changed int // of 10,000
	}{
		{"first", Options{}, -1},
		{"all changed", Options{}, 10_000},
		{"one changed", Options{}, 1},
		{"none changed", Options{}, 0},
		{"all changed in place", Options{InPlace: true}, 10_000},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkPublish(b, c.opt, c.changed) })
	}
}

func benchmarkPublish(b *testing.B, opt Options, changed int) {
	const files = 10_000
	out := filepath.Join(memory(b), "public")
	page := bytes.Repeat([]byte("0123456789abcdef"), 640)
	version := 0
	build := func() {
		w, err := Open(out, opt)
		if err != nil {
			b.Fatal(err)
		}
		numbers := make([]int, files)
		for i := range numbers {
			numbers[i] = i
		}
		err = each(numbers, func(i int) error {
			data := bytes.Clone(page)
			if i < changed {
				copy(data[5000:], fmt.Sprint("version ", version))
			}
			return w.Write(fmt.Sprintf("en/page-%d/index.html", i), data)
		})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := w.Commit(); err != nil {
			b.Fatal(err)
		}
		version++
	}
	build()
	for b.Loop() {
		if changed < 0 {
			b.StopTimer()
			if err := os.RemoveAll(out); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		build()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*files), "µs/file")
}

// memory returns a folder in memory, where there is one: what is measured or raced
// should be this package, not a disk.
func memory(tb testing.TB) string {
	dir, err := os.MkdirTemp("/dev/shm", "publish")
	if err != nil {
		return tb.TempDir()
	}
	tb.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
