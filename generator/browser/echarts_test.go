package browser_test

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// With ECharts itself, as the command bundles it, a chart of each sort is
// drawn, within the policy of the site, and tells its values by keyboard.
func TestExploreWithECharts(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("skipped: only where CI is set may tests fetch ECharts")
	}
	tb := openTab(t)
	dir := filepath.Join(t.TempDir(), "site")
	build := exec.Command("go", "run", "./cmd/plansite", "build", "--quiet", "--require-interactive", "--output", dir)
	build.Dir = repository
	if text, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	server := httptest.NewServer(serve(os.DirFS(dir)))
	defer server.Close()
	tb.root = server.URL
	w := watch(tb)
	for _, address := range []string{"en/indicators/", "en/risks/", "en/sg13/", "en/sg13-contributions/", "en/sg13-oc1/", "en/sg13-r1/", "en/compare/"} {
		tb.load(address)
		tb.complaints(address, `(async () => {
			const wrong = [];
			for (const button of document.querySelectorAll("button.explore")) {
				const figure = button.closest(".figure");
				button.click();
				for (let i = 0; i < 500 && !figure.querySelector(".explorer canvas, .explore-failed"); i++) await new Promise((r) => setTimeout(r, 20));
				const stage = figure.querySelector(".explorer-chart");
				if (!stage?.querySelector("canvas")) { wrong.push(button.dataset.option + " is not drawn"); continue; }
				stage.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
				if (figure.querySelector(".explorer-value").textContent === "") wrong.push(button.dataset.option + " tells no value");
				button.click();
			}
			return wrong;
		})()`)
	}
	_, failures, blocked := w.seen()
	for _, problem := range append(failures, blocked...) {
		t.Error(problem)
	}
}
