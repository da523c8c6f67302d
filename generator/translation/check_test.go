package translation

import (
	"strings"
	"testing"
)

// TestReferencesOfTheSource: figures, links and charts are those of the source.
func TestReferencesOfTheSource(t *testing.T) {
	_, content := decode(t, `---
id: waves
kind: page
title: Waves
---
See [[quay]] and [[tide#latest]], or [them](https://waves.example/?a=1&b=2).

![[chart]]
`)
	const chart = "\n\n![[chart]]\n"
	for _, tt := range []struct{ name, text, want string }{
		{"the same", "[Eux](https://waves.example/?a=1&b=2) et [[tide#latest|la marée]], [[quay]] et [[quay|quai]]." + chart, ""},
		{"fewer links", "Rien." + chart, ""},
		{"another item", "Voir [[boat]]." + chart, ":4:8: reference-in-translation"},
		{"another figure", "Voir [[tide#target]]." + chart, ":4:8: reference-in-translation"},
		{"a figure for a name", "Voir [[quay#latest]]." + chart, ":4:8: reference-in-translation"},
		{"another address", "Rien.\n\nVoir [là](https://other.example/)." + chart, ":6: link-in-translation"},
		{"a bare address", "Voir https://other.example/." + chart, ":4: link-in-translation"},
		{"a chart twice", "Rien." + chart + chart, ":9:4: reference-in-translation"},
		{"another chart", "Rien." + chart + "\n![[boat]]\n", ":8:4: reference-in-translation"},
		{"no chart", "\nRien.\n", ":5: reference-in-translation"},
		{"a link for a chart", "Rien. [[chart]]\n", ":4: reference-in-translation; :4:9: reference-in-translation"},
	} {
		_, _, said := translate(t, content, "---\ntitle: Vagues\n---\n"+tt.text)
		if got := strings.ReplaceAll(strings.Join(said, "; "), "content/waves.fr.md", ""); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
