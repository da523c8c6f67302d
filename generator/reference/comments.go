package reference

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"plansite/generator/plan"
)

// comments are what the sources of package plan say.
type comments struct {
	order  map[string]int    // of the types
	files  map[string]string // the source of each type
	types  map[string]string // by the name of the type
	fields map[string]string // by Type.Field
}

// read takes the comments out of the sources, once.
var read = sync.OnceValue(func() *comments {
	c := &comments{order: map[string]int{}, files: map[string]string{}, types: map[string]string{}, fields: map[string]string{}}
	for _, name := range plan.SourceFiles {
		text, err := fs.ReadFile(plan.Sources, name)
		if err != nil {
			panic(err) // it is embedded
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, text, parser.ParseComments)
		if err != nil {
			panic(err) // it was compiled
		}
		for _, decl := range file.Decls {
			if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.TYPE {
				c.add(name, gen)
			}
		}
	}
	return c
})

// add takes in the declaration of a struct in a source.
func (c *comments) add(file string, gen *ast.GenDecl) {
	spec := gen.Specs[0].(*ast.TypeSpec)
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	name := spec.Name.Name
	c.order[name], c.files[name] = len(c.order), file
	c.types[name] = strings.Join(strings.Fields(gen.Doc.Text()), " ")
	for _, f := range s.Fields.List {
		for _, ident := range f.Names {
			c.fields[name+"."+ident.Name] = strings.TrimSpace(f.Comment.Text())
		}
	}
}

var article = regexp.MustCompile(`^\w+ (is|are|says|holds) `)

// sentence turns the comment of a type into a sentence about its entry.
func sentence(name, doc string) string {
	doc, _, _ = strings.Cut(doc, ". ")
	doc = strings.TrimSuffix(article.ReplaceAllString(doc, ""), ".")
	if doc == "" {
		return name
	}
	return strings.ToUpper(doc[:1]) + doc[1:] + "."
}

var sample = regexp.MustCompile(`such as:? ("[^"]+"|[^;,]+)`)

// example is the one that the meaning of a key names.
func example(meaning string) string {
	m := sample.FindStringSubmatch(meaning)
	if m == nil {
		return ""
	}
	return strings.Trim(m[1], `"`)
}
