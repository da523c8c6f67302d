package locale

import (
	"strings"

	"plansite/generator/foreign"
)

// List writes out a list in a sentence, by the patterns of CLDR, which are
// messages: list-pair for two, else list-start, list-middle and list-end.
func (l *Locale) List(all []string) string {
	switch len(all) {
	case 0:
		return ""
	case 1:
		return all[0]
	case 2:
		return l.pair("list-pair", all[0], all[1])
	}
	out := l.F("list-start", "First", all[0], "Second", all[1])
	for _, next := range all[2 : len(all)-1] {
		out = l.F("list-middle", "First", out, "Second", next)
	}
	return l.pair("list-end", out, all[len(all)-1])
}

// pair fills a pattern. The Spanish "y" is "e" before the same sound.
func (l *Locale) pair(id, first, second string) string {
	out := l.F(id, "First", first, "Second", second)
	if before, ok := strings.CutSuffix(out, " y "+second); ok && l.base == "es" && soundsLikeI(foreign.Strip(second)) {
		return before + " e " + second
	}
	return out
}

// soundsLikeI reports whether a Spanish word begins with the sound of i, and not
// with that of ya, ye, yo.
func soundsLikeI(word string) bool {
	word = strings.TrimPrefix(strings.ToLower(word), "h")
	rest, ok := strings.CutPrefix(word, "i")
	return ok && !strings.HasPrefix(rest, "a") && !strings.HasPrefix(rest, "e") && !strings.HasPrefix(rest, "o") || strings.HasPrefix(word, "í")
}
