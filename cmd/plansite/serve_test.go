package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"plansite/generator"
	"plansite/generator/diagnostic"
	"plansite/generator/site"
)

// output is what a command has printed, while it still runs.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(data []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(data)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// author has the command run on a copy of the small site, with an empty cache.
type author struct {
	*testing.T
	dir         string
	out, errors output
	root        string // address of the site
	end         context.CancelFunc
	done        chan error
}

func startServe(t *testing.T, flags ...string) *author {
	t.Helper()
	p := &author{T: t, dir: t.TempDir(), done: make(chan error, 1)}
	if err := os.CopyFS(p.dir, os.DirFS(filepath.Join("..", "..", "generator", "testdata", "site"))); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	var ctx context.Context
	ctx, p.end = context.WithCancel(t.Context())
	root := newRoot()
	root.SetArgs(append([]string{"serve", "--source", p.dir}, flags...))
	root.SetOut(&p.out)
	root.SetErr(&p.errors)
	go func() { p.done <- root.ExecuteContext(ctx) }()
	address := regexp.MustCompile(`http://[0-9.:]+/`)
	p.until("the address is printed", func() bool {
		p.root = address.FindString(p.out.String())
		return p.root != ""
	})
	return p
}

// until waits until something is as it should be.
func (p *author) until(what string, is func() bool) {
	p.Helper()
	for range 2000 {
		if is() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	p.Fatalf("never: %s\nout: %s\nerrors: %s", what, p.out.String(), p.errors.String())
}

func (p *author) get(address string) string {
	p.Helper()
	answer, err := http.Get(p.root + address)
	if err != nil {
		p.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		p.Fatal(err)
	}
	return string(body)
}

func (p *author) edit(name, from, to string) {
	p.Helper()
	file := filepath.Join(p.dir, filepath.FromSlash(name))
	text, err := os.ReadFile(file)
	if err != nil || !bytes.Contains(text, []byte(from)) {
		p.Fatalf("%s has no %q: %v", name, from, err)
	}
	if err := os.WriteFile(file, bytes.Replace(text, []byte(from), []byte(to), 1), 0o644); err != nil {
		p.Fatal(err)
	}
}

func (p *author) says(text string) func() bool {
	return func() bool { return strings.Contains(p.errors.String(), text) }
}

// TestServe follows an author: a page, an edit, a mistake, its mending, the end.
func TestServe(t *testing.T) {
	for _, flags := range [][]string{{"--port", "0"}, {"--port", "0", "--poll=50ms"}} {
		p := startServe(t, flags...)
		const was, is = "The harbour as a whole", "The harbour and its town"
		if !strings.Contains(p.get("en/harbour/"), was) {
			t.Error("the page is not shown")
		}
		if !p.says("charts are pictures")() {
			t.Errorf("nothing says that the libraries are not there: %s", p.errors.String())
		}
		if !strings.Contains(p.get("en/quay-2-secret/"), "Not to be published") {
			t.Error("what is not published is not shown, or has no mark")
		}
		p.edit("content/harbour.md", was, is)
		p.until("the edit is shown", func() bool { return strings.Contains(p.get("en/harbour/"), is) })
		p.edit("content/harbour.md", "title:", "tittle:")
		p.until("the mistake is printed", p.says(`content/harbour.md:4:1: error: unknown field "tittle"`))
		p.until("how things stand", p.says("; the pages are the last good ones\n"))
		if !strings.Contains(p.get("en/harbour/"), is) {
			t.Error("the last good page is gone")
		}
		p.edit("content/harbour.md", "tittle:", "title:")
		p.until("the mending is told", p.says("all is well again\n"))
		if _, err := os.Stat(filepath.Join(p.dir, "public")); err == nil {
			t.Error("something was published")
		}
		p.end()
		if err := <-p.done; err != nil {
			t.Errorf("after the interrupt: %v", err)
		}
	}
}

func TestServeTakesTheNextPort(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := strconv.Itoa(taken.Addr().(*net.TCPAddr).Port)
	p := startServe(t, "--port", port, "--no-interactive")
	if want := "port " + port + " is taken;"; !strings.Contains(p.errors.String(), want) || strings.Contains(p.root, ":"+port) {
		t.Errorf("at %s, it says %q; want %q", p.root, p.errors.String(), want)
	}
	if p.says("charts are pictures")() {
		t.Error("it tells of libraries that nobody wants")
	}
	p.end()
	if err := <-p.done; err != nil {
		t.Error(err)
	}
}

func TestServeWithoutASite(t *testing.T) {
	root := newRoot()
	root.SetArgs([]string{"serve", "--port", "0", "--source", t.TempDir()})
	root.SetOut(io.Discard)
	root.SetErr(io.Discard)
	if err := root.ExecuteContext(t.Context()); err == nil || !strings.Contains(err.Error(), "hint: run it in the folder that holds content/site.yaml") {
		t.Errorf("got %v", err)
	}
}

func TestChangeLog(t *testing.T) {
	at := func(line int32, severity diagnostic.Severity, message string) diagnostic.Diagnostic {
		return diagnostic.Diagnostic{
			Severity: severity, Code: "x", Message: message, Place: diagnostic.Place{File: "content/a.md", Pos: diagnostic.Pos{Line: line}},
		}
	}
	one, moved := at(1, diagnostic.Error, "one"), at(9, diagnostic.Error, "one")
	two, warning := at(2, diagnostic.Error, "two"), at(3, diagnostic.Warning, "mind")
	var b bytes.Buffer
	log := changeLog{w: &b, folder: "site"}
	shown := new(site.Site)
	for _, c := range []struct {
		reason string
		site   *site.Site
		diags  []diagnostic.Diagnostic
		err    error
		want   string
	}{
		{"a beginning without a page", nil, []diagnostic.Diagnostic{one}, nil, "site/content/a.md:1: error: one [x]\n1 error, 0 warnings; there is no page to show yet\n"},
		{"what is said already is not said again, wherever it has moved", nil, []diagnostic.Diagnostic{moved}, nil, ""},
		{"what is new is", nil, []diagnostic.Diagnostic{moved, two}, nil, "site/content/a.md:2: error: two [x]\n2 errors, 0 warnings; there is no page to show yet\n"},
		{"a second of a kind is new", nil, []diagnostic.Diagnostic{one, two, moved}, nil, "site/content/a.md:9: error: one [x]\n3 errors, 0 warnings; there is no page to show yet\n"},
		{"mended", shown, nil, nil, "all is well again\n"},
		{"nothing to say", shown, nil, nil, ""},
		{"a warning", shown, []diagnostic.Diagnostic{warning}, nil, "site/content/a.md:3: warning: mind [x]\n0 errors, 1 warning\n"},
		{"broken again", shown, []diagnostic.Diagnostic{one, warning}, nil, "site/content/a.md:1: error: one [x]\n1 error, 1 warning; the pages are the last good ones\n"},
		{"mended, the warning left", shown, []diagnostic.Diagnostic{warning}, nil, "all is well again, with 1 warning\n"},
		{"what is no diagnostic", shown, []diagnostic.Diagnostic{warning}, io.EOF, "error: EOF\n1 error, 1 warning; the pages are the last good ones\n"},
		{"is said once", shown, []diagnostic.Diagnostic{warning}, io.EOF, ""},
		{"all mended", shown, nil, nil, "all is well again\n"},
	} {
		b.Reset()
		log.tell(generator.State{Site: c.site, Diags: c.diags, Err: c.err})
		if b.String() != c.want {
			t.Errorf("%s: printed %q; want %q", c.reason, b.String(), c.want)
		}
	}
}

// TestNoSite: only where there is no site does serve end at once; a file that
// has vanished from one is mended by whoever writes it.
func TestNoSite(t *testing.T) {
	here := input{source: filepath.Join("..", "..", "generator", "testdata", "site")}
	nowhere := input{source: t.TempDir()}
	if here.isNoSite() || !nowhere.isNoSite() {
		t.Errorf("a site is none: %t; an empty folder is: %t", here.isNoSite(), nowhere.isNoSite())
	}
}
