package page

import (
	"iter"
	"slices"
	"strings"

	"plansite/generator/site"
)

// emitter takes a page of a language: its folder below that of the language, with a
// slash at the end, its layout, and what makes its view.
type emitter func(folder, layout string, build func() *View)

// All yields every page of the site, always in the same order.
func (b *Builder) All() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		more := true
		each := func(p Page) { more = more && yield(p) }
		for p := range b.choices() {
			if each(p); !more {
				return
			}
		}
		each(b.unknown())
		for _, l := range b.langs {
			for p := range l.pages() {
				if each(p); !more {
					return
				}
			}
		}
	}
}

// At yields the pages that a file of the output may belong to, by its name: few,
// whatever the size of the site.
func (b *Builder) At(name string) iter.Seq[Page] {
	first, rest, _ := strings.Cut(name, "/")
	i := slices.IndexFunc(b.langs, func(l *in) bool { return l.Code == first })
	if i < 0 {
		return b.outside(first)
	}
	folder, _, below := strings.Cut(rest, "/")
	if !below {
		folder = ""
	}
	return b.langs[i].folder(folder)
}

// unknown is the page for an address that there is not.
func (b *Builder) unknown() Page {
	return Page{Path: "404.html", Layout: "notfound", Build: b.langs[0].notFound}
}

// outside yields the page outside any language at a file or folder of the root.
func (b *Builder) outside(name string) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		source := b.langs[0]
		switch name {
		case b.unknown().Path:
			yield(b.unknown())
		case "index.html":
			yield(source.choicePage(""))
		default:
			for p := range source.folder(name) {
				if id, ok := b.choosable(p.Path); ok && len(b.langs) > 1 {
					yield(source.choicePage(id))
					return
				}
			}
		}
	}
}

// pages yields the pages of one language.
func (b *in) pages() iter.Seq[Page] {
	return b.yields(func(emit emitter) {
		b.emitOverviews(emit)
		for x := range b.site.All() {
			b.emitItem(x, emit)
		}
		for _, r := range b.site.Redirects {
			b.emitRedirect(r, emit)
		}
	})
}

// folder yields the pages of the language in a folder; "" holds the home page.
func (b *in) folder(name string) iter.Seq[Page] {
	return b.yields(func(emit emitter) {
		if x := b.site.Item(name); x != nil {
			b.emitItem(x, emit)
			return
		}
		if i, ok := slices.BinarySearchFunc(b.site.Redirects, name, func(r site.Redirect, id string) int { return strings.Compare(r.From, id) }); ok {
			b.emitRedirect(b.site.Redirects[i], emit)
			return
		}
		b.emitOverviews(func(path, layout string, build func() *View) {
			if at, _, _ := strings.Cut(path, "/"); at == name {
				emit(path, layout, build)
			}
		})
	})
}

// yields turns pages that are emitted into a sequence.
func (b *in) yields(all func(emitter)) iter.Seq[Page] {
	return func(yield func(Page) bool) {
		more := true
		all(func(folder, layout string, build func() *View) {
			more = more && yield(Page{Path: b.Code + "/" + folder + "index.html", Layout: layout, Build: build})
		})
	}
}

// emitOverviews yields the pages that are about no single item.
func (b *in) emitOverviews(emit emitter) {
	emit("", "home", b.home)
	emit("framework/", "framework", b.framework)
	emit(oversightID+"/", "oversight", b.oversight)
	emit("alignment/", "alignment", b.alignment)
	emit("resources/", "resources", b.resourceList)
	emit("traceability/", "traceability", b.traceability)
	emit("communication/", "communication", b.communications)
	emit(riskMethodID+"/", "risk-method", b.riskMethod)
	emit(printID+"/", "print", b.wholeStrategy)
	emit(searchID+"/", "search", b.search)
	b.emitIndex(emit)
	if len(b.langs) > 1 {
		emit(site.TranslationID+"/", "translation", b.translation)
	}
	b.emitLandscape(emit)
	for _, list := range b.lists {
		b.emitList(list, emit)
	}
}

// emitItem yields the page of an item, and the further pages of its long lists.
func (b *in) emitItem(x site.Item, emit emitter) {
	page := func(layout string, build func() *View) { emit(x.Ref()+"/", layout, build) }
	switch x := x.(type) {
	case *site.Plan:
		page("plan", func() *View { return b.plan(x) })
	case *site.Result:
		page("result", func() *View { return b.result(x) })
	case *site.Indicator:
		page("indicator", func() *View { return b.indicator(x) })
	case *site.Risk:
		page("risk", func() *View { return b.risk(x) })
	case *site.Action:
		page("action", func() *View { return b.action(x) })
	case *site.Page:
		page("prose", func() *View { return b.prose(x) })
	case *site.Record:
		layout, build := recordLayout(x.Sort())
		page(layout, func() *View { return build(b, x) })
	case *site.Finding:
		page("finding", func() *View { return b.finding(x) })
	case *site.Contribution:
		page("contribution", func() *View { return b.contribution(x) })
	case *site.Clause:
		page("clause", func() *View { return b.clause(x) })
	case *site.Event:
		page("event", func() *View { return b.event(x) })
	}
	b.emitMore(x, emit)
}

func (b *in) emitRedirect(r site.Redirect, emit emitter) {
	emit(r.From+"/", "redirect", func() *View { return b.redirect(r) })
}
