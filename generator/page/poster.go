package page

import (
	"net/url"
	"slices"
	"strings"

	"plansite/generator/chart"
)

// Poster is what a chart carries with it as a file of its own: what it shows,
// and where it comes from.
func (v *View) Poster(f *Figure) *chart.Poster {
	a := v.at
	p := &chart.Poster{Lang: v.Lang, Dir: v.Dir, Title: f.Title, Sentence: f.Sentence}
	for _, entry := range f.Legend {
		p.Legend = append(p.Legend, chart.Key{Symbol: string(entry.Symbol), Class: entry.Class, Text: entry.Text})
	}
	if f.Mark != "" {
		p.Notes = append(p.Notes, a.F("poster-mark", "Standing", f.Mark))
	}
	p.Notes = append(p.Notes, a.F("poster-source", "Sources", a.List(append(sourcesOf(f.Data), v.Publisher))),
		a.F("poster-date", "Date", v.AsOf))
	where := v.Canonical
	if where == "" {
		where = f.Of.Owner
	} else if v.Dir == "rtl" {
		where = "\u2066" + where + "\u2069" // an address reads from the left
	}
	p.Notes = append(p.Notes, a.F("poster-address", "Site", v.SiteTitle, "Address", where))
	return p
}

// maxHosts bounds the sources that a chart names beside its table.
const maxHosts = 4

// sourcesOf are the hosts that the figures of a chart come from.
func sourcesOf(t chart.Table) []string {
	var hosts []string
	for _, row := range t.Rows {
		for _, cell := range row {
			u, err := url.Parse(cell.Href)
			if err != nil || u.Host == "" || len(hosts) == maxHosts {
				continue
			}
			if host := strings.TrimPrefix(u.Host, "www."); !slices.Contains(hosts, host) {
				hosts = append(hosts, host)
			}
		}
	}
	return hosts
}
