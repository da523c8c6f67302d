package browser_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

var exploreButton = regexp.MustCompile(`<button type="button" class="explore" hidden`)

// opened clicks the first button to explore and waits for the chart.
const opened = `(async () => {
	const button = document.querySelector("button.explore");
	button.click();
	for (let i = 0; i < 200 && !document.querySelector(".explorer, .explore-failed"); i++) await new Promise((r) => setTimeout(r, 20));
	return document.querySelector(".explorer") !== null;
})()`

// A reader who asks for it gets the interactive chart in place of the picture,
// in the colours of the page, and the picture back.
func TestExplore(t *testing.T) {
	onEachWith(t, exploreButton, func(tb *tab, s sample) {
		tb.media("", "prefers-color-scheme", "light")
		tb.load(s.address)
		if n := ask[int](tb, `performance.getEntriesByType("resource").filter((r) => /echarts|[.]json/.test(r.name)).length`); n != 0 {
			tb.Errorf("%d files of the interactive chart are loaded before anyone asked", n)
		}
		if !ask[bool](tb, opened) {
			tb.Fatalf("the chart does not open: %s", ask[string](tb, `document.querySelector(".explore-failed")?.textContent || "nothing happened"`))
		}
		if !ask[bool](tb, `getComputedStyle(document.querySelector(".explorer ~ svg.chart")).display === "none"`) {
			tb.Error("the picture still shows beside it")
		}
		if got := ask[string](tb, `JSON.stringify(explored.options[0]).match(/"[a-zA-Z]*[cC]olor":"--[^"]*"/)?.[0] || ""`); got != "" {
			tb.Errorf("a colour is not resolved: %s", got)
		}
		if !ask[bool](tb, `explored.options[0].series.length > 0 && explored.options[0].tooltip.renderMode === "richText" && explored.options[0].aria.enabled`) {
			tb.Error("the option lacks series, tooltips in plain text, or a description")
		}
		tb.media("", "prefers-color-scheme", "dark")
		if !ask[bool](tb, `(async () => {
			const first = JSON.stringify(explored.options[0]);
			for (let i = 0; i < 250; i++) {
				if (JSON.stringify(explored.options.at(-1)) !== first) return true;
				await new Promise((r) => setTimeout(r, 20));
			}
			return false;
		})()`) {
			tb.Error("the colours do not follow the scheme")
		}
		tb.press(kb.ArrowRight)
		if words := ask[string](tb, `document.querySelector(".explorer-value").textContent`); words == "" || !ask[bool](tb, `explored.actions.some((a) => a.type === "showTip")`) {
			tb.Errorf("the arrow key leads to no value: %q", words)
		}
		tb.press(kb.Escape)
		if got := ask[string](tb, `[explored.disposed, document.querySelector(".explorer, .explored-picture"), probe.name(document.activeElement)].join(" ")`); !strings.HasPrefix(got, "true  ") || !strings.HasSuffix(got, "button.explore") {
			tb.Errorf("Escape does not lead back to the picture: %s", got)
		}
	})
}

// What cannot be loaded leaves the picture, and says so.
func TestExploreFails(t *testing.T) {
	onEachWith(t, regexp.MustCompile(`class="chart chart-trend"`), func(tb *tab, s sample) {
		if s.page.isEmbed() {
			return
		}
		tb.load(s.address)
		ask[any](tb, `document.querySelector("button.explore").dataset.option = "no-such-file.json"`)
		if ask[bool](tb, opened) {
			tb.Error("a chart opens without its data")
		}
		if words := ask[string](tb, `document.querySelector("[role=alert]").textContent`); !strings.Contains(words, "could not be loaded") {
			tb.Errorf("says %q", words)
		}
		if !ask[bool](tb, `document.querySelector("svg.chart").getBoundingClientRect().height > 0`) {
			tb.Error("the picture is gone")
		}
	})
}

// The button "PNG" makes a picture of twice the size of the SVG.
func TestPNG(t *testing.T) {
	onEachWith(t, regexp.MustCompile(`<button type="button" class="png"`), func(tb *tab, s sample) {
		tb.load(s.address)
		ask[any](tb, `probe.openAll()`)
		got := ask[[]float64](tb, `(async () => {
			const button = document.querySelector("button.png");
			const svg = new DOMParser().parseFromString(await (await fetch(button.dataset.svg)).text(), "image/svg+xml").documentElement;
			const saved = new Promise((done) => { HTMLAnchorElement.prototype.click = function () { done([this.href, this.download]); }; });
			button.click();
			const [address, name] = await saved;
			const picture = new Image();
			picture.src = address;
			await picture.decode();
			return [picture.width, picture.height, 2 * svg.getAttribute("width"), 2 * svg.getAttribute("height"), name.endsWith(".png") ? 1 : 0];
		})()`)
		if len(got) != 5 || got[0] == 0 || got[0] != got[2] || got[1] != got[3] || got[4] != 1 {
			tb.Errorf("picture of %v", got)
		}
	})
}

// The line that shows a chart elsewhere names the address that the reader's
// browser knows, and leads to the chart alone.
func TestFrame(t *testing.T) {
	onEachWith(t, regexp.MustCompile(`<p class="frame" hidden>`), func(tb *tab, s sample) {
		tb.load(s.address)
		ask[any](tb, `probe.openAll()`)
		tb.complaints("to embed", `Promise.all([...document.querySelectorAll(".frame textarea")].map(async (code) => {
			const frame = new DOMParser().parseFromString(code.value, "text/html").querySelector("iframe");
			if (!frame.getAttribute("src").startsWith(location.origin + "/")) return "the address is " + frame.getAttribute("src");
			const page = await (await fetch(frame.getAttribute("src"))).text();
			return page.includes('class="embed"') && frame.title !== "" && code.getBoundingClientRect().height > 0 ? "" : "shows no chart: " + code.value;
		})).then((all) => all.filter(Boolean))`)
	})
}
