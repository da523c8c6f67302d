package browser_test

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"plansite/generator"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// workDir is removed when all tests are done; what several tests share is
// made in it, once.
var workDir string

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	var err error
	if workDir, err = os.MkdirTemp("", "plansite-browser-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(workDir)
	defer closeBrowser()
	return m.Run()
}

// publication is a built site: what it was built from, and its pages in one
// language. Those in the others are only there as files: all of them at once
// would fill the memory.
type publication struct {
	site   *site.Site  // in the language of its source
	lang   string      // of pages
	dir    string      // where all files are
	base   string      // path of the base URL: / or /sub/
	pages  []*document // those below /lang/ and, with the source's, those outside any language
	byPath map[string]*document
	finds  bool         // whether it has a search
	source *publication // the pages in the language of the source, where lang is another
}

// document is one HTML file of a site.
type document struct {
	path string // en/sg13/index.html
	lang string // that it stands below, or empty
	data []byte
	root *html.Node
	ids  map[string]int // how often each id occurs
	base string         // where its addresses begin, or empty
}

// repository is the folder of the module, whose content is the publication.
var repository = filepath.Join("..", "..")

// library stands for that of the charts.
//
//go:embed testdata/echarts.js
var library []byte

// published is the site of the repository's content. Without MiniSearch it has
// the index in place of its search, and the tests of that are left out.
var published = sync.OnceValues(func() (*publication, error) {
	search, _ := searchLibrary()
	changed := map[string]plan.Date{"content/study-groups/sg13.md": plan.NewDate(2026, 6, 3)}
	return build(repository, filepath.Join(workDir, "site"), generator.Options{Library: library, SearchLibrary: search, Changed: changed})
})

func publishedSite(t *testing.T) *publication {
	t.Helper()
	p, err := published()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// buildSite compiles the site of a folder for one test.
func buildSite(t *testing.T, folder string, opt generator.Options) *publication {
	t.Helper()
	p, err := build(folder, filepath.Join(t.TempDir(), "site"), opt)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// build compiles the site of a folder into dir and reads back what was written.
func build(folder, dir string, opt generator.Options) (*publication, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	report, diags, err := generator.Build(context.Background(), root.FS(), generator.Output{Dir: dir}, opt)
	if err != nil {
		return nil, err
	}
	if diags.HasErrors() {
		var b bytes.Buffer
		for _, d := range diags.Sorted() {
			d.Write(&b)
		}
		return nil, fmt.Errorf("the content has errors:\n%s", b.String())
	}
	p := &publication{site: report.Site, lang: report.Site.Config.Languages[0].Code.ID, dir: dir, base: "/", finds: opt.SearchLibrary != nil}
	if _, rest, ok := strings.Cut(string(opt.BaseURL), "://"); ok {
		_, rest, _ = strings.Cut(rest, "/")
		p.base = path.Clean("/"+rest) + "/"
	}
	return p, p.read()
}

// in reads the pages in another language.
func (p *publication) in(lang string) (*publication, error) {
	other := &publication{site: p.site, lang: lang, dir: p.dir, base: p.base, finds: p.finds, source: p}
	return other, other.read()
}

func (p *publication) read() error {
	p.byPath = map[string]*document{}
	files := os.DirFS(p.dir)
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && p.site.Config.Language(name) != nil && name != p.lang:
			return fs.SkipDir
		case entry.IsDir() || path.Ext(name) != ".html" || p.source != nil && p.langOf(name) == "":
			return nil
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		d, err := parse(name, data)
		if err != nil {
			return err
		}
		d.lang = p.langOf(name)
		p.pages = append(p.pages, d)
		p.byPath[name] = d
		return nil
	})
}

// langOf is the language of a file by its path, or empty.
func (p *publication) langOf(name string) string {
	folder, _, _ := strings.Cut(name, "/")
	if p.site.Config.Language(folder) == nil {
		return ""
	}
	return folder
}

func parse(name string, data []byte) (*document, error) {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	d := &document{path: name, data: data, root: root, ids: map[string]int{}}
	for n := range d.elements("") {
		if id := attr(n, "id"); id != "" {
			d.ids[id]++
		}
		if n.Data == "base" {
			d.base = attr(n, "href")
		}
	}
	return d, nil
}

// elements yields the elements of a name, or all, in document order.
func (d *document) elements(name string) func(yield func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for n := range d.root.Descendants() {
			if n.Type == html.ElementNode && (name == "" || n.Data == name) && !yield(n) {
				return
			}
		}
	}
}

// meta is the content of a <meta name>.
func (d *document) meta(name string) string {
	for n := range d.elements("meta") {
		if attr(n, "name") == name {
			return attr(n, "content")
		}
	}
	return ""
}

// isRedirect reports whether the page only leads to another.
func (d *document) isRedirect() bool {
	for n := range d.elements("meta") {
		if attr(n, "http-equiv") == "refresh" {
			return true
		}
	}
	return false
}

// isEmbed reports whether the page is a chart for the frames of other sites.
func (d *document) isEmbed() bool {
	return strings.Contains(d.path, "/embed/")
}

// isSearch reports whether the page is that of the search.
func (d *document) isSearch() bool { return d.lang != "" && d.path == d.lang+"/search/index.html" }

// isHome reports whether the page is the home page of a language.
func (d *document) isHome() bool {
	return d.lang != "" && d.path == d.lang+"/index.html"
}

// isOutside reports whether the page belongs to no language: a list of
// languages, or the page for an unknown address.
func (d *document) isOutside() bool { return d.lang == "" }

// hasClass reports whether an element has a class.
func hasClass(n *html.Node, class string) bool {
	return words(attr(n, "class"))[class]
}

// textOf is the text of a tree, its white space folded.
func textOf(n *html.Node) string {
	var b strings.Builder
	if n.Type == html.TextNode {
		b.WriteString(n.Data)
	}
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
