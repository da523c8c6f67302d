package generator

import (
	"context"
	"fmt"
	"os"
	"testing"

	"plansite/generator/corpus"
	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/source"
)

// sizes are the numbers of plans that benchmarks run with; the largest takes
// minutes, so it runs with -timeout raised and -bench '…/10000' only.
var sizes = []int{100, 1000, 10_000}

// ram is a folder on a disk of memory where there is one, so that a benchmark
// measures the program.
func ram(b *testing.B) string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		dir, err := os.MkdirTemp("/dev/shm", "plansite-bench-")
		if err == nil {
			b.Cleanup(func() { os.RemoveAll(dir) })
			return dir
		}
	}
	return b.TempDir()
}

// eachSize runs f with a corpus of each size and reports the time per plan.
func eachSize(b *testing.B, f func(b *testing.B, dir string)) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("takes minutes")
			}
			dir := ram(b)
			if err := corpus.Write(dir, n); err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			f(b, dir)
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/plan")
		})
	}
}

func BenchmarkParse(b *testing.B) {
	eachSize(b, func(b *testing.B, dir string) {
		config := mustConfig(b, dir)
		for b.Loop() {
			if _, err := readFiles(context.Background(), os.DirFS(dir), config, new(memory), new(diagnostic.List)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkLink(b *testing.B) {
	eachSize(b, func(b *testing.B, dir string) {
		config := mustConfig(b, dir)
		files, err := readFiles(context.Background(), os.DirFS(dir), config, new(memory), new(diagnostic.List))
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if site.Link(config, files.content, site.Options{}, new(diagnostic.List)) == nil {
				b.Fatal("the corpus has errors")
			}
		}
	})
}

func BenchmarkRender(b *testing.B) {
	eachSize(b, func(b *testing.B, dir string) {
		r, diags, err := prepare(context.Background(), os.DirFS(dir), Options{}, new(memory))
		if err != nil || r == nil {
			b.Fatal(err, diags.Sorted())
		}
		pages := 0
		for b.Loop() {
			r := newRenderer(r.look, r.editions, nil)
			if pages, err = r.renderAll(context.Background(), func(string, []byte) error { return nil }, nil); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
	})
}

// BenchmarkBuild is the whole way from files to a published site: the first
// build, and one over the same site, in which no file changes.
func BenchmarkBuild(b *testing.B) {
	for _, again := range []bool{false, true} {
		b.Run(map[bool]string{false: "first", true: "again"}[again], func(b *testing.B) {
			eachSize(b, func(b *testing.B, dir string) {
				build := func() {
					if _, diags, err := Build(context.Background(), os.DirFS(dir), Output{Dir: dir + "/public"}, Options{}); err != nil || diags.HasErrors() {
						b.Fatal(err, diags.Sorted())
					}
				}
				if again {
					build()
				}
				for b.Loop() {
					if !again {
						b.StopTimer()
						os.RemoveAll(dir + "/public")
						b.StartTimer()
					}
					build()
				}
			})
		})
	}
}

// BenchmarkLanguages builds a site of a hundred plans in more and more languages:
// the time for a page stays, so that the whole grows with their number.
func BenchmarkLanguages(b *testing.B) {
	const plans = 100
	for _, n := range []int{1, 2, 3, 6} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := ram(b)
			if err := corpus.Write(dir, plans); err != nil {
				b.Fatal(err)
			}
			for _, lang := range corpus.Languages[:n-1] {
				if err := corpus.Translate(dir, plans, lang); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportAllocs()
			pages := 0
			for b.Loop() {
				b.StopTimer()
				os.RemoveAll(dir + "/public")
				b.StartTimer()
				report, diags, err := Build(context.Background(), os.DirFS(dir), Output{Dir: dir + "/public"}, Options{})
				if err != nil || diags.HasErrors() {
					b.Fatal(err, diags.Sorted())
				}
				pages = report.Pages
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(pages), "µs/page")
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

func mustConfig(b *testing.B, dir string) *plan.Config {
	text, diag, err := source.ReadText(os.DirFS(dir), source.ConfigName)
	if diag != nil || err != nil {
		b.Fatal(diag, err)
	}
	config := plan.DecodeConfig(source.ConfigName, text, new(diagnostic.List))
	if config.Broken {
		b.Fatal("the corpus has no vocabulary")
	}
	return config
}
