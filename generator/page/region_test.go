package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// A group of a study group in a region stands on the pages of both, and leads
// from one to the other.
func TestRegionalGroups(t *testing.T) {
	region := berth(1, "regional_groups: [{name: Rowers, of: quay-2, note: On Sundays., source: 'https://harbour.example/'}, {name: Divers, of: harbour}]\n")
	pages := pagesOf(t, harbour(""), region, berth(2, ""))
	there := view[page.Plan](t, pages, "quay-1").Groups
	if there == nil || len(there.Rows) != 2 || there.Head != "Quay" {
		t.Fatalf("the region has %+v", there)
	}
	row := there.Rows[0]
	if row.Name != "Rowers" || row.Other != (page.Link{Text: "Q2", Href: "../quay-2/#regional-groups"}) || row.Note != "On Sundays." || len(row.Sources) != 1 {
		t.Errorf("the group is %+v", row)
	}
	if back := view[page.Plan](t, pages, "quay-2").Groups; back == nil || len(back.Rows) != 1 || back.Rows[0].Other.Href != "../quay-1/#regional-groups" {
		t.Errorf("the study group has %+v", back)
	}
}

// The plans of a kind stand beside one another by what their profiles share and
// do not all say alike.
func TestAcross(t *testing.T) {
	profile := func(office string) string {
		return "profile: [{label: Sea, text: North}, {label: Office, text: " + office + "}]\n"
	}
	group := "regional_groups: [{name: Rowers, of: harbour}]\n"
	pages := pagesOf(t, tons(busy+", "+idle), berth(1, profile("Town")+group), berth(2, profile("Port")))
	across := view[page.Overview](t, pages, "quays").Across
	if across == nil || strings.Join(across.Labels, " ") != "Office" || len(across.Rows) != 2 {
		t.Fatalf("side by side stand %+v", across)
	}
	first, second := across.Rows[0], across.Rows[1]
	if string(first.Facts[0].Text) != "Town" || first.Results != "1" || first.Groups.Text != "1 regional group" || first.Here.Href != "../quay-1/#breakdown" {
		t.Errorf("the first is %+v", first)
	}
	if second.Groups != nil || second.Here == nil {
		t.Errorf("the second is %+v", second)
	}
	if len(across.Parts) != 1 || across.Parts[0].Figure.Own || across.Parts[0].Link.Href != "../tons/" || across.Further != "" {
		t.Errorf("the parts are %+v, %q", across.Parts, across.Further)
	}
}

func TestNothingAcross(t *testing.T) {
	if across := view[page.Overview](t, pagesOf(t, harbour(""), berth(1, ""), berth(2, "")), "quays").Across; across != nil {
		t.Errorf("plans without groups and parts show %+v", across)
	}
}

// Long tables end where the page would get too long, and say what is left.
func TestLongTablesOfRegions(t *testing.T) {
	var indicators, groups strings.Builder
	for i := range page.PerPage + 1 {
		fmt.Fprintf(&indicators, "  - {id: tons-%d, title: Tons, measures: [goal], unit: tons, reading: annual, direction: increase, frequency: annual, breakdown: [{of: quay-1}]}\n", i)
		fmt.Fprintf(&groups, "  - {name: Group %d, of: quay-2}\n", i)
	}
	pages := pagesOf(t, harbour("indicators:\n"+indicators.String()), berth(1, "regional_groups:\n"+groups.String()), berth(2, ""))
	region := view[page.Plan](t, pages, "quay-1")
	if len(region.Parts) != page.PerPage || region.PartsLeft == nil || region.PartsLeft.Href != "../quay-1/breakdown/2/" {
		t.Errorf("%d parts stand there, then %+v", len(region.Parts), region.PartsLeft)
	}
	rest := pages["en/quay-1/breakdown/2/index.html"].Build().Main.(*page.More)
	if len(rest.Entries) != 1 || rest.Entries[0].Href != "../../../tons-500/" {
		t.Errorf("the second page has %+v", rest.Entries)
	}
	for _, id := range []string{"quay-1", "quay-2"} {
		if g := view[page.Plan](t, pages, id).Groups; len(g.Rows) != page.PerPage || g.Left != "1 more group is not shown here." {
			t.Errorf("%s shows %d groups, then %q", id, len(g.Rows), g.Left)
		}
	}
}

// Where more indicators are broken down than are drawn, the rest is counted.
func TestPartsBeyondTheBound(t *testing.T) {
	var indicators strings.Builder
	for i := range 8 {
		fmt.Fprintf(&indicators, "  - {id: tons-%d, title: Tons, measures: [goal], unit: tons, reading: annual, direction: increase, frequency: annual, breakdown: [%s]}\n", i, busy)
	}
	across := view[page.Overview](t, pagesOf(t, harbour("indicators:\n"+indicators.String()), berth(1, ""), berth(2, "")), "quays").Across
	if len(across.Parts) != 6 || !strings.HasPrefix(across.Further, "2 more indicators") {
		t.Errorf("%d are drawn, and then it says %q", len(across.Parts), across.Further)
	}
}
