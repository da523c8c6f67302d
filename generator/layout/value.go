package layout

import (
	"reflect"
	"slices"
	"sync"
	"text/template/parse"
)

// pipe compiles a pipeline of one command.
func (p *program) pipe(pipe *parse.PipeNode) (expr, error) {
	if len(pipe.Cmds) != 1 {
		return nil, errUnknown
	}
	return p.command(pipe.Cmds[0])
}

func (p *program) command(c *parse.CommandNode) (expr, error) {
	name, ok := c.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(c.Args) > 1 {
			return nil, errUnknown
		}
		return p.operand(c.Args[0])
	}
	if len(c.Args) < 2 {
		return nil, errUnknown
	}
	args := make([]expr, len(c.Args)-1)
	for i, arg := range c.Args[1:] {
		var err error
		if args[i], err = p.operand(arg); err != nil {
			return nil, err
		}
	}
	switch name.Ident {
	case "and", "or":
		return shortcut(args, name.Ident == "or"), nil
	case "not", "len", "eq", "ne", "gt":
		return builtin(name.Ident, args), nil
	}
	if !slices.Contains([]string{"shared", "lower", "f", "n", "t"}, name.Ident) {
		return nil, errUnknown
	}
	return func(m *machine, dot reflect.Value) (reflect.Value, error) {
		values := make([]any, len(args))
		for i, arg := range args {
			v, err := arg(m, dot)
			if err != nil || !v.IsValid() {
				return v, errUnknown
			}
			values[i] = v.Interface()
		}
		v, err := p.function(name.Ident, values)
		return reflect.ValueOf(v), err
	}, nil
}

// function calls one of the functions that layouts have.
func (p *program) function(name string, args []any) (any, error) {
	id, ok := args[0].(string)
	switch {
	case !ok:
	case name == "t" && len(args) == 1:
		return p.locale.Message(id)
	case name == "f":
		return p.locale.Fill(id, args[1:]...)
	case name == "shared" && len(args) == 2:
		return p.parts.shared(id, args[1])
	case name == "lower" && len(args) == 2:
		return p.parts.lower(id, args[1])
	case name == "n" && len(args) == 2:
		if n, ok := args[1].(int); ok {
			return p.locale.Plural(id, n)
		}
	}
	return nil, errUnknown
}

func shortcut(args []expr, stop bool) expr {
	return func(m *machine, dot reflect.Value) (v reflect.Value, err error) {
		for _, arg := range args {
			if v, err = arg(m, dot); err != nil || truth(v) == stop {
				break
			}
		}
		return v, err
	}
}

func builtin(name string, args []expr) expr {
	return func(m *machine, dot reflect.Value) (reflect.Value, error) {
		var values [2]reflect.Value
		if len(args) > 2 {
			return values[0], errUnknown
		}
		for i, arg := range args {
			var err error
			if values[i], err = arg(m, dot); err != nil {
				return values[i], err
			}
		}
		a, b := values[0], values[1]
		switch {
		case name == "not" && len(args) == 1:
			return reflect.ValueOf(!truth(a)), nil
		case name == "len" && len(args) == 1 && a.IsValid() && (a.Kind() == reflect.Slice || a.Kind() == reflect.String):
			return reflect.ValueOf(a.Len()), nil
		case len(args) < 2 || !a.IsValid() || !b.IsValid():
		case name == "gt" && a.Kind() == reflect.Int && b.Kind() == reflect.Int:
			return reflect.ValueOf(a.Int() > b.Int()), nil
		case name != "gt" && a.Kind() == reflect.String && b.Kind() == reflect.String:
			return reflect.ValueOf((a.String() == b.String()) == (name == "eq")), nil
		}
		return reflect.Value{}, errUnknown
	}
}

func (p *program) operand(node parse.Node) (expr, error) {
	switch node := node.(type) {
	case *parse.DotNode:
		return func(_ *machine, dot reflect.Value) (reflect.Value, error) { return dot, nil }, nil
	case *parse.FieldNode:
		return fields(node.Ident), nil
	case *parse.VariableNode:
		rest := fields(node.Ident[1:])
		return func(m *machine, _ reflect.Value) (reflect.Value, error) {
			for _, v := range slices.Backward(m.vars) {
				if v.name == node.Ident[0] {
					return rest(m, v.value)
				}
			}
			return reflect.Value{}, errUnknown
		}, nil
	case *parse.StringNode:
		return constant(node.Text), nil
	case *parse.BoolNode:
		return constant(node.True), nil
	case *parse.NumberNode:
		if node.IsInt {
			return constant(int(node.Int64)), nil
		}
	case *parse.PipeNode:
		if len(node.Decl) == 0 {
			return p.pipe(node)
		}
	}
	return nil, errUnknown
}

func constant(v any) expr {
	value := reflect.ValueOf(v)
	return func(*machine, reflect.Value) (reflect.Value, error) { return value, nil }
}

// fields compiles .A.B: fields of structs, through pointers.
func fields(names []string) expr {
	indexes := make([]sync.Map, len(names)) // reflect.Type -> []int
	return func(_ *machine, v reflect.Value) (reflect.Value, error) {
		for i, name := range names {
			for v.IsValid() && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && !v.IsNil() {
				v = v.Elem()
			}
			if !v.IsValid() || v.Kind() != reflect.Struct {
				return v, errUnknown
			}
			at, ok := indexes[i].Load(v.Type())
			if !ok {
				f, found := v.Type().FieldByName(name)
				if !found || !f.IsExported() {
					return v, errUnknown
				}
				at = f.Index
				indexes[i].Store(v.Type(), at)
			}
			var err error
			if v, err = v.FieldByIndexErr(at.([]int)); err != nil {
				return v, errUnknown
			}
		}
		if v.IsValid() && v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		return v, nil
	}
}

// truth is what if, with and range take a value for.
func truth(v reflect.Value) bool {
	if !v.IsValid() {
		return false
	}
	switch v.Kind() {
	case reflect.Slice, reflect.String, reflect.Map, reflect.Array:
		return v.Len() > 0
	case reflect.Struct:
		return true
	}
	return !v.IsZero()
}
