package schema

import (
	"bytes"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// Line is one text of a source, as its file has it, for an Outline.
type Line struct {
	Path string // as in Word
	Text string
	List int    // the length of the list in which it stands; 0 outside of one
	Form bool   // as in Spot
	Note string // what a translator has to know of it; "" for nothing
}

// Lines returns the texts of a block in the order of its type. source is what
// Decode made of the block, without errors.
func Lines(b Block, source any) []Line {
	d := &decoder{block: b, r: diagnostic.NewReporter(b.File, new(diagnostic.List))}
	root := d.parse()
	if root == nil {
		return nil
	}
	w := &lineReader{decoder: d}
	w.mapping(root, reflect.Indirect(reflect.ValueOf(source)), "")
	return w.lines
}

type lineReader struct {
	*decoder
	lines []Line
}

func (w *lineReader) mapping(n *yaml.Node, v reflect.Value, path string) {
	for _, f := range infoOf(v.Type()).fields {
		field := v.FieldByIndex(f.index)
		class, value := classOf(field.Type(), f), valueIn(n, f.key)
		if class == noWords || value == nil || field.IsZero() {
			continue
		}
		w.field(value, field, class, path+f.key)
		if f.form {
			w.lines[len(w.lines)-1].Form = true
		}
	}
}

func (w *lineReader) field(n *yaml.Node, v reflect.Value, class wordClass, path string) {
	switch class {
	case oneWord:
		w.lines = append(w.lines, Line{Path: path, Text: n.Value})
	case oneStruct:
		w.mapping(n, reflect.Indirect(v), path+".")
	case wordList:
		for i, item := range n.Content {
			w.lines = append(w.lines, Line{Path: path + "." + strconv.Itoa(i+1), Text: item.Value, List: len(n.Content)})
		}
	default:
		entries := n.Content
		if n.Kind == yaml.MappingNode {
			entries = []*yaml.Node{n}
		}
		for i := range min(v.Len(), len(entries)) {
			if entry := reflect.Indirect(v.Index(i)); entry.IsValid() {
				w.mapping(entries[i], entry, path+"."+entryName(v.Index(i), i)+".")
			}
		}
	}
}

// Outline returns the front matter of a translation: what the old one says, and a
// place for each line that it says nothing of, in the order of the lines. Notes
// stand above their lines as comments, in place of those of the last time; other
// comments stay. Where nothing is to add, all stays as it was written. aside are the names and texts of the mapping under asideKey, at
// the end, in place of the old ones.
func Outline(old []byte, lines []Line, asideKey string, aside [][2]string) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(old, &doc); err != nil {
		return nil, err
	}
	root := &yaml.Node{Kind: yaml.MappingNode}
	if doc.Kind == yaml.DocumentNode && doc.Content[0].Kind == yaml.MappingNode {
		root = doc.Content[0]
	}
	o := &outline{at: map[*yaml.Node]int{}}
	for _, line := range lines {
		o.add(root, line)
	}
	if !o.changed {
		old = withoutKey(old, root, asideKey)
		root = &yaml.Node{Kind: yaml.MappingNode}
	} else {
		o.drop(root, asideKey)
		old = nil
	}
	if len(aside) > 0 {
		o.at[root] = len(root.Content)
		notes := &yaml.Node{Kind: yaml.MappingNode}
		for _, pair := range aside {
			notes.Content = append(notes.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: pair[0]}, &yaml.Node{Kind: yaml.ScalarNode, Value: pair[1], Style: yaml.DoubleQuotedStyle})
		}
		root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: asideKey}, notes)
	}
	if len(root.Content) == 0 {
		return old, nil
	}
	out := bytes.NewBuffer(old)
	e := yaml.NewEncoder(out)
	e.SetIndent(2)
	if err := e.Encode(root); err != nil {
		return nil, err
	}
	return out.Bytes(), e.Close()
}

// withoutKey is the text of a mapping without one of its keys, all else as it was
// written.
func withoutKey(text []byte, root *yaml.Node, key string) []byte {
	rows := slices.Collect(bytes.Lines(text))
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == key {
			end := len(rows)
			if i+2 < len(root.Content) {
				end = root.Content[i+2].Line - 1
			}
			rows = slices.Delete(rows, root.Content[i].Line-1, end)
			break
		}
	}
	out := bytes.Join(rows, nil)
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, '\n')
	}
	return out
}

// outline builds the tree of a translation.
type outline struct {
	at      map[*yaml.Node]int // where each mapping was used last, so that what is new stands where it belongs
	changed bool
}

func (o *outline) add(n *yaml.Node, line Line) {
	keys := strings.Split(line.Path, ".")
	if line.List > 0 {
		keys = keys[:len(keys)-1]
	}
	for _, key := range keys[:len(keys)-1] {
		if key == "1" && isSole(n) {
			continue
		}
		_, n = o.key(n, key, yaml.MappingNode)
	}
	key, value := o.key(n, keys[len(keys)-1], yaml.ScalarNode)
	if line.List == 0 {
		o.note(key, value, line.Note)
		return
	}
	if value.Kind != yaml.SequenceNode {
		o.changed = true
		*value = yaml.Node{Kind: yaml.SequenceNode, HeadComment: value.HeadComment}
	}
	for len(value.Content) < line.List {
		o.changed = true
		value.Content = append(value.Content, empty())
	}
	i, _ := strconv.Atoi(line.Path[strings.LastIndexByte(line.Path, '.')+1:])
	if o.changed {
		value.Style = 0
	}
	o.note(value.Content[i-1], value.Content[i-1], line.Note)
}

// isSole reports whether a mapping stands for a list of one entry, whose keys it
// has.
func isSole(n *yaml.Node) bool {
	if len(n.Content) == 0 {
		return false
	}
	_, err := strconv.Atoi(n.Content[0].Value)
	return err != nil
}

func empty() *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"} }

// key finds or makes the value of a key of a mapping.
func (o *outline) key(n *yaml.Node, key string, kind yaml.Kind) (name, value *yaml.Node) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			o.at[n] = i + 2
			if value = n.Content[i+1]; kind == yaml.MappingNode && value.Kind != kind {
				*value = yaml.Node{Kind: kind}
			}
			return n.Content[i], value
		}
	}
	o.changed = true
	name, value = &yaml.Node{Kind: yaml.ScalarNode, Value: key}, empty()
	if kind == yaml.MappingNode {
		value = &yaml.Node{Kind: kind}
	}
	n.Content = slices.Insert(n.Content, o.at[n], name, value)
	o.at[n] += 2
	n.Style = 0
	return name, value
}

func (o *outline) drop(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			n.Content = slices.Delete(n.Content, i, i+2)
			return
		}
	}
}

// noteSign begins every line of a note, and of no other comment.
const noteSign = "#: "

// note puts a note above a key, in place of an old one.
func (o *outline) note(key, value *yaml.Node, text string) {
	before := key.HeadComment
	defer func() { o.changed = o.changed || key.HeadComment != before }()
	if value.HeadComment != "" && value != key {
		key.HeadComment, value.HeadComment = value.HeadComment+"\n"+key.HeadComment, ""
	}
	var kept []string
	for line := range strings.SplitSeq(key.HeadComment, "\n") {
		if line != "" && !strings.HasPrefix(line, strings.TrimSpace(noteSign)) {
			kept = append(kept, line)
		}
	}
	if text != "" {
		for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
			kept = append(kept, strings.TrimRight(noteSign+line, " "))
		}
	}
	key.HeadComment = strings.Join(kept, "\n")
}
