package page

import (
	"strings"

	"plansite/generator/plan"
	"plansite/generator/site"
	"plansite/generator/source"
)

// Origin is where what a page shows is written.
type Origin struct {
	Edit    string // address of the file in the git host's editor; "" where site.yaml has no pattern
	Changed *Day   // of the file and of what it translates, the later one; nil where that is not known
}

// origin is the file that the page of an item is made from.
func (b *in) origin(x site.Item) *Origin {
	o := &Origin{Edit: b.edit(x)}
	if date := b.changed(x); date != 0 {
		day := b.day(date)
		o.Changed = &day
	}
	if o.Edit == "" && o.Changed == nil {
		return nil
	}
	return o
}

// edit is where the file of an item is edited: the translation where there is
// one, since its words are what a reader of this language has in mind.
func (b *in) edit(x site.Item) string {
	c := b.site.Config
	if c.Edit == "" {
		return ""
	}
	place := site.PlaceOf(x)
	if own := b.own()[place.File]; own != "" {
		return c.EditAddress(own, 1)
	}
	return c.EditAddress(place.File, int(place.Line))
}

// changed is the day on which the file of an item last changed. Figures come from
// the source and the table beside it, and words from the translation, so the last
// of them counts.
func (b *in) changed(x site.Item) plan.Date {
	if b.Changed == nil {
		return 0
	}
	file := site.PlaceOf(x).File
	return max(b.Changed[file], b.Changed[source.TableName(file)], b.Changed[b.own()[file]])
}

// changedAt is the same of the item whose page is at a path; 0 for lists.
func (b *in) changedAt(path string) plan.Date {
	id, _, _ := strings.Cut(path, "/")
	if x := b.site.Item(id); x != nil {
		return b.changed(x)
	}
	return 0
}

// ownFiles are the translations into the language, by what they translate.
func (b *in) ownFiles() map[string]string {
	own := map[string]string{}
	for _, f := range b.Files {
		if f.Own != "" {
			own[f.File] = f.Own
		}
	}
	return own
}
