package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/picture"
	"plansite/generator/plan"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// files is the content of a site as it was decoded: what each file holds, and
// its translations.
type files struct {
	config       *plan.Config
	names        []string        // of the sources but site.yaml, in order
	tables       map[string]bool // of measurements, beside plans
	content      []plan.Content
	translations map[string]*words // by language
	lost         []string          // ids in files that could not be read as a whole
	broken       map[string]bool   // these files

	pictures func(name string) (*picture.Picture, *picture.Problem) // that texts may show
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
func readAll(ctx context.Context, fsys fs.FS, opt Options, m *memory, diags *diagnostic.List) (*files, error) {
	config, lost, err := readConfig(fsys, opt, m, diags)
	if err != nil {
		return nil, err
	}
	f, err := readFiles(ctx, fsys, config, m, diags)
	if err == nil {
		f.lost = append(f.lost, lost...)
	}
	return f, err
}

// readFiles reads and decodes every content file, on all processors.
func readFiles(ctx context.Context, fsys fs.FS, config *plan.Config, m *memory, diags *diagnostic.List) (*files, error) {
	names, refused, err := source.List(fsys)
	if err != nil {
		return nil, err
	}
	diags.Merge(refused)
	f := &files{config: config, tables: map[string]bool{}, translations: map[string]*words{}, broken: map[string]bool{}}
	f.pictures = func(name string) (*picture.Picture, *picture.Problem) { return m.picture(fsys, name) }
	translations := f.sort(names, config, diags)
	if err := f.readContent(ctx, fsys, m, diags); err != nil {
		return nil, err
	}
	if config.Broken {
		f.broken[source.ConfigName] = true
	}
	if err := misplacedConfigs(fsys, config, diags); err != nil {
		return nil, err
	}
	return f, f.readTranslations(ctx, fsys, translations, m)
}

// misplacedConfigs reports translations of site.yaml that would not be read.
func misplacedConfigs(fsys fs.FS, config *plan.Config, diags *diagnostic.List) error {
	names, err := configNames(fsys)
	for _, name := range names {
		if of, lang, ok := translation.Of(name); ok {
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
		if source.IsTable(name) {
			f.tables[name] = true
			continue
		}
		of, lang, ok := translationOf(name, names, config)
		if !ok {
			f.names = append(f.names, name)
		} else if problem := misplaced(of, lang, names, config); problem != "" {
			diags.Add(misplacedAt(name, problem))
		} else {
			translations = append(translations, name)
		}
	}
	for _, name := range translations {
		if table := source.TableName(name); f.tables[table] {
			diags.Add(misplacedAt(table, "this table of measurements stands beside a translation, which has no figures"))
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

// readContent reads and decodes the files of the sources.
func (f *files) readContent(ctx context.Context, fsys fs.FS, m *memory, diags *diagnostic.List) error {
	read := make([]*contentFile, len(f.names))
	var packer plan.Packer
	err := parallel(ctx, len(read), func(i int) error {
		table, err := f.tableOf(fsys, m, f.names[i])
		if err != nil {
			return err
		}
		read[i], err = ofFile(&m.content, m.now, fsys, f.names[i], madeFrom{f.config, table}, func(t text) *contentFile {
			c := decode(f.names[i], t, table, f.config)
			if c.diags.HasErrors() {
				c.lost = source.Salvage(fsys, f.names[i])
			}
			packer.Pack(c.Content)
			return c
		})
		return err
	})
	if err != nil {
		return err
	}
	for i, c := range read {
		f.content = append(f.content, c.Content)
		f.lost = append(f.lost, c.lost...)
		if c.diags.HasErrors() {
			f.broken[f.names[i]] = true
		}
		diags.Merge(&c.diags)
	}
	return nil
}

// madeFrom is what a file of content is decoded with.
type madeFrom struct {
	config *plan.Config
	table  *tableFile
}

// tableOf reads the table beside a file of content, or returns nil without one.
func (f *files) tableOf(fsys fs.FS, m *memory, name string) (*tableFile, error) {
	file := source.TableName(name)
	if !f.tables[file] {
		return nil, nil
	}
	return ofFile(&m.tables, m.now, fsys, file, nil, func(t text) *tableFile {
		return &tableFile{source.Table{File: file, Text: t.data}, t.refused}
	})
}

// decode reads what a file of content holds, with the table beside it.
func decode(name string, t text, table *tableFile, config *plan.Config) *contentFile {
	c := new(contentFile)
	if table != nil && table.refused != nil {
		c.diags.Add(*table.refused)
	}
	if doc := split(name, t, &c.diags); doc != nil {
		if table != nil && table.refused == nil {
			doc.Table = &table.Table
		}
		c.Content = plan.Decode(doc, config, &c.diags)
	}
	return c
}

// readTranslations reads the named translations, and those of site.yaml.
func (f *files) readTranslations(ctx context.Context, fsys fs.FS, names []string, m *memory) error {
	holds := map[string]any{}
	for name, whole := range f.sources() {
		holds[name] = whole
	}
	for _, lang := range f.config.Translations() {
		f.translations[lang.Code.ID] = &words{files: map[string]*translation.File{}}
		if name := translation.Name(source.ConfigName, lang.Code.ID); isThere(fsys, name) {
			names = append(names, name)
		}
	}
	read := make([]*wordsFile, len(names))
	err := parallel(ctx, len(names), func(i int) (err error) {
		of, _, _ := translation.Of(names[i])
		read[i], err = ofFile(&m.words, m.now, fsys, names[i], holds[of], func(t text) *wordsFile { return decodeWords(names[i], t, holds[of]) })
		return err
	})
	if err != nil {
		return err
	}
	for i, name := range names {
		of, lang, _ := translation.Of(name)
		if w := f.translations[lang]; w != nil {
			w.files[of] = read[i].File
			w.diags = append(w.diags, &read[i].diags)
		}
	}
	return nil
}

// decodeWords reads a translation of what a file holds, which is nil where that
// could not be read.
func decodeWords(name string, t text, whole any) *wordsFile {
	w := new(wordsFile)
	if doc := split(name, t, &w.diags); doc != nil && whole != nil {
		w.File = translation.Read(doc, whole, &w.diags)
	}
	return w
}

// readDocument reads and splits a file; it returns nil, after reporting, where
// that cannot be done.
func readDocument(fsys fs.FS, name string, diags *diagnostic.List) (*source.Document, error) {
	data, refused, err := source.ReadText(fsys, name)
	if err != nil {
		return nil, err
	}
	return split(name, text{data, refused}, diags), nil
}

// split divides the text of a content file, or of one of YAML alone, which is all
// front matter. It returns nil, after reporting, where that cannot be done.
func split(name string, t text, diags *diagnostic.List) *source.Document {
	doc, diag := (*source.Document)(nil), t.refused
	switch {
	case diag != nil:
	case path.Ext(name) == path.Ext(source.ConfigName):
		doc = &source.Document{File: name, Front: t.data, FrontLine: 1}
	default:
		doc, diag = source.Split(name, t.data)
	}
	if diag != nil {
		diags.Add(*diag)
	}
	return doc
}

func isThere(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}
