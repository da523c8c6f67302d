// Package layout turns view models into HTML with the templates of a site.
//
// What goes in are the default layouts and, over them, those of the site: a
// file of the same name replaces its default, one file at a time. base.html,
// parts.html, sections.html, overview.html and all *-parts.html are shared; every
// other *.html is one layout and defines "main". Templates are html/template, so
// what they print is escaped for its place. What comes out does not depend on anything else.
package layout

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"plansite/generator/locale"
)

// shared are the files whose templates every layout may use.
var shared = []string{"base.html", "parts.html", "sections.html", "overview.html"}

func isShared(name string) bool {
	return slices.Contains(shared, name) || strings.HasSuffix(name, "-parts.html")
}

// Set holds the layouts of a site in one language. It is safe for concurrent use.
type Set struct{ layouts map[string]*layout }

// layout is one layout, and a program that does the same faster, if there is one.
type layout struct {
	template *template.Template
	program  *program
	parts    *parts
}

// parts renders what many pages share once. A part is known by its template
// and by the pointer to what it shows.
type parts struct {
	layout *template.Template
	made   sync.Map // partKey -> template.HTML
}

type partKey struct {
	name string
	data any
}

// shared is what {{shared "name" .Pointer}} prints: the same as {{template
// "name" .Pointer}}, made once for each pointer. It is for the few values that
// package page makes once and puts on many pages.
func (p *parts) shared(name string, data any) (template.HTML, error) {
	key := partKey{name, data}
	if html, ok := p.made.Load(key); ok {
		return html.(template.HTML), nil
	}
	var buf bytes.Buffer
	if err := p.layout.ExecuteTemplate(&buf, name, data); err != nil {
		return "", err
	}
	html := template.HTML(buf.String())
	p.made.Store(key, html)
	return html, nil
}

// Load parses all layouts. overrides may be nil.
func Load(defaults, overrides fs.FS, l *locale.Locale) (*Set, error) {
	base := template.New("layouts").Option("missingkey=error").Funcs(functions(l)).Funcs(template.FuncMap{"shared": new(parts).shared, "lower": new(parts).lower})
	names, err := fs.Glob(defaults, "*.html")
	if err != nil {
		return nil, err
	}
	own := slices.DeleteFunc(slices.Clone(names), isShared)
	for _, name := range slices.Concat(shared, slices.DeleteFunc(names, func(name string) bool { return !isShared(name) || slices.Contains(shared, name) })) {
		if err := parseFile(base, defaults, overrides, name); err != nil {
			return nil, err
		}
	}
	if base.Lookup("base") == nil {
		return nil, errors.New(`layout base.html: it does not define "base"`)
	}
	s := &Set{layouts: map[string]*layout{}}
	for _, name := range own {
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		p := &parts{layout: t}
		t.Funcs(template.FuncMap{"shared": p.shared, "lower": p.lower})
		if err := parseFile(t, defaults, overrides, name); err != nil {
			return nil, err
		}
		if t.Lookup("main") == nil {
			return nil, fmt.Errorf(`layout %s: it does not define "main"`, name)
		}
		if err := fold(t, l); err != nil {
			return nil, err
		}
		s.layouts[strings.TrimSuffix(name, path.Ext(name))] = &layout{t.Lookup("base"), newProgram(t, "base", p, l), p}
	}
	return s, nil
}

// Forget drops the parts that were made once for many pages, and with them the
// values that they show. A set that outlives a site forgets it.
func (s *Set) Forget() {
	for _, l := range s.layouts {
		l.parts.made.Clear()
	}
}

// functions are what templates can call beside the fields of their view.
func functions(l *locale.Locale) template.FuncMap {
	return template.FuncMap{
		"t": l.Message, // a message without places
		"n": l.Plural,  // a message with a count
		"f": l.Fill,    // a message with named places
	}
}

// maxLayout bounds a layout file, in bytes.
const maxLayout = 1 << 20

func parseFile(t *template.Template, defaults, overrides fs.FS, name string) error {
	text, err := readLayout(overrides, name)
	if errors.Is(err, fs.ErrNotExist) {
		text, err = readLayout(defaults, name)
	}
	if err != nil {
		return fmt.Errorf("layout %s: %w", name, err)
	}
	if _, err := t.New(name).Parse(text); err != nil {
		return fmt.Errorf("layout %s: %w", name, err)
	}
	return nil
}

func readLayout(fsys fs.FS, name string) (string, error) {
	if fsys == nil {
		return "", fs.ErrNotExist
	}
	f, err := fsys.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxLayout+1))
	if len(text) > maxLayout {
		return "", fmt.Errorf("larger than %d KiB", maxLayout>>10)
	}
	return string(text), err
}

// Render appends the page that the named layout makes of view to buf.
func (s *Set) Render(buf *bytes.Buffer, name string, view any) error {
	one := s.layouts[name]
	if one == nil {
		return fmt.Errorf("there is no layout %q", name)
	}
	if one.program != nil && one.program.run(buf, "base", view) == nil {
		return nil
	}
	if err := one.template.Execute(buf, view); err != nil {
		return fmt.Errorf("layout %s: %w", name, err)
	}
	return nil
}

// RenderPart appends what one template of the named layout makes of view to buf.
func (s *Set) RenderPart(buf *bytes.Buffer, name, part string, view any) error {
	one := s.layouts[name]
	if one == nil {
		return fmt.Errorf("there is no layout %q", name)
	}
	if err := one.template.ExecuteTemplate(buf, part, view); err != nil {
		return fmt.Errorf("layout %s: %w", name, err)
	}
	return nil
}
