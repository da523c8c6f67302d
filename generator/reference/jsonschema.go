package reference

import (
	"reflect"
	"slices"

	"plansite/generator/plan"
	"plansite/generator/schema"
)

// draft is the version of JSON Schema that the schemas are written in.
const draft = "https://json-schema.org/draft/2020-12/schema"

// JSONSchema writes the schema of a sort of file, or of its translations. With a
// vocabulary, the names that the site defines are enumerated; c may be nil.
func (s Sort) JSONSchema(c *plan.Config, translation bool) ([]byte, error) {
	w := &writer{vocabulary: vocabulary(c), defs: map[string]object{}, comments: read()}
	top := object{{"$schema", draft}, {"title", s.title(translation)}}
	switch {
	case translation:
		top = append(top, w.translations(s)...)
	case s.of != nil:
		top = append(top, w.entry(s.of)...)
	default:
		top = append(top, w.byKind()...)
	}
	return plainJSON(top.with("$defs", w.definitions()), "  ")
}

// File is a schema under the name that it has among the others.
type File struct {
	Name string
	Text []byte
}

// Files are the schemas of all sorts and of their translations.
func Files(c *plan.Config) (out []File, err error) {
	for _, s := range Sorts() {
		for _, translation := range []bool{false, true} {
			text, err := s.JSONSchema(c, translation)
			if err != nil {
				return nil, err
			}
			out = append(out, File{s.fileName(translation), text})
		}
	}
	return out, nil
}

func (s Sort) fileName(translation bool) string {
	if translation {
		return s.Name + ".translation.schema.json"
	}
	return s.Name + ".schema.json"
}

func (s Sort) title(translation bool) string {
	if translation {
		return "a translation of " + s.About
	}
	return s.About
}

// writer writes one schema.
type writer struct {
	vocabulary map[string][]string
	comments   *comments
	defs       map[string]object
}

func (w *writer) definitions() (out object) {
	for _, name := range sortedNames(w.defs) {
		out = out.with(name, w.defs[name])
	}
	return out
}

func sortedNames(defs map[string]object) []string {
	out := make([]string, 0, len(defs))
	for name := range defs {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// byKind chooses the schema of a content file by its kind; what is neither a page
// nor a record is a plan.
func (w *writer) byKind() object {
	is := func(value object) object {
		return object{{"properties", object{{"kind", value}}}, {"required", []string{"kind"}}}
	}
	var cases []object
	for _, s := range Sorts() {
		if slices.Contains(notPlans, s.Name) {
			cases = append(cases, object{{"if", is(object{{"const", s.Name}})}, {"then", w.entry(s.of)}})
		}
	}
	other := object{{"not", is(object{{"enum", notPlans}})}}
	cases = append(cases, object{{"if", other}, {"then", w.entry(reflect.TypeFor[plan.Plan]())}})
	return object{
		{"type", "object"}, {"required", []string{"id", "kind", "title"}},
		{"properties", object{{"kind", object{{"description", "what sort of file it is"}, {"anyOf", []object{
			{{"enum", slices.Concat(w.vocabulary[kinds], notPlans)}}, refTo(w.name()),
		}}}}}},
		{"allOf", cases},
	}
}

// entry refers to the schema of a mapping, which is written once.
func (w *writer) entry(t reflect.Type) object {
	name := t.Name()
	if _, ok := w.defs[name]; !ok {
		w.defs[name] = nil // so that an entry may hold others of its type
		w.defs[name] = w.mapping(t)
	}
	return refTo(name)
}

func refTo(name string) object { return object{{"$ref", "#/$defs/" + name}} }

func (w *writer) mapping(t reflect.Type) object {
	e := w.comments.entry(t)
	properties, required := object{}, []string{}
	for _, k := range e.keys {
		properties = properties.with(k.Name, w.property(t, k))
		if k.Required {
			required = append(required, k.Name)
		}
	}
	out := object{{"description", e.about}, {"type", "object"}, {"properties", properties}}
	if len(required) > 0 {
		out = out.with("required", required)
	}
	out = out.with("additionalProperties", false)
	var all []any
	if more, ok := together[e.name]; ok {
		all = append(all, more)
	}
	if keys := schema.Keys(reflect.Zero(t).Interface()); slices.Contains(keys, "standing") && slices.Contains(keys, "source") {
		all = append(all, sourced)
	}
	if len(all) > 0 {
		out = out.with("allOf", all)
	}
	return out
}

// property is the schema of one key of the mapping in.
func (w *writer) property(in reflect.Type, k key) object {
	out := object{{"description", k.meaning}}
	out = append(out, w.value(in, k)...)
	if x := example(k.meaning); x != "" && w.takesText(k.Field.Type) {
		out = out.with("examples", exampleOf(k.Field.Type, x))
	}
	return out
}

func exampleOf(t reflect.Type, x string) []any {
	if t.Kind() == reflect.Slice {
		return []any{[]string{x}}
	}
	return []any{x}
}

func (w *writer) takesText(t reflect.Type) bool {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return slices.Contains([]reflect.Type{lineType, textType, nameType, addressType}, t)
}

func (w *writer) value(in reflect.Type, k key) object {
	kind, ok := kindOf(in)
	switch {
	case k.Name == "kind" && ok:
		return object{{"const", kind}}
	case k.Name == "unconfirmed" && k.Field.Type.Kind() == reflect.Slice:
		return listOf(object{{"enum", wordKeys(in)}}, 0, 0)
	case k.Name == "supports":
		return listOf(object{{"enum", append(schema.Keys(plan.Plan{}), plan.BodyKey)}}, 0, 0)
	}
	return w.typed(k.Field.Type, k)
}

// kindOf is the kind of a page or record of a type.
func kindOf(t reflect.Type) (string, bool) {
	for _, s := range Sorts() {
		if s.of == t && slices.Contains(notPlans, s.Name) {
			return s.Name, true
		}
	}
	return "", false
}

// wordKeys are the keys of an item that can be unconfirmed.
func wordKeys(t reflect.Type) (out []string) {
	for _, name := range schema.Keys(reflect.Zero(t).Interface()) {
		if slices.Contains(plan.WordKeys, name) {
			out = append(out, name)
		}
	}
	return out
}

// typed is the schema of a value of a type.
func (w *writer) typed(t reflect.Type, k key) object {
	switch {
	case t.Kind() == reflect.Slice:
		rule := ruleOf(k)
		list := listOf(w.typed(t.Elem(), k), rule.least, rule.most)
		if k.Several {
			return object{{"anyOf", []object{w.typed(t.Elem(), k), list}}}
		}
		return list
	case schema.EntryOf(t) != nil:
		return w.entry(schema.EntryOf(t))
	}
	return w.scalar(t, ruleOf(k))
}

func listOf(item object, least, most int) object {
	out := object{{"type", "array"}, {"items", item}}
	if least > 0 {
		out = out.with("minItems", least)
	}
	if most > 0 {
		out = out.with("maxItems", most)
	}
	return out
}
