package generator

import (
	"context"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/source"
	"plansite/generator/translation"
)

// edition is the site in one of its languages.
type edition struct {
	lang   string
	site   *site.Site
	counts translation.Counts // of the items; nil in the language of the source
	files  []translation.State
}

// link makes the editions of a site: that of its source, and one for each
// other language, whose content is that of the source with other words. It
// returns nil where there are errors.
func (f *files) link(ctx context.Context, options Options, diags *diagnostic.List) ([]*edition, error) {
	config, opt := f.config, site.Options{Unpublished: options.Unpublished, Lost: f.lost}
	s := site.Link(config, f.content, opt, diags)
	var out []*edition
	if len(config.Languages) > 0 {
		out = append(out, &edition{lang: config.Languages[0].Code.ID, site: s})
	}
	blank := make([]*translated, len(f.content)+1)
	for _, lang := range config.Translations() {
		e, err := f.edition(ctx, lang.Code.ID, opt, blank, s != nil, diags)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	if s == nil || diags.HasErrors() {
		return nil, nil
	}
	return out, nil
}

// translated is what a file holds, in the words of a language.
type translated struct {
	config  *plan.Config
	content plan.Content
	counts  translation.Counts
}

// edition is the site in a language. What has no translation at all is the same
// in all languages, and made once: blank holds it, by the number of the file.
// Where the source could not be linked, the words are still looked at.
func (f *files) edition(ctx context.Context, lang string, opt site.Options, blank []*translated, sound bool, diags *diagnostic.List) (*edition, error) {
	w := f.translations[lang]
	all := make([]*translated, len(f.content)+1)
	err := parallel(ctx, len(all), func(i int) error {
		own := w.config
		if i > 0 {
			own = w.files[f.names[i-1]]
		}
		if own == nil && blank[i] != nil {
			all[i] = blank[i]
			return nil
		}
		if all[i] = f.translate(i, own); own == nil {
			blank[i] = all[i]
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, list := range w.diags {
		sound = sound && !list.HasErrors()
		if len(f.broken) > 0 {
			list = list.Where(f.isSure)
		}
		diags.Merge(list)
	}
	if !sound {
		return nil, nil
	}
	e := &edition{lang: lang, counts: translation.Counts{}}
	content := make([]plan.Content, len(f.content))
	for i, x := range all[1:] {
		content[i] = x.content
	}
	found := new(diagnostic.List)
	if e.site = site.Link(all[0].config, content, opt, found); e.site == nil {
		diags.Merge(found)
		return e, nil
	}
	for i, x := range all {
		e.add(f, i, x)
	}
	diags.Merge(found.Where(func(d diagnostic.Diagnostic) bool { return w.isTranslation(d.File) }))
	return e, nil
}

// isSure reports whether what is said of a translation is so whatever its source
// has: nobody knows what is missing from a source that could not be read whole.
func (f *files) isSure(d diagnostic.Diagnostic) bool {
	of, _, _ := translation.Of(d.File)
	return !f.broken[of] || d.Code != "not-in-source" && d.Code != "list-length"
}

// translate puts the words of a translation, which may be nil, in the place of
// those of file i; 0 is site.yaml.
func (f *files) translate(i int, own *translation.File) *translated {
	out := new(translated)
	if i == 0 {
		whole, _, counts := own.Apply(f.config, &markdown.Doc{})
		out.config, out.counts = whole.(*plan.Config), counts
		return out
	}
	if c := f.content[i-1]; c.Whole() != nil {
		whole, body, counts := own.Apply(c.Whole(), c.Body())
		out.content, out.counts = plan.NewContent(whole, body), counts
	}
	return out
}

// add counts the texts of a file, as far as they are published.
func (e *edition) add(f *files, i int, x *translated) {
	state := translation.State{File: source.ConfigName}
	if i > 0 {
		state.File, state.ID = f.names[i-1], translation.ID(f.content[i-1].Whole())
	}
	for item, c := range x.counts {
		if item != "" && e.site.Item(item) == nil {
			continue // which is not to be published
		}
		all := e.counts[item]
		all.Add(c)
		e.counts[item] = all
		state.Add(c)
	}
	e.files = append(e.files, state)
}

// isTranslation reports whether a file is one of the translations.
func (w *words) isTranslation(name string) bool {
	for _, file := range w.files {
		if file != nil && file.Name == name {
			return true
		}
	}
	return w.config != nil && w.config.Name == name
}
