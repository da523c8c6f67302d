package browser_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// No page makes its reader scroll sideways: on a phone, a tablet, a desktop,
// with all details open.
func TestWidths(t *testing.T) {
	onEach(t, anyway(func(tb *tab) {
		for _, width := range []int64{320, 390, 768, 1280} {
			tb.size(width, 800)
			tb.complaints(fmt.Sprintf("%d px", width), `probe.overflow()`)
		}
		ask[any](tb, `probe.openAll()`)
		for _, width := range []int64{320, 768} {
			tb.size(width, 800)
			tb.complaints(fmt.Sprintf("%d px, details open", width), `probe.overflow()`)
		}
	}))
}

// Nor does any in another language, whose words are longer, run from right to
// left, or have no spaces between them.
func TestWidthsInOtherLanguages(t *testing.T) {
	onEachIn(t, anyway(func(tb *tab) {
		tb.size(390, 800)
		tb.complaints("390 px", `probe.overflow()`)
		ask[any](tb, `probe.openAll()`)
		tb.complaints("390 px, details open", `probe.overflow()`)
	}))
}

// A desktop of 1280 px that is zoomed to 200 % has 640 px, each of two points.
// Text can also grow alone, and readers may set it more widely: then too it
// neither runs out of the window nor is cut off.
func TestLargeAndWideText(t *testing.T) {
	onEach(t, anyway(func(tb *tab) {
		ask[any](tb, `probe.openAll()`)
		tb.do(emulation.SetDeviceMetricsOverride(640, 400, 2, false))
		tb.complaints("200 % zoom", `probe.overflow()`)
		tb.complaints("200 % zoom", `probe.clipped()`)

		tb.size(1280, 800)
		ask[any](tb, `probe.style("html { font-size: 200% !important }")`)
		tb.complaints("text of twice the size", `probe.overflow()`)
		tb.complaints("text of twice the size", `probe.clipped()`)

		ask[any](tb, `probe.style(probe.spacing)`)
		for _, width := range []int64{320, 640, 1280} {
			tb.size(width, 800)
			tb.complaints(fmt.Sprintf("text set widely, %d px", width), `probe.overflow()`)
			tb.complaints(fmt.Sprintf("text set widely, %d px", width), `probe.clipped()`)
		}
	}))
}

// anyway loads the page of a sample first.
func anyway(test func(*tab)) func(*tab, sample) {
	return func(tb *tab, s sample) {
		tb.load(s.address)
		test(tb)
	}
}
