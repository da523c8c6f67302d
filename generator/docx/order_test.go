package docx

import (
	"slices"
	"strings"
	"testing"
)

// orders are the children of elements in the order in which the schema of
// WordprocessingML has them; Word refuses a file that has another.
var orders = map[string]string{
	"pPr":   "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr",
	"rPr":   "rStyle rFonts b bCs i iCs caps strike color sz szCs highlight u shd vertAlign rtl cs lang",
	"tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
	"tbl":   "tblPr tblGrid tr", "tr": "trPr tc", "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
	"sectPr": "headerReference footerReference pgSz pgMar titlePg bidi", "numPr": "ilvl numId",
	"style": "name basedOn next qFormat pPr rPr tblPr", "styles": "docDefaults style", "docDefaults": "rPrDefault pPrDefault",
	"numbering": "abstractNum num", "abstractNum": "multiLevelType lvl", "num": "abstractNumId lvlOverride",
	"lvl": "start numFmt lvlText lvlJc pPr", "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat",
	"font": "altName family pitch", "pBdr": "top left bottom right", "tblBorders": "top left bottom right insideH insideV",
}

// checkOrder finds children that stand in another order or that the package
// does not know.
func checkOrder(t testing.TB, e *element) {
	t.Helper()
	if order, ok := orders[e.name]; ok {
		names, at := strings.Fields(order), 0
		for _, kid := range e.kids {
			next := slices.Index(names, kid.name)
			if next < at {
				t.Errorf("%s does not belong there in %s", kid.name, e.name)
			}
			at = max(at, next)
		}
	}
	for _, kid := range e.kids {
		checkOrder(t, kid)
	}
}
