package page

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"plansite/generator/foreign"
	"plansite/generator/markdown"
	"plansite/generator/search"
	"plansite/generator/site"
)

// documentsFile is what the search of a language reads, beside its page.
const documentsFile = "documents.json"

// documentBounds are those of that file, which a reader loads at the first
// search. What comes when there is so much text already is found by its title
// and id only, and what comes behind the last document in the index alone; the
// search says so.
type documentBounds struct {
	documents int
	text      int // bytes of beginnings and words
}

var usualBounds = documentBounds{documents: 20_000, text: 2 << 20}

// maxBeginning is how much of a text a result shows, in characters.
const maxBeginning = 120

// documents is the file: one column for each thing that is known of a page, as
// columns compress far better than rows. What occurs again and again stands in
// a table and is named by its place there; -1 is none. Words of the source
// among those of the language stand between the control characters 2 and 3.
type documents struct {
	Source   [2]string         `json:"source"` // language and direction of the source
	Messages map[string]string `json:"messages"`
	Sections []string          `json:"sections"` // headings of results
	Kinds    []string          `json:"kinds"`
	Plans    []string          `json:"plans"` // and records: short names
	Chips    [][4]string       `json:"chips"` // class, symbol, text, mark

	ID                []string `json:"id"` // its address below the language
	Title             []string `json:"title"`
	Section           []int    `json:"section"`
	Kind              []int    `json:"kind"`
	Plan              []int    `json:"plan"`
	Chip              []int    `json:"chip"`
	Lead              []string `json:"lead"` // how its text begins
	search.Vocabulary          // the words of its texts that neither title nor lead has
	Hidden            []int    `json:"hidden,omitempty"`

	Untexted int `json:"untexted,omitempty"` // how many have no texts here
	Left     int `json:"left,omitempty"`     // how many are not here at all

	bounds              documentBounds
	words               [][]string
	text                int // bytes of texts so far
	kinds, plans, chips table
}

// table gives each value one place.
type table map[any]int

func (t table) place(value any, add func()) int {
	n, ok := t[value]
	if !ok {
		n = len(t)
		t[value] = n
		add()
	}
	return n
}

// documents makes the file of the language.
func (b *in) documents(bounds documentBounds) ([]byte, error) {
	d := &documents{bounds: bounds, Source: [2]string{b.Words.SourceLang, b.Words.SourceDir}, Messages: b.searchMessages(), Plans: []string{}, Chips: [][4]string{}, kinds: table{}, plans: table{}, chips: table{}}
	for _, name := range sections {
		d.Sections = append(d.Sections, b.T("search-in-"+string(name)))
	}
	a := b.from(1)
	for l := range b.catalogue() {
		if len(d.ID) == bounds.documents {
			d.Left++
			continue
		}
		a.addDocument(d, l)
	}
	d.Vocabulary = search.Pack(d.words)
	data, err := json.Marshal(d)
	data = bytes.ReplaceAll(data, []byte(foreign.Begin), []byte(`\u0002`))
	return bytes.ReplaceAll(data, []byte(foreign.End), []byte(`\u0003`)), err
}

func (a *at) addDocument(d *documents, l listing) {
	kind, of, chip := a.kindOfListing(l), "", (*Chip)(nil)
	if l.item != nil {
		of, chip = within(l.item), a.chip(l.item)
		if isHidden(l.item) {
			d.Hidden = append(d.Hidden, len(d.ID))
		}
	}
	d.Kind = append(d.Kind, d.kinds.place(kind, func() { d.Kinds = append(d.Kinds, kind) }))
	d.Section = append(d.Section, slices.Index(sections, sectionOf(l)))
	d.Plan = append(d.Plan, d.planPlace(of))
	d.Chip = append(d.Chip, d.chipPlace(chip))
	d.ID, d.Title = append(d.ID, l.id), append(d.Title, l.title)
	if d.text >= d.bounds.text {
		d.Untexted++
		d.Lead, d.words = append(d.Lead, ""), append(d.words, nil)
		return
	}
	lead, words := a.documentText(l)
	d.Lead, d.words = append(d.Lead, lead), append(d.words, words)
	d.text += len(lead)
	for _, word := range words {
		d.text += len(word)
	}
}

func (d *documents) planPlace(name string) int {
	if name == "" {
		return -1
	}
	return d.plans.place(name, func() { d.Plans = append(d.Plans, name) })
}

func (d *documents) chipPlace(c *Chip) int {
	if c == nil {
		return -1
	}
	return d.chips.place(*c, func() { d.Chips = append(d.Chips, [4]string{c.Class, string(c.Symbol), c.Text, c.Mark}) })
}

// documentText is how the text of a page begins, and the words of all of it.
// Only what stands for much else says how it begins: there is no room for more.
func (a *at) documentText(l listing) (lead string, words []string) {
	if l.item == nil {
		return "", nil
	}
	var rest strings.Builder
	for _, doc := range site.Texts(l.item) {
		if section := sectionOf(l); lead == "" && (section == "plans" || section == "pages") {
			lead = shortened(a.words(doc.Lead), maxBeginning)
		}
		rest.WriteString(doc.Plain(a.nameOfRef))
		rest.WriteByte('\n')
	}
	for _, word := range wordsBeside(l.item) {
		rest.WriteString(word)
		rest.WriteByte('\n')
	}
	return lead, search.Words(foreign.Strip(rest.String()), foreign.Strip(l.title+"\n"+lead))
}

func (a *at) nameOfRef(ref *markdown.Ref) string {
	if ref.Picture != nil {
		return ref.Label
	}
	return firstOf(ref.Label, a.nameOf(ref.Target))
}

// shortened cuts a text at a word, or in a long one without spaces anywhere. A
// text with words of the source is one of the source.
func shortened(s string, limit int) string {
	if foreign.Marked(s) {
		return foreign.Mark(shortened(foreign.Strip(s), limit))
	}
	runes := []rune(s)
	if len(runes) <= limit {
		return s
	}
	end := limit
	for end > limit/2 && !unicode.IsSpace(runes[end]) {
		end--
	}
	if end == limit/2 {
		end = limit
	}
	return strings.TrimRight(string(runes[:end]), " ,;:.…،؛、，；：。") + "…"
}

// searchMessages are the words that the script says.
func (b *in) searchMessages() map[string]string {
	return map[string]string{
		"results": b.T("search-results"), "keys": b.T("search-keys"), "loose": b.T("search-loose"), "none": b.F("search-none", "Query", "{query}"),
		"count": b.F("search-count", "Number", "{number}"), "more": b.F("search-more", "Number", "{number}"),
		"untexted": b.T("search-untexted"), "left": b.F("search-left", "Number", "{number}"), "hidden": b.T("unpublished-short"),
	}
}

// Search is what the search's page shows.
type Search struct {
	Box   *SearchBox // nil where there is no library
	Index Link
}

// SearchBox is where the script finds what it needs; addresses from the page.
type SearchBox struct {
	Documents   string
	Home        string // of the language, from which documents have their addresses
	Page, Index string // of the search, and of the index
	Module      string
	Library     string
}

// searchBox is nil where the site has no library.
func (a *at) searchBox(assets Assets) *SearchBox {
	if assets.Search == "" {
		return nil
	}
	return &SearchBox{
		Documents: a.to(searchID) + documentsFile, Home: a.home(), Page: a.to(searchID), Index: a.to(indexID),
		Module: assets.Search, Library: assets.SearchLibrary,
	}
}

const (
	searchID = "search"
	indexID  = "index"
)

// search is the page that searches as the box does, at an address that can be
// linked. It has nothing of its own that a search engine could show.
func (b *in) search() *View {
	a := b.from(1)
	v := a.view(searchID+"/", a.T("search"))
	v.Crumbs = []Link{{Text: a.T("home"), Href: a.home()}}
	v.Description = a.F("search-describe", "Site", a.site.Config.Title)
	v.NoIndex, v.Share, v.Alternates = true, nil, nil
	v.Main = &Search{Box: a.searchBox(v.Assets), Index: Link{Text: a.T("index-link"), Href: a.to(indexID)}}
	if v.Assets.Search != "" {
		v.Files = []File{{Name: documentsFile, Data: func([]byte) ([]byte, error) { return b.documents(usualBounds) }}}
	}
	return v
}
