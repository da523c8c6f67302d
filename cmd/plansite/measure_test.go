package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"plansite/generator"
)

// smallSite is a copy of the small site.
func smallSite(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "generator", "testdata", "site"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// command runs the command, which has to end with a status.
func command(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, log bytes.Buffer
	if status := run(args, &out, &log); status != want {
		t.Fatalf("%q ends with %d\n%s%s", args, status, &out, &log)
	}
	return out.String(), log.String()
}

// exported is the form of a site, opened as a spreadsheet program opens it.
func exported(t *testing.T, site string) (*excelize.File, string) {
	t.Helper()
	name := filepath.Join(t.TempDir(), "form.xlsx")
	command(t, 0, "export", "measurements", "-s", site, "-o", name)
	x, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, name
}

// fill writes values into the row of an indicator, by heading.
func fill(t *testing.T, x *excelize.File, indicator string, values map[string]any) (row int) {
	t.Helper()
	rows, err := x.GetRows("Measurements")
	if err != nil {
		t.Fatal(err)
	}
	for i, cells := range rows {
		if cells[0] != indicator {
			continue
		}
		for j, head := range rows[0] {
			if value, ok := values[head]; ok {
				at, _ := excelize.CoordinatesToCellName(j+1, i+1)
				if err := x.SetCellValue("Measurements", at, value); err != nil {
					t.Fatal(err)
				}
			}
		}
		return i + 1
	}
	t.Fatalf("the form has no row of %s", indicator)
	return 0
}

// What is exported, filled in and imported stands in the plan; the cell that is
// wrong is named as a spreadsheet names it.
func TestMeasurementsRoundTrip(t *testing.T) {
	site := smallSite(t)
	x, name := exported(t, site)
	fill(t, x, "quay-2-wait", map[string]any{"date": 46112, "value": 26.25, "source": "https://harbour.example/wait", "note": "=1+1"})
	fill(t, x, "quay-2-ships", map[string]any{"date": "31.3.2026", "value": 1})
	if err := x.Save(); err != nil {
		t.Fatal(err)
	}
	_, stderr := command(t, 1, "import", "measurements", "-s", site, "--yes", name)
	if !strings.Contains(stderr, name+`: Measurements!I`) || !strings.Contains(stderr, `"31.3.2026" is not written as year-month-day`) {
		t.Errorf("the wrong date gives %s", stderr)
	}
	fill(t, x, "quay-2-ships", map[string]any{"date": nil, "value": nil})
	if err := x.Save(); err != nil {
		t.Fatal(err)
	}
	stdout, _ := command(t, 0, "import", "measurements", "-s", site, "--yes", name)
	if !strings.Contains(stdout, "wrote 1 measurement in 1 file") {
		t.Errorf("it says %s", stdout)
	}
	text, err := os.ReadFile(filepath.Join(site, "content", "plans", "quay-2.md"))
	if want := `{date: 2026-03-31, value: 26.25, source: "https://harbour.example/wait", note: "=1+1"}`; err != nil || !bytes.Contains(text, []byte(want)) {
		t.Errorf("%s is not in\n%s", want, text)
	}
	if again, _ := command(t, 0, "import", "measurements", "-s", site, name); !strings.Contains(again, "nothing to change; 1 row as it was") {
		t.Errorf("a second time it says %s", again)
	}
}

// LibreOffice reads the form as it was meant, and what it saves is imported.
func TestMeasurementsInLibreOffice(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes a while")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not here")
	}
	site, dir := smallSite(t), t.TempDir()
	x, name := exported(t, site)
	fill(t, x, "quay-2-wait", map[string]any{"date": 46112, "value": 0.1 + 0.2})
	if err := x.Save(); err != nil {
		t.Fatal(err)
	}
	convert := func(file, format string) []byte {
		cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", format, "--outdir", dir, file)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return out
	}
	plain := filepath.Join(t.TempDir(), "plain.csv")
	if err := os.WriteFile(plain, []byte("a,b\n1,2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := convert(plain, "ods"); bytes.Contains(out, []byte("could not be loaded")) {
		t.Skip("LibreOffice is here without its spreadsheets")
	}
	convert(name, "csv")
	convert(name, "xlsx")
	text, err := os.ReadFile(filepath.Join(dir, "form.csv"))
	if want := ",2025-06-30,31.5,2025-09-30,2026-03-31,0.3,"; err != nil || !strings.Contains(string(text), want) {
		t.Errorf("%q is not in\n%s", want, text)
	}
	for _, file := range []string{"form.csv", "form.xlsx"} {
		stdout, _ := command(t, 2, "import", "measurements", "-s", site, filepath.Join(dir, file))
		if !strings.Contains(stdout, "quay-2-wait 2026-03-31: (new) -> 0.3\n") {
			t.Errorf("%s gives %s", file, stdout)
		}
	}
}

// When one of several files cannot be written, those that were have their old text.
func TestReplaceAllOrNone(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	edit := func(name string) generator.Edit {
		return generator.Edit{Written: generator.Written{Name: name, Text: []byte("new")}, Before: []byte("old")}
	}
	long := strings.Repeat("a", 250) // there is no room for the name of its part
	for _, name := range []string{"a", long} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("old"), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	unchanged := func(why string) {
		t.Helper()
		for _, name := range []string{"a", long} {
			if text, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(text) != "old" {
				t.Errorf("%s: %.5s has %q, %v", why, name, text, err)
			}
		}
		if left, _ := os.ReadDir(dir); len(left) != 2 {
			t.Errorf("%s: left are %v", why, left)
		}
	}
	if err := replaceAll(root, []generator.Edit{edit("a"), edit(long)}); err == nil {
		t.Error("a name that is too long is written")
	}
	unchanged("one fails")
	changed := edit("a")
	changed.Before = []byte("other")
	if err := replaceAll(root, []generator.Edit{edit(long), changed}); err == nil || !strings.Contains(err.Error(), "has changed in the meantime") {
		t.Errorf("a file that somebody has changed: %v", err)
	}
	unchanged("one was changed")
	if err := replaceAll(root, []generator.Edit{edit("a")}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "a")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("its rights are %v, %v", info.Mode(), err)
	}
}
