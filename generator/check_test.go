package generator

import (
	"context"
	"errors"
	"os"
	"testing"
	"testing/fstest"

	"plansite/generator/diagnostic"
)

// Ending the context ends the reading of content.
func TestCheckStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if s, _, err := Check(ctx, os.DirFS("testdata/site"), Options{}); s != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("got a site %v and %v", s != nil, err)
	}
	if s, diags, err := Check(context.Background(), os.DirFS("testdata/site"), Options{}); s == nil || err != nil {
		t.Errorf("got no site, %v, %v", diags.Sorted(), err)
	}
}

// TestAdvice: it points at what it is about in the front matter, comes only where
// it was asked for, and the entries of the published site.yaml are of use.
func TestAdvice(t *testing.T) {
	files := os.DirFS("testdata/site")
	checked, diags, err := Check(t.Context(), files, Options{})
	if err != nil || checked.TurnedOff != 0 || diags.Len() != 0 {
		t.Fatalf("without being asked: %v, %v", diags.Sorted(), err)
	}
	_, diags, err = Check(t.Context(), files, Options{Advice: true})
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]string{}
	for _, d := range diags.Sorted() {
		if d.Severity != diagnostic.Advice {
			t.Errorf("%s has the severity %s", d.Code, d.Severity)
		}
		places[d.Place.String()] = d.Code
	}
	for place, code := range map[string]string{
		"content/plans/quay-2.md:8:13":  "overdue-review", // review_due of the plan
		"content/plans/quay-2.md:76:27": "overdue-value",  // date of the last measurement
		"content/harbour.md:10:9":       "no-owner",       // the id, as there is no owner
	} {
		if places[place] != code {
			t.Errorf("at %s is %q, want %q", place, places[place], code)
		}
	}
	_, diags, err = Check(t.Context(), os.DirFS(".."), Options{Advice: true})
	if n := diags.Counts(); err != nil || n[diagnostic.Error]+n[diagnostic.Warning] > 0 {
		t.Errorf("the content: %v, %v", n, err)
	}
}

// TestAdviceOnTranslation: what a translation says is looked at in its own file.
func TestAdviceOnTranslation(t *testing.T) {
	fsys := inMemory(t)
	edit(t, fsys, "content/site.yaml", "{code: en, name: English, locale: en-GB}", "{code: en, name: English, locale: en-GB}\n  - {code: fr, name: français, locale: fr}")
	fsys["content/harbour.fr.md"] = &fstest.MapFile{Data: []byte("---\nmission: Voir [ici](https://a/).\n---\n")}
	_, diags, err := Check(t.Context(), fsys, Options{Advice: true})
	if err != nil {
		t.Fatal(err)
	}
	found := diags.Where(func(d diagnostic.Diagnostic) bool { return d.Code == "malformed-link" }).Sorted()
	if len(found) != 1 || found[0].Place.String() != "content/harbour.fr.md:2:21" {
		t.Errorf("got %v", found)
	}
}
