package locale

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"plansite/generator/diagnostic"
)

// message is one message in one language. Its places and whether something is
// counted in it are those of the English default, so that a caller that fills
// the default fills it in every language.
type message struct {
	forms   map[string]pattern // by plural form: all that the language needs, or other alone
	places  []string           // sorted
	counted bool
}

// plain reports whether the message is one text without places.
func (m message) plain() bool { return !m.counted && len(m.places) == 0 }

// pattern is a text taken apart: literal text and names of places in turn,
// beginning and ending with text.
type pattern []string

// places are the names in a pattern.
func (p pattern) places() []string {
	var out []string
	for i := 1; i < len(p); i += 2 {
		out = append(out, p[i])
	}
	return out
}

// placeName is what stands between {{ and }}.
var placeName = regexp.MustCompile(`^\.([A-Za-z][A-Za-z0-9]*)$`)

// parse takes a text apart. An error says what is wrong and how to mend it.
func parse(text string) (pattern, error) {
	if strings.TrimSpace(text) == "" {
		return nil, errors.New("the text is empty; write one")
	}
	if i := strings.IndexFunc(text, isControl); i >= 0 {
		return nil, fmt.Errorf("the text holds the control character %U; remove it", []rune(text[i:])[0])
	}
	var out pattern
	for {
		literal, rest, opened := strings.Cut(text, "{{")
		if strings.Contains(literal, "}}") {
			return nil, errors.New(`"}}" has no "{{" before it; a place is written {{.Name}}`)
		}
		out = append(out, literal)
		if !opened {
			return out, nil
		}
		inner, after, closed := strings.Cut(rest, "}}")
		if !closed {
			return nil, errors.New(`"{{" has no "}}" after it; a place is written {{.Name}}`)
		}
		name := placeName.FindStringSubmatch(strings.TrimSpace(inner))
		if name == nil {
			return nil, fmt.Errorf("%s is not a place; a place is written {{.Name}}", diagnostic.Name("{{"+inner+"}}"))
		}
		out = append(out, name[1])
		text = after
	}
}

func isControl(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// define makes a message of the English default of its texts.
func define(forms map[string]pattern) message {
	m := message{forms: forms}
	for form, p := range forms {
		m.places = append(m.places, p.places()...)
		m.counted = m.counted || form != other
	}
	slices.Sort(m.places)
	m.places = slices.Compact(m.places)
	return m
}
