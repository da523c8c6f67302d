package generator

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// pictures are the charts of the golden site as files of their own.
func pictures(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, text := range files {
		if path.Ext(name) == ".svg" && !strings.HasPrefix(name, "assets/") {
			out[name] = text
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d charts are published as files", len(out))
	}
	return out
}

// A chart as a file carries its colours and words itself: whoever opens it has
// neither the style sheet nor the site.
func TestPicturesStandAlone(t *testing.T) {
	for name, text := range pictures(t, published(t, os.DirFS(goldenSite), Options{BaseURL: "https://plans.example.org/harbour/"})) {
		for _, want := range []string{"<title>", "Source: ", "As of ", "https://plans.example.org/harbour/en/" + strings.Split(name, "/")[1] + "/", "Harbour strategy"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
		for _, problem := range dependences(text) {
			t.Errorf("%s: %s", name, problem)
		}
	}
}

// dependences are what a picture needs from elsewhere, and shapes that nothing
// gives a colour.
func dependences(text string) (problems []string) {
	d := xml.NewDecoder(strings.NewReader(text))
	coloured := []bool{false} // of the elements that are open
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return problems
		}
		if err != nil {
			return append(problems, err.Error())
		}
		switch e := token.(type) {
		case xml.StartElement:
			own := coloured[len(coloured)-1]
			for _, a := range e.Attr {
				if slices.Contains([]string{"class", "style", "href", "id"}, a.Name.Local) || strings.Contains(a.Value, "var(") {
					problems = append(problems, e.Name.Local+" has "+a.Name.Local+"="+a.Value)
				}
				own = own || a.Name.Local == "fill" || a.Name.Local == "stroke"
			}
			if !own && slices.Contains([]string{"rect", "line", "path", "circle", "text", "polyline"}, e.Name.Local) {
				problems = append(problems, e.Name.Local+" has no colour")
			}
			coloured = append(coloured, own)
		case xml.EndElement:
			coloured = coloured[:len(coloured)-1]
		}
	}
}

// The words of a chart stay words, whatever they are.
func TestPicturesOfHostileWords(t *testing.T) {
	hostile := `</text><script>alert(1)</script> __f__x__f__ & "`
	files := published(t, with(t, map[string]string{"content/plans/quay-2.md": strings.ReplaceAll(filesIn(t, goldenSite)["content/plans/quay-2.md"],
		"title: A storm closes the quay", `title: '`+hostile+`'`)}), Options{Library: []byte("export {}")})
	seen := 0
	for name, text := range pictures(t, files) {
		if strings.Contains(text, "alert(1)") {
			seen++
		}
		for _, problem := range dependences(text) {
			t.Errorf("%s: %s", name, problem)
		}
		if strings.Contains(text, "<script") {
			t.Errorf("%s has a script", name)
		}
	}
	if seen == 0 {
		t.Error("no chart shows the words")
	}
}
