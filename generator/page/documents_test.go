package page_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"plansite/generator"
	"plansite/generator/locale"
	"plansite/generator/page"
	"plansite/layouts"
)

// documents is the file as the script reads it.
type documents struct {
	Sections, Kinds, Plans    []string
	Chips                     [][4]string
	ID, Title, Lead, Texts    []string
	Section, Kind, Plan, Chip []int
	Words                     string
	Hidden                    []int
	Untexted, Left            int
	Messages                  map[string]string
}

// documentsOf makes the file of the golden site.
func documentsOf(t *testing.T, opt generator.Options, most, mostText int) documents {
	t.Helper()
	s, diags, err := generator.Check(t.Context(), os.DirFS("../testdata/site"), opt)
	if err != nil || s == nil {
		t.Fatal(err, diags.Sorted())
	}
	l, err := locale.Load(layouts.Files, nil, "en", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	b := page.New([]page.Edition{{Locale: l, Site: s.Site}}, page.Assets{Search: "search.js", SearchLibrary: "library.js"})
	data, err := page.Documents(b, most, mostText)
	if err != nil {
		t.Fatal(err)
	}
	var d documents
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	var pages []string
	for p := range b.All() {
		pages = append(pages, p.Path)
	}
	for _, id := range d.ID {
		if !slices.Contains(pages, "en/"+id+"/index.html") {
			t.Errorf("%s has no page", id)
		}
	}
	return d
}

func (d *documents) of(t *testing.T, id string) (n int) {
	t.Helper()
	if n = slices.Index(d.ID, id); n < 0 {
		t.Fatalf("%s is not among the documents", id)
	}
	return n
}

func TestDocument(t *testing.T) {
	d := documentsOf(t, generator.Options{}, 1000, 1<<20)
	n := d.of(t, "quay-2-ships")
	got := []string{d.Title[n], d.Sections[d.Section[n]], d.Kinds[d.Kind[n]], d.Plans[d.Plan[n]], d.Chips[d.Chip[n]][0]}
	if want := []string{"Ships a year", "Indicators", "Indicator", "Quay 2", "rating-at-risk"}; !slices.Equal(got, want) {
		t.Errorf("an indicator is %q, want %q", got, want)
	}
	quay := d.of(t, "quay-2")
	if d.Title[quay] == "" || d.Sections[d.Section[quay]] != "Plans" || d.Lead[quay] == "" || d.Texts[quay] == "" {
		t.Errorf("a plan is %q, %q, %q, %q", d.Title[quay], d.Sections[d.Section[quay]], d.Lead[quay], d.Texts[quay])
	}
	for id, section := range map[string]string{"indicators": "Pages and lists", "risks/by-result": "Pages and lists", "about": "Pages and lists", "review-2025": "Records", "charter-1": "Records", "quay-2-r1": "Risks"} {
		if n := d.of(t, id); d.Sections[d.Section[n]] != section {
			t.Errorf("%s stands under %s", id, d.Sections[d.Section[n]])
		}
	}
	for i, column := range [][]int{d.Section, d.Kind, d.Plan, d.Chip} {
		if len(column) != len(d.ID) {
			t.Errorf("column %d has %d entries of %d", i, len(column), len(d.ID))
		}
	}
}

// Beyond the bounds a page is found by its title, and then in the index only.
func TestDocumentsAreBounded(t *testing.T) {
	all := documentsOf(t, generator.Options{}, 1000, 1<<20)
	if all.Untexted != 0 || all.Left != 0 {
		t.Errorf("%d have no texts and %d are left out within the bounds", all.Untexted, all.Left)
	}
	some := documentsOf(t, generator.Options{}, 40, 100)
	if n := len(some.ID); n != 40 || n+some.Left != len(all.ID) || len(some.Texts) != 40 {
		t.Errorf("there are %d documents and %d texts, %d left out of %d", n, len(some.Texts), some.Left, len(all.ID))
	}
	last := some.ID[39]
	if n := len(some.ID); some.Untexted == 0 || some.Untexted >= n || some.Lead[39]+some.Texts[39] != "" || some.Title[39] == "" {
		t.Errorf("%d have no texts; %s is %q, %q", some.Untexted, last, some.Title[39], some.Lead[39])
	}
	if !strings.Contains(some.Messages["left"], "{number}") || some.Messages["untexted"] == "" {
		t.Errorf("the search has no words for it: %q", some.Messages)
	}
}
