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

// publication is a built site: its files, and what they were built from.
type publication struct {
	site   *site.Site
	dir    string
	base   string      // path of the base URL: / or /sub/
	pages  []*document // every HTML file, by path
	byPath map[string]*document
}

// document is one HTML file of a site.
type document struct {
	path string // en/sg13/index.html
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
	return build(repository, filepath.Join(workDir, "site"), generator.Options{Library: library, SearchLibrary: search})
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
	p := &publication{site: report.Site, dir: dir, base: "/", byPath: map[string]*document{}}
	if _, rest, ok := strings.Cut(string(opt.BaseURL), "://"); ok {
		_, rest, _ = strings.Cut(rest, "/")
		p.base = path.Clean("/"+rest) + "/"
	}
	return p, p.read()
}

func (p *publication) read() error {
	files := os.DirFS(p.dir)
	return fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".html" {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
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
		p.pages = append(p.pages, d)
		p.byPath[name] = d
		return nil
	})
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

// isHome reports whether the page is the home page of a language.
func (d *document) isHome() bool {
	return strings.Count(d.path, "/") == 1
}

// isOutside reports whether the page belongs to no language: the list of
// languages and the page for an unknown address.
func (d *document) isOutside() bool {
	return !strings.Contains(d.path, "/")
}

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
