package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// unknownKey reports the last key of content, which the struct does not accept.
func (d *decoder) unknownKey(content []*yaml.Node, info *structInfo) {
	key, value := content[len(content)-2], content[len(content)-1]
	if key.Kind != yaml.ScalarNode {
		d.wrongType(key, "", "the name of a key")
		return
	}
	if d.isEmpty(key) && key.Value == "" {
		d.r.Error(d.pos(key), 1, "yaml", noKey, noKeyHint)
		return
	}
	if d.isEmpty(value) && d.cut(content, info) {
		return
	}
	d.r.Error(d.pos(key), len([]rune(key.Value)), "unknown-field",
		"unknown field "+diagnostic.Name(key.Value), suggestKey(key.Value, info))
}

// cut finds what its own comma has cut in pieces: in {value: 1,250} the comma
// ends the value, and 250 stands there as a key; so in {note: Two ships, late}.
// It asks whether the last key of content is such a piece, and reports the
// value at its first one.
func (d *decoder) cut(content []*yaml.Node, info *structInfo) bool {
	last := len(content) - 2
	if last < 2 {
		return false
	}
	before, start, piece := content[last-2], content[last-1], content[last]
	if before == d.piece {
		if !d.isPiece(piece, info) {
			return false
		}
	} else if !d.firstPiece(before, start, piece, info) {
		return false
	}
	d.piece = piece
	return true
}

// firstPiece reports the value start of the key before, if piece was cut off it.
func (d *decoder) firstPiece(before, start, piece *yaml.Node, info *structInfo) bool {
	if start.Kind != yaml.ScalarNode || start.Style != 0 || d.isEmpty(start) {
		return false
	}
	number := d.cutNumber(start, piece)
	switch {
	case !d.isPiece(piece, info):
		return false
	case number != "":
		d.r.Error(d.pos(start), len(number), "bad-number", fmt.Sprintf("%q is not plainly a number: %q", before.Value, number),
			"write digits without commas, and a point before decimals: 1250.5")
	default:
		d.r.Error(d.pos(start), utf8.RuneCountInString(start.Value), "cut-text",
			fmt.Sprintf("the text %s ends at its comma, and %s stands as a key of its own", diagnostic.Name(start.Value), diagnostic.Name(piece.Value)),
			fmt.Sprintf("put the whole text in quotes: %s: \"...\"", before.Value))
	}
	return true
}

// isPiece reports whether a key has no colon and is not meant for a known one.
func (d *decoder) isPiece(key *yaml.Node, info *structInfo) bool {
	if key.Style != 0 {
		return false
	}
	row := d.lines()[key.Line-1]
	rest, _ := bytes.CutPrefix(row[d.offset(key.Line-1, key.Column-1):], []byte(key.Value))
	colon := bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte(":"))
	return !colon && !strings.HasPrefix(suggestKey(key.Value, info), "did you mean")
}

// cutForm finds a number with commas, up to the length that a figure may have.
var cutForm = regexp.MustCompile(`^-?\d{1,24}(?:[.,]\d{1,24}){1,8}`)

// cutNumber is the number that begins in one value and ends in the piece
// behind it or later, or "".
func (d *decoder) cutNumber(start, piece *yaml.Node) string {
	if start.Line != piece.Line || strings.Trim(piece.Value, "0123456789.") != "" {
		return ""
	}
	row := d.lines()[start.Line-1]
	row = row[d.offset(start.Line-1, start.Column-1):]
	number := cutForm.Find(row[:min(len(row), 250)])
	if start.Column+len(number) < piece.Column+len(piece.Value) {
		return ""
	}
	return string(number)
}

func suggestKey(key string, info *structInfo) string {
	if hint := diagnostic.Suggest(key, info.keys); hint != "" {
		return hint
	}
	return "the fields here are: " + strings.Join(info.keys, ", ")
}

func (d *decoder) duplicateKey(key, first *yaml.Node) {
	d.r.Add(diagnostic.Diagnostic{
		Code: "duplicate-field", Length: len(key.Value),
		Place:   d.r.At(d.pos(key)),
		Message: fmt.Sprintf("the field %q stands here a second time", key.Value),
		Hint:    "keep one of the two",
		Notes: []diagnostic.Note{{
			Place:   d.r.At(d.pos(first)),
			Message: "the first one is here",
		}},
	})
}

func (d *decoder) missing(n *yaml.Node, key, what string) {
	where := "the front matter"
	if what != "" {
		where = fmt.Sprintf("this entry of %q", what)
	} else if strings.HasSuffix(d.block.File, ".yaml") {
		where = "the file"
	}
	d.r.Error(d.pos(n), 1, "missing-field", fmt.Sprintf("%s has no %q", where, key),
		fmt.Sprintf("add a line \"%s: ...\"", key))
}

func (d *decoder) emptyValue(key *yaml.Node, f field) {
	d.r.Error(d.pos(key), len(key.Value), "empty-value", fmt.Sprintf("%q has no value", f.key),
		"write a value after the colon, or remove the line")
}

func (d *decoder) wrongType(n *yaml.Node, key, want string) {
	if d.missingBlank(n, want) {
		return
	}
	message := "here stands " + nodeWords(n)
	if key != "" {
		message = fmt.Sprintf("%q is %s", key, nodeWords(n))
	}
	length := 1
	if n.Kind == yaml.ScalarNode {
		length = max(1, len([]rune(n.Value)))
	}
	d.r.Error(d.pos(n), length, "wrong-type", message, "write "+want)
}

// missingBlank reports what was meant as a list, but has no blank behind its
// dash: -a is a text, and -a: b a key.
func (d *decoder) missingBlank(n *yaml.Node, want string) bool {
	if n.Kind == yaml.MappingNode && len(n.Content) > 0 {
		n = n.Content[0]
	}
	is := strings.HasPrefix(want, "a list") && n.Kind == yaml.ScalarNode && n.Style == 0 && strings.HasPrefix(n.Value, "-")
	if is {
		d.r.Error(d.pos(n), 1, "yaml", noBlank, noBlankHint)
	}
	return is
}

func nodeWords(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a set of keys with values"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	return "the text " + diagnostic.Name(n.Value)
}

// andJoin lists words as a sentence does: a, b and c.
func andJoin(words []string) string {
	if n := len(words) - 1; n > 0 {
		return strings.Join(words[:n], ", ") + " and " + words[n]
	}
	return strings.Join(words, "")
}
