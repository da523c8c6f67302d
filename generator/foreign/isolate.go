package foreign

import "bytes"

// isolate writes escaped text, and each code in it, such as sg13-oc1 or Y.3172,
// in an element of its own: its letters run from left to right, and without the
// element they would take along the signs beside them.
func isolate(out *bytes.Buffer, text []byte) {
	done := 0
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '&': // an escaped sign, whose name is no word
			i += max(1, bytes.IndexByte(text[i:], ';'))
		case letter(c) || digit(c):
			end := i + run(text[i:])
			if isCode(text[i:end]) {
				out.Write(text[done:i])
				out.WriteString("<bdi>")
				out.Write(text[i:end])
				out.WriteString("</bdi>")
				done = end
			}
			i = end
		default:
			i++
		}
	}
	out.Write(text[done:])
}

// run is how long the code or word is that text begins with: letters and digits,
// and between them signs that join.
func run(text []byte) int {
	end := 0
	for i, c := range text {
		switch {
		case letter(c) || digit(c):
			end = i + 1
		case c != '.' && c != '/' && c != '-' && c != '_':
			return end
		}
	}
	return end
}

// isCode reports whether a word has letters and digits.
func isCode(word []byte) bool {
	return bytes.ContainsFunc(word, func(r rune) bool { return r < 0x80 && letter(byte(r)) }) &&
		bytes.ContainsFunc(word, func(r rune) bool { return r < 0x80 && digit(byte(r)) })
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
func digit(c byte) bool  { return c >= '0' && c <= '9' }
