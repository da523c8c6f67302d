package browser_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
)

// inArabic are the pages that run from right to left.
var inArabic = sync.OnceValues(func() (*publication, error) {
	source, err := published()
	if err != nil {
		return nil, err
	}
	return source.in("ar")
})

// arabic are those of them that are no chart alone, nor all plans at once.
func arabic(t *testing.T) (out []*document) {
	t.Helper()
	p, err := inArabic()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range p.pages {
		if !d.isEmbed() && !strings.HasPrefix(d.path, "ar/print/") {
			out = append(out, d)
		}
	}
	return out
}

// withChart is the longest of them that has a chart of a sort.
func withChart(t *testing.T, sort string) string {
	t.Helper()
	d := longest(arabic(t), `class="chart chart-`+sort)
	if d == nil {
		t.Fatalf("no page in Arabic has a chart of the sort %s", sort)
	}
	return strings.TrimSuffix(d.path, "index.html")
}

// From right to left, each text of a chart stands within it, in the language of
// the page and in that of the source.
func TestMirroredCharts(t *testing.T) {
	for _, sort := range []string{"bullets", "states", "chain", "heat", "trend", "levels", "positioning", "multiples", "shares", "ladder", "timeline"} {
		t.Run(sort, func(t *testing.T) {
			t.Parallel()
			tb := openTab(t)
			tb.load(withChart(t, sort))
			ask[any](tb, `probe.openAll()`)
			for _, width := range []int64{320, 390, 1280} {
				tb.size(width, 800)
				tb.complaints(fmt.Sprintf("%d px", width), `probe.overflow()`)
				tb.complaints(fmt.Sprintf("%d px", width), `[...document.querySelectorAll(".chart text")].flatMap((text) => {
					const chart = text.ownerSVGElement.closest(".chart").getBoundingClientRect(), box = text.getBoundingClientRect();
					return box.width === 0 || box.left >= chart.left - 2 && box.right <= chart.right + 2 ? [] : [text.textContent + " lies outside of its chart"];
				}).slice(0, 3)`)
			}
		})
	}
}

// Time runs from right to left, and what is too wide for a phone begins at the
// right.
func TestTimeInArabic(t *testing.T) {
	years := `((texts) => {
		const years = texts.filter((e) => /^[0-9]{4}$/.test(e.textContent)).map((e) => [+e.textContent, e.getBoundingClientRect().right]);
		if (years.length < 2) return ["only " + years.length + " years are named"];
		return years.slice(1).filter(([year, at], i) => (year - years[i][0]) * (at - years[i][1]) > 0).map(([year]) => year + " stands to the right of the year before");
	})`
	tb := openTab(t)
	tb.load(withChart(t, "trend"))
	tb.size(1280, 800)
	tb.complaints("a trend", years+`([...document.querySelectorAll(".chart-trend .tick")])`)
	tb.complaints("a trend", `[...document.querySelectorAll(".chart-trend")].filter((chart) => Math.abs(chart.querySelector(".tick").getBoundingClientRect().right - chart.getBoundingClientRect().right) > 2).map(() => "the axis of values is not at the right")`)
	tb.load(withChart(t, "timeline"))
	tb.size(390, 800)
	tb.complaints("a timeline", years+`([...document.querySelectorAll(".chart-timeline .tick")].map((e) => ({ textContent: e.textContent.match(/[0-9]{4}/)?.[0], getBoundingClientRect: () => e.getBoundingClientRect() })))`)
	tb.complaints("a timeline", `[...document.querySelectorAll(".chart-timeline")].filter((chart) => chart.getBoundingClientRect().right > innerWidth || chart.getBoundingClientRect().left > 0).map(() => "does not begin at the right")`)
}
