package bundle

import (
	"bytes"
	"compress/gzip"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"plansite/assets"
)

func tree(files ...string) fstest.MapFS {
	out := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		out[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return out
}

func TestScriptJoinsModules(t *testing.T) {
	fsys := tree(
		"js/main.js", "/*! by us */ import { greet } from \"./words/greet.js\";\ngreet(document.title ?? \"Größe\");\nimport(document.title);\n",
		"js/words/greet.js", "import { mark } from \"../mark.js\";\nexport const greet = (name) => console.log(name + mark);\nexport const unused = \"unwanted\";\n",
		"js/mark.js", "export const mark = \"!\";\n",
	)
	got, err := Script(fsys, "js/main.js")
	if err != nil {
		t.Fatal(err)
	}
	text := string(got)
	for _, want := range []string{"console.log", "Größe", `"!"`, "import(document.title)", "/*! by us */", "??"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q: %s", want, text)
		}
	}
	if strings.Contains(text, "unwanted") || strings.Contains(text, "\n\n") || !strings.HasPrefix(text, "(()=>{") {
		t.Errorf("is not small, or leaves names: %s", text)
	}
	for range 5 {
		if again, err := Script(fsys, "js/main.js"); err != nil || !bytes.Equal(again, got) {
			t.Fatalf("the same modules give %s, %v", again, err)
		}
	}
}

// A module is like a script but that others can import what its entry exports.
func TestModuleExports(t *testing.T) {
	fsys := tree("js/search.js", "import { fold } from \"./fold.js\";\nexport const search = (words) => fold(words);\n", "js/fold.js", "export const fold = (s) => s.toLowerCase();\n")
	got, err := Module(fsys, "js/search.js")
	if text := string(got); err != nil || !strings.Contains(text, "as search") || !strings.Contains(text, "toLowerCase") || strings.Contains(text, "import") {
		t.Errorf("the module is %s, %v", text, err)
	}
	if _, err := Module(tree("js/search.js", `import "minisearch";`), "js/search.js"); err == nil {
		t.Error("a module takes packages from somewhere")
	}
}

func TestScriptRefuses(t *testing.T) {
	for _, tt := range []struct{ reason, main, want string }{
		{"a package", `import { init } from "echarts";`, `js/main.js:1:22: "echarts" is no file of this folder; write ./ before its name`},
		{"another host", "let ä = 'ä'; import('https://example.org/x.js');", `js/main.js:1:21: "https://example.org/x.js" is no file of this folder`},
		{"a file of the machine", `import "/etc/passwd.js";`, `js/main.js:1:8: "/etc/passwd.js" is no file of this folder`},
		{"what lies outside", `import "../secret.js";`, `js/main.js:1:8: "../secret.js" leads out of the folder js`},
		{"by any way", `import "./a/../../secret.js";`, `leads out of the folder js`},
		{"what is no script", `import data from "./data.json";`, `"./data.json" is no .js file`},
		{"what is not there", "\n  import \"./gone.js\";", `js/main.js:2:10: "js/gone.js" cannot be read`},
		{"require, too", `require("fs");`, `js/main.js:1:9: "fs" is no file`},
		{"a name that is not exported", `import { b } from "./a.js"; b();`, `js/main.js:1:10: No matching export in "js/a.js" for import "b"`},
		{"what is no JavaScript", "let a = ;", `js/main.js:1:9: Unexpected ";"`},
		{"waiting before the page is there", "await fetch('x');", `js/main.js:1:1: Top-level await`},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			fsys := tree("js/main.js", tt.main, "js/a.js", "export const a = 1;", "js/data.json", "{}", "secret.js", "export const a = 1;")
			got, err := Script(fsys, "js/main.js")
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("gives %q, %v; want the error %q", got, err, tt.want)
			}
		})
	}
}

// What lies on the disk where the command runs is not looked at.
func TestScriptIsNotOfTheDisk(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, tree("js/main.js", "disk", "js/a.js", "disk", "entry", "disk", "package.json", `{"type": "commonjs"}`, "tsconfig.json", "{")); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	got, err := Script(tree("js/main.js", `import "./a.js";`, "js/a.js", "alert(1);"), "js/main.js")
	if err != nil || string(got) != "(()=>{alert(1);})();\n" {
		t.Errorf("gives %q, %v", got, err)
	}
	if _, err := Script(tree(), "js/main.js"); err == nil || !strings.Contains(err.Error(), `"js/main.js" cannot be read`) {
		t.Errorf("without an entry: %v", err)
	}
}

func TestScriptTellsAllErrors(t *testing.T) {
	_, err := Script(tree("js/main.js", "import \"a\";\nimport \"./b.js\";", "js/b.js", "let b = ;"), "js/main.js")
	if err == nil || !strings.Contains(err.Error(), "js/main.js:1:8") || !strings.Contains(err.Error(), "js/b.js:1:9") {
		t.Errorf("got %v", err)
	}
}

// What a page loads before anybody does anything stays small.
func TestBudget(t *testing.T) {
	script, err := Script(assets.Files, "js/main.js")
	if err != nil {
		t.Fatal(err)
	}
	if n := zipped(t, script); n >= 12<<10 {
		t.Errorf("the script of pages has %d bytes, compressed", n)
	}
}

func zipped(t *testing.T, data []byte) int {
	t.Helper()
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Len()
}
