package layout

import (
	"bytes"
	"html/template"
	"testing"

	"plansite/generator/locale"
	"plansite/layouts"
)

// TestDefaultsHavePrograms: the default layouts keep to what programs know.
func TestDefaultsHavePrograms(t *testing.T) {
	for name, one := range realSet(t).layouts {
		if (one.program == nil) != (name == "redirect") { // an address in a <meta>
			t.Errorf("%s: has a program: %v", name, one.program != nil)
		}
	}
}

type word string

type shown struct{}

func (shown) String() string { return "<shown>" }

type thing struct {
	Text  string
	Any   any
	None  *thing
	Some  *thing
	List  []string
	Empty []string
	Yes   bool
	No    bool
	N     int
}

// TestProgramEqualsTemplate: a program prints what html/template prints, or
// leaves the whole layout to it.
func TestProgramEqualsTemplate(t *testing.T) {
	l, err := locale.Load(layouts.Files, nil, "en", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	values := []any{0, 12, -3, true, 1.5, nil, word("a<b"), shown{}, &shown{}, template.HTML("<b>a & 'b'</b>"), template.HTML(""), template.URL("javascript:alert(1)"),
		template.HTMLAttr(`title="a"`), []string{"a", "<b>"}, "", "plain", "a b", "é\u2028\u00a0", "a\xffb", "../../a-1/#b_2", "https://example.org/a/b", "https://example.org/?a=b&c=+d%20e",
		"http://a", "mailto:a@b", "a:b", "//a", "https://https://a", "?a", "a;b,c(d)=e", "\t\n\r"}
	for _, text := range hostile {
		values = append(values, text)
	}
	for _, tt := range []struct {
		text    string
		program bool // else it is left to html/template
	}{
		{"<p>{{.Any}}</p>", true},
		{"<title>{{.Any}}</title><p class=\"a {{.Any}}\" title=\"{{.Any}}\">{{.Text}}", true},
		{"<a href=\"{{.Any}}\">{{.Text}}</a><a href=\"#{{.Any}}\">", true},
		{"{{if .Any}}a{{else if .No}}b{{else}}c{{end}}{{with .Any}}{{.}}{{else}}d{{end}}{{with .None}}e{{end}}", true},
		{"{{with .Some}}{{.Text}}{{$.Text}}{{with .None}}{{else}}{{.Text}}{{end}}{{end}}{{.Some.Text}}", true},
		{"{{range .List}}<i>{{.}}</i>{{end}}{{range .Empty}}a{{else}}b{{end}}{{range $i, $n := .List}}{{if $i}}; {{end}}{{$n}}{{end}}{{range $n := .List}}{{$n}}{{end}}", true},
		{"{{if and .Yes .N}}a{{end}}{{if or .No .Any}}b{{end}}{{if not .Any}}c{{end}}{{if eq .Text \"plain\"}}d{{end}}{{if ne .Text $.Text}}e{{end}}{{if gt (len .List) 1}}f{{end}}{{and .Yes .Text}}{{or .No .Text}}", true},
		{"{{block \"part\" .Some}}{{.Text}}{{$.N}}{{if .None}}{{template \"part\" .None}}{{end}}{{end}}{{template \"none\"}}{{define \"none\"}}a{{end}}", true},
		{"{{t \"home\"}}{{f \"published-by\" \"Publisher\" .Text}}{{n \"more-entries\" .N}}", true},
		{"{{.None.Text}}", true},
		{"{{.Text.Missing}}", true},
		{"{{.Missing}}", true},
		{"{{index .List .N}}", false},
		{"{{.Text | printf \"%q\"}}", false},
		{"{{$a := .Text}}{{$a}}", false},
		{"{{range .List}}{{break}}{{end}}", false},
		{"<script>var a = {{.Any}}</script>", false},
		{"<p style=\"color: {{.Any}}\" onclick=\"a({{.Any}})\" class={{.Any}}>", false},
		{"<a href=\"/?a={{.Any}}\">", true},
	} {
		layout, err := template.New("base").Funcs(functions(l)).Parse(tt.text)
		if err != nil {
			t.Fatal(tt.text, err)
		}
		p := newProgram(layout, "base", &parts{layout: layout}, l)
		if (p != nil) != tt.program {
			t.Errorf("%s: has a program: %v", tt.text, p != nil)
		}
		for _, v := range values {
			text, _ := v.(string)
			view := &thing{Text: text, Any: v, Yes: true, N: 2, List: []string{"a", text}, Some: &thing{Text: text, Any: v}}
			var got, want bytes.Buffer
			wantErr := layout.Execute(&want, view)
			if p == nil {
				continue
			}
			got.WriteString("before")
			if err := p.run(&got, "base", view); err != nil {
				if got.String() != "before" {
					t.Errorf("%s with %#v: failed and left %q", tt.text, v, got.String())
				}
			} else if wantErr != nil || got.String() != "before"+want.String() {
				t.Errorf("%s with %#v: got %q, want %q (%v)", tt.text, v, got.String(), want.String(), wantErr)
			}
		}
	}
}

// TestProgramOfDefault: a default layout shows hostile texts by its program.
func TestProgramOfDefault(t *testing.T) {
	set := realSet(t)
	for _, text := range append(hostile, "plain") {
		var got, want bytes.Buffer
		one := set.layouts["notfound"]
		if err := one.program.run(&got, "base", viewOf(text)); err != nil {
			t.Fatal(text, err)
		}
		if err := one.template.Execute(&want, viewOf(text)); err != nil {
			t.Fatal(text, err)
		}
		if got.String() != want.String() {
			t.Errorf("%q: got %s, want %s", text, got.String(), want.String())
		}
	}
}
