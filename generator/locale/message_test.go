package locale

import (
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		reason, text string
		want         []string // or nil
		wrong        string
	}{
		{"text alone", "Home", []string{"Home"}, ""},
		{"a place", "{{.Date}}", []string{"", "Date", ""}, ""},
		{"places between words", "a {{.A}} b {{ .B2 }}.", []string{"a ", "A", " b ", "B2", "."}, ""},
		{"single braces are text", "a {x} } {", []string{"a {x} } {"}, ""},
		{"other scripts and directions", "قبل \u200f{{.Date}}", []string{"قبل \u200f", "Date", ""}, ""},
		{"a line break and a tab", "a\n\tb", []string{"a\n\tb"}, ""},
		{"no text", "", nil, "the text is empty; write one"},
		{"spaces only", " \n", nil, "the text is empty; write one"},
		{"never closed", "by {{.Date", nil, `"{{" has no "}}" after it; a place is written {{.Name}}`},
		{"never opened", "by .Date}}", nil, `"}}" has no "{{" before it; a place is written {{.Name}}`},
		{"closed twice", "by {{.Date}} }}", nil, `"}}" has no "{{" before it; a place is written {{.Name}}`},
		{"the dot is missing", "by {{Date}}", nil, `"{{Date}}" is not a place; a place is written {{.Name}}`},
		{"nothing in it", "{{}}", nil, `"{{}}" is not a place; a place is written {{.Name}}`},
		{"a command is not carried out", `{{range .}}x{{end}}`, nil, `"{{range .}}" is not a place; a place is written {{.Name}}`},
		{"nor a function", `{{printf "%1000000000d" .A}}`, nil, `is not a place`},
		{"three braces", "{{{.A}}}", nil, `"{{{.A}}" is not a place`},
		{"a character that nobody sees", "a\x00b", nil, "the text holds the control character U+0000; remove it"},
	} {
		got, err := parse(tt.text)
		if tt.wrong == "" && (err != nil || !slices.Equal(got, tt.want)) {
			t.Errorf("%s: got %q, %v; want %q", tt.reason, got, err, tt.want)
		}
		if tt.wrong != "" && (err == nil || !strings.Contains(err.Error(), tt.wrong) || got != nil) {
			t.Errorf("%s: got %q, %v; want %q", tt.reason, got, err, tt.wrong)
		}
	}
}
