package main

import (
	"maps"
	"strings"
	"testing"

	"plansite/generator/plan"
)

func TestReadLog(t *testing.T) {
	const a, b = "content/a.md", "content/b.md"
	june, may := plan.NewDate(2026, 6, 3), plan.NewDate(2026, 5, 1)
	tests := []struct {
		log    string
		want   map[string]plan.Date
		all    bool
		reason string
	}{
		{"", nil, false, "no commit"},
		{"|2026-06-03|\ncontent/a.md|content/b.md|", map[string]plan.Date{a: june, b: june}, true, "both at once"},
		{"|2026-06-03|\ncontent/a.md||2026-05-01|\ncontent/a.md|content/b.md|", map[string]plan.Date{a: june, b: may}, true, "the newest counts"},
		{"|2026-06-03||2026-05-01|\ncontent/b.md|", map[string]plan.Date{b: may}, false, "a commit without files"},
		{"|2026-06-03|\n../a.md|content/other.md|/etc/passwd|content/a.md\n|", map[string]plan.Date{}, false, "names that are no content"},
		{"|9999-06-03|\ncontent/a.md||2026-05-01|\ncontent/a.md|", map[string]plan.Date{a: may}, false, "a clock that was far off"},
		{"|2026-06-03|\ncontent/a.md|" + strings.Repeat("x", 2*maxField) + "|content/b.md|", map[string]plan.Date{a: june}, false, "a name without end"},
		{"|2026-06-03|\ncontent/a.md|content/b.md", map[string]plan.Date{a: june}, false, "an end within a name"},
		{"content/a.md|2026-06-03|", map[string]plan.Date{}, false, "a file without a commit"},
		{"||", map[string]plan.Date{}, false, "no date"},
	}
	for _, test := range tests {
		got, all := readLog(strings.NewReader(strings.ReplaceAll(test.log, "|", "\x00")), []string{a, b})
		if !maps.Equal(got, test.want) || all != test.all {
			t.Errorf("%s: %v, all: %v", test.reason, got, all)
		}
	}
}
