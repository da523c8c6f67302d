package generator

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"plansite/generator/page"
)

// sharePicture is a PNG of a size.
func sharePicture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var openGraph = regexp.MustCompile(`<meta (?:property|name)="((?:og|twitter):[a-z_:]+)" content="([^"]*)">`)

// card is what a page says of itself to those who show links.
func card(html string) map[string]string {
	out := map[string]string{}
	for _, found := range openGraph.FindAllStringSubmatch(html, -1) {
		out[found[1]] = found[2]
	}
	return out
}

const harbourAddress = "https://plans.example.org/harbour/"

func TestShareWithoutBaseURL(t *testing.T) {
	for name, text := range published(t, os.DirFS(goldenSite), Options{}) {
		if path.Ext(name) != ".html" {
			continue
		}
		c := card(text)
		if c["og:url"] != "" || c["og:image"] != "" || c["og:image:width"] != "" || c["twitter:card"] == "summary_large_image" {
			t.Errorf("%s: an address, or a picture without one: %v", name, c)
		}
	}
}

// An item is shown with the picture of its plan, what has none with the site's.
func TestShareImages(t *testing.T) {
	own := sharePicture(t, ShareWidth, ShareHeight)
	files := published(t, os.DirFS(goldenSite), Options{BaseURL: harbourAddress, ShareImages: map[string][]byte{
		page.SharePath("en", "quay-2"): own, page.SharePath("fr", "quay-2"): own, page.SharePath("en", "nothing"): own,
	}})
	if files["en/quay-2/share.png"] != string(own) || files["fr/quay-2/share.png"] != "" || files["en/nothing/share.png"] != "" {
		t.Error("not just the picture of the plan is published")
	}
	fallback, text := publishedAsset(t, files, "assets/share.")
	if len(text) > 20_000 || CheckShareImage([]byte(text)) != nil {
		t.Errorf("the picture %q of %d bytes is not small, or none", fallback, len(text))
	}
	const ofPlan = "en/quay-2/share.png"
	for name, want := range map[string]string{
		"index.html": fallback, "en/index.html": fallback, "en/harbour/index.html": fallback, "en/about/index.html": fallback,
		"en/indicators/index.html": fallback, "en/quay-2/index.html": ofPlan, "en/quay-2-oc/index.html": ofPlan,
		"en/quay-2-wait/index.html": ofPlan, "en/quay-2-r1/index.html": ofPlan, "en/quay-2-a1/index.html": ofPlan,
	} {
		c := card(files[name])
		if c["og:image"] != harbourAddress+want || c["twitter:card"] != "summary_large_image" || c["og:image:alt"] == "" {
			t.Errorf("%s: has %v, want the picture %s", name, c, want)
		}
		kind := "article"
		if strings.Count(name, "/") < 2 {
			kind = "website"
		}
		if c["og:type"] != kind || c["og:locale"] != "en_GB" || c["og:url"] != harbourAddress+strings.TrimSuffix(name, "index.html") {
			t.Errorf("%s: says %v of itself", name, c)
		}
	}
	for _, name := range []string{"404.html", "en/quay-two/index.html"} {
		if c := card(files[name]); len(c) > 0 {
			t.Errorf("%s: is nothing to share, but says %v", name, c)
		}
	}
}

// The home page is shown with the picture of the plan that it is about.
func TestShareImageOfHome(t *testing.T) {
	files := published(t, os.DirFS(goldenSite), Options{BaseURL: harbourAddress, ShareImages: map[string][]byte{
		page.SharePath("en", "harbour"): sharePicture(t, ShareWidth, ShareHeight),
	}})
	if got := card(files["en/index.html"])["og:image"]; got != harbourAddress+"en/harbour/share.png" {
		t.Errorf("the home page has the picture %s", got)
	}
}

// A link to a demonstration says that it is one: the notice does not travel with it.
func TestShareOfADemonstration(t *testing.T) {
	config := readFile(t, goldenSite+"/content/site.yaml")
	files := published(t, with(t, map[string]string{"content/site.yaml": config + "notice: Not real.\n"}), Options{})
	if got := card(files["en/quay-2-wait/index.html"])["og:site_name"]; got != "Harbour strategy (demonstration)" {
		t.Errorf("the name of the site is %q", got)
	}
}

func TestCheckShareImage(t *testing.T) {
	good := sharePicture(t, ShareWidth, ShareHeight)
	for _, tt := range []struct {
		reason string
		data   []byte
		want   string
	}{
		{"a share image", good, ""},
		{"nothing", nil, "no PNG"},
		{"another kind of file", []byte("<svg/>"), "no PNG"},
		{"another size", sharePicture(t, 600, 315), "600 by 315 pixels instead of 1200 by 630"},
		{"cut off", good[:len(good)-20], "has no end"},
		{"too large", append(good[:len(good):len(good)], make([]byte, maxShareImage)...), "more than 2 MB"},
	} {
		got := ""
		if err := CheckShareImage(tt.data); err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, tt.want) || (got == "") != (tt.want == "") {
			t.Errorf("%s: says %q, want %q", tt.reason, got, tt.want)
		}
	}
}

func TestShareImageIsChecked(t *testing.T) {
	options := Options{ShareImages: map[string][]byte{page.SharePath("en", "quay-2"): []byte("x")}}
	if _, _, err := Check(t.Context(), os.DirFS(goldenSite), options); err == nil || !strings.Contains(err.Error(), "en/quay-2/share.png") {
		t.Errorf("an image that is none: %v", err)
	}
	if _, _, err := Check(t.Context(), with(t, map[string]string{"assets/share.png": string(sharePicture(t, 60, 30))}), Options{}); err == nil || !strings.Contains(err.Error(), "assets/share.png") {
		t.Errorf("an image of the site's own of another size: %v", err)
	}
	own := string(sharePicture(t, ShareWidth, ShareHeight))
	if _, text := publishedAsset(t, published(t, with(t, map[string]string{"assets/share.png": own}), Options{}), "assets/share."); text != own {
		t.Error("the site's own image is not published")
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
