package palette

import (
	"maps"
	"slices"
	"strings"
)

// scope are the custom properties that an element declares itself, while they
// are resolved.
type scope struct {
	inherited map[string]string
	declared  map[string]winner
	resolved  map[string]string
	done      map[string]bool
	path      []string // those being resolved, each used by the one before it
	circular  map[string]bool
}

// inherit returns the custom properties of an element from those of its parent
// and what it declares itself.
func inherit(parent map[string]string, won map[string]winner) map[string]string {
	declared := map[string]winner{}
	for name, w := range won {
		if strings.HasPrefix(name, "--") {
			declared[name] = w
		}
	}
	if len(declared) == 0 {
		return parent
	}
	s := &scope{inherited: parent, declared: declared, resolved: map[string]string{}, done: map[string]bool{}, circular: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(declared)) {
		s.lookup(name)
	}
	for name, value := range parent {
		if _, own := declared[name]; !own {
			s.resolved[name] = value
		}
	}
	return s.resolved
}

// lookup is the value of a custom property. One that takes part in a circle
// has none.
func (s *scope) lookup(name string) (string, bool) {
	w, own := s.declared[name]
	switch {
	case !own:
		value, ok := s.inherited[name]
		return value, ok
	case s.done[name]:
		value, ok := s.resolved[name]
		return value, ok
	}
	if at := slices.Index(s.path, name); at >= 0 || len(s.path) == maxDepth {
		for _, member := range s.path[max(at, 0):] {
			s.circular[member] = true
		}
		return "", false
	}
	s.path = append(s.path, name)
	value, ok := substitute(w.value, s.lookup, 0)
	s.path = s.path[:len(s.path)-1]
	if s.done[name] = true; ok && !s.circular[name] {
		s.resolved[name] = strings.TrimSpace(value)
		return s.resolved[name], true
	}
	return "", false
}

// substitute puts values in place of var(--name, fallback), and the light one
// in place of light-dark(light, dark). It fails where a variable has neither
// value nor fallback, and where the text grows beyond its bound.
func substitute(text string, lookup func(string) (string, bool), depth int) (string, bool) {
	var b strings.Builder
	for {
		at, name := call(text)
		if at < 0 {
			b.WriteString(text)
			return b.String(), b.Len() <= maxPart
		}
		b.WriteString(text[:at])
		first, second, rest, ok := arguments(text[at+len(name)+1:])
		if !ok || depth == maxDepth {
			return "", false
		}
		value, ok := "", false
		if name == "var" {
			value, ok = lookup(strings.TrimSpace(first))
			first = second
		}
		if !ok && (name != "var" || second != absent) {
			value, ok = substitute(first, lookup, depth+1)
		}
		if b.WriteString(value); !ok || b.Len() > maxPart {
			return "", false
		}
		text = rest
	}
}

// call finds the first var( or light-dark( of a text.
func call(text string) (at int, name string) {
	at = -1
	for _, n := range []string{"var", "light-dark"} {
		for from := 0; ; {
			i := strings.Index(text[from:], n+"(")
			if i < 0 {
				break
			}
			i += from
			if from = i + 1; i > 0 && wordByte(text[i-1]) {
				continue // the end of a longer name
			}
			if at < 0 || i < at {
				at, name = i, n
			}
			break
		}
	}
	return at, name
}

func wordByte(c byte) bool {
	return c == '-' || c == '_' || c >= 0x80 || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// absent is no argument; no text of a style sheet is it.
const absent = "\x00"

// arguments cuts what follows an opening bracket into the first argument, all
// behind the comma, and what follows the closing bracket.
func arguments(text string) (first, second, rest string, ok bool) {
	open, comma := 0, -1
	for i, c := range []byte(text) {
		switch {
		case c == '(':
			open++
		case c == ',' && open == 0 && comma < 0:
			comma = i
		case c == ')' && open > 0:
			open--
		case c == ')' && comma < 0:
			return text[:i], absent, text[i+1:], true
		case c == ')':
			return text[:comma], text[comma+1 : i], text[i+1:], true
		}
	}
	return "", "", "", false
}
