package page_test

import (
	"strings"
	"testing"

	"plansite/generator/page"
)

// A page names another page once, under the heading that says most.
func TestPagesNameOthersOnce(t *testing.T) {
	const decision = "kind: decision\ntitle: D\nby: board\ndate: 2026-02-01\ndecides: To dredge.\n"
	pages := pagesOf(t, harbour(""), reviewed("id: f-1, title: One, leads_to: [drawn, other]"),
		"id: drawn\n"+decision+"evidence: [f-1]\n", "id: other\n"+decision,
		"id: apart\n"+decision+"evidence: [f-1]\n", "id: told\nkind: decision\ntitle: D\nby: board\ndate: 2026-02-01\ndecides: \"To do as [[f-1]] says.\"\nevidence: [f-1]\n")
	for _, tt := range []struct{ id, want, reason string }{
		{"f-1", "support: apart told", "what it led to is named once, and a text that rests on it does not count as a mention"},
		{"drawn", "", "its evidence is what led to it"},
		{"other", "origins: f-1", "it does not name what led to it"},
	} {
		var got []string
		for _, l := range pages["en/"+tt.id+"/index.html"].Build().Ties {
			s := l.Name + ":"
			for _, x := range l.Entries {
				s += " " + x.ID
			}
			got = append(got, s)
		}
		if text := strings.Join(got, "; "); text != tt.want {
			t.Errorf("%s lists %q, not %q: %s", tt.id, text, tt.want, tt.reason)
		}
	}
	if m := view[page.Finding](t, pages, "f-1").Mentions; m != nil {
		t.Errorf("the finding is mentioned in %+v", m)
	}
}
