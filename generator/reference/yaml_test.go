package reference_test

import (
	"encoding/json"
	"regexp"
	"testing"

	"go.yaml.in/yaml/v3"
)

// value reads YAML as editors do: by the core schema of YAML 1.2, in which a date
// is a text and yes is no answer.
func value(t testing.TB, text []byte) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	if doc.Kind == 0 {
		return nil
	}
	return valueOf(doc.Content[0])
}

func valueOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		out := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			out[n.Content[i].Value] = valueOf(n.Content[i+1])
		}
		return out
	case yaml.SequenceNode:
		out := []any{}
		for _, item := range n.Content {
			out = append(out, valueOf(item))
		}
		return out
	}
	if n.Style != 0 {
		return n.Value
	}
	return plain(n.Value)
}

var (
	nullForm   = regexp.MustCompile(`^(null|Null|NULL|~|)$`)
	boolForm   = regexp.MustCompile(`^(true|True|TRUE|false|False|FALSE)$`)
	numberForm = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
)

func plain(s string) any {
	switch {
	case nullForm.MatchString(s):
		return nil
	case boolForm.MatchString(s):
		return s[0] == 't' || s[0] == 'T'
	case numberForm.MatchString(s):
		return json.Number(s)
	}
	return s
}
