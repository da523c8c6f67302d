package locale

import (
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

const messages = `{
	"home": "Home",
	"odd": "a < b & \"c\" {x}",
	"described": {"description": "where we are", "other": "Here"},
	"by": "by {{.Date}}",
	"both": "{{.From}} to {{.To}}, from {{.From}}",
	"plans": {"one": "{{.Count}} plan", "other": "{{.Count}} plans"},
	"rated": {"one": "{{.Rated}} of {{.Count}} rated", "other": "{{.Rated}} of {{.Count}} all rated"}
}`

// russian is a whole language.
const russian = `{
	"home": "Начало",
	"odd": "?",
	"described": "Здесь",
	"by": "до {{.Date}}",
	"both": "{{.From}} – {{.To}}",
	"plans": {"one": "{{.Count}} план", "few": "{{.Count}} плана", "many": "{{.Count}} планов", "other": "{{.Count}} плана"},
	"rated": {"one": "{{.Rated}} из {{.Count}}", "few": "{{.Rated}} из {{.Count}}", "many": "{{.Rated}} из {{.Count}}", "other": "{{.Rated}} из {{.Count}}"}
}`

// load reads the messages in English, and over them those of a site.
func load(t testing.TB, own string) *Locale {
	t.Helper()
	return loadAs(t, "en", own)
}

// loadAs reads the messages of a language that a site has a file for.
func loadAs(t testing.TB, code, own string) *Locale {
	t.Helper()
	l, err := Load(file("en", messages), file(code, own), code, "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func file(code, text string) fs.FS {
	if text == "" {
		return nil
	}
	return fstest.MapFS{"messages/" + code + ".json": {Data: []byte(text)}}
}

func TestMessages(t *testing.T) {
	l := load(t, "")
	for id, want := range map[string]string{"home": "Home", "odd": `a < b & "c" {x}`, "described": "Here"} {
		if got := l.T(id); got != want {
			t.Errorf("%s is %q, want %q", id, got, want)
		}
	}
	for reason, id := range map[string]string{"there is none": "nothing", "it has places": "by", "it has plural forms": "plans"} {
		if got, err := l.Message(id); err == nil || !strings.Contains(err.Error(), `"`+id+`"`) || got != "" {
			t.Errorf("%s: got %q, %v", reason, got, err)
		}
	}
}

func TestFill(t *testing.T) {
	l := load(t, "")
	for _, tt := range []struct {
		reason, id string
		pairs      []any
		want       string
	}{
		{"a place", "by", []any{"Date", "4 March"}, "by 4 March"},
		{"a place twice", "both", []any{"To", "b", "From", "a"}, "a to b, from a"},
		{"a number is written in the form of the language", "by", []any{"Date", 12345}, "by 12,345"},
		{"one", "rated", []any{"Rated", 0, "Count", 1}, "0 of 1 rated"},
		{"more", "rated", []any{"Rated", 1, "Count", 2000}, "1 of 2,000 all rated"},
		{"more, although the number is text", "rated", []any{"Rated", "1", "Count", "1"}, "1 of 1 all rated"},
		{"a value that looks like a place", "by", []any{"Date", "{{.Date}}"}, "by {{.Date}}"},
		{"a value that looks like a missing one", "by", []any{"Date", "<no value>"}, "by <no value>"},
		{"a value that looks like a mark", "both", []any{"From", "\x00To\x00", "To", "b"}, "\x00To\x00 to b, from \x00To\x00"},
		{"a message without places", "home", []any{"Date", "x"}, "Home"},
	} {
		for range 2 { // the second time from what is kept
			if got, err := l.Fill(tt.id, tt.pairs...); err != nil || got != tt.want {
				t.Errorf("%s: got %q, %v; want %q", tt.reason, got, err, tt.want)
			}
		}
	}
}

// TestFullStops: a value that ends with a full stop ends a sentence with it.
func TestFullStops(t *testing.T) {
	l := load(t, `{"by": "By {{.Date}}. Then {{.Date}}, {{.Date}}."}`)
	for _, date := range []string{"4 марта 2025 г.", "\uFDD0Ltd.\uFDD1"} {
		if got, want := l.F("by", "Date", date), "By "+date+" Then "+date+", "+date; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// TestDecimal: a number with a fraction has the form and the digits of its own.
func TestDecimal(t *testing.T) {
	l := load(t, "")
	for number, want := range map[Decimal]string{"1": "1 plan", "1.0": "1.0 plans", "-1": "−1 plan", "1234.5": "1,234.5 plans"} {
		if got := l.F("plans", "Count", number); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestFillErrors(t *testing.T) {
	for _, tt := range []struct {
		reason, id string
		pairs      []any
		want       string
	}{
		{"no such message", "nothing", nil, `"nothing"`},
		{"a place is not filled", "both", []any{"From", "a"}, `"both"`},
		{"nor under another name", "by", []any{"date", "a"}, `"by"`},
		{"a name without a value", "by", []any{"Date"}, `"by"`},
		{"a value of another type", "by", []any{"Date", 1.5}, `"by"`},
		{"a plural without its other places", "rated", []any{"Count", 2}, `"rated"`},
	} {
		l := load(t, "")
		for range 2 {
			if got, err := l.Fill(tt.id, tt.pairs...); err == nil || !strings.Contains(err.Error(), tt.want) || got != "" {
				t.Errorf("%s: got %q, %v", tt.reason, got, err)
			}
		}
	}
}

// TestFillAfterAnother: what one call has filled another still has to fill.
func TestFillAfterAnother(t *testing.T) {
	l := load(t, "")
	if got := l.F("both", "From", "a", "To", "b"); got != "a to b, from a" {
		t.Errorf("got %q", got)
	}
	if got, err := l.Fill("both", "From", "c"); err == nil {
		t.Errorf("a place is not filled, and yet: %q", got)
	}
}

func TestPlural(t *testing.T) {
	l := load(t, "")
	for n, want := range map[int]string{0: "0 plans", 1: "1 plan", 2: "2 plans", 11: "11 plans", 1000: "1,000 plans", 54321: "54,321 plans", -3: "−3 plans"} {
		for range 2 {
			if got := l.N("plans", n); got != want {
				t.Errorf("%d: got %q, want %q", n, got, want)
			}
		}
	}
	l = loadAs(t, "ru", russian)
	for n, want := range map[int]string{0: "0 планов", 1: "1 план", 2: "2 плана", 5: "5 планов", 11: "11 планов", 21: "21 план", 22: "22 плана", 5002: "5,002 плана"} {
		if got := l.N("plans", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
}

func TestProgramFaults(t *testing.T) {
	l := load(t, "")
	for reason, call := range map[string]func(){
		"T": func() { l.T("nothing") }, "N": func() { l.N("nothing", 1) }, "F": func() { l.F("by") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s takes an id that there is not", reason)
				}
			}()
			call()
		}()
	}
}

func TestOverrides(t *testing.T) {
	own := "\uFEFF" + `{
		"home": {"description": "a text that stands alone", "other": "Start"},
		"by": "until {{ .Date }}",
		"both": "plain",
		"plans": {"one": "a plan", "other": "{{.Count}} of them"}
	}`
	l := load(t, own)
	for _, tt := range []struct{ what, got, want string }{
		{"a message", l.T("home"), "Start"},
		{"a message with places", l.F("by", "Date", "x"), "until x"},
		{"one that leaves its places out", l.F("both", "From", "a", "To", "b"), "plain"},
		{"a plural", l.N("plans", 1) + ", " + l.N("plans", 2), "a plan, 2 of them"},
		{"one that stays", l.T("described") + l.F("rated", "Rated", 1, "Count", 1), "Here1 of 1 rated"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if got, err := l.Message("both"); err == nil {
		t.Errorf("a message is plain in this language alone: %q", got)
	}
}

// TestDefaultOfALanguage: the default of a language holds what the site's file
// does not, and either alone may be incomplete.
func TestDefaultOfALanguage(t *testing.T) {
	defaults := fstest.MapFS{
		"messages/en.json": {Data: []byte(`{"home": "Home", "by": "by {{.Date}}", "odd": "odd"}`)},
		"messages/fr.json": {Data: []byte(`{"home": "Accueil", "by": "avant le {{.Date}}"}`)},
	}
	l, err := Load(defaults, file("fr", `{"odd": "impair", "home": "Début"}`), "fr", "fr")
	if err != nil {
		t.Fatal(err)
	}
	if got := l.T("home") + l.T("odd") + l.F("by", "Date", "x"); got != "Débutimpairavant le x" {
		t.Errorf("got %q", got)
	}
}

func TestDirection(t *testing.T) {
	for code, want := range map[string]string{"en": "ltr", "fr": "ltr", "ru": "ltr", "zh": "ltr", "ar": "rtl", "he": "rtl", "fa": "rtl", "ur": "rtl", "az-Arab": "rtl"} {
		l, err := Load(file("en", `{"home": "Home"}`), file(code, `{"home": "?"}`), code, "en")
		if err != nil {
			t.Fatal(err)
		}
		if l.Dir != want || l.Code != code {
			t.Errorf("%s runs %s as %s", code, l.Dir, l.Code)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	l := load(t, "")
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for n := range 2000 {
				if got := l.F("rated", "Rated", n, "Count", 5); got != l.Int(n)+" of 5 all rated" {
					t.Errorf("got %q", got)
				}
				l.N("plans", n)
			}
		})
	}
	wg.Wait()
}
