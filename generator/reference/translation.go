package reference

import (
	"reflect"

	"plansite/generator/schema"
	"plansite/generator/translation"
)

// translations is the schema of the translations of a sort: keys and nesting are
// those of the source, but only what holds words may stand there, nothing is
// required, and an empty value is one that is not translated yet.
func (w *writer) translations(s Sort) object {
	if s.of != nil {
		return w.translationTop(s.of)
	}
	var all []object
	for _, s := range Sorts() {
		if s.of != nil && s.Name != Site {
			all = append(all, w.translationTop(s.of))
		}
	}
	return object{{"anyOf", all}}
}

// translationTop is what a file holds at its top: versions of the source too.
func (w *writer) translationTop(t reflect.Type) object {
	return w.words(t, object{{translation.FollowsKey, object{
		{"description", "the version of each text that the translation follows; plansite translate stub writes it"},
		{"type", []string{"object", "null"}},
		{"additionalProperties", object{{"type", []string{"string", "number"}}, {"pattern", versionPattern}}},
	}}})
}

// words refers to the schema of the words of a mapping, which is written once.
func (w *writer) words(t reflect.Type, more object) object {
	name := t.Name()
	if _, ok := w.defs[name]; ok {
		return refTo(name)
	}
	w.defs[name] = nil // so that an entry may hold others of its type
	e, properties := w.comments.entry(t), object{}
	for _, k := range e.keys {
		if k.Words {
			properties = properties.with(k.Name, append(object{{"description", k.meaning}}, w.wordsOf(k)...))
		}
	}
	w.defs[name] = object{{"description", e.about}, {"type", []string{"object", "null"}}, {"properties", append(properties, more...)}, {"additionalProperties", false}}
	return refTo(name)
}

var nothing = object{{"type", "null"}}

// wordsOf is the schema of the words of a key. In place of a list of mappings
// stands a mapping, with ids or numbers for keys.
func (w *writer) wordsOf(k key) object {
	t, list := k.Field.Type, k.Field.Type.Kind() == reflect.Slice
	of := schema.EntryOf(t)
	switch {
	case of != nil && list:
		entries := object{{"type", []string{"object", "null"}}, {"propertyNames", object{{"pattern", entryPattern}}}, {"additionalProperties", w.words(of, nil)}}
		if k.Several {
			return object{{"anyOf", []object{w.words(of, nil), entries}}}
		}
		return entries
	case of != nil:
		return w.words(of, nil)
	case list:
		word := object{{"anyOf", []object{w.scalar(t.Elem(), rule{}), nothing}}}
		return object{{"type", []string{"array", "null"}}, {"items", word}}
	}
	return object{{"anyOf", []object{w.scalar(t, rule{}), nothing}}}
}
