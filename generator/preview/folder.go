package preview

import (
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strconv"
	"strings"
)

// Folder shows the files of a published folder. It finds the folder anew at each
// request, since a build exchanges it.
func Folder(dir string) http.Handler {
	return local(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		root, err := os.OpenRoot(dir)
		if err != nil {
			http.Error(w, "the published folder is gone", http.StatusServiceUnavailable)
			return
		}
		defer root.Close()
		w.Header().Set("Cache-Control", "no-cache")
		serveFile(w, r, root.FS())
	}))
}

func serveFile(w http.ResponseWriter, r *http.Request, site fs.FS) {
	name := fileName(r.URL.Path)
	if info, err := fs.Stat(site, name); err == nil && info.IsDir() {
		if !strings.HasSuffix(r.URL.Path, "/") {
			http.Redirect(w, r, folderAddress(name), http.StatusMovedPermanently)
			return
		}
		name = path.Join(name, "index.html")
	}
	if hidden(name) || !sendFile(w, r, site, name, http.StatusOK) {
		if !sendFile(w, r, site, "404.html", http.StatusNotFound) {
			http.NotFound(w, r)
		}
	}
}

// sendFile answers with a plain file; it reports false, having sent nothing,
// when there is none. It looks before it opens: to open a pipe is to wait.
func sendFile(w http.ResponseWriter, r *http.Request, site fs.FS, name string, status int) bool {
	info, err := fs.Stat(site, name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := site.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	w.Header().Set("Content-Type", contentType(name))
	w.Header().Set("Content-Length", strconv.FormatInt(info.Size(), 10))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_, _ = io.CopyN(w, f, info.Size()) // whoever asked may have gone
	}
	return true
}

// hidden keeps the manifest and git's files from being served.
func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".well-known" {
			return true
		}
	}
	return false
}
