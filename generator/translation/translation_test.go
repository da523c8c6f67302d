package translation

import (
	"reflect"
	"strings"
	"testing"

	"plansite/generator/diagnostic"
	"plansite/generator/foreign"
	"plansite/generator/plan"
	"plansite/generator/source"
)

const pageOfSource = `---
id: waves
kind: page
title: Waves of 2025
---
## How high

Up to 3 metres, see [[quay|the quay]].

## How often

[Often](#how-high).
`

// decode reads the source.
func decode(t testing.TB, text string) (*source.Document, plan.Content) {
	t.Helper()
	doc, diag := source.Split("content/waves.md", []byte(text))
	diags := new(diagnostic.List)
	if diag != nil {
		t.Fatal(diag)
	}
	content := plan.Decode(doc, nil, diags)
	if content.Whole() == nil {
		t.Fatal(diags.Sorted())
	}
	return doc, content
}

// translate applies a translation, and returns what was said.
func translate(t testing.TB, content plan.Content, text string) (*plan.Page, Counts, []string) {
	t.Helper()
	doc, diag := source.Split("content/waves.fr.md", []byte(text))
	if diag != nil {
		t.Fatal(diag)
	}
	diags := new(diagnostic.List)
	f := Read(doc, content.Whole(), diags)
	whole, counts := f.Apply(content.Whole())
	out := whole.(*plan.Page)
	var said []string
	for _, d := range diags.Sorted() {
		said = append(said, d.Place.String()+": "+d.Code)
	}
	return out, counts, said
}

func TestApply(t *testing.T) {
	_, content := decode(t, pageOfSource)
	got, counts, said := translate(t, content, "---\ntitle: Vagues de 2025\n---\n## Leur hauteur\n\nJusqu’à 3 mètres, voir [[quay|le quai]].\n\n## Leur fréquence\n\n[Souvent](#leur-hauteur).\n")
	if len(said) > 0 || got.Title != "Vagues de 2025" || got.ID.ID != "waves" || content.Page.Title != "Waves of 2025" {
		t.Errorf("%q of %q, with %q", got.Title, content.Page.Title, said)
	}
	html := strings.Join(got.Body.Segments, "REF")
	if !strings.Contains(html, `id="_how-high"`) || !strings.Contains(html, `href="#_how-high">Souvent`) || strings.Contains(html, "hauteur\"") || got.Body.Headings[0].ID != "_how-high" {
		t.Errorf("headings have not the ids of the source: %s", html)
	}
	if want := (Counts{"waves": {Texts: 2, Done: 2, Unrecorded: 2}}); !reflect.DeepEqual(counts, want) {
		t.Errorf("counted %v, want %v", counts, want)
	}
}

// TestUntranslated: what has no translation is the source's and says so.
func TestUntranslated(t *testing.T) {
	_, content := decode(t, pageOfSource)
	got, counts, said := translate(t, content, "---\ntitle:\n---\n")
	if len(said) > 0 || got.Title != foreign.Mark("Waves of 2025") || !got.Body.Foreign || content.Page.Body.Foreign || counts["waves"].Missing() != 2 {
		t.Errorf("%q, %v, %q", got.Title, counts, said)
	}
	if out, _ := (*File)(nil).Apply(content.Whole()); out.(*plan.Page).Title != got.Title || !out.(*plan.Page).Body.Foreign {
		t.Error("a file without a translation differs from one with an empty one")
	}
}

// TestProblems: a translation holds words only, and those of its source.
func TestProblems(t *testing.T) {
	_, content := decode(t, pageOfSource)
	for _, tt := range []struct{ name, text, want string }{
		{"a key that is no text", "---\ntitle: Vagues\nkind: page\n---\n", "content/waves.fr.md:3:1: not-words"},
		{"an id", "---\nid: vagues\n---\n", "content/waves.fr.md:2:1: not-words"},
		{"an unknown key", "---\ntitel: Vagues\n---\n", "content/waves.fr.md:2:1: unknown-field"},
		{"a key twice", "---\ntitle: Vagues\ntitle: Flots\n---\n", "content/waves.fr.md:3:1: duplicate-field"},
		{"a list", "---\ntitle: [a, b]\n---\n", "content/waves.fr.md:2:8: wrong-type"},
		{"another number", "---\ntitle: Vagues de 2026\n---\n", "content/waves.fr.md:2:8: number-in-translation"},
		{"another number in other digits", "---\ntitle: Vagues de ٢٠٢٦\n---\n", "content/waves.fr.md:2:8: number-in-translation"},
		{"the same number in other digits", "---\ntitle: Vagues de ٢٠٢٥\n---\n", ""},
		{"another number in the text", "---\ntitle: Vagues\n---\n## A\n\n4 mètres\n\n## B\n", "content/waves.fr.md:6: number-in-translation"},
		{"other headings", "---\ntitle: Vagues\n---\n## A\n", "content/waves.fr.md:4: other-headings"},
		{"a version that is none", "---\ntitle: Vagues\nfollows: {title: new}\n---\n", "content/waves.fr.md:3:18: bad-version"},
		{"a source that has changed", "---\ntitle: Vagues\nfollows: {title: 00000000}\n---\n", "content/waves.fr.md:2:8: stale-translation"},
		{"nothing at all", "---\n# later\n---\n", ""},
	} {
		if _, _, said := translate(t, content, tt.text); strings.Join(said, "; ") != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, said, tt.want)
		}
	}
}

// TestBodyWithoutSource: a text cannot be translated that is not there.
func TestBodyWithoutSource(t *testing.T) {
	_, content := decode(t, "---\nid: waves\nkind: page\ntitle: Waves\n---\n")
	if _, _, said := translate(t, content, "---\ntitle: Vagues\n---\nVagues\n"); strings.Join(said, "") != "content/waves.fr.md:4: not-in-source" {
		t.Errorf("said %q", said)
	}
}

// stubOf makes or updates a translation.
func stubOf(t testing.TB, text, old string) string {
	t.Helper()
	doc, content := decode(t, text)
	var file *File
	var oldDoc *source.Document
	if old != "" {
		var diag *diagnostic.Diagnostic
		if oldDoc, diag = source.Split("content/waves.fr.md", []byte(old)); diag != nil {
			t.Fatal(diag)
		}
		file = Read(oldDoc, content.Whole(), new(diagnostic.List))
	}
	made, err := Stub(doc, content.Whole(), file)
	if err != nil {
		t.Fatal(err)
	}
	return string(made)
}

func TestStub(t *testing.T) {
	fresh := stubOf(t, pageOfSource, "")
	const want = "---\n#: Waves of 2025\ntitle:\n---\n<!-- Write here the text below the front matter of content/waves.md, with the same headings. -->\n"
	if fresh != want {
		t.Fatalf("got\n%s\nwant\n%s", fresh, want)
	}
	done := strings.Replace(fresh, "title:", "# as the harbour master says\ntitle: Vagues de 2025", 1)
	done = strings.Replace(done, "---\n<!--", "---\n## A\n\nMètres.\n\n## B\n<!--", 1)
	recorded := stubOf(t, pageOfSource, done)
	_, content := decode(t, pageOfSource)
	if _, counts, said := translate(t, content, recorded); len(said) > 0 || counts["waves"] != (Count{Texts: 2, Done: 2}) {
		t.Fatalf("%v, %q of\n%s", counts, said, recorded)
	}
	if !strings.Contains(recorded, "# as the harbour master says\ntitle: Vagues de 2025\n") || strings.Contains(recorded, "#:") {
		t.Errorf("what was written is not kept:\n%s", recorded)
	}
	if again := stubOf(t, pageOfSource, recorded); again != recorded {
		t.Errorf("a second time it is\n%s\nafter\n%s", again, recorded)
	}
	changed := strings.NewReplacer("Waves of", "Great waves of", "Up to", "Below").Replace(pageOfSource)
	marked := stubOf(t, changed, recorded)
	for _, want := range []string{"#: CHANGED since it was translated: revise it, and remove the line \"title\" under \"follows\". The source is now:\n#: Great waves of 2025\ntitle: Vagues de 2025\n",
		"---\n<!-- CHANGED in content/waves.md since it was translated: revise it, and remove the line \"text\" under \"follows\". -->\n## A\n"} {
		if !strings.Contains(marked, want) {
			t.Errorf("there is no\n%s\nin\n%s", want, marked)
		}
	}
	if again := stubOf(t, changed, marked); again != marked {
		t.Errorf("a second time it is\n%s\nafter\n%s", again, marked)
	}
	title, text := lineWith(recorded, "  title: "), lineWith(recorded, "  text: ")
	revised := strings.NewReplacer(title, "", text, "", "Vagues", "Grandes vagues").Replace(marked)
	if now := stubOf(t, changed, revised); strings.Contains(now, "CHANGED") || lineWith(now, "  title: ") == title {
		t.Errorf("what was revised is still marked:\n%s", now)
	}
}

func lineWith(text, start string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, start) {
			return line
		}
	}
	return ""
}

func TestOf(t *testing.T) {
	for name, want := range map[string]string{
		"content/sg13.fr.md": "content/sg13.md fr", "content/a.b.zh-Hant.md": "content/a.b.md zh-Hant", "content/sg13.md": "", "content/notes.v2.md": "", "content/a.FR.md": "",
		"content/.fr.md": "", "content/x.new.md": "",
	} {
		of, lang, ok := Of(name)
		if got := strings.TrimSpace(of + " " + lang); ok != (want != "") || ok && got != want {
			t.Errorf("%s is of %q, %v", name, got, ok)
		}
	}
}

// FuzzRead: whatever a translation holds, it is read or refused, and never
// changes what is no word.
func FuzzRead(f *testing.F) {
	_, content := decode(f, pageOfSource)
	f.Add("---\ntitle: Vagues\n---\n## A\n")
	f.Add("---\nfollows: {title: [a]}\ntitle: |\n  x\n---\n[[quay]]")
	f.Fuzz(func(t *testing.T, text string) {
		doc, diag := source.Split("content/waves.fr.md", []byte(text))
		if diag != nil {
			return
		}
		file := Read(doc, content.Whole(), new(diagnostic.List))
		out, _ := file.Apply(content.Whole())
		if out.(*plan.Page).ID != content.Page.ID || out.(*plan.Page).Body == nil {
			t.Fatal("an id has changed")
		}
	})
}
