package locale

import (
	"slices"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// other is the plural form that every language has.
const other = "other"

// pluralForms are the plural forms of CLDR; a language has some of them.
var pluralForms = []string{"zero", "one", "two", "few", "many", other}

// plurals chooses the plural form for a count in one language.
type plurals struct {
	rules *i18n.Localizer // whose one message gives its form's own name; nil for a language that CLDR has no rules for
	small [1000]string    // the forms of the counts that are common

	needed []string // the forms that whole numbers take, and other
	known  []string // those, and the forms that only fractions take
}

// pluralsOf finds the rules of a language and probes its forms: whole numbers
// below a thousand and some round ones take each form that any of them takes.
func pluralsOf(tag language.Tag) *plurals {
	bundle := i18n.NewBundle(tag)
	p := &plurals{}
	if bundle.AddMessages(tag, &i18n.Message{ID: "form", Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: other}) == nil {
		p.rules = i18n.NewLocalizer(bundle, tag.String())
	}
	found := map[string]bool{other: true}
	for n := range p.small {
		p.small[n] = p.choose(n)
		found[p.small[n]] = true
	}
	for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
		found[p.choose(n)] = true
	}
	p.needed = among(found)
	for _, fraction := range []string{"0.0", "0.1", "0.5", "1.0", "1.5", "2.5", "10.0", "10.5"} {
		found[p.choose(fraction)] = true
	}
	p.known = among(found)
	return p
}

// among are the plural forms that were found, in their order.
func among(found map[string]bool) []string {
	return slices.DeleteFunc(slices.Clone(pluralForms), func(form string) bool { return !found[form] })
}

// form is the plural form for a count.
func (p *plurals) form(n int) string {
	switch {
	case n < 0:
		return other
	case n < len(p.small):
		return p.small[n]
	}
	return p.choose(n)
}

// Decimal is a plain decimal number (-1234.50) in a place of a message.
type Decimal string

// PluralForm is the form of CLDR for a plain decimal number (-1234.50): zero,
// one, two, few, many or other. The digits that are shown count: in English it is
// 1 day, but 1.0 days.
func (l *Locale) PluralForm(plain string) string {
	plain = strings.TrimPrefix(plain, "-")
	if n, err := strconv.Atoi(plain); err == nil {
		return l.plurals.form(n)
	}
	return l.plurals.choose(plain)
}

// choose asks the rules for the form of a number, an int or plain decimal text.
func (p *plurals) choose(number any) string {
	if p.rules == nil {
		return other
	}
	form, err := p.rules.Localize(&i18n.LocalizeConfig{MessageID: "form", PluralCount: number})
	if err != nil {
		return other
	}
	return form
}
