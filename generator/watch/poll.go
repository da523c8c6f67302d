package watch

import (
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"time"

	"plansite/generator/source"
)

// poller compares names, sizes and times at an interval.
type poller struct {
	dir  string
	seed maphash.Seed
	last uint64
	seen chan struct{}
	end  chan struct{}
}

func newPoller(dir string, interval time.Duration) *poller {
	p := &poller{dir: dir, seed: maphash.MakeSeed(), seen: make(chan struct{}, 1), end: make(chan struct{})}
	p.last = p.stamp()
	go p.run(interval)
	return p
}

func (p *poller) run(interval time.Duration) {
	for {
		select {
		case <-time.After(interval):
		case <-p.end:
			return
		}
		if stamp := p.stamp(); stamp != p.last {
			p.last = stamp
			offer(p.seen)
		}
	}
}

func (p *poller) stirs() <-chan struct{} { return p.seen }

func (p *poller) settle() error { return nil }

func (p *poller) close() { close(p.end) }

// stamp stands for all files that a site can be made from.
func (p *poller) stamp() uint64 {
	var h maphash.Hash
	h.SetSeed(p.seed)
	files := 0
	for _, folder := range watched {
		_ = fs.WalkDir(os.DirFS(p.dir), folder, func(name string, entry fs.DirEntry, err error) error {
			if files++; files > source.MaxFiles {
				return fs.SkipAll
			}
			if err != nil {
				fmt.Fprintf(&h, "%q lost\n", name)
				return nil
			}
			if hidden(entry.Name()) {
				if entry.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			write(&h, name, entry)
			return nil
		})
	}
	return h.Sum64()
}

// write adds what a change of a file changes. The time of a folder is left out:
// it says no more than the names in it.
func write(h *maphash.Hash, name string, entry fs.DirEntry) {
	info, err := entry.Info()
	if err != nil || info.IsDir() {
		fmt.Fprintf(h, "%q\n", name)
		return
	}
	fmt.Fprintf(h, "%q %d %d %v\n", name, info.Size(), info.ModTime().UnixNano(), info.Mode())
}
