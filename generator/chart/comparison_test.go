package chart

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Each plan stands in the cell of its scores, in the option, CSV and picture.
func TestPositionsAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		scores := rapid.SliceOfN(rapid.SliceOfN(rapid.IntRange(1, 5), 2, 2), 0, 40).Draw(rt, "scores")
		c := positioning(len(scores), func(i int) (int, int) { return scores[i][0], scores[i][1] })
		option, names := series(rt, c, c.Caption), texts(rt, c, "placed-name")
		cells := map[string]int{}
		for i, record := range records(rt, c) {
			relevance, strength := scores[i][0], scores[i][1]
			cells[fmt.Sprint(scores[i])]++
			if option[i].value[0] != float64(relevance-1) || option[i].value[1] != float64(strength-1) || record[1] != strconv.Itoa(relevance) || record[2] != strconv.Itoa(strength) {
				rt.Errorf("%v is %v in the option, %q in CSV", scores[i], option[i], record)
			}
		}
		drawn := 0
		for _, n := range cells {
			drawn += min(n, chipsInCell)
		}
		if len(names) != drawn || len(option) != len(scores) {
			rt.Errorf("%d of %d are drawn, %d in the option", len(names), drawn, len(option))
		}
	})
}

// Plans that a cell has no room for are counted in it.
func TestFullCell(t *testing.T) {
	c := positioning(chipsInCell+88, oneCell)
	if svg := string(c.Picture(LTR)); strings.Count(svg, "<a ") != chipsInCell || !strings.Contains(svg, ">88 more</text>") {
		t.Errorf("a full cell: %s", svg)
	}
}

// chipTops are the places of the plans from the top of the picture.
func chipTops(t *testing.T, svg []byte) (tops []float64) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return tops
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "rect" {
			continue
		}
		attr := map[string]string{}
		for _, a := range e.Attr {
			attr[a.Name.Local] = a.Value
		}
		if attr["class"] == "placed" {
			y, _ := strconv.ParseFloat(attr["y"], 64)
			tops = append(tops, y)
		}
	}
}

// Plans of one cell stand under one another: none covers another.
func TestChipsDoNotOverlap(t *testing.T) {
	tops := chipTops(t, positioning(chipsInCell, oneCell).Picture(LTR))
	for i := 1; i < len(tops); i++ {
		if tops[i]-tops[i-1] < chipHeight {
			t.Errorf("plan %d stands %v px below the one before it", i, tops[i]-tops[i-1])
		}
	}
	if len(tops) != chipsInCell {
		t.Errorf("%d plans are drawn", len(tops))
	}
}

// The figures of all panels are those of option and CSV.
func TestMultiplesAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := multiples(rapid.IntRange(0, 5).Draw(rt, "panels"), rapid.IntRange(0, 6).Draw(rt, "points"))
		rows := records(rt, c)
		marks := 0
		for i := range c.Panels {
			p := &c.Panels[i]
			values := series(rt, c, p.Words)
			if len(values) != len(p.Points) {
				rt.Fatalf("%d values in the option of %d", len(values), len(p.Points))
			}
			for k, point := range p.Points {
				if values[k].value[0] != point.ISO || values[k].value[1] != point.Value || rows[marks][2] != point.ISO || rows[marks][3] != point.Plain || rows[marks][4] != c.Unit {
					rt.Errorf("the option has %v, CSV %q of %+v", values[k], rows[marks], point)
				}
				marks++
			}
		}
		if want := cmp.Or(marks, len(c.Panels)); len(rows) != want {
			rt.Errorf("CSV has %d rows, not %d", len(rows), want)
		}
		if drawn := bytes.Count(c.Picture(LTR), []byte(`class="mark mark-`)); drawn != marks+len(c.Panels) {
			rt.Errorf("%d marks are drawn of %d values and %d ratings", drawn, marks, len(c.Panels))
		}
	})
}

// A panel without values says so, in the picture and in the table.
func TestEmptyPanel(t *testing.T) {
	c := multiples(2, 2)
	c.Panels[1].Points, c.Panels[1].State = nil, "No data at all"
	if n := strings.Count(string(c.Picture(LTR)), ">No data at all</text>"); n != 1 {
		t.Errorf("the picture says %d times that there is nothing", n)
	}
	rows := c.Table().Rows
	if last := rows[len(rows)-1]; len(rows) != 3 || last[0].Text != "SG2" || last[3].Text != "" || last[5].Text != "No data at all" {
		t.Errorf("the table ends with %+v", last)
	}
}

// Where all panels measure the same, the table has no column for its name.
func TestPanelsWithoutNames(t *testing.T) {
	c := multiples(2, 1)
	for i := range c.Panels {
		c.Panels[i].Name = ""
	}
	table := c.Table()
	if got := strings.Join(table.Head, " "); got != "Plan Date Value Standing Rating" || len(table.Rows[0]) != 5 || table.Rows[1][0].Text != "SG2" {
		t.Errorf("the table has %s, then %+v", got, table.Rows)
	}
}

// All panels have one scale: equal values lie at equal heights, and ends say
// what the lines of the axis stand for.
func TestOneScale(t *testing.T) {
	c := multiples(3, 1)
	c.Panels[0].Points[0].Value, c.Panels[1].Points[0].Value, c.Panels[2].Points[0].Value = 25, 25, 100
	f := c.frame()
	if c.Ends() != [2]string{"0", "100"} || f.y.at(25) != f.bottom-panelPlot/4 || f.y.at(100) != f.top {
		t.Errorf("the scale is %+v, from %q", f, c.Ends())
	}
	height := fmt.Sprintf(` y="%v"`, f.y.at(25))
	if n := strings.Count(string(c.Picture(LTR)), height); n != 2 {
		t.Errorf("%d values lie at %s", n, height)
	}
}
