package translation

import (
	"bytes"
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
// recorded with the version of its source. whole and body are what doc was decoded
// to; both files are free of errors.
func Stub(doc *source.Document, whole any, body *markdown.Doc, old *File, oldDoc *source.Document) ([]byte, error) {
	s := &stub{old: old}
	versions := versionsOf(whole)
	var lines []schema.Line
	block := schema.Block{File: doc.File, Text: doc.Front, FirstLine: doc.FrontLine}
	for _, line := range schema.Lines(block, whole) {
		version, words := versions[line.Path]
		if !words || line.Form && !s.done(line.Path) {
			continue // the same in all languages, or a form that not all have
		}
		line.Note = s.note(line.Path, line.Text, version)
		lines = append(lines, line)
	}
	var front []byte
	if oldDoc != nil {
		front = oldDoc.Front
	}
	return s.write(doc, front, oldDoc, lines, body)
}

type stub struct {
	old     *File
	follows [][2]string
}

// note is what a translator has to know of a text: "" where its translation is
// done and follows the source.
func (s *stub) note(path, text string, version uint32) string {
	return s.state(path, text, version, s.done(path))
}

func (s *stub) done(path string) bool {
	if s.old == nil {
		return false
	}
	_, done := s.old.words[path]
	return done
}

func (s *stub) state(path, text string, version uint32, done bool) string {
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

// write puts the file together.
func (s *stub) write(doc *source.Document, front []byte, oldDoc *source.Document, lines []schema.Line, body *markdown.Doc) ([]byte, error) {
	text := ""
	if doc.Body != nil && hasWords(body) {
		done := s.old != nil && !s.old.body.Empty()
		note := s.state(plan.BodyKey, "the text below the front matter", versionOf(body), done)
		switch {
		case !done:
			text = fmt.Sprintf("<!-- Write here the text below the front matter of %s, with the same headings. -->\n", doc.File)
		case note != "":
			text = fmt.Sprintf("<!-- CHANGED in %s since it was translated: revise it, and remove the line %q under %q. -->\n", doc.File, plan.BodyKey, FollowsKey)
		}
		if done {
			text += withoutNote(string(oldDoc.Body))
		}
	}
	made, err := schema.Outline(front, lines, FollowsKey, s.follows)
	if err != nil {
		return nil, err
	}
	if doc.BodyLine == 0 { // a file of YAML alone
		return made, nil
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "---\n%s---\n%s", made, text)
	return out.Bytes(), nil
}

// withoutNote takes the note of the last time off the top of a text.
func withoutNote(body string) string {
	line, rest, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
	if strings.HasPrefix(line, "<!-- CHANGED in ") && strings.HasSuffix(line, " -->") {
		return rest
	}
	return body
}
