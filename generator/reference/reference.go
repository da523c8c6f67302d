// Package reference says what content files may hold: to programs as JSON Schema
// (2020-12), to people as text.
//
// All of it is made from one source, the types of package plan: their tags give
// the keys, their comments say what each means, their words are the enumerations.
// What the checks of package plan ask beyond the types, as far as a schema can say
// it, stands in the tables of rules.go. The comments are read from the sources
// themselves, which package plan embeds: so nothing that is made from them can be
// out of date.
//
// A schema is never stricter than the decoder: what plansite takes without an
// error validates, read as YAML 1.2, but for names with blanks inside their quotes
// and figures written as blocks of text, which nobody writes. It is less strict where a schema cannot see
// what the decoder sees, as 012 for 12, or a reference that leads nowhere. It keeps
// to words that mean the same in draft-07, which editors know better.
package reference

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/schema"
)

// Sort is a sort of file.
type Sort struct {
	Name  string // plan, page, a kind of records, site; or content, for any but site.yaml
	About string
	of    reflect.Type // nil: any content file
}

// Any is the name of the sort that stands for any content file.
const Any = "content"

// Site is the name of the sort of site.yaml.
const Site = "site"

// Sorts are the sorts of files, in the order in which they are documented.
func Sorts() []Sort {
	out := []Sort{
		{Any, "the front matter of any content file, by its kind", nil},
		{Site, "content/site.yaml", reflect.TypeFor[plan.Config]()},
		{"plan", "the front matter of a plan", reflect.TypeFor[plan.Plan]()},
		{plan.PageKind, "the front matter of a page of prose", reflect.TypeFor[plan.Page]()},
	}
	for _, kind := range plan.RecordKinds {
		out = append(out, Sort{kind, "the front matter of a record: " + strings.ReplaceAll(kind, "-", " "), records[kind]})
	}
	return out
}

var records = map[string]reflect.Type{
	plan.ReportKind:       reflect.TypeFor[plan.Report](),
	plan.ReviewKind:       reflect.TypeFor[plan.Review](),
	plan.ConsultationKind: reflect.TypeFor[plan.Consultation](),
	plan.ResolutionKind:   reflect.TypeFor[plan.Resolution](),
	plan.DecisionKind:     reflect.TypeFor[plan.Decision](),
	plan.CalendarKind:     reflect.TypeFor[plan.Calendar](),
	plan.AssessmentKind:   reflect.TypeFor[plan.SelfAssessment](),
}

// SortOf returns the sort of a name. The error of another name says which was
// probably meant.
func SortOf(name string) (Sort, error) {
	sorts := Sorts()
	names := make([]string, len(sorts))
	for i, s := range sorts {
		if names[i] = s.Name; s.Name == name {
			return s, nil
		}
	}
	hint := diagnostic.Suggest(name, names)
	if !strings.HasPrefix(hint, "did you mean") {
		hint += "; plans of all kinds are a plan"
	}
	return Sort{}, fmt.Errorf("there is no sort of file %s\nhint: %s", diagnostic.Name(name), hint)
}

// entry is a mapping that authors write.
type entry struct {
	of    reflect.Type
	name  string // of the type
	file  string // the source of the type
	about string // what it is, in a sentence
	keys  []key
}

// key is one key of an entry.
type key struct {
	schema.Key
	meaning string
}

// entries are all mappings that there are in content, those of a file's top first
// among their like: in the order of the sources.
func entries() []entry {
	c := read()
	found := map[reflect.Type]bool{}
	for _, s := range Sorts() {
		reach(s.of, found)
	}
	var out []entry
	for t := range found {
		out = append(out, c.entry(t))
	}
	slices.SortFunc(out, func(a, b entry) int { return c.order[a.name] - c.order[b.name] })
	return out
}

// reach notes a struct and all that it leads to. The top that records share is one
// too, as those of its keys are documented once.
func reach(t reflect.Type, found map[reflect.Type]bool) {
	if t == nil || found[t] {
		return
	}
	found[t] = true
	for _, k := range schema.KeysOf(t) {
		reach(k.Owner, found)
		reach(schema.EntryOf(k.Field.Type), found)
	}
}

func (c *comments) entry(t reflect.Type) entry {
	e := entry{of: t, name: t.Name(), file: c.files[t.Name()], about: sentence(t.Name(), c.types[t.Name()])}
	for _, k := range schema.KeysOf(t) {
		e.keys = append(e.keys, key{Key: k, meaning: c.fields[k.Owner.Name()+"."+k.Field.Name]})
	}
	return e
}
