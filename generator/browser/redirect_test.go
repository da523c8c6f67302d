package browser_test

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"plansite/generator"
)

// The old address of an item leads on to its page, without a script.
func TestRedirect(t *testing.T) {
	tb := openTab(t)
	p := buildSite(t, filepath.Join("..", "testdata", "site"), generator.Options{})
	if len(p.site.Redirects) == 0 {
		t.Fatal("the site has no redirect")
	}
	server := httptest.NewServer(serve(os.DirFS(p.dir)))
	defer server.Close()
	tb.root = server.URL
	there := make(chan string, 16)
	chromedp.ListenTarget(tb.ctx, func(event any) {
		if e, ok := event.(*page.EventFrameNavigated); ok {
			there <- strings.TrimPrefix(e.Frame.URL, server.URL)
		}
	})
	lang := p.site.Config.Languages[0].Code.ID
	for _, r := range p.site.Redirects {
		from, to := "/"+lang+"/"+r.From+"/", "/"+lang+"/"+r.To.Ref()+"/"
		tb.load(from)
		for _, want := range []string{from, to} {
			select {
			case got := <-there:
				if got != want {
					t.Errorf("%s: comes to %s, want %s", from, got, want)
				}
			case <-tb.ctx.Done():
				t.Fatalf("%s: never comes to %s", from, want)
			}
		}
	}
}
