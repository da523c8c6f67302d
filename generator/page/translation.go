package page

import (
	"strconv"

	"plansite/generator/site"
	"plansite/generator/translation"
)

// Translation is how far a site is translated.
type Translation struct {
	Languages []LanguageState
	Files     []FileState // in the language of the page; none in that of the source
}

// LanguageState is how far a language is.
type LanguageState struct {
	Language LanguageLink // leads to the same page in that language
	Source   bool         // everything is written in it
	Progress
}

// FileState is how far a plan, a page or a record is, with all that it holds.
type FileState struct {
	Name string
	Href string // "" for the words of the whole site
	Progress
}

// Progress are counts of texts, in words.
type Progress struct{ Texts, Done, Missing, Stale, Share string }

// translation is the page that tells how far everything is translated.
func (b *in) translation() *View {
	a, v := b.wholeView(site.TranslationID, b.T("nav-translation"), b.T("translation-lead"))
	main := &Translation{}
	for i, link := range b.languageLinks(v.Root, site.TranslationID+"/") {
		var sum translation.Count
		for _, f := range b.langs[i].Files {
			sum.Add(f.Count)
		}
		main.Languages = append(main.Languages, LanguageState{Language: link, Source: i == 0, Progress: b.progressOf(sum)})
	}
	for _, f := range b.Files {
		row := FileState{Name: b.T("translation-site"), Progress: b.progressOf(f.Count)}
		if x := b.site.Item(f.ID); x != nil {
			row.Name, row.Href = site.Title(x), a.item(x)
		}
		if f.Texts > 0 && (f.ID == "" || row.Href != "") {
			main.Files = append(main.Files, row)
		}
	}
	v.Main = main
	return v
}

func (b *in) progressOf(c translation.Count) Progress {
	p := Progress{Texts: b.Int(c.Texts), Done: b.Int(c.Done), Missing: b.Int(c.Missing()), Stale: b.Int(c.Stale)}
	if c.Texts > 0 {
		p.Share = b.Percent(strconv.Itoa(100 * c.Done / c.Texts))
	}
	return p
}
