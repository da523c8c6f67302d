package publish

import (
	"os"
	"path/filepath"
	"testing"
)

func TestOutputRefused(t *testing.T) {
	top := t.TempDir()
	put(t, top, site{
		"file": "x", "file-link": "-> file", "dangling": "-> nowhere",
		"theirs/index.html": "x", "theirs/.git/HEAD": "x",
		"home/.profile": "x", "home-link": "-> home",
		"bad/.plansite/x": "x", "linked/.plansite": "-> ../file",
		"in-way/": "", ".in-way.plansite-stage": "file",
	})
	t.Setenv("HOME", filepath.Join(top, "home"))
	before := read(t, top)
	for _, c := range []struct{ dir, reason string }{
		{"file", "not a folder"},
		{"file-link", "not a folder"},
		{"file/below", "not a directory"},
		{"dangling", "link to nothing"},
		{"theirs", "not made by plansite (it has no .plansite) and is not empty (it has index.html); publish to another, or empty it first"},
		{"home", "your home folder"},
		{"home-link", "your home folder"},
		{"bad", "it is not a file; delete the folder"},
		{"linked", "it is not a file; delete the folder"},
		{"in-way", "in-way.plansite-stage is in the way"},
	} {
		t.Run(c.dir, func(t *testing.T) {
			_, err := Open(filepath.Join(top, c.dir), Options{})
			checkError(t, err, c.reason, top)
			checkTree(t, top, before)
		})
	}
	_, err := Open("/", Options{})
	checkError(t, err, "root of a file system")
	_, err = Open("", Options{})
	checkError(t, err, "must be named")
}

func TestOutputAccepted(t *testing.T) {
	for _, c := range []struct {
		reason string
		has    site
	}{
		{"empty", site{}},
		{"dot-files and CNAME, as for GitHub Pages", site{".git/HEAD": "x", ".gitignore": "*", "CNAME": "x"}},
		{".git as a file, as in a worktree", site{".git": "gitdir: elsewhere"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			put(t, out, site{"./": ""})
			put(t, out, c.has)
			publish(t, out, site{"a": "1"})
			c.has["a"] = "1"
			checkTree(t, out, c.has)
		})
	}
}

func TestOutputBehindLinks(t *testing.T) {
	top := t.TempDir()
	put(t, top, site{"real/public/": "", "link": "-> real/public", "way": "-> real"})
	for _, dir := range []string{"link", "way/public", "way/other"} {
		publish(t, filepath.Join(top, dir), site{"a": dir})
		checkTree(t, filepath.Join(top, dir), site{"a": dir})
	}
	checkTree(t, filepath.Join(top, "real"), site{"public/a": "way/public", "other/a": "way/other"})
	if target, err := os.Readlink(filepath.Join(top, "link")); err != nil || target != "real/public" {
		t.Errorf("the link is now %q, %v", target, err)
	}
	checkClean(t, filepath.Join(top, "link"))
	checkClean(t, filepath.Join(top, "real/public"))
}

func TestRelativeOutput(t *testing.T) {
	t.Chdir(t.TempDir())
	publish(t, "public", site{"a": "1"})
	publish(t, "./public/", site{"a": "2"})
	checkTree(t, "public", site{"a": "2"})
	checkTree(t, ".", site{"public/a": "2"})
}
