package markdown

import (
	"fmt"
	"unicode"

	"plansite/generator/diagnostic"
)

// invisible reports characters that a reader does not see and a browser acts
// upon, or may not get: control characters are errors; marks that turn the
// direction of text are warnings, for a text in Arabic may need them.
func invisible(src []byte, at Locator, r *diagnostic.Reporter) {
	for i, c := range string(src) {
		turns := c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069
		severity := diagnostic.Error
		if turns {
			severity = diagnostic.Warning
		}
		if !turns && !isControl(c) {
			continue
		}
		d := diagnostic.Diagnostic{Severity: severity, Code: "control-character", Length: 1}
		if !r.Full(severity) {
			d.Place = r.At(at(i, string(c)))
		} else {
			d.Place.File = r.File
		}
		d.Message, d.Hint = fmt.Sprintf("an invisible character (U+%04X) stands here", c), "delete it"
		if turns {
			d.Message = fmt.Sprintf("an invisible character (U+%04X) turns the direction of the text here", c)
			d.Hint = "delete it, unless the words would stand in a wrong order without it"
		}
		r.Add(d)
	}
}

func isControl(c rune) bool {
	switch c {
	case '\t', '\n', '\r', 0:
		return false
	case 0x2028, 0x2029:
		return true
	}
	return unicode.IsControl(c) || c >= 0xFDD0 && c <= 0xFDEF || c&0xFFFE == 0xFFFE
}
