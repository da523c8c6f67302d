package site

import "plansite/generator/plan"

// On is the site as it stood on a day, as far as was known then: plans, results,
// indicators, risks, actions and events are copies with the states of that day.
// Records and all else that they hold, and what refers to an item, are those of
// today, as is what an event refers to.
func (s *Site) On(day plan.Date) *Site {
	t := *s
	t.AsOf = day
	t.Tally = plan.Tally{}
	t.Plans, t.Results, t.Indicators, t.Risks, t.Actions = nil, nil, nil, nil, nil
	t.items = make(map[string]Item, len(s.items))
	for id, x := range s.items {
		t.items[id] = x
	}
	c := copies{}
	for _, p := range s.Plans {
		c.add(p)
	}
	for _, p := range s.Plans {
		q := c[p].(*Plan)
		c.tie(q)
		t.Plans = append(t.Plans, q)
		t.Results, t.Indicators = append(t.Results, q.Results...), append(t.Indicators, q.Indicators...)
		t.Risks, t.Actions = append(t.Risks, q.Risks...), append(t.Actions, q.Actions...)
	}
	t.Events = make([]*Event, len(s.Events))
	for i, x := range s.Events {
		y := *x
		y.State = y.Event.State(day)
		t.Events[i], c[x] = &y, &y
	}
	for _, x := range c {
		t.items[x.Ref()] = x
	}
	if s.Home != nil {
		t.Home = c[s.Home].(*Plan)
	}
	(&linker{config: s.Config, site: &t}).planStates()
	return &t
}

// ItemOn is an indicator, a risk or an action as it stood on a day, as far as was
// known then; anything else has no state of its own and is as it is.
func (s *Site) ItemOn(x Item, day plan.Date) Item {
	switch x := x.(type) {
	case *Indicator:
		then := *x
		then.Progress = s.assess(x, day)
		return &then
	case *Risk:
		then := *x
		then.Exposure = x.Assess(day, s.Config.Risk)
		return &then
	case *Action:
		then := *x
		then.Status, then.Late = x.State(day)
		return &then
	}
	return x
}

// copies lead from an item of today to that of another day.
type copies map[Item]Item

// add copies a plan and what it holds, still tied to the items of today.
func (c copies) add(p *Plan) {
	q := *p
	q.Tally, q.Whole, q.Parts = plan.Tally{}, plan.Tally{}, nil
	c[p] = &q
	for _, x := range p.Results {
		y := *x
		y.Tally, y.Whole = plan.Tally{}, plan.Tally{}
		c[x] = &y
	}
	for _, x := range p.Indicators {
		y := *x
		c[x] = &y
	}
	for _, x := range p.Risks {
		y := *x
		c[x] = &y
	}
	for _, x := range p.Actions {
		y := *x
		c[x] = &y
	}
}

// tie ties a copied plan and what it holds to copies.
func (c copies) tie(q *Plan) {
	if q.Above != nil {
		q.Above = c[q.Above].(*Plan)
	}
	q.Children, q.Results, q.Indicators = copied(c, q.Children), copied(c, q.Results), copied(c, q.Indicators)
	q.Risks, q.Actions = copied(c, q.Risks), copied(c, q.Actions)
	for _, x := range q.Results {
		x.Plan, x.Up, x.Down, x.Indicators = q, copied(c, x.Up), copied(c, x.Down), copied(c, x.Indicators)
		x.Risks, x.Actions = copied(c, x.Risks), copied(c, x.Actions)
	}
	for _, x := range q.Indicators {
		parts := x.Parts
		x.Plan, x.Results, x.Parts = q, copied(c, x.Results), nil
		for _, part := range parts {
			of := c[part.Of].(*Plan)
			y := &Part{Part: part.Part, Whole: x, Of: of}
			x.Parts, of.Parts = append(x.Parts, y), append(of.Parts, y)
		}
	}
	for _, x := range q.Risks {
		x.Plan, x.Results, x.Actions = q, copied(c, x.Results), copied(c, x.Actions)
	}
	for _, x := range q.Actions {
		x.Plan, x.Risks, x.Results = q, copied(c, x.Risks), copied(c, x.Results)
	}
}

func copied[T Item](c copies, all []T) []T {
	if all == nil {
		return nil
	}
	out := make([]T, len(all))
	for i, x := range all {
		out[i] = c[x].(T)
	}
	return out
}
