package generator

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// alike is what is the same in all languages, or follows the forms of the locale,
// here those of English: addresses, dates, names of formats and of files.
var alike = regexp.MustCompile(`https?://[^\s"<>]+|webcal:\S+|\b[\w.-]+\.example(\.org)?\b[\w/.-]*|` +
	`\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b( \d{4}\b)?|` +
	`\{[a-z]+\}|\b(SVG|CSV|PNG|Q[1-4])\b|[\w-]+\.(csv|svg|png|docx|ics)\b`)

var latin = regexp.MustCompile(`[\w.-]*[A-Za-z][\w.-]*`)

// strays are the words of a text that no message and no content has.
func strays(text string, codes map[string]bool) (out []string) {
	for _, word := range latin.FindAllString(alike.ReplaceAllString(text, " "), -1) {
		if !codes[strings.Trim(word, ".-_")] && !codes[word] {
			out = append(out, word)
		}
	}
	return out
}

// coded are the attributes that hold no words.
var coded = regexp.MustCompile(`^(data-(plan|kind|level|rating|key|group|sort|status|type|category|band|appetite|copies|svg|name|option|search|documents|page|index|library|form|least)|` +
	`id|class|href|src|lang|dir|rel|charset|http-equiv|property|media|type|integrity|hreflang|role|scope|for|headers|download|target|loading|` +
	`xmlns|viewbox|d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|points|transform|text-anchor|paint-order|overflow|preserveaspectratio|fill.*|stroke.*|font-.*|direction|` +
	`aria-(hidden|labelledby|describedby|controls|current|live|expanded|sort)|autocomplete|inputmode|enterkeyhint|spellcheck|method|action|sizes|translate|hidden|tabindex|display|datetime)$`)

// read calls f for each text of a page that is read, seen or not.
func read(page []byte, f func(where, text string)) {
	z := html.NewTokenizer(bytes.NewReader(page))
	inside := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			if !slices.Contains([]string{"script", "style", "textarea"}, inside) {
				f("text", string(z.Text()))
			}
		case html.EndTagToken:
			inside = ""
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			inside = tag.Data
			attributes(tag, f)
		}
	}
}

func attributes(tag html.Token, f func(where, text string)) {
	held := map[string]string{}
	for _, a := range tag.Attr {
		held[a.Key] = a.Val
	}
	for _, a := range tag.Attr {
		name := held["name"] + held["property"]
		switch {
		case coded.MatchString(strings.ToLower(a.Key)):
		case a.Key == "name" || a.Key == "value" && tag.Data == "option":
		case tag.Data == "meta" && (a.Key != "content" || !strings.HasSuffix(name, "description") && !strings.HasSuffix(name, "title") && !strings.HasSuffix(name, "alt")):
		default:
			f(tag.Data+" "+a.Key, a.Val)
		}
	}
}

// option calls f for each name in the option of an interactive chart.
func option(t *testing.T, data []byte, f func(text string)) {
	t.Helper()
	var whole any
	if err := json.Unmarshal(data, &whole); err != nil {
		t.Fatal(err)
	}
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case string:
			if key == "name" || key == "text" || key == "description" {
				f(v)
			}
		case []any:
			for _, x := range v {
				walk(key, x)
			}
		case map[string]any:
			for k, x := range v {
				walk(k, x)
			}
		}
	}
	walk("", whole)
}

// calendarText are the lines of a calendar that are read.
var calendarText = regexp.MustCompile(`(?m)^(?:SUMMARY|DESCRIPTION|NAME|X-WR-CALNAME|X-WR-CALDESC)[^:]*:(.*)$`)

// documentText is what a Word file says.
func documentText(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(string(text), " ")
}
