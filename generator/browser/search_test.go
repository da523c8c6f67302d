package browser_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"plansite/assets"
	"plansite/generator/bundle"
)

// What a search may cost: what is loaded for it, in bytes as servers send them,
// and how long the first result takes once that has come.
const (
	maxDocuments = 60_000
	maxFirst     = 100 // ms
)

// searchLibrary is MiniSearch as sites get it, of the version in assets/.
var searchLibrary = sync.OnceValues(func() ([]byte, error) {
	text, err := assets.Files.ReadFile("package-lock.json")
	if err != nil {
		return nil, err
	}
	var lock struct {
		Packages map[string]struct{ Version, Integrity string }
	}
	if err := json.Unmarshal(text, &lock); err != nil {
		return nil, err
	}
	locked := lock.Packages["node_modules/minisearch"]
	wanted := npmPackage{
		name: "minisearch", version: locked.Version, integrity: strings.TrimPrefix(locked.Integrity, "sha512-"),
		files: []string{"package.json", "LICENSE.txt", "dist/es/index.js"},
	}
	dir, err := wanted.folder()
	if err != nil {
		return nil, err
	}
	modules, err := os.MkdirTemp(workDir, "modules-")
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(filepath.Join(modules, "node_modules", "minisearch"), os.DirFS(dir)); err != nil {
		return nil, err
	}
	return bundle.Library(modules, bundle.Search)
})

// searchTab opens a tab for a site with its search.
func searchTab(t *testing.T) *tab {
	t.Helper()
	if _, err := searchLibrary(); err != nil {
		missing(t, "MiniSearch is neither in the cache nor to be had: "+err.Error())
	}
	tb := openTab(t)
	tb.size(1280, 800)
	return tb
}

// shortcut presses K with Ctrl or Cmd.
func (tb *tab) shortcut(with input.Modifier) {
	tb.Helper()
	tb.do(input.DispatchKeyEvent(input.KeyRawDown).WithKey("k").WithCode("KeyK").WithModifiers(with), input.DispatchKeyEvent(input.KeyUp).WithKey("k").WithCode("KeyK"))
}

// inquire types a question into the open search and waits for what is found.
func (tb *tab) inquire(question string) {
	tb.Helper()
	ask[any](tb, `document.querySelector(".search-field").value = ""`)
	tb.do(chromedp.KeyEvent(question))
	tb.answered()
}

// answered waits until the search is complete and has said how much it found;
// what it says while it is loading ends in an ellipsis.
func (tb *tab) answered() {
	tb.Helper()
	ok := ask[bool](tb, `(async () => {
		const said = () => document.querySelector(".search-status")?.textContent ?? "";
		for (let i = 0, before = ""; i < 60; i++) {
			if (performance.getEntriesByName("search-complete").length && said() && !said().endsWith("…") && said() === before) return true;
			before = said();
			await new Promise((r) => setTimeout(r, 300));
		}
		return false;
	})()`)
	if !ok {
		tb.Fatalf("the search does not answer; it says %q", ask[string](tb, `document.querySelector(".search-status")?.textContent ?? "nothing"`))
	}
}

// arrives waits until the tab is at an address of the site, or says where it is
// instead.
func (tb *tab) arrives(address string) (elsewhere string) {
	tb.Helper()
	for range 100 {
		tb.do(chromedp.Location(&elsewhere))
		if elsewhere == tb.root+address {
			return ""
		}
		tb.do(chromedp.Sleep(100 * time.Millisecond))
	}
	return elsewhere
}

func (tb *tab) options() []string {
	tb.Helper()
	return ask[[]string](tb, `[...document.querySelectorAll("[role=option]")].map((o) => o.getAttribute("href").replace(/^.*\/([^/]+)\/$/, "$1"))`)
}

// A reader opens the search with the keyboard from anywhere, chooses a result
// with the arrows, opens it with Enter, and comes back with Escape.
func TestSearchByKeyboard(t *testing.T) {
	tb := searchTab(t)
	tb.load("en/sg13/")
	if n := ask[int](tb, `performance.getEntriesByType("resource").filter((r) => /search/.test(r.name)).length`); n != 0 {
		tb.Errorf("%d files of the search are loaded before anyone asked", n)
	}
	ask[any](tb, `document.querySelector(".site-title a").focus()`)
	tb.shortcut(input.ModifierCtrl)
	tb.do(chromedp.WaitVisible("dialog[open] .search-field"))
	if got := tb.focused(); !strings.HasSuffix(got, "input#search-field") {
		tb.Fatalf("Ctrl + K leads to %s", got)
	}
	tb.inquire("indicators")
	if said := ask[string](tb, `document.querySelector(".search-status").textContent`); !strings.HasPrefix(said, "Results: ") {
		tb.Errorf("it says %q", said)
	}
	first := tb.options()
	if len(first) == 0 || first[0] != "indicators" {
		tb.Fatalf("it finds %q", first)
	}
	active := `document.getElementById(document.querySelector(".search-field").getAttribute("aria-activedescendant"))?.getAttribute("href") ?? ""`
	tb.press(kb.ArrowDown)
	if got := ask[string](tb, active); !strings.HasSuffix(got, "/en/indicators/") {
		tb.Errorf("the first arrow chooses %q", got)
	}
	if !ask[bool](tb, `document.querySelectorAll("[aria-selected=true]").length === 1 && document.activeElement.id === "search-field"`) {
		tb.Error("not one result is chosen, or the focus has left the field")
	}
	tb.press(kb.ArrowUp)
	if got := ask[string](tb, active); got != "" {
		tb.Errorf("the arrow back chooses %q", got)
	}
	tb.press(kb.Escape)
	if got := tb.focused(); ask[bool](tb, `!!document.querySelector("dialog[open]")`) || !strings.HasSuffix(got, "p.site-title > a") {
		tb.Errorf("Escape leads to %s", got)
	}
	tb.shortcut(input.ModifierMeta)
	tb.do(chromedp.WaitVisible("dialog[open]"))
	tb.press(kb.ArrowDown)
	tb.press(kb.Enter)
	if got := tb.arrives("/en/indicators/"); got != "" {
		tb.Errorf("Enter leads to %s", got)
	}
}

// The button opens it too, and no letter alone does (WCAG 2.1.4).
func TestSearchByButton(t *testing.T) {
	tb := searchTab(t)
	tb.load("en/")
	for _, key := range []string{"k", "/", "s", "f"} {
		tb.press(key)
	}
	if ask[bool](tb, `!!document.querySelector("dialog")`) {
		tb.Error("a letter opens the search")
	}
	ask[any](tb, `document.querySelector(".site-search button").focus()`)
	tb.press(kb.Enter)
	tb.do(chromedp.WaitVisible("dialog[open] .search-field"))
	tb.inquire("sg13")
	if got := tb.options(); got[0] != "sg13" {
		tb.Errorf("an id finds %q", got)
	}
	for _, want := range []string{"Results", "Plans", "Risks"} {
		if !ask[bool](tb, `[...document.querySelectorAll("[role=group] > .search-section")].some((s) => s.textContent === "`+want+`")`) {
			tb.Errorf("nothing stands under %s", want)
		}
	}
	if !ask[bool](tb, `!!document.querySelector("[role=option] .chip svg") && !!document.querySelector("[role=option] .search-of")`) {
		tb.Error("results lack their rating or plan")
	}
	tb.press(kb.Enter) // without a choice
	if got := tb.arrives("/en/search/?q=sg13"); got != "" {
		tb.Fatalf("Enter leads to %s", got)
	}
	tb.do(chromedp.WaitVisible(".search-page .search-field", chromedp.ByQuery))
	tb.answered()
	if got := tb.options(); got[0] != "sg13" {
		tb.Errorf("the page finds %q", got)
	}
}

// The page of the search can be linked, says in its address what is asked, and
// works at the size of a phone.
func TestSearchPage(t *testing.T) {
	tb := searchTab(t)
	tb.size(390, 800)
	tb.load("en/search/?q=quantum+%22%3Cb%3E")
	tb.answered()
	if len(tb.options()) == 0 || ask[string](tb, `document.querySelector(".search-field").value`) != `quantum "<b>` {
		tb.Errorf("the address finds %q", tb.options())
	}
	ask[any](tb, `document.querySelector(".search-field").focus()`) // which is the reader's to do
	tb.inquire("no such thing <i>")
	if said := ask[string](tb, `document.querySelector(".search-status").textContent`); !strings.Contains(said, "<i>") && !strings.Contains(said, "Results") {
		tb.Errorf("it says %q", said)
	}
	if got := ask[string](tb, `location.search`); got != "?q=no+such+thing+%3Ci%3E" {
		tb.Errorf("the address asks %s", got)
	}
	tb.complaints("on a phone", `probe.overflow()`)
	tb.shortcut(input.ModifierCtrl)
	if ask[bool](tb, `!!document.querySelector("dialog[open]")`) || !strings.HasSuffix(tb.focused(), "input#search-field") {
		tb.Errorf("Ctrl + K leads from the field to %s", tb.focused())
	}
}

// Without script the link leads to the page, which leads to the index.
func TestSearchWithoutScript(t *testing.T) {
	tb := searchTab(t)
	tb.do(emulation.SetScriptExecutionDisabled(true))
	tb.load("en/")
	tb.do(chromedp.Click(".site-search a", chromedp.ByQuery), chromedp.WaitVisible(".unscripted", chromedp.ByQuery), chromedp.Click("main a[href$='index/']", chromedp.ByQuery), chromedp.WaitVisible(".letters", chromedp.ByQuery))
}

// What cannot be loaded is said, and the index is named.
func TestSearchFails(t *testing.T) {
	tb := searchTab(t)
	tb.load("en/")
	ask[any](tb, `fetch = () => Promise.reject(new Error("no network"))`)
	tb.shortcut(input.ModifierCtrl)
	tb.do(chromedp.WaitVisible("dialog[open]"))
	if !ask[bool](tb, `(async () => {
		for (let i = 0; i < 100 && !/could not be loaded/.test(document.querySelector(".search-status").textContent); i++) await new Promise((r) => setTimeout(r, 20));
		return /could not be loaded/.test(document.querySelector(".search-status").textContent);
	})()`) {
		tb.Error("it does not say that it cannot be loaded")
	}
}

// Axe finds no fault with the open search, in the dialog and in its page.
func TestSearchIsAccessible(t *testing.T) {
	tb := searchTab(t)
	source := needAxe(t)
	tb.do(cdppage.SetBypassCSP(true))
	for _, width := range []int64{390, 1280} {
		tb.size(width, 900)
		for _, address := range []string{"en/sg13/", "en/search/", "ar/search/"} {
			tb.load(address)
			tb.shortcut(input.ModifierCtrl)
			tb.do(chromedp.WaitVisible(".search-field"))
			tb.inquire("SG13")
			tb.press(kb.ArrowDown)
			startAxe(tb, source)
			for _, scheme := range []string{"light", "dark"} {
				tb.media("", "prefers-color-scheme", scheme)
				runAxe(tb, "tag", axeTags).complain(tb, fmt.Sprintf("%s, %d px, %s", address, width, scheme))
			}
		}
	}
}

// The first result is there in no time once the documents have come, which
// are small, in every language.
func TestSearchIsFast(t *testing.T) {
	tb := searchTab(t)
	for lang, question := range map[string]string{"en": "indicators", "fr": "indicateurs", "es": "indicadores", "ru": "показатели", "zh": "指标", "ar": "المؤشرات"} {
		data, err := os.ReadFile(filepath.Join(publishedSite(t).dir, lang, "search", "documents.json"))
		if os.IsNotExist(err) {
			continue
		}
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		_, _ = w.Write(data)
		_ = w.Close()
		first := 1e9
		for range 3 { // on a busy machine, the best of them
			tb.load(lang + "/search/?q=" + question)
			tb.answered()
			first = min(first, ask[float64](tb, `performance.getEntriesByName("search-first")[0].duration`))
		}
		t.Logf("%s: %d bytes compressed, the first result after %.0f ms", lang, packed.Len(), first)
		if packed.Len() >= maxDocuments {
			t.Errorf("%s: the documents have %d bytes, compressed", lang, packed.Len())
		}
		if first >= maxFirst {
			t.Errorf("%s: the first result takes %.0f ms", lang, first)
		}
	}
}
