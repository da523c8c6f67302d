// Package schema decodes YAML strictly into Go structs and tells the author,
// in plain words and with true positions, whatever does not fit.
//
// The Go type is the schema. A field takes part with a tag
//
//	Title string `yaml:"title,required"`
//
// and its type decides what is accepted (the option "several" lets one mapping
// stand for a list of one, "also" says that a file beside the block may hold
// more entries; for "code" and "form" see Words, for "ahead" Shape):
// a string or a type with its own UnmarshalScalar for a text or a figure, bool
// for true and false, int for whole digits, a struct or a pointer to one for a
// mapping, a slice for a list. A field "Pos diagnostic.Pos" tagged "-" receives the position of the
// mapping it stands in. The keys of a struct tagged ",inline" are keys of the
// one around it.
//
// Nothing passes in silence: unknown, repeated, empty and missing keys, values
// of the wrong type, anchors and aliases, tags, several documents, invisible
// characters and nesting beyond MaxDepth are each a diagnostic. All problems of
// one block are reported in one run. A pointer that is set before keeps what
// the block does not name: so a struct has its defaults.
package schema

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// MaxDepth bounds how deep mappings and lists may lie in one another.
const MaxDepth = 16

// Block is a piece of YAML inside a file.
type Block struct {
	File      string
	Text      []byte
	FirstLine int // the line of the file that Text begins on; 1 for a whole file
}

// Scalar is a type that reads its own value from the text of a YAML scalar. It
// reports what does not fit to r and leaves its receiver unset.
type Scalar interface {
	UnmarshalScalar(v Value, r *diagnostic.Reporter)
}

// Decode reads b into the struct that into points to. It adds to diags and
// reports whether the block was free of errors.
func Decode(b Block, into any, diags *diagnostic.List) bool {
	found := new(diagnostic.List)
	v := reflect.ValueOf(into).Elem()
	d := &decoder{block: b, r: diagnostic.NewReporter(b.File, found), least: infoOf(v.Type()).required()}
	if node := d.parse(); node != nil {
		d.mapping(node, v, "")
	}
	diags.Merge(found)
	return !found.HasErrors()
}

// decoder carries what one Decode needs.
type decoder struct {
	block Block
	r     *diagnostic.Reporter
	depth int
	least []string                          // the keys that the block must have
	piece *yaml.Node                        // the last key that turned out to be a piece of a value
	rows  [][]byte                          // the lines of the block, split when first needed
	at    struct{ row, column, offset int } // where offset looked last
}

// parse returns the root mapping, or nil after reporting why there is none.
func (d *decoder) parse() *yaml.Node {
	if d.stray() {
		return nil
	}
	if pos, deep := deepPlace(d.block.Text); deep {
		d.tooDeep(pos)
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(d.block.Text))
	var doc yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) || err == nil && d.isEmpty(doc.Content[0]) {
		d.r.Error(d.shift(diagnostic.Pos{Line: 1, Column: 1}), 0, "empty", "there are no keys here", "write at least "+andJoin(d.least))
		return nil
	} else if err != nil {
		d.syntax(err)
		return nil
	}
	var more yaml.Node
	if err := dec.Decode(&more); err == nil {
		d.r.Error(d.pos(&more), 0, "yaml", "a second YAML document begins here", "keep one document in a file")
		return nil
	} else if !errors.Is(err, io.EOF) {
		d.syntax(err)
		return nil
	}
	root := doc.Content[0]
	if !d.plain(root) {
		return nil
	}
	if root.Kind != yaml.MappingNode {
		d.wrongType(root, "", "keys with values, at least "+andJoin(d.least))
		return nil
	}
	return root
}

// maxOpen bounds the brackets that may be open at one place: far more than
// a text with stray brackets has, far less than the YAML parser bears.
const maxOpen = 1000

func (d *decoder) tooDeep(pos diagnostic.Pos) {
	d.r.Error(d.shift(pos), 0, "nesting", fmt.Sprintf("lists and mappings lie more than %d deep", maxOpen),
		"no key needs that: remove the brackets")
}

// deepPlace finds text that would take the YAML parser into deep recursion:
// brackets opened without end, or indentation and dashes of ever more levels.
// The lines of a text that stands below | or > are none of that.
func deepPlace(text []byte) (diagnostic.Pos, bool) {
	open, line, textIn := 0, int32(1), -1
	for row := range bytes.Lines(text) {
		switch {
		case textIn >= 0 && (indent(row) > textIn || len(bytes.TrimSpace(row)) == 0):
		case leadingDashes(row) > maxOpen || indent(row) > maxOpen:
			return diagnostic.Pos{Line: line, Column: 1}, true
		default:
			at := -1
			if open, at = openIn(row, open); at >= 0 {
				return diagnostic.Pos{Line: line, Column: int32(at + 1)}, true
			}
			textIn = -1
			if open == 0 {
				textIn = textBelow(row)
			}
		}
		line++
	}
	return diagnostic.Pos{}, false
}

// openIn counts on the brackets that are open behind a row, and tells where
// they are too many.
func openIn(row []byte, open int) (after, at int) {
	for i, c := range row {
		switch c {
		case '[', '{':
			open++
		case ']', '}':
			open = max(0, open-1)
		}
		if open > maxOpen {
			return open, i
		}
	}
	return open, -1
}

var textHead = regexp.MustCompile(`^( *(?:- +)*)([a-z_]+:[ \t]+)?[|>][-+0-9]*[ \t]*(?:[ \t]#.*)?\r?\n$`)

// textBelow is the indentation of the key or dash in row whose text stands in
// the lines below, indented more, or -1.
func textBelow(row []byte) int {
	if bytes.IndexByte(row, '|') < 0 && bytes.IndexByte(row, '>') < 0 {
		return -1
	}
	m := textHead.FindSubmatch(row)
	switch {
	case m == nil:
		return -1
	case m[2] != nil:
		return len(m[1])
	}
	return bytes.LastIndexByte(m[1], '-')
}

func leadingDashes(row []byte) (n int) {
	row = bytes.TrimLeft(row, " ")
	for bytes.HasPrefix(row, []byte("- ")) || bytes.HasPrefix(row, []byte("? ")) {
		n++
		row = bytes.TrimLeft(row[2:], " ")
	}
	return n
}

// pos is the place of a node in the file.
func (d *decoder) pos(n *yaml.Node) diagnostic.Pos {
	return d.shift(diagnostic.Pos{Line: int32(n.Line), Column: int32(n.Column)})
}

func (d *decoder) shift(p diagnostic.Pos) diagnostic.Pos {
	p.Line += int32(d.block.FirstLine - 1)
	return p
}

// field is one key that a struct accepts.
type field struct {
	key      string
	index    []int // as of reflect.Value.FieldByIndex
	required bool
	several  bool // one mapping may stand for a list of one
	code     bool // a string that is the same in all languages
	beside   bool // a list of which a file beside the block may hold more
	form     bool // a text that a translation may have where its source has none
	ahead    bool // it is written before the lists of an inlined struct
	inlined  bool // it is a field of an inlined struct
	list     bool // it is a slice
}

type structInfo struct {
	fields []field
	byKey  map[string]int // index into fields
	keys   []string
	pos    []int // index of the Pos field; nil without one
}

var structs sync.Map // reflect.Type -> *structInfo

// infoOf reads the tags of a struct once.
func infoOf(t reflect.Type) *structInfo {
	if info, ok := structs.Load(t); ok {
		return info.(*structInfo)
	}
	info := &structInfo{byKey: map[string]int{}}
	info.add(t, nil)
	structs.Store(t, info)
	return info
}

// add takes in the fields of a struct that lies at the index within.
func (info *structInfo) add(t reflect.Type, within []int) {
	for i := range t.NumField() {
		tag, _ := t.Field(i).Tag.Lookup("yaml")
		name, rest, _ := strings.Cut(tag, ",")
		options := strings.Split(rest, ",")
		has := func(option string) bool { return slices.Contains(options, option) }
		index := append(slices.Clone(within), i)
		switch {
		case t.Field(i).Name == "Pos":
			info.pos = index
		case has("inline"):
			info.add(t.Field(i).Type, index)
		case name != "" && name != "-":
			info.byKey[name] = len(info.fields)
			info.keys = append(info.keys, name)
			info.fields = append(info.fields, field{
				key: name, index: index, required: has("required"), several: has("several"), code: has("code"), form: has("form"),
				beside: has("also"), ahead: has("ahead"), inlined: within != nil, list: t.Field(i).Type.Kind() == reflect.Slice,
			})
		}
	}
}

func (info *structInfo) required() (keys []string) {
	for _, f := range info.fields {
		if f.required {
			keys = append(keys, f.key)
		}
	}
	return keys
}

// Keys returns the keys that the struct v accepts, in the order of its fields.
func Keys(v any) []string { return infoOf(reflect.Indirect(reflect.ValueOf(v)).Type()).keys }

// mapping decodes a mapping node into the struct v; what is its key, for messages.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value, what string) {
	info := infoOf(v.Type())
	if info.pos != nil {
		*v.FieldByIndex(info.pos).Addr().Interface().(*diagnostic.Pos) = d.pos(n)
	}
	var few [24]*yaml.Node // room for most structs without an allocation
	seen := append(few[:0], make([]*yaml.Node, len(info.fields))...)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		at, ok := info.byKey[key.Value]
		switch {
		case !d.plain(key):
			if ok {
				seen[at] = key
			}
		case !ok || key.Kind != yaml.ScalarNode:
			d.unknownKey(n.Content[:i+2], info)
		case seen[at] != nil:
			d.duplicateKey(key, seen[at])
		default:
			seen[at] = key
			f := info.fields[at]
			if d.isEmpty(value) {
				d.emptyValue(key, f)
				continue
			}
			if f.several && value.Kind == yaml.ScalarNode {
				if of := infoOf(v.FieldByIndex(f.index).Type().Elem().Elem()); d.plain(value) {
					d.wrongType(value, f.key, "keys with values, or a list of such entries: "+strings.Join(of.keys, ", "))
				}
				continue
			}
			if f.several && value.Kind == yaml.MappingNode {
				value = &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{value}, Line: value.Line, Column: value.Column}
			}
			d.value(value, v.FieldByIndex(f.index), f.key)
		}
	}
	for i, f := range info.fields {
		if f.required && seen[i] == nil {
			d.missing(n, f.key, what)
		}
	}
}

func (d *decoder) isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Tag == "!!null" && n.Anchor == ""
}

var scalarType = reflect.TypeFor[Scalar]()

// plain reports whether n is free of anchors, aliases and tags, and says so if not.
func (d *decoder) plain(n *yaml.Node) bool {
	if n.Kind == yaml.AliasNode {
		d.r.Error(d.pos(n), 1, "alias", fmt.Sprintf(special, "an asterisk (*)"), quoteIt+", or write the value out")
		return false
	}
	if n.Anchor != "" {
		d.r.Error(d.pos(n), 1, "alias", fmt.Sprintf(special, "an ampersand (&)"), quoteIt+", or write the value out")
		return false
	}
	if n.Style&yaml.TaggedStyle != 0 {
		d.r.Error(d.pos(n), len(n.Tag), "tag", fmt.Sprintf(special, "an exclamation mark (!)"), quoteIt+", or remove the word with the mark")
		return false
	}
	return true
}

// value decodes any node into v. What does not fit leaves v as it is: a
// pointer stays nil, so that no later check looks at what is not there.
func (d *decoder) value(n *yaml.Node, v reflect.Value, key string) {
	if !d.plain(n) {
		return
	}
	if d.depth++; d.depth > MaxDepth {
		d.depth--
		d.r.Error(d.pos(n), 0, "nesting", "this value lies too deep", "")
		return
	}
	defer func() { d.depth-- }()
	if s, ok := v.Addr().Interface().(Scalar); ok {
		d.scalar(n, s, key)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !d.fits(n, v.Type().Elem(), key) {
			return
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		d.value(n, v.Elem(), key)
	case reflect.Struct:
		if d.fits(n, v.Type(), key) {
			d.mapping(n, v, key)
		}
	case reflect.Slice:
		d.list(n, v, key)
	default:
		d.basic(n, v, key)
	}
}

// fits reports whether n is a mapping if t is a struct, and says so if not.
func (d *decoder) fits(n *yaml.Node, t reflect.Type, key string) bool {
	if t.Kind() != reflect.Struct || n.Kind == yaml.MappingNode || reflect.PointerTo(t).Implements(scalarType) {
		return true
	}
	d.wrongType(n, key, "keys with values: "+strings.Join(infoOf(t).keys, ", "))
	return false
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.SequenceNode {
		d.wrongType(n, key, "a list, such as [a, b] or lines that begin with a dash")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, item := range n.Content {
		if d.isEmpty(item) {
			d.r.Error(d.pos(item), 1, "empty-value", fmt.Sprintf("an entry of %q is empty", key), "write it, or remove the dash")
			continue
		}
		d.value(item, out.Index(i), key)
	}
	v.Set(out)
}

func (d *decoder) scalar(n *yaml.Node, s Scalar, key string) {
	if n.Kind != yaml.ScalarNode {
		d.wrongType(n, key, "one value")
		return
	}
	s.UnmarshalScalar(d.valueOf(n, key), d.r)
}

// basic decodes into string, bool and int.
func (d *decoder) basic(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.ScalarNode {
		d.wrongType(n, key, "one value")
		return
	}
	switch v.Kind() {
	case reflect.String:
		value := d.valueOf(n, key)
		value.NoComment(d.r)
		v.SetString(value.Line(d.r))
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.wrongType(n, key, "true or false")
			return
		}
		v.SetBool(n.Value == "true")
	case reflect.Int:
		i, ok := wholeNumber(n.Value)
		if !ok || n.Style != 0 {
			d.wrongType(n, key, "a whole number in plain digits"+wholeHint(n.Value))
			return
		}
		v.SetInt(int64(i))
	default:
		panic("schema: no rule for " + v.Type().String())
	}
}

// maxDigits bounds a whole number.
const maxDigits = 9

// wholeNumber reads plain digits with an optional minus.
func wholeNumber(s string) (int, bool) {
	digits, negative := strings.CutPrefix(s, "-")
	if digits == "" || len(digits) > maxDigits || digits[0] == '0' && digits != "0" {
		return 0, false
	}
	n := 0
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	if negative {
		n = -n
	}
	return n, true
}

var thousands = regexp.MustCompile(`^-?\d{1,3}(?:[,_ ]\d{3})+$`)

// wholeHint shows how to write what was probably meant by s, if it can tell.
func wholeHint(s string) string {
	if thousands.MatchString(s) {
		s = strings.NewReplacer(",", "", "_", "", " ", "").Replace(s)
	}
	s, negative := strings.CutPrefix(strings.TrimPrefix(s, "+"), "-")
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return ""
	}
	if s = strings.TrimLeft(s, "0"); s == "" {
		s = "0"
	}
	if len(s) > maxDigits {
		return fmt.Sprintf(", at most %d of them", maxDigits)
	}
	if negative {
		s = "-" + s
	}
	return ": " + s
}
