package generator

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"path"
	"runtime"
	"sync"

	"plansite/generator/chart"
	"plansite/generator/foreign"
	"plansite/generator/page"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// writer takes a file of the site; several goroutines call it at once.
type writer func(name string, data []byte) error

// renderer turns a linked site into files.
type renderer struct {
	*look
	editions []*edition
	site     *site.Site // in the language of its source
	pages    *page.Builder
}

func newRenderer(l *look, editions []*edition, changed map[string]plan.Date) *renderer {
	var all []page.Edition
	for i, e := range editions {
		all = append(all, page.Edition{Name: e.site.Config.Languages[i].Name, Locale: l.locales[i], Site: e.site, Counts: e.counts, Files: e.files, Changed: changed})
	}
	return &renderer{look: l, editions: editions, site: editions[0].site, pages: page.New(all, l.addresses)}
}

// render makes the HTML of one page.
func (r *renderer) render(buf *bytes.Buffer, p page.Page) error {
	return r.renderView(buf, p.Path, p.Layout, p.Build())
}

func (r *renderer) renderView(buf *bytes.Buffer, name, layout string, view *page.View) error {
	if view.Words().IsSource() {
		if err := r.sets[view.Lang].Render(buf, layout, view); err != nil {
			return fmt.Errorf("page %s: %w", name, err)
		}
		return nil
	}
	var marked bytes.Buffer
	if err := r.sets[view.Lang].Render(&marked, layout, view); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	view.Words().Write(buf, marked.Bytes())
	return nil
}

// publish writes a page, its files and those of the charts that belong to it.
func (r *renderer) publish(buf *bytes.Buffer, p page.Page, write writer) error {
	for name, render := range r.outputs(p) {
		buf.Reset()
		if err := render(buf); err != nil {
			return err
		}
		if err := write(name, buf.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// output appends what a file holds.
type output func(*bytes.Buffer) error

// outputs yields the files that a page brings, each with what makes it: the page
// itself, its files, and those of the charts that belong to it.
func (r *renderer) outputs(p page.Page) iter.Seq2[string, output] {
	return func(yield func(string, output) bool) {
		view := p.Build()
		if !yield(p.Path, func(buf *bytes.Buffer) error { return r.renderView(buf, p.Path, p.Layout, view) }) {
			return
		}
		for _, f := range view.Files {
			if !yield(path.Join(path.Dir(p.Path), f.Name), func(buf *bytes.Buffer) error { return r.file(buf, f, p, view) }) {
				return
			}
		}
		for _, f := range view.Charts() {
			for name, render := range r.chartOutputs(view, f) {
				if !yield(name, render) {
					return
				}
			}
		}
	}
}

// file makes a file that belongs to a page.
func (r *renderer) file(buf *bytes.Buffer, f page.File, p page.Page, view *page.View) error {
	var made bytes.Buffer
	if f.Template != "" {
		var marked bytes.Buffer
		if err := r.sets[view.Lang].RenderPart(&marked, p.Layout, f.Template, view); err != nil {
			return fmt.Errorf("page %s: %s: %w", p.Path, f.Name, err)
		}
		view.Words().Write(&made, marked.Bytes())
	}
	data, err := f.Data(made.Bytes())
	if err != nil {
		return fmt.Errorf("page %s: %s: %w", p.Path, f.Name, err)
	}
	buf.Write(foreign.StripBytes(data))
	return nil
}

// chartOutputs yields what a reader can take away of a chart.
func (r *renderer) chartOutputs(view *page.View, f *page.Figure) iter.Seq2[string, output] {
	embed := view.Embed(f)
	name := path.Join(view.Lang, f.Of.Owner, f.Of.Name)
	return func(yield func(string, output) bool) {
		more := yield(embed.Path, func(buf *bytes.Buffer) error { return r.render(buf, embed) }) &&
			yield(name+".svg", func(buf *bytes.Buffer) error {
				view.Words().Write(buf, r.palette.Resolve(view.Poster(f).Draw([]byte(f.Picture))))
				return nil
			}) &&
			yield(name+".csv", func(buf *bytes.Buffer) error {
				buf.Write(foreign.StripBytes(f.Data.CSV()))
				return nil
			})
		if !more || f.Option == "" {
			return
		}
		yield(name+".json", func(buf *bytes.Buffer) error {
			option, err := f.Chart.(chart.Interactive).Option(chart.Direction(view.Dir))
			buf.Write(foreign.StripBytes(option))
			if err != nil {
				return fmt.Errorf("chart %s: %w", name, err)
			}
			return nil
		})
	}
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

// renderAll hands every file of the site to write and returns the number of
// pages. Pages stream: none is kept after write has returned. The first failure, or the end of ctx, stops it.
func (r *renderer) renderAll(ctx context.Context, write writer, onPage func(int)) (int, error) {
	for _, a := range r.assets {
		if err := write(a.name, a.data); err != nil {
			return 0, err
		}
	}
	for name, data := range r.pages.Sitemaps() {
		if err := write(name, data); err != nil {
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
				if err := r.publish(&buf, p, write); err != nil {
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
