package page_test

import (
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
