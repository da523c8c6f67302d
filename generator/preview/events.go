package preview

import (
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// Bounds on the streams.
const (
	maxStreams = 100
	patience   = 10 * time.Second // with a browser that does not read
)

// The sorts of events.
const (
	reload   = "reload"   // there are new pages
	problems = "problems" // the content has errors
)

// news is a state of the site as browsers are told of it.
type news struct {
	event string
	data  []byte // JSON in one line
}

// events tells the latest news to every browser that listens: on its arrival,
// and whenever there are others. Whoever is slow misses those in between.
type events struct {
	streams atomic.Int64

	mu     sync.Mutex
	latest news
	next   chan struct{} // closed when latest is no longer the latest
}

func newEvents(first news) *events {
	return &events{latest: first, next: make(chan struct{})}
}

func (e *events) tell(n news) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.latest = n
	close(e.next)
	e.next = make(chan struct{})
}

func (e *events) now() (n news, next <-chan struct{}) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.latest, e.next
}

// ServeHTTP is one stream; it ends with the request.
func (e *events) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		http.Error(w, "these events are for the pages of this server", http.StatusForbidden)
		return
	}
	defer e.streams.Add(-1)
	if e.streams.Add(1) > maxStreams {
		http.Error(w, "too many pages listen", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method != http.MethodGet {
		return
	}
	for {
		n, next := e.now()
		if send(w, n) != nil {
			return
		}
		select {
		case <-next:
		case <-r.Context().Done():
			return
		}
	}
}

// send writes an event; after it a browser that has lost the stream asks again
// half a second later.
func send(w http.ResponseWriter, n news) error {
	control := http.NewResponseController(w)
	_ = control.SetWriteDeadline(time.Now().Add(patience)) // where the connection has none, it is not slow
	if _, err := fmt.Fprintf(w, "retry: 500\nevent: %s\ndata: %s\n\n", n.event, n.data); err != nil {
		return err
	}
	return control.Flush()
}
