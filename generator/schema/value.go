package schema

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"plansite/generator/diagnostic"
)

// Value is the text of one scalar and its place in the file.
type Value struct {
	Key    string // the key it belongs to, for messages
	Text   string // as YAML understands it: quotes and indentation removed
	Pos    diagnostic.Pos
	Quoted bool // in '...' or "..."
	node   *yaml.Node
	d      *decoder
}

func (d *decoder) valueOf(n *yaml.Node, key string) Value {
	return Value{
		Key: key, Text: n.Value, Pos: d.pos(n), node: n, d: d,
		Quoted: n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0,
	}
}

// Len is the number of characters of the value, at most those of one line.
func (v Value) Len() int {
	line, _, _ := strings.Cut(v.Text, "\n")
	return utf8.RuneCountInString(line)
}

// MaxLine bounds a text that stands in one line: a title, a name.
const MaxLine = 300

// Line returns the text of a value that must stand in one line: line breaks
// become spaces, and what does not fit in a line is reported.
func (v Value) Line(r *diagnostic.Reporter) string {
	text := norm.NFC.String(oneSpace(v.Text))
	switch {
	case !strings.ContainsFunc(text, isVisible):
		r.Error(v.Pos, 1, "empty-value", "\""+v.Key+"\" is empty", "write a text, or remove the key")
	case utf8.RuneCountInString(text) > MaxLine:
		r.Error(v.Pos, v.Len(), "too-long", "\""+v.Key+"\" is longer than one line bears", "shorten it, and move the rest to the text")
	case strings.ContainsFunc(text, isControl):
		r.Error(v.Pos, v.Len(), "control-character", "\""+v.Key+"\" holds a control character", "delete the invisible character")
	case strings.ContainsFunc(text, turns):
		r.Warning(v.Pos, v.Len(), "control-character", "\""+v.Key+"\" holds an invisible character that turns the direction of the text",
			"delete it, unless the words would stand in a wrong order without it")
	}
	return text
}

// oneSpace puts one space between words, and none around them. Most texts are
// so already.
func oneSpace(s string) string {
	if !strings.ContainsFunc(s, func(r rune) bool { return r != ' ' && parts(r) }) &&
		!strings.Contains(s, "  ") && strings.TrimSpace(s) == s {
		return s
	}
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(s, parts), " "))
}

// parts reports whether words stand apart at a letter: spaces at which no line
// ends belong to what stands around them, as before French signs.
func parts(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' && r != '\u2007'
}

func isControl(r rune) bool {
	return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || isNoncharacter(r)
}

// Locate returns the place in the file of what stands at a byte offset of
// Text; needle is the text there. It finds the same occurrence of needle in
// the file's own lines, and falls back to the place of the value.
func (v Value) Locate(offset int, needle string) diagnostic.Pos {
	if needle == "" || offset > len(v.Text) {
		return v.Pos
	}
	nth := strings.Count(v.Text[:offset], needle)
	rows := v.d.lines()
	first, col := v.node.Line-1, v.node.Column-1
	if v.node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		first, col = first+1, 0 // behind the line of | or >, where a comment may stand
	}
	for i := first; i < len(rows); i++ {
		row, start := rows[i], v.d.offset(i, col)
		from := start
		for at := bytes.Index(row[from:], []byte(needle)); at >= 0; at = bytes.Index(row[from:], []byte(needle)) {
			if nth == 0 {
				column := 1 + col + utf8.RuneCount(row[start:from+at])
				return v.d.shift(diagnostic.Pos{Line: int32(i + 1), Column: int32(column)})
			}
			nth--
			from += at + len(needle)
		}
		col = 0
	}
	return v.Pos
}

// offset is the byte of a row at which a column, counted from 0, begins. It
// goes on from where it looked last, so that a long line full of values is
// read once and not once for each.
func (d *decoder) offset(row, column int) int {
	if row != d.at.row || column < d.at.column {
		d.at.row, d.at.column, d.at.offset = row, 0, 0
	}
	text := d.lines()[row]
	for ; d.at.column < column && d.at.offset < len(text); d.at.column++ {
		_, size := utf8.DecodeRune(text[d.at.offset:])
		d.at.offset += size
	}
	return d.at.offset
}

func (d *decoder) lines() [][]byte {
	if d.rows == nil {
		d.rows = bytes.Split(d.block.Text, []byte("\n"))
	}
	return d.rows
}
