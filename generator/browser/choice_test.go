package browser_test

import (
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
)

// An address without a language leads to the first language that the reader's
// browser asks for and the site has, at the same place; where there is none, or
// no script, its list stays.
func TestChoiceOfLanguage(t *testing.T) {
	tests := []struct {
		reason    string
		languages string
		script    bool
		from, to  string
	}{
		{"a region of a language", "fr-CH,en", true, "/sg13/", "/fr/sg13/"},
		{"a place on the page", "fr-CH,en", true, "/sg13/#sg13-oc1", "/fr/sg13/#sg13-oc1"},
		{"a list that is filtered", "ar", true, "/risks/?type=strategic", "/ar/risks/?type=strategic"},
		{"the home page", "de,zh-Hans-CN,en", true, "/", "/zh/"},
		{"a language that the site lacks", "de", true, "/sg13/", "/sg13/"},
		{"no script", "fr", false, "/sg13/", "/sg13/"},
		{"an item with a language", "fr", true, "/en/sg13/", "/en/sg13/"},
	}
	for _, tt := range tests {
		t.Run(tt.reason, func(t *testing.T) {
			tb := openTab(t)
			tb.reads(tt.languages)
			tb.do(emulation.SetScriptExecutionDisabled(!tt.script))
			tb.load(tt.from)
			got := ""
			for end := time.Now().Add(2 * time.Second); got != tt.to && time.Now().Before(end); {
				got = ask[string](tb, `location.href.slice(location.origin.length)`)
			}
			if got != tt.to {
				t.Errorf("%s leads to %s, want %s", tt.from, got, tt.to)
			}
			if tt.from == tt.to {
				time.Sleep(100 * time.Millisecond) // it could still go
				if now := ask[string](tb, `location.pathname`); now != tt.to {
					t.Errorf("%s leads on to %s", tt.from, now)
				}
			}
		})
	}
}
