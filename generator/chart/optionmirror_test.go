package chart

import (
	"maps"
	"reflect"
	"slices"
	"testing"
)

// figuresOf are the series of an option by what they say: names and values.
func figuresOf(option map[string]any) (out []any) {
	for _, series := range list(option["series"]) {
		out = append(out, series["name"])
		for _, item := range list(series["data"]) {
			out = append(out, item["name"], item["value"])
		}
	}
	return out
}

// From right to left, axes begin at the right, and the figures are the same.
func TestMirroredOptions(t *testing.T) {
	variables := variables(t)
	for _, name := range slices.Sorted(maps.Keys(samples)) {
		c, ok := samples[name].(Interactive)
		if !ok {
			continue
		}
		text, err := c.Option(RTL)
		if err != nil {
			t.Fatal(err)
		}
		if err := flaw(text, variables); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		left, _ := parsed(optionOf(t, c))
		right, _ := parsed(text)
		if !reflect.DeepEqual(figuresOf(left), figuresOf(right)) {
			t.Errorf("%s has other figures from right to left", name)
		}
		for _, axis := range list(right["xAxis"]) {
			if axis["inverse"] != true {
				t.Errorf("%s: an axis runs to the right: %v", name, axis)
			}
		}
		if axis := list(right["yAxis"])[0]; axis["position"] != "right" {
			t.Errorf("%s: the axis stands at the left: %v", name, axis)
		}
		from, to := list(left["grid"])[0], list(right["grid"])[0]
		if from["left"] != to["right"] || from["right"] != to["left"] {
			t.Errorf("%s: the room %v becomes %v", name, from, to)
		}
	}
}

func TestMirrored(t *testing.T) {
	for _, tt := range []struct{ reason, from, want string }{
		{"digits stay", `{"a":[1.50,12345678901234567890]}`, `{"a":[1.50,12345678901234567890]}`},
		{"a slider on the other side", `{"dataZoom":[{"right":"8","width":20}]}`, `{"dataZoom":[{"left":"8","width":20}]}`},
		{"labels beside marks", `{"series":[{"label":{"position":"right"},"data":[{"label":{"position":"left"}},{"label":{"position":"top"}}]}]}`,
			`{"series":[{"data":[{"label":{"position":"right"}},{"label":{"position":"top"}}],"label":{"position":"left"}}]}`},
		{"words that lean", `{"xAxis":[{"axisLabel":{"rotate":35}},{"axisLabel":{"rotate":-35}}]}`, `{"xAxis":[{"axisLabel":{"rotate":-35},"inverse":true},{"axisLabel":{"rotate":35},"inverse":true}]}`},
		{"words are no sides", `{"series":[{"name":"right","data":[{"name":"left"}]}]}`, `{"series":[{"data":[{"name":"left"}],"name":"right"}]}`},
	} {
		if got, err := mirrored([]byte(tt.from)); string(got) != tt.want || err != nil {
			t.Errorf("%s: got %s, %v", tt.reason, got, err)
		}
	}
}
