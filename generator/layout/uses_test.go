package layout

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template/parse"

	"plansite/generator/site"
)

// layoutUses finds the calls of t, n and f in layouts.
func layoutUses(t *testing.T, fsys fs.FS) []use {
	t.Helper()
	names, err := fs.Glob(fsys, "*.html")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	var out []use
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		trees := map[string]*parse.Tree{}
		tree := parse.New(name)
		tree.Mode = parse.SkipFuncCheck
		if _, err := tree.Parse(string(text), "", "", trees); err != nil {
			t.Fatal(err)
		}
		for _, tree := range trees {
			each(tree.Root, func(c *parse.CommandNode) {
				if u, ok := callOf(c); ok {
					u.where = "layouts/" + name
					out = append(out, u)
				}
			})
		}
	}
	return out
}

// callOf reads a command that calls one of the functions for messages.
func callOf(c *parse.CommandNode) (use, bool) {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok || len(c.Args) < 2 || !slices.Contains([]string{"t", "n", "f"}, name.Ident) {
		return use{}, false
	}
	u := use{call: name.Ident}
	if id, ok := c.Args[1].(*parse.StringNode); ok {
		u.id = id.Text
	}
	for i := 2; i < len(c.Args); i += 2 {
		if place, ok := c.Args[i].(*parse.StringNode); ok && u.call == "f" {
			u.given = append(u.given, place.Text)
		}
	}
	slices.Sort(u.given)
	return u, true
}

// each calls f for every command below a node of a layout.
func each(node parse.Node, f func(*parse.CommandNode)) {
	branch := func(b *parse.BranchNode) {
		each(b.Pipe, f)
		each(b.List, f)
		if b.ElseList != nil {
			each(b.ElseList, f)
		}
	}
	switch node := node.(type) {
	case *parse.ListNode:
		for _, n := range node.Nodes {
			each(n, f)
		}
	case *parse.ActionNode:
		each(node.Pipe, f)
	case *parse.TemplateNode:
		if node.Pipe != nil {
			each(node.Pipe, f)
		}
	case *parse.PipeNode:
		for _, c := range node.Cmds {
			f(c)
			for _, arg := range c.Args {
				each(arg, f)
			}
		}
	case *parse.IfNode:
		branch(&node.BranchNode)
	case *parse.RangeNode:
		branch(&node.BranchNode)
	case *parse.WithNode:
		branch(&node.BranchNode)
	}
}

// programUses finds the calls of T, N and F in the packages of the generator.
// Where the id is no constant, it is taken from the source too: the beginning
// of a sum, what callers give for a parameter, or any text of the function.
func programUses(t *testing.T) []use {
	t.Helper()
	var out []use
	fset := token.NewFileSet()
	root := os.DirFS("..")
	names, err := fs.Glob(root, "*/*.go")
	if err != nil {
		t.Fatal(err)
	}
	own, err := fs.Glob(root, "*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range append(own, names...) {
		if strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "locale/") {
			continue
		}
		file, err := parser.ParseFile(fset, "../"+name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	s := &source{fset: fset, files: files}
	for _, file := range files {
		for _, decl := range file.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Body != nil {
				out = append(out, s.uses(f)...)
			}
		}
	}
	return out
}

type source struct {
	fset  *token.FileSet
	files []*ast.File
}

// uses are the messages that a function shows.
func (s *source) uses(f *ast.FuncDecl) []use {
	var out []use
	ast.Inspect(f, func(n ast.Node) bool {
		name, ok := messageCall(n)
		if !ok {
			return true
		}
		call := n.(*ast.CallExpr)
		u := use{where: s.fset.Position(call.Pos()).String(), call: name}
		for i := 1; i < len(call.Args) && u.call == "f"; i += 2 {
			place, _ := text(call.Args[i])
			u.given = append(u.given, place)
		}
		slices.Sort(u.given)
		out = append(out, s.resolve(u, f, call.Args[0])...)
		return true
	})
	return out
}

// resolve finds the ids that an expression may stand for.
func (s *source) resolve(u use, f *ast.FuncDecl, id ast.Expr) []use {
	with := func(id string, prefix, maybe bool) use {
		u.id, u.prefix, u.maybe = id, prefix, maybe
		return u
	}
	if id, ok := text(id); ok {
		return []use{with(id, false, false)}
	}
	switch id := id.(type) {
	case *ast.BinaryExpr:
		if prefix, ok := text(id.X); ok && id.Op == token.ADD {
			return []use{with(prefix, true, false)}
		}
	case *ast.CallExpr: // x.Sort().String()
		var out []use
		for sort := site.PlanSort; sort <= site.EventSort; sort++ {
			out = append(out, with(sort.String(), false, false))
		}
		return out
	case *ast.Ident:
		if i := parameter(f, id.Name); i >= 0 {
			var out []use
			for _, text := range s.arguments(f.Name.Name, i) {
				out = append(out, with(text, false, false))
			}
			return out
		}
	}
	var out []use
	ast.Inspect(f, func(n ast.Node) bool {
		if _, ok := messageCall(n); ok {
			return false // its texts have found their use
		}
		if e, ok := n.(ast.Expr); ok {
			if id, ok := text(e); ok {
				out = append(out, with(id, false, true))
			}
		}
		return true
	})
	return out
}

// messageCall reports whether n calls T, N or F, with the name of that.
func messageCall(n ast.Node) (string, bool) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !slices.Contains([]string{"T", "N", "F"}, selector.Sel.Name) {
		return "", false
	}
	return strings.ToLower(selector.Sel.Name), true
}

// text is the value of a constant text.
func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(lit.Value)
	return value, err == nil
}

// parameter is the place of a name among the parameters of f, or -1.
func parameter(f *ast.FuncDecl, name string) int {
	i := 0
	for _, field := range f.Type.Params.List {
		for _, n := range field.Names {
			if n.Name == name {
				return i
			}
			i++
		}
	}
	return -1
}

// arguments are the texts that callers of a function give in one place.
func (s *source) arguments(name string, i int) []string {
	var out []string
	for _, file := range s.files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || i >= len(call.Args) {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == name {
				if text, ok := text(call.Args[i]); ok {
					out = append(out, text)
				}
			}
			return true
		})
	}
	return out
}
