package publish

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

var foreign = site{
	".gitignore":                     "*",
	"CNAME":                          "example.org",
	".git/HEAD":                      "ref",
	".git/objects/":                  "",
	".well-known/acme-challenge/tok": "en",
	".well-known/link":               "-> acme-challenge/tok",
	".dangling":                      "-> nowhere",
}

func TestForeignFilesStay(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		put(t, out, foreign)
		private := filepath.Join(out, ".git/objects")
		if err := os.Chmod(private, 0o700); err != nil {
			t.Fatal(err)
		}
		old := []string{"CNAME", ".well-known/acme-challenge/tok", ".git/objects", ".git", ".well-known/acme-challenge"}
		infos := map[string]fs.FileInfo{}
		for _, name := range old {
			age(t, filepath.Join(out, name))
			infos[name] = stat(t, filepath.Join(out, name))
		}
		for _, s := range []site{
			{"index.html": "1", "en/a": "1", ".well-known/security.txt": "mail"},
			{"index.html": "2"},
			{"index.html": "3", "en/a": "1"},
		} {
			m.publish(t, out, s)
			want := maps.Clone(foreign)
			maps.Copy(want, s)
			checkTree(t, out, want)
			for _, name := range old {
				was, now := infos[name], stat(t, filepath.Join(out, name))
				if now.Mode() != was.Mode() || !now.ModTime().Equal(was.ModTime()) {
					t.Errorf("%s: mode %v, time %v; was %v, %v", name, now.Mode(), now.ModTime(), was.Mode(), was.ModTime())
				}
				if !was.IsDir() && !os.SameFile(was, now) {
					t.Errorf("%s has another inode", name)
				}
			}
		}
	})
}

// What people put between our pages later stays too, also when the page goes.
func TestForeignFilesAmongPages(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		m.publish(t, out, site{"en/a/index.html": "1", "en/b/index.html": "1", "en/c/index.html": "1"})
		put(t, out, site{"en/a/notes.txt": "mine", "en/b/empty/": "", "loose": "mine", "more/": ""})
		m.publish(t, out, site{"en/d/index.html": "1"})
		checkTree(t, out, site{
			"en/d/index.html": "1", "en/a/notes.txt": "mine", "en/b/empty/": "", "loose": "mine", "more/": "",
		})
	})
}

// Without hard links there is a copy, with mode and time.
func TestForeignFilesAreCopiedWithoutLinks(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"a": "1", "same": "1"})
	put(t, out, foreign)
	names := []string{"CNAME", "same"}
	for _, name := range names {
		age(t, filepath.Join(out, name))
		if err := os.Chmod(filepath.Join(out, name), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	m := mode{sys: realSystem}
	m.sys.link = func(from, to string) error {
		return &os.LinkError{Op: "link", Old: from, New: to, Err: syscall.EPERM}
	}
	if r := m.publish(t, out, site{"a": "2", "same": "1"}); r.InPlace || r.Linked != 1 {
		t.Errorf("report %+v", r)
	}
	want := maps.Clone(foreign)
	maps.Copy(want, site{"a": "2", "same": "1"})
	checkTree(t, out, want)
	for _, name := range names {
		if info := stat(t, filepath.Join(out, name)); info.Mode() != 0o640 || info.ModTime().Unix() != 1_000_000_000 {
			t.Errorf("%s: mode %v, time %v", name, info.Mode(), info.ModTime())
		}
	}
	checkClean(t, out)
}

func TestCollisions(t *testing.T) {
	for _, c := range []struct {
		reason  string
		foreign site
		next    site
		named   string
	}{
		{"a file", site{"new.html": "mine"}, site{"new.html": "ours"}, "new.html"},
		{"a file with the same bytes", site{"new.html": "ours"}, site{"new.html": "ours"}, "new.html"},
		{"a link in place of a file", site{"new.html": "-> a"}, site{"new.html": "ours"}, "new.html"},
		{"a file in place of a folder", site{"en": "mine"}, site{"en/a": "ours"}, "en"},
		{"a link in place of a folder", site{"en": "-> dir"}, site{"en/a": "ours"}, "en"},
		{"a folder in place of a file", site{"en/x": "mine"}, site{"en": "ours"}, "en"},
		{"an empty folder in place of a file", site{"en/": ""}, site{"en": "ours"}, "en"},
		{"a folder of ours with a foreign file", site{"dir/x": "mine"}, site{"dir": "ours"}, "dir"},
		{"a folder of ours with a foreign folder", site{"dir/x/": ""}, site{"dir": "ours"}, "dir"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			inModes(t, func(t *testing.T, m mode, out string) {
				ours := site{"a": "1", "dir/page": "1"}
				m.publish(t, out, ours)
				put(t, out, c.foreign)
				want := read(t, out)
				_, err := m.try(out, c.next)
				checkError(t, err, filepath.Join(out, c.named), "was not made by plansite")
				checkTree(t, out, want)
			})
		})
	}
}

// Somebody replaced a folder of ours by a link: neither the stale pages that the
// manifest still names nor new ones may be sought behind it.
func TestLinkInPlaceOfOurFolder(t *testing.T) {
	inModes(t, func(t *testing.T, m mode, out string) {
		outside := t.TempDir()
		put(t, outside, site{"a": "theirs", "b": "theirs"})
		m.publish(t, out, site{"en/a": "ours", "en/b": "ours", "c": "1"})
		if err := os.RemoveAll(filepath.Join(out, "en")); err != nil {
			t.Fatal(err)
		}
		put(t, out, site{"en": "-> " + outside})
		_, err := m.try(out, site{"en/a": "theirs", "c": "2"})
		checkError(t, err, "was not made by plansite")
		m.publish(t, out, site{"c": "3"})
		checkTree(t, out, site{"c": "3", "en": "-> " + outside})
		checkTree(t, outside, site{"a": "theirs", "b": "theirs"})
	})
}

// What comes, changes or is replaced while the exchange takes place is not lost.
func TestForeignFilesThatComeLate(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"en/a": "1"})
	put(t, out, site{".well-known/old": "old", ".config": "1", ".link": "-> x", ".still": "-> x"})
	m := mode{sys: realSystem}
	m.sys.exchange = func(a, b string) error {
		for name, content := range map[string]string{"CNAME": "late", ".well-known/new": "late", "en/extra": "late", "en/b": "theirs"} {
			put(t, out, site{name: content})
		}
		put(t, out, site{"fresh": "2"})
		if err := os.Rename(filepath.Join(out, "fresh"), filepath.Join(out, ".config")); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(out, ".link")); err != nil {
			t.Fatal(err)
		}
		put(t, out, site{".link": "-> y"})
		return exchange(a, b)
	}
	m.publish(t, out, site{"en/a": "2", "en/b": "ours"})
	checkTree(t, out, site{
		"en/a": "2", "en/b": "ours", "en/extra": "late", "CNAME": "late",
		".well-known/old": "old", ".well-known/new": "late", ".config": "2", ".link": "-> y", ".still": "-> x",
	})
	checkClean(t, out)
}

// A foreign folder that may not be read cannot be carried over, but need not be.
func TestUnreadableForeignFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	out := filepath.Join(t.TempDir(), "public")
	publish(t, out, site{"a": "1"})
	put(t, out, site{".private/x": "1"})
	private := filepath.Join(out, ".private")
	if err := os.Chmod(private, 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(private, 0o700)
	if r := publish(t, out, site{"a": "2"}); !r.InPlace || !strings.Contains(r.Reason, "cannot be carried over") {
		t.Errorf("report %+v", r)
	}
	checkClean(t, out)
}

func TestReadOnlyForeignFolder(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	put(t, out, site{".locked/x": "1"})
	if err := os.Chmod(filepath.Join(out, ".locked"), 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(filepath.Join(out, ".locked"), 0o700)
	for _, content := range []string{"1", "2"} {
		if r := publish(t, out, site{"a": content}); r.InPlace {
			t.Errorf("report %+v", r)
		}
		checkTree(t, out, site{"a": content, ".locked/x": "1"})
		checkClean(t, out)
	}
}
