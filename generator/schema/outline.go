package schema

import (
	"bytes"
	"reflect"
	"regexp"
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
		besides := f.beside || n == nil && field.Kind() == reflect.String // what a file beside the block may have
		if class == noWords || value == nil && !besides || field.IsZero() {
			continue
		}
		w.field(value, field, class, path+f.key, f.beside)
		if f.form {
			w.lines[len(w.lines)-1].Form = true
		}
	}
}

func (w *lineReader) field(n *yaml.Node, v reflect.Value, class wordClass, path string, beside bool) {
	switch class {
	case oneWord:
		text := v.String()
		if n != nil {
			text = n.Value
		}
		w.lines = append(w.lines, Line{Path: path, Text: text})
	case oneStruct:
		w.mapping(n, reflect.Indirect(v), path+".")
	case wordList:
		for i, item := range n.Content {
			w.lines = append(w.lines, Line{Path: path + "." + strconv.Itoa(i+1), Text: item.Value, List: len(n.Content)})
		}
	default:
		var entries []*yaml.Node
		if n != nil {
			entries = n.Content
		}
		if n != nil && n.Kind == yaml.MappingNode {
			entries = []*yaml.Node{n}
		}
		for i := range v.Len() {
			var own *yaml.Node
			if i < len(entries) {
				own = entries[i]
			} else if !beside {
				break
			}
			if entry := reflect.Indirect(v.Index(i)); entry.IsValid() {
				w.mapping(own, entry, path+"."+entryName(v.Index(i), i)+".")
			}
		}
	}
}

// Outline returns the front matter of a translation: what the old one says, and a
// place for each line that it says nothing of, in the order of the lines. Notes
// stand above their lines as comments, in place of those of the last time; other
// comments stay. Where nothing is to add, all stays as it was written. aside are
// the names and texts of the mapping under asideKey, at the end, in place of the
// old ones.
func Outline(old []byte, lines []Line, asideKey string, aside [][2]string) ([]byte, error) {
	old = bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n"))
	for range maxPasses {
		text, err := outlineOnce(old, lines, asideKey, aside)
		if err != nil || bytes.Equal(text, old) {
			return text, err
		}
		old = text
	}
	return old, nil
}

// maxPasses is how often a text is written anew: the library moves comments and
// empty lines to where it leaves them the next time.
const maxPasses = 8

func outlineOnce(old []byte, lines []Line, asideKey string, aside [][2]string) ([]byte, error) {
	doc, err := withEntries(old)
	if err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		doc = yaml.Node{Kind: yaml.DocumentNode, Content: []*yaml.Node{{Kind: yaml.MappingNode}}, HeadComment: strings.TrimSpace(commentsOf(old))}
	}
	root := doc.Content[0]
	o := &outline{at: map[*yaml.Node]int{}}
	for _, line := range lines {
		o.add(root, line)
	}
	text, ok := withoutKey(old, root, asideKey)
	if o.changed || !ok {
		o.drop(root, asideKey)
		if text = nil; len(root.Content) > 0 || doc.HeadComment != "" {
			if text, err = encoded(&doc); err != nil {
				return nil, err
			}
		}
	}
	if len(aside) == 0 {
		return text, nil
	}
	notes, err := encoded(asideOf(asideKey, aside))
	return append(text, notes...), err
}

// emptyEntry is a line of a list without an entry.
var emptyEntry = regexp.MustCompile(`^[ -]*-[ ]*(#.*)?$`)

// withEntries parses a text as if there were a ~ in each empty entry of a list: the
// library would give the comments above an entry that is empty to the next one.
func withEntries(text []byte) (doc yaml.Node, err error) {
	doc.Kind = yaml.DocumentNode
	if err = yaml.Unmarshal(text, &doc); err != nil {
		return doc, err
	}
	rows := bytes.Split(text, []byte("\n"))
	var fill func(n *yaml.Node)
	fill = func(n *yaml.Node) {
		for _, c := range n.Content {
			if n.Kind == yaml.SequenceNode && c.Tag == "!!null" && c.Value == "" && c.Line <= len(rows) {
				if row := rows[c.Line-1]; emptyEntry.Match(row) {
					dash := bytes.IndexByte(append(row, '#'), '#')
					dash = bytes.LastIndexByte(row[:dash], '-') + 1
					rows[c.Line-1] = slices.Concat(row[:dash], []byte(" ~"), row[dash:])
				}
			}
			fill(c)
		}
	}
	fill(&doc)
	filled := yaml.Node{Kind: yaml.DocumentNode}
	err = yaml.Unmarshal(bytes.Join(rows, []byte("\n")), &filled)
	return filled, err
}

// asideOf is a mapping of one key to names and texts.
func asideOf(key string, aside [][2]string) *yaml.Node {
	notes := &yaml.Node{Kind: yaml.MappingNode}
	for _, pair := range aside {
		notes.Content = append(notes.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: pair[0]}, &yaml.Node{Kind: yaml.ScalarNode, Value: pair[1], Style: yaml.DoubleQuotedStyle})
	}
	return &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: key}, notes}}
}

func encoded(n *yaml.Node) ([]byte, error) {
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return nil, err
	}
	err := e.Close()
	return out.Bytes(), err
}

// commentsOf are the comments of a text that holds nothing else.
func commentsOf(text []byte) string {
	var b strings.Builder
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// withoutKey is the text of a mapping without one of its keys, all else as it was
// written. ok is false where the key and another stand in one line.
func withoutKey(text []byte, root *yaml.Node, key string) (out []byte, ok bool) {
	if len(root.Content) > 0 && root.Style&yaml.FlowStyle != 0 {
		return nil, false
	}
	rows := slices.Collect(bytes.Lines(text))
	for i := 0; i+1 < len(root.Content); i += 2 {
		if name, value := root.Content[i], root.Content[i+1]; name.Value == key {
			if value.Kind == yaml.MappingNode && value.Style&yaml.FlowStyle != 0 {
				return nil, false
			}
			rows = slices.Delete(rows, name.Line-1, lastLine(name, value))
			break
		}
	}
	out = bytes.Join(rows, nil)
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, '\n')
	}
	return out, true
}

// lastLine is the last line on which a key or one below it begins.
func lastLine(nodes ...*yaml.Node) (last int) {
	for _, n := range nodes {
		last = max(last, n.Line, lastLine(n.Content...))
	}
	return last
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
	path := []*yaml.Node{n}
	defer func() {
		if o.changed {
			unfold(path) // a comment cannot stand in one line with what is behind it
		}
	}()
	for _, key := range keys[:len(keys)-1] {
		if key == "1" && isSole(n) {
			continue
		}
		_, n = o.key(n, key, yaml.MappingNode)
		path = append(path, n)
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
		value.Content = append(value.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "~"})
	}
	i, _ := strconv.Atoi(line.Path[strings.LastIndexByte(line.Path, '.')+1:])
	path = append(path, value)
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
	return name, value
}

// unfold writes collections line by line.
func unfold(nodes []*yaml.Node) {
	for _, n := range nodes {
		n.Style &^= yaml.FlowStyle
	}
}

// drop removes a key; comments around it go to the end.
func (o *outline) drop(n *yaml.Node, key string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if name := n.Content[i]; name.Value == key {
			n.FootComment = strings.TrimSpace(strings.Join([]string{name.HeadComment, name.FootComment, n.FootComment}, "\n"))
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
