package locale

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plansite/layouts"
)

// leftOut are the places of the English message that a language does without, by
// language and id. In a form for one number alone, the number may be a word.
var leftOut = map[string][]string{}

var namesItsNumber = []string{"zero", "one", "two"}

// typography is what a text of a language does not have.
var typography = map[string]*regexp.Regexp{
	"en": regexp.MustCompile(`\s[:;?!]|['"]|  |\.\.\.`),
	"fr": regexp.MustCompile(`[^\x{202F}][;?!]|[^\x{A0}\x{202F}:]:|[«][^\x{A0}\x{202F}]|[^\x{A0}\x{202F}]»|['"“”]|  |\.\.\.`),
	"es": regexp.MustCompile(`\s[:;?!]|['"]|  |\.\.\.`),
	"ru": regexp.MustCompile(`\s[:;?!]|['"“”]|  |\.\.\.`),
	"zh": regexp.MustCompile(`\p{Han} ?[,;:?!.]|\p{Han} \p{Han}|['"]|  |\.\.\.`),
	"ar": regexp.MustCompile(`[,;?]|\s[:؛؟،]|'|  |\.\.\.`),
}

// TestLanguages: each language that there is has every message with its places,
// in its own typography.
func TestLanguages(t *testing.T) {
	files, err := fs.Glob(layouts.Files, folder+"/*.json")
	if err != nil || len(files) < 6 {
		t.Fatal(files, err)
	}
	english, err := Load(layouts.Files, nil, reference, "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		code := strings.TrimSuffix(path.Base(file), ".json")
		l, err := Load(layouts.Files, nil, code, code)
		if err != nil {
			t.Error(err)
			continue
		}
		for id, m := range l.messages {
			for form, text := range m.forms {
				l.checkText(t, id, form, text, english.messages[id].forms[other].places())
			}
		}
	}
}

// checkText compares a text with the places of the English one.
func (l *Locale) checkText(t *testing.T, id, form string, text pattern, want []string) {
	t.Helper()
	own := text.places()
	for _, name := range want {
		if name == "Count" && slices.Contains(namesItsNumber, form) || slices.Contains(leftOut[l.Code], id) || slices.Contains(own, name) {
			continue
		}
		t.Errorf("%s: message %q, form %s: the place {{.%s}} is left out; if that is meant, list it", l.Code, id, form, name)
	}
	whole := strings.Join(replaced(text), "")
	if bad := typography[l.Code]; bad != nil && bad.MatchString(whole) {
		t.Errorf("%s: message %q, form %s: %q is not how this language is set: %q", l.Code, id, form, bad.FindString(whole), whole)
	}
}

// replaced is a text with a sign that is no letter in each place.
func replaced(text pattern) []string {
	out := slices.Clone(text)
	for i := 1; i < len(out); i += 2 {
		out[i] = "\uFFFC"
	}
	return out
}
