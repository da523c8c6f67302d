package plan

import (
	"reflect"
	"strings"
	"sync"
)

// A Packer moves decoded content close together. Decoding leaves thousands of
// small objects among far more that die at once; a site holds those of all its
// files to the end, and with holes between them they take twice the room. The
// zero value is ready. Goroutines may share a Packer.
type Packer struct {
	mu    sync.Mutex
	text  *strings.Builder // where strings go
	seen  map[string]string
	rooms map[reflect.Type]reflect.Value // where values of a type go: the rest of a slice
}

// chunk is how many bytes are made at a time for texts, or values of one type:
// more than Go's allocator puts beside other things.
const chunk = 64 << 10

// Pack moves all that the content leads to: strings, of which each is kept once
// for a file, and what pointers and slices lead to. Content is a tree; what two
// pointers share there would be there twice. Unexported fields stay.
func (p *Packer) Pack(c Content) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.seen = map[string]string{}
	if p.rooms == nil {
		p.rooms = map[reflect.Type]reflect.Value{}
	}
	if c.Plan != nil {
		p.move(reflect.ValueOf(c.Plan).Elem())
	}
	if c.Page != nil {
		p.move(reflect.ValueOf(c.Page).Elem())
	}
	if c.Record != nil {
		p.move(reflect.ValueOf(c.Record).Elem())
	}
}

// move gives v what it leads to in its new place.
func (p *Packer) move(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(p.keep(v.String()))
	case reflect.Struct:
		for _, i := range leading(v.Type()) {
			p.move(v.Field(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			to := p.take(v.Type().Elem(), 1).Index(0)
			to.Set(v.Elem())
			v.Set(to.Addr())
			p.move(to)
		}
	case reflect.Slice:
		if v.Len() == 0 {
			return
		}
		to := p.take(v.Type().Elem(), v.Len())
		reflect.Copy(to, v)
		v.Set(to)
		if leads(v.Type().Elem()) {
			for i := range v.Len() {
				p.move(v.Index(i))
			}
		}
	}
}

// keep returns s from its new place.
func (p *Packer) keep(s string) string {
	if kept, ok := p.seen[s]; ok {
		return kept
	}
	if p.text == nil || p.text.Cap()-p.text.Len() < len(s) {
		p.text = new(strings.Builder)
		p.text.Grow(max(chunk, len(s)))
	}
	p.text.WriteString(s)
	kept := p.text.String()[p.text.Len()-len(s):]
	p.seen[kept] = kept
	return kept
}

// take returns room for n values of type t as a slice.
func (p *Packer) take(t reflect.Type, n int) reflect.Value {
	room, ok := p.rooms[t]
	if !ok || room.Len() < n {
		size := max(n, chunk/max(1, int(t.Size())))
		room = reflect.MakeSlice(reflect.SliceOf(t), size, size)
	}
	p.rooms[t] = room.Slice(n, room.Len())
	return room.Slice3(0, n, n)
}

var leadingOf sync.Map // reflect.Type -> []int

// leading are the fields of a struct that lead somewhere.
func leading(t reflect.Type) []int {
	if known, ok := leadingOf.Load(t); ok {
		return known.([]int)
	}
	var fields []int
	for i := range t.NumField() {
		if f := t.Field(i); f.IsExported() && leads(f.Type) {
			fields = append(fields, i)
		}
	}
	leadingOf.Store(t, fields)
	return fields
}

func leads(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Pointer, reflect.Slice:
		return true
	case reflect.Struct:
		return len(leading(t)) > 0
	}
	return false
}
