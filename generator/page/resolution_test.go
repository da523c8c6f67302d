package page_test

import (
	"fmt"
	"strings"
	"testing"

	"plansite/generator/page"
)

const (
	// charter is a resolution with a clause in each state.
	charter = "id: charter\nkind: resolution\ntitle: The charter\nshort: Charter\nstate: in force\nsource: https://harbour.example/charter\nclauses:\n" +
		"  - {id: c-plan, part: asks the master, label: \"1\", addressee: Master, title: Plan, text: To plan., shown: 'See [[quays]].', shown_on: [framework, reviews]}\n" +
		"  - {id: c-dig, part: asks the master, label: \"2\", addressee: Master, title: Dig, text: To dig.}\n" +
		"  - {id: c-pay, part: asks the council, label: a, title: '=Pay', text: To pay.}\n"
	dredge = "id: berth\nkind: quay\ntitle: The berth\nparent: harbour\nimplements: [c-dig]\n" +
		"results:\n  - {id: deep, level: outcome, title: Deep, contributes_to: [goal], implements: [c-dig]}\n" +
		"actions:\n  - {id: hire, title: Hire a dredger, due: 2027-01-01, serves: [deep], implements: [c-dig]}\n"
)

func TestResolutionByPart(t *testing.T) {
	r := view[page.Resolution](t, pagesOf(t, harbour(""), charter, dredge), "charter")
	if r.State != "Standing: in force" || r.Rule.Text == "" || r.Rule.Demo != "" || r.Trace.Href != "../traceability/" {
		t.Errorf("the page says %q, %+v, %+v", r.State, r.Rule, r.Trace)
	}
	var got []string
	for _, p := range r.Parts {
		got = append(got, p.ID+" "+p.Heading)
		for _, c := range p.Clauses {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s: %s %s", c.Label, c.Link.Href, c.Link.Text, c.Chip.Text, c.Count)))
		}
	}
	want := "part.1 asks the master|1 ../c-plan/ Plan: in place by 1 item|2 ../c-dig/ Dig: begun by 3 items|part.2 asks the council|a ../c-pay/ =Pay: nothing yet"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
	if f := r.Figure; f == nil || !f.Own || strings.Count(string(f.Picture), "<a ") != 3 || len(f.Legend) != 3 {
		t.Errorf("the chart is %+v", f)
	}
}

// What was given up stands beside a clause, and counts for nothing.
func TestClauseByWhatWasGivenUp(t *testing.T) {
	given := strings.Replace(dredge[:strings.Index(dredge, "results:")], "implements: [c-dig]", "status: superseded\nimplements: [c-dig]", 1)
	c := view[page.Clause](t, pagesOf(t, harbour(""), charter, given), "c-dig")
	if c.Head.Chip.Text != "nothing yet" || len(c.Carriers) != 1 || c.Carriers[0].Counts.Text != "nothing yet" {
		t.Errorf("the clause is %q by %+v", c.Head.Chip.Text, c.Carriers)
	}
}

// A resolution may be no more than its record.
func TestResolutionWithoutClauses(t *testing.T) {
	pages := pagesOf(t, harbour(""), "id: law\nkind: resolution\ntitle: The law\nstate: in force\n")
	if r := view[page.Resolution](t, pages, "law"); r.Figure != nil || len(r.Parts) > 0 {
		t.Errorf("got %+v", r)
	}
	if trace := view[page.Traceability](t, pages, "traceability"); trace.Figure != nil || trace.File != nil || len(trace.Resolutions) > 0 {
		t.Errorf("the table of clauses has %+v", trace)
	}
}

func TestClauseNamesWhatCarriesItOut(t *testing.T) {
	pages := pagesOf(t, harbour(""), charter, dredge)
	c := view[page.Clause](t, pages, "c-dig")
	var got []string
	for _, by := range c.Carriers {
		state := by.Status
		if by.State != nil {
			state = by.State.Text
		}
		got = append(got, by.Item.Text+", "+by.Kind+", "+state+": "+by.Counts.Text)
	}
	if all := strings.Join(got, "|"); all != "The berth, Quay, Draft: begun|Deep, Outcome, Draft: begun|Hire a dredger, Action, Planned: begun" {
		t.Errorf("got %s", all)
	}
	if c.Place != "asks the master, 2" || c.Previous.Href != "../c-plan/" || c.Next.Href != "../c-pay/" || c.Head.Of.Href != "../charter/" {
		t.Errorf("the page is %+v", c)
	}
	first := view[page.Clause](t, pages, "c-plan")
	if first.Previous != nil || first.Next == nil || len(first.Carriers) != 2 || first.Carriers[0].Counts.Text != "in place" || first.Carriers[1].Counts.Text != "nothing yet" {
		t.Errorf("the first clause has %+v", first)
	}
	if last := view[page.Clause](t, pages, "c-pay"); last.Next != nil || len(last.Carriers) > 0 {
		t.Errorf("the last clause has %+v", last)
	}
}

// In a demonstration a clause is no more real than what it rests on.
func TestClauseRestsOnWhatIsMadeUp(t *testing.T) {
	review := "id: look\nkind: review\ntitle: A look\ndate: 2026-01-01\nimplements: [c-dig]\n"
	real := review + "source: https://harbour.example/look\n"
	for _, tt := range []struct{ what, review, plan, dig string }{
		{"a review that was made up", review, "illustrative", "illustrative"},
		{"one that was published", real, "", ""},
	} {
		text := strings.Replace(charter, "shown_on: [framework, reviews]", "shown_on: [reviews]", 1)
		pages := demonstration(t, harbour(""), text, tt.review)
		r := view[page.Resolution](t, pages, "charter")
		if plan, dig := r.Parts[0].Clauses[0].Chip, r.Parts[0].Clauses[1].Chip; plan.Text != "in place" || dig.Text != "in place" || plan.Mark != tt.plan || dig.Mark != tt.dig {
			t.Errorf("%s: the clauses are %+v and %+v", tt.what, plan, dig)
		}
		if r.Rule.Demo == "" || r.Parts[1].Clauses[0].Chip.Mark != "" {
			t.Errorf("%s: got %+v", tt.what, r)
		}
	}
}

// Of several resolutions each says how far it is; of one the figure does.
func TestTraceabilityCountsEachResolution(t *testing.T) {
	second := strings.NewReplacer("id: charter", "id: second", "id: c-", "id: s-").Replace(charter)
	trace := view[page.Traceability](t, pagesOf(t, harbour(""), charter, second, dredge), "traceability")
	if len(trace.Resolutions) != 2 || trace.Resolutions[0].Counts != "in place: 1, begun: 1, nothing yet: 1" {
		t.Errorf("got %+v", trace.Resolutions)
	}
}

func TestTraceability(t *testing.T) {
	pages := pagesOf(t, harbour(""), charter, dredge)
	trace := view[page.Traceability](t, pages, "traceability")
	if len(trace.Unmet) != 1 || trace.Unmet[0].Href != "../c-pay/" || len(trace.Resolutions) != 1 {
		t.Fatalf("got %+v", trace)
	}
	r := trace.Resolutions[0]
	if r.Counts != "" || r.Title.Href != "../charter/" || len(r.Rows) != 3 || r.More != nil {
		t.Errorf("got %+v", r)
	}
	if by := r.Rows[0].By; len(by) != 1 || by[0].Href != "../framework/" {
		t.Errorf("an empty list stands in the row: %+v", by)
	}
	files := pages["en/traceability/index.html"].Build().Files
	if len(files) != 1 || files[0].Name != trace.File.Href {
		t.Fatalf("the files are %+v", files)
	}
	data, err := files[0].Data(nil)
	if err != nil {
		t.Fatal(err)
	}
	want := "Resolution,Id,Clause,Addressed to,Asks for,State,What carries it out\r\n" +
		"Charter,c-plan,\"asks the master, 1\",Master,Plan,in place,framework\r\n" +
		"Charter,c-dig,\"asks the master, 2\",Master,Dig,begun,berth deep hire\r\n" +
		"Charter,c-pay,\"asks the council, a\",,'=Pay,nothing yet,\r\n"
	if string(data) != want {
		t.Errorf("got\n%swant\n%s", data, want)
	}
}

// The row of a clause names the first that carry it out and leads to the rest.
func TestRowOfManyCarriers(t *testing.T) {
	plans := []string{harbour(""), charter}
	for i := range 5 {
		plans = append(plans, fmt.Sprintf("id: q%d\nkind: quay\ntitle: Quay %d\nparent: harbour\nimplements: [c-pay]\n", i, i))
	}
	row := view[page.Traceability](t, pagesOf(t, plans...), "traceability").Resolutions[0].Rows[2]
	if len(row.By) != 3 || row.More == nil || row.More.Text != "2 more" || row.More.Href != "../c-pay/#by" {
		t.Errorf("got %+v", row)
	}
}

// No page grows with the number of clauses or of what carries them out.
func TestLongResolution(t *testing.T) {
	const n = page.PerPage + 20
	var text strings.Builder
	text.WriteString("id: charter\nkind: resolution\ntitle: The charter\nstate: draft\nclauses:\n")
	plans := []string{harbour("")}
	for i := range n {
		fmt.Fprintf(&text, "  - {id: c-%d, part: asks, label: \"%d\", title: Clause, text: To do.}\n", i, i)
		plans = append(plans, fmt.Sprintf("id: quay-%d\nkind: quay\ntitle: Quay\nparent: harbour\nimplements: [c-0]\n", i))
	}
	other := strings.NewReplacer("charter", "law", "c-", "l-").Replace(text.String())
	pages := pagesOf(t, append(plans, text.String(), other)...)
	trace := view[page.Traceability](t, pages, "traceability")
	rows := 0
	for _, r := range trace.Resolutions {
		if rows += len(r.Rows); r.More == nil {
			t.Errorf("%s does not lead to its other clauses", r.ID)
		}
	}
	if rows != page.PerPage || len(trace.Unmet) != page.PerPage || trace.UnmetMore == "" {
		t.Errorf("the table has %d rows and %d unmet clauses", rows, len(trace.Unmet))
	}
	r, c := view[page.Resolution](t, pages, "charter"), view[page.Clause](t, pages, "c-0")
	if len(r.Parts[0].Clauses) != page.PerPage || len(c.Carriers) != page.PerPage {
		t.Errorf("%d clauses, %d carriers", len(r.Parts[0].Clauses), len(c.Carriers))
	}
	for id, more := range map[string]*page.Link{"charter": r.More, "c-0": c.More} {
		if more == nil || pages["en/"+strings.TrimPrefix(more.Href, "../")+"index.html"].Path == "" {
			t.Errorf("%s leads on to %+v", id, more)
		}
	}
}
