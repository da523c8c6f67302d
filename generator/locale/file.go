package locale

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"
)

// folder is the folder of the message files among the layouts.
const folder = "messages"

// maxFile bounds a message file, in bytes.
const maxFile = 1 << 20

// fileName is the name of a message file as the author of a site sees it.
func fileName(code string) string { return "layouts/" + folder + "/" + code + ".json" }

// readFile returns the JSON text of a message file. It is a regular error of
// package fs when there is no such file.
func readFile(fsys fs.FS, code string) ([]byte, error) {
	f, err := fsys.Open(folder + "/" + code + ".json")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxFile {
		return nil, fmt.Errorf("larger than %d KiB; a message file holds only the texts of the interface", maxFile>>10)
	}
	return bytes.TrimPrefix(text, []byte("\uFEFF")), nil
}

// checkSyntax returns what is wrong with a text as a JSON object, and in which
// line.
func checkSyntax(text []byte) (line int, err error) {
	if !utf8.Valid(text) {
		return 0, errors.New("the file is not UTF-8 text; save it as UTF-8")
	}
	var raw json.RawMessage
	err = json.Unmarshal(text, &raw)
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		at := min(max(int(syntax.Offset)-1, 0), len(text))
		return 1 + bytes.Count(text[:at], []byte("\n")), fmt.Errorf("this is not JSON: %w; look for a missing or surplus quotation mark, comma or brace", err)
	}
	if err == nil && raw[0] != '{' {
		return 1, fmt.Errorf(`the file is %s; write an object: {"id": "text"}`, kindOf(raw))
	}
	return 0, err
}

// member is one entry of a JSON object.
type member struct {
	key   string
	value []byte // JSON
	line  int    // of the value
}

// members takes apart a JSON object that begins in a line and whose syntax is
// right. A key that stands twice is there twice.
func members(object []byte, line int) []member {
	d := json.NewDecoder(bytes.NewReader(object))
	d.Token()
	var out []member
	seen := 0
	for d.More() {
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			break
		}
		start := int(d.InputOffset()) - len(value)
		line += bytes.Count(object[seen:start], []byte("\n"))
		seen = start
		out = append(out, member{key: key.(string), value: value, line: line})
	}
	return out
}

// kindOf names the type of a JSON value.
func kindOf(value []byte) string {
	switch value[0] {
	case '"':
		return "a text"
	case '{':
		return "an object"
	case '[':
		return "a list"
	case 't', 'f':
		return "a truth value"
	case 'n':
		return "null"
	}
	return "a number"
}

// textOf is the text that a JSON value is, if it is one.
func textOf(value []byte) (text string, ok bool) {
	if value[0] != '"' {
		return "", false
	}
	return text, json.Unmarshal(value, &text) == nil
}
