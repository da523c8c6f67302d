package browser_test

import (
	"context"
	"regexp"
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

// In print nothing is cut off at the side, and menus are left out.
func TestPrint(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		tb.load(s.address)
		tb.media("print")
		tb.size(printWidth, 900)
		tb.complaints("print", `probe.overflow()`)
		tb.complaints("print", `probe.clipped()`)
		tb.complaints("print", `[...document.querySelectorAll(".site-nav, .skip, .contents, .crumbs, .skip-chart")]
			.filter((e) => e.checkVisibility()).map((e) => probe.name(e) + " is printed")`)
	})
}

// A plan fills several sheets of paper.
func TestPrintPlan(t *testing.T) {
	for _, s := range samples(t) {
		if s.sort != "sector" && s.sort != "study-group" {
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
			if sheets < 2 {
				t.Errorf("%d sheets, in %d bytes", sheets, len(pdf))
			}
			t.Logf("%d sheets", sheets)
		})
	}
}
