package source_test

import (
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/generator/diagnostic"
	"plansite/generator/source"
)

// locked is a tree of which some files and folders may not be read.
type locked struct{ fstest.MapFS }

func (l locked) denied(name string) error {
	if strings.Contains(name, "locked") {
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return nil
}

func (l locked) Open(name string) (fs.File, error) {
	if err := l.denied(name); err != nil {
		return nil, err
	}
	return l.MapFS.Open(name)
}

func (l locked) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := l.denied(name); err != nil {
		return nil, err
	}
	return l.MapFS.ReadDir(name)
}

// What may not be read is a diagnostic like others, and the rest is read.
func TestUnreadable(t *testing.T) {
	fsys := locked{fstest.MapFS{
		"content/a.md": file("---\nid: a\n---\n"), "content/locked.md": file("x"), "content/locked/b.md": file("x"), "content/z.md": file("x"),
	}}
	names, problems := list(t, fsys)
	if want := []string{"content/a.md", "content/locked.md", "content/z.md"}; !slices.Equal(names, want) {
		t.Errorf("found %q, want %q", names, want)
	}
	if want := []string{"content/locked unreadable"}; !slices.Equal(problems, want) {
		t.Errorf("got %q, want %q", problems, want)
	}
	doc, diag, err := source.Read(fsys, "content/locked.md")
	if doc != nil || err != nil || diag == nil || diag.Code != "unreadable" || diag.Hint == "" || !strings.Contains(diag.Message, "permission denied") {
		t.Errorf("got %v %+v %v", doc, diag, err)
	}
}

func TestConflict(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		line         int32 // 0 for none
	}{
		{"in the front matter", "---\nid: a\n<<<<<<< HEAD\ntitle: b\n=======\ntitle: c\n>>>>>>> x\n---\n", 3},
		{"in the text", "---\nid: a\n---\na\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> x\r\n", 5},
		{"with its beginning taken out", "---\nid: a\n---\na\n=======\nc\n>>>>>>> x\n", 5},
		{"a heading with a line under it", "---\nid: a\n---\nA\n=======\nb\n", 0},
		{"quotations in one another", "---\nid: a\n---\n>>>>>>> a\n", 0},
		{"marks inside a line", "---\nid: a\n---\na <<<<<<< b\n", 0},
	} {
		doc, diag, err := source.Read(fstest.MapFS{"a.md": file(c.text)}, "a.md")
		if err != nil || (doc != nil) != (c.line == 0) || diag != nil && (diag.Code != "git-conflict" || diag.Line != c.line) {
			t.Errorf("%s: got %v %+v %v", c.reason, doc, diag, err)
		}
	}
}

// A file that looks like content, and is none by its name, is a warning.
func TestLookAlikes(t *testing.T) {
	fsys := fstest.MapFS{"content/readme.txt": file("x"), "content/data.yaml": file("x"), "content/site.yaml": file("x"), "content/picture.png": file("x")}
	want := map[string]string{"content/a.markdown": "a.md", "content/b.md.txt": "b.md", "content/site.yml": "content/site.yaml", "content/c/site.yaml": "content/site.yaml"}
	for name := range want {
		fsys[name] = file("x")
	}
	names, diags, err := source.List(fsys)
	if len(names) > 0 || err != nil || diags.Len() != len(want) {
		t.Errorf("found %q, %v, %v", names, diags.Sorted(), err)
	}
	for _, d := range diags.Sorted() {
		if d.Severity != diagnostic.Warning || d.Code != "not-content" || d.Hint != "rename it to "+want[d.File] {
			t.Errorf("got %+v", d)
		}
	}
}

func TestSalvage(t *testing.T) {
	fsys := locked{fstest.MapFS{
		"a.md":      file("---\nid: sg1\ntitle: a: b\nresults:\n  - id: 'sg1-oc'\n  - {id: sg1-op, x: y}\n  - {title: x, \"id\": \"SG 1\"}\nresult_id: no\ninvalid: no\n"),
		"bytes.md":  file("\xff\nid: b\r\n"),
		"locked.md": file("id: c"),
		"long.md":   file("id: d\n" + strings.Repeat("x", source.MaxFileSize)),
	}}
	for _, c := range []struct{ name, want string }{
		{"a.md", "sg1 sg1-oc sg1-op SG"}, {"bytes.md", "b"}, {"locked.md", "locked locked-"}, {"long.md", "d"}, {"gone.md", "gone gone-"},
	} {
		if got := strings.Join(source.Salvage(fsys, c.name), " "); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestBounded: what a site brings along is read within the bounds of content.
func TestBounded(t *testing.T) {
	b := source.Bounded{FS: fstest.MapFS{
		"a.css": file("x"), "big.css": file(strings.Repeat("x", source.MaxFileSize+1)), "pipe.css": {Mode: fs.ModeNamedPipe}, "folder.css/x": file("x"),
	}}
	for _, c := range []struct{ name, want string }{
		{"a.css", ""}, {"big.css", "larger than 1024 KiB"}, {"pipe.css", "not a plain file"},
		{"folder.css", "not a plain file"}, {"gone.css", "open gone.css: file does not exist"},
	} {
		if _, err := fs.ReadFile(b, c.name); message(err) != c.want {
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := b.Open("pipe.css"); err == nil {
		t.Error("a pipe is opened")
	}
	if f, err := b.Open("a.css"); err != nil {
		t.Error(err)
	} else if text, err := io.ReadAll(f); string(text) != "x" || err != nil {
		t.Errorf("got %q %v", text, err)
	}
	if names, err := fs.Glob(b, "*.css"); len(names) != 4 || err != nil {
		t.Errorf("found %q %v", names, err)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
