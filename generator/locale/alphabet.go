package locale

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"plansite/generator/foreign"
)

// Alphabet puts names in the order of a language and says under which letter
// each stands. It is for one goroutine at a time.
//
// Signs before the first letter do not count, nor does an article, which would
// put half of a list under one letter. Chinese names stand under the first
// letter of their pinyin.
type Alphabet struct {
	collator *collate.Collator
	buffer   collate.Buffer
	lang     string
	pinyin   [][]byte // keys of the first characters of pinyinLetters
}

// The letters that syllables begin with in pinyin, and the first character of
// each in the order of the language.
const (
	pinyinLetters = "ABCDEFGHJKLMNOPQRSTWXYZ"
	pinyinFirst   = "阿八嚓咑妸发旮哈丌咔垃妈拏噢妑七呥仨他屲夕丫帀"
)

// Headings of names that begin with no letter.
const (
	Digits = "0–9"
	Signs  = "#"
)

// Alphabet returns that of the language.
func (l *Locale) Alphabet() *Alphabet {
	a := &Alphabet{collator: collate.New(language.Make(l.Code), collate.Numeric), lang: l.Code}
	if l.Code == "zh" {
		for _, first := range pinyinFirst {
			a.pinyin = append(a.pinyin, a.key(string(first)))
		}
	}
	return a
}

func (a *Alphabet) key(s string) []byte {
	defer a.buffer.Reset()
	return bytes.Clone(a.collator.KeyFromString(&a.buffer, s))
}

// Place is where a name stands.
type Place struct {
	Letter string // the heading
	key    []byte
}

// Compare orders places: those before others are less.
func (p Place) Compare(q Place) int { return bytes.Compare(p.key, q.key) }

// Place finds where a name stands: digits first, then the letters, then what
// has neither.
func (a *Alphabet) Place(name string) Place {
	name = a.bare(name)
	letter := a.letter(name)
	key := []byte{1}
	switch letter {
	case Digits:
		key[0] = 0
	case Signs:
		key[0] = 2
	default:
		key = append(append(key, a.key(letter)...), 0)
	}
	return Place{Letter: letter, key: append(key, a.key(name)...)}
}

// bare is a name without what does not count for its place.
func (a *Alphabet) bare(name string) string {
	name = norm.NFC.String(foreign.Strip(name))
	if a.lang == "ar" {
		name = strings.Map(plainArabic, name)
	}
	name = strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for _, article := range articles[a.lang] { // as they are written: in a name that begins with إلى there is none
		if n := len(article); len(name) > n && strings.EqualFold(name[:n], article) {
			name = name[n:]
			break
		}
	}
	return bare(name)
}

// articles are those that names begin with, by language, with what stands
// between them and the noun: in Arabic nothing.
var articles = map[string][]string{
	"ar": {"ال"},
	"en": {"a ", "an ", "the "},
	"es": {"el ", "la ", "los ", "las ", "un ", "una "},
	"fr": {"le ", "la ", "les ", "l'", "l’", "un ", "une "},
}

// plainArabic leaves out the signs of vowels, and what only stretches a word.
func plainArabic(r rune) rune {
	if r == '\u0640' || r >= '\u064B' && r <= '\u065F' || r == '\u0670' {
		return -1
	}
	return r
}

func (a *Alphabet) letter(name string) string {
	r, _ := utf8.DecodeRuneInString(name)
	switch {
	case name == "":
		return Signs
	case unicode.IsDigit(r):
		return Digits
	case unicode.Is(unicode.Han, r):
		return a.han(name)
	}
	return a.base(unicode.ToUpper(r))
}

// han is the letter of a name that begins with a Chinese character.
func (a *Alphabet) han(name string) string {
	key := a.key(name)
	for i := len(a.pinyin) - 1; i >= 0; i-- {
		if bytes.Compare(a.pinyin[i], key) <= 0 {
			return pinyinLetters[i : i+1]
		}
	}
	return Signs
}

// ownLetters are letters with a mark that count as letters of their own, by
// language.
var ownLetters = map[string]string{"es": "Ñ", "ru": "Й"}

// base is a letter without its marks.
func (a *Alphabet) base(r rune) string {
	switch {
	case strings.ContainsRune(ownLetters[a.lang], r):
		return string(r)
	case r == 'Æ':
		return "A"
	case r == 'Œ':
		return "O"
	}
	for _, first := range norm.NFD.String(string(r)) {
		return string(first)
	}
	return Signs
}
