package generator

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"plansite/generator/site"
)

// unfinished are the clauses of the draft resolution that are not in place. A
// change is good news or a mistake; either is to be looked at.
var unfinished = strings.Fields("noting-a-b:begun further-recalling-b:begun further-recognizing-a:begun director-3:begun director-6:begun director-7:begun")

// asked are the clauses of the draft resolution, in its order.
var asked = strings.Fields(`intro recalling-a-c recalling-d-g recognizing-a-b recognizing-c-e recognizing-f recognizing-g recognizing-h
	recognizing-i noting-a-b further-recalling-a further-recalling-b further-recalling-c further-recalling-d further-recognizing-a
	further-recognizing-b director-1 director-2 director-3 director-4 director-5 director-6 director-7 director-8 director-9
	tsag-1 tsag-2 members`)

// TestDraftResolutionIsTraced: each clause of the draft resolution has a page
// that says where it is shown, and a row in the table of all clauses.
func TestDraftResolutionIsTraced(t *testing.T) {
	s, diags, err := Check(t.Context(), os.DirFS(".."), Options{})
	if s == nil || err != nil {
		t.Fatal(err, diags.Sorted())
	}
	draft, _ := s.Item("atu-sp").(*site.Record)
	if draft == nil {
		t.Fatal("there is no draft resolution")
	}
	files := published(t, os.DirFS(".."), Options{})
	table := files["en/traceability/index.html"]
	var ids, open []string
	for _, c := range draft.Clauses {
		ids = append(ids, strings.TrimPrefix(c.Ref(), "atu-sp-"))
		if c.State != site.InPlace {
			open = append(open, strings.TrimPrefix(c.Ref(), "atu-sp-")+":"+string(c.State))
		}
		if len(c.Shown.Doc.Refs) == 0 {
			t.Errorf("%s does not refer to what shows it", c.Ref())
		}
		if files["en/"+c.Ref()+"/index.html"] == "" {
			t.Errorf("%s has no page", c.Ref())
		}
		if !strings.Contains(table, `<tr id="`+c.Ref()+`">`) {
			t.Errorf("%s has no row", c.Ref())
		}
	}
	if !slices.Equal(ids, asked) {
		t.Errorf("the clauses are\n%s, and should be\n%s", ids, asked)
	}
	if !slices.Equal(open, unfinished) {
		t.Errorf("not in place are\n%s, and were expected to be\n%s", open, unfinished)
	}
	if !regexp.MustCompile(`(?m)^The draft resolution,atu-sp-members,`).MatchString(files["en/traceability/traceability.csv"]) {
		t.Error("the CSV has no row of the last clause")
	}
}
