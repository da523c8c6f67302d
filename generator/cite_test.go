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
