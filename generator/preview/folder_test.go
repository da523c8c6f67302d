package preview

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// testSite writes a folder as build publishes it.
func testSite(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"index.html": "root", "404.html": "not here", "en/index.html": "home", "en/sg13/index.html": "plan",
		"assets/style.css": "css", "assets/quay.webp": "picture", "assets/quay.jpg": "picture", ".plansite": "manifest", ".well-known/security.txt": "contact", "secret": "x",
	} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.html")
	if err := os.WriteFile(outside, []byte("outside"), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := testSite(t)
	if err := os.Symlink(outside, filepath.Join(dir, "link.html")); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := exec.Command("mkfifo", filepath.Join(dir, "pipe")).Run(); err != nil {
		t.Log("no pipes here:", err)
	}
	handler := Folder(dir)
	for _, c := range []struct {
		reason, method, host, path string
		status                     int
		body, header               string
	}{
		{"a folder shows its index", "GET", "localhost:8080", "/en/sg13/", 200, "plan", "text/html; charset=utf-8"},
		{"the root too", "GET", "127.0.0.1:8080", "/", 200, "root", "text/html; charset=utf-8"},
		{"styles have their type on every machine", "GET", "localhost", "/assets/style.css", 200, "css", "text/css; charset=utf-8"},
		{"and so have pictures", "GET", "localhost", "/assets/quay.webp", 200, "picture", "image/webp"},
		{"of every form", "GET", "localhost", "/assets/quay.jpg", 200, "picture", "image/jpeg"},
		{"an unknown address shows our page", "GET", "localhost", "/en/nothing/", 404, "not here", "text/html; charset=utf-8"},
		{"folders are never listed", "GET", "localhost", "/assets/", 404, "not here", ""},
		{"the manifest is not shown", "GET", "localhost", "/.plansite", 404, "not here", ""},
		{"well-known files are", "GET", "localhost", "/.well-known/security.txt", 200, "contact", "text/plain; charset=utf-8"},
		{"dots do not lead out", "GET", "localhost", "/../../../etc/passwd", 404, "not here", ""},
		{"links do not lead out", "GET", "localhost", "/link.html", 404, "not here", ""},
		{"another name may be a page that wants to read us", "GET", "evil.example", "/", 403, "this server answers to localhost only\n", ""},
		{"a name that only begins like ours too", "GET", "localhost.evil.example:8080", "/", 403, "this server answers to localhost only\n", ""},
		{"nothing is changed through us", "POST", "localhost", "/", 405, "only GET and HEAD\n", ""},
		{"a name of the machine in capitals", "GET", "LOCALHOST:8080", "/en/", 200, "home", ""},
		{"only plain files are sent", "GET", "localhost", "/pipe", 404, "not here", ""},
		{"a HEAD has no body", "HEAD", "localhost", "/en/", 200, "", "text/html; charset=utf-8"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			r := httptest.NewRequest(c.method, "http://x"+c.path, nil)
			r.Host = c.host
			w := httptest.NewRecorder()
			handler.ServeHTTP(w, r)
			if w.Code != c.status || w.Body.String() != c.body {
				t.Errorf("%s %s: status %d, body %q; want %d, %q", c.method, c.path, w.Code, w.Body, c.status, c.body)
			}
			if c.header != "" && w.Header().Get("Content-Type") != c.header {
				t.Errorf("type %q; want %q", w.Header().Get("Content-Type"), c.header)
			}
		})
	}
}

func TestFolderRedirectsStayInTheSite(t *testing.T) {
	for path, want := range map[string]string{"/en/sg13": "/en/sg13/", "/en/.": "/en/", "/.": "/", "/en/sg13/..": "/en/"} {
		w := httptest.NewRecorder()
		Folder(testSite(t)).ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+path, nil))
		if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != want {
			t.Errorf("%s: status %d to %q; want 301 to %s", path, w.Code, got, want)
		}
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequest("GET", "http://localhost//evil.example/..", nil)
	Folder(testSite(t)).ServeHTTP(w, r)
	if got := w.Header().Get("Location"); len(got) > 1 && got[:2] == "//" {
		t.Errorf("redirects to another host: %q", got)
	}
}
