package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"plansite/generator/plan"
	"plansite/generator/site"
)

// ownTopic is a topic of a plan: its i-th, from 0.
type ownTopic struct {
	*plan.Topic
	plan *site.Plan
	i    int
}

// topics are those of all plans that their pages show, by position; in each,
// what matters most and is done with the least strength comes first.
func (b *in) topics() []ownTopic {
	var out []ownTopic
	for _, p := range b.site.Plans {
		for i, x := range p.Landscape[:min(len(p.Landscape), PerPage)] {
			out = append(out, ownTopic{x, p, i})
		}
	}
	slices.SortStableFunc(out, func(x, y ownTopic) int {
		return cmp.Or(
			cmp.Compare(slices.Index(stances, x.Position), slices.Index(stances, y.Position)),
			cmp.Compare(y.Relevance.Score, x.Relevance.Score), cmp.Compare(x.Strength.Score, y.Strength.Score))
	})
	return out
}

// emitLandscape yields the pages of the topics of all plans.
func (b *in) emitLandscape(emit emitter) {
	all := b.topics()
	for n := 1; n == 1 || (n-1)*PerPage < len(all); n++ {
		path := topicsPath(n)
		emit(path, "landscape", func() *View { return b.landscapePage(all, n, path) })
	}
}

func topicsPath(n int) string {
	if n == 1 {
		return "landscape/"
	}
	return "landscape/" + strconv.Itoa(n) + "/"
}

func (b *in) landscapePage(all []ownTopic, n int, path string) *View {
	a := b.from(strings.Count(path, "/"))
	v := a.view(path, a.T("nav-landscape"))
	v.Crumbs = []Link{{Text: a.T("home"), Href: a.home()}}
	main := &Overview{Lead: a.T("topics-lead"), Pages: a.pages(n, len(all), func(n int) string { return a.up + topicsPath(n) })}
	if len(all) == 0 {
		main.Lead = a.T("topics-none")
	}
	v.Description = main.Lead
	if n == 1 {
		main.Jump, v.Cite = a.stanceJump(all), a.cite(v)
	} else {
		v.Title = a.windowTitle(a.F("numbered-title", "Title", v.Heading, "Page", main.Pages.Text))
	}
	from, to := (n-1)*PerPage, min(n*PerPage, len(all))
	main.Groups = a.topicGroups(all[from:to], from > 0 && all[from-1].Position == all[from].Position)
	main.Note = a.examples(topicsOf(all[from:to]))
	v.Main = main
	return v
}

// stanceJump leads to each position that occurs, on whichever page it begins.
func (a *at) stanceJump(all []ownTopic) []Count {
	var out []Count
	for _, s := range stances {
		first := slices.IndexFunc(all, func(x ownTopic) bool { return x.Position == s })
		if first < 0 {
			continue
		}
		n := 0
		for _, x := range all {
			if x.Position == s {
				n++
			}
		}
		out = append(out, Count{Text: a.F("group-name", "Rating", a.T("stance-"+string(s)), "Count", n), Href: a.up + topicsPath(first/PerPage+1) + "#" + stanceID(s)})
	}
	return out
}

func stanceID(s plan.Stance) string { return "stance." + string(s) }

// topicGroups are topics by position; goesOn says that the first of them began
// on an earlier page.
func (a *at) topicGroups(topics []ownTopic, goesOn bool) []OverviewGroup {
	var out []OverviewGroup
	for i, x := range topics {
		if i == 0 || topics[i-1].Position != x.Position {
			table := a.topicTable()
			table.OfPlans = true
			g := OverviewGroup{Key: stanceID(x.Position), ID: stanceID(x.Position), Heading: a.T("stance-" + string(x.Position)), Chip: a.stanceChip(x.Position), Lead: a.T("stance-means-" + string(x.Position)), Topics: &table}
			if i == 0 && goesOn {
				g.ID = ""
			}
			out = append(out, g)
		}
		table := out[len(out)-1].Topics
		table.Rows = append(table.Rows, a.listedTopic(x))
	}
	return out
}

// listedTopic is a topic among those of other plans.
func (a *at) listedTopic(x ownTopic) TopicRow {
	row := a.briefTopic(x.Topic)
	row.Plan, row.Href = &Link{Text: x.plan.Name(), Href: a.item(x.plan)}, a.section(x.plan, "#"+topicPlace(x.i))
	return row
}

func topicsOf(all []ownTopic) []*plan.Topic {
	out := make([]*plan.Topic, len(all))
	for i, x := range all {
		out[i] = x.Topic
	}
	return out
}
