package bundle

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// folder writes a folder with a stand-in for ECharts, and what else is given.
func folder(t *testing.T, more ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, file := range tree(append([]string{
		"node_modules/echarts/package.json", `{"name": "echarts", "sideEffects": false}`,
		"node_modules/echarts/core.js", `export { init } from "paint"; export const use = (parts) => globalThis.parts = parts;`,
		"node_modules/echarts/charts.js", `export const BarChart = "a bar", PieChart = "a pie";`,
		"node_modules/echarts/components.js", `export const GridComponent = process.env.NODE_ENV !== "production" ? "debug" : "a grid";`,
		"node_modules/echarts/features.js", `export const RoomLabel = "room", OtherLabel = "no room";`,
		"node_modules/echarts/renderers.js", `export const CanvasRenderer = "a canvas";`,
		"node_modules/echarts/NOTICE", "made by E",
		"node_modules/echarts/LICENSE", "you may */ alert(1)",
		"node_modules/echarts/licenses/LICENSE-d3", "part of it by D",
		"node_modules/paint/package.json", `{"name": "paint", "main": "index.js"}`,
		"node_modules/paint/index.js", `export const init = () => "paints";`,
		"node_modules/paint/LICENSE", "made by P",
		"node_modules/other/LICENSE", "made by O",
		"node_modules/minisearch/package.json", `{"name": "minisearch", "main": "index.js"}`,
		"node_modules/minisearch/index.js", `export default class Index {}; export const unwanted = "too much";`,
		"node_modules/minisearch/LICENSE.txt", "made by M",
	}, more...)...) {
		file := file.Data
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// charts makes the bundle of named parts.
func charts(dir string, names []string) ([]byte, error) {
	entry, err := Charts(names)
	if err != nil {
		return nil, err
	}
	return Library(dir, entry)
}

var parts = []string{"BarChart", "GridComponent", "RoomLabel", "CanvasRenderer"}

func TestLibraryHasWhatIsNamed(t *testing.T) {
	got, err := charts(folder(t), parts)
	if err != nil {
		t.Fatal(err)
	}
	script, notice, _ := strings.Cut(string(got), "/*!")
	for _, want := range []string{"a bar", "a grid", "room", "a canvas", "paints", "export{", "as init"} {
		if !strings.Contains(script, want) {
			t.Errorf("lacks %q: %s", want, script)
		}
	}
	if strings.Contains(script, "a pie") || strings.Contains(script, "debug") {
		t.Errorf("has more than is named: %s", script)
	}
	for _, want := range []string{"made by E", "you may", "part of it by D", "made by P"} {
		if !strings.Contains(notice, want) {
			t.Errorf("keeps no licence %q: %s", want, notice)
		}
	}
	if strings.Contains(notice, "made by O") || strings.Index(notice, "*/") != len(notice)-3 {
		t.Errorf("the notice has more than the licences: %s", notice)
	}
}

func TestSearchLibrary(t *testing.T) {
	got, err := Library(folder(t), Search)
	if err != nil {
		t.Fatal(err)
	}
	script, notice, _ := strings.Cut(string(got), "/*!")
	if !strings.Contains(script, "as default") || strings.Contains(script, "too much") || !strings.Contains(notice, "made by M") || strings.Contains(notice, "made by E") {
		t.Errorf("the library is %s", got)
	}
}

// A bundle depends on the packages and the names, not on where it is made, nor
// on what lies around.
func TestLibraryIsTheSameAnywhere(t *testing.T) {
	first, err := charts(folder(t), parts)
	if err != nil {
		t.Fatal(err)
	}
	other, err := charts(folder(t, "tsconfig.json", `{"compilerOptions": {"target": "ES5", "paths": {"paint": ["./evil"]}}}`), parts)
	if err != nil || !bytes.Equal(first, other) {
		t.Errorf("elsewhere it is %s, %v", other, err)
	}
}

func TestLibraryRefuses(t *testing.T) {
	for _, tt := range []struct {
		reason string
		parts  []string
		more   []string
		want   string
	}{
		{"a name that is code", []string{`BarChart } from "x"; alert(1); import {Chart`}, nil, "is no name of a chart"},
		{"another sort of name", []string{"init"}, nil, `"init" is no name of a chart`},
		{"a chart that there is not", []string{"CakeChart"}, nil, `No matching export in "node_modules/echarts/charts.js" for import "CakeChart"`},
		{"a file cut short", parts, []string{"node_modules/paint/index.js", "export const init = ("}, "node_modules/paint/index.js:1:22: "},
		{"a file that has nothing any more", parts, []string{"node_modules/paint/index.js", "export {}"}, "No matching export"},
		{"a package without a licence", parts, []string{"node_modules/echarts/core.js", `export * from "free"`, "node_modules/free/index.js", "export let init, use"}, "node_modules/free has no licence"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			got, err := charts(folder(t, tt.more...), tt.parts)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("gives %q, %v; want the error %q", got, err, tt.want)
			}
		})
	}
	if _, err := charts(t.TempDir(), parts); err == nil || !strings.Contains(err.Error(), `Could not resolve "echarts/core"`) {
		t.Errorf("an empty folder: %v", err)
	}
}

// Packages of somebody else around the folder are not taken for those in it.
func TestLibraryTakesNothingFromAround(t *testing.T) {
	around := folder(t)
	if got, err := charts(filepath.Join(around, "cache"), parts); err == nil {
		t.Errorf("gives %s", got)
	}
	linked := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(around, linked); err != nil {
		t.Skip("no symbolic links here")
	}
	if _, err := charts(linked, parts); err != nil {
		t.Errorf("the folder by another name: %v", err)
	}
}

func TestRecipe(t *testing.T) {
	all, _ := Charts(parts)
	some, _ := Charts(parts[:2])
	if again, _ := Charts(slices.Clone(parts)); bytes.Equal(Recipe(all), Recipe(some)) || !bytes.Equal(Recipe(all), Recipe(again)) {
		t.Error("the recipe does not depend on the names alone")
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(mod), "github.com/evanw/esbuild "+esbuild+"\n") {
		t.Errorf("go.mod names another esbuild than %s", esbuild)
	}
}
