package plan

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var updateReadme = flag.Bool("update", false, "rewrite the schema tables of the README")

// TestREADME holds the schema tables of the README equal to the types: each
// struct with yaml tags is a table, each field a row, its comment the meaning.
func TestREADME(t *testing.T) {
	const file = "../../README.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const from, to = "<!-- schema -->\n", "<!-- /schema -->"
	before, rest, ok := strings.Cut(string(text), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatal("the README has no place for the schema")
	}
	want := before + from + schemaTables(t) + to + after
	if want == string(text) {
		return
	}
	if !*updateReadme {
		t.Fatal("the schema of the README differs from the types; run: go test ./generator/plan -run README -update")
	}
	if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

func schemaTables(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	for _, name := range []string{"plan.go", "situation.go", "record.go", "config.go", "unit.go"} {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			gen, ok := decl.(*ast.GenDecl)
			if !ok || gen.Tok != token.TYPE {
				continue
			}
			spec := gen.Specs[0].(*ast.TypeSpec)
			if s, ok := spec.Type.(*ast.StructType); ok {
				writeTable(t, &out, spec.Name.Name, gen.Doc.Text(), s)
			}
		}
	}
	return out.String()
}

func writeTable(t *testing.T, out *strings.Builder, name, doc string, s *ast.StructType) {
	t.Helper()
	rows := 0
	for _, f := range s.Fields.List {
		if f.Tag == nil {
			continue
		}
		tag := reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get("yaml")
		key, option, _ := strings.Cut(tag, ",")
		if option == "inline" {
			rows += openTable(out, rows, name, doc)
			fmt.Fprintf(out, "| | %s | its keys stand here |\n", valueWords(f.Type))
			continue
		}
		if key == "" || key == "-" {
			continue
		}
		comment := strings.TrimSpace(f.Comment.Text())
		if comment == "" {
			t.Errorf("the field %s.%s has no comment that says what it means", name, f.Names[0])
		}
		rows += openTable(out, rows, name, doc)
		star := ""
		if slices.Contains(strings.Split(option, ","), "required") {
			star = "*"
		}
		fmt.Fprintf(out, "| `%s`%s | %s | %s |\n", key, star, valueWords(f.Type), strings.ReplaceAll(comment, "|", `\|`))
	}
	if rows > 0 {
		out.WriteString("\n</details>\n")
	}
}

// openTable writes the head of a table that has no rows yet; it counts the row
// that comes.
func openTable(out *strings.Builder, rows int, name, doc string) int {
	if rows == 0 {
		sentence := strings.Join(strings.Fields(doc), " ")
		fmt.Fprintf(out, "\n<details><summary><b>%s</b>: %s</summary>\n\n| key | value | meaning |\n|---|---|---|\n", name, meaning(name, sentence))
	}
	return 1
}

var article = regexp.MustCompile(`^\w+ (is|are|says|holds) `)

// meaning turns the comment of a type into a sentence about its entry.
func meaning(name, doc string) string {
	doc, _, _ = strings.Cut(doc, ". ")
	doc = strings.TrimSuffix(article.ReplaceAllString(doc, ""), ".")
	return strings.ToUpper(doc[:1]) + doc[1:] + "."
}

// valueWords says in words what a key takes.
func valueWords(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return valueWords(e.X)
	case *ast.ArrayType:
		plural := map[string]string{"a name": "names", "text": "texts", "a line": "lines", "list of names": "rows of names"}
		if w, ok := plural[valueWords(e.Elt)]; ok {
			return "list of " + w
		}
		return "list of " + valueWords(e.Elt)
	case *ast.Ident:
		words := map[string]string{
			"string": "a line", "Text": "text", "Ref": "a name", "bool": "true or false", "int": "whole number", "Date": "date",
			"Number": "number", "Address": "web address", "Reading": "a word", "Direction": "a word", "Standing": "a word",
			"Status": "a word", "RiskType": "a word", "Response": "a word", "ActionStatus": "a word",
			"Outcome": "a word", "Stance": "a word",
		}
		if w, ok := words[e.Name]; ok {
			return w
		}
		return e.Name
	}
	return "?"
}
