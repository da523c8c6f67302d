// Package generator compiles a folder of strategic plans into a website.
//
// The pipeline is what this file shows: content is read and decoded in
// parallel, linked into one immutable site, turned into pages one by one, and
// published when the whole site is good. Between reading and publishing there
// is no clock, no randomness, no environment and no network: the same content
// gives the same bytes.
package generator

import (
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

	// OnPage, if there is one, is told after each page how many there are so
	// far, by one goroutine at a time.
	OnPage func(pages int)
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

// Build compiles the site of fsys into the output folder. When there are
// errors in the content the report has no site and nothing has been written.
// Ending ctx stops a build that has not been published yet, and leaves nothing.
func Build(ctx context.Context, fsys fs.FS, out Output, opt Options) (Report, *diagnostic.List, error) {
	s, diags, err := Check(fsys, opt)
	if s == nil || err != nil {
		return Report{}, diags, err
	}
	r, err := newRenderer(fsys, s)
	if err != nil {
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
	return Report{Site: s, Pages: pages, Publish: done}, diags, err
}

// Check reads and links the content of fsys and returns all that is to be said
// about it. The site is nil when there are errors in the content.
func Check(fsys fs.FS, opt Options) (*site.Site, *diagnostic.List, error) {
	diags := new(diagnostic.List)
	config, err := readConfig(fsys, opt, diags)
	if err != nil {
		return nil, diags, err
	}
	content, err := readContent(fsys, config, diags)
	if config == nil || err != nil {
		return nil, diags, err
	}
	s := site.Link(config, content, site.Options{Unpublished: opt.Unpublished}, diags)
	if diags.HasErrors() {
		return nil, diags, nil
	}
	return s, diags, nil
}

func readConfig(fsys fs.FS, opt Options, diags *diagnostic.List) (*plan.Config, error) {
	text, diag, err := source.ReadText(fsys, source.ConfigName)
	if diag != nil {
		diags.Add(*diag)
	}
	if text == nil || err != nil {
		return nil, err
	}
	config := plan.DecodeConfig(source.ConfigName, text, diags)
	if config == nil {
		return nil, nil
	}
	if opt.AsOf != 0 {
		config.AsOf = opt.AsOf
	}
	if opt.BaseURL != "" {
		config.BaseURL = opt.BaseURL
	}
	return config, nil
}

// readContent reads and decodes every content file, on all processors.
func readContent(fsys fs.FS, config *plan.Config, diags *diagnostic.List) ([]plan.Content, error) {
	names, refused, err := source.List(fsys)
	if err != nil {
		return nil, err
	}
	diags.Merge(refused)
	content := make([]plan.Content, len(names))
	lists := make([]diagnostic.List, len(names))
	err = parallel(len(names), func(i int) error {
		doc, diag, err := source.Read(fsys, names[i])
		if diag != nil {
			lists[i].Add(*diag)
		}
		if doc != nil && err == nil {
			content[i] = plan.Decode(doc, config, &lists[i])
		}
		return err
	})
	for i := range lists {
		diags.Merge(&lists[i])
	}
	return content, err
}
