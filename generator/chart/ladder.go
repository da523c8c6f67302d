package chart

import "strconv"

// Stage is one of the ordered stages of a ladder.
type Stage struct {
	Number string // formatted
	Name   string // number and title
}

// Practice is a row of a ladder. Its stages count from 1, and 0 is none; one
// beyond the last is drawn at the last.
type Practice struct {
	Label   string // its title
	Href    string // or empty
	Mark    Mark   // before its words, which say what it means; or empty
	Stage   int    // where it stands; 0 is not assessed
	Aim     int    // where it is to stand
	Earlier int    // where it stood at an earlier assessment
	Words   string // its stages in words; of one that is not assessed, why, or empty
	Cells   []Cell // further ones of its row in the table
}

// PracticeGroup is a group of practices under a heading, which may be empty.
type PracticeGroup struct {
	Heading   string
	Practices []Practice
}

// Ladder shows practices against the stages of maturity, a row for each: where
// it stands, where it is to stand, and where it stood. There is nothing to
// explore in it beyond what stands in it, so it has no option.
type Ladder struct {
	Joints
	Title   string
	Caption string
	Stages  []Stage // from the lowest, 2 to MaxStages of them
	Groups  []PracticeGroup
	Words   LadderWords
	Head    []string // practice, group, stage, aim, earlier stage, and of the further cells
}

// LadderWords are the words of a ladder: of a practice without a stage, and of
// those that it has no room for.
type LadderWords struct {
	Unassessed string
	Rest       func(n int) string // "and 3 more"
}

// MaxPractices is how many practices a ladder draws; more are counted, and
// stand in the table. MaxStages is how many stages are named in the picture; of
// more, none is.
const (
	MaxPractices = 60
	MaxStages    = 8
)

func (c *Ladder) rest(n int) string {
	if c.Words.Rest == nil {
		return strconv.Itoa(n)
	}
	return c.Words.Rest(n)
}

// known is a stage within those of the ladder, or 0.
func (c *Ladder) known(stage int) int { return min(max(stage, 0), len(c.Stages)) }

// words are those of a practice.
func (c *Ladder) words(p *Practice) string {
	if c.known(p.Stage) == 0 && p.Words == "" {
		return c.Words.Unassessed
	}
	return p.Words
}

// Table implements Chart.
func (c *Ladder) Table() Table {
	t := Table{Caption: c.Caption, Head: c.Head}
	for i := range c.Groups {
		g := &c.Groups[i]
		for j := range g.Practices {
			p := &g.Practices[j]
			stage := c.cell(p.Stage)
			if stage.Value == "" {
				stage.Text = c.Words.Unassessed
			}
			row := []Cell{{Text: p.Label, Href: p.Href}, {Text: g.Heading}, stage, c.cell(p.Aim), c.cell(p.Earlier)}
			t.Rows = append(t.Rows, append(row, p.Cells...))
		}
	}
	return t
}

// cell is a stage in the table: its name, and its number from 1 in CSV.
func (c *Ladder) cell(stage int) Cell {
	n := c.known(stage)
	if n == 0 {
		return Cell{}
	}
	return Cell{Text: c.Stages[n-1].Name, Value: strconv.Itoa(n)}
}
