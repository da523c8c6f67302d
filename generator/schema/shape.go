package schema

import (
	"reflect"
	"slices"
)

// Shape is what a mapping is decoded into, for those who need no more than the
// order of its keys. That is the order of the fields, but for those with the option
// "ahead", which stand before the lists of a struct that is inlined. The zero Shape is that of a mapping about which nothing is
// known.
type Shape struct {
	of      reflect.Type // a struct, or nil
	words   bool         // of a translation, in which a mapping stands for a list of structs
	entries bool         // such a mapping: its keys name entries
	last    string       // a key behind those of the struct
}

// ShapeOf is the shape of a block that is decoded into what v points to.
func ShapeOf(v any) Shape { return Shape{of: structIn(reflect.TypeOf(v))} }

// WordShapeOf is the shape of a translation of what v points to, as Words reads it.
func WordShapeOf(v any, aside string) Shape {
	return Shape{of: structIn(reflect.TypeOf(v)), words: true, last: aside}
}

// structIn is the struct that a type leads to, through pointers and lists, or nil.
func structIn(t reflect.Type) reflect.Type {
	for t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice) {
		t = t.Elem()
	}
	if t == nil || t.Kind() != reflect.Struct || reflect.PointerTo(t).Implements(scalarType) {
		return nil
	}
	return t
}

// Rank is the place of a key among those of the mapping, from 0. ok is false for
// one that is not known there.
func (s Shape) Rank(key string) (rank int, ok bool) {
	if s.of == nil || s.entries {
		return 0, false
	}
	info := infoOf(s.of)
	if s.last != "" && key == s.last {
		return len(info.fields), true
	}
	at, ok := info.byKey[key]
	return slices.Index(info.inOrder(), at), ok
}

// inOrder are the indexes of the fields in the order in which they are written.
func (info *structInfo) inOrder() (order []int) {
	list := slices.IndexFunc(info.fields, func(f field) bool { return f.inlined && f.list })
	var behind []int
	for at, f := range info.fields {
		if list >= 0 && at >= list && !f.ahead {
			behind = append(behind, at)
		} else {
			order = append(order, at)
		}
	}
	return append(order, behind...)
}

// Under is the shape of a mapping under a key, or of those in a list there.
// first is the first key of such a mapping: in a translation it tells whether
// the mapping stands for a list.
func (s Shape) Under(key, first string) Shape {
	if s.of == nil {
		return Shape{}
	}
	if s.entries {
		return Shape{of: s.of, words: true}
	}
	info := infoOf(s.of)
	at, ok := info.byKey[key]
	if !ok {
		return Shape{}
	}
	f := info.fields[at]
	t := s.of.FieldByIndex(f.index).Type
	list := t.Kind() == reflect.Slice
	return Shape{of: structIn(t), words: s.words, entries: s.words && list && (!f.several || first == "1")}
}
