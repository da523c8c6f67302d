package browser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/page"
)

// axe-core, pinned by its version and the checksum of its package.
const (
	axeVersion   = "4.14.1"
	axeIntegrity = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
)

// axeTags are the rules that pages are held to: WCAG 2.2 at level AA, and what
// is best practice beyond it, such as the order of headings and landmarks.
var axeTags = []string{"wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"}

// colourRules are those whose answer depends on colours, which is all that
// differs in the dark.
var colourRules = []string{"color-contrast", "link-in-text-block"}

// axeSource is axe-core, from the user's cache folder or, once and where CI is
// set, from npm.
var axeSource = sync.OnceValues(func() (string, error) {
	dir, err := axe.folder()
	if err != nil {
		return "", err
	}
	data, err := os.ReadFile(filepath.Join(dir, "axe.min.js"))
	return string(data), err
})

var axe = npmPackage{name: "axe-core", version: axeVersion, integrity: axeIntegrity, files: []string{"axe.min.js"}}

// axeReport is the part of its answer that is of use here.
type axeReport struct {
	Violations []struct {
		ID    string
		Help  string
		Nodes []struct {
			Target         []any
			FailureSummary string
		}
	}
}

// startAxe loads axe into the page. In a drawing it reads lines of text without
// spaces between them and takes a tooltip for visible text, so there the rule
// about names that contain the visible text is probe.js's.
func startAxe(tb *tab, source string) {
	tb.Helper()
	ask[any](tb, source+`; axe.configure({rules: [{id: "label-content-name-mismatch", selector: ":not(svg *)"}]})`)
}

// runAxe holds the page to rules, given by tags or by names.
func runAxe(tb *tab, by string, rules []string) axeReport {
	tb.Helper()
	options, err := json.Marshal(map[string]any{
		"runOnly":     map[string]any{"type": by, "values": rules},
		"resultTypes": []string{"violations"},
	})
	if err != nil {
		tb.Fatal(err)
	}
	return ask[axeReport](tb, fmt.Sprintf(`axe.run(document, %s)`, options))
}

func (r axeReport) complain(tb *tab, when string) {
	tb.Helper()
	for _, v := range r.Violations {
		for _, node := range v.Nodes[:min(3, len(v.Nodes))] {
			tb.Errorf("%s: %s [%s, %d places] at %v\n%s", when, v.Help, v.ID, len(v.Nodes), node.Target, node.FailureSummary)
		}
	}
}

func needAxe(t *testing.T) string {
	t.Helper()
	source, err := axeSource()
	if err != nil {
		missing(t, "axe-core is neither in the cache nor to be had: "+err.Error())
	}
	return source
}

// No page breaks a rule of accessibility that a machine can check, on a phone
// and a desktop, in light and dark.
func TestAccessibility(t *testing.T) {
	onEach(t, func(tb *tab, s sample) {
		source := needAxe(tb.T)
		tb.do(page.SetBypassCSP(true))
		tb.load(s.address)
		startAxe(tb, source)
		ask[any](tb, `probe.openAll()`)
		tb.complaints("charts", `probe.names()`)
		for _, width := range []int64{390, 1280} {
			tb.size(width, 900)
			tb.media("", "prefers-color-scheme", "light")
			runAxe(tb, "tag", axeTags).complain(tb, fmt.Sprintf("%d px, light", width))
			tb.media("", "prefers-color-scheme", "dark")
			runAxe(tb, "rule", colourRules).complain(tb, fmt.Sprintf("%d px, dark", width))
		}
	})
}

// Other languages have the same layouts with other words: one width and one
// scheme will do, and where the script is another, the dark as well.
func TestAccessibilityInOtherLanguages(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("takes minutes")
	}
	onEachIn(t, func(tb *tab, s sample) {
		source := needAxe(tb.T)
		tb.do(page.SetBypassCSP(true))
		tb.size(390, 900)
		tb.load(s.address)
		startAxe(tb, source)
		ask[any](tb, `probe.openAll()`)
		tb.complaints("charts", `probe.names()`)
		tb.media("", "prefers-color-scheme", "light")
		runAxe(tb, "tag", axeTags).complain(tb, "light")
		if s.lang == "ar" || s.lang == "zh" {
			tb.media("", "prefers-color-scheme", "dark")
			runAxe(tb, "rule", colourRules).complain(tb, "dark")
		}
	})
}

// The rules that matter most here are run, and find what is wrong: axe leaves
// out some unless asked.
func TestAccessibilityIsChecked(t *testing.T) {
	tb := openTab(t)
	source := needAxe(t)
	tb.do(page.SetBypassCSP(true))
	tb.load("")
	startAxe(tb, source)
	ask[any](tb, `document.querySelector("main").innerHTML = `+"`"+`
		<h1>One</h1><h3>Three</h3><p style="color: #ccc; background: #fff">pale</p><a href="x"></a>
		<p><a href="y" style="display: inline-block; font-size: 8px">a</a><a href="z" style="display: inline-block; font-size: 8px">b</a></p>`+"`")
	var found []string
	for _, v := range runAxe(tb, "tag", axeTags).Violations {
		found = append(found, v.ID)
	}
	for _, rule := range []string{"heading-order", "color-contrast", "link-name", "target-size"} {
		if !slices.Contains(found, rule) {
			t.Errorf("the rule %s does not find its fault; found %v", rule, found)
		}
	}
}
