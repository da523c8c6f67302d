package advice

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"plansite/generator/diagnostic"
	"plansite/generator/plan"
	"plansite/generator/site"
)

// The words that promise a change without saying what will be so, by language:
// each file has those of one, in small letters, each form on its own.
//
//go:embed words/*.txt
var words embed.FS

// vagueWords are those of the language in which a site is written; none for a
// language without a list.
func vagueWords(c *plan.Config) map[string]bool {
	language, _, _ := strings.Cut(c.Languages[0].Code.ID, "-")
	text, err := words.ReadFile("words/" + language + ".txt")
	if err != nil {
		return nil
	}
	out := map[string]bool{}
	for _, w := range strings.Fields(string(text)) {
		out[w] = true
	}
	return out
}

// result looks for vague words in an aim that nothing measures. The words of aims
// from outside are not those of the plan.
func (a *adviser) result(x *site.Result) {
	isAim := func(ref plan.Ref) bool { return ref.ID == x.Level.ID }
	if len(x.Indicators) > 0 || slices.ContainsFunc(a.site.Config.Alignment, isAim) {
		return
	}
	word := a.vagueWord(x.Title)
	if word == "" {
		return
	}
	p := a.say(x, plan.VagueResult, fmt.Sprintf("%s in the title of the result %q says nothing that can be seen to be reached, and no indicator measures it", diagnostic.Name(word), x.Ref()),
		fmt.Sprintf("say what will be so when it is reached, or add an indicator with measures: [%s]", x.Ref()))
	p.of(x.Result.Pos, "title")
}

// vagueWord is the first vague word of a title, as it is written there, or "".
func (a *adviser) vagueWord(title string) string {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || r == '-' }
	for word := range strings.FieldsFuncSeq(title, func(r rune) bool { return !inWord(r) }) {
		if a.vague[strings.ToLower(word)] {
			return word
		}
	}
	return ""
}
