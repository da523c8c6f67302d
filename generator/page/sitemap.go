package page

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"iter"
	"strings"

	"plansite/generator/plan"
)

// perSitemap is how many pages one file of the site map names: with all their
// languages they stay far below the 50 MB and 50,000 addresses of the protocol
// (sitemaps.org).
const perSitemap = 10_000

// SitemapName is the file that names all pages, or the files that do.
const SitemapName = "sitemap.xml"

const (
	sitemapStart = xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n"
	indexStart   = xml.Header + `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n"
)

// Sitemaps yields the files of the site map by name: every page with an address
// of its own, and with it the same page in other languages. There are none
// without a base URL.
func (b *Builder) Sitemaps() iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		source := b.langs[0]
		if source.site.Config.BaseURL == "" {
			return
		}
		m := &sitemap{}
		for path := range source.listed() {
			for _, l := range b.langs {
				if l.speaks(path) {
					m.add(l.pageAddress(path), l.changedAt(path), l.alternates(path))
				}
			}
			if m.pages >= perSitemap && !m.next(yield) {
				return
			}
		}
		if m.files == 0 {
			yield(SitemapName, m.bytes(sitemapStart, "</urlset>\n"))
		} else if m.pages == 0 || m.next(yield) {
			yield(SitemapName, m.index(source.rootAddress()))
		}
	}
}

// listed are the paths of pages that have an address of their own: not those of
// redirects, nor that of the search, which shows nothing by itself.
func (b *in) listed() iter.Seq[string] {
	return func(yield func(string) bool) {
		for p := range b.pages() {
			path := strings.TrimSuffix(strings.TrimPrefix(p.Path, b.Code+"/"), "index.html")
			if p.Layout != "redirect" && p.Layout != "search" && !yield(path) {
				return
			}
		}
	}
}

// sitemap is a file of the site map in the making.
type sitemap struct {
	buf   bytes.Buffer
	pages int // in the file
	files int // before it
}

func (m *sitemap) add(address string, changed plan.Date, others []Alternate) {
	m.pages++
	m.buf.WriteString("<url><loc>" + escapeXML(address) + "</loc>")
	if changed != 0 {
		m.buf.WriteString("<lastmod>" + changed.String() + "</lastmod>")
	}
	for _, o := range others {
		m.buf.WriteString(`<xhtml:link rel="alternate" hreflang="` + escapeXML(o.Lang) + `" href="` + escapeXML(o.Href) + `"/>`)
	}
	m.buf.WriteString("</url>\n")
}

func (m *sitemap) bytes(start, end string) []byte { return []byte(start + m.buf.String() + end) }

func sitemapFile(n int) string { return fmt.Sprintf("sitemap-%d.xml", n) }

// next yields the file and begins another.
func (m *sitemap) next(yield func(string, []byte) bool) bool {
	m.files++
	more := yield(sitemapFile(m.files), m.bytes(sitemapStart, "</urlset>\n"))
	m.buf.Reset()
	m.pages = 0
	return more
}

// index names the files.
func (m *sitemap) index(root string) []byte {
	m.buf.Reset()
	for i := range m.files {
		m.buf.WriteString("<sitemap><loc>" + escapeXML(root+sitemapFile(i+1)) + "</loc></sitemap>\n")
	}
	return m.bytes(indexStart, "</sitemapindex>\n")
}

func escapeXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}
