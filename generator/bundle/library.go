package bundle

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Entry is the source of a module that exports what is wanted of packages.
type Entry string

// Search is the entry of the search's library.
const Search Entry = "export { default } from \"minisearch\";\n"

// Library joins an entry, and all that it imports from the packages that lie in
// node_modules below dir, into one ES module. The licences of all that is in it
// stand at its end.
func Library(dir string, entry Entry) ([]byte, error) {
	dir, err := realPath(dir)
	if err != nil {
		return nil, err
	}
	opt := options()
	opt.AbsWorkingDir = dir
	opt.Stdin = &api.StdinOptions{Contents: string(entry), ResolveDir: dir, Sourcefile: entryName}
	opt.Format = api.FormatESModule
	opt.LegalComments = api.LegalCommentsNone // the licences are added as a whole
	opt.Define = map[string]string{"process.env.NODE_ENV": `"production"`}
	opt.Metafile = true
	result := api.Build(opt)
	script, err := output(result)
	if err != nil {
		return nil, err
	}
	packages, err := packagesIn(result.Metafile)
	if err != nil {
		return nil, err
	}
	notice, err := licences(os.DirFS(dir), packages)
	return slices.Concat(script, notice), err
}

// realPath is the one name of a folder by which its files do not seem to lie
// elsewhere.
func realPath(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

//go:embed library.go
var recipe []byte

// esbuild is the version that go.mod names.
const esbuild = "v0.28.2"

// Recipe tells apart bundles that are made in another way or of other parts:
// Library gives the same for the same packages as long as Recipe is the same.
func Recipe(entry Entry) []byte {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %q %s", esbuild, entry, recipe))
	return sum[:]
}

var partName = regexp.MustCompile(`^[A-Z][A-Za-z]*(Chart|Component|Renderer|Label)$`)

// modulesOf are the modules of ECharts that export what a name ends with.
var modulesOf = map[string]string{"Chart": "echarts/charts", "Component": "echarts/components", "Renderer": "echarts/renderers", "Label": "echarts/features"}

// entryName stands for a module that no file holds.
const entryName = "entry.js"

// Charts is the entry of ECharts with the named parts: it exports init. Names
// are those that ECharts exports, such as BarChart, GridComponent and
// CanvasRenderer.
func Charts(names []string) (Entry, error) {
	var b strings.Builder
	b.WriteString("import { init, use } from \"echarts/core\";\n")
	for _, name := range names {
		found := partName.FindStringSubmatch(name)
		if found == nil {
			return "", fmt.Errorf("%q is no name of a chart, component, renderer or feature", name)
		}
		fmt.Fprintf(&b, "import { %s } from %q;\n", name, modulesOf[found[1]])
	}
	fmt.Fprintf(&b, "use([%s]);\nexport { init };\n", strings.Join(names, ", "))
	return Entry(b.String()), nil
}

// packagesIn are the folders of the packages whose files went into a bundle,
// in order. A package that lies around the folder and not in it is refused:
// nobody has asked for it.
func packagesIn(metafile string) ([]string, error) {
	var meta struct{ Inputs map[string]any }
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, err
	}
	delete(meta.Inputs, entryName)
	found := map[string]bool{}
	for file := range meta.Inputs {
		parts := strings.Split(filepath.ToSlash(file), "/")
		if parts[0] != "node_modules" || len(parts) < 3 {
			return nil, fmt.Errorf("%s is not in the folder", file)
		}
		found[path.Join(parts[:2]...)] = true
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// licences is a comment with what each package says of its rights: the files
// that are named so, in its folder.
func licences(fsys fs.FS, packages []string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("/*!\n")
	for _, folder := range packages {
		var files []string
		for _, pattern := range []string{"NOTICE*", "LICENSE*", "licenses/*"} {
			more, err := fs.Glob(fsys, folder+"/"+pattern)
			if err != nil {
				return nil, err
			}
			files = append(files, more...)
		}
		if len(files) == 0 {
			return nil, errors.New(folder + " has no licence")
		}
		for _, file := range files {
			text, err := fs.ReadFile(fsys, file)
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&b, "%s\n\n%s\n\n", file, bytes.TrimSpace(bytes.ReplaceAll(text, []byte("*/"), []byte("* /"))))
		}
	}
	b.WriteString("*/\n")
	return b.Bytes(), nil
}
