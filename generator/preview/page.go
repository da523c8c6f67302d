package preview

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"net/http"
	"path"
	"strconv"
)

// files are what the preview adds to a site.
//
//go:embed preview.js preview.css
var files embed.FS

// own answers with one of them.
func own(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, err := files.ReadFile(name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	write(w, r, contentType(name), http.StatusOK, data)
}

// write sends a file that no browser may keep.
func write(w http.ResponseWriter, r *http.Request, mime string, status int, data []byte) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", mime)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	if r.Method == http.MethodGet {
		_, _ = w.Write(data) // whoever asked may have gone
	}
}

// takesScript reports whether a file is a page whose policy allows scripts:
// those for frames have none.
func takesScript(name string) bool {
	isFrame, _ := path.Match("*/*/embed/*/index.html", name)
	return path.Ext(name) == ".html" && !isFrame
}

// withScript adds the script to a page; mark says to the script which pages
// this one is of.
func withScript(page []byte, mark string) []byte {
	script := fmt.Appendf(nil, `<script src="/-/preview.js" defer data-pages="%s"></script>`, html.EscapeString(mark))
	at := bytes.Index(page, []byte("</head>"))
	if at < 0 {
		at = len(page)
	}
	return bytes.Join([][]byte{page[:at], page[at:]}, script)
}

// noSite is what is said in place of every page until there is one.
const noSite = "The content has errors, so there is no page to show yet. They are listed here and on the terminal; mend them, and the page comes by itself."

// plain answers with a page that says why there is no other.
func (s *Server) plain(w http.ResponseWriter, r *http.Request, status int, text string) {
	page := fmt.Appendf(nil, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>No page to show</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/-/preview.css">
</head>
<body class="plain">
<h1>No page to show</h1>
<p>%s</p>
</body>
</html>
`, html.EscapeString(text))
	write(w, r, contentType("index.html"), status, withScript(page, s.mark()))
}
