package source_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// list returns the names and, as "file code", the problems that List finds.
func list(t *testing.T, fsys fs.FS) (names, problems []string) {
	t.Helper()
	names, diags, err := source.List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range diags.Sorted() {
		if d.Severity != diagnostic.Error || d.Message == "" || d.Hint == "" {
			t.Errorf("no error with a remedy: %+v", d)
		}
		problems = append(problems, d.File+" "+d.Code)
	}
	return names, problems
}

func TestListFindsMarkdownFiles(t *testing.T) {
	const nfc, nfd = "content/r\u00e9gion.md", "content/re\u0301gion.md"
	want := []string{
		"content/a.md",
		"content/a/b/c.MD",
		"content/study-groups/sg13.fr.md",
		"content/two words.md",
		"content/новости.md",
		"content/目标.md",
		nfc, nfd,
	}
	fsys := fstest.MapFS{
		"content/site.yaml":        file("title: x"),
		"content/notes.txt":        file("not content"),
		"content/md":               file("no extension"),
		"content/.hidden.md":       file("hidden"),
		"content/.git/config.md":   file("in a hidden folder"),
		"content/a/.drafts/b/c.md": file("further below one"),
		"layouts/page.md":          file("outside of content"),
		"readme.md":                file("outside of content"),
	}
	for _, name := range want {
		fsys[name] = file("x")
	}
	names, problems := list(t, fsys)
	slices.Sort(want)
	if !slices.Equal(names, want) || problems != nil {
		t.Errorf("got %q, problems %q\nwant %q", names, problems, want)
	}
}

func TestListBoundsDepth(t *testing.T) {
	within := source.Folder + strings.Repeat("/d", source.MaxDepth) + "/a.md"
	beyond := source.Folder + strings.Repeat("/e", source.MaxDepth+1) + "/a.md"
	names, problems := list(t, fstest.MapFS{within: file("x"), beyond: file("x")})
	if !slices.Equal(names, []string{within}) {
		t.Errorf("found %q, want the file %d folders deep", names, source.MaxDepth)
	}
	if want := strings.TrimSuffix(beyond, "/a.md") + " folder-depth"; !slices.Equal(problems, []string{want}) {
		t.Errorf("got %q, want %q", problems, want)
	}
}

func TestListWithoutContent(t *testing.T) {
	_, _, err := source.List(fstest.MapFS{"readme.md": file("x")})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a tree without content gives %v", err)
	}
}

// crowd is a content folder with more files than a tree may have.
type crowd struct{}

func (crowd) Open(name string) (fs.File, error) {
	if name == source.Folder {
		return fstest.MapFS{name: {Mode: fs.ModeDir}}.Open(name)
	}
	return nil, fs.ErrNotExist
}

func (crowd) ReadDir(string) ([]fs.DirEntry, error) {
	return slices.Repeat([]fs.DirEntry{member{}}, source.MaxFiles+1), nil
}

type member struct{ fs.DirEntry }

func (member) Name() string      { return "a.md" }
func (member) IsDir() bool       { return false }
func (member) Type() fs.FileMode { return 0 }

func TestListBoundsTheNumberOfFiles(t *testing.T) {
	if _, _, err := source.List(crowd{}); err == nil || !strings.Contains(err.Error(), "more than 200000") {
		t.Errorf("%d files give %v", source.MaxFiles+1, err)
	}
}

// A size that a file system tells wrongly is not trusted.
type liar struct{ fstest.MapFS }

func (l liar) Stat(name string) (fs.FileInfo, error) {
	info, err := l.MapFS.Stat(name)
	return small{info}, err
}

type small struct{ fs.FileInfo }

func (small) Size() int64 { return 1 }

func TestReadBoundsSize(t *testing.T) {
	most := "---\nid: a\n---\n" + strings.Repeat("x", source.MaxFileSize-14)
	fsys := fstest.MapFS{"most.md": file(most), "more.md": file(most + "x")}
	for _, fsys := range []fs.FS{fsys, liar{fsys}} {
		if doc, diag, err := source.Read(fsys, "most.md"); doc == nil {
			t.Errorf("a file of %d bytes is refused: %v %v", len(most), diag, err)
		}
		doc, diag, err := source.Read(fsys, "more.md")
		if doc != nil || err != nil || diag == nil || diag.Place.String()+" "+diag.Code != "more.md file-size" {
			t.Errorf("a file of one byte more gives %v %v %v", doc, diag, err)
		}
	}
}

func TestReadReportsTheMachine(t *testing.T) {
	doc, diag, err := source.Read(fstest.MapFS{}, "content/gone.md")
	if doc != nil || diag != nil || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "content/gone.md") {
		t.Errorf("a file that is gone gives %v %v %v", doc, diag, err)
	}
}

// within fails when f does not return soon: it would wait for ever.
func within(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("it hangs")
	}
}
