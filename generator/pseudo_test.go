package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/layouts"
)

// The pseudo-locale: a site whose interface has accents on all letters and
// whose content is in Cyrillic ones. A Latin letter on a page is then one that
// is written in code or in a layout, where no translation reaches it.

// pseudo is the code of the language, which the standard keeps for private use.
const pseudo = "qps"

// accented are letters that readers know and no text of the site has.
var accented = disguise("âƀçđêƒĝĥîĵķłɱñôƥǫŕšŧûṽŵẋýž", "ÂƁÇĐÊƑĜĤÎĴĶŁṀÑÔƤǪŔŠŦÛṼŴẊÝŽ")

// cyrillic are those that stand for the letters of content.
var cyrillic = disguise("абвгдежзийклмнопрстуфхцчшщ", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩ")

// disguise puts others in place of the letters from a to z and A to Z.
func disguise(small, large string) func(string) string {
	lower, upper := []rune(small), []rune(large)
	return func(text string) string {
		return strings.Map(func(r rune) rune {
			switch {
			case r >= 'a' && r <= 'z':
				return lower[r-'a']
			case r >= 'A' && r <= 'Z':
				return upper[r-'A']
			}
			return r
		}, text)
	}
}

// outside calls f for the parts of a text that no match of skip covers.
func outside(skip *regexp.Regexp, text string, f func(string) string) string {
	var b strings.Builder
	end := 0
	for _, at := range skip.FindAllStringIndex(text, -1) {
		b.WriteString(f(text[end:at[0]]) + text[at[0]:at[1]])
		end = at[1]
	}
	return b.String() + f(text[end:])
}

var (
	place  = regexp.MustCompile(`\{\{.*?\}\}`)
	markup = regexp.MustCompile(`<[^>]*>|&[#\w]+;`)
)

// pseudoMessages are the English messages with accents. Formats and the units of
// the web are the same in all languages.
func pseudoMessages(t *testing.T) []byte {
	t.Helper()
	text, err := fs.ReadFile(layouts.Files, "messages/en.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	for id, message := range all {
		if forms, ok := message.(map[string]any); ok {
			message = forms["other"]
		}
		all[id] = outside(place, message.(string), accented)
	}
	out, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pseudoSite is the small site in the pseudo-locale.
func pseudoSite(t *testing.T) fs.FS {
	t.Helper()
	out := fstest.MapFS{"layouts/messages/" + pseudo + ".json": {Data: pseudoMessages(t)}}
	for name, text := range filesIn(t, goldenSite) {
		if name == "content/site.yaml" {
			text = strings.Replace(text, "{code: en, name: English,", "{code: "+pseudo+", name: English,", 1)
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// disguiser puts Cyrillic letters into the words of content, and notes what is
// no word: ids and codes.
type disguiser struct{ codes map[string]bool }

func (d *disguiser) walk(v reflect.Value, tag string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			d.walk(v.Elem(), tag)
		}
	case reflect.Slice:
		for i := range v.Len() {
			d.walk(v.Index(i), tag)
		}
	case reflect.Struct:
		d.fields(v)
	case reflect.String:
		switch {
		case v.Type() != reflect.TypeFor[string]():
		case strings.Contains(tag, ",code"):
			d.codes[v.String()] = true
		default:
			v.SetString(cyrillic(v.String()))
		}
	}
}

func (d *disguiser) fields(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *plan.Text:
		d.doc(x.Doc)
	case *markdown.Doc:
		d.doc(x)
	case *plan.Ref:
		d.codes[x.ID] = true
	default:
		for i := range v.NumField() {
			tag, tagged := v.Type().Field(i).Tag.Lookup("yaml")
			if _, isDoc := v.Field(i).Interface().(*markdown.Doc); tag != "-" && tagged || isDoc {
				d.walk(v.Field(i), tag)
			}
		}
	}
}

func (d *disguiser) doc(doc *markdown.Doc) {
	if doc == nil {
		return
	}
	for i := range doc.Segments {
		doc.Segments[i] = outside(markup, doc.Segments[i], cyrillic)
	}
	for i := range doc.Refs {
		doc.Refs[i].Label = cyrillic(doc.Refs[i].Label)
	}
	for i := range doc.Headings {
		doc.Headings[i].Text.Text = cyrillic(doc.Headings[i].Text.Text)
	}
	doc.Lead.Text = cyrillic(doc.Lead.Text)
}

// pseudoFiles are all files of the site in the pseudo-locale, and what in them is
// no word.
func pseudoFiles(t *testing.T) (map[string][]byte, map[string]bool) {
	t.Helper()
	diags, opt := new(diagnostic.List), Options{BaseURL: "https://plans.example.org/harbour/"}
	ctx, fsys, m := context.Background(), pseudoSite(t), new(memory)
	config, _, err := readConfig(fsys, opt, m, diags)
	if err != nil || config.Broken {
		t.Fatal(err, diags.Sorted())
	}
	found, err := readFiles(ctx, fsys, config, m, diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	d := &disguiser{codes: map[string]bool{}}
	d.walk(reflect.ValueOf(config), "")
	for _, c := range found.content {
		d.walk(reflect.ValueOf(c.Whole()), "")
	}
	look, err := loadLook(fsys, config, Options{Library: []byte("library"), SearchLibrary: []byte("library")}, diags)
	if err != nil {
		t.Fatal(err)
	}
	editions, err := found.link(ctx, opt, m, diags)
	if err != nil || diags.HasErrors() {
		t.Fatal(err, diags.Sorted())
	}
	out := map[string][]byte{}
	var lock sync.Mutex
	write := func(name string, data []byte) error {
		lock.Lock()
		defer lock.Unlock()
		out[name] = bytes.Clone(data)
		return nil
	}
	if _, err := newRenderer(look, editions, nil).renderAll(ctx, write, nil); err != nil {
		t.Fatal(err)
	}
	return out, d.codes
}

// TestPseudoLocale: every word of the site comes from a message or from content.
func TestPseudoLocale(t *testing.T) {
	files, codes := pseudoFiles(t)
	said := map[string]bool{}
	complain := func(name, where, text string) {
		found := strays(text, codes)
		if key := where + strings.Join(found, " "); len(found) > 0 && !said[key] {
			said[key] = true
			t.Errorf("%s: %s: %q is in no message: %.200q", name, where, found, text)
		}
	}
	pages, letters := 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		switch path.Ext(name) {
		case ".html", ".svg":
			pages++
			read(data, func(where, text string) {
				if strings.HasPrefix(name, pseudo+"/index/") && utf8.RuneCountInString(text) == 1 {
					return // a letter of the alphabet, without its accent
				}
				complain(name, where, text)
				letters += strings.Count(text, "ê")
			})
		case ".csv":
			complain(name, "table", string(data))
		case ".json":
			option(t, data, func(text string) { complain(name, "option", text) })
		case ".ics":
			for _, m := range calendarText.FindAllSubmatch(data, -1) {
				complain(name, "calendar", strings.ReplaceAll(string(m[1]), `\n`, " "))
			}
		case ".docx":
			complain(name, "document", documentText(t, data))
		}
	}
	if pages < 100 || letters < 10_000 {
		t.Errorf("only %d pages with %d accented letters were read", pages, letters)
	}
}

// TestScriptsHoldNoWords: what scripts show to readers they are given by the
// page: a text of theirs with two words in it is for the console, or a selector.
func TestScriptsHoldNoWords(t *testing.T) {
	prose := regexp.MustCompile("[\"'`]([A-Z]?[a-z]+(?: [a-z]+)+[.…!?]?)[\"'`]")
	shown := regexp.MustCompile(`(?:textContent|innerText|title|ariaLabel|placeholder|alt|label)\s*[:=]\s*["'` + "`" + `]([^"'` + "`" + `]*\pL[^"'` + "`" + `]*)["'` + "`" + `]`)
	joins := regexp.MustCompile(`\+ ?["'\x60][.,:;] ?["'\x60]|["'\x60][.,:;] ["'\x60] ?\+`)
	files, err := fs.Glob(os.DirFS("../assets/js"), "*.js")
	if err != nil || len(files) < 5 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile("../assets/js/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if strings.HasPrefix(strings.TrimSpace(line), "//") || strings.Contains(line, "new Error(") || strings.Contains(line, "console.") {
				continue
			}
			if joins.MatchString(line) {
				t.Errorf("%s joins words: %s; give it a whole text in the page", file, strings.TrimSpace(line))
			}
			for _, re := range []*regexp.Regexp{prose, shown} {
				if m := re.FindStringSubmatch(line); m != nil && strings.ContainsFunc(m[1], unicode.IsLetter) {
					t.Errorf("%s has the words %q; give them to it in the page", file, m[1])
				}
			}
		}
	}
}
