package schema

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"plansite/generator/diagnostic"
)

// Prose is a scalar that holds words: a translation may put others in its
// place. So may it in place of a string, unless its tag has the option "code".
type Prose interface {
	Scalar
	Prose()
}

// Word is one text of a translation.
type Word struct {
	Path  string // from the root of the source: results.sg13-oc1.title
	Value Value
}

// Words reads b as a translation of source, a struct or a pointer to one: keys
// and nesting are those of the source, but only what holds words may stand in
// it. In place of a list of structs stands a mapping, in which each struct has
// its id for a key or, where there are no ids, its number, from 1. A list of
// words has as many entries as that of the source; for the last, which an author
// may just have added, there may be none yet. What is empty is not
// translated yet and left out.
//
// The key aside, at the root only, holds a mapping of names to texts, which are
// returned apart.
func Words(b Block, source any, aside string, diags *diagnostic.List) (words []Word, notes map[string]Value) {
	d := &decoder{block: b, r: diagnostic.NewReporter(b.File, diags), least: []string{"title"}}
	w := &wordReader{decoder: d, aside: aside, notes: map[string]Value{}}
	if bytesBlank(b.Text) {
		return nil, w.notes
	}
	if node := d.parse(); node != nil {
		w.mapping(node, reflect.Indirect(reflect.ValueOf(source)), "")
	}
	return w.words, w.notes
}

func bytesBlank(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

type wordReader struct {
	*decoder
	aside string
	words []Word
	notes map[string]Value
}

// mapping reads the words for the struct v, at a path that ends with a point
// unless it is the root.
func (w *wordReader) mapping(n *yaml.Node, v reflect.Value, path string) {
	w.each(n, path, func(key, value *yaml.Node) {
		if path == "" && key.Value == w.aside {
			w.readNotes(value)
			return
		}
		info := infoOf(v.Type())
		at, ok := info.byKey[key.Value]
		if !ok {
			w.r.Error(w.pos(key), len([]rune(key.Value)), "unknown-field", "unknown field "+diagnostic.Name(key.Value), suggestWords(key.Value, v.Type()))
			return
		}
		w.field(key, value, v.FieldByIndex(info.fields[at].index), info.fields[at], path+key.Value)
	})
}

// each calls f for each key of a mapping that is written as it should be.
func (w *wordReader) each(n *yaml.Node, path string, f func(key, value *yaml.Node)) {
	if w.isEmpty(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		w.wrongType(n, lastKey(path), "keys with values")
		return
	}
	seen := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !w.plain(key):
		case key.Kind != yaml.ScalarNode:
			w.wrongType(key, "", "the name of a key")
		case seen[key.Value] != nil:
			w.duplicateKey(key, seen[key.Value])
		default:
			seen[key.Value] = key
			if w.isEmpty(value) || w.plain(value) {
				f(key, value)
			}
		}
	}
}

func (w *wordReader) readNotes(n *yaml.Node) {
	w.each(n, w.aside, func(key, value *yaml.Node) {
		if value.Kind != yaml.ScalarNode {
			w.wrongType(value, key.Value, "one value")
			return
		}
		w.notes[key.Value] = w.valueOf(value, key.Value)
	})
}

// field reads the words for one field of the source.
func (w *wordReader) field(key, value *yaml.Node, v reflect.Value, f field, path string) {
	class := classOf(v.Type(), f)
	switch {
	case class == noWords:
		w.r.Error(w.pos(key), len([]rune(key.Value)), "not-words", fmt.Sprintf("%q is no text: it is written once, in the file that is translated", key.Value),
			"remove it here; a translation holds words only, so that no figure can differ between languages")
	case w.isEmpty(value):
	case v.IsZero() && !f.form || class == wordList && v.Len() == 0:
		w.r.Error(w.pos(key), len([]rune(key.Value)), "not-in-source", fmt.Sprintf("the file that is translated has no %q here", key.Value), "remove it, or write it there first")
	case class == oneWord:
		w.word(value, key.Value, path)
	case class == wordList:
		w.list(value, v, key.Value, path)
	case class == oneStruct:
		w.mapping(value, reflect.Indirect(v), path+".")
	case f.several && v.Len() == 1 && !w.numbered(value):
		w.mapping(value, reflect.Indirect(v.Index(0)), path+"."+entryName(v.Index(0), 0)+".")
	default:
		w.entries(value, v, path)
	}
}

// numbered reports whether the first key of a mapping is that of an entry.
func (w *wordReader) numbered(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && len(n.Content) > 0 && n.Content[0].Value == "1"
}

func (w *wordReader) word(n *yaml.Node, key, path string) {
	if n.Kind != yaml.ScalarNode {
		w.wrongType(n, key, "one value")
		return
	}
	w.words = append(w.words, Word{Path: path, Value: w.valueOf(n, key)})
}

func (w *wordReader) list(n *yaml.Node, v reflect.Value, key, path string) {
	switch {
	case n.Kind != yaml.SequenceNode:
		w.wrongType(n, key, "a list, such as [a, b] or lines that begin with a dash")
	case len(n.Content) > v.Len():
		w.r.Error(w.pos(n), 1, "list-length", fmt.Sprintf("%q has %d entries here and %d in the file that is translated", key, len(n.Content), v.Len()),
			"write one for each, in the same order; an empty one is not translated yet")
	default:
		if len(n.Content) < v.Len() {
			w.r.Warning(w.pos(n), 1, "list-length", fmt.Sprintf("%q has %d entries here and %d in the file that is translated", key, len(n.Content), v.Len()),
				"see that each still stands in the place of its own; \"plansite translate stub\" adds places for the others")
		}
		for i, item := range n.Content {
			if !w.isEmpty(item) && w.plain(item) {
				w.word(item, key, path+"."+strconv.Itoa(i+1))
			}
		}
	}
}

// entries reads the words for a list of structs.
func (w *wordReader) entries(n *yaml.Node, v reflect.Value, path string) {
	byName := map[string]reflect.Value{}
	for i := range v.Len() {
		byName[entryName(v.Index(i), i)] = reflect.Indirect(v.Index(i))
	}
	w.each(n, path, func(key, value *yaml.Node) {
		entry, ok := byName[key.Value]
		if !ok || !entry.IsValid() {
			hint := diagnostic.Suggest(key.Value, slices.Sorted(maps.Keys(byName)))
			if hint == "" {
				hint = "write the id of an entry of the source or, where its entries have none, its number from 1"
			}
			w.r.Error(w.pos(key), len([]rune(key.Value)), "not-in-source",
				fmt.Sprintf("%q has no entry %s in the file that is translated", lastKey(path), diagnostic.Name(key.Value)), hint)
			return
		}
		w.mapping(value, entry, path+"."+key.Value+".")
	})
}

func lastKey(path string) string {
	path = strings.TrimSuffix(path, ".")
	return path[strings.LastIndexByte(path, '.')+1:]
}

// suggestWords names the key that was meant, of those that may be translated.
func suggestWords(key string, t reflect.Type) string {
	var keys []string
	for _, f := range infoOf(t).fields {
		if classOf(t.FieldByIndex(f.index).Type, f) != noWords {
			keys = append(keys, f.key)
		}
	}
	if hint := diagnostic.Suggest(key, keys); hint != "" {
		return hint
	}
	return "what can be translated here: " + strings.Join(keys, ", ")
}

// wordClass is how the words of a field are translated.
type wordClass uint8

const (
	noWords    wordClass = iota
	oneWord              // a text
	wordList             // a list of texts
	oneStruct            // a struct that holds words
	structList           // a list of such structs
)

var proseType = reflect.TypeFor[Prose]()

func classOf(t reflect.Type, f field) wordClass {
	switch {
	case f.code:
		return noWords
	case isWord(t):
		return oneWord
	case t.Kind() == reflect.Slice && isWord(t.Elem()):
		return wordList
	case t.Kind() == reflect.Slice && holdsWords(structOf(t.Elem())):
		return structList
	case holdsWords(structOf(t)):
		return oneStruct
	}
	return noWords
}

func isWord(t reflect.Type) bool {
	return t == reflect.TypeFor[string]() || reflect.PointerTo(t).Implements(proseType)
}

// structOf is the struct that t is or points to, or nil.
func structOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || reflect.PointerTo(t).Implements(scalarType) {
		return nil
	}
	return t
}

// holdsWords reports whether a struct has words, itself or further down.
func holdsWords(t reflect.Type) bool {
	return t != nil && slices.ContainsFunc(infoOf(t).fields, func(f field) bool { return classOf(t.FieldByIndex(f.index).Type, f) != noWords })
}

// entryName is the key of an entry in a translation: its id, or its number.
func entryName(v reflect.Value, i int) string {
	if v = reflect.Indirect(v); v.IsValid() {
		info := infoOf(v.Type())
		if at, ok := info.byKey["id"]; ok {
			return v.FieldByIndex(info.fields[at].index).FieldByName("ID").String()
		}
	}
	return strconv.Itoa(i + 1)
}

// Spot is where a text stands in a source.
type Spot struct {
	Path string // as in Word
	Item string // the id of the nearest entry around it that is an item: one that can be published or not
	Form bool   // a form that some languages have and others do not
}

// Translate returns a copy of the struct that source points to, in which each
// text is what put makes of it; put gets the text to change, a string or Prose.
// What holds no words is shared with the source.
func Translate(source any, put func(at Spot, text reflect.Value)) any {
	out := reflect.New(reflect.TypeOf(source).Elem())
	out.Elem().Set(reflect.ValueOf(source).Elem())
	(&translator{put}).fields(out.Elem(), "", "")
	return out.Interface()
}

type translator struct{ put func(Spot, reflect.Value) }

// fields gives a struct, which is a copy, copies of what it leads to.
func (t *translator) fields(v reflect.Value, path, item string) {
	info := infoOf(v.Type())
	if _, ok := info.byKey["publish"]; ok {
		item = v.FieldByIndex(info.fields[info.byKey["id"]].index).FieldByName("ID").String()
	}
	for _, f := range info.fields {
		field := v.FieldByIndex(f.index)
		t.field(field, classOf(field.Type(), f), f.form, path+f.key, item)
	}
}

func (t *translator) field(v reflect.Value, class wordClass, form bool, path, item string) {
	if class == noWords || v.IsZero() && !form {
		return
	}
	switch class {
	case oneWord:
		t.put(Spot{path, item, form}, v)
	case oneStruct:
		t.entry(v, path, item)
	default:
		v.Set(cloned(v))
		for i := range v.Len() {
			if class == wordList {
				t.put(Spot{Path: path + "." + strconv.Itoa(i+1), Item: item}, v.Index(i))
			} else {
				t.entry(v.Index(i), path+"."+entryName(v.Index(i), i), item)
			}
		}
	}
}

func cloned(v reflect.Value) reflect.Value {
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(out, v)
	return out
}

// entry copies what a pointer leads to; a struct itself is a copy already.
func (t *translator) entry(v reflect.Value, path, item string) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return
		}
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		v.Set(to)
		v = to.Elem()
	}
	t.fields(v, path+".", item)
}
