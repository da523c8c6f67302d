package generator

import (
	"encoding/xml"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// inFrench is the small site with French words for one plan.
func inFrench(t *testing.T) fs.FS {
	t.Helper()
	config := filesIn(t, goldenSite)["content/site.yaml"]
	return with(t, map[string]string{
		"content/site.yaml":          strings.Replace(config, "locale: en-GB}", "locale: en-GB}\n  - {code: fr, name: français, locale: fr}", 1),
		"content/plans/quay-2.fr.md": "---\ntitle: Le deuxième quai\n---\n",
	})
}

// TestSitemap: each page stands there once, under the address that it calls its
// own, with the alternates that it names itself.
func TestSitemap(t *testing.T) {
	const base = "https://harbour.example/plans/"
	files := published(t, inFrench(t), Options{BaseURL: base})
	var got struct {
		URL []struct {
			Loc  string `xml:"loc"`
			Link []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &got); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, url := range got.URL {
		if listed[url.Loc] {
			t.Errorf("%s stands there twice", url.Loc)
		}
		listed[url.Loc] = true
		html := files[strings.TrimPrefix(url.Loc, base)+"index.html"]
		if !strings.Contains(html, `<link rel="canonical" href="`+url.Loc+`">`) {
			t.Errorf("the page at %s does not call this its address", url.Loc)
		}
		if n := strings.Count(html, `<link rel="alternate" hreflang=`); n != len(url.Link) || n == 0 {
			t.Errorf("%s has %d alternates in the map and %d in its page", url.Loc, len(url.Link), n)
		}
		for _, link := range url.Link {
			if !strings.Contains(html, `<link rel="alternate" hreflang="`+link.Lang+`" href="`+link.Href+`">`) {
				t.Errorf("%s does not name %s", url.Loc, link.Href)
			}
			if _, ok := files[strings.TrimPrefix(link.Href, base)+"index.html"]; !ok {
				t.Errorf("%s names %s, which is not there", url.Loc, link.Href)
			}
		}
	}
	for address, want := range map[string]bool{"en/quay-2/": true, "fr/quay-2/": true, "en/harbour/": true, "fr/harbour/": false, "fr/": true, "en/quay-two/": false, "quay-2/": false} {
		if listed[base+address] != want {
			t.Errorf("%s is in the map: %v", address, !want)
		}
	}
	if files := published(t, inFrench(t), Options{}); files["sitemap.xml"] != "" {
		t.Error("there is a map without a base URL")
	}
}

// TestHreflang: alternates name one another.
func TestHreflang(t *testing.T) {
	files := published(t, inFrench(t), Options{BaseURL: "https://harbour.example/"})
	en, fr := files["en/quay-2/index.html"], files["fr/quay-2/index.html"]
	if got := alternatesIn(en); !slices.Equal(got, alternatesIn(fr)) || len(got) != 3 {
		t.Errorf("in English %q, in French %q", got, alternatesIn(fr))
	}
}

func alternatesIn(html string) (out []string) {
	for line := range strings.Lines(html) {
		if strings.HasPrefix(line, `<link rel="alternate"`) {
			out = append(out, line)
		}
	}
	return out
}
