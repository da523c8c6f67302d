package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"time"

	"plansite/generator"
	"plansite/generator/diagnostic"
	"plansite/generator/page"
	"plansite/generator/preview"
	"plansite/generator/site"
)

// maxShots bounds how many share images one build takes: at a second each, what
// a person waits for.
const maxShots = 500

// hopeless is how many pictures may fail, none having succeeded, before the
// others are left.
const hopeless = 5

// shareCharts are the charts of a plan that its share image may show, the best first.
var shareCharts = []string{"states", "map"}

// shot is a share image to be taken.
type shot struct {
	of      string // in words: "sg13 (en)"
	name    string // its file in the site
	address string // of what it shows, from the site's root
}

// shots lists the share images of a site that was built into dir, at most so
// many, and says how many more there would be.
func shots(s *site.Site, dir string, most int) (list []shot, more int) {
	for _, lang := range s.Config.Languages {
		for _, p := range s.Plans {
			if s, ok := shotOf(lang.Code.ID, p.Ref(), dir); ok {
				list = append(list, s)
			}
		}
	}
	n := min(len(list), most)
	return list[:n], len(list) - n
}

// shotOf is the share image of one plan, where it has a chart to show.
func shotOf(lang, plan, dir string) (shot, bool) {
	for _, chart := range shareCharts {
		address := lang + "/" + plan + "/embed/" + chart + "/"
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(address), "index.html")); err == nil {
			return shot{plan + " (" + lang + ")", page.SharePath(lang, plan), address}, true
		}
	}
	return shot{}, false
}

// studio takes the share images of one site.
type studio struct {
	*camera
	dir  string // for the site and what the browser writes; removed by whoever made it
	warn io.Writer

	mu     sync.Mutex // for all below
	line   *progress
	images map[string][]byte // by page.SharePath
	failed int
}

// take takes the share images of the site in a folder. One that fails is warned
// of and left out.
func (st *studio) take(ctx context.Context, s *site.Site, folder string) error {
	list, more := shots(s, folder, maxShots)
	if more > 0 {
		fmt.Fprintf(st.warn, "note: %d share images are taken, which is the most; %d more plans have that of the site\n", len(list), more)
	}
	root, stop, err := serveFolder(folder)
	if err != nil {
		return err
	}
	defer stop()
	queue := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		workers.Go(func() {
			for i := range queue {
				st.one(ctx, list[i], root+list[i].address, filepath.Join(st.dir, "shot"+strconv.Itoa(i)))
			}
		})
	}
	tried := 0
	for ; tried < len(list) && ctx.Err() == nil && !st.hopeless(); tried++ {
		st.tell(tried+1, len(list))
		queue <- tried
	}
	close(queue)
	workers.Wait()
	if ctx.Err() == nil && tried < len(list) {
		fmt.Fprintf(st.warn, "warning: the first %d share images all fail, so the other %d are not tried\n", tried, len(list)-tried)
	}
	return ctx.Err()
}

// one takes one picture.
func (st *studio) one(ctx context.Context, s shot, address, dir string) {
	data, err := st.shoot(ctx, address, dir)
	st.mu.Lock()
	defer st.mu.Unlock()
	switch {
	case ctx.Err() != nil:
	case err != nil:
		st.failed++
		st.line.done()
		fmt.Fprintf(st.warn, "warning: no share image of %s, which has that of the site: %v\n", s.of, err)
	default:
		st.images[s.name] = data
	}
}

func (st *studio) tell(n, all int) {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.line.show(fmt.Sprintf("share image %d of %d", n, all))
}

func (st *studio) hopeless() bool {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.failed >= hopeless && len(st.images) == 0
}

// serveFolder serves a published folder to this machine until stop is called.
func serveFolder(dir string) (root string, stop func(), err error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	server := &http.Server{Handler: preview.Folder(dir), ReadHeaderTimeout: 10 * time.Second}
	go server.Serve(listener)
	return "http://" + listener.Addr().String() + "/", func() { server.Close() }, nil
}

// shareImages builds the site into a folder that does not stay and takes its
// share images there. Content with errors has none; that it has, the build
// that follows tells. The diagnostics are to be told with an error.
func shareImages(ctx context.Context, c *camera, fsys fs.FS, opt generator.Options, warn io.Writer, line *progress) (map[string][]byte, *diagnostic.List, error) {
	dir, err := os.MkdirTemp("", "plansite-share-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	folder := filepath.Join(dir, "site")
	built, diags, err := generator.Build(ctx, fsys, generator.Output{Dir: folder}, opt)
	line.done()
	if err != nil || built.Site == nil {
		return nil, diags, err
	}
	s := studio{camera: c, dir: dir, warn: warn, line: line, images: map[string][]byte{}}
	err = s.take(ctx, built.Site, folder)
	line.done()
	return s.images, diags, err
}
