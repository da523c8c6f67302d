package plan

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"
)

// Rating says how an indicator stands, or why it is not rated.
type Rating uint8

const (
	NoData   Rating = iota // nothing to rate by: grey, never red and never zero
	TooEarly               // so little is expected by now that no rating is fair
	Achieved
	OnTrack
	AtRisk
	OffTrack
)

// Ratings are all ratings in the order in which they are listed, best first.
var Ratings = []Rating{Achieved, OnTrack, AtRisk, OffTrack, TooEarly, NoData}

// String is the word that message ids, anchors and classes use.
func (r Rating) String() string {
	return [...]string{"no-data", "too-early", "achieved", "on-track", "at-risk", "off-track"}[r]
}

// Rated reports whether r is a judgement: achieved, on track, at risk or off track.
func (r Rating) Rated() bool { return r >= Achieved }

// Missing says what an indicator without a rating lacks.
type Missing string

const (
	MissingNothing     Missing = ""
	MissingMeasurement Missing = "measurement" // there is no value at all
	MissingLater       Missing = "later-value" // none later than the baseline
	MissingBaseline    Missing = "baseline"
	MissingTarget      Missing = "target"
)

// Series is what was known of an indicator on a date.
type Series struct {
	Baseline     *Figure   // in force, or nil
	Targets      []*Figure // in force, by date
	Measurements []*Figure // corrected, by date
}

// Last is the latest measurement, or nil.
func (s Series) Last() *Figure {
	if len(s.Measurements) == 0 {
		return nil
	}
	return s.Measurements[len(s.Measurements)-1]
}

// Goal is the last target, or nil.
func (s Series) Goal() *Figure {
	if len(s.Targets) == 0 {
		return nil
	}
	return s.Targets[len(s.Targets)-1]
}

// Aim is the target that the rating is measured against or, where there is no
// rating, the last target; nil without targets.
func (p *Progress) Aim() *Figure {
	if p.Target != nil {
		return p.Target
	}
	return p.Series.Goal()
}

// until leaves out what was measured after the day: a target that was not yet
// met then is not met by what came later.
func (s Series) until(day Date) Series {
	n := slices.IndexFunc(s.Measurements, func(f *Figure) bool { return f.Date > day })
	if n >= 0 {
		s.Measurements = s.Measurements[:n]
	}
	return s
}

// Progress is the state of an indicator on a date with all that explains it.
// Shares are fractions: 1 is 100 %. Nothing is rounded.
type Progress struct {
	Rating   Rating
	Missing  Missing  // why there is no rating
	Standing Standing // the weakest standing among the figures used
	Series   Series
	Current  decimal.Decimal // A: latest value, that of the year, or running total
	Target   *Figure         // T: the target the rating is measured against
	Ratio    bool            // Share, Expected and Gap hold
	Share    decimal.Decimal // P = (A-B)/(T-B)
	Expected decimal.Decimal // E at the as-of date
	Gap      decimal.Decimal // P-E
	From, To *Figure         // the stretch of the path that the as-of date lies on; nil before and after it
	Kept     bool            // there is a tolerance instead of a ratio
	Margin   decimal.Decimal // the tolerance, in the unit
	Age      int             // days from the latest value to the as-of date
	Stale    bool            // the latest value is older than twice the frequency
	Reached  int             // of milestones: how many are reached
	Due      int             // of milestones: how many are due
	DueMet   int             // of milestones: how many of those due are reached
}

// Regression reports whether the value lies on the wrong side of the baseline.
func (p *Progress) Regression() bool { return p.Ratio && p.Share.IsNegative() }

// precision is the number of decimals of a quotient; threshold decisions are
// taken on the first ten, so that a quotient's last digit decides nothing.
const precision, decisive = 16, 10

var hundred = decimal.NewFromInt(100)

// Assess rates the indicator at asOf from what was known on the day known,
// after the eleven conventions of the Method page. days is the number of days
// of its frequency, 0 for none.
func (x *Indicator) Assess(asOf, known Date, t *Thresholds, days int) Progress {
	if x.Reading == Milestones {
		return x.assessMilestones(asOf, known, t)
	}
	p := Progress{Series: x.Known(known).until(asOf), Standing: Final}
	last := p.Series.Last()
	if last != nil {
		p.Age = int(asOf - last.Date)
		p.Stale = days > 0 && p.Age > 2*days
		p.Current = last.Value.Decimal()
		p.use(last)
	}
	switch base := p.Series.Baseline; {
	case last == nil:
		p.Missing = MissingMeasurement
	case len(p.Series.Targets) == 0:
		p.Missing = MissingTarget
	case base == nil && x.Direction == Maintain && x.Reading != Cumulative:
		x.keep(&p, asOf) // what is to stay where it is needs no beginning
	case base == nil:
		p.Missing = MissingBaseline
	case last.Date <= base.Date:
		p.Missing = MissingLater
	default:
		p.use(base)
		x.rate(&p, asOf, t)
	}
	return p
}

// use lets the standing of a figure travel into what is computed from it.
func (p *Progress) use(f *Figure) { p.Standing = p.Standing.Worse(f.EffectiveStanding()) }

// rate fills in the rating where baseline, target and value are all known.
func (x *Indicator) rate(p *Progress, asOf Date, t *Thresholds) {
	base := p.Series.Baseline
	if x.Reading == Cumulative {
		p.Current = base.Value.Decimal()
		for _, m := range p.Series.Measurements {
			if m.Date > base.Date {
				p.Current = p.Current.Add(m.Value.Decimal())
				p.use(m)
			}
		}
	}
	path := x.path(p.Series, asOf)
	p.Target = path[len(path)-1]
	if x.Direction == Maintain || p.Target.Value.Decimal().Equal(base.Value.Decimal()) {
		x.keep(p, asOf)
		return
	}
	for _, f := range path {
		p.use(f)
	}
	p.Ratio = true
	way := p.Target.Value.Decimal().Sub(base.Value.Decimal())
	p.Share = p.Current.Sub(base.Value.Decimal()).DivRound(way, precision)
	p.From, p.To = stretch(base, path, asOf)
	p.Expected = expected(base, path, asOf)
	p.Gap = p.Share.Sub(p.Expected)
	p.Rating = t.rate(p.Share, p.Expected)
}

// path returns the targets that lead from the baseline to the one the rating
// is measured against: the last; for an annual reading that of the year of
// the latest value, or without one the next later; for a value to maintain the
// next one due.
func (x *Indicator) path(s Series, asOf Date) []*Figure {
	n := len(s.Targets)
	switch {
	case x.Reading == Annual:
		n = annual(s.Targets, s.Last().Date)
	case x.Direction == Maintain:
		n = 1 + slices.IndexFunc(s.Targets, func(f *Figure) bool { return f.Date >= asOf })
	}
	if n == 0 {
		n = len(s.Targets)
	}
	return s.Targets[:n]
}

// annual counts the targets up to the one for a value of the day: of those of
// its year the first that is not yet past, or else the last of them; in a year
// without a target the next later one; 0 if there is none.
func annual(targets []*Figure, day Date) int {
	n := 0
	for i, f := range targets {
		if f.Date.Year() < day.Year() {
			continue
		}
		if f.Date.Year() == day.Year() || n == 0 {
			n = i + 1
		}
		if f.Date >= day {
			break
		}
	}
	return n
}

// defaultTolerance is the share of the target within which a value is kept.
var defaultTolerance = decimal.New(5, -2)

// keep rates a value that is to stay where it is.
func (x *Indicator) keep(p *Progress, asOf Date) {
	path := x.path(p.Series, asOf)
	p.Target = path[len(path)-1]
	p.use(p.Target)
	p.Kept = true
	p.Margin = p.Target.Value.Decimal().Abs().Mul(defaultTolerance)
	if x.Tolerance.Set() {
		p.Margin = x.Tolerance.Decimal()
	}
	p.Rating = OffTrack
	if p.Current.Sub(p.Target.Value.Decimal()).Abs().LessThanOrEqual(p.Margin) {
		p.Rating = OnTrack
	}
}

// stretch is the part of the path that a day lies on: after one figure and
// before the next.
func stretch(base *Figure, path []*Figure, day Date) (from, to *Figure) {
	from = base
	for _, to := range path {
		if day > from.Date && day < to.Date {
			return from, to
		}
		from = to
	}
	return nil, nil
}

// expected is the share of the way to the last figure of path that should be
// done at asOf: piecewise linear through the baseline and the dated targets.
func expected(base *Figure, path []*Figure, asOf Date) decimal.Decimal {
	way := path[len(path)-1].Value.Decimal().Sub(base.Value.Decimal())
	from, to := stretch(base, path, asOf)
	if to == nil {
		reached := base
		for _, f := range path {
			if asOf >= f.Date {
				reached = f
			}
		}
		return reached.Value.Decimal().Sub(base.Value.Decimal()).DivRound(way, precision)
	}
	part := decimal.NewFromInt(int64(asOf - from.Date))
	whole := decimal.NewFromInt(int64(to.Date - from.Date))
	step := to.Value.Decimal().Sub(from.Value.Decimal()).Mul(part)
	done := from.Value.Decimal().Sub(base.Value.Decimal()).Mul(whole).Add(step)
	return done.DivRound(way.Mul(whole), precision) // one quotient, so that no unit loses more than another
}

// rate applies the thresholds to a share and the expected share.
func (t *Thresholds) rate(share, expected decimal.Decimal) Rating {
	points := share.Sub(expected).Mul(hundred).Round(decisive)
	switch {
	case share.Round(decisive).GreaterThanOrEqual(decimal.NewFromInt(1)):
		return Achieved
	case expected.Mul(hundred).Round(decisive).LessThan(decimal.NewFromInt(int64(t.TooEarly))) && !share.IsNegative():
		return TooEarly
	case points.GreaterThanOrEqual(decimal.NewFromInt(int64(t.OnTrack))):
		return OnTrack
	case points.GreaterThanOrEqual(decimal.NewFromInt(int64(t.AtRisk))):
		return AtRisk
	}
	return OffTrack
}

// assessMilestones rates ordered states with dates: a step function. Progress
// is the share of due milestones that are reached, out of all: one that is
// reached early makes up for no other. When all are reached, so is the aim.
func (x *Indicator) assessMilestones(asOf, known Date, t *Thresholds) Progress {
	p := Progress{Standing: Final}
	var last Date
	for _, m := range x.Milestones {
		p.Standing = p.Standing.Worse(m.EffectiveStanding())
		state := m.State(min(asOf, known))
		due := m.Due <= asOf
		if due {
			p.Due++
		}
		if state == MilestoneReached {
			p.Reached++
			last = max(last, m.Reached)
		}
		if due && state == MilestoneReached {
			p.DueMet++
		}
	}
	if len(x.Milestones) == 0 {
		p.Missing = MissingTarget
		return p
	}
	if last != 0 {
		p.Age = int(asOf - last)
	}
	total := decimal.NewFromInt(int64(len(x.Milestones)))
	p.Ratio = true
	p.Current = decimal.NewFromInt(int64(p.DueMet))
	if p.Reached == len(x.Milestones) {
		p.Current = total
	}
	p.Share = p.Current.DivRound(total, precision)
	p.Expected = decimal.NewFromInt(int64(p.Due)).DivRound(total, precision)
	p.Gap = p.Share.Sub(p.Expected)
	p.Rating = t.rate(p.Share, p.Expected)
	return p
}

// MilestoneState says where a milestone stands.
type MilestoneState string

const (
	MilestonePlanned MilestoneState = "planned" // not due yet
	MilestoneOverdue MilestoneState = "overdue" // due and not reached
	MilestoneReached MilestoneState = "reached"
)

// State is where the milestone stood, as far as was known on a day; one is due on
// its day.
func (m *Milestone) State(day Date) MilestoneState {
	switch {
	case m.Reached != 0 && max(m.Reached, m.Recorded) <= day:
		return MilestoneReached
	case m.Due <= day:
		return MilestoneOverdue
	}
	return MilestonePlanned
}

// Known returns the figures as they were known on a day: a correction or a
// revision that was recorded later is not seen.
func (x *Indicator) Known(day Date) Series {
	s := Series{Targets: inForce(unmoved(x.Targets, day), day), Measurements: inForce(x.Measurements, day)}
	for _, b := range x.Baseline {
		if b.Recorded <= day && (s.Baseline == nil || b.Recorded >= s.Baseline.Recorded) {
			s.Baseline = b
		}
	}
	return s
}

// unmoved leaves out the targets that one recorded by the day has replaced.
func unmoved(all []*Figure, day Date) []*Figure {
	return slices.DeleteFunc(slices.Clone(all), func(f *Figure) bool {
		return slices.ContainsFunc(all, func(later *Figure) bool {
			return later.Replaces == f.Date && later != f && f.KnownSince() <= later.KnownSince() && later.KnownSince() <= day
		})
	})
}

// inForce keeps, of the figures of each date, the one recorded last by the
// day (of several recorded on one day, the one that stands last), and sorts
// them by date.
func inForce(all []*Figure, day Date) []*Figure {
	if orderly(all, day) {
		return slices.Clip(all)
	}
	out := make([]*Figure, 0, len(all))
	for _, f := range all {
		if f.KnownSince() <= day {
			out = append(out, f)
		}
	}
	slices.Reverse(out)
	slices.SortStableFunc(out, func(a, b *Figure) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(b.KnownSince(), a.KnownSince()))
	})
	return slices.CompactFunc(out, func(a, b *Figure) bool { return a.Date == b.Date })
}

// orderly reports whether the figures, as most are, stand by date, one for each
// and all known by the day.
func orderly(all []*Figure, day Date) bool {
	var last Date
	for _, f := range all {
		if f.KnownSince() > day || f.Date <= last {
			return false
		}
		last = f.Date
	}
	return true
}

// KnownSince is the day from which a report may use the figure. Decoding sets
// it for a measurement; a target or baseline without one was always known.
func (f *Figure) KnownSince() Date { return f.Recorded }

// EffectiveStanding is the standing as written; without one, a figure with a
// source is final and one without is illustrative.
func (f *Figure) EffectiveStanding() Standing { return effective(f.Standing, f.Source) }

// EffectiveStanding is as for a Figure.
func (m *Milestone) EffectiveStanding() Standing { return effective(m.Standing, m.Source) }

// EffectiveStanding is as for a Figure.
func (a *Assessment) EffectiveStanding() Standing { return effective(a.Standing, a.Source) }

func effective(s Standing, source Address) Standing {
	switch {
	case s != "":
		return s
	case source != "":
		return Final
	}
	return Illustrative
}

// Tally counts ratings. The counts of plans are never averaged.
type Tally struct {
	Counts   [6]int   // by Rating
	Total    int      // all indicators
	Standing Standing // the weakest standing among the rated ones
}

// Add counts one indicator.
func (t *Tally) Add(p *Progress) {
	t.Counts[p.Rating]++
	t.Total++
	if t.Standing == "" {
		t.Standing = Final
	}
	if p.Rating.Rated() {
		t.Standing = t.Standing.Worse(p.Standing)
	}
}

// Rated is the number of indicators with a judgement.
func (t *Tally) Rated() int {
	return t.Counts[Achieved] + t.Counts[OnTrack] + t.Counts[AtRisk] + t.Counts[OffTrack]
}

// Good is the number of those that are on track or achieved.
func (t *Tally) Good() int { return t.Counts[Achieved] + t.Counts[OnTrack] }

// Worst is the one mark of a result: the worst rating among its rated
// indicators, or NoData if none is rated.
func (t *Tally) Worst() Rating {
	for _, r := range []Rating{OffTrack, AtRisk, OnTrack, Achieved} {
		if t.Counts[r] > 0 {
			return r
		}
	}
	return NoData
}
