package translation

import (
	"fmt"
	"reflect"
	"strings"

	"plansite/generator/foreign"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/generator/schema"
	"plansite/generator/source"
)

// Stub returns the text of a translation of what the file of doc holds: that of
// old, which may be nil, with a place for each text that it lacks and a note above
// each whose source has changed since. A text that is done and not recorded is
// recorded with the version of its source. whole is what doc was decoded to; both
// files are free of errors.
func Stub(doc *source.Document, whole any, old *File) ([]byte, error) {
	s := &stub{old: old}
	versions := versionsOf(whole)
	var lines []schema.Line
	block := schema.Block{File: doc.File, Text: doc.Front, FirstLine: doc.FrontLine}
	for _, line := range schema.Lines(block, whole) {
		version, words := versions[line.Path]
		if !words || line.Form && !s.done(line.Path) {
			continue // the same in all languages, or a form that not all have
		}
		line.Note = s.note(line.Path, line.Text, version, s.done(line.Path))
		lines = append(lines, line)
	}
	return s.write(doc, lines, plan.BodyOf(whole))
}

type stub struct {
	old     *File
	follows [][2]string
}

func (s *stub) done(path string) bool {
	if s.old == nil {
		return false
	}
	_, done := s.old.words[path]
	return done
}

// note is what a translator has to know of a text: "" where its translation is
// done and follows the source.
func (s *stub) note(path, text string, version uint32, done bool) string {
	if !done {
		return text
	}
	if follows, ok := s.old.follows[path]; ok && follows != version {
		s.follows = append(s.follows, [2]string{path, Version(follows)})
		return fmt.Sprintf("CHANGED since it was translated: revise it, and remove the line %q under %q. The source is now:\n%s", path, FollowsKey, text)
	}
	s.follows = append(s.follows, [2]string{path, Version(version)})
	return ""
}

// versionsOf are the versions of all texts that have words, by path.
func versionsOf(whole any) map[string]uint32 {
	versions := map[string]uint32{}
	schema.Translate(whole, func(at schema.Spot, text reflect.Value) {
		switch x := text.Addr().Interface().(type) {
		case *string:
			if foreign.IsWords(*x) {
				versions[at.Path] = markdown.Version(*x)
			}
		case *plan.Text:
			if hasWords(x.Doc) {
				versions[at.Path] = versionOf(x.Doc)
			}
		}
	})
	return versions
}

// write puts the file together; body is where the source has its text below the
// front matter, or nil.
func (s *stub) write(doc *source.Document, lines []schema.Line, body **markdown.Doc) ([]byte, error) {
	text := ""
	if body != nil && hasWords(*body) {
		text = s.body(doc, versionOf(*body))
	}
	var front []byte
	if s.old != nil {
		front = s.old.text.Front
	}
	made, err := schema.Outline(front, lines, FollowsKey, s.follows)
	if err != nil || body == nil { // a file of YAML alone
		return made, err
	}
	return fmt.Appendf(nil, "---\n%s---\n%s", made, text), nil
}

// body is the text below the front matter, with a note above it where there is
// something to do.
func (s *stub) body(doc *source.Document, version uint32) string {
	if s.old == nil || s.old.body.Empty() {
		return fmt.Sprintf("<!-- Write here the text below the front matter of %s, with the same headings. -->\n", doc.File)
	}
	text := withoutNote(string(s.old.text.Body))
	if s.note(plan.BodyKey, "", version, true) != "" {
		text = fmt.Sprintf("<!-- CHANGED in %s since it was translated: revise it, and remove the line %q under %q. -->\n", doc.File, plan.BodyKey, FollowsKey) + text
	}
	return text
}

// withoutNote takes the note of the last time off the top of a text.
func withoutNote(body string) string {
	line, rest, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
	if strings.HasPrefix(line, "<!-- CHANGED in ") && strings.HasSuffix(line, " -->") {
		return rest
	}
	return body
}
