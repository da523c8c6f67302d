package plan

// Exposure is the state of a risk on a date.
type Exposure struct {
	Latest        *Assessment // or nil: not assessed
	Inherent      int         // rank of the band before controls
	Residual      int         // rank of the band with controls
	Appetite      int         // rank of the highest acceptable band; -1 for none at all
	Above         bool        // the residual band lies above the appetite
	Standing      Standing    // of the latest assessment
	ReviewOverdue bool        // the review was due before the date
}

// Assess places the risk in the bands of s as of a date.
func (x *Risk) Assess(asOf Date, s *RiskScale) Exposure {
	e := Exposure{Inherent: -1, Residual: -1, Appetite: -1, Standing: Final}
	e.ReviewOverdue = x.ReviewDue != 0 && x.ReviewDue < asOf
	if c := s.Category(x.Category.ID); c != nil {
		e.Appetite = s.BandRank(c.Appetite.ID)
	}
	for _, a := range x.Assessments {
		if a.KnownSince() <= asOf && (e.Latest == nil || a.Date >= e.Latest.Date) {
			e.Latest = a
		}
	}
	if e.Latest == nil {
		return e
	}
	e.Inherent, e.Residual = s.BandOf(*e.Latest.Inherent), s.BandOf(*e.Latest.Residual)
	e.Above = e.Residual > e.Appetite
	e.Standing = e.Latest.EffectiveStanding()
	return e
}

// KnownSince is the day from which a report may use the assessment.
func (a *Assessment) KnownSince() Date { return max(a.Date, a.Recorded) }

// KnownSince is the day from which a report may use the step.
func (s *Step) KnownSince() Date { return max(s.Date, s.Recorded) }

// Score is likelihood times impact, 1 to 25. It orders risks; bands come from
// the matrix, never from the score.
func (l Level) Score() int { return l.Likelihood * l.Impact }

// State returns what the history of the action says as of a date, and whether
// it is late: due before the date and neither done nor cancelled.
func (x *Action) State(asOf Date) (status ActionStatus, late bool) {
	status = Planned
	if last := x.LastStep(asOf); last != nil {
		status = last.Status
	}
	return status, x.Due < asOf && status != Done && status != Cancelled
}

// LastStep is the latest step that was known on a date, or nil.
func (x *Action) LastStep(asOf Date) *Step {
	var last *Step
	for i := range x.History {
		if s := &x.History[i]; s.KnownSince() <= asOf && (last == nil || s.Date >= last.Date) {
			last = s
		}
	}
	return last
}
