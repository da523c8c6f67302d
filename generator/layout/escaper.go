package layout

import (
	"bytes"
	"html/template"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// An escaper prints values in one place of HTML: in text, in an attribute, in
// an address.
type escaper struct {
	before, after string             // what stands around {{.}} in whole
	same          func(string) bool  // whether escaping leaves a text as it is; false if in doubt
	html          bool               // whether it leaves template.HTML as it is
	whole         *template.Template // prints any value
}

// escapers are those that programs know, by the chain of functions with which
// html/template marks their place.
var escapers = sync.OnceValue(func() map[string]*escaper {
	out := map[string]*escaper{}
	for _, e := range []*escaper{
		{before: "<p>", after: "</p>", same: plainText, html: true},
		{before: "<title>", after: "</title>", same: plainText},
		{before: `<p title="`, after: `"></p>`, same: plainText},
		{before: `<a href="`, after: `"></a>`, same: plainAddress},
		{before: `<a href="#`, after: `"></a>`, same: plainName},
	} {
		e.whole = template.Must(template.New("value").Parse(e.before + "{{.}}" + e.after))
		_ = e.whole.Execute(new(bytes.Buffer), "")
		for _, node := range e.whole.Tree.Root.Nodes {
			if action, ok := node.(*parse.ActionNode); ok {
				out[chain(action.Pipe)] = e
			}
		}
	}
	return out
})

// chain names the functions that html/template has put behind a value.
func chain(pipe *parse.PipeNode) string {
	var b strings.Builder
	for _, c := range pipe.Cmds[1:] {
		b.WriteString("|" + c.String())
	}
	return b.String()
}

var (
	stringType = reflect.TypeFor[string]()
	htmlType   = reflect.TypeFor[template.HTML]()
)

// print prints v as html/template would in the escaper's place.
func (e *escaper) print(out *bytes.Buffer, v reflect.Value) error {
	if !v.IsValid() {
		return errUnknown
	}
	if t := v.Type(); t == stringType && e.same(v.String()) || t == htmlType && e.html {
		out.WriteString(v.String())
		return nil
	}
	var buf bytes.Buffer
	if err := e.whole.Execute(&buf, v.Interface()); err != nil {
		return errUnknown
	}
	text, ok1 := bytes.CutPrefix(buf.Bytes(), []byte(e.before))
	text, ok2 := bytes.CutSuffix(text, []byte(e.after))
	if !ok1 || !ok2 {
		return errUnknown
	}
	out.Write(text)
	return nil
}

// plainText reports whether s has nothing to escape in text and quoted attributes.
func plainText(s string) bool { return !strings.ContainsAny(s, "\x00\"&'+<>") }

// plainAddress reports whether s is an address in which nothing is to escape.
func plainAddress(s string) bool {
	s = strings.TrimPrefix(s, "https://")
	for _, c := range []byte(s) {
		if !nameByte(c) && c != '/' && c != '#' {
			return false
		}
	}
	return true
}

// plainName reports the same of what follows # or ?.
func plainName(s string) bool {
	for _, c := range []byte(s) {
		if !nameByte(c) {
			return false
		}
	}
	return true
}

func nameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.'
}
