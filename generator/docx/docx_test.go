package docx

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the golden document")

// report is a Document with everything in it.
func report(t testing.TB) Document {
	t.Helper()
	src, err := os.ReadFile("testdata/report.html")
	if err != nil {
		t.Fatal(err)
	}
	return Document{
		Title: "Progress of the strategic plan", Number: "TSAG-R1", Language: "en", Subject: "Report", Author: "Example office",
		Date: time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC),
		Header: []Row{{"Body", "Example advisory group"}, {"Document", "TSAG-R1"}, {"Date", "30 June 2026"}, {"Source", "Example office"},
			{"Title", "Progress of the strategic plan"}, {"Purpose", "For information"}},
		Notice: "A demonstration: what stands here was decided by nobody.", Pages: "Page {page} of {pages}",
		HTML: src, Base: "https://plans.example.org/en/report-1/",
	}
}

func encoded(t testing.TB, d Document) []byte {
	t.Helper()
	data, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestGolden(t *testing.T) {
	f := opened(t, encoded(t, report(t)))
	f.check(t)
	for _, name := range []string{"document", "footnotes"} {
		got, golden := f["word/"+name+".xml"], "testdata/"+name+".xml"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; see it with -update and git diff", golden)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	want := encoded(t, report(t))
	for range 5 {
		if !bytes.Equal(encoded(t, report(t)), want) {
			t.Fatal("the same document gave other bytes")
		}
	}
}

func TestBounds(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("<div>", n) + "x" + strings.Repeat("</div>", n) }
	columns := func(n int) string { return "<table><tr>" + strings.Repeat("<td>x", n) + "</table>" }
	for _, c := range []struct {
		reason, fragment string
		fits             bool
	}{
		{"as deep as allowed", deep(maxDepth - 1), true},
		{"deeper", deep(maxDepth + 1), false},
		{"deeper than the parser goes", deep(2000), false},
		{"as wide as allowed", columns(maxColumns), true},
		{"wider", columns(maxColumns + 1), false},
		{"longer than allowed", strings.Repeat("x", maxHTML+1), false},
		{"short, but a table of many cells", "<table><tr>" + strings.Repeat("<td rowspan=65000>x", maxColumns) + strings.Repeat("<tr>", 20_000) + "</table>", false},
	} {
		_, err := Document{HTML: []byte(c.fragment)}.Encode()
		if c.fits && err != nil || !c.fits && !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", c.reason, err)
		}
	}
}

func TestBaseIsAbsolute(t *testing.T) {
	for _, base := range []string{"/en/", "example.org", "https://exa mple.org/"} {
		if _, err := (Document{Base: base}).Encode(); err == nil {
			t.Errorf("%q was taken as an absolute address", base)
		}
	}
}
