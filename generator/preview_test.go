package generator

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
)

// desk is a small site in several languages that is being edited, on a file
// system whose times go in steps.
type desk struct {
	fstest.MapFS
	clock time.Time
	good  map[string]string // the texts of the shipped files, to mend them
	n     int               // of edits, so that each is another
}

const tick = 2 * time.Second // as coarse as file times are

func newDesk(t *testing.T) *desk {
	d := &desk{MapFS: fstest.MapFS{}, clock: time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC), good: filesIn(t, goldenSite)}
	maps.Copy(d.good, inLanguages(t))
	d.good["content/map.md"] = "---\nid: map\nkind: page\ntitle: A map\n---\n![The harbour](map.png)\n"
	d.good["content/map.png"] = string(sharePicture(t, 30, 20))
	for name, text := range d.good {
		d.write(name, text)
	}
	return d
}

func (d *desk) write(name, text string) {
	d.MapFS[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644, ModTime: d.clock.Truncate(tick)}
}

func (d *desk) text(name string) string { return string(d.MapFS[name].Data) }

// names are those of the files that are there, by their ending.
func (d *desk) names(endings ...string) []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(d.MapFS)), func(name string) bool { return !slices.Contains(endings, path.Ext(name)) })
}

// edits are what people do between two looks at the preview.
var edits = map[string]func(*desk, *rapid.T){
	"add": func(d *desk, _ *rapid.T) {
		d.write(fmt.Sprintf("content/plans/new-%d.md", d.n), fmt.Sprintf("---\nid: new-%d\nkind: quay\ntitle: New %d\nparent: harbour\npublish: %t\n---\nA new text.\n", d.n, d.n, d.n%2 == 0))
	},
	"say": func(d *desk, r *rapid.T) {
		name := rapid.SampledFrom(d.names(".md")).Draw(r, "file")
		d.write(name, d.text(name)+fmt.Sprintf("\nOne more sentence, %d.\n", d.n))
	},
	"same length": func(d *desk, r *rapid.T) {
		name := rapid.SampledFrom(d.names(".md")).Draw(r, "file")
		d.write(name, swapLast(d.text(name)))
	},
	"figure": func(d *desk, _ *rapid.T) {
		const name = "content/plans/quay-2.md"
		d.write(name, strings.Replace(d.good[name], "value: 1250", fmt.Sprintf("value: %d", 1250+d.n), 1))
	},
	"table": func(d *desk, r *rapid.T) {
		what := rapid.SampledFrom([]string{"quay-2-wait,2026-03-31,%d\n", "quay-2-wayt,2026-03-31,%d\n", "\xff%d"}).Draw(r, "row")
		d.write("content/plans/quay-2.measurements.csv", "indicator,date,value\n"+fmt.Sprintf(what, d.n))
	},
	"no table": func(d *desk, _ *rapid.T) { delete(d.MapFS, "content/plans/quay-2.measurements.csv") },
	"touch": func(d *desk, r *rapid.T) {
		name := rapid.SampledFrom(d.names(".md")).Draw(r, "file")
		d.write(name, d.text(name))
	},
	"delete": func(d *desk, r *rapid.T) { delete(d.MapFS, rapid.SampledFrom(d.names(".md", ".html")).Draw(r, "file")) },
	"rename": func(d *desk, r *rapid.T) {
		name := rapid.SampledFrom(d.names(".md")).Draw(r, "file")
		d.MapFS[strings.TrimSuffix(name, ".md")+fmt.Sprintf("-%d.md", d.n)] = d.MapFS[name]
		delete(d.MapFS, name)
	},
	"break": func(d *desk, r *rapid.T) {
		name := rapid.SampledFrom(d.names(".md", ".yaml")).Draw(r, "file")
		d.write(name, strings.Replace(d.text(name), "title:", "titel:", 1))
	},
	"mend": func(d *desk, _ *rapid.T) {
		for name, text := range d.good {
			if file := d.MapFS[name]; file == nil || string(file.Data) != text {
				d.write(name, text)
			}
		}
		maps.DeleteFunc(d.MapFS, func(name string, _ *fstest.MapFile) bool { return d.good[name] == "" && path.Ext(name) == ".md" })
	},
	"vocabulary": func(d *desk, _ *rapid.T) {
		d.write("content/site.yaml", strings.Replace(d.good["content/site.yaml"], "title: ", fmt.Sprintf("title: The %d ", d.n), 1))
	},
	"layout": func(d *desk, _ *rapid.T) {
		d.write("layouts/prose.html", fmt.Sprintf(`{{define "main"}}<h1>%d</h1>{{end}}`, d.n))
	},
	"broken layout": func(d *desk, _ *rapid.T) { d.write("layouts/prose.html", `{{define "main"}}{{if}}{{end}}`) },
	"words": func(d *desk, _ *rapid.T) {
		d.write("layouts/messages/en.json", fmt.Sprintf(`{"home": "Home %d"}`, d.n))
	},
	"picture": func(d *desk, _ *rapid.T) {
		d.write("content/map.png", d.good["content/map.png"]+fmt.Sprint(d.n)) // a reader of pictures stops at the end of one
	},
	"no picture": func(d *desk, r *rapid.T) {
		if delete(d.MapFS, "content/map.png"); rapid.Bool().Draw(r, "broken") {
			d.write("content/map.png", fmt.Sprint("no picture ", d.n))
		}
	},
	"style": func(d *desk, _ *rapid.T) { d.write("assets/css/95-own.css", fmt.Sprintf("p { margin: %dpx }\n", d.n)) },
}

// swapLast makes another text of the same length.
func swapLast(text string) string {
	if end, ok := strings.CutSuffix(text, ".\n"); ok {
		return end + "!\n"
	}
	return strings.TrimSuffix(text, "\n") + " "
}

// built is what a build of the site writes, and what it says.
func built(t interface{ Fatal(...any) }, fsys *desk, opt Options) (map[string]string, []diagnostic.Diagnostic, error) {
	r, diags, err := prepare(context.Background(), fsys, opt, new(memory))
	if r != nil {
		err = r.try(context.Background())
	}
	if r == nil || err != nil {
		return nil, diags.Sorted(), err
	}
	files := map[string]string{}
	var lock sync.Mutex
	_, err = r.renderAll(context.Background(), func(name string, data []byte) error {
		lock.Lock()
		defer lock.Unlock()
		files[name] = string(data)
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return files, diags.Sorted(), nil
}

// TestPreviewEqualsBuild: whatever is edited, the preview has the files that a
// build of the same content writes, byte for byte, and says the same; while there
// are errors it has those of the last content without.
func TestPreviewEqualsBuild(t *testing.T) {
	opt := Options{Unpublished: true, BaseURL: "https://plans.example.org/harbour/", Library: []byte("library"), SearchLibrary: []byte("library")}
	fewChecks(t, map[bool]int{true: 2, false: 8}[testing.Short()])
	rapid.Check(t, func(r *rapid.T) {
		d := newDesk(t)
		p := NewPreview(d, opt)
		want := map[string]string{}
		version := 0
		for range 6 {
			state, err := p.Refresh(context.Background(), d.clock)
			if err != nil {
				r.Fatal(err)
			}
			files, diags, failed := built(r, d, opt)
			if files != nil {
				if state.Version == version && !maps.Equal(files, want) {
					r.Error("other files have the same version")
				}
				want, version = files, state.Version
			}
			compareStates(r, state, files != nil, diags, failed)
			comparePreview(r, p, want)
			for range rapid.IntRange(1, 3).Draw(r, "edits") {
				d.n++
				name := rapid.SampledFrom(slices.Sorted(maps.Keys(edits))).Draw(r, "edit")
				edits[name](d, r)
			}
			d.clock = d.clock.Add(time.Duration(rapid.IntRange(0, 4000).Draw(r, "ms")) * time.Millisecond)
		}
	})
}

func compareStates(r *rapid.T, state State, good bool, diags []diagnostic.Diagnostic, failed error) {
	if state.Good != good || fmt.Sprint(state.Err) != fmt.Sprint(failed) {
		r.Fatalf("the preview is good: %t, %v; the build: %t, %v", state.Good, state.Err, good, failed)
	}
	var got, want []string
	for _, d := range state.Diags {
		got = append(got, d.Place.String()+d.Message+d.Hint)
	}
	for _, d := range diags {
		want = append(want, d.Place.String()+d.Message+d.Hint)
	}
	if !slices.Equal(got, want) {
		r.Fatalf("the preview says %q\nthe build %q", got, want)
	}
}

// comparePreview compares some of the pages, and some of the other files.
func comparePreview(r *rapid.T, p *Preview, want map[string]string) {
	some := rapid.IntRange(0, 11).Draw(r, "files")
	for i, name := range slices.Sorted(maps.Keys(want)) {
		if i%12 != some && (path.Base(name) != "index.html" || i%3 != some%3) {
			continue
		}
		got, ok, err := p.File(name)
		if !ok || err != nil || string(got) != want[name] {
			r.Fatalf("%s: found %t, error %v, as the build: %t", name, ok, err, string(got) == want[name])
		}
	}
	for _, name := range []string{"", "en", "en/", "en/index", "en/nothing/index.html", "nothing/index.html", "en/quay-2", "en/quay-2/nothing.svg", "../go.mod", "assets", "sitemap-9.xml"} {
		if _, ok, err := p.File(name); ok || err != nil {
			r.Fatalf("%q is found: %t, %v", name, ok, err)
		}
	}
}

// TestPreviewOfWhatStays: a reading in which nothing has changed is no new version.
func TestPreviewOfWhatStays(t *testing.T) {
	d := newDesk(t)
	p := NewPreview(d, Options{Unpublished: true})
	for i, step := range []struct {
		change func()
		want   int
	}{
		{func() {}, 1},
		{func() {}, 1},
		{func() { d.write("content/town.md", d.text("content/town.md")) }, 1},
		{func() { d.write("content/town.md", d.text("content/town.md")+"\nMore.\n") }, 2},
		{func() { d.write("content/town.md", "---\n") }, 3},
		{func() {}, 3},
		{func() { d.write("content/town.md", d.good["content/town.md"]) }, 4},
		{func() { d.clock = d.clock.Add(time.Hour) }, 4},
		{func() { d.write("layouts/unused.html", "") }, 5},
		{func() { d.write("content/map.png", d.good["content/map.png"]) }, 5},
		{func() { d.write("content/map.png", d.good["content/map.png"]+"more") }, 6},
		{func() { d.write("content/map.png", "none") }, 7},
		{func() {}, 7},
		{func() { delete(d.MapFS, "content/map.png") }, 8},
		{func() {}, 8},
		{func() { d.write("content/map.png", d.good["content/map.png"]) }, 9},
	} {
		step.change()
		state, err := p.Refresh(context.Background(), d.clock)
		if err != nil || state.Version != step.want {
			t.Errorf("step %d: version %d, want %d: %v", i, state.Version, step.want, err)
		}
	}
}

// TestPreviewOfASiteThatIsGone: what is no diagnostic is told, and the last site
// stays.
func TestPreviewOfASiteThatIsGone(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(goldenSite)); err != nil {
		t.Fatal(err)
	}
	p := NewPreview(os.DirFS(dir), Options{})
	if _, ok, _ := p.File("en/index.html"); ok {
		t.Error("there is a page before anything was read")
	}
	if state, _ := p.Refresh(context.Background(), time.Now()); !state.Good || state.Site == nil {
		t.Fatal(state.Diags, state.Err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	state, _ := p.Refresh(context.Background(), time.Now())
	if _, ok, _ := p.File("en/index.html"); state.Good || state.Err == nil || !ok {
		t.Errorf("good: %t, error %v, page: %t", state.Good, state.Err, ok)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := p.Refresh(ctx, time.Now()); err == nil {
		t.Error("a reading that was stopped has no error")
	}
}

// fleeting is a desk from which files vanish once they have been listed.
type fleeting struct {
	*desk
	times int
}

func (f *fleeting) ReadDir(name string) ([]fs.DirEntry, error) {
	all, err := f.desk.ReadDir(name)
	if name == "content" && f.times > 0 {
		f.times--
		f.write(fmt.Sprintf("content/save-%d.md", f.times), "---\n")
		all, err = f.desk.ReadDir(name)
		delete(f.MapFS, fmt.Sprintf("content/save-%d.md", f.times))
	}
	return all, err
}

// TestPreviewWhileFilesVanish: the site is read again, and what was changed at
// the same time is told; a site from which files keep vanishing is an error.
func TestPreviewWhileFilesVanish(t *testing.T) {
	f := &fleeting{desk: newDesk(t)}
	p := NewPreview(f, Options{})
	for i, times := range []int{1, 0, readings - 1} {
		f.times = times
		f.write("content/town.md", f.text("content/town.md")+"\nMore.\n")
		if state, err := p.Refresh(t.Context(), f.clock); err != nil || !state.Good || state.Version != i+1 {
			t.Errorf("step %d: version %d, %v, %v", i, state.Version, state.Err, err)
		}
	}
	f.times = readings
	if state, _ := p.Refresh(t.Context(), f.clock); !errors.Is(state.Err, fs.ErrNotExist) || state.Site == nil {
		t.Errorf("files vanish all the time: %v", state.Err)
	}
}
