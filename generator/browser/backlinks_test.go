package browser_test

import (
	"path/filepath"
	"slices"
	"testing"

	"plansite/generator"
	"plansite/generator/site"
)

// tie is a reference of one item to another, written in front matter.
type tie struct{ from, to site.Item }

// tiesOf are all references between the items of a site but those in texts.
func tiesOf(s *site.Site) (all []tie) {
	for _, p := range s.Plans {
		if p.Above != nil {
			all = append(all, tie{p, p.Above})
		}
		for _, x := range p.Results {
			all = append(all, tie{x, p})
			all = append(all, tiesTo(x, x.Up)...)
		}
		for _, x := range p.Indicators {
			all = append(all, tie{x, p})
			all = append(all, tiesTo(x, x.Results)...)
		}
		for _, x := range p.Risks {
			all = append(all, tie{x, p})
			all = append(all, tiesTo(x, x.Results)...)
		}
		for _, x := range p.Actions {
			all = append(all, tie{x, p})
			all = append(all, tiesTo(x, x.Risks)...)
			all = append(all, tiesTo(x, x.Results)...)
		}
		for _, g := range p.Groups {
			all = append(all, tie{p, g.Of})
		}
	}
	for _, x := range s.Records {
		all = append(all, recordTies(x)...)
	}
	return all
}

// recordTies are the references of a record and of its parts. A report's scope is
// not among them: it is told by a number.
func recordTies(x *site.Record) (all []tie) {
	all = slices.Concat(tiesTo(x, x.About), tiesTo(x, x.Evidence), tiesTo(x, x.LeadsTo))
	for _, part := range partsOf(x) {
		all = append(all, tie{part, x})
	}
	for _, f := range x.Findings {
		all = slices.Concat(all, tiesTo(f, f.Evidence), tiesTo(f, f.LeadsTo))
	}
	for _, v := range x.Contributions {
		all = append(all, tiesTo(v, v.LeadsTo)...)
	}
	for _, c := range x.Clauses {
		all = append(all, tiesTo(c, c.By)...)
	}
	for _, e := range x.Events {
		all = append(all, tiesTo(e, e.About)...)
	}
	return all
}

func tiesTo[T site.Item](from site.Item, to []T) (all []tie) {
	for _, x := range to {
		all = append(all, tie{from, x})
	}
	return all
}

// Everything with an id links to everything that it refers to, and lists what
// refers to it, whether in front matter or in a text.
func TestLinksGoBothWays(t *testing.T) {
	for _, p := range []*publication{publishedSite(t), buildSite(t, filepath.Join("..", "testdata", "site"), generator.Options{})} {
		leads := p.leads(t)
		check := func(from, to site.Item, what string) {
			if !leads[from.Ref()][to.Ref()] {
				t.Errorf("the page of %s does not link to %s, %s", from.Ref(), to.Ref(), what)
			}
		}
		ties := tiesOf(p.site)
		if len(ties) < 10 {
			t.Fatalf("the site has %d references", len(ties))
		}
		for _, tie := range ties {
			check(tie.from, tie.to, "to which it refers")
			check(tie.to, tie.from, "which refers to it")
		}
		for _, x := range items(p.site) {
			for _, from := range x.Mentions() {
				check(from, x, "which its text mentions")
				check(x, from, "whose text mentions it")
			}
		}
	}
}

// items are all items of a site.
func items(s *site.Site) (all []site.Item) {
	for _, x := range s.Plans {
		all = append(all, x)
	}
	for _, x := range s.Pages {
		all = append(all, x)
	}
	for _, x := range s.Results {
		all = append(all, x)
	}
	for _, x := range s.Indicators {
		all = append(all, x)
	}
	for _, x := range s.Risks {
		all = append(all, x)
	}
	for _, x := range s.Actions {
		all = append(all, x)
	}
	for _, x := range s.Records {
		all = append(all, x)
		all = append(all, partsOf(x)...)
	}
	return all
}

// partsOf are the findings, contributions, clauses and events of a record.
func partsOf(x *site.Record) []site.Item {
	return slices.Concat(itemsOf(x.Findings), itemsOf(x.Contributions), itemsOf(x.Clauses), itemsOf(x.Events))
}

// leads says for the id of each item which ids its page links to.
func (p *publication) leads(t *testing.T) map[string]map[string]bool {
	ids := map[string]string{} // by file
	for _, x := range items(p.site) {
		ids["en/"+x.Ref()+"/index.html"] = x.Ref()
	}
	out := map[string]map[string]bool{}
	for file, id := range ids {
		d := p.byPath[file]
		if d == nil {
			t.Fatalf("there is no page %s", file)
		}
		out[id] = map[string]bool{}
		for _, l := range d.links() {
			if isExternal(l.href) || !l.isAnchor() {
				continue
			}
			target, _, err := p.target(d, l.href)
			if err != nil {
				t.Fatal(err)
			}
			out[id][ids[target]] = true
		}
	}
	return out
}
