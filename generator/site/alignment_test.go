package site

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
)

// serves looks for an aim upwards from a result, path by path.
func (n *net) serves(result, aim string) bool {
	return slices.ContainsFunc(n.up[result], func(up string) bool { return up == aim || n.serves(up, aim) })
}

func TestServiceIsWhatASearchFinds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := drawNet(rt)
		diags := new(diagnostic.List)
		c, content := decode(t, n.archive, diags)
		s := Link(c, content, Options{}, diags)
		if s == nil {
			rt.Fatalf("no site: %v\n%s", lines(diags), n.archive)
		}
		for _, aim := range s.Results {
			got := s.ServiceOf(aim)
			for _, p := range s.Plans {
				var direct, through []Item
				for _, x := range p.Results {
					switch {
					case slices.Contains(n.up[x.Ref()], aim.Ref()):
						direct = append(direct, x)
					case n.serves(x.Ref(), aim.Ref()):
						through = append(through, x)
					}
				}
				if ids(got[p].Direct) != ids(direct) || ids(got[p].Through) != ids(through) {
					rt.Errorf("%s serves %s with [ %s ] and through others [ %s ], not with [ %s ] and [ %s ]\n%s",
						p.Ref(), aim.Ref(), ids(got[p].Direct), ids(got[p].Through), ids(direct), ids(through), n.archive)
				}
			}
		}
	})
}

func TestServiceThroughOtherPlans(t *testing.T) {
	s := good(t, Options{}, whole)
	service := s.ServiceOf(s.Item("goal-1").(*Result))
	var got []string
	for _, p := range s.Plans {
		got = append(got, p.Ref()+": [ "+ids(service[p].Direct)+" ] [ "+ids(service[p].Through)+" ]")
	}
	want := "sector: [  ] [  ]\nsg1: [ oc-1 ] [ op-1 ]\nsg2: [ oc-2 ] [  ]"
	if text := strings.Join(got, "\n"); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if aims := ids(s.Aims(s.Config.Level("outcome"))); aims != "oc-1 oc-2" {
		t.Errorf("the outcomes are %s", aims)
	}
}

func TestWhatIsHiddenServesNothing(t *testing.T) {
	s := good(t, Options{}, hide(whole, "oc-1"))
	for p, service := range s.ServiceOf(s.Item("goal-1").(*Result)) {
		if p.Ref() == "sg1" {
			t.Errorf("a result that is not published serves: %s", ids(service.Direct))
		}
	}
}
