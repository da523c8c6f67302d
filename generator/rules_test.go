package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module is the import path of the repository.
const module = "plansite/"

// layers are the packages in the order in which data flows: each imports only
// from those before it.
var layers = []string{
	"layouts", "assets",
	"generator/diagnostic", "generator/foreign",
	"generator/source", "generator/schema", "generator/picture", "generator/markdown", "generator/locale", "generator/chart", "generator/calendar", "generator/palette", "generator/bundle", "generator/docx", "generator/search", "generator/spreadsheet", "generator/publish", "generator/corpus", "generator/watch",
	"generator/plan",
	"generator/translation", "generator/starter", "generator/format",
	"generator/reference",
	"generator/site",
	"generator/advice",
	"generator/measurement",
	"generator/page",
	"generator/layout",
	"generator",
	"generator/preview",
	"generator/browser",
	"cmd/plansite",
}

// homes are the packages that may import a library; each has one.
var homes = map[string]string{
	"github.com/yuin/goldmark":            "generator/markdown",
	"go.abhg.dev/goldmark/wikilink":       "generator/markdown",
	"github.com/adrg/frontmatter":         "generator/source",
	"go.yaml.in/yaml/v3":                  "generator/schema",
	"github.com/shopspring/decimal":       "generator/plan",
	"github.com/spf13/cobra":              "cmd/plansite",
	"golang.org/x/term":                   "cmd/plansite",
	"github.com/nicksnyder/go-i18n/v2":    "generator/locale",
	"github.com/go-playground/locales":    "generator/locale",
	"golang.org/x/text/collate":           "generator/locale",
	"golang.org/x/text/language":          "generator/locale",
	"golang.org/x/sys":                    "generator/publish",
	"github.com/evanw/esbuild":            "generator/bundle",
	"github.com/rogpeppe/go-internal":     "cmd/plansite",
	"pgregory.net/rapid":                  "tests",
	"github.com/chromedp":                 "tests",
	"github.com/santhosh-tekuri":          "tests",
	"golang.org/x/net":                    "generator/docx",
	"golang.org/x/text/unicode/norm":      "anywhere",
	"github.com/go-echarts/go-echarts/v2": "generator/chart",
	"golang.org/x/image":                  "generator/picture",
	"github.com/tdewolff/parse/v2":        "generator/palette",
	"github.com/arran4/golang-ical":       "generator/calendar",
	"github.com/fsnotify/fsnotify":        "generator/watch",
	"github.com/xuri/excelize/v2":         "generator/spreadsheet",
}

// goFile is a Go file of the repository.
type goFile struct {
	name string // from the root of the repository
	pkg  string // its folder
	test bool
	ast  *ast.File
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	root := os.DirFS("..")
	var out []goFile
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (name == "public" || strings.HasPrefix(entry.Name(), ".") && name != "." || entry.Name() == "testdata") {
			return fs.SkipDir
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, parser.ParseComments)
		out = append(out, goFile{name: name, pkg: path.Dir(name), test: strings.HasSuffix(name, "_test.go"), ast: file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 50 {
		t.Fatalf("only %d Go files found", len(out))
	}
	return out
}

func imports(f goFile) []string {
	var out []string
	for _, spec := range f.ast.Imports {
		out = append(out, strings.Trim(spec.Path.Value, `"`))
	}
	return out
}

func TestImportsFlowOneWay(t *testing.T) {
	for _, f := range goFiles(t) {
		own := slices.Index(layers, f.pkg)
		if own < 0 {
			t.Errorf("%s: the package %s has no place in the order of layers", f.name, f.pkg)
			continue
		}
		for _, imported := range imports(f) {
			pkg, inside := strings.CutPrefix(imported, module)
			if at := slices.Index(layers, pkg); inside && !f.test && (at < 0 || at >= own) {
				t.Errorf("%s imports %s, which does not come before it", f.name, pkg)
			}
		}
	}
}

func TestOneLibraryPerPackage(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imported := range imports(f) {
			if !strings.Contains(strings.Split(imported, "/")[0], ".") {
				continue // of the standard library, or ours
			}
			home := ""
			for library, pkg := range homes {
				if imported == library || strings.HasPrefix(imported, library+"/") {
					home = pkg
				}
			}
			switch {
			case home == "":
				t.Errorf("%s imports %s, which has no package of its own here", f.name, imported)
			case f.test || home == "anywhere":
			case home != f.pkg:
				t.Errorf("%s imports %s, which belongs to %s", f.name, imported, home)
			}
		}
	}
}

// forbidden are the calls that would make a build depend on more than its
// input, with the packages that may use them.
var forbidden = map[string][]string{
	"time.Now":        {"cmd/plansite", "generator/preview"},
	"time.Since":      {"cmd/plansite"},
	"os.Getenv":       {"cmd/plansite"},
	"os.LookupEnv":    {"cmd/plansite"},
	"os.Hostname":     nil,
	"runtime.GOOS":    {"generator/publish"},
	"rand.*":          nil,
	"http.*":          {"cmd/plansite", "generator/preview"},
	"charts.Render":   nil,
	"template.HTML":   {"generator/page", "generator/layout"},
	"template.JS":     nil,
	"template.URL":    nil,
	"template.CSS":    nil,
	"html.WithUnsafe": nil,
}

// TestPure holds the promise that nothing between source and publish looks at
// a clock, chance, the environment or the network, and that only package page
// says that text is HTML.
func TestPure(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, ok := selector.X.(*ast.Ident)
			if !ok {
				return true
			}
			for _, name := range []string{pkg.Name + "." + selector.Sel.Name, pkg.Name + ".*"} {
				if allowed, bad := forbidden[name]; bad && !slices.Contains(allowed, f.pkg) {
					t.Errorf("%s uses %s.%s", f.name, pkg.Name, selector.Sel.Name)
				}
			}
			return true
		})
	}
}

// TestHouse holds what a linter does not see.
func TestHouse(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		if f.test || f.ast.Name.Name == "main" && seen[f.pkg] {
			continue
		}
		if f.ast.Doc != nil {
			seen[f.pkg] = true
		}
	}
	for _, pkg := range layers {
		if !seen[pkg] {
			t.Errorf("package %s has no comment that states its contract", pkg)
		}
	}
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	agreed := []string{"LICENSE", "README.md", "assets", "cmd", "content", "generator", "go.mod", "go.sum", "layouts", "public"}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) {
			t.Errorf("%s is no agreed name at the top of the repository", e.Name())
		}
	}
}
