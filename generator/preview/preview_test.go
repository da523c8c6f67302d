package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"plansite/generator"
	"plansite/generator/diagnostic"
	"plansite/generator/site"
)

// fake is a site whose states a test sets.
type fake struct {
	mu    sync.Mutex
	state generator.State
	next  generator.State
	files map[string]string
	err   error // of File
}

func (f *fake) Refresh(ctx context.Context, _ time.Time) (generator.State, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.state = f.next
	return f.state, ctx.Err()
}

func (f *fake) State() generator.State {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.state
}

func (f *fake) File(name string) ([]byte, bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	text, ok := f.files[name]
	return []byte(text), ok, f.err
}

// pages are those of the fake site.
var pages = map[string]string{
	"index.html": "<head></head>root", "404.html": "<head></head>not here", "en/index.html": "<head></head>home",
	"en/sg13/index.html": "<head><title>x</title></head>plan", "en/sg13/states.svg": "picture",
	"en/sg13/embed/states/index.html": "<head></head>frame", "assets/style.css": "css",
}

// good is a state in which all is well, bad one in which it is not.
func good(version int) generator.State {
	return generator.State{Version: version, Good: true, Site: new(site.Site)}
}

func bad(version int, shown *site.Site) generator.State {
	d := diagnostic.Diagnostic{
		Code: "unknown-field", Length: 6, Message: `unknown field "stauts"`, Hint: `did you mean "status"?`, Text: "stauts: draft",
		Place: diagnostic.Place{File: "content/a.md", Pos: diagnostic.Pos{Line: 3, Column: 1}},
	}
	warning := d
	warning.Severity, warning.Message = diagnostic.Warning, "only a warning"
	return generator.State{Version: version, Site: shown, Diags: []diagnostic.Diagnostic{d, warning}}
}

var content = fstest.MapFS{"content/a.md": {Data: []byte("---\nid: a\nstauts: draft\ntitle: <b>\nkind: top\n---\n")}}

// served is a server of a fake site in a state.
func served(t *testing.T, state generator.State) (*Server, *fake) {
	t.Helper()
	f := &fake{files: pages}
	s := NewServer(f, content, time.Unix(0, 35))
	become(t, s, f, state)
	return s, f
}

func become(t *testing.T, s *Server, f *fake, state generator.State) {
	t.Helper()
	f.mu.Lock()
	f.next = state
	f.mu.Unlock()
	if _, err := s.Update(t.Context(), time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
}

func get(s http.Handler, method, address string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://localhost:1313"+address, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

func TestPages(t *testing.T) {
	s, _ := served(t, good(1))
	const script = `<script src="/-/preview.js" defer data-pages="z.1"></script>`
	for _, c := range []struct {
		reason, method, address string
		status                  int
		body, mime              string
	}{
		{"a folder shows its page, with the script", "GET", "/en/sg13/", 200, "<head><title>x</title>" + script + "</head>plan", "text/html; charset=utf-8"},
		{"the root too", "GET", "/", 200, "<head>" + script + "</head>root", "text/html; charset=utf-8"},
		{"a file is as it is built", "GET", "/en/sg13/states.svg", 200, "picture", "image/svg+xml"},
		{"a page for frames allows no script", "GET", "/en/sg13/embed/states/", 200, "<head></head>frame", "text/html; charset=utf-8"},
		{"an unknown address shows the site's page", "GET", "/en/nothing/", 404, "<head>" + script + "</head>not here", "text/html; charset=utf-8"},
		{"folders are never listed", "GET", "/assets/", 404, "<head>" + script + "</head>not here", "text/html; charset=utf-8"},
		{"a file is no folder", "GET", "/assets/style.css/", 404, "<head>" + script + "</head>not here", "text/html; charset=utf-8"},
		{"dots do not lead out", "GET", "/../../etc/passwd", 307, "", ""},
		{"a HEAD has no body", "HEAD", "/en/", 200, "", "text/html; charset=utf-8"},
		{"what is added is a file", "HEAD", "/-/preview.js", 200, "", "text/javascript; charset=utf-8"},
		{"and so is its style sheet", "HEAD", "/-/preview.css", 200, "", "text/css; charset=utf-8"},
		{"and nothing else is there", "GET", "/-/preview.go", 404, "404 page not found\n", "text/plain; charset=utf-8"},
		{"nothing is changed through us", "POST", "/en/", 405, "only GET and HEAD\n", "text/plain; charset=utf-8"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			w := get(s, c.method, c.address)
			if w.Code != c.status || c.status < 300 && w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Content-Type") != c.mime && c.mime != "" {
				t.Errorf("%s: status %d, %v; want %d, %s", c.address, w.Code, w.Header(), c.status, c.mime)
			}
			if c.mime != "" && w.Body.String() != c.body {
				t.Errorf("%s: %q\nwant %q", c.address, w.Body, c.body)
			}
		})
	}
	if w := get(s, "GET", "/en/sg13"); w.Code != http.StatusFound || w.Header().Get("Location") != "/en/sg13/" {
		t.Errorf("a folder without its slash gives status %d to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestOnlyThisMachineIsAnswered(t *testing.T) {
	s, _ := served(t, good(1))
	for _, address := range []string{"/", "/-/events", "/-/preview.js", "/en/sg13/states.svg"} {
		r := httptest.NewRequest("GET", "http://evil.example:1313"+address, nil)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != http.StatusForbidden {
			t.Errorf("%s under another name: status %d", address, w.Code)
		}
	}
	if w := get(s, "GET", "/-/events", "Sec-Fetch-Site", "cross-site"); w.Code != http.StatusForbidden {
		t.Errorf("a page of another site listens: status %d", w.Code)
	}
}

// Until there is a site, every address says so, with the script that will load
// the page as soon as there is one.
func TestWithoutASite(t *testing.T) {
	s, f := served(t, bad(1, nil))
	for _, address := range []string{"/", "/en/sg13/", "/en/sg13/states.svg"} {
		w := get(s, "GET", address)
		if w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), noSite) || !strings.Contains(w.Body.String(), `data-pages="z.0"`) {
			t.Errorf("%s: status %d, %s", address, w.Code, w.Body)
		}
	}
	become(t, s, f, good(2))
	if w := get(s, "GET", "/en/"); w.Code != http.StatusOK {
		t.Errorf("when all is well: status %d", w.Code)
	}
	f.err = errors.New("page en/x: <b>")
	if w := get(s, "GET", "/en/"); w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "page en/x: &lt;b&gt;") {
		t.Errorf("a page that cannot be made: status %d, %s", w.Code, w.Body)
	}
}

// stream reads the events of a server.
type stream struct {
	*testing.T
	lines *bufio.Scanner
}

func listen(t *testing.T, address string) *stream {
	t.Helper()
	answer, err := http.Get(address + "/-/events")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { answer.Body.Close() })
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("status %d", answer.StatusCode)
	}
	s := &stream{t, bufio.NewScanner(answer.Body)}
	s.lines.Buffer(nil, 1<<20)
	return s
}

// next waits for an event.
func (s *stream) next() (event string, r report) {
	s.Helper()
	for s.lines.Scan() {
		name, value, _ := strings.Cut(s.lines.Text(), ": ")
		switch name {
		case "event":
			event = value
		case "data":
			if err := json.Unmarshal([]byte(value), &r); err != nil {
				s.Fatal(err)
			}
		case "":
			return event, r
		}
	}
	s.Fatal("the stream has ended:", s.lines.Err())
	return "", r
}

func start(t *testing.T, s *Server) string {
	server := httptest.NewServer(s)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL
}

func TestEvents(t *testing.T) {
	s, f := served(t, good(1))
	root := start(t, s)
	first := listen(t, root)
	expect := func(who *stream, event, pages string, errors int) {
		t.Helper()
		if e, r := who.next(); e != event || r.Pages != pages || len(r.Problems) != errors {
			t.Errorf("got %s %+v; want %s of %s with %d", e, r, event, pages, errors)
		}
	}
	expect(first, reload, "z.1", 0)
	become(t, s, f, good(2))
	expect(first, reload, "z.2", 0)
	become(t, s, f, bad(3, good(2).Site))
	expect(first, problems, "z.2", 1)
	second := listen(t, root)
	expect(second, problems, "z.2", 1) // what it was not there for
	become(t, s, f, good(4))
	expect(first, reload, "z.4", 0)
	expect(second, reload, "z.4", 0)
}

// What is told of an error is what its author needs to mend it.
func TestProblems(t *testing.T) {
	s, _ := served(t, bad(1, nil))
	var got report
	n, _ := s.events.now()
	if err := json.Unmarshal(n.data, &got); err != nil || len(got.Problems) != 1 || !got.Empty {
		t.Fatalf("%s: %v", n.data, err)
	}
	want := problem{
		Place: "content/a.md:3:1", Code: "unknown-field", Message: `unknown field "stauts"`, Hint: `did you mean "status"?`,
		Lines: []line{
			{Number: 1, Before: "---"}, {Number: 2, Before: "id: a"},
			{Number: 3, Marked: "stauts", After: ": draft", Here: true},
			{Number: 4, Before: "title: <b>"}, {Number: 5, Before: "kind: top"},
		},
	}
	if fmt.Sprint(got.Problems[0]) != fmt.Sprint(want) {
		t.Errorf("got %+v\nwant %+v", got.Problems[0], want)
	}
}

func TestProblemsWithoutAPlace(t *testing.T) {
	s, _ := served(t, generator.State{Version: 1, Err: errors.New("layouts/plan.html: no such block\nhint: see the default")})
	n, _ := s.events.now()
	if want := `"problems":[{"message":"layouts/plan.html: no such block","hint":"see the default"}]`; n.event != problems || !strings.Contains(string(n.data), want) {
		t.Errorf("got %s %s", n.event, n.data)
	}
}

func TestExcerpt(t *testing.T) {
	at := func(line, column int32, length int, text string) diagnostic.Diagnostic {
		return diagnostic.Diagnostic{Place: diagnostic.Place{File: "a.md", Pos: diagnostic.Pos{Line: line, Column: column}}, Length: length, Text: text}
	}
	long := strings.Repeat("x", 1000)
	for _, c := range []struct {
		reason string
		d      diagnostic.Diagnostic
		lines  string
		want   []line
	}{
		{"what is behind the last line is no line", at(2, 1, 1, "b"), "a\nb\n", []line{{Number: 1, Before: "a"}, {Number: 2, Marked: "b", Here: true}}},
		{"columns are characters", at(1, 3, 1, "目标: x"), "目标: x", []line{{Number: 1, Before: "目标", Marked: ":", After: " x", Here: true}}},
		{"a place behind the line is its end", at(1, 40, 3, "ab"), "ab", []line{{Number: 1, Before: "ab", Here: true}}},
		{"without a column the line is shown", at(1, 0, 0, "ab"), "ab", []line{{Number: 1, Before: "ab", Here: true}}},
		{"without a line there is none", at(0, 0, 0, ""), "ab", nil},
		{"a file that has changed since shows the line that was meant", at(2, 1, 1, "b"), "a\nc\n", []line{{Number: 2, Marked: "b", Here: true}}},
		{"a file that has become short too", at(2, 1, 1, "b"), "a", []line{{Number: 2, Marked: "b", Here: true}}},
		{"a long line is cut", at(1, 501, 1, long), long, []line{{Number: 1, Before: "…" + long[:maxPart], Marked: "x", After: long[:maxPart] + "…", Here: true}}},
	} {
		if got := excerpt(c.d, strings.Split(c.lines, "\n")); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.reason, got, c.want)
		}
	}
}

func TestProblemsAreBounded(t *testing.T) {
	state := bad(1, nil)
	for range maxProblems + 6 {
		state.Diags = append(state.Diags, state.Diags[0])
	}
	s, _ := served(t, state)
	var got report
	n, _ := s.events.now()
	if err := json.Unmarshal(n.data, &got); err != nil || len(got.Problems) != maxProblems || got.More != 7 {
		t.Errorf("%d problems and %d more: %v", len(got.Problems), got.More, err)
	}
}

func TestStreamsAreBounded(t *testing.T) {
	s, _ := served(t, good(1))
	root := start(t, s)
	var last *stream
	for range maxStreams {
		last = listen(t, root)
	}
	last.next()
	answer, err := http.Get(root + "/-/events")
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("one more: status %d", answer.StatusCode)
	}
}

// A browser that does not read keeps neither the author nor others waiting.
func TestASlowBrowserHoldsNobodyUp(t *testing.T) {
	s, f := served(t, good(1))
	blocked := make(chan struct{})
	go s.ServeHTTP(stuck{httptest.NewRecorder(), blocked}, httptest.NewRequest("GET", "http://localhost/-/events", nil))
	<-blocked
	other := listen(t, start(t, s))
	other.next()
	for version := 2; version < 50; version++ {
		become(t, s, f, good(version))
		if _, r := other.next(); r.Version != version {
			t.Fatalf("told of version %d; want %d", r.Version, version)
		}
	}
}

// stuck is a connection on which nothing is read.
type stuck struct {
	*httptest.ResponseRecorder
	blocked chan struct{}
}

func (s stuck) Write([]byte) (int, error) {
	close(s.blocked)
	select {}
}

func TestTheScriptIsNoPartOfTheTextOfAPage(t *testing.T) {
	for page, want := range map[string]string{
		"<head></head>x": "<head>S</head>x",
		"no head":        "no headS",
	} {
		got := string(withScript([]byte(page), `"><b>`))
		if got != strings.Replace(want, "S", `<script src="/-/preview.js" defer data-pages="&#34;&gt;&lt;b&gt;"></script>`, 1) {
			t.Errorf("%s becomes %s", page, got)
		}
	}
	text, err := io.ReadAll(io.MultiReader(must(files.Open("preview.js")), must(files.Open("preview.css"))))
	if err != nil || strings.Contains(string(text), "innerHTML") || len(text) > 12_000 {
		t.Errorf("%d bytes are added to each page: %v", len(text), err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
