package layout

import (
	"bytes"
	"errors"
	"html/template"
	"reflect"
	"text/template/parse"

	"plansite/generator/locale"
)

// A program is a layout made ready to run faster than html/template runs it,
// which spends most of its time on calling its own escapers by reflection.
//
// It is made of the tree that html/template has escaped, so how a place is
// escaped is decided there alone; and it prints a value itself only where
// escaping changes nothing, and has html/template print any other. It knows
// the few constructs that layouts use. Whatever it does not know, or would be
// an error, it leaves to html/template as a whole: then a layout has no
// program, or run fails, and what it printed is dropped.
type program struct {
	templates map[string][]op
	layout    *template.Template
	parts     *parts
	locale    *locale.Locale
}

var errUnknown = errors.New("layout: left to html/template")

// machine is what one run of a program needs.
type machine struct {
	out  *bytes.Buffer
	vars []variable
}

type variable struct {
	name  string
	value reflect.Value
}

// op prints a part of a page.
type op func(m *machine, dot reflect.Value) error

// expr computes a value.
type expr func(m *machine, dot reflect.Value) (reflect.Value, error)

// newProgram compiles the template name of a layout, or returns nil where it
// does something that a program does not know.
func newProgram(layout *template.Template, name string, parts *parts, l *locale.Locale) *program {
	_ = layout.ExecuteTemplate(new(bytes.Buffer), name, nil) // escapes the tree; the error comes again with the first page
	p := &program{templates: map[string][]op{}, layout: layout, parts: parts, locale: l}
	if p.template(name) != nil {
		return nil
	}
	return p
}

// run prints what the template name makes of view.
func (p *program) run(buf *bytes.Buffer, name string, view any) error {
	start := buf.Len()
	dot := reflect.ValueOf(view)
	m := &machine{out: buf, vars: []variable{{"$", dot}}}
	err := all(p.templates[name], m, dot)
	if err != nil {
		buf.Truncate(start)
	}
	return err
}

func all(ops []op, m *machine, dot reflect.Value) error {
	for _, op := range ops {
		if err := op(m, dot); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) template(name string) error {
	if _, ok := p.templates[name]; ok {
		return nil
	}
	p.templates[name] = nil // being made: a template may call itself
	t := p.layout.Lookup(name)
	if t == nil || t.Tree == nil {
		return errUnknown
	}
	ops, err := p.list(t.Tree.Root)
	p.templates[name] = ops
	return err
}

func (p *program) list(list *parse.ListNode) ([]op, error) {
	if list == nil {
		return nil, nil
	}
	var ops []op
	for _, node := range list.Nodes {
		op, err := p.node(node)
		if err != nil {
			return nil, err
		}
		if op != nil {
			ops = append(ops, op)
		}
	}
	return ops, nil
}

func (p *program) node(node parse.Node) (op, error) {
	switch node := node.(type) {
	case *parse.CommentNode:
		return nil, nil
	case *parse.TextNode:
		return func(m *machine, _ reflect.Value) error {
			m.out.Write(node.Text)
			return nil
		}, nil
	case *parse.ActionNode:
		return p.action(node.Pipe)
	case *parse.TemplateNode:
		return p.invocation(node)
	case *parse.IfNode:
		return p.branch(&node.BranchNode, false)
	case *parse.WithNode:
		return p.branch(&node.BranchNode, true)
	case *parse.RangeNode:
		return p.loop(node)
	}
	return nil, errUnknown
}

// action compiles {{value}}, which html/template has made {{value | escapers}}.
func (p *program) action(pipe *parse.PipeNode) (op, error) {
	if len(pipe.Decl) > 0 {
		return nil, errUnknown
	}
	value, err := p.command(pipe.Cmds[0])
	if err != nil {
		return nil, err
	}
	e := escapers()[chain(pipe)]
	if e == nil {
		return nil, errUnknown
	}
	return func(m *machine, dot reflect.Value) error {
		v, err := value(m, dot)
		if err != nil {
			return err
		}
		return e.print(m.out, v)
	}, nil
}

func (p *program) invocation(node *parse.TemplateNode) (op, error) {
	if err := p.template(node.Name); err != nil {
		return nil, err
	}
	arg := func(*machine, reflect.Value) (reflect.Value, error) { return reflect.Value{}, nil }
	if node.Pipe != nil {
		var err error
		if arg, err = p.pipe(node.Pipe); err != nil {
			return nil, err
		}
	}
	return func(m *machine, dot reflect.Value) error {
		v, err := arg(m, dot)
		if err != nil {
			return err
		}
		outer := len(m.vars)
		m.vars = append(m.vars, variable{"$", v})
		err = all(p.templates[node.Name], m, v)
		m.vars = m.vars[:outer]
		return err
	}, nil
}

// branch compiles if and with.
func (p *program) branch(b *parse.BranchNode, with bool) (op, error) {
	if len(b.Pipe.Decl) > 0 {
		return nil, errUnknown
	}
	value, err1 := p.pipe(b.Pipe)
	yes, err2 := p.list(b.List)
	no, err3 := p.list(b.ElseList)
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, errUnknown
	}
	return func(m *machine, dot reflect.Value) error {
		v, err := value(m, dot)
		if err != nil {
			return err
		}
		if !truth(v) {
			return all(no, m, dot)
		}
		if with {
			dot = v
		}
		return all(yes, m, dot)
	}, nil
}

func (p *program) loop(node *parse.RangeNode) (op, error) {
	var names []string
	for _, v := range node.Pipe.Decl {
		names = append(names, v.Ident[0])
	}
	value, err1 := p.pipe(node.Pipe)
	body, err2 := p.list(node.List)
	none, err3 := p.list(node.ElseList)
	if err := errors.Join(err1, err2, err3); err != nil || node.Pipe.IsAssign {
		return nil, errUnknown
	}
	return func(m *machine, dot reflect.Value) error {
		v, err := value(m, dot)
		if err != nil || v.IsValid() && v.Kind() != reflect.Slice {
			return errUnknown
		}
		if !truth(v) {
			return all(none, m, dot)
		}
		outer := len(m.vars)
		for i := range v.Len() {
			if n := len(names); n > 0 {
				if n == 2 {
					m.vars = append(m.vars, variable{names[0], reflect.ValueOf(i)})
				}
				m.vars = append(m.vars, variable{names[n-1], v.Index(i)})
			}
			if err := all(body, m, v.Index(i)); err != nil {
				return err
			}
			m.vars = m.vars[:outer]
		}
		return nil
	}, nil
}
