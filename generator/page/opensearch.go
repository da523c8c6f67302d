package page

import (
	"encoding/xml"
	"strings"
)

// openSearchFile describes the search to browsers, below the language.
const openSearchFile = "opensearch.xml"

// openSearch is that description, as opensearch.org has it. Without a base URL,
// or without a search, there is none.
type openSearch struct {
	XMLName     xml.Name     `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string       `xml:"ShortName"`
	Description string       `xml:"Description"`
	Language    string       `xml:"Language"`
	Encoding    string       `xml:"InputEncoding"`
	URL         searchTarget `xml:"Url"`
	Image       searchImage  `xml:"Image"`
}

type searchTarget struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

type searchImage struct {
	Type    string `xml:"type,attr"`
	Address string `xml:",chardata"`
}

// maxShortName is how many characters a browser takes of a name.
const maxShortName = 16

// describesSearch reports whether the site has the description.
func (b *in) describesSearch() bool {
	return b.site.Config.BaseURL != "" && b.assets.Search != ""
}

// openSearchFiles are the description, for the home page of the language.
func (b *in) openSearchFiles() []File {
	if !b.describesSearch() {
		return nil
	}
	return []File{{Name: openSearchFile, Data: func([]byte) ([]byte, error) { return b.openSearch() }}}
}

func (b *in) openSearch() ([]byte, error) {
	title := b.site.Config.Title
	d := &openSearch{
		ShortName: strings.TrimSpace(firstRunes(title, maxShortName)), Description: b.F("search-describe", "Site", title), Language: b.Code, Encoding: "UTF-8",
		URL:   searchTarget{Type: "text/html", Template: b.rootAddress() + b.Code + "/" + searchID + "/?q={searchTerms}"},
		Image: searchImage{Type: "image/svg+xml", Address: b.rootAddress() + b.assets.Icon},
	}
	out, err := xml.MarshalIndent(d, "", " ")
	return append([]byte(xml.Header), append(out, '\n')...), err
}

func firstRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[:min(n, len(runes))])
}
