package layout

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"plansite/generator/locale"
)

// defaults are small layouts that use each of the functions.
var defaults = map[string]string{
	"base.html":     `{{define "base"}}<title>{{.Title}}</title>{{shared "part" .Part}}{{block "head" .}}{{end}}{{template "main" .}}{{end}}`,
	"parts.html":    `{{define "part"}}<b>{{t "home"}} {{.Name}}</b>{{end}}`,
	"sections.html": `{{define "section"}}<h1>{{.Name}}</h1><h3 title="{{.Name}}">a</h3>{{end}}`,
	"overview.html": `{{define "overview-head"}}<i>{{n "plans" .Count}}</i>{{end}}`,
	"home.html":     `{{define "main"}}<p title="{{t "quoted"}}">{{f "by" "Date" .Title}}</p>{{end}}`,
	"plan.html":     `{{define "head"}}<meta name="a">{{end}}{{define "main"}}{{template "overview-head" .}}{{end}}`,
}

const messages = `{"home": "Home", "quoted": "a \"b\" <c>", "by": "by {{.Date}}", "plans": {"one": "{{.Count}} plan", "other": "{{.Count}} plans"}}`

type view struct {
	Title string
	Count int
	Part  *part
}

type part struct{ Name string }

func english(t testing.TB) *locale.Locale {
	t.Helper()
	l, err := locale.Load(fstest.MapFS{"messages/en.json": {Data: []byte(messages)}}, nil, "en", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func folder(files map[string]string) fs.FS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// render loads the layouts, over them those of a site, and renders one.
func render(t testing.TB, own map[string]string, name string) (string, error) {
	t.Helper()
	set, err := Load(folder(defaults), folder(own), english(t))
	if err != nil {
		return "", err
	}
	var buf bytes.Buffer
	err = set.Render(&buf, name, &view{Title: "T", Count: 2, Part: &part{Name: "<P>"}})
	return buf.String(), err
}

func TestRender(t *testing.T) {
	for _, tt := range []struct {
		reason, layout string
		own            map[string]string
		want           string
	}{
		{"the defaults", "home", nil, `<title>T</title><b>Home &lt;P&gt;</b><p title="a &#34;b&#34; &lt;c&gt;">by T</p>`},
		{"a layout with a head and a shared part", "plan", nil, `<title>T</title><b>Home &lt;P&gt;</b><meta name="a"><i>2 plans</i>`},
		{"a site's own layout", "home", map[string]string{"home.html": `{{define "main"}}own{{end}}`}, `<title>T</title><b>Home &lt;P&gt;</b>own`},
		{"leaves the others", "plan", map[string]string{"home.html": `{{define "main"}}own{{end}}`}, `<title>T</title><b>Home &lt;P&gt;</b><meta name="a"><i>2 plans</i>`},
		{"a site's own part", "home", map[string]string{"parts.html": `{{define "part"}}-{{end}}`}, `<title>T</title>-<p title="a &#34;b&#34; &lt;c&gt;">by T</p>`},
		{"a site's own base", "home", map[string]string{"base.html": `{{define "base"}}[{{template "main" .}}]{{end}}`}, `[<p title="a &#34;b&#34; &lt;c&gt;">by T</p>]`},
		{"a site's layout of a name that no page has", "home", map[string]string{"other.html": `{{broken`}, `<title>T</title><b>Home &lt;P&gt;</b><p title="a &#34;b&#34; &lt;c&gt;">by T</p>`},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			if got, err := render(t, tt.own, tt.layout); err != nil || got != tt.want {
				t.Errorf("got %q, %v\nwant %q", got, err, tt.want)
			}
		})
	}
}

// TestBrokenLayouts: the error names the file and what is wrong with it.
func TestBrokenLayouts(t *testing.T) {
	large := strings.Repeat("a", maxLayout+1)
	for _, tt := range []struct {
		reason, file, text string
		want               []string
	}{
		{"a brace is missing", "home.html", `{{define "main"}}{{.Title}{{end}}`, []string{"layout home.html", "home.html:1"}},
		{"a shared file is broken", "parts.html", "\n{{if}}", []string{"layout parts.html", "parts.html:2"}},
		{"a function that there is not", "plan.html", `{{define "main"}}{{upper .Title}}{{end}}`, []string{"layout plan.html", `"upper"`}},
		{"no main part", "home.html", `<p>All of the page</p>`, []string{"layout home.html", `"main"`}},
		{"no base", "base.html", `{{define "bass"}}{{end}}`, []string{"layout base.html", `"base"`}},
		{"a message that there is not", "home.html", `{{define "main"}}{{t "nothing"}}{{end}}`, []string{"layout home.html", `"nothing"`}},
		{"a message deep inside", "home.html", `{{define "main"}}{{range .All}}{{with .X}}x{{else}}{{if .Y}}{{t "nothing"}}{{end}}{{end}}{{end}}{{end}}`, []string{"layout home.html", `"nothing"`}},
		{"a message in a shared file", "base.html", `{{define "base"}}{{t "nothing"}}{{template "main" .}}{{end}}`, []string{"layout base.html", `"nothing"`}},
		{"a message that has places", "home.html", `{{define "main"}}{{t "by"}}{{end}}`, []string{"layout home.html", `"by"`}},
		{"a message that has forms", "home.html", `{{define "main"}}{{t "plans"}}{{end}}`, []string{"layout home.html", `"plans"`}},
		{"a message in a comparison", "home.html", `{{define "main"}}{{if eq (t "nothing") ""}}x{{end}}{{end}}`, []string{"layout home", `"nothing"`}},
		{"a plural that there is not", "home.html", `{{define "main"}}{{n "nothing" 3}}{{end}}`, []string{"layout home", `"nothing"`}},
		{"a place that is not filled", "home.html", `{{define "main"}}{{f "by" "day" "x"}}{{end}}`, []string{"layout home", `"by"`}},
		{"a field that the page has not", "home.html", `{{define "main"}}{{.Titel}}{{end}}`, []string{"layout home", "Titel"}},
		{"a part that there is not", "home.html", `{{define "main"}}{{template "nothing" .}}{{end}}`, []string{"layout home", `"nothing"`}},
		{"a shared part that there is not", "home.html", `{{define "main"}}{{shared "nothing" .Part}}{{end}}`, []string{"layout home", `"nothing"`}},
		{"HTML that ends inside a tag", "home.html", `{{define "main"}}<a href="{{end}}`, []string{"layout home"}},
		{"a file beyond all measure", "home.html", large, []string{"layout home.html", "1024 KiB"}},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			name := "home"
			if tt.file == "plan.html" {
				name = "plan"
			}
			got, err := render(t, map[string]string{tt.file: tt.text}, name)
			if err == nil {
				t.Fatalf("no error, but %q", got)
			}
			for _, want := range tt.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("got %v, want %s in it", err, want)
				}
			}
		})
	}
}

func TestMissingFiles(t *testing.T) {
	for _, name := range shared {
		files := maps.Clone(defaults)
		delete(files, name)
		if _, err := Load(folder(files), nil, english(t)); err == nil || !strings.Contains(err.Error(), "layout "+name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
	set, err := Load(folder(defaults), nil, english(t))
	if err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := set.Render(&buf, "nothing", nil); err == nil || !strings.Contains(err.Error(), `"nothing"`) || buf.Len() > 0 {
		t.Errorf("got %q, %v", buf.String(), err)
	}
	if err := set.Render(&buf, "base", nil); err == nil {
		t.Error("a shared file is a layout")
	}
}

// TestShared: a shared part is made once for each thing it shows, and for each
// layout, whose own parts it may use.
func TestShared(t *testing.T) {
	set, err := Load(folder(defaults), nil, english(t))
	if err != nil {
		t.Fatal(err)
	}
	show := func(p *part) string {
		var buf bytes.Buffer
		if err := set.Render(&buf, "home", &view{Part: p}); err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(buf.String(), "<b>")
		text, _, _ := strings.Cut(rest, "</b>")
		return text
	}
	a, b := &part{"a"}, &part{"b"}
	if got := show(a) + ", " + show(b) + ", " + show(a); got != "Home a, Home b, Home a" {
		t.Errorf("got %q", got)
	}
	a.Name = "changed"
	if got := show(a); got != "Home a" {
		t.Errorf("made a second time: %q", got)
	}
	if got := show(&part{"a"}); got != "Home a" {
		t.Errorf("another of the same name: %q", got)
	}
	set.Forget()
	set.layouts["home"].parts.made.Range(func(key, _ any) bool { t.Errorf("not forgotten: %v", key); return true })
	if got := show(a); got != "Home changed" {
		t.Errorf("after it has forgotten: %q", got)
	}
}

// TestLower: a part prints as it does, but for its headings, and what an author
// wrote is no heading.
func TestLower(t *testing.T) {
	set, err := Load(folder(defaults), folder(map[string]string{"home.html": `{{define "main"}}{{lower "section" .Part}}{{end}}`}), english(t))
	if err != nil {
		t.Fatal(err)
	}
	if set.layouts["home"].program == nil {
		t.Error("a layout with a lower part has no program")
	}
	var buf bytes.Buffer
	if err := set.Render(&buf, "home", &view{Part: &part{Name: "<h1>"}}); err != nil {
		t.Fatal(err)
	}
	if want := `<h2>&lt;h1&gt;</h2><h4 title="&lt;h1&gt;">a</h4>`; !strings.HasSuffix(buf.String(), want) {
		t.Errorf("got %s, want %s at its end", buf.String(), want)
	}
}

func TestConcurrentUse(t *testing.T) {
	set, err := Load(folder(defaults), nil, english(t))
	if err != nil {
		t.Fatal(err)
	}
	p := &part{"p"}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			var buf bytes.Buffer
			for range 50 {
				buf.Reset()
				title := fmt.Sprintf("title %d", i)
				if err := set.Render(&buf, "home", &view{Title: title, Part: p}); err != nil || !strings.Contains(buf.String(), "by "+title) {
					t.Errorf("got %q, %v", buf.String(), err)
				}
			}
		})
	}
	wg.Wait()
}
