// Package watch tells that something in the folder of a site has changed; never
// what, so that whoever is told looks for itself.
//
// It watches content/, layouts/ and assets/ with all folders in them, and the
// folder of the site for these three to come and go. Folders are watched before
// it is told that they came: what is in them by then is found by whoever looks,
// and what comes later is told. So saves by renaming, folders that are added or
// renamed as a whole, and events that the system has lost need nothing more.
//
// Changes that belong together, as those of a checkout, are told once: after
// Quiet without another, and after AtMost in any case. Where the system cannot
// watch, because it has no watches left or the folder is on another machine,
// sizes and times are compared from time to time.
package watch

import (
	"context"
	"fmt"
	"path/filepath"
	"time"
)

// How long changes are gathered.
const (
	Quiet  = 75 * time.Millisecond
	AtMost = time.Second
)

// Interval is how often sizes and times are compared where nothing else is said.
const Interval = 500 * time.Millisecond

// watched are the folders of a site that it is made from.
var watched = []string{"content", "layouts", "assets"}

// Options say how to watch. The zero value asks the system.
type Options struct {
	Poll time.Duration // compare sizes and times at this interval instead
	Say  func(string)  // is told, if there is one, why that is done unasked
}

// Changes returns a channel that has a value when something in the folder has
// changed since Changes has returned, or since the last value was taken. It is
// closed when ctx ends.
func Changes(ctx context.Context, dir string, opt Options) <-chan struct{} {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	changes := make(chan struct{}, 1)
	w, err := open(dir, opt)
	go func() {
		defer close(changes)
		for {
			if err != nil {
				w = fallBack(dir, opt, err)
				offer(changes) // for what nobody has watched meanwhile
			}
			err = tell(ctx, w, changes)
			w.close()
			if ctx.Err() != nil {
				return
			}
		}
	}()
	return changes
}

// watcher sees that something changes.
type watcher interface {
	stirs() <-chan struct{} // has a value when something has changed
	settle() error          // is called before a change is told; an error says that it can watch no more
	close()
}

func open(dir string, opt Options) (watcher, error) {
	if opt.Poll > 0 {
		return newPoller(dir, opt.Poll), nil
	}
	return newSystem(dir)
}

// fallBack watches in the other way.
func fallBack(dir string, opt Options, err error) watcher {
	if opt.Say != nil {
		opt.Say(fmt.Sprintf("changes cannot be watched (%v); looking for them every %v", err, Interval))
	}
	return newPoller(dir, Interval)
}

// tell offers what w has seen to changes until ctx ends or w fails.
func tell(ctx context.Context, w watcher, changes chan<- struct{}) error {
	for quiet(ctx, w.stirs()) {
		if err := w.settle(); err != nil {
			return err
		}
		offer(changes)
	}
	return nil
}

// quiet waits until something stirs, and then until nothing does; it reports
// false when ctx has ended.
func quiet(ctx context.Context, stirs <-chan struct{}) bool {
	select {
	case <-stirs:
	case <-ctx.Done():
		return false
	}
	calm, limit := time.NewTimer(Quiet), time.NewTimer(AtMost)
	defer calm.Stop()
	defer limit.Stop()
	for {
		select {
		case <-stirs:
			calm.Reset(Quiet)
		case <-calm.C:
			return true
		case <-limit.C:
			return true
		case <-ctx.Done():
			return false
		}
	}
}

// offer puts a value into a channel of one, unless it has one.
func offer(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}
