package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// files is the content of a site as it was decoded: what each file holds, and
// its translations.
type files struct {
	config       *plan.Config
	names        []string // of the sources but site.yaml, in order
	content      []plan.Content
	translations map[string]*words // by language
	lost         []string          // ids in files that could not be read as a whole
	broken       map[string]bool   // these files
}

// sources yields the names of all files that can be translated, site.yaml first,
// with pointers to what they hold, which are nil for files that could not be read.
func (f *files) sources() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		if !yield(source.ConfigName, f.config) {
			return
		}
		for i, name := range f.names {
			if !yield(name, f.content[i].Whole()) {
				return
			}
		}
	}
}

// words are the translations into one language.
type words struct {
	files map[string]*translation.File // by the name of what they translate
	diags []*diagnostic.List           // of the files, which applying them adds to
}

// readAll reads site.yaml and all content.
func readAll(ctx context.Context, fsys fs.FS, opt Options, diags *diagnostic.List) (*files, error) {
	config, lost, err := readConfig(fsys, opt, diags)
	if err != nil {
		return nil, err
	}
	f, err := readFiles(ctx, fsys, config, diags)
	if err == nil {
		f.lost = append(f.lost, lost...)
	}
	return f, err
}

// readFiles reads and decodes every content file, on all processors.
func readFiles(ctx context.Context, fsys fs.FS, config *plan.Config, diags *diagnostic.List) (*files, error) {
	names, refused, err := source.List(fsys)
	if err != nil {
		return nil, err
	}
	diags.Merge(refused)
	f := &files{config: config, translations: map[string]*words{}}
	translations := f.sort(names, config, diags)
	if f.content, f.broken, err = readContent(ctx, fsys, f.names, config, diags); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(f.broken)) {
		f.lost = append(f.lost, source.Salvage(fsys, name)...)
	}
	if config.Broken {
		f.broken[source.ConfigName] = true
	}
	if err := misplacedConfigs(fsys, config, diags); err != nil {
		return nil, err
	}
	return f, f.readTranslations(ctx, fsys, translations, config, diags)
}

// misplacedConfigs reports translations of site.yaml that would not be read.
func misplacedConfigs(fsys fs.FS, config *plan.Config, diags *diagnostic.List) error {
	names, err := fs.Glob(fsys, source.Folder+"/*.yaml")
	for _, name := range names {
		if of, lang, ok := translation.Of(name); ok && of == source.ConfigName {
			if problem := misplaced(of, lang, nil, config); problem != "" {
				diags.Add(misplacedAt(name, problem))
			}
		}
	}
	return err
}

// sort tells sources from translations. A file that has the name of a
// translation, but of a file or into a language that there is not, is reported.
func (f *files) sort(names []string, config *plan.Config, diags *diagnostic.List) (translations []string) {
	for _, name := range names {
		of, lang, ok := translationOf(name, names, config)
		if !ok {
			f.names = append(f.names, name)
		} else if problem := misplaced(of, lang, names, config); problem != "" {
			diags.Add(misplacedAt(name, problem))
		} else {
			translations = append(translations, name)
		}
	}
	return translations
}

// translationOf splits the name of a translation: one that ends in a language of
// the site, or in what looks like one beside the file that it would translate.
func translationOf(name string, names []string, config *plan.Config) (of, lang string, ok bool) {
	of, lang, looks := translation.Of(name)
	_, there := slices.BinarySearch(names, of)
	return of, lang, lang != "" && config.Language(lang) != nil || looks && there
}

func misplacedAt(name, problem string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{Code: "translation", Place: diagnostic.Place{File: name}, Message: problem,
		Hint: "a translation stands beside the file that it translates, with the code of a language of site.yaml before its ending: " +
			"sg13.fr.md beside sg13.md, site.fr.yaml beside site.yaml"}
}

// misplaced says what is wrong with a translation by its name, or "".
func misplaced(of, lang string, names []string, config *plan.Config) string {
	_, there := slices.BinarySearch(names, of)
	_, _, isOne := translationOf(of, names, config)
	switch {
	case of != source.ConfigName && !there:
		return fmt.Sprintf("this is a translation of %s, which is not there", diagnostic.Name(of))
	case isOne:
		return fmt.Sprintf("this is a translation of %s, which is one itself", diagnostic.Name(of))
	case config.Broken:
		return ""
	case config.Language(lang) == nil:
		return fmt.Sprintf("this is a translation into %s, which is no language of site.yaml", diagnostic.Name(lang))
	case lang == config.Languages[0].Code.ID:
		return fmt.Sprintf("%s is the language of the source", diagnostic.Name(lang))
	}
	return ""
}

// readContent reads and decodes the named files. It returns also the
// names of those that have errors.
func readContent(ctx context.Context, fsys fs.FS, names []string, config *plan.Config, diags *diagnostic.List) ([]plan.Content, map[string]bool, error) {
	content := make([]plan.Content, len(names))
	lists := make([]diagnostic.List, len(names))
	var packer plan.Packer
	err := parallel(ctx, len(names), func(i int) error {
		doc, diag, err := source.Read(fsys, names[i])
		if diag != nil {
			lists[i].Add(*diag)
		}
		if doc != nil && err == nil {
			content[i] = plan.Decode(doc, config, &lists[i])
			packer.Pack(content[i])
		}
		return err
	})
	broken := map[string]bool{}
	for i := range lists {
		if lists[i].HasErrors() {
			broken[names[i]] = true
		}
		diags.Merge(&lists[i])
	}
	return content, broken, err
}

// readTranslations reads the named translations, and those of site.yaml.
func (f *files) readTranslations(ctx context.Context, fsys fs.FS, names []string, config *plan.Config, diags *diagnostic.List) error {
	holds := map[string]any{}
	for name, whole := range f.sources() {
		holds[name] = whole
	}
	for _, lang := range config.Translations() {
		f.translations[lang.Code.ID] = &words{files: map[string]*translation.File{}}
		if name := translation.Name(source.ConfigName, lang.Code.ID); isThere(fsys, name) {
			names = append(names, name)
		}
	}
	read := make([]*translation.File, len(names))
	lists := make([]*diagnostic.List, len(names))
	err := parallel(ctx, len(names), func(i int) error {
		lists[i] = new(diagnostic.List)
		doc, diag, err := readDocument(fsys, names[i])
		if diag != nil {
			lists[i].Add(*diag)
		}
		of, _, _ := translation.Of(names[i])
		if doc != nil && err == nil && holds[of] != nil {
			read[i] = translation.Read(doc, holds[of], lists[i])
		}
		return err
	})
	for i, name := range names {
		of, lang, _ := translation.Of(name)
		if w := f.translations[lang]; w != nil {
			w.files[of] = read[i]
			w.diags = append(w.diags, lists[i])
		}
	}
	return err
}

func isThere(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}

// readDocument reads a content file, or one of YAML alone, which is all front matter.
func readDocument(fsys fs.FS, name string) (*source.Document, *diagnostic.Diagnostic, error) {
	if path.Ext(name) != path.Ext(source.ConfigName) {
		return source.Read(fsys, name)
	}
	text, diag, err := source.ReadText(fsys, name)
	if text == nil || err != nil {
		return nil, diag, err
	}
	return &source.Document{File: name, Front: text, FrontLine: 1}, nil, nil
}
