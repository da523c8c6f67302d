package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// errErrors says that content has errors that check names.
var errErrors = errors.New("the content has errors\nhint: plansite check names them")

// TranslationState is how far a site is translated into a language.
type TranslationState struct {
	Language string // its code
	Files    []translation.State
}

// Sum adds up the files.
func (s *TranslationState) Sum() (sum translation.Count) {
	for _, f := range s.Files {
		sum.Add(f.Count)
	}
	return sum
}

// Translations tells how far the site of fsys is translated, language by language.
func Translations(ctx context.Context, fsys fs.FS, opt Options) ([]TranslationState, error) {
	_, editions, err := linked(ctx, fsys, opt)
	if err != nil {
		return nil, err
	}
	return states(editions), nil
}

// states are those of the languages that are not the source's.
func states(editions []*edition) (out []TranslationState) {
	for _, e := range editions[1:] {
		out = append(out, TranslationState{Language: e.lang, Files: e.files})
	}
	return out
}

// linked reads and links content that has no errors.
func linked(ctx context.Context, fsys fs.FS, opt Options) (*files, []*edition, error) {
	diags := new(diagnostic.List)
	f, err := readAll(ctx, fsys, opt, diags)
	if err != nil {
		return nil, nil, err
	}
	editions, err := f.link(ctx, opt, diags)
	if err == nil && editions == nil {
		err = errErrors
	}
	return f, editions, err
}

// siteID stands for site.yaml where an id is asked for.
const siteID = "site"

// Stub makes or brings up to date the translation of a plan, page or record, or
// of site.yaml where id is "site": it returns the name of its file, from the root
// of the site, and its text. What is done stays; what is missing or has changed in
// the source since is marked. It writes nothing.
func Stub(ctx context.Context, fsys fs.FS, lang, id string, opt Options) (name string, text []byte, err error) {
	opt.Unpublished = true
	f, _, err := linked(ctx, fsys, opt)
	if err != nil {
		return "", nil, err
	}
	w := f.translations[lang]
	if w == nil {
		return "", nil, fmt.Errorf("%s is no language to translate into\nhint: those of site.yaml are: %s", diagnostic.Name(lang), strings.Join(sortedLanguages(f.config), ", "))
	}
	if id == siteID {
		return f.configStub(fsys, lang, w)
	}
	for i, of := range f.names {
		whole := f.content[i].Whole()
		if whole == nil || translation.ID(whole) != id {
			continue
		}
		doc, _, err := source.Read(fsys, of)
		if err != nil {
			return "", nil, err
		}
		name = strings.TrimSuffix(of, ".md") + "." + lang + ".md"
		var old *source.Document
		if w.files[of] != nil {
			if old, _, err = source.Read(fsys, name); err != nil {
				return "", nil, err
			}
		}
		text, err = translation.Stub(doc, whole, f.content[i].Body(), w.files[of], old)
		return name, text, err
	}
	return "", nil, fmt.Errorf("no file holds %s\nhint: name a plan, a page or a record by its id, or %q for content/site.yaml", diagnostic.Name(id), siteID)
}

func sortedLanguages(c *plan.Config) (codes []string) {
	for _, l := range c.Translations() {
		codes = append(codes, l.Code.ID)
	}
	return codes
}

func (f *files) configStub(fsys fs.FS, lang string, w *words) (name string, text []byte, err error) {
	name = configName(lang)
	front, _, err := source.ReadText(fsys, source.ConfigName)
	if err != nil {
		return "", nil, err
	}
	var old *source.Document
	if w.config != nil {
		old = new(source.Document)
		if old.Front, _, err = source.ReadText(fsys, name); err != nil {
			return "", nil, err
		}
	}
	text, err = translation.Stub(&source.Document{File: source.ConfigName, Front: front, FrontLine: 1}, f.config, nil, w.config, old)
	return name, text, err
}

// TranslationCount tells how far something is translated.
type TranslationCount = translation.Count
