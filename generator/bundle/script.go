package bundle

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Script joins the ES module entry of fsys and all that it imports into one
// script that leaves no names behind. Modules are .js files in the folder of
// entry or below it and import each other by relative addresses; an import of
// anything else is an error, but for import() of an address that is only known
// when the script runs.
func Script(fsys fs.FS, entry string) ([]byte, error) { return join(fsys, entry, api.FormatIIFE) }

// Module joins them as Script does, into one ES module that exports what entry
// does.
func Module(fsys fs.FS, entry string) ([]byte, error) {
	return join(fsys, entry, api.FormatESModule)
}

func join(fsys fs.FS, entry string, format api.Format) ([]byte, error) {
	opt := options()
	opt.EntryPoints = []string{"entry"} // its name is given by the plugin: esbuild looks for entries on the disk
	opt.Format = format
	opt.LegalComments = api.LegalCommentsEndOfFile
	opt.Plugins = []api.Plugin{modules{fsys, entry, path.Dir(entry)}.plugin()}
	return output(api.Build(opt))
}

// namespace is that of modules which are no files of the disk.
const namespace = "site"

// modules are the files of the folder of entry.
type modules struct {
	fsys          fs.FS
	entry, folder string
}

// plugin has all names resolved and all files read from the folder, and none
// from the disk.
func (m modules) plugin() api.Plugin {
	return api.Plugin{Name: "modules", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, m.resolve)
		b.OnLoad(api.OnLoadOptions{Filter: ".*"}, m.load)
	}}
}

func (m modules) resolve(args api.OnResolveArgs) (api.OnResolveResult, error) {
	name := m.entry
	if args.Kind != api.ResolveEntryPoint {
		name = args.Path
		if !strings.HasPrefix(name, "./") && !strings.HasPrefix(name, "../") {
			return api.OnResolveResult{}, fmt.Errorf("%q is no file of this folder; write ./ before its name", name)
		}
		name = path.Join(path.Dir(args.Importer), name)
	}
	if m.folder != "." && !strings.HasPrefix(name, m.folder+"/") || !fs.ValidPath(name) {
		return api.OnResolveResult{}, fmt.Errorf("%q leads out of the folder %s", args.Path, m.folder)
	}
	if path.Ext(name) != ".js" {
		return api.OnResolveResult{}, fmt.Errorf("%q is no .js file", args.Path)
	}
	if _, err := fs.Stat(m.fsys, name); err != nil {
		return api.OnResolveResult{}, fmt.Errorf("%q cannot be read: %w", name, err)
	}
	return api.OnResolveResult{Path: name, Namespace: namespace}, nil
}

func (m modules) load(args api.OnLoadArgs) (api.OnLoadResult, error) {
	text, err := fs.ReadFile(m.fsys, args.Path)
	contents := string(text)
	return api.OnLoadResult{Contents: &contents, Loader: api.LoaderJS}, err
}
