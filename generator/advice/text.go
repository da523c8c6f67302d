package advice

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// texts passes on what looked wrong in the Markdown of an item.
func (a *adviser) texts(x site.Item) {
	for _, doc := range site.Texts(x) {
		a.doubts(x, site.PlaceOf(x).File, doc)
	}
}

// vocabulary looks at the texts and addresses of site.yaml.
func (a *adviser) vocabulary() {
	c := a.site.Config
	for _, doc := range site.Vocabulary(c) {
		a.doubts(nil, c.File, doc)
	}
	eachAddress(c, func(entry diagnostic.Pos, key string, address plan.Address) {
		if key != "base_url" { // which may be that of a machine of one's own
			a.address(nil, diagnostic.Place{File: c.File, Pos: entry}, key, address)
		}
	})
}

func (a *adviser) doubts(x site.Item, file string, doc *markdown.Doc) {
	for _, d := range doc.Doubts {
		a.pieces = append(a.pieces, Piece{Code: plan.AdviceCode(d.Code), Item: x, Place: diagnostic.Place{File: cmp.Or(doc.File, file), Pos: d.Pos},
			Length: d.Length, Message: d.Message, Hint: d.Hint})
	}
}

// addresses looks at the web addresses in the front matter of an item.
func (a *adviser) addresses(x site.Item) {
	eachAddress(written(x), func(entry diagnostic.Pos, key string, address plan.Address) {
		a.address(x, diagnostic.Place{File: site.PlaceOf(x).File, Pos: entry}, key, address)
	})
}

func (a *adviser) address(x site.Item, at diagnostic.Place, key string, address plan.Address) {
	problem, hint := markdown.Malformed(string(address))
	if problem == "" {
		return
	}
	a.pieces = append(a.pieces, Piece{Code: plan.MalformedLink, Item: x, Place: at, Length: 1, Entry: at.Pos, Key: key,
		Message: fmt.Sprintf("the address %s %s", diagnostic.Name(string(address)), problem), Hint: hint})
}

// written is the item as its author wrote it.
func written(x site.Item) any {
	switch x := x.(type) {
	case *site.Plan:
		return x.Plan
	case *site.Result:
		return x.Result
	case *site.Indicator:
		return x.Indicator
	case *site.Risk:
		return x.Risk
	case *site.Action:
		return x.Action
	case *site.Page:
		return x.Page
	case *site.Record:
		return x.As
	case *site.Finding:
		return x.Finding
	case *site.Contribution:
		return x.Contribution
	case *site.Clause:
		return x.Clause
	case *site.Event:
		return x.Event
	}
	return nil
}

// items are the types that are looked at as items of their own.
var items = map[reflect.Type]bool{
	reflect.TypeFor[plan.Result](): true, reflect.TypeFor[plan.Indicator](): true, reflect.TypeFor[plan.Risk](): true,
	reflect.TypeFor[plan.Action](): true, reflect.TypeFor[plan.Finding](): true, reflect.TypeFor[plan.Contribution](): true,
	reflect.TypeFor[plan.Clause](): true, reflect.TypeFor[plan.Event](): true,
}

// eachAddress calls f for each address in what x points to, with the beginning of
// the entry that holds it and its key there.
func eachAddress(x any, f func(diagnostic.Pos, string, plan.Address)) {
	if v := reflect.ValueOf(x); v.Kind() == reflect.Pointer && !v.IsNil() {
		walkEntry(v.Elem(), f)
	}
}

func walkEntry(v reflect.Value, f func(diagnostic.Pos, string, plan.Address)) {
	entry, _ := v.FieldByName("Pos").Interface().(diagnostic.Pos)
	for _, field := range reflect.VisibleFields(v.Type()) {
		key, _, _ := strings.Cut(field.Tag.Get("yaml"), ",")
		if field.Anonymous || key == "" || key == "-" {
			continue
		}
		value := v.FieldByIndex(field.Index)
		if address, ok := value.Interface().(plan.Address); ok && address != "" {
			f(entry, key, address)
		}
		walkValue(value, f)
	}
}

// walkValue looks into lists and entries below an entry, but not into items.
func walkValue(v reflect.Value, f func(diagnostic.Pos, string, plan.Address)) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			walkValue(v.Index(i), f)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			walkValue(v.Elem(), f)
		}
	case reflect.Struct:
		if _, has := v.Type().FieldByName("Pos"); has && !items[v.Type()] {
			walkEntry(v, f)
		}
	}
}
