package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// file is a Word file, by the names of its parts.
type file map[string][]byte

func opened(t testing.TB, data []byte) file {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, order := file{}, []string{}
	for _, entry := range z.File {
		r, err := entry.Open()
		if err != nil {
			t.Fatal(err)
		}
		if f[entry.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		order = append(order, entry.Name)
	}
	if !slices.IsSorted(order) || order[0] != "[Content_Types].xml" {
		t.Errorf("the parts stand in the order %q", order)
	}
	return f
}

// element is an element of a part.
type element struct {
	name   string
	attrs  map[string]string // by local name, but r:id as "r:id"
	parent *element
	kids   []*element
	text   string
}

func (f file) tree(t testing.TB, name string) *element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(f[name]))
	top := &element{}
	at := top
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return top
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			next := &element{name: token.Name.Local, attrs: map[string]string{}, parent: at}
			for _, a := range token.Attr {
				key := a.Name.Local
				if strings.HasSuffix(a.Name.Space, "/relationships") {
					key = "r:" + key
				}
				next.attrs[key] = a.Value
			}
			at.kids = append(at.kids, next)
			at = next
		case xml.EndElement:
			at = at.parent
		case xml.CharData:
			at.text += string(token)
		}
	}
}

// all are the elements of a name, in order.
func (e *element) all(name string) (out []*element) {
	for _, kid := range e.kids {
		if kid.name == name {
			out = append(out, kid)
		}
		out = append(out, kid.all(name)...)
	}
	return out
}

// values are the values of an attribute of the elements of a name.
func (e *element) values(name, attr string) (out []string) {
	for _, kid := range e.all(name) {
		if value, ok := kid.attrs[attr]; ok {
			out = append(out, value)
		}
	}
	return out
}

// says is the text that a reader sees.
func (e *element) says() string {
	var b strings.Builder
	for _, kid := range e.all("t") {
		b.WriteString(kid.text)
	}
	return b.String()
}

// check holds what is true of every file.
func (f file) check(t testing.TB) {
	t.Helper()
	f.checkTypes(t)
	for name := range f {
		if !strings.HasSuffix(name, ".rels") {
			f.checkPart(t, name)
		}
	}
	document, foots := f.tree(t, "word/document.xml"), f.tree(t, "word/footnotes.xml")
	var want []string
	for _, note := range foots.all("footnote") {
		if note.attrs["type"] == "" {
			want = append(want, note.attrs["id"])
		}
	}
	if got := document.values("footnoteReference", "id"); !slices.Equal(got, want) {
		t.Errorf("the text refers to the footnotes %q, and there are %q", got, want)
	}
	styles := f.tree(t, "word/styles.xml").values("style", "styleId")
	lists := f.tree(t, "word/numbering.xml").values("num", "numId")
	var names, numbers []string
	for _, part := range []*element{document, foots} {
		names = append(names, part.values("bookmarkStart", "name")...)
		numbers = append(numbers, part.values("bookmarkStart", "id")...)
	}
	unique(t, names)
	unique(t, numbers)
	for _, part := range []*element{document, foots} {
		known(t, "style", styles, slices.Concat(part.values("pStyle", "val"), part.values("rStyle", "val"), part.values("tblStyle", "val")))
		known(t, "list", lists, part.values("numId", "val"))
		known(t, "bookmark", names, part.values("hyperlink", "anchor"))
		for _, field := range part.values("fldSimple", "instr") {
			known(t, "bookmark", names, strings.Fields(field)[1:2])
		}
		checkTables(t, part)
	}
}

func known(t testing.TB, what string, there, wanted []string) {
	t.Helper()
	for _, one := range wanted {
		if !slices.Contains(there, one) {
			t.Errorf("there is no %s %q", what, one)
		}
	}
}

func unique(t testing.TB, all []string) {
	t.Helper()
	seen := map[string]bool{}
	for _, one := range all {
		if seen[one] {
			t.Errorf("%q is there twice", one)
		}
		seen[one] = true
	}
}

// checkTypes finds parts without a content type, and types without a part.
func (f file) checkTypes(t testing.TB) {
	t.Helper()
	types := f.tree(t, "[Content_Types].xml").values("Override", "PartName")
	for _, name := range types {
		if f[strings.TrimPrefix(name, "/")] == nil {
			t.Errorf("%s has a content type and is not there", name)
		}
	}
	for name := range f {
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" && !slices.Contains(types, "/"+name) {
			t.Errorf("%s has no content type", name)
		}
	}
}

// checkPart finds elements out of order, relationships that are not there, and
// those to parts that are not, or to addresses of another scheme.
func (f file) checkPart(t testing.TB, name string) {
	t.Helper()
	part := f.tree(t, name)
	checkOrder(t, part)
	relations := map[string]bool{}
	rels := path.Join(path.Dir(name), "_rels", path.Base(name)+".rels")
	for _, r := range f.tree(t, rels).all("Relationship") {
		relations[r.attrs["Id"]] = true
		target := r.attrs["Target"]
		scheme, _, _ := strings.Cut(target, ":")
		switch {
		case r.attrs["TargetMode"] != "External":
			if f[path.Join(path.Dir(name), target)] == nil {
				t.Errorf("%s refers to %s, which is not there", name, target)
			}
		case !slices.Contains([]string{"http", "https", "mailto"}, scheme):
			t.Errorf("%s leads to %q", name, target)
		}
	}
	for _, kind := range []string{"hyperlink", "headerReference", "footerReference"} {
		for _, id := range part.values(kind, "r:id") {
			if !relations[id] {
				t.Errorf("%s: there is no relationship %q", name, id)
			}
		}
	}
}

// checkTables finds rows that do not cover their columns, and cells that do
// not end with a paragraph.
func checkTables(t testing.TB, part *element) {
	t.Helper()
	for _, table := range part.all("tbl") {
		columns := 0
		for _, kid := range table.kids {
			switch kid.name {
			case "tblGrid":
				columns = len(kid.kids)
			case "tr":
				if got := covered(t, kid); got != columns {
					t.Errorf("a row covers %d of %d columns", got, columns)
				}
			}
		}
	}
	for _, cell := range part.all("tc") {
		if last := cell.kids[len(cell.kids)-1]; last.name != "p" {
			t.Errorf("a cell ends with %s", last.name)
		}
	}
}

func atoi(t testing.TB, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func covered(t testing.TB, row *element) int {
	t.Helper()
	columns := 0
	for _, cell := range row.kids {
		if cell.name != "tc" {
			continue
		}
		columns++
		for _, span := range cell.kids[0].values("gridSpan", "val") {
			columns += atoi(t, span) - 1
		}
	}
	return columns
}
