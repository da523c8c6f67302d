package locale

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"plansite/layouts"
)

// TestOneProblem: what is wrong in a site's file is said in one line, with the
// place, the id and the remedy.
func TestOneProblem(t *testing.T) {
	for _, tt := range []struct{ reason, own, want string }{
		{"a place in a message without places", `{"home": "Go {{.Name}}"}`,
			`:1: message "home": there is no place "{{.Name}}"; this message has none, so write it without`},
		{"a place under another name", `{"both": "{{.From}} {{.date}} {{.date}}"}`,
			`:1: message "both": there is no place "{{.date}}"; its places are {{.From}}, {{.To}}`},
		{"a place in one of the forms", `{"plans": {"one": "{{.N}}", "other": "{{.Count}}"}}`,
			`:1: message "plans": there is no place "{{.N}}"; its places are {{.Count}}`},
		{"a text that is no text with places", "{\n\"home\": \"a\",\n\"by\": \"{{.Date\"}",
			`:3: message "by": "{{" has no "}}" after it; a place is written {{.Name}}`},
		{"the same in one of the forms", "{\"plans\": {\n\"one\": \"{{if}}\",\n\"other\": \"b\"}}",
			`:2: message "plans": form "one": "{{if}}" is not a place; a place is written {{.Name}}`},
		{"an id nearly right", `{"hone": "a"}`,
			`:1: message "hone": there is no message with this id; did you mean "home"?`},
		{"a plural form is missing", `{"plans": {"other": "b"}}`,
			`:1: message "plans": plural forms are missing: one; this language needs a text for each of: one, other`},
		{"all forms in one", `{"plans": "b"}`,
			`:1: message "plans": plural forms are missing: one; this language needs a text for each of: one, other`},
		{"a plural form that is never shown", `{"plans": {"zero": "a", "one": "b", "other": "c"}}`,
			`:1: message "plans": it has plural forms that this language does not use: zero; write only: one, other`},
		{"a plural form where nothing is counted", `{"home": {"one": "a", "other": "b"}}`,
			`:1: message "home": nothing is counted in it, but it has a text for: one; write a single text`},
		{"no plural form", `{"plans": {"once": "a", "one": "b", "other": "c"}}`,
			`:1: message "plans": "once" is no plural form; write one of: one, other`},
		{"a message without a text", `{"home": {"description": "a"}}`,
			`:1: message "home": it has no text; add one as "other"`},
		{"an empty text", `{"home": ""}`,
			`:1: message "home": the text is empty; write one`},
		{"a number", `{"home": 5}`,
			`:1: message "home": it is a number; write a text in quotation marks`},
		{"a list", `{"home": ["a"]}`,
			`:1: message "home": it is a list; write a text in quotation marks`},
		{"a truth value", `{"home": true}`,
			`:1: message "home": it is a truth value; write a text in quotation marks`},
		{"null in one of the forms", `{"plans": {"one": null, "other": "b"}}`,
			`:1: message "plans": form "one": it is null; write a text in quotation marks`},
		{"an object in one of the forms", `{"plans": {"one": {}, "other": "b"}}`,
			`:1: message "plans": form "one": it is an object; write a text in quotation marks`},
		{"a description that is no text", `{"home": {"description": 1, "other": "a"}}`,
			`:1: message "home": its description is a number; write a text in quotation marks`},
		{"an id that stands twice", "{\n\"home\": \"a\",\n\"odd\": \"b\",\n\"home\": \"c\"}",
			`:4: message "home": it stands in line 2 already; remove one of the two`},
		{"the same id, written otherwise", `{"home": "a", "\u0068ome": "b"}`,
			`:1: message "home": it stands in line 1 already; remove one of the two`},
		{"a form that stands twice", `{"plans": {"one": "a", "one": "b", "other": "c"}}`,
			`:1: message "plans": "one" stands twice in it; remove one of the two`},
		{"broken JSON", "{\n\"home\": \"a\"\n\"odd\": \"b\"}",
			`:3: this is not JSON: invalid character '"' after object key:value pair; look for a missing or surplus quotation mark, comma or brace`},
		{"a text that ends with its line", "{\"home\": \"a\n}",
			`:1: this is not JSON: invalid character '\n' in string literal; look`},
		{"a file that ends early", "{\n\"home\": \"a\",\n",
			`:2: this is not JSON: unexpected end of JSON input; look`},
		{"an empty file", " ",
			`:1: this is not JSON: unexpected end of JSON input; look`},
		{"more than one object", "{}\n{}",
			`:2: this is not JSON: invalid character '{' after top-level value; look`},
		{"a list of messages", `[{"id": "home", "other": "a"}]`,
			`:1: the file is a list; write an object: {"id": "text"}`},
		{"another encoding", "{\"home\": \"\xe9\"}",
			`: the file is not UTF-8 text; save it as UTF-8`},
		{"a file without end", `{"home": "` + strings.Repeat("a", maxFile) + `"}`,
			`: larger than 1024 KiB; a message file holds only the texts of the interface`},
	} {
		want := "layouts/messages/en.json" + tt.want
		_, err := Load(file("en", messages), file("en", tt.own), "en", "en")
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.HasSuffix(tt.want, "look") == (err.Error() == want) {
			t.Errorf("%s:\ngot  %v\nwant %s", tt.reason, err, want)
		}
	}
}

// TestAllProblems: one run says all that is wrong, in the order of the file.
func TestAllProblems(t *testing.T) {
	_, err := Load(file("en", messages), file("en", "{\n\"home\": 1,\n\"by\": \"{{.A}} {{.B}}\",\n\"no\": \"\"}"), "en", "en")
	want := `the messages have errors:
layouts/messages/en.json:2: message "home": it is a number; write a text in quotation marks
layouts/messages/en.json:3: message "by": there is no place "{{.A}}"; its places are {{.Date}}
layouts/messages/en.json:3: message "by": there is no place "{{.B}}"; its places are {{.Date}}
layouts/messages/en.json:4: message "no": there is no message with this id; write one of: home, odd, described, by, both, plans, rated`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
}

// TestManyProblems: neither the error nor the time grows with a file of mistakes.
func TestManyProblems(t *testing.T) {
	var b strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&b, `, "%020d": "a"`, i)
	}
	_, err := Load(layouts.Files, file("en", "{"+b.String()[1:]+"}"), "en", "en")
	if err == nil || strings.Count(err.Error(), "\n") != maxProblems+1 || !strings.HasSuffix(err.Error(), "\nand 29980 more") {
		t.Errorf("got %v", err)
	}
}

// TestHostileNames: what a file holds does not reach the terminal as it is.
func TestHostileNames(t *testing.T) {
	for _, own := range []string{`{"\u001b[2J\nhome": "a"}`, `{"home": "{{\u001b[2J}}"}`, `{"by": "{{\u202e}}"}`, `{"plans": {"\u001b": "a"}}`} {
		if _, err := Load(file("en", messages), file("en", own), "en", "en"); err == nil || strings.ContainsAny(strings.TrimPrefix(err.Error(), "the messages have errors:\n"), "\x1b\u202e") {
			t.Errorf("%s: got %q", own, err)
		}
	}
}

func TestOwnLanguage(t *testing.T) {
	for _, tt := range []struct{ reason, code, own, want string }{
		{"no file", "de", "", `there are no messages in the language "de"; write layouts/messages/de.json with a text for each message of the default layouts/messages/en.json`},
		{"messages are missing", "ru", strings.Replace(strings.Replace(russian, `"home": "Начало",`, "", 1), `"by": "до {{.Date}}",`, "", 1),
			`layouts/messages/ru.json: messages are missing: "home", "by"; write a text for each message of the default layouts/messages/en.json`},
		{"plural forms are missing", "ar", strings.Replace(russian, `"one": "{{.Count}} план",`, `"zero": "a", "one": "b", "two": "c",`, 1),
			`layouts/messages/ar.json:8: message "rated": plural forms are missing: zero, two; this language needs a text for each of: zero, one, two, few, many, other`},
		{"a mistake is not called missing as well", "ru", strings.Replace(russian, `"Начало"`, "5", 1),
			`layouts/messages/ru.json:2: message "home": it is a number; write a text in quotation marks`},
		{"both", "ru", `{"home": 5, "odd": "a", "described": "b", "plans": "c", "rated": "d", "by": "e"}`, `the messages have errors:
layouts/messages/ru.json:1: message "home": it is a number; write a text in quotation marks
layouts/messages/ru.json:1: message "plans": plural forms are missing: one, few, many; this language needs a text for each of: one, few, many, other
layouts/messages/ru.json:1: message "rated": plural forms are missing: one, few, many; this language needs a text for each of: one, few, many, other
layouts/messages/ru.json: messages are missing: "both"; write a text for each message of the default layouts/messages/en.json`},
		{"not a language", "no language", "", `language "no language": language: tag is not well-formed`},
	} {
		if _, err := Load(file("en", messages), file(tt.code, tt.own), tt.code, "en"); err == nil || err.Error() != tt.want {
			t.Errorf("%s:\ngot  %v\nwant %s", tt.reason, err, tt.want)
		}
	}
}

// TestManyMissing: an empty language is told of the first messages to write.
func TestManyMissing(t *testing.T) {
	_, err := Load(layouts.Files, file("xh", "{}"), "xh", "en")
	if err == nil || !strings.HasPrefix(err.Error(), `layouts/messages/xh.json: messages are missing: "home", "plan", "result", `) || !strings.Contains(err.Error(), " more; write") ||
		strings.Count(err.Error(), `"`) != 2*maxProblems {
		t.Errorf("got %v", err)
	}
}

// TestFaultyDefaults: a mistake in the defaults is told apart from the site's.
func TestFaultyDefaults(t *testing.T) {
	for _, tt := range []struct {
		reason   string
		defaults fs.FS
		code     string
		want     string
	}{
		{"no English", file("fr", "{}"), "fr", "default layouts/messages/en.json: there is no such file"},
		{"English that is not JSON", file("en", "{"), "fr", "default layouts/messages/en.json:1: this is not JSON"},
		{"an English message of another type", file("en", `{"a": 5}`), "en", `default layouts/messages/en.json:1: message "a": it is a number`},
		{"an English message without one", file("en", `{"a": {"few": "b", "other": "c"}}`), "en", `message "a": plural forms are missing: one`},
		{"a folder", fstest.MapFS{"messages/en.json/a": {}}, "en", "default layouts/messages/en.json: read messages/en.json"},
		{"another language that does not fit", fstest.MapFS{"messages/en.json": {Data: []byte(`{"a": "b"}`)}, "messages/fr.json": {Data: []byte(`{"a": "{{.B}}"}`)}}, "fr",
			`default layouts/messages/fr.json:1: message "a": there is no place "{{.B}}"`},
	} {
		if _, err := Load(tt.defaults, nil, tt.code, "en"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v", tt.reason, err)
		}
	}
}

// TestLoadedIsSafe: whatever a site's file holds, either Load refuses it or
// every message can be filled, for any count.
func TestLoadedIsSafe(t *testing.T) {
	text := rapid.SampledFrom([]string{`"a"`, `"b"`, `"c"`, `"d"`, `"{{.Count}}"`, `"{{.Count}}."`, `"{{.Rated}}"`, `"{{.Date}}"`, `"{{.From}} {{.To}}"`, `""`, `"{{"`, `5`, `"\u0000"`})
	forms := rapid.Map(rapid.MapOfN(rapid.SampledFrom([]string{"one", "other", "one", "other", "few", "description"}), text, 2, 2), object)
	file := rapid.Map(rapid.MapOfN(rapid.SampledFrom([]string{"home", "by", "both", "plans", "rated"}), rapid.OneOf(text, forms), 1, 2), object)
	rapid.Check(t, func(t *rapid.T) {
		own := file.Draw(t, "file")
		l, err := Load(fstest.MapFS{"messages/en.json": {Data: []byte(messages)}}, fstest.MapFS{"messages/en.json": {Data: []byte(own)}}, "en", "en")
		if err != nil {
			return
		}
		n := rapid.IntRange(0, 2000).Draw(t, "n")
		for _, got := range []string{l.T("home"), l.F("by", "Date", "x"), l.F("both", "From", "a", "To", "b"), l.N("plans", n), l.F("rated", "Rated", n, "Count", n)} {
			if got == "" || strings.Contains(got, "{{") {
				t.Errorf("a message is shown as %q", got)
			}
		}
	})
}

// object writes a JSON object.
func object(members map[string]string) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(members)) {
		all = append(all, fmt.Sprintf("%q: %s", key, members[key]))
	}
	return "{" + strings.Join(all, ", ") + "}"
}
