package site

import (
	"strings"
	"testing"
)

// asked is a site with a clause that lists of the site are to carry out.
func asked(lists string) string {
	return strings.Replace(process, "title: Three, text: Three}", "title: Three, text: Three, shown_on: ["+lists+"]}", 1)
}

// A list of the site carries out a clause once something stands in it.
func TestListsCarryOutClauses(t *testing.T) {
	for _, tt := range []struct {
		lists string
		want  ClauseState
	}{
		{"consultations", Unmet}, {"assessment", Unmet}, {"reports", Unmet}, {"risks", Unmet}, {"risk-method", Unmet}, {"compare", Unmet}, {"landscape", Unmet}, {"alignment", Unmet},
		{"consultations, decisions", InPlace}, {"reviews", InPlace}, {"calendar", InPlace}, {"traceability", InPlace}, {"resolutions", InPlace},
		{"framework", InPlace}, {"resources", InPlace}, {"communication", InPlace}, {"oversight", InPlace},
		{"indicators", InPlace}, {"results", InPlace}, {"actions", InPlace}, {"groups", InPlace},
	} {
		c := good(t, Options{}, asked(tt.lists)).Item("clause-3").(*Clause)
		if c.State != tt.want || strings.Join(c.On, ", ") != tt.lists {
			t.Errorf("shown on %s: %s, on %q; want %s", tt.lists, c.State, c.On, tt.want)
		}
	}
}

// The list of aims from outside has something in it once a plan serves one.
func TestServedAimsFillTheirList(t *testing.T) {
	archive := strings.Replace(asked("alignment"), "== site.yaml\n", "== site.yaml\nalignment: [goal]\n", 1)
	if got := good(t, Options{}, archive).Item("clause-3").(*Clause).State; got != InPlace {
		t.Errorf("got %s", got)
	}
	if got := good(t, Options{}, strings.Replace(archive, ", contributes_to: [goal-1]", "", 1)).Item("clause-3").(*Clause).State; got != Unmet {
		t.Errorf("an aim that no plan serves: %s", got)
	}
}

// What is drafted begins a clause, and a full list puts it in place.
func TestListsStandBesideItems(t *testing.T) {
	archive := strings.Replace(process, "title: One, text: One}", "title: One, text: One, shown_on: [LIST]}", 1)
	for list, want := range map[string]ClauseState{"reports": Begun, "reviews": InPlace} {
		if got := good(t, Options{}, strings.Replace(archive, "LIST", list, 1)).Item("clause-1").(*Clause).State; got != want {
			t.Errorf("a draft and the list of %s: %s, want %s", list, got, want)
		}
	}
}

// A list whose only entries are not to be published is empty.
func TestHiddenRecordsFillNoList(t *testing.T) {
	if got := good(t, Options{}, hide(asked("reviews"), "review")).Item("clause-3").(*Clause).State; got != Unmet {
		t.Errorf("a clause is %s by a hidden review", got)
	}
}

func TestListsThatCarryOutClauses(t *testing.T) {
	for _, tt := range []refused{
		{"a list that the site does not have", asked("revues"), []string{"res.md:9:82 unknown-overview"}},
		{"an item", asked("sector"), []string{"res.md:9:82 wrong-reference (sector.md:2:5)"}},
	} {
		tt.test(t)
	}
	_, diags := link(t, Options{}, asked("revues, calendar, calendar"))
	all := diags.Sorted()
	if len(all) != 2 || all[0].Hint != `did you mean "reviews"?` || all[1].Code != "repeated-reference" {
		t.Errorf("got %+v", all)
	}
}

// A clause id that does not exist is reported with the one that was meant.
func TestClauseIsSuggested(t *testing.T) {
	_, diags := link(t, Options{}, sites(t, process, "implements: [clause-1]", "implements: [clause-11]"))
	if all := diags.Sorted(); len(all) != 1 || all[0].Hint != `did you mean "clause-1"?` {
		t.Errorf("got %+v", all)
	}
}

// What was given up carries out nothing.
func TestWhatWasGivenUpCarriesOutNoClause(t *testing.T) {
	cancelled := good(t, Options{}, sites(t, process, "status: done", "status: cancelled"))
	if got := cancelled.Item("clause-2").(*Clause).State; got != Unmet {
		t.Errorf("by a cancelled action: %s", got)
	}
	superseded := good(t, Options{}, sites(t, process, "title: Sector\n", "title: Sector\nstatus: superseded\n"))
	if got := superseded.Item("clause-1").(*Clause).State; got != Unmet {
		t.Errorf("by a plan that another took the place of: %s", got)
	}
}
