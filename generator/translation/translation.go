// Package translation puts words of another language in the place of those of
// the source.
//
// A translation is a file beside the one that it translates, sg13.fr.md beside
// sg13.md, and holds words only: numbers, dates, ids, links and structure come
// from the source alone, so that a figure cannot differ between languages. What
// goes in is decoded content; what comes out is a copy of it with the words of a
// language and, where it has none, those of the source, marked as such (package
// foreign). How the copies are linked and shown does not differ from the source.
//
// Under the key follows a translation records, text by text, which version of
// the source it follows. So it is known what has changed since.
package translation

import (
	"fmt"
	"path"
	"reflect"
	"strconv"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/foreign"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/generator/schema"
	"plansite/generator/source"
)

// FollowsKey is the key of the versions that a translation follows.
const FollowsKey = "follows"

// Of splits the name of a file into that of what it translates and its language:
// content/sg13.md and fr for content/sg13.fr.md. ok is false for a name that no
// translation has.
func Of(name string) (of, lang string, ok bool) {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	lang = strings.TrimPrefix(path.Ext(stem), ".")
	of = strings.TrimSuffix(stem, "."+lang) + ext
	return of, lang, isCode(lang) && path.Base(stem) != "."+lang
}

// Name is the file of a translation into a language: the other way round as Of.
func Name(of, lang string) string {
	ext := path.Ext(of)
	return strings.TrimSuffix(of, ext) + "." + lang + ext
}

// isCode reports whether a word looks like the code of a language: fr, zh-Hant.
func isCode(s string) bool {
	letters := func(r rune) bool { return r >= 'a' && r <= 'z' }
	first, rest, more := strings.Cut(s, "-")
	return len(first) == 2 && letters(rune(first[0])) && letters(rune(first[1])) && (!more || rest != "" && len(rest) <= 8)
}

// File is the translation of one file.
type File struct {
	Name    string // of the translation
	words   map[string]schema.Value
	follows map[string]uint32
	body    *markdown.Doc
	text    *source.Document
	diags   *diagnostic.List
}

// Read reads a translation of what a file holds; of is a pointer to a plan, a
// page, a record or a configuration. Problems go to diags, then and when the
// translation is applied.
func Read(doc *source.Document, of any, diags *diagnostic.List) *File {
	f := &File{Name: doc.File, words: map[string]schema.Value{}, text: doc, diags: diags}
	if plan.Stays(of) {
		diagnostic.NewReporter(doc.File, diags).Error(diagnostic.Pos{}, 0, "not-translated", "what this file translates says that it is not to be translated",
			"remove this file, or take translate: false out of the other")
	}
	block := schema.Block{File: doc.File, Text: doc.Front, FirstLine: doc.FrontLine}
	words, follows := schema.Words(block, of, FollowsKey, diags)
	for _, w := range words {
		f.words[w.Path] = w.Value
	}
	f.readVersions(follows)
	f.body = plan.CompileBody(doc, diagnostic.NewReporter(doc.File, diags))
	return f
}

// readVersions reads what stands under follows.
func (f *File) readVersions(follows map[string]schema.Value) {
	f.follows = make(map[string]uint32, len(follows))
	r := diagnostic.NewReporter(f.Name, f.diags)
	for _, key := range sortedKeys(follows) {
		v := follows[key]
		version, err := strconv.ParseUint(v.Text, 16, 32)
		if err != nil || len(v.Text) != 8 {
			r.Error(v.Pos, v.Len(), "bad-version", fmt.Sprintf("%s is no version of a text", diagnostic.Name(v.Text)),
				`remove the line; "plansite translate stub" writes it`)
			continue
		}
		f.follows[key] = uint32(version)
	}
}

// Version writes the version of a text as it stands under follows.
func Version(v uint32) string { return fmt.Sprintf("%08x", v) }

// Count tells how far something is translated.
type Count struct {
	Texts      int // that have words
	Done       int // those that are translated
	Stale      int // of these, whose source has changed since
	Unrecorded int // of these, that name no version of the source
}

// Add adds the counts of another.
func (c *Count) Add(more Count) {
	c.Texts += more.Texts
	c.Done += more.Done
	c.Stale += more.Stale
	c.Unrecorded += more.Unrecorded
}

// Missing is how many texts have no translation.
func (c Count) Missing() int { return c.Texts - c.Done }

// State tells how far a file is translated.
type State struct {
	File string // the source
	ID   string // of what it holds; "" for site.yaml
	Own  string // the translation; "" where there is none
	Count
}

// Counts tells how far the items of a file are translated, by their ids; what
// belongs to none has the id "".
type Counts map[string]Count

// Apply returns a copy of what a file holds, of the type that Read was given,
// with the words of the translation; f may be nil where there is none. What stays in
// the language of the source counts nowhere.
func (f *File) Apply(of any) (any, Counts) {
	a := &applier{file: f, counts: Counts{}}
	if f != nil {
		a.r = diagnostic.NewReporter(f.Name, f.diags)
	}
	out := schema.Translate(of, a.put)
	if body := plan.BodyOf(out); body != nil {
		*body = a.body(out, *body)
	}
	if plan.Stays(of) {
		return out, nil
	}
	return out, a.counts
}

type applier struct {
	file   *File
	r      *diagnostic.Reporter
	counts Counts
}

// put translates one text, or marks it as one of the source.
func (a *applier) put(at schema.Spot, text reflect.Value) {
	if s, ok := text.Addr().Interface().(*string); ok {
		*s = a.line(at, *s)
		return
	}
	t := text.Addr().Interface().(*plan.Text)
	t.Doc = a.doc(at, t.Doc)
}

func (a *applier) line(at schema.Spot, source string) string {
	value, done := a.value(at.Path)
	a.count(at, value, done, foreign.IsWords(source), markdown.Version(source))
	if !done {
		return foreign.Mark(source)
	}
	value.NoComment(a.r)
	line := value.Line(a.r)
	a.checkNumbers(line, source, func(string) diagnostic.Pos { return value.Pos })
	return line
}

func (a *applier) doc(at schema.Spot, source *markdown.Doc) *markdown.Doc {
	value, done := a.value(at.Path)
	a.count(at, value, done, hasWords(source), versionOf(source))
	if !done {
		return Untranslated(source)
	}
	var t plan.Text
	t.UnmarshalScalar(value, a.r)
	if t.Doc == nil {
		return source // and an error says why
	}
	t.Doc.File = a.file.Name
	a.checkDoc(t.Doc, source, func(string) diagnostic.Pos { return value.Pos })
	return t.Doc
}

// body translates the text below the front matter.
func (a *applier) body(of any, source *markdown.Doc) *markdown.Doc {
	if source.Empty() {
		if a.file != nil && !a.file.body.Empty() && !source.Refused {
			a.r.Error(a.file.lineWith(""), 0, "not-in-source", "the file that is translated has no text below its front matter", "remove it, or write it there first")
		}
		return source
	}
	done := a.file != nil && !a.file.body.Empty()
	a.count(schema.Spot{Path: plan.BodyKey, Item: plan.IDOf(of)}, schema.Value{}, done, hasWords(source), source.Version)
	if !done {
		return Untranslated(source)
	}
	out := *a.file.body
	out.File = a.file.Name
	a.checkDoc(&out, source, a.file.lineWith)
	if out.OtherHeadings = !out.TakeIDs(source); out.OtherHeadings {
		a.r.Warning(a.file.lineWith(""), 0, "other-headings", "the headings below the front matter are not those of the source, one by one",
			"give the text the same headings at the same levels, so that links to them lead to the same place in every language")
	}
	return &out
}

func (a *applier) value(at string) (schema.Value, bool) {
	if a.file == nil {
		return schema.Value{}, false
	}
	v, ok := a.file.words[at]
	return v, ok
}

// count counts a text and says where its translation is behind. A form that not
// every language has counts where there is one.
func (a *applier) count(at schema.Spot, value schema.Value, done, words bool, version uint32) {
	if !words || at.Form && !done {
		return
	}
	c := a.counts[at.Item]
	c.Texts++
	if done {
		c.Done++
		switch follows, ok := a.file.follows[at.Path]; {
		case !ok:
			c.Unrecorded++
		case follows != version:
			c.Stale++
			a.r.Warning(value.Pos, value.Len(), "stale-translation", fmt.Sprintf("the source of %q has changed since it was translated", at.Path),
				fmt.Sprintf("revise it, remove its line under %q and run \"plansite translate stub\"", FollowsKey))
		}
	}
	a.counts[at.Item] = c
}

// Untranslated is a text of the source on pages in another language.
func Untranslated(source *markdown.Doc) *markdown.Doc {
	if !hasWords(source) {
		return source
	}
	return source.Untranslated()
}

func versionOf(doc *markdown.Doc) uint32 {
	if doc == nil {
		return 0
	}
	return doc.Version
}

// hasWords reports whether a text has words beside its references.
func hasWords(doc *markdown.Doc) bool {
	return !doc.Empty() && foreign.IsWords(plain(doc))
}

// plain is the text of a document without its markup and its references.
func plain(doc *markdown.Doc) string {
	var b strings.Builder
	if doc.Empty() {
		return ""
	}
	for i, segment := range doc.Segments {
		for text := range strings.SplitSeq(segment, "<") {
			if at := strings.IndexByte(text, '>'); at >= 0 {
				text = text[at+1:]
			}
			b.WriteString(text)
			b.WriteByte(' ')
		}
		if i < len(doc.Refs) {
			b.WriteString(doc.Refs[i].Label)
			b.WriteByte(' ')
		}
	}
	return b.String()
}
