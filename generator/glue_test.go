package generator

import (
	"go/ast"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plansite/layouts"
)

// glue is what joins words.
var glue = regexp.MustCompile(`^[ ,;:()|·–—、，：；（）]+$`)

// spaced are the files that put a space between what is no words of a language:
// markup, ids, numbers and signs.
var spaced = []string{"generator/page/text.go", "generator/page/trace.go", "generator/search/vocabulary.go", "generator/chart/poster.go",
	"generator/chart/countoption.go", "generator/chart/move.go", "generator/chart/timelinerows.go"}

// TestNothingIsGlued: no code that makes pages or charts joins words by itself,
// since each language does so differently; messages do.
func TestNothingIsGlued(t *testing.T) {
	for _, f := range goFiles(t) {
		if f.test || f.pkg != "generator/page" && f.pkg != "generator/chart" || f.name == "generator/chart/joint.go" {
			continue
		}
		ast.Inspect(f.ast, func(n ast.Node) bool {
			if joined, ok := joiner(n); ok && glue.MatchString(joined) && !(joined == " " && slices.Contains(spaced, f.name)) {
				t.Errorf("%s joins words with %q; write a message", f.name, joined)
			}
			return true
		})
	}
}

// joiner is the text that an addition or a call of strings.Join joins by.
func joiner(n ast.Node) (string, bool) {
	var of []ast.Expr
	switch n := n.(type) {
	case *ast.BinaryExpr:
		if n.Op == token.ADD {
			of = []ast.Expr{n.X, n.Y}
		}
	case *ast.AssignStmt:
		if n.Tok == token.ADD_ASSIGN {
			of = n.Rhs
		}
	case *ast.CallExpr:
		if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Join" && len(n.Args) == 2 {
			of = n.Args[1:]
		}
	}
	for _, x := range of {
		if lit, ok := x.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			text, err := strconv.Unquote(lit.Value)
			return text, err == nil
		}
	}
	return "", false
}

// signs are what layouts may print beside what they are given: marks without a
// language, and names of formats.
var signs = []string{"●", "○", "SVG", "CSV", "PNG"}

var (
	layoutComment = regexp.MustCompile(`(?s)\{\{-? ?/\*.*?\*/ ?-?\}\}`)
	layoutAction  = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	layoutTag     = regexp.MustCompile(`(?s)<[a-zA-Z/!][^>]*>`)
	readable      = regexp.MustCompile(`\s(?:alt|title|aria-label|placeholder|content|value|data-label|data-text)="([^"]*)"`)
)

// TestLayoutsHoldNoWords: what layouts print between what they are given is
// neither a word nor a sign that joins words.
func TestLayoutsHoldNoWords(t *testing.T) {
	files, err := fs.Glob(layouts.Files, "*.html")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(layouts.Files, file)
		if err != nil {
			t.Fatal(err)
		}
		plain := layoutAction.ReplaceAllString(layoutComment.ReplaceAllString(string(text), ""), "\uFFFC")
		for word := range strings.FieldsSeq(strings.ReplaceAll(layoutTag.ReplaceAllString(plain, " "), "\uFFFC", " ")) {
			if !slices.Contains(signs, word) {
				t.Errorf("%s prints %q itself; write a message", file, word)
			}
		}
		for _, m := range readable.FindAllStringSubmatch(plain, -1) {
			if strings.ContainsRune(m[1], '\uFFFC') && strings.Trim(m[1], "\uFFFC") != "" && !strings.HasPrefix(m[1], "0; url=") {
				t.Errorf("%s joins words in the attribute %s; write a message", file, m[0])
			}
		}
	}
}
