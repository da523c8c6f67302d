// Package locale holds the words of the interface, the forms of numbers and dates
// and the order of names in each language of a site.
//
// Words come from message files, messages/{language}.json among the layouts, a
// JSON object in the format of go-i18n. An entry is an id with a text, or with
// an object that holds one text per plural form of the language (zero, one,
// two, few, many, other, as CLDR has them) and may hold a description for
// translators. {{.Name}} in a text is a place that the program fills; nothing
// else in it is acted upon.
//
// The English default says which messages there are, which places each has and
// in which of them something is counted. A language is its default file, the
// site's own file, or the default with single messages overridden by the
// site's. Load refuses files that do not fit: ids, places and plural forms that
// there are not or that are missing. A text may leave a place out. After Load
// no message that the program asks for can fail.
//
// Nothing here glues sentences from pieces: a sentence is one message with
// named places. So are the patterns of lists, and what stands between a label and
// its text. A place that is filled with a number may choose the plural form: an
// int, or a Decimal with the digits that are shown.
package locale

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"plansite/generator/foreign"
)

// Locale is one language. It is safe for concurrent use.
type Locale struct {
	Code     string // the first part of the addresses: en
	Dir      string // ltr or rtl
	Form     string // names the forms of numbers and dates: en-GB
	format   format
	plurals  *plurals
	order    *order
	base     string // the language without its region: es
	messages map[string]message
}

// Load reads the messages of one language: those of defaults, and over them
// those of overrides, which may be nil. form names the forms of numbers and
// dates, such as en-GB. An error names every file and message at fault.
func Load(defaults, overrides fs.FS, code, form string) (*Locale, error) {
	tag, err := language.Parse(code)
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", code, err)
	}
	f, err := formatOf(form)
	if err != nil {
		return nil, err
	}
	plurals := pluralsOf(tag)
	base, _ := tag.Base()
	messages, err := messagesOf(defaults, overrides, code, plurals)
	if err != nil {
		return nil, err
	}
	return &Locale{Code: code, Dir: direction(tag), Form: form, format: f, plurals: plurals, order: orderOf(tag), base: base.String(), messages: messages}, nil
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
	m, ok := l.messages[id]
	if !ok || !m.plain() {
		return "", fmt.Errorf("there is no message %q without places in language %s", id, l.Code)
	}
	return m.forms[other][0], nil
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
// the values strings, ints or Decimals. A pair named Count with a number chooses
// the plural form.
func (l *Locale) Fill(id string, pairs ...any) (string, error) {
	m, ok := l.messages[id]
	if !ok {
		return "", fmt.Errorf("there is no message %q in language %s", id, l.Code)
	}
	var b strings.Builder
	stopped := false
	for i, part := range m.forms[l.form(m, pairs)] {
		if i%2 == 0 {
			if stopped {
				part = strings.TrimPrefix(part, ".")
			}
			b.WriteString(part)
			continue
		}
		value, err := l.place(part, pairs)
		if err != nil {
			return "", fmt.Errorf("message %q in language %s: %w", id, l.Code, err)
		}
		b.WriteString(value)
		stopped = endsStopped(value)
	}
	return b.String(), nil
}

// endsStopped reports whether a text ends with a full stop, as a Russian date
// does: one that ends the sentence behind it is the same.
func endsStopped(text string) bool { return strings.HasSuffix(foreign.Strip(text), ".") }

// form is the plural form of a message for the pair named Count.
func (l *Locale) form(m message, pairs []any) string {
	if !m.counted {
		return other
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		switch n := pairs[i+1].(type) {
		case int:
			if pairs[i] == "Count" {
				return l.plurals.form(n)
			}
		case Decimal:
			if pairs[i] == "Count" {
				return l.PluralForm(string(n))
			}
		}
	}
	return other
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
			case Decimal:
				return l.Number(string(v)), nil
			}
		}
	}
	return "", fmt.Errorf("the place %q is not filled", name)
}
