package browser_test

import (
	"regexp"
	"strings"
	"testing"
)

var citation = regexp.MustCompile(`<details class="cite">`)

// A citation gains the day of access in the language of the page, and can be
// copied as it is read.
func TestCitation(t *testing.T) {
	onEachWith(t, citation, func(tb *tab, s sample) {
		tb.load(s.address)
		ask[any](tb, `navigator.clipboard.writeText = async (text) => { window.copied = text }; probe.openAll()`)
		today := ask[string](tb, `new Intl.DateTimeFormat("en-GB", {dateStyle: "long"}).format(new Date())`)
		ask[any](tb, `document.querySelector(".cite .copy").click()`)
		copied := ask[string](tb, `window.copied`)
		if !strings.HasSuffix(copied, " Accessed on "+today+".") || strings.Contains(copied, "  ") || !strings.Contains(copied, "[demonstration]") {
			tb.Errorf("copied is %q", copied)
		}
		if said := ask[string](tb, `document.querySelector(".cite [role=status]").textContent`); said != "Copied" {
			tb.Errorf("says %q", said)
		}
	})
}

// Where the clipboard refuses, the text is selected, for the keyboard to copy.
func TestCopyRefused(t *testing.T) {
	tb := openTab(t)
	tb.load("en/about/")
	ask[any](tb, `navigator.clipboard.writeText = async () => { throw new Error("no") }; probe.openAll()`)
	ask[any](tb, `document.querySelector(".cite .copy").click()`)
	if selected := ask[string](tb, `getSelection().toString()`); !strings.Contains(selected, "Accessed on ") {
		t.Errorf("selected is %q", selected)
	}
}
