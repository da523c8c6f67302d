package docx

import (
	"slices"
	"strings"
	"testing"
)

func TestFirstPage(t *testing.T) {
	d := report(t)
	d.HTML = nil
	part := checked(t, d).tree(t, "word/document.xml")
	want := []string{"Notice: " + d.Notice}
	for _, r := range d.Header {
		want = append(want, "BlockText: "+r.Label, "BlockText: "+r.Text)
	}
	if got := outline(part); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(part.all("titlePg")) != 1 {
		t.Error("the first page has the head of the others")
	}
	d.Header, d.Notice = []Row{{"Date", ""}}, ""
	want = []string{"Title: " + d.Title, "BlockText: Date", "BlockText: "}
	if got := outline(checked(t, d).tree(t, "word/document.xml")); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestHeadAndFoot(t *testing.T) {
	for _, c := range []struct {
		doc  Document
		head []string
		foot string
	}{
		{Document{}, []string{""}, "PAGE / NUMPAGES"},
		{Document{Title: "a"}, []string{"Header: a"}, "PAGE / NUMPAGES"},
		{Document{Title: "a", Number: "R1", Notice: "<n>", Pages: "{pages} pages, {page}"}, []string{"Header: <n>", "Header: R1 · a"}, "NUMPAGES pages, PAGE"},
		{Document{Pages: "no number"}, []string{""}, "no number"},
	} {
		f := checked(t, c.doc)
		if got := outline(f.tree(t, "word/header1.xml")); !slices.Equal(got, c.head) {
			t.Errorf("the head is %q, want %q", got, c.head)
		}
		for _, name := range []string{"word/footer1.xml", "word/footer2.xml"} {
			var foot strings.Builder
			for _, kid := range f.tree(t, name).all("p")[0].kids[1:] {
				if kid.name == "fldSimple" {
					foot.WriteString(strings.TrimSpace(kid.attrs["instr"]))
				} else {
					foot.WriteString(kid.says())
				}
			}
			if foot.String() != c.foot {
				t.Errorf("%s is %q, want %q", name, foot.String(), c.foot)
			}
		}
	}
}

func TestProperties(t *testing.T) {
	d := report(t)
	d.Language = `e"n`
	core := checked(t, d).tree(t, "docProps/core.xml")
	for name, want := range map[string]string{"title": d.Title, "creator": d.Author, "subject": d.Subject, "created": "2026-06-30T00:00:00Z", "language": ""} {
		var got string
		for _, e := range core.all(name) {
			got = e.text
		}
		if got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}
