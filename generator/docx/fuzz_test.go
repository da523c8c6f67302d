package docx

import (
	"errors"
	"os"
	"testing"
)

// FuzzEncode holds that whatever the text, the file is one that Word opens, or
// the document is refused as too large. Give it -fuzzminimizetime 10x, since
// each file takes a while to read.
func FuzzEncode(f *testing.F) {
	src, err := os.ReadFile("testdata/report.html")
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		string(src), noted("<p>a"+ref("1")+ref("1")+"</p>", "b"+ref("2"), "c"),
		"<table><tr><td rowspan=3 colspan=2>a<td>b<tr><td>c<table><tr><td>", "<ol><li><ul><li><pre>a\n\tb", "<a href=#x>a<p id=x>b", "<svg><p>a", "خطة <b>a</b> 1",
	} {
		f.Add([]byte(seed), "https://example.org/", "a", "")
	}
	f.Fuzz(func(t *testing.T, src []byte, base, title, dir string) {
		data, err := Document{HTML: src, Base: base, Title: title, Language: title, Pages: title, Notice: dir, Dir: dir, Header: []Row{{dir, title}}}.Encode()
		if err == nil {
			opened(t, data).check(t)
		} else if _, bad := (Document{Base: base}).Encode(); bad == nil && !errors.Is(err, ErrTooLarge) {
			t.Error(err)
		}
	})
}
