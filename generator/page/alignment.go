package page

import (
	"strconv"

	"plansite/generator/chart"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// Alignment is what the page shows on which aims from outside plans serve.
type Alignment struct {
	Lead   string
	Levels []AlignedLevel
	None   string // said where there are no such aims
	Gaps   []Gap
	CSV    string // the name of the file; "" where there is nothing in it
}

// AlignedLevel is the matrix of the plans against the aims of a level, and
// again as a list by aim.
type AlignedLevel struct {
	ID      string
	Heading string
	Brief   bool   // the columns have numbers, and the list says for what
	Label   string // of the matrix
	Aims    []AlignedAim
	Kinds   []AlignedKind
	Further string // said where not all aims or plans are shown
	Skip    string // name of the link that skips the matrix; "" where it has few links
}

// AlignedAim is a column of the matrix: an aim, with those who serve it.
type AlignedAim struct {
	ID      string // of its entry in the list
	Number  string
	Item    ItemLink
	Summary string // how many serve it
	Direct  []AlignedPlan
	Through []AlignedPlan
	More    string // said where not all are named
}

// AlignedPlan is a plan that serves an aim; Results are those that do so
// directly.
type AlignedPlan struct {
	Plan    Link
	Results []ItemLink
	Count   string // of the results, where they serve through others
}

// AlignedKind holds the rows of the plans of a kind.
type AlignedKind struct {
	Heading string
	Columns int // of the aims
	Rows    []AlignedRow
}

// AlignedRow is a plan with a cell for each aim.
type AlignedRow struct {
	Plan  Link
	Cells []AlignedCell
}

// AlignedCell says how a plan serves an aim; without Text it does not.
type AlignedCell struct {
	Text   string // the number of results
	Name   string // the whole in words
	Href   string
	Direct bool
}

// Bounds of the page; the pages of the aims and the file have more.
const (
	alignedAims  = 60 // of a level
	alignedPlans = 200
	alignedNamed = 40 // that serve an aim in a way
	briefHeads   = 6  // so many columns have room for their names
)

func (b *in) alignment() *View {
	main := &Alignment{Lead: b.T("alignment-lead")}
	a, v := b.wholeView("alignment", b.T("nav-alignment"), main.Lead)
	v.Main = main
	m := a.alignMatrix()
	if len(m.levels) == 0 {
		main.None = a.T("alignment-none")
		return v
	}
	for _, l := range m.levels {
		main.Levels = append(main.Levels, a.alignedLevel(m, l))
	}
	main.Gaps = a.gap(a.gap(nil, "gap-aim-unserved", m.unserved(), a.site.Plans), "gap-serves-none", m.idle(), a.site.Plans)
	main.CSV = "alignment.csv"
	v.Files = append(v.Files, tableFile(main.CSV, func() chart.Table { return a.alignmentTable(m) }))
	return v
}

// matrix is which plan serves which aim, and how.
type matrix struct {
	levels  []*plan.ResultLevel         // those that have aims
	aims    map[string][]*site.Result   // by the id of their level, all of them
	shown   map[string][]*site.Result   // those that the page has
	service map[*site.Result]serviceMap // of those
	plans   []*site.Plan
}

type serviceMap = map[*site.Plan]site.Service

func (b *in) alignMatrix() *matrix {
	m := &matrix{aims: map[string][]*site.Result{}, shown: map[string][]*site.Result{}, service: map[*site.Result]serviceMap{}}
	for _, ref := range b.site.Config.Alignment {
		level := b.site.Config.Level(ref.ID)
		aims := b.site.Aims(level)
		if len(aims) == 0 || m.aims[ref.ID] != nil {
			continue
		}
		m.levels, m.aims[ref.ID], m.shown[ref.ID] = append(m.levels, level), aims, aims[:min(len(aims), alignedAims)]
		for _, x := range m.shown[ref.ID] {
			m.service[x] = b.site.ServiceOf(x)
		}
	}
	for _, p := range b.site.Plans {
		if m.serves(p) || !b.holdsAims(p) {
			m.plans = append(m.plans, p)
		}
	}
	return m
}

// serves reports whether a plan serves any of the aims that the page has.
func (m *matrix) serves(p *site.Plan) bool {
	for _, service := range m.service {
		if _, ok := service[p]; ok {
			return true
		}
	}
	return false
}

// unserved are the aims that no plan serves.
func (m *matrix) unserved() (out []site.Item) {
	for _, l := range m.levels {
		for _, x := range m.aims[l.ID.ID] {
			if len(x.Down) == 0 {
				out = append(out, x)
			}
		}
	}
	return out
}

// idle are the plans that serve none.
func (m *matrix) idle() (out []site.Item) {
	for _, p := range m.plans {
		if !m.serves(p) {
			out = append(out, p)
		}
	}
	return out
}

func (a *at) alignedLevel(m *matrix, level *plan.ResultLevel) AlignedLevel {
	aims := m.shown[level.ID.ID]
	out := AlignedLevel{
		ID: "level." + level.ID.ID, Heading: level.Plural, Brief: len(aims) > briefHeads,
		Label: a.F("alignment-label", "Level", level.Plural),
	}
	for i, x := range aims {
		out.Aims = append(out.Aims, a.alignedAim(m, x, i+1))
	}
	shown := m.plans[:min(len(m.plans), alignedPlans)]
	links := 0
	for _, k := range a.site.Config.Kinds {
		kind := AlignedKind{Heading: k.Plural, Columns: len(aims)}
		for _, p := range shown {
			if p.KindOf == k {
				kind.Rows = append(kind.Rows, a.alignedRow(m, p, aims))
			}
		}
		if len(kind.Rows) > 0 {
			out.Kinds = append(out.Kinds, kind)
			links += len(kind.Rows) * (1 + len(aims))
		}
	}
	if links > manyLinks {
		out.Skip = a.T("alignment-skip")
	}
	if len(aims) < len(m.aims[level.ID.ID]) || len(shown) < len(m.plans) {
		out.Further = a.F("alignment-further", "Aims", a.Int(len(aims)), "AllAims", a.Int(len(m.aims[level.ID.ID])), "Plans", a.Int(len(shown)), "AllPlans", a.Int(len(m.plans)))
	}
	return out
}

// aimPlace is the id of an aim's entry in the list.
func aimPlace(x *site.Result) string { return "aim." + x.Ref() }

func (a *at) alignedRow(m *matrix, p *site.Plan, aims []*site.Result) AlignedRow {
	row := AlignedRow{Plan: Link{Text: a.label(p), Href: a.item(p)}}
	for i, x := range aims {
		service := m.service[x][p]
		cell := AlignedCell{Href: "#" + aimPlace(x), Direct: len(service.Direct) > 0}
		if n := len(service.Direct) + len(service.Through); n > 0 {
			cell.Text = a.Int(n)
			if cell.Direct {
				cell.Text = a.Int(len(service.Direct))
			}
			cell.Name = a.F("alignment-cell", "Plan", p.Name(), "Number", a.Int(i+1), "Aim", x.Title, "Service", a.serviceWords(service))
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

// serviceWords says how many results of a plan serve an aim, and how.
func (a *at) serviceWords(s site.Service) string {
	var words []string
	if n := len(s.Direct); n > 0 {
		words = append(words, a.N("serves-directly", n))
	}
	if n := len(s.Through); n > 0 {
		words = append(words, a.N("serves-through", n))
	}
	return a.apart(words)
}

// alignedAim is an aim with the plans that serve it, in the order of the site.
func (a *at) alignedAim(m *matrix, x *site.Result, number int) AlignedAim {
	out := AlignedAim{ID: aimPlace(x), Number: strconv.Itoa(number), Item: a.itemLink(x)}
	out.Item.Plan, out.Item.Chip = nil, nil
	direct, through := 0, 0
	for _, p := range m.plans {
		service, ok := m.service[x][p]
		entry := AlignedPlan{Plan: Link{Text: a.label(p), Href: a.item(p)}}
		switch {
		case !ok:
		case len(service.Direct) > 0:
			if direct++; direct <= alignedNamed {
				for _, y := range service.Direct[:min(len(service.Direct), alignedNamed)] {
					link := a.itemLink(y)
					link.Plan = nil
					entry.Results = append(entry.Results, link)
				}
				out.Direct = append(out.Direct, entry)
			}
		default:
			if through++; through <= alignedNamed {
				entry.Count = a.Int(len(service.Through))
				out.Through = append(out.Through, entry)
			}
		}
	}
	out.Summary = a.aimSummary(direct, through)
	if more := direct + through - len(out.Direct) - len(out.Through); more > 0 {
		out.More = a.N("more-entries", more)
	}
	return out
}

// aimSummary says how many plans serve an aim, and how.
func (a *at) aimSummary(direct, through int) string {
	if direct+through == 0 {
		return a.T("aim-unserved")
	}
	var words []string
	if direct > 0 {
		words = append(words, a.N("aim-direct", direct))
	}
	if through > 0 {
		words = append(words, a.N("aim-through", through))
	}
	return a.apart(words)
}

// alignmentTable has a row for each plan and aim that it serves, and one for
// what serves nothing or is served by nobody.
func (a *at) alignmentTable(m *matrix) chart.Table {
	t := chart.Table{Head: []string{a.T("level-head"), a.T("aim"), a.T("aim-id"), a.T("kind"), a.T("plan"), a.T("plan-id"), a.T("served-directly"), a.T("served-through")}}
	count := func(n int) chart.Cell { return chart.Cell{Text: strconv.Itoa(n), Number: true} }
	for _, l := range m.levels {
		for _, x := range m.shown[l.ID.ID] {
			aim := []chart.Cell{{Text: l.Title}, {Text: x.Title}, {Text: x.Ref()}}
			if len(m.service[x]) == 0 {
				t.Rows = append(t.Rows, append(aim, chart.Cell{}, chart.Cell{}, chart.Cell{}, count(0), count(0)))
			}
			for _, p := range m.plans {
				if s, ok := m.service[x][p]; ok {
					t.Rows = append(t.Rows, append(aim[:3:3], chart.Cell{Text: a.kindOf(p)}, chart.Cell{Text: p.Name()}, chart.Cell{Text: p.Ref()}, count(len(s.Direct)), count(len(s.Through))))
				}
			}
		}
	}
	for _, x := range m.idle() {
		t.Rows = append(t.Rows, []chart.Cell{{}, {}, {}, {Text: a.kindOf(x)}, {Text: x.Name()}, {Text: x.Ref()}, count(0), count(0)})
	}
	return t
}
