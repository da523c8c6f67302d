package locale

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/go-playground/locales"
	"github.com/go-playground/locales/ar"
	"github.com/go-playground/locales/en"
	"github.com/go-playground/locales/en_GB"
	"github.com/go-playground/locales/es"
	"github.com/go-playground/locales/fr"
	"github.com/go-playground/locales/ru"
	"github.com/go-playground/locales/zh"
)

// format holds the forms of numbers and dates of one locale.
type format struct {
	t        locales.Translator
	decimal  string
	group    string
	minus    string
	negative string    // behind a number with a minus
	groupOne bool      // four digits are grouped: 1,234
	percent  [2]string // before and after a number of per cent
	inDigits bool      // the short date has no name of a month
	french   bool      // the first day of a month is the first
	russian  bool      // the year has a letter behind it
}

var formats = map[string]func() locales.Translator{
	"ar": ar.New, "en": en.New, "en-GB": en_GB.New, "es": es.New, "fr": fr.New, "ru": ru.New, "zh": zh.New,
}

// formatOf finds the forms of a locale and probes its separators.
func formatOf(name string) (format, error) {
	make, ok := formats[name]
	if !ok {
		return format{}, fmt.Errorf("there are no number and date forms for the locale %q; known are ar, en, en-GB, es, fr, ru, zh", name)
	}
	t := make()
	digits := "0123456789"
	between := func(s, a, b string) string {
		_, rest, _ := strings.Cut(s, a)
		sep, _, _ := strings.Cut(rest, b)
		return strings.Trim(sep, digits)
	}
	before, after, _ := strings.Cut(t.FmtPercent(1, 0), "1")
	f := format{
		t:        t,
		decimal:  between(t.FmtNumber(1.5, 1), "1", "5"),
		group:    between(t.FmtNumber(12345, 0), "12", "345"),
		minus:    strings.Replace(strings.TrimRight(t.FmtNumber(-1, 0), digits), "-", "−", 1),
		groupOne: name != "es", // which groups from five digits on
		percent:  [2]string{before, after},
		french:   name == "fr",
		russian:  name == "ru",
		inDigits: !strings.ContainsFunc(t.FmtDateMedium(time.Unix(0, 0)), unicode.IsLetter),
	}
	if name == "ar" {
		f.useWesternDigits()
	}
	return f, nil
}

// useWesternDigits makes the forms of Arabic those of the digits 0 to 9, which the
// United Nations print. CLDR has other separators for these than for the Arabic
// digits. A number with a sign runs from left to right by itself: what stands
// beside it, as in a formula, runs as the text does.
func (f *format) useWesternDigits() {
	const leftToRight, end = "\u2066", "\u2069"
	f.decimal, f.group, f.minus, f.negative = ".", ",", leftToRight+"−", end
	f.percent = [2]string{leftToRight, "%" + end}
}

const nbsp = "\u00a0"

// Number writes a plain decimal number (-1234.50) in the form of the language.
func (l *Locale) Number(plain string) string {
	negative := strings.HasPrefix(plain, "-")
	whole, fraction, point := strings.Cut(strings.TrimPrefix(plain, "-"), ".")
	var b strings.Builder
	if negative {
		b.WriteString(l.format.minus)
	}
	if len(whole) > 4 || len(whole) == 4 && l.format.groupOne {
		head := len(whole) % 3
		b.WriteString(whole[:head])
		for i := head; i < len(whole); i += 3 {
			if i > 0 {
				b.WriteString(l.format.group)
			}
			b.WriteString(whole[i : i+3])
		}
	} else {
		b.WriteString(whole)
	}
	if point {
		b.WriteString(l.format.decimal + fraction)
	}
	if negative {
		b.WriteString(l.format.negative)
	}
	return b.String()
}

// Int writes a count.
func (l *Locale) Int(n int) string { return l.Number(strconv.Itoa(n)) }

// Percent writes a plain decimal number of per cent.
func (l *Locale) Percent(plain string) string {
	return l.format.percent[0] + l.Number(plain) + l.format.percent[1]
}

// Date writes a day in full: 14 March 2025.
func (l *Locale) Date(t time.Time) string { return l.written(l.format.t.FmtDateLong(t)) }

// written is a date as its language has it beside what CLDR says: French makes the
// first day of a month the first, 1er mars; in a Russian one a
// line ends neither behind the day nor before the letter for the year.
func (l *Locale) written(date string) string {
	if l.format.russian {
		day, rest, _ := strings.Cut(date, " ")
		return day + nbsp + strings.TrimSuffix(rest, " г.") + nbsp + "г."
	}
	if rest, ok := strings.CutPrefix(date, "1 "); ok && l.format.french {
		return "1er " + rest
	}
	return date
}

// ShortDate writes a day as briefly as it stays unambiguous: 14 Mar 2025.
func (l *Locale) ShortDate(t time.Time) string {
	if l.format.inDigits {
		return l.Date(t)
	}
	return l.written(l.format.t.FmtDateMedium(t))
}
