package schema

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
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

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(?s:(.*))$`)

// syntaxAdvice turns the parser's messages into words for people who do not
// know YAML. The first entry whose sign is part of the message serves.
var syntaxAdvice = []struct{ sign, message, hint string }{
	{"cannot start any token", "a value cannot begin with this character",
		"put the value in quotes; if the line begins with a tab, use spaces"},
	{"mapping values are not allowed", "a colon in a text looks like a new key here",
		"put the text in quotes: key: \"text: more text\""},
	{"did not find expected key", "this line does not line up with the lines above it",
		"give every key of one group the same number of spaces"},
	{"did not find expected '-' indicator", "this line does not line up with the list above it",
		"give every dash of one list the same number of spaces"},
	{"did not find expected ',' or", "a bracket or brace is not closed",
		"close it with ] or }, and put a comma between entries"},
	{"could not find expected ':'", "this line has no colon after its key",
		"write key: value; to continue a text, indent it more than its key"},
	{"unexpected end of stream", "a quotation mark is not closed",
		"end the text with the same quotation mark that it begins with"},
	{"tab character", "this line is indented with a tab", "use spaces"},
	{"unknown escape", "a backslash stands inside double quotes", "use single quotes, or write the backslash twice"},
	{"unknown anchor", "an asterisk at the start of a value has a meaning of its own", "put the text in quotes"},
}

// syntax reports that the block is not YAML.
func (d *decoder) syntax(err error) {
	parts := yamlError.FindStringSubmatch(strings.TrimSpace(err.Error()))
	line, what := 1, err.Error()
	if parts != nil {
		what = parts[2]
		if n, convErr := strconv.Atoi(parts[1]); convErr == nil {
			line = n
		}
	}
	message, hint := "this is not valid YAML: "+what, "compare with the lines around it: key, colon, space, value"
	for _, a := range syntaxAdvice {
		if strings.Contains(what, a.sign) {
			message, hint = a.message, a.hint
			break
		}
	}
	line, col := d.syntaxPlace(line, what)
	d.r.Error(d.shift(diagnostic.Pos{Line: int32(line), Column: int32(col)}), 1, "yaml", message, hint)
}

var secondColon = regexp.MustCompile(`:\s[^:]*?(:)(?:\s|$)`)

// syntaxPlace finds the column of a syntax error, which the parser does not tell.
func (d *decoder) syntaxPlace(line int, what string) (int, int) {
	rows := d.lines()
	line = min(max(line, 1), len(rows))
	row := bytes.TrimRight(rows[line-1], "\r")
	if tab := bytes.IndexByte(row, '\t'); tab >= 0 && len(bytes.TrimLeft(row[:tab], " ")) == 0 {
		return line, tab + 1
	}
	if m := secondColon.FindSubmatchIndex(row); m != nil && strings.Contains(what, "mapping values") {
		return line, 1 + len([]rune(string(row[:m[2]])))
	}
	return line, 1 + len(row) - len(bytes.TrimLeft(row, " "))
}
