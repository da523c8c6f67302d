package layout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/locale"
	"plansite/layouts"
)

// message is one entry of a message file.
type message struct {
	plural bool
	places []string // of its form for "other", sorted; those of the other forms are among them
}

var place = regexp.MustCompile(`\{\{\.([A-Za-z]+)\}\}`)

// placesOf are the places of a text, sorted.
func placesOf(text string) []string {
	var out []string
	for _, m := range place.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// readMessages reads the English messages and checks each by itself.
func readMessages(t *testing.T) map[string]message {
	t.Helper()
	text, err := fs.ReadFile(layouts.Files, "messages/en.json")
	if err != nil {
		t.Fatal(err)
	}
	if twice := repeated(t, text); len(twice) > 0 {
		t.Errorf("messages that stand twice: %q", twice)
	}
	var raw map[string]any
	if err := json.Unmarshal(text, &raw); err != nil {
		t.Fatal(err)
	}
	out := map[string]message{}
	for id, value := range raw {
		forms, isPlural := value.(map[string]any)
		if !isPlural {
			forms = map[string]any{"other": value}
		}
		other, _ := forms["other"].(string)
		m := message{plural: isPlural, places: placesOf(other)}
		if isPlural && forms["one"] == nil {
			t.Errorf("%s has no form for one", id)
		}
		for form, value := range forms {
			text, _ := value.(string)
			if text == "" || strings.Contains(place.ReplaceAllString(text, ""), "{") {
				t.Errorf("%s, %s: %v is not a text with places like {{.Name}}", id, form, value)
			}
			for _, p := range placesOf(text) {
				if !slices.Contains(m.places, p) {
					t.Errorf("%s, %s: the place %s is not in the form for other", id, form, p)
				}
			}
		}
		out[id] = m
	}
	return out
}

// repeated are the keys that stand twice at the top of a JSON object.
func repeated(t *testing.T, text []byte) []string {
	d := json.NewDecoder(bytes.NewReader(text))
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var out []string
	for d.More() {
		key, err := d.Token()
		var value json.RawMessage
		if err == nil {
			err = d.Decode(&value)
		}
		if err != nil {
			t.Fatal(err)
		}
		if seen[key.(string)] {
			out = append(out, key.(string))
		}
		seen[key.(string)] = true
	}
	return out
}

// use is a place in a layout or in the program that shows a message.
type use struct {
	where  string
	call   string // t, n or f
	id     string
	prefix bool     // id is only the beginning of it
	maybe  bool     // id may be something else
	given  []string // places that f fills
}

// problem says what is wrong with a use, or "".
func (u use) problem(all map[string]message) string {
	if u.prefix {
		if !slices.ContainsFunc(slices.Collect(maps.Keys(all)), func(id string) bool { return strings.HasPrefix(id, u.id) }) {
			return fmt.Sprintf("no message begins with %q", u.id)
		}
		return ""
	}
	m, ok := all[u.id]
	switch {
	case !ok && u.maybe:
		return ""
	case !ok:
		return fmt.Sprintf("there is no message %q", u.id)
	case u.call == "t" && (m.plural || len(m.places) > 0):
		return fmt.Sprintf("%q has places or plural forms", u.id)
	case u.call == "n" && (!m.plural || !slices.Equal(m.places, []string{"Count"})):
		return fmt.Sprintf("%q is no plural with the place Count alone", u.id)
	case u.call == "f" && m.plural && !slices.Contains(u.given, "Count"):
		return fmt.Sprintf("%q has plural forms and gets no Count", u.id)
	case u.call == "f" && u.maybe && slices.ContainsFunc(m.places, func(p string) bool { return !slices.Contains(u.given, p) }),
		u.call == "f" && !u.maybe && !slices.Equal(m.places, u.given):
		return fmt.Sprintf("%q has the places %q and gets %q", u.id, m.places, u.given)
	}
	return ""
}

// TestMessages: what layouts and the program ask for is there, of the right
// kind; and nothing is there that nobody asks for.
func TestMessages(t *testing.T) {
	all := readMessages(t)
	uses := append(layoutUses(t, layouts.Files), programUses(t)...)
	used := map[string]bool{}
	for _, u := range uses {
		if what := u.problem(all); what != "" {
			t.Errorf("%s: %s", u.where, what)
		}
		for id := range all {
			if id == u.id || u.prefix && strings.HasPrefix(id, u.id) {
				used[id] = true
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if !used[id] {
			t.Errorf("nothing shows the message %q", id)
		}
	}
	if len(uses) < 200 {
		t.Errorf("only %d uses were found", len(uses))
	}
}

// TestLanguages: each default language holds what the English one does, and so
// does one that a site brings in a file of its own.
func TestLanguages(t *testing.T) {
	names, err := fs.Glob(layouts.Files, "messages/*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		if _, err := locale.Load(layouts.Files, nil, strings.TrimSuffix(path.Base(name), ".json"), "en"); err != nil {
			t.Error(err)
		}
	}
	english, err := fs.ReadFile(layouts.Files, "messages/en.json")
	if err != nil {
		t.Fatal(err)
	}
	own := bytes.ReplaceAll(english, []byte(`"Home"`), []byte(`"Hjem"`))
	l, err := locale.Load(layouts.Files, fstest.MapFS{"messages/da.json": {Data: own}}, "da", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Load(layouts.Files, nil, l); err != nil || l.T("home") != "Hjem" {
		t.Errorf("got %q, %v", l.T("home"), err)
	}
}

// TestUseProblems shows that the check of a use can fail.
func TestUseProblems(t *testing.T) {
	all := map[string]message{
		"plain": {}, "placed": {places: []string{"A", "B"}}, "plural": {plural: true, places: []string{"Count"}}, "both": {plural: true, places: []string{"A", "Count"}},
	}
	for _, tt := range []struct {
		use use
		ok  bool
	}{
		{use{call: "t", id: "plain"}, true}, {use{call: "t", id: "placed"}, false}, {use{call: "t", id: "plural"}, false}, {use{call: "t", id: "none"}, false},
		{use{call: "t", id: "none", maybe: true}, true}, {use{call: "t", id: "placed", maybe: true}, false},
		{use{call: "n", id: "plural"}, true}, {use{call: "n", id: "both"}, false}, {use{call: "n", id: "plain"}, false},
		{use{call: "f", id: "placed", given: []string{"A", "B"}}, true}, {use{call: "f", id: "placed", given: []string{"A"}}, false},
		{use{call: "f", id: "placed", given: []string{"A", "B", "C"}}, false}, {use{call: "f", id: "placed", given: []string{"A", "B", "C"}, maybe: true}, true},
		{use{call: "f", id: "placed", given: []string{"A"}, maybe: true}, false}, {use{call: "f", id: "both", given: []string{"A", "Count"}}, true},
		{use{call: "f", id: "both", given: []string{"A"}}, false}, {use{call: "t", id: "pl", prefix: true}, true}, {use{call: "t", id: "x", prefix: true}, false},
	} {
		if got := tt.use.problem(all); (got == "") != tt.ok {
			t.Errorf("%+v: %q", tt.use, got)
		}
	}
}
