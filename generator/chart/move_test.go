package chart

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// The line parts each two neighbours of which one alone is acceptable, and no
// others.
func TestLimitPartsBands(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := heat(func(int, int) int { return 0 })
		c.Limited, c.Appetite = true, rapid.IntRange(-1, 3).Draw(rt, "appetite")
		above := func(l, i int) bool { return c.Cells[l][i].Band > c.Appetite }
		want := 0
		for l := range 5 {
			for i := range 5 {
				c.Cells[l][i].Band = rapid.IntRange(0, 2).Draw(rt, "band")
			}
		}
		for l := range 5 {
			for i := range 5 {
				if l < 4 && above(l, i) != above(l+1, i) {
					want++
				}
				if i < 4 && above(l, i) != above(l, i+1) {
					want++
				}
			}
		}
		if got := bytes.Count(c.Picture(LTR), []byte(`<line class="appetite"`)); got != want {
			rt.Errorf("%d lines between %d neighbours", got, want)
		}
	})
}

var (
	markAt = regexp.MustCompile(`<svg class="mark mark-(inherent|residual)" x="([\d.]+)%" y="([\d.]+)"`)
	moveAt = regexp.MustCompile(`<line class="move" x1="([\d.]+)%" y1="([\d.]+)" x2="([\d.]+)%" y2="([\d.]+)"`)
)

// Each move begins and ends with its mark in its cell; no two marks of a cell
// lie on each other while it has room, and none lies on a count.
func TestMovesEndInTheirCells(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := heat(everyThird)
		step := rapid.IntRange(0, 4)
		for k := range rapid.IntRange(1, 3).Draw(rt, "moves") {
			c.Moves = append(c.Moves, Move{From: [2]int{step.Draw(rt, "l"), step.Draw(rt, "i")}, To: [2]int{step.Draw(rt, "l"), step.Draw(rt, "i")}, Words: fmt.Sprint("risk ", k)})
		}
		picture := string(c.Picture(LTR))
		marks, lines := markAt.FindAllStringSubmatch(picture, -1), moveAt.FindAllStringSubmatch(picture, -1)
		if len(marks) != 2*len(c.Moves) || len(lines) != len(c.Moves) {
			rt.Fatalf("%d marks and %d lines of %d moves", len(marks), len(lines), len(c.Moves))
		}
		seen := map[string]bool{}
		for k, m := range c.Moves {
			from, to := marks[2*k], marks[2*k+1]
			if from[1] != "inherent" || to[1] != "residual" || cellAt(from) != m.From || cellAt(to) != m.To {
				rt.Errorf("the move from %v to %v has the marks %v and %v", m.From, m.To, from, to)
			}
			if line := lines[k]; line[1] != from[2] || line[2] != from[3] || line[3] != to[2] || line[4] != to[3] {
				rt.Errorf("the line %v does not join %v and %v", line, from, to)
			}
			for _, mark := range [][]string{from, to} {
				place := mark[2] + " " + mark[3]
				if seen[place] {
					rt.Errorf("two marks lie at %s", place)
				}
				seen[place] = true
			}
		}
	})
}

// cellAt is the cell in which a mark lies.
func cellAt(mark []string) [2]int {
	x, _ := strconv.ParseFloat(mark[2], 64)
	y, _ := strconv.ParseFloat(mark[3], 64)
	return [2]int{4 - int((y-heatTop)/heatCell), int((x - heatLeft) * 5 / (100 - heatLeft))}
}

// The tables have the moves: of a map beside the counts, of one risk alone.
func TestMovesAreInTables(t *testing.T) {
	c := moved(heat(func(l, i int) int { return max(0, l-i-2) }))
	rows := c.Table().Rows
	if last := rows[0][4].Text; len(c.Table().Head) != 5 || last != "risk at 5, 2" {
		t.Errorf("the first row ends with %q", last)
	}
	one := move([2]int{4, 3}, [2]int{1, 2}, 1).Table()
	if got := fmt.Sprint(one.Rows); len(one.Rows) != 2 || one.Rows[0][0].Text != "Inherent" || one.Rows[0][1].Text != "likely 5" || one.Rows[1][2].Text != "grave 3" {
		t.Errorf("the table of a risk has %s", got)
	}
}
