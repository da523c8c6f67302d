package docx

import (
	"slices"
	"strings"
	"testing"
)

// leads are the links of a part, as "text > address", and those to places in
// the document as "text > #text of the paragraph there".
func (f file) leads(t *testing.T, name string) (out []string) {
	t.Helper()
	addresses := map[string]string{}
	for _, r := range f.tree(t, "word/_rels/"+name+".xml.rels").all("Relationship") {
		addresses[r.attrs["Id"]] = r.attrs["Target"]
	}
	part := f.tree(t, "word/"+name+".xml")
	places := map[string]string{}
	for _, p := range part.all("p") {
		for _, name := range p.values("bookmarkStart", "name") {
			places[name] = p.says()
		}
	}
	for _, link := range part.all("hyperlink") {
		target := addresses[link.attrs["r:id"]]
		if anchor := link.attrs["anchor"]; anchor != "" {
			target = "#" + places[anchor]
		}
		out = append(out, link.says()+" > "+target)
	}
	return out
}

func TestLinks(t *testing.T) {
	const base = "https://plans.example.org/en/r1/"
	for _, c := range []struct{ reason, href, base, want string }{
		{"http", "http://example.org/a?b=c&amp;d=%20e#f", "", "http://example.org/a?b=c&d=%20e#f"},
		{"mail", "mailto:a@example.org", "", "mailto:a@example.org"},
		{"mail to nobody", "mailto:a b", "", ""},
		{"a script", "javascript:alert(1)", base, ""},
		{"the same in capitals and with white space", " JavaScript:alert(1)", base, ""},
		{"a file", "file:///etc/passwd", base, ""},
		{"relative", "../sg13/#a", base, "https://plans.example.org/en/sg13/#a"},
		{"relative, without a base", "../sg13/", "", ""},
		{"a place that is not there", "#nowhere", base, base + "#nowhere"},
		{"the same without a base", "#nowhere", "", ""},
		{"only the host", "//example.org", base, "https://example.org"},
		{"no host", "https:///a", "", ""},
		{"no address", "http://[::1", "", ""},
		{"an address in brackets", "http://[::1]:80/", "", "http://[::1]:80/"},
		{"a host of other letters", "https://bücher.example:80/ü", "", "https://xn--bcher-kva.example:80/%C3%BC"},
		{"a host that is none", "https://a&lt;b/", "", ""},
		{"quotation marks", `https://example.org/&quot;`, "", "https://example.org/%22"},
		{"longer than Word opens", "https://example.org/" + strings.Repeat("a", maxAddress), "", ""},
		{"none", "", base, ""},
	} {
		f := checked(t, Document{Base: c.base, HTML: []byte(`<p>a <a href="` + c.href + `">link</a></p>`)})
		var want []string
		if c.want != "" {
			want = []string{"link > " + c.want}
		}
		if got := f.leads(t, "document"); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.reason, got, want)
		}
		if got := outline(f.tree(t, "word/document.xml")); !slices.Equal(got, []string{"a link"}) {
			t.Errorf("%s: the text is %q", c.reason, got)
		}
	}
}

func TestLinksWithinTheDocument(t *testing.T) {
	f := checked(t, Document{Base: "https://example.org/", HTML: []byte(`<p><a href="#_%C3%A9">A</a><a href="#row">B</a><a href="#gone">C</a><a href="#col">D</a></p>
<h2 id="_é">one</h2><h2 id="_é">two</h2><table><colgroup><col id="col"></colgroup><tr id="row"><td>three</table><p id="gone" class="no-docx">four</p>`)})
	want := []string{"A > #one", "B > #three", "C > https://example.org/#gone", "D > #"}
	if got := f.leads(t, "document"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// noted is a text with its footnotes, as goldmark writes them.
func noted(text string, notes ...string) string {
	var b strings.Builder
	b.WriteString(text + `<div class="footnotes" role="doc-endnotes"><hr><ol>`)
	for i, n := range notes {
		id := string(rune('1' + i))
		b.WriteString(`<li id="fn:` + id + `"><p>` + n + `&#160;<a href="#fnref:` + id + `" class="footnote-backref" role="doc-backlink">&#x21a9;</a></p></li>`)
	}
	return b.String() + "</ol></div>"
}

func ref(id string) string {
	return `<sup id="fnref:` + id + `"><a href="#fn:` + id + `" class="footnote-ref" role="doc-noteref">` + id + `</a></sup>`
}

func TestFootnotes(t *testing.T) {
	for _, c := range []struct {
		reason, fragment string
		text, notes      []string
	}{
		{"one", noted("<p>a"+ref("1")+"</p>", "b"), []string{"a"}, []string{"b"}},
		{"in the order of the text", noted("<p>a"+ref("2")+ref("1")+"</p>", "b", "c"), []string{"a"}, []string{"c", "b"}},
		{"referred to twice", noted("<p>a"+ref("1")+"</p><p>b"+ref("1")+"</p>", "c"), []string{"a", "b1"}, []string{"c"}},
		{"two texts with a footnote 1 each", noted("<p>a"+ref("1")+"</p>", "b") + noted("<p>c"+ref("1")+"</p>", "d"), []string{"a", "c"}, []string{"b", "d"}},
		{"within a footnote", noted("<p>a"+ref("1")+"</p>", "b"+ref("2")+" c"+ref("2"), "<em>d</em>"), []string{"a"}, []string{"b [d] c"}},
		{"within a footnote, of the text too", noted("<p>a"+ref("1")+ref("2")+"</p>", "b"+ref("2"), "c"), []string{"a"}, []string{"b2", "c"}},
		{"of itself", noted("<p>a"+ref("1")+"</p>", "b"+ref("1")), []string{"a"}, []string{"b1"}},
		{"of each other, of which the text has none", noted("<p>a"+ref("1")+"</p>", "b"+ref("2"), "c"+ref("3"), "d"+ref("2")), []string{"a"}, []string{"b [c]"}},
		{"not referred to", noted("<p>a</p>", "b"), []string{"a"}, nil},
		{"not there", "<p>a" + ref("1") + "</p>", []string{"a1"}, nil},
		{"in a table", noted("<table><tr><td>a"+ref("1")+"</table>", "b"), []string{"TableText: a"}, []string{"b"}},
		{"without text", noted("<p>a"+ref("1")+"</p>", ""), []string{"a"}, []string{""}},
	} {
		f := checked(t, Document{HTML: []byte(c.fragment)})
		if got := outline(f.tree(t, "word/document.xml")); !slices.Equal(got, c.text) {
			t.Errorf("%s: the text is %q, want %q", c.reason, got, c.text)
		}
		var notes []string
		for _, n := range f.tree(t, "word/footnotes.xml").all("footnote") {
			if n.attrs["type"] == "" {
				notes = append(notes, strings.TrimSpace(n.says()))
			}
		}
		if !slices.Equal(notes, c.notes) {
			t.Errorf("%s: the footnotes are %q, want %q", c.reason, notes, c.notes)
		}
	}
}

func TestLinksInFootnotes(t *testing.T) {
	f := checked(t, Document{HTML: []byte(noted("<p>a"+ref("1")+"</p>", `<a href="https://example.org/">b</a>`))})
	if got := f.leads(t, "footnotes"); !slices.Equal(got, []string{"b > https://example.org/"}) {
		t.Errorf("got %q", got)
	}
}
