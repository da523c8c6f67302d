package generator

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"sync"

	"plansite/generator/layout"
	"plansite/generator/locale"
	"plansite/generator/page"
	"plansite/generator/site"
	"plansite/layouts"
)

// renderer turns a linked site into files.
type renderer struct {
	pages  *page.Builder
	sets   map[string]*layout.Set // by language
	source string                 // the source language
	assets []asset
}

func newRenderer(fsys fs.FS, s *site.Site) (*renderer, error) {
	own, err := subfolder(fsys, "layouts")
	if err != nil {
		return nil, err
	}
	names, files, err := loadAssets(fsys)
	if err != nil {
		return nil, err
	}
	r := &renderer{sets: map[string]*layout.Set{}, assets: files}
	var locales []*locale.Locale
	for _, lang := range s.Config.Languages {
		l, err := locale.Load(layouts.Files, own, lang.Code.ID, lang.Locale)
		if err != nil {
			return nil, err
		}
		set, err := layout.Load(layouts.Files, own, l)
		if err != nil {
			return nil, err
		}
		locales = append(locales, l)
		r.sets[l.Code] = set
	}
	r.source = locales[0].Code
	r.pages = page.New(s, locales, names)
	return r, nil
}

// render makes the HTML of one page.
func (r *renderer) render(buf *bytes.Buffer, p page.Page) error {
	view := p.Build()
	if err := r.sets[view.Lang].Render(buf, p.Layout, view); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	return nil
}

// renderAll hands every file of the site to write, which several goroutines
// call at once, and returns the number of pages. Pages stream: none is kept
// after write has returned. The first failure, or the end of ctx, stops it.
func (r *renderer) renderAll(ctx context.Context, write func(name string, data []byte) error, onPage func(int)) (int, error) {
	for _, a := range r.assets {
		if err := write(a.name, a.data); err != nil {
			return 0, err
		}
	}
	ctx, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	queue := make(chan page.Page, 64)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var buf bytes.Buffer
			for p := range queue {
				buf.Reset()
				err := r.render(&buf, p)
				if err == nil {
					err = write(p.Path, buf.Bytes())
				}
				if err != nil {
					fail(err)
				}
			}
		})
	}
	pages := 0
	for p := range r.pages.All() {
		if ctx.Err() != nil {
			break
		}
		queue <- p
		if pages++; onPage != nil {
			onPage(pages)
		}
	}
	close(queue)
	wg.Wait()
	return pages, context.Cause(ctx)
}
