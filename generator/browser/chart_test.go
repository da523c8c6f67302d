package browser_test

import (
	"fmt"
	"testing"
)

// Every link of a chart is a square of at least 24 px, rounded at most, that nothing covers.
func TestChartTargets(t *testing.T) {
	onEachWith(t, chartLinks, func(tb *tab, s sample) {
		tb.load(s.address)
		for _, width := range []int64{320, 390, 1280} {
			tb.whole(width)
			tb.complaints(fmt.Sprintf("%d px", width), `probe.targets()`)
		}
	})
}

// In every colour scheme, and in the colours a reader has forced upon all
// sites, texts and marks of charts stand out from what lies beneath them.
func TestChartContrast(t *testing.T) {
	onEachWith(t, anyChart, func(tb *tab, s sample) {
		tb.load(s.address)
		ask[any](tb, `probe.openAll()`)
		tb.whole(1280)
		for _, colours := range [][]string{
			{"prefers-color-scheme", "light"},
			{"prefers-color-scheme", "dark"},
			{"forced-colors", "active", "prefers-color-scheme", "light"},
			{"forced-colors", "active", "prefers-color-scheme", "dark"},
		} {
			tb.media("", colours...)
			tb.complaints(fmt.Sprint(colours), `probe.faint()`)
		}
	})
}

// whole makes the window as tall as the page, so that every point of it can be
// asked what lies there.
func (tb *tab) whole(width int64) {
	tb.Helper()
	tb.size(width, 800)
	tb.size(width, ask[int64](tb, `document.documentElement.scrollHeight`))
}
