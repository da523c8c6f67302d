// Package locale holds the words of the interface and the forms of numbers and
// dates in each language of a site.
//
// Words come from message files, messages/{language}.json among the layouts,
// in the format of go-i18n: an id with a text, or with one text per plural
// form of the language (CLDR). A site's own file overrides single messages of
// the default one. Nothing here glues sentences from pieces: a sentence is one
// message with named places.
package locale

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Locale is one language. It is safe for concurrent use.
type Locale struct {
	Code   string // the first part of the addresses: en
	Dir    string // ltr or rtl
	format format

	localizer *i18n.Localizer
	plain     map[string]string // messages without places or plurals
	patterns  sync.Map          // patternKey -> pattern
}

// Folder is the folder of the message files among the layouts.
const Folder = "messages"

// Load reads the messages of one language: those of defaults, and over them
// those of overrides, which may be nil. form names the forms of numbers and
// dates, such as en-GB.
func Load(defaults, overrides fs.FS, code, form string) (*Locale, error) {
	tag, err := language.Parse(code)
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", code, err)
	}
	f, err := formatOf(form)
	if err != nil {
		return nil, err
	}
	bundle := i18n.NewBundle(tag)
	l := &Locale{Code: code, Dir: direction(tag), format: f, plain: map[string]string{}}
	name := Folder + "/" + code + ".json"
	if err := l.read(bundle, defaults, name, true); err != nil {
		return nil, err
	}
	if overrides != nil {
		if err := l.read(bundle, overrides, name, false); err != nil {
			return nil, err
		}
	}
	l.localizer = i18n.NewLocalizer(bundle, code)
	return l, nil
}

func (l *Locale) read(bundle *i18n.Bundle, fsys fs.FS, name string, required bool) error {
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) && !required {
		return nil
	}
	if err != nil {
		return fmt.Errorf("messages of the language: %w", err)
	}
	file, err := bundle.ParseMessageFileBytes(text, name)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	for _, m := range file.Messages {
		if m.Zero+m.One+m.Two+m.Few+m.Many == "" && !strings.Contains(m.Other, "{{") {
			l.plain[m.ID] = m.Other
		} else {
			delete(l.plain, m.ID)
		}
	}
	return nil
}

// direction is the direction in which the script of a language runs.
func direction(tag language.Tag) string {
	script, _ := tag.Script()
	if slices.Contains([]string{"Arab", "Hebr", "Thaa", "Syrc", "Nkoo"}, script.String()) {
		return "rtl"
	}
	return "ltr"
}

// Message returns a message without places.
func (l *Locale) Message(id string) (string, error) {
	if s, ok := l.plain[id]; ok {
		return s, nil
	}
	return "", fmt.Errorf("there is no message %q without places in language %s", id, l.Code)
}

// T is Message for ids that the program itself uses; a missing one is a fault
// of the program, which a test finds.
func (l *Locale) T(id string) string {
	s, err := l.Message(id)
	if err != nil {
		panic(err)
	}
	return s
}

// pattern is a message with places, taken apart: literal text and names in turn,
// beginning and ending with text.
type pattern []string

type patternKey struct {
	id    string
	count int // chooses the plural form; -1 for none
}

// maxPatterns bounds the counts whose patterns are kept for each message.
const maxPatterns = 1000

// Plural returns a message whose form depends on a count, {{.Count}} in it.
func (l *Locale) Plural(id string, n int) (string, error) { return l.Fill(id, "Count", n) }

// N is Plural for ids that the program itself uses.
func (l *Locale) N(id string, n int) string { return l.F(id, "Count", n) }

// F is Fill for ids that the program itself uses.
func (l *Locale) F(id string, pairs ...any) string {
	s, err := l.Fill(id, pairs...)
	if err != nil {
		panic(err)
	}
	return s
}

// Fill returns a message with named places; pairs are name, value, name, value,
// the values strings or ints. A pair named Count with an int chooses the plural
// form.
func (l *Locale) Fill(id string, pairs ...any) (string, error) {
	key := patternKey{id, -1}
	for i := 0; i+1 < len(pairs); i += 2 {
		if n, ok := pairs[i+1].(int); ok && pairs[i] == "Count" {
			key.count = n
		}
	}
	p, err := l.pattern(key, pairs)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for i, part := range p {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		value, err := l.place(part, pairs)
		if err != nil {
			return "", fmt.Errorf("message %q in language %s: %w", id, l.Code, err)
		}
		b.WriteString(value)
	}
	return b.String(), nil
}

// place is the text for a named place.
func (l *Locale) place(name string, pairs []any) (string, error) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			switch v := pairs[i+1].(type) {
			case string:
				return v, nil
			case int:
				return l.Int(v), nil
			}
		}
	}
	return "", fmt.Errorf("the place %q is not filled", name)
}

// pattern has go-i18n choose the form of a message and keeps it taken apart:
// many thousand pages fill the same few patterns.
func (l *Locale) pattern(key patternKey, pairs []any) (pattern, error) {
	if p, ok := l.patterns.Load(key); ok {
		return p.(pattern), nil
	}
	data := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		name := fmt.Sprint(pairs[i])
		data[name] = mark + name + mark
	}
	config := &i18n.LocalizeConfig{MessageID: key.id, TemplateData: data}
	if key.count >= 0 {
		config.PluralCount = key.count
	}
	s, err := l.localizer.Localize(config)
	if err != nil {
		return nil, fmt.Errorf("message %q in language %s: %w", key.id, l.Code, err)
	}
	if strings.Contains(s, "<no value>") {
		return nil, fmt.Errorf("message %q in language %s has a place that is not filled: %s", key.id, l.Code, s)
	}
	p := pattern(strings.Split(s, mark))
	if key.count < maxPatterns {
		l.patterns.Store(key, p)
	}
	return p, nil
}

// mark stands around a place's name; no message file can hold it.
const mark = "\x00"
