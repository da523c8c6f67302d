package generator

import (
	"context"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
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
func (f *files) link(ctx context.Context, options Options, m *memory, diags *diagnostic.List) ([]*edition, error) {
	config, opt := f.config, site.Options{Unpublished: options.Unpublished, Lost: f.lost, Pictures: f.pictures}
	var out []*edition
	for _, lang := range config.Languages[:min(1, len(config.Languages))] {
		out = append(out, &edition{lang: lang.Code.ID})
		opt.Before = m.before[lang.Code.ID]
	}
	s := site.Link(config, f.content, opt, diags)
	for _, lang := range config.Translations() {
		e, err := f.edition(ctx, lang.Code.ID, opt, m, s != nil, diags)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	if s == nil || diags.HasErrors() {
		return nil, nil
	}
	out[0].site = s
	m.keep(out)
	return out, nil
}

// translated is what a file holds, in the words of a language.
type translated struct {
	name   string // of the source
	whole  any    // nil where it could not be read
	counts translation.Counts
}

// edition is the site in a language. Where the source could not be linked, the
// words are still looked at.
func (f *files) edition(ctx context.Context, lang string, opt site.Options, m *memory, sound bool, diags *diagnostic.List) (*edition, error) {
	w := f.translations[lang]
	all := make([]*translated, 0, len(f.content)+1)
	for name, whole := range f.sources() {
		all = append(all, &translated{name: name, whole: whole})
	}
	err := parallel(ctx, len(all), func(i int) error {
		all[i] = translate(all[i], w.files[all[i].name], m)
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
		content[i] = plan.ContentOf(x.whole)
	}
	found := new(diagnostic.List)
	opt.Before = m.before[lang]
	if e.site = site.Link(all[0].whole.(*plan.Config), content, opt, found); e.site == nil {
		diags.Merge(found)
		return e, nil
	}
	for _, x := range all {
		e.add(x, w.files[x.name])
	}
	diags.Merge(found.Where(func(d diagnostic.Diagnostic) bool { return w.isTranslation(d.File) }))
	return e, nil
}

// translate puts the words of a translation, which may be nil, over what a file
// holds. What has none is the same in all languages, and made once.
func translate(x *translated, own *translation.File, m *memory) *translated {
	if x.whole == nil {
		return x
	}
	name := x.name
	if own != nil {
		name = own.Name
	}
	return m.applied.of(name, [2]any{own, x.whole}, func() *translated {
		whole, counts := own.Apply(x.whole)
		return &translated{x.name, whole, counts}
	})
}

// isSure reports whether what is said of a translation is so whatever its source
// has: nobody knows what is missing from a source that could not be read whole.
func (f *files) isSure(d diagnostic.Diagnostic) bool {
	of, _, _ := translation.Of(d.File)
	return !f.broken[of] || d.Code != "not-in-source" && d.Code != "list-length"
}

// add counts the texts of a file, as far as they are published; own is its translation.
func (e *edition) add(x *translated, own *translation.File) {
	state := translation.State{File: x.name, ID: plan.IDOf(x.whole)}
	if own != nil {
		state.Own = own.Name
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
	of, _, _ := translation.Of(name)
	file := w.files[of]
	return file != nil && file.Name == name
}
