package chart

import (
	"slices"
	"strings"
	"testing"
)

// TestJoints: what a chart puts together stands as its language has it.
func TestJoints(t *testing.T) {
	j := Joints{
		Named:  func(name, words string) string { return name + "：" + words },
		Noted:  func(text, note string) string { return text + "（" + note + "）" },
		Series: func(first, next string) string { return first + "；" + next },
	}
	states := States{Joints: j, Items: []State{{Label: "A", Words: "b"}}}
	chain := Chain{Joints: j, Columns: []ChainColumn{
		{Boxes: []ChainBox{{ID: "a", Kind: "K", Label: "A"}, {ID: "b", Kind: "K", Label: "B", Note: "n", Words: "w"}}},
		{Boxes: []ChainBox{{ID: "c", Up: []string{"a", "b"}}}},
	}}
	shares := Shares{Joints: j, Rows: []ShareRow{{Label: "A", Href: "h", Total: Amount{Words: "b"}, Beside: &Amount{Words: "c"}}}}
	table := Table{Joints: j, Head: []string{"a", "b"}, UnitHead: "u", Rows: [][]Cell{{{Text: "1", Unit: "m"}, {Text: "2", Unit: "m"}}}}
	for _, tt := range []struct{ reason, got, want string }{
		{"a square", string(states.Picture(LTR)), "A：b"},
		{"a box", string(chain.Picture(LTR)), "K：B（n）：w"},
		{"what a box contributes to", chain.Table().Rows[2][3].Text, "A；B"},
		{"a bar with its parts", string(shares.Picture(LTR)), "A：b；c"},
		{"columns of the same head", string(table.CSV()), "a：u"},
	} {
		if !strings.Contains(tt.got, tt.want) {
			t.Errorf("%s: %q is not in %s", tt.reason, tt.want, tt.got)
		}
	}
	for _, all := range [][]string{{"a", "b"}, {"", "a", "", "b"}} {
		if got := new(Joints).series(slices.Clone(all)); got != "a; b" {
			t.Errorf("%q are %q", all, got)
		}
	}
}
