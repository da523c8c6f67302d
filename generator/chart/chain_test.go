package chart

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawChain is any chain: some ties name nothing, or what does not lie above.
func drawChain(t *rapid.T) *Chain {
	c := &Chain{Title: "C", Columns: make([]ChainColumn, rapid.IntRange(0, 9).Draw(t, "columns"))}
	var ids []string
	for i := range c.Columns {
		for range rapid.IntRange(0, 8).Draw(t, "boxes") {
			id := fmt.Sprint("r", len(ids))
			b := ChainBox{ID: id, Kind: "K", Href: "../" + id + "/", Label: rapid.String().Draw(t, "label"), Rating: "on-track", Words: "On track"}
			b.Up = rapid.SliceOfN(rapid.SampledFrom(append(slices.Clone(ids), "nothing", id)), 0, 5).Draw(t, "up")
			ids = append(ids, id)
			c.Columns[i].Boxes = append(c.Columns[i].Boxes, b)
		}
	}
	return c
}

// reached are the boxes that the curves from a slot lead to.
func reached(slot *chainSlot) (out []string) {
	for _, up := range slot.up {
		if up.box != nil {
			out = append(out, up.box.ID)
		} else {
			out = append(out, reached(up)...)
		}
	}
	return out
}

// TestAnyChain: each box is drawn once, in its column; every tie of the data
// is drawn, and nothing else; boxes lie apart; the table says the same.
func TestAnyChain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := drawChain(rt)
		column := map[string]int{}
		for i := range c.Columns {
			for _, b := range c.Columns[i].Boxes {
				column[b.ID] = i
			}
		}
		d, curves := c.draw(), 0
		labels := map[string]string{}
		for i, slots := range d.columns {
			bottom, boxes := 0.0, 0
			for _, slot := range slots {
				if slot.y < bottom || slot.column != i {
					rt.Errorf("a place at %v lies over one that ends at %v", slot.y, bottom)
				}
				bottom = slot.y + slot.height
				for _, up := range slot.up {
					if curves++; up.column != i-1 {
						rt.Errorf("a curve leads from column %d to %d", i, up.column)
					}
				}
				if slot.box == nil {
					continue
				}
				boxes++
				labels[slot.box.ID] = slot.box.Label
				want := slices.DeleteFunc(slices.Clone(slot.box.Up), func(id string) bool {
					at, ok := column[id]
					return !ok || at >= i
				})
				got := reached(slot)
				slices.Sort(want)
				slices.Sort(got)
				if !slices.Equal(slices.Compact(want), got) {
					rt.Errorf("%s is tied to %q, want %q", slot.box.ID, got, want)
				}
			}
			if boxes != len(c.Columns[i].Boxes) || bottom > d.bottom {
				rt.Errorf("column %d has %d boxes and ends at %v of %v", i, boxes, bottom, d.bottom)
			}
		}
		picture := c.Picture(LTR)
		if err := sound(picture); err != nil {
			rt.Fatal(err)
		}
		if n := bytes.Count(picture, []byte(`<path class="tie`)); n != curves {
			rt.Errorf("%d of %d curves are drawn", n, curves)
		}
		if n := bytes.Count(picture, []byte("<a ")); n != len(column) || len(c.Table().Rows) != n {
			rt.Errorf("%d boxes and %d rows for %d results", n, len(c.Table().Rows), len(column))
		}
	})
}

// What contributes to the same stands together, so that curves need not cross.
func TestChainOrder(t *testing.T) {
	box := func(id string, up ...string) ChainBox { return ChainBox{ID: id, Up: up} }
	c := &Chain{Columns: []ChainColumn{{Boxes: []ChainBox{box("a"), box("b")}}, {Boxes: []ChainBox{box("1"), box("2", "b"), box("3", "a"), box("4", "b"), box("5", "a")}}}}
	var order []string
	for _, slot := range c.slots()[1] {
		order = append(order, slot.box.ID)
	}
	if got := strings.Join(order, " "); got != "3 5 2 4 1" {
		t.Errorf("the order is %s", got)
	}
}

func TestBroken(t *testing.T) {
	for _, tt := range []struct {
		text   string
		ems    float64
		want   []string
		reason string
	}{
		{"", 10, []string{""}, "nothing"},
		{"one two three", 5, []string{"one two", "three"}, "at a space"},
		{"one two three four five six", 5, []string{"one two", "three", "four…"}, "cut"},
		{"Recommendations", 10, []string{"Recommendations"}, "a long word that fits"},
		{"Rhythmschrftln", 5, []string{"Rhythms", "chrftln"}, "a word longer than a line"},
		{"networks/services", 7, []string{"networks/", "services"}, "after a slash"},
		{"over-long words", 4, []string{"over-", "long", "words"}, "after a hyphen"},
		{"from WTSA-24 on", 5.5, []string{"from", "WTSA-24", "on"}, "but not before a number"},
		{"電気通信標準化", 4, []string{"電気通", "信標準", "化"}, "letters that are wide"},
		{"e\u0301e\u0301e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301e\u0301", "e\u0301e\u0301"}, "marks stay with their letter"},
	} {
		if got := broken(tt.text, tt.ems, 3); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q", tt.reason, got)
		}
	}
}
