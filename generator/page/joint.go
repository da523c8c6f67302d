package page

import (
	"strings"

	"plansite/generator/chart"
)

// Words that stand behind one another are put together by messages, since
// languages do so differently: a colon has a space before it in French, and is
// a sign of its own in Chinese.

// joints are the same for what charts put together.
func (b *in) joints() chart.Joints {
	return chart.Joints{
		Named:  b.labelled,
		Noted:  func(text, note string) string { return b.F("noted", "Text", text, "Note", note) },
		Series: func(first, next string) string { return b.F("series", "First", first, "Second", next) },
	}
}

// labelled is a text behind what it is: "Position: Lead".
func (b *in) labelled(label, text string) string {
	return b.F("labelled", "Label", label, "Text", text)
}

// sentences stand behind one another.
func (b *in) sentences(first, second string) string {
	return b.F("sentences", "First", first, "Second", second)
}

// apart are several sorts of things with how many there are of each, which no
// word joins.
func (b *in) apart(all []string) string { return strings.Join(all, b.T("list-comma")) }

// windowTitle is the title of a window: of a page, what that is in, and the site.
func (b *in) windowTitle(titles ...string) string {
	out := b.site.Config.Title
	for i := len(titles) - 1; i >= 0; i-- {
		out = b.F("window-title", "Title", titles[i], "Site", out)
	}
	return out
}
