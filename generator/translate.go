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

// Translations tells how far the site of fsys is translated, language by language,
// with what is not published yet.
func Translations(ctx context.Context, fsys fs.FS, opt Options) ([]TranslationState, error) {
	opt.Unpublished = true
	_, editions, err := linked(ctx, fsys, opt, new(diagnostic.List))
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
func linked(ctx context.Context, fsys fs.FS, opt Options, diags *diagnostic.List) (*files, []*edition, error) {
	m := new(memory)
	f, err := readAll(ctx, fsys, opt, m, diags)
	if err != nil {
		return nil, nil, err
	}
	editions, err := f.link(ctx, opt, m, diags)
	if err == nil && editions == nil {
		err = errErrors
	}
	return f, editions, err
}

// siteID stands for site.yaml where an id is asked for.
const siteID = "site"

// Written is a file to be written.
type Written struct {
	Name string // from the root of the site
	Text []byte
}

// Stub makes or brings up to date the translation of a plan, page or record, or
// of site.yaml where id is "site"; where id is empty, all translations into the
// language that there are. What is done stays; what is missing or has changed in
// the source since is marked. It writes nothing.
func Stub(ctx context.Context, fsys fs.FS, lang, id string, opt Options) ([]Written, error) {
	opt.Unpublished = true
	f, _, err := linked(ctx, fsys, opt, new(diagnostic.List))
	if err != nil {
		return nil, err
	}
	w := f.translations[lang]
	if w == nil {
		return nil, fmt.Errorf("%s is no language to translate into\nhint: those of site.yaml are: %s", diagnostic.Name(lang), strings.Join(sortedLanguages(f.config), ", "))
	}
	var out []Written
	for name, whole := range f.sources() {
		own := w.files[name]
		is := plan.IDOf(whole)
		if name == source.ConfigName {
			is = siteID
		}
		if whole == nil || id == "" && own == nil || id != "" && is != id {
			continue
		}
		if plan.Stays(whole) {
			return nil, fmt.Errorf("%s says that it is not to be translated\nhint: take translate: false out of it first", name)
		}
		doc, err := readDocument(fsys, name, new(diagnostic.List))
		if err != nil {
			return nil, err
		}
		stub, err := translation.Stub(doc, whole, own)
		if err != nil {
			return nil, err
		}
		out = append(out, Written{translation.Name(name, lang), stub})
	}
	if len(out) == 0 && id != "" {
		return nil, fmt.Errorf("no file holds %s\nhint: name a plan, a page or a record by its id, or %q for content/site.yaml", diagnostic.Name(id), siteID)
	}
	return out, nil
}

func sortedLanguages(c *plan.Config) (codes []string) {
	for _, l := range c.Translations() {
		codes = append(codes, l.Code.ID)
	}
	return codes
}

// TranslationCount tells how far something is translated.
type TranslationCount = translation.Count
