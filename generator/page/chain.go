package page

import (
	"slices"
	"strings"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// chain collects what a results chain shows: results, each in a box, and plans
// whose results stand in one box together.
type chain struct {
	*at
	about   *site.Plan // whose results need not name their plan; or nil
	current *site.Result
	rest    string // where a group of results leads that there is no room for
	results []*site.Result
	shown   map[*site.Result]bool
	plans   []*site.Plan
	under   map[*site.Plan][]*site.Result // of a plan in one box, those that contribute
	through map[*site.Result][]string     // found by upTo
}

func (a *at) newChain(about *site.Plan, rest string) *chain {
	return &chain{at: a, about: about, rest: rest, shown: map[*site.Result]bool{}, under: map[*site.Plan][]*site.Result{}, through: map[*site.Result][]string{}}
}

func (c *chain) show(all ...*site.Result) {
	for _, x := range all {
		if !c.shown[x] {
			c.shown[x] = true
			c.results = append(c.results, x)
		}
	}
}

// group puts those of the results that are not shown into boxes by plan.
func (c *chain) group(all []*site.Result) {
	for _, x := range all {
		if !c.shown[x] {
			c.under[x.Plan] = append(c.under[x.Plan], x)
		}
	}
	for _, p := range c.site.Plans {
		if len(c.under[p]) > 0 {
			c.plans = append(c.plans, p)
		}
	}
}

// around are all results that a step leads to, and the next, and so on; those
// that are nearer come first.
func around(from []*site.Result, step func(*site.Result) []*site.Result) []*site.Result {
	var out []*site.Result
	seen := map[*site.Result]bool{}
	for len(from) > 0 {
		var next []*site.Result
		for _, x := range from {
			for _, y := range step(x) {
				if !seen[y] {
					seen[y] = true
					out, next = append(out, y), append(next, y)
				}
			}
		}
		from = next
	}
	return out
}

func ups(x *site.Result) []*site.Result   { return x.Up }
func downs(x *site.Result) []*site.Result { return x.Down }

// resultChain shows a result with all above and below it; where that is much,
// what is below in other plans stands in a box for each plan.
func (a *at) resultChain(x *site.Result) *Figure {
	above, below := around([]*site.Result{x}, ups), around([]*site.Result{x}, downs)
	if len(above)+len(below) == 0 {
		return nil
	}
	c := a.newChain(nil, a.section(x, "#below"))
	c.current = x
	c.show(above...)
	c.show(x)
	if len(c.results)+len(below) > chainReadable {
		below = c.split(below, x.Plan)
	} else {
		c.show(below...)
	}
	c.group(below)
	return c.figure(ChartID{x.Ref(), "chain"}, a.F("chain-of-result", "Result", x.Title))
}

// chainPlans is how many plans below it the chain of a plan shows.
const chainPlans = 12

// chainReadable is how many results a chain shows before it groups by plan.
const chainReadable = 40

// split shows those of the results that stand in a plan and returns the others.
func (c *chain) split(all []*site.Result, p *site.Plan) (others []*site.Result) {
	for _, x := range all {
		if x.Plan == p {
			c.show(x)
		} else {
			others = append(others, x)
		}
	}
	return others
}

// planChain shows the results of a plan, what they contribute to in others,
// and a box for each plan below that contributes to them, where these are few;
// the whole chain has them all.
func (a *at) planChain(p *site.Plan) *Figure {
	if len(p.Results) == 0 {
		return nil
	}
	c := a.newChain(p, a.section(p, "#results"))
	if a.holdsAims(p) {
		c.showAims(p)
		return c.figure(ChartID{p.Ref(), "chain"}, a.F("chain-of-plan", "Plan", p.Name()))
	}
	for _, x := range p.Results {
		c.show(x.Up...)
		c.show(x)
	}
	c.group(around(p.Results, downs))
	if len(c.plans) > chainPlans {
		c.plans = nil
	}
	return c.figure(ChartID{p.Ref(), "chain"}, a.F("chain-of-plan", "Plan", p.Name()))
}

// showAims shows of a plan of aims from outside those that are tied to
// anything, and what contributes to them directly.
func (c *chain) showAims(p *site.Plan) {
	for _, x := range p.Results {
		if len(x.Up)+len(x.Down) > 0 {
			c.show(x.Up...)
			c.show(x)
			c.show(x.Down...)
		}
	}
}

// wholeChain shows the results of the plans that have plans below them, the
// aims from outside that one of those contributes to, and a box for each other
// plan.
func (a *at) wholeChain() *Figure {
	c := a.newChain(nil, a.to("results"))
	var others []*site.Result
	for _, p := range a.site.Plans {
		switch {
		case a.isUpper(p):
			c.show(p.Results...)
		case a.holdsAims(p):
			c.show(slices.DeleteFunc(slices.Clone(p.Results), func(x *site.Result) bool {
				return !slices.ContainsFunc(x.Down, func(y *site.Result) bool { return a.isUpper(y.Plan) })
			})...)
		default:
			others = append(others, p.Results...)
		}
	}
	c.group(others)
	return c.figure(ChartID{"framework", "chain"}, a.T("chain-of-all"))
}

func (b *in) isUpper(p *site.Plan) bool { return len(p.Children) > 0 || p == b.site.Home }

// holdsAims reports whether a plan has aims from outside and nothing else.
func (b *in) holdsAims(p *site.Plan) bool { return b.site.Config.HoldsAims(p.Plan) }

// figure draws the chain.
func (c *chain) figure(id ChartID, title string) *Figure {
	x := c.chart(title)
	boxes := 0
	for _, column := range x.Columns {
		boxes += len(column.Boxes)
	}
	f := c.at.figure(id, x.Class(), title, c.T("chain-sentence"), x, boxes)
	f.Mark, f.Outline = c.standing(c.worst()), c.outline(x, nil)
	return f
}

func (c *chain) chart(title string) *chart.Chain {
	return &chart.Chain{Joints: c.joints(), Title: title, Caption: title, Columns: c.columns(),
		Head: [4]string{c.T("level-head"), c.T("result"), c.T("rating"), c.T("contributes-to-short")}}
}

// worst is the weakest standing of the ratings that the chain shows.
func (c *chain) worst() plan.Standing {
	worst := plan.Final
	for _, x := range c.results {
		if x.Tally.Rated() > 0 {
			worst = worst.Worse(x.Tally.Standing)
		}
	}
	for _, p := range c.plans {
		if p.Tally.Rated() > 0 {
			worst = worst.Worse(p.Tally.Standing)
		}
	}
	return worst
}

// chainLevel is what a column holds: the results of a level in plans that have
// as many plans above them. In this order, all that a result contributes to
// stands in columns before its own.
type chainLevel struct{ level, above int }

func (c *chain) levelOf(x *site.Result) chainLevel {
	l := chainLevel{level: c.site.Config.LevelRank(x.LevelOf.ID.ID)}
	for p := x.Plan.Above; p != nil; p = p.Above {
		l.above++
	}
	return l
}

func (c *chain) columns() []chart.ChainColumn {
	by := map[chainLevel][]*site.Result{}
	var levels []chainLevel
	for _, x := range c.results {
		l := c.levelOf(x)
		if by[l] == nil {
			levels = append(levels, l)
		}
		by[l] = append(by[l], x)
	}
	slices.SortFunc(levels, func(x, y chainLevel) int {
		if x.level != y.level {
			return x.level - y.level
		}
		return x.above - y.above
	})
	var out []chart.ChainColumn
	for _, l := range levels {
		out = append(out, c.column(by[l]))
	}
	if len(c.plans) > 0 {
		out = append(out, c.plansColumn())
	}
	return c.bounded(out)
}

// column holds results of one level. They name their plans where these differ.
func (c *chain) column(all []*site.Result) chart.ChainColumn {
	column := chart.ChainColumn{Heading: all[0].LevelOf.Plural, Note: all[0].Plan.Name()}
	if slices.ContainsFunc(all, func(x *site.Result) bool { return x.Plan != all[0].Plan }) {
		column.Note = ""
	}
	for _, x := range all {
		box := c.box(x)
		if column.Note == "" && x.Plan != c.about {
			box.Note = x.Plan.Name()
		}
		column.Boxes = append(column.Boxes, box)
	}
	return column
}

func (c *chain) box(x *site.Result) chart.ChainBox {
	box := chart.ChainBox{ID: x.Ref(), Kind: x.LevelOf.Title, Label: c.label(x), Href: c.item(x), Current: x == c.current,
		Rating: resultRating(x).String(), Words: c.resultChip(x).Text}
	for _, up := range x.Up {
		if c.shown[up] {
			box.Up = append(box.Up, up.Ref())
		}
	}
	return box
}

// plansColumn holds the plans whose results stand in one box.
func (c *chain) plansColumn() chart.ChainColumn {
	column := chart.ChainColumn{Heading: c.T("plans")}
	if !slices.ContainsFunc(c.plans, func(p *site.Plan) bool { return p.KindOf != c.plans[0].KindOf }) {
		column.Heading = c.plans[0].KindOf.Plural
	}
	for _, p := range c.plans {
		box := chart.ChainBox{ID: "plan:" + p.Ref(), Kind: c.kindOf(p), Label: c.label(p), Note: c.planState(p), Href: c.section(p, "#chain")}
		if worst := p.Tally.Worst(); p.Tally.Rated() > 0 {
			box.Rating, box.Words = worst.String(), c.F("chain-worst", "Rating", c.T("rating-"+worst.String()))
		}
		for _, x := range c.under[p] {
			box.Up = append(box.Up, c.upTo(x)...)
		}
		box.Up = unique(box.Up)
		column.Boxes = append(column.Boxes, box)
	}
	return column
}

// planState says how many results a plan has and how it stands.
func (a *at) planState(p *site.Plan) string {
	results := a.N("n-results", len(p.Results))
	if p.Tally.Rated() == 0 {
		return a.F("chain-plan-unrated", "Results", results)
	}
	return a.F("chain-plan", "Results", results, "Good", p.Tally.Good(), "Count", p.Tally.Rated())
}

// upTo are the results shown that one which is not shown contributes to,
// itself or through others.
func (c *chain) upTo(x *site.Result) []string {
	if found, ok := c.through[x]; ok {
		return found
	}
	var out []string
	for _, up := range x.Up {
		if c.shown[up] {
			out = append(out, up.Ref())
		} else {
			out = append(out, c.upTo(up)...)
		}
	}
	c.through[x] = unique(out)
	return c.through[x]
}

// unique keeps the first of each.
func unique(all []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(s string) bool {
		twice := seen[s]
		seen[s] = true
		return twice
	})
}

// bounded puts the boxes of the longest columns into one for each, until what
// is left can be read.
func (c *chain) bounded(columns []chart.ChainColumn) []chart.ChainColumn {
	for {
		total, longest := 0, 0
		for i := range columns {
			total += len(columns[i].Boxes)
			if len(columns[i].Boxes) > len(columns[longest].Boxes) {
				longest = i
			}
		}
		if total <= chart.MaxBoxes || len(columns[longest].Boxes) < 3 {
			return columns
		}
		c.gather(columns, longest)
	}
}

// gather puts the boxes of a column into one, but for that which the chain is
// about.
func (c *chain) gather(columns []chart.ChainColumn, i int) {
	column := &columns[i]
	id := "all:" + column.Boxes[0].ID
	one := chart.ChainBox{ID: id, Kind: column.Heading, Href: c.rest, Label: c.N("n-results", len(column.Boxes))}
	if strings.HasPrefix(column.Boxes[0].ID, "plan:") {
		one.Label = c.N("n-plans", len(column.Boxes))
	}
	gone, kept := map[string]bool{}, []chart.ChainBox{}
	for _, box := range column.Boxes {
		if box.Current {
			kept = append(kept, box)
			continue
		}
		gone[box.ID] = true
		one.Up = append(one.Up, box.Up...)
	}
	one.Up = unique(one.Up)
	column.Boxes = append(kept, one)
	for j := i + 1; j < len(columns); j++ {
		for k := range columns[j].Boxes {
			box := &columns[j].Boxes[k]
			for n, up := range box.Up {
				if gone[up] {
					box.Up[n] = id
				}
			}
			box.Up = unique(box.Up)
		}
	}
}
