// Package generator compiles a folder of strategic plans into a website.
//
// The pipeline is what this file shows: content is read and decoded in
// parallel, linked into one immutable site, turned into pages one by one, and
// published when the whole site is good. Between reading and publishing there
// is no clock, no randomness, no environment and no network: the same content
// gives the same bytes.
package generator

import (
	"cmp"
	"context"
	"io/fs"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/publish"
	"plansite/generator/site"
	"plansite/generator/source"
)

// Options say how to read a site. The zero value reads it as its site.yaml says.
type Options struct {
	BaseURL     plan.Address // overrides base_url
	AsOf        plan.Date    // overrides as_of
	Unpublished bool         // include what has publish: false, marked

	// Library is the bundle of the charts' library, as package bundle makes it;
	// nil: charts are pictures only.
	Library []byte

	// SearchLibrary is the bundle of the search's library, likewise; nil: the
	// index takes the place of the search.
	SearchLibrary []byte

	// ShareImages are the pictures that links to plans and what they contain are
	// shown with, by page.SharePath; the others have that of assets/.
	ShareImages map[string][]byte

	// Changed are the days on which content files, translations among them, last
	// changed, by their names; pages and the site map tell them. Where a file is not
	// named, nothing is told.
	Changed map[string]plan.Date

	// OnPage, if there is one, is told after each page how many there are so
	// far, by one goroutine at a time.
	OnPage func(pages int)

	// Advice lets Check say also what would make a site without errors better.
	Advice bool
}

// Output says where and how to publish.
type Output struct {
	Dir     string
	InPlace bool
}

// Report says what a build has done.
type Report struct {
	Site    *site.Site
	Pages   int
	Publish publish.Report
}

// Checked is a site without errors.
type Checked struct {
	*site.Site   // in the language of its source
	Translations []TranslationState
	TurnedOff    int // pieces of advice that site.yaml does not want
}

// Build compiles the site of fsys into the output folder. When there are
// errors in the content the report has no site and nothing has been written.
// Ending ctx stops a build that has not been published yet, and leaves nothing.
func Build(ctx context.Context, fsys fs.FS, out Output, opt Options) (Report, *diagnostic.List, error) {
	r, diags, err := prepare(ctx, fsys, opt, new(memory))
	if r == nil || err != nil {
		return Report{}, diags, err
	}
	w, err := publish.Open(out.Dir, publish.Options{InPlace: out.InPlace})
	if err != nil {
		return Report{}, diags, err
	}
	defer w.Abort()
	pages, err := r.renderAll(ctx, w.Write, opt.OnPage)
	if err != nil {
		return Report{}, diags, err
	}
	done, err := w.Commit()
	return Report{Site: r.site, Pages: pages, Publish: done}, diags, err
}

// Check does all that Build does before it writes: it reads and links the
// content of fsys, loads the layouts, tries each on a page, and returns all
// that is to be said. There is no site, and no advice, when there are errors in
// the content.
func Check(ctx context.Context, fsys fs.FS, opt Options) (*Checked, *diagnostic.List, error) {
	r, diags, err := prepare(ctx, fsys, opt, new(memory))
	if r == nil || err != nil {
		return nil, diags, err
	}
	checked := &Checked{Site: r.site, Translations: states(r.editions)}
	if opt.Advice {
		checked.TurnedOff = advise(fsys, r.editions, diags)
	}
	return checked, diags, r.try(ctx)
}

// prepare makes everything ready for rendering. The renderer is nil when there
// are errors in the content. An error about the layouts comes with the
// diagnostics, so that one run tells both.
func prepare(ctx context.Context, fsys fs.FS, opt Options, m *memory) (*renderer, *diagnostic.List, error) {
	diags := new(diagnostic.List)
	files, err := readAll(ctx, fsys, opt, m, diags)
	if err != nil {
		return nil, diags, err
	}
	l, broken := rememberedLook(fsys, files.config, opt, m, diags)
	editions, err := files.link(ctx, opt, m, diags)
	if err := cmp.Or(ctx.Err(), err, broken); err != nil || diags.HasErrors() {
		return nil, diags, err
	}
	if err := l.addShareImages(editions[0].site, opt.ShareImages); err != nil {
		return nil, diags, err
	}
	l.assets = append(l.assets, shownPictures(editions)...)
	return newRenderer(l, editions, opt.Changed), diags, nil
}

// readConfig reads site.yaml, and with it the names in it that could not be
// read, where there are errors.
func readConfig(fsys fs.FS, opt Options, m *memory, diags *diagnostic.List) (*plan.Config, []string, error) {
	c, err := ofFile(&m.config, m.now, fsys, source.ConfigName, nil, func(t text) *configFile { return decodeConfig(fsys, t, opt) })
	if err != nil {
		return nil, nil, err
	}
	diags.Merge(&c.diags)
	return c.config, c.lost, nil
}

func decodeConfig(fsys fs.FS, t text, opt Options) *configFile {
	c := &configFile{config: plan.Unread(source.ConfigName)}
	if t.refused != nil {
		c.diags.Add(*t.refused)
	} else {
		c.config = plan.DecodeConfig(source.ConfigName, t.data, &c.diags)
	}
	if opt.AsOf != 0 {
		c.config.AsOf = opt.AsOf
	}
	if opt.BaseURL != "" {
		c.config.BaseURL = opt.BaseURL
	}
	if c.config.Broken {
		c.lost = source.Salvage(fsys, source.ConfigName)
	}
	return c
}
