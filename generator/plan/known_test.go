package plan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// Convention 11 and "known when": a report sees what was recorded by its day,
// and no later correction or revision rewrites it.
func TestKnownWhen(t *testing.T) {
	const (
		corrected = "50:120 50:150@60"
		revised   = "0:0 0:100@60"
		raised    = "100:200 100:300@60"
	)
	checkAll(t, []course{
		{reason: "the day before a correction the first value stands",
			baseline: "0:100", targets: "100:200", measured: corrected, on: "59", want: "off-track 20 of 59"},
		{reason: "from its day on the corrected one",
			baseline: "0:100", targets: "100:200", measured: corrected, on: "60", want: "on-track 50 of 60"},
		{reason: "of two corrections the one recorded last",
			baseline: "0:100", targets: "100:200", measured: corrected + " 50:160@70", on: "70", want: "on-track 60 of 70"},
		{reason: "also when it stands first",
			baseline: "0:100", targets: "100:200", measured: "50:160@70 " + corrected, on: "70", want: "on-track 60 of 70"},
		{reason: "of two of one day the one that stands last",
			baseline: "0:100", targets: "100:200", measured: corrected + " 50:160@60", on: "60", want: "on-track 60 of 60"},
		{reason: "a correction of an earlier value leaves the latest one alone",
			baseline: "0:100", targets: "100:200", measured: "40:140 50:150 40:190@60", on: "60", want: "on-track 50 of 60"},
		{reason: "a value that became known late is not known on its day",
			baseline: "0:100", targets: "100:200", measured: "20:120 50:150@60", on: "59", want: "off-track 20 of 59"},
		{reason: "but when it was recorded",
			baseline: "0:100", targets: "100:200", measured: "20:120 50:150@60", on: "60", want: "on-track 50 of 60"},
		{reason: "the day before a revision the first baseline stands",
			baseline: revised, targets: "100:200", measured: "50:150", on: "59", want: "on-track 75 of 59"},
		{reason: "from its day on the revised one",
			baseline: revised, targets: "100:200", measured: "50:150", on: "60", want: "on-track 50 of 60"},
		{reason: "of two revisions of one day the one that stands last",
			baseline: revised + " 0:125@60", targets: "100:225", measured: "50:175", on: "60", want: "on-track 50 of 60"},
		{reason: "a baseline that was recorded late was none before",
			baseline: "0:100@60", targets: "100:200", measured: "50:150", on: "59", want: "no-data for want of a baseline"},
		{reason: "the day before a revision the first target stands",
			baseline: "0:100", targets: raised, measured: "50:150", on: "59", want: "on-track 50 of 59"},
		{reason: "from its day on the revised one",
			baseline: "0:100", targets: raised, measured: "50:150", on: "60", want: "off-track 25 of 60"},
		{reason: "a target for a further day is no revision, but a step on the way",
			baseline: "0:100", targets: "100:200 200:300@60", measured: "50:150", on: "60", want: "on-track 25 of 30"},
		{reason: "which was not there the day before",
			baseline: "0:100", targets: "100:200 200:300@60", measured: "50:150", on: "59", want: "on-track 50 of 59"},
	})
}

// A target that moves to another date is no step on the way any more, from the
// day on which that was recorded.
func TestPostponedTarget(t *testing.T) {
	const baseline, measured = "0:100", "40:150"
	for _, c := range []struct{ reason, on, want string }{
		{"the day before, the first date stands", "47", "at-risk 50 of 73.4375"},
		{"from its day on only the second does", "48", "on-track 50 of 40"},
	} {
		x := course{baseline: baseline, targets: "64:200 120:200@48", measured: measured}.indicator()
		x.Reading = PointInTime
		x.Targets[1].Replaces = x.Targets[0].Date
		p := x.Assess(day(c.on), day(c.on), &defaultThresholds, 0)
		if got := summary(&p); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
	}
}

// What is known may be more, or less, than what was known on the as-of date.
func TestAsOfIsNotKnownWhen(t *testing.T) {
	x := course{baseline: "0:100", targets: "100:200", measured: "50:120 50:150@60 70:170"}.indicator()
	m := &Indicator{Reading: Milestones, Milestones: milestones("10=10 20=20 30=35 40")}
	cases := []struct {
		reason      string
		x           *Indicator
		asOf, known string
		want        string
	}{
		{"day 50 as it was seen on day 50", x, "50", "50", "off-track 20 of 50"},
		{"day 50 as it is seen since the correction; what was measured on day 70 does not count for it", x, "50", "90", "on-track 50 of 50"},
		{"day 90, as far as day 50 could tell", x, "90", "50", "off-track 20 of 90"},
		{"milestones: day 30 as it is seen on day 40", m, "30", "40", "at-risk 50 of 75"},
		{"day 20, as far as day 15 could tell", m, "20", "15", "at-risk 25 of 50"},
	}
	for _, c := range cases {
		p := c.x.Assess(day(c.asOf), day(c.known), &defaultThresholds, 0)
		if got := summary(&p); got != c.want {
			t.Errorf("%s: got %s, want %s", c.reason, got, c.want)
		}
	}
}

// A course ends where the rating begins: both count the same values.
func TestCourseEndsAtTheCurrentValue(t *testing.T) {
	const base, values = "10:100", "5:7 10:9 20:30 30:20/estimated"
	cases := []struct {
		reason  string
		reading Reading
		course  string
	}{
		{"each value as it is", PointInTime, "5:7/final 10:9/final 20:30/final 30:20/estimated"},
		{"the running total since the baseline", Cumulative, "20:130/final 30:150/estimated"},
	}
	for _, c := range cases {
		x := course{baseline: base, targets: "100:200", measured: values, reading: c.reading}.indicator()
		p := x.Assess(day("50"), day("50"), &defaultThresholds, 0)
		var got []string
		for _, r := range x.Course(p.Series) {
			got = append(got, fmt.Sprintf("%d:%s/%s", r.Date-dayOne, r.Plain(), r.Standing))
		}
		if strings.Join(got, " ") != c.course {
			t.Errorf("%s: got %q, want %q", c.reason, got, c.course)
		}
		if last := fmt.Sprintf("30:%s/%s", p.Current, p.Standing); !strings.HasSuffix(c.course, last) {
			t.Errorf("%s: the rating has %s", c.reason, last)
		}
	}
}

// Known leaves the indicator as it is: another day may ask for other figures.
func TestKnownChangesNothing(t *testing.T) {
	c := course{baseline: "0:0 0:100@60", targets: "100:200 50:150 50:160@60", measured: "50:120 20:110 50:150@60"}
	x := c.indicator()
	for _, on := range []string{"90", "10", "60", "59"} {
		x.Known(day(on))
	}
	if !reflect.DeepEqual(x, c.indicator()) {
		t.Error("to ask what was known has changed the indicator")
	}
	s := x.Known(day("60"))
	if s.Last().Value.String() != "150" || s.Goal().Value.String() != "200" || len(s.Measurements) != 2 || len(s.Targets) != 2 {
		t.Errorf("known on day 60: %d measurements up to %s, %d targets up to %s", len(s.Measurements), s.Last().Value, len(s.Targets), s.Goal().Value)
	}
	if none := x.Known(day("-1")); none.Last() != nil {
		t.Errorf("before the first day %s was known", none.Last().Value)
	}
}

// What is computed from an illustrative figure is illustrative.
func TestStandingTravels(t *testing.T) {
	cases := []struct {
		course
		want Standing
	}{
		{course{reason: "all is final",
			baseline: "0:100", targets: "100:200", measured: "50:150"}, Final},
		{course{reason: "the value is provisional",
			baseline: "0:100", targets: "100:200", measured: "50:150/provisional"}, Provisional},
		{course{reason: "the weakest wins: estimated before provisional",
			baseline: "0:100/estimated", targets: "100:200", measured: "50:150/provisional"}, Estimated},
		{course{reason: "illustrative before estimated",
			baseline: "0:100/estimated", targets: "100:200/illustrative", measured: "50:150/provisional"}, Illustrative},
		{course{reason: "an illustrative baseline",
			baseline: "0:100/illustrative", targets: "100:200", measured: "50:150"}, Illustrative},
		{course{reason: "an illustrative target on the way: what is expected rests on it",
			baseline: "0:100", targets: "50:150/illustrative 100:200", measured: "50:150"}, Illustrative},
		{course{reason: "an earlier value is not used",
			baseline: "0:100", targets: "100:200", measured: "20:150/illustrative 50:150"}, Final},
		{course{reason: "unless values add up",
			baseline: "0:100", targets: "100:200", measured: "20:10/illustrative 50:150", reading: Cumulative}, Illustrative},
		{course{reason: "what lies before the baseline is not added",
			baseline: "10:100", targets: "100:200", measured: "5:10/illustrative 50:150", reading: Cumulative}, Final},
		{course{reason: "of a value to maintain only the target of its day is used",
			baseline: "0:100", targets: "60:100 100:200/illustrative", measured: "50:100", direction: Maintain}, Final},
		{course{reason: "an annual value does not rest on the targets of later years",
			baseline: "0:100", targets: "2025-12-31:200 2026-12-31:300/illustrative", measured: "50:150", reading: Annual}, Final},
		{course{reason: "a corrected value no longer counts",
			baseline: "0:100", targets: "100:200", measured: "50:120/illustrative 50:150@50"}, Final},
	}
	for _, c := range cases {
		if c.reading == "" {
			c.reading = PointInTime
		}
		p := c.indicator().Assess(day("50"), day("50"), &defaultThresholds, 0)
		if p.Missing != "" || p.Standing != c.want {
			t.Errorf("%s: got %q, want %q (%s)", c.reason, p.Standing, c.want, summary(&p))
		}
	}
}

func TestStandingOfMilestones(t *testing.T) {
	x := &Indicator{Reading: Milestones, Milestones: milestones("10=10 20")}
	if p := x.Assess(day("10"), day("10"), &defaultThresholds, 0); p.Standing != Final {
		t.Errorf("with sources they are %q", p.Standing)
	}
	x.Milestones[1].Source = ""
	if p := x.Assess(day("10"), day("10"), &defaultThresholds, 0); p.Standing != Illustrative {
		t.Errorf("with one of them made up they are %q", p.Standing)
	}
}

func TestEffectiveStanding(t *testing.T) {
	cases := []struct {
		reason   string
		standing Standing
		source   Address
		want     Standing
	}{
		{"a source makes a figure final", "", "https://example.org/", Final},
		{"without one it is illustrative", "", "", Illustrative},
		{"what is written holds", Estimated, "https://example.org/", Estimated},
		{"also that a figure with a source is illustrative", Illustrative, "https://example.org/", Illustrative},
	}
	for _, c := range cases {
		f, m, a := Figure{Standing: c.standing, Source: c.source}, Milestone{Standing: c.standing, Source: c.source}, Assessment{Standing: c.standing, Source: c.source}
		for _, got := range []Standing{f.EffectiveStanding(), m.EffectiveStanding(), a.EffectiveStanding()} {
			if got != c.want {
				t.Errorf("%s: got %q, want %q", c.reason, got, c.want)
			}
		}
	}
}

// A roll-up has the weakest standing among what it counts as rated.
func TestStandingOfTally(t *testing.T) {
	cases := []struct {
		reason string
		all    []Progress
		want   Standing
	}{
		{"of the rated ones", []Progress{{Rating: OnTrack, Standing: Final}, {Rating: AtRisk, Standing: Provisional}}, Provisional},
		{"what is not rated does not weaken it", []Progress{{Rating: OnTrack, Standing: Final}, {Rating: NoData, Standing: Illustrative}, {Rating: TooEarly, Standing: Illustrative}}, Final},
		{"one illustrative rating makes it illustrative", []Progress{{Rating: Achieved, Standing: Illustrative}, {Rating: OffTrack, Standing: Final}}, Illustrative},
	}
	for _, c := range cases {
		var tally Tally
		for i := range c.all {
			tally.Add(&c.all[i])
		}
		if tally.Standing != c.want {
			t.Errorf("%s: got %q, want %q", c.reason, tally.Standing, c.want)
		}
	}
}
