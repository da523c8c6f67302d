package chart

import (
	"bytes"
	"encoding/xml"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// bars are the widths of a picture's bars of a class, as shares of the width.
func bars(t *rapid.T, picture []byte, class string) (widths []float64) {
	d := xml.NewDecoder(bytes.NewReader(picture))
	for {
		token, err := d.Token()
		if err != nil {
			return widths
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "rect" {
			continue
		}
		attr := map[string]string{}
		for _, a := range e.Attr {
			attr[a.Name.Local] = a.Value
		}
		if width, share := strings.CutSuffix(attr["width"], "%"); share && attr["class"] == class {
			w, err := strconv.ParseFloat(width, 64)
			if err != nil {
				t.Fatal(err)
			}
			widths = append(widths, w)
		}
	}
}

// The amounts of picture, option and CSV are the same.
func TestSharesAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := shares(rapid.IntRange(0, 8).Draw(rt, "rows"), rapid.IntRange(0, MaxParts).Draw(rt, "parts"), 0)
		sum, want := 0.0, map[string][]float64{}
		for i := range c.Rows {
			r := &c.Rows[i]
			row := 0.0
			for k := range r.Parts {
				r.Parts[k] = amount(r.Parts[k].Rating, "part", float64(rapid.IntRange(100, 1000).Draw(rt, "amount")))
				row += r.Parts[k].Value
			}
			if len(r.Parts) == 0 {
				row = float64(rapid.IntRange(0, 8000).Draw(rt, "total"))
			}
			r.Total = amount("", "total", row)
			sum = max(sum, row)
			if r.Beside != nil {
				spent := amount("", "spent", float64(rapid.IntRange(0, 8000).Draw(rt, "spent")))
				r.Beside, sum = &spent, max(sum, spent.Value)
			}
		}
		drawn := map[string][]float64{}
		for _, record := range records(rt, c) {
			v, err := strconv.ParseFloat(record[2], 64)
			if err != nil || record[3] != c.Unit {
				rt.Fatalf("CSV has %q", record)
			}
			if kind := record[1]; kind == "spent" || v > 0 && (kind == "part" || len(c.Rows[0].Parts) == 0) {
				want[kind] = append(want[kind], v)
			}
		}
		for _, rating := range ratings {
			drawn["part"] = append(drawn["part"], bars(rt, c.Picture(LTR), "bar rating-"+rating)...)
		}
		drawn["total"], drawn["spent"] = bars(rt, c.Picture(LTR), "part"), bars(rt, c.Picture(LTR), "beside")
		scale := 1.0
		if sum > 0 {
			values, _ := ticks(0, sum, 4)
			scale = values[len(values)-1]
		}
		for kind, values := range want {
			slices.Sort(values)
			slices.Sort(drawn[kind])
			if len(values) != len(drawn[kind]) {
				rt.Fatalf("%s: %d are drawn of %d", kind, len(drawn[kind]), len(values))
			}
			for i, v := range values {
				if got := drawn[kind][i]; math.Abs(got-100*v/scale) > 0.011 && got != leastPart {
					rt.Errorf("%s: %v of %v is %v%% wide", kind, v, scale, got)
				}
			}
		}
		var explored []float64
		for _, x := range slices.Concat(series(rt, c, c.Head[2]), series(rt, c, c.Head[1])) {
			explored = append(explored, x.value[0].(float64))
		}
		all := slices.Concat(want["part"], want["total"], want["spent"])
		slices.Sort(all)
		slices.Sort(explored)
		if !slices.Equal(all, explored) {
			rt.Errorf("the option has %v of %v", explored, all)
		}
	})
}

// Any amount that is not nothing is seen, in its row, and none is drawn that is
// below nothing; the table has all as they are.
func TestAnyShares(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := shares(rapid.IntRange(1, 5).Draw(rt, "rows"), 0, 0)
		visible := 0
		var texts []string
		for i := range c.Rows {
			r := &c.Rows[i]
			r.Beside, r.Total = nil, Amount{Text: "total"}
			texts = append(texts, "total")
			for range rapid.IntRange(1, MaxParts).Draw(rt, "parts") {
				a := amount("on-track", "part", figure().Draw(rt, "amount"))
				if r.Parts = append(r.Parts, a); a.Value > 0 {
					visible++
				}
				texts = append(texts, a.Text)
			}
		}
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		widths := bars(rt, c.Picture(LTR), "bar rating-on-track")
		if len(widths) != visible || len(widths) > 0 && slices.Min(widths) < leastPart-0.01 {
			rt.Errorf("%d amounts are drawn as %v", visible, widths)
		}
		for i, row := range c.Table().Rows {
			if row[2].Text != texts[i] {
				rt.Errorf("row %d shows %q for %q", i, row[2].Text, texts[i])
			}
		}
	})
}

// What shares have no room for is counted: rows, and parts, which are drawn as
// one of their sum. The table has all.
func TestLongShares(t *testing.T) {
	c := shares(MaxShares+7, 1, 5)
	svg := string(c.Picture(LTR))
	if strings.Count(svg, "<a ") != MaxShares || !strings.Contains(svg, ">7 more</text>") {
		t.Errorf("%d rows are drawn", strings.Count(svg, "<a "))
	}
	c = shares(1, MaxParts+4, 5)
	c.Rows[0].Beside = nil
	svg = string(c.Picture(LTR))
	parts := c.parts(&c.Rows[0])
	sum := 0.0
	for _, p := range parts {
		sum += p.Value
	}
	if len(parts) != MaxParts || sum != c.Rows[0].Total.Value || !strings.Contains(svg, ">5 more</text>") || strings.Count(svg, `class="part" x="`) != 2 {
		t.Errorf("%d parts of %v are drawn in %s", len(parts), sum, svg)
	}
	if n := len(c.Table().Rows); n != 1+MaxParts+4 {
		t.Errorf("the table has %d rows", n)
	}
}

// Each part says what it is below its bar, after its mark, whether or not the
// bar is wide enough to have the mark in it.
func TestPartsAreNamed(t *testing.T) {
	c := shares(1, 3, 10)
	c.Rows[0].Parts[1].Value = 0.001
	svg := string(c.Picture(LTR))
	for i, p := range c.Rows[0].Parts {
		inside := strings.Count(svg, `<svg class="mark mark-on-square mark-`+p.Rating+`"`)
		below := strings.Count(svg, `<svg class="mark mark-`+p.Rating+`"`)
		if below != 1 || (inside == 1) != (i != 1) || !strings.Contains(svg, ">"+p.Words+"</text>") {
			t.Errorf("%s: %d marks inside, %d below, in %s", p.Words, inside, below, svg)
		}
	}
}

// To a screen reader a row is called what is seen of it.
func TestNamesOfShares(t *testing.T) {
	spent := amount("", "Spent", 3)
	c := &Shares{Title: "S", Rows: []ShareRow{
		{Label: "a", Href: "../a/", Total: amount("", "Budget", 5), Parts: []Amount{amount("on-track", "On track", 4), amount("at-risk", "At risk", 1)}, Beside: &spent},
		{Label: "b", Href: "../b/", Total: amount("", "Budget", 5)}}}
	for _, want := range []string{`"a: Budget: 5 thousand; On track: 4 thousand; At risk: 1 thousand; Spent: 3 thousand"`, `"b: Budget: 5 thousand"`} {
		if svg := string(c.Picture(LTR)); !strings.Contains(svg, "aria-label="+want) {
			t.Errorf("no link is called %s in %s", want, svg)
		}
	}
}

// A row without a figure says so, and has no unit in CSV.
func TestUnstatedAmount(t *testing.T) {
	c := gaps(shares(5, 3, 55.5))
	csv := string(c.Table().CSV())
	if !strings.Contains(string(c.Picture(LTR)), ">Budget not stated</text>") || !strings.Contains(csv, "Output 2,Budget,not stated,\r\n") || !strings.Contains(csv, "Output 3,Budget,832.5,thousand francs\r\n") {
		t.Errorf("the row is %s", csv)
	}
}

// Labels of the axis stand apart on a phone, however long they are.
func TestAxisOfShares(t *testing.T) {
	c := shares(2, 1, 1e12)
	widest := 0.0
	d := xml.NewDecoder(bytes.NewReader(c.Picture(LTR)))
	var at []float64
	for {
		token, err := d.Token()
		if err != nil {
			break
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "text" && e.Attr[0].Value == "tick" {
			x, _ := strconv.ParseFloat(strings.TrimSuffix(e.Attr[1].Value, "%"), 64)
			at = append(at, leastWidth*x/100)
			text, _ := d.Token()
			widest = max(widest, noteTextSize*advances([]rune(string(text.(xml.CharData)))))
		}
	}
	if len(at) < 2 || at[0] != 0 || at[len(at)-1] != leastWidth {
		t.Fatalf("the labels stand at %v", at)
	}
	for i := 1; i < len(at); i++ {
		if at[i]-at[i-1] < widest {
			t.Errorf("labels of %v px stand at %v", widest, at)
		}
	}
}
