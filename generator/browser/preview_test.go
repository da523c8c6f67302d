package browser_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"plansite/generator"
	"plansite/generator/preview"
	saves "plansite/generator/watch"
)

// draft is a small site that is previewed while a test writes it.
type draft struct {
	*tab
	dir     string
	handler atomic.Value // an http.Handler
	server  *httptest.Server
	end     func() // ends the preview, but for its answers
}

func openDraft(t *testing.T) *draft {
	t.Helper()
	findBrowser(t)
	d := &draft{dir: t.TempDir()}
	if err := os.CopyFS(d.dir, os.DirFS(filepath.Join("..", "testdata", "site"))); err != nil {
		t.Fatal(err)
	}
	d.begin(t)
	d.server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		d.handler.Load().(http.Handler).ServeHTTP(w, r)
	}))
	d.tab = openTabFor(t, d.server.URL)
	d.do(chromedp.Navigate("about:blank")) // with what an earlier test left, its breaches are told again
	t.Cleanup(func() {
		d.do(chromedp.Navigate("about:blank"))
		d.server.CloseClientConnections()
		d.server.Close()
	})
	d.size(1000, 500)
	return d
}

// begin starts a preview, as the command does, in place of one that has ended.
func (d *draft) begin(t *testing.T) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	changes := saves.Changes(ctx, d.dir, saves.Options{})
	fsys := os.DirFS(d.dir)
	s := preview.NewServer(generator.NewPreview(fsys, generator.Options{Unpublished: true}), fsys, time.Now())
	if state, err := s.Update(ctx, time.Now()); err != nil || !state.Good {
		t.Fatal(err, state.Diags, state.Err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for range changes {
			_, _ = s.Update(ctx, time.Now()) // it fails when ctx ends
		}
	}()
	d.end = func() { stop(); <-done }
	t.Cleanup(d.end)
	d.handler.Store(http.HandlerFunc(s.ServeHTTP))
}

// edit replaces text in a file of the content as editors do.
func (d *draft) edit(name, from, to string) {
	d.Helper()
	file := filepath.Join(d.dir, "content", name)
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), from) {
		d.Fatalf("%s has no %q: %v", name, from, err)
	}
	if err := os.WriteFile(file+"~", []byte(strings.Replace(string(text), from, to, 1)), 0o644); err != nil {
		d.Fatal(err)
	}
	if err := os.Rename(file+"~", file); err != nil {
		d.Fatal(err)
	}
}

// until waits until an expression is true of the page, which may be loaded anew
// meanwhile.
func (d *draft) until(what, expression string) {
	d.Helper()
	for range 400 {
		var is bool
		if err := chromedp.Run(d.ctx, chromedp.Evaluate("Boolean("+expression+")", &is)); err == nil && is {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	d.Fatalf("never: %s", what)
}

const heading = `document.querySelector("h1").innerText`

// A save shows in the page, which stays where its reader was.
func TestPreviewReloadsInPlace(t *testing.T) {
	d := openDraft(t)
	w := watch(d.tab)
	d.load("en/harbour/#harbour-tons")
	ask[any](d.tab, `document.querySelectorAll("details").forEach((e) => { e.open = true })`)
	ask[any](d.tab, `scrollTo(0, 420)`)
	d.until("the page scrolls", `scrollY === 420`)
	d.edit("harbour.md", "The harbour as a whole", "The harbour and its town")
	d.until("the edit is shown", heading+`.includes("its town")`)
	d.until("the page is where it was", `scrollY === 420 && document.readyState === "complete"`)
	if open := ask[bool](d.tab, `[...document.querySelectorAll("details")].every((e) => e.open)`); !open {
		t.Error("what was open has closed")
	}
	d.end()
	ask[any](d.tab, `void (window.old = true)`)
	d.edit("harbour.md", "its town", "its ships")
	d.begin(t)
	d.server.CloseClientConnections()
	d.until("after another start of the preview the page is loaded again", `!window.old && `+heading+`.includes("its ships")`)
	if _, _, blocked := w.seen(); len(blocked) > 0 {
		t.Errorf("breaks the policy of pages: %q", blocked)
	}
}

const (
	overlay = `document.getElementById("plansite-preview")?.shadowRoot`
	panel   = overlay + `?.querySelector(".panel")`
)

// Errors stand over the last good page, and go when they are mended.
func TestPreviewShowsErrors(t *testing.T) {
	d := openDraft(t)
	w := watch(d.tab)
	d.load("en/harbour/")
	d.edit("harbour.md", "review_due:", "reviewdue:")
	d.until("the error is shown", panel+`?.offsetHeight > 100`)
	text := ask[string](d.tab, panel+`.innerText`)
	for _, want := range []string{"1 error in the content", "content/harbour.md:5:1", `unknown field "reviewdue"`, "title: The harbour as a whole", `hint: did you mean "review_due"?`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if marked := ask[string](d.tab, panel+`.querySelector("mark").innerText`); marked != "reviewdue" {
		t.Errorf("%q is marked", marked)
	}
	if kept := ask[string](d.tab, heading); kept != "The harbour as a whole" {
		t.Errorf("the page behind it is %q", kept)
	}
	d.do(chromedp.KeyEvent(kb.Escape))
	d.until("Escape puts it aside", panel+`.hidden && !`+overlay+`.querySelector(".open").hidden`)
	d.load("en/quay-2/")
	d.until("and it stays there", panel+`?.hidden`)
	ask[any](d.tab, overlay+`.querySelector(".open").click()`)
	d.until("it comes back when it is wanted", `!`+panel+`.hidden && document.activeElement.id === "plansite-preview"`)
	d.edit("harbour.md", "reviewdue:", "review_due:")
	d.until("it is gone when the error is", `!document.getElementById("plansite-preview") && `+heading+`.length > 0`)
	if _, _, blocked := w.seen(); len(blocked) > 0 {
		t.Errorf("breaks the policy of pages: %q", blocked)
	}
}

// What is not published can be seen in the preview, and seen to be that.
func TestPreviewMarksWhatIsNotPublished(t *testing.T) {
	d := openDraft(t)
	for address, mark := range map[string]string{"en/quay-2-secret/": "Not to be published", "en/risks/": "not published"} {
		d.load(address)
		if text := ask[string](d.tab, `document.querySelector("main").innerText`); !strings.Contains(text, mark) {
			t.Errorf("%s has no mark %q: %.300s", address, mark, text)
		}
	}
}
