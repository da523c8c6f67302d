package chart

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// edges are charts that are rare.
func edges() map[string]picture {
	sameDay := trend(3, 10, 1)
	for i := range sameDay.Points {
		sameDay.Points[i].Day = 0
	}
	return map[string]picture{
		"no data at all":                  &Trend{Title: "T", Number: plain},
		"one point and nothing else":      &Trend{Title: "T", Points: []Point{point(3, 5, "final")}, AsOf: 3, Number: plain},
		"one point on the as-of day":      &Trend{Title: "T", Points: []Point{point(3, 0, "final")}, AsOf: 3, Number: plain},
		"a target and no baseline":        &Trend{Title: "T", Targets: []Point{point(3, 5, "final")}, Number: plain},
		"a target of zero":                trend(5, 60, -5),
		"all zero":                        trend(5, 0, 0),
		"all equal":                       trend(5, 7, 0),
		"negative values":                 trend(5, -60, -5),
		"from below zero to above":        trend(8, -20, 5),
		"1e9":                             trend(5, 1e9, 1e8),
		"1e9, and hardly a change":        trend(5, 1e9, 1),
		"the greatest figure":             trend(5, 0, 1e24),
		"the greatest, and no change":     trend(5, 1e24, 1),
		"thousandths":                     trend(5, 0.001, 0.0001),
		"the least figure":                trend(5, 0, 1e-23),
		"a hundred points":                trend(100, 10, 1),
		"points of one day":               sameDay,
		"the as-of date before all":       &Trend{Title: "T", Points: []Point{point(300, 5, "final"), point(400, 6, "final")}, AsOf: -1000, Number: plain},
		"no bullets":                      bullets(0),
		"one bullet":                      bullets(1),
		"a hundred bullets":               bullets(100),
		"shares beyond all measure":       &Bullets{Title: "B", Rating: words, Rows: []Bullet{{Label: "L", Href: "h", Rating: "on-track", Ratio: true, Share: 1e30, Expected: -1e30}, {Label: "L", Href: "h", Rating: "on-track", Kept: true, Offset: -1e48}}},
		"no states":                       states(0),
		"one state":                       states(1),
		"as many states as squares":       states(MaxSquares),
		"one state more":                  states(MaxSquares + 1),
		"a thousand states":               states(1000),
		"one rating of many, one of each": &States{Title: "S", Groups: []Group{{Rating: "on-track", Count: 1_000_000, Name: "a", Href: "b"}, {Rating: "at-risk", Count: 1, Name: "a", Href: "b"}}},
		"no risks":                        heat(func(int, int) int { return 0 }),
		"a million in each cell":          heat(func(int, int) int { return 1_000_000 }),
		"no assessment":                   levels(0),
		"a hundred assessments":           levels(100),
		"no appetite":                     &Levels{Title: "L", Bands: []string{"Low", "High"}, Appetite: -1, Points: []LevelPoint{{Residual: 1}}},
		"one assessment on the as-of day": &Levels{Title: "L", Bands: []string{"Low"}, Points: []LevelPoint{{Day: 5}}, AsOf: 5},
		"no plans":                        positioning(0, spread),
		"one plan":                        positioning(1, spread),
		"a hundred plans in one cell":     positioning(100, oneCell),
		"a hundred plans in all cells":    positioning(100, spread),
		"no panels":                       multiples(0, 4),
		"one panel":                       multiples(1, 4),
		"panels without a point":          multiples(3, 0),
		"panels of one point":             multiples(3, 1),
		"a hundred panels":                multiples(100, 50),
		"an empty chain":                  chain(0),
		"a chain of one box":              chain(1),
		"a chain of a hundred boxes":      chain(100),
		"a chain of many columns":         &Chain{Title: "C", Columns: make([]ChainColumn, 30)},
		"no lanes":                        timeline(),
		"a timeline of nothing":           &Timeline{Title: "T", Lanes: []TimelineLane{{}}},
		"an empty lane":                   timeline(TimelineLane{Title: "Council"}),
		"one event and no bounds":         &Timeline{Title: "T", AsOf: 850, Lanes: []TimelineLane{{Title: "L", Events: []TimelineEvent{event("E", 850, 1, "due")}}}},
		"an event at each end":            timeline(TimelineLane{Title: "L", Events: []TimelineEvent{event("first", 365, 1, "held"), event("last", 365*5-1, 1, "to-come")}}),
		"events about the bounds":         timeline(TimelineLane{Title: "L", Events: []TimelineEvent{event("before", 100, 265, "held"), event("into", 100, 400, "held"), event("out of", 1700, 400, "to-come"), event("after", 365*5, 1, "to-come"), event("all of it", -9000, 90_000, "under-way")}}),
		"a hundred events of one day":     dense(100, 1),
		"a thousand events":               dense(1000, 300),
		"a hundred lanes":                 timeline(make([]TimelineLane, 100)...),
		"a span of a century":             &Timeline{Title: "T", To: 36_500, AsOf: 36_600, Years: cycle().Years, Quarters: cycle().Quarters, Lanes: dense(40, 30).Lanes},
		"an empty ladder":                 &Ladder{Title: "L"},
		"a ladder without practices":      ladder(0, 5),
		"a ladder without stages":         ladder(6, 0),
		"a ladder of one stage":           ladder(6, 1),
		"a ladder of a hundred stages":    ladder(200, 100),
		"a ladder of hundreds":            ladder(500, 5),
		"a stage beyond the last":         &Ladder{Title: "L", Stages: make([]Stage, 2), Groups: []PracticeGroup{{}, {Practices: []Practice{{Stage: 1 << 40, Aim: -1 << 40, Earlier: 9, Mark: "final"}}}}},
		"no shares":                       shares(0, 3, 1),
		"empty shares":                    &Shares{Title: "S", Rows: []ShareRow{{}, {Label: "L", Href: "h"}}},
		"amounts of zero":                 shares(4, 3, 0),
		"amounts below zero":              shares(4, 3, -5),
		"no amounts at all":               &Shares{Title: "S", Rows: []ShareRow{{Total: Amount{Value: math.NaN()}, Beside: &Amount{Value: math.Inf(1)}}, {Parts: []Amount{{Value: math.Inf(-1)}}}}},
		"one huge amount":                 &Shares{Title: "S", Rows: []ShareRow{{Total: Amount{Value: 1e300}}, {Parts: []Amount{{Value: 1e-300, Rating: "on-track"}, {Value: 1}}}}},
		"the least amounts":               shares(4, 3, 1e-23),
		"shares of hundreds":              shares(500, 50, 1),
		"no values":                       &Sparkline{Title: "S"},
		"one value":                       spark(1),
		"a hundred values":                spark(100),
	}
}

// TestEdges draws what is rare: each picture must be sound.
func TestEdges(t *testing.T) {
	for reason, c := range edges() {
		if err := sound(c.Picture(LTR)); err != nil {
			t.Errorf("%s: %v", reason, err)
		}
		if table, ok := c.(Chart); ok {
			if err := soundTable(table.Table()); err != nil {
				t.Errorf("%s: %v", reason, err)
			}
		}
	}
}

// TestManyBands: bands keep classes of their own, more than ten of them too.
func TestManyBands(t *testing.T) {
	c := &Levels{Title: "L", Bands: make([]string, 12), Points: []LevelPoint{{Inherent: 11, Residual: 10}}}
	svg := string(c.Picture(LTR))
	for i := range c.Bands {
		if !strings.Contains(svg, fmt.Sprintf(`class="lane band-%d"`, i)) {
			t.Errorf("there is no lane of band %d", i)
		}
	}
}

// TestSamePictureEachTime: a picture depends on its data only.
func TestSamePictureEachTime(t *testing.T) {
	for name, c := range samples {
		if first := c.Picture(LTR); !bytes.Equal(first, c.Picture(LTR)) {
			t.Errorf("%s is drawn in two ways", name)
		}
	}
}

// figure is any number that a plan can hold.
func figure() *rapid.Generator[float64] {
	return rapid.Custom(func(t *rapid.T) float64 {
		mantissa := float64(rapid.Int64Range(-1e15, 1e15).Draw(t, "mantissa"))
		return mantissa * math.Pow10(rapid.IntRange(-24, 8).Draw(t, "exponent"))
	})
}

func drawPoint(t *rapid.T) Point {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile))
	day, value := rapid.IntRange(0, 110_000).Draw(t, "day"), figure().Draw(t, "value")
	return Point{Day: day, ISO: iso(day), Value: value, Plain: digits(value), Name: text.Draw(t, "name"), Text: text.Draw(t, "text"), Date: text.Draw(t, "date"),
		Standing: rapid.SampledFrom(standings).Draw(t, "standing"), Words: text.Draw(t, "words"), Source: text.Draw(t, "source")}
}

func TestAnyTrend(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := trend(0, 0, 0)
		c.Targets, c.Baseline = nil, nil
		var all []Point
		if rapid.Bool().Draw(rt, "has a baseline") {
			p := drawPoint(rt)
			c.Baseline, all = &p, append(all, p)
		}
		for range rapid.IntRange(0, 12).Draw(rt, "points") {
			c.Points = append(c.Points, drawPoint(rt))
		}
		for range rapid.IntRange(0, 4).Draw(rt, "targets") {
			c.Targets = append(c.Targets, drawPoint(rt))
		}
		all = append(append(all, c.Points...), c.Targets...)
		c.AsOf = rapid.IntRange(0, 110_000).Draw(rt, "as of")
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		table := c.Table()
		if err := soundTable(table); err != nil {
			rt.Fatal(err)
		}
		if len(table.Rows) != len(all) {
			rt.Fatalf("%d rows for %d figures", len(table.Rows), len(all))
		}
		for i, p := range all {
			if row := table.Rows[i]; row[0].Text != p.Date || row[2].Text != p.Text || row[2].Href != p.Source || row[3].Text != p.Words {
				rt.Errorf("row %d is %+v, for %+v", i, row, p)
			}
		}
	})
}

func TestAnyBullets(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := bullets(rapid.IntRange(0, 20).Draw(rt, "rows"))
		for i := range c.Rows {
			r := &c.Rows[i]
			r.Label, r.Ratio, r.Kept = rapid.String().Draw(rt, "label"), rapid.Bool().Draw(rt, "ratio"), rapid.Bool().Draw(rt, "kept")
			r.Share, r.Expected, r.Offset = figure().Draw(rt, "share"), figure().Draw(rt, "expected"), figure().Draw(rt, "offset")
			r.Cells = r.Cells[:0]
			for _, text := range rapid.SliceOfN(rapid.String(), 4, 4).Draw(rt, "cells") {
				r.Cells = append(r.Cells, Cell{Text: text})
			}
		}
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		table := c.Table()
		if err := soundTable(table); err != nil {
			rt.Fatal(err)
		}
		for i, row := range table.Rows {
			for j, cell := range c.Rows[i].Cells {
				if row[2+j].Text != cell.Text {
					rt.Errorf("row %d shows %q for %q", i, row[2+j].Text, cell.Text)
				}
			}
		}
	})
}

func TestAnyCounts(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := states(0)
		sum := 0
		for i := range c.Groups {
			n := rapid.IntRange(0, 1_000_000).Draw(rt, "count")
			c.Groups[i].Count, c.Groups[i].Text = n, fmt.Sprint(n)
			sum += n
		}
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		width := 0.0
		for _, p := range c.parts() {
			width += p.width
			if p.width < leastShare {
				rt.Errorf("a part is %v wide", p.width)
			}
			for _, q := range c.parts() {
				if p.group.Count > q.group.Count && p.width <= q.width {
					rt.Errorf("%d are %v wide, %d are %v", p.group.Count, p.width, q.group.Count, q.width)
				}
			}
		}
		if sum > 0 && math.Abs(width-100) > 1e-9 {
			rt.Errorf("the parts are %v wide together", width)
		}
		for i, row := range c.Table().Rows {
			if row[1].Text != fmt.Sprint(c.Groups[i].Count) || (row[0].Href == "") != (c.Groups[i].Count == 0) {
				rt.Errorf("row %d is %+v for %+v", i, row, c.Groups[i])
			}
		}
	})
}

func TestAnyHeatMap(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		counts := rapid.SliceOfN(rapid.IntRange(0, 3), 25, 25).Draw(rt, "counts")
		c := heat(func(l, i int) int { return counts[5*l+i] })
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		rows := c.Table().Rows
		for n := 24; n >= 0; n-- { // the table begins with the highest cell
			if counts[n] == 0 {
				continue
			}
			want := fmt.Sprintf("likely %d, grave %d: %d", n/5+1, n%5+1, counts[n])
			if got := rows[0][0].Text + ", " + rows[0][1].Text + ": " + rows[0][3].Text; got != want {
				rt.Fatalf("got %q, want %q", got, want)
			}
			rows = rows[1:]
		}
		if len(rows) > 0 {
			rt.Errorf("%d rows too many", len(rows))
		}
	})
}

func TestAnyLevels(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := levels(rapid.IntRange(0, 12).Draw(rt, "assessments"))
		for i := range c.Points {
			p := &c.Points[i]
			p.Day, p.Inherent, p.Residual = rapid.IntRange(0, 5000).Draw(rt, "day"), rapid.IntRange(0, 2).Draw(rt, "inherent"), rapid.IntRange(0, 2).Draw(rt, "residual")
			p.Words = [2]string{rapid.String().Draw(rt, "inherent"), rapid.String().Draw(rt, "residual")}
		}
		slicesByDay(c.Points)
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		for i, row := range c.Table().Rows {
			if row[1].Text != c.Points[i].Words[0] || row[2].Text != c.Points[i].Words[1] {
				rt.Errorf("row %d is %+v for %+v", i, row, c.Points[i])
			}
		}
	})
}
