package docx

import "strconv"

// fonts says what to take where a type is missing.
const fonts = `<w:font w:name="Times New Roman"><w:altName w:val="Liberation Serif"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="Courier New"><w:altName w:val="Liberation Mono"/><w:family w:val="modern"/><w:pitch w:val="fixed"/></w:font>`

// settings names the two footnotes that are the lines above footnotes, and the
// version of Word whose layout is meant.
const settings = `<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>`

// separators are the lines above footnotes.
const separators = `<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>` +
	`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>` + "\n"

// style is a paragraph style: its properties in the order of the schema.
type style struct {
	id, name, base, next string
	paragraph            string // within <w:pPr>
	size                 int    // in half points; 0 is that of the base
	run                  string // within <w:rPr>, before the size
}

const (
	bold   = "<w:b/><w:bCs/>"
	italic = "<w:i/><w:iCs/>"
	box    = `w:val="single" w:sz="4" w:space="4" w:color="000000"/>`
)

var styles = []style{
	{id: "Title", name: "Title", next: "Normal", paragraph: `<w:keepNext/><w:spacing w:before="120" w:after="240"/><w:jc w:val="center"/>`, size: 32, run: bold},
	{id: "Heading1", name: "heading 1", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>`, size: 28, run: bold},
	{id: "Heading2", name: "heading 2", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="300" w:after="100"/><w:outlineLvl w:val="1"/>`, size: 25, run: bold},
	{id: "Heading3", name: "heading 3", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="2"/>`, size: 23, run: bold},
	{id: "Heading4", name: "heading 4", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="3"/>`, run: bold + italic},
	{id: "Heading5", name: "heading 5", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="4"/>`, run: italic},
	{id: "Heading6", name: "heading 6", next: "Normal", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="5"/>`, size: 20, run: italic},
	{id: "ListParagraph", name: "List Paragraph", paragraph: `<w:spacing w:after="80"/>`},
	{id: "Quote", name: "Quote", paragraph: `<w:spacing w:before="120" w:after="120"/>`, run: italic},
	{id: "Term", name: "Term", paragraph: `<w:keepNext/><w:spacing w:before="60" w:after="20"/>`, run: bold},
	{id: "Preformatted", name: "HTML Preformatted", paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="F4F4F4"/><w:spacing w:before="60" w:after="120" w:line="240" w:lineRule="auto"/>`, size: 18, run: `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>`},
	{id: "Rule", name: "Rule", paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr><w:spacing w:after="160" w:line="120" w:lineRule="exact"/>`},
	{id: "Caption", name: "caption", paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="80"/>`, size: 20, run: bold},
	{id: "TableText", name: "Table Text", paragraph: `<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>`, size: 19},
	{id: "TableHead", name: "Table Head", base: "TableText", paragraph: `<w:keepNext/>`, run: bold},
	{id: "BlockText", name: "Block Text Line", paragraph: `<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>`},
	{id: "AfterTable", name: "After Table", paragraph: `<w:spacing w:after="0" w:line="160" w:lineRule="exact"/>`, size: 8},
	{id: "Notice", name: "Notice", paragraph: `<w:pBdr><w:top ` + box + `<w:left ` + box + `<w:bottom ` + box + `<w:right ` + box + `</w:pBdr><w:spacing w:after="200"/><w:ind w:left="113" w:right="113"/>`, size: 20, run: italic},
	{id: "Header", name: "header", paragraph: `<w:spacing w:after="20" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, size: 17},
	{id: "Footer", name: "footer", paragraph: `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>`, size: 18},
	{id: "FootnoteText", name: "footnote text", paragraph: `<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>`, size: 18},
}

// characterStyles and tables are the styles of runs and of the two kinds of
// tables: those of the text, and the block at the top with a rule under it.
const (
	characterStyles = `<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr></w:style>` + "\n" +
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` + "\n"
	line   = ` w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>`
	tables = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + margins + `</w:tblPr></w:style>` + "\n" +
		`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:top` + line + `<w:left` + line + `<w:bottom` + line + `<w:right` + line + `<w:insideH` + line + `<w:insideV` + line + `</w:tblBorders></w:tblPr></w:style>` + "\n" +
		`<w:style w:type="table" w:styleId="Block"><w:name w:val="Document Block"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tblBorders></w:tblPr></w:style>` + "\n"
	margins = `<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>` // cellMargin
)

func (w *writer) styles() []byte {
	var m markup
	language := tag(w.doc.Language)
	m.raw(`<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/>`)
	if language != "" {
		m.raw(`<w:lang w:val="`, language, `" w:eastAsia="`, language, `" w:bidi="`, language, `"/>`)
	}
	m.raw(`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`, "\n",
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`, "\n")
	for _, s := range styles {
		s.write(&m)
	}
	m.raw(characterStyles, tables)
	return m.Bytes()
}

func (s style) write(m *markup) {
	base := s.base
	if base == "" {
		base = "Normal"
	}
	m.raw(`<w:style w:type="paragraph" w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/><w:basedOn w:val="`, base, `"/>`)
	if s.next != "" {
		m.raw(`<w:next w:val="`, s.next, `"/>`)
	}
	m.raw(`<w:qFormat/><w:pPr>`, s.paragraph, `</w:pPr><w:rPr>`, s.run)
	if s.size > 0 {
		size := strconv.Itoa(s.size)
		m.raw(`<w:sz w:val="`, size, `"/><w:szCs w:val="`, size, `"/>`)
	}
	m.raw("</w:rPr></w:style>\n")
}
