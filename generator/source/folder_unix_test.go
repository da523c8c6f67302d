//go:build unix

package source_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"plansite/generator/source"
)

// folder makes a content folder on disk and opens it as the command does.
func folder(t *testing.T) (dir string, fsys fs.FS) {
	t.Helper()
	top := t.TempDir()
	dir = filepath.Join(top, "site", "content")
	must(t, os.MkdirAll(dir, 0o755))
	must(t, os.WriteFile(filepath.Join(top, "secret.md"), []byte("---\nid: secret\n---\n"), 0o644))
	must(t, os.Mkdir(filepath.Join(top, "outside"), 0o755))
	root, err := os.OpenRoot(filepath.Join(top, "site"))
	must(t, err)
	t.Cleanup(func() { root.Close() })
	return dir, root.FS()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestLinks(t *testing.T) {
	dir, fsys := folder(t)
	must(t, os.WriteFile(filepath.Join(dir, "real.md"), []byte("---\nid: real\n---\n"), 0o644))
	must(t, os.Mkdir(filepath.Join(dir, "sub"), 0o755))
	for name, target := range map[string]string{
		"inside.md":     "real.md",
		"escape.md":     "../../secret.md",
		"absolute.md":   filepath.Join(dir, "..", "..", "secret.md"),
		"broken.md":     "nowhere.md",
		"itself.md":     "itself.md",
		"folder":        "sub",
		"folder.md":     "sub",
		"elsewhere":     "../../outside",
		".#emacs.md":    "someone@host.42",
		"picture.png":   "real.md",
		"sub/upward.md": "../real.md",
	} {
		must(t, os.Symlink(target, filepath.Join(dir, name)))
	}
	names, problems := list(t, fsys)
	if want := []string{"content/inside.md", "content/real.md", "content/sub/upward.md"}; !slices.Equal(names, want) {
		t.Errorf("found %q, want %q", names, want)
	}
	want := []string{
		"content/absolute.md bad-link", "content/broken.md bad-link", "content/elsewhere bad-link", "content/escape.md bad-link",
		"content/folder bad-link", "content/folder.md bad-link", "content/itself.md bad-link",
	}
	if !slices.Equal(problems, want) {
		t.Errorf("refused %q\nwant %q", problems, want)
	}
	if doc, _, err := source.Read(fsys, "content/inside.md"); doc == nil || string(doc.Front) != "id: real\n" {
		t.Errorf("the link inside the tree gives %v %v", doc, err)
	}
	for _, name := range []string{"content/escape.md", "content/broken.md", "content/itself.md"} {
		if doc, diag, err := source.Read(fsys, name); doc != nil || err != nil || diag == nil || diag.Code != "bad-link" {
			t.Errorf("%s is read: %v %v %v", name, doc, diag, err)
		}
	}
}

// A pipe is never opened: that would wait for someone to write into it.
func TestPipe(t *testing.T) {
	dir, fsys := folder(t)
	for _, name := range []string{"pipe.md", "pipe.txt", "site.yaml"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip(err)
		}
	}
	must(t, os.Symlink("pipe.md", filepath.Join(dir, "link.md")))
	within(t, func() {
		names, problems := list(t, fsys)
		if want := []string{"content/link.md not-a-file", "content/pipe.md not-a-file"}; names != nil || !slices.Equal(problems, want) {
			t.Errorf("found %q, problems %q", names, problems)
		}
		data, diag, err := source.ReadText(fsys, source.ConfigName)
		if data != nil || err != nil || diag == nil || diag.Code != "not-a-file" {
			t.Errorf("a pipe as site.yaml gives %q %v %v", data, diag, err)
		}
		if lines := source.Lines(fsys, "content/pipe.md"); lines != nil {
			t.Errorf("a pipe has the lines %q", lines)
		}
	})
}

func TestFolderInPlaceOfAFile(t *testing.T) {
	dir, fsys := folder(t)
	must(t, os.Mkdir(filepath.Join(dir, "site.yaml"), 0o755))
	_, diag, err := source.ReadText(fsys, source.ConfigName)
	if err != nil || diag == nil || diag.Code != "not-a-file" {
		t.Errorf("a folder as site.yaml gives %v %v", diag, err)
	}
}

// A file of a gigabyte, sparse on disk, is refused by its size alone.
func TestHugeFile(t *testing.T) {
	dir, fsys := folder(t)
	name := filepath.Join(dir, "huge.md")
	must(t, os.WriteFile(name, nil, 0o644))
	if err := os.Truncate(name, 1<<30); err != nil {
		t.Skip(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	within(t, func() {
		doc, diag, err := source.Read(fsys, "content/huge.md")
		if doc != nil || err != nil || diag == nil || diag.Code != "file-size" {
			t.Errorf("got %v %v %v", doc, diag, err)
		}
	})
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > source.MaxFileSize {
		t.Errorf("refusing it took %d bytes of memory", used)
	}
}

// A name in an old encoding cannot be an address. It is a problem of the
// content, not of the machine, and the other files are still read.
func TestNameThatIsNoUTF8(t *testing.T) {
	dir, fsys := folder(t)
	must(t, os.WriteFile(filepath.Join(dir, "a.md"), nil, 0o644))
	if err := os.WriteFile(filepath.Join(dir, "r\xe9gion.md"), nil, 0o644); err != nil {
		t.Skip(err)
	}
	must(t, os.Mkdir(filepath.Join(dir, "p\xe9riode"), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, ".cach\xe9"), nil, 0o644))
	names, problems := list(t, fsys)
	if !slices.Equal(names, []string{"content/a.md"}) {
		t.Errorf("found %q", names)
	}
	if want := []string{"content/p\xe9riode file-name", "content/r\xe9gion.md file-name"}; !slices.Equal(problems, want) {
		t.Errorf("refused %q, want %q", problems, want)
	}
}

// Decomposed names, as macOS writes them, are found and read as they are.
func TestNamesInAnyScript(t *testing.T) {
	dir, fsys := folder(t)
	for _, name := range []string{"re\u0301gion.md", "目标.md", "أهداف.md"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("---\nid: a\n---\n"), 0o644))
	}
	names, problems := list(t, fsys)
	if len(names) != 3 || problems != nil {
		t.Fatalf("found %q, problems %q", names, problems)
	}
	for _, name := range names {
		if doc, diag, err := source.Read(fsys, name); doc == nil || doc.File != name {
			t.Errorf("%q gives %v %v %v", name, doc, diag, err)
		}
	}
}
