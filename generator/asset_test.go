package generator

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// with is the small site with files of its own.
func with(t *testing.T, files map[string]string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	for name, text := range filesIn(t, goldenSite) {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// publishedAsset is the one published file whose name begins so.
func publishedAsset(t *testing.T, files map[string]string, prefix string) (name, text string) {
	t.Helper()
	for n := range files {
		if strings.HasPrefix(n, prefix) {
			if name != "" {
				t.Fatalf("%s and %s are published", name, n)
			}
			name, text = n, files[n]
		}
	}
	return name, text
}

func TestScriptIsPublished(t *testing.T) {
	files := published(t, os.DirFS(goldenSite), Options{})
	name, text := publishedAsset(t, files, "assets/site.")
	if !strings.HasSuffix(name, ".js") || !strings.Contains(text, "scripted") {
		t.Errorf("the script is %q: %s", name, text)
	}
	for page, up := range map[string]string{"index.html": "", "en/index.html": "../", "en/quay-2/index.html": "../../", "404.html": "/", "en/quay-two/index.html": "../../"} {
		if want := `<script src="` + up + name + `" defer></script>`; !strings.Contains(files[page], want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
	if name, _ := publishedAsset(t, files, "assets/echarts"); name != "" {
		t.Errorf("%s is published without a library", name)
	}
}

func TestLibraryIsPublished(t *testing.T) {
	library := "export const init = 1;"
	files := published(t, os.DirFS(goldenSite), Options{Library: []byte(library)})
	name, text := publishedAsset(t, files, "assets/echarts.")
	if text != library || !strings.HasSuffix(name, ".js") {
		t.Errorf("the library is %q: %s", name, text)
	}
	for page, up := range map[string]string{"index.html": "", "en/index.html": "../", "en/quay-2/index.html": "../../", "404.html": "/"} {
		if want := ` data-library="` + up + name + `" data-back=`; !strings.Contains(files[page], want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
}

func TestOwnScript(t *testing.T) {
	files := published(t, with(t, map[string]string{
		"assets/js/main.js": `import { word } from "./own.js"; document.title = word;`,
		"assets/js/own.js":  `export const word = "ahoy";`,
	}), Options{})
	if _, text := publishedAsset(t, files, "assets/site."); !strings.Contains(text, "ahoy") || strings.Contains(text, "scripted") {
		t.Errorf("the script is %s", text)
	}
}

func TestOwnScriptWithMistakes(t *testing.T) {
	_, _, err := Check(t.Context(), with(t, map[string]string{"assets/js/main.js": "let a = ;\nimport \"x\";", "assets/css/10-base.css": ""}), Options{})
	if err == nil {
		t.Fatal("the mistakes are not found")
	}
	lines := strings.Split(err.Error(), "\n")
	if !slices.ContainsFunc(lines, func(s string) bool { return strings.HasPrefix(s, `assets/js/main.js:1:9: Unexpected ";"`) }) {
		t.Errorf("the error is %v", err)
	}
}

// What a site has as the defaults have it is no stray file; what only looks so is.
func TestUnusedAssets(t *testing.T) {
	lock, err := os.ReadFile("../assets/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	_, diags, err := Check(t.Context(), with(t, map[string]string{"assets/package-lock.json": string(lock), "assets/package.json": "{}", "assets/js/x.js": "", "assets/js/x.ts": ""}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range diags.Sorted() {
		got = append(got, d.File)
	}
	if want := []string{"assets/js/x.ts", "assets/package.json"}; !slices.Equal(got, want) {
		t.Errorf("unused are %q, want %q", got, want)
	}
}
