package schema

import "reflect"

// Key is one key that a struct accepts, for those who describe it.
type Key struct {
	Name     string
	Owner    reflect.Type // the struct that declares it: the one asked for, or one of its inlined ones
	Field    reflect.StructField
	Required bool
	Several  bool // one mapping may stand for a list of one
	Words    bool // a translation may have it
}

// KeysOf returns the keys that a struct accepts, in the order of its fields.
func KeysOf(t reflect.Type) []Key {
	var out []Key
	for _, f := range infoOf(t).fields {
		owner := t
		if last := len(f.index) - 1; last > 0 {
			owner = t.FieldByIndex(f.index[:last]).Type
		}
		field := t.FieldByIndex(f.index)
		out = append(out, Key{Name: f.key, Owner: owner, Field: field, Required: f.required, Several: f.several, Words: classOf(field.Type, f) != noWords})
	}
	return out
}

// EntryOf is the struct that a mapping is decoded into where a key takes one, or a
// list of them; nil where it takes a text or a figure.
func EntryOf(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return structOf(t)
}
