package site

import (
	"strings"
	"testing"
)

// hide sets publish: false on the items of the ids in the text of an archive.
func hide(archive string, hidden ...string) string {
	for _, id := range hidden {
		archive = strings.Replace(archive, "{id: "+id+",", "{id: "+id+", publish: false,", 1)
		archive = strings.Replace(archive, "\nid: "+id+"\n", "\nid: "+id+"\npublish: false\n", 1)
	}
	return archive
}

// quiet is whole without references from one text to what others hide.
var quiet = strings.NewReplacer("It leads [[sg1]] and [[sg2]].", "It leads.", "See [[kpi-1]], [[kpi-1#latest]] and [[kpi-2]].", "See.",
	"mentions [[about]] and [[goal-1]].\n\n![[kpi-1]]", "is short.", ", see [[act-2]]", "",
	" and [[kpi-1#rating]], [[risk-1#level]], [[act-1#status]], [[goal-1#rating]]", "").Replace(whole)

// all lists every id that the site holds anywhere.
func all(s *Site) string {
	return strings.Join([]string{ids(s.Plans), ids(s.Pages), ids(s.Results), ids(s.Indicators), ids(s.Risks), ids(s.Actions)}, " | ")
}

func TestUnpublishedIsNowhere(t *testing.T) {
	for _, tt := range []struct {
		reason string
		hidden []string
		want   string
	}{
		{"a plan with all that it holds", []string{"sg1"}, "sector sg2 | about | goal-1 oc-2 | kpi-1 kpi-4 | risk-1 | act-1"},
		{"a result", []string{"oc-1"}, "sector sg1 sg2 | about | goal-1 op-1 oc-2 | kpi-1 kpi-2 kpi-3 kpi-4 | risk-1 risk-2 | act-1 act-2"},
		{"an indicator", []string{"kpi-2"}, "sector sg1 sg2 | about | goal-1 oc-1 op-1 oc-2 | kpi-1 kpi-3 kpi-4 | risk-1 risk-2 | act-1 act-2"},
		{"a risk and an action", []string{"risk-2", "act-2"}, "sector sg1 sg2 | about | goal-1 oc-1 op-1 oc-2 | kpi-1 kpi-2 kpi-3 kpi-4 | risk-1 | act-1"},
		{"a page", []string{"about"}, "sector sg1 sg2 |  | goal-1 oc-1 op-1 oc-2 | kpi-1 kpi-2 kpi-3 kpi-4 | risk-1 risk-2 | act-1 act-2"},
	} {
		t.Run(tt.reason, func(t *testing.T) {
			archive := hide(quiet, tt.hidden...)
			s := good(t, Options{}, archive)
			if got := all(s); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			text := dump(s)
			for _, id := range tt.hidden {
				if s.Item(id) != nil || strings.Contains(text, " "+id) {
					t.Errorf("%s is on the site:\n%s", id, text)
				}
			}
			kept := good(t, Options{Unpublished: true}, archive)
			if got, want := all(kept), all(good(t, Options{}, quiet)); got != want {
				t.Errorf("with unpublished items: got %s, want %s", got, want)
			}
			for _, id := range tt.hidden {
				if !kept.Item(id).base().Hidden() {
					t.Errorf("%s is not marked", id)
				}
			}
		})
	}
}

func TestUnpublishedPlanMarksItsItems(t *testing.T) {
	s := good(t, Options{Unpublished: true}, hide(quiet, "sg1"))
	for id, want := range map[string]bool{"sg1": true, "oc-1": true, "kpi-2": true, "risk-2": true, "act-2": true, "sg2": false, "kpi-4": false, "goal-1": false, "about": false} {
		if got := s.Item(id).base().Hidden(); got != want {
			t.Errorf("%s: Hidden is %v", id, got)
		}
	}
}

// TestUnpublishedCutsTies: what is left has no end that leads into the dark.
func TestUnpublishedCutsTies(t *testing.T) {
	s := good(t, Options{}, hide(quiet, "sg1"))
	sg2 := s.PlansOf(s.Config.Kind("group"))[0]
	if sg2.Above != nil || len(s.Home.Children) > 0 {
		t.Errorf("the plan above is %v, those below the sector are %s", sg2.Above, ids(s.Home.Children))
	}
	if got := ids(s.Results[1].Up); got != "goal-1" {
		t.Errorf("oc-2 contributes to %q", got)
	}
	if got := ids(s.Risks[0].Actions); got != "act-1" {
		t.Errorf("risk-1 is treated by %q", got)
	}
	if got := s.Redirects; len(got) != 1 || got[0].From != "old-sector" {
		t.Errorf("redirects: %v", got)
	}
	if got := s.Home.Whole.Total; got != 1 {
		t.Errorf("the sector counts %d indicators", got)
	}
}

func TestUnpublishedIsNotCounted(t *testing.T) {
	for _, tt := range []struct {
		hidden                  string
		plan, goal, goalAndDown int
	}{
		{"", 4, 1, 4}, {"kpi-1", 3, 0, 3}, {"kpi-2", 3, 1, 3}, {"kpi-4", 3, 1, 3},
		{"op-1", 4, 1, 3}, // kpi-3 measures nothing else
		{"goal-1", 4, 0, 0},
	} {
		s := good(t, Options{}, hide(quiet, tt.hidden))
		goal := &Result{}
		if x, ok := s.Item("goal-1").(*Result); ok {
			goal = x
		}
		if s.Home.Whole.Total != tt.plan || goal.Tally.Total != tt.goal || goal.Whole.Total != tt.goalAndDown {
			t.Errorf("without %q: the sector counts %d, the goal %d and %d; want %d, %d and %d", tt.hidden,
				s.Home.Whole.Total, goal.Tally.Total, goal.Whole.Total, tt.plan, tt.goal, tt.goalAndDown)
		}
	}
}

func TestMentionOfUnpublished(t *testing.T) {
	secret := group("sg1", "publish: false", "mission: \"Part of [[sector]], see [[oc-1]].\"", "results:", "  - {id: oc-1, level: outcome, title: A, description: \"Of [[sg1]] and [[p1]]\"}")
	for _, tt := range []refused{
		{"from a published page", sector + secret + page("p1", "a [[sg1]]"), []string{"p1.md:6:5 unpublished"}},
		{"of an item of an unpublished plan", sector + secret + page("p1", "![[oc-1]]"), []string{"p1.md:6:4 unpublished"}},
		{"from the vocabulary", sector + secret + page("p1", "a") + "== site.yaml\ndescription: See [[sg1]]\n", []string{"site.yaml:7:20 unpublished"}},
		{"from what is not published itself", sector + secret + page("p1", "a"), nil},
		{"from a hidden item of a published plan", sector + secret + page("p1", "a") + group("sg2", "risks:",
			"  - {id: r1, publish: false, type: strategic, category: novelty, title: R, threatens: [goal-1], description: \"[[sg1]]\"}"), nil},
	} {
		tt.test(t)
	}
	s := good(t, Options{}, sector+secret+page("p1", "a"))
	if got := ids(s.Home.Mentions()) + ids(s.Pages[0].Mentions()); got != "" {
		t.Errorf("mentions from %q are shown", got)
	}
	s = good(t, Options{Unpublished: true}, sector+secret+page("p1", "a [[sg1]]"))
	if got := ids(s.Home.Mentions()) + ", " + ids(s.Pages[0].Mentions()) + ", " + ids(s.Item("sg1").Mentions()); got != "sg1, oc-1, oc-1 p1" {
		t.Errorf("with unpublished items: mentions from %q", got)
	}
}
