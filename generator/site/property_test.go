package site

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
)

// dump writes out all that linking has found.
func dump(s *Site) string {
	var b strings.Builder
	tail := func(x Item) string {
		return fmt.Sprintf("mentions [ %s ] hidden %v\n", ids(x.Mentions()), x.base().Hidden())
	}
	tally := func(t plan.Tally) string { return fmt.Sprint(t.Counts, t.Total, t.Standing) }
	for _, p := range s.Plans {
		above := "-"
		if p.Above != nil {
			above = p.Above.Ref()
		}
		fmt.Fprintf(&b, "plan %s in %s above %s children [ %s ] %s %s %s", p.Ref(), p.File, above, ids(p.Children), tally(p.Tally), tally(p.Whole), tail(p))
		for _, x := range p.Results {
			fmt.Fprintf(&b, "  result %s up [ %s ] down [ %s ] indicators [ %s ] risks [ %s ] actions [ %s ] %s %s %s", x.Ref(), ids(x.Up), ids(x.Down),
				ids(x.Indicators), ids(x.Risks), ids(x.Actions), tally(x.Tally), tally(x.Whole), tail(x))
		}
		for _, x := range p.Indicators {
			fmt.Fprintf(&b, "  indicator %s results [ %s ] %s %s", x.Ref(), ids(x.Results), x.Progress.Rating, tail(x))
		}
		for _, x := range p.Risks {
			fmt.Fprintf(&b, "  risk %s results [ %s ] actions [ %s ] band %d %s", x.Ref(), ids(x.Results), ids(x.Actions), x.Exposure.Residual, tail(x))
		}
		for _, x := range p.Actions {
			fmt.Fprintf(&b, "  action %s results [ %s ] risks [ %s ] %s late %v %s", x.Ref(), ids(x.Results), ids(x.Risks), x.Status, x.Late, tail(x))
		}
	}
	for _, x := range s.Pages {
		fmt.Fprintf(&b, "page %s %s", x.Ref(), tail(x))
	}
	fmt.Fprintf(&b, "results [ %s ] indicators [ %s ] risks [ %s ] actions [ %s ]\n", ids(s.Results), ids(s.Indicators), ids(s.Risks), ids(s.Actions))
	for _, r := range s.Redirects {
		fmt.Fprintf(&b, "redirect %s to %s\n", r.From, r.To.Ref())
	}
	return b.String()
}

// outcome is all that Link says: its site and its diagnostics, written out.
func outcome(c *plan.Config, content []plan.Content, opt Options) string {
	diags := new(diagnostic.List)
	text := "no site\n"
	if s := Link(c, content, opt, diags); s != nil {
		text = dump(s)
	}
	for _, d := range diags.Sorted() {
		text += fmt.Sprintf("%s %s %s %s %v\n", d.Place, d.Code, d.Message, d.Hint, d.Notes)
	}
	return text
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	for reason, archive := range map[string]string{
		"one of everything": whole,
		"hidden items":      hide(quiet, "sg1", "kpi-4", "about"),
		"many problems": whole + group("sg3", "parent: sg4", "formerly: [old-sg1]") + group("sg4", "parent: sg3") + page("kpi-1", "[[kpi1]] [[sg13]]") +
			group("sg02") + group("sg002") + page("p1", "[[sg0002]]"),
	} {
		c, content := decode(t, archive, new(diagnostic.List))
		for _, opt := range []Options{{}, {Unpublished: true}} {
			want := outcome(c, content, opt)
			for seed := range uint64(50) {
				mixed := slices.Clone(content)
				rand.New(rand.NewPCG(seed, 0)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
				if got := outcome(c, mixed, opt); got != want {
					t.Fatalf("%s, %+v: got\n%s\nwant\n%s", reason, opt, got, want)
				}
			}
		}
	}
}

// net is a random results chain over some plans, with its indicators.
type net struct {
	level    map[string]int      // of a result: 0 goal, 1 outcome, 2 output
	up       map[string][]string // what a result contributes to
	measures map[string][]string // what an indicator measures
	archive  string
}

func drawNet(t *rapid.T) *net {
	n := &net{level: map[string]int{}, up: map[string][]string{}, measures: map[string][]string{}}
	var results []string
	some := func(name string, from []string) []string {
		if len(from) == 0 {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, min(len(from), 3), rapid.ID).Draw(t, name)
	}
	n.archive = strings.Replace(sector, "results:\n  - {id: goal-1, level: goal, title: A goal}\n", "", 1)
	for p := range rapid.IntRange(1, 4).Draw(t, "plans") {
		var front []string
		if p > 0 {
			front = append(front, fmt.Sprintf("parent: sg%d", rapid.IntRange(1, p).Draw(t, "parent")))
		}
		front = append(front, "results:")
		for i, level := range rapid.SliceOfN(rapid.IntRange(0, 2), 1, 5).Draw(t, "levels") {
			id := fmt.Sprintf("r%d-%d", p+1, i)
			higher := slices.DeleteFunc(slices.Clone(results), func(r string) bool { return n.level[r] >= level })
			n.level[id], n.up[id] = level, some("up", higher)
			front = append(front, fmt.Sprintf("  - {id: %s, level: %s, title: R, contributes_to: [%s]}", id, []string{"goal", "outcome", "output"}[level], strings.Join(n.up[id], ", ")))
			results = append(results, id)
		}
		front = append(front, "indicators:")
		for i, value := range rapid.SliceOfN(rapid.IntRange(0, 120), 1, 5).Draw(t, "values") {
			id := fmt.Sprintf("k%d-%d", p+1, i)
			n.measures[id] = append(some("measures", results), results[len(results)-1])
			slices.Sort(n.measures[id])
			n.measures[id] = slices.Compact(n.measures[id])
			front = append(front, kpi(id, strings.Join(n.measures[id], ", "), fmt.Sprint(value)))
		}
		n.archive += group(fmt.Sprintf("sg%d", p+1), front...)
	}
	return n
}

// reaches reports whether an indicator is one of those that bear on a result.
func (n *net) reaches(indicator, result string) bool {
	var from func(results []string) bool
	from = func(results []string) bool {
		return slices.ContainsFunc(results, func(r string) bool { return r == result || from(n.up[r]) })
	}
	return from(n.measures[indicator])
}

func TestNets(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		n := drawNet(rt)
		diags := new(diagnostic.List)
		c, content := decode(t, n.archive, diags)
		s := Link(c, content, Options{}, diags)
		if s == nil {
			rt.Fatalf("no site: %v\n%s", lines(diags), n.archive)
		}
		if got, want := outcome(c, rapid.Permutation(content).Draw(rt, "order"), Options{}), outcome(c, content, Options{}); got != want {
			rt.Fatalf("got\n%s\nwant\n%s", got, want)
		}
		for _, r := range s.Results {
			want := 0
			for k := range n.measures {
				if n.reaches(k, r.Ref()) {
					want++
				}
			}
			if r.Whole.Total != want || r.Tally.Total != len(r.Indicators) {
				rt.Errorf("%s counts %d of %d, and %d of its own %d", r.Ref(), r.Whole.Total, want, r.Tally.Total, len(r.Indicators))
			}
			checkBothWays(rt, r)
		}
		for _, p := range s.Plans {
			want := p.Tally.Total
			for _, child := range p.Children {
				want += child.Whole.Total
			}
			if p.Whole.Total != want {
				rt.Errorf("%s counts %d, its parts %d", p.Ref(), p.Whole.Total, want)
			}
		}
	})
}

// checkBothWays: what a result names names it back.
func checkBothWays(t *rapid.T, r *Result) {
	for _, up := range r.Up {
		if !slices.Contains(up.Down, r) {
			t.Errorf("%s contributes to %s, which does not know", r.Ref(), up.Ref())
		}
	}
	for _, down := range r.Down {
		if !slices.Contains(down.Up, r) {
			t.Errorf("%s lies below %s and does not know", down.Ref(), r.Ref())
		}
	}
	for _, k := range r.Indicators {
		if !slices.Contains(k.Results, r) {
			t.Errorf("%s measures %s and does not know", k.Ref(), r.Ref())
		}
	}
}
