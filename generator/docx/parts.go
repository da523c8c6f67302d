package docx

import (
	"slices"
	"strings"
	"time"
)

const (
	declaration    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	officeRelation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	wordNames      = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	coreNames      = ` xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		` xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`
)

// wordParts are the parts of the folder word that the document itself refers
// to, and what they are to it; a relationship has the name of its part.
var wordParts = []struct{ name, kind string }{
	{"fontTable", "fontTable"}, {"footer1", "footer"}, {"footer2", "footer"}, {"footnotes", "footnotes"},
	{"header1", "header"}, {"numbering", "numbering"}, {"settings", "settings"}, {"styles", "styles"},
}

// parts are the files in the archive.
func (w *writer) parts() map[string][]byte {
	out := map[string][]byte{
		"[Content_Types].xml":          contentTypes(),
		"_rels/.rels":                  packageRelations(),
		"docProps/core.xml":            root("cp:coreProperties"+coreNames, w.properties()),
		"word/document.xml":            word("document", []byte("<w:body>\n"), w.body.Bytes(), section(w.doc.rtl()), []byte("</w:body>")),
		"word/fontTable.xml":           word("fonts", []byte(fonts)),
		"word/footer1.xml":             word("ftr", w.foot()),
		"word/footer2.xml":             word("ftr", w.foot()),
		"word/footnotes.xml":           word("footnotes", []byte(separators), w.foots.Bytes()),
		"word/header1.xml":             word("hdr", w.head()),
		"word/numbering.xml":           word("numbering", w.numbering()),
		"word/settings.xml":            word("settings", []byte(settings)),
		"word/styles.xml":              word("styles", w.styles()),
		"word/_rels/document.xml.rels": documentRelations(&w.body),
	}
	if len(w.foots.addresses) > 0 {
		var m markup
		w.foots.relationships(&m)
		out["word/_rels/footnotes.xml.rels"] = relations(&m)
	}
	return out
}

// root is a file with a root element; start is its name and its attributes.
func root(start string, inside ...[]byte) []byte {
	name, _, _ := strings.Cut(start, " ")
	return slices.Concat([]byte(declaration+"<"+start+">"), slices.Concat(inside...), []byte("</"+name+">\n"))
}

func word(name string, inside ...[]byte) []byte { return root("w:"+name+wordNames, inside...) }

func relations(m *markup) []byte {
	return root(`Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`, m.Bytes())
}

func packageRelations() []byte {
	var m markup
	m.raw(`<Relationship Id="document" Type="`, officeRelation, `officeDocument" Target="word/document.xml"/>`,
		`<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`)
	return relations(&m)
}

func documentRelations(body *part) []byte {
	var m markup
	for _, p := range wordParts {
		m.raw(`<Relationship Id="`, p.name, `" Type="`, officeRelation, p.kind, `" Target="`, p.name, ".xml\"/>\n")
	}
	body.relationships(&m)
	return relations(&m)
}

func contentTypes() []byte {
	const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	var m markup
	m.raw(`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`,
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
		`<Override PartName="/word/document.xml" ContentType="`, wordType, `document.main+xml"/>`)
	for _, p := range wordParts {
		m.raw(`<Override PartName="/word/`, p.name, `.xml" ContentType="`, wordType, p.kind, `+xml"/>`)
	}
	return root(`Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"`, m.Bytes())
}

// properties says what the file is, to programs.
func (w *writer) properties() []byte {
	var m markup
	for _, p := range []struct{ name, value string }{
		{"dc:title", w.doc.Title}, {"dc:subject", w.doc.Subject}, {"dc:creator", w.doc.Author}, {"dc:language", tag(w.doc.Language)},
	} {
		if p.value != "" {
			m.raw("<", p.name, ">").text(p.value).raw("</", p.name, ">")
		}
	}
	if !w.doc.Date.IsZero() {
		date := w.doc.Date.UTC().Format(time.RFC3339)
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			m.raw("<", name, ` xsi:type="dcterms:W3CDTF">`, date, "</", name, ">")
		}
	}
	return m.Bytes()
}

// section says how pages look: A4, margins of 2 cm, and no head on the first.
func section(rtl bool) []byte {
	var m markup
	m.raw(`<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:footerReference w:type="default" r:id="footer1"/>`,
		`<w:footerReference w:type="first" r:id="footer2"/><w:pgSz w:w="11906" w:h="16838"/>`,
		`<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="454" w:footer="567" w:gutter="0"/><w:titlePg/>`)
	if rtl {
		m.raw("<w:bidi/>")
	}
	m.raw("</w:sectPr>")
	return m.Bytes()
}
