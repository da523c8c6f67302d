package docx

import "strconv"

// numberFormats are the formats of ordered lists, by the attribute type.
var numberFormats = []struct{ kind, format string }{
	{"1", "decimal"}, {"a", "lowerLetter"}, {"A", "upperLetter"}, {"i", "lowerRoman"}, {"I", "upperRoman"},
}

// numbering defines the lists: one definition for each way to count, and for
// each ordered list where it begins.
func (w *writer) numbering() []byte {
	var m markup
	bullets := []string{"•", "–", "▪"}
	m.raw(`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>`)
	for level := range maxLevel + 1 {
		m.level(level, "bullet", bullets[level%len(bullets)])
	}
	m.raw("</w:abstractNum>\n")
	for i, f := range numberFormats {
		m.raw(`<w:abstractNum w:abstractNumId="`, strconv.Itoa(i+1), `"><w:multiLevelType w:val="hybridMultilevel"/>`)
		for level := range maxLevel + 1 {
			m.level(level, f.format, "%"+strconv.Itoa(level+1)+".")
		}
		m.raw("</w:abstractNum>\n")
	}
	m.raw(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, "\n")
	for i, l := range w.lists {
		m.raw(`<w:num w:numId="`, strconv.Itoa(bulletList+1+i), `"><w:abstractNumId w:val="`, strconv.Itoa(l.definition()), `"/>`,
			`<w:lvlOverride w:ilvl="`, strconv.Itoa(l.level), `"><w:startOverride w:val="`, strconv.Itoa(l.start), "\"/></w:lvlOverride></w:num>\n")
	}
	return m.Bytes()
}

func (l list) definition() int {
	for i, f := range numberFormats {
		if f.kind == l.kind {
			return i + 1
		}
	}
	return 1
}

// level writes one level of a definition.
func (m *markup) level(level int, format, text string) {
	m.raw(`<w:lvl w:ilvl="`, strconv.Itoa(level), `"><w:start w:val="1"/><w:numFmt w:val="`, format, `"/><w:lvlText w:val="`, text,
		`"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="`, strconv.Itoa(step*(level+1)), `" w:hanging="`, strconv.Itoa(step), `"/></w:pPr></w:lvl>`)
}
