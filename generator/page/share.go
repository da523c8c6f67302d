package page

import (
	"strings"

	"plansite/generator/site"
)

// Share is how a link to the page is shown elsewhere, in the words of the Open
// Graph protocol.
type Share struct {
	Type     string      // website or article
	SiteName string      // says it of a demonstration: a link is shown without the notice
	Locale   string      // en_GB; "" where the site's locale names no country
	Image    *ShareImage // nil without a base URL: its address has to be absolute
}

// ShareImage is a picture of 1200 by 630 pixels.
type ShareImage struct{ Address, Alt string }

// share begins what is said of a page; only home pages are not articles.
func (a *at) share(path string) *Share {
	s := &Share{Type: "article", SiteName: a.site.Config.Title, Image: a.image}
	if path == "" {
		s.Type, s.Image = "website", a.imageOf(a.site.Home)
	}
	if !a.site.Config.Notice.Empty() {
		s.SiteName = a.F("demonstration-of", "Site", s.SiteName)
	}
	if language, country, ok := strings.Cut(a.Form, "-"); ok {
		s.Locale = language + "_" + country
	}
	return s
}

// loadImages finds the addresses of all share images of the language.
func (b *in) loadImages() {
	if b.site.Config.BaseURL == "" {
		return
	}
	b.image = &ShareImage{Address: b.rootAddress() + b.assets.Share, Alt: b.site.Config.Title}
	for _, p := range b.site.Plans {
		if name := SharePath(b.Code, p.Ref()); b.assets.Shares[name] {
			b.images[p] = &ShareImage{
				Address: b.rootAddress() + name,
				Alt:     b.F("share-image", "Plan", p.Title, "Date", b.Date(b.site.AsOf.Time())),
			}
		}
	}
}

// imageOf is the share image of a plan and all that it contains, or that of the
// site for what belongs to none or to one without.
func (b *in) imageOf(p *site.Plan) *ShareImage {
	if image := b.images[p]; image != nil {
		return image
	}
	return b.image
}

// planOf is the plan that an item is or stands in; nil for a page of prose.
func planOf(x site.Item) *site.Plan {
	if p, ok := x.(*site.Plan); ok {
		return p
	}
	return x.In()
}

// SharePath is the file of a plan's share image, from the site's root.
func SharePath(lang, plan string) string { return lang + "/" + plan + "/share.png" }
