package generator

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
	"testing"
	"testing/fstest"

	"plansite/generator/corpus"
	"plansite/generator/source"
)

// folder reads the content of a site into memory.
func folder(t *testing.T, dir string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, source.Folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		out[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func formatted(t *testing.T, fsys fs.FS, which ...string) Formatting {
	t.Helper()
	found, diags, err := Format(context.Background(), fsys, which)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range diags.Sorted() {
		t.Error(d)
	}
	return found
}

// TestFormatSites formats all content that there is, in each form of line ends:
// nothing is refused, what is below the front matter stays, and once is enough.
func TestFormatSites(t *testing.T) {
	made := t.TempDir()
	if err := corpus.Write(made, 20); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"..", "testdata/site", made} {
		for _, end := range []string{"\n", "\r\n"} {
			fsys := folder(t, dir)
			for _, f := range fsys {
				f.Data = bytes.ReplaceAll(f.Data, []byte("\n"), []byte(end))
			}
			for _, c := range formatted(t, fsys).Changes {
				if bytes.Count(c.Text, []byte("\n")) != bytes.Count(c.Text, []byte(end)) {
					t.Errorf("%s has other line ends", c.Name)
				}
				if path.Ext(c.Name) == ".md" && !bytes.Equal(body(t, c.Name, c.Text), body(t, c.Name, fsys[c.Name].Data)) {
					t.Errorf("%s has another text below the front matter", c.Name)
				}
				fsys[c.Name].Data = c.Text
			}
			if again := formatted(t, fsys); len(again.Changes) > 0 || again.Files == 0 {
				t.Errorf("%s: %d of %d files change again", dir, len(again.Changes), again.Files)
			}
		}
	}
}

func body(t *testing.T, name string, text []byte) []byte {
	t.Helper()
	doc, diag := source.Split(name, text)
	if diag != nil {
		t.Fatal(diag)
	}
	return doc.Body
}

// TestFormatChanges nothing but the front matter and a byte-order mark.
func TestFormatChanges(t *testing.T) {
	const text = "\uFEFF\n---\nkind:  page\nid: about\n\n---\n\nText  \n\n\n[[a:b]]"
	fsys := fstest.MapFS{
		"content/about.md":     {Data: []byte(text)},
		"content/about.fr.md":  {Data: []byte("---\ntitle:   À propos\n---\n")},
		"content/other.md":     {Data: []byte("---\nkind: page\nid: other\n---\n")},
		"content/site.yaml":    {Data: []byte("home:  x\ntitle: T")},
		"content/site.fr.yaml": {Data: []byte("tagline: a\ntitle: T\n")},
	}
	for _, c := range []struct {
		which []string
		want  string
	}{
		{[]string{"about"}, "content/about.fr.md content/about.md "},
		{[]string{"content/about.md"}, "content/about.md "},
		{[]string{"site"}, "content/site.fr.yaml content/site.yaml "},
		{[]string{"other", "content/site.yaml"}, "content/other.md content/site.yaml "},
	} {
		got := ""
		for _, file := range formatted(t, fsys, c.which...).Changes {
			got += file.Name + " "
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.which, got, c.want)
		}
	}
	want := "\n---\nid: about\nkind: page\n---\n\nText  \n\n\n[[a:b]]"
	if got := formatted(t, fsys, "content/about.md").Changes[0].Text; string(got) != want {
		t.Errorf("%q, want %q", got, want)
	}
	if _, _, err := Format(context.Background(), fsys, []string{"nobody"}); err == nil {
		t.Error("an id that nothing has is no error")
	}
}

// TestFormatLeavesErrors keeps a file that cannot be read as it is and names it.
func TestFormatLeavesErrors(t *testing.T) {
	fsys := fstest.MapFS{
		"content/a.md": {Data: []byte("---\nkind: page\nid: [a\n---\n")},
		"content/b.md": {Data: []byte("---\nkind: page\nid: &a b\n---\n")},
		"content/c.md": {Data: []byte("---\nkind: page\nid: c\nstauts: d\n---\n")},
	}
	found, diags, err := Format(context.Background(), fsys, nil)
	if err != nil || len(found.Changes) != 1 || found.Changes[0].Name != "content/c.md" {
		t.Errorf("%v %v", found, err)
	}
	if errors, _ := diags.Count(); errors != 2 {
		t.Errorf("%d errors, want one for each file that cannot be read", errors)
	}
}
