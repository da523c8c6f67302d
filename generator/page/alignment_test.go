package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

// wishes are a plan of aims from outside; titles are those of the aims, whose
// ids are wish-1, wish-2 and so on.
func wishes(titles ...string) string {
	text := "id: town\nkind: town\ntitle: The town\nresults:\n"
	for i, title := range titles {
		text += fmt.Sprintf("  - {id: wish-%d, level: wish, title: %s}\n", i+1, title)
	}
	return text
}

const servingHarbour = "id: harbour\nkind: top\ntitle: The harbour\nresults:\n  - {id: goal, level: goal, title: A goal, contributes_to: [wish-1]}\n"

// alignedPages are those of a town with three wishes, of which a harbour serves
// one, its first quay two, and its second quay none.
func alignedPages(t *testing.T) built {
	return pagesWith(t, strings.NewReplacer(), wishes("Trade", "Quiet", "Light"), servingHarbour,
		"id: quay-1\nkind: quay\ntitle: Quay one\nparent: harbour\nresults:\n  - {id: q1-oc, level: outcome, title: O, contributes_to: [goal, wish-2]}\n  - {id: q1-op, level: output, title: P, contributes_to: [q1-oc]}\n",
		"id: quay-2\nkind: quay\ntitle: Quay two\nparent: harbour\nresults:\n  - {id: q2-op, level: output, title: P}\n")
}

func TestAlignmentMatrix(t *testing.T) {
	main := view[page.Alignment](t, alignedPages(t), "alignment")
	if len(main.Levels) != 1 || main.None != "" {
		t.Fatalf("the levels are %+v, %q", main.Levels, main.None)
	}
	level := main.Levels[0]
	if level.Heading != "Wishes of the town" || level.Brief || level.Further != "" {
		t.Errorf("the matrix is %q, brief %v, %q", level.Heading, level.Brief, level.Further)
	}
	var got []string
	for _, k := range level.Kinds {
		for _, row := range k.Rows {
			line := k.Heading + ", " + row.Plan.Text + " " + row.Plan.Href + ":"
			for _, c := range row.Cells {
				mark := map[bool]string{true: "●", false: "○"}[c.Direct]
				if c.Text == "" {
					mark = "-"
				}
				line += " " + mark + c.Text
			}
			got = append(got, line)
		}
	}
	want := "Harbour plans, The harbour ../harbour/: ●1 - -\nQuays, Quay one ../quay-1/: ○2 ●1 -\nQuays, Quay two ../quay-2/: - - -"
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	cell := level.Kinds[1].Rows[0].Cells[1]
	if cell.Name != "Quay one, 2 Quiet: 1 result directly, 1 result through others" || cell.Href != "#aim.wish-2" {
		t.Errorf("the cell is %q and leads to %s", cell.Name, cell.Href)
	}
}

// The list by aim says all that the matrix does.
func TestAlignmentByAim(t *testing.T) {
	aims := view[page.Alignment](t, alignedPages(t), "alignment").Levels[0].Aims
	if len(aims) != 3 {
		t.Fatalf("the aims are %+v", aims)
	}
	if x := aims[0]; x.Summary != "1 plan directly, 1 plan through others" || x.Direct[0].Plan.Text != "The harbour" || x.Direct[0].Results[0].Href != "../goal/" || x.Through[0].Plan.Text != "Quay one" || x.Through[0].Count != "2" {
		t.Errorf("the first aim is served by %+v", x)
	}
	if x := aims[1]; x.ID != "aim.wish-2" || x.Item.Href != "../wish-2/" || x.Summary != "1 plan directly" || len(x.Direct[0].Results) != 1 || x.Through != nil {
		t.Errorf("the second aim is served by %+v", x)
	}
	if x := aims[2]; x.Summary != "served by no plan" || len(x.Direct)+len(x.Through) > 0 {
		t.Errorf("the third aim is served by %+v", x)
	}
}

func TestAlignmentGapsAndFile(t *testing.T) {
	pages := alignedPages(t)
	main := view[page.Alignment](t, pages, "alignment")
	var gaps []string
	for _, g := range main.Gaps {
		gaps = append(gaps, g.Heading+": "+g.Entries[0].Text)
	}
	if got := strings.Join(gaps, "; "); got != "1 aim that no plan serves: Light; 1 plan that serves none of the aims: Quay two" {
		t.Errorf("the gaps are %s", got)
	}
	files := pages["en/alignment/index.html"].Build().Files
	if len(files) != 1 || files[0].Name != "alignment.csv" || main.CSV != files[0].Name {
		t.Fatalf("the files are %+v, the page names %q", files, main.CSV)
	}
	data, err := files[0].Data(nil)
	want := "Level,Aim,Id of the aim,Kind,Plan,Id of the plan,Results that contribute directly,Results that contribute through others only\r\n" +
		"Wish of the town,Trade,wish-1,Harbour plan,The harbour,harbour,1,0\r\n" +
		"Wish of the town,Trade,wish-1,Quay,Quay one,quay-1,0,2\r\n" +
		"Wish of the town,Quiet,wish-2,Quay,Quay one,quay-1,1,1\r\n" +
		"Wish of the town,Light,wish-3,,,,0,0\r\n" +
		",,,Quay,Quay two,quay-2,0,0\r\n"
	if err != nil || string(data) != want {
		t.Errorf("%v, the file is\n%s", err, data)
	}
}

func TestNoAimsFromOutside(t *testing.T) {
	main := view[page.Alignment](t, pagesOf(t, harbour("")), "alignment")
	if main.None == "" || main.CSV != "" || len(main.Levels)+len(main.Gaps) > 0 {
		t.Errorf("without aims the page shows %+v", main)
	}
}

// A level of many aims has numbers for heads, and no more columns than fit;
// what is left out is said.
func TestManyAims(t *testing.T) {
	titles := make([]string, 70)
	for i := range titles {
		titles[i] = fmt.Sprintf("Wish %d", i+1)
	}
	level := view[page.Alignment](t, pagesWith(t, strings.NewReplacer(), wishes(titles...), servingHarbour), "alignment").Levels[0]
	if !level.Brief || len(level.Aims) != 60 || level.Skip == "" || level.Further != "The table has 60 of 70 aims and 1 of 1 plans." {
		t.Errorf("brief %v, %d aims, skip %q, further %q", level.Brief, len(level.Aims), level.Skip, level.Further)
	}
}

// The whole chain shows of a plan of aims from outside only those that its own
// plans contribute to; the plan's page shows all that are tied to anything.
func TestChainsOfAims(t *testing.T) {
	pages := alignedPages(t)
	var whole, own []string
	main := view[page.Framework](t, pages, "framework")
	for _, row := range main.Figure.Data.Rows {
		whole = append(whole, row[1].Text)
	}
	if got := strings.Join(whole, ", "); !strings.HasPrefix(got, "Trade, A goal, Quay one (") || strings.Contains(got, "Quiet") || strings.Contains(got, "Light") {
		t.Errorf("the whole chain shows %s", got)
	}
	for _, p := range main.Plans {
		if p.Link.Text == "The town" {
			t.Error("the aims from outside stand among the plans to unfold")
		}
	}
	for _, row := range view[page.Plan](t, pages, "town").Chain.Data.Rows {
		own = append(own, row[1].Text)
	}
	if got := strings.Join(own, ", "); got != "Trade, Quiet, A goal, O" {
		t.Errorf("the chain of the town shows %s", got)
	}
}
