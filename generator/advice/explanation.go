package advice

import (
	"embed"
	"fmt"
	"strings"

	"plansite/generator/plan"
)

// The explanations, by code: a heading, then what it means, why it matters, how
// to mend it, and an example. The README has the same.
//
//go:embed explain/*.md
var explanations embed.FS

// Explanation is what there is to know of a sort of advice.
type Explanation struct {
	Code  plan.AdviceCode
	Title string
	Text  string // Markdown
}

// Explain returns the explanation of a code; ok is false for one of no advice.
func Explain(code plan.AdviceCode) (e Explanation, ok bool) {
	file, err := explanations.ReadFile(fmt.Sprintf("explain/%s.md", code))
	if err != nil {
		return Explanation{}, false
	}
	title, text, _ := strings.Cut(string(file), "\n")
	return Explanation{code, strings.TrimPrefix(title, "# "), strings.TrimSpace(text)}, true
}
