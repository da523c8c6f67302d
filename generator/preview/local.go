package preview

import (
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// local lets requests pass that were meant for this machine and only read.
func local(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !localName(r.Host) {
			http.Error(w, "this server answers to localhost only", http.StatusForbidden)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cross-Origin-Resource-Policy", "same-origin")
		next.ServeHTTP(w, r)
	})
}

// localName reports whether a request was meant for this machine, so that no
// page of another site can read this one under a name of its own.
func localName(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.ToLower(name)
	return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == "::1"
}

// fileName is the name of the file or folder at an address: "." is the root.
func fileName(address string) string {
	if name := strings.TrimPrefix(path.Clean("/"+address), "/"); name != "" {
		return name
	}
	return "."
}

// folderAddress is the address of a folder of the site on this server.
func folderAddress(name string) string {
	address := url.URL{Path: "/" + name + "/"}
	if name == "." {
		address.Path = "/"
	}
	return address.String()
}

// contentTypes do not depend on what the machine has registered.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8",
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
}

func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
