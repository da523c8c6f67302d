package generator

import (
	"path"
	"strings"
	"testing"

	"plansite/generator/page"
	"plansite/generator/plan"
	"plansite/generator/site"
)

const editPattern = "https://git.example.org/harbour/edit/main/{file}"

// TestOrigin: the page of each item, and no other, leads to its file and tells
// when that last changed.
func TestOrigin(t *testing.T) {
	opt := Options{Changed: map[string]plan.Date{"content/plans/quay-2.md": plan.NewDate(2026, 6, 3)}}
	const config = "content/site.yaml"
	fsys := with(t, map[string]string{config: filesIn(t, goldenSite)[config] + "edit: " + editPattern + "\n"})
	r, diags, err := prepare(t.Context(), fsys, opt, new(memory))
	if r == nil || err != nil {
		t.Fatal(err, diags.Sorted())
	}
	seen := map[site.Sort]bool{}
	for p := range r.pages.All() {
		id := path.Base(path.Dir(p.Path))
		x := r.site.Item(id)
		if p.Path != "en/"+id+"/index.html" || p.Layout == "redirect" {
			x = nil
		}
		if got := p.Build().Origin; x == nil && got != nil {
			t.Errorf("%s has no file of its own, and leads to %s", p.Path, got.Edit)
		} else if x != nil {
			seen[x.Sort()] = true
			checkOrigin(t, p.Path, got, site.PlaceOf(x).File)
		}
	}
	for sort := site.PlanSort; sort <= site.EventSort; sort++ {
		if !seen[sort] {
			t.Errorf("the small site has no %s", sort)
		}
	}
}

func checkOrigin(t *testing.T, page string, got *page.Origin, file string) {
	t.Helper()
	switch dated := file == "content/plans/quay-2.md"; {
	case got == nil || got.Edit != strings.Replace(editPattern, "{file}", file, 1):
		t.Errorf("%s does not lead to %s: %+v", page, file, got)
	case dated != (got.Changed != nil) || dated && got.Changed.ISO != "2026-06-03":
		t.Errorf("%s: the day of %s is %v", page, file, got.Changed)
	}
}

// TestNoOrigin: without a pattern and a date nothing is told.
func TestNoOrigin(t *testing.T) {
	for name, html := range published(t, with(t, nil), Options{}) {
		if strings.Contains(html, "Suggest a change") || strings.Contains(html, "file last changed") {
			t.Errorf("%s tells of its file", name)
		}
	}
}

// TestLastmod: the site map has the day of each item's file, in each language
// the later one of source and translation, and none for lists.
func TestLastmod(t *testing.T) {
	const base = "https://harbour.example/"
	opt := Options{BaseURL: base, Changed: map[string]plan.Date{
		"content/plans/quay-2.md": plan.NewDate(2026, 6, 1), "content/plans/quay-2.fr.md": plan.NewDate(2026, 6, 3), "content/site.yaml": plan.NewDate(2026, 6, 4),
	}}
	text := published(t, inFrench(t), opt)["sitemap.xml"]
	for address, want := range map[string]string{"en/quay-2/": "2026-06-01", "fr/quay-2/": "2026-06-03", "en/harbour/": "", "en/risks/": "", "fr/": ""} {
		_, entry, ok := strings.Cut(text, "<url><loc>"+base+address+"</loc>")
		entry, _, _ = strings.Cut(entry, "</url>")
		if !ok || strings.Contains(entry, "<lastmod>") != (want != "") || !strings.HasPrefix(entry, "<lastmod>"+want+"</lastmod>") && want != "" {
			t.Errorf("%s: not %q: %s", address, want, entry)
		}
	}
}
