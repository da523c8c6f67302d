package browser_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"plansite/generator"
	"plansite/generator/corpus"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// settle waits until a list shows what was chosen.
func (tb *tab) settle() {
	tb.Helper()
	ask[any](tb, `probe.settled()`)
}

// shown are the ids of the entries that a list shows, in their order.
func (tb *tab) shown() []string {
	tb.Helper()
	tb.settle()
	return ask[[]string](tb, `[...document.querySelectorAll(".list tbody tr[id]")].filter((r) => r.checkVisibility()).map((r) => r.id)`)
}

func sorted(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return ids
}

// risksLike are the ids of the risks for which want holds.
func risksLike(s *site.Site, want func(*site.Risk) bool) (ids []string) {
	for _, x := range s.Risks {
		if want(x) {
			ids = append(ids, x.Ref())
		}
	}
	return ids
}

// A filtered address shows the entries that fit, and no others.
func TestFilteredAddress(t *testing.T) {
	tb := openTab(t)
	s := publishedSite(t).site
	first := s.Risks[len(s.Risks)-1]
	kind, word := first.Plan.KindOf, strings.ToLower(strings.Fields(first.Title)[0])
	for _, tt := range []struct {
		query string
		fits  func(*site.Risk) bool
	}{
		{"?plan=" + first.Plan.Ref(), func(x *site.Risk) bool { return x.Plan == first.Plan }},
		{"?plan=kind." + kind.ID.ID, func(x *site.Risk) bool { return x.Plan.KindOf == kind }},
		{"?type=strategic&appetite=above", func(x *site.Risk) bool { return x.Type == plan.Strategic && x.Exposure.Above }},
		{"?category=" + first.Field.ID.ID, func(x *site.Risk) bool { return x.Field == first.Field }},
		{"?words=" + word, func(x *site.Risk) bool { return strings.Contains(strings.ToLower(x.Title), word) }},
		{"?plan=nobody&rating=x&sort=nothing", func(*site.Risk) bool { return true }},
	} {
		tb.load("en/risks/" + tt.query)
		want, got := sorted(risksLike(s, tt.fits)), tb.shown()
		if len(want) == 0 {
			t.Errorf("%s: the content has nothing to be found", tt.query)
		}
		if !slices.Equal(sorted(got), want) {
			t.Errorf("%s shows %v, want %v", tt.query, got, want)
		}
		if empty := ask[int](tb, `[...document.querySelectorAll(".list tbody")].filter((b) => b.checkVisibility() && !b.querySelector("tr[id]:not([hidden])")).length`); empty > 0 {
			t.Errorf("%s: %d groups without an entry are seen", tt.query, empty)
		}
	}
	if query := ask[string](tb, `location.search`); query != "" {
		t.Errorf("values that are not offered stay in the address: %s", query)
	}
}

// The map counts what its list shows, and leads to it.
func TestMapFollowsList(t *testing.T) {
	tb := openTab(t)
	s := publishedSite(t).site
	tb.load("en/risks/")
	tb.settle()
	unfiltered := ask[map[string]string](tb, `probe.counts()`)
	for _, c := range s.Config.Risk.Categories {
		query := "?type=strategic&category=" + c.ID.ID
		tb.load("en/risks/" + query)
		tb.settle()
		want := map[string]string{}
		for _, x := range s.Risks {
			if e := x.Exposure.Latest; e != nil && x.Type == plan.Strategic && x.Field == c {
				cell := fmt.Sprintf("l%d.i%d", e.Residual.Likelihood, e.Residual.Impact)
				var n int
				_, _ = fmt.Sscan(want[cell], &n)
				want[cell] = fmt.Sprint(n + 1)
			}
		}
		if got := ask[map[string]string](tb, `probe.counts()`); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: the map counts %v, want %v", query, got, want)
		}
		if words := ask[string](tb, `document.querySelector(".chart-heat").closest("figure").querySelector(".key-appetite").textContent`); !strings.Contains(words, c.Title) {
			t.Errorf("%s: the line is called %q", query, words)
		}
		rank := s.Config.Risk.BandRank(c.Appetite.ID)
		if lines := ask[int](tb, `document.querySelectorAll(".chart-heat .appetite").length`); (lines > 0) != (rank >= 0 && rank < len(s.Config.Risk.Bands)-1) {
			t.Errorf("%s: %d lines around the bands up to %d", query, lines, rank)
		}
		tb.complaints(query, `probe.names()`)
	}
	ask[any](tb, `document.querySelector(".filter button").click()`)
	tb.settle()
	if got := ask[map[string]string](tb, `probe.counts()`); fmt.Sprint(got) != fmt.Sprint(unfiltered) || ask[int](tb, `document.querySelectorAll(".chart-heat .appetite").length`) > 0 {
		t.Errorf("without a filter the map counts %v, at first %v", got, unfiltered)
	}
}

// The line that the script draws for a category is that of a picture drawn at
// build time.
func TestAppetiteLineIsTheSame(t *testing.T) {
	tb := openTab(t)
	s := publishedSite(t).site
	lines := `probe.bounds()`
	for _, x := range s.Risks {
		if x.Exposure.Latest == nil {
			continue
		}
		tb.size(1280, 800)
		tb.load("en/" + x.Ref() + "/")
		want := ask[[]string](tb, lines)
		tb.load("en/risks/?category=" + x.Field.ID.ID)
		tb.settle()
		if got := ask[[]string](tb, lines); len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("%s: the line is %v, that of %s %v", x.Field.Title, got, x.Ref(), want)
		}
		return
	}
}

// The keyboard sorts: upwards, downwards, not at all; it stays where it is.
func TestSortWithKeyboard(t *testing.T) {
	tb := openTab(t)
	s := publishedSite(t).site
	tb.size(1280, 800)
	tb.load("en/actions/")
	grouped := tb.shown()
	due := func() (days []string) {
		for _, id := range tb.shown() {
			days = append(days, s.Item(id).(*site.Action).Due.String())
		}
		return days
	}
	ask[any](tb, `document.querySelector("[data-sort=due] button").focus()`)
	for _, step := range []struct{ sort, query string }{{"ascending", "?sort=due"}, {"descending", "?sort=-due"}} {
		tb.press(kb.Enter)
		days := due()
		if step.sort == "descending" {
			slices.Reverse(days)
		}
		if !slices.IsSorted(days) || len(days) != len(grouped) {
			t.Errorf("sorted %s they are due on %v", step.sort, days)
		}
		if got := ask[string](tb, `document.querySelector("[data-sort=due]").ariaSort + " " + location.search`); got != step.sort+" "+step.query {
			t.Errorf("after a press the column is %s", got)
		}
	}
	tb.press(kb.Enter)
	if got := tb.shown(); !slices.Equal(got, grouped) || ask[bool](tb, `!!document.querySelector("[aria-sort]")`) {
		t.Errorf("unsorted the list is %v, at first it was %v", got, grouped)
	}
	if focus := tb.focused(); !strings.HasSuffix(focus, "th > button") {
		t.Errorf("the focus went to %s", focus)
	}
}

// A choice is made with the keyboard, said aloud, and kept in the address, so
// that the page shows the same when it is loaded again.
func TestFilterWithKeyboard(t *testing.T) {
	tb := openTab(t)
	s := publishedSite(t).site
	tb.size(1280, 800)
	tb.load("en/indicators/")
	option := ask[string](tb, `document.querySelector(".filter [name=rating] option:nth-of-type(2)").textContent`)
	ask[any](tb, `document.querySelector(".filter [name=rating]").focus()`)
	tb.do(chromedp.KeyEvent(option))
	got := tb.shown()
	rating := ask[string](tb, `new URLSearchParams(location.search).get("rating")`)
	n := 0
	for _, r := range plan.Ratings {
		if r.String() == rating {
			n = s.Tally.Counts[r]
		}
	}
	if len(got) != n || n == 0 {
		t.Errorf("%d indicators are shown as %s, want %d", len(got), rating, n)
	}
	if said := ask[string](tb, `document.querySelector(".filter output").textContent`); said != fmt.Sprintf("%d of %d indicators shown", n, len(s.Indicators)) {
		t.Errorf("the bar says %q", said)
	}
	tb.do(chromedp.Reload())
	if again := tb.shown(); !slices.Equal(again, got) {
		t.Errorf("loaded again it shows %v, before %v", again, got)
	}
}

// A link to a group that is hidden shows it.
func TestLinkToHiddenGroup(t *testing.T) {
	tb := openTab(t)
	tb.load("en/risks/?sort=-due")
	tb.settle()
	ask[any](tb, `document.querySelector(".chart-heat a").dispatchEvent(new MouseEvent("click", {bubbles: true, cancelable: true}))`)
	tb.settle()
	if !ask[bool](tb, `document.querySelector(location.hash ? "#" + CSS.escape(location.hash.slice(1)) : "x").checkVisibility()`) {
		t.Errorf("the map leads to %s, which is hidden", ask[string](tb, `location.href`))
	}
}

// A list of several pages is searched and sorted as a whole; where the rest
// does not come, it says so.
func TestFilterOverPages(t *testing.T) {
	tb := openTab(t)
	folder := t.TempDir()
	if err := corpus.Write(folder, 100); err != nil {
		t.Fatal(err)
	}
	p := buildSite(t, folder, generator.Options{})
	var broken atomic.Bool
	files := serve(os.DirFS(p.dir))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store") // so that what is broken is asked for
		if broken.Load() && strings.HasSuffix(r.URL.Path, "/2/") {
			http.Error(w, "broken", http.StatusInternalServerError)
			return
		}
		files.ServeHTTP(w, r)
	}))
	defer server.Close()
	tb.root = server.URL
	tb.load("en/risks/")
	if n := len(tb.shown()); n != 500 {
		t.Fatalf("the first page shows %d risks", n)
	}
	all := risksLike(p.site, func(*site.Risk) bool { return true })
	tb.load("en/risks/?sort=plan")
	if got := tb.shown(); !slices.Equal(sorted(got), sorted(all)) {
		t.Errorf("sorted, %d of %d risks are shown, and the bar says %q", len(got), len(all), ask[string](tb, `document.querySelector(".filter output").textContent`))
	}
	for _, of := range p.site.Plans[1:4] {
		tb.load("en/risks/?plan=" + of.Ref())
		got, want := sorted(tb.shown()), sorted(risksLike(p.site, func(x *site.Risk) bool { return x.Plan == of }))
		if !slices.Equal(got, want) {
			t.Fatalf("of %s it shows %v, want %v", of.Ref(), got, want)
		}
		if bad := ask[[]string](tb, `[...document.querySelectorAll(".list tr[id]:not([hidden])")].filter((r) => r.querySelector("a").pathname !== "/en/" + r.id + "/").map((r) => r.id)`); len(bad) > 0 {
			t.Fatalf("the entries %v lead to other pages", bad)
		}
	}
	ask[any](tb, `document.querySelector(".filter button").click()`)
	if n := len(tb.shown()); n != 500 || !ask[bool](tb, `document.querySelector(".pages").checkVisibility()`) {
		t.Errorf("with nothing chosen the page shows %d risks", n)
	}
	broken.Store(true)
	tb.load("en/risks/?type=strategic")
	if n := len(tb.shown()); n == 0 || n >= 300 {
		t.Errorf("of the first page %d risks are shown", n)
	}
	if said := ask[string](tb, `document.querySelector(".filter output").textContent`); !strings.Contains(said, "could not be loaded") {
		t.Errorf("the bar says %q", said)
	}
}
