package schema

import (
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

func (d *decoder) unknownKey(key *yaml.Node, info *structInfo) {
	if key.Kind != yaml.ScalarNode {
		d.wrongType(key, "", "the name of a key")
		return
	}
	d.r.Error(d.pos(key), len([]rune(key.Value)), "unknown-field",
		"unknown field "+diagnostic.Name(key.Value), suggestKey(key.Value, info))
}

// cutForm finds a number with commas, up to the length that a figure may have.
var cutForm = regexp.MustCompile(`^-?\d{1,24}(?:,\d{1,24}){1,8}`)

// cutNumber finds a number that its own commas have cut in pieces: in
// {value: 1,250} the comma ends the value, and 250 stands there as a key. It
// asks whether the last key of content is such a piece, and reports a number
// at its first one.
func (d *decoder) cutNumber(content []*yaml.Node) bool {
	last := len(content) - 2
	piece := content[last]
	for i := last; i >= 2 && i > last-16 && wholeDigits(content[i].Value) && d.isEmpty(content[i+1]); i -= 2 {
		start := content[i-1]
		if d.isEmpty(start) || start.Line != piece.Line {
			continue // the key before this one is a piece as well
		}
		row := d.lines()[start.Line-1]
		row = row[d.offset(start.Line-1, start.Column-1):]
		number := cutForm.Find(row[:min(len(row), 250)])
		if start.Column+len(number) < piece.Column+len(piece.Value) {
			return false
		}
		if i == last {
			d.r.Error(d.pos(start), len(number), "bad-number", fmt.Sprintf("%q is not plainly a number: %q", content[i-2].Value, number),
				"write digits without commas, and a point before decimals: 1250.5")
		}
		return true
	}
	return false
}

func wholeDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

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
