package plan

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// dayOne is day 0 of the tests: a course from day 0 to day 100 is half over on
// day 50, which a reader can check in the head.
var dayOne = NewDate(2025, 1, 1)

// day reads a day number, or a date where the calendar matters.
func day(s string) Date {
	if n, err := strconv.Atoi(s); err == nil {
		return dayOne + Date(n)
	}
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func number(s string) Number {
	n, ok := ParseNumber(s)
	if !ok && s != "" {
		panic(s + " is no number")
	}
	return n
}

var figureForm = regexp.MustCompile(`^([^:]+):([^/@]+)(?:/([a-z]+))?(?:@(.+))?$`)

// figures reads "day:value/standing@recorded ...", such as "0:100 50:120/estimated@60".
// Without a standing a figure is final; without @ it was known on its day.
func figures(s string) (out []*Figure) {
	for _, word := range strings.Fields(s) {
		m := figureForm.FindStringSubmatch(word)
		f := &Figure{Date: day(m[1]), Value: number(m[2]), Standing: Standing(m[3])}
		if f.Standing == "" {
			f.Source = "https://example.org/"
		}
		if m[4] != "" {
			f.Recorded = day(m[4])
		}
		out = append(out, f)
	}
	return out
}

// measured are figures that were observed: they are known from their day on.
func measured(s string) []*Figure {
	out := figures(s)
	for _, f := range out {
		if f.Recorded == 0 {
			f.Recorded = f.Date
		}
	}
	return out
}

// milestones reads "due=reached ...", such as "10=9 20".
func milestones(s string) (out []*Milestone) {
	for _, word := range strings.Fields(s) {
		due, reached, ok := strings.Cut(word, "=")
		m := &Milestone{Due: day(due), Source: "https://example.org/"}
		if ok {
			m.Reached = day(reached)
		}
		out = append(out, m)
	}
	return out
}

// course is an indicator in short, seen on a day.
type course struct {
	reason    string
	baseline  string
	targets   string
	measured  string
	on        string // the as-of date, up to which everything is known
	want      string // what summary writes
	direction Direction
	reading   Reading
	tolerance string
	frequency int // in days
}

func (c course) indicator() *Indicator {
	x := &Indicator{Reading: c.reading, Direction: c.direction, Tolerance: number(c.tolerance)}
	x.Baseline, x.Targets, x.Measurements = figures(c.baseline), figures(c.targets), measured(c.measured)
	return x
}

func (c course) check(t *testing.T) {
	t.Helper()
	if c.reading == "" {
		c.reading = PointInTime
	}
	p := c.indicator().Assess(day(c.on), day(c.on), &defaultThresholds, c.frequency)
	if got := summary(&p); got != c.want {
		t.Errorf("%s:\n got %s\nwant %s", c.reason, got, c.want)
	}
}

func checkAll(t *testing.T, cases []course) {
	t.Helper()
	for _, c := range cases {
		c.check(t)
	}
}

// summary is a Progress in words: "on-track 50 of 50" is the share that is
// done and the share that is expected, in per cent.
func summary(p *Progress) string {
	out := p.Rating.String()
	switch {
	case p.Missing != "":
		out += " for want of a " + string(p.Missing)
	case p.Kept:
		out = fmt.Sprintf("%s %s within %s of %s", out, p.Current, p.Margin, p.Target.Value)
	case p.Ratio:
		out = fmt.Sprintf("%s %s of %s", out, p.Share.Mul(hundred), p.Expected.Mul(hundred))
		if !p.Gap.Equal(p.Share.Sub(p.Expected)) {
			out += " wrong gap"
		}
	}
	if p.Regression() {
		out += " regression"
	}
	if p.Stale {
		out += " stale"
	}
	return out
}
