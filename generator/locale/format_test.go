package locale

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode"

	"pgregory.net/rapid"
)

// in is a locale without messages that has the given forms.
func in(t testing.TB, form string) *Locale {
	t.Helper()
	l, err := Load(fstest.MapFS{"messages/en.json": {Data: []byte("{}")}}, nil, "en", form)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestForms(t *testing.T) {
	const nb, narrow, ltr, end = "\u00a0", "\u202f", "\u2066", "\u2069"
	day := time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		form               string
		small, four, large string // 0, 1234 and 1234567.50
		minus              string // -12345
		percent            string // -1234.5 per cent
		date, short        string
	}{
		{"en", "0", "1,234", "1,234,567.50", "−12,345", "−1,234.5%", "March 4, 2025", "Mar 4, 2025"},
		{"en-GB", "0", "1,234", "1,234,567.50", "−12,345", "−1,234.5%", "4 March 2025", "4 Mar 2025"},
		{"fr", "0", "1" + narrow + "234", "1" + narrow + "234" + narrow + "567,50", "−12" + narrow + "345", "−1" + narrow + "234,5" + nb + "%", "4 mars 2025", "4 mars 2025"},
		{"es", "0", "1234", "1.234.567,50", "−12.345", "−1234,5" + nb + "%", "4 de marzo de 2025", "4 mar. 2025"},
		{"ru", "0", "1" + nb + "234", "1" + nb + "234" + nb + "567,50", "−12" + nb + "345", "−1" + nb + "234,5%", "4" + nb + "марта 2025" + nb + "г.", "4" + nb + "мар. 2025" + nb + "г."},
		{"zh", "0", "1,234", "1,234,567.50", "−12,345", "−1,234.5%", "2025年3月4日", "2025年3月4日"},
		{"ar", "0", "1,234", "1,234,567.50", ltr + "−12,345" + end, ltr + ltr + "−1,234.5" + end + "%" + end, "4 مارس 2025", "4 مارس 2025"},
	} {
		t.Run(tt.form, func(t *testing.T) {
			l := in(t, tt.form)
			for _, c := range []struct{ what, got, want string }{
				{"zero", l.Int(0), tt.small}, {"four digits", l.Int(1234), tt.four}, {"decimals", l.Number("1234567.50"), tt.large},
				{"a negative number", l.Int(-12345), tt.minus}, {"per cent", l.Percent("-1234.5"), tt.percent},
				{"a date", l.Date(day), tt.date}, {"a short date", l.ShortDate(day), tt.short},
			} {
				if c.got != c.want {
					t.Errorf("%s: got %q, want %q", c.what, c.got, c.want)
				}
			}
		})
	}
	if len(formats) != 7 {
		t.Errorf("there are %d forms", len(formats))
	}
}

// TestFirstOfMonth: French has "the first", and "the eleventh" as a number.
func TestFirstOfMonth(t *testing.T) {
	l := in(t, "fr")
	for day, want := range map[int]string{1: "1er mars 2025", 11: "11 mars 2025", 21: "21 mars 2025"} {
		date := time.Date(2025, 3, day, 0, 0, 0, 0, time.UTC)
		if l.Date(date) != want || l.ShortDate(date) != want {
			t.Errorf("day %d is %q, %q", day, l.Date(date), l.ShortDate(date))
		}
	}
}

func TestNumber(t *testing.T) {
	l := in(t, "en-GB")
	for plain, want := range map[string]string{
		"1": "1", "12": "12", "999": "999", "1000": "1,000", "99999": "99,999", "100000": "100,000", "-0.5": "−0.5", "0.0001": "0.0001",
		"1.000": "1.000", "-1000000": "−1,000,000", "123456789012345678901234": "123,456,789,012,345,678,901,234", "1234.5678": "1,234.5678",
	} {
		if got := l.Number(plain); got != want {
			t.Errorf("%s is written %q, want %q", plain, got, want)
		}
	}
}

// TestDigitsStay: no form changes, adds or drops a digit.
func TestDigitsStay(t *testing.T) {
	var all []*Locale
	for form := range formats {
		all = append(all, in(t, form))
	}
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.StringMatching(`-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,12})?`).Draw(t, "number")
		want := onlyDigits(plain)
		for _, l := range all {
			for _, written := range []string{l.Number(plain), l.Percent(plain)} {
				if onlyDigits(written) != want {
					t.Errorf("%s is written %q", plain, written)
				}
				if strings.Contains(written, "−") != strings.HasPrefix(plain, "-") || strings.ContainsAny(written, "-\n") {
					t.Errorf("%s has the sign of %q", plain, written)
				}
			}
			if strings.Contains(plain, ".") != strings.Contains(l.Number(plain), l.format.decimal) && l.format.decimal != l.format.group {
				t.Errorf("%s is written %q", plain, l.Number(plain))
			}
		}
	})
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// TestDays: each day of four years is written with its own number, month and year.
func TestDays(t *testing.T) {
	for form := range formats {
		l := in(t, form)
		seen := map[string]bool{}
		for day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
			long, short := l.Date(day), l.ShortDate(day)
			if seen[long] || seen[" "+short] {
				t.Errorf("%s: two days are written %q, %q", form, long, short)
			}
			seen[long], seen[" "+short] = true, true
			if !strings.Contains(long, day.Format("2006")) || !strings.Contains(short, day.Format("2006")) {
				t.Errorf("%s: %s is written %q and %q", form, day.Format(time.DateOnly), long, short)
			}
		}
	}
}

func TestUnknownForm(t *testing.T) {
	_, err := Load(fstest.MapFS{"messages/en.json": {Data: []byte("{}")}}, nil, "en", "en-XX")
	if err == nil || !strings.Contains(err.Error(), `"en-XX"; known are ar, en, en-GB, es, fr, ru, zh`) {
		t.Errorf("got %v", err)
	}
}
