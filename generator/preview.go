package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"plansite/generator/diagnostic"
	"plansite/generator/page"
	"plansite/generator/site"
	"plansite/generator/source"
)

// Preview is a site in memory, of which each file is made when it is asked for.
// It takes the same steps as Build, so it shows what that would write. Goroutines
// may share it: what is asked for while the site is read again waits for the
// new one.
type Preview struct {
	fsys fs.FS
	opt  Options

	mu     sync.RWMutex
	memory memory
	shown  *renderer // of the last content without errors; nil before there was one
	state  State
}

// State is what is known of the content since it was last read.
type State struct {
	Version int        // grows with all that is shown or said
	Good    bool       // what is shown is the newest content, not the last without errors
	Site    *site.Site // that is shown; nil where there never was one

	// What is to be said of the newest content, in order, with the lines of the
	// source.
	Diags []diagnostic.Diagnostic
	Err   error // what is no fault of the content, such as a layout that does not parse
}

// NewPreview returns the preview of the site of fsys. Nothing is read before the
// first Refresh.
func NewPreview(fsys fs.FS, opt Options) *Preview { return &Preview{fsys: fsys, opt: opt} }

// State is that of the last Refresh.
func (p *Preview) State() State {
	p.mu.RLock()
	defer p.mu.RUnlock()
	return p.state
}

// Refresh reads what has changed since it was last called, and links the whole.
// now is the time of the call: the core of the generator reads no clock. The
// error is that of ctx; all others are in the state.
func (p *Preview) Refresh(ctx context.Context, now time.Time) (State, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	r, diags, err, moved := p.read(ctx, now)
	if r != nil && p.memory.look.changed() {
		if err = r.try(ctx); err != nil {
			r = nil
		}
	}
	if ctx.Err() != nil {
		return p.state, ctx.Err()
	}
	next := State{Version: p.state.Version, Good: r != nil, Diags: p.excerpts(diags.Sorted()), Err: err}
	if !moved && !p.memory.changed() && next.says(p.state) {
		return p.state, nil
	}
	next.Version++
	if r != nil {
		p.shown = r
	}
	if p.shown != nil {
		next.Site = p.shown.site
	}
	p.state = next
	return next, nil
}

// readings is how often the site is read while files vanish between listing and reading.
const readings = 3

// read prepares the site. moved reports that files have vanished meanwhile, so
// that the memory cannot tell what has changed since the last Refresh.
func (p *Preview) read(ctx context.Context, now time.Time) (r *renderer, diags *diagnostic.List, err error, moved bool) {
	for range readings {
		p.memory.turn(now)
		r, diags, err = prepare(ctx, p.fsys, p.opt, &p.memory)
		if !errors.Is(err, fs.ErrNotExist) {
			return r, diags, err, moved
		}
		moved = true
	}
	return r, diags, err, false
}

// says reports whether the same is to be said in both states.
func (s State) says(other State) bool {
	same := func(a, b diagnostic.Diagnostic) bool { return reflect.DeepEqual(a, b) }
	return fmt.Sprint(s.Err) == fmt.Sprint(other.Err) && slices.EqualFunc(s.Diags, other.Diags, same)
}

// excerpts fills in the lines of the source.
func (p *Preview) excerpts(all []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	var file string
	var lines []string // of file
	for i := range all {
		d := &all[i]
		if d.File != file {
			file, lines = d.File, source.Lines(p.fsys, d.File)
		}
		if n := int(d.Line); n > 0 && n <= len(lines) {
			d.Text = lines[n-1]
		}
	}
	return all
}

// File makes a file of the output by its name, such as en/sg13/index.html. There
// is none where the site has no such file.
func (p *Preview) File(name string) (data []byte, ok bool, err error) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if p.shown == nil {
		return nil, false, nil
	}
	return p.shown.find(name)
}

// find makes a file by its name.
func (r *renderer) find(name string) (data []byte, ok bool, err error) {
	if i := slices.IndexFunc(r.assets, func(a asset) bool { return a.name == name }); i >= 0 {
		return r.assets[i].data, true, nil
	}
	var buf bytes.Buffer
	for p := range r.pages.At(name) {
		if p.Path == name {
			err := r.render(&buf, p)
			return buf.Bytes(), true, err
		}
	}
	if path.Base(name) == "index.html" && !strings.Contains(name, "/embed/") {
		return nil, false, nil // no page brings another but those of its charts
	}
	for p := range r.pages.At(name) {
		for other, render := range r.outputs(p) {
			if other == name {
				err := render(&buf)
				return buf.Bytes(), true, err
			}
		}
	}
	if path.Ext(name) != path.Ext(page.SitemapName) || strings.Contains(name, "/") {
		return nil, false, nil
	}
	for other, data := range r.pages.Sitemaps() {
		if other == name {
			return data, true, nil
		}
	}
	return nil, false, nil
}
