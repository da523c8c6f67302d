package preview_test

import (
	"bufio"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"plansite/generator"
	"plansite/generator/corpus"
	"plansite/generator/preview"
	"plansite/generator/watch"
)

// BenchmarkSaveToReload is what an author waits for: from the save of a file to
// the event that has the browser load its page, the quiet time included.
func BenchmarkSaveToReload(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("takes minutes")
			}
			s := write(b, n)
			var took []time.Duration
			for i := 0; b.Loop(); i++ {
				b.StopTimer()
				text := fmt.Appendf(nil, "%s\nEdit %d.\n", s.text, i)
				b.StartTimer()
				start := time.Now()
				s.save(text)
				s.next("reload")
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(milliseconds(took[len(took)/2]), "ms/median")
			b.ReportMetric(milliseconds(took[len(took)*95/100]), "ms/95th")
		})
	}
}

// BenchmarkPage is what a reader of a preview waits for after a reload.
func BenchmarkPage(b *testing.B) {
	s := write(b, 100)
	for name, address := range map[string]string{"home": "/en/", "plan": "/en/p50/", "risks": "/en/risks/"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				w := httptest.NewRecorder()
				s.server.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+address, nil))
				if w.Code != http.StatusOK {
					b.Fatal(w.Code)
				}
			}
		})
	}
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// author edits one file of a corpus and listens to its preview.
type author struct {
	*testing.B
	server *preview.Server
	file   string
	text   []byte
	lines  *bufio.Scanner
}

func write(b *testing.B, plans int) *author {
	b.Helper()
	dir := b.TempDir()
	if err := corpus.Write(dir, plans); err != nil {
		b.Fatal(err)
	}
	fsys := os.DirFS(dir)
	a := &author{B: b, server: preview.NewServer(generator.NewPreview(fsys, generator.Options{Unpublished: true}), fsys, time.Now())}
	a.file = filepath.Join(dir, filepath.FromSlash(corpus.Name(plans/2)))
	var err error
	if a.text, err = os.ReadFile(a.file); err != nil {
		b.Fatal(err)
	}
	changes := watch.Changes(b.Context(), dir, watch.Options{})
	if state, err := a.server.Update(b.Context(), time.Now()); err != nil || !state.Good {
		b.Fatal(err, state.Err, len(state.Diags))
	}
	go func() {
		for range changes {
			_, _ = a.server.Update(b.Context(), time.Now()) // it fails when the benchmark ends
		}
	}()
	a.listen()
	return a
}

// listen opens a stream of events as a browser does.
func (a *author) listen() {
	server := httptest.NewServer(a.server)
	a.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	answer, err := http.Get(server.URL + "/-/events")
	if err != nil {
		a.Fatal(err)
	}
	a.lines = bufio.NewScanner(answer.Body)
	a.next("reload")
}

// save writes the file as editors do: beside it, and then over it.
func (a *author) save(text []byte) {
	if err := os.WriteFile(a.file+"~", text, 0o644); err != nil {
		a.Fatal(err)
	}
	if err := os.Rename(a.file+"~", a.file); err != nil {
		a.Fatal(err)
	}
}

// next waits for an event.
func (a *author) next(want string) {
	for a.lines.Scan() {
		if event, ok := strings.CutPrefix(a.lines.Text(), "event: "); ok {
			if event != want {
				a.Fatal("told of ", event)
			}
			a.lines.Scan()
			return
		}
	}
	a.Fatal("the stream has ended: ", a.lines.Err())
}
