package generator

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plansite/generator/plan"
)

// texts are the files of a folder of the repository with an ending.
func texts(t *testing.T, folder, pattern string) map[string]string {
	t.Helper()
	names, err := fs.Glob(os.DirFS(".."), folder+"/"+pattern)
	if err != nil || len(names) == 0 {
		t.Fatal(err, "no files in ", folder)
	}
	out := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile("../" + name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = string(data)
	}
	return out
}

var (
	comment   = regexp.MustCompile(`(?s)/\*.*?\*/`)
	physical  = regexp.MustCompile(`(?m)^\s*((?:margin|padding|border|scroll-margin)-(?:left|right|top|bottom)[a-z-]*|left|right|top|bottom|float|clear|(?:min-|max-)?(?:width|height)):`)
	sided     = regexp.MustCompile(`(?m)^\s*(?:margin|padding|inset|border-width): (\S+) (\S+) (\S+) ([^\s;]+);`)
	leftRight = regexp.MustCompile(`(?m)^\s*text-align: (?:left|right)`)
)

// Style sheets use logical properties, so that a page reads from the right
// where its language does.
func TestStyleIsLogical(t *testing.T) {
	for name, text := range texts(t, "assets/css", "*.css") {
		text = comment.ReplaceAllString(text, "")
		for _, found := range append(physical.FindAllString(text, -1), leftRight.FindAllString(text, -1)...) {
			t.Errorf("%s: %s is not logical", name, strings.TrimSpace(found))
		}
		for _, found := range sided.FindAllStringSubmatch(text, -1) {
			if found[2] != found[4] {
				t.Errorf("%s: %s tells left from right", name, strings.TrimSpace(found[0]))
			}
		}
	}
}

var literalID = regexp.MustCompile(` id="(?:\{\{\$\.Prefix\}\})?([^"{]*)"`)

// A plan's page has an anchor for each item in it, so an id that a layout
// uses itself must not be free for an item.
func TestIDsOfLayoutsAreReserved(t *testing.T) {
	for name, text := range texts(t, "layouts", "*.html") {
		if !slices.Contains([]string{"layouts/base.html", "layouts/parts.html", "layouts/sections.html", "layouts/plan.html"}, name) && !strings.HasSuffix(name, "-parts.html") {
			continue
		}
		for _, found := range literalID.FindAllStringSubmatch(text, -1) {
			if id := found[1]; !slices.Contains(plan.Reserved, id) {
				t.Errorf("%s: the id %q is not reserved", name, id)
			}
		}
	}
}
