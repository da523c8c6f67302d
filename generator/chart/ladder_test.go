package chart

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// places are the places across of a picture's marks of a class, in order.
func places(picture []byte, mark Mark) (out []string) {
	for part := range strings.SplitSeq(string(picture), `<svg class="mark mark-`+string(mark)+`" x="`) {
		place, _, _ := strings.Cut(part, `"`)
		out = append(out, place)
	}
	return out[1:]
}

// Each stage stands at its place in the picture and has its number in CSV.
func TestLaddersAgree(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		c := ladder(rapid.IntRange(0, 12).Draw(rt, "practices"), rapid.IntRange(2, MaxStages).Draw(rt, "stages"))
		stage := rapid.IntRange(0, len(c.Stages))
		for i := range c.Groups {
			for j := range c.Groups[i].Practices {
				p := &c.Groups[i].Practices[j]
				p.Stage, p.Aim, p.Earlier = stage.Draw(rt, "stage"), stage.Draw(rt, "aim"), stage.Draw(rt, "earlier")
			}
		}
		picture := c.Picture(LTR)
		var fromCSV [3][]string
		for _, record := range records(rt, c) {
			for k, cell := range record[2:5] {
				if n, err := strconv.Atoi(cell); err == nil {
					place := appendNumber(nil, 100*(float64(n)-0.5)/float64(len(c.Stages)))
					fromCSV[k] = append(fromCSV[k], string(place)+"%")
				} else if want := [...]string{"Not assessed", "", ""}[k]; cell != want {
					rt.Errorf("CSV has %q for no stage", cell)
				}
			}
		}
		for k, mark := range []Mark{"stage", "aim", "earlier"} {
			if drawn := places(picture, mark); !slices.Equal(drawn, fromCSV[k]) {
				rt.Errorf("%s: drawn at %q, in CSV %q", mark, drawn, fromCSV[k])
			}
		}
	})
}

func TestAnyLadder(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom(hostile))
	rapid.Check(t, func(rt *rapid.T) {
		c := ladder(rapid.IntRange(0, 12).Draw(rt, "practices"), rapid.IntRange(0, 12).Draw(rt, "stages"))
		rows := 0
		for i := range c.Groups {
			c.Groups[i].Heading = text.Draw(rt, "heading")
			for j := range c.Groups[i].Practices {
				p := &c.Groups[i].Practices[j]
				p.Label, p.Words, p.Stage, p.Aim = text.Draw(rt, "label"), text.Draw(rt, "words"), rapid.Int().Draw(rt, "stage"), rapid.Int().Draw(rt, "aim")
				rows++
			}
		}
		if err := sound(c.Picture(LTR)); err != nil {
			rt.Fatal(err)
		}
		if err := soundTable(c.Table()); err != nil {
			rt.Fatal(err)
		}
		if links := bytes.Count(c.Picture(LTR), []byte("<a ")); links != rows || len(c.Table().Rows) != rows {
			rt.Errorf("%d links and %d rows for %d practices", links, len(c.Table().Rows), rows)
		}
	})
}

// A practice without a stage says so, in the picture, to a screen reader and
// in the table, or says why.
func TestUnassessed(t *testing.T) {
	c := &Ladder{Title: "L", Stages: make([]Stage, 3), Words: LadderWords{Unassessed: "Not assessed"}, Groups: []PracticeGroup{{Practices: []Practice{
		{Label: "a", Href: "../a/"}, {Label: "b", Href: "../b/", Words: "Assessed next year"}}}}}
	svg, rows := string(c.Picture(LTR)), c.Table().Rows
	for _, want := range []string{`aria-label="a: Not assessed"`, ">Not assessed</text>", `aria-label="b: Assessed next year"`, ">Assessed next year</text>"} {
		if !strings.Contains(svg, want) {
			t.Errorf("there is no %s in %s", want, svg)
		}
	}
	if strings.Contains(svg, "mark-stage") || rows[0][2].Text != "Not assessed" || rows[1][2].Text != "Not assessed" {
		t.Errorf("a stage is shown: %s, %v", svg, rows)
	}
}

// Stages at one place can all be seen: the aim about the stage, the earlier
// one beside it.
func TestEqualStages(t *testing.T) {
	c := &Ladder{Title: "L", Stages: make([]Stage, 4), Groups: []PracticeGroup{{Practices: []Practice{{Stage: 2, Aim: 2, Earlier: 2}}}}}
	svg := string(c.Picture(LTR))
	var at []int
	for _, shape := range []string{`<svg x="-17" width="1" height="1" overflow="visible"><path d="M-4-4H4V4H-4Z"/></svg>`, `<circle r="10"/>`, `<circle r="6"/>`} {
		at = append(at, strings.Index(svg, shape))
	}
	if at[0] < 0 || !slices.IsSorted(at) {
		t.Errorf("the shapes stand at %v of %s", at, svg)
	}
}

// What a ladder has no room for is counted, and stands in the table.
func TestLongLadder(t *testing.T) {
	c := ladder(MaxPractices+13, 5)
	svg := string(c.Picture(LTR))
	if strings.Count(svg, "<a ") != MaxPractices || !strings.Contains(svg, ">13 more</text>") || len(c.Table().Rows) != MaxPractices+13 {
		t.Errorf("%d practices are drawn, %d in the table", strings.Count(svg, "<a "), len(c.Table().Rows))
	}
	many := ladder(MaxPractices, 1000)
	if n := len(many.Picture(LTR)); n > 100_000 {
		t.Errorf("a ladder of a thousand stages has %d bytes", n)
	}
}

func TestStageName(t *testing.T) {
	long := strings.Repeat("long ", 40)
	for _, tt := range []struct {
		reason, name string
		x            float64
		anchor       string
	}{
		{"on the left", "1 Initial", 10, "start"}, {"on the left, and long", long, 10, "start"}, {"on the right, with room", "4 Led", 70, "start"},
		{"on the right, without", "5 Optimizing", 90, "end"}, {"on the right, and long", long, 90, "end"},
	} {
		anchor, shown := stageName(tt.name, tt.x)
		room := leastWidth * tt.x / 100
		if anchor == "start" {
			room = leastWidth * (100 - tt.x) / 100
		}
		if anchor != tt.anchor || 12*advances([]rune(shown)) > room {
			t.Errorf("%s: %q at the %s of %v px", tt.reason, shown, anchor, room)
		}
	}
}

// Only a row that leads somewhere is a link.
func TestRowsWithoutLinks(t *testing.T) {
	steps, sums := ladder(3, 3), shares(3, 2, 5)
	steps.Groups[0].Practices[1].Href, sums.Rows[1].Href = "", ""
	for _, c := range []Chart{steps, sums} {
		svg := string(c.Picture(LTR))
		if n, ends := strings.Count(svg, "<a "), strings.Count(svg, "</a>"); n != 2 || ends != 2 || !strings.Contains(svg, `class="label-plain"`) {
			t.Errorf("%d links with %d ends in %s", n, ends, fmt.Sprintf("%.500s", svg))
		}
	}
}
