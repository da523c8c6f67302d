package page_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator"
	"plansite/generator/layout"
	"plansite/generator/locale"
	"plansite/generator/page"
	"plansite/layouts"
)

// built are the pages of a site by path.
type built map[string]page.Page

// pagesOf links the vocabulary of the golden site, without aims from outside,
// with plans, whose front matter is given, and returns the pages.
func pagesOf(t *testing.T, plans ...string) built {
	t.Helper()
	return pagesWith(t, strings.NewReplacer(withoutAims...), plans...)
}

// withoutAims takes aims from outside out of the vocabulary.
var withoutAims = []string{"alignment: [wish]\n", "", "  - {id: wish, title: Wish of the town, plural: Wishes of the town}\n", ""}

// demonstration is as pagesOf, of a site that says that it demonstrates.
func demonstration(t *testing.T, plans ...string) built {
	t.Helper()
	return pagesWith(t, strings.NewReplacer(append(slices.Clone(withoutAims), "as_of:", "notice: A demonstration.\nas_of:")...), plans...)
}

// pagesWith is pagesOf with a change of the vocabulary.
func pagesWith(t *testing.T, change *strings.Replacer, plans ...string) built {
	t.Helper()
	vocabulary, err := os.ReadFile("../testdata/site/content/site.yaml")
	if err != nil {
		t.Fatal(err)
	}
	config := strings.Replace(change.Replace(string(vocabulary)), "navigation: [harbour, quays, indicators, risks, about]", "navigation: [harbour]", 1)
	files := fstest.MapFS{"content/site.yaml": {Data: []byte(config)}}
	for i, text := range plans {
		files[fmt.Sprintf("content/plan%d.md", i)] = &fstest.MapFile{Data: []byte("---\n" + text + "---\n")}
	}
	s, diags, err := generator.Check(t.Context(), files, generator.Options{})
	if err != nil || s == nil {
		var b bytes.Buffer
		for _, d := range diags.Sorted() {
			d.Write(&b)
		}
		t.Fatal(err, b.String())
	}
	l, err := locale.Load(layouts.Files, nil, "en", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	out := built{}
	for p := range page.New([]page.Edition{{Locale: l, Site: s.Site}}, page.Assets{Style: "s.css", Icon: "i.svg"}).All() {
		if _, twice := out[p.Path]; twice {
			t.Errorf("there are two pages %s", p.Path)
		}
		out[p.Path] = p
	}
	return out
}

// view is the view model of the page of an id.
func view[T any](t *testing.T, pages built, id string) *T {
	t.Helper()
	p, ok := pages["en/"+id+"/index.html"]
	if !ok {
		t.Fatalf("there is no page of %s", id)
	}
	main, ok := p.Build().Main.(*T)
	if !ok {
		t.Fatalf("the page of %s shows a %T", id, p.Build().Main)
	}
	return main
}

// harbour is a plan with a goal; more is further front matter.
func harbour(more string) string {
	return "id: harbour\nkind: top\ntitle: The harbour\nresults:\n  - {id: goal, level: goal, title: A goal}\n" + more
}

// layoutsOf are the layouts of the package.
func layoutsOf(t *testing.T) *layout.Set {
	t.Helper()
	l, err := locale.Load(layouts.Files, nil, "en", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	set, err := layout.Load(layouts.Files, nil, l)
	if err != nil {
		t.Fatal(err)
	}
	return set
}
