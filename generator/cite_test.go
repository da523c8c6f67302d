package generator

import (
	"os"
	"strings"
	"testing"
)

// What can be cited ends with its citation, which is whole without a script.
func TestCitation(t *testing.T) {
	files := published(t, os.DirFS(goldenSite), Options{})
	const want = "Harbour office: “Ships wait less than a day”. Harbour strategy, states as of 30 June 2026. Permanent id: quay-2-oc.<span class=\"accessed\" hidden"
	if !strings.Contains(files["en/quay-2-oc/index.html"], want) {
		t.Errorf("there is no %s", want)
	}
	for name, want := range map[string]bool{
		"en/quay-2/index.html": true, "en/quay-2-wait/index.html": true, "en/quay-2-r1/index.html": true, "en/quay-2-a1/index.html": true,
		"en/about/index.html": true, "en/indicators/index.html": true, "en/quays/index.html": true,
		"index.html": false, "404.html": false, "en/index.html": false, "en/quay-two/index.html": false,
	} {
		if got := strings.Contains(files[name], `<details class="cite">`); got != want {
			t.Errorf("%s: has a citation: %t, want %t", name, got, want)
		}
	}
}

// The citation of a demonstration says so: the notice does not travel with it.
func TestCitationOfADemonstration(t *testing.T) {
	config := readFile(t, goldenSite+"/content/site.yaml")
	files := published(t, with(t, map[string]string{"content/site.yaml": config + "notice: Not real.\n"}), Options{})
	if !strings.Contains(files["en/quay-2-wait/index.html"], "” [demonstration]. Harbour strategy, ") {
		t.Error("the citation does not say that it is a demonstration")
	}
}

// The citation of a finding stands open and names the review, its date and the
// body. One that was made up cannot be taken for that of a real body.
func TestCitationOfAFinding(t *testing.T) {
	files := published(t, os.DirFS(goldenSite), Options{})
	text := files["en/review-2025-f1/index.html"]
	for _, want := range []string{`<details class="cite" open>`, "Finding of the review “Review of 2025” of 15 December 2025, submitted to: Harbour board.<"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
	config := readFile(t, goldenSite+"/content/site.yaml")
	review := strings.Replace(readFile(t, goldenSite+"/content/records/review-2025.md"), "source: \"https://harbour.example/review\"\n", "", 1)
	files = published(t, with(t, map[string]string{"content/site.yaml": config + "notice: Not real.\n", "content/records/review-2025.md": review}), Options{})
	const want = "” [demonstration]. Harbour strategy, states as of 30 June 2026. Permanent id: review-2025-f1. Illustrative: made up as a finding of a review, “Review of 2025”, of 15 December 2025, for: Harbour board.<"
	if !strings.Contains(files["en/review-2025-f1/index.html"], want) {
		t.Errorf("there is no %s", want)
	}
}
