// Package source reads a tree of content files and splits each into front
// matter and body.
//
// What goes in is an fs.FS whose content/ folder holds Markdown files; it may
// be a folder (os.OpenRoot(dir).FS(), which refuses links that leave the
// tree), an embedded tree or one made in memory. What comes out is, per file,
// the raw front matter and the body with the line of the file that each
// begins at, so that every later step can name true positions.
//
// It copes with what editors on any system write: a byte-order mark, CRLF
// line ends, no newline at the end, file names in any script. It refuses, each
// with a diagnostic and in bounded time and memory: invalid UTF-8, files over
// MaxFileSize, trees over MaxFiles or MaxDepth, links that leave the tree
// or lead to a folder, anything that is not a plain file or may not be read,
// conflicts that git has left, and front matter that is not closed.
package source

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/adrg/frontmatter"

	"plansite/generator/diagnostic"
)

// Bounds on what is read.
const (
	MaxFileSize = 1 << 20 // bytes in one content file
	MaxFiles    = 200_000 // files in the tree
	MaxDepth    = 32      // folders within folders
)

// Folder is the folder of the site that holds its content.
const Folder = "content"

// ConfigName is the file that holds the site's vocabulary.
const ConfigName = Folder + "/site.yaml"

// Document is one content file, split.
type Document struct {
	File      string // slash-separated, from the site's folder
	Front     []byte // the YAML between the --- lines
	FrontLine int    // the line of the file on which Front begins
	Body      []byte // the Markdown after it
	BodyLine  int    // the line of the file on which Body begins
	Table     *Table // the measurements beside it, or nil
}

// Revise is the text of the document's file with another front matter, and all else
// as it is. A text that does not hold the document's own where that was read is an
// error.
func (d *Document) Revise(text, front []byte) ([]byte, error) {
	at := 0
	for range d.FrontLine - 1 {
		at += bytes.IndexByte(text[at:], '\n') + 1
	}
	if !bytes.HasPrefix(text[at:], d.Front) {
		return nil, fmt.Errorf("%s has changed while it was read", d.File)
	}
	return slices.Concat(text[:at], front, text[at+len(d.Front):]), nil
}

// List returns the names of all Markdown files below content/ and of the tables
// beside them, sorted, and a diagnostic for each entry that is refused. A tree without a content folder
// is an error that matches fs.ErrNotExist.
func List(fsys fs.FS) ([]string, *diagnostic.List, error) {
	l := &lister{fsys: fsys, diags: new(diagnostic.List)}
	if _, err := fs.Stat(fsys, Folder); err != nil {
		return nil, nil, fmt.Errorf("no %s folder: %w", Folder, err)
	}
	if err := fs.WalkDir(fsys, Folder, l.visit); err != nil {
		return nil, nil, err
	}
	slices.Sort(l.names)
	return l.names, l.diags, nil
}

type lister struct {
	fsys  fs.FS
	names []string
	diags *diagnostic.List
}

var errTooMany = fmt.Errorf("more than %d content files", MaxFiles)

func (l *lister) visit(name string, entry fs.DirEntry, err error) error {
	if err != nil {
		l.diags.Add(*unreadable(name, err))
		return fs.SkipDir
	}
	hidden := strings.HasPrefix(path.Base(name), ".")
	if !utf8.ValidString(name) && !hidden {
		l.refuse(name, "file-name", "the name is not valid UTF-8", "rename it")
		hidden = true
	}
	if entry.IsDir() {
		if hidden {
			return fs.SkipDir
		}
		if strings.Count(name, "/") > MaxDepth {
			l.refuse(name, "folder-depth", fmt.Sprintf("folders lie more than %d deep", MaxDepth), "move the folder up")
			return fs.SkipDir
		}
		return nil
	}
	if hidden || !l.readable(name, entry) {
		return nil
	}
	if !isMarkdown(name) && !IsTable(name) {
		l.lookAlike(name)
		return nil
	}
	if IsTable(name) && l.orphan(name) {
		return nil
	}
	if len(l.names) == MaxFiles {
		return errTooMany
	}
	l.names = append(l.names, name)
	return nil
}

func isMarkdown(name string) bool { return strings.EqualFold(path.Ext(name), ".md") }

// lookAlike warns of a file that its author takes for content.
func (l *lister) lookAlike(name string) {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	rename := ""
	switch strings.ToLower(ext) {
	case ".markdown", ".mdown", ".mkd", ".mdwn":
		rename = path.Base(stem) + ".md"
	case ".txt":
		if isMarkdown(stem) {
			rename = path.Base(stem)
		}
	case ".yml", ".yaml":
		if path.Base(stem) == "site" && name != ConfigName {
			rename = ConfigName
		}
	}
	if rename != "" {
		d := problem(name, 0, 0, "not-content", "this file is not read: its name does not say that it is content", "rename it to "+rename)
		d.Severity = diagnostic.Warning
		l.diags.Add(*d)
	}
}

// readable reports whether the entry is a plain file inside the tree, and
// says why if it is not: of a Markdown file always, of others only where a
// link hides what the author takes for content.
func (l *lister) readable(name string, entry fs.DirEntry) bool {
	mode := entry.Type()
	if mode&fs.ModeSymlink != 0 {
		info, err := fs.Stat(l.fsys, name)
		if err != nil {
			l.diags.Add(*badLink(name))
			return false
		}
		if info.IsDir() {
			l.refuse(name, "bad-link", "this link to a folder is not followed", "replace the link by the folder itself")
			return false
		}
		mode = info.Mode()
	}
	if !mode.IsRegular() && (isMarkdown(name) || IsTable(name)) {
		l.diags.Add(*notAFile(name))
	}
	return mode.IsRegular()
}

func notAFile(name string) *diagnostic.Diagnostic {
	return problem(name, 0, 0, "not-a-file", "this is not a plain file", "replace it by a text file")
}

func (l *lister) refuse(name, code, message, hint string) {
	l.diags.Add(*problem(name, 0, 0, code, message, hint))
}

func problem(name string, line, col int, code, message, hint string) *diagnostic.Diagnostic {
	return &diagnostic.Diagnostic{
		Code: code, Message: message, Hint: hint,
		Place: diagnostic.Place{File: name, Pos: diagnostic.Pos{Line: int32(line), Column: int32(col)}},
	}
}

// fence opens and closes front matter.
const fence = "---"

// Split divides the text of a content file, as ReadText returns it, into
// front matter and body.
//
// The front matter is found by adrg/frontmatter with a format of our own that
// hands over the raw block. The library lets several mistakes pass in silence;
// they are found here: a block that is not closed, and a line inside an
// indented text that reads --- and so closes the block too early.
func Split(name string, data []byte) (*Document, *diagnostic.Diagnostic) {
	var front []byte
	capture := func(raw []byte, _ any) error {
		front = raw // part of a buffer to which the library only appends
		return nil
	}
	body, err := frontmatter.MustParse(bytes.NewReader(data), nil, frontmatter.NewFormat(fence, fence, capture))
	if err != nil {
		return nil, explainMissing(name, data)
	}
	closing := data[:len(data)-len(body)]
	closing = bytes.TrimRight(closing, "\r\n")
	closeStart := bytes.LastIndexByte(closing, '\n') + 1
	doc := &Document{
		File: name, Front: front, Body: body,
		FrontLine: 1 + bytes.Count(data[:closeStart-len(front)], []byte("\n")),
		BodyLine:  1 + bytes.Count(data[:len(data)-len(body)], []byte("\n")),
	}
	if i := bytes.IndexByte(closing[closeStart:], '-'); i > 0 {
		line := 1 + bytes.Count(data[:closeStart], []byte("\n"))
		col := 1 + utf8.RuneCount(closing[closeStart:closeStart+i])
		return nil, problem(name, line, col, "front-matter",
			"this indented line of --- ends the front matter in the middle of a text",
			"write *** for a rule inside a text, and --- at the start of the line to end the front matter")
	}
	return doc, nil
}

// explainMissing says why no front matter was found.
func explainMissing(name string, data []byte) *diagnostic.Diagnostic {
	line := 1
	for text := range bytes.Lines(data) {
		if trimmed := string(bytes.TrimSpace(text)); trimmed == fence {
			return problem(name, line, 1, "front-matter", "the front matter that opens here is not closed",
				"add a line of --- where the front matter ends and the text begins")
		} else if trimmed != "" {
			break
		}
		line++
	}
	return problem(name, 1, 1, "front-matter", "the file has no front matter",
		"begin the file with a line of ---, then the keys (id, kind, title), then a line of ---")
}
