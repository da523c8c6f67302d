package generator

import (
	"encoding/json"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

// searchable publishes a site with its search; the library is never run here.
var searchable = Options{SearchLibrary: []byte("export default 1;")}

// found are the ids among the documents of a site, and those that are marked as
// not published.
func found(t *testing.T, files map[string]string) (ids, hidden []string) {
	t.Helper()
	var d struct {
		ID     []string
		Hidden []int
	}
	if err := json.Unmarshal([]byte(files["en/search/documents.json"]), &d); err != nil {
		t.Fatal(err)
	}
	for _, n := range d.Hidden {
		hidden = append(hidden, d.ID[n])
	}
	return d.ID, hidden
}

// unsearched are pages that nobody looks for.
var unsearched = []string{".", "search", "index"}

// Every page of a language can be found, once: all but the further pages of
// lists, charts alone and old addresses. The index names the same.
func TestEveryPageIsFound(t *testing.T) {
	files := published(t, os.DirFS(goldenSite), searchable)
	ids, _ := found(t, files)
	for name, text := range files {
		id, in := strings.CutPrefix(path.Dir(name), "en/")
		if !in || path.Base(name) != "index.html" || slices.Contains(unsearched, id) || strings.Contains(id, "/embed/") || strings.Contains(text, `http-equiv="refresh"`) {
			continue
		}
		if i := slices.Index(ids, id); i < 0 || slices.Contains(ids[i+1:], id) {
			t.Errorf("%s is not found, or twice", id)
		}
		if !strings.Contains(files["en/index/index.html"], `<a href="../`+id+`/">`) {
			t.Errorf("the index does not name %s", id)
		}
	}
}

// What is not to be published is found in a preview, and marked.
func TestUnpublishedIsFoundMarked(t *testing.T) {
	opt := searchable
	opt.Unpublished = true
	files := published(t, os.DirFS(goldenSite), opt)
	if _, hidden := found(t, files); !slices.Equal(hidden, []string{"quay-2-secret"}) {
		t.Errorf("marked are %q", hidden)
	}
	_, after, _ := strings.Cut(files["en/index/index.html"], `<a href="../quay-2-secret/">`)
	if entry, _, _ := strings.Cut(after, "</li>"); !strings.Contains(entry, `class="hidden-mark"`) {
		t.Errorf("the index does not mark what is not published: %s", entry)
	}
}

// Without the library the index takes the place of the search everywhere.
func TestIndexInPlaceOfSearch(t *testing.T) {
	opt := Options{BaseURL: "https://plans.example.org/harbour/"}
	files := published(t, os.DirFS(goldenSite), opt)
	for name, text := range files {
		if strings.Contains(name, "documents.json") || strings.Contains(name, "opensearch") || strings.Contains(name, "assets/search") || strings.Contains(text, " data-search=") || strings.Contains(text, "opensearch") {
			t.Errorf("%s has to do with a search that is not there", name)
		}
	}
	if !strings.Contains(files["en/quay-2/index.html"], `<p class="site-search"><a href="../index/">A to Z</a></p>`) {
		t.Error("the header does not lead to the index")
	}
	opt.SearchLibrary = searchable.SearchLibrary
	files = published(t, os.DirFS(goldenSite), opt)
	if !strings.Contains(files["en/opensearch.xml"], `template="https://plans.example.org/harbour/en/search/?q={searchTerms}"`) {
		t.Errorf("the description is %s", files["en/opensearch.xml"])
	}
	for page, up := range map[string]string{"en/index.html": "", "en/quay-2/index.html": "../", "404.html": "/harbour/en/"} {
		if want := `<link rel="search" type="application/opensearchdescription+xml" href="` + up + `opensearch.xml"`; !strings.Contains(files[page], want) {
			t.Errorf("%s has no %s", page, want)
		}
	}
	if page := files["en/search/index.html"]; !strings.Contains(page, `<meta name="robots" content="noindex">`) || strings.Contains(page, "og:title") {
		t.Error("the search's page is for search engines")
	}
}
