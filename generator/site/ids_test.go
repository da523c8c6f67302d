package site

import (
	"strings"
	"testing"

	"plansite/generator/diagnostic"
)

func TestDuplicateIDs(t *testing.T) {
	for _, tt := range []refused{
		{"two plans", sector + group("sg1") + strings.ReplaceAll(group("sg1"), "sg1.md", "a.md"), []string{"sg1.md:2:5 duplicate-id (a.md:2:5)"}},
		{"two items of one plan", sector + group("sg1", "results:", "  - {id: oc-1, level: outcome, title: A}", "  - {id: oc-1, level: outcome, title: B}"),
			[]string{"sg1.md:7:10 duplicate-id (sg1.md:6:10)"}},
		{"items of two sorts in two plans", sector + group("sg1", "results:", "  - {id: x1, level: outcome, title: A}") + group("sg2", "actions:", "  - {id: x1, title: B, due: 2026-01-01}"),
			[]string{"sg2.md:6:10 duplicate-id (sg1.md:6:10)"}},
		{"a page and a result", sector + page("goal-1", "a"), []string{"goal-1.md:2:5 duplicate-id (sector.md:6:10)"}},
		{"three times", sector + page("goal-1", "a") + strings.ReplaceAll(group("goal-1"), "goal-1.md", "a.md"),
			[]string{"a.md:2:5 duplicate-id (sector.md:6:10)", "goal-1.md:2:5 duplicate-id (sector.md:6:10)"}},
		{"a former id that is in use", sector + group("sg1", "formerly: [goal-1]"), []string{"sg1.md:5:12 duplicate-id (sector.md:6:10)"}},
		{"its own id as a former one", sector + group("sg1", "formerly: [sg1]"), []string{"sg1.md:5:12 duplicate-id (sg1.md:2:5)"}},
		{"a former id of two items", sector + group("sg1", "formerly: [old]") + group("sg2", "formerly: [old]"), []string{"sg2.md:5:12 duplicate-id (sg1.md:2:5)"}},
		{"a former id twice", sector + group("sg1", "formerly: [old, old]"), []string{"sg1.md:5:17 duplicate-id (sg1.md:2:5)"}},
		{"the id of what is not published", sector + group("sg1", "publish: false") + page("sg1", "a"), []string{"sg1.md:2:5 duplicate-id (sg1.md:2:5)"}},
		{"the address of an overview", sector + page("groups", "a"), []string{`groups.md:2:5 reserved-id`}},
		{"an overview's address as a former id", sector + group("sg1", "formerly: [groups]"), []string{"sg1.md:5:12 reserved-id"}},
		{"a reserved word as a former id", sector + group("sg1", "formerly: [search, en, A]"),
			[]string{"sg1.md:5:12 reserved-id", "sg1.md:5:20 reserved-id", "sg1.md:5:24 bad-id"}},
		{"an overview that every site has", sector + "== site.yaml\nkinds: [{id: sector, title: S, plural: S}, {id: group, title: G, plural: G, overview: risks}]\nnavigation: []\n",
			[]string{"site.yaml:9:87 reserved-id"}},
	} {
		tt.test(t)
	}
}

// TestDuplicateByCase: an id in capitals is refused where it is decoded; when
// it gets here all the same it collides with the one in small letters, since
// some file systems take both for one folder.
func TestDuplicateByCase(t *testing.T) {
	diags := new(diagnostic.List)
	c, content := decode(t, sector+group("sg1")+group("SG1"), diags)
	if !diags.HasErrors() {
		t.Fatal("an id in capitals was decoded")
	}
	diags = new(diagnostic.List)
	if s := Link(c, content, Options{}, diags); s != nil || strings.Join(lines(diags), "; ") != "sg1.md:2:5 duplicate-id (SG1.md:2:5)" {
		t.Errorf("got %q", lines(diags))
	}
}

func TestDuplicateWords(t *testing.T) {
	_, diags := link(t, Options{}, sector+page("goal-1", "a"))
	d := diags.Sorted()[0]
	if d.Message != `the id "goal-1" is used a second time` || d.Length != len("goal-1") || d.Notes[0].Message != `"goal-1" is the id of this result` {
		t.Errorf("got %+v", d)
	}
}

func TestFormerly(t *testing.T) {
	s := good(t, Options{}, whole)
	var got []string
	for _, r := range s.Redirects {
		got = append(got, r.From+" to "+r.To.Ref())
	}
	if want := "old-oc to oc-1, old-sector to sector, old-sg1 to sg1"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if s.Item("old-sector") != nil {
		t.Error("a former id has an item")
	}
}

func TestFormerID(t *testing.T) {
	for _, tt := range []refused{
		{"in the front matter", sector + group("sg1", "formerly: [old]") + group("sg2", "parent: old"), []string{"sg2.md:5:9 former-id"}},
		{"in a text", sector + group("sg1", "formerly: [old]") + page("p1", "See [[old]]."), []string{"p1.md:6:7 former-id"}},
		{"in the menu", sector + group("sg1", "formerly: [old]") + "== site.yaml\nnavigation: [sector, old]\n", []string{"site.yaml:2:22 former-id"}},
		{"as the plan of the home page", sector + group("sg1", "formerly: [old]") + "== site.yaml\nhome: old\n", []string{"site.yaml:1:7 former-id"}},
	} {
		tt.test(t)
	}
	_, diags := link(t, Options{}, sector+group("sg1", "formerly: [old]")+page("p1", "See [[old]]."))
	if d := diags.Sorted()[0]; d.Hint != `write "sg1"` || d.Length != 3 {
		t.Errorf("got %+v", d)
	}
}
