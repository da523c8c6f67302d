package reference

import (
	"reflect"

	"plansite/generator/plan"
)

var (
	lineType    = reflect.TypeFor[string]()
	textType    = reflect.TypeFor[plan.Text]()
	nameType    = reflect.TypeFor[plan.Ref]()
	dateType    = reflect.TypeFor[plan.Date]()
	numberType  = reflect.TypeFor[plan.Number]()
	addressType = reflect.TypeFor[plan.Address]()
)

// scalar is the schema of a value that is no list and no mapping.
func (w *writer) scalar(t reflect.Type, r rule) object {
	if words := wordsOf(t); words != nil {
		return object{{"enum", words}}
	}
	switch t {
	case lineType:
		return w.suggested(r)
	case textType:
		return w.def("text", textThat(object{{"pattern", `\S`}, {"maxLength", plan.MaxText}}))
	case nameType:
		return w.nameOf(r)
	case dateType:
		return w.def("date", object{{"type", "string"}, {"format", "date"}, {"pattern", datePattern}, {"examples", []string{"2025-03-14"}}})
	case numberType:
		return bounded(object{{"type", "number"}}, r)
	case addressType:
		return w.def("address", object{{"type", "string"}, {"pattern", addressPattern}, {"maxLength", plan.MaxAddress}})
	}
	switch t.Kind() {
	case reflect.Pointer:
		return w.scalar(t.Elem(), r)
	case reflect.Bool:
		return w.def("choice", object{{"type", []string{"boolean", "string"}}, {"pattern", "^(true|false)$"}})
	case reflect.Int:
		return bounded(object{{"type", "integer"}}, r)
	}
	panic("reference: no rule for " + t.String())
}

// wordsOf are the words of a type that takes only some, or nil.
func wordsOf(t reflect.Type) (out []string) {
	method := reflect.Zero(t).MethodByName("Words")
	if !method.IsValid() {
		return nil
	}
	words := method.Call(nil)[0]
	for i := range words.Len() {
		out = append(out, words.Index(i).String())
	}
	return out
}

// def refers to a schema that is written once.
func (w *writer) def(name string, s object) object {
	w.defs[name] = s
	return refTo(name)
}

// textThat is the schema of a text: whatever YAML takes for a number or for true is
// one too.
func textThat(s object) object {
	return orTruth(append(object{{"type", []string{"string", "number"}}}, s...))
}

// nameThat is the schema of a name of a form that no number has.
func nameThat(pattern string) object {
	return orTruth(object{{"type", "string"}, {"pattern", pattern}})
}

// orTruth opens a schema to true and false, so that editors do not propose them.
func orTruth(s object) object {
	return object{{"anyOf", []object{s, {{"not", object{{"type", []string{"string", "number", "object", "array", "null"}}}}}}}}
}

// line is a text that stands in one line.
func (w *writer) line() object { return w.def("line", textThat(object{{"pattern", `\S`}})) }

// suggested is a line, with the words that a site has for it.
func (w *writer) suggested(r rule) object {
	if words := w.vocabulary[r.from]; r.open && len(words) > 0 {
		return object{{"anyOf", []object{{{"enum", words}}, w.line()}}}
	}
	return w.line()
}

// name refers to what a name looks like that is defined somewhere.
func (w *writer) name() string {
	w.defs["name"] = nameThat(idPattern)
	return "name"
}

func (w *writer) nameOf(r rule) object {
	switch {
	case r.id && r.page:
		return w.def("pageid", w.id(true))
	case r.id:
		return w.def("id", w.id(false))
	case r.code:
		return w.def("language", nameThat(languagePattern))
	case r.from != "" && len(w.vocabulary[r.from]) > 0:
		return object{{"enum", w.vocabulary[r.from]}}
	case len(r.but) > 0:
		return append(refTo(w.name()), member{"not", object{{"enum", r.but}}})
	case r.named || r.from != "":
		return refTo(w.name())
	}
	return w.line()
}

// id is what the id of an item, or of a page, looks like.
func (w *writer) id(page bool) object {
	return append(nameThat(idPattern), member{"not", kept(page)})
}

func bounded(s object, r rule) object {
	if r.low != nil {
		s = s.with("minimum", *r.low)
	}
	if r.high != nil {
		s = s.with("maximum", *r.high)
	}
	return s
}
