package browser_test

import (
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// policy is stricter than the one that pages state themselves: they have to
// work on a server that sends it.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' blob:; script-src 'self'; connect-src 'self'"

// serve hands out a built site as a web server does: folders by their
// index.html, and 404.html for what is not there.
func serve(files fs.FS) http.Handler {
	server := http.FileServerFS(files)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		name := strings.TrimPrefix(path.Clean(r.URL.Path), "/")
		if name == "" {
			name = "."
		}
		if _, err := fs.Stat(files, name); err != nil {
			notFound(w, files)
			return
		}
		server.ServeHTTP(w, r)
	})
}

func notFound(w http.ResponseWriter, files fs.FS) {
	data, err := fs.ReadFile(files, "404.html")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(data)
}
