// Package foreign marks words that are not in the language of the page they
// stand on, until the page is written.
//
// Content in a language that it has not been translated to stays in that of its
// source, and HTML has to say so wherever a piece of it stands (WCAG 3.1.2,
// "Language of Parts"). A title passes through many hands on its way to a page;
// so the mark travels in the text: two noncharacters of Unicode, which the
// standard keeps for what a program says to itself, around each piece. Nothing
// that is published holds them: Write puts elements in their place where a page
// can bear them, and Strip takes them out of everything else.
//
// A piece is plain text, without markup and without a mark in it.
package foreign

import (
	"bytes"
	"strings"
	"unicode"
)

// The marks: around words in the language of the source, and around words in
// the language of the page, where they stand among those of the source.
const (
	Begin       = "\uFDD0"
	End         = "\uFDD1"
	nativeBegin = "\uFDD2"
	nativeEnd   = "\uFDD3"
)

// lead are the bytes that all marks begin with.
var lead = []byte(Begin[:2])

// Mark marks a text of the source. What has no small letter is a name or a
// code, such as SG13 or ITU-T, and the same in all languages.
func Mark(s string) string {
	if !IsWords(s) || Marked(s) {
		return s
	}
	return Begin + s + End
}

// IsWords reports whether a text has words, which a translation puts into
// others. In a script without small letters, every letter is of a word.
func IsWords(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) && !unicode.IsUpper(r) })
}

// Native marks a text of the page's own language that stands among words of the
// source; one of the source needs no mark there.
func Native(s string) string {
	if Marked(s) {
		return Strip(s)
	}
	if !IsWords(s) {
		return s
	}
	return nativeBegin + s + nativeEnd
}

// Marked reports whether a text holds a mark.
func Marked(s string) bool {
	for i := strings.IndexByte(s, Begin[0]); i >= 0 && i+2 < len(s); {
		if s[i+1] == Begin[1] && s[i+2] >= Begin[2] && s[i+2] <= nativeEnd[2] {
			return true
		}
		next := strings.IndexByte(s[i+1:], Begin[0])
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return false
}

var stripper = strings.NewReplacer(Begin, "", End, "", nativeBegin, "", nativeEnd, "")

// Strip takes the marks out of a text.
func Strip(s string) string {
	if !Marked(s) {
		return s
	}
	return stripper.Replace(s)
}

// StripBytes takes the marks out of what is not HTML.
func StripBytes(data []byte) []byte {
	if !bytes.Contains(data, lead) {
		return data
	}
	return []byte(stripper.Replace(string(data)))
}
