package generator

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/diagnostic"
)

// What a new file begins as has nothing wrong with it, in any site that has its
// kind, and is not published before its author says so.
func TestArchetypesAreValid(t *testing.T) {
	for name, dir := range map[string]string{"small": goldenSite, "shipped": ".."} {
		t.Run(name, func(t *testing.T) {
			fsys, ids := withAllNew(t, dir)
			s, diags, err := Check(context.Background(), fsys, Options{Unpublished: true})
			if err != nil || s == nil || diags.Len() > 0 {
				t.Fatal(err, diags.Sorted())
			}
			for _, id := range ids {
				if s.Item(id) == nil {
					t.Error(id, "is not there")
				}
			}
			s, diags, err = Check(context.Background(), fsys, Options{})
			if err != nil || s == nil || diags.Len() > 0 {
				t.Fatal(err, diags.Sorted())
			}
			for _, id := range ids {
				if s.Item(id) != nil {
					t.Error(id, "is published at once")
				}
			}
		})
	}
}

// withAllNew is the content of a site with a new file of each kind that it knows.
func withAllNew(t *testing.T, dir string) (fsys fstest.MapFS, ids []string) {
	t.Helper()
	fsys = fstest.MapFS{}
	for name, text := range filesIn(t, filepath.Join(dir, "content")) {
		fsys["content/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	config, _, err := readConfig(fsys, Options{}, new(memory), new(diagnostic.List))
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range newKinds(config) {
		id := "new-" + kind
		name, err := newName(config, kind, id)
		if err != nil {
			t.Fatal(err)
		}
		text, err := compose(fsys, config, kind, id)
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: text}
		ids = append(ids, id)
	}
	return fsys, ids
}

// A site's own archetype goes before the default, of each kind; and its own for
// all plans goes before the default for one kind of them.
func TestArchetypeOfTheSite(t *testing.T) {
	ours := &fstest.MapFile{Data: []byte("---\nid: {{.ID}}\nkind: {{.Kind}}\ntitle: Ours\n---\n")}
	kinds := []string{"study-group", "region", "enabler", "quay"}
	for _, tt := range []struct {
		file  string
		kinds []string
	}{
		{"plan", kinds}, {"study-group", kinds[:1]}, {"region", kinds[1:2]}, {"enabler", kinds[2:3]}, {"quay", kinds[3:]},
		{"page", []string{"page"}}, {"report", []string{"report"}}, {"calendar", []string{"calendar"}},
	} {
		fsys := withKinds(t, kinds)
		fsys["layouts/archetypes/"+tt.file+".md"] = ours
		config, _, err := readConfig(fsys, Options{}, new(memory), new(diagnostic.List))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range append([]string{"page", "report", "calendar"}, kinds...) {
			text, err := compose(fsys, config, kind, "new-one")
			if err != nil || strings.Contains(string(text), "title: Ours") != slices.Contains(tt.kinds, kind) {
				t.Errorf("%s.md, %s: got %v, %s", tt.file, kind, err, text)
			}
		}
	}
}

// A site can grow from its vocabulary alone, even one with a single level of
// results; the plan of the home page has no parent.
func TestArchetypesInAnEmptySite(t *testing.T) {
	kinds := []string{"study-group", "region", "enabler", "quay"}
	fsys := withKinds(t, kinds)
	config := string(fsys["content/site.yaml"].Data)
	from, to := strings.Index(config, "alignment:"), strings.Index(config, "  - {id: output")
	fsys["content/site.yaml"].Data = []byte(config[:from] + "currency: EUR\nlevels:\n" + config[to:])
	add := func(kind, id string) {
		name, text, err := New(context.Background(), fsys, kind, id, Options{})
		if err != nil {
			t.Fatal(err)
		}
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(string(text), "publish: false", "publish: true", 1))}
	}
	add("top", "harbour")
	add("page", "about")
	for _, kind := range kinds {
		add(kind, "new-"+kind)
	}
	s, diags, err := Check(context.Background(), fsys, Options{})
	if err != nil || s == nil || diags.Len() > 0 {
		t.Fatal(err, diags.Sorted())
	}
}

// withKinds is the vocabulary of the small site with other kinds of plans.
func withKinds(t *testing.T, kinds []string) fstest.MapFS {
	t.Helper()
	text := filesIn(t, goldenSite)["content/site.yaml"]
	for _, kind := range kinds {
		if kind != "quay" {
			text = strings.Replace(text, "kinds:\n", "kinds:\n  - {id: "+kind+", title: One, plural: Many}\n", 1)
		}
	}
	return fstest.MapFS{"content/site.yaml": {Data: []byte(text)}}
}

// New files have folders of their own.
func TestNewNames(t *testing.T) {
	for kind, want := range map[string]string{
		"quay": "content/quays/about-it.md", "top": "content/top/about-it.md", "page": "content/pages/about-it.md",
		"report": "content/records/reports/about-it.md", "self-assessment": "content/records/self-assessments/about-it.md",
	} {
		if name, _, err := New(context.Background(), inMemory(t), kind, "about-it", Options{}); err != nil || name != want {
			t.Errorf("%s: got %s, %v", kind, name, err)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, tt := range []struct{ kind, id, want string }{
		{"reprot", "new-one", `did you mean "report"?`},
		{"report", "Not An Id", "not-an-id"},
		{"report", "quay-2", `the id "quay-2" is that of the plan`},
		{"report", "../../x", "cannot be an id"},
		{"report", "risks", "is kept for a page of the site"},
		{"report", "quay-two", `the id "quay-two" was that of the plan`},
		{"report", "quays", "is the address of an overview"},
		{"report", "board-2026-1", `is that of the event`},
		{"report", "QUAY-2", "quay-2"},
		{"page", "about", `the id "about" is that of the page`},
		{"quay", "method", "is kept for a page of the site"},
		{"quay", "report-2025/../x", "cannot be an id"},
		{"../quay", "new-one", "unknown kind"},
	} {
		if _, _, err := New(context.Background(), inMemory(t), tt.kind, tt.id, Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s %s: got %v", tt.kind, tt.id, err)
		}
	}
}
