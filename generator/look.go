package generator

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"plansite/assets"
	"plansite/generator/diagnostic"
	"plansite/generator/layout"
	"plansite/generator/locale"
	"plansite/generator/page"
	"plansite/generator/palette"
	"plansite/generator/plan"
	"plansite/generator/source"
	"plansite/layouts"
)

// look is how a site looks: its layouts, the words of its languages, its style
// sheets and scripts.
type look struct {
	locales   []*locale.Locale
	sets      map[string]*layout.Set // by language
	addresses page.Assets
	assets    []asset
	palette   *palette.Palette // its colours, for charts in files of their own
}

// rememberedLook loads the look, or the one that is known where none of the
// site's layouts and assets, nor its languages, has changed.
func rememberedLook(fsys fs.FS, config *plan.Config, opt Options, m *memory, diags *diagnostic.List) (*look, error) {
	if m.now.IsZero() {
		return loadLook(fsys, config, opt, diags)
	}
	state, err := lookState(fsys)
	if err != nil {
		return nil, err
	}
	l := m.look.of("", [2]any{state, config}, func() *lookRead {
		l := new(lookRead)
		l.look, l.err = loadLook(fsys, config, opt, &l.diags)
		return l
	})
	diags.Merge(&l.diags)
	if l.err != nil {
		return nil, l.err
	}
	for _, set := range l.look.sets {
		set.Forget() // the site of the reading before
	}
	own := *l.look
	own.assets = slices.Clip(own.assets) // to which a site adds its pictures
	return &own, nil
}

// lookRead is a look as it was loaded, with what is to be said of it.
type lookRead struct {
	look  *look
	diags diagnostic.List
	err   error
}

// lookState is a sum of all that stands in the site's layouts and assets.
func lookState(fsys fs.FS) (sum [sha256.Size]byte, err error) {
	all, files := sha256.New(), 0
	for _, folder := range []string{"layouts", "assets"} {
		own, err := subfolder(fsys, folder)
		if err != nil {
			return sum, err
		}
		if own == nil {
			continue
		}
		_ = fs.WalkDir(own, ".", func(name string, entry fs.DirEntry, err error) error {
			if files++; err != nil || files > maxUnused {
				return fs.SkipAll
			}
			if entry.IsDir() {
				return nil
			}
			text, err := fs.ReadFile(own, name)
			fmt.Fprintf(all, "%q %q %x\n", path.Join(folder, name), err, sha256.Sum256(text))
			return nil
		})
	}
	return [sha256.Size]byte(all.Sum(nil)), nil
}

// loadLook loads the defaults and, over them, what the site has of its own. A
// language that cannot be used and a file that nothing would use go to diags; a
// file of the site that is wrong is the error.
func loadLook(fsys fs.FS, config *plan.Config, opt Options, diags *diagnostic.List) (*look, error) {
	l := &look{sets: map[string]*layout.Set{}}
	own, err := subfolder(fsys, "layouts")
	if err != nil {
		return nil, err
	}
	ownAssets, err := subfolder(fsys, "assets")
	if err != nil {
		return nil, err
	}
	unused(own, layouts.Files, "layouts", layoutNames(config), diags)
	unused(ownAssets, assets.Files, "assets", []string{"icon.svg", "share.png", "css/*.css", "js/*.js"}, diags)
	css, err := joinStyles(ownAssets)
	if err != nil {
		return nil, err
	}
	if l.palette, err = palette.Read(css); err != nil {
		return nil, err
	}
	if l.addresses, l.assets, err = loadAssets(ownAssets, css, opt); err != nil {
		return nil, err
	}
	for _, lang := range config.Languages {
		if lang.Code.ID == "" || lang.Locale == "" || !usable(config, lang, own, diags) {
			continue
		}
		words, err := locale.Load(layouts.Files, own, lang.Code.ID, lang.Locale)
		if err != nil {
			return nil, err
		}
		set, err := layout.Load(layouts.Files, own, words)
		if err != nil {
			return nil, err
		}
		l.locales = append(l.locales, words)
		l.sets[words.Code] = set
	}
	return l, nil
}

// usable reports a language for which there are no words, or no forms of
// numbers and dates. Words may be the site's own.
func usable(config *plan.Config, lang *plan.Language, own fs.FS, diags *diagnostic.List) bool {
	r := diagnostic.NewReporter(config.File, diags)
	known := append(languages(layouts.Files), languages(own)...)
	slices.Sort(known)
	known = slices.Compact(known)
	if !slices.Contains(known, lang.Code.ID) {
		r.Error(lang.Code.Pos, lang.Code.Len(), "language", fmt.Sprintf("there are no words for the language %s", diagnostic.Name(lang.Code.ID)),
			fmt.Sprintf("write layouts/messages/%s.json with a text for each message of the default layouts/messages/en.json; there are words for %s",
				lang.Code.ID, strings.Join(known, ", ")))
		return false
	}
	if _, err := locale.Load(layouts.Files, nil, "en", lang.Locale); err != nil {
		r.Error(lang.Pos, 1, "language", err.Error(), "choose one of these for locale")
		return false
	}
	return true
}

// messages is the folder of the words among the layouts.
const messages = "messages"

// languages are those that have words in a folder of layouts, which may be nil.
func languages(fsys fs.FS) []string {
	if fsys == nil {
		return nil
	}
	names, _ := fs.Glob(fsys, messages+"/*.json")
	for i, name := range names {
		names[i] = strings.TrimSuffix(path.Base(name), ".json")
	}
	return names
}

// layoutNames are the names of files that may stand in layouts/.
func layoutNames(config *plan.Config) []string {
	names, _ := fs.Glob(layouts.Files, "*.html")
	for _, lang := range config.Languages {
		names = append(names, messages+"/"+lang.Code.ID+".json")
	}
	return names
}

// maxUnused bounds how many files are looked at.
const maxUnused = 10_000

// unused warns of files in a folder of the site that have none of the known
// names, which are patterns of package path, unless they are as the default is.
func unused(own, defaults fs.FS, folder string, known []string, diags *diagnostic.List) {
	if own == nil {
		return
	}
	seen := 0
	_ = fs.WalkDir(own, ".", func(name string, entry fs.DirEntry, err error) error {
		if seen++; err != nil || seen > maxUnused {
			return fs.SkipAll
		}
		if name != "." && strings.HasPrefix(path.Base(name), ".") {
			return skipHidden(entry)
		}
		matches := func(pattern string) bool { ok, _ := path.Match(pattern, name); return ok }
		if entry.IsDir() || slices.Contains([]string{".go", ".md", ".txt"}, path.Ext(name)) || slices.ContainsFunc(known, matches) || same(own, defaults, name) {
			return nil
		}
		diags.Add(diagnostic.Diagnostic{
			Severity: diagnostic.Warning, Code: "unused-file", Place: diagnostic.Place{File: folder + "/" + name},
			Message: "nothing uses a file of this name", Hint: unusedHint(name, folder, known),
		})
		return nil
	})
}

// same reports whether a file is the same in both folders.
func same(a, b fs.FS, name string) bool {
	want, err := fs.ReadFile(b, name)
	if err != nil {
		return false
	}
	got, err := fs.ReadFile(a, name)
	return err == nil && bytes.Equal(got, want)
}

func skipHidden(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func unusedHint(name, folder string, known []string) string {
	if hint := diagnostic.Suggest(name, known); strings.HasPrefix(hint, "did you mean") && !strings.Contains(hint, "*") {
		return hint
	}
	return "what can stand in " + folder + "/: " + strings.Join(known, ", ")
}

// subfolder is a folder of the site, read within bounds, or nil where it has
// none.
func subfolder(fsys fs.FS, name string) (fs.FS, error) {
	info, err := fs.Stat(fsys, name)
	if isMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", name)
	}
	// Not the other way round: to ask for the size of a file in a part of a
	// file system is to open it, and to open a pipe is to wait.
	return fs.Sub(source.Bounded{FS: fsys}, name)
}
