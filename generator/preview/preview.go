// Package preview shows a site in the browser of whoever writes it.
//
// A Server answers with the pages of a site in memory, each rendered when it is
// asked for. It adds to each page one script, which is told of every new state
// of the site: when there are new pages it loads its own again, in place, and
// when the content has errors it shows them over the last good page. What it
// adds lies below /-/, where no site has a page, and is a file, as the policy of
// the pages allows nothing else. Pages for the frames of other sites are left as
// they are.
//
// It answers to names of this machine only, so that no page of another site can
// read what is not published yet, and to readers only; it lists no folders and
// has browsers keep nothing. The number of streams that it tells is bounded, and
// one that is slow keeps nobody waiting.
//
// Folder shows a published folder by the same rules, without the script.
package preview

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"plansite/generator"
)

// Site is what a Server shows; a *generator.Preview is one.
type Site interface {
	Refresh(ctx context.Context, now time.Time) (generator.State, error)
	State() generator.State
	File(name string) (data []byte, ok bool, err error)
}

// Server shows a site.
type Server struct {
	site    Site
	fsys    fs.FS // the content, for the lines around an error
	run     string
	good    atomic.Int64 // the version of the pages that are shown, 0 if there are none
	events  *events
	handler http.Handler
}

// NewServer returns a server of a site whose content is in fsys; started tells
// the versions of this server from those of an earlier one.
func NewServer(site Site, fsys fs.FS, started time.Time) *Server {
	s := &Server{site: site, fsys: fsys, run: strconv.FormatInt(started.UnixNano(), 36)}
	s.events = newEvents(news{reload, []byte(fmt.Sprintf(`{"pages":%q}`, s.mark()))})
	mux := http.NewServeMux()
	mux.Handle("/-/events", s.events)
	mux.HandleFunc("/-/{name}", own)
	mux.HandleFunc("/", s.page)
	s.handler = local(mux)
	return s
}

// Update reads what has changed and tells the browsers. An error means that
// ctx has ended.
func (s *Server) Update(ctx context.Context, now time.Time) (generator.State, error) {
	before := s.site.State().Version
	state, err := s.site.Refresh(ctx, now)
	if err != nil || state.Version == before {
		return state, err
	}
	if state.Good {
		s.good.Store(int64(state.Version))
	}
	s.events.tell(s.report(state))
	return state, nil
}

// mark names the pages that are shown, as no other server names any.
func (s *Server) mark() string { return s.run + "." + strconv.FormatInt(s.good.Load(), 10) }

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// page answers with a file of the site, or with the page that says that there
// is none.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	if s.site.State().Site == nil {
		s.plain(w, r, http.StatusServiceUnavailable, noSite)
		return
	}
	name := fileName(r.URL.Path)
	isFolder := name == "." || strings.HasSuffix(r.URL.Path, "/")
	if !isFolder && s.send(w, r, name, http.StatusOK) {
		return
	}
	index := strings.TrimPrefix(name+"/index.html", "./")
	if isFolder && s.send(w, r, index, http.StatusOK) {
		return
	}
	if _, ok, _ := s.site.File(index); ok && !isFolder {
		http.Redirect(w, r, folderAddress(name), http.StatusFound)
		return
	}
	if !s.send(w, r, "404.html", http.StatusNotFound) {
		http.NotFound(w, r)
	}
}

// send answers with a file, if the site has one of this name.
func (s *Server) send(w http.ResponseWriter, r *http.Request, name string, status int) bool {
	mark := s.mark() // before the page is made: a newer page is then loaded once more, an older one never kept
	data, ok, err := s.site.File(name)
	if err != nil {
		s.plain(w, r, http.StatusInternalServerError, err.Error())
		return true
	}
	if !ok {
		return false
	}
	if takesScript(name) {
		data = withScript(data, mark)
	}
	write(w, r, contentType(name), status, data)
	return true
}
