package markdown

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
)

// allowed are the elements that a text may become, with their attributes.
var allowed = map[string][]string{
	"p": nil, "br": nil, "hr": nil, "em": nil, "strong": nil, "del": nil, "blockquote": nil, "pre": {"tabindex"},
	"code": {"class"}, "ul": nil, "ol": {"start"}, "li": {"id"}, "dl": nil, "dt": nil, "dd": nil, "sup": {"id"},
	"h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
	"a":     {"href", "title", "class", "role", "aria-labelledby"},
	"table": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"class"}, "td": {"class"},
	"div": {"class", "tabindex", "role"},
}

var void = []string{"br", "hr"}

// checkHTML reports what a text must never become. Where a diagnostic has
// refused something, its remains need not be sound.
func checkHTML(text string, refused bool) error {
	var open []string
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Errorf("not closed: %q", open)
			}
			return nil
		case html.StartTagToken:
			tag := z.Token()
			if err := checkTag(tag, refused); err != nil {
				return err
			}
			if tag.Data == "a" && slices.Contains(open, "a") && !refused {
				return fmt.Errorf("a link in a link")
			}
			if !slices.Contains(void, tag.Data) {
				open = append(open, tag.Data)
			}
		case html.EndTagToken:
			tag := z.Token().Data
			if len(open) == 0 || open[len(open)-1] != tag {
				return fmt.Errorf("</%s> closes %q", tag, open)
			}
			open = open[:len(open)-1]
		case html.TextToken:
		default:
			return fmt.Errorf("neither tag nor text: %q", z.Raw())
		}
	}
}

func checkTag(tag html.Token, refused bool) error {
	attributes, ok := allowed[tag.Data]
	if !ok {
		return fmt.Errorf("element <%s>", tag.Data)
	}
	for _, a := range tag.Attr {
		switch {
		case !slices.Contains(attributes, a.Key):
			return fmt.Errorf("attribute %s of <%s>", a.Key, tag.Data)
		case a.Key == "href" && !goodAddress(a.Val) && !refused, strings.HasPrefix(strings.ToLower(a.Val), "javascript:") && a.Key == "href":
			return fmt.Errorf("address %q", a.Val)
		case a.Key == "id" && !strings.HasPrefix(a.Val, "_") && !strings.HasPrefix(a.Val, "fn"):
			return fmt.Errorf("id %q", a.Val)
		}
	}
	return nil
}

func goodAddress(address string) bool {
	if strings.HasPrefix(address, "#") && address != "#" {
		return true
	}
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "mailto" || (u.Scheme == "http" || u.Scheme == "https") && u.Host != "")
}

// filled is the HTML of doc with something in each hole.
func filled(doc *Doc) string {
	var b strings.Builder
	for i, segment := range doc.Segments {
		b.WriteString(segment)
		if i < len(doc.Refs) {
			b.WriteString("reference")
		}
	}
	return b.String()
}

// check compiles src and returns what breaks the contract of the package.
func check(src string, mode Mode) error {
	list := new(diagnostic.List)
	doc := Compile([]byte(src), mode, locate(src), diagnostic.NewReporter("f.md", list))
	for _, d := range list.Sorted() {
		if d.Code == "markdown" {
			return fmt.Errorf("a reference was lost: %s", d.Message)
		}
		if d.Line < 1 || d.Column < 1 || int(d.Line) > 1+strings.Count(src, "\n") || d.Message == "" || d.Hint == "" && d.Code != "broken-link" {
			return fmt.Errorf("diagnostic %+v", d)
		}
	}
	if doc.Empty() {
		if len(doc.Refs) > 0 {
			return fmt.Errorf("an empty text with %d references", len(doc.Refs))
		}
		return nil
	}
	if len(doc.Segments) != len(doc.Refs)+1 {
		return fmt.Errorf("%d segments and %d references", len(doc.Segments), len(doc.Refs))
	}
	text := filled(doc)
	if !utf8.ValidString(text) || strings.Contains(text, hole) {
		return fmt.Errorf("not a text: %q", text)
	}
	if err := checkHTML(text, list.HasErrors()); err != nil {
		return fmt.Errorf("%w in %q", err, text)
	}
	return nil
}

// TestCheckHTML shows that the check of the fuzz test can fail.
func TestCheckHTML(t *testing.T) {
	for _, text := range []string{
		"<script>x</script>", "<p onclick=x>a</p>", "<p style=x>a</p>", "<p\u226f onclick=x>a</p>", "<p>a", "<em><p></em></p>",
		`<a href="javascript:x">a</a>`, `<a href="../x">a</a>`, `<a href="#">a</a>`, `<h2 id="sg13">a</h2>`, "<img src=x>", "<!-- a -->",
		`<a href="#x"><em><a href="#y">a</a></em></a>`, "</p>",
	} {
		if checkHTML(text, false) == nil {
			t.Errorf("nothing is wrong with %q", text)
		}
	}
}

func FuzzCompile(f *testing.F) {
	for _, seed := range []string{
		"# A\n\n### B\n\n[b](#b) [[sg13]], [[sg13#latest|text]] and ![[kpi]]\n\n![[kpi]]\n",
		"| a | b |\n|:-:|--:|\n| [[a\\|b]] | `[[a|b]]` |\n| [[c|d]] |",
		"a[^1] [^1]\n\n[^1]: b [[c]]\n\n    ![[d]]\n", "a\n: b [[c]]\n\n: ![[d]]\n",
		"<script>alert(1)</script> <b onclick=x> <!-- a --> ![a [[b]]](c)", "<!-- a\n\n[[b]]", "<div>\n[[a]]\n</div>\n",
		"[a](javascript:b) [a](java&#115;cript:b) <javascript:b> [a]: data:b", "[a [[b]] c[^1] <https://d>](https://e)\n\n[^1]: f",
		"\u0338 onclick=a\n\n*\u0338*[[b]]\u0338", "a\x00b `\x00` [[c]]", "\"a\" 'b' -- --- ... << >> ~~c~~",
		"- a\n  - [[b]]\n\n1. c\n\n> ## d\n> e\n", "[[[a]]] [[a|[b](c)]] ![[![[a]]]] [[a]](b) \\[[c]] [[d\ne]]",
		"https://example.org/[[a]] www.b.c d@e.f", "a\\\nb  \nc &amp; &#0; &colon; \\[ `\\``", "```a\"b onclick=c\n[[d]]\n```", "\tcode [[a]]",
		"[a]: https://b 'c\"d'\n\n[a] [a][] ![a]", "Ａ\u0301 ａ\n===\n\n## \u202eabc\n", "7. a\n\n<details>\n\n[[b]]\n\n</details>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			t.Skip("package source refuses it")
		}
		for _, mode := range []Mode{Body, Note} {
			if err := check(src, mode); err != nil {
				t.Error(err)
			}
		}
	})
}

// TestCombinations compiles random sequences of what has a meaning in Markdown.
func TestCombinations(t *testing.T) {
	pieces := rapid.SampledFrom([]string{
		"[[", "]]", "![[", "[", "](", ")", "](https://a)", "|", "\\|", "\\", "#", "latest", "sg13", "\n", "\n\n", "\n|---|:-:|\n", "| ",
		"\n- ", "\n1. ", "\n> ", "\n    ", "\n\t", "## ", "\n===\n", "\n: ", "[^1]", "\n\n[^1]: ", "\n\n[a]: https://b", "`", "```\n", "*", "**", "_", "~~",
		"<b onclick=x>", "<!--", "-->", "<script>", "</script>", "<div>", "<https://a>", "<javascript:a>", "(javascript:a)", "https://c.d", "www.e.f", "g@h.i",
		"&lt;", "&#0;", "&colon;", "\"", "'", "--", "...", "<<", "\u0338", "e\u0301", "\u202e", "\x00", "\u037e", " ", "a", "é",
	})
	rapid.Check(t, func(t *rapid.T) {
		src := strings.Join(rapid.SliceOfN(pieces, 1, 40).Draw(t, "pieces"), "")
		for _, mode := range []Mode{Body, Note} {
			if err := check(src, mode); err != nil {
				t.Fatalf("%q: %v", src, err)
			}
		}
	})
}
