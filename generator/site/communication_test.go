package site

import "testing"

// outreach are the lines of a plan that give it a communication strategy.
const outreach = "communication: {audiences: [{id: all, title: All}], messages: [{text: a, for: [all]}], channels: [{title: a, for: [all]}]}"

// The common strategy is the one that site.yaml names, else that of the home
// plan, else the first.
func TestCommonStrategy(t *testing.T) {
	const sector = "\n== sector.md\n---\nid: sector\nkind: sector\ntitle: Sector\n"
	plain, with := sector+"---\n", sector+outreach+"\n---\n"
	for _, tt := range []struct{ reason, archive, want string }{
		{"none has one", plain + group("sg1"), ""},
		{"the home plan has", with + group("sg1", outreach), "sector"},
		{"the home plan has not", plain + group("sg1") + group("sg2", outreach), "sg2"},
		{"the first is hidden", plain + group("sg1", outreach, "publish: false") + group("sg2", outreach), "sg2"},
		{"it is named", "\n== site.yaml\ncommunication: sg2\n" + with + group("sg2", outreach), "sg2"},
	} {
		got := ""
		if p := good(t, Options{}, tt.archive).Common; p != nil {
			got = p.Ref()
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.want)
		}
	}
	for _, tt := range []refused{
		{"a plan that has none is named", "\n== site.yaml\ncommunication: sg1\n" + plain + group("sg1"), []string{"site.yaml:29:16 missing-field (sg1.md:2:5)"}},
		{"a plan that there is not", "\n== site.yaml\ncommunication: sg9\n" + plain, []string{"site.yaml:29:16 dangling-reference"}},
		{"a hidden plan", "\n== site.yaml\ncommunication: sg1\n" + plain + group("sg1", outreach, "publish: false"), []string{"site.yaml:29:16 unpublished"}},
	} {
		tt.test(t)
	}
}
