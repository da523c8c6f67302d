package translation

import (
	"bytes"
	"fmt"
	"html"
	"path"
	"regexp"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
)

// locate gives the place of a piece of a translation, or that of the whole text.
type locate func(piece string) diagnostic.Pos

// lineWith is the first line below the front matter that holds a piece, or the
// first that holds anything.
func (f *File) lineWith(piece string) diagnostic.Pos {
	first := 0
	line := f.text.BodyLine
	for text := range bytes.Lines(f.text.Body) {
		if first == 0 && len(bytes.TrimSpace(text)) > 0 {
			first = line
		}
		if piece != "" && (bytes.Contains(text, []byte(piece)) || slices.Contains(numbers(string(text)), piece)) {
			return diagnostic.Pos{Line: int32(line)}
		}
		line++
	}
	return diagnostic.Pos{Line: int32(max(first, f.text.BodyLine))}
}

// checkDoc warns of what a translation has and the source does not, for what is no
// word comes from the source alone; and of charts that only the source has.
func (a *applier) checkDoc(doc, source *markdown.Doc, at locate) {
	a.checkNumbers(plain(doc), plain(source), at)
	a.checkReferences(doc, source, at)
	known := addresses(source)
	for _, address := range addresses(doc) {
		if !slices.Contains(known, address) {
			a.r.Warning(at(address), 0, "link-in-translation", fmt.Sprintf("the address %s stands in the translation and not in the source", diagnostic.Name(address)),
				"addresses are those of the source: remove the link, or add it there first")
		}
	}
}

func (a *applier) checkReferences(doc, source *markdown.Doc, at locate) {
	left := map[string]int{}
	for i := range source.Refs {
		left[written(&source.Refs[i])]++
	}
	for i := range doc.Refs {
		ref := &doc.Refs[i]
		name := written(ref)
		if left[name] == 0 {
			a.r.Warning(ref.Pos, max(1, len([]rune(ref.Target))), "reference-in-translation", name+" stands in the translation and not in the source, or more often",
				"references are those of the source: remove it, or add it there first")
		} else if shows(ref) {
			left[name]--
		}
	}
	for i := range source.Refs {
		if ref := &source.Refs[i]; shows(ref) && left[written(ref)] > 0 {
			left[written(ref)] = 0
			a.r.Warning(at(""), 0, "reference-in-translation", "the translation lacks "+written(ref)+" of the source", "add it, so that readers of all languages see the same")
		}
	}
}

// shows reports whether a reference is to show what it names.
func shows(ref *markdown.Ref) bool { return ref.Embed || ref.Picture != nil }

// written is a reference as its author wrote it, without its text.
func written(ref *markdown.Ref) string {
	if ref.Picture != nil {
		return "![](" + path.Base(ref.Picture.File) + ")"
	}
	out := "[[" + ref.Target
	if ref.Fragment != "" {
		out += "#" + ref.Fragment
	}
	if ref.Embed {
		return "!" + out + "]]"
	}
	return out + "]]"
}

// link finds addresses in HTML that package markdown has made; those of headings
// and footnotes of the same text begin with #.
var link = regexp.MustCompile(`href="([^"#][^"]*)"`)

// addresses are those that a text links to.
func addresses(doc *markdown.Doc) (out []string) {
	for _, segment := range doc.Segments {
		for _, m := range link.FindAllStringSubmatch(segment, -1) {
			out = append(out, html.UnescapeString(m[1]))
		}
	}
	return out
}

// checkNumbers warns of a number in a translation that the source does not have.
func (a *applier) checkNumbers(text, source string, at locate) {
	known := numbers(source)
	for _, n := range numbers(text) {
		if !slices.Contains(known, n) {
			a.r.Warning(at(n), 1, "number-in-translation", fmt.Sprintf("the number %s stands in the translation and not in the source", n),
				"write what the source says; a figure of the site both name with [[id#latest]], which prints it in every language")
			return
		}
	}
}
