package browser_test

import (
	"context"
	_ "embed"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// programs are the names under which Chromium is installed.
var programs = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome-headless-shell", "headless-shell"}

// missing ends a test for which this machine lacks something. Where tests are
// the only judge, that is a failure.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s; with CI set the browser tests have to run", what)
	}
	t.Skipf("skipped: %s", what)
}

// chromium is the one browser of all tests, started when first wanted.
var chromium struct {
	once sync.Once
	ctx  context.Context
	stop context.CancelFunc
	err  error
}

func startChromium(program string) {
	c := &chromium
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program),
		chromedp.UserDataDir(filepath.Join(workDir, "profile")),
		// No name resolves, so that a page which asks another host cannot
		// depend on the network.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Env("TMPDIR=" + workDir),
		chromedp.WSURLReadTimeout(time.Minute),
	}
	for _, flag := range []string{
		"headless", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking",
		"disable-component-update", "disable-sync", "disable-dev-shm-usage", "hide-scrollbars",
		"disable-renderer-backgrounding", "disable-backgrounding-occluded-windows", "no-proxy-server",
	} {
		options = append(options, chromedp.Flag(flag, true))
	}
	var allocator context.Context
	allocator, c.stop = chromedp.NewExecAllocator(context.Background(), options...)
	c.ctx, _ = chromedp.NewContext(allocator)
	c.err = chromedp.Run(c.ctx)
}

// closeBrowser ends the browser and waits until it has.
func closeBrowser() {
	if chromium.stop != nil {
		_ = chromedp.Cancel(chromium.ctx)
		chromium.stop()
	}
	if served.server != nil {
		served.server.Close()
	}
}

// served is the published site on a server, for all tests.
var served struct {
	once   sync.Once
	server *httptest.Server
}

// probe.js has the functions by which tests look at a page.
//
//go:embed testdata/probe.js
var probe string

// tab is a page of the browser, with a test that it serves.
type tab struct {
	*testing.T
	ctx  context.Context
	root string // address of the site: http://127.0.0.1:1234
}

// openTab opens a tab for the published site, or skips the test where there is
// no browser. It shows nothing yet, or what an earlier test left there.
func openTab(t *testing.T) *tab {
	t.Helper()
	findBrowser(t)
	site := publishedSite(t)
	served.once.Do(func() { served.server = httptest.NewServer(serve(os.DirFS(site.dir))) })
	return openTabFor(t, served.server.URL)
}

// findBrowser returns the program, or skips the test.
func findBrowser(t *testing.T) string {
	t.Helper()
	if testing.Short() {
		t.Skip("skipped: needs a browser")
	}
	for _, name := range programs {
		if found, err := exec.LookPath(name); err == nil {
			return found
		}
	}
	missing(t, "no Chromium is installed (looked for "+strings.Join(programs, ", ")+")")
	return ""
}

// openTabFor opens a tab for a site at another address.
func openTabFor(t *testing.T, root string) *tab {
	t.Helper()
	program := findBrowser(t)
	chromium.once.Do(func() { startChromium(program) })
	if chromium.err != nil {
		t.Fatalf("%s does not start: %v", program, chromium.err)
	}
	target, err := takeTab()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(target, 4*time.Minute)
	t.Cleanup(func() {
		if ctx.Err() == nil {
			idle.put(target)
		}
		cancel()
	})
	tb := &tab{t, ctx, root}
	tb.do(
		emulation.SetFocusEmulationEnabled(true),
		emulation.SetScriptExecutionDisabled(false),
		emulation.SetEmulatedMedia(),
		emulation.ClearDeviceMetricsOverride(),
		page.SetBypassCSP(false),
		network.Disable(),
		audits.Disable(),
	)
	tb.reads("de") // so that a list of languages stays what it is
	return tb
}

// reads sets the languages that the reader's browser asks for.
func (tb *tab) reads(languages string) {
	tb.Helper()
	tb.do(emulation.SetUserAgentOverride("").WithAcceptLanguage(languages))
}

// idle has the tabs that no test uses: opening one takes longer than most
// tests do.
var idle tabs

type tabs struct {
	mu   sync.Mutex
	list []context.Context
}

func (l *tabs) put(target context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, target)
}

func (l *tabs) get() context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.list) == 0 {
		return nil
	}
	last := len(l.list) - 1
	target := l.list[last]
	l.list = l.list[:last]
	return target
}

// takeTab returns an idle tab or a new one; it is closed with the browser.
func takeTab() (context.Context, error) {
	if target := idle.get(); target != nil {
		return target, nil
	}
	target, _ := chromedp.NewContext(chromium.ctx)
	return target, chromedp.Run(target, chromedp.ActionFunc(func(ctx context.Context) error {
		_, err := page.AddScriptToEvaluateOnNewDocument(probe).Do(ctx)
		return err
	}))
}

func (tb *tab) do(actions ...chromedp.Action) {
	tb.Helper()
	if err := chromedp.Run(tb.ctx, actions...); err != nil {
		tb.Fatal(err)
	}
}

// load opens an address of the site and waits until all of it is there.
func (tb *tab) load(address string) {
	tb.Helper()
	tb.do(chromedp.Navigate(tb.root + "/" + strings.TrimPrefix(address, "/")))
}

// size sets the viewport.
func (tb *tab) size(width, height int64) {
	tb.Helper()
	tb.do(emulation.SetDeviceMetricsOverride(width, height, 1, false))
}

// media emulates a medium (or none) and features given as name, value.
func (tb *tab) media(medium string, features ...string) {
	tb.Helper()
	set := emulation.SetEmulatedMedia().WithMedia(medium)
	for i := 0; i < len(features); i += 2 {
		set.Features = append(set.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	tb.do(set)
}

// ask evaluates an expression in the page; a promise is awaited.
func ask[T any](tb *tab, expression string) (answer T) {
	tb.Helper()
	await := func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }
	tb.do(chromedp.Evaluate(expression, &answer, await))
	return answer
}

// complaints evaluates an expression that lists problems and reports each.
func (tb *tab) complaints(when, expression string) {
	tb.Helper()
	for _, problem := range ask[[]string](tb, expression) {
		tb.Errorf("%s: %s", when, problem)
	}
}
