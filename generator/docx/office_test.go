package docx

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// office is the program of LibreOffice. Where tests are the only judge, a
// machine without it is a failure.
func office(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal("LibreOffice is not installed; with CI set this test has to run")
	}
	if err != nil {
		t.Skip("skipped: LibreOffice is not installed")
	}
	return program
}

// converted is a document as LibreOffice reads it, in HTML of its own.
func converted(t *testing.T, d Document) string {
	t.Helper()
	program, dir := office(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "report.docx"), encoded(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
		"--headless", "--norestore", "--convert-to", "html:HTML (StarWriter)", "--outdir", dir, filepath.Join(dir, "report.docx")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "report.html"))
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(got)
}

// TestLibreOffice opens the file with a program that others have written.
func TestLibreOffice(t *testing.T) {
	text := strings.Join(strings.Fields(converted(t, report(t))), " ")
	text = allowed(text) // without the characters that stand about fields there
	for what, want := range map[string]string{
		"the notice":             "A demonstration: what stands here",
		"the block at the top":   `11pt">TSAG-R1</font>`,
		"a heading":              "<h2>1 Scope</h2>",
		"one of a lower level":   "<h6>A sixth</h6>",
		"strong text":            "<b>three outcomes</b>",
		"an address":             `<a href="https://example.org/a?b=1&amp;c=2">elsewhere</a>`,
		"a link within the site": `<a href="https://plans.example.org/en/sector/">the sector plan</a>`,
		"a link within the text": `<a href="#_place1">clause 2</a>`,
		"where that leads":       `<h2><a name="_place1"></a>2 Figures</h2>`,
		"a numbered list":        `<ol type="a"> <li value="3">`,
		"a list within a list":   "<ul> <li><p",
		"the mark of a footnote": `href="#sdfootnote1sym"><sup>1</sup></a>`,
		"a footnote":             "The draft resolution, at",
		"a link in a footnote":   `<a href="https://example.org/resolution">its address</a>`,
		"a mark repeated":        "Between the lists.<sup>1</sup>",
		"a caption":              "<b>Indicators since the last report</b>",
		"heading rows":           "<thead>",
		"a cell":                 "Meetings held",
		"a cell over rows":       `<td rowspan="2"`,
		"a cell over columns":    `<td colspan="4"`,
		"a cell at the end":      `<p align="right"`,
		"Arabic":                 `<p dir="rtl"`,
		"the foot of pages":      "type=DOCSTAT subtype=PAGE",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("LibreOffice does not show %s: %s", what, want)
		}
	}
}
