package generator

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/plan"
	"plansite/generator/starter"
)

// sourced finds a source outside of notes.
var sourced = regexp.MustCompile(`(?m)^[^#\n]*\bsource:`)

// The site that a new one begins as has nothing wrong with it, on whatever day it
// is begun and whatever its title; all its figures are illustrative, and say so.
func TestStarterIsASite(t *testing.T) {
	for day, title := range map[plan.Date]string{
		plan.NewDate(2026, 1, 1):   starter.Title,
		plan.NewDate(2024, 2, 29):  `It's "ours": {{.}} [[risks]] # 1`,
		plan.NewDate(2026, 12, 31): "- Начало",
	} {
		files, err := starter.Files(title, day)
		if err != nil {
			t.Fatal(err)
		}
		fsys := fstest.MapFS{}
		for _, f := range files {
			fsys[f.Name] = &fstest.MapFile{Data: f.Text}
		}
		s, diags, err := Check(context.Background(), fsys, Options{})
		if err != nil || s == nil || diags.Len() > 0 {
			t.Fatal(day, err, diags.Sorted())
		}
		if s.Config.Title != title || s.Config.AsOf != day || s.Config.Notice.Empty() {
			t.Errorf("%s: got the title %q, the date %s", day, s.Config.Title, s.Config.AsOf)
		}
		for _, f := range files {
			if strings.HasPrefix(f.Name, "content/") && sourced.Match(f.Text) {
				t.Errorf("%s names a source", f.Name)
			}
		}
	}
}
