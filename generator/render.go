package generator

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"sync"

	"plansite/generator/page"
	"plansite/generator/site"
)

// renderer turns a linked site into files.
type renderer struct {
	*look
	site  *site.Site
	pages *page.Builder
}

func newRenderer(l *look, s *site.Site) *renderer {
	return &renderer{look: l, site: s, pages: page.New(s, l.locales, l.addresses)}
}

// render makes the HTML of one page.
func (r *renderer) render(buf *bytes.Buffer, p page.Page) error {
	view := p.Build()
	if err := r.sets[view.Lang].Render(buf, p.Layout, view); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	return nil
}

// try renders the first page of each layout, so that a mistake in one is found
// without rendering the whole site.
func (r *renderer) try(ctx context.Context) error {
	tried := map[string]bool{}
	var buf bytes.Buffer
	for p := range r.pages.All() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if tried[p.Layout] {
			continue
		}
		tried[p.Layout] = true
		buf.Reset()
		if err := r.render(&buf, p); err != nil {
			return err
		}
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
