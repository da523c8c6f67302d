// Package page decides which pages a site has, at which addresses, and what
// each of them shows. It makes view models; the HTML is the layouts'.
//
// # Addresses
//
// One id, one page, one address:
//
//	/                      the list of languages, which leads to that of the reader
//	/{id}/                 the same for an item or overview, in a site of several languages
//	/{lang}/               the home page of a language
//	/{lang}/{id}/          a plan, result, indicator, risk, action, record or prose page
//	/{lang}/{overview}/    indicators, results, risks, actions, and one for each kind of plan
//	/{lang}/framework/     the whole results chain, plan by plan, and what it lacks
//	/{lang}/landscape/     the topics of all plans, by the position of their groups
//	/{lang}/alignment/     which plans serve which aims from outside
//	/{lang}/resources/     what all plans may use, and what they used
//	/{lang}/traceability/  every clause of every resolution and what carries it out, also as .csv
//	/{lang}/communication/ the communication strategies of plans
//	/{lang}/translation/   how far everything is translated, in a site of several languages
//	/{lang}/print/         the whole strategy as one document
//	/{lang}/risks/by-result/ the results that risks threaten
//	/{lang}/risks/strategic/ the risks of a type, and the same of operational ones
//	/{lang}/risk-method/   how risks are rated and managed
//	/{lang}/{overview}/2/  its second page: a page lists at most 500 entries
//	/{lang}/{id}/{list}/2/ the second page of a list on an item's page
//	/{lang}/{id}/{chart}.svg, .csv, .json   a chart of that page as files
//	/{lang}/{id}/embed/{chart}/             and as a page for frames
//	/{lang}/search/        the search, also /{lang}/search/documents.json, which it reads
//	/{lang}/index/         the names of all pages, from A to Z
//	/{lang}/opensearch.xml                  the search, for browsers; needs a base URL
//	/{lang}/calendar/calendar.ics           all dates, for calendar programs
//	/{lang}/{former id}/   leads to the page of the item that had that id
//	/sitemap.xml           all pages with their languages, or the files that name them
//	/404.html              what a server shows for an unknown address
//
// A plan's page carries #{id} for all that it contains. Links are relative, so
// the same bytes serve at a domain's root, under a path and from a mirror;
// only 404.html, which is shown at any address, uses the base URL's path.
package page

import (
	"strings"
	"sync"

	"plansite/generator/foreign"
	"plansite/generator/locale"
	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/translation"
)

// PerPage is the number of entries that a list shows on one page.
const PerPage = 500

// Page is one address with what it shows. Build makes the view model when the
// page is wanted, so that pages stream and are never held all at once.
type Page struct {
	Path   string // of the file in the output: en/sg13/index.html
	Layout string // the layout that renders it: plan
	Build  func() *View
}

// Assets are the addresses of files that pages use, from the site's root or,
// in a view, from the page.
type Assets struct {
	Style, Icon string
	Script      string // of the site, loaded by every page
	Library     string // of the charts, loaded on demand; "" where there is none

	// The module that searches, and the library that it needs, loaded on demand;
	// "" where there is none.
	Search, SearchLibrary string

	// From the site's root everywhere: where they are named, it is absolutely.
	Share  string          // the share image of what has none of its own
	Shares map[string]bool // those of plans, by SharePath
}

// below returns the addresses as seen from a place from which root leads to
// the site's root.
func (a Assets) below(root string) Assets {
	a.Style, a.Icon, a.Script = root+a.Style, root+a.Icon, root+a.Script
	if a.Library != "" {
		a.Library = root + a.Library
	}
	if a.Search != "" {
		a.Search, a.SearchLibrary = root+a.Search, root+a.SearchLibrary
	}
	return a
}

// Edition is the site in one of its languages. All editions have the same items
// and figures; only words differ.
type Edition struct {
	Name   string // of the language, in itself
	Locale *locale.Locale
	Site   *site.Site
	Counts translation.Counts // how far items are translated; nil in the language of the source
	Files  []translation.State

	// Changed are the days on which files of the content last changed, by name,
	// those of all languages; nil where that is not known.
	Changed map[string]plan.Date
}

// Builder makes the pages of one site.
type Builder struct {
	langs  []*in // the first is that of the source
	assets Assets
	base   string // path of the base URL, with a slash at the end
}

// New returns a builder for the pages of a site in its languages; the first is
// that of its source.
func New(editions []Edition, assets Assets) *Builder {
	b := &Builder{assets: assets, base: basePath(string(editions[0].Site.Config.BaseURL))}
	source := editions[0].Locale
	for _, e := range editions {
		lang := &in{
			Builder: b, Locale: e.Locale, Edition: e, site: e.Site, images: map[*site.Plan]*ShareImage{},
			occasions: occasionsOf(e.Site), series: series(e.Site),
			Words: &foreign.Page{Lang: e.Locale.Code, Dir: e.Locale.Dir, SourceLang: source.Code, SourceDir: source.Dir},
		}
		lang.tags = tagger(lang.Words.Attributes())
		lang.lists = lang.overviews()
		lang.names = sync.OnceValue(lang.sortedNames)
		lang.own = sync.OnceValue(lang.ownFiles)
		lang.loadImages()
		b.langs = append(b.langs, lang)
	}
	return b
}

// basePath is the path part of an absolute address, "/" without one.
func basePath(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	_, path, _ := strings.Cut(rest, "/")
	if path = strings.Trim(path, "/"); path != "" {
		return "/" + path + "/"
	}
	return "/"
}

// in is a builder in one language.
type in struct {
	*Builder
	*locale.Locale
	Edition
	Words *foreign.Page     // tells words of the source from those of the language
	tags  *strings.Replacer // marks a text as one of the source
	site  *site.Site
	lists []*overview
	names func() []indexName       // of all pages, in the order of the language
	own   func() map[string]string // translations into the language, by what they translate

	occasions []*occasion // of the planning cycle, by date
	series    map[*site.Event][2]*site.Event

	image   *ShareImage // of what has none of its own; nil without a base URL
	images  map[*site.Plan]*ShareImage
	headers sync.Map // headerKey -> *Header
	chips   sync.Map // Chip -> *Chip
}

// rootAddress is the base URL, with a slash at the end.
func (b *in) rootAddress() string { return strings.TrimRight(string(b.site.Config.BaseURL), "/") + "/" }

// day is a date in full and, for machines, in its ISO form.
func (b *in) day(d plan.Date) Day {
	if d == 0 {
		return Day{}
	}
	return Day{Text: b.Date(d.Time()), ISO: d.String()}
}

// Day is a date for a <time> element.
type Day struct{ Text, ISO string }
