package plan

import "plansite/generator/markdown"

// Content is what one file holds: a plan, a page or a record, or none of them
// when it could not be read.
type Content struct {
	Plan   *Plan
	Page   *Page
	Record Record
}

// ContentOf is content that holds what whole points to.
func ContentOf(whole any) (c Content) {
	switch x := whole.(type) {
	case *Plan:
		c.Plan = x
	case *Page:
		c.Page = x
	case Record:
		c.Record = x
	}
	return c
}

// Whole is a pointer to what the file holds, or nil.
func (c Content) Whole() any {
	switch {
	case c.Plan != nil:
		return c.Plan
	case c.Page != nil:
		return c.Page
	case c.Record != nil:
		return c.Record
	}
	return nil
}

// Stays reports whether what a file holds is shown in the language of the source
// on pages of all languages: a page that is not to be translated.
func Stays(whole any) bool {
	page, ok := whole.(*Page)
	return ok && page.Translate != nil && !*page.Translate
}

// BodyOf is where a plan, a page or a record has the text below its front matter;
// nil for what has none, such as a vocabulary.
func BodyOf(whole any) **markdown.Doc {
	switch x := whole.(type) {
	case *Plan:
		return &x.Body
	case *Page:
		return &x.Body
	case Record:
		return &x.Top().Body
	}
	return nil
}

// IDOf is the id of a plan, a page or a record; "" for what has none.
func IDOf(whole any) string {
	switch x := whole.(type) {
	case *Plan:
		return x.ID.ID
	case *Page:
		return x.ID.ID
	case Record:
		return x.Top().ID.ID
	}
	return ""
}
