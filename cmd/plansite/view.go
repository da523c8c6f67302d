package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func newView() *cobra.Command {
	var source, output string
	var port int
	cmd := &cobra.Command{
		Use:   "view",
		Short: "Show the built site on this machine",
		Long:  "view serves the published folder as it is on 127.0.0.1, to this machine only.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if output == "" {
				output = filepath.Join(source, "public")
			}
			return view(cmd, output, port)
		},
	}
	cmd.Flags().StringVarP(&source, "source", "s", ".", "folder of the site")
	cmd.Flags().StringVarP(&output, "output", "o", "", "folder that was published into (default: public/ in the folder of the site)")
	cmd.Flags().IntVarP(&port, "port", "p", 8080, "port; 0 takes any free one")
	return cmd
}

func view(cmd *cobra.Command, dir string, port int) error {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err != nil {
		return fmt.Errorf("there is no site in %s: %w\nhint: run %s build first", dir, err, invocation())
	}
	listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return fmt.Errorf("%w\nhint: choose another port with --port", err)
	}
	server := &http.Server{Handler: siteHandler(dir), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-cmd.Context().Done()
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		server.Shutdown(ctx)
	}()
	fmt.Fprintf(cmd.OutOrStdout(), "%s is at http://%s/ until you press Ctrl-C\n", dir, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// siteHandler serves the files of a published folder. It finds the folder anew
// at each request, since a build exchanges it, and never lists one.
func siteHandler(dir string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !localName(r.Host) {
			http.Error(w, "this server answers to localhost only", http.StatusForbidden)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
			return
		}
		root, err := os.OpenRoot(dir)
		if err != nil {
			http.Error(w, "the published folder is gone", http.StatusServiceUnavailable)
			return
		}
		defer root.Close()
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		serveFile(w, r, root.FS())
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

func serveFile(w http.ResponseWriter, r *http.Request, site fs.FS) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" {
		name = "."
	}
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

// folderAddress is the address of a folder of the site on this server.
func folderAddress(name string) string {
	address := url.URL{Path: "/" + name + "/"}
	if name == "." {
		address.Path = "/"
	}
	return address.String()
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

// contentTypes do not depend on what the machine has registered.
var contentTypes = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8",
	".png": "image/png", ".txt": "text/plain; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
}

func contentType(name string) string {
	if t, ok := contentTypes[strings.ToLower(path.Ext(name))]; ok {
		return t
	}
	return "application/octet-stream"
}
