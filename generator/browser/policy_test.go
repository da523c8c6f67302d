package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// traffic is what a tab asks for and what its policy forbids.
type traffic struct {
	mu       sync.Mutex
	requests []string
	failures []string
	blocked  []string
}

// watch records the traffic of a tab from now on.
func watch(tb *tab) *traffic {
	tb.Helper()
	w := new(traffic)
	chromedp.ListenTarget(tb.ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			w.requests = append(w.requests, e.Request.URL)
		case *network.EventResponseReceived:
			if e.Response.Status >= 400 {
				w.failures = append(w.failures, fmt.Sprintf("%s: status %d", e.Response.URL, e.Response.Status))
			}
		case *network.EventLoadingFailed:
			w.failures = append(w.failures, fmt.Sprintf("%s: %s %s", e.Type, e.ErrorText, e.BlockedReason))
		case *audits.EventIssueAdded:
			if issue := e.Issue.Details.ContentSecurityPolicyIssueDetails; issue != nil {
				w.blocked = append(w.blocked, fmt.Sprintf("%s %s", issue.ViolatedDirective, issue.BlockedURL))
			}
		}
	})
	tb.do(network.Enable(), audits.Enable())
	return w
}

// seen returns what was recorded. What the page caused before the last answer
// of the tab has come in by then: events and answers share one connection.
func (w *traffic) seen() (requests, failures, blocked []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.requests), slices.Clone(w.failures), slices.Clone(w.blocked)
}

// No page breaks the policy of its server, and none asks another host for
// anything, not even with its details open, in the dark, or in print.
func TestPolicy(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		w := watch(tb)
		tb.load(s.address)
		ask[any](tb, `probe.openAll()`)
		tb.media("print", "prefers-color-scheme", "dark")
		ask[any](tb, `document.body.scrollHeight`)
		requests, failures, blocked := w.seen()
		if len(requests) < 2 {
			tb.Errorf("asked for %v only", requests)
		}
		for _, address := range requests {
			if !strings.HasPrefix(address, tb.root+"/") {
				tb.Errorf("asks another host: %s", address)
			}
		}
		for _, failure := range failures {
			if s.sort != "not found" || !strings.HasSuffix(failure, s.address+": status 404") {
				tb.Errorf("does not load: %s", failure)
			}
		}
		for _, violation := range blocked {
			tb.Errorf("breaks the policy: %s", violation)
		}
	})
}

// What TestPolicy looks for it would find.
func TestPolicyIsWatched(t *testing.T) {
	tb := openTab(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		_, _ = w.Write([]byte(`<!doctype html><style>p { color: red }</style><p onclick="x()">x</p><script src="http://other.example/x.js"></script>
			<img src="missing.png"><img src="http://other.example/y.png">`))
	}))
	defer server.Close()
	tb.root = server.URL
	w := watch(tb)
	tb.load("")
	_, _, blocked := w.seen()
	for _, want := range []string{"style-src-elem", "script-src-attr", "script-src-elem", "img-src"} {
		if !slices.ContainsFunc(blocked, func(b string) bool { return strings.HasPrefix(b, want) }) {
			t.Errorf("%s: the violation is not seen, only %q", want, blocked)
		}
	}
}

// shownText is what a page shows, but for the search, which is a link without
// script and a button or a field with it.
const shownText = `(() => {
	document.querySelectorAll(".site-search, .search-page, .unscripted").forEach((e) => e.remove());
	return document.body.innerText.replace(/\s+/g, " ");
})()`

// Pages do not need JavaScript: they show the same text without it.
func TestWithoutScript(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		tb.load(s.address)
		if !s.page.isEmbed() && !ask[bool](tb, `document.documentElement.classList.contains("scripted")`) {
			tb.Error("the script does not run")
		}
		ask[any](tb, `document.querySelectorAll(":not(th) > button, .accessed, .frame, .filter").forEach((e) => e.remove())`) // what only it can do
		with := ask[string](tb, shownText)
		tb.do(emulation.SetScriptExecutionDisabled(true))
		tb.load(s.address)
		if without := ask[string](tb, shownText); without != with || with == "" {
			tb.Errorf("shows other text without JavaScript:\n%.300s\n%.300s", without, with)
		}
	})
}
