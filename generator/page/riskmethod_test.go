package page_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// risk is one of the harbour.
func risk(id, sort string, likelihood, impact int) string {
	return fmt.Sprintf("  - {id: %s, type: %s, category: weather, title: Risk %s, threatens: [goal], review_due: 2026-01-01, assessments: [{date: 2026-01-01, "+
		"inherent: {likelihood: 5, impact: 5}, residual: {likelihood: %d, impact: %d}}]}\n", id, sort, id, likelihood, impact)
}

// The page on risks has each word of the vocabulary, so that nothing has to be
// written a second time.
func TestRiskMethodHasTheVocabulary(t *testing.T) {
	pages := pagesOf(t, harbour("risks:\n"+risk("one", "strategic", 5, 5)))
	v := pages["en/risk-method/index.html"].Build()
	m := v.Main.(*page.RiskMethod)
	var words []string
	for _, s := range m.Scales {
		for _, step := range s.Steps {
			words = append(words, s.Heading+" "+step.Number+" "+step.Title)
		}
	}
	if got := strings.Join(words, ", "); got != "Likelihood 1 Rare, Likelihood 2 Unlikely, Likelihood 3 Possible, Likelihood 4 Likely, Likelihood 5 Certain, "+
		"Impact 1 Tiny, Impact 2 Small, Impact 3 Medium, Impact 4 Large, Impact 5 Huge" {
		t.Errorf("the scales are %s", got)
	}
	var bands []string
	for _, row := range m.Matrix.Rows {
		line := row.Likelihood + ":"
		for _, cell := range row.Cells {
			line += " " + cell.Band + "/" + cell.Class
		}
		bands = append(bands, line)
	}
	if bands[0] != "5 Certain: Medium/band-1 Medium/band-1 High/band-2 High/band-2 High/band-2" || bands[4] != "1 Rare: Low/band-0 Low/band-0 Low/band-0 Low/band-0 Medium/band-1" {
		t.Errorf("the bands are %q", bands)
	}
	if len(m.Categories) != 2 || m.Categories[0].Chip.Text != "Medium" || m.Categories[0].Risks != "1 risk" || m.Categories[0].Above != "1 risk above appetite" {
		t.Errorf("the categories are %+v", m.Categories)
	}
	if c := m.Categories[1]; c.Chip.Text != "No appetite at all" || c.Source != "https://harbour.example/appetite" || c.Above != "" {
		t.Errorf("the second category is %+v", c)
	}
	var html bytes.Buffer
	if err := layoutsOf(t).Render(&html, "risk-method", v); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Rare", "Certain", "Tiny", "Huge", "Low", "Medium", "High", "Weather", "Fraud", "Avoid", "Reduce", "Transfer", "Accept", "Owner of a risk", "rules for"} {
		if !strings.Contains(html.String(), ">"+want) && !strings.Contains(html.String(), " "+want) {
			t.Errorf("the page does not say %s", want)
		}
	}
}

func TestRegisters(t *testing.T) {
	pages := pagesOf(t, harbour("risks:\n"+risk("low", "strategic", 1, 1)+risk("high", "operational", 5, 5)+risk("mid", "strategic", 3, 3)))
	row := view[page.RiskMethod](t, pages, "risk-method").Registers[0]
	if row.Types[0] != (page.TypeCount{Label: "Strategic", Text: "2", Href: "../harbour/#risks.strategic"}) || row.Types[1].Text != "1" || row.Above != "1" || row.Over != "3" {
		t.Errorf("the register is %+v", row)
	}
	var parts []string
	for _, g := range view[page.Plan](t, pages, "harbour").Risks {
		part := g.ID + ", " + g.Heading + ":"
		for _, x := range g.Risks {
			part += " " + x.ID
		}
		parts = append(parts, part)
	}
	if got := strings.Join(parts, "; "); got != "risks.strategic, Strategic risks: 2: mid low; risks.operational, Operational risks: 1: high" {
		t.Errorf("the risks of a plan stand in the parts %s", got)
	}
	for id, want := range map[string]string{"risks": "high mid low", "risks/strategic": "mid low", "risks/operational": "high"} {
		list := view[page.Overview](t, pages, id)
		var got []string
		for _, g := range list.Groups {
			for _, x := range g.Risks {
				got = append(got, x.ID)
			}
		}
		if strings.Join(got, " ") != want || list.Figure == nil || !list.Figure.Own || strings.Contains(list.Figure.FileName, "/") {
			t.Errorf("%s lists %s, not %s; its map is %+v", id, got, want, list.Figure)
		}
		if links := fmt.Sprint(list.Jump); strings.Count(links, "risk-method/") != 1 || strings.Contains(links, id+"/ ") {
			t.Errorf("%s leads to %s", id, links)
		}
	}
}

// A type without risks has a register all the same, which says so.
func TestEmptyRegister(t *testing.T) {
	list := view[page.Overview](t, pagesOf(t, harbour("risks:\n"+risk("low", "strategic", 1, 1))), "risks/operational")
	if len(list.Groups) > 0 || list.Figure != nil || !strings.HasPrefix(list.Lead, "0 risks. ") {
		t.Errorf("the empty register has %+v and says %q", list.Groups, list.Lead)
	}
}
