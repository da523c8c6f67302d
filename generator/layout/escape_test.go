package layout

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"plansite/generator/locale"
	"plansite/generator/page"
	"plansite/layouts"
)

// hostile are texts that must stay texts.
var hostile = []string{
	`</title><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, "`x` {{.Title}} <!-- ]]>",
	`javascript:alert(1)`, ` JaVaScRiPt:alert(1)`, "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "&lt;script&gt; &amp;", "\u202e\u0338 onclick=alert(1)",
}

// realSet are the default layouts in English.
func realSet(t testing.TB) *Set {
	t.Helper()
	l, err := locale.Load(layouts.Files, nil, "en", "en-GB")
	if err != nil {
		t.Fatal(err)
	}
	set, err := Load(layouts.Files, nil, l)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// viewOf has one text in every place of the base layout.
func viewOf(text string) *page.View {
	link := page.Link{Text: text, Href: text, Current: true}
	return &page.View{
		Lang: text, Dir: text, Assets: page.Assets{Style: text, Icon: text, Script: text, Library: text}, SiteTitle: text, Home: text, Title: text, Heading: text, Description: text, Canonical: text, NoIndex: true,
		Header: &page.Header{SiteTitle: text, Home: text, Nav: []page.Link{link, link}},
		Crumbs: []page.Link{link}, AsOf: text, AsOfISO: text, Publisher: text, Hidden: true, ID: text,
	}
}

// renderReal renders a view with a default layout and parses what comes out.
func renderReal(t testing.TB, name string, v *page.View) *html.Node {
	t.Helper()
	var buf bytes.Buffer
	if err := realSet(t).Render(&buf, name, v); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&buf)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// outline lists the elements of a page with the names of their attributes,
// which no text may change.
func outline(root *html.Node) []string {
	var out []string
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			line := n.Data
			for _, a := range n.Attr {
				line += " " + a.Key
			}
			out = append(out, line)
		}
	}
	return out
}

// addresses are those that a browser would act upon.
func addresses(root *html.Node) []string {
	var out []string
	for n := range root.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" {
				out = append(out, a.Val)
			}
			if a.Key == "content" && strings.Contains(a.Val, "url=") {
				_, url, _ := strings.Cut(a.Val, "url=")
				out = append(out, url)
			}
		}
	}
	return out
}

// texts are the texts and attributes of a page.
func texts(root *html.Node) []string {
	var out []string
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			out = append(out, n.Data)
		}
		for _, a := range n.Attr {
			out = append(out, a.Val)
		}
	}
	return out
}

func TestHostileTexts(t *testing.T) {
	for _, tt := range []struct {
		layout string
		main   func(text string) any
	}{
		{"notfound", func(string) any { return nil }},
		{"redirect", func(text string) any { return &page.Redirect{To: page.Link{Text: text, Href: text}} }},
		{"translation", func(text string) any {
			p := page.Progress{Texts: text, Done: text, Missing: text, Stale: text, Share: text}
			return &page.Translation{
				Languages: []page.LanguageState{{Language: page.LanguageLink{Name: text, Code: text, Dir: text, Href: text}, Progress: p}},
				Files:     []page.FileState{{Name: text, Href: text, Progress: p}},
			}
		}},
		{"languages", func(text string) any {
			return &page.Languages{Links: []page.LanguageLink{{Name: text, Code: text, Dir: text, Href: text}}}
		}},
		{"prose", func(text string) any {
			return &page.Prose{Contents: []page.Entry{{Text: text, Href: text, Entries: []page.Entry{{Text: text, Href: text}}}},
				Mentions: &page.List{Name: text, Heading: text, Entries: []page.ItemLink{{Sort: text, Kind: text, Text: text, Href: text, Plan: &page.Link{Text: text, Href: text},
					Chip: &page.Chip{Class: text, Text: text, Mark: text}, Hidden: true, Unconfirmed: true}}, More: &page.Link{Text: text, Href: text}}}
		}},
		{"search", func(text string) any { return &page.Search{Index: page.Link{Text: text, Href: text}} }},
		{"index", func(text string) any {
			link := page.Link{Text: text, Href: text}
			return &page.Index{Lead: text, Search: &link, Letters: []page.Link{link},
				Groups: []page.IndexGroup{{ID: text, Letter: text, Entries: []page.IndexEntry{{Link: link, Kind: text, In: text, Hidden: true, Unconfirmed: true}}}}}
		}},
		{"landscape", func(text string) any {
			row := page.TopicRow{ID: text, Href: text, Title: text, Plan: &page.Link{Text: text, Href: text}, Chip: &page.Chip{Class: text, Text: text}, Mark: text, Source: text,
				Axes: []page.AxisScore{{Title: text, Words: text}}, Others: []page.OtherRow{{Name: text, Does: text, Source: text}}, Folded: true, Scored: text}
			return &page.Overview{Lead: text, Note: text, Groups: []page.OverviewGroup{{ID: text, Heading: text, Lead: text, Topics: &page.TopicTable{Axes: []string{text}, Rows: []page.TopicRow{row}}}}}
		}},
	} {
		t.Run(tt.layout, func(t *testing.T) {
			harmless := viewOf("a")
			harmless.Main = tt.main("a")
			want := outline(renderReal(t, tt.layout, harmless))
			for _, text := range hostile {
				v := viewOf(text)
				v.Main = tt.main(text)
				root := renderReal(t, tt.layout, v)
				if got := outline(root); !slices.Equal(got, want) {
					t.Errorf("%q changes the page:\n got %q\nwant %q", text, got, want)
				}
				for _, address := range addresses(root) {
					scheme, _, _ := strings.Cut(strings.ToLower(strings.Join(strings.Fields(address), "")), ":")
					if scheme == "javascript" || scheme == "data" {
						t.Errorf("%q becomes the address %q", text, address)
					}
				}
				if !slices.ContainsFunc(texts(root), func(s string) bool { return s == text }) {
					t.Errorf("%q is lost", text)
				}
			}
		})
	}
}

// TestRealLayouts: every layout of the package loads, and each page of the
// site has its own.
func TestRealLayouts(t *testing.T) {
	set := realSet(t)
	for _, name := range []string{"home", "plan", "result", "indicator", "risk", "action", "prose", "languages", "translation", "notfound", "redirect", "more", "embed", "print",
		"framework", "plans", "indicators", "results", "risks", "threats", "actions", "compare", "records", "report", "oversight", "review", "finding", "consultation", "contribution", "decision", "calendar", "dates", "event", "landscape", "alignment", "resources", "resolution", "clause", "traceability", "assessment", "assessments", "communication", "risk-method", "search", "index"} {
		if set.layouts[name] == nil {
			t.Errorf("there is no layout %s", name)
		}
		delete(set.layouts, name)
	}
	for name := range set.layouts {
		t.Errorf("no page uses the layout %s", name)
	}
}
