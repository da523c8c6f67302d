package docx

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// markup is XML in the making. What is written raw is a constant of this
// package or a number; all other text passes through text.
type markup struct{ bytes.Buffer }

func (m *markup) raw(parts ...string) *markup {
	for _, part := range parts {
		m.WriteString(part)
	}
	return m
}

func (m *markup) text(s string) *markup {
	_ = xml.EscapeText(&m.Buffer, []byte(allowed(s))) // a bytes.Buffer takes everything
	return m
}

// allowed is s without the characters that XML forbids, and without soft
// hyphens, which Word would show.
func allowed(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return r
		case r < 0x20, r == 0xAD, r == 0xFFFE, r == 0xFFFF:
			return -1
		}
		return r
	}, s)
}

// tag is s if it can be the name of a language, and otherwise empty.
func tag(s string) string {
	valid := len(s) >= 2 && len(s) <= 35 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
	if !valid || strings.HasPrefix(s, "-") {
		return ""
	}
	return s
}
