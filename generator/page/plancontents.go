package page

import "plansite/generator/site"

// contents is the contents list of a plan's page.
func (a *at) contents(p *site.Plan, main *Plan) []Entry {
	var out []Entry
	add := func(id, text string, entries ...Entry) {
		out = append(out, Entry{Text: text, Href: "#" + id, Entries: entries})
	}
	for _, t := range main.Texts {
		add(t.ID, t.Heading)
	}
	if main.Analysis != nil {
		add("analysis", a.T("analysis"))
	}
	if main.Position != nil {
		add("position", a.T("standpoint"))
	}
	if main.Landscape != nil {
		add("landscape", a.T("landscape"))
	}
	if len(main.Levels) > 0 {
		var levels []Entry
		for _, l := range main.Levels {
			levels = append(levels, Entry{Text: l.Heading, Href: "#" + l.ID})
		}
		add("results", a.T("results"), levels...)
	}
	if main.Chain != nil {
		add("chain", a.T("results-chain"))
	}
	if len(main.Indicators) > 0 {
		add("indicators", a.T("indicators"))
	}
	if len(main.Parts) > 0 {
		add(breakdownID, a.T("parts-here"))
	}
	if len(main.Risks) > 0 {
		var types []Entry
		for _, g := range main.Risks {
			types = append(types, Entry{Text: g.Heading, Href: "#" + g.ID})
		}
		add("risks", a.T("risks"), types...)
	}
	if len(main.Actions) > 0 {
		add("actions", a.T("actions"))
	}
	if main.Resources != nil {
		add("resources", a.T("resources"))
	}
	if main.Reach != nil {
		add("communication", a.T("nav-communication"))
	}
	if main.Groups != nil {
		add("regional-groups", a.T("regional-groups"))
	}
	if !p.Body.Empty() {
		for _, h := range p.Body.Headings {
			if h.Level == 2 {
				add(h.ID, a.words(h.Text))
			}
		}
	}
	if len(main.Below) > 0 {
		add("below", a.T("plans-below"))
	}
	if len(main.Sources) > 0 {
		add("sources", a.T("sources"))
	}
	if main.Mentions != nil {
		add("mentions", a.T("list-mentions"))
	}
	return out
}
