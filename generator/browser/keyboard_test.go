package browser_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func (tb *tab) press(key string) {
	tb.Helper()
	tb.do(chromedp.KeyEvent(key))
}

// focused describes the element that has the focus.
func (tb *tab) focused() string {
	tb.Helper()
	return ask[string](tb, `probe.name(document.activeElement)`)
}

// The first stop of the keyboard is the link over the menu into the page.
func TestSkipToContent(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		if s.page.isEmbed() {
			return // there is nothing to skip
		}
		tb.size(1280, 800)
		tb.load(s.address)
		tb.press(kb.Tab)
		if got := tb.focused(); got != "a.skip" {
			tb.Fatalf("the first stop is %s", got)
		}
		if !ask[bool](tb, `document.activeElement.getBoundingClientRect().top >= 0`) {
			tb.Error("the link is not seen when it has the focus")
		}
		tb.press(kb.Enter)
		if got := tb.focused(); got != "main#main" {
			tb.Errorf("the link moves the focus to %s", got)
		}
		if !ask[bool](tb, `!document.querySelector("main a, main summary, main [tabindex='0']")`) {
			tb.press(kb.Tab)
			if !ask[bool](tb, `document.activeElement.closest("main") !== null`) {
				tb.Errorf("the stop after that is %s", tb.focused())
			}
		}
	})
}

// The keyboard reaches every link of every chart, and shows where it is.
func TestKeyboardReachesCharts(t *testing.T) {
	onEachWith(t, chartLinks, func(tb *tab, s sample) {
		tb.size(1280, 800)
		tb.load(s.address)
		for range ask[int](tb, `probe.stops()`) {
			tb.press(kb.Tab)
		}
		tb.complaints("keyboard", `probe.unvisited()`)
	})
}

// The link that skips a chart, or a matrix, of many links shows when it has the
// focus, and the next stop lies behind it.
func TestSkipChart(t *testing.T) {
	onEachWith(t, skipLinks, func(tb *tab, s sample) {
		tb.size(1280, 800)
		tb.load(s.address)
		for i := range ask[int](tb, `document.querySelectorAll(".skip-chart").length`) {
			link := fmt.Sprintf(`document.querySelectorAll(".skip-chart")[%d]`, i)
			ask[any](tb, link+`.focus()`)
			if !ask[bool](tb, link+`.getBoundingClientRect().height >= 24`) {
				tb.Errorf("skip link %d is not seen when it has the focus", i)
			}
			tb.press(kb.Enter)
			tb.press(kb.Tab)
			if !ask[bool](tb, `probe.isBehind(`+link+`.parentElement.querySelector(".chart, .alignment"))`) {
				tb.Errorf("skip link %d leads to %s", i, tb.focused())
			}
		}
	})
}

// The outline of a chart's link is not only in the style but in the picture:
// browsers differ in what they draw around parts of a drawing.
func TestFocusIsSeenInCharts(t *testing.T) {
	onEachWith(t, chartLinks, func(tb *tab, s sample) {
		tb.size(1280, 800)
		tb.load(s.address)
		for _, kind := range ask[[]string](tb, `probe.kinds()`) {
			link := fmt.Sprintf(`document.querySelector("%s a")`, kind)
			ask[any](tb, link+`.scrollIntoView({block: "center"})`)
			box := ask[[]float64](tb, `probe.around(`+link+`)`)
			before := tb.picture(box)
			ask[any](tb, link+`.focus()`)
			if n := changed(before, tb.picture(box)); n < 80 {
				tb.Errorf("%s: only %d pixels change when a link gets the focus", kind, n)
			}
			ask[any](tb, link+`.blur()`)
		}
	})
}

// picture takes a part of the page: x, y, width, height. On a busy machine a
// tab that is not in front may wait for ever for a frame to take, so it asks
// again.
func (tb *tab) picture(box []float64) image.Image {
	tb.Helper()
	var data []byte
	take := chromedp.ActionFunc(func(ctx context.Context) (err error) {
		ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
		defer cancel()
		clip := &page.Viewport{X: box[0], Y: box[1], Width: box[2], Height: box[3], Scale: 1}
		data, err = page.CaptureScreenshot().WithClip(clip).Do(ctx)
		return err
	})
	err := chromedp.Run(tb.ctx, take)
	for tries := 0; errors.Is(err, context.DeadlineExceeded) && tb.ctx.Err() == nil && tries < 5; tries++ {
		err = chromedp.Run(tb.ctx, page.BringToFront(), take)
	}
	if err != nil {
		tb.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		tb.Fatal(err)
	}
	return img
}

// changed counts the pixels in which two pictures differ clearly.
func changed(a, b image.Image) (n int) {
	bounds := a.Bounds().Intersect(b.Bounds())
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			p, q := color.GrayModel.Convert(a.At(x, y)).(color.Gray), color.GrayModel.Convert(b.At(x, y)).(color.Gray)
			if d := int(p.Y) - int(q.Y); d > 40 || d < -40 {
				n++
			}
		}
	}
	return n
}
