package site

import "iter"

// All yields every item, in order: plans with what they hold, pages, records
// with what they hold.
func (s *Site) All() iter.Seq[Item] {
	return func(yield func(Item) bool) {
		more := true
		each := func(x Item) { more = more && yield(x) }
		for _, p := range s.Plans {
			p.Each(each)
		}
		for _, x := range s.Pages {
			each(x)
		}
		for _, x := range s.Records {
			x.each(each)
		}
	}
}

// Each calls f for the plan and all that it holds, in order.
func (p *Plan) Each(f func(Item)) {
	f(p)
	for _, x := range p.Results {
		f(x)
	}
	for _, x := range p.Indicators {
		f(x)
	}
	for _, x := range p.Risks {
		f(x)
	}
	for _, x := range p.Actions {
		f(x)
	}
}
