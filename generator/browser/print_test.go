package browser_test

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// leaf is a page of a PDF, as Chromium writes it.
var leaf = regexp.MustCompile(`/Type\s*/Page\b`)

// A4 in inches, and the width in CSS pixels that the margins of the style
// sheet leave: 210 mm less 16 mm on each side.
const (
	paperWidth, paperHeight = 8.27, 11.69
	printWidth              = 672
)

// In print nothing is cut off at the side, menus are left out, and what can be
// opened is open; the list of all dates stands in for the tables of timelines.
func TestPrint(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		tb.load(s.address)
		tb.media("print")
		tb.size(printWidth, 900)
		tb.complaints("print", `probe.overflow()`)
		tb.complaints("print", `probe.clipped()`)
		tb.complaints("print", `[...document.querySelectorAll(".site-nav, .skip, .crumbs, .skip-chart, .anchor")]
			.filter((e) => e.checkVisibility()).map((e) => probe.name(e) + " is printed")`)
		tb.complaints("print", `[...document.querySelectorAll("details.figures:not(.figure-timeline > *) > :not(summary)")]
			.filter((e) => e.getBoundingClientRect().height < 10 || !e.checkVisibility({contentVisibilityAuto: true})).map((e) => probe.name(e) + " is not open")`)
	})
}

// A reader whose screen is dark prints black on white, with the same palette
// as any other.
func TestPrintIsLight(t *testing.T) {
	const palette = `(() => {
		const style = getComputedStyle(document.documentElement)
		const names = ["paper", "card", "tint", "ink", "ink-soft", "line", "line-strong", "accent", "accent-ink", "notice", "flag", "achieved", "on-track", "at-risk",
			"off-track", "too-early", "no-data", "on-square", "band-0", "band-1", "band-2", "band-3", "band-ink"]
		return names.map((name) => name + " " + style.getPropertyValue("--" + name)).join(", ") + ", " + style.colorScheme + ", " + style.backgroundColor + ", " + style.color
	})()`
	tb := openTab(t)
	tb.load("en/")
	read := func(media, scheme string) string {
		tb.media(media, "prefers-color-scheme", scheme)
		return ask[string](tb, palette)
	}
	light, dark := read("print", "light"), read("print", "dark")
	if light != dark {
		t.Errorf("printed from a light screen: %s\nfrom a dark one: %s", light, dark)
	}
	if want := "light, rgb(255, 255, 255), rgb(0, 0, 0)"; !strings.HasSuffix(light, want) {
		t.Errorf("got %s, want %s at its end", light, want)
	}
	if read("screen", "dark") == read("screen", "light") {
		t.Error("the screen has one palette only, so this test shows nothing")
	}
}

// isPlan reports whether a sample is the page of a plan or of all of them.
func isPlan(s sample) bool {
	return s.sort == "sector" || s.sort == "study-group" || s.sort == "print"
}

// A document begins on paper with its cover, which has the notice in full, and
// its contents; on a screen it has no cover.
func TestPrintCover(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		if !isPlan(s) {
			return
		}
		tb.load(s.address)
		const visible = `[".cover", ".cover-notice", ".contents", ".printed", ".site-header", "aside.notice"].map((s) =>
			s + " " + [...document.querySelectorAll(s)].some((e) => e.checkVisibility())).join(", ")`
		tb.size(printWidth, 900)
		if got, want := ask[string](tb, visible), ".cover false, .cover-notice false, .contents true, .printed false, .site-header true, aside.notice true"; got != want {
			tb.Errorf("on a screen: %s, want %s", got, want)
		}
		tb.media("print")
		if got, want := ask[string](tb, visible), ".cover true, .cover-notice true, .contents true, .printed true, .site-header false, aside.notice false"; got != want {
			tb.Errorf("on paper: %s, want %s", got, want)
		}
		if notice := ask[bool](tb, `document.querySelector(".cover-notice").textContent === document.querySelector("aside.notice").textContent`); !notice {
			tb.Error("the notice of the cover is another than that of the page")
		}
	})
}

// A plan fills several sheets of paper, and all of them more.
func TestPrintPlan(t *testing.T) {
	for _, s := range samples(t) {
		if !isPlan(s) {
			continue
		}
		t.Run(s.sort, func(t *testing.T) {
			t.Parallel()
			tb := openTab(t)
			tb.load(s.address)
			var pdf []byte
			tb.do(chromedp.ActionFunc(func(ctx context.Context) (err error) {
				pdf, _, err = page.PrintToPDF().WithPaperWidth(paperWidth).WithPaperHeight(paperHeight).WithPreferCSSPageSize(true).Do(ctx)
				return err
			}))
			sheets := len(leaf.FindAll(pdf, -1))
			if least := map[bool]int{false: 4, true: 40}[s.sort == "print"]; sheets < least {
				t.Errorf("%d sheets, in %d bytes", sheets, len(pdf))
			}
			t.Logf("%d sheets", sheets)
		})
	}
}
