package generator

import (
	"bytes"
	"errors"
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
// call at once. Pages stream: none is kept after write has returned.
func (r *renderer) renderAll(write func(name string, data []byte) error) error {
	for _, a := range r.assets {
		if err := write(a.name, a.data); err != nil {
			return err
		}
	}
	queue := make(chan page.Page, 64)
	stop := make(chan struct{})
	var once sync.Once
	var mu sync.Mutex
	var errs []error
	fail := func(err error) {
		mu.Lock()
		errs = append(errs, err)
		mu.Unlock()
		once.Do(func() { close(stop) })
	}
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			var buf bytes.Buffer
			for p := range queue {
				buf.Reset()
				if err := r.render(&buf, p); err != nil {
					fail(err)
				} else if err := write(p.Path, buf.Bytes()); err != nil {
					fail(err)
				}
			}
		})
	}
	r.feed(queue, stop)
	wg.Wait()
	return errors.Join(errs...)
}

// feed puts every page into the queue until it is told to stop.
func (r *renderer) feed(queue chan<- page.Page, stop <-chan struct{}) {
	defer close(queue)
	for p := range r.pages.All() {
		select {
		case queue <- p:
		case <-stop:
			return
		}
	}
}
