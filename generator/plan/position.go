package plan

import (
	"fmt"
	"slices"
)

// Position returns where the plan stands as of a date, or nil: the latest of
// its positions up to then.
func (p *Plan) Position(asOf Date) *Position {
	var latest *Position
	for _, x := range p.Positioning {
		if x.Date <= asOf && (latest == nil || x.Date >= latest.Date) {
			latest = x
		}
	}
	return latest
}

// EffectiveStanding is as for a Figure.
func (x *Position) EffectiveStanding() Standing { return effective(x.Standing, x.Source) }

// positions checks the positions of a plan and drops those that cannot be
// drawn.
func (c *checker) positions(p *Plan) {
	dates := map[Date]bool{}
	for _, x := range p.Positioning {
		if x.Date != 0 && dates[x.Date] {
			c.r.fail(x.Pos, "date", "duplicate-date", fmt.Sprintf("the plan has two positions on %s", x.Date), "keep one of the two")
		}
		dates[x.Date] = true
		c.notAfter(x.Date, x.Pos, "date", "this position")
		c.standing(x.Standing, x.Source, x.Pos, "a position")
		c.score(x.Relevance, "relevance")
		c.score(x.Strength, "strength")
	}
	p.Positioning = slices.DeleteFunc(p.Positioning, func(x *Position) bool {
		return x.Date == 0 || !x.Relevance.valid() || !x.Strength.valid()
	})
}

func (x *Score) valid() bool { return x != nil && x.Score >= 1 && x.Score <= Steps }

// score reports a step that lies outside its scale, or rests on nothing.
func (c *checker) score(x *Score, axis string) {
	if x == nil {
		return
	}
	if !x.valid() && (c.whole || x.Score != 0) {
		c.r.fail(x.Pos, "score", "out-of-range", fmt.Sprintf("the %s is %d: it goes from 1 to %d", axis, x.Score, Steps), "choose a step from 1 to 5")
	}
	if x.Evidence != nil && len(x.Evidence) == 0 {
		c.r.fail(x.Pos, "evidence", "no-evidence", fmt.Sprintf("the score of the %s rests on nothing", axis),
			"name at least one piece of evidence, best a reference to an indicator: [[id#latest]]")
	}
}

func (s *Positioning) check(r reporter, whole bool) {
	if s == nil {
		return
	}
	for _, axis := range []*Axis{s.Relevance, s.Strength} {
		if axis != nil && len(axis.Steps) != Steps && (whole || len(axis.Steps) > 0) {
			r.fail(axis.Pos, "steps", "scale", fmt.Sprintf("the scale has %d steps", len(axis.Steps)), "give it five, least first")
		}
	}
}

// Meanings are what both scales score.
func (s *Positioning) Meanings() []Text {
	if s == nil || s.Relevance == nil || s.Strength == nil {
		return nil
	}
	return []Text{s.Relevance.Meaning, s.Strength.Meaning}
}
