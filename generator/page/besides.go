package page

import "plansite/generator/site"

// besides are the items of a list that no other list of the same page names.
func besides(all []site.Item, named ...[]site.Item) []site.Item {
	if len(all) == 0 {
		return nil
	}
	elsewhere := map[site.Item]bool{}
	for _, list := range named {
		for _, x := range list {
			elsewhere[x] = true
		}
	}
	if len(elsewhere) == 0 {
		return all
	}
	var out []site.Item
	for _, x := range all {
		if !elsewhere[x] {
			out = append(out, x)
		}
	}
	return out
}

// mentions are the items whose texts refer to an item and that its page does not
// name for a stronger reason.
func mentions(x site.Item) []site.Item {
	t := x.Ties()
	return besides(x.Mentions(), items(t.Clauses), t.Records, t.Support, t.Origins, t.Means)
}

// restsOn is what rests on an item as evidence, besides what came of it.
func restsOn(x site.Item) []site.Item {
	return besides(x.Ties().Support, consequences(x))
}

// origins are what led to an item, besides the evidence that it names itself.
func origins(x site.Item) []site.Item {
	if r, ok := x.(*site.Record); ok {
		return besides(x.Ties().Origins, r.Evidence)
	}
	return x.Ties().Origins
}

// consequences are what an item itself says it led to.
func consequences(x site.Item) []site.Item {
	switch x := x.(type) {
	case *site.Record:
		return x.LeadsTo
	case *site.Finding:
		return x.LeadsTo
	case *site.Contribution:
		return x.LeadsTo
	}
	return nil
}
