package generator

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/plan"
)

// withNew puts a new file of a kind into the small site.
func withNew(t *testing.T, kind, id string) (fstest.MapFS, string) {
	t.Helper()
	fsys := inMemory(t)
	name, text, err := New(context.Background(), fsys, kind, id, Options{})
	if err != nil {
		t.Fatal(err)
	}
	fsys[name] = &fstest.MapFile{Data: text}
	return fsys, name
}

// What a new file begins as has nothing wrong with it, and is not published
// before its author says so.
func TestArchetypesAreValid(t *testing.T) {
	for _, kind := range append([]string{"top", "quay"}, plan.RecordKinds...) {
		t.Run(kind, func(t *testing.T) {
			fsys, name := withNew(t, kind, "new-one")
			s, diags, err := Check(context.Background(), fsys, Options{Unpublished: true})
			if err != nil || s == nil || diags.Len() > 0 {
				t.Fatal(name, err, diags.Sorted())
			}
			if s.Item("new-one") == nil {
				t.Error("the new item is not there")
			}
			if s, _, _ = Check(context.Background(), fsys, Options{}); s == nil || s.Item("new-one") != nil {
				t.Error("the new item is published at once")
			}
		})
	}
}

func TestArchetypeOfTheSite(t *testing.T) {
	fsys := inMemory(t)
	fsys["layouts/archetypes/quay.md"] = &fstest.MapFile{Data: []byte("---\nid: {{.ID}}\nkind: quay\ntitle: Ours\n---\n")}
	name, text, err := New(context.Background(), fsys, "quay", "quay-9", Options{})
	if err != nil || name != "content/quays/quay-9.md" || !strings.Contains(string(text), "title: Ours") {
		t.Errorf("got %s, %q, %v", name, text, err)
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
		{"page", "new-one", "unknown kind"},
		{"quay", "report-2025/../x", "cannot be an id"},
		{"../quay", "new-one", "unknown kind"},
	} {
		if _, _, err := New(context.Background(), inMemory(t), tt.kind, tt.id, Options{}); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s %s: got %v", tt.kind, tt.id, err)
		}
	}
}
