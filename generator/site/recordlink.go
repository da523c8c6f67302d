package site

import (
	"cmp"
	"slices"

	"plansite/generator/diagnostic"
	"plansite/generator/markdown"
	"plansite/generator/plan"
)

// collectRecord wraps a record that was decoded.
func (l *linker) collectRecord(r plan.Record) *Record {
	h := r.Top()
	x := &Record{Head: h, As: r, entry: entry{id: h.ID, name: h.Name(), file: h.File, former: h.Formerly, publish: plan.Published(h.Publish)}}
	part := func(sort Sort, id plan.Ref, name string, former []plan.Ref, publish *bool, texts ...plan.Text) entry {
		return entry{id: id, name: name, sort: sort, file: h.File, former: former, publish: plan.Published(publish), docs: docs(texts...)}
	}
	switch r := r.(type) {
	case *plan.Report:
		x.sort, x.Date, x.By = ReportSort, r.Date, l.config.BodyOf(r.To.ID)
	case *plan.Review:
		x.sort, x.Date, x.By = ReviewSort, r.Date, l.config.BodyOf(r.To.ID)
		for _, f := range r.Findings {
			x.Findings = append(x.Findings, &Finding{Finding: f, Of: x,
				entry: part(FindingSort, f.ID, f.Title, f.Formerly, f.Publish, f.Text, f.Recommends)})
		}
	case *plan.Consultation:
		x.sort, x.Date = ConsultationSort, r.Opens
		x.docs = append(docs(r.Questions...), docs(r.Respond, r.Outcome)...)
		for _, v := range r.Contributions {
			x.Contributions = append(x.Contributions, &Contribution{Contribution: v, Of: x,
				entry: part(ContributionSort, v.ID, v.Title, v.Formerly, v.Publish, v.Text, v.Response)})
		}
	case *plan.Resolution:
		x.sort, x.Date, x.By = ResolutionSort, r.Date, l.config.BodyOf(r.By.ID)
		for _, c := range r.Clauses {
			x.Clauses = append(x.Clauses, &Clause{Clause: c, Of: x,
				entry: part(ClauseSort, c.ID, c.Title, c.Formerly, c.Publish, c.Text, c.Shown)})
		}
	case *plan.Decision:
		x.sort, x.Date, x.By, x.docs = DecisionSort, r.Date, l.config.BodyOf(r.By.ID), docs(r.Decides)
	case *plan.Calendar:
		x.sort = CalendarSort
		for _, e := range r.Events {
			x.Events = append(x.Events, &Event{Event: e, Of: x, By: l.config.BodyOf(e.Body.ID),
				entry: part(EventSort, e.ID, e.Title, e.Formerly, e.Publish, e.Text)})
		}
	case *plan.SelfAssessment:
		x.sort, x.Date = AssessmentSort, r.Date
		x.docs = assessmentTexts(r)
		for _, p := range r.Practices {
			x.Practices = append(x.Practices, &Practice{Practice: p, Stage: stageOf(r, p.Stage), Before: stageOf(r, p.Before), Aim: stageOf(r, p.Aim)})
		}
	}
	if !h.Body.Empty() {
		x.docs = append(x.docs, h.Body)
	}
	return x
}

func stageOf(x *plan.SelfAssessment, ref plan.Ref) int {
	return slices.IndexFunc(x.Stages, func(s *plan.Stage) bool { return ref.ID != "" && s.ID.ID == ref.ID })
}

func assessmentTexts(x *plan.SelfAssessment) (out []*markdown.Doc) {
	for _, s := range x.Stages {
		out = append(out, docs(s.Meaning)...)
	}
	for _, p := range x.Practices {
		out = append(out, docs(p.Text, p.Next)...)
		out = append(out, docs(p.Evidence...)...)
	}
	return out
}

// each calls f for the record and all that it holds, in order.
func (x *Record) each(f func(Item)) {
	f(x)
	for _, y := range x.Findings {
		f(y)
	}
	for _, y := range x.Contributions {
		f(y)
	}
	for _, y := range x.Clauses {
		f(y)
	}
	for _, y := range x.Events {
		f(y)
	}
}

// records ties what records name.
func (l *linker) records() {
	for _, x := range l.site.Records {
		x.About = resolve[Item](l, x.file, x.Head.About, anySort)
		l.implement(x, x.file, x.Implements)
		switch r := x.As.(type) {
		case *plan.Report:
			x.Scope = resolve[*Plan](l, x.file, r.Scope, PlanSort)
		case *plan.Decision:
			x.Evidence, x.LeadsTo = resolve[Item](l, x.file, r.Evidence, anySort), resolve[Item](l, x.file, r.LeadsTo, anySort)
		}
		for _, f := range x.Findings {
			f.Evidence, f.LeadsTo = resolve[Item](l, x.file, f.Finding.Evidence, anySort), resolve[Item](l, x.file, f.Finding.LeadsTo, anySort)
		}
		for _, v := range x.Contributions {
			v.LeadsTo = resolve[Item](l, x.file, v.Contribution.LeadsTo, anySort)
		}
		for _, e := range x.Events {
			e.About = resolve[Item](l, x.file, e.Event.About, anySort)
		}
		for _, c := range x.Clauses {
			c.On = l.overviews(x.file, c.ShownOn)
		}
		for _, p := range x.Practices {
			p.Actions = resolve[*Action](l, x.file, p.Practice.Actions, ActionSort)
		}
	}
	for _, x := range l.site.Pages {
		l.implement(x, x.File, x.Implements)
	}
}

// implement ties an item to the clauses that it carries out.
func (l *linker) implement(x Item, file string, refs []plan.Ref) {
	for _, c := range resolve[*Clause](l, file, refs, ClauseSort) {
		c.By = append(c.By, x)
	}
}

// situation ties what a plan says of regions, resources and communication, and
// all that carries out clauses.
func (l *linker) situation(p *Plan) {
	l.implement(p, p.File, p.Implements)
	for _, x := range p.Results {
		l.implement(x, p.File, x.Implements)
	}
	for _, x := range p.Actions {
		l.implement(x, p.File, x.Implements)
	}
	for _, g := range p.RegionalGroups {
		for _, of := range resolve[*Plan](l, p.File, []plan.Ref{g.Of}, PlanSort) {
			p.Groups = append(p.Groups, Group{RegionalGroup: g, Region: p, Of: of})
		}
	}
	for _, r := range p.Plan.Resources {
		use := Use{Resource: r, Plan: p}
		if found := resolve[*Result](l, p.File, []plan.Ref{r.Result}, ResultSort); len(found) > 0 {
			use.Result = found[0]
			l.ownResult(p, r.Result, use.Result)
		}
		p.Uses = append(p.Uses, use)
	}
	if c := p.Communication; c != nil {
		p.Steps = &Outreach{Activities: resolve[*Action](l, p.File, c.Activities, ActionSort), Indicators: resolve[*Indicator](l, p.File, c.Indicators, IndicatorSort)}
	}
	for _, x := range p.Indicators {
		for _, part := range x.Breakdown {
			for _, of := range resolve[*Plan](l, p.File, []plan.Ref{part.Of}, PlanSort) {
				x.Parts = append(x.Parts, &Part{Part: part, Whole: x, Of: of})
			}
		}
	}
}

// ownResult reports resources for a result of another plan.
func (l *linker) ownResult(p *Plan, ref plan.Ref, x *Result) {
	if x.Plan != p {
		l.fail(diagnostic.Place{File: p.File, Pos: ref.Pos}, ref.Len(), "wrong-reference", "the result "+diagnostic.Name(ref.ID)+" belongs to another plan",
			"give its resources where it stands", diagnostic.Note{Place: x.place(), Message: "it is defined here"})
	}
}

// hideParts takes what is not to be published out of what the plan names.
func (p *Plan) hideParts() {
	hidden := func(x Item) bool { return x.base().hidden }
	p.Groups = slices.DeleteFunc(p.Groups, func(g Group) bool { return hidden(g.Of) })
	p.Uses = slices.DeleteFunc(p.Uses, func(u Use) bool { return u.Result != nil && hidden(u.Result) })
	if p.Steps != nil {
		p.Steps.Activities, p.Steps.Indicators = visible(p.Steps.Activities), visible(p.Steps.Indicators)
	}
	for _, x := range p.Indicators {
		x.Parts = slices.DeleteFunc(x.Parts, func(part *Part) bool { return hidden(part.Of) })
	}
}

// hideParts takes what is not to be published out of what the record holds and
// names.
func (x *Record) hideParts() {
	x.Findings, x.Contributions, x.Clauses, x.Events = visible(x.Findings), visible(x.Contributions), visible(x.Clauses), visible(x.Events)
	x.About, x.Scope, x.Evidence, x.LeadsTo = visible(x.About), visible(x.Scope), visible(x.Evidence), visible(x.LeadsTo)
	for _, f := range x.Findings {
		f.Evidence, f.LeadsTo = visible(f.Evidence), visible(f.LeadsTo)
	}
	for _, v := range x.Contributions {
		v.LeadsTo = visible(v.LeadsTo)
	}
	for _, c := range x.Clauses {
		c.By = visible(c.By)
	}
	for _, e := range x.Events {
		e.About = visible(e.About)
	}
	for _, p := range x.Practices {
		p.Actions = visible(p.Actions)
	}
}

// ties returns the ties of an item, to be added to.
func ties(x Item) *Ties {
	n := x.base()
	if n.ties == nil {
		n.ties = &Ties{}
	}
	return n.ties
}

// tie notes the other ends of what records and plans name.
func (l *linker) tie() {
	s := l.site
	about := func(from Item, all []Item) {
		for _, x := range all {
			ties(x).Records = append(ties(x).Records, from)
		}
	}
	support := func(from Item, all []Item) {
		for _, x := range all {
			ties(x).Support = append(ties(x).Support, from)
		}
	}
	leads := func(from Item, all []Item) {
		for _, x := range all {
			ties(x).Origins = append(ties(x).Origins, from)
		}
	}
	for _, x := range s.Records {
		about(x, x.About)
		for _, p := range x.Scope {
			about(x, []Item{p})
		}
		support(x, x.Evidence)
		leads(x, x.LeadsTo)
		for _, f := range x.Findings {
			support(f, f.Evidence)
			leads(f, f.LeadsTo)
		}
		for _, v := range x.Contributions {
			leads(v, v.LeadsTo)
		}
		for _, c := range x.Clauses {
			for _, by := range c.By {
				ties(by).Clauses = append(ties(by).Clauses, c)
			}
		}
		for _, e := range x.Events {
			about(e, e.About)
		}
		for _, p := range x.Practices {
			for _, a := range p.Actions {
				ties(a).Means = append(ties(a).Means, x)
			}
		}
		s.Clauses = append(s.Clauses, x.Clauses...)
		s.Events = append(s.Events, x.Events...)
	}
	slices.SortStableFunc(s.Events, func(a, b *Event) int { return cmp.Compare(a.First(), b.First()) })
	for _, p := range s.Plans {
		for _, g := range p.Groups {
			g.Of.InRegions = append(g.Of.InRegions, g)
		}
		for _, u := range p.Uses {
			if u.Result != nil {
				u.Result.Uses = append(u.Result.Uses, u)
			}
		}
		for _, x := range p.Indicators {
			for _, part := range x.Parts {
				part.Of.Parts = append(part.Of.Parts, part)
			}
		}
		if p.Steps != nil {
			for _, a := range p.Steps.Activities {
				ties(a).Means = append(ties(a).Means, p)
			}
			for _, x := range p.Steps.Indicators {
				ties(x).Means = append(ties(x).Means, p)
			}
		}
	}
}

// recordStates computes the states of events, findings and clauses as of the
// site's date.
func (l *linker) recordStates() {
	for _, x := range l.site.Records {
		for _, f := range x.Findings {
			f.State = findingState(f, l.site.AsOf)
		}
	}
	for _, e := range l.site.Events {
		e.State = e.Event.State(l.site.AsOf)
	}
	l.clauseStates()
}
