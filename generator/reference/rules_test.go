package reference

import (
	"maps"
	"slices"
	"testing"
)

// TestRulesAreOfKeys: each rule is that of a key, or an entry, that there is.
func TestRulesAreOfKeys(t *testing.T) {
	left, wholes := maps.Clone(rules), maps.Clone(together)
	for _, e := range entries() {
		delete(wholes, e.name)
		for _, k := range e.keys {
			delete(left, k.Owner.Name()+"."+k.Name)
			if k.meaning == "" {
				t.Errorf("nothing says what %s of %s means", k.Name, e.name)
			}
		}
	}
	if len(left) > 0 || len(wholes) > 0 {
		t.Errorf("rules of what there is not: %q, %q", slices.Sorted(maps.Keys(left)), slices.Sorted(maps.Keys(wholes)))
	}
}

// TestExample: a meaning that names an example gives it to the schema.
func TestExample(t *testing.T) {
	for meaning, want := range map[string]string{
		"short name, such as SG13; default: the title":             "SG13",
		`what to mind, such as "mirror of the official page"`:      "mirror of the official page",
		"the part of the resolution, such as: instructs the Board": "instructs the Board",
		"full name": "",
	} {
		if got := example(meaning); got != want {
			t.Errorf("%q: %q, want %q", meaning, got, want)
		}
	}
}
