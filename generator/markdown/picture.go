package markdown

import (
	"fmt"
	"html"
	"iter"
	"net/url"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/text/unicode/norm"

	"plansite/generator/diagnostic"
	"plansite/generator/foreign"
	"plansite/generator/picture"
	"plansite/generator/source"
)

// Picture is what a reference shows that is no reference to an item:
// ![alternative text](file.png "caption").
type Picture struct {
	File    string // from the site's folder: content/pages/file.png; "" where that is refused
	Caption string
	Block   bool // stands in a line of its own, and so is a figure
}

// Pictures yields the pictures of a text; Label is the alternative text of each,
// and Pos the place of its file's name.
func (d *Doc) Pictures() iter.Seq[*Ref] {
	return func(yield func(*Ref) bool) {
		if d.Empty() {
			return
		}
		for i := range d.Refs {
			if d.Refs[i].Picture != nil && !yield(&d.Refs[i]) {
				return
			}
		}
	}
}

// maxPictures bounds the pictures of one text.
const maxPictures = 200

// picture records a picture; it reports whether it is one to lift.
func (c *compiler) picture(n *ast.Image) (lift bool) {
	file, message, hint := pictureFile(c.r.File, string(n.Destination))
	p := &Picture{File: file, Caption: unescaped(n.Title), Block: c.mode == Body && alone(n)}
	alt := c.plain(n).Fill(func(ref *Ref) string { return ref.Target })
	dest := string(n.Destination)
	c.doc.Refs = append(c.doc.Refs, Ref{Picture: p, Label: alt, Pos: c.at(c.offset(n), dest)})
	switch {
	case message != "":
		c.problem(n, dest, "image", message, hint)
	case inside(n, ast.KindHeading):
		c.problem(n, dest, "image", "a picture cannot stand in a heading", "put it in a line of its own below the heading")
	case p.Caption != "" && !p.Block:
		c.warning(c.offset(n), string(n.Title), "unused-text", "a caption is not shown with a picture inside a sentence or in the front matter",
			"put the picture in a line of its own in the text below the front matter, with an empty line before and after")
	}
	if message == "" && alt == "" {
		c.doubt(n, dest, "image-without-text", "the picture "+diagnostic.Name(dest)+" has no alternative text", "say between the brackets what it shows: ![...]("+dest+")")
	}
	if c.pictures++; c.pictures == maxPictures+1 {
		c.problem(n, dest, "image", fmt.Sprintf("there are more than %d pictures", maxPictures), "split the text")
	}
	return p.Block
}

// unescaped is a text of the source with its escapes resolved.
func unescaped(raw []byte) string {
	w := newBuffer()
	defer w.release()
	goldhtml.DefaultWriter.Write(w, raw)
	return norm.NFC.String(foreign.Strip(html.UnescapeString(w.String())))
}

// alone reports whether n is all that a paragraph holds.
func alone(n ast.Node) bool {
	p := n.Parent()
	return p.Kind() == ast.KindParagraph && p.ChildCount() == 1
}

// safeName is what the name of a picture's file looks like, with folders. Such a
// name is the same in an address, on every system and in every archive.
var safeName = regexp.MustCompile(`^(\.{1,2}/)*([A-Za-z0-9][A-Za-z0-9._-]{0,99}/)*[A-Za-z0-9][A-Za-z0-9._-]{0,99}$`)

// pictureFile is the file that an address in the file from names, or says why it
// names none, and the remedy.
func pictureFile(from, address string) (file, message, hint string) {
	name := diagnostic.Name(address)
	u, err := url.Parse(address)
	file = path.Join(path.Dir(from), address)
	switch {
	case address == "":
		return "", "this picture names no file", "write ![what it shows](picture.png)"
	case err == nil && (u.Scheme != "" || u.Host != ""):
		return "", "a picture from elsewhere is not shown: " + name,
			"keep a copy beside the text, if its owner allows that, and name it: ![what it shows](picture.png)"
	case strings.EqualFold(path.Ext(address), ".svg"):
		return "", "a picture of the kind SVG is not shown, for it can hold programs: " + name, "export it as PNG"
	case !safeName.MatchString(address):
		return "", "this is no name of a picture's file: " + name,
			"name the file from the folder of the text, with letters from a to z, digits, hyphens and full stops: ![what it shows](picture.png)"
	case !picture.Is(address):
		return "", "this is no kind of picture that can be shown: " + name, "save it as .png, .jpg or .webp"
	case !strings.HasPrefix(file, source.Folder+"/"):
		return "", "a picture stands in the folder content/, and this one would not: " + name, "put it beside the text"
	}
	return file, "", ""
}
