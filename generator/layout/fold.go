package layout

import (
	"fmt"
	"html/template"
	"text/template/parse"

	"plansite/generator/locale"
)

// fold puts messages without places into the layouts when they are loaded, so
// that {{t "home"}} costs nothing on each of many thousand pages. The text is
// escaped for content and quoted attributes, which is where layouts have it.
// It also finds messages that do not exist before the first page is made.
func fold(t *template.Template, l *locale.Locale) error {
	for _, one := range t.Templates() {
		if one.Tree == nil {
			continue
		}
		if err := foldList(one.Tree.Root, l); err != nil {
			return fmt.Errorf("layout %s: %w", one.Tree.ParseName, err)
		}
	}
	return nil
}

func foldList(list *parse.ListNode, l *locale.Locale) error {
	if list == nil {
		return nil
	}
	for i, node := range list.Nodes {
		var err error
		switch node := node.(type) {
		case *parse.ActionNode:
			if id, ok := messageOf(node); ok {
				var text string
				if text, err = l.Message(id); err == nil {
					list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: node.Pos, Text: []byte(template.HTMLEscapeString(text))}
				}
			}
		case *parse.IfNode:
			err = foldBranches(&node.BranchNode, l)
		case *parse.RangeNode:
			err = foldBranches(&node.BranchNode, l)
		case *parse.WithNode:
			err = foldBranches(&node.BranchNode, l)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func foldBranches(b *parse.BranchNode, l *locale.Locale) error {
	if err := foldList(b.List, l); err != nil {
		return err
	}
	return foldList(b.ElseList, l)
}

// messageOf is the id in an action {{t "id"}}.
func messageOf(a *parse.ActionNode) (string, bool) {
	if len(a.Pipe.Decl) > 0 || len(a.Pipe.Cmds) != 1 || len(a.Pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, ok := a.Pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	id, isString := a.Pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !ok || !isString || name.Ident != "t" {
		return "", false
	}
	return id.Text, true
}
