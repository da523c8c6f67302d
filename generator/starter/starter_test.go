package starter

import (
	"slices"
	"strings"
	"testing"

	"plansite/generator/plan"
)

func TestFiles(t *testing.T) {
	files, err := Files("Ours", plan.NewDate(2026, 1, 31))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		names = append(names, f.Name)
		if strings.Contains(string(f.Text), "{{") {
			t.Errorf("%s is not filled in", f.Name)
		}
	}
	for _, want := range []string{".gitignore", "README.md", "content/site.yaml", "content/library.md", "content/pages/about.md"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no %s in %q", want, names)
		}
	}
}

func TestEndOfMonth(t *testing.T) {
	for _, tt := range []struct {
		asOf   plan.Date
		months int
		want   string
	}{
		{plan.NewDate(2026, 3, 31), -1, "2026-02-28"},
		{plan.NewDate(2024, 3, 1), -1, "2024-02-29"},
		{plan.NewDate(2026, 1, 15), -1, "2025-12-31"},
		{plan.NewDate(2026, 1, 15), -13, "2024-12-31"},
		{plan.NewDate(2026, 11, 30), 0, "2026-11-30"},
	} {
		if got := (begun{AsOf: tt.asOf}).End(tt.months).String(); got != tt.want {
			t.Errorf("%s, %d: got %s, want %s", tt.asOf, tt.months, got, tt.want)
		}
	}
}

func TestTitleIsOneLine(t *testing.T) {
	for _, title := range []string{"", " ", "two\nlines", "a\tb", "\xff"} {
		if _, err := Files(title, plan.NewDate(2026, 6, 30)); err == nil {
			t.Errorf("%q is taken", title)
		}
	}
}
